import { describe, expect, test } from 'vitest';
import type { LedgerEntry, ResponseStore, RunEnd, RunRecord, RunStart } from '../../src/model/store.ts';
import { AT, STORES, entry, kept, usage } from './kit.ts';

/** Runs and what calls have been like: what both stores do. */

const run = (some: Partial<RunStart> = {}): RunStart => ({ id: 'run-1', at: AT, command: 'generate', provider: 'openai', model: 'some-model', host: 'api.example.com', articles: 3, ...some });
const end = (some: Partial<RunEnd> = {}): RunEnd => ({ at: '2026-03-01T10:05:00.000Z', state: 'done', written: 2, failed: 1, ...some });
const none = { input: 0, cachedInput: 0, output: 0 };
const begun = (some: Partial<RunRecord> = {}): RunRecord => ({ ...run(), ended: null, state: 'running', written: 0, failed: 0, calls: 0, reused: 0, usage: none, cost: 0, ...some });

describe.each(STORES)('runs of the %s store', (_, make) => {
  test('a new one has none', () => {
    expect(kept(make()).runs(10)).toEqual([]);
  });

  test('a run is under way until its end is noted', () => {
    const store = kept(make());
    store.beginRun(run());
    expect(store.runs(10)).toEqual([begun()]);
    store.endRun('run-1', end());
    expect(store.runs(10)).toEqual([begun({ ended: '2026-03-01T10:05:00.000Z', state: 'done', written: 2, failed: 1 })]);
  });

  test.each(['done', 'failed', 'interrupted'] as const)('ends as %s', (state) => {
    const store = kept(make());
    store.beginRun(run());
    store.endRun('run-1', end({ state }));
    expect(store.runs(1)[0]?.state).toBe(state);
  });

  test('of two ends the later call counts; the end of an unknown run is nothing', () => {
    const store = kept(make());
    store.beginRun(run());
    store.endRun('other', end());
    expect(store.runs(10)).toEqual([begun()]);
    store.endRun('run-1', end());
    store.endRun('run-1', end({ state: 'interrupted', written: 0, failed: 0 }));
    expect(store.runs(10)).toMatchObject([{ state: 'interrupted', written: 0, failed: 0 }]);
  });

  test('a second run of one id is refused and changes nothing', () => {
    const store = kept(make());
    store.beginRun(run());
    expect(() => store.beginRun(run({ articles: 9 }))).toThrow(/run/);
    expect(store.runs(10)).toEqual([begun()]);
  });

  test('sums the lines of each run', () => {
    const store = kept(make());
    store.beginRun(run());
    store.beginRun(run({ id: 'run-2', at: '2026-03-01T11:00:00.000Z' }));
    store.put('a', { text: 'x', usage, finish: 'stop', model: 'm', cost: 0.25, at: AT }, entry({ cost: 0.25 }));
    store.record(entry({ kind: 'failed', cost: 0.5, usage: { input: 10, cachedInput: 4, output: 5 } }));
    store.record(entry({ kind: 'cached', cost: 7 }));
    store.record(entry({ kind: 'cached', cost: null }));
    store.record(entry({ run: 'run-2', cost: 2, usage: { input: 1, cachedInput: 0, output: 2 } }));
    expect(store.runs(10)).toEqual([
      begun({ id: 'run-2', at: '2026-03-01T11:00:00.000Z', calls: 1, usage: { input: 1, cachedInput: 0, output: 2 }, cost: 2 }),
      begun({ calls: 2, reused: 2, usage: { input: 1210, cachedInput: 1028, output: 350 }, cost: 0.75 }),
    ]);
  });

  test.each<[string, Partial<LedgerEntry>, number | null]>([
    ['of an answer', { cost: null }, null],
    ['of a failed reply', { kind: 'failed', cost: null }, null],
    ['of an answer that was not paid', { kind: 'cached', cost: null }, 0.25],
    ['that is 0', { cost: 0 }, 0.25],
  ])('what a run cost with a price %s', (_name, line, cost) => {
    const store = kept(make());
    store.beginRun(run());
    store.record(entry());
    store.record(entry(line));
    expect(store.runs(1)[0]?.cost).toBe(cost);
  });

  test('lines whose run never began are in no run', () => {
    const store = kept(make());
    store.record(entry({ run: 'old' }));
    store.beginRun(run());
    expect(store.runs(10)).toEqual([begun()]);
  });

  test('newest first, however the times are written; of one time the greater id; as many as asked for', () => {
    const store = kept(make());
    const at = { a: '2026-03-01T10:00:00Z', b: '2026-03-01T13:30:00+03:00', c: '2026-03-01T10:00:00.000Z', d: '2025-12-31T23:59:59Z' };
    for (const [id, time] of Object.entries(at)) store.beginRun(run({ id, at: time }));
    const ids = (limit: number): string[] => store.runs(limit).map((one) => one.id);
    expect(ids(10)).toEqual(['b', 'c', 'a', 'd']);
    expect(ids(2)).toEqual(['b', 'c']);
    expect(ids(0)).toEqual([]);
    expect(ids(Number.MAX_SAFE_INTEGER)).toHaveLength(4);
    expect(store.runs(1)[0]?.at).toBe('2026-03-01T10:30:00.000Z');
  });

  test.each([-1, 0.5, Number.NaN, Infinity])('refuses to give %d runs', (limit) => {
    expect(() => kept(make()).runs(limit)).toThrow(TypeError);
  });

  test.each<[string, Partial<RunStart>]>([
    ['a time that is none', { at: 'today' }],
    ['half an article', { articles: 0.5 }],
    ['a number that is none', { articles: Number.NaN }],
  ])('refuses to begin with %s', (_name, some) => {
    const store = kept(make());
    expect(() => store.beginRun(run(some))).toThrow(TypeError);
    expect(store.runs(10)).toEqual([]);
  });

  test.each<[string, Partial<RunEnd>]>([
    ['a time that is none', { at: '' }],
    ['a number that is none', { written: Number.NaN }],
    ['a number below 0', { failed: -1 }],
  ])('refuses to end with %s', (_name, some) => {
    const store = kept(make());
    store.beginRun(run());
    expect(() => store.endRun('run-1', end(some))).toThrow(TypeError);
    expect(store.runs(10)).toEqual([begun()]);
  });

  test('what it returns is a copy; a lone surrogate comes back as the replacement character', () => {
    const store = kept(make());
    const given = run({ host: 'x\uD83D', model: 'модель' });
    store.beginRun(given);
    given.articles = 9;
    const found = store.runs(1)[0];
    if (found !== undefined) found.usage.output = 9;
    expect(store.runs(1)).toEqual([begun({ host: 'x\uFFFD', model: 'модель' })]);
  });
});

describe.each(STORES)('spending of the %s store', (_, make) => {
  const line = (more: Partial<LedgerEntry>): LedgerEntry => ({ at: '2026-01-01T00:00:00.000Z', run: 'r', slug: 'a', stage: 'draft', model: 'm', usage: { input: 10, cachedInput: 4, output: 5 }, cost: 0.5, kind: 'answer', request: '', ms: 1, ...more });

  test('nothing', () => {
    expect(kept(make()).spending()).toEqual([]);
  });

  test('all lines by stage and model: what was paid, what failed, what came from the store', () => {
    const store = kept(make());
    for (const one of [line({}), line({ kind: 'failed', cost: 0.25 }), line({ kind: 'cached', cost: 0 }), line({ stage: 'meta', cost: null }), line({ model: 'a' })]) store.record(one);
    expect(store.spending()).toEqual([
      { stage: 'draft', model: 'a', calls: 1, reused: 0, failed: 0, usage: { input: 10, cachedInput: 4, output: 5 }, cost: 0.5 },
      { stage: 'draft', model: 'm', calls: 2, reused: 1, failed: 1, usage: { input: 20, cachedInput: 8, output: 10 }, cost: 0.75 },
      { stage: 'meta', model: 'm', calls: 1, reused: 0, failed: 0, usage: { input: 10, cachedInput: 4, output: 5 }, cost: null },
    ]);
  });
});

describe.each(STORES)('history of the %s store', (_, make) => {
  /** A store with one answer for each line. */
  const store = (lines: Partial<LedgerEntry>[]): ResponseStore => {
    const made = kept(make());
    for (const line of lines) made.record(entry(line));
    return made;
  };
  const tokens = (output: number, input = 0, cachedInput = 0): Pick<LedgerEntry, 'usage'> => ({ usage: { input, cachedInput, output } });

  test('a new one has none', () => {
    expect(kept(make()).history()).toEqual([]);
  });

  test('mean and deviation of what was answered', () => {
    // The deviation of these eight is 2 exactly: https://en.wikipedia.org/wiki/Standard_deviation#Basic_examples
    expect(store([2, 4, 4, 4, 5, 5, 7, 9].map((output) => tokens(output))).history()).toEqual([{ stage: 'draft', model: 'some-model', calls: 8, output: { mean: 5, deviation: 2 }, cachedShare: 0, ms: 1500 }]);
  });

  test.each([1, 7, 345, 2 ** 20 + 1])('equal answers have no deviation (%i tokens)', (output) => {
    for (const calls of [1, 3, 10, 49]) expect(store(Array.from({ length: calls }, () => tokens(output))).history()).toMatchObject([{ calls, output: { mean: output, deviation: 0 } }]);
  });

  test('a small deviation of long answers is exact enough', () => {
    expect(store([1_000_000, 1_000_001, 1_000_002].map((output) => tokens(output))).history()[0]?.output.deviation).toBeCloseTo(Math.sqrt(2 / 3), 3);
  });

  test('more tokens than fit a sum of squares', () => {
    expect(store([tokens(2 ** 40), tokens(2 ** 40)]).history()).toMatchObject([{ output: { mean: 2 ** 40, deviation: 0 } }]);
  });

  test('by stage and model, in order of both', () => {
    const lines = [['meta', 'b'], ['draft', 'z'], ['meta', 'a'], ['draft', 'z'], ['outline', 'a']].map(([stage, model]) => ({ stage, model }));
    expect(store(lines).history().map(({ stage, model, calls }) => [stage, model, calls])).toEqual([['draft', 'z', 2], ['meta', 'a', 1], ['meta', 'b', 1], ['outline', 'a', 1]]);
  });

  test('failed replies and reused answers tell nothing of answers', () => {
    const lines: Partial<LedgerEntry>[] = [{ ...tokens(100, 10, 5), ms: 10 }, { ...tokens(9000, 10, 0), kind: 'failed', ms: 99 }, { ...tokens(5000, 10, 0), kind: 'cached', ms: 0 }, { stage: 'faq', kind: 'failed' }];
    expect(store(lines).history()).toEqual([{ stage: 'draft', model: 'some-model', calls: 1, output: { mean: 100, deviation: 0 }, cachedShare: 0.5, ms: 10 }]);
  });

  test('the share of cached input is that of all tokens, not the mean of shares', () => {
    expect(store([tokens(1, 1000, 900), tokens(1, 200, 0)]).history()[0]?.cachedShare).toBe(0.75);
    expect(store([tokens(1, 0, 0)]).history()[0]?.cachedShare).toBe(0);
  });

  test('times: calls that were not timed are left out, fractions are rounded', () => {
    expect(store([{ ms: 0 }, { ms: 1000.4 }, { ms: 2001.5 }]).history()[0]?.ms).toBe(1501);
    expect(store([{ ms: 0 }]).history()[0]?.ms).toBe(0);
  });
});
