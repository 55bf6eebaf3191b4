import type { Document } from './document.ts';
import { firstParagraph, mayMiss, type Keyphrase } from './keyphrase.ts';
import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';
import { COMPOUND, HAS_LETTER, STOP_WORD, termHash, type WordRow } from './vocabulary.ts';

/**
 * Where the words of an article stand, as numbers that are the same in every process, so that many phrases can be looked up in many articles and no
 * document is kept. Words of one family are one ("уборка", "уборки"), as in `keyphrase.ts`.
 */
export interface ArticleWords {
  title: readonly number[];
  h1: readonly number[];
  description: readonly number[];
  first: readonly number[];
  headings: readonly (readonly number[])[];
  /** Sentences one after the other, a 0 behind each. */
  sentences: Uint32Array;
  /** Words of prose. */
  words: number;
}

const END = 0;

/** Topic words of a text: hyphenated ones in their parts, no stop words, no single letters. */
function termsIn(text: string, language: Language): number[] {
  if (text === '') return [];
  const row: WordRow = { numbers: [], starts: [], ends: [] };
  language.lexis().vocabulary.scan(text, row);
  return row.numbers.flatMap((number) => termsOfWord(language, number));
}

function termsOfWord(language: Language, number: number): number[] {
  const { vocabulary } = language.lexis();
  const numbers = ((vocabulary.traits[number] as number) & COMPOUND) === 0 ? [number] : vocabulary.parts(number);
  return numbers.flatMap((part) => (((vocabulary.traits[part] as number) & (HAS_LETTER | STOP_WORD)) === HAS_LETTER && (vocabulary.lowers[part] as string).length > 1 ? [vocabulary.termHashes[part] as number] : []));
}

/** @throws what the parser throws for Markdown it refuses */
export const articleWords: (doc: Document) => ArticleWords = oncePer((doc) => {
  const { language } = doc;
  const sentences: number[] = [];
  for (const block of doc.blocks) {
    if (block.area === 'related') continue;
    const { numbers, starts, from, to } = block.tokens;
    let at = from;
    for (const sentence of block.sentences) {
      const before = sentences.length;
      for (; at < to && (starts[at] as number) < sentence.end; at++) sentences.push(...termsOfWord(language, numbers[at] as number));
      if (sentences.length > before) sentences.push(END);
    }
  }
  return {
    title: termsIn(doc.field('title'), language), h1: termsIn(doc.h1?.text ?? '', language), description: termsIn(doc.field('description'), language),
    first: termsIn(firstParagraph(doc)?.text ?? '', language),
    headings: doc.headings.filter(({ depth, area }) => depth > 1 && area === 'body').map(({ text }) => termsIn(text, language)),
    sentences: Uint32Array.from(sentences), words: doc.wordCount,
  };
});

/** The words of a phrase as they stand in `ArticleWords`. */
export function phraseTerms({ stems }: Keyphrase, language: Language): number[] {
  return [...new Set(stems.map((stem) => termHash(language, stem)))];
}

/** True when a place holds the phrase, as `holdsPhrase` has it: in any order, and of more than three words one may be missing. */
export function holdsTerms(place: readonly number[], terms: readonly number[]): boolean {
  let held = 0;
  for (const term of terms) if (place.includes(term)) held++;
  return terms.length > 0 && held >= terms.length - mayMiss(terms.length);
}

/** How many sentences hold the phrase. */
export function countTerms(sentences: Uint32Array, terms: readonly number[]): number {
  let count = 0;
  let held = new Set<number>();
  for (const word of sentences) {
    if (word === END) {
      if (terms.length > 0 && held.size >= terms.length - mayMiss(terms.length)) count++;
      if (held.size > 0) held = new Set();
    } else if (terms.includes(word)) held.add(word);
  }
  return count;
}
