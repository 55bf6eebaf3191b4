import { randomFrom } from '../test/kit/random.ts';
import { drawSeconds, inOrder, callsPerArticle, type Call } from './scale-calls.ts';
import { growth, LIMIT_USED, type Scenario } from './scale-model.ts';

/**
 * The run of scale-model.ts played event by event: what formulas leave out (who waits for whom, how places fall empty at the end) happens here. Seeded, so the
 * same every time. Some 100,000 articles are a matter of seconds.
 */
export interface Simulated {
  /** Seconds. */
  makespan: number;
  /** From the first call to the last result. */
  writing: number;
  calls: number;
  tokens: { input: number; output: number };
  /** Mean of calls under way, as Little's law has it: the area under the curve by time. */
  underWay: number;
  /** Seconds all calls took, waiting in the gate and for limits left out. */
  service: number;
}

interface Worker {
  free: number;
  /** When its processor is free. */
  cpu: number;
  ready: Heap<{ article: Article; call: Call }>;
}

interface Article {
  rank: number;
  left: Map<string, number>;
  open: number;
  worker: Worker;
}

export function simulate(scenario: Scenario, seed = 1): Simulated {
  const { articles, keys, requestsPerMinute, tokensPerMinute, workers, concurrency, costs } = scenario;
  const random = randomFrom(seed);
  const calls = inOrder(scenario.calls);
  const followers = new Map(calls.map(({ id }) => [id, calls.filter(({ after }) => after.includes(id))]));
  const many = callsPerArticle(calls);
  const spacing = { request: interval(requestsPerMinute), token: interval(tokensPerMinute) };
  const accounts = Array.from({ length: keys }, () => ({ requests: 0, tokens: 0 }));
  const perCommit = 1 / costs.commitsPerSecond;
  const cpuOfCall = costs.workerMs / many / 1000;
  const [gateHalf, commits] = [costs.gateMs / 2000, costs.commitsPerCall * perCommit];
  // Servers that take one after the other, in the order of time: when each is free.
  const free = { gate: 0, database: 0 };
  const fleet: Worker[] = Array.from({ length: Math.min(workers, articles) }, () => ({ free: concurrency, cpu: 0, ready: heap(({ article }) => article.rank) }));
  const events = heap<{ at: number; run(): void }>(({ at }) => at);
  const done: { calls: number; input: number; output: number; service: number; area: number } = { calls: 0, input: 0, output: 0, service: 0, area: 0 };
  const results = new Float64Array(articles);
  let [now, begun] = [0, 0];
  const later = (at: number, run: () => void): void => events.push({ at, run });
  const serve = (server: 'gate' | 'database', seconds: number): number => (free[server] = Math.max(free[server], now) + seconds);

  const fill = (worker: Worker): void => {
    while (worker.free > 0) {
      const next = worker.ready.pop();
      if (next !== undefined) ask(worker, next.article, next.call);
      else if (begun < articles) begin(worker);
      else return;
    }
  };
  const begin = (worker: Worker): void => {
    const article: Article = { rank: begun++, left: new Map(calls.map(({ id, after }) => [id, after.length])), open: calls.length, worker };
    for (const call of calls) if (call.after.length === 0) offer(article, call);
  };
  const offer = (article: Article, call: Call): void => {
    if (random() < call.chance) article.worker.ready.push({ article, call });
    else end(article, call);
  };
  const ask = (worker: Worker, article: Article, call: Call): void => {
    worker.free--;
    const asked = now;
    serve('database', commits);
    later(serve('gate', gateHalf), () => {
      const start = turn(call);
      const seconds = drawSeconds(call, random);
      later(start + seconds, () => {
        serve('gate', gateHalf);
        worker.cpu = Math.max(worker.cpu, now) + cpuOfCall;
        done.calls++;
        done.input += call.input;
        done.output += call.output;
        done.service += seconds;
        later(Math.max(worker.cpu, now + costs.callMs / 1000, free.database), () => {
          done.area += now - asked;
          worker.free++;
          end(article, call);
          fill(worker);
        });
      });
    });
  };
  /** When the limits let a call start, by the account that is free first (virtual scheduling, as in the gate). */
  const turn = ({ input, output }: Call): number => {
    const account = accounts.reduce((soonest, one) => (Math.max(one.requests, one.tokens) < Math.max(soonest.requests, soonest.tokens) ? one : soonest));
    const start = Math.max(now, account.requests, account.tokens);
    account.requests = start + spacing.request;
    account.tokens = start + spacing.token * (input + output);
    return start;
  };
  const end = (article: Article, call: Call): void => {
    if (--article.open === 0) {
      serve('database', costs.commitsPerArticle * perCommit);
      results[article.rank] = now;
    }
    for (const next of followers.get(call.id) ?? []) {
      const left = (article.left.get(next.id) ?? 0) - 1;
      article.left.set(next.id, left);
      if (left === 0) offer(article, next);
    }
  };

  // One article each at a time, so that the first ones spread over all workers.
  for (let round = 0; round < concurrency; round++) for (const worker of fleet) if (begun < articles && worker.free > worker.ready.size()) begin(worker);
  for (const worker of fleet) fill(worker);
  for (let event = events.pop(); event !== undefined; event = events.pop()) {
    now = event.at;
    event.run();
  }
  // Results are taken in the order of the plan, one after the other.
  const collect = growth(costs.collect, articles) / articles / 1000;
  let taken = 0;
  for (const at of results) taken = Math.max(taken, at) + collect;
  const writing = Math.max(now, taken);
  return {
    makespan: (costs.startMs + growth(costs.plan, articles) + growth(costs.order, articles) * Math.min(1, 2000 / articles) + growth(costs.finish, articles)) / 1000 + writing,
    writing, calls: done.calls, tokens: { input: done.input, output: done.output }, underWay: writing === 0 ? 0 : done.area / writing, service: done.service,
  };
}

/** Seconds from one to the next; 0 without a limit. */
function interval(perMinute: number | undefined): number {
  return perMinute === undefined ? 0 : 60 / LIMIT_USED / perMinute;
}

interface Heap<Item> {
  push(item: Item): void;
  pop(): Item | undefined;
  size(): number;
}

/** Binary heap, the smallest first; of equal ones any. */
function heap<Item>(rank: (item: Item) => number): Heap<Item> {
  const items: Item[] = [];
  return {
    size: () => items.length,
    push(item) {
      let at = items.push(item) - 1;
      for (let parent = (at - 1) >> 1; at > 0 && rank(items[parent] as Item) > rank(item); parent = (at - 1) >> 1) {
        items[at] = items[parent] as Item;
        at = parent;
      }
      items[at] = item;
    },
    pop() {
      const [top, last] = [items[0], items.pop()];
      if (top === undefined || last === undefined || items.length === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && rank(items[child + 1] as Item) < rank(items[child] as Item)) child++;
        if (rank(items[child] as Item) >= rank(last)) break;
        items[at] = items[child] as Item;
        at = child;
      }
      items[at] = last;
      return top;
    },
  };
}
