import { setImmediate as turn } from 'node:timers/promises';
import { documentOf } from './articles.ts';
import { documentSource } from './corpus.ts';
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
}

export interface LinkIndexInput {
  files: Files;
  languages: Languages;
  config: SiteConfig;
  /** Files of articles. */
  paths: readonly string[];
  /** What is kept between runs; undefined: everything is read. `code` is a hash of the code that reads, `now` ms since 1970. */
  store?: { store: LinkStore; code: string; now: number } | undefined;
}

/** The Markdown parser frees its memory only between turns. */
const DOCUMENTS_A_TURN = 25;

/** Records of all files, in their order; files that cannot be read are problems. Only what has changed since the last time is read. */
export async function readLinkIndex({ files, languages, config, paths, store }: LinkIndexInput): Promise<{ records: LinkRecord[]; problems: Problem[] }> {
  const records: LinkRecord[] = [];
  const problems: Problem[] = [];
  const settings = store === undefined ? '' : sha256(JSON.stringify([store.code, config.site]));
  const kept = new Map(store === undefined || store.store.settings() !== settings ? [] : store.store.articles().map((one) => [one.file, one]));
  const put: KeptLinks[] = [];
  let count = 0;
  for (const file of paths) {
    const known = kept.get(file);
    const stamp = store === undefined ? '' : stampOf(files, file);
    if (known !== undefined && stamp !== '' && known.stamp === stamp) {
      records.push(recordOf(known));
      continue;
    }
    try {
      const bytes = readBytes(files, file);
      if (bytes === undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'there is no such file', help: 'Run the command again.' });
      const hash = store === undefined ? '' : sha256(bytes);
      const settled = store !== undefined && isSettledStamp(stamp, store.now) ? stamp : '';
      const fresh = known?.sha256 === hash && hash !== '' ? { ...known, stamp: settled } : { file, stamp: settled, sha256: hash, ...contentsOf(documentOf(file, decodeUtf8(bytes, file), languages, config), config) };
      put.push(fresh);
      records.push(recordOf(fresh));
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...error.problems);
    }
    if (++count % DOCUMENTS_A_TURN === 0) await turn();
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
  return { body: Buffer.from(JSON.stringify(body)), ...terms, phrases: parsed ? packPhrases(documentPhrases(doc)) : new Uint32Array() };
}

/** A record of an article of which no file is read. */
export function bareLinkRecord(entry: CorpusEntry, terms: TermCounts): LinkRecord {
  return { file: entry.file, terms, phrases: new Uint32Array(), body: () => ({ entry, links: [], ids: [], aliases: [], keywords: [] }) };
}

function isParsable(doc: Document): boolean {
  try {
    return doc.tree.type === 'root';
  } catch {
    return false;
  }
}
