import { defineRule } from '../../kinds.ts';
import { endOf, startOf, type Nodes } from '../../text/markdown.ts';
import { isContent } from '../../text/sections.ts';

/**
 * Judged only at the end of a section: a paragraph after a colon may be the continuation or a line of dialogue, and deeper headings may be the
 * announced parts ("The work goes like this:" before "### Step 1").
 */
export default defineRule({
  id: 'structure/list-announced-missing',
  severity: 'warning',
  about: 'A paragraph that ends with a colon and is the last of its section.',
  why: 'The colon announces a list, a table or an example that is not there.',
  fix: 'Add what the sentence announces, or end it with a full stop.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## Tools\n\nFor the work you need:\n\n## Glue\n\nText.\n'],
    good: ['# Title\n\nText.\n\n## Tools\n\nFor the work you need:\n\n- a saw;\n- a file.\n', '# Title\n\nText.\n\n## Work\n\nIt goes like this:\n\n### Sanding\n\nText.\n'],
  },
  check({ doc }, report) {
    let nodes: Nodes[] | undefined;
    for (const block of doc.blocks) {
      if (block.kind !== 'paragraph' || block.parents.length !== 1) continue;
      const text = block.text.trimEnd();
      if (!text.endsWith(':') || !/[\p{L}\p{N})»”"]:$/u.test(text) || /:[\w+-]+:$/.test(text) || block.node.type !== 'paragraph') continue;
      // An image, code or a raw tag at the end is the thing announced.
      if (doc.text.slice(block.start, block.end).trim().replace(/[*_]+$/, '').at(-1) !== ':') continue;
      nodes ??= doc.tree.children.filter((node) => node.type === 'thematicBreak' || isContent(node));
      const next = nodes[nodes.indexOf(block.node) + 1];
      const depth = doc.headings.findLast((heading) => heading.start < block.start)?.depth ?? 0;
      if (next !== undefined && next.type !== 'thematicBreak' && (next.type !== 'heading' || next.depth > depth)) continue;
      report({ start: startOf(block.node), end: endOf(block.node), message: `"${text.trimStart().split(/\s+/).slice(-6).join(' ')}" announces something, but the section ends here` });
    }
  },
});
