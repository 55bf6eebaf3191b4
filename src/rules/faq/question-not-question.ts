import { defineRule } from '../../kinds.ts';
import { bareHeading, childrenOf } from '../../text/sections.ts';

/** A question has a question mark, or begins with a question word within its first three words ("And how to choose"). A heading with headings below is a group, not a question. */
export default defineRule({
  id: 'faq/question-not-question',
  severity: 'warning',
  about: 'A heading in the FAQ that is not a question.',
  why: 'Readers scan the FAQ for their question, and its data calls every heading one.',
  fix: 'Word the heading as the reader would ask it, with a question mark.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## FAQ\n\n### Delivery terms\n\nWithin two days in the whole city.\n'],
    good: ['# Title\n\nText.\n\n## FAQ\n\n### When is it delivered?\n\nWithin two days in the whole city.\n\n### How to choose a varnish\n\nBy the room: the wetter it is, the harder the varnish.\n'],
  },
  check({ doc, language }, report) {
    for (const { heading } of doc.faq) {
      const text = bareHeading(heading.text);
      if (text === '' || text.includes('?') || childrenOf(doc.headings, heading).length > 0) continue;
      if (language.words(text).slice(0, 3).some((word) => language.questionWords.has(word.lower))) continue;
      report({ start: heading.start, end: heading.end, message: `"${text}" in the FAQ is not a question` });
    }
  },
});
