import { defineRule } from '../../kinds.ts';
import { countLetterWords } from '../../text/blocks.ts';

/**
 * Words of paragraphs between one heading and the next: lists and tables are found by the eye without a heading. The place is the heading the text
 * stands under, or the first paragraph before any heading. In blogs of good repute every fourth article passes 300 words somewhere, every twentieth 600;
 * so the catalogue's limits (300 and 350) are raised on purpose.
 */
export default defineRule({
  id: 'structure/wall-of-text',
  severity: 'warning',
  withoutConfig: 'warning',
  about: 'More than 350 words of running text without a heading; more than 600 are an error.',
  why: 'Readers look for the part they need; a long stretch without headings gives them nothing to find it by.',
  fix: 'Divide the section with headings that say what each part is about.',
  source: 'Yoast SEO, subheading distribution (350 words)',
  options: { maxWords: 350, errorWords: 600 },
  needs: 'article',
  examples: {
    bad: [`# Title\n\nLead.\n\n## Part\n\n${'Ten plain words about wooden floors stand in this sentence. '.repeat(38)}\n`],
    good: [`# Title\n\nLead.\n\n## Part\n\n${'Ten plain words about wooden floors stand in this sentence. '.repeat(20)}\n\n### More\n\n${'Ten plain words about wooden floors stand in this sentence. '.repeat(20)}\n`],
  },
  check({ doc, options }, report) {
    const maxWords = Number(options['maxWords']);
    const errorWords = Number(options['errorWords']);
    let words = 0;
    let place: { start: number; end: number; text: string } | undefined;
    const flush = (): void => {
      if (place !== undefined && words > maxWords) {
        report({ start: place.start, end: place.end, severity: words > errorWords ? 'error' : 'warning', message: `${words} words without a heading ${place.text.trim() === '' ? 'at the start' : `under "${place.text.trim()}"`}` });
      }
      words = 0;
    };
    for (const block of doc.blocks) {
      if (block.kind === 'heading') {
        flush();
        place = { start: block.start, end: block.end, text: block.text };
      } else if (block.kind === 'paragraph' && block.area !== 'related') {
        place ??= { start: block.start, end: block.end, text: '' };
        words += countLetterWords(block, doc.lexis);
      }
    }
    flush();
  },
});
