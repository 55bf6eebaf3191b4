import { testRule } from '../../kit/rule.ts';

const page = (keys: string, lang = 'en', body = 'Text.'): string => `---\ntitle: Skis\nlang: ${lang}\n${keys}\n---\n# Skis\n\n${body}\n`;

testRule('seo/noindex-draft', {
  accept: {
    'a published article': page('draft: false\nrobots: index, follow'),
    'max-snippet is no noindex': page('robots: max-snippet:-1, max-image-preview:large', 'ru'),
    'a draft': page('draft: true\nnoindex: true\nstatus: draft'),
    'a draft by other keys': page('published: false\nrobots: noindex'),
    'not listed': page('status: unlisted\nnoindex: true', 'ru'),
    'a meta tag for something else': page('draft: false', 'en', '<meta name="color-scheme" content="none">'),
    'an explained meta tag': page('draft: false', 'ru', 'Тег `<meta name="robots" content="noindex">` прячет страницу.'),
  },
  reject: {
    'robots': { example: page('robots: noindex, follow'), at: ['robots: noindex, follow'], severity: 'error', message: /is published, but `robots` says "noindex, follow"/ },
    'robots as a list and as an object': { example: page('robots: [nofollow, noindex]\nmetaRobots: { index: false }', 'ru'), at: ['robots: [nofollow, noindex]', 'metaRobots: { index: false }'] },
    'none means both': { example: page('robots: none'), at: ['robots: none'] },
    'a flag': { example: page('noindex: true', 'ru'), at: ['noindex: true'], message: /`noindex` is true/ },
    'a meta tag in the text': { example: page('draft: false', 'en', '<meta name="robots" content="noindex">'), at: ['<meta name="robots" content="noindex">'] },
    'published and a draft': { example: page('draft: true\npublished: true', 'ru'), at: ['published: true'], message: /contradicts `draft: true`/ },
    'a status against the draft mark': { example: page('draft: true\nstatus: published'), at: ['status: published'] },
    'a draft mark as text': { example: page("draft: 'true'"), at: ["draft: 'true'"], severity: 'warning', message: /the text "true"/ },
  },
});
