import type { Block } from './blocks.ts';
import type { Document, Heading } from './document.ts';
import type { StemmedWord } from './phrases.ts';
import { sidesOf, sideWords } from './sides.ts';
import { toneOf } from './tone.ts';

/** What a comparison gives to each of its sides. */
export interface SideShare {
  side: string;
  /** Words of prose that speak of this side alone. */
  words: number;
  /** Sentences and cells that praise it, and those that name a drawback. */
  praise: number;
  drawbacks: number;
}

/** A sentence with the sides it names, or else those of its section. */
export interface SideSentence {
  block: Block;
  start: number;
  end: number;
  words: readonly StemmedWord[];
  sides: readonly number[];
}

/** The sentences of the body of an article that speak of one or more sides. A sentence that names none belongs to the side that the nearest heading above names alone. */
export function sideSentences(doc: Document, sides: readonly string[]): SideSentence[] {
  const names = sideWords(sides, doc.language);
  const headings = doc.headings.filter(({ depth, area }) => depth > 1 && area === 'body');
  const ofHeading = new Map(headings.map((heading) => [heading, sidesOf(doc.language.words(heading.text), names)]));
  const from = headings[0]?.start ?? 0;
  const sentences: SideSentence[] = [];
  let current: Heading | undefined;
  let next = 0;
  for (const block of doc.blocks) {
    if (block.start < from || block.area !== 'body' || block.kind === 'heading' || block.kind === 'cell') continue;
    while ((headings[next]?.start ?? Infinity) <= block.start) current = headings[next++];
    const own = current === undefined ? [] : (ofHeading.get(current) ?? []);
    for (const { start, end } of block.sentences) {
      const words = block.words.filter((word) => word.start >= start && word.end <= end);
      const named = sidesOf(words, names);
      const speaks = named.length > 0 ? named : own.length === 1 ? own : [];
      if (speaks.length > 0) sentences.push({ block, start, end, words, sides: speaks });
    }
  }
  return sentences;
}

/** Room and tone of each side: sentences about it alone, and the cells of its column. */
export function sideShares(doc: Document, sides: readonly string[], sentences: readonly SideSentence[]): SideShare[] {
  const names = sideWords(sides, doc.language);
  const shares = sides.map((side): SideShare => ({ side, words: 0, praise: 0, drawbacks: 0 }));
  const judge = (share: SideShare, words: readonly StemmedWord[]): void => {
    // "Has no rival" is praise, whatever its words are.
    const tone = doc.language.find('winners', words).length > 0 ? { positive: true, negative: false } : toneOf(words, doc.language);
    if (tone.positive && !tone.negative) share.praise++;
    if (tone.negative) share.drawbacks++;
  };
  for (const { sides: [only, ...others], words } of sentences) {
    const share = only === undefined || others.length > 0 ? undefined : shares[only];
    if (share === undefined) continue;
    share.words += words.length;
    judge(share, words);
  }
  const cells = doc.blocks.filter(({ kind, area }) => kind === 'cell' && area === 'body');
  for (const [table, own] of Map.groupBy(cells, ({ parents }) => parents.at(-2))) {
    if (table === undefined) continue;
    for (const head of own.filter(({ row, column }) => row === 0 && column > 0)) {
      const [only, ...others] = sidesOf(head.words, names);
      const share = only === undefined || others.length > 0 ? undefined : shares[only];
      if (share !== undefined) for (const cell of own) if (cell.row > 0 && cell.column === head.column) judge(share, cell.words);
    }
  }
  return shares;
}
