import { SluglineError } from '../model/errors.ts';
import { isFeed, parseFeed, type FeedEntry } from './feed.ts';
import { isSitemap, parseSitemap, rootName, type Sitemap } from './sitemap.ts';

/** A text that tells what a blog has. A manifest is not read any further here. */
export type ExistingText =
  | { kind: 'sitemap'; urls: Sitemap['urls'] }
  | { kind: 'index'; urls: Sitemap['urls'] }
  | { kind: 'feed'; entries: FeedEntry[] }
  | { kind: 'manifest'; text: string };

/** Sitemaps that an index may name. A blog has a few; each is a download. */
const MAX_SITEMAPS = 50;

/** Which of them a text is, by how it begins. @throws SluglineError CONFIG_INVALID for none of them, and for a broken one */
export function parseExisting(source: { file: string; text: string }): ExistingText {
  const root = rootName(source.text);
  if (isFeed(root)) return { kind: 'feed', entries: parseFeed(source) };
  const isPage = /^html$/i.test(root) || /^\uFEFF?\s*<!doctype html/i.test(source.text);
  // Other XML, and what only looks like it: the parser says what is wrong with it.
  if (isSitemap(root) || (!isPage && /^\uFEFF?\s*</.test(source.text))) {
    const sitemap = parseSitemap(source);
    if (sitemap.kind === 'index' && sitemap.urls.length > MAX_SITEMAPS) throw new SluglineError({ code: 'CONFIG_INVALID', file: source.file, message: `the index names ${sitemap.urls.length} sitemaps, more than the ${MAX_SITEMAPS} that are read`, help: 'Name the sitemaps of the blog under content.existing, one by one.' });
    return { kind: sitemap.kind, urls: sitemap.urls };
  }
  if (/^\uFEFF?\s*\{/.test(source.text)) return { kind: 'manifest', text: source.text.replace(/^\uFEFF/, '') };
  throw new SluglineError({ code: 'CONFIG_INVALID', file: source.file, message: `this is no sitemap, no RSS or Atom feed and no manifest${isPage ? ', but an HTML page' : ''}`, help: 'Name the sitemap.xml of the blog, its feed, or the manifest.json of an output directory.' });
}
