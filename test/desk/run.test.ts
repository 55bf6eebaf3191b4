import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { MoneyAnswer, PlanAnswer, RunView } from '../../src/desk/shapes.ts';
import { expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { testDesk } from '../kit/desk.ts';
import { startFakeOpenAI, type FakeOpenAI } from '../kit/fake-openai.ts';
import { answerTo } from '../kit/model.ts';
import { ENGLISH_CONFIG, KEY, testProject, topics, type TestProject } from '../kit/project.ts';

/** A run from the desk against a model on this machine: price first, progress, pause, going on, money. */

const browser = await openBrowser();
const servers: FakeOpenAI[] = [];
afterAll(async () => {
  await Promise.all(servers.map(async (server) => server.close()));
});

const TOPICS = ['Wheel truing', 'Saddle height', 'Gear cables', 'Bottom brackets', 'Handlebar tape', 'Pedal threads'];

/** @param gate opened: the model answers */
async function modelProject(gate: { open: boolean }): Promise<{ project: TestProject; server: FakeOpenAI }> {
  const server = await startFakeOpenAI(async (request) => {
    while (!gate.open) await sleep(5);
    return { text: answerTo(request.body) };
  });
  servers.push(server);
  const project = testProject({ ...topics(...TOPICS), 'slugline.config.yaml': `${ENGLISH_CONFIG}model: { provider: openai, name: test-model, baseURL: "${server.baseURL}", concurrency: 2, prices: { test-model: { input: 1, output: 2 } } }\n` });
  project.env['OPENAI_API_KEY'] = KEY;
  return { project, server };
}

test('over HTTP: the plan costs nothing; one run at a time; paused, it goes on where it was and pays nothing twice', async () => {
  const gate = { open: false };
  const { project, server } = await modelProject(gate);
  const desk = await testDesk(project);
  const plan = (await desk.send('/run/plan', {})).json() as PlanAnswer;
  expect(plan).toMatchObject({ write: TOPICS.length, render: 0, writer: { model: 'test-model' }, problems: [] });
  expect(plan.cost).toBeGreaterThan(0);
  expect(server.requests).toHaveLength(0);
  const run = async (): Promise<RunView> => (await desk.get<{ run: RunView }>('/desk')).run;

  expect((await desk.send('/run/start', {})).status).toBe(200);
  expect((await desk.send('/run/start', {})).status).toBe(409);
  await expect.poll(async () => server.requests.length, { timeout: 45_000 }).toBeGreaterThan(0);
  expect((await desk.send('/run/plan', {})).status).toBe(409);
  expect((await run())).toMatchObject({ state: 'running', total: TOPICS.length, done: 0 });
  expect((await desk.get<{ rows: { state: string }[] }>('/rows')).rows.map(({ state }) => state)).toContain('writing');

  await desk.send('/run/end', { how: 'pause' });
  gate.open = true;
  await expect.poll(async () => (await run()).state, { timeout: 15_000 }).toBe('paused');
  const asked = server.requests.length;
  expect(asked).toBeLessThan(TOPICS.length * 3);
  await desk.send('/run/start', {});
  await expect.poll(async () => (await run()).state, { timeout: 20_000 }).toBe('done');
  const prompts = server.requests.map(({ body }) => JSON.stringify(body.messages));
  expect(new Set(prompts).size).toBe(prompts.length);
  expect(project.manifest().articles).toHaveLength(TOPICS.length);
  const money = await desk.get<MoneyAnswer>('/money');
  expect(money.stages.reduce((sum, one) => sum + one.calls, 0)).toBe(server.requests.length);
  expect(money.total).toBeCloseTo((await run()).spent ?? 0, 6);
  expect(money.runs).toHaveLength(2);
});

test('a key that is refused is told, and the desk stays', async () => {
  const server = await startFakeOpenAI(() => ({ fault: 'unauthorized' }));
  servers.push(server);
  const project = testProject({ ...topics('Wheel truing'), 'slugline.config.yaml': `${ENGLISH_CONFIG}model: { provider: openai, name: test-model, baseURL: "${server.baseURL}" }\n` });
  project.env['OPENAI_API_KEY'] = KEY;
  const desk = await testDesk(project);
  await desk.send('/run/start', {});
  await expect.poll(async () => (await desk.get<{ run: RunView }>('/desk')).run.state, { timeout: 15_000 }).toBe('failed');
  const { run } = await desk.get<{ run: RunView }>('/desk');
  expect(JSON.stringify(run)).not.toContain(KEY);
  expect(run.recent[0]).toMatchObject({ state: 'failed' });
});

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;

  test('seen, started, paused, gone on with, done: figures move by themselves', async () => {
    const gate = { open: false };
    const { project } = await modelProject(gate);
    const desk = await testDesk(project);
    const { page, ...rest } = await visit(chrome, desk.url, '#/run');
    await page.locator('#plan').click();
    await page.locator('#start').waitFor();
    expect(await page.locator('.run-plan').textContent()).toMatch(/\$0\.\d/);
    await page.locator('#budget').fill('5');
    await page.locator('#start').click();
    await page.locator('.r-running').waitFor();
    expect(await page.locator('.run-progress').textContent()).toContain(`of ${TOPICS.length}`);
    await page.locator('#pause').click();
    gate.open = true;
    await page.locator('.r-paused').waitFor();
    await page.locator('#go-on').click();
    await page.locator('.r-done').waitFor({ timeout: 20_000 });
    expect(await page.locator('.figures').textContent()).toMatch(/\$0\.\d+.*of \$5/);
    await page.evaluate('location.hash = "#/site/money"');
    await page.getByRole('heading', { name: 'Money by stage and model' }).waitFor();
    await page.locator('.plain-table').first().waitFor();
    await page.evaluate('location.hash = "#/"');
    await expect.poll(async () => page.locator('.lines .line').count()).toBe(TOPICS.length);
    expectQuiet({ page, ...rest });
    await rest.close();
  });
});
