import { defineRule } from '../../kinds.ts';

const OPTIONS = { min: 300 };
const sentence = 'Rinse the brush in cold water, comb the bristles straight, and let it dry lying flat on a cloth. ';

/** No ranking rule: search engines state no word count. News briefs set `min` lower in the config. */
export default defineRule({
  id: 'seo/thin-content',
  severity: 'warning',
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
    const { min } = { ...OPTIONS, ...options };
    if (doc.wordCount >= min) return;
    const place = doc.h1 ?? doc.headings[0] ?? doc.blocks[0] ?? { start: 0, end: 0 };
    report({ start: place.start, end: place.end, message: `the article has ${doc.wordCount} words, fewer than ${min}` });
  },
});
