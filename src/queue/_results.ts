import type { DeadJob, JobResult, ProjectStatus, Queue, RunProgress } from '../model/queue.ts';
import type { Desk } from './_boss.ts';

/** Results in the order of the plan: the bodies are read only of those that are handed out. */
const OF_RUN = `
  WITH page AS (
    SELECT place, key, slug FROM slugline.queue_orders WHERE project = $1 AND run = $2 AND place >= $3 ORDER BY place LIMIT $4
  ), there AS (
    SELECT page.*, bool_and(EXISTS (SELECT 1 FROM slugline.queue_results r WHERE r.project = $1 AND r.key = page.key)) OVER (ORDER BY page.place) AS whole FROM page
  )
  SELECT there.place, there.key, there.slug, r.state, r.body FROM there JOIN slugline.queue_results r ON r.project = $1 AND r.key = there.key WHERE there.whole ORDER BY there.place`;

const OF_KEYS = `
  WITH page AS (
    SELECT key, nth FROM unnest($2::text[]) WITH ORDINALITY AS k (key, nth)
  ), there AS (
    SELECT page.*, bool_and(EXISTS (SELECT 1 FROM slugline.queue_results r WHERE r.project = $1 AND r.key = page.key)) OVER (ORDER BY page.nth) AS whole FROM page
  )
  SELECT r.place, r.key, r.slug, r.state, r.body FROM there JOIN slugline.queue_results r ON r.project = $1 AND r.key = there.key WHERE there.whole ORDER BY there.nth`;

/** pg-boss knows what is open, our results what is done. */
const STATUS = `
  SELECT p.project, p.weight, p.paused, p.served::float8 AS served, coalesce(j.queued, 0) AS queued, coalesce(j.delayed, 0) AS delayed, coalesce(j.active, 0) AS active,
    coalesce(r.written, 0) AS written, coalesce(r.failed, 0) AS failed, coalesce(r.waiting, 0) AS waiting, coalesce(r.stopped, 0) AS stopped
  FROM slugline.queue_projects p
  LEFT JOIN (
    SELECT name, count(*) FILTER (WHERE state < 'active' AND start_after <= now())::integer AS queued,
      count(*) FILTER (WHERE state < 'active' AND start_after > now())::integer AS delayed, count(*) FILTER (WHERE state = 'active')::integer AS active
    FROM slugline_boss.job WHERE state <= 'active' GROUP BY name
  ) j ON j.name = p.queue
  LEFT JOIN (
    SELECT project, count(*) FILTER (WHERE state = 'written')::integer AS written, count(*) FILTER (WHERE state = 'failed')::integer AS failed,
      count(*) FILTER (WHERE state = 'waiting')::integer AS waiting, count(*) FILTER (WHERE state = 'stopped')::integer AS stopped
    FROM slugline.queue_results GROUP BY project
  ) r ON r.project = p.project
  ORDER BY p.project COLLATE "C"`;

/** What has come of orders. */
export function resulting({ database }: Desk): Pick<Queue, 'results' | 'progress' | 'status' | 'dead'> {
  return {
    async results(project, of, from, most) {
      const results = 'run' in of
        ? await database.query<JobResult>(OF_RUN, [project, of.run, from, most])
        : await database.query<JobResult>(OF_KEYS, [project, of.keys.slice(from, from + most)]);
      const last = results.at(-1);
      if (last === undefined) return { results, next: from };
      return { results, next: 'run' in of ? last.place + 1 : from + results.length };
    },
    async progress(project, run) {
      const [sums] = await database.query<Omit<RunProgress, 'open'>>(
        `SELECT count(*)::integer AS orders, count(*) FILTER (WHERE r.state = 'written')::integer AS written, count(*) FILTER (WHERE r.state = 'failed')::integer AS failed,
           count(*) FILTER (WHERE r.state = 'waiting')::integer AS waiting, count(*) FILTER (WHERE r.state = 'stopped')::integer AS stopped
         FROM slugline.queue_orders o LEFT JOIN slugline.queue_results r ON r.project = o.project AND r.key = o.key WHERE o.project = $1 AND o.run = $2`,
        [project, run],
      );
      if (sums === undefined) throw new Error('a sum without a row');
      return { ...sums, open: sums.orders - sums.written - sums.failed - sums.waiting - sums.stopped };
    },
    status: () => database.query<ProjectStatus>(STATUS),
    async dead(project, most) {
      const rows = await database.query<Omit<DeadJob, 'at'> & { at: Date }>(
        `SELECT slug, key, run, place, state, body, attempt, at FROM slugline.queue_results WHERE project = $1 AND state = 'failed' ORDER BY at DESC, place LIMIT $2`,
        [project, most],
      );
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },
  };
}
