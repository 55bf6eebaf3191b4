import { testRule } from '../../kit/rule.ts';

const page = (line: string): string => `---\ntitle: Owls\n${line}\n---\n# Owls\n\nText.\n`;

testRule('seo/canonical', {
  accept: {
    'the own address': page('canonical: https://example.org/blog/test/'),
    'none': page('lang: en'),
    'an empty key': page('canonical:'),
    'another key': page("canonicalURL: 'https://example.org/blog/test/'"),
  },
  reject: {
    'a path, mended': { example: page('canonical: /blog/test/'), at: ['canonical: /blog/test/'], severity: 'error', message: /not a whole address/ },
    'a fragment and a missing slash, mended': { example: page("canonical: 'https://example.org/blog/test#owls'"), at: ["canonical: 'https://example.org/blog/test#owls'"], message: /fragment/ },
    'http, mended': { example: page('canonicalUrl: http://www.example.org/blog/test/'), at: ['canonicalUrl: http://www.example.org/blog/test/'] },
    'another article': { example: page('canonical: https://example.org/blog/eagles/'), at: ['canonical: https://example.org/blog/eagles/'], severity: 'error' },
    'another site': { example: page('canonical: https://example.net/owls'), at: ['canonical: https://example.net/owls'], severity: 'error', message: /example\.net/ },
    'the other site of the brand': { example: page('canonical: https://dvorik.example.com/owls'), at: ['canonical: https://dvorik.example.com/owls'], severity: 'warning' },
    'no address at all': { example: page('canonical: true'), at: ['canonical: true'] },
  },
});
