import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCalls, Deferred, requestKey, type Calls, type CallsOptions, type Caller, type Pending } from '../src/calls.ts';
import { openLog } from '../src/io/log.ts';
import type { Completion, CompletionRequest } from '../src/kinds.ts';
import { SluglineError, type Problem } from '../src/model/errors.ts';
import type { RunEvent } from '../src/model/events.ts';
import type { LedgerEntry, ResponseStore } from '../src/model/store.ts';
import { createScheduler, Stopped, type SchedulerOptions } from '../src/scheduler.ts';
import { memoryStore } from '../src/store/memory.ts';
import { openStore } from '../src/store/sqlite.ts';
import { startFakeOpenAI } from './kit/fake-openai.ts';
import { goodAnswer, KEY, testProject, topics, withServer } from './kit/project.ts';
import { virtualTime, type VirtualTime } from './kit/virtual.ts';

/** From a request to an answer, on a clock of its own; the model of these tests answers after a second. */

const SECRET = 'sk-test-SECRET-0123456789';
const USAGE = { input: 1000, cachedInput: 100, output: 500 };
/** A dollar a thousand tokens: an answer costs 1.41 dollars. */
const PRICE = { input: 1000, cachedInput: 100, output: 1000 };
const COST = 1.41;

const ask = (topic: string): CompletionRequest => ({ model: 'm', messages: [{ role: 'user', content: topic }], maxOutputTokens: 1000 });
const caller = (slug = 'a', more: Partial<Caller> = {}): Caller => ({ slug, stage: 'draft', rank: 1, fresh: false, ...more });
const unavailable = (more: object = {}): SluglineError => new SluglineError({ code: 'PROVIDER_UNAVAILABLE', message: 'out of order', help: 'Try again later.' }, { retryable: true, ...more });
const congested = (more: object = {}): SluglineError => new SluglineError({ code: 'PROVIDER_RATE_LIMIT', message: 'too many' }, { retryable: true, congested: true, ...more });

interface Desk {
  time: VirtualTime;
  calls: Calls;
  store: ResponseStore;
  ledger: LedgerEntry[];
  events: RunEvent[];
  given: Problem[];
  halt: AbortController;
  drop: AbortController;
  /** What reached the model, and when. */
  asked: { at: number; topic: string }[];
}

type Model = (topic: string, attempt: number) => Partial<Completion> | SluglineError;

function desk(model: Model = (topic) => ({ text: `About ${topic}` }), options: Partial<CallsOptions & SchedulerOptions> = {}): Desk {
  const time = virtualTime();
  const [halt, drop] = [new AbortController(), new AbortController()];
  const memory = memoryStore();
  const ledger: LedgerEntry[] = [];
  const store: ResponseStore = {
    ...memory,
    put: (key, response, entry) => { ledger.push(entry); memory.put(key, response, entry); },
    record: (entry) => { ledger.push(entry); memory.record(entry); },
  };
  const [events, given, asked]: [RunEvent[], Problem[], Desk['asked']] = [[], [], []];
  const concurrency = options.concurrency ?? 4;
  const scheduler = createScheduler({ world: time.world, halt: halt.signal, ...options, concurrency });
  const calls = createCalls({
    provider: { host: 'h', model: 'm', complete: async (request) => {
      const topic = request.messages[0]?.content ?? '';
      asked.push({ at: time.world.clock(), topic });
      const attempt = asked.filter((one) => one.topic === topic).length;
      await time.world.sleep(1000);
      const reply = model(topic, attempt);
      if (reply instanceof SluglineError) throw reply;
      return { text: '', usage: USAGE, finish: 'stop', model: 'm-2026', ...reply };
    } },
    price: PRICE, limits: {}, store, run: 'r1', world: time.world, scheduler, drop: drop.signal, halt: halt.signal, secrets: [SECRET],
    emit: (event) => void events.push(event), giveUp: (problem) => { given.push(problem); halt.abort(); }, ...options, concurrency,
  });
  return { time, calls, store, ledger, events, given, halt, drop, asked };
}

const faultOf = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => undefined, (error: unknown) => error);
const codeOf = (error: unknown): string | undefined => (error instanceof SluglineError ? error.problems[0]?.code : (error as Error | undefined)?.constructor.name);
const kinds = (one: Desk): string[] => one.ledger.map(({ slug, kind }) => `${slug} ${kind}`);
const retries = (one: Desk): number[] => one.events.flatMap((event) => (event.type === 'retry' ? [event.waitMs] : []));

describe('an answer', () => {
  test('is stored, booked and told', async () => {
    const one = desk();
    const answer = await one.time.until(one.calls.ask(ask('x'), caller()));
    const key = requestKey('h', ask('x'));
    expect(answer).toEqual({ key, text: 'About x', usage: USAGE, paid: true });
    expect(await one.store.get(key)).toEqual({ text: 'About x', usage: USAGE, finish: 'stop', model: 'm-2026', cost: COST, at: '2026-06-01T12:00:01.000Z' });
    expect(one.ledger).toEqual([{ at: '2026-06-01T12:00:01.000Z', run: 'r1', slug: 'a', stage: 'draft', model: 'm', usage: USAGE, cost: COST, kind: 'answer', request: key, ms: 1000 }]);
    expect(one.events).toEqual([{ type: 'call', slug: 'a', stage: 'draft', request: key, attempt: 1, outcome: 'answer', waitedMs: 0, ms: 1000, usage: USAGE, cost: COST }]);
  });

  test('in the store is not asked for again, in this run or the next', async () => {
    const one = desk();
    await one.time.until(one.calls.ask(ask('x'), caller()));
    const next = desk(undefined, { store: one.store });
    expect(await next.time.until(next.calls.ask(ask('x'), caller('b')))).toMatchObject({ text: 'About x', paid: false, usage: USAGE });
    expect(await one.time.until(one.calls.ask(ask('x'), caller('c')))).toMatchObject({ paid: false });
    expect([one.asked.length, next.asked.length]).toEqual([1, 0]);
    expect(kinds(one)).toEqual(['a answer', 'b cached', 'c cached']);
    expect(next.events).toMatchObject([{ type: 'call', outcome: 'stored', attempt: 0, cost: 0 }]);
  });

  test('to the same request of two articles at once is bought once', async () => {
    const one = desk();
    const both = await one.time.until(Promise.all([one.calls.ask(ask('x'), caller('a')), one.calls.ask(ask('x'), caller('b'))]));
    expect(both.map(({ text, paid }) => [text, paid])).toEqual([['About x', true], ['About x', false]]);
    expect([one.asked.length, kinds(one), one.calls.spent()]).toEqual([1, ['a answer', 'b cached'], COST]);
    expect(one.events.map((event) => event.type === 'call' && event.outcome)).toEqual(['answer', 'joined']);
  });

  test('that does not come fails both of them, and the next one may ask again', async () => {
    const one = desk((_topic, attempt) => (attempt === 1 ? new SluglineError({ code: 'PROVIDER_REFUSED', message: 'no' }) : { text: 'yes' }));
    const both = [faultOf(one.calls.ask(ask('x'), caller('a'))), faultOf(one.calls.ask(ask('x'), caller('b')))];
    expect((await one.time.until(Promise.all(both))).map(codeOf)).toEqual(['PROVIDER_REFUSED', 'PROVIDER_REFUSED']);
    expect(await one.time.until(one.calls.ask(ask('x'), caller('c')))).toMatchObject({ text: 'yes', paid: true });
  });

  test('is asked for anew with --force, and takes the place of the old one', async () => {
    const one = desk((_topic, attempt) => ({ text: `answer ${attempt}` }));
    for (const fresh of [false, true, false]) await one.time.until(one.calls.ask(ask('x'), caller('a', { fresh })));
    expect([one.asked.length, (await one.store.get(requestKey('h', ask('x'))))?.text]).toEqual([2, 'answer 2']);
    expect(kinds(one)).toEqual(['a answer', 'a answer', 'a cached']);
  });

  test.each([
    ['another topic', ask('y')],
    ['another temperature', { ...ask('x'), temperature: 0.1 }],
    ['another length', { ...ask('x'), maxOutputTokens: 1001 }],
    ['another schema', { ...ask('x'), schema: { name: 's', schema: {} } }],
  ])('to %s is another one', async (_name, request) => {
    const one = desk();
    await one.time.until(Promise.all([one.calls.ask(ask('x'), caller()), one.calls.ask(request, caller())]));
    expect(one.asked).toHaveLength(2);
  });

  test('is there without a store as well', async () => {
    const one = desk(undefined, { store: undefined });
    expect(await one.time.until(one.calls.ask(ask('x'), caller()))).toMatchObject({ text: 'About x' });
  });

  test('is told with its words only when traced', async () => {
    const [plain, traced] = [desk(), desk(undefined, { trace: true })];
    for (const one of [plain, traced]) await one.time.until(one.calls.ask(ask('a very private topic'), caller()));
    expect(JSON.stringify(plain.events)).not.toContain('private');
    expect(traced.events).toMatchObject([{ exchange: { messages: [{ content: 'a very private topic' }], text: 'About a very private topic' } }]);
  });
});

describe('money', () => {
  /** Worst case of a call: 1 + 6 tokens in, 1,000 out. */
  const WORST = 1.007;
  const tokens = (text: string): number => text.length;

  test('that is held by calls under way is waited for, not refused', async () => {
    // The worst case of two does not fit, what they really cost does.
    const one = desk(() => ({ usage: { input: 10, cachedInput: 0, output: 90 } }), { limits: { run: WORST + 0.5 }, tokens });
    await one.time.until(Promise.all([one.calls.ask(ask('x'), caller('a')), one.calls.ask(ask('y'), caller('b'))]));
    expect(one.asked.map(({ at }) => at)).toEqual([0, 1000]);
    expect(one.calls.spent()).toBeCloseTo(0.2, 9);
  });

  test.each([
    ['run', 'BUDGET_RUN', ['a', 'b']],
    ['article', 'BUDGET_ARTICLE', ['a', 'a']],
  ] as const)('of the %s that is gone refuses the next call', async (which, code, slugs) => {
    const one = desk(undefined, { limits: { [which]: 2 }, tokens });
    const faults = await one.time.until(Promise.all(slugs.map(async (slug, index) => faultOf(one.calls.ask(ask(String(index)), caller(slug))))));
    expect([faults.map(codeOf), one.asked.length, one.calls.spent()]).toEqual([[undefined, code], 1, COST]);
  });

  test('of one article does not hold back another', async () => {
    const one = desk(undefined, { limits: { article: 2 }, tokens });
    const asks = ['a', 'a', 'b', 'b'].map(async (slug, index) => faultOf(one.calls.ask(ask(String(index)), caller(slug))));
    expect((await one.time.until(Promise.all(asks))).map(codeOf)).toEqual([undefined, 'BUDGET_ARTICLE', undefined, 'BUDGET_ARTICLE']);
  });

  test('is held once for a call that waits for its turn by the limits', async () => {
    const one = desk(() => ({ usage: { input: 1, cachedInput: 0, output: 1 } }), { limits: { run: WORST * 2 }, tokens, requestsPerMinute: 6, concurrency: 1 });
    await one.time.until(Promise.all(['x', 'y', 'z'].map(async (topic) => one.calls.ask(ask(topic), caller(topic)))));
    expect(one.asked).toHaveLength(3);
  });

  test('held for a call that failed is free again', async () => {
    const one = desk((_topic, attempt) => (attempt < 3 ? unavailable() : {}), { limits: { run: WORST }, tokens });
    await one.time.until(one.calls.ask(ask('x'), caller()));
    expect([one.asked.length, one.calls.spent()]).toEqual([3, COST]);
  });

  test('is not counted where the price is not known', async () => {
    const one = desk(undefined, { price: undefined });
    await one.time.until(one.calls.ask(ask('x'), caller()));
    expect([one.calls.spent(), one.calls.cost(USAGE), one.ledger[0]?.cost, one.calls.rows()[0]?.cost]).toEqual([null, null, null, null]);
  });

  test('is summed by stage', async () => {
    const one = desk((topic, attempt) => (topic === 'y' && attempt === 1 ? unavailable({ usage: USAGE }) : {}));
    const stages = [['x', 'meta'], ['x', 'meta'], ['y', 'draft'], ['z', 'meta']] as const;
    await one.time.until(Promise.all(stages.map(async ([topic, stage]) => one.calls.ask(ask(topic), caller('a', { stage })))));
    expect(one.calls.rows()).toEqual([
      { stage: 'draft', model: 'm', calls: 2, reused: 0, failed: 1, usage: { input: 2000, cachedInput: 200, output: 1000 }, cost: 2 * COST },
      { stage: 'meta', model: 'm', calls: 2, reused: 1, failed: 0, usage: { input: 2000, cachedInput: 200, output: 1000 }, cost: 2 * COST },
    ]);
  });
});

describe('a fault', () => {
  test.each([
    ['that may pass', unavailable(), 5],
    ['of a server with too much to do', congested(), 10],
    ['that stays', new SluglineError({ code: 'PROVIDER_REFUSED', message: 'no' }), 1],
  ])('%s is tried so often: %#', async (_name, fault, tries) => {
    const one = desk(() => fault);
    const error = await one.time.until(faultOf(one.calls.ask(ask('x'), caller())));
    expect([one.asked.length, codeOf(error), (error as SluglineError).retryable]).toEqual([tries, fault.problems[0]?.code, false]);
    expect([retries(one).length, one.given]).toEqual([tries - 1, []]);
  });

  test('waits longer each time, at most a minute, by chance', async () => {
    const one = desk(() => congested());
    await one.time.until(faultOf(one.calls.ask(ask('x'), caller())));
    // Half of 0.25, 1, 4 … seconds, the world's chance being 0.5.
    expect(retries(one)).toEqual([125, 500, 2000, 8000, 30_000, 30_000, 30_000, 30_000, 30_000]);
  });

  test.each([0, 250, 1_200_000, 90_000_000])('with a time to wait is tried again then, not before: %i ms', async (retryAfterMs) => {
    const one = desk((_topic, attempt) => (attempt === 1 ? congested({ retryAfterMs }) : {}), { concurrency: 20 });
    // Others are answered, so that the refusal concerns this call alone.
    for (let other = 0; other < 10; other++) await one.time.until(one.calls.ask(ask(`other ${other}`), caller('b'))).catch(() => undefined);
    one.asked.splice(0);
    await one.time.until(one.calls.ask(ask('x'), caller()));
    expect((one.asked[1]?.at ?? 0) - (one.asked[0]?.at ?? 0)).toBe(1000 + retryAfterMs);
  });

  test('that was paid for is booked', async () => {
    const one = desk((_topic, attempt) => (attempt === 1 ? unavailable({ usage: USAGE }) : attempt === 2 ? unavailable() : {}));
    const answer = await one.time.until(one.calls.ask(ask('x'), caller()));
    expect(answer.usage).toEqual({ input: 2000, cachedInput: 200, output: 1000 });
    expect([kinds(one), one.calls.spent()]).toEqual([['a failed', 'a answer'], 2 * COST]);
  });

  test('for good tells what its tries cost', async () => {
    const one = desk(() => unavailable({ usage: USAGE }));
    const error = await one.time.until(faultOf(one.calls.ask(ask('x'), caller())));
    expect([(error as SluglineError).usage, kinds(one).length]).toEqual([{ input: 5000, cachedInput: 500, output: 2500 }, 5]);
  });

  test('of all calls stops the run once its tries are used up', async () => {
    const one = desk(() => unavailable(), { concurrency: 2 });
    const faults = await one.time.until(Promise.all(Array.from({ length: 30 }, async (_, index) => faultOf(one.calls.ask(ask(String(index)), caller(String(index)))))));
    expect(new Set(faults.map(codeOf))).toEqual(new Set(['PROVIDER_FAILING', 'Stopped']));
    expect(one.given[0]).toMatchObject({ code: 'PROVIDER_FAILING', message: expect.stringMatching(/^\d+ of \d+ calls have failed, so the run stops instead of trying on; the last fault: out of order$/) as string, help: expect.any(String) as string });
    // First tries of all, as they wait beside those that pause, and 4 × (2 + 2) repeated ones.
    expect(one.asked.length).toBeLessThanOrEqual(30 + 16);
    expect(one.halt.signal.aborted).toBe(true);
  });

  test.each([['PROVIDER_AUTH', true], ['PROVIDER_QUOTA', true], ['PROVIDER_REFUSED', false]] as const)('%s stops the run at once: %s', async (code, stops) => {
    const one = desk(() => new SluglineError({ code, message: 'no' }), { concurrency: 1 });
    const faults = await one.time.until(Promise.all(['x', 'y'].map(async (topic) => faultOf(one.calls.ask(ask(topic), caller(topic))))));
    expect([faults.map(codeOf), one.asked.length, one.given.map((problem) => problem.code)]).toEqual(stops ? [[code, 'Stopped'], 1, [code]] : [[code, code], 2, []]);
  });

  test('now and then stops no run', async () => {
    const one = desk((topic, attempt) => (Number(topic) % 6 === 0 && attempt === 1 ? unavailable() : {}), { concurrency: 2 });
    await one.time.until(Promise.all(Array.from({ length: 300 }, async (_, index) => one.calls.ask(ask(String(index)), caller(String(index))))));
    expect(one.given).toEqual([]);
  });

  test('ends its pause when the run stops', async () => {
    const one = desk(() => congested({ retryAfterMs: 3_600_000 }));
    const fault = faultOf(one.calls.ask(ask('x'), caller()));
    one.time.at(5000, () => one.halt.abort());
    expect([codeOf(await one.time.until(fault)), one.time.world.clock(), one.asked.length]).toEqual(['Stopped', 5000, 1]);
  });

  test('after the run has stopped is not tried again', async () => {
    const one = desk(() => unavailable());
    const fault = faultOf(one.calls.ask(ask('x'), caller()));
    one.time.at(500, () => one.halt.abort());
    expect(await one.time.until(fault)).toBeInstanceOf(Stopped);
  });
});

describe('a store that cannot be written', () => {
  const full = (): never => { throw new SluglineError({ code: 'FILE_UNREADABLE', file: 'store.db', message: 'the disk is full', help: 'Make room.' }); };

  test('gives the answer all the same, and stops the run', async () => {
    const one = desk(undefined, { store: { ...memoryStore(), put: full }, concurrency: 1 });
    const [first, second] = [one.calls.ask(ask('x'), caller('a')), faultOf(one.calls.ask(ask('y'), caller('b')))];
    expect(await one.time.until(first)).toMatchObject({ text: 'About x', paid: true });
    expect([codeOf(await second), one.asked.length]).toEqual(['Stopped', 1]);
    expect(one.given).toEqual([{ code: 'STORE_UNWRITABLE', file: 'store.db', message: 'the disk is full', help: 'Make room.' }]);
    expect(one.calls.spent()).toBe(COST);
  });

  test('does not lose an old answer', async () => {
    const memory = memoryStore();
    const before = desk(undefined, { store: memory });
    await before.time.until(before.calls.ask(ask('x'), caller()));
    const one = desk(undefined, { store: { ...memory, record: full } });
    expect(await one.time.until(one.calls.ask(ask('x'), caller()))).toMatchObject({ text: 'About x', paid: false });
    expect(one.given).toMatchObject([{ code: 'STORE_UNWRITABLE' }]);
  });
});

test('a secret that a server sends back is kept and shown nowhere', async () => {
  const one = desk(() => ({ text: `Your key is ${SECRET}.`, model: `m ${SECRET}` }), { trace: true });
  const answer = await one.time.until(one.calls.ask(ask('x'), caller()));
  expect(answer.text).toBe('Your key is [secret].');
  expect(JSON.stringify([answer, one.events, one.ledger, await one.store.get(answer.key), one.calls.rows()])).not.toContain('SECRET');
});

test('nor by a whole run: not in store, lock, log, events or article', async () => {
  const server = await startFakeOpenAI((request) => {
    const reply = goodAnswer(request);
    return JSON.parse(JSON.stringify(reply).replaceAll('The model says', `The key ${KEY} says`).replaceAll('The last turn', `The last ${KEY} turn`)) as typeof reply;
  });
  const project = testProject(topics('Wheel truing'));
  withServer(project, server.baseURL);
  const run = await project.run({ openStore, trace: true });
  await server.close();
  const log = openLog(join(project.dir, 'run.jsonl'), [KEY], () => new Date());
  for (const event of run.events) log.write(event);
  log.close();
  expect(project.article('wheel-truing')).toContain('[secret]');
  const files = readdirSync(project.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.some((file) => file.endsWith('store.db'))).toBe(true);
  for (const file of files) expect(readFileSync(file, 'latin1'), `the file ${file}`).not.toContain('SECRET');
  expect(JSON.stringify(run.events)).not.toContain('SECRET');
});

describe('answers that come later', () => {
  test('are noted instead of asked for, unless the store has them', async () => {
    const pending: Pending[] = [];
    const one = desk(undefined, { deferred: (request) => void pending.push(request) });
    const known = desk(undefined, { store: one.store });
    await known.time.until(known.calls.ask(ask('known'), caller()));
    const answers: unknown[] = [await one.calls.ask(ask('known'), caller()), await faultOf(one.calls.ask(ask('x'), caller('b', { stage: 'meta' })))];
    expect(answers).toEqual([expect.objectContaining({ text: 'About known' }), expect.any(Deferred)]);
    expect(pending).toEqual([{ key: requestKey('h', ask('x')), request: ask('x'), slug: 'b', stage: 'meta' }]);
    expect(one.asked).toEqual([]);
  });
});
