import type { Fact } from '../model/brief.ts';
import { topicsOf, type TopicReader, type Topics } from './claim-topics.ts';
import { claimsIn, type Claim } from './claims.ts';
import type { Language } from './language.ts';
import { quantitiesIn, type Quantity } from './quantities.ts';
import { normalize } from './words.ts';

/** What may be said in an article, and both sides of a proof read: the statement behind, and the sentence in front. */

export interface Ground {
  facts: readonly Fact[];
  /** The brief's own texts. */
  brief: readonly string[];
  /** The brand, its site, authors. */
  names: readonly string[];
  /** The year the article speaks from. */
  year: number | undefined;
  /** How many items, steps, questions or sections the article itself shows. */
  counts: ReadonlySet<number>;
}

/** A fact, or a text of the brief, read. What few claims ask for is worked out when it is asked for. */
export interface Statement {
  id: string;
  origin: 'fact' | 'brief';
  text: string;
  topics: Topics;
  readonly quantities: readonly Quantity[];
  readonly kinds: ReadonlySet<string>;
  readonly normal: string;
  /** Topics of the clause around one of its quantities. */
  around(quantity: Quantity): Topics;
}

/** The sentence of a claim, read. */
export interface Reading {
  text: string;
  clause: Topics;
  sentence: Topics;
  /** The sentence before. */
  before: Topics;
  /** Topics between commas, for promises: what is promised beside is another promise. */
  readonly promise: Topics;
  /** Where the clause stands in the sentence. */
  from: number;
  to: number;
  readonly quantities: readonly Quantity[];
}

export interface GroundReader {
  statements: readonly Statement[];
  topics: TopicReader;
  language: Language;
  ground: Ground;
  /** How much a shared topic says: less where many facts have it. */
  weight(topic: string): number;
  read(claim: Claim): Reading;
}

/** Topics in so many facts tell them apart less; the last of these is for all above. Own choice. */
const WEIGHTS = [1, 1, 0.85, 0.7, 0.55] as const;
const BORDER = /[,;!?](?=\s)|[()]|\s(?=(?:а|но|зато|хотя|and|but|while|whereas|although)\s)/gu;

const COMMA = /[,;!?](?=\s)|[()]/gu;

/** @param ground read once for all claims of an article */
export function readGround(ground: Ground, language: Language): GroundReader {
  const topics = topicsOf(language);
  const statements = [
    // The day it was stated on is known as well: news name it.
    ...ground.facts.map((fact) => statementOf(fact.id, 'fact', fact.asOf === undefined ? fact.text : `${fact.text} (${fact.asOf.slice(0, 10)})`, language, topics)),
    ...ground.brief.filter((text) => text.trim() !== '').map((text) => statementOf('brief', 'brief', text, language, topics)),
  ];
  const counts = new Map<string, number>();
  for (const { origin, topics: { all } } of statements) if (origin === 'fact') for (const topic of all) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  let last: { claim: Claim; reading: Reading } | undefined;
  return {
    statements, topics, language, ground,
    weight: (topic) => WEIGHTS[Math.min(counts.get(topic) ?? 0, WEIGHTS.length - 1)] as number,
    read(claim) {
      if (last?.claim.sentence.start !== claim.sentence.start || last.claim.sentence.text !== claim.sentence.text || last.claim.before !== claim.before || claim.start - claim.sentence.start < last.reading.from || claim.end - claim.sentence.start > last.reading.to) last = { claim, reading: readingOf(claim, language, topics) };
      return last.reading;
    },
  };
}

/** Before an hour without its unit, and behind it. */
const AT = /(?<!\p{L})(?:at|by|from|until|till|to|before|after|в|с|со|до|к|после)\s+$/iu;
const AT_END = /^\s*(?:$|[,.;:!?)—–]|(?:on|and|or|и|или|до|in the|по)(?!\p{L}))/iu;

/** What a number is by what stands around it: "64 of them" counts, "up at seven" is a time of day. */
export function asCount(quantity: Quantity, text: string): Quantity {
  const { dimension, unit, low, high, start, end, counted } = quantity;
  const plain = (dimension === 'count' || dimension === 'other') && unit === '' && quantity.law !== true && Number.isInteger(low) && low <= 24 && high <= 24 && low > 0;
  if (plain && (counted === undefined || counted.start < start || quantity.spelled) && AT.test(text.slice(Math.max(0, start - 8), start)) && AT_END.test(text.slice(end))) return { ...quantity, dimension: 'clock', unit: 'min', low: low * 60, high: high * 60, counted: undefined };
  return quantity.dimension === 'other' && quantity.unit === '' && quantity.law !== true ? { ...quantity, dimension: 'count' } : quantity;
}

/** Times that a statement tells without a number: "закладывать неделю". */
const BARE_TIME: Readonly<Record<string, RegExp>> = { ru: /(?<=\p{L}{3,}\s)(?<!(?:кажд\p{L}{2,3}|\p{L}(?:ый|ий|ой|ая|ую|ое|ый))\s)(?:минуту|час|сутки|день|неделю|месяц|квартал|год)(?=\s*(?:$|[.,;—]))/gu };

function bareTimes(text: string, language: Language): Quantity[] {
  const pattern = BARE_TIME[language.tag];
  return pattern === undefined ? [] : [...text.matchAll(pattern)].flatMap(({ index, 0: unit }) => {
    const [read] = quantitiesIn(`1 ${unit}`, language);
    return read === undefined ? [] : [{ ...read, start: index, end: index + unit.length, text: unit }];
  });
}

/** Where the clause around a place of a sentence begins and ends. */
function clauseAt(text: string, start: number, end: number, border: RegExp = BORDER): [from: number, to: number] {
  let [from, to] = [0, text.length];
  for (const { index, 0: { length } } of text.matchAll(border)) {
    if (index + length <= start) from = index + length;
    else if (index >= end) {
      to = index;
      break;
    }
  }
  return [from, to];
}

function statementOf(id: string, origin: Statement['origin'], given: string, language: Language, topics: TopicReader): Statement {
  // Addresses and tags are no words: the article will not have them either.
  const text = given.replace(/\]\([^)]*\)/g, ']').replace(/<\/?[a-z][^<>]*>/gi, ' ');
  let quantities: readonly Quantity[] | undefined;
  let kinds: ReadonlySet<string> | undefined;
  let normal: string | undefined;
  const clauses = new Map<Quantity, Topics>();
  return {
    id, origin, text, topics: topics.of(text),
    get quantities() { return (quantities ??= [...quantitiesIn(text, language).map((one) => asCount(one, text)), ...bareTimes(text, language)]); },
    get kinds() { return (kinds ??= new Set(claimsIn(text, language).map(({ kind }) => kind))); },
    get normal() { return (normal ??= normalize(text)); },
    around(quantity) {
      let found = clauses.get(quantity);
      if (found === undefined) clauses.set(quantity, (found = topics.of(text.slice(...clauseAt(text, quantity.start, quantity.end)))));
      return found;
    },
  };
}

function readingOf({ sentence: { text, start }, before, start: first, end }: Claim, language: Language, topics: TopicReader): Reading {
  const [from, to] = clauseAt(text, first - start, end - start);
  let quantities: readonly Quantity[] | undefined;
  let promise: Topics | undefined;
  return { text, from, to, get promise() { return (promise ??= topics.of(text.slice(...clauseAt(text, first - start, end - start, COMMA)))); }, clause: topics.of(text.slice(from, to)), sentence: topics.of(text), before: topics.of(before), get quantities() { return (quantities ??= quantitiesIn(text, language).map((one) => asCount(one, text))); } };
}

const PRONOUN = /^(?:it|they|this|that|these|those|он|она|оно|они|это|эти|тогда|такой|такая|здесь|там)(?!\p{L})/iu;
/** What counts of a topic that the statement has in another clause than the value. */
const ELSEWHERE = 0.8;

/** How much the sentence of a claim shares with a statement: its clause counts most, the sentence before least. @param around topics of a part of the statement that count in full; the others less */
export function sharedWith({ text, clause, sentence, before }: Reading, { topics: { all } }: Statement, weight: (topic: string) => number, around?: Topics): number {
  // "It costs nothing": the subject stands in the sentence before.
  const pronoun = PRONOUN.test(text);
  let sum = 0;
  const add = (topic: string, share: number): void => {
    sum += weight(topic) * share * (around === undefined || around.all.has(topic) ? 1 : ELSEWHERE);
  };
  for (const topic of sentence.all) if (all.has(topic)) add(topic, clause.all.has(topic) ? 1 : 0.6);
  for (const topic of before.all) if (all.has(topic) && !sentence.all.has(topic)) add(topic, pronoun ? 0.9 : 0.4);
  return sum;
}

const UNIVERSAL: Readonly<Record<string, RegExp>> = {
  ru: /(?<!\p{L})(?:люб(?:ой|ая|ое|ого|ому|ую|ых|ые|ым)|все|всех|всем|всеми|кажд(?:ый|ая|ое|ого|ому|ую|ой|ым)(?!\s+(?:втор|трет|четв|пят|шест|седьм|восьм|девят|десят))|всегда|гарантированно|ровно|сколько угодно|когда угодно|никогда|навсегда|пожизненн\p{L}*)(?!\p{L})/iu,
  en: /\b(?:any(?:time|where|one|thing)?|all(?! the same)|every(?:one|body|where)?(?!\s+(?:second|third|fourth|fifth|other))|always|guaranteed|whatever|unlimited|whenever|wherever|never|forever|for good|lifetime)\b/iu,
};
const HEDGED: Readonly<Record<string, RegExp>> = { ru: /средн|обычно|чаще|примерно|около|как правило/iu, en: /\b(?:usual\p{L}*|average|typical\p{L}*|often|about|roughly|mostly|can)\b/iu };
const CONDITION: Readonly<Record<string, RegExp>> = { ru: /(?<!\p{L})(?:если|при|только|перв\p{L}+|в течение|до|после|новы\p{L}+|кроме|по подписке|повторн\p{L}+|втор\p{L}+)(?!\p{L})/iu, en: /\b(?:if|when|until|within|first|only|new|up to|after|at most|before|unless)\b/iu };

/** True when a claim says of all what its statement says of some: "always" for "usually", "any doctor" for "the orthodontist". @param promise offers and promises have conditions, too */
export function saysTooMuch(claim: string, { text }: Statement, tag: string, promise: boolean): boolean {
  const universal = UNIVERSAL[tag];
  if (universal === undefined || !universal.test(claim) || universal.test(text)) return false;
  return HEDGED[tag]?.test(text) === true || (promise && CONDITION[tag]?.test(text) === true);
}
