import type { SiteConfig } from '../model/site.ts';
import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';
import type { StemmedWord } from './phrases.ts';

/**
 * The words of a text that name a topic: hyphenated words in their parts; without stop words, numbers, words of one or two letters, the names
 * of brand and site, and words about the article itself ("guide", "узнайте"), which say nothing of its subject.
 */
export function topicWords(text: string, language: Language, config: SiteConfig | undefined): StemmedWord[] {
  const words = language.words(text.replace(/[-‑]/g, ' '));
  const names = brandStems(language, config);
  const meta = language.find('metaTalk', words);
  return words.filter((word, index) => word.lower.length > 2 && !language.stopWords.has(word.lower) && !names.has(word.stem) && /\p{L}/u.test(word.lower) && !meta.some(({ first, last }) => index >= first && index <= last));
}

/** Stems of the names of brand and site. */
export function brandStems(language: Language, config: SiteConfig | undefined): ReadonlySet<string> {
  return config === undefined ? NO_STEMS : stemsOfNames(language)(config);
}

const NO_STEMS: ReadonlySet<string> = new Set();
const stemsOfNames = oncePer((language: Language) => oncePer(({ brand, site }: SiteConfig): ReadonlySet<string> => new Set([brand.name, site.name].flatMap((name) => language.words(name).map((word) => word.stem)))));
