import { basisOf, createRelevance, type Relevance, type RelevanceSource } from './relevance.ts';
import type { TermCounts } from './text/term-counts.ts';

/**
 * Relevance of texts that come one after the other: they are numbered from 0 in any order, the first question closes the index, and what it says does not
 * depend on the order in which they came.
 */
export interface TermIndex {
  /** @param key decides ties, smaller first @param tag of the language @returns the number of the text */
  add(key: string, terms: TermCounts, tag: string): number;
  /** Cosine of two texts of one language, 0–1. */
  cosine(a: number, b: number): number;
  /** Cosine of a text and of other words in its language, 0–1. */
  cosineTo(id: number, terms: TermCounts): number;
  /** The nearest texts in the same language by cosine, best first, the text itself left out. @param most how many are ranked by the exact cosine; 60 when it is more */
  nearest(id: number, most?: number): { id: number; score: number }[];
  /** The words that make two texts near, heaviest first, with their share of the cosine. */
  shared(a: number, b: number, limit: number): { hash: number; share: number }[];
  /** How much a word says by its rarity, 0–1. */
  rarity(lang: string, hash: number): number;
}

/** Texts that are ranked by the exact cosine: more than anybody links, so that those left out for other reasons can be made up for. */
const KEPT = 60;

/** An index without texts. */
export function createTermIndex(): TermIndex {
  const sources: RelevanceSource[] = [];
  let closed: Relevance | undefined;
  const close = (): Relevance => (closed ??= createRelevance(sources, basisOf(sources), { topTerms: Infinity, ranked: KEPT }));
  return {
    add(key, terms, tag) {
      if (closed !== undefined) throw new Error('the index is closed');
      return sources.push({ lang: tag, key, terms: () => terms }) - 1;
    },
    cosine: (a, b) => close().cosine(a, b),
    cosineTo: (id, terms) => close().cosineTo(id, terms),
    shared: (a, b, limit) => close().shared(a, b, limit),
    rarity: (lang, hash) => close().rarity(lang, hash),
    nearest: (id, most = KEPT) => close().nearest(id, Math.min(KEPT, most)).map(({ position, score }) => ({ id: position, score })),
  };
}
