import type { Job, JobResult, Queue } from '../model/queue.ts';
import type { Query } from '../store/database.ts';
import { attemptOf, queueName, settled, type Desk } from './_boss.ts';

/** What workers say of their jobs: still at it, done, failed. */
export function settling(desk: Desk): Pick<Queue, 'beat' | 'finish' | 'fail'> {
  const { database, boss, within } = desk;
  return {
    async beat(jobs) {
      const gone: Job[] = [];
      for (const [project, group] of Map.groupBy(jobs, (job) => job.project)) {
        const queue = queueName(project, 'articles');
        await desk.ready(queue);
        const ours = new Set(settled(await boss.touch(queue, group.map(({ id }) => attemptOf(id)))));
        gone.push(...group.filter(({ id }) => !ours.has(attemptOf(id).id)));
      }
      return gone;
    },
    async finish(job, result) {
      const queue = queueName(job.project, 'articles');
      await desk.ready(queue);
      return database.transaction(async (query) => {
        if (!(await keep(query, job, result))) {
          // Finished before: perhaps by us, and the answer was lost.
          const [one] = await query<{ job: string }>('SELECT job FROM slugline.queue_results WHERE project = $1 AND key = $2', [job.project, job.key]);
          return one?.job === job.id;
        }
        const closed = settled(await boss.complete(queue, [attemptOf(job.id)], null, within(query)));
        if (closed.length === 0) await closeOthers(desk, query, queue, job.key);
        return true;
      });
    },
    async fail(job, result, again) {
      const queue = queueName(job.project, 'articles');
      await desk.ready(queue);
      if (again && !job.last) {
        await boss.fail(queue, [attemptOf(job.id)]);
        return;
      }
      await database.transaction(async (query) => {
        const closed = settled(await boss.complete(queue, [attemptOf(job.id)], null, within(query)));
        if (closed.length > 0) await keep(query, job, { ...result, state: 'failed' });
      });
    },
  };
}

/** @returns false when there is a result of this work */
async function keep(query: Query, job: Job, { state, body }: JobResult): Promise<boolean> {
  const rows = await query(
    `INSERT INTO slugline.queue_results (project, key, slug, run, place, state, body, job, attempt) VALUES ($1, $2, $3, $4, $5, $6, $7::json, $8, $9)
     ON CONFLICT (project, key) DO NOTHING RETURNING 1`,
    [job.project, job.key, job.slug, job.run, job.place, state, JSON.stringify(body), job.id, job.attempt],
  );
  return rows.length > 0;
}

/** The work is done, though the job was no longer ours: nobody has to do it again. Whoever is at it learns so from `beat`. */
async function closeOthers({ boss, within }: Desk, query: Query, queue: string, key: string): Promise<void> {
  const rows = await query<{ id: string }>(
    "SELECT id FROM slugline_boss.job WHERE name = $1 AND coalesce(singleton_key, '') = $2 AND state <= 'active' AND policy = 'exclusive'",
    [queue, key],
  );
  if (rows.length > 0) await boss.complete(queue, rows.map(({ id }) => id), null, { ...within(query), includeQueued: true });
}
