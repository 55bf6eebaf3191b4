import { oncePer } from './once-per.ts';

/** Words and sentences of plain text. */

export interface Word {
  text: string;
  lower: string;
  start: number;
  end: number;
}

/** Soft hyphens, zero-width characters and marks without a letter of their own: no reader sees them, so they part no words. */
const UNSEEN = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]*(?:[-‑'’][\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]*)*/gu;

/** Words with their places: letters and digits, hyphens and apostrophes inside. "24/7" is two words, "онлайн-чат" one. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    words.push({ text: match[0], lower: fold(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** Number of words that hold a letter. Numbers alone are not words (as Yoast counts). */
export function countWords(text: string): number {
  let count = 0;
  for (const match of text.matchAll(WORD)) if (/\p{L}/u.test(match[0])) count++;
  return count;
}

/** Lower case, ё as е, non-breaking hyphen as hyphen, composed letters, nothing unseen, no stress marks: how words are compared. */
export function fold(text: string): string {
  const seen = UNSEEN.test(text) ? text.normalize('NFC').replace(new RegExp(UNSEEN, 'g'), '') : text;
  return seen.toLowerCase().replaceAll('ё', 'е').replaceAll('‑', '-').replaceAll('’', "'");
}

/** Folded words joined by single spaces: equal for texts that differ only in case, punctuation and spacing. */
export function normalize(text: string): string {
  return wordsOf(text.normalize('NFC')).map((word) => word.lower).join(' ');
}

export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/**
 * Sentences: a terminator, then space, then anything but a lower-case letter; not after an abbreviation, an initial or the number that
 * opens it ("1. ").
 * @param abbreviations lower case without the dot ("т", "г", "etc"), from the locale
 */
export function sentencesOf(text: string, abbreviations: ReadonlySet<string>): Sentence[] {
  const sentences: Sentence[] = [];
  const { length } = text;
  const longest = longestOf(abbreviations);
  let start = 0;
  const push = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (from < to) sentences.push({ text: text.slice(from, to), start: from, end: to });
    start = end;
  };
  const terminator = /[.!?…]/g;
  while (terminator.test(text)) {
    const border = borderAt(text, start, terminator.lastIndex - 1, abbreviations, longest);
    if (border > 0) push(border);
    terminator.lastIndex = border > 0 ? border : -border;
  }
  push(length);
  return sentences;
}

/**
 * The first border between sentences (`sentencesOf`) in a part of a text that holds no word, for those who know the words: where the next sentence begins;
 * 0 when there is none.
 * @param sentence where the sentence begins that may end here
 */
export function nextBorder(text: string, from: number, to: number, sentence: number, abbreviations: ReadonlySet<string>): number {
  for (let at = from; at < to;) {
    if (!isTerminator(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const border = borderAt(text, sentence, at, abbreviations, longestOf(abbreviations));
    if (border > 0) return border;
    at = -border;
  }
  return 0;
}

/** Where the next sentence begins when one ends with the terminator at `first`; otherwise the place behind its terminators, as a negative number. */
function borderAt(text: string, sentence: number, first: number, abbreviations: ReadonlySet<string>, longest: number): number {
  const { length } = text;
  let end = first + 1;
  while (end < length && isTerminator(text.charCodeAt(end))) end++;
  const full = end - first === 1 && text.charCodeAt(first) === 46;
  const behind = -end;
  while (end < length && isCloser(text.charCodeAt(end))) end++;
  if (end < length && !isSpace(text.charCodeAt(end))) return behind;
  while (end < length && isSpace(text.charCodeAt(end))) end++;
  if (startsLower(text, end)) return behind;
  return full && isAbbreviated(text, sentence, first, abbreviations, longest) ? behind : end;
}

const OPENERS = '"«“([—–-';

/** . ! ? … */
function isTerminator(unit: number): boolean {
  return unit < 64 ? unit === 46 || unit === 33 || unit === 63 : unit === 0x2026;
}

/** " » ” ’ ) ] */
function isCloser(unit: number): boolean {
  return unit === 34 || unit === 0xbb || unit === 0x201d || unit === 0x2019 || unit === 41 || unit === 93;
}

/** White space as `\s` has it. */
function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || (unit > 0x167f && /\s/.test(String.fromCharCode(unit)));
}

/** True when what follows, quotation marks and dashes aside, begins with a small letter. */
function startsLower(text: string, from: number): boolean {
  const unit = text.charCodeAt(from);
  // Nearly always one of these: no need to look at it as a text.
  if (isPlain(unit)) return (unit >= 97 && unit <= 122) || unit >= 0x430;
  let at = from;
  while (at < text.length && OPENERS.includes(text.charAt(at))) at++;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  const next = text.charAt(at);
  return next !== '' && next !== next.toUpperCase() && /\p{Ll}/u.test(next);
}

/** Digits, and letters of English and Russian. */
function isPlain(unit: number): boolean {
  return (unit >= 0x400 && unit <= 0x45f) || (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
}

/** What words and abbreviations consist of, nearly always. */
function isInside(unit: number): boolean {
  return isPlain(unit) || unit === 46 || unit === 45;
}

/** Letters of the longest abbreviation or initial. */
const longestOf = oncePer((abbreviations: ReadonlySet<string>) => Math.max(3, ...Array.from(abbreviations, ({ length }) => length)));

/** True when the full stop at `stop` belongs to an abbreviation, an initial, or the number that opens the sentence. */
function isAbbreviated(text: string, sentence: number, stop: number, abbreviations: ReadonlySet<string>, longest: number): boolean {
  let from = stop;
  const least = Math.max(0, stop - longest - 1);
  while (from > least && isInside(text.charCodeAt(from - 1))) from--;
  // Most sentences end with a word that is too long to be one.
  if (stop - from > longest) return false;
  const before = from === 0 || isSpace(text.charCodeAt(from - 1)) ? text.slice(from, stop) : ending(text, stop);
  if (before === '') return false;
  if (abbreviations.has(isSmall(before) ? before : before.toLowerCase()) || (before.length <= 3 && /^(?:\p{Lu}|\p{L}\.\p{L})$/u.test(before))) return true;
  return before.length <= 2 && /^\d{1,2}$/.test(before) && text.slice(sentence, stop - before.length).trim() === '';
}

/** True when every letter is a small one of English or Russian: nearly always, and then nothing has to be converted. */
function isSmall(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!(unit >= 97 && unit <= 122) && !(unit >= 0x430 && unit <= 0x45f)) return false;
  }
  return true;
}

/** Letters, digits, full stops and hyphens right before a place: the same in all alphabets. */
function ending(text: string, stop: number): string {
  let from = stop;
  const least = Math.max(0, stop - 20);
  while (from > least && !isSpace(text.charCodeAt(from - 1))) from--;
  return /([\p{L}\p{N}.-]+)$/u.exec(text.slice(from, stop))?.[1] ?? '';
}
