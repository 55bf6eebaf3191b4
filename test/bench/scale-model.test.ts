import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { predictBatch } from '../../bench/scale-batch.ts';
import { callsPerArticle, chainOf, drawSeconds, inOrder, meanSeconds, normalTail, tokensPerArticle, type Call } from '../../bench/scale-calls.ts';
import { CALLS, COSTS, DEFAULTS, PRICE, TIERS } from '../../bench/scale-defaults.ts';
import { growth, predict, ratesOf, saturation, workersThatMakeSense, type Costs, type Scenario } from '../../bench/scale-model.ts';
import { simulate } from '../../bench/scale-simulate.ts';
import { randomFrom } from '../kit/random.ts';

/** Nothing costs anything but the model's time. */
const none = { each: 0, at: 1, power: 1 };
const FREE: Costs = { ...COSTS, callMs: 0, gateMs: 1e-9, commitsPerSecond: 1e12, workerMs: 1e-9, startMs: 0, plan: none, order: none, collect: none, finish: none };
/** Four calls of a second each: outline, then draft and faq side by side, then meta. */
const STEADY: readonly Call[] = CALLS.filter(({ id }) => id !== 'repair').map((call) => ({ ...call, seconds: 1, sigma: 0 }));

function scenario(more: Partial<Scenario> = {}): Scenario {
  return { ...DEFAULTS, calls: STEADY, requestsPerMinute: undefined, tokensPerMinute: undefined, workers: 4, concurrency: 8, costs: FREE, ...more };
}

const anyScenario = fc.record({
  articles: fc.integer({ min: 1, max: 1e7 }), workers: fc.integer({ min: 1, max: 500 }), concurrency: fc.integer({ min: 1, max: 100 }), keys: fc.integer({ min: 1, max: 5 }),
  requestsPerMinute: fc.option(fc.integer({ min: 1, max: 1e5 }), { nil: undefined }), tokensPerMinute: fc.option(fc.integer({ min: 1e4, max: 1e9 }), { nil: undefined }),
}).map((some): Scenario => ({ ...DEFAULTS, ...some }));

describe('one article', () => {
  test('tokens, calls and the longest chain are those of its calls', () => {
    expect(callsPerArticle(STEADY)).toBe(4);
    expect(callsPerArticle(CALLS)).toBeCloseTo(4.1);
    expect(tokensPerArticle(STEADY)).toEqual({ input: 6100, output: 5300 });
    const chain = chainOf(STEADY);
    expect(chain.mean).toBeCloseTo(3, 9);
    expect(chain.last(1_000_000, 1_000_000, 1)).toBeCloseTo(3, 6);
    // Two of ten at once, one more each second and a half: the last one begins after twelve seconds.
    expect(chain.last(10, 2, 2 / 3)).toBeCloseTo(15, 6);
  });

  test('a log-normal time is exp(sigma²/2) of its median on average', () => {
    const chain = chainOf([{ id: 'a', after: [], input: 0, output: 0, chance: 1, seconds: 10, sigma: 0.5 }]);
    expect(chain.mean).toBeCloseTo(meanSeconds({ seconds: 10, sigma: 0.5 }), 0);
    expect(meanSeconds({ seconds: 10, sigma: 0.5 })).toBeCloseTo(11.331, 3);
  });

  test('the longest of many chains is longer, and grows slowly', () => {
    const chain = chainOf(CALLS);
    const longest = (n: number): number => chain.last(n, n, 1);
    expect(longest(1)).toBe(chain.mean);
    expect(longest(100)).toBeGreaterThan(chain.mean * 1.5);
    expect(longest(1e6)).toBeGreaterThan(longest(1000));
    expect(longest(1e6)).toBeLessThan(longest(1000) * 2);
  });

  test('the longest of a hundred, against the mean of many draws', () => {
    const one: Call = { id: 'a', after: [], input: 0, output: 0, chance: 1, seconds: 10, sigma: 0.5 };
    const random = randomFrom(3);
    const draws = Array.from({ length: 2000 }, () => Math.max(...Array.from({ length: 100 }, () => drawSeconds(one, random))));
    const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
    expect(chainOf([one]).last(100, 100, 1) / mean).toBeGreaterThan(0.97);
    expect(chainOf([one]).last(100, 100, 1) / mean).toBeLessThan(1.03);
  });

  test.each([[0, 0.5], [1.959964, 0.025], [-1.959964, 0.975], [5, 2.8665e-7]])('the normal distribution above %d', (x, share) => {
    expect(normalTail(x) / share).toBeCloseTo(1, 4);
  });

  test('calls that wait for each other are refused', () => {
    const one = { input: 1, output: 1, chance: 1, seconds: 1, sigma: 0 };
    expect(() => inOrder([{ id: 'a', after: ['b'], ...one }, { id: 'b', after: ['a'], ...one }])).toThrow(RangeError);
    expect(() => inOrder([{ id: 'a', after: ['nobody'], ...one }])).toThrow(RangeError);
    expect(inOrder([{ id: 'b', after: ['a'], ...one }, { id: 'a', after: [], ...one }]).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('limits of the model', () => {
  test('with any number of places and no limits, a run takes as long as its longest article', () => {
    const told = predict(scenario({ articles: 1000, workers: 1e9 }));
    expect(told.makespan).toBeCloseTo(3, 3);
    expect(told.binding).toBe('latency');
  });

  test('twice the workers halve the writing until a limit binds', () => {
    const at = (workers: number, requestsPerMinute?: number): number => predict(scenario({ articles: 100_000, workers, requestsPerMinute })).writing;
    expect(at(8) / at(4)).toBeCloseTo(0.5, 2);
    expect(at(16) / at(8)).toBeCloseTo(0.5, 2);
    // 600 calls a minute: 2.5 articles a second, which are 10 places.
    expect(at(4, 600) / at(2, 600)).toBeCloseTo(1, 2);
    expect(at(4, 600)).toBeCloseTo((400_000 / 600) * 60.75, -2);
    expect(predict(scenario({ articles: 100_000, requestsPerMinute: 600 })).binding).toBe('requests/min');
    expect(predict(scenario({ articles: 100_000, tokensPerMinute: 600 })).binding).toBe('tokens/min');
  });

  test('two accounts allow twice as much as one, the rows of the run do not', () => {
    const one = scenario({ requestsPerMinute: 600, tokensPerMinute: 60_000, costs: { ...FREE, gateMs: 5 } });
    const [single, double] = [ratesOf(one), ratesOf({ ...one, keys: 2 })];
    expect(double['requests/min'] / single['requests/min']).toBeCloseTo(2);
    expect(double['tokens/min'] / single['tokens/min']).toBeCloseTo(2);
    expect(double.gate).toBe(single.gate);
    expect(single.gate).toBeCloseTo(50);
  });

  test('what the coordinator does alone is left over, however many workers there are', () => {
    const costs: Costs = { ...FREE, startMs: 1000, finish: { each: 50, at: 1, power: 1 } };
    const told = predict(scenario({ articles: 10_000, workers: 1e9, costs }));
    expect(told.finishing).toBeCloseTo(500);
    expect(told.makespan).toBeCloseTo(504, 1);
    expect(told.binding).toBe('coordinator');
  });

  test('at the saturation point places and another limit are even', () => {
    const one = scenario({ articles: 100_000, requestsPerMinute: 600 });
    // 2.4 articles a second, each four seconds in a place: ten places of eight.
    expect(saturation(one)).toBe(2);
    expect(workersThatMakeSense(one)).toBe(2);
    const rates = ratesOf({ ...one, workers: 2 });
    expect(rates['calls at once']).toBeGreaterThanOrEqual(rates['requests/min']);
  });

  test('a power of growth is one of the total', () => {
    const one = { each: 2, at: 100, power: 1.5 };
    expect(growth(one, 100)).toBe(200);
    expect(growth(one, 400) / growth(one, 100)).toBeCloseTo(8);
    expect(growth(one, 0)).toBe(0);
  });

  test('what cannot be one run is said', () => {
    expect(predict({ ...DEFAULTS, articles: 100_000 }).refused).toEqual([]);
    expect(predict({ ...DEFAULTS, articles: 10_000_000 }).refused.join()).toContain('2,000,000 places');
  });
});

describe('properties', () => {
  test('more articles never take less time, money or room', () => {
    fc.assert(fc.property(anyScenario, fc.integer({ min: 1, max: 1e6 }), (one, more) => {
      const [less, much] = [predict(one), predict({ ...one, articles: one.articles + more })];
      expect(much.makespan).toBeGreaterThanOrEqual(less.makespan * 0.999);
      for (const what of ['dollars', 'calls', 'commits', 'database', 'kept'] as const) expect(much[what]).toBeGreaterThan(less[what]);
    }), { numRuns: 60 });
  });

  test('more workers, accounts or requests a minute never make a run slower', () => {
    fc.assert(fc.property(anyScenario, fc.integer({ min: 2, max: 10 }), (one, times) => {
      const before = predict(one).makespan;
      for (const better of [{ workers: one.workers * times }, { keys: one.keys * times }, { requestsPerMinute: one.requestsPerMinute === undefined ? undefined : one.requestsPerMinute * times }]) {
        expect(predict({ ...one, ...better }).makespan).toBeLessThanOrEqual(before * 1.001);
      }
    }), { numRuns: 60 });
  });

  test('tokens and dollars are those of one article times their number, whoever writes them', () => {
    fc.assert(fc.property(anyScenario, (one) => {
      const { input, output } = tokensPerArticle(one.calls);
      const told = predict(one);
      expect(told.tokens).toEqual({ input: one.articles * input, output: one.articles * output });
      expect(told.dollars).toBeCloseTo((one.articles * (input * PRICE.input + output * PRICE.output)) / 1e6, 6);
      expect(predictBatch(one, undefined).dollars).toBeCloseTo(told.dollars / 2, 6);
    }), { numRuns: 60 });
  });

  test('the fewest workers that make sense are just enough', () => {
    fc.assert(fc.property(anyScenario, (one) => {
      const workers = workersThatMakeSense(one);
      const best = predict({ ...one, workers: saturation(one) }).makespan;
      expect(predict({ ...one, workers }).makespan).toBeLessThanOrEqual(best * 1.1);
      if (workers > 1) expect(predict({ ...one, workers: workers - 1 }).makespan).toBeGreaterThan(best * 1.1);
    }), { numRuns: 30 });
  });

  test('what is in the input cache is cheaper', () => {
    const [cold, warm] = [predict(DEFAULTS), predict({ ...DEFAULTS, cached: 0.5 })];
    expect(cold.dollars - warm.dollars).toBeCloseTo((cold.tokens.input * 0.5 * (PRICE.input - PRICE.cachedInput)) / 1e6, 6);
  });
});

describe('played event by event', () => {
  test.each<[string, Partial<Scenario>]>([
    ['one worker', { articles: 200, workers: 1 }],
    ['many places', { articles: 50, workers: 10, concurrency: 50 }],
    ['places bind', { articles: 2000, workers: 4, concurrency: 16 }],
    ['between latency and places', { articles: 1000, workers: 23, concurrency: 32 }],
    ['requests bind', { articles: 1000, workers: 8, concurrency: 50, requestsPerMinute: 600 }],
    ['tokens bind', { articles: 500, workers: 8, concurrency: 50, tokensPerMinute: 500_000 }],
    ['the gate binds', { articles: 1000, workers: 100, concurrency: 50, costs: { ...COSTS, gateMs: 100 } }],
    ['the database binds', { articles: 1000, workers: 100, concurrency: 50, costs: { ...COSTS, commitsPerSecond: 50 } }],
    ['processors of workers bind', { articles: 1000, workers: 4, concurrency: 500, costs: { ...COSTS, workerMs: 2000 } }],
  ])('%s: the formulas are within a fifth in a run of minutes, where the longest articles decide', (_what, more) => {
    const one: Scenario = { ...DEFAULTS, requestsPerMinute: undefined, tokensPerMinute: undefined, ...more };
    // The longest of some articles is another one in each run.
    const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
    const played = seeds.reduce((sum, seed) => sum + simulate(one, seed).makespan / seeds.length, 0);
    expect(predict(one).makespan / played).toBeGreaterThan(0.8);
    expect(predict(one).makespan / played).toBeLessThan(1.2);
  });

  test.each<[string, Partial<Scenario>]>([
    ['places bind', { workers: 2 }],
    ['requests bind', { workers: 40, requestsPerMinute: 2000 }],
    ['tokens bind', { workers: 40, tokensPerMinute: 5_000_000 }],
    ['the gate binds', { workers: 100, costs: { ...COSTS, gateMs: 40 } }],
  ])('%s: within a twentieth in a run of hours', (_what, more) => {
    const one: Scenario = { ...DEFAULTS, requestsPerMinute: undefined, tokensPerMinute: undefined, articles: 8000, ...more };
    expect(predict(one).writing / simulate(one).writing).toBeGreaterThan(0.95);
    expect(predict(one).writing / simulate(one).writing).toBeLessThan(1.05);
  });

  test('every call is made once and every token counted', () => {
    const one = scenario({ articles: 300 });
    const { calls, tokens } = simulate(one);
    expect(calls).toBe(1200);
    expect(tokens).toEqual({ input: 300 * 6100, output: 300 * 5300 });
  });

  test('calls under way are the rate of calls times their time (Little), and never more than the places', () => {
    const one = scenario({ articles: 500, calls: CALLS });
    const { underWay, calls, writing, service } = simulate(one);
    expect(underWay).toBeCloseTo((calls / writing) * (service / calls), 1);
    expect(underWay).toBeLessThanOrEqual(32);
  });

  test('no minute has more calls than the limit allows', () => {
    const one = scenario({ articles: 300, workers: 50, concurrency: 50, requestsPerMinute: 300 });
    // 1200 calls, 300 a minute.
    expect(simulate(one).writing).toBeGreaterThan(1200 / 300 * 60 - 1);
  });

  test('the same seed gives the same run', () => {
    expect(simulate(DEFAULTS, 7)).toEqual(simulate(DEFAULTS, 7));
    expect(simulate(DEFAULTS, 7).makespan).not.toBe(simulate(DEFAULTS, 8).makespan);
  });
});

describe('batches', () => {
  test('a wave for each call that waits, batches of 50,000 lines at most', () => {
    const told = predictBatch(scenario({ articles: 60_000 }), undefined);
    expect(told.waves).toBe(3);
    // Outlines; drafts and questions; titles.
    expect(predictBatch(scenario({ articles: 60_000 }), undefined, 1000)).toMatchObject({ batches: 2 + 3 + 2 });
    // 200 MB hold fewer lines than 50,000 when they are long.
    expect(told.batches).toBeGreaterThan(7);
  });

  test('a queue that is too small is filled several times', () => {
    const one = scenario({ articles: 10_000 });
    const rounds = TIERS.map(({ queue }) => predictBatch(one, queue).rounds);
    expect(rounds).toEqual(rounds.toSorted((a, b) => b - a));
    expect(rounds[0]).toBe(2 + 6 + 6);
    expect(rounds.at(-1)).toBe(3);
    expect(predictBatch(one, TIERS[4].queue).hours.late).toBeCloseTo(72, 6);
  });
});
