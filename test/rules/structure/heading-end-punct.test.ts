import { testRule } from '../../kit/rule.ts';

testRule('structure/heading-end-punct', {
  accept: {
    'a question, an exclamation, an ellipsis': '# Bread\n\n## Why rye?\n\nText.\n\n## Bake!\n\nText.\n\n## And then...\n\nText.\n\n## Дальше…\n\nТекст.\n',
    'an abbreviation': '---\nlang: ru\n---\n# Хлеб\n\n## Булки, батоны и т. д.\n\nТекст.\n',
    'English abbreviations': '# Bread\n\n## Rolls, buns, etc.\n\nText.\n\n## At 6 a.m.\n\nText.\n',
  },
  reject: {
    'a full stop': { example: '# Bread\n\n## The dough rises.\n\nText.\n', at: ['## The dough rises.'], severity: 'info' },
    'a colon': { example: '# Хлеб\n\n## Что понадобится:\n\nТекст.\n', at: ['## Что понадобится:'] },
    'a comma after bold text, with closing marks': { example: '# Bread\n\n## The **dough**, ##\n\nText.\n', at: ['## The **dough**, ##'] },
    'a stop inside bold text is not cut off': { example: '# Bread\n\n## **The dough.**\n\nText.\n', at: ['## **The dough.**'] },
  },
});
