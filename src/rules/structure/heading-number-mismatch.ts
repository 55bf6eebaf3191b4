import { defineRule } from '../../kinds.ts';
import type { Document, Heading } from '../../text/document.ts';
import { headingWords } from '../../text/heading-words.ts';
import type { Language } from '../../text/language.ts';
import { plainText } from '../../text/markdown.ts';
import { openingNumber, opensWithNumber, promisedNumber } from '../../text/promised-number.ts';
import { childrenOf, nodesIn } from '../../text/sections.ts';

/**
 * A number counts as a promise only before a noun of the lexicon's `countedParts` ("5 reasons", "three simple steps"), at most two words apart; so
 * years, "24/7", "Step 1" and ordinals never match. A title or second-level heading that opens with a number ("9 plants") counts too, when nearly as many
 * parts follow. What follows is counted in order: headings below, else lists, else table rows, else paragraphs
 * that open in bold. A section that enumerates in no visible way is not judged. The H1 is matched generously: its parts may sit on any level.
 */
export default defineRule({
  id: 'structure/heading-number-mismatch',
  severity: 'error',
  about: 'A heading that promises a number of things ("5 reasons") with another number of them below.',
  why: 'Readers count. A missing item means lost text or a heading that does not belong to the section.',
  fix: 'Correct the number in the heading, or add or remove items so that it holds.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## 3 reasons to oil a floor\n\n- It looks warm.\n- It is easy to repair.\n', '---\nlang: ru\n---\n# Полы\n\nТекст.\n\n## Пять способов убрать скрип\n\n### Саморезы\n\nТекст.\n\n### Клинья\n\nТекст.\n'],
    good: ['# Title\n\nText.\n\n## 3 reasons to oil a floor\n\n### Looks\n\nText.\n\n### Repair\n\nText.\n\n### Price\n\nText.\n', '# Title\n\nText.\n\n## Step 2: open 24/7\n\n- One.\n'],
  },
  check({ doc, language }, report) {
    const words = headingWords(doc);
    // A promise counts something.
    const counting = new Set(doc.matches('countedParts').map(({ block }) => block.start));
    doc.headings.forEach((heading) => {
      const opens = heading.depth <= 2 && opensWithNumber(heading.text, language);
      if (words.get(heading)?.plain === true && !counting.has(heading.start) && !opens) return;
      const sure = promisedNumber(heading.text, language);
      const promise = sure ?? (opens ? openingNumber(heading.text, language) : undefined);
      if (promise === undefined) return;
      const found = counted(doc, heading, language);
      if (found.length === 0) return;
      // What is numbered was meant to be counted: a lost number is a lost part, whatever else comes to the promised count.
      const lost = sure === undefined ? undefined : lostNumber(doc, heading, promise.count);
      if (lost !== undefined) {
        report({ start: heading.start, end: heading.end, message: `the heading promises "${promise.words}", but number ${lost} is missing among the numbered headings` });
        return;
      }
      if (found.some(({ count }) => count === promise.count)) return;
      // Of a noun no list knows, only what is nearly as many can be what the number counts.
      const [nearest] = sure !== undefined ? found : found.filter(({ count }) => count > 2 && Math.abs(count - promise.count) <= 3 && count * 2 > promise.count);
      if (nearest === undefined) return;
      report({ start: heading.start, end: heading.end, severity: sure === undefined ? 'warning' : 'error', message: `the heading promises "${promise.words}", but ${nearest?.count} ${nearest?.what} follow` });
    });
  },
});

/** The first number left out of "1. …", "3. …" up to the promised one, when all the others are headings right under this one. */
function lostNumber(doc: Document, heading: Heading, promised: number): number | undefined {
  const numbers = childrenOf(doc.headings, heading).flatMap((child) => {
    const digits = /^(\d{1,2})[.):]\s/.exec(child.text)?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
  const different = new Set(numbers);
  if (different.size !== numbers.length || numbers.length !== promised - 1 || promised < 3 || Math.max(...numbers) > promised) return undefined;
  return Array.from({ length: promised }, (_, index) => index + 1).find((number) => !different.has(number));
}

interface Count {
  count: number;
  what: string;
}

/** Everything under a heading that may be what it counts; the first is the most visible. */
function counted(doc: Document, heading: Heading, language: Language): Count[] {
  const body = (candidate: Heading): boolean => candidate.area === 'body' || candidate.area === heading.area;
  const children = childrenOf(doc.headings, heading).filter(body);
  const lists = (from: number, to: number): Count[] => nodesIn(doc, from, to).flatMap((node) => (node.type === 'list' ? [{ count: node.children.length, what: 'list items' }] : []));
  if (children.length > 0) {
    const counts = ofHeadings(children, language);
    if (heading.depth > 1) return [...counts, ...lists(heading.end, heading.ownEnd).filter(({ count }) => count > 1)];
    const below = doc.headings.filter((candidate) => candidate.start > heading.start && body(candidate));
    const deeper = [3, 4].map((depth) => below.filter((candidate) => candidate.depth === depth)).filter((group) => group.length > 0);
    return [...counts, ...deeper.flatMap((group) => ofHeadings(group, language)), ...children.flatMap((child) => ofHeadings(childrenOf(doc.headings, child), language)), ...lists(heading.end, heading.sectionEnd)];
  }
  const found = lists(heading.end, heading.sectionEnd);
  if (found.length > 0) return [...found, { count: found.reduce((sum, { count }) => sum + count, 0), what: 'list items' }];
  const nodes = nodesIn(doc, heading.end, heading.sectionEnd);
  const tables = nodes.flatMap((node) => (node.type === 'table' ? [{ count: node.children.length - 1, what: 'table rows' }, { count: (node.children[0]?.children.length ?? 0) - 1, what: 'table columns' }] : []));
  if (tables.length > 0) return tables;
  const bold = nodes.filter((node) => node.type === 'paragraph' && (node.children[0]?.type === 'strong' || /^\d{1,2}[.)]\s/.test(plainText(node))));
  return bold.length > 1 ? [{ count: bold.length, what: 'numbered or bold paragraphs' }] : [];
}

/** Headings, all of them, those that are numbered, and those besides a conclusion. */
function ofHeadings(headings: readonly Heading[], language: Language): Count[] {
  if (headings.length === 0) return [];
  const numbered = headings.filter((heading) => /^(?:#{1,6}\s+)?(?:\p{L}+\s+)?(?:№\s*)?\d{1,2}(?:[.):]|\s|$)/u.test(heading.text));
  const parts = headings.filter((heading) => !language.isHeading('conclusion', heading.text));
  const counts = [{ count: headings.length, what: 'headings' }, { count: parts.length, what: 'headings' }];
  return numbered.length > 1 ? [{ count: numbered.length, what: 'numbered headings' }, ...counts] : counts;
}
