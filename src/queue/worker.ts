import { activeRules } from '../check.ts';
import type { RunEvent } from '../model/events.ts';
import type { ResponseStore } from '../model/store.ts';
import { problemsOf, type Problem } from '../model/errors.ts';
import type { Gate } from '../model/gate.ts';
import type { Job, Queue } from '../model/queue.ts';
import type { Snapshot } from '../model/remote.ts';
import type { Routes } from '../routes.ts';
import type { World } from '../model/world.ts';
import { rules } from '../registry.ts';
import { createScheduler, type Scheduler } from '../scheduler.ts';
import { workJob } from './_work-job.ts';
import { createGroups, type Group } from './_groups.ts';

/**
 * A worker: takes articles from the queue, has them written and hands the results back. Everything it must not lose is in the database before it goes on, so that
 * it may be killed at any moment.
 */
export interface WorkerOptions {
  queue: Queue;
  world: World;
  /** Version of this Slugline; work planned by another one is left alone. */
  version: string;
  /** Calls at once. */
  concurrency: number;
  /** The shared answers and books of a project. */
  storeOf(project: string): ResponseStore;
  /** Shared limits and budget of a run. @throws SluglineError when the database stays away */
  gateOf(run: string, snapshot: Snapshot, routes: Routes): Promise<WorkerGate>;
  /** Who answers. @throws SluglineError when this worker must not or cannot ask there */
  routesOf(snapshot: Snapshot): Routes;
  /** Exact count of tokens for the model of a run; undefined where none is known. */
  tokensOf?: (snapshot: Snapshot) => Promise<((text: string) => number) | undefined>;
  /** First abort: take nothing new, finish calls under way, give the rest back. */
  signal: AbortSignal;
  /** Leave when the queue is empty, instead of waiting for more. */
  once?: boolean;
  tell(event: WorkerEvent): void;
}

export interface WorkerGate extends Gate {
  close(): Promise<void>;
}

export type WorkerEvent =
  | { type: 'started'; concurrency: number }
  | { type: 'taken'; project: string; slug: string; attempt: number }
  | { type: 'call'; project: string; model: string; host: string; event: Extract<RunEvent, { type: 'call' }> }
  /** `again`: it failed, and will be tried again. */
  | { type: 'finished'; project: string; slug: string; state: string; again: boolean; ms: number; problems: readonly Problem[] }
  | { type: 'given-back'; project: string; slug: string; why: string }
  /** Somebody else has it by now, or it was cancelled. */
  | { type: 'lost'; project: string; slug: string }
  | { type: 'resting'; project: string; seconds: number; problem: Problem }
  | { type: 'fault'; problem: Problem }
  | { type: 'draining'; open: number }
  | { type: 'stopped'; written: number; failed: number };

/** Signs of life in the time after which another worker may have a job: two may get lost. */
const BEATS = 3;
/** Looking for work that is not there: from the first to the longest pause. */
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [100, 2000];
/** Articles begun and not finished, as a multiple of calls at once: those that wait out a pause need others beside them. */
const OPEN_ARTICLES = 4;
/** When a server fails all the time, its projects rest this long. */
const REST_MS = 30_000;
/** After the signal, calls under way may still answer for this long. */
const GRACE_MS = 10_000;

/** Works until the signal, a fault of its own, or, with `once`, until there is nothing left. @returns what it did; `fault` when it had to leave */
export async function runWorker(options: WorkerOptions): Promise<{ written: number; failed: number; fault: Problem | undefined }> {
  const { queue, world, signal, concurrency } = options;
  const halt = new AbortController();
  const drop = new AbortController();
  const open = new Map<string, { job: Job; gone: AbortController; done: Promise<void> }>();
  const ready: Job[] = [];
  const totals = { written: 0, failed: 0 };
  let fault: Problem | undefined;
  let wake: (() => void) | undefined;
  const nudge = (): void => wake?.();
  const schedulers = new Map<string, Scheduler>();
  const schedulerOf = (host: string): Scheduler => {
    const known = schedulers.get(host) ?? createScheduler({ concurrency, world, halt: halt.signal, starving: nudge });
    schedulers.set(host, known);
    return known;
  };
  const leave = (problem: Problem): void => {
    fault ??= problem;
    options.tell({ type: 'fault', problem });
    halt.abort();
    nudge();
  };
  const groups = createGroups({ ...options, rules: activeRules, all: rules, schedulerOf, halt: halt.signal, drop: drop.signal, leave, restMs: REST_MS });
  const room = (): number => Math.min(OPEN_ARTICLES * concurrency - open.size, Math.max(0, ...[...schedulers.values()].map((one) => one.room()), open.size === 0 ? 1 : 0, schedulers.size === 0 ? concurrency : 0));

  let drainTimer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    options.tell({ type: 'draining', open: open.size });
    halt.abort();
    drainTimer = setTimeout(() => drop.abort(), GRACE_MS);
    nudge();
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });

  const beating = setInterval(() => void beat(), queue.heartbeatMs / BEATS);
  options.tell({ type: 'started', concurrency });
  try {
    let pause = FIRST_PAUSE_MS;
    while (!halt.signal.aborted) {
      for (let free = room(); free > 0 && ready.length > 0; free--) begin(ready.shift() as Job);
      const wanted = Math.max(1, Math.ceil(concurrency / 2)) - ready.length;
      const most = room() + wanted;
      if (most > 0 && ready.length < wanted) {
        const taken = await queue.take(most, undefined, groups.resting());
        ready.push(...taken);
        if (taken.length > 0) {
          pause = FIRST_PAUSE_MS;
          continue;
        }
        if (options.once === true && open.size === 0 && ready.length === 0) break;
        await sleepOrWake(pause);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      } else await sleepOrWake(LONGEST_PAUSE_MS);
    }
  } catch (error) {
    leave(problemsOf(error)[0] as Problem);
  }
  // What was not begun is somebody else's at once.
  const idle = ready.splice(0);
  for (const job of idle) options.tell({ type: 'given-back', project: job.project, slug: job.slug, why: 'stopping' });
  await queue.giveBack(idle).catch(() => undefined);
  await Promise.all([...open.values()].map((one) => one.done));
  await groups.close().catch(() => undefined);
  clearInterval(beating);
  clearTimeout(drainTimer);
  signal.removeEventListener('abort', onAbort);
  options.tell({ type: 'stopped', ...totals });
  return { ...totals, fault };

  function begin(job: Job): void {
    const gone = new AbortController();
    options.tell({ type: 'taken', project: job.project, slug: job.slug, attempt: job.attempt });
    const done = workOn(job, gone).finally(() => {
      open.delete(job.id);
      nudge();
    });
    open.set(job.id, { job, gone, done });
  }

  async function workOn(job: Job, gone: AbortController): Promise<void> {
    const begun = world.clock();
    try {
      const group: Group | undefined = await groups.of(job);
      if (group === undefined) {
        options.tell({ type: 'given-back', project: job.project, slug: job.slug, why: 'not for this worker' });
        return await queue.giveBack([job]);
      }
      const outcome = await workJob(job, group, { world, halt: halt.signal, gone: gone.signal });
      const lost = (): void => options.tell({ type: 'lost', project: job.project, slug: job.slug });
      if (gone.signal.aborted) return lost();
      if (outcome.action === 'back') {
        options.tell({ type: 'given-back', project: job.project, slug: job.slug, why: outcome.why });
        return await queue.giveBack([job]);
      }
      if (outcome.action === 'fail') await queue.fail(job, outcome.result, outcome.again);
      else if (!(await queue.finish(job, outcome.result))) return lost();
      totals[outcome.action === 'fail' ? 'failed' : 'written']++;
      options.tell({ type: 'finished', project: job.project, slug: job.slug, state: outcome.result.state, again: outcome.action === 'fail' && outcome.again, ms: Math.round(world.clock() - begun), problems: outcome.problems });
    } catch (error) {
      leave(problemsOf(error)[0] as Problem);
    }
  }

  /** Tells that the jobs in hand are alive; those that are not ours any more are let go. */
  async function beat(): Promise<void> {
    try {
      const jobs = [...ready, ...[...open.values()].map((one) => one.job)];
      if (jobs.length === 0) return;
      for (const lost of await queue.beat(jobs)) {
        open.get(lost.id)?.gone.abort();
        const waiting = ready.findIndex((job) => job.id === lost.id);
        if (waiting >= 0) ready.splice(waiting, 1);
      }
    } catch {
      // The next beat tries again; a database that stays away ends the worker where it needs it.
    }
  }

  async function sleepOrWake(ms: number): Promise<void> {
    await Promise.race([world.sleep(ms, halt.signal).catch(() => undefined), new Promise<void>((resolve) => { wake = resolve; })]);
    wake = undefined;
  }
}
