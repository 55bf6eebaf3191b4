import { testRule } from '../../kit/rule.ts';

testRule('links/empty-anchor', {
  accept: {
    'a text': '# Rope\n\n[Hemp](/blog/hemp/).\n',
    'a picture with an alt': '# Rope\n\n[![A rope](https://example.org/rope.jpg)](/blog/rope/)\n',
    'a raw picture with an alt': '# Rope\n\n<a href="/blog/rope/"><img src="https://example.org/rope.jpg" alt="A rope"></a>\n',
    'an aria-label': '# Rope\n\n<a href="/blog/rope/" aria-label="Ropes"></a>\n',
    'a target without address': '# Rope\n\n<a name="knots"></a> Knots.\n',
  },
  reject: {
    'Markdown': { example: '# Rope\n\nHemp [](/blog/hemp/) is old.\n', at: ['[](/blog/hemp/)'], severity: 'warning', message: /\/blog\/hemp\// },
    'a picture without an alt': { example: '# Rope\n\n[![](https://example.org/rope.jpg)](/blog/rope/)\n', at: ['[![](https://example.org/rope.jpg)](/blog/rope/)'] },
    'raw HTML, in Russian': { example: '# Верёвки\n\nПенька <a href="/blog/penka/"> </a> стара.\n', at: ['<a href="/blog/penka/"> </a>'] },
  },
});
