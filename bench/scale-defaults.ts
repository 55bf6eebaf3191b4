import type { Call } from './scale-calls.ts';
import type { Costs, Scenario } from './scale-model.ts';

/** What is assumed where nothing better is known. Sources and dates: docs/scale.md. */

/** Output tokens a second of a hosted model, and seconds to the first token: as in src/forecast.ts, which has no first token. */
const [TOKENS_PER_SECOND, FIRST_TOKEN_SECONDS, SIGMA] = [60, 1, 0.5];

function call(id: string, after: readonly string[], input: number, output: number, chance = 1): Call {
  return { id, after, input, output, chance, seconds: FIRST_TOKEN_SECONDS + output / TOKENS_PER_SECOND, sigma: SIGMA };
}

/** An article of 1,000 words from a brief of one line, as `slugline plan` counts it; a tenth go back once for a part. */
export const CALLS: readonly Call[] = [
  call('outline', [], 900, 900),
  call('draft', ['outline'], 1300, 2600),
  call('faq', ['outline'], 1300, 900),
  call('meta', ['draft'], 2600, 900),
  call('repair', ['meta', 'faq'], 3000, 400, 0.1),
];

/** Limits of an account for gpt-5-mini, by tier: requests and tokens a minute, input tokens that may wait in batches. */
export const TIERS = [
  { tier: 1, requestsPerMinute: 500, tokensPerMinute: 500_000, queue: 5_000_000 },
  { tier: 2, requestsPerMinute: 5000, tokensPerMinute: 2_000_000, queue: 20_000_000 },
  { tier: 3, requestsPerMinute: 5000, tokensPerMinute: 4_000_000, queue: 40_000_000 },
  { tier: 4, requestsPerMinute: 10_000, tokensPerMinute: 10_000_000, queue: 1_000_000_000 },
  { tier: 5, requestsPerMinute: 30_000, tokensPerMinute: 180_000_000, queue: 15_000_000_000 },
] as const;

/** gpt-5-mini (prices.yaml, 2026-11-22). */
export const PRICE = { input: 0.25, cachedInput: 0.025, output: 2 };

/** Measured on two busy cores with the benches of this folder, articles of 16 KB; docs/scale.md has what, where and when. */
export const COSTS: Costs = {
  callMs: 50, gateMs: 3.8, commitsPerCall: 4, commitsPerArticle: 2.1, commitsPerSecond: 1000,
  workerMs: 30, startMs: 1000,
  plan: { each: 0.9, at: 2000, power: 1.05 }, order: { each: 0.12, at: 2000, power: 1 }, collect: { each: 2, at: 2000, power: 1 }, finish: { each: 38, at: 6000, power: 1.15 },
  processors: undefined, elsewhereMs: 0,
  bytes: { fixed: 1e6, response: 3150, ledgerLine: 500, order: 1050, result: 17_200, job: 1750, budget: 600 },
  snapshotEntry: 200,
};

export const DEFAULTS: Scenario = {
  articles: 1000, calls: CALLS, price: PRICE, cached: 0, keys: 1, requestsPerMinute: TIERS[3].requestsPerMinute, tokensPerMinute: TIERS[3].tokensPerMinute,
  workers: 4, concurrency: 32, costs: COSTS,
};
