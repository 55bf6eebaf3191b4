import type { Claim } from './claims.ts';
import type { Language } from './language.ts';

/** How much an unproven claim weighs. Pure. */

/** Up to here a number in words is more often a way of speaking ("two keys", "an hour before") than a figure somebody looked up. Own choice, by the labelled texts. */
const SMALL = 12;
/** What nobody says by the way, whatever the number. */
const VAGUE: ReadonlySet<Claim['kind']> = new Set(['number', 'range', 'duration', 'measure', 'percent']);
const FIGURES: ReadonlySet<Claim['kind']> = new Set(['money', 'rating', 'ranking']);

/**
 * True for claims that prose makes in passing: small numbers in words, "most of them", "the hardest part". They earn a warning. Figures, shares told by numbers, money, ratings,
 * ranks, people, quotations, sources, experience, promises and offers do not: a reader decides by them.
 */
export function isInPassing({ kind, quantity, text }: Claim, language: Language): boolean {
  // Said of a look as well as of a service.
  if (kind === 'offer' && /^costs? (?:you )?nothing$/i.test(text)) return true;
  // "Once a week", "almost every flat" are found by their words, not as quantities.
  if (quantity === undefined) return kind === 'superlative' || (VAGUE.has(kind) && !/\d/.test(text));
  if (/\d/.test(text) || FIGURES.has(kind) || quantity.unit === 'x' || quantity.unit === 'change') return false;
  // "Most", "almost every": no figure. "Every third", "nine of ten" are.
  if (kind === 'percent') return quantity.parts === undefined && (quantity.low !== quantity.high || quantity.low === 100);
  return language.words(text).every(({ lower }) => (language.numberWords[lower] ?? 0) <= SMALL);
}
