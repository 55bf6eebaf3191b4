import type { Brief } from '../model/brief.ts';
import type { Comparison } from '../model/parts.ts';
import { cleanLine, cleanMarkdown } from './clean.ts';
import type { Language } from './language.ts';
import { parseMarkdown, plainText } from './markdown.ts';
import { typesetLine } from './typography.ts';
import { normalize } from './words.ts';

/** What a comparison compares, as data, and the table that code makes of it. */

/** More things in one table are a list. */
const MAX_SIDES = 4;
const MAX_CRITERIA = 12;
/** Characters of a cell; what is longer belongs into the text. */
const MAX_CELL = 240;
/** Characters of a name. */
const MAX_NAME = 80;
/** Between the things compared, in the languages of the locales. */
const BETWEEN = /\s+(?:или|либо|против|vs\.?|versus|or|oder|gegen)\s+/iu;

/**
 * The things a title or topic names: "Код на двери или личная встреча?", "Own gardener vs. Dvorik: what costs less".
 * @returns two to four names; [] when it names none
 */
export function sidesIn(title: string): string[] {
  // What follows a colon says what is compared; unless the names stand there.
  const [head = '', ...rest] = title.split(/:\s|(?<!vs)\.\s/i);
  for (const part of [head, rest.join(' ')]) {
    const names = part.replace(/[?!.]+\s*$/, '').split(new RegExp(String.raw`,\s+|${BETWEEN.source}`, 'iu')).map((name) => name.replace(/^(?:что (?:лучше|выбрать)|which is better|was ist besser)[\s,:]*/iu, '').trim());
    if (BETWEEN.test(part) && names.length >= 2 && names.length <= MAX_SIDES && names.every((name) => name !== '' && name.length <= MAX_NAME)) return names;
  }
  return [];
}

/** The comparison that a brief gives by itself: its sides, and its table when the editor has filled it. Undefined when the brief names no sides. */
export function comparisonOf(brief: Brief, language: Language): Comparison | undefined {
  const named = brief.compares ?? [brief.title ?? '', brief.topic].map(sidesIn).find((sides) => sides.length > 0);
  return named === undefined ? undefined : cleanComparison({ sides: named, criteria: (brief.criteria ?? []).map(({ name, values }) => ({ name, values: [...values] })) }, language);
}

/** Names and cells as single lines; cells keep links to facts. Rows without a name, twice the same, or with too few values are left out. */
export function cleanComparison(given: Comparison, language: Language): Comparison {
  const sides = given.sides.slice(0, MAX_SIDES).map((side) => cleanName(side, language));
  const seen = new Set<string>();
  const criteria = given.criteria.slice(0, MAX_CRITERIA).flatMap(({ name, values }) => {
    const criterion = { name: cleanName(name, language), values: values.slice(0, sides.length).map((value) => cleanCell(value, language)) };
    const key = normalize(criterion.name);
    if (key === '' || seen.has(key) || criterion.values.length < sides.length || criterion.values.some((value) => value === '')) return [];
    seen.add(key);
    return [criterion];
  });
  return { sides, criteria };
}

function cleanName(name: string, language: Language): string {
  return typesetLine(cleanLine(name.slice(0, 1000), language), language).replace(/[.:;,]+$/, '').trim().slice(0, MAX_NAME);
}

/** A cell: one line of prose without a full stop; nothing in it may look like the border of a cell. */
function cleanCell(value: string, language: Language): string {
  const { text } = cleanMarkdown(value.replace(/\s*[\r\n]+\s*/g, ' ').slice(0, 2000), { language, minDepth: 6, menuSchemes: ['fact'] });
  const line = text.replace(/^#{1,6}\s+/, '').replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').replace(/\s+/g, ' ').replaceAll('|', '/').trim().replace(/\.$/, '');
  return plainText(parseMarkdown(line)).length > MAX_CELL ? '' : typesetLine(line, language);
}

/**
 * The table in GFM: a row for each criterion, a column for each side.
 * @param cell turns a cell into what stands in the file (menu links compiled)
 * @returns '' when there are no rows
 */
export function comparisonTable({ sides, criteria }: Comparison, head: string, cell: (markdown: string) => string): string {
  if (criteria.length === 0) return '';
  const row = (cells: readonly string[]): string => `| ${cells.map((text) => text.replaceAll('|', '/').replace(/\s*\n\s*/g, ' ').trim()).join(' | ')} |`;
  return [row([head, ...sides]), `|${' --- |'.repeat(sides.length + 1)}`, ...criteria.map(({ name, values }) => row([name, ...values.map(cell)]))].join('\n');
}
