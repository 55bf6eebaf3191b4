import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';
import { QUERY_WORDS } from './query-words.ts';
import { familyKey, isKin } from './word-families.ts';

/** Search queries and titles as sets of what they ask for, so that the same question in other words is told from another question. */

/** One word of a query: equal keys and kin stems are one. */
export interface Concept {
  /** Family of its stem, or the group of words that mean the same. */
  key: string;
  /** '' for a group. */
  stem: string;
}

export interface Query {
  concepts: readonly Concept[];
  /** Keys in order: equal for the same question (nearly always; `isSame` is sure). */
  key: string;
}

/** Words of more than this are no query. */
const MOST_WORDS = 24;
const YEAR = /^(?:19|20)\d\d$/;
/** The number of a list: "7 ways to …". */
const COUNT = /^\d{1,2}$/;
/** What stands before a colon, a dash or a question mark in a title. */
const HEAD = /^(.{6,}?)(?::\s|\s[—–-]\s|\?\s)/u;

interface Reader {
  turns: readonly (readonly [RegExp, string])[];
  frame: ReadonlySet<string>;
  /** Group of a stem. */
  groups: ReadonlyMap<string, string>;
  /** Words of groups as they stand in the list: they count even where they are stop words ("yourself"). */
  grouped: ReadonlySet<string>;
  polar: ReadonlySet<string>;
}

const readerOf = oncePer((language: Language): Reader => {
  const words = QUERY_WORDS[language.tag];
  const stems = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '').map((word) => language.stemOf(word));
  return {
    turns: words?.turns ?? [],
    frame: new Set([...stems(words?.frame ?? ''), ...(words?.frame ?? '').split(/\s+/)]),
    groups: new Map(words?.same.flatMap((group, number) => stems(group).map((stem) => [stem, `=${number}`] as const))),
    grouped: new Set(words?.same.flatMap((group) => group.split(' '))),
    polar: new Set(words?.polar),
  };
});

/**
 * What a query or a title asks for: its topic words as families, without what only frames it ("a guide to", "7 tips", a year). Words of one meaning are one. When less than two
 * words are left, the frame belongs to the subject and stays.
 */
export function readQuery(text: string, language: Language): Query {
  const reader = readerOf(language);
  const plain = reader.turns.reduce((turned, [turn, word]) => turned.replace(turn, word), text.toLowerCase());
  const found = new Map<string, Concept>();
  const frames = new Map<string, Concept>();
  const words = language.words(plain).slice(0, MOST_WORDS);
  for (const [index, { lower }] of words.entries()) {
    if (reader.frame.has(lower)) {
      frames.set(lower, conceptOf(language.stemOf(lower), reader));
      continue;
    }
    for (const part of lower.split('-')) {
      const stem = language.stemOf(part);
      if (reader.polar.has(part)) found.set(part, { key: `!${part}`, stem: '' });
      else if (isNoise(part, index === words.length - 1, language) && !reader.grouped.has(part)) continue;
      else if (COUNT.test(part) && index === 0) continue;
      else if (reader.frame.has(stem)) frames.set(part, conceptOf(stem, reader));
      else {
        const concept = conceptOf(stem, reader);
        found.set(`${concept.key} ${concept.stem}`, concept);
      }
    }
  }
  const concepts = distinct(found.size < 2 ? [...found.values(), ...frames.values()] : [...found.values()]);
  return { concepts, key: concepts.map((concept) => concept.key).sort().join(' ') };
}

/** The question before the colon of a title, when that is one by itself. */
export function headQuery(title: string, language: Language): Query | undefined {
  const head = HEAD.exec(title)?.[1];
  const query = head === undefined ? undefined : readQuery(head, language);
  return query === undefined || query.concepts.length < 2 ? undefined : query;
}

/** The last word may be a single letter: "vitamin A", "hepatitis B". */
function isNoise(part: string, isLast: boolean, language: Language): boolean {
  if (part.length === 1 && isLast) return false;
  return YEAR.test(part) || language.stopWords.has(part) || (part.length < 2 && !/\d/.test(part));
}

function conceptOf(stem: string, { groups }: Reader): Concept {
  const group = groups.get(stem);
  return group === undefined ? { key: familyKey(stem), stem } : { key: group, stem: '' };
}

function distinct(concepts: readonly Concept[]): Concept[] {
  return concepts.filter((one, index) => concepts.findIndex((other) => isOne(one, other)) === index);
}

function isOne(a: Concept, b: Concept): boolean {
  return a.key === b.key && (a.stem === b.stem || (a.stem !== '' && b.stem !== '' && isKin(a.stem, b.stem)));
}

/** True when a query holds the concept. */
export function holds(query: Query, concept: Concept): boolean {
  return query.concepts.some((other) => isOne(concept, other));
}

/** How many concepts two queries share. */
export function sharedConcepts(a: Query, b: Query): number {
  return a.concepts.filter((concept) => holds(b, concept)).length;
}

/** True for the same question, in whatever words. */
export function isSame(a: Query, b: Query): boolean {
  return a.concepts.length > 0 && a.concepts.length === b.concepts.length && sharedConcepts(a, b) === a.concepts.length;
}

/** True for a word that only tells one of a pair from the other: "before" from "after", Windows 10 from 11, vitamin A from C. */
export function isContrast({ key, stem }: Concept): boolean {
  return key.startsWith('!') || /^(?:\d|.$)/u.test(stem);
}

/** The stems that stand for a concept. */
export function stemsOf({ key, stem }: Concept, language: Language): readonly string[] {
  return stem !== '' ? [stem] : [...readerOf(language).groups].filter(([, group]) => group === key).map(([member]) => member);
}
