import { defineRule } from '../../kinds.ts';

/** `### ### Question` renders a literal "### " inside the heading: a template added a marker to text that had one. */
export default defineRule({
  id: 'structure/doubled-heading-marker',
  severity: 'error',
  about: 'A heading whose text starts with heading marks, as in `### ### Question`.',
  why: 'The marks are printed on the page as text. It happens when a template adds a marker to text that already had one.',
  fix: 'Remove the second set of # marks.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n### ### Is it safe?\n\nYes.\n', '# Title\n\nText.\n\n## # Start\n\nText.\n'],
    good: ['# Title\n\nText.\n\n### Is it safe?\n\nYes.\n', '# Title\n\nText.\n\n## Why C# and F# matter\n\nText.\n'],
  },
  check({ doc }, report) {
    for (const heading of doc.headings) {
      const match = /^(#{1,6}\s+)+/.exec(heading.text);
      if (match === null) continue;
      const first = heading.node.children[0];
      const start = first?.position?.start.offset ?? heading.start;
      report({
        start: heading.start,
        end: heading.end,
        message: `the heading "${heading.text.slice(match[0].length)}" prints "${match[0].trim()}" as text`,
        edits: doc.text.startsWith(match[0], start) ? [{ start, end: start + match[0].length, text: '' }] : undefined,
      });
    }
  },
});
