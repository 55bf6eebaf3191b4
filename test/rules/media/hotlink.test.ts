import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

testRule('media/hotlink', {
  accept: {
    'own hosts and relative addresses': page('heroImage: /tyres.jpg', '# Tyres\n\n![A](./a.png) ![B](https://example.org/b.png) ![C](https://img.dvorik.example.com/c.png)\n'),
    'listed hosts': { text: page('heroImage: https://cdn.example.net/tyres.jpg'), config: { images: { hosts: ['CDN.example.net'] } } },
    'images of the pool': { text: page('heroImage: https://pictures.example.net/t.jpg'), config: { images: { pool: [{ url: 'https://pictures.example.net/t.jpg', alt: 'Шины' }] } } },
    'embedded data': '# Tyres\n\n![A](data:image/png;base64,AAAA)\n',
  },
  reject: {
    'a picture of a stock service, though the pool has it': { example: { text: page('heroImage: https://images.unsplash.com/photo-1'), config: { images: { pool: [{ url: 'https://images.unsplash.com/photo-1', alt: 'Шины' }] } } }, at: ['heroImage: https://images.unsplash.com/photo-1'], severity: 'warning' },
    'a stock photograph': { example: page('heroImage: >-\n  https://images.unsplash.com/photo-15?w=800'), at: ['heroImage: >-'], severity: 'warning', message: /stock photographs/ },
    'an image in the text': { example: '# Шины\n\n![Стойка](https://pics.example.net/rack.jpg)\n', at: ['![Стойка](https://pics.example.net/rack.jpg)'], message: /pics\.example\.net$/ },
    'HTML, without a protocol': { example: '# Tyres\n\n<img src="//pics.example.net/rack.jpg" alt="A rack">\n', at: ['<img src="//pics.example.net/rack.jpg" alt="A rack">'] },
    'a host that only ends alike': { example: '# Tyres\n\n![A](https://notexample.org/a.jpg)\n', at: ['![A](https://notexample.org/a.jpg)'] },
  },
});
