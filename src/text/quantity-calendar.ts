import { numberAt, type NumberReading } from './quantity-numbers.ts';
import type { Token } from './quantity-tokens.ts';
import type { Dimension, Units } from './quantity-units.ts';
import type { Bound, QuantityWords } from './quantity-words.ts';

/** What the readers of quantities share: the text in tokens and the words of its language. */
export interface Reader {
  tag: string;
  text: string;
  tokens: readonly Token[];
  words: QuantityWords;
  units: Units;
  isTopic(lower: string): boolean;
  /** What was read at a token, null for nothing: several places ask for the same one. */
  readings: (Reading | null | undefined)[];
}

/** One value with its unit, before qualifiers and ranges. */
export interface Reading {
  low: number;
  high: number;
  dimension: Dimension;
  unit: string;
  spelled: boolean;
  /** First token behind it. */
  next: number;
  about?: boolean;
  /** Said between number and unit: "20 с лишним лет". */
  bound?: Bound;
  /** The number alone, when a range may lend it another unit. */
  number?: NumberReading;
  /** No unit was read. */
  bare?: boolean;
  /** What its number was multiplied by. */
  by?: { factor: number; offset: number };
  /** Of a share told by two numbers: both. */
  parts?: readonly [number, number];
  /** A time of day after noon by its word: "pm", "вечера". */
  afternoon?: true;
  flag?: 'idiom' | 'name' | 'phone' | 'law';
  /** Where the noun is looked for, when not behind the reading ("2-bedroom"). */
  noun?: number;
}

const MONTH_ENDS: Readonly<Record<string, RegExp>> = { ru: /^(?:[ьйяюеау]|ем|ом|)$/ };
const YEAR_WORD = /^(?:год|года|году|годом|годе|годы|годов|годах|гг|г)$/;
/** Behind these a number of four digits is a year, whatever follows. */
const YEAR_BEFORE = /^(?:в|in|since|seit|jahr|year|summer|winter|spring|autumn|летом|зимой|весной|осенью)$/;
const OCLOCK: Readonly<Record<string, number>> = { am: 0, a: 0, pm: 12, p: 12, утра: 0, ночи: 0, дня: 12, вечера: 12, "o'clock": 0, uhr: 0 };
const HALF_DAY = 12;

function monthOf(token: Token | undefined, { tag, words }: Reader): number {
  if (token?.kind !== 'word' || (tag !== 'ru' && !token.upper)) return 0;
  const ends = MONTH_ENDS[tag];
  return words.months.findIndex((names) => (ends === undefined ? names.includes(token.lower) : names.some((name) => token.lower.startsWith(name) && ends.test(token.lower.slice(name.length))))) + 1;
}

/** Year of four digits without group spaces; 0 for anything else. */
function yearOf(token: Token | undefined): number {
  return token?.kind === 'number' && token.end - token.start === 4 && Number.isInteger(token.value) && token.value >= 1800 && token.value < 2100 ? token.value : 0;
}

function behindYear(tokens: readonly Token[], at: number): number {
  return tokens[at]?.kind === 'word' && YEAR_WORD.test(tokens[at]?.lower ?? '') ? at + 1 : at;
}

/** Days as `yyyymmdd`, days of any year as `mmdd`, a month of a year as its first and last day. */
export function dateAt(reader: Reader, at: number): Reading | undefined {
  const { tokens, tag } = reader;
  const first = tokens[at];
  const reading = (low: number, high: number, unit: string, next: number): Reading => ({ low, high, dimension: 'date', unit, spelled: false, next });
  if (first?.kind === 'date') return reading(first.value, first.value, 'day', behindYear(tokens, at + 1));
  const withYear = (month: number, day: number, next: number): Reading => {
    const comma = tokens[next]?.lower === ',' && tag === 'en' ? 1 : 0;
    const year = yearOf(tokens[next + comma]);
    if (year > 0) return reading(year * 10000 + month * 100 + day, year * 10000 + month * 100 + day, 'day', behindYear(tokens, next + comma + 1));
    return reading(month * 100 + day, month * 100 + day, 'day of year', next);
  };
  const dayAt = (place: number): { day: number; next: number } | undefined => {
    const token = tokens[place];
    if (token?.kind !== 'number' || token.end - token.start > 2) return undefined;
    const number = numberAt(tokens, place, reader.words);
    return number !== undefined && Number.isInteger(number.value) && number.value >= 1 && number.value <= 31 ? { day: number.value, next: number.next } : undefined;
  };
  const day = dayAt(at);
  if (day !== undefined) {
    let { next } = day;
    if (tag === 'de' && tokens[next]?.lower === '.') next++;
    if (tokens[next]?.lower === 'of') next++;
    const month = monthOf(tokens[next], reader);
    return month > 0 ? withYear(month, day.day, next + 1) : undefined;
  }
  const month = monthOf(first, reader);
  if (month === 0) return undefined;
  const year = yearOf(tokens[at + 1]);
  if (year > 0) return reading(year * 10000 + month * 100 + 1, year * 10000 + month * 100 + 31, 'month', behindYear(tokens, at + 2));
  const behind = tag === 'en' ? dayAt(at + 1) : undefined;
  return behind === undefined ? undefined : withYear(month, behind.day, behind.next);
}

/** A year, or the ten years of "90-х", "the 1990s". */
export function yearAt({ tokens, tag, units, words, isTopic }: Reader, at: number): Reading | undefined {
  const token = tokens[at] as Token;
  const [one, two] = [tokens[at + 1], tokens[at + 2]];
  const decade = one?.tight === true && token.value % 10 === 0 && (yearOf(token) > 0 || (token.value >= 20 && token.value <= 90));
  const ends = one?.lower === 's' || one?.lower === 'er' ? 1 : one?.lower === '-' && two?.tight === true && /^(?:х|е|ые|ых)$/.test(two.lower) ? 2 : 0;
  if (decade && ends > 0) {
    const low = yearOf(token) > 0 ? token.value : token.value === 20 ? 2000 + token.value : 1900 + token.value;
    return { low, high: low + 9, dimension: 'year', unit: 'year', spelled: false, next: behindYear(tokens, at + 1 + ends) };
  }
  const year = yearOf(token);
  // "the tax year 2025/26"
  if (year > 0 && one?.lower === '/' && one.tight && two?.kind === 'number' && two.tight && two.end - two.start === 2 && two.value === (year + 1) % 100) return { low: year, high: year + 1, dimension: 'year', unit: 'year', spelled: false, next: at + 3 };
  const number = numberAt(tokens, at, words);
  const reading: Reading = { low: year, high: year, dimension: 'year', unit: 'year', spelled: false, next: behindYear(tokens, at + 1), ...(number === undefined ? {} : { number }) };
  // "500–2000 г" is a weight; "2019 г." a year.
  if (year === 0 || one?.kind === 'sign' && /^[%$€£₽°/]$/.test(one.lower)) return undefined;
  if (reading.next > at + 1) return reading;
  if (units.at(tokens, at + 1) !== undefined) return undefined;
  const before = tokens[at - 1];
  if (YEAR_BEFORE.test(before?.lower ?? '') && (tag !== 'de' || before?.lower !== 'in' || one?.kind !== 'word')) return reading;
  const counts = one?.kind === 'word' && (isTopic(one.lower) || one.tight);
  return counts || /^[№#]$/.test(before?.lower ?? '') ? undefined : reading;
}

/** Time of the day in minutes since midnight. */
export function clockAt({ tokens, tag, words }: Reader, at: number): Reading | undefined {
  const first = tokens[at] as Token;
  const past = tag === 'en' && /^(?:half|quarter|five|ten|twenty|twenty-five)$/.test(first.lower) && /^(?:past|to)$/.test(tokens[at + 1]?.lower ?? '') ? numberAt(tokens, at + 2, words) : undefined;
  const some = words.numbers.get(first.lower) ?? 15;
  if (past !== undefined && past.value <= 12 && Number.isInteger(past.value)) return clock(past.value * 60 + (first.lower === 'half' ? 30 : tokens[at + 1]?.lower === 'to' ? -some : some), past.next, past.spelled);
  const number = first.kind === 'number' ? numberAt(tokens, at, words) : undefined;
  const hour = first.kind === 'clock' ? first.value / 60 : (number?.value ?? (first.kind === 'word' ? numberAt(tokens, at, words)?.value : undefined));
  if (hour === undefined || hour >= 25 || hour < 0) return undefined;
  let next = first.kind === 'clock' ? at + 1 : (numberAt(tokens, at, words)?.next ?? at + 1);
  const counted = tag === 'ru' && /^час(?:а|у|ов|ам)?$/.test(tokens[next]?.lower ?? '');
  if (counted) next++;
  const word = tokens[next];
  let shift = word?.kind === 'word' && Object.hasOwn(OCLOCK, word.lower) ? OCLOCK[word.lower] : undefined;
  // "a" alone is an article; "a.m." a time of day.
  // "2 дня", "2 ночи" are days and nights; "2 часа дня" is a time.
  if (!counted && /^(?:дня|ночи)$/.test(word?.lower ?? '')) shift = undefined;
  if (word?.lower.length === 1 && !(tokens[next + 1]?.lower === '.' && tokens[next + 2]?.lower === 'm')) shift = undefined;
  if (first.kind === 'word' && !(word?.lower === "o'clock" || word?.lower === 'uhr' || shift !== undefined)) return undefined;
  if (shift === undefined) {
    if (first.kind !== 'clock' && !(counted && Number.isInteger(hour) && /^(?:в|к)$/.test(tokens[at - 1]?.lower ?? ''))) return undefined;
  } else next += word?.lower.length === 1 ? (tokens[next + 3]?.lower === '.' && tokens[next + 3]?.tight ? 4 : 3) : 1;
  if (word?.lower === 'uhr' && tokens[next]?.kind === 'number' && (tokens[next]?.value ?? 60) < 60) return clock(hour * 60 + (tokens[next] as Token).value, next + 1, first.kind === 'word');
  const base = shift === HALF_DAY && hour >= HALF_DAY ? hour : shift === 0 && word?.lower !== "o'clock" && word?.lower !== 'uhr' && Math.floor(hour) === HALF_DAY ? hour - HALF_DAY : hour + (shift ?? 0);
  return { ...clock(base * 60, next, first.kind === 'word'), ...(shift === HALF_DAY ? { afternoon: true as const } : {}) };
}

function clock(minutes: number, next: number, spelled: boolean): Reading {
  const value = Math.round(minutes);
  return { low: value, high: value, dimension: 'clock', unit: 'min', spelled, next };
}
