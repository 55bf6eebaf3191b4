import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openQueue } from '../src/queue/jobs.ts';
import { openDatabase } from '../src/store/database.ts';
import { outputOf, projectOnDisk, removeProject, start, startWorkerProcess, type Process } from '../test/kit/fleet.ts';
import { startModelServer, type JournalEntry } from '../test/kit/model-server.ts';
import { rawCluster } from '../test/kit/postgres.ts';

/**
 * Articles written by workers, against one machine: speed-up, overhead, fair shares, and how fast orders go in.
 *
 *     npm run bench -- queue [articles] [latency ms]
 *
 * A server that always takes the same time, and few enough calls at once that waiting for it is all there is: what is lost then is lost by the queue.
 */
const [ARTICLES = 160, LATENCY_MS = 400] = process.argv.slice(2).map(Number);
const CONCURRENCY = 8;
const ORDERS = 100_000;

const cluster = await rawCluster();
try {
  await speed();
  await shares();
  await orders();
} finally {
  await cluster.remove();
}

/** Seconds from the first call to the end of the last reply: planning and finishing are one machine's in both modes. */
function spanOf(journal: readonly JournalEntry[]): number {
  return (Math.max(...journal.map(({ at, sentAt }) => sentAt ?? at)) - Math.min(...journal.map(({ at }) => at))) / 1000;
}

async function speed(): Promise<void> {
  console.log(`${ARTICLES} articles, ${LATENCY_MS} ms a call, ${CONCURRENCY} calls at once a worker`);
  const model = await startModelServer({ latencyMs: LATENCY_MS, steady: true });
  const single = projectOnDisk(model.baseURL, ARTICLES);
  const begun = performance.now();
  const alone = await start(['generate', '--provider', 'openai', '--concurrency', String(CONCURRENCY), '--quiet'], { cwd: single, key: 'sk-test-the-single-machine' }).ended;
  if (alone.code !== 0) throw new Error(alone.stderr);
  const machine = spanOf(model.journal);
  const calls = model.journal.length;
  const ideal = (calls * LATENCY_MS) / CONCURRENCY / 1000;
  console.log(`  one machine     ${machine.toFixed(2)} s of calls (${((performance.now() - begun) / 1000).toFixed(1)} s in all); the server alone ${ideal.toFixed(2)} s`);
  let one = 0;
  for (const workers of [1, 2, 4]) {
    const { span, whole, same } = await fleetRun(model, workers, single);
    if (workers === 1) one = span;
    const speedup = one / span / workers;
    console.log(`  ${workers} worker${workers === 1 ? ' ' : 's'}       ${span.toFixed(2)} s of calls (${whole.toFixed(1)} s in all); speed-up ${speedup.toFixed(3)} a worker${workers === 1 ? `; against one machine ${((span / machine - 1) * 100).toFixed(1)} % more` : ''}; same bytes: ${same}`);
  }
  removeProject(single);
  await model.close();
}

async function fleetRun(model: Awaited<ReturnType<typeof startModelServer>>, count: number, like: string): Promise<{ span: number; whole: number; same: boolean }> {
  const database = await cluster.database();
  const dir = projectOnDisk(model.baseURL, ARTICLES);
  const workers = Array.from({ length: count }, () => startWorkerProcess(database, CONCURRENCY));
  try {
    // Workers are there before the work: what it takes to start a process is not the queue's doing.
    await ready(database, count);
    const from = model.journal.length;
    const begun = performance.now();
    const { code, stderr } = await start(['generate', '--provider', 'openai', '--queue', '--quiet'], { cwd: dir, database }).ended;
    if (code !== 0) throw new Error(stderr);
    const whole = (performance.now() - begun) / 1000;
    const [mine, wanted] = [outputOf(dir), outputOf(like)];
    return { span: spanOf(model.journal.slice(from)), whole, same: timeless(mine) === timeless(wanted) };
  } finally {
    await stopAll(workers);
    removeProject(dir);
  }
}

/** All bytes, but for the time of the run in the manifest. */
function timeless(files: Record<string, string>): string {
  return JSON.stringify(files).replace(/\\"generatedAt\\": \\"[^"\\]*\\"/, '');
}

/** Two projects whose orders come one after the other: shares of the work while both have some. */
async function shares(): Promise<void> {
  const model = await startModelServer({ latencyMs: 100, steady: true });
  const database = await cluster.database();
  const dirs = ['https://one.example', 'https://two.example'].map((url, index) => projectOnDisk(model.baseURL, 60, { url, from: index * 60 }));
  const client = await openDatabase(database, { connections: 2 });
  const seen: number[][] = [];
  const runs = dirs.map((cwd) => start(['generate', '--provider', 'openai', '--queue', '--quiet'], { cwd, database }).ended);
  // Workers come when both have work: who is alone for a while has all of it, and no one claims it back.
  while ((await client.query<{ orders: number }>('SELECT count(*)::integer AS orders FROM slugline.queue_orders').catch(() => []))[0]?.orders !== 120) await pause(50);
  const workers = Array.from({ length: 2 }, () => startWorkerProcess(database, CONCURRENCY));
  const both = Promise.all(runs);
  const over = new AbortController();
  void both.finally(() => over.abort());
  while (!over.signal.aborted) {
    const rows = await client.query<{ project: string; written: number }>("SELECT project, count(*)::integer AS written FROM slugline.queue_results GROUP BY project ORDER BY project").catch(() => []);
    if (rows.length === 2) seen.push(rows.map(({ written }) => written));
    await pause(50);
  }
  const halfway = seen.find(([a = 0, b = 0]) => a + b >= 60) ?? [];
  console.log(`two projects of 60 articles: ${halfway.join(' and ')} written when 60 were`);
  await client.close();
  await stopAll(workers);
  for (const dir of dirs) removeProject(dir);
  await model.close();
}

async function orders(): Promise<void> {
  const database = await openDatabase(await cluster.database());
  const queue = await openQueue(database);
  await queue.putSnapshot('0'.repeat(64), new Uint8Array());
  const brief = { topic: 'Wheel truing at home', notes: 'n'.repeat(600) };
  const all = function* (): Generator<{ slug: string; place: number; data: { brief: typeof brief }; key: string }> {
    for (let place = 0; place < ORDERS; place++) yield { slug: `article-${place}`, place, data: { brief }, key: `key-${place}` };
  };
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  const { queued } = await queue.enqueue('bench', { run: 'bench', snapshot: '0'.repeat(64) }, all());
  console.log(`${queued} orders in ${((performance.now() - begun) / 1000).toFixed(1)} s; memory ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB more`);
  await queue.close();
  await database.close();
}

async function ready(url: string, workers: number): Promise<void> {
  const database = await openDatabase(url, { connections: 1 });
  for (;;) {
    const [row] = await database.query<{ there: number }>("SELECT count(DISTINCT application_name)::integer AS there FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'slugline worker%' AND application_name !~ ' (lock|ear)$'");
    if ((row?.there ?? 0) >= workers) break;
    await pause(50);
  }
  await pause(500);
  await database.close();
}

async function stopAll(workers: readonly Process[]): Promise<void> {
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
}
