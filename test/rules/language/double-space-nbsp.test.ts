import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('language/double-space-nbsp', {
  accept: {
    'hard breaks and padding': '# Gardens\n\nRoses  \nand lilies.\n\n*   An item\n\n| a   | b |\n|---|---|\n| c  | d |\n',
    'code inside': ru('Файлы `a`, `b` и .env остаются; тег <b>сад</b>, текст.'),
    'a no-break space': ru('Цена 10\u00a0000 руб.'),
  },
  reject: {
    'two spaces': { example: ru('Розы  любят солнце.'), at: ['  '], severity: 'info' },
    'before a comma': { example: ru('Розы , лилии и флоксы .'), at: [' ', ' '] },
    'English': { example: '# Gardens\n\nRoses   like the sun , too.\n', at: ['   ', ' '] },
  },
});
