import { getCollection, type CollectionEntry } from 'astro:content';
import { alternatesOf, listedArticles, type ListedArticle } from 'slugline/astro';
import { LABELS, LANGUAGES, type Language } from './labels.ts';

export type Entry = CollectionEntry<Language>;

/** Articles that say the same in another language. Without a line here, the same slug counts as the same article. */
const TRANSLATIONS: readonly (readonly string[])[] = [
  ['uborka-mezhdu-gostyami', 'cleaning-between-guests'],
  ['zaselenie-gostey', 'welcoming-guests'],
  ['putevoditel-dlya-gostey-kvartiry', 'guide-for-guests'],
];
export const sameArticle = ({ slug }: ListedArticle): string => TRANSLATIONS.find((group) => group.includes(slug))?.[0] ?? slug;

/** Newest first. */
export async function entriesOf(lang: Language): Promise<Entry[]> {
  const entries: Entry[] = await getCollection(lang);
  return entries.sort((a, b) => b.data.pubDate.getTime() - a.data.pubDate.getTime() || a.id.localeCompare(b.id));
}

export async function allArticles(): Promise<ListedArticle[]> {
  return listedArticles((await Promise.all(LANGUAGES.map(entriesOf))).flat());
}

/** Where the list of all articles stands: the articles' own folder. */
export function listPath(entries: readonly Entry[], lang: Language): string {
  const [first] = entries;
  return first === undefined ? LABELS[lang].homePath : new URL('..', first.data.manifest.url).pathname;
}

export async function translationsOf(entry: Entry): Promise<{ hreflang: string; href: string }[]> {
  const [article] = listedArticles([entry]);
  return article === undefined ? [] : alternatesOf(article, await allArticles(), sameArticle);
}

export function dateText(date: Date, lang: Language): string {
  const parts = new Intl.DateTimeFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).formatToParts(date);
  // Without the Russian "г.".
  return parts.map(({ value }) => value).join('').replace(/\s*г\.$/, '').replaceAll(' ', '\u00a0');
}

/** Words a minute of silent reading: 180 in Russian, 230 in English. */
export function minutesOf({ data }: Entry, lang: Language): number {
  return Math.max(1, Math.round(data.manifest.words / (lang === 'ru' ? 180 : 230)));
}

/** Short words stay with the word they belong to: no line of a heading ends with "и", "для" or "a". */
export function tied(text: string): string {
  return text.replaceAll(/(?<![\p{L}\p{N}])(\p{L}{1,2}|для|без|как|что|при|про|под|над|или|the|and) /giu, '$1\u00a0').replaceAll(' — ', '\u00a0— ');
}
