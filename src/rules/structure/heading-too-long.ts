import { defineRule } from '../../kinds.ts';
import { countHeadingWords } from '../../text/heading-words.ts';

/** Length in words finds text glued to a heading; questions of the FAQ are sentences by nature and are left alone. */
export default defineRule({
  id: 'structure/heading-too-long',
  severity: 'warning',
  about: 'A heading longer than 12 words or 120 characters.',
  why: 'Nobody takes in such a heading at a glance; most often a sentence of the text has been glued to it.',
  fix: 'Cut the heading to its subject and move the rest into the text.',
  options: { maxWords: 12, maxCharacters: 120 },
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## Choosing boots for the mountains and everything else you may want to know before you go\n\nText.\n'],
    good: ['# Title\n\nText.\n\n## Choosing boots for the mountains\n\nText.\n'],
  },
  check({ doc, options }, report) {
    const maxWords = Number(options['maxWords']);
    const maxCharacters = Number(options['maxCharacters']);
    for (const heading of doc.headings) {
      if (heading.area === 'faq') continue;
      const words = countHeadingWords(doc, heading);
      if (words <= maxWords && heading.text.length <= maxCharacters) continue;
      const shown = heading.text.length > 60 ? `${heading.text.slice(0, 60).trimEnd()}…` : heading.text;
      report({ start: heading.start, end: heading.end, message: `the heading "${shown}" has ${words} words, ${heading.text.length} characters` });
    }
  },
});
