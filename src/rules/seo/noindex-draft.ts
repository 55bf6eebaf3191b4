import { defineRule } from '../../kinds.ts';

/** Keys by which blogs ask search engines to stay out, and the values that do. */
const ROBOTS_KEYS = ['robots', 'metaRobots', 'meta_robots', 'robotsMeta'] as const;
const NOINDEX_KEYS = ['noindex', 'noIndex', 'no_index', 'hideFromSearch', 'searchExclude'] as const;
const INDEX_KEYS = ['indexable', 'searchable'] as const;
/** Keys by which blogs say that an article is out. */
const PUBLISHED_KEYS = ['published', 'isPublished', 'public'] as const;
const NOINDEX = /(?:^|[\s,;])(?:noindex|none)(?:$|[\s,;])/i;

/**
 * Drafts may say noindex as they like. A draft mark that is text instead of true or false reads as "yes" in some layouts and as a fault in others, so that one
 * is reported whatever it says.
 */
export default defineRule({
  id: 'seo/noindex-draft',
  severity: 'error',
  about: 'A published article that keeps search engines out, or a draft mark that contradicts the rest of the front matter.',
  why: 'A noindex left from the time of writing makes the article invisible in search, and nobody notices for months.',
  fix: 'Remove the noindex, or mark the article with `draft: true`.',
  source: 'Google Search Central, Robots meta tag; Consolidate duplicate URLs (2026-07-10)',
  needs: 'article',
  examples: {
    bad: ['---\ntitle: Kites\nrobots: noindex, follow\n---\n# Kites\n\nText.\n', '---\ntitle: Змеи\nlang: ru\ndraft: true\npublished: true\n---\n# Змеи\n\nТекст.\n', "---\ntitle: Kites\ndraft: 'false'\n---\n# Kites\n\nText.\n"],
    good: ['---\ntitle: Kites\nrobots: index, follow\n---\n# Kites\n\nText.\n', '---\ntitle: Змеи\nlang: ru\ndraft: true\nnoindex: true\n---\n# Змеи\n\nТекст.\n'],
  },
  check({ doc }, report) {
    const { data } = doc;
    const at = (key: string): { start: number; end: number } => doc.place([key]);
    const draft = data['draft'];
    if (typeof draft === 'string' || typeof draft === 'number') {
      report({ ...at('draft'), severity: 'warning', message: `\`draft\` is ${typeof draft === 'string' ? `the text "${draft}"` : `the number ${draft}`}, not true or false`, help: 'Write `draft: true` or `draft: false`, without quotes.' });
    }
    const isDraft = draft === true || /^(?:true|yes|on|1)$/i.test(typeof draft === 'string' ? draft : '');
    const published = PUBLISHED_KEYS.find((key) => typeof data[key] === 'boolean');
    const status = doc.field('status').toLowerCase();
    if (isDraft) {
      if (published !== undefined && data[published] === true) report({ ...at(published), message: `\`${published}: true\` contradicts \`draft: true\``, help: 'Keep the one that holds.' });
      else if (/^(?:published|publish|live|public)$/.test(status)) report({ ...at('status'), message: `\`status: ${doc.field('status')}\` contradicts \`draft: true\``, help: 'Keep the one that holds.' });
      return;
    }
    if (draft === false && /^draft$/.test(status)) report({ ...at('status'), message: '`status: draft` contradicts `draft: false`', help: 'Keep the one that holds.' });
    // Not out yet, by another key than `draft`.
    if ((published !== undefined && data[published] === false) || /^(?:draft|hold|private|hidden|unlisted|archived?)$/.test(status)) return;
    for (const key of ROBOTS_KEYS) {
      const value = robotsOf(data[key]);
      if (value !== '' && NOINDEX.test(value)) report({ ...at(key), message: `the article is published, but \`${key}\` says "${value}"` });
    }
    for (const key of NOINDEX_KEYS) if (data[key] === true) report({ ...at(key), message: `the article is published, but \`${key}\` is true` });
    for (const key of INDEX_KEYS) if (data[key] === false) report({ ...at(key), message: `the article is published, but \`${key}\` is false` });
    if (!doc.text.includes('<meta') && !doc.text.includes('<META')) return;
    for (const { kind, name, attributes, start, end } of doc.html) {
      if (kind === 'open' && name === 'meta' && /^(?:robots|googlebot|yandex)$/i.test(attributes['name'] ?? '') && NOINDEX.test(attributes['content'] ?? '')) {
        report({ start, end, message: `the article is published, but a <meta> in it says "${attributes['content'] ?? ''}"` });
      }
    }
  },
});

/** "noindex, follow", a list of such words, or `{ index: false }`. */
function robotsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'object' && value !== null && 'index' in value && value.index === false ? 'noindex' : '';
}
