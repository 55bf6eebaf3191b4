import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { HAS_LETTER } from './vocabulary.ts';
import { nextBorder } from './words.ts';

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
  const { longSentence, abbreviations } = doc.language;
  let longest: { block: Block; start: number; end: number; words: number } | undefined;
  let words = 0;
  let syllables = 0;
  const close = (block: Block, start: number, end: number): void => {
    if (words > 0 && (block.kind === 'paragraph' || words >= 4)) {
      counts.sentences++;
      counts.words += words;
      counts.syllables += syllables;
      if (words > longSentence) counts.long++;
      if (words > (longest?.words ?? 0)) longest = { block, start, end, words };
    }
    words = 0;
    syllables = 0;
  };
  for (const block of doc.blocks) {
    if (block.kind === 'heading' || block.area === 'related' || block.quoted) continue;
    const { text, tokens: { numbers, starts, ends, from, to } } = block;
    let sentence = 0;
    let before = 0;
    for (let at = from; at <= to; at++) {
      const start = at < to ? starts[at] as number : text.length;
      // Sentences end between words, and never with a single character: most words are parted by one space.
      if (start - before > 1) {
        for (let border = nextBorder(text, before, start, sentence, abbreviations); border > 0; border = nextBorder(text, border, start, sentence, abbreviations)) {
          close(block, sentence, border);
          sentence = border;
        }
      }
      if (at === to) break;
      before = ends[at] as number;
      const number = numbers[at] as number;
      if (((traits[number] as number) & HAS_LETTER) === 0) continue;
      words++;
      syllables += syllablesOf(number);
    }
    close(block, sentence, text.length);
  }
  if (longest !== undefined) counts.longest = placeOf(longest);
  return counts;
}

/** A sentence in the file, without the white space around it. */
function placeOf({ block, start, end, words }: { block: Block; start: number; end: number; words: number }): { start: number; end: number; words: number } {
  const text = block.text.slice(start, end);
  const from = start + text.length - text.trimStart().length;
  return { start: block.at(from), end: block.at(start + text.trimEnd().length - 1) + 1, words };
}

/** Flesch reading ease by the locale's formula. Sources: Flesch (1948); for Russian Oborneva (2006); both as Yoast uses them. */
export function readingEase(counts: ReadabilityCounts, formula: { base: number; sentence: number; syllable: number }): number {
  return formula.base - formula.sentence * (counts.words / Math.max(1, counts.sentences)) - formula.syllable * (counts.syllables / Math.max(1, counts.words));
}
