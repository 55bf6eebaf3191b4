import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { redact, SluglineError } from '../model/errors.ts';
import type { Gate, GateRoute, Pass } from '../model/gate.ts';
import { dollars, limitUnits, overBudget, units } from '../money.ts';
import { noRoute, outcomeOf, PATIENCE_MS, type RouteFault } from '../route-faults.ts';
import type { Database } from '../store/database.ts';
import { createLine } from './_line.ts';
import { createRemoteClock, type RemoteClock } from './_remote-clock.ts';

/**
 * The gate that all workers of a run share, on PostgreSQL: one statement gives leave to a call (route, requests, tokens, money), one ends it.
 * The statements are functions of the database (store/_pg-tables-limits.ts).
 */
export interface SharedGate extends Gate {
  /** Leaves: what is under way is in doubt from now on. May be called twice. */
  close(): Promise<void>;
}

export interface GateOptions {
  /** The run whose budget is shared. */
  run: string;
  /** How this worker is called in `readLimits`: host and process. */
  worker: string;
  /** US dollars; the newest word holds for all workers. */
  limits: { run?: number | undefined; article?: number | undefined };
  /** Those whose key this worker has; the newest word on weights and limits holds for all workers. */
  routes: readonly GateRoute[];
  /** Values that must not get into the database, should a server send one back. */
  secrets?: readonly string[];
  /** After so long without a sign of its life, a worker's calls are in doubt. */
  leaseMs?: number;
  /** Turns are given out so far ahead; whoever would wait longer asks again later. */
  horizonMs?: number;
  /** How long a call waits for routes that are set aside. */
  patienceMs?: number;
  /** The minute of the limits, and how late a call may start after its turn. For tests. */
  periodMs?: number;
  jitterMs?: number;
}

const DEFAULTS = { leaseMs: 30_000, horizonMs: 15_000, patienceMs: PATIENCE_MS, periodMs: 60_000, jitterMs: 250 };
/** Signs of life in a lease: two may get lost. */
const BEATS = 3;
/** Pauses between looks whether calls elsewhere have freed some of the budget. */
const SHORT_MS = { first: 50, longest: 1000 };
/** A share of the period that may start at once: what one limit holds up, the other makes good again. */
const SLACK = 1 / 120;
/** Turns a call may miss and give back; a machine that is always late makes its calls all the same. */
const MOST_MISSED = 3;
/** Grains in which tokens are counted, to a period: a grain counts as long as any part of it does, so the last 0.8 % are not used. */
const GRAINS = 120;

type Verdict =
  | { verdict: 'go'; route: string; at: number; now: number }
  | { verdict: 'later'; waitMs: number }
  | { verdict: 'short' }
  | { verdict: 'aside'; passing: boolean; waitMs: number; fault: RouteFault }
  | { verdict: 'refused'; budget: 'run' | 'article'; most: number; spent: number; doubt: number };

/**
 * Joins the workers of a run.
 * @throws SluglineError PROVIDER_CONFIG without a route, STORE_UNWRITABLE when the database stays away
 */
export async function createGate(database: Database, options: GateOptions): Promise<SharedGate> {
  const { run, routes, secrets = [] } = options;
  const { leaseMs, horizonMs, patienceMs, periodMs, jitterMs } = { ...DEFAULTS, ...options };
  if (routes.length === 0) throw new SluglineError({ code: 'PROVIDER_CONFIG', message: 'no route to a model can be used here', help: 'Set the variable of at least one key.' });
  const worker = randomUUID();
  const line = createLine();
  const clock = createRemoteClock(() => performance.now());
  const names = new Map(routes.map(({ id, name }) => [id, name]));
  /** Routes whose key was refused here. */
  const barred = new Map<string, SluglineError>();
  const usable = (): string[] => [...names.keys()].filter((id) => !barred.has(id));
  const beat = (lease: number | null): Promise<unknown> => database.query('SELECT slugline.gate_beat($1, $2, $3, $4 * interval \'1 millisecond\')', [worker, options.worker, run, lease]);

  await register(database, options, periodMs, jitterMs);
  await beat(leaseMs);
  // A beat that fails is followed by another one; whoever needs the database for a call hears of it.
  const timer = setInterval(() => void beat(leaseMs).catch(() => undefined), leaseMs / BEATS);
  timer.unref();
  let closed: Promise<unknown> | undefined;

  const ask = async (id: string, call: { slug: string; tokens: number }, amount: number): Promise<Verdict> => {
    const ids = usable();
    if (ids.length === 0) throw [...barred.values()].at(-1) as SluglineError;
    const [row] = await database.query<{ verdict: Verdict }>(
      "SELECT slugline.gate_enter($1, $2, $3, $4, $5, $6, $7, $8 * interval '1 millisecond', $9 * interval '1 millisecond') AS verdict",
      [id, worker, run, call.slug, amount, Math.ceil(call.tokens), ids, horizonMs, leaseMs],
    );
    return (row as { verdict: Verdict }).verdict;
  };

  const settle = async (id: string, route: string, cost: number, tokens: number, outcome: string, fault: RouteFault | undefined): Promise<boolean> => {
    const kept = fault === undefined ? null : JSON.stringify({ ...fault, message: redact(fault.message, secrets) });
    const [row] = await database.query<{ elsewhere: boolean }>('SELECT slugline.gate_settle($1, $2, $3, $4, $5, $6, $7, $8) AS elsewhere', [id, run, route, units(cost), Math.ceil(tokens), outcome, kept, usable()]);
    return row?.elsewhere === true;
  };

  const passOf = (id: string, route: string): Pass => ({
    route: names.get(route) as string,
    async settle(cost, tokens, error) {
      const { outcome, fault } = outcomeOf(error, names.size === 1);
      if (fault?.code === 'PROVIDER_AUTH' && names.size > 1) barred.set(route, error as SluglineError);
      const elsewhere = await settle(id, route, cost, tokens, outcome, fault);
      return outcome === 'fault' && elsewhere;
    },
  });

  return {
    async enter(call, signal) {
      const amount = units(call.worst);
      let id = randomUUID();
      let asideSince: number | undefined;
      let missed = 0;
      for (let looks = 0; ;) {
        signal.throwIfAborted();
        const verdict = await line.through(async () => {
          signal.throwIfAborted();
          return ask(id, call, amount);
        }, (answer) => (answer.verdict === 'later' ? jittered(answer.waitMs) : undefined), (ms) => sleep(ms, signal));
        if (verdict.verdict === 'go') {
          clock.heard(verdict.now, missed >= MOST_MISSED);
          const late = await turn(clock, verdict.at, signal);
          if (!signal.aborted && (late <= jitterMs || missed++ >= MOST_MISSED)) return passOf(id, verdict.route);
          // A turn that was missed is given back: a call that starts out of turn would be one too many for its minute.
          await settle(id, verdict.route, 0, 0, 'unsent', undefined);
          id = randomUUID();
        } else if (verdict.verdict === 'refused') {
          throw overBudget(verdict.budget, call.worst, { limit: dollars(verdict.most), spent: dollars(verdict.spent), doubt: dollars(verdict.doubt) });
        } else if (verdict.verdict === 'short') {
          await sleep(Math.min(SHORT_MS.longest, SHORT_MS.first * 2 ** looks++) * (0.5 + Math.random()), signal);
        } else if (verdict.verdict === 'aside') {
          asideSince ??= performance.now();
          if (!verdict.passing || performance.now() - asideSince > patienceMs) throw noRoute(verdict.fault, verdict.waitMs);
          await sleep(Math.min(1000, jittered(verdict.waitMs)), signal);
        }
      }
    },
    async close() {
      clearInterval(timer);
      await (closed ??= beat(null));
    },
  };
}

async function register(database: Database, { run, limits, routes }: GateOptions, periodMs: number, jitterMs: number): Promise<void> {
  const most = (usd: number | undefined): number | null => (usd === undefined ? null : limitUnits(usd));
  await database.query(
    'INSERT INTO slugline.budgets (run, most, article_most) VALUES ($1, $2, $3) ON CONFLICT (run) DO UPDATE SET most = excluded.most, article_most = excluded.article_most',
    [run, most(limits.run), most(limits.article)],
  );
  const spanMs = periodMs + jitterMs;
  const slackMs = periodMs * SLACK;
  // Stretched by the slack and a hair, as a span that is closed at both ends must not hold one more. Tokens are counted besides.
  const share = (perMinute: number | undefined, ms: number): number => (perMinute === undefined ? 0 : ((ms * 1000) / perMinute) * (1 + 1e-9) + 1e-3);
  // One after the other in order of id, so that workers that join together do not wait in a circle. Who joins has news: what is aside is tried again.
  for (const { id, name, weight, requestsPerMinute, tokensPerMinute } of routes.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    await database.query(
      `INSERT INTO slugline.routes (id, name, weight, requests_per_minute, tokens_per_minute, request_us, token_us, span, grain, slack)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8 * interval '1 millisecond', $9, $10 * interval '1 millisecond')
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, weight = excluded.weight, requests_per_minute = excluded.requests_per_minute, tokens_per_minute = excluded.tokens_per_minute,
        request_us = excluded.request_us, token_us = excluded.token_us, span = excluded.span, grain = excluded.grain, slack = excluded.slack, aside_until = least(routes.aside_until, clock_timestamp())`,
      [id, name, weight, requestsPerMinute ?? null, tokensPerMinute ?? null, share(requestsPerMinute, spanMs + slackMs), share(tokensPerMinute, periodMs), spanMs, periodMs / GRAINS / 1000, slackMs],
    );
  }
}

/** Workers that wait for the same moment should not all come at it. */
function jittered(ms: number): number {
  return ms + 5 + Math.random() * 20;
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(Math.max(0, ms), undefined, { signal });
  } catch {
    throw signal.reason;
  }
}

/** Waits for a turn, which is never early; ends at once when aborted. @returns milliseconds it came late */
async function turn(clock: RemoteClock, at: number, signal: AbortSignal): Promise<number> {
  for (let left = at - clock.now(); left > 0 && !signal.aborted; left = at - clock.now()) await sleep(Math.ceil(left), signal).catch(() => undefined);
  return clock.now() - at;
}
