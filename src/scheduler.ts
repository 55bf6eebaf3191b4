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
  /** Calls that are wanted besides those that wait. */
  room(): number;
  /** Calls under way. */
  active(): number;
}

export interface Ticket {
  /** The smaller, the sooner. */
  rank: number;
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
  /** Called when there is room and nobody waits, after whatever a finished call has led to has been queued. */
  starving?(): void;
}

/** Thrown in place of what would have been begun when the run is stopping. */
export class Stopped extends Error {}

/** Timers take at most 2^31 ms; whoever waits longer sleeps several times. */
export const LONGEST_SLEEP_MS = 3_600_000;

/** Calls kept ready, as a share of those at once. */
const READY = 1 / 8;

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
      const next = nextOf(waiting, (tokens) => (waitMs = pacer.waitMs(world.clock(), tokens)) === 0);
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
  const reserve = (): number => Math.floor(crowd.window() * READY);
  const room = (): number => crowd.window() + reserve() - underWay.size - waiting.length - between;

  return {
    eager: reserve() > 0,
    room,
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
function nextOf(waiting: Waiting[], isTime: (tokens: number) => boolean): Waiting | undefined {
  for (const one of waiting.toSorted((a, b) => a.ticket.rank - b.ticket.rank || a.order - b.order)) {
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

/** Of this many calls that ended last, half refused means that the server refuses in general. */
const RECENT = 10;
/** Share of the most calls at once by which the window grows in a round, as far as it was answered. */
const GROWTH = 1 / 16;

/**
 * How many calls at once a server stands: additive increase, multiplicative decrease, once a round (as many calls as the window holds). The
 * decrease is in proportion to the share of refused calls (DCTCP, RFC 8257 §3.3, without its memory), the increase to that of the others:
 * single refusals hardly slow a run down, a server that refuses all calls has them halved each round.
 */
function createCongestion(most: number): { window(): number; seen(refused: boolean): boolean } {
  let size = most;
  let round = { calls: 0, refused: 0 };
  const recent: boolean[] = [];
  return {
    window: () => Math.max(1, Math.floor(size)),
    /** @returns true when most of the last calls were refused */
    seen(refused) {
      recent.push(refused);
      if (recent.length > Math.min(RECENT, most)) recent.shift();
      round.calls++;
      if (refused) round.refused++;
      if (round.calls >= Math.floor(size)) {
        const share = round.refused / round.calls;
        size = Math.max(1, Math.min(most, size * (1 - share / 2) + (1 - share) * Math.max(1, most * GROWTH)));
        round = { calls: 0, refused: 0 };
      }
      return recent.filter(Boolean).length * 2 >= recent.length;
    },
  };
}
