import type { Lexis } from './language.ts';
import { oncePer } from './once-per.ts';

/** Letters at the start of two stems that make them words of one family: "полив" and "поливать", "ceramic" and "ceramics". */
export const FAMILY = 5;

/** What two stems of one family have in common: their first letters, or the whole of a short one. */
export function familyKey(stem: string): string {
  return stem.length > FAMILY ? stem.slice(0, FAMILY) : stem;
}

/** Families of stems as small numbers, so that kin words are told by comparing two of them. */
export interface WordFamilies {
  /** Family of a word's stem, by the number of the word; complete for the words that are known now. */
  table(): readonly number[];
  ofStem(stem: string): number;
  /** How many there are so far: all numbers are below. */
  size(): number;
}

export const wordFamilies: (lexis: Lexis) => WordFamilies = oncePer(({ vocabulary: { stems } }) => {
  const families = new Map<string, number>();
  const ofStem = (stem: string): number => {
    const key = familyKey(stem);
    let family = families.get(key);
    if (family === undefined) families.set(key, (family = families.size));
    return family;
  };
  const byNumber: number[] = [];
  return {
    ofStem,
    table() {
      for (let next = byNumber.length; next < stems.length; next++) byNumber.push(ofStem(stems[next] as string));
      return byNumber;
    },
    size: () => families.size,
  };
});
