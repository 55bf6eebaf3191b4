import { testRule } from '../../kit/rule.ts';

const corpus = [{ slug: 'oven', text: '---\ntitle: Ovens\n---\n# Ovens\n\nText.\n' }];

testRule('links/broken-internal', {
  accept: {
    'a known article with and without the last slash': { text: '# Bread\n\n[Ovens](/blog/oven/), [ovens](/blog/oven), [ovens](https://example.org/blog/oven/?a=1#b).\n', corpus },
    'pages that are no articles': { text: '# Bread\n\n[Shop](/shop/), [all](/blog/), [tag](/blog/tag/rye/), [feed](/blog/rss.xml), [other](https://example.net/blog/x/).\n', corpus },
    'an incomplete corpus': '# Bread\n\n[Ovens](/blog/oven/).\n',
    'the article itself and its parts': { text: '# Bread\n\n[Dough](/blog/test/#dough) and [top](#top).\n', corpus },
    'a path that only starts alike': { text: '# Bread\n\n[Us](/blogging/about/).\n', corpus },
  },
  reject: {
    'an unknown article': { example: { text: '# Bread\n\nSee [yeast](/blog/yeast/).\n', corpus }, at: ['[yeast](/blog/yeast/)'], severity: 'error', message: /"yeast".*\/blog\/yeast\// },
    'a whole address of the site': { example: { text: '# Bread\n\nSee [yeast](https://example.org/blog/yeast).\n', corpus }, at: ['[yeast](https://example.org/blog/yeast)'] },
    'a related article in Russian': { example: { text: '# Хлеб\n\nТекст о хлебе.\n\n## Читайте также\n\n- [Закваска](/blog/zakvaska/)\n', corpus }, at: ['[Закваска](/blog/zakvaska/)'] },
    'raw HTML': { example: { text: '# Bread\n\nSee <a href="/blog/ovens/">ovens</a>.\n', corpus }, at: ['<a href="/blog/ovens/">ovens</a>'] },
  },
});
