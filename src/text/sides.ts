import type { Language } from './language.ts';
import type { StemmedWord } from './phrases.ts';

/** How a text speaks of the things it compares. */

/** True when the text names a thing: every topic word of its name, in some form. */
export function namesSide(text: string, side: string, language: Language): boolean {
  const wanted = language.topicStems(side);
  const stems = language.topicStems(text);
  return wanted.size > 0 && [...wanted].every((stem) => stems.has(stem));
}

/** The words of a side's name. */
export interface SideWords {
  /** Its topic words. */
  own: ReadonlySet<string>;
  /** Those that no other name has; empty where another name holds all of them ("Gardener" beside "Garden service", by stems). */
  distinct: ReadonlySet<string>;
}

/** By which words each side is told from the others. */
export function sideWords(sides: readonly string[], language: Language): SideWords[] {
  const all = sides.map((side) => language.topicStems(side));
  return all.map((own, index) => ({ own, distinct: new Set([...own].filter((stem) => all.every((other, at) => at === index || !other.has(stem)))) }));
}

/** Indexes of the sides that words speak of: one word that only this side has is enough, since a text calls "a code on the door" a code; without one it takes all of its name. */
export function sidesOf(words: readonly StemmedWord[], sides: readonly SideWords[]): number[] {
  const stems = new Set(words.map(({ stem }) => stem));
  const named = sides.map(({ distinct }) => [...distinct].some((stem) => stems.has(stem)));
  return sides.flatMap(({ own, distinct }, index) => {
    if (distinct.size > 0) return named[index] === true ? [index] : [];
    const whole = own.size > 0 && [...own].every((stem) => stems.has(stem));
    // The longer name that holds this one is what is meant.
    return whole && !sides.some((other, at) => at !== index && named[at] === true && [...own].every((stem) => other.own.has(stem))) ? [index] : [];
  });
}
