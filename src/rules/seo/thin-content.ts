import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import { walk } from '../../text/markdown.ts';
import { isNews } from '../../text/typed-articles.ts';

const OPTIONS = { min: 300 };
/** Words of the shortest reports of news agencies: a headline's worth of fact, its source, and what follows from it. */
const NEWS_MIN = 80;
const sentence = 'Rinse the brush in cold water, comb the bristles straight, and let it dry lying flat on a cloth. ';

/** No ranking rule: search engines state no word count. Articles marked as NewsArticle may be short. */
export default defineRule({
  id: 'seo/thin-content',
  severity: 'warning',
  withoutConfig: 'info',
  about: 'An article of fewer than 300 words.',
  why: 'It seldom answers a question in full. Search engines ask for no word count; this is a gate for drafts that stopped early.',
  fix: 'Answer what a reader would ask next, or merge the piece into a larger article.',
  source: 'Yoast SEO, text length (300 words)',
  options: OPTIONS,
  needs: 'article',
  examples: {
    bad: ['# How to clean a brush\n\nRinse it.\n'],
    good: [`# How to clean a brush\n\n${sentence.repeat(18)}\n`],
  },
  check({ doc, options }, report) {
    // A piece of news says one thing.
    const given = { ...OPTIONS, ...options }.min;
    const min = isNews(doc) ? Math.min(given, NEWS_MIN) : given;
    // Words in raw HTML are words to readers.
    if (doc.wordCount >= min || (doc.html.length > 0 && doc.wordCount + wordsOfHtml(doc) >= min)) return;
    const place = doc.h1 ?? doc.headings[0] ?? doc.blocks[0] ?? { start: 0, end: 0 };
    report({ start: place.start, end: place.end, message: `the article has ${doc.wordCount} words, fewer than ${min}` });
  },
});

/** Words between the tags of raw HTML, which are no part of any block. */
function wordsOfHtml(doc: Document): number {
  let words = 0;
  walk(doc.tree, (node) => {
    if (node.type === 'html') words += node.value.replace(/<!--[^]*?-->|<(script|style)\b[^]*?<\/\1>|<[^>]*>/gi, ' ').split(/\s+/).filter(Boolean).length;
  });
  return words;
}
