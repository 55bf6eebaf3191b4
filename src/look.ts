import { joinPath } from './text/paths.ts';
import type { Hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { builtinPrices, builtinPrompts } from './builtin.ts';
import type { SiteConfig } from './model/site.ts';
import type { Files, World } from './model/world.ts';
import { FETCHED_DIR, isFreshTime, isWebAddress } from './text/web-address.ts';

/** How everything looks that a plan and the outputs depend on: names, sizes and times of Slugline's own files, of the project's, and of what came out. */

/** What the config says of where to look. */
export interface Covered {
  /** The output directory. */
  output: string;
  /** Posts, manifests, sitemaps and feeds the blog has, and files with its redirects. */
  existing: readonly string[];
  /** Some of them are web addresses: their copies count, as long as they are fresh. */
  fetched?: true;
  /** Name of the variable with the API key. */
  keyEnv: string;
  /** Those of further routes. */
  keyEnvs?: readonly string[];
}

export interface Look {
  /** Folder by folder. */
  names: string;
  /** Three a name: size, mtimeMs, ctimeMs. */
  numbers: Float64Array;
  /** When it was begun, ms since 1970. */
  at: number;
}

/** Longer than a tick of any file system's clock; one that keeps whole seconds (FAT: two) gives itself away by its numbers. */
const TICK_MS = 50;
const COARSE_TICK_MS = 2050;
/** Deeper folders are a link that leads back. */
const MAX_DEPTH = 32;

interface Place {
  label: string;
  path: string;
  /**
   * `file`: one file, there or not; `all`: all files below; `tree`: those that are not hidden; `posts`: the articles below, or one file; `maps`: the XML
   * files of one folder, where an index of sitemaps has its parts;
   * `entries`: the names in one folder and its own times. The last is enough for lock files: they are only ever replaced by renaming, by us
   * and by git, and that moves the times of the folder. A lock that an editor overwrites in place is seen with `--verify`.
   */
  take: 'file' | 'all' | 'tree' | 'posts' | 'maps' | 'entries';
}

/** True when there are copies of web addresses, and a run now would use them all without asking. */
export function copiesAreFresh({ files, now }: Pick<World, 'files' | 'now'>, dir: string): boolean {
  const folder = joinPath(dir, FETCHED_DIR);
  const notes = files.list(folder).filter((name) => name.endsWith('.json'));
  const at = now().getTime();
  return notes.length > 0 && notes.every((name) => isFreshTime((JSON.parse(Buffer.from(files.read(`${folder}/${name}`) ?? []).toString()) as { time?: unknown }).time, at));
}

/** What a config covers; undefined when it names something that cannot be looked at. @param more files and directories besides, absolute */
export function coveredBy(config: SiteConfig, more: readonly string[] = []): Covered | undefined {
  const existing = [...config.content.existing, ...config.content.redirects];
  const onDisk = [...existing.filter((place) => !isWebAddress(place)), ...more];
  return more.some(isWebAddress) ? undefined : { output: config.output.dir, existing: onDisk, keyEnv: config.model.apiKeyEnv, ...(config.model.routes.length > 0 ? { keyEnvs: config.model.routes.flatMap(({ apiKeyEnv }) => apiKeyEnv ?? []) } : {}), ...(existing.some(isWebAddress) ? { fetched: true } : {}) };
}

/** One word for how Slugline's own code looks: what it made before is of no use to another. */
export function codeKey(files: Files): string {
  const parts: string[] = [];
  for (const place of ownPlaces()) walk(files, place, (label, _path, names, stats) => parts.push(label, ...names, stats.join(' ')));
  return parts.join('\n');
}

/** The same by the content of that code: equal on every machine that has it. */
export async function codeHash(files: Files): Promise<string> {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  for (const place of ownPlaces()) hashPlace(files, place, hash);
  return hash.digest('hex');
}

/** Looks at everything that a plan and the outputs depend on; undefined when something cannot be looked at. */
export function look(world: World, dir: string, covered: Covered): Look | undefined {
  const at = world.now().getTime();
  const names: string[] = [];
  const parts: number[][] = [];
  // What a server would say now can only be asked.
  if (covered.fetched === true && safely(() => copiesAreFresh(world, dir)) !== true) return undefined;
  const whole = safely(() => placesOf(dir, covered).every((place) => walk(world.files, place, (label, _path, found, stats) => {
    names.push(`${label}/`, found.join('\n'));
    parts.push(stats);
  })));
  if (whole !== true) return undefined;
  const numbers = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    numbers.set(part, end);
    end += part.length;
  }
  return { names: names.join('\n'), numbers, at };
}

/** True when two looks saw the same. */
export function looksSame(a: Look | undefined, b: Look | undefined): boolean {
  return a !== undefined && b !== undefined && a.names === b.names && encode(a.numbers) === encode(b.numbers);
}

/** True when nothing in a look is so young that it could still change without showing it. */
export function isSettled({ numbers, at }: Look): boolean {
  return numbers.every((time, index) => index % 3 === 0 || time < at - (time % 1000 === 0 ? COARSE_TICK_MS : TICK_MS));
}

/** Numbers as text, exactly. */
export function encode(numbers: Float64Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

/** Slugline's own code and prompts, the project's files, what the blog has, and what came out. */
function placesOf(dir: string, { output, existing, fetched }: Covered): Place[] {
  const project = (path: string, take: Place['take']): Place => ({ label: path, path: joinPath(dir, path), take });
  const out = output.replace(/\/+$/, '');
  return [
    ...ownPlaces(),
    project('slugline.config.yaml', 'file'), project('briefs', 'tree'), project('prompts', 'all'), ...existing.map((place) => project(place, 'posts')),
    ...existing.filter((place) => place.endsWith('.xml')).map((place) => project(place.replace(/[^/\\]*$/, '.'), 'maps')), ...(fetched === true ? [project(FETCHED_DIR, 'all')] : []),
    project(out, 'tree'), project(`${out}/.slugline`, 'entries'), project(`${out}/.slugline/rejected`, 'all'), project(`${out}/.slugline/pending`, 'all'),
  ];
}

/** Slugline's own code, prompts and prices, and the packages it stands on. */
function ownPlaces(): Place[] {
  const code = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '');
  const home = code.replace(/[\\/][^\\/]*$/, '');
  const own = (label: string, path: string, take: Place['take']): Place => ({ label: `slugline:${label}`, path, take });
  return [
    own('code', code, 'tree'), own('prompts', builtinPrompts(), 'all'), own('prices', builtinPrices(), 'file'), own('package', `${home}/package.json`, 'file'),
    // Where npm notes what it has installed: in a checkout, and for a package among others.
    own('libraries', `${home}/node_modules/.package-lock.json`, 'file'), own('neighbours', `${home}/../.package-lock.json`, 'file'),
  ];
}

type Visit = (label: string, path: string, names: readonly string[], stats: number[]) => void;

/** Goes through a place, folder by folder. @returns false when it has no end */
function walk(files: Files, { label, path, take }: Place, visit: Visit, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const itself = depth > 0 && take !== 'file' ? undefined : files.stat(path);
  if (take === 'entries' && itself?.isDirectory === true) {
    visit(label, path, files.survey(path, 'names')?.names ?? [], [0, itself.mtimeMs, itself.ctimeMs]);
    return true;
  }
  const found = take === 'file' || itself?.isDirectory === false ? undefined : files.survey(path);
  if (found === undefined) {
    visit(label, path, [], itself === undefined ? [-1, 0, 0] : [itself.size, itself.mtimeMs, itself.ctimeMs]);
    return true;
  }
  const names: string[] = [];
  const numbers: number[] = [];
  const folders: string[] = [];
  for (let at = 0; at < found.stats.length; at += 4) {
    const name = found.names[at / 4] ?? '';
    if ((take !== 'all' && name.startsWith('.')) || (take === 'posts' && name === 'node_modules')) continue;
    if (found.stats[at + 3] === 1) folders.push(...(take === 'maps' ? [] : [name]));
    else if (take === 'maps' ? name.endsWith('.xml') : take !== 'posts' || /\.(?:mdx?|markdown)$/.test(name)) {
      names.push(name);
      numbers.push(found.stats[at] ?? 0, found.stats[at + 1] ?? 0, found.stats[at + 2] ?? 0);
    }
  }
  visit(label, path, names, numbers);
  return folders.every((name) => walk(files, { label: `${label}/${name}`, path: `${path}/${name}`, take }, visit, depth + 1));
}

/** One hash of all content with its names; undefined when folders have no end. */
export async function contentOf(files: Files, dir: string, covered: Covered): Promise<string | undefined> {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  const whole = safely(() => placesOf(dir, covered).every((place) => hashPlace(files, place, hash)));
  return whole === true ? hash.digest('hex') : undefined;
}

/** @returns false when folders have no end */
function hashPlace(files: Files, place: Place, hash: Hash): boolean {
  return walk(files, place, (label, path, names) => {
    hash.update(`${label}/${names.length}\0`);
    for (const name of names.length > 0 ? names : ['']) {
      // What cannot be read is hashed as such: folders among entries, above all, whose files are a place of their own.
      const bytes = safely(() => files.read(name === '' ? path : `${path}/${name}`));
      hash.update(`${name}\0${bytes?.length ?? 'none'}\0`);
      if (bytes !== undefined) hash.update(bytes);
    }
  });
}

/** What the environment adds: whether there is a key, never the key; and where requests go, unreadably, as an address may hold a password. */
export async function environmentOf(world: Pick<World, 'env'>, covered: Covered): Promise<string> {
  const key = [covered.keyEnv, ...(covered.keyEnvs ?? [])].some((name) => (world.env(name)?.trim() ?? '') !== '') ? 'key' : 'no key';
  const host = world.env('OPENAI_BASE_URL') ?? '';
  return host === '' ? key : `${key} ${(await import('./text/hash.ts')).sha256(host)}`;
}

/** The value, or undefined when it cannot be had: then only the full run can tell what is wrong. */
export function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
