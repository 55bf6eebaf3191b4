import { defineRule } from '../../kinds.ts';
import { countLetterWords } from '../../text/blocks.ts';

/** Words of all text before the first second-level heading; a first section called "Introduction" is one. A page that is a FAQ as a whole needs no lead. */
export default defineRule({
  id: 'structure/intro-missing',
  severity: 'warning',
  about: 'An article that goes to its first section with fewer than 20 words of introduction.',
  why: 'The lead tells readers whether the page answers their question; without it they meet a section out of context.',
  fix: 'Write a lead of two or three sentences: what the article answers, and for whom.',
  source: 'Yoast SEO, introduction assessments',
  options: { minWords: 20 },
  needs: 'article',
  examples: {
    bad: ['# Title\n\n## Tools\n\nText.\n', '# Title\n\nRead on.\n\n## Tools\n\nText.\n'],
    good: ['# Title\n\nA wooden floor lasts for decades when it is sanded and oiled in time. This guide shows the tools, the order of the work and the usual mistakes.\n\n## Tools\n\nText.\n'],
  },
  check({ doc, language, options }, report) {
    const first = doc.headings.find((heading) => heading.depth === 2 && !language.isHeading('introduction', heading.text));
    if (first === undefined || (doc.h1 !== undefined && language.isHeading('faq', doc.h1.text)) || first.area !== 'body') return;
    let words = 0;
    for (const block of doc.blocks) {
      if (block.start >= first.start) break;
      if (block.kind !== 'heading') words += countLetterWords(block, doc.lexis);
    }
    if (words >= Number(options['minWords'])) return;
    report({
      start: first.start, end: first.end,
      message: words === 0 ? `the section "${first.text}" begins without any introduction before it` : `only ${words} words of introduction stand before "${first.text}"`,
    });
  },
});
