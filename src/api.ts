import { setTimeout as sleep } from 'node:timers/promises';
import { refreshFetched } from './fetched.ts';
import { createDownload } from './io/fetched.ts';
import { nodeFiles } from './io/files.ts';
import { prepareHeap } from './io/heap.ts';
import { createLanguages } from './languages.ts';
import { generateProject, planProject, type GenerateOptions } from './library.ts';
import type { CheckResult } from './model/finding.ts';
import type { RunEvent, RunResult } from './model/events.ts';
import type { Plan } from './model/plan.ts';
import { SluglineError } from './model/errors.ts';
import { configSchema, type SiteConfig, type SiteConfigInput } from './model/site.ts';
import type { World } from './model/world.ts';
import { projectName, requireConfig, type Project } from './project.ts';
import { locales, rules } from './registry.ts';
import { validateArticles } from './validate.ts';

/** The functions of contracts §8 on the real file system. Nothing is printed, no environment variable is read: keys are given. */

export interface LibraryOptions extends GenerateOptions {
  /** Another machine than the real one, for tests and hosts. */
  world?: World;
  /** Address of a PostgreSQL database (`postgres://…`) that keeps answers and lets one run at a time work on the project, on whichever machine; default: files of the project. */
  database?: string;
}

export interface ValidateOptions {
  /** Files, directories and patterns. */
  paths?: readonly string[];
  /** Articles in memory. */
  articles?: readonly { file: string; text: string; slug?: string }[];
  /** The site's settings, as in `slugline.config.yaml`. */
  config?: SiteConfigInput;
  /** True when the given articles are all of the site, so that an unknown internal target is a broken link. */
  complete?: boolean;
  /** ISO date: the day by which dated policy is judged; default today. */
  asOf?: string;
  world?: World;
}

/** What would be done for a project (a loaded one, or its directory). Web addresses of `content.existing` are read from the copies of the last run. @throws SluglineError when nothing could run */
export function plan(project: Project | string, options: LibraryOptions = {}): Plan {
  return planProject(options.world ?? nodeWorld(), project, options).plan;
}

/**
 * Writes what is stale.
 * @yields events; the last is `{ type: 'result', result }`, which is also what the generator returns
 * @throws SluglineError when nothing could run
 */
export async function* generate(project: Project | string, options: LibraryOptions = {}): AsyncGenerator<RunEvent, RunResult> {
  const world = options.world ?? nodeWorld();
  for (const notice of await refreshFetched(world, typeof project === 'string' ? project : project.dir, options.signal)) options.notice?.(notice);
  return yield* generateProject(world, project, { ...(options.database === undefined ? machine(world) : databaseMachine(world, options.database, project)), ...options });
}

/** The response store, and the lock that keeps a second run out: who finds the project at work gets an error at once. */
function machine(world: World): Required<Pick<GenerateOptions, 'openStore' | 'lockRun'>> {
  return {
    openStore: async (path) => (await import('./store/sqlite.ts')).openStore(path),
    lockRun: async (path) => (await import('./store/run-lock.ts')).waitForRunLock(path, { pid: process.pid, since: world.now().toISOString(), what: 'generate' }, { waitMs: 0, sleep: world.sleep }),
  };
}

/** The same with answers in a database. */
function databaseMachine(world: World, url: string, project: Project | string): ReturnType<typeof machine> {
  const name = (): string => projectName(typeof project === 'string' ? requireConfig(world.files, project) : project.config);
  const loaded = (async () => (await import('./store/run-database.ts')).runDatabase(url, name, { pid: process.pid, what: 'generate' }))();
  return {
    openStore: async () => (await loaded).openStore(),
    lockRun: async (path) => (await loaded).lockRun(async () => machine(world).lockRun(path), { waitMs: 0, sleep: world.sleep }),
  };
}

/** Checks articles. @throws SluglineError when there is nothing to check or the config is invalid */
export async function validate(options: ValidateOptions): Promise<Omit<CheckResult, 'version'>> {
  const world = options.world ?? nodeWorld();
  const config = options.config === undefined ? undefined : parseConfig(options.config);
  const { result } = await validateArticles({
    files: world.files, languages: createLanguages(locales), rules, asOf: options.asOf ?? world.now().toISOString().slice(0, 10),
    ...(options.paths === undefined ? {} : { paths: options.paths }),
    ...(options.articles === undefined ? {} : { articles: options.articles }),
    ...(config === undefined ? {} : { config }),
    ...(options.complete === undefined ? {} : { complete: options.complete }),
  });
  return { findings: result.findings, summary: result.summary };
}

function parseConfig(input: SiteConfigInput): SiteConfig {
  const parsed = configSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new SluglineError(parsed.error.issues.map((issue) => ({ code: 'CONFIG_INVALID', message: `config.${issue.path.join('.')}: ${issue.message}`, help: 'See schemas/config.schema.json.' })));
}

/** The real machine, without its environment variables. */
export function nodeWorld(): World {
  return {
    files: nodeFiles(),
    download: createDownload(),
    now: () => new Date(),
    clock: () => performance.now(),
    random: Math.random,
    sleep: async (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }),
    prepare: prepareHeap,
    env: () => undefined,
  };
}
