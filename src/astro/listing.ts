import type { ManifestArticle } from '../model/manifest.ts';

/** What sitemaps, feeds and pages about pages need of an article: taken from the manifest, so that they say what the articles say. */

export type ListedArticle = Pick<ManifestArticle, 'slug' | 'url' | 'title' | 'description' | 'lang' | 'pubDate' | 'updatedDate' | 'draft' | 'tags' | 'heroImage'> & {
  /** True when the page asks search engines to leave it out. */
  noindex?: boolean;
};

/** The entries of a collection as listed articles. @param entries what `getCollection` gave for a collection of `sluglineLoader` */
export function listedArticles(entries: Iterable<{ data: { manifest: ManifestArticle; noindex?: boolean; draft?: boolean } }>): ListedArticle[] {
  return [...entries].map(({ data }) => ({ ...data.manifest, draft: data.manifest.draft || data.draft === true, noindex: data.noindex === true }));
}

/** Articles that search engines and readers of feeds may see: no drafts, none with `noindex`, none whose address is no http address. */
export function publicArticles<T extends ListedArticle>(articles: Iterable<T>): T[] {
  return [...articles].filter(isPublic);
}

function isPublic({ draft, noindex, url }: ListedArticle): boolean {
  return !draft && noindex !== true && /^https?:\/\//i.test(url) && URL.canParse(url);
}

/**
 * The one address of a page: absolute, without query and fragment.
 * @param page a path or an address
 * @param site the site's address, for a path
 */
export function canonicalUrl(page: string | URL, site?: string | URL): string {
  const url = new URL(page, site);
  url.search = '';
  url.hash = '';
  return url.href;
}

/** The path of an article's page as a route parameter, from the address in the manifest: `blog/slug`. The page then stands where links and structured data say. */
export function articleRoute({ url }: Pick<ManifestArticle, 'url'>): string {
  return decodeURI(new URL(url).pathname).replaceAll(/^\/+|\/+$/g, '');
}

/**
 * The languages in which an article is there, itself included, for `<link rel="alternate" hreflang>`. Empty when there is one language only.
 * @param articles of all languages
 * @param keyOf what an article and its translations have in common; default: the slug
 */
export function alternatesOf(article: ListedArticle, articles: Iterable<ListedArticle>, keyOf: (article: ListedArticle) => string = slugOf): { hreflang: string; href: string }[] {
  const key = keyOf(article);
  const found = new Map([[article.lang, canonicalUrl(article.url)]]);
  for (const other of articles) if (!found.has(other.lang) && keyOf(other) === key && isPublic(other) === isPublic(article)) found.set(other.lang, canonicalUrl(other.url));
  return found.size < 2 ? [] : [...found].map(([hreflang, href]) => ({ hreflang, href })).sort((one, other) => (one.hreflang < other.hreflang ? -1 : 1));
}

function slugOf({ slug }: ListedArticle): string {
  return slug;
}

/** The day or moment of the last change, as the manifest has it; undefined when it is no date. */
export function changedOn({ pubDate, updatedDate }: Pick<ManifestArticle, 'pubDate' | 'updatedDate'>): Date | undefined {
  return [updatedDate, pubDate].map((text) => new Date(text ?? Number.NaN)).find((date) => !Number.isNaN(date.getTime()));
}
