import { setImmediate as turn } from 'node:timers/promises';
import { documentOf } from './articles.ts';
import { documentSource, isParsable } from './corpus.ts';
import type { Languages } from './languages.ts';
import type { CorpusEntry } from './model/corpus.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { KeptLinks, LinkStore } from './model/link-store.ts';
import type { SiteConfig } from './model/site.ts';
import type { Files } from './model/world.ts';
import { readBytes } from './project.ts';
import { isSettledStamp, stampOf } from './stamps.ts';
import { decodeUtf8 } from './text/decode.ts';
import type { Document } from './text/document.ts';
import { sha256 } from './text/hash.ts';
import { pageIds } from './text/heading-ids.ts';
import { redirectsOf } from './text/redirects.ts';
import { documentPhrases, packPhrases, type PackedPhrases } from './text/subject-phrases.ts';
import { documentTerms, type TermCounts } from './text/term-counts.ts';

/** What links need to know of each article, read once and kept: its entry, its words and phrases, its own links and the ids they can point at. */
export interface LinkRecord {
  /** The file, by which it is kept. */
  file: string;
  terms: TermCounts;
  phrases: PackedPhrases;
  /** Unpacked when it is asked for. */
  body(): LinkRecordBody;
}

export interface LinkRecordBody {
  entry: CorpusEntry;
  links: { url: string; text: string; area: 'body' | 'faq' | 'related' | 'author'; line: number }[];
  ids: string[];
  /** Paths of former addresses that lead here. */
  aliases: string[];
  keywords: string[];
  /** True for an article that only a list (a sitemap, a manifest) tells of: its text and its own links are not known. */
  listed?: true;
}

export interface LinkIndexInput {
  files: Files;
  languages: Languages;
  config: SiteConfig;
  /** Files of articles. */
  paths: readonly string[];
  /** What is kept between runs; undefined: everything is read. `code` is a hash of the code that reads, `now` ms since 1970. */
  store?: { store: LinkStore; code: string; now: number } | undefined;
  /** Reads elsewhere where that pays; undefined: here. */
  reading?: ((setup: LinkReadingSetup, files: number) => LinkReading | undefined) | undefined;
}

/** The Markdown parser frees its memory only between turns. */
const DOCUMENTS_A_TURN = 25;

/** Reads files, here or in several threads; the results in the order of the files. */
export type LinkReading = (paths: readonly string[]) => Promise<ReadArticle[]>;
/** What all files have in common; plain data, so that it can be handed to another thread. */
export interface LinkReadingSetup {
  config: SiteConfig;
  /** True when the bytes are to be hashed: somebody will remember what was read. */
  hashed: boolean;
}
/** What is kept of a file, or why it could not be read. */
export type ReadArticle = (Pick<KeptLinks, 'body' | 'hashes' | 'counts' | 'phrases'> & { sha256: string }) | { problems: readonly Problem[] };

/** Reads in this thread. */
export function createLinkReading({ config, hashed }: LinkReadingSetup, files: Files, languages: Languages): LinkReading {
  const read = (file: string): ReadArticle => {
    try {
      const bytes = readBytes(files, file);
      if (bytes === undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'there is no such file', help: 'Run the command again.' });
      return { sha256: hashed ? sha256(bytes) : '', ...contentsOf(documentOf(file, decodeUtf8(bytes, file), languages, config), config) };
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      return { problems: error.problems };
    }
  };
  let count = 0;
  return async (paths) => {
    const found: ReadArticle[] = [];
    for (const path of paths) {
      found.push(read(path));
      if (++count % DOCUMENTS_A_TURN === 0) await turn();
    }
    return found;
  };
}

/** Records of all files, in their order; files that cannot be read are problems. Only what has changed since the last time is read. */
export async function readLinkIndex({ files, languages, config, paths, store, reading }: LinkIndexInput): Promise<{ records: LinkRecord[]; problems: Problem[] }> {
  const settings = store === undefined ? '' : sha256(JSON.stringify([store.code, config.site]));
  const kept = new Map(store === undefined || store.store.settings() !== settings ? [] : store.store.articles().map((one) => [one.file, one]));
  const stamps = new Map(store === undefined ? [] : paths.map((file) => [file, stampOf(files, file)]));
  const known = (file: string): KeptLinks | undefined => {
    const one = kept.get(file);
    return one !== undefined && one.stamp !== '' && one.stamp === stamps.get(file) ? one : undefined;
  };
  const toRead = paths.filter((file) => known(file) === undefined);
  const setup: LinkReadingSetup = { config, hashed: store !== undefined };
  const read = await (reading?.(setup, toRead.length) ?? createLinkReading(setup, files, languages))(toRead);
  const fresh = new Map(toRead.map((file, index) => [file, read[index] as ReadArticle]));
  const records: LinkRecord[] = [];
  const problems: Problem[] = [];
  const put: KeptLinks[] = [];
  for (const file of paths) {
    const one = fresh.get(file);
    if (one === undefined) records.push(recordOf(known(file) as KeptLinks));
    else if ('problems' in one) problems.push(...one.problems);
    else {
      const stamp = stamps.get(file) ?? '';
      put.push({ file, stamp: store !== undefined && isSettledStamp(stamp, store.now) ? stamp : '', ...one });
      records.push(recordOf({ file, ...one }));
    }
  }
  if (store !== undefined) {
    const there = new Set(paths);
    const remove = [...kept.keys()].filter((file) => !there.has(file));
    if (put.length + remove.length > 0) store.store.save({ settings, put, remove });
  }
  return { records, problems };
}

function recordOf({ file, body, hashes, counts, phrases }: Omit<KeptLinks, 'stamp' | 'sha256'>): LinkRecord {
  return { file, terms: { hashes, counts }, phrases, body: () => JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()) as LinkRecordBody };
}

/** A document's record. Markdown that cannot be parsed counts as an article without text. */
export function contentsOf(doc: Document, config: SiteConfig): Pick<KeptLinks, 'body' | 'hashes' | 'counts' | 'phrases'> {
  const { entry } = documentSource(doc, config);
  const parsed = isParsable(doc);
  const keywords: unknown = doc.data['keywords'];
  const body: LinkRecordBody = {
    entry,
    links: parsed ? doc.links.map(({ url, text, start, area }) => ({ url, text, area, line: doc.lines.position(start).line })) : [],
    ids: parsed ? [...pageIds(doc)] : [],
    aliases: redirectsOf(doc, config).map(({ path }) => path),
    keywords: Array.isArray(keywords) ? keywords.filter((item) => typeof item === 'string') : [],
  };
  const terms = parsed ? documentTerms(doc) : { hashes: new Uint32Array(), counts: new Uint16Array() };
  // Bytes of its own: those of a small buffer lie among others'.
  return { body: new Uint8Array(Buffer.from(JSON.stringify(body))), ...terms, phrases: parsed ? packPhrases(documentPhrases(doc)) : new Uint32Array() };
}

/** A record of an article of which no file is read: a link may lead there, and nothing is said of its own links. */
export function bareLinkRecord(entry: CorpusEntry, terms: TermCounts): LinkRecord {
  return { file: entry.file, terms, phrases: new Uint32Array(), body: () => ({ entry, links: [], ids: [], aliases: [], keywords: [], listed: true }) };
}
