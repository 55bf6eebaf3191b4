import { defineRule } from '../../kinds.ts';
import { endOf, startOf, type Nodes } from '../../text/markdown.ts';
import type { Splice } from '../../text/splice.ts';

/** Counts rule lines at the top level of the body; two with nothing between them are one too many whatever the count. */
export default defineRule({
  id: 'structure/horizontal-rule-spam',
  severity: 'info',
  about: 'More than three rule lines (`---`, `***`) in an article, or two in a row.',
  why: 'Rule lines between all parts are a habit of generated text; headings already divide the page.',
  fix: 'Keep a rule line only where the subject changes without a heading.',
  options: { max: 3 },
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n---\n\n***\n\nText.\n', '# Title\n\na\n\n---\n\nb\n\n---\n\nc\n\n---\n\nd\n\n---\n\ne\n'],
    good: ['# Title\n\nText.\n\n---\n\n## Part\n\nText.\n\n---\n\nText.\n'],
  },
  check({ doc, options }, report) {
    const max = Number(options['max']);
    const nodes = doc.tree.children;
    let count = 0;
    nodes.forEach((node, index) => {
      if (node.type !== 'thematicBreak') return;
      count++;
      const start = startOf(node);
      const previous = nodes[index - 1];
      if (previous?.type === 'thematicBreak') {
        report({ start, end: endOf(node), message: 'two rule lines stand in a row', help: 'Remove one of them.', edits: [{ start: endOf(previous), end: endOf(node), text: '' }] });
      } else if (count === max + 1) {
        report({ start, end: endOf(node), message: `the article has ${nodes.filter((other) => other.type === 'thematicBreak').length} rule lines`, edits: beforeHeadings(nodes) });
      }
    });
  },
});

/** Rule lines right before a heading divide nothing that the heading does not; with them goes what is left of their line. */
function beforeHeadings(nodes: readonly Nodes[]): Splice[] | undefined {
  const splices = nodes.flatMap((node, index): Splice[] => {
    const next = nodes[index + 1];
    return node.type === 'thematicBreak' && next?.type === 'heading' ? [{ start: startOf(node), end: startOf(next), text: '' }] : [];
  });
  return splices.length > 0 ? splices : undefined;
}
