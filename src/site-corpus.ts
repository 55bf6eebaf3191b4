import type { Languages } from './languages.ts';
import type { Corpus, CorpusEntry } from './model/corpus.ts';
import type { SiteConfig } from './model/site.ts';
import { basisOf, createRelevance, type Basis, type Prepared, type Relevance } from './relevance.ts';
import { aliasKey, groupHash, pathKey, slugKey, unpack, type ArticleRecord, type RecordBody } from './record.ts';
import { groupKey } from './text/corpus-groups.ts';
import { once } from './text/document.ts';
import type { Language } from './text/language.ts';
import { createPostings } from './text/postings.ts';
import { isArticlePath, sitePaths } from './text/site-paths.ts';
import { termCounts } from './text/term-counts.ts';

/** A corpus over records: nothing is unpacked before it is asked for, so that a site of 100,000 articles fits and one changed article costs little. */
export interface SiteCorpus extends Corpus {
  body(position: number): RecordBody;
  /** Positions of the articles with a key, smallest first. */
  withKey(key: number): Int32Array;
  languageOf(position: number): Language;
  /** Positions of the nearest articles to some words, drafts too. */
  relevanceIndex(): Relevance;
  basis(): Basis;
}

export interface SiteCorpusOptions {
  /** Frequencies of words to go by; default: those of these articles. */
  basis?: (() => Basis | undefined) | undefined;
  /** What is known of an article for finding near ones, with that basis. */
  prepared?: ((position: number) => Prepared | undefined) | undefined;
  config: SiteConfig | undefined;
  complete: boolean;
  languages: Languages;
}

/** Bodies that are kept unpacked: neighbours are asked for one after the other. */
const UNPACKED = 512;

/** @param records in order of file */
export function createSiteCorpus(records: readonly ArticleRecord[], { config, complete, languages, basis, prepared }: SiteCorpusOptions): SiteCorpus {
  const postings = once(() => createPostings(records.map((record) => record.keys)));
  const paths = sitePaths(config);
  const bodies = new Map<number, RecordBody>();
  const body = (position: number): RecordBody => {
    let known = bodies.get(position);
    if (known === undefined) {
      known = unpack(records[position] as ArticleRecord);
      if (bodies.size >= UNPACKED) bodies.clear();
      bodies.set(position, known);
    }
    return known;
  };
  const entryAt = (position: number | undefined): CorpusEntry | undefined => (position === undefined ? undefined : body(position).entry);
  const withKey = (key: number): Int32Array => postings().of(key);
  // Of several articles with one slug or path the last is found, as in every corpus.
  const positionOf = (slug: string): number | undefined => withKey(slugKey(slug)).findLast((position) => body(position).entry.slug === slug);
  const entries = once(() => records.map((record) => unpack(record).entry));
  const languageOf = (position: number): Language => languages.get((records[position] as ArticleRecord).lang) ?? languages.detect('');
  const sources = once(() => records.map((record, position) => ({
    get lang() { return record.lang; },
    terms: () => record.terms,
    get prepared() { return prepared?.(position); },
  })));
  const ground = once(() => basis?.() ?? basisOf(sources()));
  const index = once(() => createRelevance(sources(), ground()));
  return {
    body, withKey, languageOf, complete,
    relevanceIndex: index,
    basis: ground,
    get entries() { return entries(); },
    bySlug: (slug) => entryAt(positionOf(slug)),
    byUrl(url) {
      const path = paths.pathOf(url);
      if (path === undefined) return undefined;
      const key = pathKey(path);
      const there = withKey(key).findLast((position) => (records[position] as ArticleRecord).keys[0] === key && paths.articlePath(body(position).entry.slug) === path);
      return entryAt(there ?? withKey(aliasKey(path)).findLast((position) => body(position).aliases.includes(path)));
    },
    isArticleUrl(url) {
      const path = paths.pathOf(url);
      return path !== undefined && config !== undefined && isArticlePath(path, config);
    },
    another(slug, lang, fits = () => true) {
      const start = positionOf(slug) ?? 0;
      for (let step = 0; step < records.length; step++) {
        const entry = entryAt((start + step) % records.length);
        if (entry !== undefined && entry.slug !== slug && !entry.draft && entry.lang === lang && fits(entry)) return entry;
      }
      return undefined;
    },
    group(name, key) {
      if (key === '') return [];
      const members = [...withKey(groupHash(name, key))].map((position) => body(position).entry).filter((entry) => !entry.draft && groupKey(name, entry, config?.site.url) === key);
      return members.sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : a.file < b.file ? -1 : 1));
    },
    relevance(a, b) {
      const [one, other] = [positionOf(a), positionOf(b)];
      return one === undefined || other === undefined || languageOf(one).tag !== languageOf(other).tag ? 0 : index().cosine(one, other);
    },
    relevanceToText(slug, text) {
      const position = positionOf(slug);
      return position === undefined ? 0 : index().cosineTo(position, termCounts([[1, text]], languageOf(position)));
    },
    release: () => undefined,
    neighbours(slug, limit) {
      const position = positionOf(slug);
      const self = entryAt(position);
      if (position === undefined || self === undefined) return [];
      const found: { slug: string; score: number }[] = [];
      for (const { position: other, score } of index().nearest(position)) {
        const entry = entryAt(other) as CorpusEntry;
        if (found.length >= limit) break;
        if (entry.slug !== slug && (self.draft || !entry.draft)) found.push({ slug: entry.slug, score });
      }
      return found;
    },
  };
}
