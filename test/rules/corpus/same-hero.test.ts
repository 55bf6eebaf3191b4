import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const hero = (url: string, rest = ''): string => page(`title: Tyres\nheroImage: ${url}${rest}`);

testRule('corpus/same-hero', {
  accept: {
    'another picture': { text: hero('https://example.org/a.jpg'), corpus: [{ slug: 'chains', text: hero('https://example.org/b.jpg') }] },
    'a picture chosen by a parameter': { text: hero('https://example.org/image?id=1'), corpus: [{ slug: 'chains', text: hero('https://example.org/image?id=2') }] },
    'a translation': { text: page('title: Tyres\nheroImage: /a.jpg', '# Tyres\n\nKeep tyres in the dark, in a dry place.\n'), corpus: [{ slug: 'shiny', text: page('title: Шины\nlang: ru\nheroImage: /a.jpg', '# Шины\n\nХраните шины в темноте.\n') }] },
    'a draft': { text: hero('/a.jpg'), corpus: [{ slug: 'chains', text: hero('/a.jpg', '\ndraft: true') }] },
    'no hero': { text: page('title: Tyres'), corpus: [{ slug: 'chains', text: page('title: Chains') }] },
  },
  reject: {
    'the same picture in another size': { example: { text: hero('https://example.org/a.jpg?w=800&q=80'), corpus: [{ slug: 'chains', text: hero('/a.jpg') }] }, at: ['heroImage: https://example.org/a.jpg?w=800&q=80'], severity: 'warning', message: /that of chains$/ },
    'a picture of the pool': {
      example: { text: hero('https://example.org/a.jpg'), corpus: [{ slug: 'chains', text: hero('https://example.org/a.jpg') }], config: { images: { pool: [{ url: 'https://example.org/a.jpg', alt: 'A bicycle' }] } } },
      at: ['heroImage: https://example.org/a.jpg'], severity: 'warning',
    },
    'many articles': { example: { text: hero('/a.jpg'), corpus: ['b', 'c', 'd', 'e'].map((slug) => ({ slug, text: hero('/a.jpg') })) }, at: ['heroImage: /a.jpg'], message: /b, c, d and 1 more/ },
  },
});
