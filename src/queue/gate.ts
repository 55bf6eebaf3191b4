import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { redact, SluglineError } from '../model/errors.ts';
import type { Gate, GateRoute, Pass } from '../model/gate.ts';
import { dollars, overBudget, units } from '../money.ts';
import { noRoute, outcomeOf, PATIENCE_MS, type RouteFault } from '../route-faults.ts';
import type { Database } from '../store/database.ts';
import { createLine } from './_line.ts';
import { register } from './_register.ts';
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
/** Turns a call may miss and give back; a machine that is always late makes its calls all the same. */
const MOST_MISSED = 3;
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

  /** Ends of calls that the database was away for: without them, calls of all workers could wait for money that nobody frees. */
  const owed = new Map<string, () => Promise<unknown>>();
  const owing = async <Value>(id: string, act: () => Promise<Value>, later: () => Promise<unknown>): Promise<Value> => {
    try {
      return await act();
    } catch (error) {
      owed.set(id, later);
      throw error;
    }
  };
  const makeGood = async (): Promise<void> => {
    for (const [id, act] of owed) await act().then(() => owed.delete(id), () => undefined);
  };

  await register(database, options, periodMs, jitterMs);
  await beat(leaseMs);
  // A beat that fails is followed by another one; whoever needs the database for a call hears of it.
  const timer = setInterval(() => void beat(leaseMs).then(makeGood, () => undefined), leaseMs / BEATS);
  timer.unref();
  let closed: Promise<unknown> | undefined;

  const ask = async (id: string, call: { slug: string; tokens: number }, amount: number): Promise<Verdict> => {
    const ids = usable();
    if (ids.length === 0) throw [...barred.values()].at(-1) as SluglineError;
    const [row] = await owing(id, () => database.query<{ verdict: Verdict }>(
      "SELECT slugline.gate_enter($1, $2, $3, $4, $5, $6, $7, $8 * interval '1 millisecond', $9 * interval '1 millisecond') AS verdict",
      [id, worker, run, call.slug, amount, Math.ceil(call.tokens), ids, horizonMs, leaseMs],
    ), () => database.query("SELECT slugline.gate_settle(id, run, route, 0, 0, 'unsent', NULL, '{}') FROM slugline.reservations WHERE id = $1", [id]));
    return (row as { verdict: Verdict }).verdict;
  };

  const settle = async (id: string, route: string, cost: number, tokens: number, outcome: string, fault: RouteFault | undefined): Promise<boolean> => {
    const kept = fault === undefined ? null : JSON.stringify({ ...fault, message: redact(fault.message, secrets) });
    const book = (): Promise<{ elsewhere: boolean }[]> => database.query('SELECT slugline.gate_settle($1, $2, $3, $4, $5, $6, $7, $8) AS elsewhere', [id, run, route, units(cost), Math.ceil(tokens), outcome, kept, usable()]);
    const [row] = await owing(id, book, book);
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
      await (closed ??= makeGood().then(() => beat(null)));
    },
  };
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
