import { defineRule } from '../../kinds.ts';
import type { TableRow } from 'mdast';
import { endOf, startOf, walk } from '../../text/markdown.ts';
import type { Splice } from '../../text/splice.ts';

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
  check({ doc, config }, report) {
    if (!doc.text.includes('|')) return;
    walk(doc.tree, (node) => {
      if (node.type !== 'table') return node.type !== 'paragraph' && node.type !== 'heading';
      const [header, ...rows] = node.children;
      const expected = header?.children.length ?? 0;
      for (const row of rows) {
        const cells = row.children.length;
        if (cells === expected) continue;
        const end = endOf(row);
        report({
          start: startOf(row), end,
          // A short row is lawful GFM, and so is an empty cell too many; lost text is lost on any page.
          severity: config === undefined && !row.children.slice(expected).some((cell) => cell.children.length > 0) ? 'warning' : 'error',
          message: `this row has ${cells} cell${cells === 1 ? '' : 's'}, the header ${expected}${cells > expected ? '; the rest is not printed' : ''}`,
          edits: cells < expected ? pad(doc.text, row, expected - cells) : trim(doc.text, row, expected),
        });
      }
      return false;
    });
  },
});

/** Blank cells at the end of a row. A line without any bar is text that stands too close under the table, not a row. */
function pad(text: string, row: TableRow, missing: number): Splice[] | undefined {
  const source = text.slice(startOf(row), endOf(row)).trimEnd();
  if (!/(?<!\\)\|/.test(source)) return undefined;
  const end = startOf(row) + source.length;
  return [{ start: end, end, text: `${source.endsWith('|') && source.length > 1 ? '' : ' |'}${'  |'.repeat(missing)}` }];
}

/** Takes cells without text off the end of a row; cells with text stay, for nobody knows where they belong. */
function trim(text: string, row: TableRow, expected: number): Splice[] | undefined {
  const rest = row.children.slice(expected);
  const [first] = rest;
  if (first === undefined || rest.some((cell) => cell.children.length > 0)) return undefined;
  return [{ start: startOf(first), end: startOf(row) + text.slice(startOf(row), endOf(row)).trimEnd().length, text: '|' }];
}
