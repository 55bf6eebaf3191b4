import { defineRule } from '../../kinds.ts';
import { endOf, startOf, walk } from '../../text/markdown.ts';

/** Rows are compared with the header: GFM drops the cells a row has too many and leaves the missing ones blank, both without a word. */
export default defineRule({
  id: 'structure/table-ragged',
  severity: 'error',
  about: 'A table row with more or fewer cells than the header.',
  why: 'Extra cells vanish from the page and missing ones shift the reader’s eye to the wrong column.',
  fix: 'Give every row as many cells as the header; write \\| for a vertical bar inside a cell.',
  source: 'GitHub Flavored Markdown, Tables; markdownlint MD056',
  needs: 'article',
  examples: {
    bad: ['# Title\n\n| Wood | Price |\n|---|---|\n| Oak | 10 | hard |\n', '# Title\n\n| Wood | Price |\n|---|---|\n| Oak |\n'],
    good: ['# Title\n\n| Wood | Price |\n|---|---|\n| Oak \\| ash | 10 |\n'],
  },
  check({ doc }, report) {
    walk(doc.tree, (node) => {
      if (node.type !== 'table') return;
      const [header, ...rows] = node.children;
      const expected = header?.children.length ?? 0;
      for (const row of rows) {
        const cells = row.children.length;
        if (cells === expected) continue;
        const end = endOf(row);
        const closed = doc.text.slice(0, end).trimEnd().endsWith('|');
        report({
          start: startOf(row), end,
          message: `this row has ${cells} cell${cells === 1 ? '' : 's'}, the header ${expected}${cells > expected ? '; the rest is not printed' : ''}`,
          edits: cells < expected && closed ? [{ start: end, end, text: '  |'.repeat(expected - cells) }] : undefined,
        });
      }
    });
  },
});
