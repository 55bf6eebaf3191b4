import { testRule } from '../../kit/rule.ts';

const config = { links: { sponsoredHosts: ['shop.example.net'] } };

testRule('links/sponsored-unqualified', {
  accept: {
    'sponsored': { text: '# Skis\n\n<a href="https://shop.example.net/ski" rel="sponsored">Skis</a>\n', config },
    'nofollow': { text: '# Skis\n\n<a href="https://shop.example.net/ski" rel="noopener nofollow">Skis</a>\n', config },
    'another host': { text: '# Skis\n\n[Skis](https://myshop.example.net/ski), [skis](https://example.net/)\n', config },
    'no paid hosts': '# Skis\n\n[Skis](https://shop.example.net/ski)\n',
  },
  reject: {
    'Markdown, mended': { example: { text: '# Skis\n\nThe [*red* skis](https://shop.example.net/ski?a=1&b=2) glide.\n', config }, at: ['[*red* skis](https://shop.example.net/ski?a=1&b=2)'], severity: 'error', message: /shop\.example\.net/ },
    'HTML without rel, mended': { example: { text: '# Лыжи\n\n<a href="https://www.shop.example.net/ski">Лыжи</a>\n', config }, at: ['<a href="https://www.shop.example.net/ski">Лыжи</a>'] },
    'HTML with another rel, mended; a subdomain': { example: { text: '# Skis\n\n<a rel="ugc" href="https://de.shop.example.net/ski">Skis</a>\n', config }, at: ['<a rel="ugc" href="https://de.shop.example.net/ski">Skis</a>'] },
  },
});
