import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { projectOnDisk, removeProject, start, startWorkerProcess, type Process } from '../kit/fleet.ts';
import { startModelServer } from '../kit/model-server.ts';
import { startCluster } from '../kit/postgres.ts';

/** A worker that is stopped while the database is away. */

const dirs: string[] = [];
const running: Process[] = [];
afterAll(() => {
  for (const one of running) one.child.kill('SIGKILL');
  dirs.forEach(removeProject);
});

const cluster = await startCluster();

async function startWorker(database: string): Promise<Process> {
  const worker = startWorkerProcess(database, 2);
  running.push(worker);
  let said = '';
  worker.child.stdout?.on('data', (text: string) => { said += text; });
  await expect.poll(() => said, { timeout: 30_000 }).toContain('worker at work');
  return worker;
}

test('with nothing in hand it ends within seconds', async () => {
  const worker = await startWorker(await cluster.database());
  await cluster.stop();
  const begun = performance.now();
  worker.child.kill('SIGTERM');
  const { code } = await worker.ended;
  const seconds = (performance.now() - begun) / 1000;
  await cluster.start();
  // As far from the two minutes for which a worker waits for its database as from what it took here, less than one second.
  expect([code, seconds < 30]).toEqual([0, true]);
});

test('an answer that is on its way is waited for, and for the database that keeps it: nothing is bought twice', async () => {
  const model = await startModelServer({ latencyMs: 500, steady: true });
  const database = await cluster.database();
  const worker = await startWorker(database);
  const dir = projectOnDisk(model.baseURL, 4);
  dirs.push(dir);
  const run = start(['generate', '--provider', 'openai', '--queue', '--quiet'], { cwd: dir, database });
  running.push(run);
  await expect.poll(() => model.journal.length, { timeout: 30_000 }).toBeGreaterThan(1);
  await cluster.stop();
  worker.child.kill('SIGTERM');
  await pause(3000);
  await cluster.start();
  expect((await worker.ended).code).toBe(0);
  const second = await startWorker(database);
  expect((await run.ended).code).toBe(0);
  second.child.kill('SIGTERM');
  await second.ended;
  const marks = model.journal.map(({ mark }) => mark);
  expect([marks.length, new Set(marks).size]).toEqual([16, 16]);
  await model.close();
});
