import type { Queue } from '../model/queue.ts';
import type { Database } from '../store/database.ts';
import { openBoss, type QueueOptions } from './_boss.ts';
import { enqueuing } from './_enqueue.ts';
import { managing } from './_manage.ts';
import { resulting } from './_results.ts';
import { scheduling } from './_schedules.ts';
import { settling } from './_settle.ts';
import { snapshots } from './_snapshots.ts';
import { supervising } from './_supervise.ts';
import { taking } from './_take.ts';

export type { QueueOptions } from './_boss.ts';

/**
 * Opens the shared queue of articles in a database. Jobs, tries and times are pg-boss's, in the schema `slugline_boss`, made when it is not there;
 * shares, orders and results are ours. The database stays the caller's to close, after the queue.
 * @throws SluglineError STORE_UNWRITABLE when the database does not answer
 */
export async function openQueue(database: Database, options: QueueOptions = {}): Promise<Queue> {
  const desk = await openBoss(database, options);
  const endRounds = options.supervise === true ? supervising(desk) : async (): Promise<void> => undefined;
  return {
    heartbeatMs: desk.heartbeatSeconds * 1000,
    ...snapshots(desk), ...enqueuing(desk), ...taking(desk), ...settling(desk), ...resulting(desk), ...managing(desk), ...scheduling(desk),
    async close() {
      const closed = desk.close();
      await endRounds();
      await closed;
    },
  };
}
