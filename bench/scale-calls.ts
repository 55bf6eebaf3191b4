import { randomFrom } from '../test/kit/random.ts';

/**
 * The calls of one article, which wait for each other, and how long they take together. Pure.
 *
 * - Order statistics: the last of independent chains ends before t with the probability Π F(t - begin) (David and Nagaraja, "Order Statistics", 2003, chapter 2). The mean
 *   of the last is near the t where -ln of that is exp(-γ) = 0.5615, as for the Gumbel law that maxima tend to.
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
  /** Seconds. */
  mean: number;
  /** Expected end of the last of so many articles: `atOnce` of them begin at 0, the others one after the other, `rate` a second. */
  last(articles: number, atOnce: number, rate: number): number;
}

/** exp(-γ), Euler's constant: see above. */
const GUMBEL_MEAN = 0.5615;
/** Steps of the sums over time: enough for three digits. */
const STEPS = 200;

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
  return { mean, last: (articles, atOnce, rate) => lastEnd({ mean, sigma }, articles, Math.min(articles, atOnce), rate) };
}

function lastEnd({ mean, sigma }: { mean: number; sigma: number }, articles: number, atOnce: number, rate: number): number {
  // The last one begins then.
  const until = (articles - atOnce) / rate;
  if (sigma < 1e-6 || articles <= 1) return until + mean;
  const mu = Math.log(mean) - sigma ** 2 / 2;
  /** -ln of the probability that a chain has ended after t. */
  const open = (t: number): number => (t <= 0 ? Infinity : -Math.log1p(-normalTail((Math.log(t) - mu) / sigma)));
  const expected = (t: number): number => {
    let sum = atOnce * open(t);
    // Only those that began not long ago may still be open.
    const span = Math.min(until, mean * 20);
    for (let step = 0; step < STEPS; step++) sum += (rate * span * open(t - until + (span * (step + 0.5)) / STEPS)) / STEPS;
    return sum;
  };
  let [low, high] = [until, until + mean * Math.exp(6 * sigma) + mean];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (expected(middle) > GUMBEL_MEAN) low = middle;
    else high = middle;
  }
  return high;
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

/** Share of the standard normal distribution above x, to about 1e-7 of itself (Numerical Recipes, "erfc" by Chebyshev fitting, section 6.2). */
export function normalTail(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + z / 2);
  const terms = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
  const tail = (t * Math.exp(-z * z + terms.reduceRight((sum, term) => sum * t + term, 0))) / 2;
  return x >= 0 ? tail : 1 - tail;
}
