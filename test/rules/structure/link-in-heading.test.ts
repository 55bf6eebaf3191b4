import { testRule } from '../../kit/rule.ts';

testRule('structure/link-in-heading', {
  accept: {
    'a link under the heading': '# Bread\n\n## Flour\n\nSee [the mill](https://mill.example.net/).\n',
    'inline marks of the allow-list': '# Bread\n\n## CO<sub>2</sub> in the dough\n\nText.\n',
    'code that looks like a tag': '# Bread\n\n## The tag `<a href>`\n\nText.\n',
    'an image': '# Bread\n\n## ![A loaf](/loaf.png) Loaf\n\nText.\n',
  },
  reject: {
    'a Markdown link': { example: '# Bread\n\n## Flour from [the mill](https://mill.example.net/)\n\nText.\n', at: ['[the mill](https://mill.example.net/)'], severity: 'error', message: /the mill/ },
    'a raw link, in Russian': { example: '# Хлеб\n\n## Где брать муку? загляните на <a href="https://mill.example.net/" rel="nofollow">сайт мельницы</a>\n\nТекст.\n', at: ['<a href="https://mill.example.net/" rel="nofollow">сайт мельницы</a>'], message: /сайт мельницы/ },
    'a reference link': { example: '# Bread\n\n## Flour from [the mill][m]\n\nText.\n\n[m]: https://mill.example.net/\n', at: ['[the mill][m]'] },
    'a foreign tag': { example: '# Bread\n\n## <span>Flour</span>\n\nText.\n', at: ['<span>'], message: /<span>/ },
  },
});
