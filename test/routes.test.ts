import { afterEach, describe, expect, test } from 'vitest';
import { createLocalGate, type LocalGateOptions } from '../src/local-gate.ts';
import { SluglineError, type ErrorCode } from '../src/model/errors.ts';
import type { Gate, Pass } from '../src/model/gate.ts';
import { configSchema } from '../src/model/site.ts';
import openai from '../src/providers/openai.ts';
import { keyVariables, openRoutes, type Routes } from '../src/routes.ts';
import { startFakeOpenAI, type FakeOpenAI } from './kit/fake-openai.ts';
import { virtualTime } from './kit/virtual.ts';

/** Several ways to a model: which of them can be used here, and the gate of one machine that deals calls out to them. */

const USAGE = { input: 1_000_000, cachedInput: 0, output: 0 };
const SIGNAL = new AbortController().signal;
const REQUEST = { model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }], maxOutputTokens: 100 } as const;
const servers: FakeOpenAI[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

function open(model: object, env: Record<string, string>, choice = {}): Routes {
  const config = configSchema.parse({ site: { url: 'https://example.org', name: 'X' }, brand: { name: 'X' }, model });
  return openRoutes({ world: { env: (name) => env[name] }, model: config.model, kind: openai, prices: { 'gpt-5-mini': { input: 1, output: 2 }, dear: { input: 5, output: 9 } }, choice });
}

function problem(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as SluglineError).message;
  }
  return 'nothing was thrown';
}

describe('routes', () => {
  test('without any in the config there is one, of the settings of model', () => {
    const routes = open({ requestsPerMinute: 7 }, { OPENAI_API_KEY: 'sk-one' });
    expect(routes.usable).toEqual([{ id: 'api.openai.com gpt-5-mini 1bd0074c', name: 'main', weight: 1, requestsPerMinute: 7, tokensPerMinute: undefined, host: 'api.openai.com' }]);
    expect(routes).toMatchObject({ missing: [], secrets: ['sk-one'], primary: { host: 'api.openai.com', model: 'gpt-5-mini' } });
    expect(problem(() => open({}, {}))).toContain('the provider "openai" needs an API key, and OPENAI_API_KEY is not set');
    expect(open({ baseURL: 'http://localhost:11434/v1' }, {}).usable).toHaveLength(1);
  });

  test('what a route leaves out is that of model; whose key is not here is left out, and answers are kept under the first one all the same', () => {
    const model = {
      requestsPerMinute: 100,
      routes: [{ name: 'first', apiKeyEnv: 'KEY_1' }, { name: 'second', apiKeyEnv: 'KEY_2', weight: 2, requestsPerMinute: 5 }, { name: 'third', apiKeyEnv: 'KEY_3', baseURL: 'https://router.example/v1', model: 'vendor/gpt-5-mini' }],
    };
    const routes = open(model, { KEY_2: 'sk-two', KEY_3: ' sk-three ', OPENAI_API_KEY: 'sk-other' });
    expect(routes.usable).toEqual([
      { id: 'api.openai.com gpt-5-mini 389c666c', name: 'second', weight: 2, requestsPerMinute: 5, tokensPerMinute: undefined, host: 'api.openai.com' },
      { id: 'router.example vendor/gpt-5-mini c1779f35', name: 'third', weight: 1, requestsPerMinute: 100, tokensPerMinute: undefined, host: 'router.example' },
    ]);
    expect(routes).toMatchObject({ missing: [{ name: 'first', apiKeyEnv: 'KEY_1' }], secrets: ['sk-two', 'sk-three'], primary: { host: 'api.openai.com', model: 'gpt-5-mini' } });
    expect(JSON.stringify([routes.usable, routes.missing])).not.toContain('sk-');
    expect(problem(() => open(model, { OPENAI_API_KEY: 'sk-other' }))).toContain('KEY_1, KEY_2, KEY_3 are not set');
    expect(keyVariables(configSchema.parse({ site: { url: 'https://example.org', name: 'X' }, brand: { name: 'X' }, model }).model)).toEqual(['OPENAI_API_KEY', 'KEY_1', 'KEY_2', 'KEY_3']);
  });

  test('two that are the same one, or have one name, are refused', () => {
    expect(problem(() => open({ routes: [{ name: 'a' }, { name: 'b' }] }, { OPENAI_API_KEY: 'sk-one' }))).toContain('"a" and "b" have the same server, model and key');
    expect(configSchema.safeParse({ site: { url: 'https://example.org', name: 'X' }, brand: { name: 'X' }, model: { routes: [{ name: 'a' }, { name: 'a', apiKeyEnv: 'B' }] } }).success).toBe(false);
  });

  test('prices are those of the route; a name without a price costs what the first one does', () => {
    const routes = open({ routes: [{ name: 'a', apiKeyEnv: 'A' }, { name: 'b', apiKeyEnv: 'B', model: 'dear' }, { name: 'c', apiKeyEnv: 'C', model: 'alias' }] }, { A: 'sk-a', B: 'sk-b', C: 'sk-c' });
    expect(['a', 'b', 'c'].map((name) => routes.cost(name, USAGE))).toEqual([1, 5, 1]);
    expect(routes.worst(USAGE)).toBe(5);
    expect(open({ name: 'unknown' }, { OPENAI_API_KEY: 'sk-a' }).worst(USAGE)).toBeNull();
  });

  test('a call goes to its server, with its key and its name of the model; faults name the route, keys are in none', async () => {
    const [one, two] = [await startFakeOpenAI(() => 'one'), await startFakeOpenAI(() => ({ fault: 'unauthorized' }))];
    servers.push(one, two);
    const routes = open({ routes: [{ name: 'one', apiKeyEnv: 'A', baseURL: one.baseURL }, { name: 'two', apiKeyEnv: 'B', baseURL: two.baseURL, model: 'other' }] }, { A: 'sk-key-of-one', B: 'sk-key-of-two' });
    expect((await routes.complete('one', REQUEST, SIGNAL)).text).toBe('one');
    expect(one.requests[0]).toMatchObject({ headers: { authorization: 'Bearer sk-key-of-one' }, body: { model: 'gpt-5-mini' } });
    const error = await routes.complete('two', REQUEST, SIGNAL).catch((fault: unknown) => fault) as SluglineError;
    expect(two.requests[0]).toMatchObject({ headers: { authorization: 'Bearer sk-key-of-two' }, body: { model: 'other' } });
    expect(error.message).toContain('route "two": ');
    expect(error.message).not.toContain('sk-key');
  });
});

describe('the gate of one machine', () => {
  const A = { id: 'a', name: 'a', weight: 3 };
  const B = { id: 'b', name: 'b', weight: 1 };
  const fault = (code: ErrorCode, retryAfterMs?: number): SluglineError => new SluglineError({ code, message: `said ${code}` }, { retryable: true, retryAfterMs });

  function gateOf(more: Partial<LocalGateOptions> = {}): { gate: Gate; time: ReturnType<typeof virtualTime>; enter(worst?: number, slug?: string, signal?: AbortSignal): Promise<Pass> } {
    const time = virtualTime();
    const gate = createLocalGate({ routes: [A, B], limits: {}, world: time.world, ...more });
    return { gate, time, enter: (worst = 0, slug = 'x', signal = SIGNAL) => time.until(gate.enter({ slug, tokens: 10, worst }, signal)) };
  }

  async function taken(enter: () => Promise<Pass>, count: number): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (let i = 0; i < count; i++) {
      const pass = await enter();
      counts[pass.route] = (counts[pass.route] ?? 0) + 1;
      await pass.settle(0, 10);
    }
    return counts;
  }

  async function strike(enter: () => Promise<Pass>, route: string, error: SluglineError): Promise<boolean> {
    for (;;) {
      const pass = await enter();
      if (pass.route === route) return pass.settle(0, 0, error);
      await pass.settle(0, 10);
    }
  }

  test('deals calls out by weight, and by room where there is little', async () => {
    expect(await taken(gateOf().enter, 40)).toEqual({ a: 30, b: 10 });
    const { time, enter } = gateOf({ routes: [{ ...A, requestsPerMinute: 10 }, { ...B, requestsPerMinute: 600 }] });
    const counts = await taken(enter, 100);
    expect(counts['b']).toBeGreaterThan(80);
    expect(time.world.clock()).toBeLessThan(12_000);
  });

  test('keeps the limits of each route in any minute', async () => {
    const { gate, time } = gateOf({ routes: [{ ...A, requestsPerMinute: 30 }, { ...B, requestsPerMinute: 60 }] });
    const starts: { at: number; route: string }[] = [];
    await time.until(Promise.all(Array.from({ length: 200 }, async () => {
      const pass = await gate.enter({ slug: 'x', tokens: 10, worst: 0 }, SIGNAL);
      starts.push({ at: time.world.clock(), route: pass.route });
      await pass.settle(0, 10);
    })));
    for (const [route, limit] of [['a', 30], ['b', 60]] as const) {
      const times = starts.filter((one) => one.route === route).map(({ at }) => at);
      expect(Math.max(...times.map((from) => times.filter((at) => at >= from && at <= from + 60_000).length))).toBeLessThanOrEqual(limit);
    }
    // Both are used up: 200 calls at 90 a minute.
    expect(time.world.clock()).toBeLessThan((200 / 90) * 60_000 * 1.05);
  });

  test('a route that is down is left alone for a while, longer each time, and comes back with one call', async () => {
    const { time, enter } = gateOf();
    expect(await strike(enter, 'a', fault('PROVIDER_UNAVAILABLE'))).toBe(true);
    expect(await taken(enter, 5)).toEqual({ b: 5 });
    const later = async (ms: number): Promise<void> => {
      time.at(time.world.clock() + ms, () => undefined);
      await time.pass();
    };
    await later(5001);
    const probe = await enter();
    expect(probe.route).toBe('a');
    expect(await taken(enter, 3)).toEqual({ b: 3 });
    await probe.settle(0, 0, fault('PROVIDER_UNAVAILABLE'));
    await later(6000);
    expect(await taken(enter, 3)).toEqual({ b: 3 });
    await later(5000);
    expect((await taken(enter, 40))['a']).toBeGreaterThanOrEqual(28);
  });

  test('all aside: waited for when it may pass, told when not', async () => {
    const { time, enter } = gateOf();
    for (const name of ['a', 'b']) await strike(enter, name, fault('PROVIDER_UNAVAILABLE'));
    const before = time.world.clock();
    expect(['a', 'b']).toContain((await enter()).route);
    expect(time.world.clock() - before).toBeGreaterThanOrEqual(4000);
    const dry = gateOf();
    for (const name of ['a', 'b']) await strike(dry.enter, name, fault('PROVIDER_QUOTA'));
    await expect(dry.enter()).rejects.toThrow('no route to a model is well; the last fault: said PROVIDER_QUOTA');
    const locked = gateOf();
    for (const name of ['a', 'b']) await strike(locked.enter, name, fault('PROVIDER_AUTH'));
    await expect(locked.enter()).rejects.toThrow('said PROVIDER_AUTH');
  });

  test('the only route is never set aside', async () => {
    const { enter } = gateOf({ routes: [A] });
    for (const code of ['PROVIDER_UNAVAILABLE', 'PROVIDER_QUOTA', 'PROVIDER_AUTH', 'PROVIDER_RATE_LIMIT'] as const) expect(await (await enter()).settle(0, 0, fault(code, 60_000))).toBe(false);
    expect(await taken(enter, 2)).toEqual({ a: 2 });
  });

  test('budgets are kept with the words of a run without routes', async () => {
    const { enter } = gateOf({ limits: { run: 1, article: 0.5 } });
    const first = await enter(0.5);
    const waiting = enter(0.4);
    await first.settle(0.1, 10);
    await (await waiting).settle(0.3, 10);
    await expect(enter(0.2)).rejects.toThrow("the next call could cost up to $0.20, and of the article's budget of $0.50 $0.40 is spent, so it was not made");
    await (await enter(0.5, 'y')).settle(0.5, 10);
    await expect(enter(0.2, 'z')).rejects.toThrow("of the run's budget of $1.00 $0.90 is spent, so it was not made");
  });

  test('whoever is aborted while waiting holds nothing', async () => {
    const { gate, enter } = gateOf({ limits: { run: 1 }, routes: [{ ...A, requestsPerMinute: 1 }] });
    await (await enter(0.6)).settle(0, 10);
    const stop = new AbortController();
    const [held, short] = [gate.enter({ slug: 'x', tokens: 1, worst: 0.6 }, stop.signal), gate.enter({ slug: 'x', tokens: 1, worst: 0.6 }, stop.signal)];
    await new Promise(setImmediate);
    stop.abort(new Error('enough'));
    await expect(held).rejects.toThrow('enough');
    await expect(short).rejects.toThrow('enough');
    await (await enter(1)).settle(0, 10);
  });
});
