import { saysTooMuch, sharedWith, type GroundReader, type Reading, type Statement } from './claim-ground.ts';
import type { Proof } from './claim-proof.ts';
import { speakApart } from './claim-topics.ts';
import type { Claim } from './claims.ts';
import { sameQuantity } from './quantities.ts';
import { normalize } from './words.ts';

/** Proofs of what has no number: people, quotations, sources, praise, promises, offers, experience. */

const UNBOUND = (why: string): Proof => ({ verdict: 'unbound', by: [], why });
const proven = ({ origin, id, text }: Statement): Proof => ({ verdict: origin, by: [id], why: text });

/** A degree that a person has or has not. */
const DEGREE = /(?:^|[^\p{L}])(профессор\p{L}*|академик\p{L}*|professor|prof\.?|dr\.?|sir|dame)\s+$/iu;

/** Letters by which case forms of a name may differ: "Марат" and "Марата", "Галиев" and "Галиевым". */
const NAME_END = 3;
const NAME_START = 3;

function isSameName(one: string, other: string): boolean {
  let common = 0;
  while (common < one.length && one[common] === other[common]) common++;
  const cyrillic = /[а-я]/.test(one);
  return cyrillic ? common >= Math.min(NAME_START, other.length) && Math.max(one.length, other.length) - common <= NAME_END : one === other.replace(/['’]s$/u, '');
}

export function provePerson(claim: Claim, { statements, language, ground: { names } }: GroundReader): Proof {
  const words = language.words(claim.text.replace(/['’]s$/u, '')).map(({ lower }) => lower);
  const isNamed = (text: string): boolean => {
    const known = language.words(text).filter((word) => word.text !== word.lower).map(({ lower }) => lower);
    return words.every((word) => known.some((other) => isSameName(word, other)));
  };
  const degree = DEGREE.exec(claim.sentence.text.slice(0, claim.start - claim.sentence.start))?.[1];
  const hasDegree = (text: string): boolean => degree === undefined || text.toLowerCase().includes(degree.toLowerCase().slice(0, 4).replace('.', ''));
  if (names.some((name) => isNamed(name)) && hasDegree(names.join(' ') + statements.map(({ text }) => text).join(' '))) return { verdict: 'name', by: [], why: 'named in the config' };
  const statement = statements.find(({ text }) => isNamed(text));
  if (statement === undefined) return UNBOUND('nobody by this name is in the facts, the brief or the config');
  return hasDegree(statement.text) ? proven(statement) : UNBOUND(`"${statement.text}" knows no such title`);
}

export function proveQuote(claim: Claim, { statements }: GroundReader): Proof {
  const words = normalize(claim.text.slice(1, -1));
  const statement = statements.find(({ normal }) => normal.includes(words));
  return statement === undefined ? UNBOUND('nobody is known to have said it') : proven(statement);
}

/** Kinds that a fact of another kind may prove: an offer is told as a guarantee, and the other way round; a survey is experience and source. */
const AKIN: Readonly<Record<string, readonly string[]>> = { guarantee: ['guarantee', 'offer'], offer: ['offer', 'guarantee'], experience: ['experience', 'source'], source: ['source', 'experience'], ranking: ['ranking', 'superlative'], superlative: ['superlative', 'ranking'], date: ['date'], duration: ['duration'] };
/** Topics a statement must share with the sentence: when it is of the claim's kind, and when it is not. Fitted to test/claims. */
const NEEDED: Readonly<Record<string, readonly [kin: number, other: number]>> = { guarantee: [1, 9], offer: [0.7, 9], experience: [1.2, 2], source: [0.8, 1.4] };
/** What the clause of a promise or an offer itself must share: "…, and you get pancakes for free" is not proven by what stands before it. */
const CLAUSE = 0.5;
/** The same where a number of the clause is in the statement, too: then it is about the same. */
const COMPANY = 0.4;

/** Kinds that a statement may tell in another order of words. */
const TOLD_OTHERWISE = new Set(['superlative', 'ranking', 'date']);

export function proveStatement(claim: Claim, reader: GroundReader): Proof {
  const { statements, topics, weight, language } = reader;
  const reading = reader.read(claim);
  const clause = reading.text.slice(reading.from, reading.to);
  const own = topics.of(claim.text).all;
  const words = normalize(claim.text);
  const promise = claim.kind === 'guarantee' || claim.kind === 'offer';
  const free = topics.concept(language.stemOf(FREE[language.tag] ?? ''));
  const customers = topics.concept(language.stemOf(CUSTOMER[language.tag] ?? ''));
  const needed = NEEDED[claim.kind];
  for (const statement of statements) {
    // A question of the brief says nothing.
    if (statement.origin === 'brief' && statement.text.trimEnd().endsWith('?')) continue;
    let shared = sharedWith(reading, statement, weight);
    // The name of a source says nothing about what it found.
    if (claim.kind === 'source') for (const topic of own) if (statement.topics.all.has(topic)) shared -= weight(topic) * (reading.clause.all.has(topic) ? 1 : 0.6);
    if (promise && reading.sentence.all.has(free) && statement.topics.all.has(free)) shared -= weight(free) * (reading.clause.all.has(free) ? 1 : 0.6);
    if (speakApart(reading.clause.apart, statement.topics.apart) || saysTooMuch(promise ? clause : '', statement, language.tag, true)) continue;
    if (claim.kind === 'source' && !isSameSource(claim.text, statement)) continue;
    if (needed === undefined) {
      let beside = 0;
      for (const topic of reading.sentence.all) if (!own.has(topic) && statement.topics.all.has(topic)) beside += weight(topic);
      const said = statement.normal.includes(words) || (TOLD_OTHERWISE.has(claim.kind) && own.size > 0 && [...own].every((topic) => statement.topics.all.has(topic)) && (AKIN[claim.kind] ?? []).some((kind) => statement.kinds.has(kind)));
      if (said && (beside >= 0.5 || statement.topics.all.size <= own.size + 1)) return proven(statement);
      continue;
    }
    const kin = (AKIN[claim.kind] ?? [claim.kind]).some((kind) => statement.kinds.has(kind));
    const company = (promise || claim.kind === 'source' || claim.kind === 'experience') && (kin || claim.kind === 'source') && shared >= (promise ? COMPANY : 0) && reading.quantities.some((one) => (!promise || (one.start >= reading.from && one.end <= reading.to)) && (promise || one.low > 12 || one.dimension !== 'count') && statement.quantities.some((known) => sameQuantity(one, known) === 'same' || sameQuantity(one, known) === 'within'));
    if (company) return proven(statement);
    if (promise && !isPromised(claim, statement, reader, reading, own)) continue;
    if (claim.kind === 'experience' && !kin && ![...own].some((topic) => topic !== customers && statement.topics.all.has(topic))) continue;
    if (shared + (promise ? sharedPairs(clause, claim.text, statement) : 0) >= needed[kin ? 0 : 1]) return proven(statement);
  }
  return UNBOUND('no fact and nothing in the brief says it');
}

/** True when a statement speaks of what the clause of a promise or an offer speaks of, and of an offer of its kind. */
function isPromised({ text }: Claim, statement: Statement, { topics, weight, language }: GroundReader, reading: Reading, own: ReadonlySet<string>): boolean {
  const free = topics.concept(language.stemOf(FREE[language.tag] ?? ''));
  if (own.size > 0 && ![...own].some((topic) => statement.topics.all.has(topic))) return false;
  let shared = 0;
  for (const topic of reading.promise.all) if (topic !== free && statement.topics.all.has(topic)) shared += weight(topic);
  return shared >= CLAUSE || reading.sentence.all.size <= reading.promise.all.size || POINTER.test(reading.text.slice(reading.from, reading.to)) || sharedPairs(reading.text.slice(reading.from, reading.to), text, statement) > 0;
}

const CUSTOMER: Readonly<Record<string, string>> = { ru: 'клиент', en: 'customer' };
const FREE: Readonly<Record<string, string>> = { ru: 'бесплатно', en: 'free' };
/** A clause that points at another one for its subject. */
const POINTER = /(?<!\p{L})(?:за не[её]|за него|за это|it|this|that)(?!\p{L})/iu;
/** Two words in a row that a clause and a statement share beside the words of the claim: "first month". */
const PAIR = 0.8;

function sharedPairs(clause: string, own: string, { normal }: Statement): number {
  const words = normalize(clause.replace(own, ' | ')).split(' ');
  return words.some((word, at) => word.length > 3 && (words[at + 1] ?? '').length > 3 && normal.includes(`${word} ${words[at + 1] ?? ''}`)) ? PAIR : 0;
}

/** Names in a source must stand in the statement, or its initials: "ВОЗ", "World Health Organization". */
function isSameSource(text: string, { text: known, normal }: Statement): boolean {
  const names = [...text.matchAll(/(?<!^)\p{Lu}[\p{L}-]+|^\p{Lu}{2,}/gu)].map(([name]) => name);
  if (names.length === 0) return /исследован|опрос|данны|study|survey|research|poll/iu.test(known);
  const initials = [...text.matchAll(/(?<!\p{L})\p{L}/gu)].map(([letter]) => letter.toUpperCase()).join('');
  const has = (name: string): boolean => {
    const lower = normalize(name);
    return normal.includes(lower.length > 5 ? lower.slice(0, lower.length - 2) : lower);
  };
  return names.every(has) || [...known.matchAll(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu)].some(([short]) => initials.includes(short));
}
