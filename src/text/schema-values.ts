import { remembered, schemaVocabulary } from './schema-vocabulary.ts';

/** Kinds of text that schema.org asks for, and how to tell a value that is certainly none. */
export type ValueKind = 'number' | 'rating' | 'price' | 'boolean' | 'date' | 'time' | 'duration' | 'url';

const KIND_OF_RANGE: Readonly<Record<string, ValueKind>> = {
  Number: 'number', Integer: 'number', Float: 'number', Boolean: 'boolean', Date: 'date', DateTime: 'date', Time: 'time', Duration: 'duration', URL: 'url',
};

/** Properties whose range includes Text, so that schema.org takes anything; Google reads them as numbers. */
const NUMBERS_IN_TEXT: Readonly<Record<string, ValueKind>> = {
  ratingValue: 'rating', bestRating: 'rating', worstRating: 'rating', price: 'price', lowPrice: 'price', highPrice: 'price', minPrice: 'price', maxPrice: 'price',
};

/** Data types that are written in words of their own ("10 cm", a CSS selector) and are not looked into. */
const FREE_RANGES = ['Text', 'PronounceableText', 'CssSelectorType', 'XPathType', 'Distance', 'Energy', 'Mass', 'Quantity'];

export interface ValueRange {
  /** What a text must be one of; empty when any text will do. */
  kinds: readonly ValueKind[];
  /** Nothing but text is asked for. */
  textOnly: boolean;
  /** Types of nodes that may stand here; empty when only data may. */
  types: readonly string[];
}

/** What a property asks for; undefined for names the vocabulary does not have. */
export const valueRange = remembered((name: string): ValueRange | undefined => {
  const ranges = schemaVocabulary.property(name)?.ranges;
  if (ranges === undefined) return undefined;
  const types = ranges.filter((range) => !schemaVocabulary.isA(range, 'DataType'));
  const special = NUMBERS_IN_TEXT[name];
  const free = ranges.some((range) => FREE_RANGES.includes(range));
  const kinds = special !== undefined ? [special] : free ? [] : [...new Set(ranges.flatMap((range) => KIND_OF_RANGE[range] ?? []))];
  return { kinds, types, textOnly: ranges.length > 0 && ranges.every((range) => range === 'Text') };
});

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const DURATION = /^[+-]?P(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?(?:T(?=\d)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?$/;
const TIME_OF_DAY = /^T?([01]\d|2[0-4])(?::?[0-5]\d(?::?[0-6]\d(?:\.\d+)?)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/;
const DATE = /^-?(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(.+))?)?)?$/;
/** The same without hyphens, and weeks: rare, but ISO 8601. */
const RARE_DATE = /^\d{8}(?:T.+)?$|^\d{4}-?W\d{2}(?:-?\d)?$/;
const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:[^\s]/i;
/** An address without its scheme: a path, or a host and more. A fragment names a part of the page and is left alone. */
const ADDRESS = /^(?:\.{0,2}\/\S*|@\w[\w.]*|(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}(?:\/\S*)?)$/i;

const WRONG: Readonly<Record<ValueKind, (text: string, exclusive: boolean) => boolean>> = {
  number: (text) => !NUMBER.test(text),
  rating: (text) => /\d,\d/.test(text) || !/\d/.test(text),
  price: (text) => /^\D{0,3}\d[\d\s\u00a0]*,\d{1,2}\D{0,5}$/.test(text) || /^[$€£₽]|[$€£₽]$|\d\s?(?:руб|р\.)/i.test(text),
  boolean: (text) => !/^(?:(?:https?:\/\/)?schema\.org\/)?(?:true|false)$/i.test(text),
  duration: (text) => !DURATION.test(text),
  time: (text) => !TIME_OF_DAY.test(text),
  date: (text) => !isDate(text),
  url: (text, exclusive) => !WITH_SCHEME.test(text) && !text.startsWith('#') && (exclusive || ADDRESS.test(text)),
};

/**
 * True when a text is certainly not of this kind.
 * @param exclusive only data is asked for, so words cannot name a thing instead
 */
export function isWrong(kind: ValueKind, text: string, exclusive: boolean): boolean {
  return WRONG[kind](text, exclusive);
}

function isDate(text: string): boolean {
  if (RARE_DATE.test(text)) return true;
  const [, year, month, day, time] = DATE.exec(text) ?? [];
  if (year === undefined || (time !== undefined && !TIME_OF_DAY.test(time))) return false;
  if (month === undefined) return true;
  const first = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1')));
  return first.getUTCMonth() === Number(month) - 1 && Number(month) >= 1 && first.getUTCDate() === Number(day ?? '1');
}
