import type { Document } from './document.ts';
import { stemFamilies } from './topic.ts';
import { HAS_LETTER, STOP_WORD } from './vocabulary.ts';

/** Which words an article uses and how often, its related list left out: worked out once for all rules that ask. */
export interface WordUses {
  /** Different words, by number, in order of first use, and how often each is used. */
  numbers: readonly number[];
  counts: readonly number[];
  /** Uses of each stem, words with a hyphen in their parts; no stop words, numbers or single letters. */
  stems: ReadonlyMap<string, number>;
  /** Tells whether the article has a word or its kin; stop words too. */
  families(): { has(stem: string): boolean };
}

const known = new WeakMap<Document, WordUses>();

export function wordUses(doc: Document): WordUses {
  let uses = known.get(doc);
  if (uses === undefined) known.set(doc, (uses = countUses(doc)));
  return uses;
}

function countUses(doc: Document): WordUses {
  const { vocabulary } = doc.lexis;
  const { traits, stems: stemOf, lowers } = vocabulary;
  const tally = vocabulary.tally();
  const numbers: number[] = [];
  for (const { area, tokens: { numbers: row, from, to } } of doc.blocks) {
    if (area === 'related') continue;
    for (let at = from; at < to; at++) {
      const number = row[at] as number;
      if (tally[number] === 0) numbers.push(number);
      tally[number] = (tally[number] as number) + 1;
    }
  }
  const counts = numbers.map((number) => tally[number] as number);
  for (const number of numbers) tally[number] = 0;
  const stems = new Map<string, number>();
  const add = (number: number, count: number): void => {
    if (((traits[number] as number) & STOP_WORD) !== 0 || ((traits[number] as number) & HAS_LETTER) === 0 || (lowers[number] as string).length < 2) return;
    const stem = stemOf[number] as string;
    stems.set(stem, (stems.get(stem) ?? 0) + count);
  };
  numbers.forEach((number, index) => {
    for (const part of vocabulary.parts(number)) add(part, counts[index] as number);
  });
  let families: { has(stem: string): boolean } | undefined;
  return {
    numbers, counts, stems,
    families: () => (families ??= stemFamilies(numbers.flatMap((number) => vocabulary.parts(number).map((part) => stemOf[part] as string)))),
  };
}
