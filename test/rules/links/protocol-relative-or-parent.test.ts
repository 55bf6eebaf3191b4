import { testRule } from '../../kit/rule.ts';

testRule('links/protocol-relative-or-parent', {
  accept: {
    'a path from the root': '# Hats\n\n[Felt](/blog/felt/).\n',
    'a whole address': '# Hats\n\n[Felt](https://example.net//felt).\n',
    'fragment and query': '# Hats\n\n[Felt](#hats), [two](?page=2).\n',
  },
  reject: {
    'the parent': { example: '# Hats\n\n[Felt](../felt/).\n', at: ['[Felt](../felt/)'], severity: 'warning' },
    'no scheme, mended': { example: '# Шляпы\n\n[Фетр](//example.net/felt).\n', at: ['[Фетр](//example.net/felt)'] },
    'raw HTML': { example: '# Hats\n\n<a href="//example.net/felt">Felt</a> and <a href="../../x">x</a>\n', at: ['<a href="//example.net/felt">Felt</a>', '<a href="../../x">x</a>'] },
  },
});
