import { describe, expect, test } from 'vitest';
import type { Completion } from '../src/kinds.ts';
import { SluglineError } from '../src/model/errors.ts';
import type { RateLimits } from '../src/model/limits.ts';
import { createScheduler, LONGEST_SLEEP_MS, Stopped, type Scheduler, type SchedulerOptions, type Ticket } from '../src/scheduler.ts';
import { randomFrom } from './kit/random.ts';
import { virtualTime, type VirtualTime } from './kit/virtual.ts';

/** Which call starts when, on a clock of its own. Each call of these tests takes 1,000 ms unless it says otherwise. */

interface Ring {
  time: VirtualTime;
  scheduler: Scheduler;
  halt: AbortController;
  /** Name and start of each call, in order. */
  started: string[];
  starts: number[];
  most(): number;
  call(name: string, more?: Partial<Ticket> & { ms?: number; reply?: () => Partial<Completion> }): Promise<Completion>;
}

const DONE: Completion = { text: '', usage: { input: 0, cachedInput: 0, output: 0 }, finish: 'stop', model: 'm' };
const congested = (retryAfterMs?: number): SluglineError => new SluglineError({ code: 'PROVIDER_RATE_LIMIT', message: 'too many' }, { retryable: true, congested: true, retryAfterMs });

function ring(options: Partial<SchedulerOptions> = {}): Ring {
  const time = virtualTime();
  const halt = new AbortController();
  const started: string[] = [];
  const starts: number[] = [];
  let [now, most] = [0, 0];
  const scheduler = createScheduler({ concurrency: 3, world: time.world, halt: halt.signal, ...options });
  return {
    time, scheduler, halt, started, starts, most: () => most,
    call: async (name, { ms = 1000, reply = () => ({}), ...ticket } = {}) =>
      scheduler.run({ rank: 0, tokens: 1, ...ticket }, async () => {
        started.push(name);
        starts.push(time.world.clock());
        most = Math.max(most, ++now);
        try {
          await time.world.sleep(ms);
          return { ...DONE, ...reply() };
        } finally {
          now--;
        }
      }),
  };
}

/** Taken hold of at once, so that none is unhandled while time passes. */
const faultOf = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => undefined, (error: unknown) => error);
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

describe('so many at once', () => {
  test.each([1, 2, 3, 7])('concurrency %i is reached and never exceeded', async (concurrency) => {
    const { time, call, most, starts } = ring({ concurrency });
    await time.until(Promise.all(names(20).map(async (name, index) => call(name, { ms: 100 + ((index * 37) % 300) }))));
    expect([most(), starts.length]).toEqual([concurrency, 20]);
  });

  test('a call that fails makes room as well', async () => {
    const { time, call, started } = ring({ concurrency: 1 });
    const bad = call('bad', { reply: () => { throw new Error('broken'); } });
    const good = call('good');
    await expect(time.until(bad)).rejects.toThrow('broken');
    await time.until(good);
    expect(started).toEqual(['bad', 'good']);
  });

  test('room is what is free besides those that wait', async () => {
    const { time, call, scheduler } = ring({ concurrency: 3, requestsPerMinute: 1 });
    const both = Promise.all([call('a'), call('b')]);
    await time.pass(0);
    expect([scheduler.active(), scheduler.room()]).toEqual([1, 1]);
    await time.until(both);
    expect([scheduler.active(), scheduler.room()]).toEqual([0, 3]);
  });
});

describe('order', () => {
  test('the smallest rank first, equal ones as they came', async () => {
    const { time, call, started } = ring({ concurrency: 1 });
    const all = [['first', 9], ['c', 3], ['a1', 1], ['b', 2], ['a2', 1]] as const;
    await time.until(Promise.all(all.map(async ([name, rank]) => call(name, { rank }))));
    expect(started).toEqual(['first', 'a1', 'a2', 'b', 'c']);
  });

  test('the next call of an early article goes before the first ones of later articles', async () => {
    const { time, call, started } = ring({ concurrency: 2 });
    const article = async (rank: number): Promise<void> => {
      for (const stage of ['outline', 'draft', 'meta']) await call(`${rank}/${stage}`, { rank });
    };
    await time.until(Promise.all([1, 2, 3, 4].map(article)));
    expect(started).toEqual(['1/outline', '2/outline', '1/draft', '2/draft', '1/meta', '2/meta', '3/outline', '4/outline', '3/draft', '4/draft', '3/meta', '4/meta']);
  });
});

describe('long chains first', () => {
  test('what most has to follow begins first, then the smallest rank', async () => {
    const { time, call, started } = ring({ concurrency: 1, longestFirst: true });
    const all = [['first', 9, 1], ['faq', 1, 1], ['draft', 1, 2], ['outline of 3', 3, 3], ['outline of 2', 2, 3]] as const;
    await time.until(Promise.all(all.map(async ([name, rank, chain]) => call(name, { rank, chain }))));
    expect(started).toEqual(['first', 'outline of 2', 'outline of 3', 'draft', 'faq']);
  });

  test('places are taken until the end: two chains of three and six single calls on four places take three rounds, not four', async () => {
    const roundsOf = async (longestFirst: boolean): Promise<number> => {
      const { time, call, starts } = ring({ concurrency: 4, longestFirst });
      const article = async (rank: number): Promise<void> => {
        for (const chain of [3, 2, 1]) await call('chain', { rank, chain });
      };
      await time.until(Promise.all([article(1), article(2), ...names(6).map(async (name) => call(name, { rank: 0 }))]));
      return new Set(starts).size;
    };
    expect([await roundsOf(false), await roundsOf(true)]).toEqual([4, 3]);
  });

  test('more is kept ready than with the first articles first; places that are free are told apart', async () => {
    expect([ring({ concurrency: 8 }), ring({ concurrency: 8, longestFirst: true })].map(({ scheduler }) => [scheduler.free(), scheduler.room()])).toEqual([[8, 9], [8, 12]]);
  });
});

describe('stopping', () => {
  test('what waits is not begun, what runs ends', async () => {
    const { time, call, halt, started } = ring({ concurrency: 1 });
    const [running, waiting] = [call('running'), call('waiting')];
    const refused = faultOf(waiting);
    time.at(500, () => halt.abort());
    await expect(time.until(running)).resolves.toEqual(DONE);
    expect(await refused).toBeInstanceOf(Stopped);
    await expect(call('late')).rejects.toBeInstanceOf(Stopped);
    expect(started).toEqual(['running']);
  });

  test('no alarm is left behind', async () => {
    const { time, call, halt } = ring({ requestsPerMinute: 1 });
    await time.until(call('a'));
    const waiting = faultOf(call('b'));
    halt.abort();
    expect(await waiting).toBeInstanceOf(Stopped);
    await time.pass();
    expect(time.world.clock()).toBe(1000);
  });
});

describe('admission', () => {
  test('`wait` lets others go first until a call under way has ended', async () => {
    let held = true;
    const { time, call, started, starts } = ring({ concurrency: 2 });
    const all = [call('holder', { ms: 3000 }), call('waits', { admit: () => (held ? 'wait' : 'go') }), call('other', { rank: 5 })];
    time.at(2999, () => { held = false; });
    await time.until(Promise.all(all));
    expect(started.map((name, index) => [name, starts[index]])).toEqual([['holder', 0], ['other', 0], ['waits', 3000]]);
  });

  test('an error is the end of that call alone', async () => {
    const error = new SluglineError({ code: 'BUDGET_ARTICLE', message: 'too dear' });
    const { time, call, started } = ring({ concurrency: 1 });
    const refused = faultOf(call('refused', { admit: () => error }));
    await time.until(call('next'));
    expect(await refused).toBe(error);
    expect(started).toEqual(['next']);
  });

  test('is asked once for each start, though the call waits for its turn by the limits', async () => {
    let asked = 0;
    const { time, call, starts } = ring({ requestsPerMinute: 6 });
    await time.until(Promise.all(names(4).map(async (name) => call(name, { admit: () => { asked++; return 'go'; } }))));
    expect(starts.at(-1)).toBeGreaterThan(30_000);
    expect(asked).toBe(4);
  });
});

describe('a server that refuses', () => {
  /** Calls that are repeated until they are answered, as many as `concurrency` at once; `verdict` decides by the count of calls. */
  async function crowd(concurrency: number, calls: number, verdict: (call: number) => boolean): Promise<{ widths: number[]; ring: Ring }> {
    const one = ring({ concurrency });
    const widths: number[] = [];
    let count = 0;
    await one.time.until(Promise.all(names(calls).map(async (name) => {
      for (let done = false; !done;) {
        done = await one.call(name, { reply: () => { if (verdict(count++)) throw congested(); return {}; } }).then(() => true, () => false);
        widths.push(one.scheduler.room() + one.scheduler.active());
      }
    })));
    return { widths, ring: one };
  }

  test('all calls: they go one by one after a few rounds, and all at once again when it works', async () => {
    const one = ring({ concurrency: 16 });
    let down = true;
    /** Calls at once at the end of each second. */
    const width: number[] = [];
    const worker = async (name: string): Promise<void> => {
      while (one.time.world.clock() < 60_000) await one.call(name, { reply: () => { if (down) throw congested(); return {}; } }).catch(() => undefined);
    };
    for (let second = 1; second < 60; second++) one.time.at(second * 1000 - 1, () => width.push(one.scheduler.active()));
    one.time.at(10_500, () => { down = false; });
    await one.time.until(Promise.all(names(16).map(worker)));
    expect([width[0], ...width.slice(4, 10)]).toEqual([16, 1, 1, 1, 1, 1, 1]);
    expect(width.slice(-10)).toEqual(Array.from({ length: 10 }, () => 16));
    expect(width.slice(10).every((now, index, all) => index === 0 || now >= (all[index - 1] ?? 0))).toBe(true);
  });

  test.each([8, 32, 128])('some calls at random, 3 in 100: %i at once stay nearly so many', async (concurrency) => {
    const random = randomFrom(1);
    const { ring: one } = await crowd(concurrency, concurrency * 50, () => random() < 0.03);
    // Without any loss: 50 rounds and those of the repeated calls.
    expect(one.time.world.clock()).toBeLessThan(58_000);
  });

  test('no calls: nothing shrinks', async () => {
    const { ring: one } = await crowd(8, 80, () => false);
    expect(one.time.world.clock()).toBe(10_000);
  });

  test('most calls, with a time to wait: nobody asks before', async () => {
    const one = ring({ concurrency: 4 });
    const refused = names(4).map(async (name) => one.call(name, { reply: () => { throw congested(20_000); } }).catch(() => undefined));
    await one.time.until(Promise.all(refused));
    await one.time.until(one.call('next'));
    expect(one.starts).toEqual([0, 0, 0, 0, 21_000]);
  });

  test('one call of many, with a time to wait: the others go on', async () => {
    const one = ring({ concurrency: 4 });
    for (const name of names(8)) await one.time.until(one.call(name));
    await one.time.until(one.call('refused', { reply: () => { throw congested(20_000); } }).catch(() => undefined));
    await one.time.until(one.call('next'));
    expect(one.starts.at(-1)).toBe(9000);
  });

  test('other faults are no sign of congestion', async () => {
    const one = ring({ concurrency: 4 });
    const broken = new SluglineError({ code: 'PROVIDER_UNAVAILABLE', message: 'broken' }, { retryable: true, retryAfterMs: 20_000 });
    await one.time.until(Promise.all(names(12).map(async (name) => one.call(name, { reply: () => { throw broken; } }).catch(() => undefined))));
    expect([one.most(), one.time.world.clock()]).toEqual([4, 3000]);
  });
});

describe('the limits of the server', () => {
  const left = (remaining: number, resetMs: number): RateLimits => ({ requests: { limit: 100, remaining, resetMs }, tokens: undefined });

  test('are kept from the first reply on', async () => {
    const { time, call, starts } = ring({ concurrency: 1 });
    await time.until(Promise.all([call('a', { reply: () => ({ limits: left(1, 30_000) }) }), call('b', { reply: () => ({ limits: left(0, 29_000) }) }), call('c')]));
    expect(starts).toEqual([0, 1000, 31_000]);
  });

  test('count what is under way and started later', async () => {
    const { time, call, starts } = ring({ concurrency: 3 });
    // When the reply to the first comes, two that started after it may not be counted yet: of the 2 left none is.
    await time.until(Promise.all([call('a', { ms: 100, reply: () => ({ limits: left(2, 9900) }) }), call('b', { ms: 200 }), call('c', { ms: 200 }), call('d')]));
    expect(starts).toEqual([0, 0, 0, 10_000]);
  });

  test('are heard from a refusal, too', async () => {
    const { time, call, starts } = ring({ concurrency: 1 });
    const refusal = new SluglineError({ code: 'PROVIDER_UNAVAILABLE', message: 'x' }, { limits: left(0, 5000) });
    await time.until(call('a', { reply: () => { throw refusal; } }).catch(() => undefined));
    await time.until(call('b'));
    expect(starts).toEqual([0, 6000]);
  });
});

test('whoever waits for weeks sleeps in pieces that timers take', async () => {
  const { time, call, starts } = ring({ concurrency: 1 });
  const weeks = 40 * 86_400_000;
  await time.until(call('a', { reply: () => ({ limits: { requests: { limit: 1, remaining: 0, resetMs: weeks }, tokens: undefined } }) }));
  await time.until(call('b'));
  expect(starts).toEqual([0, 1000 + weeks]);
  expect(Math.max(...time.sleeps)).toBeLessThanOrEqual(LONGEST_SLEEP_MS);
});

describe('an idle place', () => {
  test('is told of, and so filled until there is none', async () => {
    let begun = 0;
    const one = ring({ concurrency: 3, starving: () => { if (begun < 10) void one.call(String(++begun)); } });
    void one.call('0');
    await one.time.pass();
    expect([one.started.length, one.most()]).toEqual([11, 3]);
  });

  test('is offered only after the article that made it has queued its next call', async () => {
    const one = ring({ concurrency: 1, starving: () => { if (!one.started.includes('new') && one.scheduler.room() > 0) void one.call('new', { rank: 2 }); } });
    const article = async (): Promise<void> => {
      for (const stage of ['outline', 'draft', 'meta']) {
        await one.call(stage, { rank: 1 });
        await Promise.resolve();
      }
    };
    await one.time.until(article());
    await one.time.pass();
    expect(one.started).toEqual(['outline', 'draft', 'meta', 'new']);
  });

  test('is not told of when the run is stopping', async () => {
    let told = 0;
    const one = ring({ starving: () => { told++; } });
    const running = one.call('a');
    await one.time.pass(0);
    const before = told;
    one.halt.abort();
    await one.time.until(running);
    expect([before, told]).toEqual([1, 1]);
  });
});
