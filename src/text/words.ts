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
  let start = 0;
  const push = (end: number): void => {
    const slice = text.slice(start, end);
    const lead = slice.length - slice.trimStart().length;
    const trimmed = slice.trim();
    if (trimmed !== '') sentences.push({ text: trimmed, start: start + lead, end: start + lead + trimmed.length });
    start = end;
  };
  for (const match of text.matchAll(/([.!?…]+)(["»”’)\]]*)(\s+|$)/g)) {
    const end = match.index + match[0].length;
    const next = text.slice(end).match(/^["«“([—–-]*\s*(.)/u)?.[1] ?? '';
    if (next !== '' && /\p{Ll}/u.test(next)) continue;
    if (match[1] === '.') {
      const before = /([\p{L}\p{N}.-]+)$/u.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[1] ?? '';
      if (abbreviations.has(before.toLowerCase()) || /^(?:\p{Lu}|\p{L}\.\p{L})$/u.test(before)) continue;
      if (/^\d{1,2}$/.test(text.slice(start, match.index).trim())) continue;
    }
    push(end);
  }
  push(text.length);
  return sentences;
}
