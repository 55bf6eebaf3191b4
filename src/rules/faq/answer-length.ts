import { defineRule } from '../../kinds.ts';
import { answerText, answerWords } from '../../text/faq-answers.ts';
import { bareHeading } from '../../text/sections.ts';
import { countWords } from '../../text/words.ts';

/** Words of the answer up to a rule line. Empty answers are another rule's. */
export default defineRule({
  id: 'faq/answer-length',
  severity: 'info',
  about: 'A FAQ answer of fewer than 5 or more than 120 words.',
  why: 'A bare "Yes." answers nobody, and a long answer is a section of the article in the wrong place.',
  fix: 'Answer in two to five sentences; move longer explanations into the article and link to them.',
  options: { minWords: 5, maxWords: 120 },
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## FAQ\n\n### Is oak hard?\n\nYes.\n'],
    good: ['# Title\n\nText.\n\n## FAQ\n\n### Is oak hard?\n\nYes, it is harder than pine and ash.\n'],
  },
  check({ doc, options }, report) {
    const [least, most] = [Number(options['minWords']), Number(options['maxWords'])];
    for (const entry of doc.faq) {
      const counted = least > 0 ? answerWords(doc, entry) : undefined;
      if (counted !== undefined && counted >= least && counted <= most) continue;
      const text = answerText(entry);
      const words = countWords(text);
      if (text === '' || (words >= least && words <= most)) continue;
      report({ start: entry.heading.start, end: entry.heading.end, message: `the answer to "${bareHeading(entry.heading.text)}" has ${words} word${words === 1 ? '' : 's'}` });
    }
  },
});
