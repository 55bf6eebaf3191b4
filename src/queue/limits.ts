import { dollars } from '../money.ts';
import type { Database } from '../store/database.ts';

/** What the gate knows, for `slugline queue status` and for metrics. US dollars, milliseconds. */
export interface LimitsState {
  runs: RunState[];
  routes: RouteState[];
  workers: { name: string; run: string; alive: boolean; seenMsAgo: number; calls: number }[];
}

export interface RunState {
  run: string;
  /** Undefined: no limit. */
  limit: number | undefined;
  articleLimit: number | undefined;
  spent: number;
  /** Most that calls under way may still cost. */
  held: number;
  /** Most that calls of lost workers may have cost. */
  doubt: number;
  callsUnderWay: number;
  callsInDoubt: number;
}

export interface RouteState {
  name: string;
  id: string;
  weight: number;
  requestsPerMinute: number | undefined;
  tokensPerMinute: number | undefined;
  /** Counted in the last minute, tokens of calls under way as estimated; undefined without a limit of tokens. */
  tokensLastMinute: number | undefined;
  /** Until a call of the next one may start, by the limits. */
  waitMs: number;
  state: 'well' | 'aside' | 'trying';
  /** Until it is tried again; 0 when it is well. */
  backInMs: number;
  /** Code and words of the fault it is aside for. */
  fault: { code: string; message: string } | undefined;
  calls: number;
  faults: number;
  underWay: number;
}

/** @param run only this run's budget and workers */
export async function readLimits(database: Database, run?: string): Promise<LimitsState> {
  const [row] = await database.query<{ state: { runs: RawRun[]; routes: RawRoute[]; workers: LimitsState['workers'] } }>(SQL, [run ?? null]);
  const { runs, routes, workers } = (row as NonNullable<typeof row>).state;
  return {
    workers,
    runs: runs.map((one) => ({
      ...one, limit: one.limit === null ? undefined : dollars(one.limit), articleLimit: one.articleLimit === null ? undefined : dollars(one.articleLimit),
      spent: dollars(one.spent), held: dollars(one.held), doubt: dollars(one.doubt),
    })),
    routes: routes.map((one) => ({
      ...one, requestsPerMinute: one.requestsPerMinute ?? undefined, tokensPerMinute: one.tokensPerMinute ?? undefined, tokensLastMinute: one.tokensLastMinute ?? undefined,
      fault: one.state === 'well' || one.fault === null ? undefined : one.fault,
    })),
  };
}

type RawRun = Omit<RunState, 'limit' | 'articleLimit'> & { limit: number | null; articleLimit: number | null };
type RawRoute = Omit<RouteState, 'requestsPerMinute' | 'tokensPerMinute' | 'tokensLastMinute' | 'fault'>
  & { requestsPerMinute: number | null; tokensPerMinute: number | null; tokensLastMinute: number | null; fault: { code: string; message: string } | null };

const SQL = `SELECT jsonb_build_object(
  'runs', (SELECT coalesce(jsonb_agg(jsonb_build_object('run', b.run, 'limit', b.most, 'articleLimit', b.article_most, 'spent', b.spent, 'held', b.held, 'doubt', b.doubt,
      'callsUnderWay', (SELECT count(*) FROM slugline.reservations r WHERE r.run = b.run AND r.doubt_since IS NULL),
      'callsInDoubt', (SELECT count(*) FROM slugline.reservations r WHERE r.run = b.run AND r.doubt_since IS NOT NULL)) ORDER BY b.run), '[]')
    FROM slugline.budgets b WHERE $1::text IS NULL OR b.run = $1),
  'routes', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', r.name, 'id', r.id, 'weight', r.weight, 'requestsPerMinute', r.requests_per_minute, 'tokensPerMinute', r.tokens_per_minute,
      'tokensLastMinute', CASE WHEN r.token_us > 0 THEN (SELECT coalesce(sum(t.tokens), 0) FROM slugline.route_tokens t
        WHERE t.route = r.id AND t.slot > extract(epoch FROM clock_timestamp() - r.span)::double precision / r.grain AND t.slot * r.grain <= extract(epoch FROM clock_timestamp())::double precision) END,
      'waitMs', greatest(0, CASE WHEN r.request_us > 0 AND isfinite(r.requests_due) THEN slugline.ms(r.requests_due - clock_timestamp()) END,
        CASE WHEN r.token_us > 0 AND isfinite(r.tokens_due) THEN slugline.ms(r.tokens_due - clock_timestamp()) END),
      'state', CASE WHEN r.strikes = 0 THEN 'well' WHEN r.probe_until > clock_timestamp() THEN 'trying' ELSE 'aside' END,
      'backInMs', CASE WHEN r.strikes > 0 AND isfinite(r.aside_until) THEN greatest(0, slugline.ms(r.aside_until - clock_timestamp())) ELSE 0 END,
      'fault', r.fault, 'calls', r.calls, 'faults', r.faults,
      'underWay', (SELECT count(*) FROM slugline.reservations v WHERE v.route = r.id AND v.doubt_since IS NULL)) ORDER BY r.name, r.id), '[]')
    FROM slugline.routes r),
  'workers', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'run', w.run, 'alive', w.alive_until > clock_timestamp(), 'seenMsAgo', slugline.ms(clock_timestamp() - w.seen_at),
      'calls', (SELECT count(*) FROM slugline.reservations v WHERE v.worker = w.id)) ORDER BY w.name), '[]')
    FROM slugline.gate_workers w WHERE $1::text IS NULL OR w.run = $1)
  ) AS state`;
