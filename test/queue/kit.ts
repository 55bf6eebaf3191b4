import { expect } from 'vitest';
import type { Job, JobResult, Order, Queue } from '../../src/model/queue.ts';
import { openQueue, type QueueOptions } from '../../src/queue/jobs.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';

/** A queue in a database of its own, orders and results for it. */

export interface Rig {
  url: string;
  database: Database;
  queue: Queue;
  close(): Promise<void>;
}

export async function rig(url: string, options: QueueOptions = {}, over: (database: Database) => Database = (database) => database): Promise<Rig> {
  const database = await openDatabase(url);
  const queue = await openQueue(over(database), { heartbeatSeconds: 10, ...options });
  return {
    url, database, queue,
    async close() {
      await queue.close();
      await database.close();
    },
  };
}

/** Orders with the places `from` to `from + count - 1`; their keys are `<name>-<place>`. */
export function orders(name: string, count: number, from = 0): Order[] {
  return Array.from({ length: count }, (_, index) => ({ slug: `${name}-${from + index}`, place: from + index, key: `${name}-${from + index}`, data: { brief: `briefs/${from + index}.yaml` } }));
}

export function result(job: Job, state: JobResult['state'] = 'written', body: JobResult['body'] = { stages: {} }): JobResult {
  return { slug: job.slug, place: job.place, key: job.key, state, body };
}

export async function takeOne(queue: Queue): Promise<Job> {
  const [job] = await queue.take(1);
  expect(job).toBeDefined();
  return job as Job;
}

/** As if the worker had said nothing for longer than its heartbeat, and somebody looked. */
export async function lapse({ database }: Rig, job: Job): Promise<void> {
  await database.query(
    "UPDATE slugline_boss.job SET state = 'retry', start_after = now(), heartbeat_on = NULL WHERE id = $1 AND state = 'active'",
    [job.id.split(':')[0]],
  );
}

/** Everything out of the queue, which is quicker than a new database. */
export async function empty({ database }: Rig): Promise<void> {
  await database.query('TRUNCATE slugline.queue_projects, slugline.queue_takes, slugline.queue_runs, slugline.queue_orders, slugline.queue_results, slugline.snapshots');
  await database.query('UPDATE slugline.queue_clock SET vtime = 0');
  await database.query('DELETE FROM slugline_boss.job');
  await database.query('DELETE FROM slugline_boss.schedule');
}
