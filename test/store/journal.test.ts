import { describe, expect, test } from 'vitest';
import type { CallHistory, LedgerEntry, RunEnd, RunRecord, RunStart } from '../../src/model/store.ts';
import { AT, STORES, entry, kept, usage } from './kit.ts';

/** Runs and what calls have been like: what all stores do. */

const run = (some: Partial<RunStart> = {}): RunStart => ({ id: 'run-1', at: AT, command: 'generate', provider: 'openai', model: 'some-model', host: 'api.example.com', articles: 3, ...some });
const end = (some: Partial<RunEnd> = {}): RunEnd => ({ at: '2026-03-01T10:05:00.000Z', state: 'done', written: 2, failed: 1, ...some });
const none = { input: 0, cachedInput: 0, output: 0 };
const begun = (some: Partial<RunRecord> = {}): RunRecord => ({ ...run(), ended: null, state: 'running', written: 0, failed: 0, calls: 0, reused: 0, usage: none, cost: 0, ...some });

describe.each(STORES)('runs of the %s store', (_, make) => {
  test('a new one has none', async () => {
    expect(await (await kept(make())).runs(10)).toEqual([]);
  });

  test('a run is under way until its end is noted', async () => {
    const store = await kept(make());
    await store.beginRun(run());
    expect(await store.runs(10)).toEqual([begun()]);
    await store.endRun('run-1', end());
    expect(await store.runs(10)).toEqual([begun({ ended: '2026-03-01T10:05:00.000Z', state: 'done', written: 2, failed: 1 })]);
  });

  test.each(['done', 'failed', 'interrupted'] as const)('ends as %s', async (state) => {
    const store = await kept(make());
    await store.beginRun(run());
    await store.endRun('run-1', end({ state }));
    expect((await store.runs(1))[0]?.state).toBe(state);
  });

  test('of two ends the later call counts; the end of an unknown run is nothing', async () => {
    const store = await kept(make());
    await store.beginRun(run());
    await store.endRun('other', end());
    expect(await store.runs(10)).toEqual([begun()]);
    await store.endRun('run-1', end());
    await store.endRun('run-1', end({ state: 'interrupted', written: 0, failed: 0 }));
    expect(await store.runs(10)).toMatchObject([{ state: 'interrupted', written: 0, failed: 0 }]);
  });

  test('a second run of one id is refused and changes nothing', async () => {
    const store = await kept(make());
    await store.beginRun(run());
    await expect((async () => store.beginRun(run({ articles: 9 })))()).rejects.toThrow(/run/);
    expect(await store.runs(10)).toEqual([begun()]);
  });

  test('sums the lines of each run', async () => {
    const store = await kept(make());
    await store.beginRun(run());
    await store.beginRun(run({ id: 'run-2', at: '2026-03-01T11:00:00.000Z' }));
    await store.put('a', { text: 'x', usage, finish: 'stop', model: 'm', cost: 0.25, at: AT }, entry({ cost: 0.25 }));
    await store.record(entry({ kind: 'failed', cost: 0.5, usage: { input: 10, cachedInput: 4, output: 5 } }));
    await store.record(entry({ kind: 'cached', cost: 7 }));
    await store.record(entry({ kind: 'cached', cost: null }));
    await store.record(entry({ run: 'run-2', cost: 2, usage: { input: 1, cachedInput: 0, output: 2 } }));
    expect(await store.runs(10)).toEqual([
      begun({ id: 'run-2', at: '2026-03-01T11:00:00.000Z', calls: 1, usage: { input: 1, cachedInput: 0, output: 2 }, cost: 2 }),
      begun({ calls: 2, reused: 2, usage: { input: 1210, cachedInput: 1028, output: 350 }, cost: 0.75 }),
    ]);
  });

  test.each<[string, Partial<LedgerEntry>, number | null]>([
    ['of an answer', { cost: null }, null],
    ['of a failed reply', { kind: 'failed', cost: null }, null],
    ['of an answer that was not paid', { kind: 'cached', cost: null }, 0.25],
    ['that is 0', { cost: 0 }, 0.25],
  ])('what a run cost with a price %s', async (_name, line, cost) => {
    const store = await kept(make());
    await store.beginRun(run());
    await store.record(entry());
    await store.record(entry(line));
    expect((await store.runs(1))[0]?.cost).toBe(cost);
  });

  test('lines whose run never began are in no run', async () => {
    const store = await kept(make());
    await store.record(entry({ run: 'old' }));
    await store.beginRun(run());
    expect(await store.runs(10)).toEqual([begun()]);
  });

  test('newest first, however the times are written; of one time the greater id; as many as asked for', async () => {
    const store = await kept(make());
    const at = { a: '2026-03-01T10:00:00Z', b: '2026-03-01T13:30:00+03:00', c: '2026-03-01T10:00:00.000Z', d: '2025-12-31T23:59:59Z' };
    for (const [id, time] of Object.entries(at)) await store.beginRun(run({ id, at: time }));
    const ids = async (limit: number): Promise<string[]> => (await store.runs(limit)).map((one) => one.id);
    expect(await ids(10)).toEqual(['b', 'c', 'a', 'd']);
    expect(await ids(2)).toEqual(['b', 'c']);
    expect(await ids(0)).toEqual([]);
    expect(await ids(Number.MAX_SAFE_INTEGER)).toHaveLength(4);
    expect((await store.runs(1))[0]?.at).toBe('2026-03-01T10:30:00.000Z');
  });

  test.each([-1, 0.5, Number.NaN, Infinity])('refuses to give %d runs', async (limit) => {
    await expect((async () => (await kept(make())).runs(limit))()).rejects.toThrow(TypeError);
  });

  test.each<[string, Partial<RunStart>]>([
    ['a time that is none', { at: 'today' }],
    ['half an article', { articles: 0.5 }],
    ['a number that is none', { articles: Number.NaN }],
  ])('refuses to begin with %s', async (_name, some) => {
    const store = await kept(make());
    await expect((async () => store.beginRun(run(some)))()).rejects.toThrow(TypeError);
    expect(await store.runs(10)).toEqual([]);
  });

  test.each<[string, Partial<RunEnd>]>([
    ['a time that is none', { at: '' }],
    ['a number that is none', { written: Number.NaN }],
    ['a number below 0', { failed: -1 }],
  ])('refuses to end with %s', async (_name, some) => {
    const store = await kept(make());
    await store.beginRun(run());
    await expect((async () => store.endRun('run-1', end(some)))()).rejects.toThrow(TypeError);
    expect(await store.runs(10)).toEqual([begun()]);
  });

  test('what it returns is a copy; a lone surrogate comes back as the replacement character', async () => {
    const store = await kept(make());
    const given = run({ host: 'x\uD83D', model: 'модель' });
    await store.beginRun(given);
    given.articles = 9;
    const found = (await store.runs(1))[0];
    if (found !== undefined) found.usage.output = 9;
    expect(await store.runs(1)).toEqual([begun({ host: 'x\uFFFD', model: 'модель' })]);
  });
});

describe.each(STORES)('spending of the %s store', (_, make) => {
  const line = (more: Partial<LedgerEntry>): LedgerEntry => ({ at: '2026-01-01T00:00:00.000Z', run: 'r', slug: 'a', stage: 'draft', model: 'm', usage: { input: 10, cachedInput: 4, output: 5 }, cost: 0.5, kind: 'answer', request: '', ms: 1, ...more });

  test('nothing', async () => {
    expect(await (await kept(make())).spending()).toEqual([]);
  });

  test('all lines by stage and model: what was paid, what failed, what came from the store', async () => {
    const store = await kept(make());
    for (const one of [line({}), line({ kind: 'failed', cost: 0.25 }), line({ kind: 'cached', cost: 0 }), line({ stage: 'meta', cost: null }), line({ model: 'a' })]) await store.record(one);
    expect(await store.spending()).toEqual([
      { stage: 'draft', model: 'a', calls: 1, reused: 0, failed: 0, usage: { input: 10, cachedInput: 4, output: 5 }, cost: 0.5 },
      { stage: 'draft', model: 'm', calls: 2, reused: 1, failed: 1, usage: { input: 20, cachedInput: 8, output: 10 }, cost: 0.75 },
      { stage: 'meta', model: 'm', calls: 1, reused: 0, failed: 0, usage: { input: 10, cachedInput: 4, output: 5 }, cost: null },
    ]);
  });
});

describe.each(STORES)('history of the %s store', (_, make) => {
  /** That of a store with one answer for each line. */
  const history = async (lines: Partial<LedgerEntry>[]): Promise<CallHistory[]> => {
    const made = await kept(make());
    for (const line of lines) await made.record(entry(line));
    return made.history();
  };
  const tokens = (output: number, input = 0, cachedInput = 0): Pick<LedgerEntry, 'usage'> => ({ usage: { input, cachedInput, output } });

  test('a new one has none', async () => {
    expect(await (await kept(make())).history()).toEqual([]);
  });

  test('mean and deviation of what was answered', async () => {
    // The deviation of these eight is 2 exactly: https://en.wikipedia.org/wiki/Standard_deviation#Basic_examples
    expect(await history([2, 4, 4, 4, 5, 5, 7, 9].map((output) => tokens(output)))).toEqual([{ stage: 'draft', model: 'some-model', calls: 8, output: { mean: 5, deviation: 2 }, cachedShare: 0, ms: 1500 }]);
  });

  test.each([1, 7, 345, 2 ** 20 + 1])('equal answers have no deviation (%i tokens)', async (output) => {
    for (const calls of [1, 3, 10, 49]) expect(await history(Array.from({ length: calls }, () => tokens(output)))).toMatchObject([{ calls, output: { mean: output, deviation: 0 } }]);
  });

  test('a small deviation of long answers is exact enough', async () => {
    expect((await history([1_000_000, 1_000_001, 1_000_002].map((output) => tokens(output))))[0]?.output.deviation).toBeCloseTo(Math.sqrt(2 / 3), 3);
  });

  test('more tokens than fit a sum of squares', async () => {
    expect(await history([tokens(2 ** 40), tokens(2 ** 40)])).toMatchObject([{ output: { mean: 2 ** 40, deviation: 0 } }]);
  });

  test('by stage and model, in order of both', async () => {
    const lines = [['meta', 'b'], ['draft', 'z'], ['meta', 'a'], ['draft', 'z'], ['outline', 'a']].map(([stage, model]) => ({ stage, model }));
    expect((await history(lines)).map(({ stage, model, calls }) => [stage, model, calls])).toEqual([['draft', 'z', 2], ['meta', 'a', 1], ['meta', 'b', 1], ['outline', 'a', 1]]);
  });

  test('failed replies and reused answers tell nothing of answers', async () => {
    const lines: Partial<LedgerEntry>[] = [{ ...tokens(100, 10, 5), ms: 10 }, { ...tokens(9000, 10, 0), kind: 'failed', ms: 99 }, { ...tokens(5000, 10, 0), kind: 'cached', ms: 0 }, { stage: 'faq', kind: 'failed' }];
    expect(await history(lines)).toEqual([{ stage: 'draft', model: 'some-model', calls: 1, output: { mean: 100, deviation: 0 }, cachedShare: 0.5, ms: 10 }]);
  });

  test('the share of cached input is that of all tokens, not the mean of shares', async () => {
    expect((await history([tokens(1, 1000, 900), tokens(1, 200, 0)]))[0]?.cachedShare).toBe(0.75);
    expect((await history([tokens(1, 0, 0)]))[0]?.cachedShare).toBe(0);
  });

  test('times: calls that were not timed are left out, fractions are rounded', async () => {
    expect((await history([{ ms: 0 }, { ms: 1000.4 }, { ms: 2001.5 }]))[0]?.ms).toBe(1501);
    expect((await history([{ ms: 0 }]))[0]?.ms).toBe(0);
  });
});
