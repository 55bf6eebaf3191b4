import { testRule } from '../../kit/rule.ts';

const english = 'Sow the radish seeds a finger deep. Water the bed every evening, thin the rows after a week and pull the radishes when they are as big as a cherry. '.repeat(7);
const russian = 'Сейте редис на глубину пальца. Поливайте грядку каждый вечер, через неделю прореживайте всходы и собирайте редис, когда он станет величиной с вишню. '.repeat(9);
const page = (lang: string, description: string, body: string): string => `---\nlang: ${lang}\ntitle: Radishes\ndescription: '${description}'\n---\n# Radishes\n\n${body}\n`;

testRule('seo/description-unfulfilled', {
  accept: {
    'kept by words of one root': page('ru', 'Редисочные грядки: сев, поливка всходов, прореживание.', russian),
    'kept, in other forms': page('en', 'How deep to sow radish seeds, when to water the rows, how to thin them and when radishes are pulled.', english),
    'kept in Russian': page('ru', 'Узнайте, на какую глубину сеять редис, как поливать грядки, когда прореживать и собирать.', russian),
    'words about the article itself': page('ru', 'В статье подробно рассказываем о главном: полив и прореживание редиса на грядке.', russian),
    'a stub': '---\ntitle: Radishes\ndescription: Prices of machines, offices and deliveries abroad.\n---\n# Radishes\n\nText.\n',
    'no description': `---\ntitle: Radishes\n---\n# Radishes\n\n${english}\n`,
  },
  reject: {
    'another topic': { example: page('en', 'Greenhouse prices, delivery abroad, discount cards and opening hours of our offices.', english), at: ["description: 'Greenhouse prices, delivery abroad, discount cards and opening hours of our offices.'"], severity: 'warning', message: /"greenhouse"/ },
    'another topic in Russian': { example: page('ru', 'Узнайте о ценах на теплицы, доставке за рубеж, скидочных картах и адресах филиалов.', russian), at: ["description: 'Узнайте о ценах на теплицы, доставке за рубеж, скидочных картах и адресах филиалов.'"] },
    'half of it': { example: page('en', 'When to sow radishes, which fertilizer and greenhouse lamps they want, and recipes for salads.', english), at: ["description: 'When to sow radishes, which fertilizer and greenhouse lamps they want, and recipes for salads.'"] },
    'only the related list speaks of it': { example: `${page('en', 'Greenhouse prices, delivery abroad, discount cards.', english)}\n## Read also\n\n- [Greenhouse prices and delivery abroad with discount cards](/blog/x/)\n`, at: ["description: 'Greenhouse prices, delivery abroad, discount cards.'"] },
  },
});
