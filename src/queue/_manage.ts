import type { Queue } from '../model/queue.ts';
import { queueName, rank, settled, tellWorkers, type Desk, type JobData } from './_boss.ts';

/** What people do with the queue. */

/** Jobs changed in one transaction. */
const CHUNK = 2000;

export function managing(desk: Desk): Pick<Queue, 'pause' | 'resume' | 'retry' | 'cancel'> {
  const { database } = desk;
  const setPaused = async (project: string, paused: boolean): Promise<boolean> =>
    (await database.query('UPDATE slugline.queue_projects SET paused = $2 WHERE project = $1 RETURNING 1', [project, paused])).length > 0;
  const inChunks = async (project: string, some: (queue: string) => Promise<{ seen: number; changed: number }>): Promise<number> => {
    const known = await database.query('SELECT 1 FROM slugline.queue_projects WHERE project = $1', [project]);
    if (known.length === 0) return 0;
    const queue = queueName(project, 'articles');
    await desk.ready(queue);
    for (let sum = 0; ;) {
      const { seen, changed } = await some(queue);
      sum += changed;
      if (seen < CHUNK) return sum;
    }
  };
  return {
    pause: (project) => setPaused(project, true),
    async resume(project) {
      const known = await setPaused(project, false);
      await tellWorkers(database.query);
      return known;
    },
    retry: (project, slugs) => inChunks(project, (queue) => retrySome(desk, project, queue, slugs)),
    cancel: (project, slugs) => inChunks(project, (queue) => cancelSome(desk, project, queue, slugs)),
  };
}

async function retrySome({ database, boss, within }: Desk, project: string, queue: string, slugs: readonly string[] | undefined): Promise<{ seen: number; changed: number }> {
  return database.transaction(async (query) => {
    const rows = await query<Omit<JobData, 'tries'> & { priority: number }>(
      `WITH dead AS (
         SELECT key FROM slugline.queue_results WHERE project = $1 AND state = 'failed' AND ($2::text[] IS NULL OR slug = ANY($2)) LIMIT ${CHUNK} FOR UPDATE
       ), gone AS (
         DELETE FROM slugline.queue_results r USING dead WHERE r.project = $1 AND r.key = dead.key RETURNING r.project, r.run, r.place, r.slug, r.key
       )
       SELECT gone.*, runs.priority FROM gone JOIN slugline.queue_runs runs ON runs.project = gone.project AND runs.run = gone.run`,
      [project, slugs ?? null],
    );
    if (rows.length === 0) return { seen: 0, changed: 0 };
    const jobs = rows.map(({ priority, ...data }) => ({ singletonKey: data.key, priority: rank(priority, data.place), data: { ...data, tries: 0 } }));
    const inserted = await boss.insert(queue, jobs, { ...within(query), returnId: true });
    await tellWorkers(query);
    return { seen: rows.length, changed: inserted?.length ?? 0 };
  });
}

async function cancelSome({ database, boss, within }: Desk, project: string, queue: string, slugs: readonly string[] | undefined): Promise<{ seen: number; changed: number }> {
  return database.transaction(async (query) => {
    const rows = await query<{ id: string; data: JobData }>(
      `SELECT id, data FROM slugline_boss.job WHERE name = $1 AND state <= 'active' AND ($2::text[] IS NULL OR data->>'slug' = ANY($2)) LIMIT ${CHUNK}`,
      [queue, slugs ?? null],
    );
    if (rows.length === 0) return { seen: 0, changed: 0 };
    // Results first, as in `finish`: two that meet wait for each other in the same order.
    await query(
      `INSERT INTO slugline.queue_results (project, key, slug, run, place, state, body, job, attempt)
       SELECT $1, o.key, o.slug, o.run, o.place, 'stopped', '{"cancelled":true}'::json, 'cancelled', 0
       FROM json_to_recordset($2::json) AS o (key text, slug text, run text, place integer) ON CONFLICT (project, key) DO NOTHING`,
      [project, JSON.stringify(rows.map(({ data }) => data))],
    );
    const cancelled = settled(await boss.cancel(queue, rows.map(({ id }) => id), within(query)));
    return { seen: rows.length, changed: cancelled.length };
  });
}
