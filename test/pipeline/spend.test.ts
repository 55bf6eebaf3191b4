import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { SluglineError } from '../../src/model/errors.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { startFakeOpenAI, type FakeOpenAI, type FakeReply, type FakeRequest } from '../kit/fake-openai.ts';
import { asked, goodAnswer, testProject, topics, withServer, type TestProject } from '../kit/project.ts';

/** Nothing is bought twice, and no call is made that a budget does not cover. */

const open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** A dollar a thousand tokens: an answer of the server (1,000 in, 100 of them cached, 500 out) costs 1.41 dollars. */
const PRICES = ', prices: { test-model: { input: 1000, cachedInput: 100, output: 1000 } }';
const ANSWER = (900 * 1000 + 100 * 100 + 500 * 1000) / 1e6;

async function pricedProject(script: (request: FakeRequest, attempt: number) => FakeReply = goodAnswer, more = PRICES): Promise<{ project: TestProject; server: FakeOpenAI }> {
  const server = await startFakeOpenAI(script);
  open.push(server);
  const project = testProject(topics('Wheel truing', 'Hub service'));
  withServer(project, server.baseURL, more);
  return { project, server };
}

describe('the response store', () => {
  test('answers again what was paid for, when lock and article are gone', async () => {
    const { project, server } = await pricedProject();
    const first = await project.run({ openStore });
    expect(first.result).toMatchObject({ calls: 8 });
    const text = project.article('wheel-truing');
    rmSync(join(project.dir, 'output'), { recursive: true });
    const second = await project.run({ openStore });
    expect(server.requests).toHaveLength(8);
    expect(second.result).toMatchObject({ calls: 0, usage: { input: 0, output: 0 }, cost: 0 });
    expect(project.article('wheel-truing')).toBe(text);
    expect(project.lock('wheel-truing').stages['draft']).toMatchObject({ usage: { input: 1000, output: 500 } });
  });

  test('keeps an answer before anyone uses it, and --force asks anew', async () => {
    const { project, server } = await pricedProject();
    await project.run({ openStore });
    await project.run({ openStore, force: true });
    expect(server.requests).toHaveLength(16);
    const store = openStore(join(project.dir, '.slugline/store.db'));
    expect(store.spent()).toBeCloseTo(16 * ANSWER, 6);
    store.close();
  });

  test('an old answer that cannot be used is asked for anew, without a correction', async () => {
    let broken = true;
    const { project, server } = await pricedProject((request) => (broken && asked(request).stage === 'draft' ? { text: 'No headings at all.' } : goodAnswer(request)));
    const store = memoryStore();
    await project.run({ openStore: () => ({ ...store, close: () => undefined }) });
    broken = false;
    const before = server.requests.length;
    const run = await project.run({ openStore: () => ({ ...store, close: () => undefined }) });
    expect(Object.values(run.articles).map((article) => article.state)).toEqual(['written', 'written']);
    // One draft, one FAQ, one meta each; the outlines come from the locks.
    expect(server.requests.slice(before).filter((request) => asked(request).stage === 'draft')).toHaveLength(2);
    expect(server.requests.slice(before).every((request) => !asked(request).again)).toBe(true);
  });
});

describe('money', () => {
  test('is counted in the result and in the locks', async () => {
    const { project } = await pricedProject();
    const run = await project.run();
    expect(run.result.cost).toBeCloseTo(8 * ANSWER, 6);
    expect(project.lock('hub-service').stages['meta']?.cost).toBeCloseTo(ANSWER, 6);
    expect(project.plan().items.map((item) => item.cost)).toEqual([0, 0]);
  });

  test('is forecast by the plan', async () => {
    const { project } = await pricedProject();
    expect(project.plan().items.every((item) => (item.cost ?? 0) > 0)).toBe(true);
  });

  test('a run that could exceed its budget stops before the call, keeps what it has, and goes on later', async () => {
    const { project, server } = await pricedProject();
    const run = await project.run({ budget: 25, concurrency: 1 });
    expect(run.result.cost ?? 0).toBeLessThanOrEqual(25);
    expect(server.requests.length).toBeLessThan(8);
    expect(run.result.articles.flatMap((article) => article.problems.map((problem) => problem.code))).toContain('BUDGET_RUN');
    await project.run({ budget: 1000 });
    expect(server.requests).toHaveLength(8);
    expect(project.article('wheel-truing')).toContain('# Wheel truing');
  });

  test("an article's budget fails it alone", async () => {
    const { project, server } = await pricedProject(goodAnswer, `${PRICES}, budget: { article: 3 }`);
    const run = await project.run();
    expect(server.requests).toHaveLength(0);
    expect(run.result.articles.flatMap((article) => article.problems.map((problem) => problem.code))).toEqual(['BUDGET_ARTICLE', 'BUDGET_ARTICLE']);
  });

  test('a budget without a price is refused', async () => {
    const { project, server } = await pricedProject(goodAnswer, '');
    const error = await project.run({ budget: 1 }).then(() => undefined, (caught: unknown) => caught as SluglineError);
    expect(error?.problems[0]).toMatchObject({ code: 'USAGE', message: expect.stringMatching(/price of the model "test-model" is not known/) as string });
    expect(server.requests).toHaveLength(0);
    expect((await project.run()).result.cost).toBeNull();
  });
});
