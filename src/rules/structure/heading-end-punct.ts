import { defineRule } from '../../kinds.ts';
import { endOf, type Nodes } from '../../text/markdown.ts';

/** Question and exclamation marks and ellipses belong to the text; a full stop after an abbreviation is part of the word. */
export default defineRule({
  id: 'structure/heading-end-punct',
  severity: 'info',
  about: 'A heading that ends with a full stop, comma, semicolon or colon.',
  why: 'A heading is a title, not a sentence; the mark often shows that it was cut from running text.',
  fix: 'Remove the mark at the end of the heading.',
  source: 'markdownlint MD026',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## What to take:\n\nText.\n'],
    good: ['# Title\n\nText.\n\n## What to take?\n\nText.\n\n## And so on...\n\nText.\n\n## Boots, coats, etc.\n\nText.\n'],
  },
  check({ doc, language }, report) {
    for (const { text, node, start, end } of doc.headings) {
      const mark = /(?<![.,;:])[.,;:]$/.exec(text)?.[0];
      if (mark === undefined) continue;
      const last = /([\p{L}.-]+)\.$/u.exec(text)?.[1]?.toLowerCase();
      if (mark === '.' && last !== undefined && (language.abbreviations.has(last) || /^\p{L}$/u.test(last) || /\p{L}\.\p{L}/u.test(last))) continue;
      const child = lastLeaf(node);
      const at = endOf(child);
      const plain = child.type === 'text' && doc.text.slice(at - 1, at) === mark;
      report({ start, end, message: `the heading "${text}" ends with "${mark}"`, edits: plain ? [{ start: at - 1, end: at, text: '' }] : undefined });
    }
  },
});

/** The last piece of a heading; the mark may stand inside of emphasis. */
function lastLeaf(node: Nodes): Nodes {
  const last = 'children' in node ? node.children.at(-1) : undefined;
  return last === undefined ? node : lastLeaf(last);
}
