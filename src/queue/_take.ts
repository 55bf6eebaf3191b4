import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../model/article.ts';
import type { Job, Queue } from '../model/queue.ts';
import type { Query } from '../store/database.ts';
import { attemptOf, idOf, queueName, tellWorkers, WORK_CHANNEL, type Desk, type JobData } from './_boss.ts';

/** A job as pg-boss handed it out. */
interface Claim {
  id: string;
  retryCount: number;
  retryLimit: number;
  priority: number;
  data: JobData;
}

interface Share {
  project: string;
  queue: string;
  weight: number;
  pass: number;
  start: number;
  /** Jobs it gets of this round. */
  tickets: number;
  ready: boolean;
}

/** Of what is left, at most one in so many is kept ready by one worker. */
const LEFT_FOR_OTHERS = 32;

/**
 * Stride scheduling (Waldspurger and Weihl, 1995): a project has a pass, its jobs so far divided by its weight, and those are dealt out that come
 * first. What counts is the middle of a job, not its beginning: shares are rounded then, never off by more than about one job. A project that had
 * nothing to do goes on where the others are ($1): it has no claim for the past. One round deals out up to $2, and $4 more to be kept ready, but of those
 * no more than a share of what is left, so that the last ones go to whoever has room (guided self-scheduling; Polychronopoulos and Kuck, 1987).
 */
const SHARES = `
  WITH projects AS (
    SELECT p.project, p.queue, p.weight, p.busy, p.pass, CASE WHEN p.busy THEN p.pass ELSE greatest(p.pass, $1::float8) END AS start, CASE WHEN p.paused THEN 0 ELSE due.jobs END AS due
    FROM slugline.queue_projects p
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS jobs FROM (
        SELECT 1 FROM slugline_boss.job j WHERE j.name = p.queue AND j.state < 'active' AND NOT j.blocked AND j.start_after <= now() LIMIT $2::integer + $4::integer * ${LEFT_FOR_OTHERS}
      ) few
    ) due
    WHERE p.project <> ALL($3::text[])
  ), tickets AS (
    SELECT p.project FROM projects p CROSS JOIN LATERAL generate_series(0, p.due - 1) AS nth ORDER BY p.start + (nth + 0.5) / p.weight, p.project
    LIMIT $2::integer + least($4::integer, (SELECT sum(due) FROM projects) / ${LEFT_FOR_OTHERS})
  )
  SELECT p.project, p.queue, p.weight, p.pass, p.start, coalesce(t.tickets, 0) AS tickets, p.due > 0 AS ready
  FROM projects p LEFT JOIN (SELECT project, count(*)::integer AS tickets FROM tickets GROUP BY project) t ON t.project = p.project
  WHERE t.tickets > 0 OR p.busy <> (p.due > 0)`;

/** Jobs to workers, and back untouched. */
export function taking(desk: Desk): Pick<Queue, 'take' | 'giveBack' | 'watch'> {
  const { database } = desk;
  return {
    async take(most, { ahead = 0, without = [] } = {}) {
      if (most + ahead < 1) return [];
      const mark = randomUUID();
      let tries = 0;
      for (;;) {
        const dealt = await database.transaction(async (query) => {
          if (tries++ > 0) {
            // The connection broke; we may have taken some all the same.
            const [mine] = await query<{ jobs: Claim[] }>('SELECT jobs FROM slugline.queue_takes WHERE mark = $1', [mark]);
            if (mine !== undefined) return mine.jobs;
          }
          return deal(desk, query, [Math.floor(most), Math.floor(ahead)], mark, without);
        });
        if (!('unknown' in dealt)) return withOrders(desk, dealt);
        for (const queue of dealt.unknown) await desk.ready(queue);
      }
    },
    watch: (heard) => database.listen(WORK_CHANNEL, heard),
    async giveBack(jobs) {
      for (const [project, group] of Map.groupBy(jobs, (job) => job.project)) await back(desk, project, group);
    },
  };
}

/** One round, under a lock: the passes are read after it is held. @returns queues that have to be looked up first */
async function deal({ boss, within, isReady }: Desk, query: Query, [most, ahead]: readonly [number, number], mark: string, without: readonly string[]): Promise<Claim[] | { unknown: string[] }> {
  const [clock] = await query<{ vtime: number }>('SELECT vtime FROM slugline.queue_clock FOR UPDATE');
  let vtime = clock?.vtime ?? 0;
  const shares = await query<Share>(SHARES, [vtime, most, without, ahead]);
  const unknown = shares.filter(({ tickets, queue }) => tickets > 0 && !isReady(queue)).map(({ queue }) => queue);
  if (unknown.length > 0) return { unknown };
  const claims: Claim[] = [];
  const passes: { project: string; moved: number; got: number; busy: boolean }[] = [];
  for (const { project, queue, weight, pass, start, tickets, ready } of shares) {
    const jobs = tickets === 0 ? [] : await boss.fetch<JobData>(queue, { ...within(query), batchSize: tickets, includeMetadata: true });
    for (const { id, retryCount, retryLimit, priority, data } of jobs) claims.push({ id, retryCount, retryLimit, priority, data });
    // By how much, not to where: what is given back meanwhile stays given back.
    passes.push({ project, moved: start - pass + jobs.length / weight, got: jobs.length, busy: ready });
    if (jobs.length > 0) vtime = Math.max(vtime, start + (jobs.length - 0.5) / weight);
  }
  if (passes.length > 0) {
    await query(
      `UPDATE slugline.queue_projects p SET pass = p.pass + n.moved, served = p.served + n.got, busy = n.busy
       FROM json_to_recordset($1::json) AS n (project text, moved float8, got integer, busy boolean) WHERE p.project = n.project`,
      [JSON.stringify(passes)],
    );
  }
  if (claims.length > 0) {
    await query('UPDATE slugline.queue_clock SET vtime = $1', [vtime]);
    await query('INSERT INTO slugline.queue_takes (mark, jobs) VALUES ($1, $2)', [mark, JSON.stringify(claims)]);
  }
  return claims;
}

/** What the orders ask for, in the order in which they are to be done. */
async function withOrders({ database }: Desk, claims: readonly Claim[]): Promise<Job[]> {
  if (claims.length === 0) return [];
  const rows = await database.query<{ id: string; snapshot: string; data: JsonObject }>(
    `SELECT c.id, r.snapshot, o.data FROM json_to_recordset($1::json) AS c (id text, project text, run text, place integer)
     JOIN slugline.queue_runs r ON r.project = c.project AND r.run = c.run
     JOIN slugline.queue_orders o ON o.project = c.project AND o.run = c.run AND o.place = c.place`,
    [JSON.stringify(claims.map(({ id, data: { project, run, place } }) => ({ id, project, run, place })))],
  );
  const orders = new Map(rows.map((row) => [row.id, row]));
  return claims.toSorted((one, two) => two.priority - one.priority).flatMap((claim) => {
    const order = orders.get(claim.id);
    if (order === undefined) return [];
    const { project, run, slug, place, key, tries } = claim.data;
    return [{ id: idOf(claim), project, run, snapshot: order.snapshot, slug, place, attempt: tries + claim.retryCount + 1, last: claim.retryCount >= claim.retryLimit, data: order.data, key }];
  });
}

/**
 * A new row in place of the old one: pg-boss counts a try when a job is taken. Its id is new, so that nothing said of the old try reaches the new one.
 * The project gets its share back.
 */
async function back({ database, boss, within, ready }: Desk, project: string, jobs: readonly Job[]): Promise<void> {
  const queue = queueName(project, 'articles');
  await ready(queue);
  const claims = jobs.map(({ id }) => attemptOf(id));
  await database.transaction(async (query) => {
    const rows = await query<Claim>(
      `SELECT j.id, j.retry_count AS "retryCount", j.retry_limit AS "retryLimit", j.priority, j.data FROM slugline_boss.job j
       JOIN json_to_recordset($2::json) AS c (id uuid, "retryCount" integer) ON c.id = j.id AND c."retryCount" = j.retry_count
       WHERE j.name = $1 AND j.state = 'active' FOR UPDATE OF j`,
      [queue, JSON.stringify(claims)],
    );
    if (rows.length === 0) return;
    await boss.deleteJob(queue, rows.map(({ id }) => id), within(query));
    await boss.insert(queue, rows.map(({ retryCount, retryLimit, priority, data }) => ({
      singletonKey: data.key, priority, retryLimit: retryLimit - retryCount, data: { ...data, tries: data.tries + retryCount },
    })), within(query));
    await query('UPDATE slugline.queue_projects SET pass = pass - $2::integer / weight, served = served - $2::integer WHERE project = $1', [project, rows.length]);
    await tellWorkers(query);
  });
}
