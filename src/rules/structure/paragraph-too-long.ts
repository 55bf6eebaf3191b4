import { defineRule } from '../../kinds.ts';
import { countLetterWords } from '../../text/blocks.ts';

/** Paragraphs and list items by words; quotations are as long as their source made them. */
export default defineRule({
  id: 'structure/paragraph-too-long',
  severity: 'warning',
  withoutConfig: 'warning',
  about: 'A paragraph of more than 150 words; more than 200 is an error.',
  why: 'On a telephone such a paragraph fills more than a screen, and readers lose the line.',
  fix: 'Break the paragraph where the thought turns, or make a list of what it enumerates.',
  source: 'Yoast SEO, paragraph length (150 and 200 words)',
  options: { maxWords: 150, errorWords: 200 },
  needs: 'article',
  examples: {
    bad: [`# Title\n\n${'Ten plain words about wooden floors stand in this sentence. '.repeat(17)}\n`],
    good: [`# Title\n\n${'Ten plain words about wooden floors stand in this sentence. '.repeat(10)}\n`],
  },
  check({ doc, options }, report) {
    const maxWords = Number(options['maxWords']);
    for (const block of doc.blocks) {
      // With its numbers it is longer still.
      if (block.tokens.to - block.tokens.from <= maxWords) continue;
      if ((block.kind !== 'paragraph' && block.kind !== 'item') || block.quoted) continue;
      const words = countLetterWords(block, doc.lexis);
      if (words <= maxWords) continue;
      report({
        start: block.start, end: block.end, severity: words > Number(options['errorWords']) ? 'error' : 'warning',
        message: `the paragraph "${block.text.trim().split(/\s+/).slice(0, 5).join(' ')}…" has ${words} words`,
      });
    }
  },
});
