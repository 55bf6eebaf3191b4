import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { hash32 } from './hash.ts';
import type { Language, Lexis } from './language.ts';
import { oncePer } from './once-per.ts';
import type { BlockWords } from './phrase-index.ts';
import { HAS_LETTER, STOP_WORD } from './vocabulary.ts';
import { familyKey, kinStem } from './word-families.ts';

/**
 * By which words other articles speak of an article's subject: its key phrases, pairs of words of its title and headings, pairs that its text keeps coming back
 * to, and single words that stand for it. Words go by their families ("заселение", "заселиться"), so that every form of them is found.
 */
export interface SubjectPhrase {
  /** Families of its words, hashes of 32 bits, smallest first; one to four. A word that stands alone goes by its stem (`aloneKey`): of its family too many say something else. */
  families: readonly number[];
  /** How surely it names the subject, 0–1. */
  weight: number;
}

/** Phrases of one article as numbers: five a phrase, its families (0 where it has fewer) and its weight in thousandths. They lie beside thousands of others. */
export type PackedPhrases = Uint32Array;
export const PHRASE_SIZE = 5;

export function packPhrases(phrases: readonly SubjectPhrase[]): PackedPhrases {
  const packed = new Uint32Array(phrases.length * PHRASE_SIZE);
  phrases.forEach(({ families, weight }, index) => {
    packed.set(families, index * PHRASE_SIZE);
    packed[index * PHRASE_SIZE + PHRASE_SIZE - 1] = Math.round(weight * 1000);
  });
  return packed;
}

/** One text of an article with what its words are. */
interface Part {
  text: string;
  words: BlockWords;
}

/** What phrases are made from. */
export interface SubjectSource {
  title: string;
  keywords: readonly string[];
  headings: readonly string[];
  /** Running text. */
  body: readonly string[];
}

/** How surely each origin names the subject. Judged on the Russian half of test/links; the English half confirmed it. */
const WEIGHT = { keyword: 1, partOfKeyword: 0.55, title: 0.6, heading: 0.4, body: 0.3, bodyMore: 0.08, bodyMost: 0.6, keywordAlone: 0.8, alone: 0.45 } as const;
/** Times a pair must come back in the running text, and a single word of title or keywords. */
const PAIR_RETURNS = 2;
const WORD_RETURNS = 3;
/** Phrases of one article, surest first. */
const MOST = 24;
const LONGEST = 4;
/** A shorter stem alone ("дом", "bed") says nothing. */
const SHORTEST_ALONE = 4;

/** Family of each word by its number in the vocabulary, 0 for words that carry no topic (function words, numbers in digits and words): the same in every process. */
export const topicFamilies: (lexis: Lexis) => (number: number) => number = oncePer(({ vocabulary: { stems, traits, lowers }, numerals }) => {
  const known: number[] = [];
  const numbers = new Set(numerals.map((numeral) => familyKey(numeral)));
  return (number) => {
    for (let next = known.length; next <= number; next++) {
      const trait = traits[next] as number;
      const family = familyKey(stems[next] as string);
      const topical = (trait & STOP_WORD) === 0 && (trait & HAS_LETTER) !== 0 && (lowers[next] as string).length > 2 && !numbers.has(family);
      known.push(topical ? hash32(family) || 1 : 0);
    }
    return known[number] as number;
  };
});

/** How a word that names a subject by itself is found; 0 for one that cannot. */
export const aloneKeys: (lexis: Lexis) => (number: number) => number = oncePer((lexis) => {
  const familyOf = topicFamilies(lexis);
  const { stems } = lexis.vocabulary;
  const known: number[] = [];
  return (number) => {
    for (let next = known.length; next <= number; next++) known.push(familyOf(next) === 0 || (stems[next] as string).length < SHORTEST_ALONE ? 0 : hash32(`=${kinStem(stems[next] as string)}`));
    return known[number] as number;
  };
});

/** Phrases of a document. */
export function documentPhrases(doc: Document): SubjectPhrase[] {
  const keywords: unknown = doc.data['keywords'];
  const own = (block: Block): boolean => block.area === 'body';
  const partOf = (block: Block): Part => ({ text: block.text, words: block.tokens });
  const h1 = doc.h1?.start;
  return phrasesOf({
    title: scanned([doc.field('title')], doc.lexis),
    keywords: scanned(Array.isArray(keywords) ? keywords.filter((item) => typeof item === 'string') : [], doc.lexis),
    headings: doc.blocks.filter((block) => block.kind === 'heading' && own(block) && block.start !== h1).map(partOf),
    body: doc.blocks.filter((block) => block.kind !== 'heading' && own(block)).map(partOf),
  }, doc.lexis);
}

/** Phrases of an article that is not a document yet. */
export function subjectPhrases({ title, keywords, headings, body }: SubjectSource, language: Language): SubjectPhrase[] {
  const lexis = language.lexis();
  return phrasesOf({ title: scanned([title], lexis), keywords: scanned(keywords, lexis), headings: scanned(headings, lexis), body: scanned(body, lexis) }, lexis);
}

function scanned(texts: readonly string[], { vocabulary }: Lexis): Part[] {
  return texts.map((text) => {
    const row = { numbers: [] as number[], starts: [] as number[], ends: [] as number[] };
    vocabulary.scan(text, row);
    return { text, words: { numbers: Int32Array.from(row.numbers), starts: Int32Array.from(row.starts), ends: Int32Array.from(row.ends), from: 0, to: row.numbers.length } };
  });
}

function phrasesOf({ title, keywords, headings, body }: Record<'title' | 'keywords' | 'headings' | 'body', readonly Part[]>, lexis: Lexis): SubjectPhrase[] {
  const keyAlone = aloneKeys(lexis);
  const found = new Map<string, SubjectPhrase>();
  const add = (families: readonly number[], weight: number): void => {
    const sorted = [...new Set(families)].sort((a, b) => a - b);
    // One word twice is no phrase: its family alone would be found in far too many words.
    if (sorted.length < Math.min(2, families.length)) return;
    const key = sorted.join(' ');
    const known = found.get(key);
    if (known === undefined) found.set(key, { families: sorted, weight });
    else known.weight = Math.min(1, Math.max(known.weight, weight) + 0.05);
  };
  const pairs = new Map<number, { families: [number, number]; count: number }>();
  const seen = new Map<number, number>();
  const uses = new Map<number, number>();
  for (const part of body) {
    for (const run of topicRuns(part, lexis)) {
      for (const { number } of run) uses.set(keyAlone(number), (uses.get(keyAlone(number)) ?? 0) + 1);
      for (let at = 1; at < run.length; at++) {
        const [one, other] = [(run[at - 1] as Topic).family, (run[at] as Topic).family];
        if (one === other) continue;
        const key = pairKey(one, other);
        const known = seen.get(key) ?? 0;
        seen.set(key, known + 1);
        // Hardly any pair comes back: only those that do are worth an object.
        if (known > 0) pairs.set(key, { families: [one, other], count: known + 1 });
      }
    }
  }
  const alone = (number: number, weight: number): void => {
    const key = keyAlone(number);
    if (key !== 0 && (uses.get(key) ?? 0) >= WORD_RETURNS) add([key], weight);
  };
  for (const part of keywords) {
    const run = topicRuns(part, lexis).flat();
    if (run.length > 1 && run.length <= LONGEST) add(run.map(({ family }) => family), WEIGHT.keyword);
    if (run.length > 2) for (const pair of neighbours(run)) add(pair, WEIGHT.partOfKeyword);
    for (const { number } of run) alone(number, run.length === 1 ? WEIGHT.keywordAlone : WEIGHT.alone);
  }
  for (const part of title) {
    for (const run of topicRuns(part, lexis)) {
      for (const pair of neighbours(run)) add(pair, WEIGHT.title);
      for (const { number } of run) alone(number, WEIGHT.alone);
    }
  }
  for (const part of headings) for (const run of topicRuns(part, lexis)) if (run.length === 2) add(run.map(({ family }) => family), WEIGHT.heading);
  for (const { families, count } of pairs.values()) if (count >= PAIR_RETURNS) add(families, Math.min(WEIGHT.bodyMost, WEIGHT.body + WEIGHT.bodyMore * (count - PAIR_RETURNS)));
  return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST);
}

interface Topic {
  family: number;
  number: number;
}

/** Words that carry a topic, in rows that no punctuation and no other word parts; function words between them are passed over. */
function topicRuns({ text, words: { numbers, starts, ends, from, to } }: Part, lexis: Lexis): Topic[][] {
  const familyOf = topicFamilies(lexis);
  const runs: Topic[][] = [];
  let run: Topic[] = [];
  for (let at = from; at < to; at++) {
    if (at > from && !isPlainGap(text, ends[at - 1] as number, starts[at] as number)) {
      if (run.length > 0) runs.push(run);
      run = [];
    }
    const number = numbers[at] as number;
    const family = familyOf(number);
    if (family !== 0) run.push({ family, number });
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** One number for two words in either order. */
export function pairKey(one: number, other: number): number {
  return (Math.imul(Math.min(one, other), 0x9e3779b1) ^ Math.max(one, other)) >>> 0;
}

function neighbours(run: readonly { family: number }[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let at = 1; at < run.length; at++) {
    const [one, other] = [run[at - 1]?.family ?? 0, run[at]?.family ?? 0];
    if (one !== other) pairs.push([one, other]);
  }
  return pairs;
}

/** True when nothing but spaces stands between two words. */
export function isPlainGap(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 0xa0 && unit !== 0x202f && unit !== 10) return false;
  }
  return true;
}
