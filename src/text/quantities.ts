import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';
import type { Reader, Reading } from './quantity-calendar.ts';
import { numberAt } from './quantity-numbers.ts';
import { readingAt } from './quantity-parts.ts';
import { countedBy, flagOf, isDropped, type Counted } from './quantity-surroundings.ts';
import { tokensOf, unitsOf, type Dimension, type Token } from './quantity-units.ts';
import { quantityWords, readPhrase, type Bound } from './quantity-words.ts';

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
  /** The noun that is counted. */
  counted: Counted | undefined;
  /** Looks like a quantity and measures nothing: a figure of speech, a name with a number, a telephone number, the number of a law. */
  idiom?: true;
  name?: true;
  phone?: true;
  law?: true;
}

/** What opens a range, and what stands before its second value. */
const OPENERS: Readonly<Record<string, RegExp>> = { от: /^до$/, с: /^(?:до|по)$/, со: /^(?:до|по)$/, from: /^(?:to|until|till|through)$/, between: /^and$/, von: /^bis$/, zwischen: /^und$/ };
const DASH = /^[-–—−]$/;
const CONNECTORS = /^(?:[-–—−]|to|bis)$/;
const EITHER = /^(?:или|or|oder)$/;
/** May stand between a qualifier and its value: "менее чем за 15 минут". */
const BETWEEN = /^(?:за|на|в|у|с|к|из|до|in|on|for|by|of|to|um|auf|die|der|den|the)$/;
/** "больше на треть", "выше в 3 раза": here they compare, and are no qualifiers. */
const COMPARATIVE = /^(?:более|больше|менее|меньше|выше|ниже|дольше)$/;
const BY_HOW_MUCH = /^(?:на|в|во)$/;
const AND = /^(?:и|and|und)$/;
const NOON = 12;
const HOURS = 24;

const wordsOf = oncePer((language: Language) => quantityWords(language.tag));

/**
 * Quantities of running text, in reading order, none overlapping; of two readings the one that opens first is taken, and of these the longest. Pure, one pass.
 * @param text plain text, a block or a whole article
 * @param language words of Russian, English and German are known; of any other digits, signs and shared units only
 */
export function quantitiesIn(text: string, language: Language): Quantity[] {
  const tokens = tokensOf(text, language.tag);
  const isTopic = (lower: string): boolean => lower.length > 1 && !language.stopWords.has(lower) && /\p{L}/u.test(lower);
  const reader: Reader = { tag: language.tag, text, tokens, words: wordsOf(language), units: unitsOf(language), isTopic, readings: [] };
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length;) {
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
    found.push({ start, end, text: text.slice(start, end), low: reading.low, high: reading.high, dimension, unit: reading.unit, bound, spelled: reading.spelled, counted, ...(flag === undefined ? {} : { [flag]: true as const }) });
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
    if (reading === undefined && BETWEEN.test(tokens[first]?.lower ?? '')) {
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

/** "от трёх до пяти", "between £20 and £30", "с 9 до 21". */
function openedRange(reader: Reader, at: number): Reading | undefined {
  const { tokens, isTopic } = reader;
  const opener = OPENERS[tokens[at]?.lower ?? ''];
  const a = opener === undefined ? undefined : valueAt(reader, at + 1);
  if (opener === undefined || a === undefined || !opener.test(tokens[a.next]?.lower ?? '')) return undefined;
  const b = valueAt(reader, a.next + 1);
  const range = b === undefined ? undefined : join(a, b);
  const hours = a.bare && b?.bare && /^со?$/.test(tokens[at]?.lower ?? '') && a.high <= HOURS && b.high <= HOURS && !(tokens[b.next]?.kind === 'word' && isTopic(tokens[b.next]?.lower ?? ''));
  const hourWord = a.bare && b?.dimension === 'time' && (tokens[b.next - 1]?.lower ?? '').startsWith('час') && /^со?$/.test(tokens[at]?.lower ?? '');
  if (hours || hourWord) return { low: a.low * 60, high: (b?.number?.value ?? 0) * 60, dimension: 'clock', unit: 'min', spelled: a.spelled, next: b?.next ?? at };
  return range;
}

/** One value or two with a dash, "to", "или" between. */
function rangeAt(reader: Reader, at: number): Reading | undefined {
  const { tokens } = reader;
  const a = valueAt(reader, at);
  if (a === undefined || a.flag !== undefined) return a;
  const link = tokens[a.next]?.lower ?? '';
  const either = EITHER.test(link);
  if (!CONNECTORS.test(link) && !either) return a;
  const b = valueAt(reader, a.next + 1);
  // "два или три дня" is a range of neighbours, "5 или 50" a choice.
  if (b === undefined || (either && !(a.bare && b.number?.value === a.low + 1))) return a;
  // A dash with spaces parts sentences more often than it joins numbers: "один — 3 000, два — 5 500".
  const apart = DASH.test(link) && tokens[a.next]?.tight === false;
  return (apart && (a.spelled !== b.spelled || b.high > a.low * 10) ? undefined : join(a, b)) ?? a;
}

/** Two ends as one range; the first takes the unit, the scale, the month of the second where it has none. Undefined when they do not belong together. */
function join(a: Reading, b: Reading): Reading | undefined {
  const made = (low: number, high: number, like: Reading): Reading | undefined => (low < high ? { ...like, low, high, spelled: a.spelled && b.spelled, next: b.next, number: like.number && { ...like.number, one: false, ordinal: false } } : undefined);
  if (a.flag !== undefined || b.flag !== undefined) return undefined;
  if (a.number !== undefined && (a.bare || (a.dimension === 'year' && b.dimension !== 'year'))) {
    const { value } = a.number;
    if (b.dimension === 'year') return b.low < b.high && value < 100 ? made(b.low - (b.low % 100) + value, b.high, b) : undefined;
    if (b.dimension === 'date') return Number.isInteger(value) && value <= 31 ? made(b.low - (b.low % 100) + value, b.high, b) : undefined;
    if (b.dimension === 'clock') return value <= HOURS ? made(value * 60 + (b.afternoon === true && value < NOON && (value + NOON) * 60 < b.high ? NOON * 60 : 0), b.high, b) : undefined;
    if (b.number === undefined) return undefined;
    const lift = a.number.scale === 1 && b.number.scale > 1 && value < b.number.mantissa ? b.number.scale : 1;
    const { factor, offset } = b.by ?? { factor: 1, offset: 0 };
    return made(value * lift * factor + offset, b.high, b);
  }
  if (a.dimension === 'money' && b.bare && b.number !== undefined) {
    const lift = b.number.scale > 1 && a.number?.scale === 1 ? b.number.scale : 1;
    return made(a.low * lift, b.high, { ...b, dimension: a.dimension, unit: a.unit, bare: false });
  }
  if (a.unit === 'day of year' && b.unit === 'day') return made(b.low - (b.low % 10_000) + a.low, b.high, b);
  return a.dimension === b.dimension && a.unit === b.unit && !a.bare ? made(a.low, b.high, b) : undefined;
}

/** One value; "1 час 20 минут" is one, and so is "−5 °C". */
function valueAt(reader: Reader, at: number): Reading | undefined {
  const { tokens } = reader;
  const sign = tokens[at];
  if (sign?.kind === 'sign' && DASH.test(sign.lower) && (!sign.tight || at === 0) && tokens[at + 1]?.tight === true && tokens[at + 1]?.kind === 'number') {
    const cold = readingAt(reader, at + 1);
    return cold?.dimension === 'temperature' ? { ...cold, low: -cold.low, high: -cold.high } : undefined;
  }
  const a = readingAt(reader, at);
  if (a?.dimension !== 'time' || a.by === undefined || a.low !== a.high) return a;
  const next = a.next + (AND.test(tokens[a.next]?.lower ?? '') ? 1 : 0);
  const b = tokens[next]?.kind === 'sign' ? undefined : readingAt(reader, next);
  if (b?.dimension !== 'time' || b.by === undefined || b.by.factor >= a.by.factor || b.low >= a.by.factor) return a;
  return { ...a, low: a.low + b.low, high: a.high + b.high, next: b.next };
}
