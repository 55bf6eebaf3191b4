import { hash32 } from './hash.ts';
import { own } from './own.ts';
import { familyKey } from './word-families.ts';
import { fold } from './words.ts';

/**
 * Every word form of a language that was met, once, with a number. A text is then a row of numbers, and what rules ask of a word (its stem, whether it is a
 * stop word, whether it opens a phrase) is looked up by the number instead of being worked out again.
 */
export interface Vocabulary {
  /** Folded form by number. */
  readonly lowers: readonly string[];
  /** Stem by number. */
  readonly stems: readonly string[];
  /** Hash of language and stem, 32 bits unsigned, by number: the same in every process. */
  readonly stemHashes: readonly number[];
  /** What a word says about a topic, as a hash like that: its family ("заселение", "заселиться"), or its stem where the language joins words into long ones. */
  readonly termHashes: readonly number[];
  /** What a word is, as a sum of `HAS_LETTER`, `OPENS_WITH_DIGIT`, `STOP_WORD`, `MIXED_SCRIPT`, `COMPOUND`, by number. */
  readonly traits: readonly number[];
  /** Number of a folded word. */
  numberOf(lower: string): number;
  /** A word with hyphens in its parts; any other itself. */
  parts(number: number): readonly number[];
  /** Room for a number beside every word, all 0; whoever uses it leaves it so. @param old room that has become too small, and what is in it */
  tally(old?: Int32Array): Int32Array;
  /** Appends the words of a text to a row; offsets are those of the text. */
  scan(text: string, row: WordRow): void;
}

/** Letters or digits with hyphens and apostrophes inside (`wordsOf` says the same as a regular expression). */
export interface WordRow {
  numbers: number[];
  starts: number[];
  ends: number[];
}

export const HAS_LETTER = 1;
export const OPENS_WITH_DIGIT = 2;
export const STOP_WORD = 4;
/** Latin and Cyrillic letters in one word. */
export const MIXED_SCRIPT = 8;
/** With a hyphen inside: it has `parts`. */
export const COMPOUND = 16;

/** What a UTF-16 unit is inside a word; 0: not known yet. */
const OTHER = 1;
const LETTER = 2;
const TAIL = 3;
const JOINER = 4;
const HIGH_SURROGATE = 5;
/** Folding of a unit that is no single unit, or needs its neighbours. */
const NOT_SINGLE = 0xffff;

/** What of a language decides how words are compared by topic. */
export interface TermLanguage {
  tag: string;
  /** Words are joined into long ones, whose first letters say little. */
  compounds: boolean;
}

/** Hash of what a stem says about a topic (`termHashes`). */
export function termHash({ tag, compounds }: TermLanguage, stem: string): number {
  return hash32(`${tag} ${compounds ? stem : familyKey(stem)}`);
}

/** An empty vocabulary. It grows with what is scanned; the caller replaces it when it is too big. */
export function createVocabulary(language: TermLanguage & { stem(lower: string): string; stopWords: ReadonlySet<string> }): Vocabulary {
  const classes = new Uint8Array(0x10000);
  const folded = new Uint16Array(0x10000);
  const lowers: string[] = [];
  const stems: string[] = [];
  const stemHashes: number[] = [];
  const termHashes: number[] = [];
  const traits: number[] = [];
  let hashes = new Int32Array(1 << 13);
  let slots = new Int32Array(1 << 14);
  let mask = slots.length - 1;
  let room = new Int32Array(0);
  const compounds = new Map<number, readonly number[]>();

  const classOf = (unit: number): number => {
    const character = String.fromCharCode(unit);
    const known = unit >= 0xd800 && unit < 0xdc00 ? HIGH_SURROGATE
      : /[\p{L}\p{N}]/u.test(character) ? LETTER
        : /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/u.test(character) ? TAIL
          : /[-‑'’]/.test(character) ? JOINER : OTHER;
    return (classes[unit] = known);
  };
  const foldOf = (unit: number): number => {
    const one = fold(String.fromCharCode(unit));
    // Marks and surrogates need their neighbours; so does sigma, which is another letter at the end of a word.
    const single = one.length === 1 && classes[unit] !== TAIL && (unit < 0xd800 || unit > 0xdfff) && unit !== 0x3a3;
    return (folded[unit] = single ? one.charCodeAt(0) : NOT_SINGLE);
  };
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2);
    mask = slots.length - 1;
    for (let number = 0; number < lowers.length; number++) {
      let slot = (hashes[number] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
  };
  const enter = (lower: string, hash: number, slot: number): number => {
    const number = lowers.push(lower) - 1;
    const stem = language.stem(lower);
    stems.push(stem);
    stemHashes.push(hash32(`${language.tag} ${stem}`));
    termHashes.push(termHash(language, stem));
    traits.push((/\p{L}/u.test(lower) ? HAS_LETTER : 0) + (/^\d/.test(lower) ? OPENS_WITH_DIGIT : 0) + (language.stopWords.has(lower) ? STOP_WORD : 0) + (/\p{Script=Latin}/u.test(lower) && /\p{Script=Cyrillic}/u.test(lower) ? MIXED_SCRIPT : 0) + (lower.includes('-') ? COMPOUND : 0));
    if (number >= hashes.length) {
      const more = new Int32Array(hashes.length * 2);
      more.set(hashes);
      hashes = more;
    }
    hashes[number] = hash;
    slots[slot] = number + 1;
    if (lowers.length * 2 > slots.length) grow();
    return number;
  };
  const numberOf = (lower: string): number => {
    let hash = 0x811c9dc5;
    for (let i = 0; i < lower.length; i++) hash = Math.imul(hash ^ lower.charCodeAt(i), 0x01000193);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
      if (hashes[found - 1] === hash && lowers[found - 1] === lower) return found - 1;
      slot = (slot + 1) & mask;
    }
    // A slice of a text would keep the whole text.
    return enter(own(lower), hash, slot);
  };
  /** Number of the word from `start` to `end`, whose folded units are hashed already. */
  const numberAt = (text: string, start: number, end: number, mixed: number): number => {
    const hash = mixed ^ (mixed >>> 15);
    let slot = hash & mask;
    search: for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
      slot = (slot + 1) & mask;
      if (hashes[found - 1] !== hash) continue;
      const lower = lowers[found - 1] as string;
      if (lower.length !== end - start) continue;
      for (let i = 0; i < lower.length; i++) if (lower.charCodeAt(i) !== folded[text.charCodeAt(start + i)]) continue search;
      return found - 1;
    }
    return numberOf(fold(text.slice(start, end)));
  };
  /** Units of the letter or digit at a place: 1, 2 for a pair of surrogates, 0 when there is none. */
  const letterAt = (text: string, at: number): number => {
    const unit = text.charCodeAt(at);
    const known = (classes[unit] as number) || (at < text.length ? classOf(unit) : OTHER);
    if (known === LETTER) return 1;
    return known === HIGH_SURROGATE && /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) ? 2 : 0;
  };
  const tailAt = (text: string, at: number): number => {
    const unit = text.charCodeAt(at);
    const known = (classes[unit] as number) || (at < text.length ? classOf(unit) : OTHER);
    if (known === LETTER || known === TAIL) return 1;
    return known === HIGH_SURROGATE && /^[\p{L}\p{M}\p{N}]/u.test(text.slice(at, at + 2)) ? 2 : 0;
  };
  return {
    lowers, stems, stemHashes, termHashes, traits, numberOf,
    parts(number) {
      const lower = lowers[number] as string;
      if (!lower.includes('-')) return [number];
      let split = compounds.get(number);
      if (split === undefined) compounds.set(number, (split = lower.split('-').filter((part) => part !== '').map(numberOf)));
      return split;
    },
    tally(old) {
      if (room.length < lowers.length) {
        room = new Int32Array(lowers.length * 2 + 1024);
        if (old !== undefined) room.set(old);
      }
      return room;
    },
    scan(text, row) {
      const { length } = text;
      for (let at = 0; at < length;) {
        let unit = text.charCodeAt(at);
        let known = classes[unit] as number;
        if (known === 0) known = classOf(unit);
        if (known !== LETTER && (known !== HIGH_SURROGATE || letterAt(text, at) === 0)) {
          at++;
          continue;
        }
        const start = at;
        let hash = 0x811c9dc5;
        let single = true;
        // Most words are plain letters to their end: they are hashed while they are read.
        for (;;) {
          if (known === LETTER) {
            const one = (folded[unit] as number) || foldOf(unit);
            if (one === NOT_SINGLE) single = false;
            hash = Math.imul(hash ^ one, 0x01000193);
            at++;
          } else if (known === TAIL) {
            single = false;
            at++;
          } else if (known === JOINER && at + 1 < length && letterAt(text, at + 1) > 0) {
            const one = (folded[unit] as number) || foldOf(unit);
            if (one === NOT_SINGLE) single = false;
            hash = Math.imul(hash ^ one, 0x01000193);
            at++;
          } else if (known === HIGH_SURROGATE && tailAt(text, at) > 0) {
            single = false;
            at += 2;
          } else break;
          if (at >= length) break;
          unit = text.charCodeAt(at);
          known = classes[unit] as number;
          if (known === 0) known = classOf(unit);
        }
        row.numbers.push(single ? numberAt(text, start, at, hash) : numberOf(fold(text.slice(start, at))));
        row.starts.push(start);
        row.ends.push(at);
      }
    },
  };
}
