import type { Attributes as OtelAttributes, Meter } from '@opentelemetry/api';
import type { ProjectStatus } from '../model/queue.ts';
import type { WorkerEvent } from '../queue/worker.ts';
import { genAi, isReused, outcomeOf, tokensOf, type CallEvent } from './_telemetry-names.ts';
import type { SdkOptions } from './_telemetry-sdk.ts';

/** Seconds of an article: from short ones to those that wait for limits. */
const ARTICLE_SECONDS = [1, 2, 5, 10, 20, 30, 60, 90, 120, 180, 300, 600, 1200];
const WAIT_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];
/** Those that the conventions advise for `gen_ai.client.operation.duration` and `gen_ai.client.token.usage`. */
const CALL_SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const CALL_TOKENS = [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864];
/** The state of the queue is counted in the database: not for every scrape of every worker. */
const STATUS_MS = 15_000;

/** What the worker tells, as numbers. Labels are projects, stages, models and codes, never articles: their number has no end. */
export function createMetrics(meter: Meter, options: SdkOptions): { hear(event: WorkerEvent): void } {
  const counter = (name: string, unit: string, description: string): ((value: number, labels: OtelAttributes) => void) => {
    const instrument = meter.createCounter(name, { unit, description });
    return (value, labels) => instrument.add(value, clean(labels));
  };
  const histogram = (name: string, unit: string, description: string, explicitBucketBoundaries: number[]): ((value: number, labels: OtelAttributes) => void) => {
    const instrument = meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries } });
    return (value, labels) => instrument.record(value, clean(labels));
  };
  const gauge = (name: string, unit: string, description: string, read: () => Iterable<readonly [value: number, labels?: OtelAttributes]> | Promise<Iterable<readonly [value: number, labels?: OtelAttributes]>>): void => {
    meter.createObservableGauge(name, { unit, description }).addCallback(async (result) => {
      for (const [value, labels = {}] of await read()) result.observe(value, clean(labels));
    });
  };
  const clean = (labels: OtelAttributes): OtelAttributes => Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, typeof value === 'string' ? options.hide(value) : value]));

  const articles = counter('slugline.articles', '{article}', 'Tries of articles that ended here, by what became of them: written, failed, retried, given-back, lost.');
  const articleTime = histogram('slugline.article.duration', 's', 'From taking an article to handing it in.', ARTICLE_SECONDS);
  const calls = counter('slugline.calls', '{call}', 'Tries of calls, and answers that were there already, by outcome.');
  const tokens = counter('slugline.tokens', '{token}', 'Tokens paid for: input (without cached), cached, output.');
  const cost = counter('slugline.cost.usd', '{USD}', 'US dollars by the prices of the project.');
  const waits = histogram('slugline.call.wait.duration', 's', 'Time a call waited for its turn: calls at once, limits, budgets.', WAIT_SECONDS);
  const callTime = histogram('gen_ai.client.operation.duration', 's', 'GenAI operation duration.', CALL_SECONDS);
  const callTokens = histogram('gen_ai.client.token.usage', '{token}', 'Number of input and output tokens used.', CALL_TOKENS);
  const rests = counter('slugline.rests', '{rest}', 'Times a project was left alone for a while, by the code of the fault.');
  const faults = counter('slugline.faults', '{fault}', 'Faults of the worker itself, by code.');

  const state = { concurrency: 0, draining: 0 };
  /** Articles under way, by project; a project stays, with 0. */
  const open = new Map<string, Set<string>>();
  /** Until when projects rest, or did: a value that is not said again stays what it was, for the SDK. */
  const resting = new Map<string, number>();
  gauge('slugline.articles.open', '{article}', 'Articles under way.', () => [...open].map(([project, slugs]) => [slugs.size, { project }] as const));
  gauge('slugline.projects.resting', '{project}', '1 for each project that this worker leaves alone for now.', () => {
    const now = options.now().getTime();
    return [...resting].map(([project, until]) => [until > now ? 1 : 0, { project }] as const);
  });
  gauge('slugline.worker.concurrency', '{call}', 'Calls at once that this worker may make.', () => [[state.concurrency]]);
  gauge('slugline.worker.draining', '1', '1 when the worker takes nothing new because it is to stop.', () => [[state.draining]]);
  if (options.silentMs !== undefined) gauge('slugline.database.silence', 's', 'Time since the database answered last.', () => [[(options.silentMs?.() ?? 0) / 1000]]);
  if (options.queue !== undefined) {
    const status = every(STATUS_MS, options.queue, options.now);
    gauge('slugline.queue.articles', '{article}', 'Articles of all workers, by state. Every worker says the same: take the largest, not the sum.', async () => (await status()).flatMap((one) => STATES.map((name) => [one[name], { project: one.project, state: name }] as const)));
    gauge('slugline.queue.paused', '1', '1 for each paused project.', async () => (await status()).map(({ project, paused }) => [paused ? 1 : 0, { project }] as const));
  }
  gauge('process.memory.usage', 'By', 'Memory of the process.', () => [[process.memoryUsage.rss()]]);
  meter.createObservableCounter('process.cpu.time', { unit: 's', description: 'CPU time of the process.' }).addCallback((result) => {
    const { user, system } = process.cpuUsage();
    result.observe(user / 1e6, { 'cpu.mode': 'user' });
    result.observe(system / 1e6, { 'cpu.mode': 'system' });
  });

  const end = (project: string, slug: string, how: string): void => {
    // What was taken and not begun is given back, too: it was never under way.
    if (open.get(project)?.delete(slug) === true) articles(1, { project, state: how });
  };
  const hearCall = (call: CallEvent): void => {
    const { project, model, event } = call;
    const labels = { project, stage: event.stage, model };
    calls(1, { ...labels, outcome: outcomeOf(call) });
    if (isReused(call)) return;
    const failed = event.outcome === 'answer' ? {} : { 'error.type': outcomeOf(call) };
    waits(event.waitedMs / 1000, { model });
    callTime(event.ms / 1000, { ...genAi(call), ...failed });
    if (event.cost !== null && event.cost > 0) cost(event.cost, labels);
    const used = tokensOf(call);
    if (used === undefined) return;
    for (const [kind, count] of Object.entries(used)) if (count > 0) tokens(count, { ...labels, kind });
    callTokens(used.input + used.cached, { ...genAi(call), 'gen_ai.token.type': 'input' });
    callTokens(used.output, { ...genAi(call), 'gen_ai.token.type': 'output' });
  };
  return {
    hear(event) {
      switch (event.type) {
        case 'started': state.concurrency = event.concurrency; break;
        case 'taken': open.set(event.project, (open.get(event.project) ?? new Set()).add(event.slug)); break;
        case 'call': hearCall(event); break;
        case 'finished':
          articleTime(event.ms / 1000, { project: event.project, state: event.state });
          end(event.project, event.slug, event.again ? 'retried' : event.state);
          break;
        case 'given-back': end(event.project, event.slug, 'given-back'); break;
        case 'lost': end(event.project, event.slug, 'lost'); break;
        case 'resting':
          resting.set(event.project, options.now().getTime() + event.seconds * 1000);
          rests(1, { project: event.project, code: event.problem.code });
          break;
        case 'fault': faults(1, { code: event.problem.code }); break;
        case 'draining': state.draining = 1; break;
        case 'stopped': for (const slugs of open.values()) slugs.clear(); break;
      }
    },
  };
}

const STATES = ['queued', 'delayed', 'active', 'written', 'failed', 'waiting', 'stopped'] as const satisfies readonly (keyof ProjectStatus)[];

/** What `ask` said last, asked again after `ms`. When the database is away that is what it said before (how long it has been away is another number); the rest must not wait for it. */
function every(ms: number, ask: () => Promise<readonly ProjectStatus[]>, now: () => Date): () => Promise<readonly ProjectStatus[]> {
  let asked = -Infinity;
  let known: readonly ProjectStatus[] = [];
  let asking: Promise<void> | undefined;
  const refresh = async (): Promise<void> => {
    try {
      known = await ask();
    } catch {
      // What was known stays.
    } finally {
      asked = now().getTime();
      asking = undefined;
    }
  };
  return async () => {
    if (now().getTime() - asked >= ms && asking === undefined) {
      asking = refresh();
    }
    // A database that is away is waited for by whoever needs it, not by a scrape.
    await Promise.race([asking, new Promise((resolve) => { setTimeout(resolve, STATUS_WAIT_MS).unref(); })]);
    return known;
  };
}

const STATUS_WAIT_MS = 2000;
