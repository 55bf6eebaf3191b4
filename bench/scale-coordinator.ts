import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createCalls } from '../src/calls.ts';
import { activeRules } from '../src/check.ts';
import { nodeWorld } from '../src/index.ts';
import { generateProject } from '../src/library.ts';
import type { Job } from '../src/model/queue.ts';
import type { Remote, RemoteOrder, RemoteResult, Snapshot } from '../src/model/remote.ts';
import type { Group } from '../src/queue/_groups.ts';
import { workJob } from '../src/queue/_work-job.ts';
import { rules } from '../src/registry.ts';
import { baseOf } from '../src/remote-work.ts';
import { createScheduler } from '../src/scheduler.ts';
import { memoryStore } from '../src/store/memory.ts';
import { sha256, stableJson } from '../src/text/hash.ts';
import { knowingModel, longProject, type Parts } from './scale-articles.ts';

/**
 * The coordinator and one worker alone, without a database and without waiting: CPU time of planning, sending orders, taking results, finishing; of writing one
 * article; bytes of the snapshot, by article, of an order and of a result. These are constants of the model in scale-model.ts. Each size runs in a process of its own.
 *
 *     node bench/scale-coordinator.ts [articles, several with commas] [links in a text; 0: none are looked for]
 */
interface CoordinatorCost {
  articles: number;
  /** CPU ms of the process by phase. */
  plan: number;
  orders: number;
  work: number;
  collect: number;
  finish: number;
  written: number;
  snapshotBytes: number;
  orderBytes: number;
  resultBytes: number;
  peakMb: number;
}

const [first = '500,2000', links = '3'] = process.argv.slice(2);
if (process.send !== undefined) {
  process.send(await measure(Number(first), Number(links)), () => process.exit(0));
} else {
  console.log(`articles of 16 KB, up to ${links} links in a text; CPU ms an article\n articles     plan   orders  collect   finish | worker  |    entry   order  result | peak MB  written`);
  const all: CoordinatorCost[] = [];
  for (const size of first.split(',').map(Number)) {
    const cost = await inChild(size);
    all.push(cost);
    const each = (ms: number): string => (ms / cost.articles).toFixed(2).padStart(8);
    const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(8);
    console.log(`${String(size).padStart(9)} ${each(cost.plan)} ${each(cost.orders)} ${each(cost.collect)} ${each(cost.finish)} |${each(cost.work)} |${`${(cost.snapshotBytes / cost.articles).toFixed(0)} B`.padStart(8)}${kb(cost.orderBytes)}${kb(cost.resultBytes)} |${cost.peakMb.toFixed(0).padStart(7)} ${String(cost.written).padStart(8)}`);
  }
  const [small, large] = [all[0], all.at(-1)];
  if (small !== undefined && large !== undefined && small !== large) {
    const exponent = (of: keyof CoordinatorCost): string => (Math.log(large[of] / small[of]) / Math.log(large.articles / small.articles)).toFixed(2);
    console.log(`grows with articles to the power of: plan ${exponent('plan')}, orders ${exponent('orders')}, collect ${exponent('collect')}, finish ${exponent('finish')}`);
  }
}

function inChild(articles: number): Promise<CoordinatorCost> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [String(articles), links], { execArgv: [] });
    child.once('message', (cost) => resolve(cost as CoordinatorCost));
    child.once('exit', (code, signal) => { if (code !== 0) reject(new Error(`the child ended with ${signal ?? code}`)); });
  });
}

async function measure(articles: number, inText: number): Promise<CoordinatorCost> {
  const { dir, known } = longProject(articles, inText);
  try {
    const cost: CoordinatorCost = { articles, plan: 0, orders: 0, work: 0, collect: 0, finish: 0, written: 0, snapshotBytes: 0, orderBytes: 0, resultBytes: 0, peakMb: 0 };
    let before = cpu();
    const lap = (): number => {
      const now = cpu();
      const took = now - before;
      before = now;
      return took;
    };
    const remote: Remote = stub(known, cost, lap);
    for await (const event of generateProject(nodeWorld(), dir, { keyless: true, remote: async () => remote, version: 'bench' })) {
      if (event.type === 'start') cost.plan = lap();
      if (event.type === 'result') {
        cost.finish = lap();
        cost.written = event.result.articles.filter(({ state }) => state === 'written').length;
      }
    }
    cost.peakMb = process.resourceUsage().maxRSS / 1024;
    return cost;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Writes at once what it is sent, by the code of the workers, before the first result is handed back. */
function stub(known: ReadonlyMap<string, Parts>, cost: CoordinatorCost, lap: () => number): Remote {
  const results: string[] = [];
  return {
    async send(snapshot, all) {
      const text = JSON.stringify(snapshot);
      cost.snapshotBytes = text.length;
      gzipSync(text);
      const orders: string[] = [];
      // As src/queue/remote.ts: an order has a key made of all its content, and goes to the database as text.
      for (const order of all) {
        sha256(stableJson({ common: '', order: { ...order, place: 0 } }));
        orders.push(JSON.stringify(order));
      }
      cost.orderBytes = mean(orders.map((one) => one.length));
      cost.orders = lap();
      const group = groupOf(snapshot, known);
      for (const order of orders) {
        const data = JSON.parse(order) as RemoteOrder;
        const job: Job = { id: '', project: '', run: 'bench', snapshot: '', slug: data.brief.slug, place: data.place, attempt: 1, last: true, data: data as unknown as Job['data'], key: '' };
        const outcome = await workJob(job, group, { world: nodeWorld(), halt: new AbortController().signal, gone: new AbortController().signal });
        if (outcome.action === 'back') throw new Error(outcome.why);
        results.push(JSON.stringify(outcome.result.body));
      }
      cost.resultBytes = mean(results.map((one) => one.length));
      cost.work = lap();
      return orders.length;
    },
    async *results() {
      try {
        for (const text of results) yield JSON.parse(text) as RemoteResult;
      } finally {
        // The last one is taken, and nobody asks for more.
        cost.collect = lap();
      }
    },
  };
}

function groupOf(snapshot: Snapshot, known: ReadonlyMap<string, Parts>): Group {
  const world = nodeWorld();
  const never = new AbortController().signal;
  const provider = knowingModel(known, snapshot.provider.host, snapshot.provider.model);
  const scheduler = createScheduler({ concurrency: 8, world, halt: never });
  return {
    base: baseOf(snapshot), provider, secrets: [], rules: activeRules(rules, snapshot.config), hear: () => undefined, giveUp: () => undefined, listen: () => () => undefined, close: async () => undefined,
    calls: createCalls({ provider, price: undefined, limits: {}, store: memoryStore(), run: 'bench', world, scheduler, concurrency: 8, drop: never, halt: never, secrets: [], emit: () => undefined, giveUp: () => undefined }),
  };
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function mean(all: readonly number[]): number {
  return all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
}
