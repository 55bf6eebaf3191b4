import type { Quantity } from './quantities.ts';

/** How far "about" may be off, of the claimed value. Own choice: 70 for 68 and "nearly twice" for 1.9 hold, 70 for 65 does not. */
const ABOUT = 0.05;
/** How far the known value may lie above "more than": "more than 10" of 250 is true and misleading. Own choice. */
const OVER = 0.2;
/** Halves and thirds have no nearer neighbours, and of long times the border says enough: "more than half" of 62 %, "more than ten years" of 14. */
const OVER_COARSE = 0.3;
const OVER_YEARS = 0.6;
const YEAR = 525_600;
/** Counts up to here may be off by one: "nearly a dozen". */
const SMALL = 20;
/** "Almost half" of 45 %: a fraction in words is coarse. */
const FRACTION = 0.08;
const TINY = 1e-9;

interface Interval {
  low: number;
  high: number;
}

/**
 * Whether a claimed quantity says no more than a known one. The subject is not compared, only the value, its dimension and unit.
 * @returns `same` equal in value and qualifier; `within` weaker or hedged, and true; `stronger` possible by what is known, but more than that; `different` another value
 */
export function sameQuantity(claim: Quantity, known: Quantity): 'same' | 'within' | 'stronger' | 'different' {
  if (claim.dimension !== known.dimension || claim.unit !== known.unit) return calendar(claim, known);
  const equal = near(claim, known, claim.low, known.low) && near(claim, known, claim.high, known.high);
  if (equal && claim.bound === known.bound) return 'same';
  const fact = knownInterval(known);
  const point = known.bound === 'exact' && known.low === known.high;
  if (claim.bound === 'exact' && claim.low === claim.high) return !point && contains(fact, { low: claim.low, high: claim.low }) ? 'stronger' : 'different';
  const said = claimInterval(claim);
  const open = claim.bound === 'over' || claim.bound === 'atLeast';
  // Of what is known as "more than 64" only the border is certain.
  const border = open ? { low: fact.low, high: fact.low } : fact;
  const strict = (claim.bound === 'over' && known.bound !== 'over' && !(fact.low > claim.low + slack(claim.low))) || (claim.bound === 'under' && known.bound !== 'under' && !(fact.high < claim.high - slack(claim.high)));
  if (!strict && contains(said, border)) return 'within';
  return !point && said.low <= fact.high && fact.low <= said.high && !(open && fact.low > said.high) ? 'stronger' : 'different';
}

const slack = (value: number): number => Math.abs(value) * TINY + TINY;

/** Equal; a third and 33 % are, too, because no whole percentage says it better. */
function near(claim: Quantity, known: Quantity, a: number, b: number): boolean {
  const thirds = claim.dimension === 'share' && (claim.parts?.[1] ?? 0) <= SMALL && (isThird(claim.low) || isThird(known.low));
  return Math.abs(a - b) <= (thirds ? 0.005 : slack(a));
}

function isThird(value: number): boolean {
  return Math.abs(value * 3 - Math.round(value * 3)) < TINY && Math.abs(value - Math.round(value)) > TINY;
}

function contains(outer: Interval, inner: Interval): boolean {
  return outer.low <= inner.low + slack(inner.low) && inner.high <= outer.high + slack(Number.isFinite(outer.high) ? outer.high : 0);
}

function knownInterval({ low, high, bound }: Quantity): Interval {
  if (bound === 'over' || bound === 'atLeast') return { low, high: Infinity };
  if (bound === 'under' || bound === 'atMost') return { low: Math.min(0, low), high };
  return bound === 'about' ? around(low, high) : { low, high };
}

function claimInterval({ low, high, bound, dimension, spelled }: Quantity): Interval {
  if (bound === 'over' || bound === 'atLeast') return { low, high: high + Math.abs(high) * (dimension === 'time' && low >= YEAR * 10 ? OVER_YEARS : dimension === 'share' && spelled ? OVER_COARSE : OVER) };
  if (bound === 'about' && dimension === 'count' && low === high && Number.isInteger(low) && low >= 5 && low <= SMALL) return { low: low - 1, high: high + 1 };
  if (bound === 'under' || bound === 'atMost') return { low: -Infinity, high };
  if (bound === 'about' && dimension === 'share' && spelled) return { low: low * (1 - FRACTION), high: high * (1 + FRACTION) };
  return bound === 'about' ? around(low, high) : { low, high };
}

function around(low: number, high: number): Interval {
  return { low: low - Math.abs(low) * ABOUT, high: high + Math.abs(high) * ABOUT };
}

/** A year against a day of it, a day without its year against the same day with it; a change by a third against 33 %. */
function calendar(claim: Quantity, known: Quantity): 'within' | 'stronger' | 'different' {
  const changes = [claim, known].every(({ dimension, unit }) => (dimension === 'share' && unit === '%') || (dimension === 'ratio' && unit === 'change'));
  if (changes) return Math.abs(claim.low - known.low) <= 0.005 && claim.bound === known.bound ? 'within' : 'different';
  if (![claim, known].every(({ dimension }) => dimension === 'date' || dimension === 'year')) return 'different';
  const [a, b] = [days(claim), days(known)];
  if (claim.unit === 'day of year' || known.unit === 'day of year') {
    const [one, other] = claim.unit === 'day of year' ? [claim, known] : [known, claim];
    const fits = other.unit === 'day' && one.low === other.low % 10000 && one.high === other.high % 10000;
    return fits ? (one === claim ? 'within' : 'stronger') : 'different';
  }
  return contains(a, b) ? 'within' : contains(b, a) ? 'stronger' : 'different';
}

function days({ dimension, low, high }: Quantity): Interval {
  return dimension === 'year' ? { low: low * 10000 + 101, high: high * 10000 + 1231 } : { low, high };
}
