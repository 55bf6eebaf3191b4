import type { PhraseListName } from '../model/language.ts';
import { type ClaimWords, claimWords, KEY, POSSESSIVE, type WordPattern } from './claim-words.ts';
import type { Language } from './language.ts';
import { personNames } from './person-names.ts';
import { quantitiesIn, type Quantity } from './quantities.ts';
import { tokensOf, type Token } from './quantity-tokens.ts';
import { quotesIn } from './quoted-speech.ts';
import { superlativeAt } from './superlatives.ts';
import { sentencesOf, type Sentence } from './words.ts';

/** Statements of a text that somebody must be able to prove: numbers of every kind, people, quotations, experience, praise, promises, offers. */

export type ClaimKind = 'number' | 'percent' | 'range' | 'money' | 'date' | 'duration' | 'measure' | 'ranking' | 'rating' | 'person' | 'source' | 'quote' | 'experience' | 'superlative' | 'guarantee' | 'offer';

export interface Claim {
  kind: ClaimKind;
  /** Place in the text. */
  start: number;
  end: number;
  text: string;
  /** The sentence it stands in, and where that begins. */
  sentence: { text: string; start: number };
  /** What the sentence before it says: its subject may stand there. Empty for the first. */
  before: string;
  quantity?: Quantity;
}

/** Lists of the lexicon whose every match is a claim. */
export const CLAIM_LISTS: readonly (readonly [PhraseListName, ClaimKind])[] = [['guarantees', 'guarantee'], ['firstHand', 'experience'], ['superlatives', 'superlative'], ['vagueSources', 'source']];

/** A match of a list of the lexicon. */
export interface ListedClaim {
  kind: ClaimKind;
  start: number;
  end: number;
}

const PRAISE = new Set<ClaimKind>(['superlative', 'ranking']);
/** Kinds that may stand over a number and say more than it. */
const OVER_NUMBERS = new Set<ClaimKind>(['guarantee', 'experience', 'source', 'superlative']);

function listedIn(text: string, language: Language): ListedClaim[] {
  const words = language.words(text);
  return CLAIM_LISTS.flatMap(([list, kind]) => language.find(list, words).map(({ start, end }) => ({ kind, start, end })));
}

/** As long as the text, for the patterns: small letters, ё as е, one apostrophe. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  const even = lower.length === text.length ? lower : [...text].map((char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join('');
  return even.replaceAll('ё', 'е').replaceAll('’', "'");
}

/** Claims of a text, in reading order. A promise or an offer with a number in it is one claim beside that of its number. @param listed matches of `CLAIM_LISTS`, where they are known already */
export function claimsIn(text: string, language: Language, listed: readonly ListedClaim[] = listedIn(text, language)): Claim[] {
  const tokens = tokensOf(text, language.tag);
  const words = claimWords(language);
  const small = words === undefined ? '' : folded(text);
  const idioms = words === undefined ? [] : matches(words.idioms, small, tokens);
  const found: Claim[] = [];
  let sentences: readonly Sentence[] | undefined;
  const add = (kind: ClaimKind, start: number, end: number, quantity?: Quantity): void => {
    // "at least three minutes": what goes past the figure of speech is said.
    if (idioms.some((one) => one.start < end && start < one.end && (quantity === undefined || (one.end >= end && one.start <= start))) || found.some((one) => (one.kind === kind || (PRAISE.has(one.kind) && PRAISE.has(kind))) && one.start < end && start < one.end)) return;
    sentences ??= sentencesOf(text, language.abbreviations);
    const index = sentences.findIndex((one) => start >= one.start && start < one.end);
    const within = sentences[index] ?? { start: 0, text };
    found.push({ kind, start, end, text: text.slice(start, end), sentence: { text: within.text, start: within.start }, before: sentences[index - 1]?.text ?? '', ...(quantity === undefined ? {} : { quantity }) });
  };
  for (const quantity of quantitiesIn(text, language, tokens)) {
    if (quantity.idiom === true || quantity.name === true || quantity.phone === true || isBareUnit(quantity, small)) continue;
    add(kindOf(quantity), quantity.start, quantity.end, quantity);
  }
  const numbered = [...found];
  const people = personNames(text, language, tokens);
  const patterned = words === undefined ? [] : [...matches(words.patterns, small, tokens), ...named(words, text, tokens, language).filter(({ start, end }) => !isOver(people, start, end)), ...superlatives(tokens, language)];
  for (const { kind, start, end } of [...listed, ...patterned]) if (OVER_NUMBERS.has(kind) || !isOver(numbered, start, end)) add(kind, start, end);
  for (const { start, end } of people) add('person', start, end);
  for (const { start, end } of quotesIn(text, language)) add('quote', start, end);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function isOver(places: readonly { start: number; end: number }[], start: number, end: number): boolean {
  return places.some((one) => one.start < end && start < one.end);
}

/** Every token opens at most a few patterns; these are tried at it. */
function matches(table: ReadonlyMap<string, readonly WordPattern[]>, text: string, tokens: readonly Token[]): ListedClaim[] {
  const found: ListedClaim[] = [];
  const all = (rows: readonly WordPattern[] | undefined, start: number): void => {
    for (const { kind, pattern } of rows ?? []) {
      pattern.lastIndex = start;
      if (pattern.test(text)) found.push({ kind, start, end: pattern.lastIndex });
    }
  };
  for (const [at, { kind, lower, start, tight }] of tokens.entries()) {
    if (kind !== 'word' && lower !== '—') continue;
    // "dust-free" is no offer.
    if (tight && tokens[at - 1]?.lower === '-') continue;
    all(table.get(lower.length > KEY ? lower.slice(0, KEY) : lower), start);
    if (lower.endsWith(POSSESSIVE)) all(table.get(POSSESSIVE), start);
  }
  return found;
}

/** Patterns that need capitals, on the text as it is written. */
function named({ named: table }: ClaimWords, text: string, tokens: readonly Token[], { stopWords }: Language): ListedClaim[] {
  const found: ListedClaim[] = [];
  for (const { kind: token, lower, start, upper } of tokens) {
    if (token !== 'word') continue;
    for (const { kind, pattern } of [...(table.get(lower.slice(0, KEY)) ?? []), ...(upper && !stopWords.has(lower) ? (table.get('^') ?? []) : [])]) {
      pattern.lastIndex = start;
      if (pattern.test(text)) found.push({ kind, start, end: pattern.lastIndex });
    }
  }
  return found;
}

function superlatives(tokens: readonly Token[], { tag }: Language): ListedClaim[] {
  const found: ListedClaim[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const end = superlativeAt(tokens, at, tag);
    if (end > 0) found.push({ kind: 'superlative', start: (tokens[at] as Token).start, end });
  }
  return found;
}

/** What a unit alone must stand behind to measure something: "за неделю" of a price is its rate. */
const RATE = /(?:^|[^\p{L}])(?:за|на|в|каждые|каждый|per|a)\s$/u;

/** "За год", "a day": a unit without a number measures nothing, unless it is the time that something takes. */
function isBareUnit({ dimension, text, low, high, bound, start, end }: Quantity, small: string): boolean {
  if (dimension !== 'time' || low !== high || bound !== 'exact' || /\d|^(?:пол|half|fortnight)/iu.test(text) || /[\s-]/.test(text.trim())) return false;
  const [before, behind] = [small.slice(Math.max(0, start - 12), start), small.slice(end, end + 40)];
  if (text.toLowerCase().startsWith('день') && /^\s+до(?!\p{L})/u.test(behind)) return true;
  if (!RATE.test(before)) return false;
  return !/(?:за|на) $/.test(before) || /\d|[₽$€£%]|рубл|тысяч|сот|десят/u.test(small.slice(Math.max(0, start - 60), start) + behind);
}

function kindOf({ dimension, low, high, unit }: Quantity): ClaimKind {
  switch (dimension) {
    case 'money': return 'money';
    case 'share': case 'ratio': return 'percent';
    case 'time': return 'duration';
    case 'date': case 'year': return 'date';
    case 'rank': return 'ranking';
    case 'score': return 'rating';
    case 'count': return unit === 'reviews' ? 'rating' : low === high ? 'number' : 'range';
    default: return 'measure';
  }
}
