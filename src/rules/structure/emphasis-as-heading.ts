import { defineRule } from '../../kinds.ts';
import { isContent } from '../../text/sections.ts';
import { plainText } from '../../text/markdown.ts';

/**
 * A paragraph that is one short bold or italic run and opens a list or a table does the work of a heading. Without the list or table it may be a
 * signature or a call to action, so it stays silent; with a colon it is a lead-in, which is only worth a note.
 */
export default defineRule({
  id: 'structure/emphasis-as-heading',
  severity: 'warning',
  about: 'A bold or italic line used as a heading over a list or table.',
  why: 'It looks like a heading but is none: it has no place in the table of contents, and screen readers cannot jump to it.',
  fix: 'Make the line a heading of the right level, or plain text that leads into the list.',
  source: 'markdownlint MD036',
  options: { maxCharacters: 80 },
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n**Tools for the job**\n\n- A saw.\n- A file.\n'],
    good: ['# Title\n\nText.\n\n## Tools for the job\n\n- A saw.\n- A file.\n', '# Title\n\nText.\n\n**Anna Sedova**\n'],
  },
  check({ doc, options }, report) {
    const nodes = doc.tree.children.filter(isContent);
    nodes.forEach((node, index) => {
      const [only] = node.type === 'paragraph' ? node.children : [];
      if (node.type !== 'paragraph' || node.children.length !== 1 || (only?.type !== 'strong' && only?.type !== 'emphasis')) return;
      const text = plainText(node).trim();
      const next = nodes[index + 1]?.type;
      if (text === '' || text.length > Number(options['maxCharacters']) || /[.!?…]["»”)]*$/.test(text) || (next !== 'list' && next !== 'table')) return;
      report({
        start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0,
        severity: text.endsWith(':') ? 'info' : 'warning',
        message: `"${text}" is ${only.type === 'strong' ? 'bold' : 'italic'} text that stands as a heading over a ${next}`,
      });
    });
  },
});
