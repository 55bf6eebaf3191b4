import { defineRule } from '../../kinds.ts';
import { endOf, startOf } from '../../text/markdown.ts';

/** Columns of the header count: rows beside it cannot have more (`structure/table-ragged`). */
export default defineRule({
  id: 'structure/table-too-wide',
  severity: 'info',
  about: 'A table with many columns.',
  why: 'On a telephone a wide table has to be pushed sideways, and the reader loses either the first column or the header.',
  fix: 'Swap rows and columns, split the table in two, or leave out what nobody compares.',
  source: 'Editorial judgement: six columns of short words fit a tablet.',
  options: { max: 6 },
  needs: 'article',
  examples: {
    bad: ['# Tea\n\n| Sort | Leaf | Water | Heat | Time | Cups | Price |\n|---|---|---|---|---|---|---|\n| Assam | black | soft | 95 | 4 | 2 | 3 |\n', '---\nlang: ru\n---\n# Чай\n\n| Сорт | Лист | Вода | Жар | Время | Чашки | Цена |\n|---|---|---|---|---|---|---|\n| Ассам | чёрный | мягкая | 95 | 4 | 2 | 3 |\n'],
    good: ['# Tea\n\n| Sort | Leaf | Water | Heat | Time | Cups |\n|---|---|---|---|---|---|\n| Assam | black | soft | 95 | 4 | 2 |\n'],
  },
  check({ doc, options }, report) {
    const max = Number(options['max']);
    for (const block of doc.blocks) {
      // One cell of the header, the first beyond the limit, stands for the table.
      if (block.column !== max || block.row !== 0 || block.kind !== 'cell') continue;
      const header = block.parents.at(-1);
      if (header?.type !== 'tableRow') continue;
      report({ start: startOf(header), end: endOf(header), message: `the table has ${header.children.length} columns, more than ${max}` });
    }
  },
});
