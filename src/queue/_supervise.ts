import { DEAD, idOf, type Desk, type JobData } from './_boss.ts';

/** What goes on in the background of a process that stays open. Several may do it: pg-boss and the statements see to it that each thing happens once. */

const HOUR_MS = 3_600_000;
/** What came of a run is kept so long, days. */
const KEPT_DAYS = 30;

/** Looks every few seconds. @returns how to end it when the desk closes */
export function supervising(desk: Desk): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let tidied = -HOUR_MS;
  const look = async (): Promise<void> => {
    try {
      if (await isSettled(desk)) await desk.boss.supervise();
      await bury(desk);
      if (performance.now() - tidied >= HOUR_MS) {
        await tidy(desk);
        tidied = performance.now();
      }
    } catch (error) {
      if (!desk.closing()) desk.fault(error);
    }
    if (!desk.closing()) timer = setTimeout(begin, desk.superviseSeconds * 1000);
  };
  const begin = (): void => { round = Promise.race([look(), desk.closed]).catch(() => undefined); };
  begin();
  return async () => {
    clearTimeout(timer);
    await round;
  };
}

/** A server that was away for a while first lets the workers tell that they are alive. */
async function isSettled({ database, heartbeatSeconds }: Desk): Promise<boolean> {
  const [row] = await database.query<{ settled: boolean }>('SELECT now() - pg_postmaster_start_time() > $1::integer * interval \'1s\' AS settled', [heartbeatSeconds]);
  return row?.settled === true;
}

/** Jobs whose worker died in the last try: pg-boss has put them aside; whoever waits for their result gets one. */
async function bury({ database, boss, within }: Desk): Promise<void> {
  await database.transaction(async (query) => {
    const jobs = await boss.fetch<JobData>(DEAD, { ...within(query), batchSize: 500, includeMetadata: true });
    if (jobs.length === 0) return;
    const rows = jobs.map(({ data: { project, key, slug, run, place, tries }, sourceId, sourceRetryCount }) => {
      const attempt = tries + (sourceRetryCount ?? 0) + 1;
      const problem = {
        code: 'INTERRUPTED', message: `the worker that wrote this article died or did not answer any more, in try ${attempt} of ${attempt}`,
        help: `What it had been answered is kept. Look at the worker's log, then: slugline queue retry ${project} --slug ${slug}`,
      };
      return { project, key, slug, run, place, body: { problems: [problem] }, job: idOf({ id: sourceId ?? '', retryCount: sourceRetryCount ?? 0 }), attempt };
    });
    await query(
      `INSERT INTO slugline.queue_results (project, key, slug, run, place, state, body, job, attempt)
       SELECT d.project, d.key, d.slug, d.run, d.place, 'failed', d.body, d.job, d.attempt
       FROM json_to_recordset($1::json) AS d (project text, key text, slug text, run text, place integer, body json, job text, attempt integer) ON CONFLICT (project, key) DO NOTHING`,
      [JSON.stringify(rows)],
    );
    await boss.deleteJob(DEAD, jobs.map(({ id }) => id), within(query));
  });
}

/** What nobody asks for any more: marks of takes, runs of a month ago with all that came of them, snapshots no run is about. */
async function tidy({ database }: Desk): Promise<void> {
  await database.query("DELETE FROM slugline.queue_takes WHERE at < now() - interval '1 hour'");
  const runs = await database.query<{ project: string; run: string }>(
    `SELECT r.project, r.run FROM slugline.queue_runs r JOIN slugline.queue_projects p ON p.project = r.project
     WHERE r.at < now() - interval '${KEPT_DAYS} days'
       AND NOT EXISTS (SELECT 1 FROM slugline_boss.job j WHERE j.name = p.queue AND j.state <= 'active' AND j.data->>'run' = r.run) LIMIT 100`,
  );
  for (const { project, run } of runs) {
    await database.transaction(async (query) => {
      for (const table of ['queue_results', 'queue_orders', 'queue_runs']) await query(`DELETE FROM slugline.${table} WHERE project = $1 AND run = $2`, [project, run]);
    });
  }
  await database.query(
    "DELETE FROM slugline.snapshots s WHERE s.at < now() - interval '1 day' AND NOT EXISTS (SELECT 1 FROM slugline.queue_runs r WHERE r.snapshot = s.hash)",
  );
}
