import type { Lexicon, LocaleDefinition } from '../model/language.ts';
import { compilePhrases, findPhrases, type PhraseMatch, type PhraseSet, type StemmedWord } from './phrases.ts';
import { normalize, wordsOf } from './words.ts';

type PhraseList = { [K in keyof Lexicon]: Lexicon[K] extends readonly string[] ? K : never }[keyof Lexicon];

/** A locale ready for work: stems remembered, lexicons compiled at first use. */
export interface Language extends LocaleDefinition {
  stemOf(lower: string): string;
  /** Words of a text with stems. */
  words(text: string): StemmedWord[];
  /** Stems of the words that carry a topic: no stop words, no single letters. */
  topicStems(text: string): Set<string>;
  /** Matches of one list of the lexicon. */
  find(list: PhraseList, words: readonly StemmedWord[]): PhraseMatch[];
  /** Compiles phrases of config or of registries; remembered by the joined text. */
  phrases(phrases: readonly string[]): PhraseSet;
  /** True when the whole heading is one that opens this part. */
  isHeading(part: keyof LocaleDefinition['headings'], text: string): boolean;
}

const MAX_REMEMBERED = 200_000;

/** Wraps a definition. Keep the result: its memory of stems is what makes it fast. */
export function createLanguage(definition: LocaleDefinition): Language {
  const stems = new Map<string, string>();
  const sets = new Map<string, PhraseSet>();
  const headings = Object.fromEntries(
    Object.entries(definition.headings).map(([part, texts]) => [part, new Set(texts.map(normalize))]),
  ) as Record<keyof LocaleDefinition['headings'], Set<string>>;
  const stemOf = (lower: string): string => {
    let stem = stems.get(lower);
    if (stem === undefined) {
      stem = definition.stem(lower);
      if (stems.size > MAX_REMEMBERED) stems.clear();
      stems.set(lower, stem);
    }
    return stem;
  };
  // Lists of a lexicon are the same objects for ever, so looking them up by identity spares joining them; other lists by their text.
  const byIdentity = new WeakMap<readonly string[], PhraseSet>();
  const phrases = (list: readonly string[]): PhraseSet => {
    const seen = byIdentity.get(list);
    if (seen !== undefined) return seen;
    const key = list.join('\n');
    const set = sets.get(key) ?? compilePhrases(list, stemOf);
    sets.set(key, set);
    byIdentity.set(list, set);
    return set;
  };
  const words = (text: string): StemmedWord[] => wordsOf(text).map((word) => ({ ...word, stem: stemOf(word.lower) }));
  return {
    ...definition,
    stemOf,
    words,
    phrases,
    topicStems: (text) => new Set(words(text).filter((word) => word.lower.length > 1 && !definition.stopWords.has(word.lower)).map((word) => word.stem)),
    find: (list, found) => findPhrases(found, phrases(definition.lexicon[list])),
    isHeading: (part, text) => headings[part].has(normalize(text)),
  };
}
