import { defineRule } from '../../kinds.ts';

/** A heading whose text, alternative texts of images included, is blank: an image with an alt is a heading a reader can hear. */
export default defineRule({
  id: 'structure/empty-heading',
  severity: 'error',
  about: 'A heading without any text.',
  why: 'It prints an empty line in large type and an empty entry in the table of contents.',
  fix: 'Write the heading, or remove its # marks.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n##\n\nText.\n'],
    good: ['# Title\n\nText.\n\n## ![The workshop](/workshop.png)\n\nText.\n'],
  },
  check({ doc }, report) {
    for (const { start, end, depth, text, node } of doc.headings) {
      if (text.trim() !== '') continue;
      report({
        start, end, message: `this level-${depth} heading has no text`,
        edits: node.children.length === 0 ? [{ start, end: end + (/^\r?\n/.exec(doc.text.slice(end))?.[0].length ?? 0), text: '' }] : undefined,
      });
    }
  },
});
