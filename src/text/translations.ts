import type { Document } from './document.ts';
import { isObject } from './schema-nodes.ts';

/** A version of an article in another language, as its front matter names it. */
export interface Translation {
  lang: string;
  url: string;
  place: readonly (string | number)[];
}

/** Front matter keys for versions in other languages; `complete` ones are tags of the page as they stand, so the page itself must be among them. */
const KEYS = [{ key: 'translations', complete: false }, { key: 'alternates', complete: true }, { key: 'hreflang', complete: true }] as const;

/**
 * Versions by language, as a map (`en: /en/x/`) or a list of `{ lang, url }` (also `hreflang`, `locale`, `language`, `code`; `href`, `path`, `link`). Values that name a post
 * otherwise than by an address (ids, slugs) are left out.
 */
export function translationsOf(doc: Document): { versions: Translation[]; complete: boolean; key: string } | undefined {
  const named = KEYS.find(({ key }) => doc.data[key] !== undefined && doc.data[key] !== null);
  if (named === undefined) return undefined;
  const value = doc.data[named.key];
  const versions: Translation[] = [];
  const add = (lang: unknown, url: unknown, place: readonly (string | number)[]): void => {
    if (typeof lang === 'string' && typeof url === 'string' && lang.trim() !== '' && url.trim() !== '') versions.push({ lang: lang.trim().toLowerCase().replace('_', '-'), url: url.trim(), place });
  };
  if (Array.isArray(value)) {
    (value as unknown[]).forEach((item, index) => {
      if (isObject(item)) add(item['lang'] ?? item['hreflang'] ?? item['locale'] ?? item['language'] ?? item['code'], item['url'] ?? item['href'] ?? item['path'] ?? item['link'], [named.key, index]);
    });
  } else if (isObject(value)) {
    for (const [lang, url] of Object.entries(value)) if (lang !== 'canonical') add(lang, url, [named.key, lang]);
  }
  const addresses = versions.filter(({ url }) => /^(?:https?:)?\/\/?/i.test(url) || url.includes('/') || /\.html?$/i.test(url));
  return addresses.length === 0 ? undefined : { versions: addresses.slice(0, 40), complete: named.complete, key: named.key };
}

/** "en" of "en-GB". */
export function baseLanguage(lang: string): string {
  return lang.split('-')[0] ?? lang;
}
