import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacer, type Pacer, type PacerOptions } from '../src/pacing.ts';
import type { RateLimits } from '../src/model/limits.ts';

/** Starts calls that come after these gaps as soon as they may, one after the other. @returns when each started */
function startsOf(pacer: Pacer, calls: readonly { gapMs: number; tokens: number }[]): { at: number; tokens: number }[] {
  let now = 0;
  let arrival = 0;
  return calls.map(({ gapMs, tokens }) => {
    arrival += gapMs;
    now = Math.max(now, arrival);
    for (let wait = pacer.waitMs(now, tokens); wait > 0; wait = pacer.waitMs(now, tokens)) now += wait;
    pacer.start(now, tokens);
    return { at: now, tokens };
  });
}

/** The most within any 60 seconds, both ends included. */
function fullestMinute(starts: readonly { at: number; tokens: number }[], amount: (one: { tokens: number }) => number): number {
  return Math.max(0, ...starts.map(({ at: from }) => starts.filter(({ at }) => at >= from && at <= from + 60_000).reduce((sum, one) => sum + amount(one), 0)));
}

const calls = (most: number): fc.Arbitrary<{ gapMs: number; tokens: number }[]> =>
  fc.array(fc.record({ gapMs: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 70_000 })), tokens: fc.integer({ min: 1, max: most }) }), { maxLength: 120 });
const pacer = (options: PacerOptions): Pacer => createPacer(options);

describe('limits of the config', () => {
  test('no 60 seconds hold more calls than the limit, whenever they come', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), calls(1), (requestsPerMinute, arrivals) => {
      expect(fullestMinute(startsOf(pacer({ requestsPerMinute }), arrivals), () => 1)).toBeLessThanOrEqual(requestsPerMinute);
    }));
  });

  test('no 60 seconds hold more tokens than the limit, whatever the calls need', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), calls(10_000), (share, arrivals) => {
      const tokensPerMinute = 10_000 * share;
      expect(fullestMinute(startsOf(pacer({ tokensPerMinute }), arrivals), ({ tokens }) => tokens)).toBeLessThanOrEqual(tokensPerMinute);
    }));
  });

  test('both hold together', () => {
    fc.assert(fc.property(calls(3000), (arrivals) => {
      const starts = startsOf(pacer({ requestsPerMinute: 12, tokensPerMinute: 20_000 }), arrivals);
      expect(fullestMinute(starts, () => 1)).toBeLessThanOrEqual(12);
      expect(fullestMinute(starts, ({ tokens }) => tokens)).toBeLessThanOrEqual(20_000);
    }));
  });

  test.each([
    // Calls a minute, calls at once, milliseconds between two starts after that.
    [60, 1, 61_000 / 60],
    [6, 1, 61_000 / 6],
    [600, 9, 61_000 / 600],
  ])('%i calls a minute: %i at once, then one every %d ms', (requestsPerMinute, atOnce, between) => {
    const starts = startsOf(pacer({ requestsPerMinute }), Array.from({ length: atOnce + 5 }, () => ({ gapMs: 0, tokens: 1 })));
    expect(starts.filter(({ at }) => at === 0)).toHaveLength(atOnce);
    const gaps = starts.slice(atOnce).map(({ at }, index) => at - (starts[atOnce - 1 + index]?.at ?? 0));
    for (const gap of gaps.slice(1)) expect(gap).toBeCloseTo(between, 3);
  });

  test.each([
    [30_000, 5000, 6],
    [30_000, 8000, 3],
    [30_000, 30_000, 1],
    // Larger than the whole limit: it cannot be kept, but the calls do not stop.
    [30_000, 60_000, 1],
  ])('with %i tokens a minute, calls of %i tokens start in the first minute: %i', (tokensPerMinute, tokens, wanted) => {
    const starts = startsOf(pacer({ tokensPerMinute }), Array.from({ length: 8 }, () => ({ gapMs: 0, tokens })));
    expect(starts.filter(({ at }) => at < 60_000)).toHaveLength(wanted);
    expect(starts).toHaveLength(8);
  });

  test('without limits nothing waits', () => {
    const free = pacer({});
    for (let call = 0; call < 1000; call++) {
      expect(free.waitMs(0, 1e6)).toBe(0);
      free.start(0, 1e6);
    }
  });
});

describe('the true count of tokens', () => {
  const waitAfter = (actual: number): number => {
    const one = pacer({ tokensPerMinute: 60_000 });
    one.start(0, 10_000);
    one.settle(10_000, actual);
    return one.waitMs(0, 1000);
  };
  test('less than was thought lets the next call start sooner, more holds it back longer', () => {
    expect(waitAfter(2000)).toBeLessThan(waitAfter(10_000));
    expect(waitAfter(20_000)).toBeGreaterThan(waitAfter(10_000));
    expect(waitAfter(10_000) - waitAfter(9000)).toBeCloseTo((65_000 / 60_000) * 1000, 3);
  });

  test('the next large call knows it, too', () => {
    const waitOf = (actual: number): number => {
      const one = pacer({ tokensPerMinute: 30_000 });
      for (const at of [0, 20_000]) one.start(at, 10_000);
      one.settle(10_000, actual);
      return one.waitMs(40_000, 15_000);
    };
    // 20,000 of 30,000 are gone until the first call is a minute old; with 5,000 less there is room for the third.
    expect(waitOf(10_000)).toBeGreaterThanOrEqual(20_000);
    expect(waitOf(5000)).toBeLessThan(20_000);
  });
});

describe('what the server says', () => {
  const limits = (requests?: Partial<NonNullable<RateLimits['requests']>>, tokens?: Partial<NonNullable<RateLimits['tokens']>>): RateLimits => {
    const whole = (part: typeof requests): RateLimits['requests'] => (part === undefined ? undefined : { limit: 100, remaining: 100, resetMs: 60_000, ...part });
    return { requests: whole(requests), tokens: whole(tokens) };
  };
  const NONE = { requests: 0, tokens: 0 };
  test.each([
    ['nothing left: until it is renewed', limits({ remaining: 0, resetMs: 7000 }), NONE, 100, 7000],
    ['something left: now', limits({ remaining: 1, resetMs: 7000 }), NONE, 100, 0],
    ['too few tokens for this call', limits(undefined, { remaining: 99, resetMs: 2500 }), NONE, 100, 2500],
    ['tokens enough for this call', limits(undefined, { remaining: 100, resetMs: 2500 }), NONE, 100, 0],
    ['the later of both', limits({ remaining: 0, resetMs: 400 }, { remaining: 0, resetMs: 2500 }), NONE, 100, 2500],
    ['what is left is taken by calls the server has not counted yet', limits({ remaining: 3, resetMs: 7000 }), { requests: 3, tokens: 0 }, 100, 7000],
    ['their tokens as well', limits(undefined, { remaining: 500, resetMs: 7000 }), { requests: 1, tokens: 450 }, 100, 7000],
    ['no time of renewal: nothing is known', limits({ remaining: 0, resetMs: undefined }), NONE, 100, 0],
    ['nothing at all', limits(), NONE, 100, 0],
    // After a whole renewal there is no more to wait for.
    ['a call larger than everything: until it is renewed', limits(undefined, { remaining: 40_000, resetMs: 9000 }), NONE, 50_000, 9000],
  ])('%s', (_name, said, later, tokens, wait) => {
    const one = pacer({});
    one.learn(1000, said, later);
    expect(one.waitMs(1000, tokens)).toBe(wait);
    expect(one.waitMs(1000 + wait, tokens)).toBe(0);
  });

  test('the allowance is used up by calls that start', () => {
    const one = pacer({});
    one.learn(0, limits({ remaining: 2, resetMs: 5000 }), NONE);
    for (const wait of [0, 0, 5000, 5000]) {
      expect(one.waitMs(0, 1)).toBe(wait);
      if (wait === 0) one.start(0, 1);
    }
  });

  test('a newer word takes the place of an older one', () => {
    const one = pacer({});
    one.learn(0, limits({ remaining: 0, resetMs: 5000 }), NONE);
    one.learn(0, limits({ remaining: 5, resetMs: 5000 }), NONE);
    expect(one.waitMs(0, 1)).toBe(0);
  });

  test('a pause holds everything, and the longer of two counts', () => {
    const one = pacer({});
    one.pause(9000);
    one.pause(4000);
    expect([one.waitMs(1000, 1), one.waitMs(9000, 1)]).toEqual([8000, 0]);
  });
});
