import type { Proof, Statement } from './claim-proof.ts';
import type { Claim } from './claims.ts';
import type { Language } from './language.ts';
import { quantitiesIn, type Quantity } from './quantities.ts';

/** Numbers that no fact says, but that follow from facts: sums, differences, products, shares. */

/** Topic words a claim and a fact share when the one is surely about the other. */
const SURE = 2;
/** Relative difference that rounding in a text leaves. */
export const EQUAL = 0.005;
const ROUNDED = 0.05;
const REST = /(?<!\p{L})(?:other|rest|remaining|остальн|прочие|другая|другие|оставш)/iu;
/** Things that are not added up or multiplied. */
const NO_OPERAND = new Set(['year', 'date', 'clock', 'rank', 'score', 'temperature']);
/** Months of a year, of a quarter: what a price a month makes in a longer time. */
const PERIODS: readonly (readonly [RegExp, number])[] = [[/(?<!\p{L})(?:год|году|за год|year|annual)/iu, 12], [/(?<!\p{L})(?:квартал|quarter)/iu, 3], [/(?<!\p{L})(?:недел|week)/iu, 7]];

/** Sums, differences, products and shares of known values that the claim's sentence speaks of, with numbers of the sentence itself as factors. */
export function sumProof(claim: Claim, { dimension, low, high, bound }: Quantity, subject: ReadonlySet<string>, statements: readonly Statement[], language: Language): Proof | undefined {
  if (low !== high || NO_OPERAND.has(dimension) || claim.kind === 'rating') return undefined;
  const spoken = statements.filter(({ origin, families }) => origin === 'fact' && [...subject].some((family) => families.has(family)));
  const isYear = (quantity: Quantity): boolean => quantity.dimension === 'count' && quantity.low >= 1900 && quantity.low <= 2100;
  const values = spoken.flatMap((statement) => statement.quantities.filter((quantity) => quantity.low === quantity.high && !NO_OPERAND.has(quantity.dimension) && !isYear(quantity)).map((quantity) => ({ id: statement.id, statement, quantity })));
  const exact = bound === 'exact' ? EQUAL : ROUNDED;
  const equal = (value: number): boolean => Math.abs(value - low) <= Math.abs(low) * exact || (bound === 'over' && low < value && value < low * 1.2) || (bound === 'under' && low > value && value > low * 0.8);
  const found = (ids: readonly string[], why: string): Proof => ({ verdict: 'arithmetic', by: [...new Set(ids)], why });
  const factors = [...quantitiesIn(claim.sentence.text, language).filter((one) => one.dimension === 'count' && one.low === one.high && one.low > 1 && one.low !== low).map((one) => one.low), ...PERIODS.flatMap(([pattern, months]) => (pattern.test(claim.sentence.text) ? [months] : []))];
  for (const { id, quantity, statement } of values) {
    const shared = [...subject].filter((family) => statement.families.has(family)).length;
    if (quantity.dimension === 'share' && dimension === 'share' && equal(1 - quantity.low) && (shared >= SURE || REST.test(claim.sentence.text))) return found([id], `the rest of ${quantity.text}`);
    if (quantity.dimension === dimension && dimension !== 'count') for (const factor of factors) if (equal(quantity.low * factor) || equal(quantity.low / factor)) return found([id], `${factor} times ${quantity.text}, or its part`);
  }
  for (const [index, a] of values.entries()) {
    for (const b of values.slice(index + 1)) {
      const [one, other] = [a.quantity, b.quantity];
      // Counts of two facts have nothing to do with each other.
      const alike = one.dimension === other.dimension && one.unit === other.unit && (one.dimension !== 'count' || a.statement === b.statement);
      const own = (quantity: Quantity): boolean => quantity.dimension === dimension;
      const said = (alike && own(one) && (equal(one.low + other.low) || equal(Math.abs(one.low - other.low))))
        || (alike && (dimension === 'share' || dimension === 'ratio') && [one.low / other.low, other.low / one.low, Math.abs(one.low - other.low) / one.low, Math.abs(one.low - other.low) / other.low].some(equal))
        || (one.dimension === 'count' && own(other) && (equal(one.low * other.low) || equal(other.low / one.low)))
        || (other.dimension === 'count' && own(one) && (equal(one.low * other.low) || equal(one.low / other.low)))
        || (one.dimension === 'share' && own(other) && equal(one.low * other.low))
        || (other.dimension === 'share' && own(one) && equal(one.low * other.low));
      if (said) return found([a.id, b.id], `from ${one.text} and ${other.text}`);
    }
  }
  // A number that only goes into a sum: "two come to 580".
  if (dimension === 'count') {
    const results = quantitiesIn(claim.sentence.text, language).filter((one) => one.dimension !== 'count');
    if (results.some((result) => values.some(({ quantity }) => quantity.dimension === result.dimension && Math.abs(quantity.low * low - result.low) <= Math.abs(result.low) * ROUNDED))) return { verdict: 'harmless', by: [], why: 'goes into a sum' };
  }
  return undefined;
}
