import { fold, type Word } from './words.ts';

/**
 * Phrases of a lexicon, matched by stems so that every case form of the same words is found. One trie for a whole lexicon, one walk over the words.
 *
 * A phrase is words separated by spaces:
 *   гарантия результата   each word by its stem
 *   =TODO                 exactly this word (lower-cased), not its stem
 *   *                     any one word
 *   ...                   up to three words
 *   #                     a number in digits
 *   ##                    a number of two or more, in digits or as a word ("fifteen")
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

/** One place of a phrase: what may stand there. */
export interface Element {
  stems: ReadonlySet<string>;
  words: ReadonlySet<string>;
  prefixes: readonly string[];
  /** Any word; a number. */
  any: boolean;
  number: boolean;
  /** Words that may stand before it. */
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
 * @param numerals folded words that are numbers of two or more
 */
export function compilePhrases(phrases: readonly string[], stem: (word: string) => string, numerals: readonly string[] = []): PhraseSet {
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
      const alternatives = part.split('|').flatMap((word) => (word === '##' ? ['#', ...numerals.map((numeral) => `=${numeral}`)] : [word]));
      if (elements.length === 0) starts = alternatives;
      elements.push(elementOf(alternatives, gap, stem));
      gap = 0;
    }
    const pattern = { phrase, elements };
    if (starts === undefined || starts.some((word) => word === '*' || word === '#')) open.push(pattern);
    if (starts !== undefined && !starts.includes('*')) {
      for (const word of starts) {
        if (word === '#') continue;
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

function elementOf(alternatives: readonly string[], gap: number, stem: (word: string) => string): Element {
  const [stems, words, prefixes] = [new Set<string>(), new Set<string>(), [] as string[]];
  for (const word of alternatives) {
    if (word === '*' || word === '#') continue;
    if (word.startsWith('=')) words.add(fold(word.slice(1)));
    else if (word.endsWith('~')) prefixes.push(fold(word.slice(0, -1)));
    else stems.add(stem(fold(word)));
  }
  return { stems, words, prefixes, any: alternatives.includes('*'), number: alternatives.includes('#'), gap };
}

/** True when a word may stand at this place of a phrase. */
export function accepts({ stems, words, prefixes, any, number }: Element, lower: string, stem: string): boolean {
  if (any || stems.has(stem) || (words.size > 0 && words.has(lower))) return true;
  for (const prefix of prefixes) if (lower.startsWith(prefix)) return true;
  return number && /^\d/.test(lower);
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
  const element = elements[at];
  if (element === undefined) return index - 1;
  for (let skip = 0; skip <= element.gap; skip++) {
    const word = words[index + skip];
    if (word === undefined) return -1;
    if (accepts(element, word.lower, word.stem)) {
      const last = matchAt(words, index + skip + 1, elements, at + 1);
      if (last >= 0) return last;
    }
  }
  return -1;
}
