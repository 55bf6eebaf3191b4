import { randomUUID } from 'node:crypto';
import type { Order, Queue, RunSettings } from '../model/queue.ts';
import type { Query } from '../store/database.ts';
import { queueName, rank, tellWorkers, type Desk, type JobData } from './_boss.ts';

/** Orders in one statement: few trips, and little in memory. */
const CHUNK = 2000;

/** The orders of a run into the queue. */
export function enqueuing(desk: Desk): Pick<Queue, 'enqueue'> {
  const { database } = desk;
  return {
    async enqueue(project, settings, orders) {
      const { run, snapshot, priority = 0, weight } = settings;
      // Said before anything is in the database.
      rank(priority, 0);
      if (weight !== undefined && !(weight > 0 && Number.isFinite(weight))) throw new RangeError(`weight ${weight}: expected a number above 0`);
      const queue = queueName(project, 'articles');
      const known = await database.query('SELECT 1 FROM slugline.queue_projects WHERE project = $1', [project]);
      if (known.length === 0) await desk.make(queue, 'articles');
      await desk.ready(queue);
      // Whatever is there already: `ON CONFLICT (project)` would let two that come together run into each other at the name of the queue.
      await database.query('INSERT INTO slugline.queue_projects (project, queue, weight) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING', [project, queue]);
      if (weight !== undefined) await database.query('UPDATE slugline.queue_projects SET weight = $2::float8 WHERE project = $1', [project, weight]);
      await database.query('INSERT INTO slugline.queue_runs (project, run, snapshot, priority) VALUES ($1, $2, $3, $4) ON CONFLICT (project, run) DO NOTHING', [project, run, snapshot, priority]);
      const sums = { queued: 0, known: 0 };
      const put = async (chunk: readonly Order[]): Promise<void> => {
        const queued = await putIn(desk, project, { ...settings, priority }, chunk);
        sums.queued += queued;
        sums.known += chunk.length - queued;
      };
      let chunk: Order[] = [];
      for await (const order of orders) {
        chunk.push(order);
        if (chunk.length < CHUNK) continue;
        await put(chunk);
        chunk = [];
      }
      if (chunk.length > 0) await put(chunk);
      return sums;
    },
  };
}

/** @returns how many were put in */
async function putIn({ database, boss, within }: Desk, project: string, settings: RunSettings & { priority: number }, chunk: readonly Order[]): Promise<number> {
  const { run, priority } = settings;
  const queue = queueName(project, 'articles');
  const call = randomUUID();
  const places = chunk.map(({ place }) => place);
  let tries = 0;
  return database.transaction(async (query) => {
    if (tries++ > 0) {
      // The connection broke; it may have happened all the same.
      const done = await query<{ queued: boolean }>('SELECT queued FROM slugline.queue_orders WHERE project = $1 AND run = $2 AND place = ANY($3::int[]) AND call = $4', [project, run, places, call]);
      if (done.length > 0) return done.filter(({ queued }) => queued).length;
    }
    const there = await query<{ place: number }>('SELECT place FROM slugline.queue_orders WHERE project = $1 AND run = $2 AND place = ANY($3::int[])', [project, run, places]);
    const old = new Set(there.map(({ place }) => place));
    const fresh = chunk.filter(({ place }) => !old.has(place));
    if (fresh.length === 0) return 0;
    const written = await clear(query, project, fresh.map(({ key }) => key));
    const jobs = new Map<string, Order>();
    const taken = new Set(written);
    for (const order of fresh) {
      if (taken.has(order.key)) continue;
      taken.add(order.key);
      jobs.set(randomUUID(), order);
    }
    const data = ({ slug, place, key }: Order): JobData => ({ project, run, place, slug, key, tries: 0 });
    const inserted = jobs.size === 0 ? null : await boss.insert(
      queue,
      [...jobs].map(([id, order]) => ({ id, singletonKey: order.key, priority: rank(priority, order.place), data: data(order) })),
      { ...within(query), returnId: true },
    );
    const queued = new Set((inserted ?? []).map((id) => jobs.get(id)?.place));
    // Lists, not one JSON text: taking that apart, PostgreSQL would stumble over NUL in the data.
    await query(
      `INSERT INTO slugline.queue_orders (project, run, place, slug, key, data, call, queued)
       SELECT $1, $2, o.place, o.slug, o.key, o.data::json, $3, o.queued FROM unnest($4::integer[], $5::text[], $6::text[], $7::text[], $8::boolean[]) AS o (place, slug, key, data, queued)
       ON CONFLICT (project, run, place) DO NOTHING`,
      [project, run, call, fresh.map(({ place }) => place), fresh.map(({ slug }) => slug), fresh.map(({ key }) => key), fresh.map((order) => JSON.stringify(order.data)), fresh.map(({ place }) => queued.has(place))],
    );
    if (queued.size > 0) await tellWorkers(query);
    return queued.size;
  });
}

/** What had failed, waited or was stopped may be done again. @returns the keys of what is written */
async function clear(query: Query, project: string, keys: readonly string[]): Promise<string[]> {
  await query("DELETE FROM slugline.queue_results WHERE project = $1 AND key = ANY($2::text[]) AND state <> 'written'", [project, keys]);
  const rows = await query<{ key: string }>('SELECT key FROM slugline.queue_results WHERE project = $1 AND key = ANY($2::text[])', [project, keys]);
  return rows.map(({ key }) => key);
}
