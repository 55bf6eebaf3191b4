import type { Reading, Statement } from './claim-ground.ts';
import type { Topics } from './claim-topics.ts';
import type { Claim } from './claims.ts';
import type { Quantity } from './quantities.ts';

/** Ways in which a claim has the value of a statement and says something else with it. */

/** Topics of a clause that is short enough to be told by its words. */
const SHORT = 3;

/** True when a clause says what a statement says, word by word, but of another thing: "the pool covers 740 m²" of a hall that does. */
export function isSwapped({ dimension }: Quantity, { clause, sentence }: Reading, around: Topics, { topics: { all } }: Statement): boolean {
  if (dimension === 'clock' || dimension === 'date' || dimension === 'year' || dimension === 'score' || dimension === 'share') return false;
  if (clause.all.size > SHORT || sentence.all.size > SHORT || around.nouns.length === 0) return false;
  const others = clause.nouns.filter((concepts) => !concepts.some((one) => all.has(one)));
  const left = around.nouns.filter((concepts) => !concepts.some((one) => sentence.all.has(one)));
  return others.length > 0 && left.length > 0 && [...clause.all].some((topic) => around.all.has(topic));
}

/** "58 % of all phones" is not "58 % of those that fell into water". */
export function isOfAll({ dimension }: Quantity, { sentence, end }: Claim, { text }: Statement, tag: string): boolean {
  const all = /^\s*(?:of\s+)?(?:всех|все|all)(?!\p{L})/iu;
  return dimension === 'share' && all.test(sentence.text.slice(end - sentence.start)) && !(tag === 'ru' ? /(?<!\p{L})вс(?:ех|е)(?!\p{L})/iu : /\ball\b/iu).test(text);
}

/** True when the clause of the claim shares nothing with the clause of the value, but something with that of another value: "350 m from the station" of 350 m from the beach. */
export function isExchanged({ clause, quantities, from, to }: Reading, known: Quantity, around: { all: ReadonlySet<string> }, statement: Statement): boolean {
  if (statement.quantities.length < 2 || around.all.size === 0) return false;
  for (const topic of clause.all) if (around.all.has(topic)) return false;
  return statement.quantities.some((other) => other !== known && other.start !== known.start && !quantities.some((one) => one.start >= from && one.end <= to && one.low === other.low && one.dimension === other.dimension) && [...clause.all].some((topic) => statement.around(other).all.has(topic) && !around.all.has(topic)));
}
