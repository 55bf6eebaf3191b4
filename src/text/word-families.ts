import type { Lexis } from './language.ts';
import { oncePer } from './once-per.ts';

/** Letters at the start of two stems that make them words of one family: "полив" and "поливать", "ceramic" and "ceramics". */
const FAMILY = 5;

/** A Russian vowel that other forms of the word have not: "ошибок" beside "ошибки", "окон" beside "окна". */
const FLEETING = /^(\p{L}+[бвгджзклмнпрстфхцчшщ])[ое]([кнлц])$/u;

/** What two stems of one family have in common: their first letters, or the whole of a short one. */
export function familyKey(stem: string): string {
  const kin = kinStem(stem);
  return kin.length > FAMILY ? kin.slice(0, FAMILY) : kin;
}

/** Letters that may follow what two kin stems have in common, in both together: "засел" and "заселен", not "электрическ" and "электронн". */
const ENDINGS = 4;

/** True when two stems of one family (of one `familyKey`) are kin by the rest of their letters, too. */
export function isKin(a: string, b: string): boolean {
  const [one, other] = [kinStem(a), kinStem(b)];
  let common = 0;
  while (common < one.length && one[common] === other[common]) common++;
  return one.length + other.length - 2 * common <= ENDINGS;
}

/** All stems lose the vowel in which some forms of the word differ, so that they are one. */
export function kinStem(stem: string): string {
  // Nearly no stem: told by the letter before the last, "о" or "е".
  const vowel = stem.charCodeAt(stem.length - 2);
  return (vowel === 0x43e || vowel === 0x435) && stem.length > 3 ? stem.replace(FLEETING, '$1$2') : stem;
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
