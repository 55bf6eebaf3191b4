import { callsPerArticle, chainOf, meanSeconds, tokensPerArticle, type Call } from './scale-calls.ts';

/**
 * A run of N articles on several workers, as formulas. Pure: no clock, no disk. docs/scale.md says it in words, scale-simulate.ts plays the same run event by event.
 *
 * - Little's law (Little, "A Proof for the Queuing Formula L = λW", Operations Research 9, 1961): calls under way = calls a second × seconds of a call.
 * - Utilisation law and bottleneck bounds (Lazowska et al., "Quantitative System Performance", 1984, chapters 3 and 5): X ≤ 1 / D_max, where D is what one article
 *   asks of a resource; below the saturation point more workers help, above it they wait.
 * - List scheduling (Graham, "Bounds on Multiprocessing Timing Anomalies", SIAM J. Appl. Math. 17, 1969): no order of the calls ends before max(work / places, longest chain).
 * - Amdahl's law (1967): what the coordinator does alone bounds what workers can save.
 */

/** `each` ms an article when there are `at` of them, and with n articles (n / at) ^ (power - 1) times as much. */
export interface Growth {
  each: number;
  at: number;
  power: number;
}

/** Costs of one run in PostgreSQL and in processes; where they come from: docs/scale.md. */
export interface Costs {
  /** What store, gate and worker add to the time of a call, ms. */
  callMs: number;
  /** How long a call holds the rows of its run, ms: one after the other, however many workers. */
  gateMs: number;
  commitsPerCall: number;
  commitsPerArticle: number;
  /** What the database can take. */
  commitsPerSecond: number;
  /** Processor time of a worker for an article, ms, with all its calls. A worker is one process with one thread. */
  workerMs: number;
  /** The coordinator is one process, too: ms before the first article is planned, and of each article by phase. */
  startMs: number;
  plan: Growth;
  order: Growth;
  collect: Growth;
  finish: Growth;
  /** Processors that everything shares; undefined: each process has its own, and the database is elsewhere. */
  processors: number | undefined;
  /** Processor time of the database and of a model server on the same machine, ms an article; counts with `processors`. */
  elsewhereMs: number;
  /** In the database; `fixed` is there with the first article. */
  bytes: { fixed: number; response: number; ledgerLine: number; order: number; result: number; job: number; budget: number };
  /** Of the planned project, bytes an article before compression. */
  snapshotEntry: number;
}

export interface Scenario {
  articles: number;
  calls: readonly Call[];
  /** US dollars a million tokens. */
  price: { input: number; cachedInput: number; output: number };
  /** Share of the input that the server has in its cache. */
  cached: number;
  /** Sets of limits: accounts or providers. Keys of one account share one. */
  keys: number;
  /** Of each; undefined: none. */
  requestsPerMinute: number | undefined;
  tokensPerMinute: number | undefined;
  workers: number;
  /** Calls at once of a worker. */
  concurrency: number;
  costs: Costs;
}

/** What can bind: places to call in, limits, the database as a whole, the rows of the run, processors of workers, the coordinator's collecting. */
export type Resource = 'calls at once' | 'requests/min' | 'tokens/min' | 'database' | 'gate' | 'worker CPU' | 'collecting' | 'processors';
export type Binding = Resource | 'latency' | 'coordinator';

export interface Prediction {
  /** Seconds. */
  makespan: number;
  planning: number;
  writing: number;
  finishing: number;
  binding: Binding;
  /** Articles a second that each resource allows. */
  rates: Readonly<Record<Resource, number>>;
  calls: number;
  tokens: { input: number; output: number };
  dollars: number;
  commits: number;
  /** Bytes in the database when the run ends. */
  database: number;
  /** Of them what stays after a month: answers and ledger. */
  kept: number;
  /** Why this run cannot be made as one, by today's code. */
  refused: readonly string[];
}

/** The gate spaces calls over a minute and 0.75 s (its jitter and slack, src/queue/gate.ts), so that no minute holds too many. */
export const LIMIT_USED = 60 / 60.75;
/** Orders in one statement (src/queue/_enqueue.ts): workers begin when the first are in. */
const FIRST_ORDERS = 2000;
/** Places of a plan (src/queue/_boss.ts). */
const MOST_ARTICLES = 2_000_000;
/** The longest string of V8 (2^29 - 24 characters): the planned project is one JSON text (src/queue/remote.ts). */
const LONGEST_TEXT = 2 ** 29 - 24;

/** Total ms of a phase for n articles. */
export function growth({ each, at, power }: Growth, articles: number): number {
  return articles === 0 ? 0 : each * articles * (articles / at) ** (power - 1);
}

/** Articles a second that each resource allows: capacity divided by what one article asks of it. */
export function ratesOf({ calls, keys, requestsPerMinute, tokensPerMinute, workers, concurrency, costs, articles }: Scenario): Record<Resource, number> {
  const many = callsPerArticle(calls);
  const { input, output } = tokensPerArticle(calls);
  // Little's law: an article keeps a place for as long as all its calls take together.
  const place = calls.reduce((sum, call) => sum + call.chance * (meanSeconds(call) + costs.callMs / 1000), 0);
  const perMinute = (limit: number | undefined, each: number): number => (limit === undefined ? Infinity : (keys * limit * LIMIT_USED) / 60 / each);
  const collect = growth(costs.collect, articles) / articles;
  return {
    'calls at once': (workers * concurrency) / place,
    'requests/min': perMinute(requestsPerMinute, many),
    'tokens/min': perMinute(tokensPerMinute, input + output),
    database: costs.commitsPerSecond / (costs.commitsPerCall * many + costs.commitsPerArticle),
    gate: 1000 / (costs.gateMs * many),
    'worker CPU': (workers * 1000) / costs.workerMs,
    collecting: 1000 / collect,
    processors: costs.processors === undefined ? Infinity : (costs.processors * 1000) / (costs.workerMs + collect + costs.elsewhereMs),
  };
}

/** What a run comes to. */
export function predict(scenario: Scenario): Prediction {
  const { articles, calls, costs, price, cached } = scenario;
  const rates = ratesOf(scenario);
  const [bound, rate] = (Object.entries(rates) as [Resource, number][]).reduce((least, one) => (one[1] < least[1] ? one : least));
  const chain = chainOf(calls, costs.callMs);
  // Little's law: so many articles are under way. An article needs more than one place where its calls go side by side.
  const underWay = Math.max(1, Math.min(articles, rate * chain.mean));
  const longest = chain.last(articles, articles, rate);
  // The last one begins when a place or the limits let it, and may be a long one. Where a server binds, all that is left is begun long before the end.
  const full = articles / rate;
  const paced = bound === 'requests/min' || bound === 'tokens/min' ? 1 : rate / rates['calls at once'];
  const writing = Math.max(longest, full + Math.max(0, chain.last(articles, underWay, rate) - full) * paced);
  const seconds = (one: Growth): number => growth(one, articles) / 1000;
  const first = Math.min(1, FIRST_ORDERS / articles);
  const ordering = seconds(costs.order);
  const planning = costs.startMs / 1000 + seconds(costs.plan) + ordering * first;
  const finishing = seconds(costs.finish);
  // Results are taken when all orders are in.
  const middle = Math.max(writing, ordering * (1 - first) + seconds(costs.collect));
  const many = callsPerArticle(calls);
  const each = tokensPerArticle(calls);
  const tokens = { input: articles * each.input, output: articles * each.output };
  const { bytes } = costs;
  const kept = articles * many * (bytes.response + bytes.ledgerLine);
  return {
    makespan: planning + middle + finishing, planning, writing: middle, finishing,
    binding: planning + finishing > middle ? 'coordinator' : longest > 2 * full ? 'latency' : middle > writing ? 'collecting' : bound,
    rates, calls: articles * many, tokens,
    dollars: ((tokens.input * ((1 - cached) * price.input + cached * price.cachedInput)) + tokens.output * price.output) / 1e6,
    commits: articles * (many * costs.commitsPerCall + costs.commitsPerArticle),
    database: bytes.fixed + kept + articles * (bytes.order + bytes.result + bytes.job + bytes.budget), kept,
    refused: refusals(articles, costs),
  };
}

function refusals(articles: number, { snapshotEntry }: Costs): string[] {
  return [
    ...(articles > MOST_ARTICLES ? [`a plan has ${MOST_ARTICLES.toLocaleString('en')} places`] : []),
    ...(articles * snapshotEntry > LONGEST_TEXT ? [`the planned project is one text of at most ${LONGEST_TEXT.toLocaleString('en')} characters, enough for ${Math.floor(LONGEST_TEXT / snapshotEntry).toLocaleString('en')} articles`] : []),
  ];
}

/** The saturation point: workers from which on something else binds than their places and processors. */
export function saturation(scenario: Scenario): number {
  const { 'calls at once': places, 'worker CPU': cpu, ...others } = ratesOf({ ...scenario, workers: 1 });
  return Math.ceil(Math.min(...Object.values(others)) / Math.min(places, cpu));
}

/** The fewest workers with which a run takes at most `loss` longer than at the saturation point. More of them wait. */
export function workersThatMakeSense(scenario: Scenario, loss = 0.1): number {
  const at = (workers: number): number => predict({ ...scenario, workers }).makespan;
  let [few, many] = [0, saturation(scenario)];
  const enough = at(many) * (1 + loss);
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (at(middle) > enough) few = middle;
    else many = middle;
  }
  return many;
}
