import { callsPerArticle, inOrder, tokensPerArticle } from './scale-calls.ts';
import { growth, type Scenario } from './scale-model.ts';

/** What the Batch API promises (docs/batch.md; sources in docs/scale.md). */
export const BATCH = { lines: 50_000, bytes: 200e6, discount: 0.5, longestHours: 24 };

export interface BatchPrediction {
  waves: number;
  batches: number;
  /** Fillings of the queue, one after the other. */
  rounds: number;
  /** Hours: all within one hour a batch, and all as late as promised. */
  hours: { quick: number; late: number };
  dollars: number;
}

/**
 * The same run in batches: a call a wave, after those it waits for. Cached input has no price of its own there.
 * @param queue input tokens that may wait at the server
 */
export function predictBatch({ articles, calls, price, costs }: Scenario, queue: number | undefined, bytesPerLine = 12_000): BatchPrediction {
  const depth = new Map<string, number>();
  for (const { id, after } of inOrder(calls)) depth.set(id, 1 + Math.max(0, ...after.map((one) => depth.get(one) ?? 0)));
  const waves = Math.max(0, ...depth.values());
  let [batches, rounds] = [0, 0];
  for (let wave = 1; wave <= waves; wave++) {
    const made = calls.filter(({ id }) => depth.get(id) === wave);
    const lines = articles * callsPerArticle(made);
    batches += Math.ceil(lines / Math.min(BATCH.lines, Math.floor(BATCH.bytes / bytesPerLine)));
    rounds += Math.max(1, queue === undefined ? 1 : Math.ceil((articles * tokensPerArticle(made).input) / queue));
  }
  const { input, output } = tokensPerArticle(calls);
  const coordinator = (growth(costs.plan, articles) * (waves + 1) + growth(costs.finish, articles)) / 3.6e6;
  return {
    waves, batches, rounds, hours: { quick: rounds + coordinator, late: rounds * BATCH.longestHours + coordinator },
    dollars: (articles * (input * price.input + output * price.output) * BATCH.discount) / 1e6,
  };
}
