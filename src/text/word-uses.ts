import { once, type Document } from './document.ts';
import { hash32 } from './hash.ts';
import { COMPOUND, HAS_LETTER, STOP_WORD } from './vocabulary.ts';
import { wordFamilies } from './word-families.ts';

/** Which words an article uses and how often, its related list left out: worked out once for all rules that ask. */
export interface WordUses {
  /** Different words, by number, in order of first use, and how often each is used. */
  numbers: Int32Array;
  counts: Int32Array;
  /** Uses of a stem, words with a hyphen in their parts; none of stop words, numbers or single letters. */
  usesOf(stem: string): number;
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
  const tally = vocabulary.tally();
  const seen = new Int32Array(doc.blocks[0]?.tokens.numbers.length ?? 0);
  let size = 0;
  for (const { area, tokens: { numbers: row, from, to } } of doc.blocks) {
    if (area === 'related') continue;
    for (let at = from; at < to; at++) {
      const number = row[at] as number;
      if (tally[number] === 0) seen[size++] = number;
      tally[number] = (tally[number] as number) + 1;
    }
  }
  const numbers = seen.slice(0, size);
  const counts = new Int32Array(size);
  for (let index = 0; index < size; index++) {
    const number = numbers[index] as number;
    counts[index] = tally[number] as number;
    tally[number] = 0;
  }
  return { numbers, counts, usesOf: (stem) => usesOf(doc, numbers, counts, stem), families: once(() => familiesOf(doc, numbers)) };
}

function usesOf({ language, lexis: { vocabulary } }: Document, numbers: Int32Array, counts: Int32Array, stem: string): number {
  const { traits, stems, stemHashes, lowers } = vocabulary;
  const hash = hash32(`${language.tag} ${stem}`);
  let uses = 0;
  const add = (number: number, count: number): void => {
    if (stemHashes[number] === hash && stems[number] === stem && ((traits[number] as number) & (STOP_WORD | HAS_LETTER)) === HAS_LETTER && (lowers[number] as string).length > 1) uses += count;
  };
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] as number;
    if (((traits[number] as number) & COMPOUND) === 0) add(number, counts[index] as number);
    else for (const part of vocabulary.parts(number)) add(part, counts[index] as number);
  }
  return uses;
}

/** The families of an article's words as a row of bits. */
function familiesOf({ lexis }: Document, numbers: Int32Array): { has(stem: string): boolean } {
  const { traits, parts } = lexis.vocabulary;
  const compounds: number[] = [];
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] as number;
    if (((traits[number] as number) & COMPOUND) !== 0) compounds.push(...parts(number));
  }
  const families = wordFamilies(lexis);
  const table = families.table();
  const row = new Uint32Array((families.size() >> 5) + 1);
  const add = (number: number): void => {
    const family = table[number] as number;
    row[family >> 5] = (row[family >> 5] as number) | (1 << (family & 31));
  };
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] as number;
    if (((traits[number] as number) & COMPOUND) === 0) add(number);
  }
  compounds.forEach(add);
  return {
    has(stem) {
      const family = families.ofStem(stem);
      return ((row[family >> 5] ?? 0) & (1 << (family & 31))) !== 0;
    },
  };
}
