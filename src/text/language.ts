import type { LocaleDefinition, PhraseListName } from '../model/language.ts';
import { contradictionsOf, phraseLists, phrasesOf } from './lexicon.ts';
import { createPhraseIndex, type PhraseIndex } from './phrase-index.ts';
import { compilePhrases, findPhrases, type PhraseMatch, type PhraseSet, type StemmedWord } from './phrases.ts';
import { createVocabulary, type Vocabulary, type WordRow } from './vocabulary.ts';
import { fold, normalize } from './words.ts';

/** A locale ready for work: stems remembered, lexicons compiled at first use. */
export interface Language extends LocaleDefinition {
  stemOf(lower: string): string;
  /** Words of a text with stems. */
  words(text: string): StemmedWord[];
  /** Stems of the words that carry a topic: no stop words, no single letters. */
  topicStems(text: string): Set<string>;
  /** Matches of one list of the lexicon. */
  find(list: PhraseListName, words: readonly StemmedWord[]): PhraseMatch[];
  /** Compiles phrases of config or of registries; remembered by the joined text. */
  phrases(phrases: readonly string[]): PhraseSet;
  /** True when the whole heading is one that opens this part. */
  isHeading(part: keyof LocaleDefinition['headings'], text: string): boolean;
  /** The words met so far, and the lists by their numbers. Whoever keeps numbers of words keeps this too: it is replaced when it has grown too big. */
  lexis(): Lexis;
}

/** Words of a language by number, and everything its lists look for: the lexicon, restricted services, marked organisations, contradictions. */
export interface Lexis {
  vocabulary: Vocabulary;
  lists: PhraseIndex;
  /** The same for phrases of a config; remembered by their text. */
  listsOf(phrases: readonly string[]): PhraseIndex;
  /** Stems of the words for numbers of two or more. */
  numerals: readonly string[];
  /** Syllables of a word, by its number. */
  syllables(number: number): number;
  /** Letters of a word that belong to the script of the language, by its number. */
  ownLetters(number: number): number;
}

/** Names under which the other phrases of a locale are searched beside the lexicon. */
const listName = {
  restricted: (id: string): string => `restricted:${id}`,
  marked: (id: string): string => `marked:${id}`,
  contradiction: (pair: number, side: 0 | 1): string => `contradiction:${pair}:${side}`,
};

type Part = keyof LocaleDefinition['headings'];

/** The first word of a text, folded, up to a hyphen or an apostrophe. */
function firstWord(text: string): string {
  return fold(/[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]*/u.exec(text)?.[0] ?? '');
}

const NO_PARTS: readonly Part[] = [];
/** Marks, numbers of lists and emoji that may stand around the words of a heading. */
const MARKS_AROUND = 24;
const REMEMBERED_HEADINGS = 2000;
const MAX_REMEMBERED = 200_000;

/** Wraps a definition. Keep the result: its memory of stems is what makes it fast. */
export function createLanguage(definition: LocaleDefinition): Language {
  const sets = new Map<string, PhraseSet>();
  const headings = Object.fromEntries(
    Object.entries(definition.headings).map(([part, texts]) => [part, new Set(texts.map(normalize))]),
  ) as Record<Part, Set<string>>;
  const longest = Math.max(...Object.values(headings).flatMap((set) => [...set].map((text) => text.length)));
  // Most headings open with another word than all of these.
  const openers = new Set(Object.values(headings).flatMap((set) => [...set].map(firstWord)));
  const partsOf = (normal: string): readonly Part[] => (Object.keys(headings) as Part[]).filter((part) => headings[part].has(normal));
  // Rules ask of every heading for every part, several times.
  const opened = new Map<string, readonly Part[]>();
  const headingParts = (text: string): readonly Part[] => {
    if (text.length > longest + MARKS_AROUND) return NO_PARTS;
    let parts = opened.get(text);
    if (parts === undefined) {
      parts = openers.has(firstWord(text)) ? partsOf(normalize(text)) : NO_PARTS;
      if (opened.size >= REMEMBERED_HEADINGS) opened.clear();
      opened.set(text, parts);
    }
    return parts;
  };
  let known: Lexis | undefined;
  const lexis = (): Lexis => {
    if (known === undefined || known.vocabulary.lowers.length > MAX_REMEMBERED) {
      known = createLexis(definition);
    }
    return known;
  };
  const stemOf = (lower: string): string => {
    const { vocabulary } = lexis();
    return vocabulary.stems[vocabulary.numberOf(lower)] as string;
  };
  // Lists of a lexicon are the same objects for ever, so looking them up by identity spares joining them; other lists by their text.
  const numerals = numeralsOf(definition);
  const byIdentity = new WeakMap<readonly string[], PhraseSet>();
  const phrases = (list: readonly string[]): PhraseSet => {
    const seen = byIdentity.get(list);
    if (seen !== undefined) return seen;
    const key = list.join('\n');
    const set = sets.get(key) ?? compilePhrases(list, stemOf, numerals);
    sets.set(key, set);
    byIdentity.set(list, set);
    return set;
  };
  const words = (text: string): StemmedWord[] => {
    const { vocabulary } = lexis();
    const row: WordRow = { numbers: [], starts: [], ends: [] };
    vocabulary.scan(text, row);
    return row.numbers.map((number, index) => wordAt(vocabulary, text, number, row.starts[index] as number, row.ends[index] as number));
  };
  return {
    ...definition,
    stemOf,
    words,
    phrases,
    lexis,
    topicStems: (text) => new Set(words(text).filter((word) => word.lower.length > 1 && !definition.stopWords.has(word.lower)).map((word) => word.stem)),
    find: (list, found) => findPhrases(found, phrases(phrasesOf(definition, list))),
    isHeading: (part, text) => headingParts(text).includes(part),
  };
}

/** A word of a text by its number. */
export function wordAt({ lowers, stems }: Vocabulary, text: string, number: number, start: number, end: number): StemmedWord {
  return { text: text.slice(start, end), lower: lowers[number] as string, stem: stems[number] as string, start, end };
}

function createLexis(definition: LocaleDefinition): Lexis {
  const vocabulary = createVocabulary(definition);
  const { lowers } = vocabulary;
  const numerals = numeralsOf(definition);
  const others = new Map<string, PhraseIndex>();
  const script = new RegExp(`[${definition.letters}]`, 'giu');
  const perWord = (measure: (lower: string) => number): ((number: number) => number) => {
    const values: number[] = [];
    return (number) => {
      // One after the other, so that the array stays one without holes.
      for (let next = values.length; next <= number; next++) values.push(measure(lowers[next] as string));
      return values[number] as number;
    };
  };
  return {
    vocabulary,
    numerals: numerals.map((numeral) => vocabulary.stems[vocabulary.numberOf(numeral)] as string),
    lists: createPhraseIndex(allLists(definition), vocabulary, numerals),
    listsOf(phrases) {
      const key = phrases.join('\n');
      let index = others.get(key);
      if (index === undefined) others.set(key, (index = createPhraseIndex({ phrases }, vocabulary, numerals)));
      return index;
    },
    syllables: perWord((lower) => definition.syllables(lower)),
    ownLetters: perWord((lower) => lower.match(script)?.length ?? 0),
  };
}

/** Words for numbers of two or more: "one" is seldom a count. */
function numeralsOf({ numberWords }: LocaleDefinition): string[] {
  return Object.entries(numberWords).filter(([, value]) => value > 1).map(([word]) => fold(word));
}

function allLists(definition: LocaleDefinition): Record<string, readonly string[]> {
  return {
    ...phraseLists(definition),
    ...Object.fromEntries(definition.restrictedServices.map(({ id, names }) => [listName.restricted(id), names])),
    ...Object.fromEntries(definition.markedOrganizations.map(({ id, names }) => [listName.marked(id), names])),
    ...Object.fromEntries(contradictionsOf(definition).flatMap(([one, other], pair) => [[listName.contradiction(pair, 0), [one]], [listName.contradiction(pair, 1), [other]]])),
  };
}
