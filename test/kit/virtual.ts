import type { World } from '../../src/model/world.ts';

/** A world in which time passes only in sleep: what takes an hour there takes no time here, and every moment is exact. */
export interface VirtualTime {
  world: Pick<World, 'now' | 'clock' | 'random' | 'sleep'>;
  /** Every sleep asked for, in milliseconds. */
  sleeps: number[];
  /** Does something at a moment of the virtual clock. */
  at(ms: number, act: () => void): void;
  /** Lets time pass until the promise is settled. @throws what it rejects with; Error when nobody sleeps and it is still open */
  until<T>(promise: Promise<T>): Promise<T>;
  /** Lets time pass until nobody sleeps any more, or until a moment. */
  pass(toMs?: number): Promise<void>;
}

/** What Node's timers take. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function virtualTime(options: { random?: () => number; startMs?: number } = {}): VirtualTime {
  let now = options.startMs ?? 0;
  let order = 0;
  const timers: { at: number; order: number; wake(): void }[] = [];
  const sleeps: number[] = [];
  const add = (at: number, wake: () => void): void => void timers.push({ at, order: order++, wake });
  const next = (): (typeof timers)[number] | undefined => timers.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
  /** Lets everything happen that needs no time. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn++) await new Promise(setImmediate);
  };
  const step = (): boolean => {
    const first = next();
    if (first === undefined) return false;
    timers.splice(timers.indexOf(first), 1);
    now = Math.max(now, first.at);
    first.wake();
    return true;
  };
  return {
    sleeps,
    world: {
      now: () => new Date(Date.UTC(2026, 5, 1, 12) + now),
      clock: () => now,
      random: options.random ?? (() => 0.5),
      sleep: async (ms, signal) => {
        signal?.throwIfAborted();
        if (ms > LONGEST_TIMER_MS) throw new Error(`a timer of ${ms} ms would go off at once`);
        sleeps.push(ms);
        await new Promise<void>((resolve, reject) => {
          add(now + ms, resolve);
          const mine = timers.at(-1);
          signal?.addEventListener('abort', () => {
            if (mine !== undefined && timers.includes(mine)) timers.splice(timers.indexOf(mine), 1);
            reject(signal.reason as Error);
          }, { once: true });
        });
      },
    },
    at: add,
    async until(promise) {
      let open = true;
      promise.catch(() => undefined).finally(() => { open = false; }).catch(() => undefined);
      for (;;) {
        await settle();
        if (!open) return promise;
        if (!step()) throw new Error(`nobody sleeps at ${now} ms, and it is still open`);
      }
    },
    async pass(toMs = Infinity) {
      await settle();
      while ((next()?.at ?? Infinity) <= toMs && step()) await settle();
      if (toMs !== Infinity) now = Math.max(now, toMs);
    },
  };
}
