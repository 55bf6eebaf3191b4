import { testRule } from '../../kit/rule.ts';

testRule('links/tracking-params', {
  accept: {
    'other parameters': '# Beds\n\n[Page](/blog/beds/?page=2&sort=price).\n',
    'a campaign agreed with another site': '# Beds\n\n[Partner](https://example.net/?utm_source=dvorik).\n',
    'a call to action of the config': { text: '# Beds\n\n[Order](https://dvorik.example.com/order?utm_source=blog).\n', config: { cta: [{ id: 'order', url: 'https://dvorik.example.com/order', text: 'order' }] } },
    'a click id that the config itself names': { text: '# Beds\n\n[Order](https://dvorik.example.com/order?rb_clickid=7).\n', config: { cta: [{ id: 'order', url: 'https://dvorik.example.com/order?rb_clickid=7', text: 'order' }] } },
    'a paid host': { text: '# Beds\n\n<a href="https://shop.example.net/?gclid=1" rel="sponsored">Bed</a>.\n', config: { links: { sponsoredHosts: ['shop.example.net'] } } },
    'a fragment that looks alike': '# Beds\n\n[x](/blog/beds/#utm_source=x).\n',
  },
  reject: {
    'inside the site, mended': { example: '# Beds\n\n[Oak](/blog/oak/?utm_source=a&page=2&utm_medium=b#c).\n', at: ['[Oak](/blog/oak/?utm_source=a&page=2&utm_medium=b#c)'], severity: 'warning', message: /utm_source, utm_medium/ },
    'the own address, in Russian': { example: '# Кровати\n\n[Дуб](https://example.org/blog/dub/?fbclid=x).\n', at: ['[Дуб](https://example.org/blog/dub/?fbclid=x)'] },
    'a click id of a copied address': { example: '# Кровати\n\n[Обзор](https://example.net/?id=1&ysclid=x).\n', at: ['[Обзор](https://example.net/?id=1&ysclid=x)'] },
    'a copied visit on a call to action': { example: { text: '# Матрасы\n\n[Заказ](https://dvorik.example.com/order?ymclid=77&utm_source=blog).\n', config: { cta: [{ id: 'order', url: 'https://dvorik.example.com/order', text: 'order' }] } }, at: ['[Заказ](https://dvorik.example.com/order?ymclid=77&utm_source=blog)'], message: /carries ymclid$/ },
    'the canonical': { example: '---\ntitle: Beds\ncanonical: https://example.org/blog/test/?utm_source=x\n---\n# Beds\n\nText.\n', at: ['canonical: https://example.org/blog/test/?utm_source=x'] },
  },
});
