import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { PgBoss, type Db } from 'pg-boss';
import type { Database, Query } from '../store/database.ts';

/** pg-boss over our own connections: it keeps the jobs, what is ours lies in the schema `slugline`. */

export interface QueueOptions {
  /** A job whose worker says nothing for so long goes to somebody else; seconds, 10 at least (pg-boss refuses less). */
  heartbeatSeconds?: number;
  /** Watches over jobs of workers that died, and over schedules: on in whatever stays open, off in commands. */
  supervise?: boolean;
  /** How often it looks, seconds. */
  superviseSeconds?: number;
  /** Tries of a job. */
  tries?: number;
  /** The wait before the first further try, seconds; it doubles. */
  retrySeconds?: number;
  /** Told of faults in the background. They are waited out: nothing depends on it. */
  fault?: (error: unknown) => void;
}

/** A worker beats three times as often: two may get lost. */
const HEARTBEAT_SECONDS = 30;
const SUPERVISE_SECONDS = 5;
const TRIES = 3;
const RETRY_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 300;
/** The longest pg-boss allows. */
const [A_DAY, A_YEAR] = [86_400, 365 * 86_400];

/** Where pg-boss puts jobs whose worker died in their last try. */
export const DEAD = 'dead';
const SCHEMA = 'slugline_boss';

/** What pg-boss keeps of a job; the rest of an order lies in `slugline.queue_orders`. */
export interface JobData {
  project: string;
  run: string;
  place: number;
  slug: string;
  key: string;
  /** Tries before this row was made: a job given back is a new row. */
  tries: number;
}

/** What all parts of the queue share. */
export interface Desk {
  database: Database;
  boss: PgBoss;
  heartbeatSeconds: number;
  superviseSeconds: number;
  fault: (error: unknown) => void;
  /** pg-boss knows the queue: looked up outside a transaction, where it would need a second connection. */
  ready(queue: string): Promise<void>;
  isReady(queue: string): boolean;
  /** Makes the queue when it is not there. */
  make(queue: string, kind: 'articles' | 'runs'): Promise<void>;
  /** Lets pg-boss work in our transaction. */
  within(query: Query): { db: Db };
  closing(): boolean;
  /** Rejects when the desk closes: what waits for a database that is away need not be waited for. */
  closed: Promise<never>;
  close(): Promise<void>;
}

/** Names of pg-boss are narrow: a project may have any. */
export function queueName(project: string, kind: 'articles' | 'runs'): string {
  return `${kind}.${createHash('sha256').update(project).digest('hex').slice(0, 32)}`;
}

/** Opens pg-boss, which makes its schema when it has none. */
export async function openBoss(database: Database, options: QueueOptions): Promise<Desk> {
  let close: () => void = () => undefined;
  let closing: Promise<void> | undefined;
  const closed = new Promise<never>((_resolve, reject) => { close = () => reject(new Error('the queue is closed')); });
  closed.catch(() => undefined);
  const fault = options.fault ?? ((): void => undefined);
  const heartbeatSeconds = options.heartbeatSeconds ?? HEARTBEAT_SECONDS;
  const superviseSeconds = options.superviseSeconds ?? SUPERVISE_SECONDS;
  const boss = new PgBoss({
    // What waits for a database that is away would hold up the end.
    db: { executeSql: async (text, values) => ({ rows: await Promise.race([database.query(text, values), closed]) }) },
    schema: SCHEMA,
    // Our own round calls it (_supervise.ts); a little less, so that a round that comes early is no lost one.
    supervise: false, monitorIntervalSeconds: Math.max(1, Math.floor(superviseSeconds * 0.8)),
    schedule: options.supervise === true, cronMonitorIntervalSeconds: Math.min(30, superviseSeconds),
    persistWarnings: false, persistQueueStats: false,
  });
  // Without a listener an 'error' would end the process.
  boss.on('error', fault);
  const known = new Set<string>();
  const desk: Desk = {
    database, boss, heartbeatSeconds, superviseSeconds, fault, closed,
    isReady: (queue) => known.has(queue),
    async ready(queue) {
      if (known.has(queue)) return;
      await boss.findJobs(queue, { id: '00000000-0000-0000-0000-000000000000' });
      known.add(queue);
    },
    async make(queue, kind) {
      await boss.createQueue(queue, {
        // One job a key that is queued or at work; of the runs of a project one in all.
        policy: 'exclusive',
        retryLimit: kind === 'runs' ? 1 : (options.tries ?? TRIES) - 1,
        retryDelay: options.retrySeconds ?? RETRY_SECONDS, retryBackoff: true, retryDelayMax: LONGEST_RETRY_SECONDS,
        heartbeatSeconds, expireInSeconds: A_DAY, retentionSeconds: A_YEAR, deleteAfterSeconds: A_DAY,
        ...(kind === 'articles' ? { deadLetter: DEAD } : {}),
      });
      await desk.ready(queue);
    },
    within: (query) => ({ db: { executeSql: async (text, values) => ({ rows: await query(text, values) }) } }),
    closing: () => closing !== undefined,
    close: () => (closing ??= (async () => {
      close();
      await boss.stop({ close: false, graceful: false });
    })()),
  };
  try {
    await alone(database, async () => {
      await boss.start();
      await boss.createQueue(DEAD, { retryLimit: 0, retentionSeconds: A_YEAR, deleteAfterSeconds: A_DAY });
    });
    await desk.ready(DEAD);
  } catch (error) {
    await desk.close();
    throw error;
  }
  return desk;
}

/** How long another process may take to make pg-boss's schema, and how often we look. */
const [LONGEST_START_MS, LOOK_MS] = [60_000, 50];

/** One process after the other: two that make a schema at once refuse each other (`CREATE SCHEMA IF NOT EXISTS` is not safe from that). */
async function alone(database: Database, action: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const lock = await database.lock(`${SCHEMA}.start`, () => undefined);
    if (lock === undefined && performance.now() - begun < LONGEST_START_MS) {
      await pause(LOOK_MS);
      continue;
    }
    try {
      await action();
      return;
    } finally {
      await lock?.release();
    }
  }
}

/** Workers that wait listen here: they need not look all the time. */
export const WORK_CHANNEL = 'slugline_work';

/** Told when the transaction is committed. */
export async function tellWorkers(query: Query): Promise<void> {
  await query("SELECT pg_notify($1, '')", [WORK_CHANNEL]);
}

/** What pg-boss says of jobs it was to change; its types keep quiet about it. */
export function settled(response: object): string[] {
  const { settled: ids } = response as { settled?: string[] };
  if (ids === undefined) throw new Error('pg-boss does not say which jobs it changed');
  return ids;
}

/** Id and try of a job, as pg-boss wants them: what has been taken by somebody else since is left alone. */
export function attemptOf(id: string): { id: string; retryCount: number } {
  const [uuid = '', retryCount] = id.split(':');
  return { id: uuid, retryCount: Number(retryCount) };
}

export function idOf(attempt: { id: string; retryCount: number }): string {
  return `${attempt.id}:${attempt.retryCount}`;
}

/** Places of a plan; with the priorities they fill pg-boss's 32 bits. */
const PLACES = 2_000_000;

/** Priority, then place, as the one number by which pg-boss sorts. @throws RangeError */
export function rank(priority: number, place: number): number {
  if (!Number.isInteger(priority) || Math.abs(priority) > 1000) throw new RangeError(`priority ${priority}: expected a whole number from -1000 to 1000`);
  if (!Number.isInteger(place) || place < 0 || place >= PLACES) throw new RangeError(`place ${place}: expected a whole number from 0 to ${PLACES - 1}`);
  return priority * PLACES - place;
}
