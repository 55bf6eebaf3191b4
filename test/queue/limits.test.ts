import { afterEach, describe, expect, test } from 'vitest';
import type { GateRoute } from '../../src/model/gate.ts';
import { createGate } from '../../src/queue/gate.ts';
import { readLimits } from '../../src/queue/limits.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import type { WorkerReport, WorkerTask } from '../kit/gate-worker.ts';
import { startWorkers, worstSpan } from '../kit/gate-workers.ts';
import { startCluster } from '../kit/postgres.ts';

/**
 * Limits per minute that several processes share. A minute is six seconds here: what a real one has in spare for late timers does not shrink with
 * it, so this is the harder case.
 */

const cluster = await startCluster(['-c', 'fsync=off']);
const PERIOD_MS = 6000;
const RUN_MS = 14_000;
const open: Database[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function fresh(): Promise<{ url: string; database: Database }> {
  const url = await cluster.database();
  const database = await openDatabase(url, { connections: 3 });
  open.push(database);
  return { url, database };
}

function task(url: string, routes: readonly GateRoute[], index: number, more: Partial<WorkerTask> = {}): WorkerTask {
  return {
    url, concurrency: 8, ms: RUN_MS, tokens: [50, 150], takes: [1, 1], callMs: [5, 60], worst: 0, cost: [0, 0], slugs: 5, seed: index + 1,
    gate: { run: 'r', worker: `worker ${index}`, limits: {}, routes, periodMs: PERIOD_MS, jitterMs: 100, horizonMs: 500 }, ...more,
  };
}

async function hammer(tasks: WorkerTask[]): Promise<WorkerReport['calls']> {
  const reports = await Promise.all((await startWorkers(tasks)).map(({ report }) => report));
  expect(reports.map(({ ended }) => ended)).toEqual(tasks.map(() => undefined));
  return reports.flatMap(({ calls }) => calls);
}

/** Of what the limit allows from the first call to the last. */
function used(calls: WorkerReport['calls'], limit: number, amount: (call: WorkerReport['calls'][number]) => number): number {
  const times = calls.map(({ at }) => at);
  const span = Math.max(...times) - Math.min(...times);
  return calls.reduce((sum, call) => sum + amount(call), 0) / ((span / PERIOD_MS) * limit);
}

describe('four processes that hammer', () => {
  test('no span of a minute has more requests than the limit, and at least 95 % of it are used', async () => {
    const { url } = await fresh();
    const limit = 200;
    const calls = await hammer([0, 1, 2, 3].map((index) => task(url, [{ id: 'a', name: 'a', weight: 1, requestsPerMinute: limit }], index)));
    const worst = worstSpan(calls.map(({ at }) => ({ at, amount: 1 })), PERIOD_MS);
    expect(worst).toBeLessThanOrEqual(limit + 1);
    expect(used(calls, limit, () => 1)).toBeGreaterThan(0.95);
  }, 60_000);

  test('requests and tokens together', async () => {
    const { url } = await fresh();
    const [requests, tokens] = [210, 20_000];
    const calls = await hammer([0, 1, 2, 3].map((index) => task(url, [{ id: 'a', name: 'a', weight: 1, requestsPerMinute: requests, tokensPerMinute: tokens }], index)));
    const worst = worstSpan(calls.map(({ at, tokens: amount }) => ({ at, amount })), PERIOD_MS);
    expect(worstSpan(calls.map(({ at }) => ({ at, amount: 1 })), PERIOD_MS)).toBeLessThanOrEqual(requests + 1);
    expect(worst).toBeLessThanOrEqual(tokens + 150);
    expect(used(calls, tokens, (call) => call.tokens)).toBeGreaterThan(0.95);
  }, 60_000);

  test('tokens that were estimated too high are given back, and never let more into a minute', async () => {
    const { url, database } = await fresh();
    const tokens = 20_000;
    const route = { id: 'a', name: 'a', weight: 1, tokensPerMinute: tokens };
    // Two that take a third of what they say, and two whose calls begin to be exact.
    const calls = await hammer([0, 1, 2, 3].map((index) => task(url, [route], index, { takes: index < 2 ? [0.2, 0.4] : [1, 1], callMs: [300, 900], tokens: [200, 400] })));
    const worst = worstSpan(calls.map(({ at, tokens: amount }) => ({ at, amount })), PERIOD_MS);
    expect(worst).toBeLessThanOrEqual(tokens + 400);
    expect((await readLimits(database)).routes[0]).toMatchObject({ name: 'a', tokensPerMinute: tokens, state: 'well', underWay: 0, faults: 0 });
  }, 60_000);
});

test('a call larger than the limit goes alone in its minute', async () => {
  const { database } = await fresh();
  const gate = await createGate(database, { run: 'r', worker: 'w', limits: {}, routes: [{ id: 'a', name: 'a', weight: 1, tokensPerMinute: 1000 }], periodMs: 1500, jitterMs: 100 });
  const { signal } = new AbortController();
  const starts: number[] = [];
  for (const tokens of [1500, 10, 1500]) {
    const pass = await gate.enter({ slug: 'x', tokens, worst: 0 }, signal);
    starts.push(performance.now());
    await pass.settle(0, tokens);
  }
  const [first, second, third] = starts as [number, number, number];
  expect(second - first).toBeGreaterThan(1500);
  expect(third - second).toBeGreaterThan(1500);
  await gate.close();
});

test('a turn that a busy process missed is given back and another one taken', async () => {
  const { database } = await fresh();
  const asked: string[] = [];
  const watched: Database = { ...database, query: (sql, values) => {
    asked.push(/gate_\w+/.exec(sql)?.[0] ?? '');
    return database.query(sql, values);
  } };
  const gate = await createGate(watched, { run: 'r', worker: 'w', limits: { run: 1 }, routes: [{ id: 'a', name: 'a', weight: 1, requestsPerMinute: 120 }] });
  const { signal } = new AbortController();
  const enter = async (): Promise<void> => void await (await gate.enter({ slug: 'x', tokens: 1, worst: 0.1 }, signal)).settle(0, 1);
  await Promise.all([enter(), enter()]);
  asked.length = 0;
  const waiting = enter();
  await expect.poll(async () => (await readLimits(database)).runs[0]?.callsUnderWay).toBe(1);
  // Longer than its turn is away and may be late.
  for (const until = performance.now() + 1200; performance.now() < until;);
  await waiting;
  expect(asked.filter((name) => name !== 'gate_beat')).toEqual(['gate_enter', 'gate_settle', 'gate_enter', 'gate_settle']);
  expect((await readLimits(database)).runs[0]).toMatchObject({ held: 0, callsUnderWay: 0 });
  await gate.close();
});
