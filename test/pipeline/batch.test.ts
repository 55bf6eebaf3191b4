import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { cancelBatches, collectBatches, runBatches, showBatches, submitBatches, type BatchEvent, type BatchOptions, type BatchOutcome } from '../../src/batch.ts';
import { splitLines } from '../../src/batch-submit.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { SluglineError, type Problem } from '../../src/model/errors.ts';
import type { RunEvent, RunResult } from '../../src/model/events.ts';
import type { DirectStore, ResponseStore } from '../../src/model/store.ts';
import type { World } from '../../src/model/world.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { completionOf, startFakeBatches, type BatchReply, type FakeBatches, type FakeBatchOptions } from '../kit/fake-batches.ts';
import type { FakeRequest } from '../kit/fake-openai.ts';
import { asked, goodAnswer, testProject, topics, withServer, type TestProject } from '../kit/project.ts';

/** Whole waves against a server of Files and Batches. */

const open: FakeBatches[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** 0.125 and 1 US dollars a million in batches. */
const MODEL = ', prices: { test-model: { input: 0.125, output: 1 } }';

interface Site {
  project: TestProject;
  server: FakeBatches;
  world: World;
  /** Sleeps so far, in ms. */
  slept: number[];
  options: BatchOptions;
  /** What sleep does besides letting time pass. */
  onSleep: (ms: number) => void;
  later(ms: number): void;
  /** A look into the store. */
  store<T>(look: (store: DirectStore) => T): T;
}

async function site(options: FakeBatchOptions & { answer?: (request: FakeRequest) => BatchReply; names?: string[]; more?: string } = {}): Promise<Site> {
  const { answer = goodAnswer, names = ['Wheel truing', 'Saddle height'], more = MODEL, ...server } = options;
  const fake = await startFakeBatches(answer, server);
  open.push(fake);
  const project = testProject(topics(...names));
  withServer(project, fake.baseURL, more);
  let now = Date.parse('2026-06-01T12:00:00Z');
  const it: Site = {
    project, server: fake, slept: [], onSleep: () => undefined,
    later: (ms) => void (now += ms),
    options: { openStore, lockRun: async () => Promise.resolve({ release: () => undefined }) },
    store(look) {
      const store = openStore(`${project.dir}/.slugline/store.db`);
      try {
        return look(store);
      } finally {
        store.close();
      }
    },
    world: {
      files: nodeFiles(), now: () => new Date(now), clock: () => performance.now(), random: () => 0.5, env: (name) => project.env[name],
      async sleep(ms, signal) {
        await Promise.resolve();
        signal?.throwIfAborted();
        it.slept.push(ms);
        now += ms;
        it.onSleep(ms);
        signal?.throwIfAborted();
      },
    },
  };
  return it;
}

interface Told<T> {
  events: (RunEvent | BatchEvent)[];
  value: T;
  problems: Problem[];
  batches: string[];
}

async function drain<T>(work: AsyncGenerator<RunEvent | BatchEvent, T>): Promise<Told<T>> {
  const events: (RunEvent | BatchEvent)[] = [];
  for (;;) {
    const next = await work.next();
    if (next.done === true) {
      const problems = events.flatMap((event) => (event.type === 'batch-problem' ? [event.problem] : []));
      return { events, value: next.value, problems, batches: events.flatMap((event) => (event.type === 'batch' ? [`${event.what} ${event.calls}${event.what === 'collected' ? `: ${event.answers} + ${event.faults}` : ''}`] : [])) };
    }
    events.push(next.value);
  }
}

const inside = (it: Site, { files }: Partial<BatchOptions>): Partial<BatchOptions> => (files === undefined ? {} : { files: `${it.project.dir}/${files}` });
const submitted = async (it: Site, more: Partial<BatchOptions> = {}): Promise<Told<BatchOutcome>> => drain(submitBatches(it.world, it.project.dir, { ...it.options, ...more, ...inside(it, more) }));
const collected = async (it: Site, more: Partial<BatchOptions> & { next?: boolean } = {}): Promise<Told<BatchOutcome>> => drain(collectBatches(it.world, it.project.dir, { ...it.options, ...more, ...inside(it, more) }));
const ran = async (it: Site, more: Partial<BatchOptions> = {}): Promise<Told<RunResult>> => drain(runBatches(it.world, it.project.dir, { ...it.options, ...more }));
const stagesOf = (server: FakeBatches): string[] => server.batches.map((batch) => batch.lines.map(({ body }) => (body.response_format as { json_schema?: { name: string } } | undefined)?.json_schema?.name ?? 'draft').toSorted().join(' '));
const statesOf = (result: RunResult | undefined): Record<string, string> => Object.fromEntries(result?.articles.map((article) => [article.slug, article.state]) ?? []);
const ledger = (it: Site): { spent: number; runs: { command: string; calls: number; state: string }[] } => it.store((store) => ({ spent: store.spent(), runs: store.runs(50).map(({ command, calls, state }) => ({ command, calls, state })).filter((run) => run.calls > 0) }));
/** 1000 tokens in and 500 out, at the price of a batch. */
const PER_CALL = (1000 * 0.125 + 500 * 1) / 1e6;
const WRITTEN = { 'wheel-truing': 'written', 'saddle-height': 'written' };

async function refusal(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof SluglineError)) throw new Error(`not refused with a SluglineError: ${String(error)}`);
  return error.problems[0] as Problem;
}

describe('all waves', () => {
  test('outlines, then drafts with questions, then titles; every article is written, every call booked once', async () => {
    const it = await site({ polls: 2, shuffle: true });
    const { value, events } = await ran(it);
    expect(statesOf(value)).toEqual(WRITTEN);
    expect(stagesOf(it.server)).toEqual(['outline outline', 'draft draft faq faq', 'meta meta']);
    expect(value.calls).toBe(8);
    expect(value.cost).toBeCloseTo(8 * PER_CALL, 10);
    expect(value.usage).toEqual({ input: 8000, cachedInput: 800, output: 4000 });
    expect(value.spending.map(({ stage, calls }) => [stage, calls])).toEqual([['draft', 2], ['faq', 2], ['meta', 2], ['outline', 2]]);
    expect(ledger(it)).toEqual({ spent: expect.closeTo(8 * PER_CALL, 10) as number, runs: [{ command: 'batch', calls: 8, state: 'done' }] });
    expect(it.project.article('wheel-truing')).toContain('Where wheel truing begins');
    expect(events.at(-1)).toEqual({ type: 'result', result: value });
    expect(events.filter((event) => event.type === 'result' || event.type === 'start').map((event) => event.type)).toEqual(['start', 'result']);
    // 30 s, growing; from the beginning with each wave.
    expect(it.slept).toEqual([30_000, 45_000, 67_500, 30_000, 45_000, 67_500, 30_000, 45_000, 67_500]);
  });

  test('nothing is asked a second time: by the same call, by submit, or live', async () => {
    const it = await site();
    await ran(it);
    const before = it.server.requests.length;
    expect(statesOf((await ran(it)).value)).toEqual({ 'wheel-truing': 'unchanged', 'saddle-height': 'unchanged' });
    expect((await submitted(it)).batches).toEqual([]);
    it.project.remove('output');
    const live = await it.project.run({ openStore });
    expect(live.result.calls).toBe(0);
    expect(statesOf(live.result)).toEqual(WRITTEN);
    expect(it.server.requests.length).toBe(before);
  });

  test('give the article a live run gives', async () => {
    const batch = await site();
    await ran(batch);
    const live = await site();
    live.project.now = '2026-06-01T12:00:00.000Z';
    await live.project.run();
    for (const slug of Object.keys(WRITTEN)) expect(batch.project.article(slug)).toBe(live.project.article(slug));
  });

  test('an unusable answer is corrected in the next wave, and given up after that', async () => {
    const asks: string[] = [];
    const it = await site({
      names: ['Wheel truing'],
      answer: (request) => {
        const { stage, again } = asked(request);
        asks.push(`${stage}${again ? ' again' : ''}`);
        return stage === 'outline' && !again ? { json: { sections: [] } } : goodAnswer(request);
      },
    });
    expect(statesOf((await ran(it)).value)).toEqual({ 'wheel-truing': 'written' });
    expect(asks.slice(0, 3)).toEqual(['outline', 'outline again', 'draft']);
  });

  test('an answer that cannot be used after its correction ends the article, not the run', async () => {
    const it = await site({ answer: (request) => (asked(request).stage === 'outline' && asked(request).topic === 'Wheel truing' ? { json: { sections: [] } } : goodAnswer(request)) });
    const { value } = await ran(it);
    expect(statesOf(value)).toEqual({ 'wheel-truing': 'failed', 'saddle-height': 'written' });
    expect(value.articles.find((article) => article.slug === 'wheel-truing')?.problems[0]).toMatchObject({ code: 'STAGE_INVALID_REPLY', file: 'briefs/wheel-truing.yaml' });
    expect(it.server.batches.flatMap((batch) => batch.lines).filter((line) => asked({ body: line.body } as FakeRequest).topic === 'Wheel truing')).toHaveLength(2);
    // To run again means to ask again.
    it.server.options.polls = 0;
    expect((await submitted(it)).batches).toEqual(['submitted 1']);
  });

  test('a refused request is not sent again; others go on', async () => {
    const it = await site({ answer: (request) => (asked(request).stage === 'draft' && asked(request).topic === 'Wheel truing' ? { text: 'Half', finish: 'length' } : goodAnswer(request)) });
    const { value, problems } = await ran(it);
    expect(statesOf(value)).toEqual({ 'wheel-truing': 'failed', 'saddle-height': 'written' });
    expect(problems.map((problem) => problem.code)).toEqual(['PROVIDER_TRUNCATED']);
    // Paid for all the same.
    expect(value.calls).toBe(7);
    expect(value.spending.find((row) => row.stage === 'draft')).toMatchObject({ calls: 2, failed: 1 });
    expect(ledger(it).spent).toBeCloseTo(7 * PER_CALL, 10);
  });

  test.each<[string, FakeBatchOptions, number]>([
    ['expire', { expireAfter: 1 }, 1],
    ['fail in some lines', { fail: (_line, index) => (index === 1 ? { status: 500, message: 'oops' } : undefined) }, 1],
    ['leave lines out', { edit: (lines) => lines.slice(0, 1) }, 1],
    ['cannot be read in part', { edit: (lines) => [lines[0] ?? '', `${lines[1]?.slice(0, 50)}`] }, 1],
  ])('batches that %s: the rest is asked again', async (_name, options) => {
    const it = await site(options);
    it.onSleep = () => {
      // The first batch only.
      it.server.options = {};
    };
    const { value } = await ran(it);
    expect(statesOf(value)).toEqual(WRITTEN);
    expect(it.server.batches[0]?.lines).toHaveLength(2);
    expect(it.server.batches[1]?.lines.length).toBeGreaterThan(1);
    expect(ledger(it).spent).toBeCloseTo(8 * PER_CALL, 10);
  });

  test('a request that fails again and again is given up', async () => {
    const it = await site({ names: ['Wheel truing'], fail: () => ({ status: 500, message: 'oops' }) });
    const { value } = await ran(it);
    expect(it.server.batches).toHaveLength(3);
    expect(value.articles[0]).toMatchObject({ state: 'failed', problems: [{ code: 'PROVIDER_UNAVAILABLE', file: 'briefs/wheel-truing.yaml' }] });
  });

  test('an input the server does not take ends the articles with its words', async () => {
    const it = await site({ invalid: [{ code: 'invalid_model', message: 'The model is not supported in batches.', line: 1 }] });
    const { value, problems } = await ran(it);
    expect(statesOf(value)).toEqual({ 'wheel-truing': 'failed', 'saddle-height': 'failed' });
    expect(problems[0]?.message).toMatch(/did not take batch .*: line 1: "The model is not supported in batches\." \(invalid_model\)/);
    expect(it.server.batches).toHaveLength(1);
  });

  test('more tokens than may wait: smaller batches, one at a time', async () => {
    const it = await site({ names: ['Wheel truing', 'Saddle height', 'Brake cables', 'Chain wear'], enqueuedLimit: true });
    it.onSleep = () => {
      it.server.options.enqueuedLimit = false;
    };
    const { value } = await ran(it);
    expect(Object.values(statesOf(value))).toEqual(['written', 'written', 'written', 'written']);
    expect(it.server.batches[0]?.lines).toHaveLength(4);
    expect(it.server.batches[1]?.lines).toHaveLength(2);
    expect(ledger(it).spent).toBeCloseTo(16 * PER_CALL, 10);
  });

  test('the network may be away while it waits', async () => {
    const it = await site({ polls: 1 });
    it.server.options.fault = ({ method, path }, nth) => (method === 'GET' && path.includes('batch_') && nth <= 5 ? 'cut' : undefined);
    const { value, problems } = await ran(it);
    expect(statesOf(value)).toEqual(WRITTEN);
    expect(problems.map((problem) => problem.code)).toContain('PROVIDER_UNAVAILABLE');
  });

  test('an interrupt leaves everything in place, and the same call goes on', async () => {
    const it = await site({ polls: 3 });
    const stop = new AbortController();
    it.onSleep = () => {
      if (it.slept.length === 2) stop.abort();
    };
    const first = await ran(it, { signal: stop.signal });
    expect(first.value.interrupted).toBe(true);
    expect(statesOf(first.value)).toEqual({ 'wheel-truing': 'waiting', 'saddle-height': 'waiting' });
    expect(it.server.batches).toHaveLength(1);
    it.onSleep = () => undefined;
    expect(statesOf((await ran(it)).value)).toEqual(WRITTEN);
    expect(stagesOf(it.server)).toEqual(['outline outline', 'draft draft faq faq', 'meta meta']);
  });

  test('a budget that covers a part: what does not fit is left out and told', async () => {
    const it = await site();
    const one = await submitted(await site({ names: ['Wheel truing'] }));
    expect(one.value.submitted.calls).toBe(1);
    const { value } = await ran(it, { budget: 0.0045 });
    expect(statesOf(value)).toMatchObject({ 'saddle-height': 'failed' });
    expect(value.articles.flatMap((article) => article.problems).every((problem) => problem.code === 'BUDGET_RUN')).toBe(true);
    expect(value.cost ?? 1).toBeLessThanOrEqual(0.0045);
  });
});

test('what a budget does not cover at once is asked when the rest turns out cheaper', async () => {
  // The least budget that covers one outline at its worst.
  const probe = await site({ names: ['Wheel truing'] });
  let budget = 0;
  for (let calls = 0; calls === 0; ) {
    budget += 0.0002;
    calls = (await submitted(probe, { budget })).value.submitted.calls;
  }
  const it = await site();
  const { value } = await ran(it, { budget: budget * 1.9 });
  expect(stagesOf(it.server)[0]).toBe('outline');
  expect(stagesOf(it.server).filter((stages) => stages.includes('outline'))).toHaveLength(2);
  expect(value.cost ?? 1).toBeLessThanOrEqual(budget * 1.9);
  expect(new Set(value.articles.flatMap((article) => article.problems.map((problem) => problem.code)))).toEqual(new Set(['BUDGET_RUN']));
});

describe('by hand', () => {
  test('submit, collect, and each collect hands over the next wave', async () => {
    const it = await site();
    const first = await submitted(it);
    expect(first.batches).toEqual(['submitted 2']);
    expect(statesOf(first.value.result)).toEqual({ 'wheel-truing': 'waiting', 'saddle-height': 'waiting' });
    expect((await submitted(it)).batches).toEqual([]);
    expect((await collected(it)).batches).toEqual(['collected 2: 2 + 0', 'submitted 4']);
    expect((await collected(it, { next: false })).batches).toEqual(['collected 4: 4 + 0']);
    expect((await submitted(it)).batches).toEqual(['submitted 2']);
    const last = await collected(it);
    expect(statesOf(last.value.result)).toEqual(WRITTEN);
    expect(last.value).toMatchObject({ open: 0, submitted: { calls: 0 } });
    expect(last.value.result).toMatchObject({ calls: 2 });
  });

  test('collect before anything has ended changes nothing', async () => {
    const it = await site({ polls: 2 });
    await submitted(it);
    const { value, batches } = await collected(it);
    expect(batches).toEqual(['running 2']);
    expect(value).toMatchObject({ result: undefined, open: 1 });
  });

  test('only the named briefs', async () => {
    const it = await site();
    expect((await submitted(it, { briefs: ['saddle-height'] })).batches).toEqual(['submitted 1']);
    expect((await submitted(it)).batches).toEqual(['submitted 1']);
  });

  test('status asks for each open batch', async () => {
    const it = await site({ polls: 1 });
    await submitted(it);
    const look = async (): Promise<unknown> => (await showBatches(it.world, it.project.dir, it.options)).map(({ batch, calls, status }) => [batch.id, calls, status?.state]);
    expect(await look()).toEqual([['batch_1', 2, 'running']]);
    expect(await look()).toEqual([['batch_1', 2, 'ended']]);
    await collected(it, { next: false });
    expect(await look()).toEqual([]);
  });

  test('a batch sent before the model was changed is booked under its own model and price', async () => {
    const it = await site({ names: ['Wheel truing'] });
    await submitted(it);
    it.project.edit('slugline.config.yaml', 'name: test-model', 'name: gpt-5-nano');
    const { value } = await collected(it, { next: false });
    expect(value.result?.spending).toMatchObject([{ stage: 'outline', model: 'test-model', calls: 1, cost: PER_CALL }]);
    expect(ledger(it).spent).toBeCloseTo(PER_CALL, 10);
    // Another model is another question.
    expect((await submitted(it)).batches).toEqual(['submitted 1']);
    await collected(it, { next: false });
    expect(ledger(it).spent).toBeCloseTo(PER_CALL + (1000 * 0.025 + 500 * 0.2) / 1e6, 10);
  });

  test('cancel: what is finished is kept, the rest may be asked again', async () => {
    const it = await site({ polls: 9 });
    await submitted(it);
    const [shown] = await showBatches(it.world, it.project.dir, it.options);
    expect((await refusal(drain(cancelBatches(it.world, it.project.dir, it.options, ['nope'])))).message).toBe('there is no open batch "nope"');
    expect((await drain(cancelBatches(it.world, it.project.dir, it.options, [shown?.batch.mark ?? '']))).batches).toEqual(['cancelled 2']);
    it.server.options.polls = 0;
    expect((await collected(it)).batches).toEqual(['collected 2: 0 + 2', 'submitted 2']);
    expect((await collected(it)).batches[0]).toBe('collected 2: 2 + 0');
  });
});

describe('what is cut off', () => {
  const onPost = (path: string, fault: 'cut' | 'cut-after', times: number): FakeBatchOptions => ({ fault: (request, nth) => (request.method === 'POST' && request.path === `/v1/${path}` && nth <= times ? fault : undefined) });

  test.each<[string, FakeBatchOptions]>([
    ['the upload', onPost('files', 'cut', 2)],
    ['the answer to the upload', onPost('files', 'cut-after', 2)],
    ['the answer to the batch', onPost('batches', 'cut-after', 1)],
    ['a moment out of order', { fault: (request, nth) => (request.path === '/v1/batches' && request.method === 'POST' && nth === 1 ? { status: 503 } : undefined) }],
  ])('%s: it is one batch in the end', async (_name, options) => {
    const it = await site(options);
    expect((await submitted(it)).batches).toEqual(['submitted 2']);
    expect(it.server.batches).toHaveLength(1);
    expect((await collected(it, { next: false })).batches).toEqual(['collected 2: 2 + 0']);
  });

  /** As a process that is killed: nothing is noted after the moment. */
  function killedAt(it: Site, method: keyof ResponseStore, nth: number): BatchOptions {
    let count = 0;
    const dying = (store: ResponseStore): ResponseStore => new Proxy({ ...store }, {
      get(target, name) {
        const value = target[name as keyof ResponseStore] as unknown;
        if (name === 'close' || typeof value !== 'function') return value;
        return (...given: unknown[]): unknown => {
          if (name === method) count++;
          if (count >= nth) throw new Error('killed');
          return (value as (...all: unknown[]) => unknown)(...given);
        };
      },
    });
    return { ...it.options, openStore: (path) => dying(openStore(path)) };
  }

  test('killed between the batch and its note: it is found by its mark', async () => {
    const it = await site();
    await expect(submitted(it, killedAt(it, 'updateBatch', 1))).rejects.toThrow('killed');
    expect(it.store((store) => store.batches('open'))).toMatchObject([{ id: '' }]);
    expect((await submitted(it)).batches).toEqual(['found 2']);
    expect(it.server.batches).toHaveLength(1);
    expect((await collected(it)).batches).toEqual(['collected 2: 2 + 0', 'submitted 4']);
  });

  test('killed before the upload: told at first, asked anew after a minute', async () => {
    const stop = new AbortController();
    const it = await site({
      fault: ({ path }) => {
        if (path === '/v1/files') setTimeout(() => stop.abort(), 20);
        return path === '/v1/files' ? 'stall' : undefined;
      },
    });
    expect((await refusal(submitted(it, { signal: stop.signal }))).code).toBe('INTERRUPTED');
    it.server.options.fault = undefined as never;
    const soon = await submitted(it);
    expect(soon.batches).toEqual([]);
    expect(soon.problems[0]?.message).toMatch(/is not at the server yet/);
    it.later(61_000);
    expect((await submitted(it)).batches).toEqual(['abandoned 0', 'submitted 2']);
    expect(it.server.batches).toHaveLength(1);
  });

  test('a server that refuses leaves nothing behind', async () => {
    const it = await site({ fault: ({ path }) => (path === '/v1/files' ? { status: 401, body: '{"error":{"message":"Incorrect API key","code":"invalid_api_key"}}' } : undefined) });
    expect((await refusal(submitted(it))).code).toBe('PROVIDER_AUTH');
    expect(it.store((store) => store.batches('open'))).toEqual([]);
    it.server.options.fault = undefined as never;
    expect((await submitted(it)).batches).toEqual(['submitted 2']);
  });

  test.each([1, 2, 3, 4])('killed while collecting, at answer %i: each is booked once', async (nth) => {
    const it = await site({ names: ['Wheel truing', 'Saddle height', 'Brake cables', 'Chain wear'] });
    await submitted(it);
    await expect(collected(it, killedAt(it, 'put', nth))).rejects.toThrow('killed');
    expect((await collected(it, { next: false })).batches).toEqual(['collected 4: 4 + 0']);
    expect(ledger(it).spent).toBeCloseTo(4 * PER_CALL, 10);
  });

  test('killed before the batch is noted as collected: nothing is booked twice', async () => {
    const it = await site();
    await submitted(it);
    await expect(collected(it, killedAt(it, 'updateBatch', 1))).rejects.toThrow('killed');
    expect((await collected(it, { next: false })).batches).toEqual(['collected 2: 2 + 0']);
    expect(ledger(it).spent).toBeCloseTo(2 * PER_CALL, 10);
  });

  test('a result file that breaks off is read again', async () => {
    const it = await site();
    await submitted(it);
    it.server.options.fault = ({ path }, nth) => (path.endsWith('/content') && nth <= 2 ? 'cut-body' : undefined);
    expect((await collected(it, { next: false })).batches).toEqual(['collected 2: 2 + 0']);
    expect(ledger(it).spent).toBeCloseTo(2 * PER_CALL, 10);
  });

  test('lines that are repeated, unknown or unreadable are told', async () => {
    const it = await site({ edit: (lines) => [...lines, lines[0] ?? '', 'not JSON', '{"custom_id":"zzz","response":null}'] });
    await submitted(it);
    const { batches, problems } = await collected(it, { next: false });
    expect(batches).toEqual(['collected 2: 2 + 0']);
    expect(problems.map((problem) => problem.message.replace(/batch-\S+/, 'B'))).toEqual([
      '1 line of the results of B cannot be read and was left out', '1 line of the results of B belongs to no request of it and was left out', '1 line of the results of B answers a request that had its answer; the first one counts',
    ]);
    expect(ledger(it).spent).toBeCloseTo(2 * PER_CALL, 10);
  });

  test('a batch the server does not know any more leaves the others alone', async () => {
    const it = await site();
    await submitted(it, { briefs: ['wheel-truing'] });
    await submitted(it, { briefs: ['saddle-height'] });
    it.server.options.fault = ({ path }) => (path === '/v1/batches/batch_1' ? { status: 404, body: '{"error":{"message":"No batch found"}}' } : undefined);
    const { batches, problems } = await collected(it, { next: false });
    expect(batches).toEqual(['collected 1: 1 + 0']);
    expect(problems).toMatchObject([{ code: 'PROVIDER_CONFIG' }]);
  });
});

describe('as files', () => {
  const answersIn = (it: Site, dir: string, answer: (line: { custom_id: string; body: FakeRequest['body'] }) => unknown): void => {
    for (const name of readdirSync(`${it.project.dir}/${dir}`).filter((file) => file.startsWith('wave-'))) {
      const lines = readFileSync(`${it.project.dir}/${dir}/${name}`, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { custom_id: string; body: FakeRequest['body'] });
      writeFileSync(`${it.project.dir}/${dir}/answers-${name}`, lines.map((line) => `${JSON.stringify(answer(line))}\n`).join(''));
    }
  };
  const good = (body: FakeRequest['body']): BatchReply => goodAnswer({ body } as FakeRequest);

  test.each<[string, (line: { custom_id: string; body: FakeRequest['body'] }) => unknown, boolean]>([
    ['bare texts', ({ custom_id, body }) => ({ custom_id, text: 'text' in (good(body) as object) ? (good(body) as { text: string }).text : (good(body) as { json: unknown }).json }), false],
    ['bodies', ({ custom_id, body }) => ({ custom_id, response: { body: completionOf(body, good(body)) } }), true],
    ['results of the Batch API', ({ custom_id, body }) => ({ id: 'x', custom_id, response: { status_code: 200, body: completionOf(body, good(body)) }, error: null }), true],
  ])('requests go out, answers come in as %s, wave by wave', async (_name, answer, priced) => {
    const it = await site();
    expect((await submitted(it, { files: 'requests' })).batches).toEqual(['exported 2']);
    expect(readdirSync(`${it.project.dir}/requests`)).toEqual(['wave-1-001.jsonl']);
    const outcomes: string[][] = [];
    let result: RunResult | undefined;
    for (let wave = 1; wave <= 3; wave++) {
      answersIn(it, 'requests', answer);
      const done = await collected(it, { files: 'requests' });
      outcomes.push(done.batches);
      ({ result } = done.value);
    }
    expect(outcomes).toEqual([['collected 2: 2 + 0', 'exported 4'], ['collected 4: 4 + 0', 'exported 2'], ['collected 2: 2 + 0']]);
    expect(statesOf(result)).toEqual(WRITTEN);
    expect(it.server.requests).toEqual([]);
    expect(ledger(it).spent).toBeCloseTo(priced ? 8 * PER_CALL : 0, 10);
  });

  test('need no key', async () => {
    const it = await site();
    delete it.project.env['OPENAI_API_KEY'];
    it.project.edit('slugline.config.yaml', /provider: openai, /, '');
    it.project.edit('slugline.config.yaml', /baseURL: "[^"]*", /, '');
    expect((await submitted(it, { files: 'requests' })).batches).toEqual(['exported 2']);
    expect((await refusal(submitted(it))).message).toMatch(/"offline" makes no calls/);
  });

  test('are the same each time, and written again when they are gone', async () => {
    const it = await site();
    await submitted(it, { files: 'requests' });
    const before = it.project.tree('requests');
    expect((await submitted(it, { files: 'requests' })).batches).toEqual([]);
    expect(it.project.tree('requests')).toEqual(before);
    const text = it.project.read('requests/wave-1-001.jsonl');
    it.project.remove('requests/wave-1-001.jsonl');
    expect((await submitted(it, { files: 'requests' })).batches).toEqual(['exported 2']);
    expect(it.project.read('requests/wave-1-001.jsonl')).toBe(text);
    // What went out as files is not sent to the server as well.
    expect((await submitted(it)).batches).toEqual([]);
    const other = await site();
    await submitted(other, { files: 'requests' });
    const bodies = (from: string): unknown[] => from.trim().split('\n').map((line) => (JSON.parse(line) as { body: unknown }).body);
    expect(bodies(other.project.read('requests/wave-1-001.jsonl'))).toEqual(bodies(text));
  });

  test('a part of the answers, strange lines, an error: the rest waits', async () => {
    const it = await site({ names: ['Wheel truing', 'Saddle height', 'Brake cables'] });
    await submitted(it, { files: 'requests' });
    const [a, b] = it.project.read('requests/wave-1-001.jsonl').trim().split('\n').map((line) => JSON.parse(line) as { custom_id: string; body: FakeRequest['body'] });
    if (a === undefined || b === undefined) throw new Error('no lines');
    const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
    const answer = line({ custom_id: a.custom_id, response: { body: completionOf(a.body, good(a.body)) } });
    it.project.write('requests/answers.jsonl', `${answer}oops\n${line({ custom_id: 'zzz', text: 'x' })}\n${line({ custom_id: b.custom_id, response: { status_code: 400, body: { error: { message: 'too long' } } } })}`);
    const { batches, problems, value } = await collected(it, { files: 'requests' });
    // The failed one is not asked again at once, the third is still out.
    expect(batches[0]).toBe('collected 3: 1 + 1');
    expect(batches[1]).toBe('exported 2');
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining('too long'), '1 line cannot be read as JSON with a custom_id and was left out', '1 line belongs to no exported request and was left out']);
    expect(value.open).toBe(2);
    // The same directory once more: nothing is booked twice.
    const spent = ledger(it).spent;
    await collected(it, { files: 'requests', next: false });
    expect(ledger(it).spent).toBeCloseTo(spent, 10);
  });

  test('answers of an earlier wave are not taken for new ones', async () => {
    const it = await site({ names: ['Wheel truing'] });
    await submitted(it, { files: 'requests' });
    const bad = ({ custom_id, body }: { custom_id: string; body: FakeRequest['body'] }): unknown => ({ custom_id, response: { body: completionOf(body, { json: { sections: [] } }) } });
    answersIn(it, 'requests', bad);
    it.later(1000);
    expect((await collected(it, { files: 'requests' })).batches).toEqual(['collected 1: 1 + 0', 'exported 1']);
    answersIn(it, 'requests', bad);
    it.later(1000);
    // Neither the answer nor its correction can be used: left until it is asked for again.
    expect((await collected(it, { files: 'requests' })).batches).toEqual(['collected 1: 1 + 0']);
    it.later(1000);
    expect((await submitted(it, { files: 'requests' })).batches).toEqual(['exported 1']);
    const { spent } = ledger(it);
    expect((await collected(it, { files: 'requests' })).batches).toEqual([]);
    expect(ledger(it).spent).toBeCloseTo(spent, 10);
    answersIn(it, 'requests', ({ custom_id, body }) => ({ custom_id, response: { body: completionOf(body, good(body)) } }));
    expect((await collected(it, { files: 'requests' })).batches.at(-1)).toBe('exported 2');
  });

  test('are listed and called back without a key', async () => {
    const it = await site();
    await submitted(it, { files: 'requests' });
    delete it.project.env['OPENAI_API_KEY'];
    it.project.edit('slugline.config.yaml', /provider: openai, /, '');
    expect((await showBatches(it.world, it.project.dir, it.options)).map(({ batch, calls, status }) => [batch.mark, batch.host, calls, status])).toEqual([['wave-1-001', 'files', 2, undefined]]);
    expect((await drain(cancelBatches(it.world, it.project.dir, it.options, ['wave-1-001']))).batches).toEqual(['cancelled 0']);
    expect(await showBatches(it.world, it.project.dir, it.options)).toEqual([]);
  });

  test('a directory without answers', async () => {
    const it = await site();
    mkdirSync(`${it.project.dir}/empty`);
    expect(await refusal(collected(it, { files: 'empty' }))).toMatchObject({ code: 'FILE_UNREADABLE', message: 'there is no .jsonl file with answers here' });
  });
});

describe('what cannot be done', () => {
  test.each<[string, Partial<BatchOptions>, string, RegExp]>([
    ['a writer without a model', { provider: 'offline' }, 'PROVIDER_CONFIG', /"offline" makes no calls/],
    ['a provider without batches', { provider: 'replay' }, 'PROVIDER_CONFIG', /"replay" takes no batches/],
    ['--force', { force: true }, 'USAGE', /--force does not go with batches/],
  ])('%s', async (_name, options, code, message) => {
    const it = await site();
    const problem = await refusal(submitted(it, options));
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(message);
  });

  test('a budget for a model whose price is not known', async () => {
    const it = await site({ more: '' });
    expect((await refusal(submitted(it, { budget: 1 }))).message).toMatch(/price of the model "test-model" is not known/);
  });
});

test.each<[number[], { lines: number; bytes: number }, [number, number][]]>([
  [[], { lines: 2, bytes: 10 }, []],
  [[1, 1, 1], { lines: 2, bytes: 10 }, [[0, 2], [2, 3]]],
  [[5, 5, 1], { lines: 9, bytes: 10 }, [[0, 2], [2, 3]]],
  [[6, 5, 5], { lines: 9, bytes: 10 }, [[0, 1], [1, 3]]],
  [[20, 1], { lines: 9, bytes: 10 }, [[0, 1], [1, 2]]],
])('%j in parts of %j', (sizes, limits, ranges) => {
  expect(splitLines(sizes, limits).map(({ from, to }) => [from, to])).toEqual(ranges);
});
