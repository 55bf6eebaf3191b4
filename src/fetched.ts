import { SluglineError, type Problem } from './model/errors.ts';
import type { SiteConfig } from './model/site.ts';
import type { Downloaded, Files, World } from './model/world.ts';
import { loadConfig } from './project.ts';
import { parseExisting, type ExistingText } from './text/existing-text.ts';
import { sha256 } from './text/hash.ts';
import { hostOf, siteHost } from './text/link-targets.ts';
import { joinPath } from './text/paths.ts';
import { FETCHED_DIR, isFreshTime, isWebAddress } from './text/web-address.ts';

/**
 * Copies of the web addresses under `content.existing`. They are fetched before anything is read, so that all reading stays that of files. The last
 * good copy serves while a server is down; without one there is an error, for links to articles nobody knows of would be called broken.
 */

/** What is known of a copy. */
interface Note {
  url: string;
  etag: string;
  'last-modified': string;
  /** Of the body. */
  sha256: string;
  /** When its server was last asked, ISO timestamp. */
  time: string;
}

/** Statuses that say that there is nothing, not that something is wrong with the server. */
const GONE = new Set([404, 410]);
/** Downloads at once. */
const AT_ONCE = 5;

interface Copies {
  world: Pick<World, 'files' | 'now' | 'download'>;
  dir: string;
  signal: AbortSignal | undefined;
  notices: Problem[];
  /** Addresses that are wanted, for sweeping. */
  wanted: Set<string>;
}

/**
 * Sees to it that there is a copy of every web address under `content.existing`, those that an index of sitemaps names included. A copy younger than ten
 * minutes is used as it is; does nothing for a project without such addresses.
 * @returns notices: copies that are used because their server cannot be asked
 * @throws SluglineError CONFIG_* as `loadConfig`; FILE_UNREADABLE and CONFIG_INVALID naming the address, when there is neither an answer nor a copy;
 * FILE_UNWRITABLE when a copy cannot be kept; INTERRUPTED
 */
export async function refreshFetched(world: Pick<World, 'files' | 'now' | 'download'>, dir: string, signal?: AbortSignal): Promise<Problem[]> {
  const config = loadConfig(world.files, dir);
  const urls = [...new Set(config?.content.existing.filter(isWebAddress))];
  if (config === undefined || urls.length === 0) return [];
  const copies: Copies = { world, dir, signal, notices: [], wanted: new Set(urls) };
  const faults: Problem[] = [];
  const take = async (wanted: readonly string[], then: (url: string, text: ExistingText) => void): Promise<void> => {
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      await Promise.all(wanted.slice(at, at + AT_ONCE).map(async (url) => {
        try {
          then(url, await freshCopy(copies, url));
        } catch (error) {
          if (!(error instanceof SluglineError)) throw error;
          faults.push(...error.problems);
        }
      }));
    }
  };
  const parts: string[] = [];
  await take(urls, (url, text) => {
    if (text.kind === 'index') parts.push(...partsOf(url, text, config, faults));
  });
  for (const url of parts) copies.wanted.add(url);
  await take([...new Set(parts)].filter((url) => !urls.includes(url)), (url, text) => {
    if (text.kind === 'index') faults.push({ code: 'CONFIG_INVALID', file: url, message: `content.existing: ${url} is an index that another index names, and those are read one level deep`, help: 'Name it under content.existing itself.' });
  });
  if (signal?.aborted === true) throw new SluglineError(faults.find(({ code }) => code === 'INTERRUPTED') ?? { code: 'INTERRUPTED', message: 'interrupted while fetching what the blog has', help: 'Run again.' });
  if (faults.length > 0) throw new SluglineError(faults);
  sweep(copies);
  return copies.notices;
}

/** The text of the copy of an address; undefined when there is none, or a damaged one. */
export function fetchedText(files: Files, dir: string, url: string): string | undefined {
  return copyOf(files, dir, url)?.text;
}

/** Sitemaps that an index names. Its text is a stranger's: it cannot send us to any other host than its own and the blog's. */
function partsOf(index: string, { urls }: { urls: readonly { loc: string }[] }, config: SiteConfig, faults: Problem[]): string[] {
  return urls.flatMap(({ loc }) => {
    const host = isWebAddress(loc) && URL.canParse(loc) ? hostOf(loc) : undefined;
    if (host !== undefined && (host === hostOf(index) || host === siteHost(config))) return [loc];
    faults.push({ code: 'CONFIG_INVALID', file: index, message: `content.existing: the index names "${loc.slice(0, 200)}", which is on another host and is not fetched`, help: 'Name that sitemap under content.existing if it belongs to the blog.' });
    return [];
  });
}

/** Asks the server if the copy is old. @throws SluglineError */
async function freshCopy({ world, dir, signal, notices }: Copies, url: string): Promise<ExistingText> {
  const copy = copyOf(world.files, dir, url);
  const now = world.now();
  let gone = false;
  if (copy !== undefined && isFreshTime(copy.note.time, now.getTime())) return parseExisting({ file: url, text: copy.text });
  try {
    if (world.download === undefined) throw fault(url, 'nothing may be fetched here');
    const reply = await world.download(url, { etag: copy?.note.etag, lastModified: copy?.note['last-modified'], signal });
    const time = now.toISOString();
    if (reply.status === 304 && copy !== undefined) {
      const known = parseExisting({ file: url, text: copy.text });
      keep(world.files, dir, { ...copy.note, time }, undefined);
      return known;
    }
    gone = GONE.has(reply.status);
    if (reply.status !== 200) throw fault(url, gone ? `there is nothing at this address (${reply.status})` : `the server answered with ${reply.status}`);
    const text = decode(url, reply);
    const read = parseExisting({ file: url, text });
    const hash = sha256(text);
    keep(world.files, dir, { url, etag: reply.etag, 'last-modified': reply.lastModified, sha256: hash, time }, copy?.note.sha256 === hash ? undefined : text);
    return read;
  } catch (error) {
    const [problem] = error instanceof SluglineError ? error.problems : [];
    // "Nothing there" is an answer: the config names something that is gone.
    if (problem === undefined || copy === undefined || gone || problem.code === 'INTERRUPTED' || problem.code === 'FILE_UNWRITABLE') throw error;
    notices.push({ ...problem, message: `${problem.message}; the copy of ${copy.note.time.slice(0, 16).replace('T', ' ')} UTC is used` });
    return parseExisting({ file: url, text: copy.text });
  }
}

function fault(url: string, message: string): SluglineError {
  return new SluglineError({ code: 'FILE_UNREADABLE', file: url, message: `content.existing: ${message}`, help: 'Check the address in a browser, or name a file instead.' });
}

/** The body as text, in the encoding that the header, else the XML declaration names. @throws SluglineError */
function decode(url: string, { bytes, contentType }: Downloaded): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /charset=["']?([\w.:-]+)/i.exec(contentType)?.[1] ?? /^[^<]*<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SluglineError({ code: 'FILE_ENCODING', file: url, message: `content.existing: the text is not valid ${label.slice(0, 40)}`, help: 'The server should name the encoding it sends; UTF-8 is best.' }, { cause: error });
  }
}

function pathsOf(dir: string, url: string): { note: string; body: string } {
  const base = joinPath(dir, `${FETCHED_DIR}/${sha256(url)}`);
  return { note: `${base}.json`, body: `${base}.body` };
}

function copyOf(files: Files, dir: string, url: string): { note: Note; text: string } | undefined {
  const paths = pathsOf(dir, url);
  try {
    const [note, body] = [files.read(paths.note), files.read(paths.body)];
    if (note === undefined || body === undefined) return undefined;
    const known = JSON.parse(new TextDecoder().decode(note)) as Partial<Note>;
    const isNote = known.url === url && [known.etag, known['last-modified'], known.time].every((value) => typeof value === 'string') && known.sha256 === sha256(body);
    return isNote ? { note: known as Note, text: new TextDecoder().decode(body) } : undefined;
  } catch {
    // What cannot be read was never kept.
    return undefined;
  }
}

/** Body first: a note of another body is none. @param text undefined when the body is there already */
function keep(files: Files, dir: string, note: Note, text: string | undefined): void {
  const paths = pathsOf(dir, note.url);
  try {
    if (text !== undefined) files.write(paths.body, text);
    files.write(paths.note, `${JSON.stringify(note, null, 2)}\n`);
  } catch (error) {
    throw new SluglineError({ code: 'FILE_UNWRITABLE', file: paths.note, message: `the copy of ${note.url} cannot be kept: ${error instanceof Error ? (error.message.split(', ')[0] ?? '') : String(error)}`, help: 'Check that the project may be written to, and that there is space.' }, { cause: error });
  }
}

/** Removes copies of addresses that the config and its indexes no longer name. */
function sweep({ world: { files }, dir, wanted }: Copies): void {
  const folder = joinPath(dir, FETCHED_DIR);
  const kept = new Set([...wanted].map(sha256));
  for (const name of files.list(folder)) if (/^[\da-f]{64}\.(?:json|body)$/.test(name) && !kept.has(name.slice(0, 64))) files.remove(`${folder}/${name}`);
}
