import { randomFrom } from '../test/kit/random.ts';

/**
 * The calls of one article, which wait for each other, and how long they take together. Pure.
 *
 * - Order statistics: the longest of n chains is near the quantile (n - 0.375) / (n + 0.25) of one (Blom, "Statistical Estimates and Transformed Beta-Variables", 1958).
 * - Sums of log-normal times are taken as log-normal with the same two moments (Fenton, "The Sum of Log-Normal Probability Distributions in Scatter Transmission Systems", 1960).
 */

/** One model call of an article. */
export interface Call {
  id: string;
  /** Calls that have to be answered first. */
  after: readonly string[];
  /** Tokens. */
  input: number;
  output: number;
  /** How often it is made, 0 to 1: what repairs need, only some articles do. */
  chance: number;
  /** Median of the log-normal time of an answer, seconds, and its sigma; 0: always the same. */
  seconds: number;
  sigma: number;
}

const CHAINS = 4000;

/** Mean seconds of one call: exp(sigma²/2) × median for a log-normal time. */
export function meanSeconds({ seconds, sigma }: Pick<Call, 'seconds' | 'sigma'>): number {
  return seconds * Math.exp(sigma ** 2 / 2);
}

export function callsPerArticle(calls: readonly Call[]): number {
  return calls.reduce((sum, { chance }) => sum + chance, 0);
}

/** @returns tokens of one article, repairs by their chance */
export function tokensPerArticle(calls: readonly Call[]): { input: number; output: number } {
  return calls.reduce((sum, { chance, input, output }) => ({ input: sum.input + chance * input, output: sum.output + chance * output }), { input: 0, output: 0 });
}

/** A time of one call; standard normal by Box and Muller. */
export function drawSeconds({ seconds, sigma }: Pick<Call, 'seconds' | 'sigma'>, random: () => number): number {
  if (sigma === 0) return seconds;
  return seconds * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
}

export interface Chain {
  mean: number;
  /** Mean of what is left of a chain at a moment taken at random: E[c²] / 2E[c] (renewal theory). */
  residual: number;
  /** Expected longest of n. */
  longest(n: number): number;
}

/** The longest way through the calls of an article. @param extraMs added to each call */
export function chainOf(calls: readonly Call[], extraMs = 0, seed = 1): Chain {
  const random = randomFrom(seed);
  let [sum, squares] = [0, 0];
  for (let draw = 0; draw < CHAINS; draw++) {
    const ends = new Map<string, number>();
    for (const call of inOrder(calls)) {
      const begun = Math.max(0, ...call.after.map((id) => ends.get(id) ?? 0));
      ends.set(call.id, random() < call.chance ? begun + drawSeconds(call, random) + extraMs / 1000 : begun);
    }
    const chain = Math.max(0, ...ends.values());
    sum += chain;
    squares += chain ** 2;
  }
  const mean = sum / CHAINS;
  const variance = Math.max(0, squares / CHAINS - mean ** 2);
  const sigma = mean === 0 ? 0 : Math.sqrt(Math.log(1 + variance / mean ** 2));
  return {
    mean, residual: mean === 0 ? 0 : (variance + mean ** 2) / (2 * mean),
    longest: (n) => (n <= 1 ? mean : mean * Math.exp(-(sigma ** 2) / 2 + sigma * normalQuantile((n - 0.375) / (n + 0.25)))),
  };
}

/** Calls so that each comes after those it waits for. @throws RangeError for calls that wait for each other or for one that is not there */
export function inOrder(calls: readonly Call[]): Call[] {
  const done = new Set<string>();
  const sorted: Call[] = [];
  while (sorted.length < calls.length) {
    const next = calls.filter(({ id, after }) => !done.has(id) && after.every((one) => done.has(one)));
    if (next.length === 0) throw new RangeError('calls wait for each other, or for one that is not there');
    for (const call of next) done.add(call.id);
    sorted.push(...next);
  }
  return sorted;
}

/** Inverse of the standard normal distribution, to about 4.5e-4 (Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.2.23). */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  const tail = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const x = tail - (2.515517 + 0.802853 * tail + 0.010328 * tail ** 2) / (1 + 1.432788 * tail + 0.189269 * tail ** 2 + 0.001308 * tail ** 3);
  return p < 0.5 ? -x : x;
}
