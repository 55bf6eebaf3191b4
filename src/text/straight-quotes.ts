import type { Block } from './blocks.ts';
import { exactMatches } from './exact-matches.ts';

export interface StraightQuote {
  /** Places of the opening and the closing mark in the file; the same when the mark has no partner. */
  open: number;
  close: number;
  /** What the marks enclose, plain. */
  text: string;
  /** True when opening and closing marks are beyond doubt: outside touches space or punctuation, inside touches text, nothing nested. */
  paired: boolean;
}

/**
 * Straight double quotation marks of a block around the language's letters, in pairs. Inches (`5"`), marks in code and around foreign words are left out.
 * @param letters the language's letters as a character class, from the locale
 */
export function straightQuotes(block: Block, source: string, letters: string): StraightQuote[] {
  const letter = new RegExp(`[${letters}]`, 'iu');
  const marks = exactMatches(block, source, /"/g);
  const found: StraightQuote[] = [];
  for (let i = 0; i < marks.length; i++) {
    const open = marks[i];
    const close = marks[i + 1];
    if (open === undefined) break;
    const before = block.text.charAt(open.index - 1);
    if (/\d/.test(before)) continue;
    const text = close === undefined ? '' : block.text.slice(open.index + 1, close.index);
    if (close === undefined || !letter.test(text)) {
      if (close === undefined && (letter.test(block.text.charAt(open.index + 1)) || letter.test(before))) found.push({ open: open.start, close: open.start, text: '', paired: false });
      if (close !== undefined) i++;
      continue;
    }
    const after = block.text.charAt(close.index + 1);
    const paired = /^[\s([{—–«/-]?$/.test(before) && /^[\s)\]}.,;:!?…»/—–-]?$/.test(after) && /^\S/.test(text) && /\S$/.test(text) && !/[«»“”„]/.test(text);
    found.push({ open: open.start, close: close.start, text, paired });
    i++;
  }
  return found;
}
