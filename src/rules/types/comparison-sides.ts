import { defineRule } from '../../kinds.ts';
import { namesSide } from '../../text/sides.ts';
import { comparedSides } from '../../text/typed-articles.ts';

/** Only articles whose structured data says what they compare (`about` with two or more things). A name counts in any form, all its topic words together. */
export default defineRule({
  id: 'types/comparison-sides',
  severity: 'error',
  about: 'A comparison that does not name all that it compares where readers look for it: in title or opening, and in headings or a table.',
  why: 'Who looks for a comparison of two things finds it by their names; a side without a heading or a column is not compared.',
  fix: 'Name every side in the title or the opening paragraph, and give each a heading or a column of the table.',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: Gardeners\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  about:\n    - '@type': Thing\n      name: Own gardener\n    - '@type': Thing\n      name: Garden service\n---\n# Gardeners\n\nAn own gardener knows every bush.\n\n## What an own gardener costs\n\nText.\n"],
    good: ["---\ntitle: Own gardener or garden service\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  about:\n    - '@type': Thing\n      name: Own gardener\n    - '@type': Thing\n      name: Garden service\n---\n# Own gardener or garden service\n\nText.\n\n| | Own gardener | Garden service |\n|---|---|---|\n| Days | all | one |\n"],
  },
  check({ doc, language }, report) {
    const sides = comparedSides(doc);
    if (sides.length === 0) return;
    const firstSection = doc.headings.find(({ depth }) => depth > 1)?.start ?? Infinity;
    const opening = [doc.field('title'), doc.field('description'), ...doc.blocks.filter(({ start, kind }) => start < firstSection && kind !== 'cell').map(({ text }) => text)].join('\n');
    const heads = doc.blocks.filter(({ kind, row, column, area, node }) => (kind === 'heading' && area === 'body' && !(node.type === 'heading' && node.depth === 1)) || (kind === 'cell' && (row === 0 || column === 0))).map(({ text }) => text);
    for (const side of sides) {
      const inOpening = namesSide(opening, side, language);
      const inHeads = heads.some((text) => namesSide(text, side, language));
      if (inOpening && inHeads) continue;
      const where = inOpening ? 'no heading and no table' : inHeads ? 'neither title nor opening' : 'neither title nor opening, and no heading or table,';
      const place = doc.h1 ?? doc.place(['title']);
      report({ start: place.start, end: place.end, message: `"${side}" is compared here, but ${where} names it` });
    }
  },
});
