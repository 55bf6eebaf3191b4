import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { isAcceptedLatin } from './foreign-words.ts';
import { LATIN, scriptsIn } from './scripts.ts';

/** One or more Latin words side by side in a Cyrillic text. */
export interface ForeignTerm {
  block: Block;
  start: number;
  end: number;
  text: string;
  words: number;
}

/** What makes Latin letters an address, a file, a command or a number instead of a word. */
const TECHNICAL = /[\d_/\\@#=<>{}[\]|$&+*~]|[.:][\p{L}\d]|\p{Ll}\p{Lu}/u;

/**
 * Latin terms of a block: runs of words with at least one in small letters that is not accepted as it is. Names and acronyms (capitals only), addresses and
 * code are none.
 */
export function foreignTerms(doc: Document, block: Block): ForeignTerm[] {
  const script = scriptsIn(doc);
  const { numbers, starts, ends, from, to } = block.tokens;
  const terms: ForeignTerm[] = [];
  for (let token = from; token < to; token++) {
    if (script(numbers[token] as number) !== LATIN) continue;
    const first = token;
    while (token + 1 < to && script(numbers[token + 1] as number) === LATIN && /^[ \u00a0]$/.test(block.text.slice(ends[token], starts[token + 1]))) token++;
    const [start, end] = [starts[first] as number, ends[token] as number];
    const text = block.text.slice(start, end);
    // The letters around count too: "config.yaml", "@name", "--flag", "«src/»".
    const around = block.text.slice(Math.max(0, start - 1), end + 2);
    if (TECHNICAL.test(around) || around.startsWith('-')) continue;
    const plain = text.split(/[ \u00a0]/).filter((word) => /^\p{Ll}/u.test(word) && word.length > 1 && !isAcceptedLatin(word));
    if (plain.length > 0) terms.push({ block, start, end, text, words: token - first + 1 });
  }
  return terms;
}

/** True when the text explains the term right there: «отказы (bounce rate)», «bounce rate (доля отказов)», «bounce rate — доля отказов», «англ. bounce rate». */
export function isGlossed({ block: { text }, start, end }: ForeignTerm): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 40);
  return /[\p{Script=Cyrillic}»"]\s*\([^()]*$/u.test(before) || /(?:англ|лат|фр|нем|анг)\.\s*[«"“]?$/i.test(before)
    || /^[»"”]?\s*(?:\([^()]*\p{Script=Cyrillic}|[—–-]\s+\p{Script=Cyrillic})/u.test(after) || /(?:или|то есть|т\. ?е\.|иначе)\s[«"“]?$/.test(before);
}
