import { createGate } from '../src/queue/gate.ts';
import { openDatabase, type Database } from '../src/store/database.ts';
import { rawCluster } from '../test/kit/postgres.ts';

/**
 * What leave to make a call costs: `enter` and `settle` of the shared gate on PostgreSQL over loopback, against two single-row updates (the floor: whoever
 * shares a number needs as much) and against the same bookkeeping under an advisory lock from outside, statement by statement.
 *
 *     npm run bench -- gate [SECONDS each]
 */
const SECONDS = Number(process.argv[2] ?? 4);
const SIGNAL = new AbortController().signal;

const cluster = await rawCluster();
try {
  const database = await openDatabase(await cluster.database(), { connections: 20 });
  await database.query('CREATE TABLE slugline.bench (id integer PRIMARY KEY, n bigint NOT NULL)');
  await database.query('INSERT INTO slugline.bench VALUES (1, 0)');
  const route = { weight: 1, requestsPerMinute: 10_000_000, tokensPerMinute: 2_000_000_000 };
  const gate = await createGate(database, { run: 'bench', worker: 'bench', limits: { run: 1e6, article: 1e6 }, routes: [{ ...route, id: 'a', name: 'a' }, { ...route, id: 'b', name: 'b' }], jitterMs: 60_000 });
  let calls = 0;
  const ways: Record<string, () => Promise<unknown>> = {
    'two updates of one row': async () => {
      for (let i = 0; i < 2; i++) await database.query('UPDATE slugline.bench SET n = n + 1 WHERE id = 1');
    },
    'enter + settle': async () => {
      const pass = await gate.enter({ slug: `article-${calls++ % 50}`, tokens: 3000, worst: 0.001 }, SIGNAL);
      await pass.settle(0.0004, 2500);
    },
    'under an advisory lock': async () => {
      for (let i = 0; i < 2; i++) await locked(database);
    },
  };
  console.log(`${'way'.padEnd(24)} ${'at once'.padStart(7)} ${'median ms'.padStart(10)} ${'p95 ms'.padStart(8)} ${'calls/s'.padStart(8)} ${'statements/s'.padStart(13)}`);
  for (const [name, act] of Object.entries(ways)) {
    for (const concurrency of [1, 4, 16]) {
      const times: number[] = [];
      const until = performance.now() + SECONDS * 1000;
      const begun = performance.now();
      const before = await statements(database);
      await Promise.all(Array.from({ length: concurrency }, async () => {
        while (performance.now() < until) {
          const start = performance.now();
          await act();
          times.push(performance.now() - start);
        }
      }));
      const seconds = (performance.now() - begun) / 1000;
      times.sort((a, b) => a - b);
      const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
      const commits = (await statements(database)) - before;
      console.log(`${name.padEnd(24)} ${String(concurrency).padStart(7)} ${at(0.5).padStart(10)} ${at(0.95).padStart(8)} ${(times.length / seconds).toFixed(0).padStart(8)} ${(commits / seconds).toFixed(0).padStart(13)}`);
    }
  }
  await gate.close();
  await database.close();
} finally {
  await cluster.remove();
}

/** Transactions the database has committed. */
async function statements(database: Database): Promise<number> {
  await database.query('SELECT pg_stat_force_next_flush()');
  const [row] = await database.query<{ n: number }>('SELECT xact_commit::float8 AS n FROM pg_stat_database WHERE datname = current_database()');
  return row?.n ?? 0;
}

/** Reading, deciding here and writing, as a token bucket kept by workers would: five round trips while everybody else waits. */
async function locked(database: Database): Promise<void> {
  await database.transaction(async (query) => {
    await query('SELECT pg_advisory_xact_lock(42)');
    const [row] = await query<{ n: string }>('SELECT n FROM slugline.bench WHERE id = 1');
    await query('UPDATE slugline.bench SET n = $1 WHERE id = 1', [Number(row?.n) + 1]);
  });
}
