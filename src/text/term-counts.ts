import type { Document } from './document.ts';
import type { Language } from './language.ts';
import { HAS_LETTER, STOP_WORD, type Vocabulary, type WordRow } from './vocabulary.ts';

/**
 * What a text is about, as numbers: hashes of its stems (language and stem, 32 bits), each once, smallest first, and how much of the text each is.
 * Stop words, single letters and numbers are left out.
 */
export interface TermCounts {
  hashes: Uint32Array;
  counts: Uint16Array;
}

/** Weights of the fields, for whatever becomes part of a corpus; words of a title say most about the topic. */
export const FIELD_WEIGHT = { title: 6, keywords: 5, headings: 3, body: 1 } as const;

/** @param weighted texts of one language with their weights */
export function termCounts(weighted: readonly (readonly [weight: number, text: string])[], language: Language): TermCounts {
  const counts = new Map<number, number>();
  const { vocabulary } = language.lexis();
  for (const [weight, text] of weighted) addText(counts, vocabulary, weight, text);
  return packed(counts);
}

/** The same of a document, whose words are known already. `related` blocks are left out: they repeat the words of other titles. */
export function documentTerms(doc: Document): TermCounts {
  const counts = new Map<number, number>();
  const { vocabulary } = doc.lexis;
  const keywords: unknown = doc.data['keywords'];
  addText(counts, vocabulary, FIELD_WEIGHT.title, doc.field('title'));
  if (Array.isArray(keywords)) addText(counts, vocabulary, FIELD_WEIGHT.keywords, keywords.filter((item) => typeof item === 'string').join(' '));
  const h1 = doc.h1?.start;
  for (const { kind, area, start, node, tokens: { numbers, from, to } } of doc.blocks) {
    if (area === 'related') continue;
    const weight = kind !== 'heading' ? FIELD_WEIGHT.body : start === h1 ? FIELD_WEIGHT.title : node.type === 'heading' && node.depth > 1 ? FIELD_WEIGHT.headings : 0;
    if (weight > 0) for (let at = from; at < to; at++) addWord(counts, vocabulary, weight, numbers[at] as number);
  }
  return packed(counts);
}

function addText(counts: Map<number, number>, vocabulary: Vocabulary, weight: number, text: string): void {
  const row: WordRow = { numbers: [], starts: [], ends: [] };
  vocabulary.scan(text, row);
  for (const number of row.numbers) addWord(counts, vocabulary, weight, number);
}

function addWord(counts: Map<number, number>, { traits, stemHashes, lowers }: Vocabulary, weight: number, number: number): void {
  const trait = traits[number] as number;
  if ((trait & STOP_WORD) !== 0 || (trait & HAS_LETTER) === 0 || (lowers[number] as string).length < 2) return;
  const hash = stemHashes[number] as number;
  counts.set(hash, (counts.get(hash) ?? 0) + weight);
}

function packed(counts: ReadonlyMap<number, number>): TermCounts {
  const hashes = Uint32Array.from(counts.keys()).sort();
  return { hashes, counts: Uint16Array.from(hashes, (hash) => Math.min(0xffff, counts.get(hash) as number)) };
}
