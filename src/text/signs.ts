import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { oncePer } from './once-per.ts';
import { wordTraits } from './word-traits.ts';

/**
 * What few blocks hold, in their words or between them. An article is looked through once for all of these; a rule then runs its pattern only over blocks
 * where it can match (`blocksWith`).
 */
export const STRAIGHT_QUOTE = 1;
/** Two spaces side by side, or one before a comma, semicolon, full stop, exclamation or question mark; non-breaking ones too. */
export const STRAY_SPACE = 2;
/** A hyphen between spaces. */
export const SPACED_HYPHEN = 4;
/** Two full stops or more. */
export const DOTS = 8;
/** ">", as in "->". */
export const ARROW_HEAD = 16;
export const AT_SIGN = 32;
/** Digits around a hyphen: "3-5", also within a word. */
export const HYPHENED_NUMBERS = 64;
/** A word of three letters or more whose second one is a capital. */
export const CAPITALS = 128;
export const DIGIT = 256;
/** As many digits as a telephone number has. */
export const TEN_DIGITS = 512;

interface Signs {
  /** What any of the blocks holds. */
  all: number;
  /** What each block holds, by its position. */
  blocks: Int32Array;
}

const NONE: readonly Block[] = [];

/** Blocks, in reading order, that hold one of these signs. */
export function blocksWith(doc: Document, signs: number): readonly Block[] {
  const { all, blocks } = signsOf(doc);
  if ((all & signs) === 0) return NONE;
  return doc.blocks.filter((block) => ((blocks[block.position] as number) & signs) !== 0);
}

/** How many digits a word has (`DIGITS`), and whether a hyphen stands between two. */
const DIGITS = 15;
const HYPHENED = 16;
const numbersOf = wordTraits((lower) => Math.min(DIGITS, lower.match(/\d/g)?.length ?? 0) + (/\d-\d/.test(lower) ? HYPHENED : 0));

const signsOf = oncePer((doc: Document): Signs => {
  const traits = numbersOf(doc);
  const blocks = new Int32Array(doc.blocks.length);
  let all = 0;
  for (const { position, text, tokens: { numbers, starts, ends, from, to } } of doc.blocks) {
    let signs = 0;
    let digits = 0;
    let end = 0;
    for (let at = from; at < to; at++) {
      const start = starts[at] as number;
      // Most words are parted by one space.
      if (start - end !== 1 || text.charCodeAt(end) !== 32) signs |= signsBetween(text, end, start);
      end = ends[at] as number;
      if (end - start > 2 && isCapital(text.charCodeAt(start + 1))) signs |= CAPITALS;
      const trait = traits[numbers[at] as number] as number;
      if (trait === 0) continue;
      digits += trait & DIGITS;
      if (trait > DIGITS) signs |= HYPHENED_NUMBERS;
    }
    signs |= signsBetween(text, end, text.length);
    if (digits > 0) signs |= digits < 10 ? DIGIT : DIGIT | TEN_DIGITS;
    blocks[position] = signs;
    all |= signs;
  }
  return { all, blocks };
});

/** Signs in a part of a text that holds no word. */
function signsBetween(text: string, start: number, end: number): number {
  let signs = 0;
  let before = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (before === 32 || before === 0xa0) {
      if (unit === 32 || unit === 0xa0 || unit === 44 || unit === 46 || unit === 59 || unit === 33 || unit === 63) signs |= STRAY_SPACE;
      else if (unit === 45 && text.charCodeAt(at + 1) === 32) signs |= SPACED_HYPHEN;
    }
    if (unit === 34) signs |= STRAIGHT_QUOTE;
    else if (unit === 62) signs |= ARROW_HEAD;
    else if (unit === 64) signs |= AT_SIGN;
    else if (unit === 46 && before === 46) signs |= DOTS;
    before = unit;
  }
  return signs;
}

/** True for a capital; a surrogate counts as one. */
export function isCapital(unit: number): boolean {
  if (unit < 0x80) return unit >= 65 && unit <= 90;
  if (unit >= 0x400 && unit <= 0x45f) return unit < 0x430;
  // A surrogate may be part of one.
  return (unit >= 0xd800 && unit <= 0xdfff) || /\p{Lu}/u.test(String.fromCharCode(unit));
}
