import { afterEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/io/files.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { startFakeOpenAI, type FakeOpenAI, type FakeReply, type FakeRequest } from '../kit/fake-openai.ts';
import { asked, goodAnswer, testProject, topics, withServer, KEY, type TestProject } from '../kit/project.ts';
import { memoryQueue } from '../kit/queue.ts';
import { remotely, startWorker, VERSION } from '../kit/remote.ts';

/** Articles written by workers: the same bytes as from one machine, nothing bought twice, nothing lost when a worker goes. */

const TOPICS = ['Wheel truing', 'Hub service', 'Rim tape', 'Spoke length', 'Bell repair', 'Chain care'];
const PRICES = ', prices: { test-model: { input: 1000, cachedInput: 100, output: 1000 } }';
const open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** Of every file below output, without their times. */
function hashes(one: TestProject): Record<string, string> {
  return Object.fromEntries(Object.entries(one.tree()).map(([file, stamp]) => [file, stamp.split(' ')[0] ?? '']));
}

async function project(script: (request: FakeRequest, attempt: number) => FakeReply = goodAnswer, more = PRICES): Promise<{ project: TestProject; server: FakeOpenAI }> {
  const server = await startFakeOpenAI(script);
  open.push(server);
  const made = testProject(topics(...TOPICS));
  withServer(made, server.baseURL, more);
  return { project: made, server };
}

describe('a run whose articles are written by workers', () => {
  test('gives the same bytes as a run on one machine, locks and manifest included', async () => {
    const alone = await project();
    const single = await alone.project.run({ provider: 'openai', apiKey: KEY, openStore: () => memoryStore() });
    const shared = { project: testProject(topics(...TOPICS)) };
    // The same address: keys of requests depend on the host.
    withServer(shared.project, alone.server.baseURL, PRICES);
    const [queue, store] = [memoryQueue(), memoryStore()];
    const workers = [startWorker(queue, store), startWorker(queue, store)];
    const run = await shared.project.run(remotely(queue, store));
    for (const worker of workers) worker.stop();
    await Promise.all(workers.map((worker) => worker.ended));
    expect(Object.values(run.articles).map(({ state }) => state)).toEqual(TOPICS.map(() => 'written'));
    expect(hashes(shared.project)).toEqual(hashes(alone.project));
    expect(run.result).toMatchObject({ calls: single.result.calls, usage: single.result.usage, repairs: single.result.repairs });
    expect(run.result.cost).toBeCloseTo(single.result.cost ?? 0, 9);
    expect(run.result.spending.map(({ stage, calls }) => [stage, calls])).toEqual(single.result.spending.map(({ stage, calls }) => [stage, calls]));
    expect(store.runs(1)).toMatchObject([{ articles: 6, written: 6, calls: single.result.calls, state: 'done' }]);
  });

  test('needs no key where it is planned, and a second run has nothing to do', async () => {
    const { project: mine, server } = await project();
    const [queue, store] = [memoryQueue(), memoryStore()];
    const worker = startWorker(queue, store);
    await mine.run(remotely(queue, store));
    const before = server.requests.length;
    const second = await mine.run(remotely(queue, store));
    worker.stop();
    await worker.ended;
    expect(new Set(Object.values(second.articles).map(({ state }) => state))).toEqual(new Set(['unchanged']));
    expect(server.requests).toHaveLength(before);
  });

  test('a worker that stops gives back what it has not finished; another goes on without buying anything again', async () => {
    let answers = 0;
    const stop: { now?: () => void } = {};
    const { project: mine, server } = await project((request) => {
      if (++answers === 9) stop.now?.();
      return goodAnswer(request);
    });
    const [queue, store] = [memoryQueue(), memoryStore()];
    const first = startWorker(queue, store);
    stop.now = first.stop;
    const running = mine.run(remotely(queue, store));
    const left = await first.ended;
    expect(left.written).toBeLessThan(TOPICS.length);
    expect(queue.waiting()).toBe(TOPICS.length - left.written);
    const second = startWorker(queue, store);
    const run = await running;
    second.stop();
    await second.ended;
    expect(Object.values(run.articles).map(({ state }) => state)).toEqual(TOPICS.map(() => 'written'));
    const bodies = server.requests.map(({ body }) => JSON.stringify(body));
    expect(new Set(bodies).size).toBe(bodies.length);
  });

  test('a run that is interrupted leaves its orders; the next one collects what came of them', async () => {
    const { project: mine, server } = await project();
    const [queue, store] = [memoryQueue(), memoryStore()];
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 150);
    const first = await mine.run({ ...remotely(queue, store), signal: leaving.signal });
    expect(first.result.interrupted).toBe(true);
    expect(new Set(Object.values(first.articles).map(({ state }) => state))).toEqual(new Set(['stopped']));
    expect(queue.waiting()).toBe(TOPICS.length);
    const worker = startWorker(queue, store, { once: true });
    await worker.ended;
    const before = server.requests.length;
    const second = await mine.run(remotely(queue, store));
    expect(Object.values(second.articles).map(({ state }) => state)).toEqual(TOPICS.map(() => 'written'));
    expect(server.requests).toHaveLength(before);
  });

  test('an article that fails is told with its reason and goes to the dead letters; the others are written', async () => {
    const { project: mine } = await project((request) => (asked(request).topic === 'Hub service' && asked(request).stage === 'draft' ? { text: 'No headings at all.' } : goodAnswer(request)));
    const [queue, store] = [memoryQueue(), memoryStore()];
    const worker = startWorker(queue, store);
    const run = await mine.run(remotely(queue, store));
    worker.stop();
    await worker.ended;
    expect(run.articles['hub-service']).toMatchObject({ state: 'failed', problems: [{ code: 'STAGE_INVALID_REPLY', file: 'briefs/hub-service.yaml' }] });
    expect(Object.values(run.articles).filter(({ state }) => state === 'written')).toHaveLength(TOPICS.length - 1);
    expect(queue.buried.map(({ slug }) => slug)).toEqual(['hub-service']);
  });

  test('a refused key ends the worker, not the articles', async () => {
    let refuse = true;
    const { project: mine } = await project((request) => (refuse ? { status: 401, body: '{"error":{"message":"bad key"}}' } : goodAnswer(request)));
    const [queue, store] = [memoryQueue(), memoryStore()];
    const running = mine.run(remotely(queue, store));
    const worker = startWorker(queue, store);
    const { fault, written } = await worker.ended;
    expect([fault?.code, written]).toEqual(['PROVIDER_AUTH', 0]);
    expect(JSON.stringify(worker.events)).not.toContain(KEY);
    refuse = false;
    const second = startWorker(queue, store);
    const run = await running;
    second.stop();
    await second.ended;
    expect(Object.values(run.articles).map(({ state }) => state)).toEqual(TOPICS.map(() => 'written'));
  });

  test('a place that falls free is filled at once: neither a pause nor the clock is needed, also when nothing was given to keep ready', async () => {
    const { project: mine } = await project();
    const [queue, store] = [memoryQueue(), memoryStore()];
    const takes: [most: number, given: number][] = [];
    const worker = startWorker({ ...queue, async take(most, options) {
      // As towards the end of a run.
      const jobs = await queue.take(most, { ...options, ahead: 0 });
      takes.push([most, jobs.length]);
      return jobs;
    } }, store, {
      concurrency: 1,
      world: {
        files: nodeFiles(), now: () => new Date(), clock: () => 0, random: Math.random, env: () => undefined,
        sleep: async (_ms, signal) => new Promise((_resolve, reject) => { signal?.addEventListener('abort', () => reject(new Error('over')), { once: true }); }),
      },
    });
    const run = await mine.run(remotely(queue, store));
    expect(Object.values(run.articles).map(({ state }) => state)).toEqual(TOPICS.map(() => 'written'));
    expect(takes.some(([most, given]) => most === 0 && given === 0)).toBe(true);
    worker.stop();
    await worker.ended;
  });

  test('a worker that is asking for work when it is stopped ends soon; what it is given too late goes back', async () => {
    const { project: mine } = await project();
    const [queue, store] = [memoryQueue(), memoryStore()];
    const asking = Promise.withResolvers<undefined>();
    const answer = Promise.withResolvers<undefined>();
    const worker = startWorker({ ...queue, async take(most, options) {
      asking.resolve(undefined);
      await answer.promise;
      return queue.take(most, options);
    } }, store);
    const leaving = new AbortController();
    const running = mine.run({ ...remotely(queue, store), signal: leaving.signal });
    await asking.promise;
    await expect.poll(() => queue.waiting()).toBe(TOPICS.length);
    worker.stop();
    answer.resolve(undefined);
    expect(await worker.ended).toMatchObject({ written: 0, failed: 0, fault: undefined });
    expect(queue.waiting()).toBe(TOPICS.length);
    // And one that is never answered, as from a database that is away.
    const lost = startWorker({ ...queue, take: async () => new Promise(() => undefined) }, store);
    setTimeout(lost.stop, 100);
    const begun = performance.now();
    await lost.ended;
    expect(performance.now() - begun).toBeLessThan(20_000);
    leaving.abort();
    await running;
  });

  test('a worker of another version leaves the articles alone', async () => {
    const { project: mine, server } = await project();
    const [queue, store] = [memoryQueue(), memoryStore()];
    const running = mine.run(remotely(queue, store));
    const other = startWorker(queue, store, { version: `${VERSION}-older` });
    await expect.poll(() => other.events.find((event) => event.type === 'resting'), { timeout: 5000 }).toMatchObject({ project: 'the-shed', problem: { code: 'CONFIG_INVALID' } });
    expect(server.requests).toHaveLength(0);
    other.stop();
    await other.ended;
    const worker = startWorker(queue, store);
    const run = await running;
    worker.stop();
    await worker.ended;
    expect(Object.values(run.articles).map(({ state }) => state)).toEqual(TOPICS.map(() => 'written'));
  });
});
