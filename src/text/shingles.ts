import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { mix32 } from './hash.ts';

/**
 * A sample of an article's phrases by which articles that repeat each other are found among very many (FracMinHash): phrases of five words as numbers, and
 * of these the ones below a border. Two samples are compared at the lower of their borders, where both hold everything there is.
 */
export interface ShingleSample {
  /** The border is 2^(32 − level): every further level keeps half of the phrases. */
  level: number;
  /** How many are below the border of this level, of the next one, and so on. */
  counts: readonly number[];
  /** The smallest ones, ascending: a sketch to compare articles by whose other phrases are too common to follow. */
  low: readonly number[];
}

/** Words of a phrase: five in a row seldom meet by chance, and one changed word spoils only five phrases. */
const WORDS = 5;
/** Phrases to keep at most, on average: 0.15 is told from 0.3 by them, and an article of 1,200 words has about 75 at level 4. */
const WANTED = 80;
const FACTOR = 0x01000193;
/** The factor to the power of the words of a phrase. */
const OLDEST = Array.from({ length: WORDS }).reduce<number>((power) => Math.imul(power, FACTOR), 1);
/** Articles with fewer phrases than this are too short to say anything of. */
const MIN_PHRASES = 40;
/** Numbers of a sketch. */
const SKETCH = 16;

/** Calls back for every phrase of the article's own prose: paragraphs, items and cells, no headings, quotations, related links or author's block. */
export function forShingles(doc: Document, visit: (hash: number, block: Block) => void): void {
  const { stemHashes } = doc.lexis.vocabulary;
  for (const block of doc.blocks) {
    if (block.kind === 'heading' || block.quoted || block.area === 'related' || block.area === 'author') continue;
    const { numbers, from, to } = block.tokens;
    // A polynomial of the last words: the next one comes in, the oldest goes out.
    let hash = 0;
    for (let at = from; at < to; at++) {
      hash = (Math.imul(hash, FACTOR) + (stemHashes[numbers[at] as number] as number)) | 0;
      if (at - from >= WORDS) hash = (hash - Math.imul(stemHashes[numbers[at - WORDS] as number] as number, OLDEST)) | 0;
      if (at - from >= WORDS - 1) visit(mix32(hash), block);
    }
  }
}

/** The sample of an article with its numbers, ascending; undefined when it is too short. */
export function sampleShingles(doc: Document): { sample: ShingleSample; hashes: number[] } | undefined {
  let total = 0;
  for (const { kind, quoted, area, tokens } of doc.blocks) {
    if (kind !== 'heading' && !quoted && area !== 'related' && area !== 'author') total += Math.max(0, tokens.to - tokens.from - WORDS + 1);
  }
  if (total < MIN_PHRASES) return undefined;
  const level = Math.max(0, Math.ceil(Math.log2(total / WANTED)));
  const border = 2 ** (32 - level);
  const kept = new Set<number>();
  forShingles(doc, (hash) => {
    if (hash < border) kept.add(hash);
  });
  const hashes = [...kept].sort((a, b) => a - b);
  const counts: number[] = [];
  for (let bound = border; ; bound /= 2) {
    const count = hashes.findIndex((hash) => hash >= bound);
    counts.push(count < 0 ? hashes.length : count);
    if (count === 0 || counts.length > 12) break;
  }
  return { sample: { level, counts, low: hashes.slice(0, SKETCH) }, hashes };
}

/** How alike two articles are, 0–1: `jaccard` of all their phrases, `contained` the share of the first one's phrases that the second has too. */
export interface Likeness {
  jaccard: number;
  contained: number;
}

/** @param shared numbers that both samples hold */
export function likeness(a: ShingleSample, b: ShingleSample, shared: number): Likeness {
  const level = Math.max(a.level, b.level);
  const [sizeA, sizeB] = [a.counts[level - a.level] ?? 0, b.counts[level - b.level] ?? 0];
  const union = sizeA + sizeB - shared;
  return { jaccard: union <= 0 ? 0 : Math.min(1, shared / union), contained: sizeA === 0 ? 0 : Math.min(1, shared / sizeA) };
}

/** The same from the sketches alone: of the smallest numbers of both together, how many stand in both. */
export function sketchLikeness(a: ShingleSample, b: ShingleSample): Likeness {
  const border = 2 ** (32 - Math.max(a.level, b.level));
  const inB = new Set(b.low);
  const union = [...new Set([...a.low, ...b.low])].sort((one, other) => one - other).filter((hash) => hash < border).slice(0, SKETCH);
  const inA = new Set(a.low);
  const shared = union.filter((hash) => inA.has(hash) && inB.has(hash)).length;
  const jaccard = union.length < SKETCH / 2 ? 0 : shared / union.length;
  return { jaccard, contained: (2 * jaccard) / (1 + jaccard) };
}
