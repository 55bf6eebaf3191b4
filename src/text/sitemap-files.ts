import { xmlAttribute, xmlText } from './xml-text.ts';

/** Sitemaps as the protocol wants them (sitemaps.org, version 0.9), with `xhtml:link` for versions in other languages (Google Search Central). */

export interface SitemapEntry {
  url: string;
  /** W3C date or timestamp; undefined where none is known. */
  lastmod: string | undefined;
  /** All versions of the page, itself included. */
  versions: readonly (readonly [lang: string, url: string])[];
}

interface SitemapLimits {
  urls: number;
  /** UTF-8, not packed. */
  bytes: number;
}

/** sitemaps.org, "Using Sitemap index files": 50,000 addresses and 50 MB (52,428,800 bytes) a file. An index may name 50,000 files. */
const LIMITS: SitemapLimits = { urls: 50_000, bytes: 52_428_800 };

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const URLSET = { open: `${HEAD}<urlset ${NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`, close: '</urlset>\n' };

/**
 * `sitemap.xml`; past the limits of one file an index of that name, and `sitemap-1.xml` and so on beside it. None for no entries: a sitemap has at least one.
 * @param addressOf where a file of that name will lie
 */
export function sitemapFiles(entries: Iterable<SitemapEntry>, addressOf: (name: string) => string, limits: SitemapLimits = LIMITS): { path: string; text: string }[] {
  const parts: { items: string[]; bytes: number; lastmod: string | undefined }[] = [];
  const frame = Buffer.byteLength(URLSET.open) + URLSET.close.length;
  for (const entry of entries) {
    const item = urlItem(entry);
    const bytes = Buffer.byteLength(item);
    let part = parts.at(-1);
    if (part === undefined || part.items.length >= limits.urls || frame + part.bytes + bytes > limits.bytes) parts.push((part = { items: [], bytes: 0, lastmod: undefined }));
    part.items.push(item);
    part.bytes += bytes;
    if (entry.lastmod !== undefined && isLater(entry.lastmod, part.lastmod)) part.lastmod = entry.lastmod;
  }
  const texts = parts.map(({ items }) => `${URLSET.open}${items.join('')}${URLSET.close}`);
  if (texts.length < 2) return texts.map((text) => ({ path: 'sitemap.xml', text }));
  const files = texts.map((text, index) => ({ path: `sitemap-${index + 1}.xml`, text }));
  const items = files.map(({ path }, index) => `  <sitemap>\n    <loc>${xmlText(addressOf(path))}</loc>\n${lastmodLine(parts[index]?.lastmod)}  </sitemap>\n`);
  return [{ path: 'sitemap.xml', text: `${HEAD}<sitemapindex ${NAMESPACE}>\n${items.join('')}</sitemapindex>\n` }, ...files];
}

function urlItem({ url, lastmod, versions }: SitemapEntry): string {
  const links = versions.map(([lang, href]) => `    <xhtml:link rel="alternate" hreflang="${xmlAttribute(lang)}" href="${xmlAttribute(href)}"/>\n`);
  return `  <url>\n    <loc>${xmlText(url)}</loc>\n${lastmodLine(lastmod)}${links.join('')}  </url>\n`;
}

function lastmodLine(lastmod: string | undefined): string {
  return lastmod === undefined ? '' : `    <lastmod>${xmlText(lastmod)}</lastmod>\n`;
}

function isLater(date: string, other: string | undefined): boolean {
  return other === undefined || Date.parse(date) > Date.parse(other);
}
