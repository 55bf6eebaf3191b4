import { fold, type Word } from './words.ts';

/**
 * Phrases of a lexicon, matched by stems so that every case form of the same words is found. One trie for a whole lexicon, one walk over the words.
 *
 * A phrase is words separated by spaces:
 *   гарантия результата   each word by its stem
 *   =TODO                 exactly this word (lower-cased), not its stem
 *   *                     any one word
 *   ...                   up to three words
 *   #                     a number
 *   лучший|топовый        either of these
 *   гарант~               any word that starts with these letters
 */
export interface PhraseMatch {
  /** The phrase as the lexicon writes it. */
  phrase: string;
  /** First and last word, as indexes into the words that were searched. */
  first: number;
  last: number;
  start: number;
  end: number;
}

type Test = (lower: string, stem: string) => boolean;
export interface Element {
  tests: Test[];
  gap: number;
}
export interface Pattern {
  phrase: string;
  elements: Element[];
}

export interface PhraseSet {
  /** Patterns by the stem, the exact word, or the first letters (as many as the shortest prefix has) they can start with; the rest start with something open. */
  byStem: ReadonlyMap<string, readonly Pattern[]>;
  byWord: ReadonlyMap<string, readonly Pattern[]>;
  byPrefix: ReadonlyMap<string, readonly Pattern[]>;
  prefixLength: number;
  open: readonly Pattern[];
}

const GAP = 3;

/**
 * Compiles phrases once (keep the result; compiling is the slow part).
 * @param stem the locale's stemmer, for folded lower-case words
 */
export function compilePhrases(phrases: readonly string[], stem: (word: string) => string): PhraseSet {
  const byStem = new Map<string, Pattern[]>();
  const byWord = new Map<string, Pattern[]>();
  const prefixed: { prefix: string; pattern: Pattern }[] = [];
  const open: Pattern[] = [];
  const add = (map: Map<string, Pattern[]>, key: string, pattern: Pattern): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [pattern]);
    else if (!list.includes(pattern)) list.push(pattern);
  };
  for (const phrase of phrases) {
    const elements: Element[] = [];
    let gap = 0;
    let starts: string[] | undefined;
    for (const part of phrase.trim().split(/\s+/)) {
      if (part === '...') {
        gap = GAP;
        continue;
      }
      const alternatives = part.split('|');
      if (elements.length === 0) starts = alternatives;
      elements.push({ tests: alternatives.map((word) => testFor(word, stem)), gap });
      gap = 0;
    }
    const pattern = { phrase, elements };
    if (starts === undefined || starts.some((word) => word === '*' || word === '#')) open.push(pattern);
    else {
      for (const word of starts) {
        if (word.startsWith('=')) add(byWord, fold(word.slice(1)), pattern);
        else if (word.endsWith('~')) prefixed.push({ prefix: fold(word.slice(0, -1)), pattern });
        else add(byStem, stem(fold(word)), pattern);
      }
    }
  }
  const prefixLength = Math.min(...prefixed.map(({ prefix }) => prefix.length));
  const byPrefix = new Map<string, Pattern[]>();
  for (const { prefix, pattern } of prefixed) add(byPrefix, prefix.slice(0, prefixLength), pattern);
  return { byStem, byWord, byPrefix, prefixLength: prefixed.length === 0 ? 0 : prefixLength, open };
}

function testFor(word: string, stem: (word: string) => string): Test {
  if (word === '*') return () => true;
  if (word === '#') return (lower) => /^\d/.test(lower);
  if (word.startsWith('=')) {
    const exact = fold(word.slice(1));
    return (lower) => lower === exact;
  }
  if (word.endsWith('~')) {
    const prefix = fold(word.slice(0, -1));
    return (lower) => lower.startsWith(prefix);
  }
  const wanted = stem(fold(word));
  return (_lower, stemmed) => stemmed === wanted;
}

/** A word with its stem, as documents hold them. */
export interface StemmedWord extends Word {
  stem: string;
}

/** All matches, in order, longest first at the same place; matches inside an earlier one are dropped. */
export function findPhrases(words: readonly StemmedWord[], set: PhraseSet): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || i < next) continue;
    let best = undefined as { pattern: Pattern; last: number } | undefined;
    const attempt = (candidates: readonly Pattern[] | undefined): void => {
      if (candidates === undefined) return;
      for (const pattern of candidates) {
        const last = matchAt(words, i, pattern.elements, 0);
        if (last >= 0 && (best === undefined || last > best.last)) best = { pattern, last };
      }
    };
    attempt(set.byStem.get(word.stem));
    if (set.byWord.size > 0) attempt(set.byWord.get(word.lower));
    if (set.prefixLength > 0) attempt(set.byPrefix.get(word.lower.slice(0, set.prefixLength)));
    if (set.open.length > 0) attempt(set.open);
    if (best === undefined) continue;
    found.push({ phrase: best.pattern.phrase, first: i, last: best.last, start: word.start, end: words[best.last]?.end ?? word.end });
    next = best.last + 1;
  }
  return found;
}

/** Index of the last word matched, or -1. */
function matchAt(words: readonly StemmedWord[], index: number, elements: readonly Element[], at: number): number {
  return lastMatched((place) => words[place], words.length, index, elements, at);
}

/**
 * Index of the last word of a match that begins at `index`, or -1.
 * @param wordAt word at an index @param end where the words end, exclusive @param at the element to begin with
 */
export function lastMatched(wordAt: (index: number) => { lower: string; stem: string } | undefined, end: number, index: number, elements: readonly Element[], at: number): number {
  const element = elements[at];
  if (element === undefined) return index - 1;
  for (let skip = 0; skip <= element.gap; skip++) {
    const word = index + skip < end ? wordAt(index + skip) : undefined;
    if (word === undefined) return -1;
    if (element.tests.some((test) => test(word.lower, word.stem))) {
      const last = lastMatched(wordAt, end, index + skip + 1, elements, at + 1);
      if (last >= 0) return last;
    }
  }
  return -1;
}
