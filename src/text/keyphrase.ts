import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import type { Language, Lexis } from './language.ts';
import { oncePer } from './once-per.ts';
import { slugify } from './slug.ts';
import { COMPOUND, HAS_LETTER, STOP_WORD, type WordRow } from './vocabulary.ts';
import { wordFamilies } from './word-families.ts';

/** The words an article wants to be found by. */
export interface Keyphrase {
  text: string;
  /** Stems of its topic words; hyphenated words in their parts. */
  stems: readonly string[];
  /** False when it was read off the slug and the headline instead of the front matter. */
  given: boolean;
}

/** One word of a slug is seldom a phrase anyone searches for. */
const MIN_SLUG_WORDS = 2;

/**
 * The first of the front matter `keywords`; without them the words of the H1 or the title whose transliterated form stands in the slug
 * (what the article's address says it is about): two at least, and half of the slug. undefined when there is neither.
 */
export const keyphraseOf: (doc: Document) => Keyphrase | undefined = oncePer((doc) => {
  const { language } = doc;
  const keywords: unknown = doc.data['keywords'];
  const first: unknown = Array.isArray(keywords) ? keywords[0] : typeof keywords === 'string' ? keywords.split(',')[0] : undefined;
  if (typeof first === 'string' && first.trim() !== '') {
    const stems = stemsOf(first, language);
    return stems.length === 0 ? undefined : { text: first.trim(), stems, given: true };
  }
  const slug = new Set(doc.slug.split('-'));
  if (slug.size < MIN_SLUG_WORDS) return undefined;
  const slugs = slugsOf(language);
  for (const headline of [doc.h1?.text ?? '', doc.field('title')]) {
    const words = parts(headline, language).filter((part) => slug.has(slugs(part)));
    const stems = stemsOf(words.join(' '), language);
    if (stems.length >= MIN_SLUG_WORDS && stems.length >= slug.size / 2) return { text: [...new Set(words)].join(' '), stems, given: false };
  }
  return undefined;
});

/** A phrase that somebody names; undefined when no word of it carries a topic. */
export function namedPhrase(text: string, language: Language): Keyphrase | undefined {
  const stems = stemsOf(text, language);
  return stems.length === 0 ? undefined : { text: text.trim(), stems, given: true };
}

/** How many words of a phrase may be missing where it counts as held all the same. */
export function mayMiss(words: number): number {
  return words > 3 ? Math.floor(words / 4) : 0;
}

/** Words of headlines as addresses write them. */
const slugsOf = oncePer(({ transliteration, lexis }: Language) => {
  const ofLexis = oncePer((_lexis: Lexis) => new Map<string, string>());
  return (word: string): string => {
    const known = ofLexis(lexis());
    let slug = known.get(word);
    if (slug === undefined) known.set(word, (slug = slugify(word, transliteration)));
    return slug;
  };
});

/** Words of a text, hyphenated ones in their parts; no stop words, single letters or bare numbers. */
function parts(text: string, language: Language): string[] {
  return language.words(text).flatMap((word) => word.lower.split('-')).filter((part) => part.length > 1 && /\p{L}/u.test(part) && !language.stopWords.has(part));
}

function stemsOf(text: string, language: Language): string[] {
  return [...new Set(parts(text, language).map((part) => language.stemOf(part)))];
}

/** True when a text holds the phrase: its words or their kin in any order and form, and of more than three words one may be missing. */
export function holdsPhrase(text: string, phrase: Keyphrase, language: Language): boolean {
  return countHeld(text, phrase, language) >= phrase.stems.length - mayMiss(phrase.stems.length);
}

/** True when a text holds one word of the phrase at least, or its kin. */
export function touchesPhrase(text: string, phrase: Keyphrase, language: Language): boolean {
  return countHeld(text, phrase, language) > 0;
}

function countHeld(text: string, phrase: Keyphrase, language: Language): number {
  const lexis = language.lexis();
  const { vocabulary } = lexis;
  const families = wordFamilies(lexis);
  const present = new Set<number>();
  const row: WordRow = { numbers: [], starts: [], ends: [] };
  vocabulary.scan(text, row);
  const words = row.numbers.flatMap((number) => (((vocabulary.traits[number] as number) & COMPOUND) === 0 ? [number] : vocabulary.parts(number)));
  const table = families.table();
  for (const number of words) {
    if (((vocabulary.traits[number] as number) & (HAS_LETTER | STOP_WORD)) === HAS_LETTER && (vocabulary.lowers[number] as string).length > 1) present.add(table[number] as number);
  }
  return phrase.stems.filter((stem) => present.has(families.ofStem(stem))).length;
}

/** How often sentences of a text hold the whole phrase: per sentence the count of its rarest word, as Yoast counts. */
export function countPhrase(sentences: readonly string[], phrase: Keyphrase, language: Language): number {
  let total = 0;
  for (const sentence of sentences) {
    const uses = new Map(phrase.stems.map((stem) => [stem, 0]));
    for (const part of parts(sentence, language)) {
      const stem = language.stemOf(part);
      const count = uses.get(stem);
      if (count !== undefined) uses.set(stem, count + 1);
    }
    total += Math.min(...uses.values());
  }
  return total;
}

/** The first paragraph of prose a reader meets (imports of MDX are none); undefined when the article starts otherwise. */
export function firstParagraph(doc: Document): Block | undefined {
  return doc.blocks.find((block) => block.kind === 'paragraph' && block.area === 'body' && !block.quoted && block.tokens.to > block.tokens.from && !/^(?:import|export)\s/.test(block.text));
}
