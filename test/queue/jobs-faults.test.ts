import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { startCluster } from '../kit/postgres.ts';
import { orders, result, rig, takeOne } from './kit.ts';

/** Workers that die, workers that are slow, a database that starts again. */

const cluster = await startCluster(['-c', 'fsync=off']);
const RUN = { run: 'r1', snapshot: 'hash' };

/** A process of its own that takes one job and holds it without a word. */
async function workerWithAJob(url: string): Promise<{ kill(): Promise<void> }> {
  const file = (path: string): string => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href);
  const code = `
    import { openDatabase } from ${file('store/database.ts')};
    import { openQueue } from ${file('queue/jobs.ts')};
    const queue = await openQueue(await openDatabase(${JSON.stringify(url)}), { heartbeatSeconds: 10, supervise: true, superviseSeconds: 1 });
    const jobs = await queue.take(1);
    process.stdout.write('holds ' + jobs[0].slug + '\\n');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { child.on('close', resolve); });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => { if (String(text).startsWith('holds')) resolve(); });
    void ended.then(() => reject(new Error('the worker ended')));
  });
  return {
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

test('a worker killed loses its job to somebody else after the heartbeat; one that is only slow keeps it; the last try of a dead worker ends among the dead', async () => {
  const url = await cluster.database();
  const at = await rig(url, { supervise: true, superviseSeconds: 1, retrySeconds: 1 });
  const { queue } = at;
  await queue.enqueue('p', RUN, orders('a', 3));
  const worker = await workerWithAJob(url);
  const slow = await takeOne(queue);
  const silent = await takeOne(queue);
  // As if it had been tried twice before.
  await at.database.query('UPDATE slugline_boss.job SET retry_count = 2 WHERE id = $1', [silent.id.split(':')[0]]);
  await worker.kill();
  const killed = performance.now();
  let back = (await queue.take(1))[0];
  while (back === undefined && performance.now() - killed < 28_000) {
    expect(await queue.beat([slow])).toEqual([]);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    back = (await queue.take(1))[0];
  }
  expect(back).toMatchObject({ slug: 'a-0', attempt: 2, last: false });
  await expect.poll(() => queue.dead('p', 10), { timeout: 10_000 }).toMatchObject([{ slug: 'a-2', attempt: 3, body: { problems: [{ code: 'INTERRUPTED', message: expect.stringContaining('try 3 of 3') as string }] } }]);
  expect(await queue.finish(slow, result(slow))).toBe(true);
  expect(await queue.retry('p')).toBe(1);
  expect(await takeOne(queue)).toMatchObject({ slug: 'a-2', attempt: 1 });
  await at.close();
}, 60_000);

test('a restart of the database is waited out by whoever works, and nothing is lost or done twice', async () => {
  const url = await cluster.database();
  const faults: unknown[] = [];
  const at = await rig(url, { supervise: true, superviseSeconds: 1, fault: (fault) => faults.push(fault) });
  const { queue } = at;
  await queue.enqueue('p', RUN, orders('a', 200));
  const stop = new AbortController();
  const finished: string[] = [];
  const work = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const jobs = await queue.take(3);
      expect(await queue.beat(jobs)).toEqual([]);
      for (const job of jobs) {
        expect(await queue.finish(job, result(job))).toBe(true);
        finished.push(job.key);
      }
      if (jobs.length === 0) return;
    }
  };
  const all = [work(), work(), queue.enqueue('q', RUN, orders('b', 6000))];
  await expect.poll(() => finished.length).toBeGreaterThan(3);
  await cluster.stop();
  await cluster.start();
  const before = finished.length;
  expect(await all[2]).toEqual({ queued: 6000, known: 0 });
  await expect.poll(() => finished.length, { timeout: 20_000 }).toBeGreaterThan(before + 10);
  stop.abort();
  await Promise.all(all);
  expect(new Set(finished).size).toBe(finished.length);
  const status = await queue.status();
  expect(status.reduce((sum, { written }) => sum + written, 0)).toBe(finished.length);
  expect(status.reduce((sum, { served }) => sum + served, 0)).toBe(finished.length);
  expect(status.map(({ queued, active, written, project }) => [project, queued + active + written])).toEqual([['p', 200], ['q', 6000]]);
  await at.close();
}, 60_000);

test('closing does not wait for a database that is away', async () => {
  const at = await rig(await cluster.database(), { supervise: true, superviseSeconds: 1 });
  await cluster.stop();
  // Long enough for a round to hang in it.
  await new Promise((resolve) => { setTimeout(resolve, 1500); });
  const closing = at.close();
  await expect(closing).resolves.toBeUndefined();
  await cluster.start();
}, 20_000);
