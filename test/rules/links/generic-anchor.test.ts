import { testRule } from '../../kit/rule.ts';

const page = (anchor: string): string => `# Уход за ковром\n\nЧистка ковра описана ${anchor} в деталях.\n`;

testRule('links/generic-anchor', {
  accept: {
    'a named target': '# Carpets\n\nSee [how to wash a wool carpet](/blog/wash/).\n',
    'a generic word among others': '# Carpets\n\nSee [here is how to wash a carpet](/blog/wash/) and [the carpet page](/blog/x/).\n',
    'a whole sentence in Russian': page('[здесь мы показали чистку ковра паром](https://example.net/)'),
    'the official site of somebody else': page('[на официальном сайте Росстандарта](https://example.net/)'),
    'a page named "About the site"': page('[О сайте](/about/)'),
    'a name in code marks': '# Carpets\n\nSet [`site`](/docs/site/).\n',
  },
  reject: {
    'here': { example: '# Carpets\n\nPrices are [here](https://example.net/).\n', at: ['[here](https://example.net/)'], severity: 'warning', message: /"here"/ },
    'read more and click here': { example: '# Carpets\n\n[Read more](/blog/a/) or [click here](/blog/b/).\n', at: ['[Read more](/blog/a/)', '[click here](/blog/b/)'] },
    'Russian words': { example: page('[здесь](/blog/a/), [по ссылке](/blog/b/), [Подробнее…](/blog/c/), [читать далее](/blog/d/)'), at: ['[здесь](/blog/a/)', '[по ссылке](/blog/b/)', '[Подробнее…](/blog/c/)', '[читать далее](/blog/d/)'] },
    'the official site with the own brand': { example: page('<a href="https://dvorik.example.com/">официальном сайте Dvorik</a>'), at: ['<a href="https://dvorik.example.com/">официальном сайте Dvorik</a>'] },
    'the official website with the own brand, in English': { example: '# Carpets\n\nAsk on the [official website of Dvorik](https://dvorik.example.com/).\n', at: ['[official website of Dvorik](https://dvorik.example.com/)'] },
  },
});
