import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('language/ellipsis-arrow', {
  accept: {
    'right signs': ru('Он подумал… Почки → листья.'),
    'code': ru('Вызов `a->b`, ...args и путь ../сад остались, как и `->` в тексте.'),
    'a glued arrow': ru('Поле сад->дом в описании.'),
    'dots in English, which renderers turn': '# Gardens\n\nHe thought... and planted.\n',
    'arrows between pieces of code': '# Gardens\n\nThe option `a` -> `b`, of the type <code>() => void</code>.\n',
  },
  reject: {
    'an arrow in English': { example: '# Gardens\n\nBuds -> leaves, then fruit.\n', at: ['->'] },
    'dots': { example: ru('Он подумал... и посадил.'), at: ['...'], severity: 'info' },
    'an arrow': { example: ru('* **Почки?** -> листья.'), at: ['->'] },
    'both in a cell': { example: ru('| Было | Стало |\n|---|---|\n| почки... | почки => листья |'), at: ['...', '=>'] },
  },
});
