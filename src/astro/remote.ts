import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDownload } from '../io/fetched.ts';
import { SluglineError } from '../model/errors.ts';
import type { Manifest, ManifestArticle } from '../model/manifest.ts';
import type { Downloaded } from '../model/world.ts';
import { sha256 } from '../text/hash.ts';
import { isWebUrl, readManifest } from './read-manifest.ts';
import type { Limits, Opened, Source } from './source.ts';

/**
 * A manifest on a server. Copies lie in a directory of the blog's cache: articles by their hash, so that one is fetched once whatever Astro forgets, and the manifest
 * of the last time when everything was there and right. All of it may be deleted.
 */

export interface RemoteOptions {
  limits: Limits;
  /** Directory for the copies. */
  cache: string;
  warn: (message: string) => void;
}

interface Note {
  url: string;
  etag: string;
  lastModified: string;
  /** Of the manifest beside it. */
  sha256: string;
}

/** Answers after which the copy of an earlier time is better than nothing: the server is there, and in trouble. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** @throws SluglineError USAGE when the address is not one that is fetched */
export function remoteSource(address: string | URL, { limits, cache, warn }: RemoteOptions): Source {
  const url = String(address);
  if (!isWebUrl(url)) throw new SluglineError({ code: 'USAGE', message: `sluglineLoader: "${url}" is no http address`, help: 'Write manifest: "https://…/manifest.json", or dir: "…" for a directory.' });
  const { username, password } = new URL(url);
  if (username !== '' || password !== '') throw new SluglineError({ code: 'USAGE', message: 'sluglineLoader: an address with a user name or password in it is not fetched', help: 'Such addresses end up in logs.' });
  const dir = join(cache, 'slugline', sha256(url).slice(0, 16));
  const fetchManifest = createDownload({ timeoutMs: limits.timeoutMs, maxBytes: limits.manifestBytes });
  const fetchArticle = createDownload({ timeoutMs: limits.timeoutMs, maxBytes: limits.articleBytes });
  /** Paths are checked to be plain segments; encoded, none of them can say anything else to a server. */
  const addressOf = ({ path }: ManifestArticle): string => new URL(path.split('/').map(encodeURIComponent).join('/'), url).href;

  const read = async (article: ManifestArticle): Promise<Uint8Array> => {
    const known = bytesOf(fileOf(dir, article.sha256));
    if (known !== undefined && sha256(known) === article.sha256) return known;
    const reply = await fetchArticle(addressOf(article));
    if (reply.status !== 200) throw answered(addressOf(article), reply.status, 'ARTICLE_MISMATCH', 'The manifest names this article. Was the whole directory uploaded?');
    if (sha256(reply.bytes) === article.sha256) put(fileOf(dir, article.sha256), reply.bytes);
    return reply.bytes;
  };
  const opened = (manifest: Manifest, done?: () => void): Opened => ({ manifest, name: addressOf, read, ...(done === undefined ? {} : { keep: done }) });

  return {
    files: false,
    async open() {
      const copy = copyOf(dir, url);
      const reply = await fetchManifest(url, copy === undefined ? {} : { etag: copy.note.etag, lastModified: copy.note.lastModified });
      if (reply.status === 304 && copy !== undefined) return opened(readManifest(copy.text, url));
      if (reply.status !== 200) throw answered(url, reply.status, 'MANIFEST_INVALID', 'Check the address in a browser: it should be that of manifest.json.');
      const manifest = readManifest(textOf(url, reply), url);
      return opened(manifest, () => keep(dir, manifest, reply, { url, etag: reply.etag, lastModified: reply.lastModified, sha256: sha256(reply.bytes) }));
    },
    fallback(fault) {
      if (!fault.problems.every(({ code }) => code === 'FILE_UNREADABLE')) return undefined;
      const copy = copyOf(dir, url);
      if (copy === undefined) return undefined;
      const manifest = readManifest(copy.text, url);
      warn(`${fault.message}\nThe copy of ${manifest.generatedAt} is used, ${manifest.articles.length} articles.`);
      return opened(manifest);
    },
  };
}

/** A status as an error: one that will pass by itself counts as a server that cannot be reached. */
function answered(url: string, status: number, code: 'MANIFEST_INVALID' | 'ARTICLE_MISMATCH', help: string): SluglineError {
  const passing = PASSING.has(status);
  return new SluglineError({ code: passing ? 'FILE_UNREADABLE' : code, file: url, message: `the server answered with ${status}`, help: passing ? 'Try again later.' : help });
}

function textOf(url: string, { bytes }: Downloaded): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SluglineError({ code: 'MANIFEST_INVALID', file: url, message: 'the manifest is not valid UTF-8', help: 'Is it the manifest.json that `slugline generate` wrote?' }, { cause: error });
  }
}

function fileOf(dir: string, hash: string): string {
  return join(dir, 'articles', `${hash}.md`);
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Written aside and renamed; not flushed, because every copy is checked by its hash when it is read. A cache that cannot be written is none. */
function put(file: string, bytes: Uint8Array | string): void {
  const temporary = `${file}.${crypto.randomUUID()}.tmp`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(temporary, bytes);
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** The manifest of the last time when all was well. */
function copyOf(dir: string, url: string): { note: Note; text: string } | undefined {
  try {
    const note = JSON.parse(readFileSync(join(dir, 'note.json'), 'utf8')) as Partial<Note>;
    const bytes = readFileSync(join(dir, 'manifest.json'));
    const whole = note.url === url && typeof note.etag === 'string' && typeof note.lastModified === 'string' && note.sha256 === sha256(bytes);
    return whole ? { note: note as Note, text: new TextDecoder().decode(bytes) } : undefined;
  } catch {
    return undefined;
  }
}

/** Manifest first: a note of another one is none. Articles that the manifest no longer names go. */
function keep(dir: string, manifest: Manifest, { bytes }: Downloaded, note: Note): void {
  put(join(dir, 'manifest.json'), bytes);
  put(join(dir, 'note.json'), `${JSON.stringify(note, null, 2)}\n`);
  const named = new Set(manifest.articles.map(({ sha256: hash }) => `${hash}.md`));
  try {
    for (const name of readdirSync(join(dir, 'articles'))) if (!named.has(name)) rmSync(join(dir, 'articles', name), { force: true });
  } catch {
    // No directory, no copies.
  }
}
