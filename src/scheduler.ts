import { createCongestion } from './congestion.ts';
import type { Completion } from './kinds.ts';
import { SluglineError } from './model/errors.ts';
import type { World } from './model/world.ts';
import { createPacer, type Pacer, type PacerOptions } from './pacing.ts';

/** Which call starts when: at most so many at once, no faster than the limits allow, those of the first articles before those of later ones. */
export interface Scheduler {
  /** Runs `call` when its turn has come. @throws what `call` throws, what `admit` gives, or Stopped when the run is stopping */
  run(ticket: Ticket, call: () => Promise<Completion>): Promise<Completion>;
  /** With many calls at once: a place that falls free is taken before anything else is done with the answer (`between`). */
  readonly eager: boolean;
  /** Runs what follows a call before its article goes on, and keeps the room for that next call: nothing new is begun for it. */
  between<T>(work: () => Promise<T>): Promise<T>;
  /** Calls that are wanted besides those that wait: for the places that are free, and some to be kept ready. */
  room(): number;
  /** Places that are free. */
  free(): number;
  /** Calls under way. */
  active(): number;
}

export interface Ticket {
  /** The smaller, the sooner. */
  rank: number;
  /** Calls of its article that come one after the other from this one on, itself included; 1 when left out. */
  chain?: number;
  /** Tokens it will take, about. */
  tokens: number;
  /** Asked right before the start: `wait` while calls under way hold what it needs, an error when it must not be made at all. */
  admit?(): 'go' | 'wait' | SluglineError;
}

export interface SchedulerOptions extends PacerOptions {
  /** Most calls at once. */
  concurrency: number;
  world: Pick<World, 'clock' | 'sleep'>;
  /** Aborted once nothing new may be begun. */
  halt: AbortSignal;
  /**
   * Long chains before short ones, and then by rank: an article is begun as early as may be, its last calls wait. With more articles under way, all
   * places are taken until nearly the end of a run (list scheduling by levels; Hu, 1961); the first articles are finished later.
   */
  longestFirst?: boolean;
  /** Called when there is room and nobody waits, after whatever a finished call has led to has been queued. */
  starving?(): void;
}

/** Thrown in place of what would have been begun when the run is stopping. */
export class Stopped extends Error {}

/** Timers take at most 2^31 ms; whoever waits longer sleeps several times. */
export const LONGEST_SLEEP_MS = 3_600_000;

/** Calls kept ready, as a share of those at once; with long chains first, where what waits is the work of the end. */
const [READY, READY_LONGEST_FIRST] = [1 / 8, 1 / 2];

interface Waiting {
  ticket: Ticket;
  order: number;
  start(): void;
  reject(error: unknown): void;
}

export function createScheduler(options: SchedulerOptions): Scheduler {
  const { world, halt } = options;
  const pacer = createPacer(options);
  const crowd = createCongestion(options.concurrency);
  const waiting: Waiting[] = [];
  /** Tokens of the calls under way, by order of their start. */
  const underWay = new Map<number, number>();
  let orders = 0;
  let alarm: { at: number; off: AbortController } | undefined;
  let looking = false;

  halt.addEventListener('abort', () => {
    alarm?.off.abort();
    for (const one of waiting.splice(0)) one.reject(new Stopped());
  }, { once: true });

  const wakeIn = (waitMs: number): void => {
    const ms = Math.min(waitMs, LONGEST_SLEEP_MS);
    const at = world.clock() + ms;
    if (alarm !== undefined && alarm.at <= at) return;
    alarm?.off.abort();
    const mine = { at, off: new AbortController() };
    alarm = mine;
    // An alarm set anew or no longer needed is no fault.
    void (async () => {
      try {
        await world.sleep(ms, mine.off.signal);
      } catch {
        return;
      }
      if (alarm === mine) alarm = undefined;
      pump();
    })();
  };

  const pump = (): void => {
    while (waiting.length > 0 && underWay.size < crowd.window()) {
      let waitMs = 0;
      const next = nextOf(waiting, options.longestFirst === true, (tokens) => (waitMs = pacer.waitMs(world.clock(), tokens)) === 0);
      if (waitMs > 0) wakeIn(waitMs);
      if (next === undefined) break;
      waiting.splice(waiting.indexOf(next), 1);
      next.start();
    }
    if (waiting.length === 0) {
      alarm?.off.abort();
      alarm = undefined;
    }
    if (looking || options.starving === undefined) return;
    looking = true;
    // After the promises that a finished call settles have led to the next call of its article.
    setImmediate(() => {
      looking = false;
      if (!halt.aborted && room() > 0) options.starving?.();
    });
  };

  let between = 0;
  // With many calls at once some are kept ready, so that a place that falls free is taken in the same turn, whatever else is to be done in it.
  const reserve = (): number => Math.floor(crowd.window() * (options.longestFirst === true ? READY_LONGEST_FIRST : READY));
  const free = (): number => crowd.window() - underWay.size - waiting.length - between;
  const room = (): number => free() + reserve();

  return {
    eager: reserve() > 0,
    room,
    free,
    active: () => underWay.size,
    async between(work) {
      between++;
      try {
        return await work();
      } finally {
        between--;
        pump();
      }
    },
    async run(ticket, call) {
      if (halt.aborted) throw new Stopped();
      const order = orders++;
      await new Promise<void>((start, reject) => {
        waiting.push({ ticket, order, reject, start: () => {
          underWay.set(order, ticket.tokens);
          pacer.start(world.clock(), ticket.tokens);
          start();
        } });
        pump();
      });
      try {
        const reply = await call();
        hear(pacer, reply.limits, order, underWay, world.clock());
        pacer.settle(ticket.tokens, reply.usage.input + reply.usage.output);
        crowd.seen(false);
        return reply;
      } catch (error) {
        const { congested, limits, retryAfterMs } = error instanceof SluglineError ? error : { congested: false, limits: undefined, retryAfterMs: undefined };
        hear(pacer, limits, order, underWay, world.clock());
        // One refusal among many answers concerns its call alone; when most are refused, nobody should ask before the time given.
        if (crowd.seen(congested) && congested && retryAfterMs !== undefined) pacer.pause(world.clock() + retryAfterMs);
        throw error;
      } finally {
        underWay.delete(order);
        // With few calls at once the article queues its next call first, which goes before those of later articles.
        if (reserve() > 0) pump();
        else setImmediate(pump);
      }
    },
  };
}

/**
 * The first in rank that may start; what must not be made is refused on the way. Whose turn has not come by the limits is not asked for
 * admission yet, which may hold something for it, and nobody overtakes it.
 */
function nextOf(waiting: Waiting[], longestFirst: boolean, isTime: (tokens: number) => boolean): Waiting | undefined {
  const chains = (a: Waiting, b: Waiting): number => (longestFirst ? (b.ticket.chain ?? 1) - (a.ticket.chain ?? 1) : 0);
  for (const one of waiting.toSorted((a, b) => chains(a, b) || a.ticket.rank - b.ticket.rank || a.order - b.order)) {
    if (!isTime(one.ticket.tokens)) return undefined;
    const verdict = one.ticket.admit?.() ?? 'go';
    if (verdict === 'go') return one;
    if (verdict === 'wait') continue;
    waiting.splice(waiting.indexOf(one), 1);
    one.reject(verdict);
  }
  return undefined;
}

function hear(pacer: Pacer, limits: Completion['limits'], order: number, underWay: ReadonlyMap<number, number>, now: number): void {
  if (limits === undefined) return;
  const later = [...underWay].filter(([other]) => other > order);
  pacer.learn(now, limits, { requests: later.length, tokens: later.reduce((sum, [, tokens]) => sum + tokens, 0) });
}
