import type { Block } from './blocks.ts';

export interface ExactMatch {
  match: RegExpExecArray;
  /** Place in the block's plain text. */
  index: number;
  /** Place in the file. */
  start: number;
  end: number;
}

/**
 * Matches of a pattern in a block that stand in the file letter by letter, so that they can be replaced there: what touches inline code, tags,
 * entities or escapes is left out.
 * @param source the file's text
 * @param pattern with the flag g
 */
export function exactMatches(block: Block, source: string, pattern: RegExp): ExactMatch[] {
  const found: ExactMatch[] = [];
  for (const match of block.text.matchAll(pattern)) {
    const start = block.at(match.index);
    const end = block.at(match.index + match[0].length - 1) + 1;
    if (source.slice(start, end) === match[0]) found.push({ match, index: match.index, start, end });
  }
  return found;
}
