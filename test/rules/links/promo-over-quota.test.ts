import { testRule } from '../../kit/rule.ts';

const config = { cta: [{ id: 'order', url: 'https://dvorik.example.com/order', text: 'order' }], links: { sponsoredHosts: ['shop.example.net'] } };

testRule('links/promo-over-quota', {
  accept: {
    'one': { text: '# Doors\n\n[Order](https://dvorik.example.com/order) and [read](https://example.net/).\n', config },
    'none': { text: '# Doors\n\n[Read](/blog/doors/).\n', config },
    'a second one about the author': { text: '# Doors\n\n[Order](https://dvorik.example.com/order).\n\n## About the author\n\nAnna works at [Dvorik](https://dvorik.example.com/).\n', config },
    'articles of a site that is the brand': { text: '# Doors\n\n[a](/blog/a/), [b](https://example.org/blog/b/), [c](/blog/c/).\n', config: { brand: { url: 'https://example.org/' } } },
  },
  reject: {
    'the same twice': { example: { text: '# Doors\n\n[Order](https://dvorik.example.com/order).\n\n[Order now](https://dvorik.example.com/order?x=1).\n', config }, at: ['[Order now](https://dvorik.example.com/order?x=1)'], severity: 'warning', message: /number 2; 1 is allowed/ },
    'brand and paid host, in Russian': { example: { text: '# Двери\n\n[Dvorik](https://dvorik.example.com/) продаёт [ручки](https://shop.example.net/x) и [петли](https://shop.example.net/y).\n', config }, at: ['[ручки](https://shop.example.net/x)', '[петли](https://shop.example.net/y)'] },
    'one in a FAQ answer': { example: { text: '# Doors\n\n[Order](https://dvorik.example.com/order).\n\n## FAQ\n\n### Is it oak?\n\nAsk [Dvorik](https://dvorik.example.com/ask).\n', config }, at: ['[Dvorik](https://dvorik.example.com/ask)'] },
  },
});
