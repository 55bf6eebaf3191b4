import { addUsage, NO_USAGE } from './books.ts';
import type { Pending } from './calls.ts';
import type { BatchLines, BatchService, BatchStatus } from './kinds.ts';
import { generateProject, keysOf, type GenerateOptions } from './library.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { RunEvent, RunResult, SpendingRow } from './model/events.ts';
import type { Usage } from './model/lock.ts';
import type { Price } from './model/prices.ts';
import type { BatchItem, BatchRecord, ResponseStore } from './model/store.ts';
import type { World } from './model/world.ts';
import { costOf, createBudget, type Budget, type Prices } from './money.ts';
import { loadProject, type Project } from './project.ts';
import { joinPath } from './text/paths.ts';
import { setUp } from './setup.ts';

/** What all work with batches has in hand: the project, the store, the server, the prices; and the run that gathers what is to be asked. */

export interface BatchOptions extends GenerateOptions {
  /** Requests leave as files in this directory, or answers come from it, instead of the server. Absolute, or relative to the process. */
  files?: string | undefined;
}

/** What work with batches tells. */
export type BatchEvent =
  | { type: 'batch'; what: 'submitted' | 'exported' | 'found' | 'running' | 'collected' | 'failed' | 'cancelled' | 'abandoned'; mark: string; id: string; calls: number; status: BatchStatus | undefined; answers: number; faults: number; cost: number | null }
  /** `slug` and `stage` where it concerns one call; else the batch as a whole, or all of them. */
  | { type: 'batch-problem'; mark: string; slug: string; stage: string; problem: Problem }
  | { type: 'batch-wait'; waitMs: number; open: number };

export interface Desk {
  world: World;
  project: Project;
  options: BatchOptions;
  store: ResponseStore;
  lines: BatchLines;
  /** The server; undefined when everything goes through files. */
  service: BatchService | undefined;
  provider: string;
  /** Host of the batches that are this desk's business; FILES for those that went out as files. */
  host: string;
  model: string;
  /** What a call in a batch costs; batches that were sent before the model was changed have another price. */
  priceOf(model: string): Price | undefined;
  budget: Budget;
  limits: { run: number | undefined; article: number | undefined };
  /** What the budget holds for calls under way, by key. */
  held: Map<string, { slug: string; usd: number }>;
  signal: AbortSignal;
  /** Ends the work as an interrupt does. */
  stop(reason: unknown): void;
  secrets: readonly string[];
  books: Books;
}

/** `host` of a batch that went out as files. */
export const FILES = 'files';

/** What was booked by this process. */
export interface Books {
  run: string;
  begun: boolean;
  rows: Map<string, SpendingRow>;
}

/**
 * Opens the store and finds the server.
 * @param look only the books are looked into: the writer need not take batches
 * @throws SluglineError when the writer makes no calls or takes no batches
 */
export async function openDesk(world: World, project: Project | string, options: BatchOptions, look = false): Promise<Desk> {
  const loaded = typeof project === 'string' ? loadProject(world, project) : project;
  const chosen = options.files === undefined ? options : withoutKey(world, loaded, options);
  if (chosen.force === true) throw new SluglineError({ code: 'USAGE', message: '--force does not go with batches: what a batch brings is used because it is known already', help: 'Write what is stale in a batch, and force single articles with `slugline generate --force BRIEF`.' });
  const { provider, workspace, secrets } = setUp(world, loaded, chosen);
  const { batches } = provider;
  if (provider.complete === false && !look) throw new SluglineError({ code: 'PROVIDER_CONFIG', message: `the writer "${workspace.writer.provider}" makes no calls, so there is nothing to put into a batch`, help: `Set ${loaded.config.model.apiKeyEnv}, or take the requests out as files: slugline batch --export DIR.` });
  if (batches === undefined && !look) throw new SluglineError({ code: 'PROVIDER_CONFIG', message: `the provider "${workspace.writer.provider}" takes no batches`, help: 'Use --provider openai, or write with `slugline generate`.' });
  if (options.openStore === undefined) throw new SluglineError({ code: 'INTERNAL', message: 'batches need the response store, and none was given', help: 'Give `openStore`.' });
  const limits = { run: options.budget ?? loaded.config.model.budget.run, article: loaded.config.model.budget.article };
  const stopping = new AbortController();
  const store = await options.openStore(joinPath(loaded.dir, '.slugline/store.db'));
  return {
    world, project: loaded, options: chosen, store, lines: batches ?? NO_LINES, service: options.files === undefined ? batches : undefined,
    provider: workspace.writer.provider, host: options.files === undefined ? provider.host : FILES, model: provider.model,
    priceOf: createPrices(provider.model, workspace.price, (model) => setUp(world, loaded, { ...chosen, model }).workspace.price), limits, budget: createBudget(limits), held: new Map(),
    signal: AbortSignal.any([stopping.signal, ...(options.signal === undefined ? [] : [options.signal])]), stop: (reason) => stopping.abort(reason), secrets,
    // Sorts by time; with the moment of the process's own clock, two in one second are two.
    books: { run: `${world.now().toISOString().replaceAll(/[-:]|\.\d+Z$/g, '')}-${Math.floor(world.clock() * 1000).toString(36)}-batch`, begun: false, rows: new Map() },
  };
}

const NO_LINES: BatchLines = { line: () => '', answer: () => undefined };

/** Files need no key: nothing is ever sent. The server's name is still part of every key, so the provider is the one that would be asked. */
function withoutKey(world: World, project: Project, options: BatchOptions): BatchOptions {
  const { apiKeyEnv, provider } = project.config.model;
  const wanted = options.provider ?? provider;
  return { ...options, provider: wanted === 'auto' ? 'openai' : wanted, apiKey: options.apiKey ?? (world.env(apiKeyEnv)?.trim() || 'none') };
}

/** Listed prices carry those of batches; a price of the project's own has no other for batches: better counted too dear than too cheap. */
function createPrices(model: string, price: Price | undefined, find: (model: string) => Price | undefined): Desk['priceOf'] {
  const known = new Map<string, Prices[string] | undefined>([[model, price]]);
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name)?.batch ?? known.get(name);
  };
}

/** Begun at the first line of the ledger, so that a look at batches leaves no run behind. */
export async function beginBooks({ books, store, world, provider, model, host }: Desk): Promise<void> {
  if (books.begun) return;
  books.begun = true;
  await store.beginRun({ id: books.run, at: world.now().toISOString(), command: 'batch', provider, model, host, articles: 0 });
}

/** Ends the run in the journal, if there is one, and lets the store go. */
export async function closeDesk({ books, store, world, signal }: Desk, result: RunResult | undefined): Promise<void> {
  const count = (...states: string[]): number => result?.articles.filter((article) => states.includes(article.state)).length ?? 0;
  try {
    if (books.begun) await store.endRun(books.run, { at: world.now().toISOString(), state: signal.aborted ? 'interrupted' : 'done', written: count('written'), failed: count('failed', 'rejected', 'conflict') });
  } finally {
    await store.close();
  }
}

/** Adds one paid call to the sums. */
export function addToBooks({ books }: Desk, stage: string, model: string, usage: Usage, cost: number | null, failed: boolean): void {
  const id = `${stage}\n${model}`;
  const row = books.rows.get(id) ?? { stage, model, calls: 0, reused: 0, failed: 0, usage: NO_USAGE, cost: 0 };
  books.rows.set(id, { ...row, calls: row.calls + 1, failed: row.failed + Number(failed), usage: addUsage(row.usage, usage), cost: row.cost === null || cost === null ? null : row.cost + cost });
}

export function costInBatch({ priceOf }: Desk, model: string, usage: Usage): number | null {
  const price = priceOf(model);
  return price === undefined ? null : costOf(usage, price);
}

/** Batches of this desk that have not been collected. */
export async function openBatches({ store, host }: Desk): Promise<BatchRecord[]> {
  return (await store.batches('open')).filter((batch) => batch.host === host);
}

/** Keys of all requests that are in an open batch, whatever its host: none of them is asked a second time. */
export async function keysUnderWay({ store }: Desk): Promise<Set<string>> {
  return keysOf(store);
}

export async function itemsOf({ store }: Desk, mark: string): Promise<Map<string, BatchItem>> {
  return new Map((await store.batchItems(mark)).map((item) => [item.customId, item]));
}

/**
 * An ordinary run in which nobody is asked: whatever has its answers is finished and placed; what is missing is returned.
 * @yields the events of the run
 */
export async function* gather(desk: Desk): AsyncGenerator<RunEvent, { result: RunResult; pending: Pending[] }> {
  const pending = new Map<string, Pending>();
  // One connection a process: the run must not close it.
  const openStore = (): ResponseStore => ({ ...desk.store, close: () => undefined });
  const { files: _files, lockRun: _lockRun, ...options } = desk.options;
  const result = yield* generateProject(desk.world, desk.project, { ...options, command: 'batch', openStore, signal: desk.signal, deferred: (one) => void (pending.has(one.key) || pending.set(one.key, one)) });
  const order = new Map(result.articles.map((article, index) => [article.slug, index]));
  const place = (one: Pending): number => order.get(one.slug) ?? 0;
  // The same project gives the same files, in whatever order the stages came.
  return { result, pending: [...pending.values()].toSorted((a, b) => place(a) - place(b) || (`${a.stage} ${a.key}` < `${b.stage} ${b.key}` ? -1 : 1)) };
}

/** Does a step with the project to ourselves. @throws SluglineError when another run is at work on it, or may be: what was under way is finished then */
export async function* alone<Event, Value>(desk: Desk, step: () => AsyncGenerator<Event, Value>): AsyncGenerator<Event, Value> {
  const lock = await desk.options.lockRun?.(joinPath(desk.project.dir, '.slugline/run.lock'));
  const lost = lock?.lost;
  const onLost = (): void => desk.stop(lost?.reason);
  lost?.addEventListener('abort', onLost, { once: true });
  try {
    const value = yield* step();
    lost?.throwIfAborted();
    return value;
  } finally {
    lost?.removeEventListener('abort', onLost);
    await lock?.release();
  }
}

const TRIES = 4;
const BASE_WAIT_MS = 1000;

/** Calls the server; tries again while the fault may pass. @throws SluglineError */
export async function withRetries<T>({ world, signal }: Desk, work: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!(error instanceof SluglineError) || !error.retryable || attempt >= TRIES || signal.aborted) throw error;
      await world.sleep(Math.min(600_000, error.retryAfterMs ?? Math.round(world.random() * BASE_WAIT_MS * 2 ** attempt)), signal).catch(() => undefined);
    }
  }
}
