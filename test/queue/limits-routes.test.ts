import { afterEach, describe, expect, test } from 'vitest';
import { SluglineError, type ErrorCode } from '../../src/model/errors.ts';
import { createGate, type GateOptions, type SharedGate } from '../../src/queue/gate.ts';
import { readLimits, type RouteState } from '../../src/queue/limits.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import type { WorkerTask } from '../kit/gate-worker.ts';
import { startWorkers } from '../kit/gate-workers.ts';
import { startCluster } from '../kit/postgres.ts';

/** Several routes to a model: weights, room, and what happens when one is down. */

const cluster = await startCluster(['-c', 'fsync=off']);
const A = { id: 'host-a model KEY_A', name: 'a', weight: 3 };
const B = { id: 'host-b model KEY_B', name: 'b', weight: 1 };
const SIGNAL = new AbortController().signal;
const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

async function fresh(): Promise<{ url: string; database: Database }> {
  const url = await cluster.database();
  const database = await openDatabase(url, { connections: 6 });
  ended.push(() => database.close());
  return { url, database };
}

async function gateOf(database: Database, more: Partial<GateOptions> = {}): Promise<SharedGate> {
  const gate = await createGate(database, { run: 'r', worker: 'here', limits: {}, routes: [A, B], ...more });
  ended.push(() => gate.close());
  return gate;
}

function fault(code: ErrorCode, more: ConstructorParameters<typeof SluglineError>[1] = {}): SluglineError {
  return new SluglineError({ code, message: `said ${code} of sk-secret-key`, help: 'Look.' }, more);
}

/** A call that ends at once. @returns the route it took and whether it may go elsewhere */
async function call(gate: SharedGate, error?: SluglineError): Promise<{ route: string; elsewhere: boolean }> {
  const pass = await gate.enter({ slug: 'x', tokens: 10, worst: 0 }, SIGNAL);
  return { route: pass.route, elsewhere: await pass.settle(0, 10, error) };
}

async function calls(gate: SharedGate, count: number): Promise<Record<string, number>> {
  const taken: Record<string, number> = {};
  for (let i = 0; i < count; i++) {
    const { route } = await call(gate);
    taken[route] = (taken[route] ?? 0) + 1;
  }
  return taken;
}

/** Fails calls until one has taken the route. */
async function strike(gate: SharedGate, route: string, error: SluglineError): Promise<boolean> {
  for (;;) {
    const pass = await gate.enter({ slug: 'x', tokens: 10, worst: 0 }, SIGNAL);
    if (pass.route === route) return pass.settle(0, 0, error);
    await pass.settle(0, 10);
  }
}

const routes = async (database: Database): Promise<Record<string, RouteState>> => Object.fromEntries((await readLimits(database)).routes.map((one) => [one.name, one]));
/** As if the time aside were over. */
const timePasses = (database: Database): Promise<unknown> => database.query("UPDATE slugline.routes SET aside_until = least(aside_until, now()), probe_until = least(probe_until, now())");

describe('weights', () => {
  test('shares of four processes are within a tenth of them', async () => {
    const { url } = await fresh();
    const task = (index: number): WorkerTask => ({
      url, concurrency: 4, ms: 3000, tokens: [50, 150], takes: [1, 1], callMs: [5, 40], worst: 0, cost: [0, 0], slugs: 3, seed: index,
      gate: { run: 'r', worker: `w${index}`, limits: {}, routes: [A, B] },
    });
    const reports = await Promise.all((await startWorkers([1, 2, 3, 4].map(task))).map(({ report }) => report));
    const taken = reports.flatMap((one) => one.calls);
    const share = taken.filter(({ route }) => route === 'a').length / taken.length;
    expect(taken.length).toBeGreaterThan(100);
    expect(share).toBeGreaterThan(0.75 * 0.9);
    expect(share).toBeLessThan(0.75 * 1.1);
  }, 60_000);

  test('a route without room is not waited for while another one has some', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database, { routes: [{ ...A, requestsPerMinute: 20 }, { ...B, requestsPerMinute: 6000 }] });
    const begun = performance.now();
    const taken = await calls(gate, 40);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(taken['b']).toBeGreaterThan(30);
  });

  test('a worker takes only the routes whose key it has', async () => {
    const { database } = await fresh();
    const [both, one] = [await gateOf(database), await gateOf(database, { routes: [B] })];
    await both.close();
    expect(await calls(one, 8)).toEqual({ b: 8 });
    await expect(gateOf(database, { routes: [] })).rejects.toThrow(/no route/);
  });
});

describe('a route that is down', () => {
  test('is left to others by all workers, tried by one call at a time, and comes back', async () => {
    const { database } = await fresh();
    const [here, there] = [await gateOf(database), await gateOf(database)];
    expect(await strike(here, 'a', fault('PROVIDER_UNAVAILABLE'))).toBe(true);
    expect(await calls(there, 6)).toEqual({ b: 6 });
    expect((await routes(database))['a']).toMatchObject({ state: 'aside', fault: { code: 'PROVIDER_UNAVAILABLE' }, faults: 1 });
    expect((await routes(database))['a']?.backInMs).toBeGreaterThan(3000);

    await timePasses(database);
    // The first call tries it, the others do not follow before it has answered.
    const passes = await Promise.all([here, there, here, there].map((gate) => gate.enter({ slug: 'x', tokens: 1, worst: 0 }, SIGNAL)));
    expect(passes.map(({ route }) => route).toSorted()).toEqual(['a', 'b', 'b', 'b']);
    expect((await routes(database))['a']?.state).toBe('trying');
    const probe = passes.find(({ route }) => route === 'a');
    // Still down: aside for longer.
    await probe?.settle(0, 0, fault('PROVIDER_UNAVAILABLE'));
    expect((await routes(database))['a']?.backInMs).toBeGreaterThan(7000);
    expect(await calls(here, 3)).toEqual({ b: 3 });

    await timePasses(database);
    await strike(there, 'a', undefined as never);
    expect((await routes(database))['a']).toMatchObject({ state: 'well', fault: undefined, backInMs: 0 });
    // It has its share again, and does not catch up on what it missed.
    const taken = await calls(here, 40);
    expect(taken['a']).toBeGreaterThanOrEqual(28);
    expect(taken['a']).toBeLessThanOrEqual(32);
  });

  test('counts one outage once, however many calls it fails', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database);
    const passes = await Promise.all(Array.from({ length: 12 }, () => gate.enter({ slug: 'x', tokens: 1, worst: 0 }, SIGNAL)));
    for (const pass of passes) if (pass.route === 'a') await pass.settle(0, 0, fault('PROVIDER_UNAVAILABLE'));
    const { a } = await routes(database);
    expect(a).toMatchObject({ faults: 9, state: 'aside' });
    expect(a?.backInMs).toBeLessThanOrEqual(5000);
  });

  test('when all are aside and it may pass, calls wait; after a while the last fault is told', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database, { patienceMs: 400 });
    await strike(gate, 'a', fault('PROVIDER_UNAVAILABLE'));
    expect(await strike(gate, 'b', fault('PROVIDER_UNAVAILABLE'))).toBe(false);
    const error = await call(gate).catch((thrown: unknown) => thrown) as SluglineError;
    expect(error.problems[0]).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', message: expect.stringContaining('no route to a model is well; the last fault: said PROVIDER_UNAVAILABLE') as string, help: 'Look.' });
    expect(error.retryable).toBe(true);
    expect(error.retryAfterMs).toBeGreaterThan(0);
    const waiting = call(gate);
    await timePasses(database);
    expect(['a', 'b']).toContain((await waiting).route);
  });

  test('an empty account is told at once when all accounts are; a new worker tries them again', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database);
    for (const name of ['a', 'b']) await strike(gate, name, fault('PROVIDER_QUOTA'));
    const error = await call(gate).catch((thrown: unknown) => thrown) as SluglineError;
    expect(error.problems[0]?.code).toBe('PROVIDER_QUOTA');
    expect(error.retryable).toBe(false);
    expect(Object.keys(await calls(await gateOf(database), 8)).toSorted()).toEqual(['a', 'b']);
  });

  test('a refused key is not used here any more; others try it themselves', async () => {
    const { database } = await fresh();
    const [here, there] = [await gateOf(database, { secrets: ['sk-secret-key'] }), await gateOf(database)];
    expect(await strike(here, 'a', fault('PROVIDER_AUTH'))).toBe(true);
    expect(await calls(there, 2)).toEqual({ b: 2 });
    await timePasses(database);
    expect(await calls(here, 6)).toEqual({ b: 6 });
    expect((await calls(there, 8))['a']).toBeGreaterThan(0);
    await strike(here, 'b', fault('PROVIDER_AUTH'));
    await expect(call(here)).rejects.toThrow('said PROVIDER_AUTH');
  });

  test('a refusal for want of room puts off the next calls of that route, for as long as the server says', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database, { routes: [{ ...A, requestsPerMinute: 60_000 }, { ...B, requestsPerMinute: 60_000 }] });
    expect(await strike(gate, 'a', fault('PROVIDER_RATE_LIMIT', { congested: true, retryable: true, retryAfterMs: 20_000 }))).toBe(true);
    expect(await calls(gate, 10)).toEqual({ b: 10 });
    const { a } = await routes(database);
    expect(a).toMatchObject({ state: 'well', fault: undefined });
    expect(a?.waitMs).toBeGreaterThan(15_000);
  });

  test('is not set aside when it is the only one: whoever calls tries again as on one machine', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database, { routes: [A] });
    for (const code of ['PROVIDER_UNAVAILABLE', 'PROVIDER_QUOTA', 'PROVIDER_RATE_LIMIT'] as const) expect(await call(gate, fault(code, { retryAfterMs: 60_000 }))).toEqual({ route: 'a', elsewhere: false });
    expect(await calls(gate, 3)).toEqual({ a: 3 });
  });

  test('faults of the call itself say nothing of the route', async () => {
    const { database } = await fresh();
    const gate = await gateOf(database);
    for (const code of ['PROVIDER_REFUSED', 'PROVIDER_TRUNCATED', 'PROVIDER_INVALID_REPLY', 'INTERRUPTED'] as const) expect((await call(gate, fault(code))).elsewhere).toBe(false);
    const state = await routes(database);
    expect([state['a']?.state, state['b']?.state]).toEqual(['well', 'well']);
  });
});

test('no key gets into the database, even when a server sends one back', async () => {
  const { database } = await fresh();
  const gate = await gateOf(database, { secrets: ['sk-secret-key'] });
  await strike(gate, 'a', fault('PROVIDER_UNAVAILABLE'));
  expect((await routes(database))['a']?.fault?.message).toBe('said PROVIDER_UNAVAILABLE of [secret]');
});
