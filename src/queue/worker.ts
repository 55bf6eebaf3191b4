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
import { GRACE_MS, OPEN_ARTICLES } from '../writing.ts';
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
/** At the end, jobs that were asked for are waited for so long. */
const LATE_MS = 3000;
/** When a server fails all the time, its projects rest this long. */
const REST_MS = 30_000;

/** Works until the signal, a fault of its own, or, with `once`, until there is nothing left. @returns what it did; `fault` when it had to leave */
export async function runWorker(options: WorkerOptions): Promise<{ written: number; failed: number; fault: Problem | undefined }> {
  const { queue, world, signal, concurrency } = options;
  const halt = new AbortController();
  const drop = new AbortController();
  const open = new Map<string, { job: Job; gone: AbortController; done: Promise<void> }>();
  const ready: Job[] = [];
  const late: Promise<void>[] = [];
  const totals = { written: 0, failed: 0 };
  let fault: Problem | undefined;
  /** There may be work that was not there when we asked last. */
  let told = false;
  /** Something has happened since the last look. */
  let nudged = false;
  let wake: (() => void) | undefined;
  const nudge = (): void => {
    nudged = true;
    fill();
    wake?.();
  };
  const schedulers = new Map<string, Scheduler>();
  /** Places of the jobs that were begun and have not come to a call yet: room is kept for them. */
  const starting = new Map<string, number>();
  const schedulerOf = (host: string): Scheduler => {
    const known = schedulers.get(host);
    if (known !== undefined) return known;
    const scheduler = createScheduler({ concurrency, world, halt: halt.signal, longestFirst: true, starving: nudge });
    const watched: Scheduler = { ...scheduler, async run(ticket, call) {
      for (const [id, place] of starting) if (place === ticket.rank) starting.delete(id);
      return scheduler.run(ticket, call);
    } };
    schedulers.set(host, watched);
    return watched;
  };
  const leave = (problem: Problem): void => {
    fault ??= problem;
    options.tell({ type: 'fault', problem });
    halt.abort();
    nudge();
  };
  const groups = createGroups({ ...options, rules: activeRules, all: rules, schedulerOf, halt: halt.signal, drop: drop.signal, leave, restMs: REST_MS });
  /** Articles that may be begun. @param places what a scheduler has for them */
  const roomFor = (places: (one: Scheduler) => number): number => {
    const most = schedulers.size === 0 ? concurrency : Math.max(...[...schedulers.values()].map(places));
    return Math.max(open.size === 0 ? 1 : 0, Math.min(OPEN_ARTICLES * concurrency - open.size, most - starting.size));
  };
  const room = (): number => roomFor((one) => one.room());

  let drainTimer: NodeJS.Timeout | undefined;
  /** Begins what is ready, as far as there is room; also while the queue is being asked for more. */
  function fill(): void {
    while (!halt.signal.aborted && ready.length > 0 && room() > 0) begin(ready.shift() as Job);
  }
  const onAbort = (): void => {
    options.tell({ type: 'draining', open: open.size });
    halt.abort();
    drainTimer = setTimeout(() => drop.abort(), GRACE_MS);
    nudge();
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });

  const ear = queue.watch(() => {
    told = true;
    nudge();
  });
  const beating = setInterval(() => void beat(), queue.heartbeatMs / BEATS);
  options.tell({ type: 'started', concurrency });
  try {
    let pause = FIRST_PAUSE_MS;
    let askAt = 0;
    /** Nothing was there when we asked last; nothing to keep ready, of the last few jobs, says little. */
    let empty = false;
    while (!halt.signal.aborted) {
      fill();
      nudged = false;
      const idle = open.size === 0 && ready.length === 0;
      const most = roomFor((one) => one.free());
      const wanted = room() + Math.ceil(concurrency / 2) - ready.length;
      if (wanted > 0 && (told || world.clock() >= askAt || (most > 0 && !empty) || (idle && options.once === true))) {
        told = false;
        const taken = await untilHalt(queue.take(most, { ahead: Math.max(0, wanted - most), without: groups.resting() }));
        ready.push(...taken);
        empty = taken.length === 0 && most > 0;
        if (taken.length > 0) {
          [pause, askAt] = [FIRST_PAUSE_MS, 0];
          continue;
        }
        if (idle && options.once === true && !told) break;
        // Not asked again at each call that ends.
        askAt = world.clock() + pause;
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      }
      await sleepOrWake(wanted > 0 ? Math.max(1, askAt - world.clock()) : LONGEST_PAUSE_MS);
    }
  } catch (error) {
    leave(problemsOf(error)[0] as Problem);
  }
  // What was not begun is somebody else's at once.
  const unbegun = ready.splice(0);
  for (const job of unbegun) options.tell({ type: 'given-back', project: job.project, slug: job.slug, why: 'stopping' });
  await handBack(unbegun);
  await Promise.all([...late, ...[...open.values()].map((one) => one.done)]);
  await groups.close().catch(() => undefined);
  await ear.close();
  clearInterval(beating);
  clearTimeout(drainTimer);
  signal.removeEventListener('abort', onAbort);
  options.tell({ type: 'stopped', ...totals });
  return { ...totals, fault };

  function begin(job: Job): void {
    const gone = new AbortController();
    options.tell({ type: 'taken', project: job.project, slug: job.slug, attempt: job.attempt });
    starting.set(job.id, job.place);
    const done = workOn(job, gone).finally(() => {
      starting.delete(job.id);
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
        return await handBack([job]);
      }
      const outcome = await workJob(job, group, { world, halt: halt.signal, gone: gone.signal });
      const lost = (): void => options.tell({ type: 'lost', project: job.project, slug: job.slug });
      if (gone.signal.aborted) return lost();
      if (outcome.action === 'back') {
        options.tell({ type: 'given-back', project: job.project, slug: job.slug, why: outcome.why });
        return await handBack([job]);
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

  /** At the end not waited for long: without a sign of life they go to somebody else soon. @throws SluglineError when the database stays away while we work */
  async function handBack(jobs: readonly Job[]): Promise<void> {
    const given = queue.giveBack(jobs);
    return halt.signal.aborted ? shortly(given) : given;
  }

  /** Waits for what may fail or come too late. */
  async function shortly(work: Promise<void>): Promise<void> {
    const over = new AbortController();
    await Promise.race([work, world.sleep(LATE_MS, over.signal)]).catch(() => undefined);
    // A timer left behind would keep the process waiting.
    over.abort();
  }

  /** What is still being asked for at the end is given back when it comes soon; else it goes to somebody else for want of a sign of life. */
  async function untilHalt(asked: Promise<Job[]>): Promise<Job[]> {
    const { promise: halted, resolve } = Promise.withResolvers<'halted'>();
    const onHalt = (): void => resolve('halted');
    if (halt.signal.aborted) onHalt();
    halt.signal.addEventListener('abort', onHalt, { once: true });
    try {
      const first = await Promise.race([asked, halted]);
      if (first !== 'halted') return first;
      late.push(shortly(asked.then((jobs) => queue.giveBack(jobs))));
      return [];
    } finally {
      halt.signal.removeEventListener('abort', onHalt);
    }
  }

  async function sleepOrWake(ms: number): Promise<void> {
    if (!nudged) await Promise.race([world.sleep(ms, halt.signal).catch(() => undefined), new Promise<void>((resolve) => { wake = resolve; })]);
    wake = undefined;
  }
}
