import { testRule } from '../../kit/rule.ts';

const h3 = (names: string[]): string => names.map((name) => `### ${name}\n\nText.\n`).join('\n');
const ru = '---\nlang: ru\n---\n# Хлеб\n\nТекст.\n\n';

testRule('structure/heading-number-mismatch', {
  accept: {
    'numbers that are all there': '# 3 rules of kneading\n\n## 1. Salt\n\nText.\n\n## 2. Rest\n\nText.\n\n## 3. Fold\n\nText.\n',
    'three headings': `# Bread\n\nText.\n\n## 3 ways to knead\n\n${h3(['By hand', 'With a mixer', 'Not at all'])}`,
    'numbered headings and a summary': `${ru}## 3 ошибки новичка\n\n${h3(['1. Спешка', '2. Холод', '3. Сквозняк', 'Выводы'])}`,
    'a number word with a list': `${ru}## Пять простых правил\n\n${[1, 2, 3, 4, 5].map((n) => `${n}. Правило.`).join('\n')}\n`,
    'a top list with an ordered list': `${ru}### Топ-5 ошибок пекаря\n1. Спешка.\n2. Холод.\n3. Жар.\n4. Сквозняк.\n5. Соль.\n`,
    'table rows': '# Bread\n\nText.\n\n## Two methods\n\n| Method | Time |\n|---|---|\n| Straight | 3 h |\n| Sponge | 8 h |\n',
    'a step with a number, a year, working hours': `${ru}## Шаг 3. Ошибки\n\n- Одна.\n\n## Ошибки 2024 года\n\n- Одна.\n\n## Пекарня 24/7: вопросы\n\n- Один.\n`,
    'a range, a limit, a multiple': `${ru}## От 3 до 5 способов\n\n- Один.\n\n## До 7 ошибок за смену\n\n- Одна.\n\n## В 2 раза больше ошибок\n\n- Одна.\n`,
    'a title that opens with a measure or with another count': `# 30 дней на закваске\n\nТекст.\n\n## 6 мельниц и одна печь\n\n${['1', '2', '3', '4', '5', '6'].map((n) => `- Мельница ${n}.`).join('\n')}\n\n## 20 тестеров и 3 вывода\n\n- Один.\n- Два.\n- Три.\n`,
    'measures': '# Bread\n\nText.\n\n## 5 minutes of kneading\n\n- One.\n- Two.\n',
    'an ordinal and one of several': '# Bread\n\nText.\n\n## The 2nd step\n\n- One.\n\n## One of 5 reasons\n\n- One.\n',
    'nothing that could be counted': '# Bread\n\nText.\n\n## 3 ways to knead\n\nBy hand, with a mixer, and not at all.\n',
    'an H1 whose parts stand two levels below': `# 3 ways to knead\n\nText.\n\n## The ways\n\n${h3(['By hand', 'With a mixer', 'Not at all'])}\n## Cleaning up\n\nText.\n`,
  },
  reject: {
    'a lost number, though another heading makes up for it': { example: '# 4 rules of kneading\n\n## 1. Salt\n\nText.\n\n## 3. Rest\n\nText.\n\n## 4. Fold\n\nText.\n\n## Questions\n\nText.\n', at: ['# 4 rules of kneading'], severity: 'error', message: /number 2 is missing/ },
    'a noun no list knows, in the title': { example: `# 7 flours for a dark loaf\n\nText.\n\n## The flours\n\n${h3(['Rye', 'Spelt', 'Emmer', 'Einkorn', 'Buckwheat'])}`, at: ['# 7 flours for a dark loaf'], severity: 'warning', message: /"7 flours".*5 headings/ },
    'a noun no list knows, in Russian': { example: `${ru}## Шесть мельниц под Псковом\n\n- Одна.\n- Две.\n- Три.\n- Четыре.\n`, at: ['## Шесть мельниц под Псковом'], severity: 'warning' },
    'two headings for three': { example: `# Bread\n\nText.\n\n## 3 ways to knead\n\n${h3(['By hand', 'With a mixer'])}`, at: ['## 3 ways to knead'], severity: 'error', message: /"3 ways".*2 headings/ },
    'list items, in Russian': { example: `${ru}## 4 причины печь дома\n\n- Вкус.\n- Цена.\n- Запах.\n`, at: ['## 4 причины печь дома'], message: /"4 причины".*3 list items/ },
    'a number word with adjectives': { example: `${ru}## Семь частых вопросов\n\n${h3(['Один', 'Два'])}`, at: ['## Семь частых вопросов'] },
    'a top list': { example: `${ru}## Топ-3 ошибки\n\n1. Спешка.\n2. Холод.\n`, at: ['## Топ-3 ошибки'] },
    'after a colon': { example: '# Bread\n\nText.\n\n## Not just bread: 5 key benefits\n\n- Taste.\n- Price.\n', at: ['## Not just bread: 5 key benefits'] },
    'table rows': { example: '# Bread\n\nText.\n\n## Three methods\n\n| Method | Time |\n|---|---|\n| Straight | 3 h |\n| Sponge | 8 h |\n', at: ['## Three methods'], message: /2 table rows/ },
  },
});
