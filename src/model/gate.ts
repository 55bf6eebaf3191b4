/** Leave to make a call, given by something that several processes share: limits per minute and budgets, taken together. */
export interface Gate {
  /**
   * Waits until the call may start, and holds the most it may cost until `settle`.
   * @throws SluglineError BUDGET_RUN, BUDGET_ARTICLE when it must not be made; whatever `signal` was aborted with
   */
  enter(call: { slug: string; tokens: number; worst: number }, signal: AbortSignal): Promise<Pass>;
}

export interface Pass {
  /** Ends the call: frees what was held and books what it cost (US dollars), and the tokens it took, in truth. Never called twice. */
  settle(cost: number, tokens: number): Promise<void>;
}
