import { defineRule } from '../../kinds.ts';
import type { Document, Heading } from '../../text/document.ts';
import { headingNumber } from '../../text/numbered-parts.ts';
import { openingParagraph } from '../../text/news-lead.ts';
import { otherCount, titleNumbers } from '../../text/promised-number.ts';
import { brokenNumber, headingName, listedItems, numberedHeadings, stepHeadings } from '../../text/typed-articles.ts';
import { normalize } from '../../text/words.ts';

/**
 * A list is an article whose structured data has an ItemList, or whose second-level headings are all numbered (introduction and end aside). Of such an article every
 * number in the title that may count its items is looked at, in digits and in words; one that holds is enough. Description and opening must not count the same things
 * otherwise. Numbers of measures, years and estimates never count.
 */
export default defineRule({
  id: 'types/listicle-count',
  severity: 'error',
  about: 'A list whose title promises another number of items than it has, whose numbers are out of order, or whose structured data lists other items.',
  why: 'The number in the title is the promise readers came for, and they count.',
  fix: 'Correct the number in the title, or add or remove items so that it holds; number the items 1, 2, 3.',
  source: 'schema.org 30.0, ItemList: the items of the page in their order.',
  needs: 'article',
  examples: {
    bad: [
      '---\ntitle: Seven flours for a dark loaf\n---\n# Seven flours for a dark loaf\n\nText.\n\n## 1. Rye\n\nText.\n\n## 2. Spelt\n\nText.\n\n## 3. Emmer\n\nText.\n',
      '---\ntitle: 4 вопроса мельнику\nlang: ru\n---\n# 4 вопроса мельнику\n\nТекст.\n\n## 1. Откуда зерно?\n\nТекст.\n\n## 2. Какой помол?\n\nТекст.\n\n## 4. Сколько хранится?\n\nТекст.\n',
    ],
    good: [
      '---\ntitle: Three flours for a dark loaf\n---\n# Three flours for a dark loaf\n\nText.\n\n## 1. Rye\n\nText.\n\n## 2. Spelt\n\nText.\n\n## 3. Emmer\n\nText.\n',
      '---\ntitle: A dark loaf in 7 days\n---\n# A dark loaf in 7 days\n\nText.\n\n## 1. Rye\n\nText.\n\n## 2. Spelt\n\nText.\n\n## 3. Emmer\n\nText.\n',
    ],
  },
  check({ doc, language }, report) {
    const listed = listedItems(doc);
    const items = itemHeadings(doc);
    if (items.length < 2 || (listed === undefined && !isList(doc, items))) return;
    const broken = brokenNumber(items, doc);
    if (broken !== undefined) report({ start: broken.heading.start, end: broken.heading.end, message: `this item has the number ${broken.number}, and number ${broken.expected} was to come here` });
    const names = items.map((heading) => normalize(headingName(heading, doc)));
    if (listed !== undefined && (listed.names.length !== items.length || listed.names.some((name, index) => name !== '' && normalize(name) !== names[index]))) {
      const other = listed.names.length === items.length ? 'other items than the page' : `${listed.names.length} items, the page shows ${items.length}`;
      report({ ...doc.place([...listed.node.path, 'itemListElement']), message: `the ItemList has ${other}` });
    }
    const title = doc.field('title');
    const promised = titleNumbers(title || (doc.h1?.text ?? ''), language);
    const [first] = promised;
    if (first === undefined) return;
    const things = promised.find(({ count }) => count === items.length)?.counts ?? first.counts;
    const opening = openingParagraph(doc);
    for (const [text, range] of [[doc.field('description'), doc.place(['description'])], [opening?.text ?? '', opening]] as const) {
      const other = otherCount(text, things, items.length, language);
      if (other !== undefined && range !== undefined) report({ start: range.start, end: range.end, message: `"${other.words}" are announced here, and the list has ${items.length} items` });
    }
    if (promised.some(({ count }) => count === items.length)) return;
    const place = title === '' ? (doc.h1 ?? items[0]) : doc.place(['title']);
    if (place !== undefined) report({ start: place.start, end: place.end, message: `the title promises "${first.words}", and the list has ${items.length} items` });
  },
});

function itemHeadings(doc: Document): Heading[] {
  const steps = new Set(stepHeadings(doc));
  return numberedHeadings(doc).filter((heading) => !steps.has(heading));
}

/** True when the numbered headings are the sections of the article. */
function isList(doc: Document, items: readonly Heading[]): boolean {
  return items.length > 2 && items[0]?.depth === 2 && doc.headings.every((heading) => heading.depth !== 2 || heading.area !== 'body' || headingNumber(heading.text, doc.language) !== undefined
    || (['introduction', 'conclusion'] as const).some((part) => doc.language.isHeading(part, heading.text)));
}
