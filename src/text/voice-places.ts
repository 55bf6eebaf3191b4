import type { SiteConfig } from '../model/site.ts';
import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { HAS_LETTER } from './vocabulary.ts';
import type { Sentence } from './words.ts';
import { writtenBlocks } from './written.ts';

/** What the rules of the voice look at: the sentences a writer wrote, and where they stand. */

/** Findings of one kind that are told of an article: the rest are counted. */
export const MOST_PLACES = 5;

/** Paragraphs and list items of the text and of answers; no headings, tables, quotations, nothing that code builds. */
export function proseBlocks(doc: Document, config: SiteConfig | undefined): Block[] {
  return writtenBlocks(doc, config, true).filter(({ kind }) => kind === 'paragraph' || kind === 'item');
}

/** Words with a letter in a sentence of a block. */
export function wordsIn({ tokens: { numbers, starts, from, to } }: Block, { start, end }: Pick<Sentence, 'start' | 'end'>, { lexis: { vocabulary: { traits } } }: Document): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const place = starts[at] as number;
    if (place >= start && place < end) count += (traits[numbers[at] as number] as number) & HAS_LETTER;
  }
  return count;
}

/** A part of a block as a place in the file. */
export function placeIn(block: Block, { start, end }: Pick<Sentence, 'start' | 'end'>): { start: number; end: number } {
  return { start: block.at(start), end: block.at(Math.max(start, end - 1)) + 1 };
}

/** "…, and 4 more": for the last of the places that are told. */
export function andMore(all: number, index: number): string {
  return index === MOST_PLACES - 1 && all > MOST_PLACES ? `, and ${all - MOST_PLACES} more like it` : '';
}
