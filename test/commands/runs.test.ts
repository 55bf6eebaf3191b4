import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { startFakeOpenAI } from '../kit/fake-openai.ts';
import { goodAnswer, KEY, testProject, topics, withServer } from '../kit/project.ts';
import { BIN, cli } from '../kit/spawned.ts';

/** What a run leaves to look at (`--log`, `runs`), and that a second one stays out. */

const ENV = { OPENAI_API_KEY: KEY };

test('one run at a time; afterwards the log and the list of runs say what it did', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  const server = await startFakeOpenAI(async (request) => {
    await held;
    return goodAnswer(request);
  });
  const project = testProject(topics('Wheel truing', 'Hub service'));
  withServer(project, server.baseURL, ', prices: { test-model: { input: 1, output: 8 } }');
  expect(await cli(project, ['runs'], ENV)).toMatchObject({ code: 0, stdout: 'No run with a model yet.\n' });

  const first = cli(project, ['generate', '--log', `${project.dir}/run.jsonl`], ENV);
  await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(await cli(project, ['generate'], ENV)).toMatchObject({ code: 2, stderr: expect.stringMatching(/another run is at work on this project \(process \d+[^]*→ Wait until it has finished/) as string });
  expect((await cli(project, ['runs'], ENV)).stdout).toMatch(/ {2}running {2}/);
  const waiting = cli(project, ['generate', '--wait', '60'], ENV);
  release();
  expect((await first).code).toBe(0);
  expect(await waiting).toMatchObject({ code: 0, stdout: expect.stringMatching(/^2 articles: 2 unchanged\. 0 calls/) as string });
  expect(server.requests).toHaveLength(8);

  const log = project.read('run.jsonl').trim().split('\n').map((line) => JSON.parse(line) as { at: string; type: string; outcome?: string; exchange?: unknown });
  expect(log.filter(({ type, outcome }) => type === 'call' && outcome === 'answer')).toHaveLength(8);
  expect(log.every(({ at, exchange }) => !Number.isNaN(Date.parse(at)) && exchange === undefined)).toBe(true);
  expect(project.read('run.jsonl')).not.toContain(KEY);

  const listed = JSON.parse((await cli(project, ['runs', '--json'], ENV)).stdout) as { runs: object[] };
  expect(listed.runs).toMatchObject([{ state: 'done', articles: 2, written: 2, failed: 0, calls: 8, reused: 0, model: 'test-model', usage: { input: 8000, output: 4000 } }]);
  await server.close();
}, 90_000);

test('a run that was killed is told as such, and a wrong --limit or --wait is a fault of the command line', async () => {
  const server = await startFakeOpenAI(() => ({ fault: 'stall-before-headers' }));
  const project = testProject(topics('Wheel truing'));
  withServer(project, server.baseURL);
  const child = spawn(process.execPath, [BIN, 'generate', '--project', project.dir], { stdio: 'ignore', env: { ...process.env, OPENAI_API_KEY: KEY, OPENAI_BASE_URL: '' } });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBe(1);
  child.kill('SIGKILL');
  await ended;
  expect((await cli(project, ['runs'], ENV)).stdout).toMatch(/ {2}killed {2,}0 of 1 article {2,}0 calls/);
  expect(await cli(project, ['runs', '--limit', 'x'], ENV)).toMatchObject({ code: 2, stderr: expect.stringContaining('--limit x') as string });
  expect(await cli(project, ['generate', '--wait', 'long'], ENV)).toMatchObject({ code: 2, stderr: expect.stringContaining('--wait long') as string });
  await server.close();
}, 60_000);
