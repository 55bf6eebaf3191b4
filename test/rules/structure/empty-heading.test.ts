import { testRule } from '../../kit/rule.ts';

testRule('structure/empty-heading', {
  accept: {
    'a heading with text': '# Bread\n\n## Dough\n\nText.\n',
    'an image with an alternative text': '# Bread\n\n## ![Dough](/dough.png)\n\nText.\n',
    'a heading of code': '# Bread\n\n## `oven`\n\nText.\n',
  },
  reject: {
    'marks alone': { example: '# Bread\n\nText.\n\n##\n\nText.\n', at: ['##'], severity: 'error' },
    'marks and spaces': { example: '# Хлеб\n\nТекст.\n\n###   \n\nТекст.\n', at: ['###   '] },
    'an anchor without text': { example: '# Bread\n\n## <a href="#x"></a>\n\nText.\n', at: ['## <a href="#x"></a>'] },
  },
});
