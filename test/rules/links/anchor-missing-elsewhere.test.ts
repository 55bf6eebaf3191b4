import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const post = (body: string): string => page('title: Coffee', `# Coffee\n\n${body}\n`);
const other = (body: string): { slug: string; text: string }[] => [{ slug: 'grinder', text: page('title: Grinders', `# Grinders\n\n${body}\n`) }];

testRule('links/anchor-missing-elsewhere', {
  accept: {
    'a heading': { text: post('See [it](/blog/grinder/#how-to-clean) and [this](https://example.org/blog/grinder#how-to-clean-1).'), corpus: other('## How to clean?\n\nText.\n\n## How to clean\n\nText.') },
    'a Cyrillic heading, escaped': { text: post('См. [чистку](/blog/grinder/#%D1%87%D0%B8%D1%81%D1%82%D0%BA%D0%B0).'), corpus: other('## Чистка\n\nТекст.') },
    'an id': { text: post('See [it](/blog/grinder/#burrs).'), corpus: other('## Cleaning {#burrs}\n\nText.') },
    'raw HTML': { text: post('See [it](/blog/grinder/#burrs).'), corpus: other('<a id="burrs"></a>\n\nText.') },
    'the top, and text': { text: post('See [it](/blog/grinder/#top), [this](/blog/grinder/#:~:text=burrs) and [that](/blog/grinder/#).'), corpus: other('Text.') },
    'a page of components': { text: post('See [it](/blog/grinder/#parts).'), corpus: other('<Parts id="parts" />') },
    'an unknown article': { text: post('See [it](/blog/mill/#parts) and [this](https://test.example.net/blog/grinder/#parts).'), corpus: other('Text.') },
    'a place of its own': { text: post('See [it](/blog/test/#parts).'), corpus: other('Text.') },
  },
  reject: {
    'no such heading': { example: { text: post('See [cleaning](/blog/grinder/#clean).'), corpus: other('## How to clean\n\nText.') }, at: ['[cleaning](/blog/grinder/#clean)'], severity: 'warning', message: /^the link "cleaning" leads to #clean of grinder, and that article has no such heading$/ },
    'a Cyrillic one': { example: { text: post('См. [помол](/blog/grinder/#помол).'), corpus: other('## Чистка\n\nТекст.') }, at: ['[помол](/blog/grinder/#помол)'] },
  },
});
