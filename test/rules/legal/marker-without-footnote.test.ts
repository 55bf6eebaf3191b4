import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('legal/marker-without-footnote', {
  accept: {
    'a mark and a footnote': ru('Снимки в Instagram\\*.\n\n\\* Принадлежит Meta, признана экстремистской и запрещена в России.'),
    'a footnote that Markdown makes a list': ru('Снимки в Instagram*.\n\n* Instagram запрещён в России.'),
    'emphasis': ru('*Почему важно:* Снимки в *Instagram* нужны.'),
    'other asterisks': ru('Цена* зависит от сорта.\n\n\\* Без доставки.'),
    'English law': '# Gardens\n\nPost photos on Instagram\\*.\n',
  },
  reject: {
    'a mark alone': { example: ru('Снимки в Instagram*, ВКонтакте и др.'), at: ['Instagram*'], severity: 'error' },
    'an escaped mark': { example: ru('Снимки в Фейсбуке\\*.'), at: [String.raw`Фейсбуке\*`.slice(0, 9)] },
    'a heading': { example: ru('## Сети (ВКонтакте, Instagram*)\n\nТекст.'), at: ['Instagram*'] },
    'a footnote alone': { example: ru('Снимки в Instagram.\n\n\\* Принадлежит Meta, признана экстремистской и запрещена в России.'), at: [String.raw`\* Принадлежит Meta, признана экстремистской и запрещена в России.`] },
  },
});
