import type { Reader, Reading } from './quantity-calendar.ts';
import { readingAt } from './quantity-parts.ts';
import { OPENERS } from './quantity-starts.ts';

/** Two values as one: what opens a range, what joins its ends, and what a single value may be put together from. */

const DASH = /^[-–—−]$/;
const CONNECTORS = /^(?:[-–—−]|to|bis)$/;
const EITHER = /^(?:или|or|oder)$/;
const AND = /^(?:и|and|und)$/;
/** Parts of the unit before them. */
const QUARTERS: Readonly<Record<string, number>> = { quarter: 0.25, half: 0.5, четвертью: 0.25, половиной: 0.5 };
const NOON = 12;
const HOURS = 24;

/** "от трёх до пяти", "between £20 and £30", "с 9 до 21". */
export function openedRange(reader: Reader, at: number): Reading | undefined {
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
export function rangeAt(reader: Reader, at: number): Reading | undefined {
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
  return (apart && (a.spelled !== b.spelled || (b.number?.value ?? b.high) > a.low * 10) ? undefined : join(a, b)) ?? a;
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

/** One value; "1 час 20 минут" is one, and so are "−5 °C", "минус восемнадцать" and "an hour and a quarter". */
function valueAt(reader: Reader, at: number): Reading | undefined {
  const { tokens } = reader;
  const sign = tokens[at];
  if (sign?.kind === 'sign' && DASH.test(sign.lower) && (!sign.tight || at === 0) && tokens[at + 1]?.tight === true && tokens[at + 1]?.kind === 'number') {
    const cold = readingAt(reader, at + 1);
    return cold?.dimension === 'temperature' ? { ...cold, low: -cold.low, high: -cold.high } : undefined;
  }
  if (/^(?:минус|minus)$/.test(sign?.lower ?? '')) {
    const cold = readingAt(reader, at + 1);
    return cold !== undefined && (cold.dimension === 'temperature' || cold.bare === true) ? { ...cold, low: -cold.high, high: -cold.low, dimension: 'temperature', unit: '°C', bare: false } : undefined;
  }
  const a = readingAt(reader, at);
  if (a?.dimension !== 'time' || a.by === undefined || a.low !== a.high) return a;
  const part = /^(?:and|с)$/.test(tokens[a.next]?.lower ?? '') ? QUARTERS[tokens[a.next + (tokens[a.next + 1]?.lower === 'a' ? 2 : 1)]?.lower ?? ''] : undefined;
  if (part !== undefined) return { ...a, low: a.low + a.by.factor * part, high: a.high + a.by.factor * part, next: a.next + (tokens[a.next + 1]?.lower === 'a' ? 3 : 2) };
  const next = a.next + (AND.test(tokens[a.next]?.lower ?? '') ? 1 : 0);
  const b = tokens[next]?.kind === 'sign' ? undefined : readingAt(reader, next);
  if (b?.dimension !== 'time' || b.by === undefined || b.by.factor >= a.by.factor || b.low >= a.by.factor) return a;
  return { ...a, low: a.low + b.low, high: a.high + b.high, next: b.next };
}
