import { articleSlug, callToActionOf, targetKey } from '../text/link-targets.ts';
import type { Lock } from '../model/lock.ts';
import type { SiteConfig } from '../model/site.ts';
import type { Document } from '../text/document.ts';
import { normalize } from '../text/words.ts';
import type { LinkOrigin, LinkView } from './shapes.ts';

/** Links in the running text of an article, and how each came there. Pure. */

/** Most links that are shown. */
const MOST = 400;

/** The links of a text and its FAQ, in reading order. @param slugOf the article a URL leads to, where articles stand among other pages */
export function linksInText(doc: Document, config: SiteConfig, slugOf: (url: string) => string | undefined): LinkView[] {
  return doc.links.filter(({ area }) => area === 'body' || area === 'faq').slice(0, MOST).map(({ url, text, start }) => ({
    anchor: text, url, slug: slugOf(url) ?? articleSlug(url, config) ?? '', cta: callToActionOf(url, config) !== undefined, line: doc.lines.position(start).line, at: start,
  }));
}

/** How each came there, as far as the lock knows; then what the lock names and the text has no more. @param titleOf of an article; '' for one that is not there */
export function linkOrigins(links: readonly LinkView[], lock: Pick<Lock, 'links' | 'facts'> | undefined, titleOf: (slug: string) => string): LinkOrigin[] {
  const noted = [...(lock?.links.inText ?? [])];
  const sources = new Set(lock?.facts.flatMap(({ source }) => (source === null ? [] : [targetKey(source, undefined)])));
  const origins = links.map(({ cta, ...link }): LinkOrigin => {
    const known = noted.findIndex(({ slug, anchor }) => slug === link.slug && normalize(anchor) === normalize(link.anchor));
    if (known >= 0) noted.splice(known, 1);
    const by = known >= 0 ? 'code' : cta ? 'cta' : link.slug === '' && sources.has(targetKey(link.url, undefined)) ? 'source' : 'text';
    return { ...link, by, title: link.slug === '' ? '' : titleOf(link.slug) };
  });
  return [...origins, ...noted.map(({ slug, path, anchor }): LinkOrigin => ({ anchor, url: path, slug, by: 'gone', title: titleOf(slug), line: null, at: null }))];
}
