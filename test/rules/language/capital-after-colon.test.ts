import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('language/capital-after-colon', {
  accept: {
    'lower case': ru('## Яблони: как выбрать\n\nТекст.'),
    'names and acronyms': ru('## Питомник: Псков\n\nСад в городе Псков растёт.\n\n## Налоги: НДС\n\nТекст.\n\n## Бренд: Dvorik\n\nТекст.'),
    'quoted words': ru('## Сорт: «Белый налив»\n\nТекст.'),
    'body text': ru('Главное: Как поливать.'),
    'English': '# Apples: How to choose\n\nText.\n',
  },
  reject: {
    'a question word': { example: ru('## Яблони: Как выбрать\n\nТекст.'), at: ['Как'], severity: 'info' },
    'a word the article uses': { example: ru('## Шаг 1: Выбор сорта\n\nПервый выбор прост.'), at: ['Выбор'] },
    'an unknown word has no fix': { example: ru('## Яблони: Полное руководство\n\nТекст.'), at: ['Полное'] },
  },
});
