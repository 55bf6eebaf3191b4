import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { HAS_LETTER } from './vocabulary.ts';

export interface ReadabilityCounts {
  words: number;
  sentences: number;
  syllables: number;
  /** Sentences of at least `longSentence` + 1 words. */
  long: number;
  /** The longest sentence, as a place in the file. */
  longest: { start: number; end: number; words: number } | undefined;
}

const known = new WeakMap<Document, ReadabilityCounts>();

/**
 * Counts for sentence statistics: paragraphs, items and cells of the body and the FAQ, headings left out. Numbers alone are no words (as Yoast counts);
 * items and cells of fewer than four words are labels, not sentences.
 */
export function countReadability(doc: Document): ReadabilityCounts {
  let counts = known.get(doc);
  if (counts === undefined) known.set(doc, (counts = count(doc)));
  return counts;
}

function count(doc: Document): ReadabilityCounts {
  const counts: ReadabilityCounts = { words: 0, sentences: 0, syllables: 0, long: 0, longest: undefined };
  const { vocabulary: { traits }, syllables: syllablesOf } = doc.lexis;
  const { longSentence } = doc.language;
  let longest: { block: Block; start: number; end: number; words: number } | undefined;
  for (const block of doc.blocks) {
    if (block.kind === 'heading' || block.area === 'related' || block.quoted) continue;
    const { numbers, starts, ends, from, to } = block.tokens;
    let at = from;
    for (const { start, end } of block.sentences) {
      // Both rows go forward together.
      while (at < to && (starts[at] as number) < start) at++;
      let words = 0;
      let syllables = 0;
      for (; at < to && (ends[at] as number) <= end; at++) {
        const number = numbers[at] as number;
        if (((traits[number] as number) & HAS_LETTER) === 0) continue;
        words++;
        syllables += syllablesOf(number);
      }
      if (words === 0 || (block.kind !== 'paragraph' && words < 4)) continue;
      counts.sentences++;
      counts.words += words;
      counts.syllables += syllables;
      if (words > longSentence) counts.long++;
      if (words > (longest?.words ?? 0)) longest = { block, start, end, words };
    }
  }
  if (longest !== undefined) counts.longest = { start: longest.block.at(longest.start), end: longest.block.at(longest.end - 1) + 1, words: longest.words };
  return counts;
}

/** Flesch reading ease by the locale's formula. Sources: Flesch (1948); for Russian Oborneva (2006); both as Yoast uses them. */
export function readingEase(counts: ReadabilityCounts, formula: { base: number; sentence: number; syllable: number }): number {
  return formula.base - formula.sentence * (counts.words / Math.max(1, counts.sentences)) - formula.syllable * (counts.syllables / Math.max(1, counts.words));
}
