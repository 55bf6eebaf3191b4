import type { GroundReader, Reading, Statement } from './claim-ground.ts';
import { sharedWith } from './claim-ground.ts';
import type { Proof } from './claim-proof.ts';
import { speakApart } from './claim-topics.ts';
import type { Claim } from './claims.ts';
import type { Quantity } from './quantities.ts';
import type { Dimension } from './quantity-units.ts';

/** Numbers that no fact says, but that follow from facts: sums, differences, products, shares. */

/** Relative difference that rounding in a text leaves. */
export const EQUAL = 0.005;
const ROUNDED = 0.05;
/** How far a border may lie from what was worked out. */
const BORDER = 0.2;
const BORDER_WORKED = 0.06;
const REST = /(?<!\p{L})(?:other|rest|remaining|остальн|прочие|другая|другие|оставш|not|never|no|first time|without|впервые|не|без|теря)|n't(?!\p{L})/iu;
/** Things that are not added up or multiplied. */
const NO_OPERAND = new Set(['date', 'clock', 'rank', 'score', 'temperature', 'year']);
/** Months of a year, of a quarter: what a price a month makes in a longer time. */
const PERIODS: readonly (readonly [RegExp, readonly number[]])[] = [[/(?<!\p{L})(?:год|году|года|year|annual)/iu, [12, 11]], [/(?<!\p{L})(?:квартал|quarter)/iu, [3]], [/(?<!\p{L})(?:недел|week)/iu, [7, 5]], [/(?<!\p{L})(?:дн|день|day)/iu, [1]]];
/** Topics shared with the sentence that make a fact an operand. */
const SPOKEN = 0.3;
/** Digits of a value that is hardly met by chance. */
const STRONG = 3;
const SAVED = /эконом|дешевле|выгод|save|cheaper/iu;
const OWN = /(?<!\p{L})(?:мы|нас|нам|наш\p{L}*|we|our|us)(?!\p{L})/iu;
const FOUNDED = /основан|открыл|открыт|работает в|работает с|founded|opened|since|established/iu;
/** "More than ten years" of fifteen. */
const MANY_YEARS = 1.6;
/** Part by which "almost twice" may differ. */
const RATIO = 0.08;

/** `near`: the sentence speaks of its statement more than in passing. */
interface Operand { near: boolean; id: string; statement: Statement; quantity: Quantity; value: number }

/** Sums, differences, products and shares of known values that the claim's sentence speaks of, with numbers of the sentence itself as factors. */
export function sumProof(claim: Claim, quantity: Quantity, reading: Reading, { statements, topics, weight, ground, language }: GroundReader): Proof | undefined {
  const { dimension, low, high, bound } = quantity;
  if (NO_OPERAND.has(dimension) || claim.kind === 'rating' || (dimension === 'other' && quantity.unit !== '')) return undefined;
  const counts = dimension === 'other' ? 'count' : dimension;
  // A value of many digits is hardly met by chance.
  const strong = (bound === 'exact' && low === high && (SAVED.test(reading.text) || String(low).replace(/\D|0+$/g, '').length >= STRONG) && dimension === 'money') || (dimension === 'share' && SAVED.test(reading.text));
  const spoken = statements.map((statement) => ({ statement, shared: sharedWith(reading, statement, weight) })).filter(({ statement, shared }) => shared >= (strong ? 0 : SPOKEN) && !speakApart(reading.clause.apart, statement.topics.apart));
  const exact = bound === 'exact' ? EQUAL : dimension === 'ratio' ? RATIO : ROUNDED;
  const border = dimension === 'share' || dimension === 'ratio' ? BORDER : BORDER_WORKED;
  const equal = (value: number): boolean => value > 0 && (Math.abs(value - low) <= Math.abs(low) * exact || ((bound === 'over' || bound === 'atLeast') && low < value && value < low * (1 + border)) || ((bound === 'under' || bound === 'atMost') && low > value && value > low * (1 - border)));
  const found = (ids: readonly string[], why: string): Proof => ({ verdict: 'arithmetic', by: [...new Set(ids)], why });
  // "Fifteen years after our first lesson": what a firm says of itself goes back to its founding.
  const own = OWN.test(reading.text) ? statements.filter(({ text }) => FOUNDED.test(text)).map((statement) => ({ statement, shared: 1 })) : [];
  const behind = claim.sentence.text.slice(claim.end - claim.sentence.start);
  const years = yearsSince(quantity, behind, [...spoken, ...own], ground.year, equal);
  if (years !== undefined) return found([years.id], `since ${years.year}`);
  const values: Operand[] = spoken.flatMap(({ statement, shared }) => (statement.origin === 'brief' && dimension === 'share' ? [] : statement.quantities.filter((one) => !NO_OPERAND.has(one.dimension) && one.low > 0).flatMap((one) => operandsOf(one, statement, shared >= 1))));
  const factors = factorsOf(quantity, reading);
  const base = baseOf(claim, quantity, topics, language.tag);
  const rate = rateProof(quantity, reading, spoken);
  if (rate !== undefined) return found([rate.id], rate.text);
  for (const { id, quantity: one, value, statement } of values) {
    if (one.dimension === 'share' && dimension === 'share' && low === high && one.low === one.high && equal(1 - value) && REST.test(reading.text) && (sharedWith(reading, statement, weight) >= SPOKEN)) return found([id], `the rest of ${one.text}`);

    if (one.dimension === dimension && one.unit === quantity.unit && dimension !== 'share' && (dimension !== 'count' || one.counted?.stem === quantity.counted?.stem || quantity.counted === undefined)) {
      for (const factor of factors) {
        const range = one.low < one.high && low < high ? [one.low * factor, one.high * factor] : undefined;
        if (range === undefined ? low === high && (equal(value * factor) || equal(value / factor)) : Math.abs((range[0] as number) - low) <= low * ROUNDED && Math.abs((range[1] as number) - high) <= high * ROUNDED) return found([id], `${factor} times ${one.text}, or its part`);
      }
    }
  }
  if (low !== high) {
    // From the lower to the higher of two prices.
    const ends = spoken.find(({ statement }) => [low, high].every((end) => statement.quantities.some((one) => one.dimension === dimension && one.unit === quantity.unit && one.low === one.high && one.low === end)));
    return ends === undefined ? undefined : found([ends.statement.id], ends.statement.text);
  }
  for (const [index, a] of values.entries()) {
    for (let at = index + 1; at < values.length; at++) {
      const b = values[at] as Operand;
      if (!mayWork(a.quantity.dimension, b.quantity.dimension, counts)) continue;
      const worked = workedOut(a, b, { ...quantity, dimension: counts }, base, equal, factors) && hasBase(quantity, base, [a, b]);
      if (worked) return found([a.id, b.id], `from ${a.quantity.text} and ${b.quantity.text}`);
    }
  }
  // "By the year you save £68": twelve months against a year, ten lessons against the block.
  if (SAVED.test(reading.text) && (dimension === 'money' || dimension === 'share')) for (const a of values) for (const b of values) {
    if (a === b || (dimension === 'share' && a.statement !== b.statement && !SAVED.test(reading.text)) || a.quantity.dimension !== 'money' || b.quantity.dimension !== 'money' || a.value >= b.value) continue;
    for (const many of [12, ...spoken.flatMap(({ statement }) => statement.quantities.filter((one) => one.dimension === 'count' && one.low > 1 && one.low <= 24).map((one) => one.low))]) if (a.value * many > b.value && equal(dimension === 'money' ? a.value * many - b.value : 1 - b.value / (a.value * many))) return found([a.id, b.id], `${many} times ${a.quantity.text}, less ${b.quantity.text}`);
  }
  // "Together you save £5": what two cost less than each.
  if (dimension === 'money') for (const { statement } of spoken) {
    const prices = statement.quantities.filter((one) => one.dimension === 'money' && one.low === one.high).map((one) => one.low);
    if (prices.length === 3 && prices.some((whole, at) => equal(prices.reduce((sum, one) => sum + one, 0) - whole * 2) && at === 2)) return found([statement.id], statement.text);
  }
  if (goesIntoSum({ ...quantity, dimension: counts }, reading, values)) return { verdict: 'harmless', by: [], why: 'goes into a sum' };
  return undefined;
}

/** A known value as operands: both ends of a range, both numbers of "87 of 94". */
function operandsOf(quantity: Quantity, statement: Statement, near: boolean): Operand[] {
  const made = (value: number, one: Quantity = quantity): Operand => ({ near, id: statement.id, statement, quantity: one, value });
  const parts = (quantity.parts ?? []).map((value) => made(value, { ...quantity, low: value, high: value, dimension: 'count', unit: '' }));
  return [...(quantity.low === quantity.high ? [made(quantity.low)] : [made(quantity.low), made(quantity.high)]), ...parts];
}

/** Numbers of the sentence, and the periods it speaks of. */
function factorsOf({ start, dimension }: Quantity, reading: Reading): number[] {
  const numbers = reading.quantities.filter((one) => one.start !== start && one.low === one.high && one.low > 1 && (one.dimension === 'count' || one.dimension === 'area' || one.dimension === 'mass' || one.dimension === 'time')).flatMap((one) => (one.dimension === 'time' ? (dimension === 'time' ? [] : [one.low / 60, one.low / 1440, one.low / 43800]) : [one.low]).filter((value) => Number.isInteger(value) && value > 1));
  const each = /(?<!\p{L})(?:на двоих|вдвоем|both|обоих|двоих|two of you)/iu.test(reading.text) ? [2] : [];
  return [...numbers, ...each, ...PERIODS.flatMap(([pattern, months]) => (dimension !== 'time' && pattern.test(reading.text) ? months.filter((one) => one > 1) : []))];
}

/** "For ten years" of a firm that was founded in 2016. */
function yearsSince({ dimension, low, high, unit, bound }: Quantity, behind: string, spoken: readonly { statement: Statement }[], year: number | undefined, equal: (value: number) => boolean): { id: string; year: number } | undefined {
  if (dimension !== 'time' || unit !== 'min' || low !== high || year === undefined || low < 2 * 525_600) return undefined;
  const isOpen = bound === 'over' || bound === 'atLeast';
  for (const { statement } of spoken) {
    for (const known of statement.quantities) {
      if (/^\s+(?:подряд|running|in a row)/iu.test(behind)) continue;
      const since = known.dimension === 'year' ? known.low : known.dimension === 'date' && known.unit !== 'day of year' ? Math.floor(known.low / 10_000) : 0;
      if (since > 0 && (equal((year - since) * 525_600) || equal((year - since - 1) * 525_600) || (isOpen && (year - since) * 525_600 > low && (year - since) * 525_600 < low * MANY_YEARS))) return { id: statement.id, year: since };
    }
  }
  return undefined;
}

/** False for two dimensions that make no value of a third, so that nearly all pairs are told at once. */
function mayWork(a: Dimension, b: Dimension, made: Dimension): boolean {
  if (made === 'share' || made === 'ratio') return a === b;
  if (a === made || b === made) return a === b || a === 'count' || b === 'count' || a === 'share' || b === 'share' || (made === 'money' && (a === 'time' || b === 'time')) || (made === 'count' && (a === 'time' || b === 'time'));
  return made === 'count' && ((a === 'time' && b === 'count') || (a === 'count' && b === 'time'));
}

/** True when two known values make the claimed one. */
function workedOut(a: Operand, b: Operand, { dimension, unit }: Quantity, base: string, equal: (value: number) => boolean, factors: readonly number[]): boolean {
  const [one, other] = [a.quantity, b.quantity];
  const [x, y] = [a.value, b.value];
  const same = a.statement === b.statement;
  // Counts of two facts have nothing to do with each other.
  // Both ends of one range, or both numbers of one share.
  const [twin, parts] = [one.start === other.start && same, same && (one.parts !== undefined || other.parts !== undefined)];
  if (twin && (!parts || one.dimension !== 'count' || other.dimension !== 'count')) return false;
  if (parts && (one.dimension !== other.dimension || x === y)) return false;
  const alike = one.dimension === other.dimension && one.unit === other.unit && (one.dimension !== 'count' || same || (base !== '' && a.statement.topics.all.has(base) && b.statement.topics.all.has(base)));
  // Lengths and times of two facts are not added up.
  if (!same && dimension !== 'money' && !(alike && (one.dimension === 'count' || one.dimension === 'money'))) return false;
  const own = (quantity: Quantity): boolean => quantity.dimension === dimension && quantity.unit === unit;
  if (alike && own(one) && dimension !== 'share' && dimension !== 'time' && (equal(x + y) || equal(Math.abs(x - y)))) return true;
  if (alike && own(one) && dimension === 'money') for (const factor of factors) if (equal((x + y) * factor) || equal(x * factor + y) || equal(x + y * factor)) return true;
  if (alike && (dimension === 'share' || (dimension === 'ratio' && (a.near || one.dimension === 'money'))) && [x / y, y / x, ...(same && !twin ? [Math.abs(x - y) / x, Math.abs(x - y) / y] : [])].some((value) => equal(value) && (dimension === 'ratio') === (value > 1 || unit === 'change'))) return true;
  if (one.dimension === 'count' && other.dimension !== 'count' && own(other) && (equal(x * y) || equal(y / x))) return true;
  // How long a number of things takes: 10,000 words at 2,500 a day.
  if (other.dimension === 'count' && one.dimension !== 'count' && own(one) && (equal(x * y) || equal(x / y))) return true;
  if (dimension === 'count' && same && !parts && one.dimension === 'count' && other.dimension === 'count' && (equal(x / y) || equal(y / x)) && Math.max(x, y) > 20) return true;
  if (dimension === 'count' && same && ((one.dimension === 'time' && other.dimension === 'count') || (other.dimension === 'time' && one.dimension === 'count'))) return equal((one.dimension === 'count' ? x : y) * ((one.dimension === 'time' ? x : y) / 1440));
  // A price a time: "£360 for 30 hours is £12 an hour", "58 000 ₽ for 14 days".
  for (const [price, time] of [[a, b], [b, a]] as const) if (own(price.quantity) && dimension === 'money' && time.quantity.dimension === 'time') for (const span of [60, 1440, 43800, 525600]) if (equal(price.value / (time.value / span)) || equal(price.value * (time.value / span))) return true;
  if (alike && own(one) && dimension === 'money') for (const factor of [...a.statement.quantities, ...b.statement.quantities].flatMap((known) => (known.dimension === 'count' ? [known.low] : known.dimension === 'time' ? [known.low / 60] : []))) if (factor > 1 && factor < 32 && equal((x + y) * factor)) return true;
  if (!same && ![a, b].some(({ statement, quantity }) => quantity.dimension === 'share' && statement.kinds.has('offer'))) return false;
  if (dimension === 'count' && ![a, b].every(({ near }) => near)) return false;
  if (one.dimension === 'share' && own(other) && (equal(x * y) || equal((1 - x) * y) || equal((2 - x) * y))) return true;
  return other.dimension === 'share' && own(one) && (equal(x * y) || equal((1 - y) * x) || equal((2 - y) * x));
}

/** What a share or a count is of; '' when that cannot be told. In English only "of" tells it. */
function baseOf({ sentence, end }: Claim, { counted, dimension }: Quantity, topics: GroundReader['topics'], tag: string): string {
  if (counted === undefined || topics.isAnything(counted.stem)) return '';
  const behind = sentence.text.slice(end - sentence.start);
  return dimension === 'share' && tag === 'en' && !/^\s+of(?!\p{L})/iu.test(behind) && !/\b(?:of|in)\b/iu.test(sentence.text.slice(0, end - sentence.start)) ? '' : topics.concept(counted.stem);
}

/** A share is one of what its facts speak of: half of the pieces is not half of all tables. */
function hasBase({ dimension }: Quantity, base: string, operands: readonly Operand[]): boolean {
  return (dimension !== 'share' && dimension !== 'count') || base === '' || operands.some(({ statement }) => statement.topics.all.has(base));
}

const A_TIME: readonly (readonly [RegExp, number])[] = [[/^\s*(?:\p{L}+\s+)?(?:a|per|в)\s+(?:day|день)/iu, 1440], [/^\s*(?:\p{L}+\s+)?(?:an|per|в)\s+(?:hour|час)/iu, 60], [/^\s*(?:\p{L}+\s+)?(?:a|per|в)\s+(?:week|неделю)/iu, 10_080]];

/** How long a number of things takes: 10,000 words at 2,500 a day. */
function rateProof({ dimension, low, high, bound }: Quantity, { quantities }: Reading, spoken: readonly { statement: Statement }[]): Statement | undefined {
  if (dimension !== 'time' || low !== high) return undefined;
  const slack = bound === 'exact' ? EQUAL : ROUNDED;
  return spoken.find(({ statement }) => statement.quantities.some((known) => known.dimension === 'count' && A_TIME.some(([pattern, span]) => pattern.test(statement.text.slice(known.end)) && quantities.some((one) => one.dimension === 'count' && one.low > 1 && Math.abs((one.low / known.low) * span - low) <= low * slack))))?.statement;
}

/** A number that only goes into a sum: "two come to 580", "a text of 1,000 words is £120". */
function goesIntoSum({ dimension, low, start }: Quantity, { quantities }: Reading, values: readonly Operand[]): boolean {
  if (dimension !== 'count' && dimension !== 'time' && dimension !== 'area' && dimension !== 'mass') return false;
  if (dimension === 'time' && !quantities.some((result) => result.dimension === 'money')) return false;
  const mine = dimension === 'time' ? [low / 60, low / 1440] : [low];
  return quantities.some((result) => result.start !== start && result.dimension !== 'count' && result.dimension !== 'time' && result.dimension !== 'year' && !(result.dimension === dimension && result.low > low) && values.some(({ quantity, value }) => quantity.dimension === result.dimension && mine.some((one) => one > 1 && (Math.abs(value * one - result.low) <= Math.abs(result.low) * EQUAL || Math.abs(value / one - result.low) <= Math.abs(result.low) * EQUAL))));
}
