import { CONCEPTS } from './claim-concepts.ts';
import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';
import { familyKey } from './word-families.ts';
import { fold } from './words.ts';

/** What a statement is about, so that a claim and a fact in other words are told to be about the same. */
export interface Topics {
  /** Words that carry a subject, kin and synonymous words as one. */
  all: ReadonlySet<string>;
  /** Those of words that look like nouns, each with all it stands for. */
  nouns: readonly (readonly string[])[];
  /** Members of groups that exclude each other, as `group:member`. */
  apart: ReadonlySet<string>;
}

/** Looks topics up in one language. */
export interface TopicReader {
  of(text: string): Topics;
  /** The subject a word's stem stands for; '' when it tells none. */
  concept(stem: string): string;
  /** May be counted in the place of any other noun: "cases", "people". */
  isAnything(stem: string): boolean;
  /** Somebody a firm works for: guests, learners, owners. */
  isServed(stem: string): boolean;
}

/** How words end that are no nouns: verbs, adjectives, adverbs. */
const NO_NOUN: Readonly<Record<string, RegExp>> = {
  ru: /(?:[аяеи]ть|ться|тся|[аеиоуыя]л[аио]?|ешь|ишь|ет|ют|ит|ят|ут|ат|ем|им|ете|ите|йте|ьте|ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ых|их|ую|юю|ыми|ими|но|ло|ски|ще|ше|ена|ено|ены|ен)$/u,
  en: /(?:ly|ing|ed|ful|ous|able|ible|less|ive|al|er|est|ent|ant|ry|y)$|^(?:cost|find|buy|come|open|start|run|make|need|want|keep|stand|sit|go|pay|know|see|say|tell|ask|help|work|live|use|show|give|take|put|set|turn|look|move|send|bring|hold|leave|feel|seem|become|old|new|small|big|long|short|high|low|good|bad|great|right|left|next|whole|own|same|such|many|much|few)s?$/u,
};
const REMEMBERED = 50_000;

interface Meaning { concepts: readonly string[]; apart: readonly string[] }

export const topicsOf: (language: Language) => TopicReader = oncePer((language: Language) => {
  const source = CONCEPTS[language.tag] ?? { same: [], plain: '', anything: '', served: '', apart: [] };
  const key = (word: string): string => familyKey(language.stemOf(fold(word)));
  const groups = new Map<string, Set<string>>();
  for (const [index, row] of source.same.entries()) for (const word of row.split(' ')) groups.set(key(word), (groups.get(key(word)) ?? new Set()).add(`=${index}`));
  const plain = new Set([...source.plain.split(' '), ...Object.keys(language.numberWords)].map(key));
  const anything = new Set(source.anything.split(' ').map(key));
  const served = new Set(source.served.split(' ').map(key));
  const apart = new Map<string, string[]>();
  for (const [group, row] of source.apart.entries()) for (const [member, words] of row.split('|').entries()) for (const word of words.split(' ')) apart.set(key(word), [...(apart.get(key(word)) ?? []), `${group}:${member}`]);
  const known = new Map<string, Meaning>();
  const lookUp = (stem: string): Meaning => {
    let found = known.get(stem);
    if (found === undefined) {
      const family = familyKey(stem);
      const own = groups.get(family);
      found = { concepts: own !== undefined ? [...own] : plain.has(family) || /^\d/.test(stem) ? [] : [family], apart: apart.get(family) ?? [] };
      if (known.size >= REMEMBERED) known.clear();
      known.set(stem, found);
    }
    return found;
  };
  return {
    of(text) {
      const [all, members] = [new Set<string>(), new Set<string>()];
      const nouns: (readonly string[])[] = [];
      for (const { lower, stem } of language.words(text)) {
        if (lower.length < 2 || language.stopWords.has(lower)) continue;
        // "евродвушка" and "онлайн-чат" speak of their parts, too.
        const found = lookUp(stem);
        for (const concept of found.concepts) all.add(concept);
        if (found.concepts.length > 0 && NO_NOUN[language.tag]?.test(lower) === false) nouns.push(found.concepts);
        for (const one of found.apart) members.add(one);
        if (lower.includes('-')) for (const part of lower.split('-')) if (part.length > 3) for (const concept of lookUp(language.stemOf(part)).concepts) all.add(concept);
      }
      return { all, nouns, apart: members };
    },
    concept: (stem) => lookUp(stem).concepts[0] ?? '',
    isAnything: (stem) => anything.has(familyKey(stem)),
    isServed: (stem) => served.has(familyKey(stem)),
  };
});

/** True when two texts speak of different members of one group: of winter and of spring. */
export function speakApart(claim: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  for (const one of claim) {
    if (known.has(one)) continue;
    const group = one.slice(0, one.indexOf(':') + 1);
    if ([...known].some((other) => other.startsWith(group) && !claim.has(other)) && ![...known].some((other) => other.startsWith(group) && claim.has(other))) return true;
  }
  return false;
}
