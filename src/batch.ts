import { alone, closeDesk, FILES, gather, openBatches, openDesk, withRetries, type BatchEvent, type BatchOptions, type Desk } from './batch-desk.ts';
import { collectAll, nothingCollected, type Collected, type Fault } from './batch-collect.ts';
import { exportFiles, importFiles } from './batch-files.ts';
import { mergeResults, withBooks } from './batch-results.ts';
import { problemOf, recover, submit, type Submitted, type SubmitOptions } from './batch-submit.ts';
import type { Pending } from './calls.ts';
import type { BatchStatus } from './kinds.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { RunEvent, RunResult } from './model/events.ts';
import type { BatchRecord } from './model/store.ts';
import type { World } from './model/world.ts';
import type { Project } from './project.ts';

/**
 * A batch is an ordinary run with a provider that cannot answer now. A run gathers the requests whose answers are not in the store and stops those
 * articles there; the requests go out in batches; the answers come into the store under the keys of their requests, where the next run finds them.
 * So stages become waves: all outlines, then all that reads them, then corrections.
 */

export type { BatchEvent, BatchOptions } from './batch-desk.ts';

/** What `submit` and `collect` came to. */
export interface BatchOutcome {
  /** Of the run that gathered; undefined when there was none. */
  result: RunResult | undefined;
  collected: Collected;
  submitted: Submitted;
  /** Batches that have not been collected, and others that are not this server's business: in files, or at another host. */
  open: number;
  elsewhere: number;
}

/** One open batch and where it stands; `status` is undefined when the server was not asked or did not say. */
export interface OpenBatch {
  batch: BatchRecord;
  calls: number;
  status: BatchStatus | undefined;
  problem: Problem | undefined;
}

type Event = RunEvent | BatchEvent;
const NOTHING_SUBMITTED: Submitted = { batches: 0, calls: 0, refused: new Map() };
const NOBODY: ReadonlyMap<string, Problem> = new Map();

/**
 * Finishes what can be finished and hands over what is to be asked: to the server, or into files.
 * @yields events of the run and of the batches
 * @throws SluglineError when nothing could run, or the server takes no batch
 */
export async function* submitBatches(world: World, project: Project | string, options: BatchOptions): AsyncGenerator<Event, BatchOutcome> {
  return yield* atDesk(world, project, options, async function* (desk) {
    yield* recover(desk);
    const { result, pending } = yield* gather(desk);
    const submitted = desk.signal.aborted ? NOTHING_SUBMITTED : yield* handOver(desk, pending, { again: true, refused: NOBODY });
    return { result: withProblems(result, pending, submitted.refused), collected: nothingCollected(), submitted, ...(await openOnes(desk)) };
  });
}

/**
 * Takes in what has come, finishes what can be finished, and hands over the next wave.
 * @param options `next: false` leaves the next wave to a later call
 */
export async function* collectBatches(world: World, project: Project | string, options: BatchOptions & { next?: boolean }): AsyncGenerator<Event, BatchOutcome> {
  const { next = true, ...given } = options;
  return yield* atDesk(world, project, given, async function* (desk) {
    yield* recover(desk);
    const collected = yield* takeIn(desk, await openBatches(desk));
    // What was begun before the project had anything to ask is told; there is nothing to finish.
    if (collected.ended === 0 && collected.answers === 0 && (await openBatches(desk)).length > 0) return { result: undefined, collected, submitted: NOTHING_SUBMITTED, ...(await openOnes(desk)) };
    const { result, pending } = yield* gather(desk);
    const refused = refusals(collected.faults, collected.tooMany !== undefined);
    const submitted = !next || desk.signal.aborted ? NOTHING_SUBMITTED : yield* handOver(desk, pending, { again: false, refused });
    return { result: withProblems(result, pending, new Map([...refused, ...submitted.refused])), collected, submitted, ...(await openOnes(desk)) };
  });
}

/** First wait between two looks at the server, how it grows, and the longest. */
const POLL_MS = { first: 30_000, growth: 1.5, most: 300_000 };
/** Times one request is sent in batches by one run when its faults may pass, and when only too much was waiting at the server (some four hours). */
const MAX_TRIES = { fault: 3, tooMany: 50 };

/**
 * All waves, to the end: submit, wait, collect, submit the next. An interrupt leaves everything in place, and the same call goes on where it was.
 * @yields events of the runs and of the batches, the last one `result`, which covers all waves
 * @throws SluglineError when nothing could run, or the server refuses for good
 */
export async function* runBatches(world: World, project: Project | string, options: BatchOptions): AsyncGenerator<Event, RunResult> {
  const begun = performance.now();
  const desk = await openDesk(world, project, options);
  const tries = new Map<string, number>();
  const refused = new Map<string, Problem>();
  /** What the budget did not cover, for the time being: less may be spent than was set aside. */
  let uncovered = new Map<string, Problem>();
  let answered = false;
  let result: RunResult | undefined;
  let pending: Pending[] = [];
  let mostLines: number | undefined;
  let submitted = NOTHING_SUBMITTED;

  /** One look at everything, with the project to ourselves. */
  async function* step(): AsyncGenerator<Event, void> {
    yield* recover(desk);
    const collected = yield* takeIn(desk, await openBatches(desk));
    const hopeless = collected.broken.find(({ error }) => !error.retryable);
    answered = collected.answers > 0;
    if (collected.tooMany !== undefined) mostLines = Math.max(1, Math.floor(collected.tooMany / 2));
    else if (answered && mostLines !== undefined) mostLines *= 2;
    for (const fault of collected.faults) {
      const count = (tries.get(fault.key) ?? 0) + 1;
      tries.set(fault.key, count);
      if (!fault.retryable || count >= (collected.tooMany === undefined ? MAX_TRIES.fault : MAX_TRIES.tooMany)) refused.set(fault.key, fault.problem);
    }
    if (result === undefined || collected.ended > 0) {
      const first = result === undefined;
      const run = yield* within(gather(desk), first);
      result = mergeResults(result, run.result);
      pending = run.pending;
      submitted = desk.signal.aborted ? NOTHING_SUBMITTED : yield* handOver(desk, pending, { again: first, refused, mostLines });
      const covered = ([, why]: [string, Problem]): boolean => !why.code.startsWith('BUDGET_');
      for (const [key, why] of [...submitted.refused].filter(covered)) refused.set(key, why);
      uncovered = new Map([...submitted.refused].filter((one) => !covered(one)));
    }
    if (hopeless !== undefined) throw hopeless.error;
  }

  try {
    let waitMs = POLL_MS.first;
    for (let first = true; ; first = false) {
      try {
        yield* alone(desk, step);
        if (answered) waitMs = POLL_MS.first;
      } catch (error) {
        if (!(error instanceof SluglineError) || first || desk.signal.aborted || !passes(error)) {
          // An interrupt is no fault; a lock that is lost is one.
          const isLost = error instanceof SluglineError && error === desk.signal.reason;
          if (desk.signal.aborted && result !== undefined && !isLost) break;
          throw error;
        }
        yield { type: 'batch-problem', mark: '', slug: '', stage: '', problem: problemOf(error, desk) };
      }
      const open = await openBatches(desk);
      if (open.length === 0 || desk.signal.aborted) break;
      yield { type: 'batch-wait', waitMs, open: open.length };
      await world.sleep(waitMs, desk.signal).catch(() => undefined);
      if (desk.signal.aborted) break;
      waitMs = Math.min(POLL_MS.most, waitMs * POLL_MS.growth);
    }
    if (result === undefined) throw new SluglineError({ code: 'INTERRUPTED', message: 'interrupted before anything was done', help: 'Run again.' });
    const done = { ...withBooks(withProblems(result, pending, new Map([...refused, ...uncovered])), desk), interrupted: desk.signal.aborted, ms: Math.round(performance.now() - begun) };
    result = done;
    yield { type: 'result', result: done };
    return done;
  } finally {
    await closeDesk(desk, result);
  }
}

/** Where every open batch stands; those of other hosts and those in files are listed without being asked about. */
export async function showBatches(world: World, project: Project | string, options: BatchOptions): Promise<OpenBatch[]> {
  const desk = await openDesk(world, project, options, true);
  try {
    const shown: OpenBatch[] = [];
    for (const batch of await desk.store.batches('open')) {
      const one: OpenBatch = { batch, calls: (await desk.store.batchItems(batch.mark)).length, status: undefined, problem: undefined };
      shown.push(one);
      if (batch.host !== desk.host || batch.host === FILES || batch.id === '' || desk.service === undefined) continue;
      const { service } = desk;
      try {
        one.status = await withRetries(desk, async () => service.status(batch.id, desk.signal));
      } catch (error) {
        if (!(error instanceof SluglineError) || desk.signal.aborted) throw error;
        one.problem = problemOf(error, desk);
      }
    }
    return shown;
  } finally {
    await closeDesk(desk, undefined);
  }
}

/**
 * Cancels batches: at the server, which takes some minutes and keeps what is finished (`collect` takes it in); those in files and those that never
 * arrived are given up at once.
 * @param marks all open ones when empty
 * @throws SluglineError USAGE for a mark that is no open batch
 */
export async function* cancelBatches(world: World, project: Project | string, options: BatchOptions, marks: readonly string[]): AsyncGenerator<BatchEvent, void> {
  const desk = await openDesk(world, project, options, true);
  try {
    const open = await desk.store.batches('open');
    for (const mark of marks) {
      if (!open.some((batch) => batch.mark === mark)) throw new SluglineError({ code: 'USAGE', message: `there is no open batch "${mark}"`, help: open.length === 0 ? 'No batch is open.' : `Open: ${open.map((batch) => batch.mark).join(', ')}.` });
    }
    yield* recover(desk);
    for (const { mark } of open.filter((batch) => marks.length === 0 || marks.includes(batch.mark))) {
      const { host, id } = (await desk.store.batches('open')).find((batch) => batch.mark === mark) as BatchRecord;
      const { service } = desk;
      if (host === FILES || id === '') {
        await desk.store.updateBatch(mark, { state: 'cancelled' });
        yield { type: 'batch', what: 'cancelled', mark, id, calls: 0, status: undefined, answers: 0, faults: 0, cost: null };
      } else if (host !== desk.host || service === undefined) {
        yield { type: 'batch-problem', mark, slug: '', stage: '', problem: { code: 'PROVIDER_CONFIG', message: `batch ${mark} is at ${host}, and this project asks ${desk.host} now`, help: 'Set model.baseURL back to cancel it there.' } };
      } else {
        const status = await withRetries(desk, async () => service.cancel(id, desk.signal));
        yield { type: 'batch', what: 'cancelled', mark, id, calls: status.total, status, answers: 0, faults: 0, cost: null };
      }
    }
  } finally {
    await closeDesk(desk, undefined);
  }
}

async function* atDesk(world: World, project: Project | string, options: BatchOptions, work: (desk: Desk) => AsyncGenerator<Event, BatchOutcome>): AsyncGenerator<Event, BatchOutcome> {
  const desk = await openDesk(world, project, options);
  let outcome: BatchOutcome | undefined;
  try {
    outcome = yield* alone(desk, () => quietly(work(desk)));
    const { result } = outcome;
    return { ...outcome, result: result === undefined ? undefined : withBooks(result, desk) };
  } finally {
    await closeDesk(desk, outcome?.result);
  }
}

async function openOnes(desk: Desk): Promise<Pick<BatchOutcome, 'open' | 'elsewhere'>> {
  const open = (await openBatches(desk)).length;
  return { open, elsewhere: (await desk.store.batches('open')).length - open };
}

/** The events of a run inside another one: its result is not the last word. */
async function* quietly<Value>(events: AsyncGenerator<Event, Value>): AsyncGenerator<Event, Value> {
  for (;;) {
    const next = await events.next();
    if (next.done === true) return next.value;
    if (next.value.type !== 'result') yield next.value;
  }
}

/** The same for one run of several: what is still waiting is told at the end, what was done before is not told again. */
async function* within<Value>(events: AsyncGenerator<Event, Value>, first: boolean): AsyncGenerator<Event, Value> {
  const inner = quietly(events);
  for (;;) {
    const next = await inner.next();
    if (next.done === true) return next.value;
    const event = next.value;
    if (first || (event.type !== 'start' && !(event.type === 'article' && ['waiting', 'unchanged', 'held'].includes(event.state)))) yield event;
  }
}

async function* takeIn(desk: Desk, batches: readonly BatchRecord[]): AsyncGenerator<BatchEvent, Collected> {
  return desk.host === FILES ? yield* importFiles(desk) : yield* collectAll(desk, batches);
}

async function* handOver(desk: Desk, pending: readonly Pending[], options: SubmitOptions): AsyncGenerator<BatchEvent, Submitted> {
  return desk.host === FILES ? yield* exportFiles(desk, pending, options) : yield* submit(desk, pending, options);
}

/** What is not to be asked again at once: what failed for good, and everything when the server has too much to do. */
function refusals(faults: readonly Fault[], all: boolean): Map<string, Problem> {
  return new Map(faults.filter((fault) => all || !fault.retryable).map((fault) => [fault.key, fault.problem]));
}

/** Articles that wait for an answer nobody will ask for have failed. */
function withProblems(result: RunResult, pending: readonly Pending[], refused: ReadonlyMap<string, Problem>): RunResult {
  const why = Map.groupBy(pending.filter((one) => refused.has(one.key)), (one) => one.slug);
  return {
    ...result,
    articles: result.articles.map((article) => {
      const problems = why.get(article.slug)?.map((one) => ({ file: article.file, ...(refused.get(one.key) as Problem) })) ?? [];
      return article.state === 'waiting' && problems.length > 0 ? { ...article, state: 'failed', problems: [...article.problems, ...problems] } : article;
    }),
  };
}

/** Faults that do not end hours of waiting: the network, or another run on the project. */
function passes(error: SluglineError): boolean {
  return error.retryable || error.problems.every((problem) => problem.code === 'USAGE');
}
