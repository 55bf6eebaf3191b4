import type { PhraseListName } from '../model/language.ts';
import { claimWords } from './claim-words.ts';
import type { Language } from './language.ts';
import { personNames } from './person-names.ts';
import { quantitiesIn, type Quantity } from './quantities.ts';
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
  quantity?: Quantity;
}

/** Lists of the lexicon whose every match is a claim. */
export const CLAIM_LISTS: readonly (readonly [PhraseListName, ClaimKind])[] = [['guarantees', 'guarantee'], ['offers', 'offer'], ['firstHand', 'experience'], ['superlatives', 'superlative'], ['vagueSources', 'source']];

/** Who speaks: a quotation beside one of these is somebody's words. */
const SPEECH: Readonly<Record<string, RegExp>> = {
  ru: /(?:говор|сказал|расска|отмеча|отмети|призна|вспомина|поясня|поясни|объясня|объясни|пиш(?:ет|ут)|писал|написал|делит|считает|уверен|добавля|добавил|советует|подчерк|цитат|повторя|спросил|называет|слов(?:ам|а)\s)/iu,
  en: /\b(?:said|told|tells|explains?|explained|notes?|noted|adds?|added|recalls?|recalled|admits?|admitted|writes?|wrote|puts? it|insists?|remembers?|quipped|laughs|recommends?|used to say|says\s+\p{Lu}\p{Ll}*|\p{Lu}\p{Ll}+\s+says)\b/u,
};
/** Words of a quotation; fewer are a term or irony. */
const QUOTED_WORDS = 3;
const QUOTED = /«[^«»]{12,}»|“[^“”]{12,}”|„[^„“”]{12,}[“”]|(?<=^|[\s(—–-])"[^"]{12,}"(?=$|[\s.,;:!?)—–-])/gu;
const PROVERB = /(?:как говорится|говорят|as they say|as the saying goes|the title|the label)[^«"“]{0,20}$/iu;

/** A match of a list of the lexicon. */
export interface ListedClaim {
  kind: ClaimKind;
  start: number;
  end: number;
}

function listedIn(text: string, language: Language): ListedClaim[] {
  const words = language.words(text);
  return CLAIM_LISTS.flatMap(([list, kind]) => language.find(list, words).map(({ start, end }) => ({ kind, start, end })));
}

/** Claims of a text, in reading order. A promise or an offer with a number in it is one claim beside that of its number. @param listed matches of `CLAIM_LISTS`, where they are known already */
export function claimsIn(text: string, language: Language, listed: readonly ListedClaim[] = listedIn(text, language)): Claim[] {
  let sentences: readonly Sentence[] | undefined;
  const words = claimWords(language.tag);
  const idioms = words === undefined ? [] : places(words.idiom, text);
  const found: Claim[] = [];
  const overlaps = (start: number, end: number, list: readonly { start: number; end: number }[]): boolean => list.some((one) => one.start < end && start < one.end);
  const add = (kind: ClaimKind, start: number, end: number, quantity?: Quantity): void => {
    if (overlaps(start, end, idioms) || found.some((one) => one.kind === kind && one.start < end && start < one.end)) return;
    sentences ??= sentencesOf(text, language.abbreviations);
    const within = sentences.find((one) => start >= one.start && start < one.end) ?? { start: 0, text };
    found.push({ kind, start, end, text: text.slice(start, end), sentence: { text: within.text, start: within.start }, ...(quantity === undefined ? {} : { quantity }) });
  };
  for (const quantity of quantitiesIn(text, language)) {
    if (quantity.idiom === true || quantity.name === true || quantity.phone === true || isBareUnit(quantity)) continue;
    add(kindOf(quantity), quantity.start, quantity.end, quantity);
  }
  const numbered = [...found];
  for (const { kind, start, end } of listed) add(kind, start, end);
  for (const [kind, pattern] of words?.patterns ?? []) for (const { start, end } of places(pattern, text)) if (!overlaps(start, end, numbered) || kind === 'guarantee' || kind === 'offer' || kind === 'experience') add(kind, start, end);
  for (const { start, end } of personNames(text, language)) add('person', start, end);
  for (const { start, end } of /[«“„"]/.test(text) ? places(QUOTED, text) : []) {
    const before = text.slice(Math.max(0, start - 80), start);
    const said = SPEECH[language.tag]?.test(`${before} ${text.slice(end, end + 80)}`) === true && language.words(text.slice(start, end)).length >= QUOTED_WORDS;
    if (said && !PROVERB.test(before)) add('quote', start, end);
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function places(pattern: RegExp, text: string): { start: number; end: number }[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** "За год", "a day": a unit without a number measures nothing. */
function isBareUnit({ dimension, text, low, high, bound }: Quantity): boolean {
  return dimension === 'time' && low === high && bound === 'exact' && !/\d|^(?:пол|half)/iu.test(text) && !/[\s-]/.test(text.trim());
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
