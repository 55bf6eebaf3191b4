import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const FULL = "title: Tyres\ndescription: Where tyres last longest.\npubDate: '2026-03-01'\nauthor: Anna Sedova\nheroImage: /tyres.jpg\nheroImageAlt: Four tyres";

testRule('frontmatter/missing-required', {
  accept: {
    'all keys': page(FULL),
    'no lang and no slug': page(FULL.replace('Anna Sedova', 'Анна Седова')),
    'a title that YAML reads as a number': page(FULL.replace('title: Tyres', 'title: 1984')),
    'front matter that cannot be read': page('title: a: b'),
  },
  reject: {
    'absent keys, at the first line': { example: page('title: Tyres\nauthor: Anna Sedova\nheroImage: /a.jpg\nheroImageAlt: A'), at: ['---', '---'], severity: 'error', message: /`(?:description|pubDate)` is missing/ },
    'an empty key, at its line': { example: page(FULL.replace('Anna Sedova', "''")), at: ["author: ''"], message: /`author` is empty/ },
    'a list of nobody': { example: page(FULL.replace('author: Anna Sedova', 'author: [{}]')), at: ['author: [{}]'] },
    'no text for the hero, at the hero': { example: page(FULL.replace(/\nheroImageAlt.*/, '')), at: ['heroImage: /tyres.jpg'], message: /`heroImageAlt` is missing/ },
    'no hero while the site has pictures': {
      example: { text: page(FULL.replace(/\nheroImage.*\n.*/, '')), config: { images: { pool: [{ url: 'https://example.org/a.jpg', alt: 'A' }] } } },
      at: ['---'], severity: 'error', message: /`heroImage` is missing/,
    },
    'no hero where the site has no picture yet': { example: page(FULL.replace(/\nheroImage.*\n.*/, '')), at: ['---'], severity: 'warning' },
    'no front matter': { example: '\uFEFF# Шины\n\nТекст.\n', at: ['\uFEFF# Шины'], message: /no front matter/ },
  },
});
