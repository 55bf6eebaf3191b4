import { createCalls, type Calls } from '../calls.ts';
import type { ActiveRules } from '../check.ts';
import type { ProviderInstance, Rule } from '../kinds.ts';
import { SluglineError, type Problem } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { Job } from '../model/queue.ts';
import type { Snapshot } from '../model/remote.ts';
import type { SiteConfig } from '../model/site.ts';
import { createGated } from '../gated.ts';
import { baseOf, type Base } from '../remote-work.ts';
import type { Scheduler } from '../scheduler.ts';
import type { WorkerOptions } from './worker.ts';

/** What a worker keeps of the runs it works for: the project as it was planned, who answers, the books. */

export interface Group {
  base: Base;
  provider: ProviderInstance;
  secrets: readonly string[];
  rules: ActiveRules;
  calls: Calls;
  /** Takes what calls and stages tell. */
  hear(event: RunEvent): void;
  /** Who is told of one article. @returns ends it */
  listen(slug: string, listener: (event: RunEvent) => void): () => void;
  /** Asking goes wrong in general. */
  giveUp(problem: Problem): void;
  /** To be called when none of its articles is under way. */
  close(): Promise<void>;
}

export interface Groups {
  /** Undefined when this worker must leave the job alone. @throws SluglineError when the database stays away */
  of(job: Job): Promise<Group | undefined>;
  /** Projects that are left alone for now. */
  resting(): string[];
  /** When nothing is under way any more. */
  close(): Promise<void>;
}

export interface GroupsOptions extends WorkerOptions {
  rules: (all: readonly Rule[], config: SiteConfig) => ActiveRules;
  all: readonly Rule[];
  schedulerOf(host: string): Scheduler;
  halt: AbortSignal;
  drop: AbortSignal;
  /** The worker cannot go on. */
  leave(problem: Problem): void;
  restMs: number;
}

/** Runs kept ready: one ends, another begins, a few side by side. */
const KEPT = 8;
/** Faults of the key: every call of this worker would run into them. */
const OWN: readonly string[] = ['PROVIDER_AUTH', 'PROVIDER_QUOTA', 'STORE_UNWRITABLE'];

export function createGroups(options: GroupsOptions): Groups {
  const { world, queue } = options;
  const groups = new Map<string, Promise<Group | undefined>>();
  const left: Promise<Group | undefined>[] = [];
  /** Until when, on the worker's clock. */
  const resting = new Map<string, number>();
  const rest = (project: string, ms: number, problem: Problem): void => {
    const known = resting.get(project) ?? -Infinity;
    if (known > world.clock()) return;
    resting.set(project, world.clock() + ms);
    options.tell({ type: 'resting', project, seconds: Math.round(ms / 1000), problem });
  };
  return {
    resting() {
      for (const [project, until] of resting) if (until <= world.clock()) resting.delete(project);
      return [...resting.keys()];
    },
    async of(job) {
      const id = `${job.project}\0${job.run}\0${job.snapshot}`;
      const known = groups.get(id) ?? open(job).catch((error: unknown) => {
        groups.delete(id);
        if (!(error instanceof SluglineError) || error.problems[0]?.code === 'STORE_UNWRITABLE') throw error;
        // Another worker, of another version or with another key, may do it.
        rest(job.project, options.restMs, error.problems[0] as Problem);
        return undefined;
      });
      // The newest last, so that the oldest goes first.
      groups.delete(id);
      groups.set(id, known);
      for (const [oldest, group] of groups) {
        if (groups.size <= KEPT) break;
        groups.delete(oldest);
        left.push(group);
      }
      return known;
    },
    async close() {
      // Those that were set aside may have had an article under way until now.
      for (const group of [...groups.values(), ...left]) await (await group.catch(() => undefined))?.close();
    },
  };

  async function open(job: Job): Promise<Group> {
    const bytes = await queue.snapshot(job.snapshot);
    if (bytes === undefined) throw new SluglineError({ code: 'INTERNAL', message: `the project "${job.project}" as it was planned is not in the database`, help: 'Run `slugline generate --queue` again.' });
    const snapshot = JSON.parse(Buffer.from(bytes).toString()) as Snapshot;
    if (snapshot.version !== 1 || snapshot.slugline !== options.version) {
      throw new SluglineError({ code: 'CONFIG_INVALID', message: `the articles of "${job.project}" were planned by Slugline ${snapshot.slugline}, and this worker is ${options.version}: they could come out differently`, help: 'Use the same version for planning and for all workers.' });
    }
    const routes = options.routesOf(snapshot);
    const { primary: provider, secrets } = routes;
    const listeners = new Map<string, (event: RunEvent) => void>();
    const hear = (event: RunEvent): void => {
      if ('slug' in event) listeners.get(event.slug)?.(event);
      if (event.type === 'call') options.tell({ type: 'call', project: job.project, model: provider.model, host: provider.host, event });
    };
    const giveUp = (problem: Problem): void => {
      if (OWN.includes(problem.code)) options.leave(problem);
      else rest(job.project, options.restMs, problem);
    };
    const { price } = snapshot;
    const gate = await options.gateOf(job.run, snapshot, routes);
    const gated = createGated(gate, routes);
    const calls = createCalls({
      provider, price, limits: {}, store: options.storeOf(job.project), run: job.run, world, scheduler: options.schedulerOf(provider.host), concurrency: options.concurrency,
      drop: options.drop, halt: options.halt, tokens: await options.tokensOf?.(snapshot), secrets, emit: hear, giveUp, send: gated.send,
    });
    return {
      base: baseOf(snapshot), provider, secrets, rules: options.rules(options.all, snapshot.config), calls, hear, giveUp,
      async close() {
        await gated.settled();
        await gate.close();
      },
      listen(slug, listener) {
        listeners.set(slug, listener);
        return () => { if (listeners.get(slug) === listener) listeners.delete(slug); };
      },
    };
  }
}
