import { afterEach, describe, expect, test } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import { createGate, type GateOptions, type SharedGate } from '../../src/queue/gate.ts';
import { readLimits } from '../../src/queue/limits.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import type { WorkerTask } from '../kit/gate-worker.ts';
import { startWorkers } from '../kit/gate-workers.ts';
import { startCluster } from '../kit/postgres.ts';

/** A budget that several processes share: never above it, whoever dies and whatever restarts. */

const cluster = await startCluster(['-c', 'fsync=off']);
const ROUTE = { id: 'a', name: 'a', weight: 1 };
const SIGNAL = new AbortController().signal;
const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

async function fresh(): Promise<{ url: string; database: Database }> {
  const url = await cluster.database();
  const database = await openDatabase(url, { connections: 6 });
  ended.push(() => database.close());
  // Whoever goes above a limit, if only for a moment, is told by the database.
  await database.query('ALTER TABLE slugline.budgets ADD CHECK (spent + held + doubt <= most)');
  return { url, database };
}

async function gateOf(database: Database, more: Partial<GateOptions> = {}): Promise<SharedGate> {
  const gate = await createGate(database, { run: 'r', worker: 'here', limits: { run: 1 }, routes: [ROUTE], ...more });
  ended.push(() => gate.close());
  return gate;
}

function task(url: string, index: number, more: Partial<WorkerTask> = {}): WorkerTask {
  return {
    url, concurrency: 4, tokens: [50, 150], takes: [1, 1], callMs: [1, 25], worst: 0.01, cost: [0.001, 0.009], slugs: 5, seed: index + 1,
    gate: { run: 'r', worker: `worker ${index}`, limits: { run: 2 }, routes: [ROUTE] }, ...more,
  };
}

async function refusal(action: Promise<unknown>): Promise<SluglineError['problems'][0] & object> {
  const error = await action.then(() => undefined, (fault: unknown) => fault);
  expect(error).toBeInstanceOf(SluglineError);
  return (error as SluglineError).problems[0] as NonNullable<SluglineError['problems'][0]>;
}

const runOf = async (database: Database) => (await readLimits(database, 'r')).runs[0];

test('eight processes spend a budget to the last call that fits, and never more', async () => {
  const { url, database } = await fresh();
  const reports = await Promise.all((await startWorkers(Array.from({ length: 8 }, (_, index) => task(url, index)))).map(({ report }) => report));
  expect(reports.map((one) => one.ended)).toEqual(Array.from({ length: 8 }, () => 'BUDGET_RUN'));
  const paid = reports.flatMap(({ calls }) => calls).reduce((sum, { cost }) => sum + cost, 0);
  const state = await runOf(database);
  expect(state).toMatchObject({ limit: 2, held: 0, doubt: 0, callsUnderWay: 0, callsInDoubt: 0 });
  expect(state?.spent).toBeCloseTo(paid, 5);
  expect(state?.spent).toBeLessThanOrEqual(2);
  expect(state?.spent).toBeGreaterThan(2 - 0.01);
  const [sums] = await database.query<{ spent: number; held: number }>("SELECT sum(spent)::float8 / 1e9 AS spent, sum(held)::float8 AS held FROM slugline.article_budgets WHERE run = 'r'");
  expect(sums).toEqual({ spent: expect.closeTo(paid, 5) as number, held: 0 });
}, 60_000);

test('a restart of the database in the middle: nothing is booked twice, nothing is lost', async () => {
  const { url, database } = await fresh();
  const workers = await startWorkers([0, 1, 2].map((index) => task(url, index, { ms: 6000, gate: { run: 'r', worker: `worker ${index}`, limits: { run: 200 }, routes: [ROUTE], leaseMs: 1500 } })));
  await new Promise((resolve) => { setTimeout(resolve, 1500); });
  const before = (await readLimits(database)).routes[0]?.calls ?? 0;
  await cluster.stop();
  await new Promise((resolve) => { setTimeout(resolve, 1800); });
  await cluster.start();
  const reports = await Promise.all(workers.map(({ report }) => report));
  expect(reports.map((one) => one.ended)).toEqual([undefined, undefined, undefined]);
  const calls = reports.flatMap((one) => one.calls);
  const state = await readLimits(database, 'r');
  expect(before).toBeGreaterThan(0);
  expect(calls.length).toBeGreaterThan(before);
  // An answer to the last settle may be lost with the worker's end; its booking is not.
  expect(state.routes[0]?.calls).toBe(calls.length);
  expect(state.runs[0]?.spent).toBeCloseTo(calls.reduce((sum, { cost }) => sum + cost, 0), 5);
  expect(state.runs[0]).toMatchObject({ held: 0, doubt: 0, callsUnderWay: 0 });
}, 60_000);

describe('a worker that is killed', () => {
  test('leaves what its calls may have cost in doubt: held to the end of the run, and told', async () => {
    const { url, database } = await fresh();
    const gate = await gateOf(database, { limits: { run: 1 }, leaseMs: 900 });
    const [victim] = await startWorkers([task(url, 0, { concurrency: 3, worst: 0.2, callMs: [60_000, 60_000], gate: { run: 'r', worker: 'victim', limits: { run: 1 }, routes: [ROUTE], leaseMs: 900 } })]);
    await expect.poll(async () => (await runOf(database))?.callsUnderWay, { timeout: 10_000 }).toBe(3);
    victim?.child.kill('SIGKILL');
    await victim?.report;
    // Its calls are under way for all that is known: the next one waits, and is refused when they are given up.
    const waiting = refusal(gate.enter({ slug: 'x', tokens: 1, worst: 0.5 }, SIGNAL));
    expect(await runOf(database)).toMatchObject({ held: 0.6, doubt: 0, callsUnderWay: 3 });
    expect(await waiting).toMatchObject({
      code: 'BUDGET_RUN',
      message: "the next call could cost up to $0.50, and of the run's budget of $1.00 $0 is spent, $0.60 may have been spent by calls of workers that went away in the middle, so it was not made",
    });
    expect(await runOf(database)).toMatchObject({ spent: 0, held: 0, doubt: 0.6, callsUnderWay: 0, callsInDoubt: 3 });
    // What is left of the budget can be used.
    await (await gate.enter({ slug: 'x', tokens: 1, worst: 0.4 }, SIGNAL)).settle(0.1, 1);
    expect(await runOf(database)).toMatchObject({ spent: 0.1, held: 0, doubt: 0.6 });
    expect((await readLimits(database)).workers).toMatchObject([{ name: 'here', alive: true, calls: 0 }, { name: 'victim', alive: false, calls: 3 }]);
  }, 60_000);

  test('and one that was only cut off comes back: its calls are settled as ever', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database);
    const pass = await gate.enter({ slug: 'x', tokens: 1, worst: 0.3 }, SIGNAL);
    await database.query("UPDATE slugline.gate_workers SET alive_until = now() - interval '1 second'");
    await database.query('SELECT slugline.gate_sweep()');
    await database.query('SELECT slugline.gate_sweep()');
    expect(await runOf(database)).toMatchObject({ held: 0, doubt: 0.3, callsInDoubt: 1 });
    // Too fresh a doubt is waited for, too.
    const waiting = gate.enter({ slug: 'x', tokens: 1, worst: 0.8 }, SIGNAL);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    await pass.settle(0.05, 1);
    await (await waiting).settle(0, 1);
    expect(await runOf(database)).toMatchObject({ spent: 0.05, held: 0, doubt: 0, callsInDoubt: 0 });
  });

  test('a sign of life takes its calls out of doubt', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database, { leaseMs: 600 });
    const pass = await gate.enter({ slug: 'x', tokens: 1, worst: 0.3 }, SIGNAL);
    await database.query("UPDATE slugline.reservations SET doubt_since = now()");
    await database.query("UPDATE slugline.budgets SET held = 0, doubt = 300000000");
    await database.query("UPDATE slugline.article_budgets SET held = 0, doubt = 300000000");
    await expect.poll(async () => (await runOf(database))?.held, { timeout: 5000 }).toBe(0.3);
    await pass.settle(0.1, 1);
    expect(await runOf(database)).toMatchObject({ spent: 0.1, held: 0, doubt: 0 });
  });

  test('a gate that is closed with calls under way leaves them in doubt at once', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database);
    await gate.enter({ slug: 'x', tokens: 1, worst: 0.3 }, SIGNAL);
    await gate.close();
    await gate.close();
    expect(await runOf(database)).toMatchObject({ held: 0, doubt: 0.3 });
  });
});

describe('a budget', () => {
  test('of an article is its own; the words are those of a run on one machine', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database, { limits: { run: 1, article: 0.3 } });
    await (await gate.enter({ slug: 'x', tokens: 1, worst: 0.3 }, SIGNAL)).settle(0.2, 1);
    expect(await refusal(gate.enter({ slug: 'x', tokens: 1, worst: 0.2 }, SIGNAL))).toEqual({
      code: 'BUDGET_ARTICLE', message: "the next call could cost up to $0.20, and of the article's budget of $0.30 $0.20 is spent, so it was not made", help: 'Raise model.budget.article, or shorten the brief.',
    });
    await (await gate.enter({ slug: 'y', tokens: 1, worst: 0.3 }, SIGNAL)).settle(0.3, 1);
    expect(await refusal(gate.enter({ slug: 'z', tokens: 1, worst: 0.6 }, SIGNAL))).toMatchObject({ code: 'BUDGET_RUN' });
  });

  test('that calls under way hold is waited for, and for an article only by that article', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database, { limits: { run: 1, article: 0.3 } });
    const first = await gate.enter({ slug: 'x', tokens: 1, worst: 0.3 }, SIGNAL);
    let through = false;
    const second = gate.enter({ slug: 'x', tokens: 1, worst: 0.2 }, SIGNAL).then((pass) => {
      through = true;
      return pass;
    });
    await (await gate.enter({ slug: 'y', tokens: 1, worst: 0.3 }, SIGNAL)).settle(0, 1);
    expect(through).toBe(false);
    await first.settle(0.1, 1);
    await (await second).settle(0, 1);
  });

  test('is not held by who was aborted while waiting', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database, { routes: [{ ...ROUTE, requestsPerMinute: 10 }] });
    await (await gate.enter({ slug: 'x', tokens: 1, worst: 0.1 }, SIGNAL)).settle(0, 1);
    const stop = new AbortController();
    const waiting = gate.enter({ slug: 'x', tokens: 1, worst: 0.1 }, stop.signal);
    await expect.poll(async () => (await runOf(database))?.held).toBe(0.1);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(await runOf(database)).toMatchObject({ held: 0, spent: 0 });
    expect((await readLimits(database)).routes[0]).toMatchObject({ calls: 1 });
  });

  test('without a limit books all the same; the newest limit holds', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database, { limits: {} });
    await (await gate.enter({ slug: 'x', tokens: 1, worst: 5 }, SIGNAL)).settle(0.4, 1);
    expect(await runOf(database)).toMatchObject({ limit: undefined, spent: 0.4 });
    const narrow = await gateOf(database, { limits: { run: 0.5 } });
    expect(await refusal(gate.enter({ slug: 'x', tokens: 1, worst: 0.2 }, SIGNAL))).toMatchObject({ code: 'BUDGET_RUN' });
    await (await narrow.enter({ slug: 'x', tokens: 1, worst: 0.1 }, SIGNAL)).settle(0, 1);
  });

  test('a statement carried out twice means the same', async () => {
    const { database } = await fresh();
    // Each statement of the gate is sent again as if its answer had been lost.
    const twice: Database = { ...database, query: async (sql, values) => {
      await database.query(sql, values);
      return database.query(sql, values);
    } };
    const gate = await gateOf(twice, { routes: [{ ...ROUTE, requestsPerMinute: 60_000, tokensPerMinute: 1_000_000 }] });
    const pass = await gate.enter({ slug: 'x', tokens: 500, worst: 0.3 }, SIGNAL);
    expect(await runOf(database)).toMatchObject({ held: 0.3, callsUnderWay: 1 });
    await pass.settle(0.2, 400);
    expect(await runOf(database)).toMatchObject({ held: 0, spent: 0.2, callsUnderWay: 0 });
    expect((await readLimits(database)).routes[0]).toMatchObject({ calls: 1, tokensLastMinute: 400 });
  });
});

test('what the database was away for is made good when it is there again', async () => {
  const { database } = await fresh();
  let away = '';
  // Leave is given and the answer never comes; the end of a call never gets there.
  const failing: Database = { ...database, query: async (sql, values) => {
    const rows = away === 'gate_settle' && sql.includes(away) ? [] : await database.query(sql, values) as never;
    if (away !== '' && sql.includes(away)) {
      away = '';
      throw new SluglineError({ code: 'STORE_UNWRITABLE', message: 'away' });
    }
    return rows;
  } };
  const gate = await gateOf(failing, { leaseMs: 600 });
  away = 'gate_enter';
  await expect(gate.enter({ slug: 'x', tokens: 1, worst: 0.8 }, SIGNAL)).rejects.toThrow('away');
  // It would wait for ever for money that nobody uses.
  const pass = await gate.enter({ slug: 'x', tokens: 1, worst: 0.8 }, SIGNAL);
  away = 'gate_settle';
  await expect(pass.settle(0.2, 1)).rejects.toThrow('away');
  await (await gate.enter({ slug: 'x', tokens: 1, worst: 0.8 }, SIGNAL)).settle(0.1, 1);
  expect(await runOf(database)).toMatchObject({ spent: expect.closeTo(0.3, 6) as number, held: 0, callsUnderWay: 0 });
});
