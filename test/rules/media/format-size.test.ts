import { testRule } from '../../kit/rule.ts';

const hero = (url: string, lang = 'en'): string => `---\ntitle: Skis\nlang: ${lang}\nheroImage: ${url}\n---\n# Skis\n\nText.\n`;

testRule('media/format-size', {
  accept: {
    'formats of the web': '# Skis\n\n![a](/a.webp) ![b](/b.AVIF) ![c](/c.jpeg?x=1) ![d](/d.svg) ![e](/e.gif#f)\n',
    'addresses that say nothing': '---\nlang: ru\n---\n# Лыжи\n\n![Лыжи](https://example.org/photo/1024) ![Мазь](https://example.org/v2.0/wax)\n',
    'a hero of the right width': hero('https://example.org/skis.jpg?auto=format&w=1600'),
    'a percentage and a height': '# Skis\n\n![a](/a.jpg?h=4000) ![b](/b.jpg?width=100%25)\n',
    'a picture of the text as wide as its column': '# Skis\n\n![a](/skis-768x512.jpg) ![b](/b.png?width=800)\n',
    'other limits': { text: hero('/skis.jpg?w=3000'), config: { rules: { 'media/format-size': ['warning', { maxWidth: 4000 }] } } },
  },
  reject: {
    'formats browsers do not show': { example: '# Skis\n\n![a](/a.tiff) ![b](/b.heic)\n\n<img src="/c.bmp" alt="c">\n', at: ['![a](/a.tiff)', '![b](/b.heic)', '<img src="/c.bmp" alt="c">'], severity: 'warning', message: /format/ },
    'a hero in such a format': { example: hero('/skis.psd', 'ru'), at: ['heroImage: /skis.psd'], severity: 'warning' },
    'a hero that is too large': { example: hero('https://example.org/skis.jpg?q=80&w=2600&fit=crop'), at: ['heroImage: https://example.org/skis.jpg?q=80&w=2600&fit=crop'], severity: 'info', message: /2600 px wide, more than 2000/ },
    'a rendition as a hero': { example: hero('/wp/skis-300x200.jpg'), at: ['heroImage: /wp/skis-300x200.jpg'], severity: 'info', message: /only 300 px wide, less than 1200/ },
    'a path of an image service': { example: '---\nlang: ru\n---\n# Лыжи\n\n![Лыжи](https://cdn.example.org/w_4096,q_80/skis.jpg)\n', at: ['![Лыжи](https://cdn.example.org/w_4096,q_80/skis.jpg)'], message: /4096 px/ },
    'a thumbnail in the text': { example: '# Skis\n\n![a](/skis-150x150.png)\n', at: ['![a](/skis-150x150.png)'], severity: 'info', message: /150 px/ },
  },
});
