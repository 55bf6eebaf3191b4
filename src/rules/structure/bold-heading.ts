import { defineRule } from '../../kinds.ts';
import { endOf, startOf } from '../../text/markdown.ts';

/** The heading is nothing but one bold run. A bold word inside a heading is emphasis and stays. */
export default defineRule({
  id: 'structure/bold-heading',
  severity: 'info',
  about: 'A heading that is bold as a whole, as in `### **Prices**`.',
  why: 'Headings are already set apart by the design; bold marks inside come from copied text and make headings look different from each other.',
  fix: 'Remove the ** marks from the heading.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## **Prices**\n\nText.\n'],
    good: ['# Title\n\nText.\n\n## Prices for **students**\n\nText.\n'],
  },
  check({ doc }, report) {
    for (const { node, text, start, end } of doc.headings) {
      const [only] = node.children;
      if (node.children.length !== 1 || only?.type !== 'strong') continue;
      const first = only.children[0];
      const last = only.children.at(-1);
      report({
        start, end, message: `the whole heading "${text}" is bold`,
        edits: first === undefined || last === undefined ? undefined : [{ start: startOf(only), end: startOf(first), text: '' }, { start: endOf(last), end: endOf(only), text: '' }],
      });
    }
  },
});
