import type { SluglineError } from './errors.ts';

/** Leave to make a call, given by something that several processes share: limits per minute, budgets and routes, taken together. */
export interface Gate {
  /**
   * Waits until the call may start, and holds the most it may cost until `settle`.
   * @param call tokens: about as many as it takes; worst: US dollars on the dearest route
   * @throws SluglineError BUDGET_RUN, BUDGET_ARTICLE when it must not be made; the last fault when all routes are set aside; whatever `signal` was aborted with
   */
  enter(call: { slug: string; tokens: number; worst: number }, signal: AbortSignal): Promise<Pass>;
}

export interface Pass {
  /** Name of the route the call has to take. */
  readonly route: string;
  /**
   * Ends the call: frees what was held and books what it cost (US dollars), and the tokens it took, in truth. Never called twice.
   * @param fault why there is no answer; routes that are not well are set aside, for all workers
   * @returns true when the fault is the route's and another one is well: the call may be made again at once
   */
  settle(cost: number, tokens: number, fault?: SluglineError): Promise<boolean>;
}

/** A way to a model with limits of its own: several keys, several servers. */
export interface GateRoute {
  /** The same for all workers that share its limits: host, model, and which variable holds the key. Never the key. */
  id: string;
  /** As the config calls it. */
  name: string;
  /** Share of the calls, in proportion to the others. */
  weight: number;
  requestsPerMinute?: number | undefined;
  tokensPerMinute?: number | undefined;
}
