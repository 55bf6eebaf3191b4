import { testRule } from '../../kit/rule.ts';

const ru = (title: string, body: string): string => `---\ntitle: ${title}\nlang: ru\n---\n# ${title}\n\n${body}\n`;
const HEALTH = 'Диабет — хроническое заболевание. Симптомы: жажда и усталость. Таблетки пьют утром, дозировка зависит от веса, и пациент ведёт дневник.';
const LAW = 'An attorney files the lawsuit at the court, the defendant answers. The plaintiff pays, and litigation takes a year. A judge decides on damages.';
const MONEY = 'Инвестор делит портфель: облигации, акции и вклад. Дивиденды облагает налог, брокер удержит его сам, а вычет вернут через год.';

testRule('claims/medical-legal-finance', {
  accept: {
    'a right with its condition': '# Gardens\n\nYou may be entitled to a tax refund in any case of flood.\n',
    'advice that denies, asks or sends to a doctor': '# Gardens\n\nTea does not cure asthma. Does honey heal an ulcer? By law the deposit comes back within a month. Charge the tablet twice a day.\n',
    'a right of buyers': '---\nlang: ru\n---\n# Сад\n\nПо закону вы вправе вернуть саженцы за 14 дней. Диабет — хроническое заболевание.\n',
    'a source': ru('Жизнь с диабетом', `${HEALTH} Так пишет [клиника](https://clinic.example.net/diabet).`),
    'advice to ask a doctor': ru('Жизнь с диабетом', `${HEALTH}\n\nПеред приёмом проконсультируйтесь с врачом.`),
    'a disclaimer in English': `# How to file a lawsuit\n\n${LAW}\n\nThis is not legal advice.\n`,
    'a note of a financial blog': ru('Куда инвестировать', `${MONEY}\n\n*Материал не является индивидуальной инвестиционной рекомендацией.*`),
    'diseases of roses': ru('Болезни роз и лечение', 'Болезни роз видны по листьям. Симптомы: пятна. Препарат разводят водой, дозировка на этикетке. Лечение начинают весной, заболевание хроническое, инфекция в почве.'),
    'ships and brush strokes': '# The court of the harbour\n\nA stroke of the brush, a bond of paint, a yield of oil. The judge of the regatta trades stocks of rope, a legal estate and a portfolio of debts.\n',
    'search and ships in Russian': ru('Как искать суда', 'Искать суда проще весной: суда стоят у пирса, искусство шкипера — судьба судна, вкладка с картой, разводят мосты, судак клюёт, суда ждут.'),
    'one mention': ru('Уход за лыжами', 'Лыжи можно взять в кредит. Снег, мазь и щётка нужны всем, а налог на лыжи не берут. '.repeat(8)),
    'a topic the title does not name': ru('Вечер у камина', HEALTH),
  },
  reject: {
    'an order that begins with a complaint, yields, a right for all': { example: '# Gardens\n\nIf your knee aches, swallow three tablets twice a day.\n\nInvest in bonds: the yields will exceed the rent.\n\nGardeners are always entitled to a tax refund.\n', at: ['If your knee aches, swallow three tablets twice a day.', 'Invest in bonds: the yields will exceed the rent.', 'Gardeners are always entitled to a tax refund.'] },
    'a dose, a cure and a duty': { example: '---\nlang: ru\n---\n# Сад\n\nПейте парацетамол каждые шесть часов. Мёд лечит астму. По закону вы не обязаны платить налог с урожая.\n', at: ['Пейте парацетамол каждые шесть часов.', 'Мёд лечит астму.', 'По закону вы не обязаны платить налог с урожая.'], severity: 'warning' },
    'the same in English, and money': { example: '# Gardens\n\nTake one aspirin every morning. Nettles cure arthritis. Invest your savings in bitcoin and triple them.\n', at: ['Take one aspirin every morning.', 'Nettles cure arthritis.', 'Invest your savings in bitcoin and triple them.'], severity: 'warning' },
    'health': { example: ru('Жизнь с диабетом', HEALTH), at: ['# Жизнь с диабетом'], severity: 'warning', message: /about health \(.*диабет/ },
    'law': { example: `# How to file a lawsuit\n\n${LAW}\n`, at: ['# How to file a lawsuit'], message: /about law \(lawsuit, attorney/ },
    'money, an own link is no source': { example: ru('Куда инвестировать', `${MONEY} Ещё [о вкладах](/blog/vklady/) и [у нас](https://example.org/blog/).`), at: ['# Куда инвестировать'], message: /about money/ },
  },
});
