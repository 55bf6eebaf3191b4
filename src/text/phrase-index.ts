import { accepts, compilePhrases, type Element, type Pattern, type PhraseSet } from './phrases.ts';
import { OPENS_WITH_DIGIT, type Vocabulary } from './vocabulary.ts';

/**
 * All lists of a lexicon as one: one walk over the words of an article finds the phrases of every list. What a word can open is worked out once for the word
 * and kept under its number, so that most words cost one look-up, however many lists there are.
 */
export interface PhraseIndex {
  /** Matches of every list in the words of one block, by the number of the list; each list as `findPhrases` would say. `first` and `last` are indexes into the row. */
  matches(words: BlockWords, found: (list: number, phrase: string, first: number, last: number) => void): void;
  /** Number of a list. @throws RangeError for a name that is none */
  listNumber(name: string): number;
  readonly size: number;
}

/** A part of a row of words (`Vocabulary.scan`). */
export interface BlockWords {
  numbers: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  from: number;
  to: number;
}

interface Candidate {
  list: number;
  patterns: Pattern[];
}

/** What a word opens. Function words open many phrases, nearly all of which the next word rules out at once. */
interface Opened {
  /** Lists with a phrase that needs nothing more, or whose next word may come later or be any. */
  open: readonly Candidate[];
  /** The other lists: their phrases go on with one of these words, by stem or as they are. */
  closed: readonly Candidate[];
  stems: ReadonlySet<string>;
  words: ReadonlySet<string>;
}

/** @param lists phrases by name; @param numerals see `compilePhrases` */
export function createPhraseIndex(lists: Readonly<Record<string, readonly string[]>>, vocabulary: Vocabulary, numerals: readonly string[] = []): PhraseIndex {
  const names = Object.keys(lists);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const { lowers, stems, traits } = vocabulary;
  const stemOf = (lower: string): string => stems[vocabulary.numberOf(lower)] as string;
  const sets = Object.values(lists).map((phrases) => compilePhrases(phrases, stemOf, numerals));
  const openers = openersOf(sets);
  // By the number of the word: null when it opens nothing.
  const opened: (Opened | null | undefined)[] = [];
  const openedBy = (number: number): Opened | null => {
    const found = openers(lowers[number] as string, stems[number] as string, ((traits[number] as number) & OPENS_WITH_DIGIT) !== 0);
    // Filled in order: an array with holes is slow to read.
    while (opened.length < number) opened.push(undefined);
    return (opened[number] = found.length === 0 ? null : sorted(found));
  };
  const next = new Int32Array(names.length);
  return {
    size: names.length,
    listNumber(name) {
      const number = numbers.get(name);
      if (number === undefined) throw new RangeError(`there is no list "${name}"`);
      return number;
    },
    matches({ numbers: row, from, to }, found) {
      next.fill(0);
      for (let at = from; at < to; at++) {
        const number = row[at] as number;
        let here = opened[number];
        if (here === undefined) here = openedBy(number);
        if (here === null) continue;
        attempt(here.open, row, at, to, found);
        if (here.closed.length === 0 || at + 1 >= to) continue;
        const following = row[at + 1] as number;
        if (here.stems.has(stems[following] as string) || here.words.has(lowers[following] as string)) attempt(here.closed, row, at, to, found);
      }
    },
  };

  function attempt(candidates: readonly Candidate[], row: Int32Array, at: number, to: number, found: (list: number, phrase: string, first: number, last: number) => void): void {
    for (let index = 0; index < candidates.length; index++) {
      const { list, patterns } = candidates[index] as Candidate;
      if (at < (next[list] as number)) continue;
      let best: Pattern | undefined;
      let last = -1;
      for (let choice = 0; choice < patterns.length; choice++) {
        const pattern = patterns[choice] as Pattern;
        const end = pattern.elements.length === 1 ? at : lastMatched(row, to, at + 1, pattern.elements, 1);
        if (end > last) [best, last] = [pattern, end];
      }
      if (best === undefined) continue;
      next[list] = last + 1;
      found(list, best.phrase, at, last);
    }
  }

  /** Index of the last word of a match that goes on at `index` with the element `at`, or -1. */
  function lastMatched(row: Int32Array, end: number, index: number, elements: readonly Element[], at: number): number {
    const element = elements[at];
    if (element === undefined) return index - 1;
    const reach = Math.min(index + element.gap, end - 1);
    for (let place = index; place <= reach; place++) {
      const number = row[place] as number;
      if (!accepts(element, lowers[number] as string, stems[number] as string)) continue;
      const last = lastMatched(row, end, place + 1, elements, at + 1);
      if (last >= 0) return last;
    }
    return -1;
  }
}

/** Parts what the next word can rule out from what it cannot. */
function sorted(candidates: readonly Candidate[]): Opened {
  const [stems, words] = [new Set<string>(), new Set<string>()];
  const isOpen = ({ elements }: Pattern): boolean => {
    const second = elements[1];
    return second === undefined || second.gap > 0 || second.any || second.number || second.prefixes.length > 0;
  };
  const open = candidates.filter(({ patterns }) => patterns.some(isOpen));
  const closed = candidates.filter((candidate) => !open.includes(candidate));
  for (const { patterns } of closed) {
    for (const { elements } of patterns) {
      for (const stem of elements[1]?.stems ?? []) stems.add(stem);
      for (const word of elements[1]?.words ?? []) words.add(word);
    }
  }
  return { open, closed, stems, words };
}

/** A pattern and the number of its list. */
interface Listed {
  list: number;
  pattern: Pattern;
}

/**
 * What a word opens, by list: patterns whose first element it passes. All lists lie in the same few maps, so that a word that was not met before costs some
 * look-ups, not some for every list.
 */
function openersOf(sets: readonly PhraseSet[]): (lower: string, stem: string, digit: boolean) => Candidate[] {
  const [byStem, byWord, byPrefix] = [new Map<string, Listed[]>(), new Map<string, Listed[]>(), new Map<string, Listed[]>()];
  // A pattern that opens with any word is tried at every word; one that opens with a number only at numbers.
  const [open, openOrNumber]: [Listed[], Listed[]] = [[], []];
  const prefixLengths = [...new Set(sets.map((set) => set.prefixLength).filter((length) => length > 0))];
  const gather = (into: Map<string, Listed[]>, from: ReadonlyMap<string, readonly Pattern[]>, list: number): void => {
    for (const [key, patterns] of from) {
      const known = into.get(key);
      const listed = patterns.map((pattern) => ({ list, pattern }));
      if (known === undefined) into.set(key, listed);
      else known.push(...listed);
    }
  };
  sets.forEach((set, list) => {
    gather(byStem, set.byStem, list);
    gather(byWord, set.byWord, list);
    gather(byPrefix, set.byPrefix, list);
    for (const pattern of set.open) {
      openOrNumber.push({ list, pattern });
      if (!opensWithNumber(pattern)) open.push({ list, pattern });
    }
  });
  return (lower, stem, digit) => {
    const patterns: Pattern[][] = [];
    const consider = (listed: readonly Listed[] | undefined): void => {
      for (const { list, pattern } of listed ?? []) {
        if (pattern.elements[0] === undefined || !accepts(pattern.elements[0], lower, stem)) continue;
        const known = patterns[list];
        if (known === undefined) patterns[list] = [pattern];
        else if (!known.includes(pattern)) known.push(pattern);
      }
    };
    consider(byStem.get(stem));
    consider(byWord.get(lower));
    // Lists keep prefixes by the length of their shortest; a key of another list's length is no key of theirs.
    for (const length of prefixLengths) if (lower.length >= length) consider(byPrefix.get(lower.slice(0, length)));
    consider(digit ? openOrNumber : open);
    const found: Candidate[] = [];
    // Holes of the array are passed over, the lists stay in order.
    patterns.forEach((own, list) => found.push({ list, patterns: own }));
    return found;
  };
}

/** True when an open pattern begins with a number; the words of one are found by themselves. */
function opensWithNumber(pattern: Pattern): boolean {
  return /^##?(?:\s|$)/.test(pattern.phrase.trim());
}
