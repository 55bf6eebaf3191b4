import type { Document } from './document.ts';

export interface ReadabilityCounts {
  words: number;
  sentences: number;
  syllables: number;
  /** Sentences of at least `longSentence` + 1 words. */
  long: number;
  /** The longest sentence, as a place in the file. */
  longest: { start: number; end: number; words: number } | undefined;
}

/**
 * Counts for sentence statistics: paragraphs, items and cells of the body and the FAQ, headings left out. Numbers alone are no words (as Yoast counts);
 * items and cells of fewer than four words are labels, not sentences.
 */
export function countReadability(doc: Document): ReadabilityCounts {
  const counts: ReadabilityCounts = { words: 0, sentences: 0, syllables: 0, long: 0, longest: undefined };
  for (const block of doc.blocks) {
    if (block.kind === 'heading' || block.area === 'related' || block.quoted) continue;
    for (const sentence of block.sentences) {
      const words = block.words.filter((word) => word.start >= sentence.start && word.end <= sentence.end && /\p{L}/u.test(word.text));
      if (words.length === 0 || (block.kind !== 'paragraph' && words.length < 4)) continue;
      counts.sentences++;
      counts.words += words.length;
      for (const word of words) counts.syllables += doc.language.syllables(word.lower);
      if (words.length > doc.language.longSentence) counts.long++;
      if (words.length > (counts.longest?.words ?? 0)) counts.longest = { start: block.at(sentence.start), end: block.at(sentence.end - 1) + 1, words: words.length };
    }
  }
  return counts;
}

/** Flesch reading ease by the locale's formula. Sources: Flesch (1948); for Russian Oborneva (2006); both as Yoast uses them. */
export function readingEase(counts: ReadabilityCounts, formula: { base: number; sentence: number; syllable: number }): number {
  return formula.base - formula.sentence * (counts.words / Math.max(1, counts.sentences)) - formula.syllable * (counts.syllables / Math.max(1, counts.words));
}
