import { isExchanged, isOfAll, isSwapped } from './claim-conflicts.ts';
import type { GroundReader, Reading, Statement } from './claim-ground.ts';
import { asCount, saysTooMuch, sharedWith } from './claim-ground.ts';
import type { Proof } from './claim-proof.ts';
import { isOtherRate } from './claim-rates.ts';
import { periodBehind, playOtherRole } from './claim-roles.ts';
import { EQUAL, sumProof } from './claim-sums.ts';
import { speakApart } from './claim-topics.ts';
import type { Claim } from './claims.ts';
import { sameQuantity, type Quantity } from './quantities.ts';

/** A number is proven by a statement that has the same value and is about the same. */

/** How far a border may lie from the value it stands for: "more than 10" is no way to say 250. */
const BORDER = 1.25;
const PRICE_BORDER = 1.05;
const SHARE_BORDER = 1.31;
const YEARS_BORDER = 1.6;
const YEAR = 525_600;
/** Shares as near as that are not far off, whatever their ratio. */
const PERCENT = 0.01;
/** How sure it must be that both are about the same, in shared topics. Small counts stand everywhere. Fitted to test/claims. */
const NEEDED = { count: 0.65, share: 0.5, money: 0.15, date: 0.25, clock: 0.1, other: 0.4 } as const;
const SMALL = 12;
/** What else speaks for it: the same noun is counted; another number of the sentence is in the statement, too; a value with many digits. Fitted to test/claims. */
const COUNTED = { same: 0.9, known: 0.3, anything: 0.3, other: -2.5 } as const;
const COMPANY = 0.7;
const DIGITS = [0, 0, 0.5, 1] as const;
/** Part of its own topics that is asked of a statement with few of them. */
const OWN = 0.75;
/** What a share must have in common with its statement beside the noun it is of. */
const PREDICATE = 0.4;
const HALF_DAY = 720;

export function proveQuantity(claim: Claim, given: Quantity, reader: GroundReader): Proof {
  const quantity = asCount({ ...given, start: given.start, end: given.end }, '');
  const hour = asCount({ ...given, start: claim.start - claim.sentence.start, end: claim.end - claim.sentence.start }, claim.sentence.text);
  if (hour.dimension === 'clock' && given.dimension !== 'clock') return proveQuantity(claim, { ...hour, start: given.start, end: given.end }, reader);
  const reading = reader.read(claim);
  let near: string | undefined;
  let best: { statement: Statement; by: number } | undefined;
  for (const statement of reader.statements) {
    for (const known of statement.quantities) {
      const often = isAsOften(claim, quantity, known, statement);
      const relation = often ? 'same' : relationOf(quantity, known, statement);
      if (relation === 'different') continue;
      const by = often ? 1 : affinity(claim, quantity, known, statement, reading, reader);
      if (by < 0) near ??= `"${statement.text}" has the value, but speaks of something else`;
      else if (relation === 'stronger' && !isCrossed(quantity, known) && !isFirst(claim, quantity, known)) near = `it says more than "${statement.text}"`;
      else if (best === undefined || by > best.by) best = { statement, by };
    }
  }
  if (best !== undefined) return { verdict: best.statement.origin, by: [best.statement.id], why: best.statement.text };
  const sum = sumProof(claim, quantity, reading, reader);
  if (sum !== undefined) return sum;
  // "Two come to 580": the currency stands elsewhere.
  const currency = quantity.unit === '' && quantity.counted === undefined && quantity.low >= LEAST_PRICE ? reader.statements.flatMap(({ quantities }) => quantities).find(({ dimension }) => dimension === 'money')?.unit : undefined;
  return (currency === undefined ? undefined : asMoney(claim, { ...quantity, dimension: 'money', unit: currency }, reader)) ?? { verdict: 'unbound', by: [], why: near ?? 'no fact and nothing in the brief says it' };
}

/** The least number that is taken for a price without its currency. */
const LEAST_PRICE = 50;
const PRICED = /стои|обойд|плат|цен|эконом|выгод|cost|price|pay|come|fee|save/iu;

function asMoney(claim: Claim, quantity: Quantity, reader: GroundReader): Proof | undefined {
  if (!PRICED.test(claim.sentence.text)) return undefined;
  const proof = proveQuantity({ ...claim, kind: 'money' }, quantity, reader);
  return proof.verdict === 'unbound' ? undefined : proof;
}

/** True when a claim leaves more room than the fact: a range for one value, a border far off, another border than the fact's. Prices are said as they are. */
function isLoose(claim: Quantity, known: Quantity): boolean {
  if (claim.dimension === 'date' || claim.dimension === 'year') return false;
  // A range is told as it is: "2–4" is not "2–3".
  if (claim.low < claim.high) return known.low === known.high || (claim.bound !== 'about' && (known.low !== claim.low || known.high !== claim.high) && known.bound !== 'about');
  if (claim.dimension === 'share' && claim.low === claim.high && known.low === known.high && Math.abs(claim.low - known.low) <= PERCENT) return false;
  if (claim.bound === 'exact' || claim.bound === 'about') return false;
  const far = known.low === known.high && claim.low > 0 && known.low > 0 ? Math.max(claim.low / known.low, known.low / claim.low) : 1;
  return far > (claim.dimension === 'money' ? PRICE_BORDER : claim.dimension === 'time' && claim.low >= YEAR ? YEARS_BORDER : claim.dimension === 'share' && claim.spelled ? SHARE_BORDER : known.bound === 'exact' ? BORDER : 1 + EQUAL);
}

/** "In the first twelve months" is within them, "a day before" no later than that. */
function isFirst({ sentence, start, end, text }: Claim, { low, high }: Quantity, known: Quantity): boolean {
  return known.bound === 'atMost' && low === known.low && high === known.high && (/(?:first|перв\p{L}+)\s+$/iu.test(sentence.text.slice(0, start - sentence.start)) || /^\s+(?:before|до|earlier|ahead|in advance)(?!\p{L})/iu.test(sentence.text.slice(end - sentence.start)) || /(?:before|ahead|in advance)$/iu.test(text));
}

/** How a claimed value and a known one stand; of ranges of the clock the ends are known, too, and hours told without "pm" may be those of the afternoon. */
function relationOf(claim: Quantity, known: Quantity, statement: Statement): ReturnType<typeof sameQuantity> {
  const plain = claim.dimension === 'count' && claim.unit === '' && Number.isInteger(claim.low);
  // "She is sixty-one" of "61 years old"
  if (plain && (claim.counted === undefined || claim.counted.start < claim.start) && known.dimension === 'time' && (claim.low >= 10 || claim.bound !== 'exact') && known.low === claim.low * YEAR) return 'same';
  // "A rucksack heavier than twelve kilos" of one no heavier than that: the border is named.
  if (claim.bound === 'over' && known.bound === 'atMost' && claim.low === known.low && claim.dimension === known.dimension && claim.unit === known.unit) return 'same';
  // "В среднем 78 баллов" of "средний балл — 78"
  if (claim.dimension === 'score' && claim.unit === 'points' && known.dimension === 'count' && claim.low === known.low && /балл|point|score/iu.test(statement.text)) return 'same';
  // "A 2020 survey"
  if (claim.dimension === 'year' && known.dimension === 'count' && known.low === claim.low && /^\d{4}$/.test(known.text)) return 'same';
  if (claim.law === true && known.law === true) return claim.low === known.low ? 'same' : 'different';
  if (claim.dimension === 'clock' && known.dimension === 'clock') {
    const fits = (shift: number): boolean => (claim.low + shift === known.low && claim.high + shift === known.high) || (claim.low === claim.high && (claim.low + shift === known.low || claim.low + shift === known.high));
    if (fits(0) || (claim.high <= HALF_DAY && fits(HALF_DAY))) return 'same';
  }
  return isLoose(claim, known) ? 'different' : sameQuantity(claim, known);
}

/** "Twice a week" of two lessons a week. */
function isAsOften({ sentence, end }: Claim, quantity: Quantity, known: Quantity, { text }: Statement): boolean {
  if (quantity.low !== known.low || quantity.high !== known.high || !COUNTS.has(quantity.dimension) || !COUNTS.has(known.dimension)) return false;
  const period = periodBehind(sentence.text, end - sentence.start);
  return period !== undefined && period === periodBehind(text, known.end) && (quantity.unit === 'times' || known.unit === 'times');
}

const COUNTS = new Set(['count', 'other']);

/** "Turnover passes £90,000" of what goes over it: the border itself is named. */
function isCrossed(claim: Quantity, known: Quantity): boolean {
  return claim.dimension === 'money' && claim.low === known.low && claim.high === known.high && (known.bound === 'over' || known.bound === 'atLeast');
}

/** How sure it is that a quantity and a known one are about the same, above what is needed; negative when it is not sure enough. */
function affinity(claim: Claim, quantity: Quantity, known: Quantity, statement: Statement, reading: Reading, reader: GroundReader): number {
  const { topics, weight, language } = reader;
  if (quantity.law === true) return 1;
  const around = statement.around(known);
  const clause = reading.text.slice(reading.from, reading.to);
  if (speakApart(reading.clause.apart, around.apart.size > 0 ? around.apart : statement.topics.apart)) return -1;
  if (saysTooMuch(clause, statement, language.tag, false) || isOtherRate(claim, known, statement, language.tag)) return -1;
  if (quantity.dimension === 'time' && playOtherRole({ text: reading.text, start: claim.start - claim.sentence.start, end: claim.end - claim.sentence.start, words: claim.text }, known, statement.text, language.tag)) return -1;
  const dimension = quantity.dimension === 'count' ? (quantity.low === quantity.high && quantity.low <= SMALL ? 'count' : 'other') : quantity.dimension === 'share' || quantity.dimension === 'ratio' ? 'share' : quantity.dimension === 'money' ? 'money' : quantity.dimension === 'year' || quantity.dimension === 'date' ? 'date' : quantity.dimension === 'clock' || known.dimension === 'clock' ? 'clock' : 'other';
  if (isOfAll(quantity, claim, statement, language.tag) || isExchanged(reading, known, around, statement)) return -1;
  const [often, oftenKnown] = quantity.dimension === 'count' || quantity.dimension === 'other' ? [periodBehind(reading.text, claim.end - claim.sentence.start), periodBehind(statement.text, known.end)] : [undefined, undefined];
  if (often !== undefined && oftenKnown !== undefined && often !== oftenKnown) return -1;
  if (isSwapped(quantity, reading, around, statement)) return -1;
  let sum = sharedWith(reading, statement, weight, around);
  // Of a share the counted noun alone says little: its predicate must be the same, too.
  if (dimension === 'share' && quantity.counted !== undefined && quantity.counted.start > quantity.start && sum - weight(topics.concept(quantity.counted.stem)) * (around.all.has(topics.concept(quantity.counted.stem)) ? 1 : 0) < PREDICATE) return -1;
  sum += countedBy(quantity, known, statement, topics, sentenceBehind(claim)) + (DIGITS[Math.min(digitsOf(quantity.low), DIGITS.length - 1)] as number) + companyOf(quantity, reading, statement);
  if (quantity.dimension === 'score') return sum;
  let own = 0;
  for (const topic of statement.topics.all) own += weight(topic);
  return sum - Math.min(NEEDED[dimension], own * OWN);
}

/** The text behind a claim. */
function sentenceBehind({ sentence, end }: Claim): string {
  return sentence.text.slice(end - sentence.start, end - sentence.start + 24);
}

/** "Six of them": what is counted stands before. */
const OF_THEM = /^\s+(?:of (?:them|whom|us|these)|из (?:них|которых|нас|вас))(?!\p{L})/iu;

function countedBy(claim: Quantity, known: Quantity, { text, quantities, topics: { all } }: Statement, topics: GroundReader['topics'], behind: string): number {
  if (claim.dimension !== 'count' && claim.dimension !== 'share' && claim.dimension !== 'ratio') return 0;
  if (OF_THEM.test(behind)) return COUNTED.anything;
  if (claim.counted === undefined) return 0;
  // "268 people" are guests, not reviews.
  if (topics.isAnything(claim.counted.stem)) return known.counted === undefined || claim.dimension !== 'count' || topics.isAnything(known.counted.stem) || topics.isServed(known.counted.stem) ? COUNTED.anything : COUNTED.other / 2;
  const own = topics.concept(claim.counted.stem);
  if (own === '') return 0;
  if (OF_THEM.test(text.slice(known.end, known.end + 24))) {
    // "61 % of them": of what was counted before.
    const base = quantities.findLast((one) => one.start < known.start && one.counted !== undefined)?.counted;
    if (base === undefined || topics.concept(base.stem) === own || all.has(own)) return COUNTED.anything;
    return topics.isAnything(base.stem) && topics.isServed(claim.counted.stem) ? COUNTED.anything : COUNTED.other;
  }
  if (known.counted !== undefined && topics.concept(known.counted.stem) === own) return COUNTED.same;
  return all.has(own) ? COUNTED.known : COUNTED.other;
}

/** Digits of a value without the zeros behind them: of 1,200 two, of 0.68 two. */
function digitsOf(value: number): number {
  return String(Number(value.toPrecision(6))).replace('.', '').replace(/^0+|0+$/g, '').length;
}

/** Other numbers of the sentence that the statement has, too. */
function companyOf(quantity: Quantity, { quantities }: Reading, statement: Statement): number {
  let found = 0;
  for (const other of quantities) {
    if (other.start === quantity.start || other.dimension === 'other' || (other.low === quantity.low && other.dimension === quantity.dimension)) continue;
    if (statement.quantities.some((known) => /^(?:same|within)$/.test(sameQuantity(other, known)))) found++;
  }
  return Math.min(found, 2) * COMPANY;
}
