import type { CorpusSource } from './corpus.ts';
import { fetchedText } from './fetched.ts';
import type { Languages } from './languages.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { manifestSchema, type ManifestArticle } from './model/manifest.ts';
import type { SiteConfig } from './model/site.ts';
import type { Files } from './model/world.ts';
import { readBytes } from './project.ts';
import { decodeUtf8 } from './text/decode.ts';
import { parseExisting, type ExistingText } from './text/existing-text.ts';
import { hostOf, siteHost } from './text/link-targets.ts';
import { own } from './text/own.ts';
import { joinPath } from './text/paths.ts';
import { normalPath, sitePaths } from './text/site-paths.ts';
import { FIELD_WEIGHT, termCounts } from './text/term-counts.ts';
import { isWebAddress } from './text/web-address.ts';

/** What sitemaps, feeds and manifests tell of the articles a blog has, from files and from copies of web addresses. Nothing is fetched here. */

interface ExistingAddresses {
  /** Articles, one an address: of several that tell of it, a manifest before a feed before a sitemap. */
  sources: CorpusSource[];
  /** Pages of the site that are no articles by `site.articlePath`, as `normalPath` writes them, each once. */
  pages: string[];
  /** What could not be read. */
  problems: Problem[];
  /** What was left out, to be told. */
  notices: Problem[];
}

/** True for places of `content.existing` that this file reads, false for directories of posts. */
export function isAddressList(place: string): boolean {
  return isWebAddress(place) || /\.(?:xml|rss|atom|json)$/i.test(place);
}

/** Of a file: as much as is fetched from the web. */
const MAX_BYTES = 20 * 1024 * 1024;

/** Which of two that tell of one article is believed: the one that knows more. */
const RANK = { manifest: 0, feed: 1, sitemap: 2 } as const;

interface Told {
  rank: number;
  source: CorpusSource;
}

/** Reads places for which `isAddressList` holds and which are there. @param places as in the config */
export function readAddressLists(places: readonly string[], files: Files, dir: string, config: SiteConfig, languages: Languages): ExistingAddresses {
  const told = new Map<string, Told>();
  const pages = new Set<string>();
  const problems: Problem[] = [];
  const notices: Problem[] = [];
  const tell = (path: string, one: Told): void => {
    const before = told.get(path);
    if (before === undefined || one.rank < before.rank) told.set(path, one);
  };
  for (const place of places) {
    try {
      const file = isWebAddress(place) ? place : joinPath(dir, place);
      const counted = { all: 0, foreign: 0 };
      for (const text of textsOf(place, files, dir)) {
        if (text.kind === 'manifest') for (const article of manifestArticles(text.text, file)) tellManifest(article, file, counted);
        else tellAddresses(text, file, counted);
      }
      if (counted.foreign > 0) notices.push({ code: 'CONFIG_INVALID', file, message: `${counted.foreign} of ${counted.all} addresses are not on ${siteHost(config)} and were left out`, help: 'If this is the sitemap or feed of the blog, correct site.url in the config.' });
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { sources: [...told.values()].map(({ source }) => source), pages: [...pages], problems, notices };

  function tellManifest(article: ManifestArticle, file: string, counted: { all: number; foreign: number }): void {
    const path = normalPath(new URL(article.url).pathname);
    // One on disk is the project's own and may be of another site. One on the web is a stranger's word: its addresses count, not its slugs.
    const slug = isWebAddress(file) ? slugOf(path, config) : article.slug;
    counted.all++;
    if (isWebAddress(file) && hostOf(article.url) !== siteHost(config)) counted.foreign++;
    else if (slug === undefined) pages.add(path);
    else tell(path, { rank: RANK.manifest, source: manifestSource({ ...article, slug }, file, languages, config) });
  }

  function tellAddresses(text: Exclude<ExistingText, { kind: 'manifest' | 'index' }>, file: string, counted: { all: number; foreign: number }): void {
    const entries = text.kind === 'feed' ? text.entries : text.urls.map(({ loc }) => ({ url: loc, title: '', description: '', date: '', language: '', content: '' }));
    for (const entry of entries) {
      counted.all++;
      const url = URL.canParse(entry.url, config.site.url) && entry.url !== '' ? new URL(entry.url, config.site.url) : undefined;
      if (url === undefined || !/^https?:$/.test(url.protocol) || hostOf(url.href) !== siteHost(config)) {
        counted.foreign++;
        continue;
      }
      const path = normalPath(url.pathname);
      const slug = slugOf(path, config);
      if (slug === undefined) pages.add(path);
      else tell(path, { rank: RANK[text.kind], source: addressSource({ ...entry, slug, path: url.pathname, file }, languages, config) });
    }
  }
}

/** The texts of a place: one, or those that an index names. @throws SluglineError CONFIG_INVALID for a copy or a file that is not there or cannot be read */
function textsOf(place: string, files: Files, dir: string): Exclude<ExistingText, { kind: 'index' }>[] {
  const web = isWebAddress(place);
  const read = (address: string): ExistingText => {
    const bytes = web ? undefined : readBytes(files, joinPath(dir, address));
    const text = web ? fetchedText(files, dir, address) : bytes && decodeUtf8(bytes, joinPath(dir, address), MAX_BYTES);
    if (text !== undefined) return parseExisting({ file: web ? address : joinPath(dir, address), text });
    throw new SluglineError(web
      ? { code: 'CONFIG_INVALID', file: address, message: `content.existing: there is no copy of ${address}, and it was not fetched`, help: 'Run `slugline plan` where the address can be reached.' }
      : { code: 'CONFIG_INVALID', file: joinPath(dir, address), message: `content.existing: "${address}" does not exist, and the index "${place}" names it`, help: 'Put the sitemaps of an index beside it, or name its web address.' });
  };
  const first = read(place);
  if (first.kind !== 'index') return [first];
  return first.urls.map(({ loc }) => {
    const address = web ? loc : besides(place, loc);
    const text = read(address);
    if (text.kind !== 'index') return text;
    throw new SluglineError({ code: 'CONFIG_INVALID', file: address, message: `content.existing: the index "${place}" names another index, and those are read one level deep`, help: 'Name that index under content.existing.' });
  });
}

/** The file that an index on disk means by an address: the one of that name beside it. Only XML files: those are what `look.ts` watches there. */
function besides(place: string, url: string): string {
  const name = url.replace(/[?#].*$/s, '').replace(/^.*[\\/]/s, '');
  return `${place.replace(/[^/\\]*$/, '')}${name.endsWith('.xml') ? name : `${name}.xml`}`;
}

/** The slug of a site path (as `normalPath` writes it) by `site.articlePath`; undefined for other pages and for files. */
function slugOf(path: string, config: SiteConfig): string | undefined {
  const [before = '/', after = ''] = config.site.articlePath.split('{slug}');
  const [start, end] = [before.toLowerCase(), normalPath(after)];
  if (!path.startsWith(start) || !path.endsWith(end)) return undefined;
  const slug = path.slice(start.length, path.length - end.length);
  return slug === '' || /[/.\s\p{Cc}\p{Cf}]/u.test(slug) || sitePaths(config).articlePath(slug) !== path ? undefined : slug;
}

interface Address {
  slug: string;
  path: string;
  file: string;
  title: string;
  description: string;
  date: string;
  language: string;
  content: string;
}

/** An article that is known by its address, and by what a feed says of it. One without a title is nobody's neighbour: it has no words. */
function addressSource({ slug, path, file, title, description, date, language: declared, content }: Address, languages: Languages, config: SiteConfig): CorpusSource {
  const language = languages.detect(`${title} ${content === '' ? description : content}`, declared === '' ? undefined : declared, config.site.locale);
  return {
    language,
    entry: { slug: own(slug), file, path: own(path), title, description, heroImage: '', pubDate: date, lang: language.tag, draft: false },
    terms: () => termCounts([[FIELD_WEIGHT.title, title], [FIELD_WEIGHT.body * 2, description], [FIELD_WEIGHT.body, content]], language),
  };
}

/** @throws SluglineError CONFIG_INVALID for anything but a manifest */
function manifestArticles(text: string, file: string): ManifestArticle[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) throw new SluglineError({ code: 'CONFIG_INVALID', file, message: 'content.existing: this is no Slugline manifest', help: 'It should be the manifest.json of an output directory.' });
  const wrong = parsed.data.articles.find(({ url }) => !URL.canParse(url));
  if (wrong !== undefined) throw new SluglineError({ code: 'CONFIG_INVALID', file, message: `content.existing: "${wrong.url.slice(0, 200)}" in this manifest is no address`, help: 'Publish the manifest again.' });
  return parsed.data.articles;
}

function manifestSource({ slug, url, title, description, heroImage, pubDate, lang, draft, tags }: ManifestArticle, file: string, languages: Languages, config: SiteConfig): CorpusSource {
  const language = languages.detect(title, lang, config.site.locale);
  return {
    language,
    entry: { slug, file, path: new URL(url).pathname, title, description, heroImage: heroImage ?? '', pubDate, lang, draft },
    terms: () => termCounts([[FIELD_WEIGHT.title, title], [FIELD_WEIGHT.headings, tags.join(' ')], [FIELD_WEIGHT.body * 2, description]], language),
  };
}
