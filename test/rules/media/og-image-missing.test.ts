import { testRule } from '../../kit/rule.ts';

const page = (keys: string, lang = 'en'): string => `---\ntitle: Skis\nlang: ${lang}\n${keys}\n---\n# Skis\n\nText.\n`;

testRule('media/og-image-missing', {
  accept: {
    'raster formats': page('heroImage: /skis.webp'),
    'a picture of its own for previews': page('heroImage: /skis.svg\nogImage: /skis.png', 'ru'),
    'nothing at all, which is another rule’s matter': page('author: Anna Sedova'),
    'an address that says nothing': page('heroImage: https://example.org/photo/1024'),
    'a name that only ends alike': page('heroImage: /skis.svg.png'),
    'no front matter': '\uFEFF# Skis\n\nText.\n',
  },
  reject: {
    'a vector': { example: page('heroImage: /skis.svg?v=2'), at: ['heroImage: /skis.svg?v=2'], severity: 'warning', message: /a \.svg file, which previews do not draw/ },
    'a vector for previews only': { example: page('heroImage: /skis.jpg\nogImage: /skis.SVG', 'ru'), at: ['ogImage: /skis.SVG'] },
    'a picture in the page': { example: page('heroImage: data:image/png;base64,AAAA'), at: ['heroImage: data:image/png;base64,AAAA'], message: /data: address/ },
    'under the name of another generator': { example: page('cover: /skis.svg', 'ru'), at: ['cover: /skis.svg'] },
  },
});
