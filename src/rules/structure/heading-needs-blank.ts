import { defineRule } from '../../kinds.ts';
import { blankLine, gluedLine } from '../../text/blank-lines.ts';
import { endOf, startOf, type Nodes } from '../../text/markdown.ts';

/**
 * An article whose headings all touch what follows means it; one that mixes both has slips. Comments and tags may touch a heading: anchors (`<a name=…></a>`, a paragraph to Markdown), and remarks that hold for the next line.
 */
export default defineRule({
  id: 'structure/heading-needs-blank',
  severity: 'info',
  about: 'A heading without a blank line before or after it.',
  why: 'Some Markdown processors print such a heading as text with its number signs, and editors of the file overlook it.',
  fix: 'Put a blank line before and after the heading.',
  source: 'markdownlint MD022',
  needs: 'article',
  examples: {
    bad: ['# Bread\n\nText.\n\n## Flour\nRye or wheat.\n', '---\nlang: ru\n---\n# Хлеб\n\nТекст.\n## Мука\n\nРжаная или пшеничная.\n'],
    good: ['# Bread\n\nText.\n\n## Flour\n\nRye or wheat.\n', '# Bread\n\n<!-- the part on flour -->\n## Flour\n\nRye or wheat.\n'],
  },
  check({ doc }, report) {
    const nodes = doc.tree.children;
    let habit: boolean | undefined;
    for (let index = 0; index < nodes.length; index++) {
      const heading = nodes[index];
      if (heading?.type !== 'heading') continue;
      const before = nodes[index - 1];
      const above = before === undefined || isMarkup(before) ? undefined : gluedLine(doc.text, startOf(heading));
      // Of two headings that touch, the second one reports, so that the line is put in once.
      let below = lineBelow(doc.text, nodes[index + 1]);
      if (below !== undefined) {
        habit ??= nodes.every((node, other) => node.type !== 'heading' || mayTouch(nodes[other + 1]) || lineBelow(doc.text, nodes[other + 1]) !== undefined);
        if (habit) below = undefined;
      }
      if (above === undefined && below === undefined) continue;
      const sides = [...(above === undefined ? [] : ['before']), ...(below === undefined ? [] : ['after'])];
      report({
        start: startOf(heading), end: endOf(heading),
        message: `there is no blank line ${sides.join(' and ')} this heading`,
        edits: [above, below].filter((line) => line !== undefined).map((line) => blankLine(doc.text, line)),
      });
    }
  },
});

/** True for raw HTML, on lines of its own or as a paragraph of nothing but tags. */
function isMarkup(node: Nodes): boolean {
  return node.type === 'html' || (node.type === 'paragraph' && node.children.every((child) => child.type === 'html'));
}

/** Where the line under a heading begins when it ought to be blank. */
function lineBelow(text: string, after: Nodes | undefined): number | undefined {
  return after === undefined || mayTouch(after) ? undefined : gluedLine(text, startOf(after));
}

function mayTouch(after: Nodes | undefined): boolean {
  return after === undefined || after.type === 'heading' || isMarkup(after);
}
