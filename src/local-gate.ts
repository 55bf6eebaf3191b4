import type { SluglineError } from './model/errors.ts';
import type { Gate, GateRoute } from './model/gate.ts';
import type { World } from './model/world.ts';
import { createBudget, overBudget } from './money.ts';
import { createPacer, type Pacer } from './pacing.ts';
import { noRoute, outcomeOf, PATIENCE_MS, PROBE_MS, type RouteFault } from './route-faults.ts';
import { LONGEST_SLEEP_MS } from './scheduler.ts';

/** The gate of a run on one machine: in memory, with the rules of the one that several machines share (queue/gate.ts). */
export interface LocalGateOptions {
  routes: readonly GateRoute[];
  /** US dollars. */
  limits: { run?: number | undefined; article?: number | undefined };
  world: Pick<World, 'clock' | 'sleep'>;
}

interface Route extends GateRoute {
  pacer: Pacer;
  /** Calls given to it, divided by its weight (start-time fair queueing). */
  turn: number;
  strikes: number;
  asideFrom: number;
  asideUntil: number;
  probeUntil: number;
  fault: RouteFault | undefined;
  barred: SluglineError | undefined;
}

/** For the share of the weights a call waits so long, not longer. */
const SLACK_MS = 1000;

export function createLocalGate({ routes, limits, world }: LocalGateOptions): Gate {
  const budget = createBudget(limits);
  const all = routes.map((route): Route => ({
    ...route, pacer: createPacer(route), turn: 0, strikes: 0, asideFrom: -Infinity, asideUntil: -Infinity, probeUntil: -Infinity, fault: undefined, barred: undefined,
  }));
  const alone = all.length === 1;
  /** Those that wait for calls under way to free some of the budget. */
  const short: (() => void)[] = [];
  /** Calls take their turn in the order they came. */
  let last = Promise.resolve();
  const isWell = (route: Route, now: number): boolean => route.barred === undefined && route.asideUntil <= now && (route.strikes === 0 || route.probeUntil <= now);
  const sleep = (ms: number, signal: AbortSignal): Promise<void> => world.sleep(Math.min(ms, LONGEST_SLEEP_MS), signal);

  const wakeAll = (): void => {
    for (const wake of short.splice(0)) wake();
  };

  /** Waits for a route with room and takes it. */
  async function take(tokens: number, signal: AbortSignal): Promise<Route> {
    for (let asideSince: number | undefined; ;) {
      signal.throwIfAborted();
      const now = world.clock();
      const usable = all.filter(({ barred }) => barred === undefined);
      if (usable.length === 0) throw all.at(-1)?.barred as SluglineError;
      const well = usable.filter((route) => isWell(route, now)).map((route) => ({ route, wait: route.pacer.waitMs(now, tokens) }));
      if (well.length === 0) {
        asideSince ??= now;
        const backMs = Math.min(...usable.map((route) => Math.max(route.asideUntil, route.strikes > 0 ? route.probeUntil : now))) - now;
        const passing = usable.some((route) => route.probeUntil > now || route.fault?.lasting === false);
        const latest = usable.reduce((a, b) => (b.asideFrom > a.asideFrom ? b : a));
        if (!passing || now - asideSince > PATIENCE_MS) throw noRoute(latest.fault as RouteFault, backMs);
        await sleep(Math.min(1000, Math.max(1, backMs)), signal);
        continue;
      }
      const served = Math.max(...usable.map((route) => route.turn - 1 / route.weight));
      const tag = (route: Route): number => Math.max(route.turn, served);
      const soonest = Math.min(...well.map(({ wait }) => wait));
      const [{ route, wait }] = well.filter((one) => one.wait <= soonest + SLACK_MS).toSorted((a, b) => tag(a.route) - tag(b.route) || b.route.weight - a.route.weight) as [(typeof well)[0]];
      if (wait > 0) {
        await sleep(wait, signal);
        continue;
      }
      route.turn = tag(route) + 1 / route.weight;
      if (route.strikes > 0) route.probeUntil = now + PROBE_MS;
      route.pacer.start(now, tokens);
      return route;
    }
  }

  /** One call after the other; a call that is given up lets the next one through. */
  function inTurn(tokens: number, signal: AbortSignal): Promise<Route> {
    const mine = last.then(() => take(tokens, signal));
    last = mine.then(() => undefined, () => undefined);
    return mine;
  }

  function hear(route: Route, taken: number, error: SluglineError | undefined): boolean {
    const { outcome, fault } = outcomeOf(error, alone);
    const now = world.clock();
    if (taken >= route.asideFrom && route.strikes > 0) route.probeUntil = -Infinity;
    if (outcome === 'answered' && taken >= route.asideFrom) Object.assign(route, { strikes: 0, asideUntil: -Infinity, fault: undefined });
    if (fault === undefined) return false;
    if (fault.code === 'PROVIDER_AUTH' && !alone) route.barred = error;
    if (fault.pauseMs !== undefined) route.pacer.pause(now + fault.pauseMs);
    // What began before the route was last set aside tells nothing new of it.
    if (fault.asideMs !== undefined && taken >= route.asideFrom) {
      Object.assign(route, { fault, asideFrom: now, asideUntil: now + Math.min(fault.mostMs ?? Infinity, fault.asideMs * 2 ** route.strikes), strikes: route.strikes + 1 });
    }
    return all.some((other) => other !== route && isWell(other, now));
  }

  return {
    async enter({ slug, tokens, worst }, signal) {
      for (;;) {
        signal.throwIfAborted();
        const verdict = budget.reserve(slug, worst);
        if (verdict === 'ok') break;
        if (!budget.couldFit(slug, worst)) throw overBudget(verdict, worst, { limit: limits[verdict] ?? 0, spent: verdict === 'run' ? budget.spent() : budget.spentOn(slug) });
        await new Promise<void>((resolve) => {
          short.push(resolve);
          signal.addEventListener('abort', wakeAll, { once: true });
        });
      }
      const free = (cost: number): void => {
        budget.settle(slug, worst, cost);
        wakeAll();
      };
      try {
        const route = await inTurn(tokens, signal);
        const taken = world.clock();
        return {
          route: route.name,
          async settle(cost, used, error) {
            free(cost);
            route.pacer.settle(tokens, used);
            return hear(route, taken, error);
          },
        };
      } catch (error) {
        free(0);
        throw error;
      }
    },
  };
}
