import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('language/hyphen-dash', {
  accept: {
    'dashes': ru('Сад — это 3–5 яблонь.'),
    'compounds, phones, dates, codes': ru('Онлайн-заявка по телефону +7 (812) 555-12-34 или 8-800-555-35-35 до 2026-03-01, ГОСТ 12-34, шкаф А-1-2, версия 1.2-3.'),
    'a falling pair and a minus': ru('Счёт 5-2, разность 10 - 3.'),
    'lists and rules': ru('- яблони\n- груши\n\n---\n\nТекст.'),
    'code and links': ru('Команда `1-5 - x` и [путь](https://example.org/1-5).'),
  },
  reject: {
    'a range': { example: ru('Посадите 3-5 яблонь за 65-70% цены (1-3 месяца).'), at: ['3-5', '65-70', '1-3'], severity: 'info' },
    'between words': { example: ru('Сад - это отдых.'), at: ['-'] },
    'in a heading without a fix': { example: '# Gardens\n\n## Roses - 3-5 rules\n\nText.\n', at: ['-', '3-5'] },
    'English': { example: '# Gardens\n\nIt takes 10-20 minutes - no more.\n', at: ['10-20', '-'] },
  },
});
