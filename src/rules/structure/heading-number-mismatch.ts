import { defineRule } from '../../kinds.ts';
import type { Document, Heading } from '../../text/document.ts';
import { headingWords } from '../../text/heading-words.ts';
import type { Language } from '../../text/language.ts';
import { plainText } from '../../text/markdown.ts';
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

/** The number a heading promises, with the words it is made of. */
function promisedNumber(text: string, language: Language): { count: number; words: string } | undefined {
  const words = language.words(text);
  if (!words.some(({ lower }) => /\d/.test(lower) || language.numberWords[lower] !== undefined)) return undefined;
  const hedges = new Set(language.find('countHedges', words).map((match) => match.first));
  for (const noun of language.find('countedParts', words)) {
    for (let index = noun.first - 1; index >= Math.max(0, noun.first - 3); index--) {
      const word = words[index];
      if (word === undefined || hedges.has(index)) break;
      const digits = /^(?:\p{L}{3}-)?(\d{1,2})$/u.exec(word.lower)?.[1];
      const count = digits === undefined ? language.numberWords[word.lower] : Number(digits);
      if (count === undefined || !Number.isInteger(count)) continue;
      // "24/7", "3–5", "2.", "№ 4" and "Step 2: mistakes" are no counts of what follows; nor is a number with a hedge ("up to 5").
      const glued = /[/.,:%№#–—+-]\s*$/.test(text.slice(0, word.start).slice(-2)) && digits !== undefined && !/:\s+$|[–—]\s+$/.test(text.slice(0, word.start));
      const between = text.slice(word.end, noun.start);
      if (count < 2 || glued || /[^\p{L}\p{N}\s-]|--|\s-|-\s/u.test(between) || words.slice(index + 1, noun.first).some((other) => language.stopWords.has(other.lower)) || hedges.has(index - 1)) break;
      return { count, words: text.slice(word.start, noun.end) };
    }
  }
  return undefined;
}

/** Time, money, people and other measures: a number of these is none of parts. */
const MEASURE = /^(?:год|лет|месяц|недел|дн|день|сут|час|минут|секунд|рубл|доллар|евро|тысяч|миллион|млн|тыс|процент|раз|человек|людей|детей|килограмм|кг|грамм|г$|литр|л$|метр|см$|мм$|м$|км|километр|градус|комнат|этаж|кв|соток|слов|знак|символ|страниц|балл|место$|век|поколени|years?|months?|weeks?|weekends?|days?|hours?|minutes?|seconds?|euros?|dollars?|pounds?|cents?|percent|people|persons?|children|kids|miles?|km|kilomet|met(?:re|er)s?|feet|foot|inch|grams?|kg|kilos?|lit(?:re|er)s?|rooms?|words?|pages?|points?|centur|thousand|million|billion|degrees?|times?|am$|pm$|jahr|monat|woche|tag|stunde|minute|sekunde|euro|prozent|mal$|leute|personen|meter|grad)/u;

function opensWithNumber(text: string, language: Language): boolean {
  return /^(?:\d|топ|top)/i.test(text) || language.numberWords[/^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? ''] !== undefined;
}

/** "9 растений для тени", "12 museums for a rainy day": a title that opens with its number, whatever it counts. */
function openingNumber(text: string, language: Language): { count: number; words: string } | undefined {
  const match = /^(?:топ[\s-]?|top\s)?(\d{1,2}|\p{L}+)\s+(\p{L}[\p{L}-]+)(?:\s+(\p{L}[\p{L}-]+))?/iu.exec(text);
  if (match === null) return undefined;
  const [words, number = '', first = '', second = ''] = match;
  const count = /^\d/.test(number) ? Number(number) : language.numberWords[number.toLowerCase()];
  const isMeasure = MEASURE.test(first.toLowerCase()) || MEASURE.test(second.toLowerCase());
  if (count === undefined || count < 4 || !Number.isInteger(count) || isMeasure || language.stopWords.has(first.toLowerCase())) return undefined;
  return { count, words: language.stopWords.has(second.toLowerCase()) ? words.slice(0, words.length - second.length).trim() : words };
}

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
