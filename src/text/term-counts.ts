import type { Document } from './document.ts';
import type { Language } from './language.ts';
import { HAS_LETTER, STOP_WORD, type Vocabulary, type WordRow } from './vocabulary.ts';

/**
 * What a text is about, as numbers: hashes of its words (language and family of the stem, 32 bits), each once, smallest first, and how much of the text each is.
 * Stop words, single letters and numbers are left out.
 */
export interface TermCounts {
  hashes: Uint32Array;
  counts: Uint16Array;
}

/** Weights of the fields, for whatever becomes part of a corpus; words of a title say most about the topic. Chosen on one half of test/links, confirmed on the other (docs/links-quality.md). */
export const FIELD_WEIGHT = { title: 6, keywords: 5, headings: 2, description: 1, body: 1 } as const;

/** @param weighted texts of one language with their weights */
export function termCounts(weighted: readonly (readonly [weight: number, text: string])[], language: Language): TermCounts {
  const counter = createCounter(language.lexis().vocabulary);
  for (const [weight, text] of weighted) counter.text(weight, text);
  return counter.counts();
}

/** The same of a document, whose words are known already. `related` blocks are left out: they repeat the words of other titles. */
export function documentTerms(doc: Document): TermCounts {
  const counter = createCounter(doc.lexis.vocabulary);
  const keywords: unknown = doc.data['keywords'];
  counter.text(FIELD_WEIGHT.title, doc.field('title'));
  counter.text(FIELD_WEIGHT.description, doc.field('description'));
  if (Array.isArray(keywords)) counter.text(FIELD_WEIGHT.keywords, keywords.filter((item) => typeof item === 'string').join(' '));
  const h1 = doc.h1?.start;
  for (const { kind, area, start, node, tokens: { numbers, from, to } } of doc.blocks) {
    if (area === 'related') continue;
    const weight = kind !== 'heading' ? FIELD_WEIGHT.body : start === h1 ? FIELD_WEIGHT.title : node.type === 'heading' && node.depth > 1 ? FIELD_WEIGHT.headings : 0;
    if (weight > 0) counter.words(weight, numbers, from, to);
  }
  return counter.counts();
}

interface Counter {
  text(weight: number, text: string): void;
  words(weight: number, numbers: ArrayLike<number>, from: number, to: number): void;
  counts(): TermCounts;
}

/** Counts by the number of the word first, which is an array's work; words of one family are added up at the end. */
function createCounter(vocabulary: Vocabulary): Counter {
  const { traits, termHashes, lowers } = vocabulary;
  const seen: number[] = [];
  let weights = vocabulary.tally();
  const words = (weight: number, numbers: ArrayLike<number>, from: number, to: number): void => {
    if (weights.length < lowers.length) weights = vocabulary.tally(weights);
    for (let at = from; at < to; at++) {
      const number = numbers[at] as number;
      if (weights[number] === 0) seen.push(number);
      weights[number] = (weights[number] as number) + weight;
    }
  };
  return {
    words,
    text(weight, text) {
      const row: WordRow = { numbers: [], starts: [], ends: [] };
      vocabulary.scan(text, row);
      words(weight, row.numbers, 0, row.numbers.length);
    },
    counts() {
      // Hash and weight in one float: both are whole and small enough, so nothing is lost, and the sort needs no comparison function.
      const both = new Float64Array(seen.length);
      let size = 0;
      for (const number of seen) {
        const trait = traits[number] as number;
        if ((trait & STOP_WORD) === 0 && (trait & HAS_LETTER) !== 0 && (lowers[number] as string).length > 1) both[size++] = (termHashes[number] as number) * 0x10000 + Math.min(0xffff, weights[number] as number);
        weights[number] = 0;
      }
      const sorted = both.subarray(0, size).sort();
      const [hashes, counts] = [new Uint32Array(size), new Uint16Array(size)];
      let terms = 0;
      for (let at = 0; at < size; at++) {
        const hash = Math.floor((sorted[at] as number) / 0x10000);
        const weight = (sorted[at] as number) % 0x10000;
        if (terms > 0 && hashes[terms - 1] === hash) counts[terms - 1] = Math.min(0xffff, (counts[terms - 1] as number) + weight);
        else {
          hashes[terms] = hash;
          counts[terms++] = weight;
        }
      }
      return { hashes: hashes.slice(0, terms), counts: counts.slice(0, terms) };
    },
  };
}
