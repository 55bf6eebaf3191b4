import { documentSource, ownEntry, type CorpusSource } from './corpus.ts';
import { isAddressList, readAddressLists } from './existing-feeds.ts';
import type { PublishedArticle } from './kinds.ts';
import type { Languages } from './languages.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { SiteConfig } from './model/site.ts';
import type { Files } from './model/world.ts';
import { readText } from './project.ts';
import { joinPath } from './text/paths.ts';
import { createDocument, type Document } from './text/document.ts';
import { splitFrontMatter } from './text/frontmatter.ts';
import type { Language } from './text/language.ts';
import { own } from './text/own.ts';
import { isArticleFile, slugOfPath } from './text/post-files.ts';
import { sitePaths } from './text/site-paths.ts';
import { translationsOf } from './text/translations.ts';
import { isWebAddress } from './text/web-address.ts';

/** Articles on disk as documents: the output directory, the blog's existing posts, paths given to `validate`. */

export interface LoadedArticles {
  docs: Document[];
  /** Files that could not be read: each is an error, never silence. */
  problems: Problem[];
}

/** Article files below a path, sorted: .md, .mdx and .markdown, hidden files and folders (and with them `.slugline`) left out. A file is itself. */
export function articleFiles(files: Files, path: string): string[] {
  const stat = files.stat(path);
  if (stat === undefined) return [];
  if (!stat.isDirectory) return [path];
  const base = path.replace(/\/+$/, '');
  return files.list(base).flatMap((name) => {
    if (name.startsWith('.') || name === 'node_modules/') return [];
    if (name.endsWith('/')) return articleFiles(files, `${base}/${name.slice(0, -1)}`);
    return isArticleFile(name) ? [`${base}/${name}`] : [];
  });
}

/** The slug of an article file: its name, or its folder's when it is an index file. */
export function slugOfFile(path: string): string {
  return slugOfPath(path);
}

/** Reads files as documents in the language they declare, or are written in. */
export function loadDocuments(files: Files, paths: readonly string[], languages: Languages, config: SiteConfig | undefined): LoadedArticles {
  const docs: Document[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      const text = readText(files, '.', path);
      if (text === undefined) problems.push({ code: 'FILE_UNREADABLE', file: path, message: 'there is no such file', help: 'Check the path.' });
      else docs.push(documentOf(path, text, languages, config));
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { docs, problems };
}

/** One text as a document; the slug comes from the file name. */
export function documentOf(path: string, text: string, languages: Languages, config: SiteConfig | undefined, slug = slugOfFile(path)): Document {
  return createDocument({ file: path, slug, text }, languageOfText(text, languages, config));
}

/** The language an article declares, or is written in. */
export function languageOfText(text: string, languages: Languages, config: SiteConfig | undefined): Language {
  const declared = /^(?:[ \t]*")?(?:lang|language|locale)"?[ \t]*[:=][ \t]*['"]?([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\b/m.exec(splitFrontMatter(text).source)?.[1]?.replace('_', '-');
  return languages.detect(text, declared, config?.site.locale);
}

/** What outputs tell of an article, from its text. */
export function factsOf(doc: Document): Omit<PublishedArticle, 'slug' | 'path' | 'sha256' | 'related' | 'findings'> {
  const tags = doc.data['tags'];
  const versions = translationsOf(doc)?.versions;
  return {
    title: own(doc.field('title')), description: own(doc.field('description')), lang: doc.language.tag, pubDate: own(doc.field('pubDate')), updatedDate: own(doc.field('updatedDate')) || null,
    draft: doc.data['draft'] === true, tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string').map(own) : [], heroImage: own(doc.field('heroImage')) || null, words: doc.wordCount,
    ...(versions === undefined ? {} : { alternates: Object.fromEntries(versions.map(({ lang, url }) => [own(lang), own(url)])) }),
  };
}

/** What the blog already has besides its posts on disk. */
interface Existing {
  sources: CorpusSource[];
  /** Other pages of the site that a sitemap or a feed names: site paths as `normalPath` writes them. */
  pages: string[];
  /** What is named but not there, or cannot be read. */
  problems: Problem[];
  /** What was left out, to be told; nothing is wrong. */
  notices: Problem[];
}

/**
 * What the blog already has (`content.existing`): directories of posts, manifest.json files of other projects, sitemaps and feeds; web addresses from the
 * copies that `refreshFetched` (fetched.ts) has made.
 * @returns sources for the corpus, one an article: its post on disk, or what a list says of its address
 */
export function loadExisting(files: Files, dir: string, config: SiteConfig, languages: Languages): Existing {
  const existing = findExisting(files, dir, config, languages);
  const again = rereading(files, languages, config);
  const posts = existing.files.flatMap((file) => {
    const loaded = loadDocuments(files, [file], languages, config);
    existing.problems.push(...loaded.problems);
    return loaded.docs.map((doc) => lightSource(doc, config, again));
  });
  return { ...existing, sources: [...posts, ...existing.sources] };
}

/** The same without reading the posts: their files, and what lists tell of other articles. */
export function findExisting(files: Files, dir: string, config: SiteConfig, languages: Languages): Existing & { files: string[] } {
  const posts: string[] = [];
  const lists: string[] = [];
  const missing: Problem[] = [];
  for (const place of config.content.existing) {
    const path = joinPath(dir, place);
    const stat = isWebAddress(place) ? undefined : files.stat(path);
    if (isWebAddress(place)) lists.push(place);
    else if (stat === undefined) missing.push({ code: 'CONFIG_INVALID', file: path, message: `content.existing: "${place}" does not exist`, help: 'Correct the path (it is relative to the project).' });
    else if (isAddressList(place) && !stat.isDirectory) lists.push(place);
    else posts.push(...articleFiles(files, path));
  }
  const { sources, problems, ...told } = readAddressLists(lists, files, dir, config, languages);
  const { articlePath } = sitePaths(config);
  const onDisk = new Set(sources.length === 0 ? [] : posts.map((file) => articlePath(slugOfFile(file))));
  return { ...told, files: posts, sources: sources.filter(({ entry }) => !onDisk.has(articlePath(entry.slug))), problems: [...missing, ...problems] };
}

/** A post as a source that does not keep it: its words are read again when they are asked for. @param again reads a post once for whatever is asked of it in a row */
function lightSource(doc: Document, config: SiteConfig, again: (file: string, slug: string) => CorpusSource): CorpusSource {
  const { entry, language } = documentSource(doc, config);
  const { file, slug } = doc;
  return { language, entry: ownEntry(entry), terms: () => again(file, slug).terms(), phrases: () => again(file, slug).phrases?.() ?? new Uint32Array() };
}

/** Reads posts again, and keeps the last one: its words and its phrases are asked for one after the other. */
function rereading(files: Files, languages: Languages, config: SiteConfig): (file: string, slug: string) => CorpusSource {
  let last: { file: string; source: CorpusSource } | undefined;
  return (file, slug) => {
    if (last?.file !== file) last = { file, source: documentSource(documentOf(file, readText(files, '.', file) ?? '', languages, config, slug), config) };
    return last.source;
  };
}
