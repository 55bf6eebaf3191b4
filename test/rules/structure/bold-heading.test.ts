import { testRule } from '../../kit/rule.ts';

testRule('structure/bold-heading', {
  accept: {
    'a plain heading': '# Bread\n\n## Dough\n\nText.\n',
    'one bold word': '# Bread\n\n## Dough with **rye**\n\nText.\n',
    'an italic heading': '# Bread\n\n## *Dough*\n\nText.\n',
  },
  reject: {
    'bold with stars': { example: '# Bread\n\n## **Dough**\n\nText.\n', at: ['## **Dough**'], severity: 'info' },
    'bold with underscores': { example: '# Хлеб\n\n### __Тесто и закваска__\n\nТекст.\n', at: ['### __Тесто и закваска__'] },
    'bold around code': { example: '# Bread\n\n## **The `oven` key**\n\nText.\n', at: ['## **The `oven` key**'] },
  },
});
