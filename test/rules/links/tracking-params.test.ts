import { testRule } from '../../kit/rule.ts';

testRule('links/tracking-params', {
  accept: {
    'other parameters': '# Beds\n\n[Page](/blog/beds/?page=2&sort=price).\n',
    'a campaign agreed with another site': '# Beds\n\n[Partner](https://example.net/?utm_source=dvorik).\n',
    'a call to action of the config': { text: '# Beds\n\n[Order](https://dvorik.example.com/order?utm_source=blog&gclid=1).\n', config: { cta: [{ id: 'order', url: 'https://dvorik.example.com/order', text: 'order' }] } },
    'a paid host': { text: '# Beds\n\n<a href="https://shop.example.net/?gclid=1" rel="sponsored">Bed</a>.\n', config: { links: { sponsoredHosts: ['shop.example.net'] } } },
    'a fragment that looks alike': '# Beds\n\n[x](/blog/beds/#utm_source=x).\n',
  },
  reject: {
    'inside the site, mended': { example: '# Beds\n\n[Oak](/blog/oak/?utm_source=a&page=2&utm_medium=b#c).\n', at: ['[Oak](/blog/oak/?utm_source=a&page=2&utm_medium=b#c)'], severity: 'warning', message: /utm_source, utm_medium/ },
    'the own address, in Russian': { example: '# Кровати\n\n[Дуб](https://example.org/blog/dub/?fbclid=x).\n', at: ['[Дуб](https://example.org/blog/dub/?fbclid=x)'] },
    'a click id of a copied address': { example: '# Кровати\n\n[Обзор](https://example.net/?id=1&ysclid=x).\n', at: ['[Обзор](https://example.net/?id=1&ysclid=x)'] },
    'the canonical': { example: '---\ntitle: Beds\ncanonical: https://example.org/blog/test/?utm_source=x\n---\n# Beds\n\nText.\n', at: ['canonical: https://example.org/blog/test/?utm_source=x'] },
  },
});
