import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const text = page('title: Tyres\nlang: en');

testRule('frontmatter/slug-invalid', {
  accept: {
    'words and numbers': { text, slug: 'tyres-2026-part-2' },
    'transliterated Russian': { text: page('title: Шины\nlang: ru'), slug: 'hranenie-shin-zimoy' },
    'an address of its own': { text: page('title: Tyres\nlang: en\npermalink: /2026/03/tyre-storage/index.html'), slug: 'Tyre_Storage' },
    'one word': { text, slug: 'tyres' },
  },
  reject: {
    'capitals and underscores, at the first line': { example: { text, slug: 'Tyre_Storage' }, at: ['---'], severity: 'error' },
    'Cyrillic letters, at the key when there is one': { example: { text: page('title: Шины\nslug: шины\nlang: ru'), slug: 'шины' }, at: ['slug: шины'] },
    'a doubled hyphen': { example: { text, slug: 'tyre--storage' }, at: ['---'] },
    'a long address': { example: { text, slug: 'how-to-store-bicycle-tyres-in-the-cellar-or-on-the-balcony-during-a-long-and-cold-winter' }, at: ['---'], severity: 'warning' },
    'function words only': { example: { text, slug: 'on-the-of' }, at: ['---'], severity: 'warning' },
  },
});
