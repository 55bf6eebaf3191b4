import { articleFiles, slugOfFile } from './articles.ts';
import { summarize } from './forecast.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { Pending } from './calls.ts';
import type { ArticleState, RunEvent, RunResult } from './model/events.ts';
import { isDue, type Plan, type PlanItem, type RemakePart } from './model/plan.ts';
import type { Remote, Snapshot } from './model/remote.ts';
import type { SiteConfig } from './model/site.ts';
import type { Awaitable, BatchRecord, CallHistory, ResponseStore, RunEnd, StoredResponse } from './model/store.ts';
import type { World } from './model/world.ts';
import { costOf } from './money.ts';
import { runPlan } from './pipeline.ts';
import { sweep } from './place.ts';
import { createPlan } from './plan.ts';
import { CONFIG_FILE, loadProject, readText, type Project } from './project.ts';
import { joinPath } from './text/paths.ts';
import { outputs, rules } from './registry.ts';
import { checkRuleSettings } from './rule-settings.ts';
import { createGated } from './gated.ts';
import { createLocalGate } from './local-gate.ts';
import type { CallSettings } from './writing.ts';
import { snapshotOf } from './remote-work.ts';
import { promptSources, setUp, type Setup, type WriterChoice } from './setup.ts';
import { nearest } from './text/nearest.ts';
import type { Workspace } from './workspace.ts';

/** The library's main functions. Nothing here writes to the console, ends the process or reads the environment behind the caller's back. */

export interface GenerateOptions extends WriterChoice {
  /** Slugs or brief files; all when empty. */
  briefs?: readonly string[];
  force?: boolean;
  concurrency?: number;
  signal?: AbortSignal;
  /** US dollars this run may spend; the config's `model.budget.run` otherwise. */
  budget?: number;
  /** Parts of articles to be made anew, by slug; then nothing else is written. */
  remake?: ReadonlyMap<string, readonly RemakePart[]>;
  /** Opens the response store at a path; without it answers are kept in the lock files alone. */
  openStore?: (path: string) => ResponseStore | Promise<ResponseStore>;
  /** Makes sure that no other run is at work on the project, by a lock file at a path. @throws SluglineError when one is */
  lockRun?: (path: string) => Promise<RunHold>;
  /** Tokens of a text, for the forecast; a guess from its length otherwise. */
  tokens?: (text: string) => number;
  /** They are counted as the model itself counts them, so that budgets and limits may rely on it. */
  exact?: boolean;
  /** What calls have been like so far, for the forecast; it is guessed from lengths otherwise. */
  history?: readonly CallHistory[];
  /** Takes the requests that the store cannot answer, instead of asking the model; their articles end as `waiting`. */
  deferred?: (pending: Pending) => void;
  /** Put what was asked and answered into the events. */
  trace?: boolean;
  /** Asked when the plan is there and before anything is spent; nothing is done when it says no. */
  confirm?: (plan: Plan, config: SiteConfig) => Promise<boolean>;
  /** Told what a person may want to know and no run depends on: addresses of `content.existing` that were left out. */
  notice?: (problem: Problem) => void;
  /** Others who write the articles: called with the name of the run when there is work for them. */
  remote?: (run: string, config: SiteConfig) => Promise<Remote>;
  /** Version of Slugline, for those. */
  version?: string;
  /** Name of the command, for the list of runs. */
  command?: string;
}

/** What keeps other runs out, until it is given back. */
export interface RunHold {
  release(): Awaitable<void>;
  /** Aborted when it is lost, with a SluglineError as the reason: what is under way is finished, nothing else is begun. */
  lost?: AbortSignal | undefined;
}

/** Thrown when `confirm` said no: nothing was done. */
export class Declined extends Error {}

/** What would be done, and why. Spends nothing, writes nothing. @throws SluglineError when nothing could run */
export function planProject(world: World, project: Project | string, options: GenerateOptions = {}): { plan: Plan; setup: Setup } {
  const loaded = typeof project === 'string' ? loadProject(world, project) : project;
  checkRuleSettings(loaded.config, rules, { file: joinPath(loaded.dir, CONFIG_FILE), text: readText(world.files, loaded.dir, CONFIG_FILE) ?? '' });
  const setup = setUp(world, loaded, options);
  for (const notice of setup.notices) options.notice?.(notice);
  const present = new Set(articleFiles(world.files, setup.paths.dir).map(slugOfFile));
  const only = options.briefs === undefined || options.briefs.length === 0 ? undefined : selectBriefs(loaded, options.briefs);
  const forecast = { today: today(world), tokens: options.tokens, history: options.history, concurrency: options.concurrency };
  const plan = createPlan(setup.workspace, { ...forecast, force: options.force === true, fallback: setup.fallback, present, remake: options.remake, ...(only === undefined ? {} : { only: only.slugs }) });
  const broken = new Set(setup.problems.filter((problem) => problem.code === 'LOCK_INVALID').map((problem) => problem.file));
  const items = plan.items.filter((item) => !broken.has(setup.paths.lock(item.slug)));
  // Broken briefs that were not asked for are not this run's business.
  const problems = only === undefined ? plan.problems : plan.problems.filter((problem) => only.files.has(problem.file ?? ''));
  return { setup, plan: { ...plan, items, ...summarize(items, setup.workspace, forecast), problems: [...problems, ...setup.problems] } };
}

/**
 * Writes what is stale, links, checks and places it.
 * @yields events as they happen, the last one `result`
 * @throws SluglineError when nothing could run: a faulty config, a missing key, no brief at all
 */
export async function* generateProject(world: World, project: Project | string, options: GenerateOptions = {}): AsyncGenerator<RunEvent, RunResult> {
  // Before anything is read: what another run has just written must be seen.
  const lock = await lockOf(world, typeof project === 'string' ? project : project.dir, options);
  let store: ResponseStore | undefined;
  try {
    const { plan, setup } = planProject(world, project, options.remote === undefined ? options : { ...options, keyless: true });
    if (plan.items.length === 0) {
      throw new SluglineError(plan.problems.length > 0 ? plan.problems : { code: 'NOTHING_TO_DO', message: 'there is no brief to write from', help: 'Put one into briefs/ (one key is enough: "topic: …"), or import a list with `slugline import topics.txt`.' });
    }
    const { price, writer, project: { config, dir } } = setup.workspace;
    if (!writer.local && lock instanceof SluglineError) throw lock;
    const limits = { run: options.budget ?? config.model.budget.run, article: config.model.budget.article };
    if (!writer.local && price === undefined && (limits.run !== undefined || limits.article !== undefined)) {
      throw new SluglineError({ code: 'USAGE', message: `a budget is set, and the price of the model "${writer.model}" is not known, so it could not be kept`, help: `Add the price to ${CONFIG_FILE}: model: { prices: { ${writer.model}: { input: …, output: … } } } (US dollars per million tokens), or leave out the budget.` });
    }
    if (options.confirm !== undefined && !(await options.confirm(plan, config))) throw new Declined();
    store = writer.local ? undefined : await options.openStore?.(joinPath(dir, '.slugline/store.db'));
    if (store?.notice !== undefined) plan.problems.push({ code: 'FILE_UNREADABLE', message: store.notice });
    if (lock !== undefined && !(lock instanceof SluglineError)) sweepQuietly(world, setup.paths);
    const run = runId(world);
    const work = plan.items.filter(isDue);
    if (work.length > 0) await store?.beginRun({ id: run, at: world.now().toISOString(), command: options.command ?? 'generate', provider: writer.provider, model: writer.model, host: setup.provider.host, articles: work.length });
    if (store !== undefined) await refill(store, setup.workspace, work, world);
    let result: RunResult | undefined;
    try {
      result = yield* runPlan({
        workspace: setup.workspace, plan, provider: setup.provider, world, rules, outputs, paths: setup.paths, secrets: setup.secrets,
        calls: { price, ...paced(setup, limits, world, options), store, run, tokens: options.exact === true ? options.tokens : undefined, deferred: options.deferred, promised: store === undefined ? undefined : await keysOf(store), trace: options.trace },
        remote: options.remote === undefined || work.length === 0 ? undefined : { remote: await options.remote(run, config), snapshot: snapshotFor(world, setup, options, limits) },
        concurrency: options.concurrency ?? config.model.concurrency,
        force: options.force === true, today: today(world), signal: options.signal ?? new AbortController().signal, lost: lock instanceof SluglineError ? undefined : lock?.lost,
      });
      return result;
    } finally {
      await store?.endRun(run, endOf(result, world));
    }
  } finally {
    try {
      await store?.close();
    } finally {
      if (!(lock instanceof SluglineError)) await lock?.release();
    }
  }
}

/** How calls are held to limits and budget: by the scheduler, or, with several routes, by a gate that knows each of them. */
function paced({ routes, workspace: { project: { config: { model } } } }: Setup, limits: Snapshot['limits'], world: World, { remote }: GenerateOptions): Pick<CallSettings, 'limits' | 'send' | 'requestsPerMinute' | 'tokensPerMinute'> {
  if (routes === undefined || model.routes.length === 0 || remote !== undefined) return { limits, requestsPerMinute: model.requestsPerMinute, tokensPerMinute: model.tokensPerMinute };
  return { limits: {}, send: createGated(createLocalGate({ routes: routes.usable, limits, world }), routes).send, requestsPerMinute: undefined, tokensPerMinute: undefined };
}

function snapshotFor(world: World, { workspace, provider }: Setup, options: GenerateOptions, limits: Snapshot['limits']): Snapshot {
  return snapshotOf(workspace, provider, { slugline: options.version ?? '', limits, prompts: promptSources(world.files, workspace.project.dir) });
}

/** What a killed run left behind does no harm, and a disk that refuses says so where it matters. */
function sweepQuietly(world: World, paths: Setup['paths']): void {
  try {
    sweep(world.files, paths);
  } catch {
    // The next run tries again.
  }
}

/** Keys of all requests of these batches; of those that are under way when none are given. */
export async function keysOf(store: ResponseStore, batches?: readonly BatchRecord[]): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const { mark } of batches ?? (await store.batches('open'))) for (const { customId } of await store.batchItems(mark)) keys.add(customId);
  return keys;
}

/** The lock of the run; the fault where none can be made, which matters only when answers are to be paid for. @throws SluglineError when another run is at work */
async function lockOf(world: World, dir: string, options: GenerateOptions): Promise<RunHold | SluglineError | undefined> {
  if (options.lockRun === undefined || world.files.stat(joinPath(dir, CONFIG_FILE)) === undefined) return undefined;
  try {
    return await options.lockRun(joinPath(dir, '.slugline/run.lock'));
  } catch (error) {
    if (error instanceof SluglineError && error.problems[0]?.code === 'FILE_UNREADABLE') return error;
    throw error;
  }
}

/** Sorts by time. With the moment of the process's own clock, two runs in one second are two. */
function runId(world: World): string {
  return `${world.now().toISOString().replaceAll(/[-:]|\.\d+Z$/g, '')}-${Math.floor(world.clock() * 1000).toString(36)}${Math.floor(world.random() * 36 ** 3).toString(36)}`;
}

/** Answers that go into the store together: some megabytes in memory, and few ways to a database. */
const REFILL_AT_ONCE = 200;

/** Answers that lock files have and the store has not: of another machine, or of a store that was deleted. They are kept when the locks get new ones. */
async function refill(store: ResponseStore, workspace: Workspace, work: readonly PlanItem[], world: World): Promise<void> {
  let answers: (readonly [key: string, response: StoredResponse])[] = [];
  for (const [index, item] of work.entries()) {
    const stages = Object.values(workspace.locks.get(item.slug)?.stages ?? {});
    answers.push(...stages.flatMap(({ answers: known = [], model }) => known.map(({ request, text, usage }) => [request, { text, usage, finish: 'stop', model, cost: workspace.price === undefined ? null : costOf(usage, workspace.price), at: world.now().toISOString() }] as const)));
    if (answers.length < REFILL_AT_ONCE && index < work.length - 1) continue;
    if (answers.length > 0) await store.refill(answers);
    answers = [];
  }
}

function endOf(result: RunResult | undefined, world: World): RunEnd {
  const count = (...states: ArticleState[]): number => result?.articles.filter((article) => states.includes(article.state)).length ?? 0;
  const failed = count('failed', 'rejected', 'conflict', 'stopped');
  return { at: world.now().toISOString(), state: result === undefined || result.interrupted ? 'interrupted' : failed > 0 ? 'failed' : 'done', written: count('written'), failed };
}

/** The day of a run in UTC, ISO date. */
function today(world: World): string {
  return world.now().toISOString().slice(0, 10);
}

/** Briefs by slug, file, or file name. @throws SluglineError for a name that is no brief */
function selectBriefs(project: Project, names: readonly string[]): { slugs: Set<string>; files: Set<string> } {
  const slugs = new Set<string>();
  const files = new Set<string>();
  const brokenFiles = project.problems.flatMap((problem) => problem.file ?? []);
  const problems: Problem[] = [];
  for (const name of names) {
    const wanted = name.replace(/^\.\//, '').replaceAll('\\', '/');
    const isFile = (file: string): boolean => file === wanted || file.endsWith(`/${wanted}`) || wanted.endsWith(`/${file}`) || file.replace(/^.*\//, '').replace(/\.\w+$/, '') === wanted;
    const found = project.briefs.heads.filter((brief) => brief.slug === wanted || isFile(brief.file));
    const broken = brokenFiles.filter(isFile);
    for (const brief of found) slugs.add(brief.slug);
    for (const file of broken) files.add(file);
    if (found.length === 0 && broken.length === 0) {
      const near = nearest(wanted, project.briefs.heads.flatMap((brief) => [brief.slug, brief.file]));
      problems.push({ code: 'USAGE', message: `there is no brief "${name}"`, help: near === undefined ? 'Name a brief by its file or its slug.' : `Did you mean "${near}"?` });
    }
  }
  if (problems.length > 0) throw new SluglineError(problems);
  return { slugs, files };
}
