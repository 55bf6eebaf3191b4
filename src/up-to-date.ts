import { contentOf, environmentOf, encode, isSettled, look, looksSame, safely, type Covered, type Look } from './look.ts';
import { joinPath } from './text/paths.ts';
import type { RunEvent, RunResult } from './model/events.ts';
import type { Files, World } from './model/world.ts';

/**
 * What a run said when it found nothing to do, kept with how everything looked, so that the next run can tell by looking that there still is
 * nothing. Anything in doubt is "no", and the full run decides. A run without work loads this and little else: nothing here may cost time.
 *
 * Why it is sound. A run is remembered only when it found everything up to date and changed no file, and when all it depends on, what it
 * read as well as the articles, looked the same before it read the first file and after it had ended. A run that wrote is never taken at
 * its word. What looks the same is the same: every change of a file moves its ctime, and nobody can set that back. Two changes within one
 * tick of the file system's clock can share a ctime, so a look counts only when everything in it was older than that (`isSettled`).
 * The day is no part of it: no key of a stage or of an article holds it.
 */

/** The choices of a command line that change what a run does or refuses, as they were typed. */
export interface Asked {
  provider: string | undefined;
  model: string | undefined;
  budget: string | undefined;
}

/** What a run without work says. */
export interface Known {
  result: RunResult;
  covered: Covered;
  start: Start;
}

/** What it says first. */
export type Start = Extract<RunEvent, { type: 'start' }>;

/** Machine-local, never tracked, safe to delete. */
const STATE_FILE = '.slugline/up-to-date';
/** Raised when the file or what it covers is another. */
const FORMAT = 1;

interface Header {
  format: number;
  asked: Asked;
  covered: Covered;
  environment: string;
  /** Without the items of the plan. */
  start: Start;
  /** Without its articles: they are JSON of their own. */
  result: RunResult;
  /** Hash of all content; '' when none was taken. */
  content: string;
}

/** The file in its parts, divided by NUL: no name and no JSON holds one. */
interface Kept {
  header: Header;
  /** JSON. */
  articles: string;
  /** Of the look. */
  names: string;
  numbers: string;
}

/**
 * What the last run said, when a run now would say the same; undefined when only the full run can tell.
 * @param verify goes by the content of all files and not by their times: right after a checkout or a restored cache as well
 */
export async function recall(world: World, dir: string, asked: Asked, verify: boolean): Promise<Known | undefined> {
  try {
    const kept = parse(world.files.read(joinPath(dir, STATE_FILE)));
    return kept === undefined ? undefined : await compare(world, dir, asked, verify, kept);
  } catch {
    // A damaged file: what cannot be used was never kept.
    return undefined;
  }
}

async function compare(world: World, dir: string, asked: Asked, verify: boolean, { header, names, numbers, articles }: Kept): Promise<Known | undefined> {
  if (JSON.stringify(header.asked) !== JSON.stringify(asked) || header.environment !== await environmentOf(world, header.covered)) return undefined;
  if (verify && header.content === '') return undefined;
  const seen = look(world, dir, header.covered);
  if (seen === undefined) return undefined;
  const same = seen.names === names && encode(seen.numbers) === numbers;
  if (verify ? header.content !== await contentOf(world.files, dir, header.covered) : !same) return undefined;
  // Next time the times will do. What was hashed must be what was seen.
  if (!same && isSettled(seen) && looksSame(seen, look(world, dir, header.covered))) keep(world.files, joinPath(dir, STATE_FILE), header, articles, seen);
  const { covered, start, result } = header;
  return { result: { ...result, articles: JSON.parse(articles) as RunResult['articles'] }, covered, start };
}

/** True for the result of a run over everything that found nothing to do. */
export function isIdle(result: RunResult): boolean {
  return isClean(result) && result.calls === 0 && result.changed === 0 && result.check.findings.length === 0 && result.articles.every((article) => article.state !== 'written' && article.notes.length === 0);
}

/** True when nothing of a run is left to be done or told again. */
export function isClean(result: RunResult): boolean {
  return !result.interrupted && result.problems.length === 0 && result.articles.every(({ state, problems }) => (state === 'written' || state === 'unchanged' || state === 'held') && problems.length === 0);
}

/** A run over the whole project. */
export interface Run {
  asked: Asked;
  covered: Covered;
  /** Seen before the run read its first file. */
  before: Look;
  start: Start;
  result: RunResult;
  /** Hash all content as well, for `--verify`. */
  verify: boolean;
}

/** Keeps what an idle run found, if it is sure. */
export async function remember(world: World, dir: string, { asked, covered, before, start, result, verify }: Run): Promise<void> {
  if (!isIdle(result) || !isSettled(before)) return;
  const content = verify ? await contentOf(world.files, dir, covered) : '';
  if (content === undefined || !looksSame(before, look(world, dir, covered))) return;
  const plan = { ...start.plan, items: [] };
  keep(world.files, joinPath(dir, STATE_FILE), { format: FORMAT, asked, covered, environment: await environmentOf(world, covered), start: { ...start, plan }, result: { ...result, articles: [] }, content }, JSON.stringify(result.articles), before);
}

/** It is only a cache: where it cannot be written, the next run takes longer. */
function keep(files: Files, path: string, header: Header, articles: string, { names, numbers }: Look): void {
  safely(() => files.write(path, [JSON.stringify(header), articles, names, encode(numbers)].join('\0')));
}

/** @throws for anything that `keep` did not write */
function parse(bytes: Uint8Array | undefined): Kept | undefined {
  if (bytes === undefined) return undefined;
  const [head = '', articles = '', names = '', numbers, ...more] = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\0');
  const header = JSON.parse(head) as Header;
  return numbers === undefined || more.length > 0 || header.format !== FORMAT ? undefined : { header, articles, names, numbers };
}
