import type { JsonObject } from './article.ts';

/** The shared queue of articles: who plans puts orders in, workers take jobs and hand back results. */

/** One article to be written. */
export interface Order {
  slug: string;
  /** Its place in the plan, 0 to 1,999,999; each once in a run. */
  place: number;
  /** What the worker needs besides the snapshot. */
  data: JsonObject;
  /** Equal key = the same work: neither enqueued nor done twice. */
  key: string;
}

export interface RunSettings {
  /** Unique in its project. */
  run: string;
  /** Hash of the snapshot its orders are about. */
  snapshot: string;
  /** Runs of one project: the higher first; -1000 to 1000, 0 when left out. */
  priority?: number;
  /** The project's share of the workers against other projects, above 0; left out, it stays what it is (1 at first). */
  weight?: number;
}

/** An order in the hands of a worker. */
export interface Job {
  /** Names this try of the job: another try has another id. */
  id: string;
  project: string;
  run: string;
  snapshot: string;
  slug: string;
  place: number;
  /** Which try this is, from 1. */
  attempt: number;
  /** There is no further try after this one. */
  last: boolean;
  data: JsonObject;
  key: string;
}

export interface JobResult {
  slug: string;
  place: number;
  key: string;
  state: 'written' | 'failed' | 'waiting' | 'stopped';
  /** Stages, problems, findings, spending. */
  body: JsonObject;
}

export interface ResultPage {
  /** In order, up to the first that is not there yet. */
  results: JobResult[];
  /** Where the next page begins. */
  next: number;
}

/** What has come of a run. */
export interface RunProgress {
  orders: number;
  written: number;
  failed: number;
  waiting: number;
  stopped: number;
  /** Queued or at work. */
  open: number;
}

export interface DeadJob extends JobResult {
  run: string;
  attempt: number;
  /** ISO date and time. */
  at: string;
}

export interface ProjectStatus {
  project: string;
  weight: number;
  paused: boolean;
  /** Jobs taken so far, given back ones not counted. */
  served: number;
  /** Ready to be taken. */
  queued: number;
  /** Will be tried again later. */
  delayed: number;
  active: number;
  written: number;
  failed: number;
  waiting: number;
  stopped: number;
}

/** `generate` of a project at fixed times. */
export interface Schedule {
  project: string;
  /** Five or six fields, as in crontab. */
  cron: string;
  /** IANA name. */
  timezone: string;
  /** When it is due next, ISO date and time. */
  next: string;
}

/** A scheduled run in the hands of a process that has the project. */
export interface RunOrder {
  /** Names this try. */
  id: string;
  project: string;
}

/**
 * The queue. Everything waits out a database that is away for a while, and may be asked twice: an answer that was lost with the connection is
 * given again, not another one. @throws SluglineError STORE_UNWRITABLE when the database stays away
 */
export interface Queue {
  /** After this long without `beat` a job goes to somebody else; beat three times as often. */
  readonly heartbeatMs: number;
  /** Keeps a project as it was planned; the same hash twice is nothing new. */
  putSnapshot(hash: string, bytes: Uint8Array): Promise<void>;
  snapshot(hash: string): Promise<Uint8Array | undefined>;
  /**
   * Puts in the orders of a run, in any number. What is queued, at work or written is not put in again; what had failed or was stopped is.
   * @returns how many were put in, and how many were known
   */
  enqueue(project: string, settings: RunSettings, orders: Iterable<Order> | AsyncIterable<Order>): Promise<{ queued: number; known: number }>;
  /**
   * Takes what is due: projects by their weights, in a project by priority, then place; paused projects are left out. Does not wait.
   * @param most jobs that are begun at once
   * @param options.ahead so many more to keep ready: fewer are given when little is left, so that other workers get some
   * @param options.without projects that this worker leaves to others
   * @returns none when there is nothing
   */
  take(most: number, options?: { ahead?: number; without?: readonly string[] }): Promise<Job[]>;
  /** Calls `heard` when there may be work for whoever waits. Nothing is missed by looking again from time to time, and that is still needed: a try that was put off is not told. */
  watch(heard: () => void): { close(): Promise<void> };
  /** Says that they are being worked on. @returns those that are no longer ours: stop working on them */
  beat(jobs: readonly Job[]): Promise<Job[]>;
  /**
   * Hands in the result and closes the job, both or neither, once. Also when the job went to somebody else who is not done yet.
   * @returns false when somebody else finished it, or it was cancelled
   */
  finish(job: Job, result: JobResult): Promise<boolean>;
  /** `again`: tried again after a while, as long as it has tries. Otherwise among the dead, with this result. Nothing when it is no longer ours. */
  fail(job: Job, result: JobResult, again: boolean): Promise<void>;
  /** Untouched: at once for somebody else, and no try used up. */
  giveBack(jobs: readonly Job[]): Promise<void>;
  /** Results in the order of the plan (or of the keys), from place (or index) `from`, at first 0, up to the first that is missing. */
  results(project: string, of: { run: string } | { keys: readonly string[] }, from: number, most: number): Promise<ResultPage>;
  progress(project: string, run: string): Promise<RunProgress>;
  /** All projects by name. */
  status(): Promise<ProjectStatus[]>;
  /** @returns false when there is no such project, as `resume` */
  pause(project: string): Promise<boolean>;
  resume(project: string): Promise<boolean>;
  /** Dead ones back into the queue, with all their tries. @returns how many */
  retry(project: string, slugs?: readonly string[]): Promise<number>;
  /** What is queued or at work ends as `stopped`. @returns how many */
  cancel(project: string, slugs?: readonly string[]): Promise<number>;
  /** Those given up, newest first. */
  dead(project: string, most: number): Promise<DeadJob[]>;
  /** A project is run at these times (one schedule a project, the later call counts). @throws SluglineError USAGE for times or zones that are none */
  schedule(project: string, cron: string, timezone?: string): Promise<Schedule>;
  /** @returns false when there was none */
  unschedule(project: string): Promise<boolean>;
  /** All by project. */
  schedules(): Promise<Schedule[]>;
  /** Takes a scheduled run that is due, of projects that the caller can run. One at a time for each project. */
  takeRun(projects: readonly string[]): Promise<RunOrder | undefined>;
  /** @returns false when it is no longer ours */
  beatRun(order: RunOrder): Promise<boolean>;
  /** A run that failed is tried once more. */
  finishRun(order: RunOrder, done: boolean): Promise<void>;
  /** Ends what goes on in the background; the database stays open. May be called twice. */
  close(): Promise<void>;
}
