import { randomUUID } from 'node:crypto';
import type { SpendingRow } from '../model/events.ts';
import type { CallHistory, ResponseStore, RunRecord } from '../model/store.ts';
import { checkedCount, checkedEnd, checkedRun, utcTime } from './checked.ts';
import type { Way } from './_pg-text.ts';

/** Runs and sums of the ledger in PostgreSQL. Sums and counts come as doubles, which the driver gives as numbers; money is summed as decimals, so the order of lines does not matter. */

const PAID = "FILTER (WHERE kind <> 'cached')";
const SUMS = `
  count(kind) ${PAID}::float8 AS calls,
  count(kind) FILTER (WHERE kind = 'cached')::float8 AS reused,
  coalesce(sum(input) ${PAID}, 0)::float8 AS input,
  coalesce(sum(cached_input) ${PAID}, 0)::float8 AS cached_input,
  coalesce(sum(output) ${PAID}, 0)::float8 AS output,
  CASE WHEN count(*) FILTER (WHERE kind <> 'cached' AND cost IS NULL) = 0 THEN coalesce(sum(cost::numeric) ${PAID}, 0)::float8 END AS cost`;

/** A row with the three columns of `Usage`. */
export type Flat<Row> = Omit<Row, 'usage'> & { input: number; cached_input: number; output: number };

/** The row with its usage. */
export function unflat<Row>({ input, cached_input: cachedInput, output, ...rest }: Flat<Row>): Row {
  return { ...rest, usage: { input, cachedInput, output } } as Row;
}

export function journal({ query }: Way, project: string): Pick<ResponseStore, 'spent' | 'beginRun' | 'endRun' | 'runs' | 'history' | 'spending'> {
  return {
    async spent(sinceIso) {
      const since = sinceIso === undefined ? '-infinity' : new Date(utcTime(sinceIso));
      const [row] = await query<{ dollars: number }>("SELECT coalesce(sum(cost::numeric), 0)::float8 AS dollars FROM slugline.ledger WHERE project = $1 AND kind <> 'cached' AND at >= $2", [project, since]);
      return row?.dollars ?? 0;
    },
    async beginRun(run) {
      const { id, at, command, provider, model, host, articles } = checkedRun(run);
      const [begun] = await query(
        `INSERT INTO slugline.runs AS known (project, id, token, at, command, provider, model, host, articles) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (project, id) DO UPDATE SET token = known.token WHERE known.token = excluded.token RETURNING id`,
        [project, id, randomUUID(), new Date(at), command, provider, model, host, articles],
      );
      if (begun === undefined) throw new Error(`there is a run ${id} already`);
    },
    async endRun(id, end) {
      const { at, state, written, failed } = checkedEnd(end);
      await query('UPDATE slugline.runs SET ended = $3, state = $4, written = $5, failed = $6 WHERE project = $1 AND id = $2', [project, id, new Date(at), state, written, failed]);
    },
    async runs(limit) {
      checkedCount(limit, 'runs');
      type Row = Omit<Flat<RunRecord>, 'at' | 'ended'> & { at: Date; ended: Date | null };
      const rows = await query<Row>(
        `WITH newest AS (SELECT * FROM slugline.runs WHERE project = $1 ORDER BY at DESC, id DESC LIMIT $2)
         SELECT newest.id, newest.at, command, provider, newest.model, host, articles::float8 AS articles, ended, state, written::float8 AS written, failed::float8 AS failed, ${SUMS}
         FROM newest LEFT JOIN slugline.ledger ON ledger.project = newest.project AND ledger.run = newest.id
         GROUP BY newest.id, newest.at, command, provider, newest.model, host, articles, ended, state, written, failed
         ORDER BY newest.at DESC, newest.id DESC`,
        [project, limit],
      );
      return rows.map((row) => unflat<RunRecord>({ ...row, at: row.at.toISOString(), ended: row.ended?.toISOString() ?? null }));
    },
    async history() {
      const rows = await query<Omit<CallHistory, 'output' | 'cachedShare'> & { mean: number; deviation: number; input: number; cached: number }>(
        `SELECT stage, model, count(*)::float8 AS calls, avg(output)::float8 AS mean, stddev_pop(output)::float8 AS deviation, sum(input)::float8 AS input, sum(cached_input)::float8 AS cached,
           coalesce(avg(nullif(ms, 0)), 0)::float8 AS ms
         FROM slugline.ledger WHERE project = $1 AND kind = 'answer' GROUP BY stage, model ORDER BY stage, model`,
        [project],
      );
      return rows.map(({ stage, model, calls, mean, deviation, input, cached, ms }) => ({ stage, model, calls, output: { mean, deviation }, cachedShare: input === 0 ? 0 : cached / input, ms }));
    },
    async spending() {
      const rows = await query<Flat<SpendingRow>>(
        `SELECT stage, model, count(*) FILTER (WHERE kind = 'failed')::float8 AS failed, ${SUMS} FROM slugline.ledger WHERE project = $1 GROUP BY stage, model ORDER BY stage, model`,
        [project],
      );
      return rows.map((row) => unflat<SpendingRow>(row));
    },
  };
}
