import type { SiteConfig } from '../model/site.ts';
import type { Language } from './language.ts';
import type { StemmedWord } from './phrases.ts';

/**
 * The words of a text that name a topic: hyphenated words in their parts; without stop words, numbers, words of one or two letters, the names
 * of brand and site, and words about the article itself ("guide", "узнайте"), which say nothing of its subject.
 */
export function topicWords(text: string, language: Language, config: SiteConfig | undefined): StemmedWord[] {
  const words = language.words(text.replace(/[-‑]/g, ' '));
  const names = brandStems(language, config);
  const meta = new Set(language.find('metaTalk', words).flatMap((match) => words.slice(match.first, match.last + 1)));
  return words.filter((word) => word.lower.length > 2 && /\p{L}/u.test(word.lower) && !language.stopWords.has(word.lower) && !names.has(word.stem) && !meta.has(word));
}

/** Stems of the names of brand and site. */
export function brandStems(language: Language, config: SiteConfig | undefined): Set<string> {
  return new Set([config?.brand.name ?? '', config?.site.name ?? ''].flatMap((name) => language.words(name).map((word) => word.stem)));
}

/** Letters at the start of two stems that make them words of one family: "полив" and "поливать", "ceramic" and "ceramics". */
const FAMILY = 5;

/** Stems to look words up in, forgiving of word formation: a word is there when its stem is, or one that starts with the same five letters. */
export function stemFamilies(stems: Iterable<string>): { has(stem: string): boolean } {
  const exact = new Set(stems);
  const starts = new Set([...exact].filter((stem) => stem.length >= FAMILY).map((stem) => stem.slice(0, FAMILY)));
  return { has: (stem) => exact.has(stem) || (stem.length >= FAMILY && starts.has(stem.slice(0, FAMILY))) };
}
