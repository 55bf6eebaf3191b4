import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeWorld } from '../src/index.ts';
import type { Provider } from '../src/kinds.ts';
import { generateProject } from '../src/library.ts';
import { openRoutes } from '../src/routes.ts';
import { createGate } from '../src/queue/gate.ts';
import { openQueue } from '../src/queue/jobs.ts';
import { createRemote } from '../src/queue/remote.ts';
import { runWorker } from '../src/queue/worker.ts';
import { pricesOf } from '../src/setup.ts';
import { openDatabase, type Database } from '../src/store/database.ts';
import { openPgStore } from '../src/store/pg.ts';
import { rawCluster } from '../test/kit/postgres.ts';
import { knowingModel, longProject } from './scale-articles.ts';

/**
 * What an article of usual length leaves in the database, by table, and how many commits it takes: a coordinator and a worker in this process, PostgreSQL beside
 * it, and a model that answers at once.
 *
 *     node bench/scale-database.ts [articles]
 */
const articles = Number(process.argv[2] ?? 300);
const PROJECT = 'bench';
const KEY = 'sk-bench-0123456789';

const cluster = await rawCluster();
const { dir, known } = longProject(articles);
try {
  const database = await openDatabase(await cluster.database(), { connections: 30 });
  const queue = await openQueue(database, { supervise: true });
  const store = openPgStore(database, PROJECT);
  const world = { ...nodeWorld(), sleep: async (ms: number, signal?: AbortSignal) => pause(ms, undefined, signal === undefined ? {} : { signal }) };
  const kind: Provider = { id: 'openai', about: '', needsKey: true, create: ({ model }) => knowingModel(known, '127.0.0.1', model) };
  const before = { sizes: await sizes(database), commits: await commits(database) };
  const stopping = new AbortController();
  let [first, last, calls] = [0, 0, 0];
  const worker = runWorker({
    queue, world, version: 'bench', concurrency: 8, storeOf: () => store, signal: stopping.signal,
    gateOf: async (run, { limits }, routes) => createGate(database, { run, worker: 'bench', limits, routes: routes.usable }),
    routesOf: ({ config, provider }) => openRoutes({ world: { env: () => KEY }, model: config.model, kind, prices: pricesOf(world.files, config), choice: { model: provider.model } }),
    tell(event) {
      if (event.type !== 'call') return;
      last = performance.now();
      if (calls++ === 0) first = last;
    },
  });
  let written = 0;
  const options = { keyless: true, version: 'bench', openStore: () => ({ ...store, close: () => undefined }), remote: async (run: string) => createRemote({ queue, world, project: PROJECT, run, priority: 0, weight: 1 }) };
  for await (const event of generateProject(world, dir, options)) {
    if (event.type === 'article' && event.state === 'failed') console.error(event.problems);
    if (event.type === 'result') written = event.result.articles.filter(({ state }) => state === 'written').length;
  }
  const after = { sizes: await sizes(database), commits: await commits(database) };
  const seconds = (last - first) / 1000;
  console.log(`${written} of ${articles} articles of 16 KB, ${calls} calls in ${seconds.toFixed(1)} s: ${(calls / seconds).toFixed(0)} calls a second in one process of 8 at once, without a model to wait for`);
  console.log(`${((after.commits - before.commits) / articles).toFixed(1)} commits an article, ${(calls / articles).toFixed(2)} calls`);
  console.log('bytes an article, with indexes:');
  let sum = 0;
  for (const [table, bytes] of Object.entries(after.sizes).toSorted(([, a], [, b]) => b - a)) {
    const each = (bytes - (before.sizes[table] ?? 0)) / articles;
    sum += each;
    if (each > 1) console.log(`  ${table.padEnd(30)} ${each.toFixed(0).padStart(7)}`);
  }
  console.log(`  ${'all'.padEnd(30)} ${sum.toFixed(0).padStart(7)}`);
  stopping.abort();
  await worker;
  await queue.close();
  await database.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
  await cluster.remove();
}

async function sizes(database: Database): Promise<Record<string, number>> {
  const rows = await database.query<{ name: string; bytes: number }>(
    `SELECT n.nspname || '.' || c.relname AS name, pg_total_relation_size(c.oid)::float8 AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('slugline', 'slugline_boss') AND c.relkind = 'r'`,
  );
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]));
}

async function commits(database: Database): Promise<number> {
  // What a connection did is told a moment after it is idle.
  await pause(1200);
  await database.query('SELECT pg_stat_force_next_flush()');
  const [row] = await database.query<{ n: number }>('SELECT xact_commit::float8 AS n FROM pg_stat_database WHERE datname = current_database()');
  return row?.n ?? 0;
}
