import { createGate, type GateOptions } from '../../src/queue/gate.ts';
import { SluglineError } from '../../src/model/errors.ts';
import { openDatabase } from '../../src/store/database.ts';

/** A worker in a process of its own that makes calls as fast as the gate lets it. Prints what it did as one line of JSON; see gate-workers.ts. */

export interface WorkerTask {
  url: string;
  gate: GateOptions;
  /** Calls at once. */
  concurrency: number;
  /** Ends after so long; undefined: when the budget is used up. */
  ms?: number;
  /** Estimated tokens of a call, its share that it really takes, and the milliseconds it takes. */
  tokens: [number, number];
  takes: [number, number];
  callMs: [number, number];
  worst: number;
  cost: [number, number];
  slugs: number;
  seed: number;
}

export interface WorkerReport {
  /** When each call started, by the clock of the machine, and the tokens it took. */
  calls: { at: number; tokens: number; route: string; cost: number }[];
  /** Code of the error that ended it. */
  ended: string | undefined;
}

const task = JSON.parse(process.argv[2] ?? '') as WorkerTask;
let state = task.seed;
// A linear congruential generator (Numerical Recipes) is random enough to vary calls.
const random = ([from, to]: [number, number]): number => from + ((state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32) * (to - from);
const report: WorkerReport = { calls: [], ended: undefined };
const stop = new AbortController();
const database = await openDatabase(task.url, { connections: task.concurrency + 2 });
const gate = await createGate(database, task.gate);
process.stdout.write('ready\n');
await new Promise<void>((resolve) => process.stdin.once('data', () => resolve()));
process.stdin.unref();
if (task.ms !== undefined) setTimeout(() => stop.abort(new Error('time is over')), task.ms);

await Promise.all(Array.from({ length: task.concurrency }, async () => {
  for (let turn = 0; !stop.signal.aborted; turn++) {
    const tokens = Math.round(random(task.tokens));
    try {
      const pass = await gate.enter({ slug: `article-${turn % task.slugs}`, tokens, worst: task.worst }, stop.signal);
      const call = { at: performance.timeOrigin + performance.now(), tokens: Math.round(tokens * random(task.takes)), route: pass.route, cost: random(task.cost) };
      report.calls.push(call);
      await new Promise((resolve) => { setTimeout(resolve, random(task.callMs)); });
      await pass.settle(call.cost, call.tokens);
    } catch (error) {
      if (stop.signal.aborted) return;
      report.ended = error instanceof SluglineError ? (error.problems[0]?.code ?? '') : String(error);
      return;
    }
  }
}));
await gate.close();
await database.close();
process.stdout.write(`${JSON.stringify(report)}\n`);
