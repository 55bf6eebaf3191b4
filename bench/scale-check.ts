import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { projectOnDisk, removeProject, start, startWorkerProcess } from '../test/kit/fleet.ts';
import { PRICE, startModelServer, type ModelServer } from '../test/kit/model-server.ts';
import { rawCluster, type Cluster } from '../test/kit/postgres.ts';
import type { Call } from './scale-calls.ts';
import { COSTS } from './scale-defaults.ts';
import { predict, type Costs, type Scenario } from './scale-model.ts';
import { simulate } from './scale-simulate.ts';

/**
 * The model against runs on this machine: PostgreSQL, a model server that always takes the same time, workers and the coordinator as processes. Two runs with one
 * worker give the constants of the machine; what they say of other sizes and of more workers is then measured.
 */
const LATENCY_MS = 400;
const CONCURRENCY = 4;
const CALIBRATION = { small: 30, large: 100 };
const RUNS = [[60, 1], [60, 2], [150, 1], [150, 2]] as const;
/** One small run, to see that it works. */
const SMALL = [[20, 1]] as const;

/** What the server of the kit says of tokens: 1000 and 12 bits of a hash in, 300 and 8 bits out. */
const USAGE = { input: 1000 + 4095 / 2, output: 300 + 255 / 2 };
const CALLS: readonly Call[] = ([['outline'], ['draft', 'outline'], ['faq', 'outline'], ['meta', 'draft']] as const).map(([id, ...after]) => ({ id, after, ...USAGE, chance: 1, seconds: LATENCY_MS / 1000, sigma: 0 }));

interface Measured {
  articles: number;
  workers: number;
  /** Seconds. */
  makespan: number;
  planning: number;
  writing: number;
  finishing: number;
  calls: number;
  commits: number;
  dollars: number;
  /** Bytes by table. */
  bytes: Record<string, number>;
}

/** Prints the comparison. @param small only a short run, for a look whether it works */
export async function check(small: boolean): Promise<void> {
  const cluster = await rawCluster();
  const model = await startModelServer({ latencyMs: LATENCY_MS, steady: true });
  try {
    const first = await measure(cluster, model, small ? 5 : CALIBRATION.small, 1);
    const second = await measure(cluster, model, small ? 15 : CALIBRATION.large, 1);
    const costs = calibrate(first, second);
    console.log(`constants of this machine, from ${first.articles} and ${second.articles} articles with one worker: start ${costs.startMs.toFixed(0)} ms; an article: plan and order ${costs.plan.each.toFixed(1)} ms, finish ${costs.finish.each.toFixed(1)} ms; a call: ${costs.callMs.toFixed(1)} ms beside the model; ${costs.commitsPerArticle.toFixed(1)} commits an article besides 4 a call`);
    console.log(`bytes an article by table: ${Object.entries(slopes(first, second)).map(([table, bytes]) => `${table} ${bytes.toFixed(0)}`).join(', ')}\n`);
    console.log('articles workers  what            predicted  measured    error');
    const errors: number[] = [];
    for (const [articles, workers] of small ? SMALL : RUNS) {
      const run = await measure(cluster, model, articles, workers);
      const scenario = scenarioOf(articles, workers, costs);
      const told = predict(scenario);
      const line = (what: string, predicted: number, measured: number, digits: number): void => {
        const error = (predicted / measured - 1) * 100;
        errors.push(Math.abs(error));
        console.log(`${String(articles).padStart(8)} ${String(workers).padStart(7)}  ${what.padEnd(14)} ${predicted.toFixed(digits).padStart(10)} ${measured.toFixed(digits).padStart(9)} ${`${error >= 0 ? '+' : ''}${error.toFixed(1)} %`.padStart(8)}`);
      };
      line('makespan, s', told.makespan, run.makespan, 1);
      line('  simulated, s', simulate(scenario).makespan, run.makespan, 1);
      line('writing, s', told.writing, run.writing, 1);
      line('calls', told.calls, run.calls, 0);
      line('commits', told.commits, run.commits, 0);
      line('US dollars', told.dollars, run.dollars, 3);
      line('kB an article', told.database / articles / 1000, total(run) / articles / 1000, 2);
    }
    console.log(`\nmean error ${(errors.reduce((sum, one) => sum + one, 0) / errors.length).toFixed(1)} %, largest ${Math.max(...errors).toFixed(1)} %`);
  } finally {
    await model.close();
    await cluster.remove();
  }
}

function scenarioOf(articles: number, workers: number, costs: Costs): Scenario {
  return { articles, calls: CALLS, price: PRICE, cached: 0, keys: 1, requestsPerMinute: undefined, tokensPerMinute: undefined, workers, concurrency: CONCURRENCY, costs };
}

/** Straight lines through two runs; the time a call takes besides the model's is what makes the writing of the larger one come out. */
function calibrate(small: Measured, large: Measured): Costs {
  const more = large.articles - small.articles;
  const slope = (of: (run: Measured) => number): number => Math.max(0, (of(large) - of(small)) / more);
  const [plan, finish] = [slope(({ planning }) => planning * 1000), slope(({ finishing }) => finishing * 1000)];
  const rest = (of: (run: Measured) => number, each: number): number => Math.max(0, of(large) * 1000 - each * large.articles);
  const linear = (each: number): Costs['plan'] => ({ each, at: 1, power: 1 });
  const bytes = slopes(small, large);
  const many = CALLS.length;
  const costs: Costs = {
    ...COSTS, startMs: rest(({ planning }) => planning, plan) + rest(({ finishing }) => finishing, finish), plan: linear(plan), order: linear(0), collect: linear(0), finish: linear(finish),
    commitsPerArticle: slope(({ commits: all, calls }) => all - calls * COSTS.commitsPerCall), commitsPerSecond: Infinity, workerMs: 0,
    bytes: {
      fixed: Math.max(0, total(large) - Object.values(bytes).reduce((sum, one) => sum + one * large.articles, 0)),
      response: (bytes['responses'] ?? 0) / many, ledgerLine: (bytes['ledger'] ?? 0) / many, order: bytes['queue_orders'] ?? 0, result: bytes['queue_results'] ?? 0,
      job: bytes['pg-boss'] ?? 0, budget: bytes['others'] ?? 0,
    },
  };
  let [low, high] = [0, 5000];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (predict(scenarioOf(large.articles, large.workers, { ...costs, callMs: middle })).writing > large.writing) high = middle;
    else low = middle;
  }
  return { ...costs, callMs: low };
}

/** Bytes that one more article takes, by table. */
function slopes(small: Measured, large: Measured): Record<string, number> {
  return Object.fromEntries(Object.keys(large.bytes).map((table) => [table, Math.max(0, ((large.bytes[table] ?? 0) - (small.bytes[table] ?? 0)) / (large.articles - small.articles))]));
}

function total({ bytes }: Measured): number {
  return Object.values(bytes).reduce((sum, one) => sum + one, 0);
}

async function measure(cluster: Cluster, model: ModelServer, articles: number, workers: number): Promise<Measured> {
  const database = await cluster.database();
  const dir = projectOnDisk(model.baseURL, articles);
  const fleet = Array.from({ length: workers }, () => startWorkerProcess(database, CONCURRENCY));
  const client = new pg.Client({ connectionString: database });
  try {
    await client.connect();
    await ready(client, workers);
    const [bytesBefore, commitsBefore] = [await sizes(client), await commitsOf(client)];
    const from = model.journal.length;
    const begun = performance.now();
    const { code, stderr } = await start(['generate', '--provider', 'openai', '--queue', '--quiet'], { cwd: dir, database }).ended;
    const ended = performance.now();
    if (code !== 0) throw new Error(stderr);
    const journal = model.journal.slice(from);
    const [first, last] = [Math.min(...journal.map(({ at }) => at)), Math.max(...journal.map(({ at, sentAt }) => sentAt ?? at))];
    const bytes = await sizes(client);
    return {
      articles, workers, makespan: (ended - begun) / 1000, planning: (first - begun) / 1000, writing: (last - first) / 1000, finishing: (ended - last) / 1000,
      calls: journal.length, commits: (await commitsOf(client)) - commitsBefore, dollars: journal.reduce((sum, { cost }) => sum + cost, 0),
      bytes: Object.fromEntries(Object.entries(bytes).map(([table, size]) => [table, size - (bytesBefore[table] ?? 0)])),
    };
  } finally {
    await client.end();
    for (const { child } of fleet) child.kill('SIGTERM');
    await Promise.all(fleet.map(({ ended }) => ended));
    removeProject(dir);
  }
}

/** Workers are there and have made the tables. */
async function ready(client: pg.Client, workers: number): Promise<void> {
  for (;;) {
    const { rows: [row] } = await client.query<{ there: number }>("SELECT count(DISTINCT application_name)::integer AS there FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'slugline worker%' AND application_name !~ ' (lock|ear)$'");
    if ((row?.there ?? 0) >= workers) break;
    await pause(50);
  }
  await pause(2000);
}

/** With indexes and whatever lies outside the rows. */
async function sizes(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; bytes: number }>(
    `SELECT CASE WHEN n.nspname = 'slugline_boss' THEN 'pg-boss' WHEN c.relname IN ('responses', 'ledger', 'queue_orders', 'queue_results') THEN c.relname ELSE 'others' END AS name,
       sum(pg_total_relation_size(c.oid))::float8 AS bytes
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('slugline', 'slugline_boss') AND c.relkind IN ('r', 'm') GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]));
}

async function commitsOf(client: pg.Client): Promise<number> {
  // What a connection did is told a moment after it is idle.
  await pause(1200);
  await client.query('SELECT pg_stat_force_next_flush()');
  const { rows: [row] } = await client.query<{ n: number }>('SELECT xact_commit::float8 AS n FROM pg_stat_database WHERE datname = current_database()');
  return row?.n ?? 0;
}
