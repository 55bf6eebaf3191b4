import { createNumberTable } from './number-table.ts';
import type { TermCounts } from './term-counts.ts';

/** Which of many articles are found by a word: built once, five bytes for every pair of word and article. */
export interface TermPostings {
  /** A range of `articles`, positions, smallest first, and of how often each uses the word, 255 at most. Nothing is copied. */
  of(term: number): { articles: Int32Array; uses: Uint8Array; from: number; to: number };
}

/** @param termsOf words (hashes of 32 bits) of the article at a position, each once; asked for twice, with the same answer */
export function createTermPostings(articles: number, termsOf: (position: number) => TermCounts): TermPostings {
  const table = createNumberTable(1 << 12);
  for (let position = 0; position < articles; position++) for (const term of termsOf(position).hashes) table.add(term, 1);
  // Where the articles of each word begin, by its place in the table; filled from there, one article after the other.
  const starts = new Int32Array(table.room + 1);
  const { keys } = table.entries();
  let next = 0;
  const ends = new Int32Array(table.room);
  for (const key of keys) {
    const place = table.placeOf(key);
    starts[place] = next;
    ends[place] = next;
    next += table.get(key);
  }
  const list = new Int32Array(next);
  const uses = new Uint8Array(next);
  for (let position = 0; position < articles; position++) {
    const { hashes, counts } = termsOf(position);
    for (let index = 0; index < hashes.length; index++) {
      const place = table.placeOf(hashes[index] as number);
      const at = ends[place] as number;
      list[at] = position;
      uses[at] = Math.min(255, counts[index] as number);
      ends[place] = at + 1;
    }
  }
  return {
    of(term) {
      const place = table.placeOf(term);
      return place < 0 ? { articles: list, uses, from: 0, to: 0 } : { articles: list, uses, from: starts[place] as number, to: ends[place] as number };
    },
  };
}
