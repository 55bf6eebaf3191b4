import { SluglineError } from '../model/errors.ts';
import { alternatesOf, canonicalUrl, changedOn, publicArticles, type ListedArticle } from './listing.ts';
import { xmlText } from './xml.ts';

/** Sitemaps as text for an endpoint of the blog. Limits: sitemaps.org, 50,000 addresses and 50 MB a file. */

const MOST_URLS = 50_000;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

export interface SitemapPage {
  url: string | URL;
  /** Of the last change. A date without a time stays one. */
  lastmod?: string | Date | undefined;
  /** The languages this page is there in, itself included. */
  alternates?: readonly { hreflang: string; href: string }[];
}

/**
 * Articles as pages of a sitemap: no drafts, none with `noindex`; changed when they were updated, else when they were published.
 * @param keyOf what translations have in common, as for `alternatesOf`
 */
export function sitemapPages(articles: Iterable<ListedArticle>, keyOf: (article: ListedArticle) => string = ({ slug }) => slug): SitemapPage[] {
  const shown = publicArticles(articles);
  const groups = Map.groupBy(shown, keyOf);
  return shown.map((article) => ({ url: article.url, lastmod: dayOf(article), alternates: alternatesOf(article, groups.get(keyOf(article)) ?? [], keyOf) }));
}

function dayOf(article: ListedArticle): string | undefined {
  const changed = changedOn(article);
  const text = [article.updatedDate, article.pubDate].find((one) => one !== null && !Number.isNaN(Date.parse(one))) ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : changed?.toISOString();
}

/**
 * A sitemap, in the order given; an address that is there twice is listed once.
 * @throws SluglineError USAGE above 50,000 addresses
 */
export function sitemapXml(pages: Iterable<SitemapPage>): string {
  const unique = new Map([...pages].map((page) => [canonicalUrl(page.url), page] as const));
  if (unique.size > MOST_URLS) throw new SluglineError({ code: 'USAGE', message: `a sitemap holds ${MOST_URLS} addresses, and these are ${unique.size}`, help: 'Make several, for instance one a year, and list them with sitemapIndexXml.' });
  let hasAlternates = false;
  const urls = [...unique].map(([url, { lastmod, alternates = [] }]) => {
    hasAlternates ||= alternates.length > 0;
    const links = alternates.map(({ hreflang, href }) => `<xhtml:link rel="alternate" hreflang="${xmlText(hreflang)}" href="${xmlText(href)}"/>`);
    return `<url><loc>${xmlText(url)}</loc>${lastmodXml(lastmod)}${links.join('')}</url>\n`;
  });
  return `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${hasAlternates ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : ''}>\n${urls.join('')}</urlset>\n`;
}

/** An index of sitemaps. */
export function sitemapIndexXml(sitemaps: Iterable<Omit<SitemapPage, 'alternates'>>): string {
  const items = [...sitemaps].map(({ url, lastmod }) => `<sitemap><loc>${xmlText(new URL(url).href)}</loc>${lastmodXml(lastmod)}</sitemap>\n`);
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${items.join('')}</sitemapindex>\n`;
}

function lastmodXml(lastmod: string | Date | undefined): string {
  const text = lastmod instanceof Date ? (Number.isNaN(lastmod.getTime()) ? undefined : lastmod.toISOString()) : lastmod;
  return text === undefined ? '' : `<lastmod>${xmlText(text)}</lastmod>`;
}
