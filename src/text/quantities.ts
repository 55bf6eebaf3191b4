import type { Language } from './language.ts';
import type { Reader, Reading } from './quantity-calendar.ts';
import { numberAt } from './quantity-numbers.ts';
import { openedRange, rangeAt } from './quantity-ranges.ts';
import { mayOpen, OPENERS, wordsOf } from './quantity-starts.ts';
import { countedBy, flagOf, isDropped, type Counted } from './quantity-surroundings.ts';
import { tokensOf, type Token } from './quantity-tokens.ts';
import { unitsOf, type Dimension } from './quantity-units.ts';
import { readPhrase, type Bound } from './quantity-words.ts';

export { sameQuantity } from './quantity-comparison.ts';
export type { Counted } from './quantity-surroundings.ts';

/** A quantity of a text with its place. Values are in the base unit of the dimension; `text` has qualifiers, range words and unit, not the noun and not the full stop of an abbreviation. */
export interface Quantity {
  start: number;
  end: number;
  text: string;
  /** Equal for a single value. Dates are `yyyymmdd`, or `mmdd` without a year; times of day minutes since midnight; a rank is its place, "top 3" 1 to 3. */
  low: number;
  high: number;
  dimension: Dimension;
  /** `%`, `pp`, `RUB`, `min`, `m`, `m2`, `l`, `kg`, `°C`, `W`, `m/s`, `x` (times), `change` (by a third), `/5`, `place`, `times`, `day`, `month`, `day of year`, `year`, `ordinal`; '' for plain counts. */
  unit: string;
  bound: Bound;
  /** In words. */
  spelled: boolean;
  /** Of a share told by two numbers, "7 of 10": both of them. */
  parts?: readonly [number, number];
  /** The noun that is counted. */
  counted: Counted | undefined;
  /** Looks like a quantity and measures nothing: a figure of speech, a name with a number, a telephone number, the number of a law. */
  idiom?: true;
  name?: true;
  phone?: true;
  law?: true;
}

/** May stand between a qualifier and its value: "менее чем за 15 минут". */
const BETWEEN = /^(?:за|на|в|у|с|к|из|до|in|on|for|by|of|to|um|auf|die|der|den|the)$/;
/** "больше на треть", "выше в 3 раза": here they compare, and are no qualifiers. */
const COMPARATIVE = /^(?:более|больше|менее|меньше|выше|ниже|дольше)$/;
const BY_HOW_MUCH = /^(?:на|в|во)$/;

/**
 * Quantities of running text, in reading order, none overlapping; of two readings the one that opens first is taken, and of these the longest. Pure, one pass.
 * @param text plain text, a block or a whole article
 * @param language words of Russian, English and German are known; of any other digits, signs and shared units only
 * @param tokens those of the text, where they are known already
 */
export function quantitiesIn(text: string, language: Language, tokens: readonly Token[] = tokensOf(text, language.tag)): Quantity[] {
  const opens = mayOpen(language);
  const isTopic = (lower: string): boolean => lower.length > 1 && !language.stopWords.has(lower) && /\p{L}/u.test(lower);
  const reader: Reader = { tag: language.tag, text, tokens, words: wordsOf(language), units: unitsOf(language), isTopic, readings: [] };
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length;) {
    if (!opens(tokens[at] as Token)) {
      at++;
      continue;
    }
    const read = quantityAt(reader, at);
    if (read === undefined || isDropped(reader, read)) {
      at++;
      continue;
    }
    const { reading, bound } = read;
    const flag = flagOf(reader, read);
    if (flag === 'law' && tokens[read.next]?.lower === '-') read.next += 2;
    const [start, end] = [(tokens[read.at] as Token).start, (tokens[read.next - 1] as Token).end];
    const counted = flag === undefined ? countedBy(reader, read, language) : undefined;
    const dimension = reading.dimension === 'count' && counted === undefined && reading.unit === '' ? 'other' : reading.dimension;
    found.push({ start, end, text: text.slice(start, end), low: reading.low, high: reading.high, dimension, unit: reading.unit, bound, spelled: reading.spelled, counted, ...(reading.parts === undefined ? {} : { parts: reading.parts }), ...(flag === undefined ? {} : { [flag]: true as const }) });
    at = read.next;
  }
  return found;
}

/** A reading with its qualifiers; `first` is where the value itself opens. */
export interface Read {
  reading: Reading;
  bound: Bound;
  at: number;
  first: number;
  next: number;
}

function quantityAt(reader: Reader, at: number): Read | undefined {
  const { tokens, words } = reader;
  const idiom = readPhrase(words.idioms, tokens, at);
  if (idiom !== undefined) {
    let value = 0;
    for (let place = at; place < idiom.next && value === 0; place++) value = numberAt(tokens, place, words)?.value ?? 0;
    return { reading: { low: value, high: value, dimension: 'other', unit: '', spelled: tokens[at]?.kind === 'word', next: idiom.next, flag: 'idiom' }, bound: 'exact', at, first: at, next: idiom.next };
  }
  let first = at;
  let bound: Bound | undefined;
  let reading = openedRange(reader, at);
  for (let qualifiers = 0; reading === undefined && qualifiers < 3; qualifiers++) {
    const qualifier = readPhrase(words.before, tokens, first);
    // "более чем в 3 раза", "до 5–7": what can be read as it stands is not cut.
    reading = (qualifier === undefined || first > at ? rangeAt(reader, first) : undefined);
    if (reading !== undefined || qualifier === undefined) break;
    if (COMPARATIVE.test(tokens[qualifier.next - 1]?.lower ?? '') && BY_HOW_MUCH.test(tokens[qualifier.next]?.lower ?? '')) break;
    bound = bound === undefined || bound === 'about' ? qualifier.value : bound;
    first = qualifier.next;
    reading = openedRange(reader, first) ?? rangeAt(reader, first);
    if (reading === undefined && BETWEEN.test(tokens[first]?.lower ?? '') && !(tokens[first]?.lower === 'in' && tokens[first - 1]?.lower === 'over')) {
      reading = rangeAt(reader, first + 1);
      if (reading !== undefined) first++;
    }
  }
  if (reading === undefined) return undefined;
  // "до 5 марта", "от 2019 года", "с 9:00" name a moment; only "около" and "about" say something of it.
  if (/^(?:date|year|clock)$/.test(reading.dimension) && bound !== undefined && bound !== 'about' || (reading.flag !== undefined && bound !== undefined)) {
    return quantityAt(reader, first);
  }
  // "cut from 3 hours to 90 minutes", "guests from 30 countries": no lower bound.
  const opener = first > at ? tokens[first - 1]?.lower ?? '' : '';
  if (OPENERS[opener]?.test(tokens[reading.next]?.lower ?? '') === true || (opener === 'from' && reading.bare === true)) return quantityAt(reader, first);
  const behind = readPhrase(words.after, tokens, reading.next);
  const own = reading.bound ?? (reading.about === true ? 'about' : 'exact');
  // "более тысячи" is the singular; "тысячи" alone a plural.
  if (bound !== undefined && reading.about === true) reading = { ...reading, high: reading.low };
  // "60 Wohnungen oder mehr"
  const behindNoun = reading.bare === true && tokens[reading.next]?.kind === 'word' ? readPhrase(words.after, tokens, reading.next + 1) : undefined;
  return { reading, bound: bound ?? behind?.value ?? behindNoun?.value ?? own, at: first > at && bound === undefined ? first : at, first, next: behind?.next ?? reading.next };
}
