import { defineRule } from '../../kinds.ts';
import { isAtx } from '../../text/markdown.ts';

/**
 * `---` right under a line of text makes that text a heading, where a rule line was meant. The same with `===` under any line but the title. An
 * article whose headings are all underlined means it.
 */
export default defineRule({
  id: 'structure/setext-hazard',
  severity: 'warning',
  about: 'A line `---` right under a paragraph, which turns the paragraph into a heading.',
  why: 'Without a blank line between them Markdown reads text and dashes as a second-level heading, and the whole paragraph is printed as one.',
  fix: 'Put a blank line before the dashes, or write the heading with ## if one is meant.',
  source: 'CommonMark 0.31, Setext headings',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## Part\n\nThe paint dries in a day.\n---\n\nMore.\n'],
    good: ['# Title\n\nText.\n\n## Part\n\nThe paint dries in a day.\n\n---\n\nMore.\n', 'Title\n=====\n\nText.\n\nPart\n----\n\nText.\n'],
  },
  check({ doc }, report) {
    const underlined = doc.headings.filter((heading) => !isAtx(doc.text, heading.node));
    for (const { start, end, depth, text } of underlined) {
      // `===` under the title is how some write it; under a later line, among headings with marks, it makes a second title.
      if (depth === 1 && (underlined.length === doc.headings.length || start === doc.headings[0]?.start)) continue;
      const sentence = /[.!?…:;,]["»”)]*$/.test(text) || /\n/.test(text.trim());
      if (!sentence && underlined.length === doc.headings.length) continue;
      const shown = text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
      // A question or a lead-in with a colon may be meant as a heading; a finished sentence is not.
      const underline = doc.text.lastIndexOf('\n', end - 1) + 1;
      const certain = /[.…,;]["»”)]*$/.test(text) && underline > start;
      report({ start, end, message: `the ${depth === 1 ? 'equals signs' : 'dashes'} under "${shown.replaceAll('\n', ' ')}" make it a heading`, edits: certain ? [{ start: underline, end: underline, text: '\n' }] : undefined });
    }
  },
});
