import type { LocaleDefinition } from './model/language.ts';
import { createLanguage, type Language } from './text/language.ts';

/** The languages at hand. */
export interface Languages {
  tags: readonly string[];
  /** The language for a tag: exact, then its first part (`en-GB` → `en`); undefined when neither is known. */
  get(tag: string): Language | undefined;
  /**
   * The language of a text: the declared tag when known, else the one whose letters the text is mostly written in, else `fallback`, else the first.
   */
  detect(text: string, declared?: string, fallback?: string): Language;
}

/** Wraps the registered locales; stems and compiled lexicons are kept as long as the result. @throws RangeError without locales */
export function createLanguages(locales: readonly LocaleDefinition[]): Languages {
  const byTag = new Map(locales.map((locale) => [locale.tag, createLanguage(locale)]));
  const first = byTag.values().next().value;
  if (first === undefined) throw new RangeError('no locale is registered');
  const get = (tag: string): Language | undefined => byTag.get(tag) ?? byTag.get(tag.split('-')[0] ?? '');
  return {
    tags: [...byTag.keys()],
    get,
    detect(text, declared, fallback) {
      const known = declared === undefined ? undefined : get(declared);
      if (known !== undefined) return known;
      const sample = text.slice(0, 20_000);
      const letters = sample.match(/\p{L}/gu)?.length ?? 0;
      const preferred = fallback === undefined ? undefined : get(fallback);
      if (letters < 20) return preferred ?? first;
      const share = (language: Language): number => (sample.match(new RegExp(`[${language.letters}]`, 'giu'))?.length ?? 0) / letters;
      if (preferred !== undefined && share(preferred) > 0.5) return preferred;
      return [...byTag.values()].map((language) => ({ language, share: share(language) })).sort((a, b) => b.share - a.share)[0]?.language ?? first;
    },
  };
}
