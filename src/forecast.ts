import type { Message, Stage } from './kinds.ts';
import type { Brief } from './model/brief.ts';
import { readValue, type Lock } from './model/lock.ts';
import type { Certainty, CostRange, Plan, PlanItem } from './model/plan.ts';
import type { CallHistory } from './model/store.ts';
import { costOf } from './money.ts';
import { promptData, stageInput, wireSchema, type Workspace } from './workspace.ts';

/** Calls, tokens, money and time before any call. What is asked is known, so it is counted; how long answers are is learnt from earlier calls, else guessed. */

export interface ForecastOptions {
  today: string;
  /** Counts the tokens of a text; without it they are guessed from its length. */
  tokens?: ((text: string) => number) | undefined;
  /** What calls have been like so far, of any model. */
  history?: readonly CallHistory[] | undefined;
  /** Articles written at a time; the config's otherwise. */
  concurrency?: number | undefined;
}

export type ItemForecast = Pick<PlanItem, 'asks' | 'calls' | 'tokens' | 'cost' | 'range' | 'seconds'>;

/** Of an article that needs no call. */
export const NO_CALLS: Readonly<ItemForecast> = { asks: [], calls: 0, tokens: { input: 0, output: 0 }, cost: 0, range: { low: 0, high: 0 }, seconds: 0 };

/** Rough sizes where nothing better is known: characters a token (Cyrillic text takes more tokens than Latin), output tokens a word of the article. */
const CHARACTERS_PER_TOKEN = 2.7;
const TOKENS_PER_WORD = 2.6;
const TOKENS_PER_DECISION = 900;
/** Output tokens a second of a typical hosted model. */
export const TOKENS_PER_SECOND = 60;
/** Earlier calls of a stage from which their mean stands for prose, whose length the brief tells otherwise, and their deviation for a range. */
const ENOUGH_CALLS = 5;
/**
 * Tokens around the text of a chat: 3 a message and 1 for its role, 3 for the beginning of the reply (section 6 of OpenAI's "How to count tokens
 * with tiktoken", https://developers.openai.com/cookbook/examples/how_to_count_tokens_with_tiktoken).
 */
const TOKENS_PER_MESSAGE = 3 + 1;
const TOKENS_PER_REPLY = 3;

export interface Forecast {
  /** One article: its stale stages, given its lock. */
  article(brief: Brief, stale: readonly Stage[], lock: Lock | undefined): ItemForecast;
  /** So many single parts of an article. */
  parts(count: number): ItemForecast;
}

/** Tokens of a request for one part: the rules, the brief and the part, as the built-in templates have them; and of its answer. */
const TOKENS_PER_PART = { input: 3000, output: 400 };
/** The name under which such calls are booked. */
const PARTS = 'repair';
/** The stage of which there is one call an article: what is sent back is counted against it. */
const PROSE = 'draft';

export function createForecast(workspace: Workspace, options: ForecastOptions): Forecast {
  const { writer, price, prompts } = workspace;
  if (writer.local) return { article: () => NO_CALLS, parts: () => NO_CALLS };
  const history = historyOf(options.history, writer.model);
  const count = (text: string): number => options.tokens?.(text) ?? text.length / CHARACTERS_PER_TOKEN;
  // System messages and schemas are the same for every article.
  const counted = new Map<string, number>();
  const once = (text: string): number => {
    const known = counted.get(text) ?? count(text);
    counted.set(text, known);
    return known;
  };
  const schemas = new Map([...workspace.wireSchemas.values()].map((schema) => [schema, JSON.stringify(schema)]));
  const schemaText = (stage: Stage, brief: Brief): string => {
    const schema = wireSchema(workspace, stage, brief);
    return schema === undefined ? '' : (schemas.get(schema) ?? '');
  };
  const sizeOf = (messages: readonly Message[], stage: Stage, brief: Brief): number =>
    Math.round(messages.reduce((sum, message) => sum + TOKENS_PER_MESSAGE + (message.role === 'system' ? once : count)(message.content), TOKENS_PER_REPLY) + once(schemaText(stage, brief)));

  /** Parts an article has been sent back so far, for the stages that prose comes from; 0 without a history. */
  const sentBack = (asks: readonly string[]): number => {
    const [whole, back] = [history.get(PROSE), history.get(PARTS)];
    return whole === undefined || back === undefined || !asks.includes(PROSE) ? 0 : back.calls / whole.calls;
  };

  const article: Forecast['article'] = (brief, stale, lock) => {
    const values: Record<string, unknown> = {};
    for (const stage of workspace.stages) values[stage.writes] = readValue(lock?.stages[stage.id]);
    const context = { ...stageInput(workspace, brief, values, true, options.today), values };
    const fill = (stage: Stage): void => fillIn(workspace.stages, stage, context);
    const asks: string[] = [];
    const sum = { input: 0, cachedInput: 0, output: 0, seconds: 0 };
    for (const stage of stale) {
      fill(stage);
      if (stage.known?.(context) !== undefined) continue;
      asks.push(stage.id);
      const past = history.get(stage.id);
      const input = sizeOf(prompts.messages(stage.prompt, promptData(workspace, stage, context)), stage, brief);
      const output = outputOf(stage, brief, past);
      sum.input += input;
      sum.cachedInput += Math.round(input * Math.min(1, past?.cachedShare ?? 0));
      sum.output += output;
      sum.seconds += past !== undefined && past.ms > 0 ? past.ms / 1000 : output / TOKENS_PER_SECOND;
    }
    if (asks.length === 0) return NO_CALLS;
    // Parts that are sent back with findings: as many an article as there have been so far.
    const sent = sentBack(asks);
    sum.input += Math.round(sent * TOKENS_PER_PART.input);
    sum.output += Math.round(sent * (history.get(PARTS)?.output.mean ?? TOKENS_PER_PART.output));
    const cost = price === undefined ? null : costOf(sum, price);
    return { asks, calls: asks.length, tokens: { input: sum.input, output: sum.output }, cost, range: rangeOf(asks, cost, workspace, history), seconds: sum.seconds };
  };
  const parts: Forecast['parts'] = (many) => {
    const past = history.get(PARTS);
    const asks = Array.from({ length: many }, () => PARTS);
    const tokens = { input: many * TOKENS_PER_PART.input, cachedInput: Math.round(many * TOKENS_PER_PART.input * Math.min(1, past?.cachedShare ?? 0)), output: many * Math.round(past?.output.mean ?? TOKENS_PER_PART.output) };
    const cost = price === undefined ? null : costOf(tokens, price);
    return { asks, calls: many, tokens: { input: tokens.input, output: tokens.output }, cost, range: rangeOf(asks, cost, workspace, history), seconds: many * (past !== undefined && past.ms > 0 ? past.ms / 1000 : TOKENS_PER_PART.output / TOKENS_PER_SECOND) };
  };
  return { article, parts };
}

/** Sums of the items, and what they rest on. Pure, so that it may be done again for some of the items. */
export function summarize(items: readonly PlanItem[], workspace: Workspace, options: ForecastOptions): Pick<Plan, 'totals' | 'certainty'> {
  const { project: { config: { model: limits } }, writer } = workspace;
  const history = historyOf(options.history, writer.model);
  const asks = items.flatMap((item) => item.asks);
  const tokens = { input: add(items, (item) => item.tokens.input), output: add(items, (item) => item.tokens.output) };
  const cost = items.some((item) => item.cost === null) ? null : add(items, (item) => item.cost ?? 0);
  // A server's limits hold a run back where its concurrency does not.
  const held = Math.max((asks.length / (limits.requestsPerMinute ?? Infinity)) * 60, ((tokens.input + tokens.output) / (limits.tokensPerMinute ?? Infinity)) * 60);
  const seconds = Math.max(held, sideBySide(items.map((item) => item.seconds), options.concurrency ?? limits.concurrency));
  return { totals: { calls: asks.length, tokens, cost, range: rangeOf(asks, cost, workspace, history), seconds }, certainty: certaintyOf(new Set(asks), history, writer.model, options.tokens) };
}

/** The history of one model by stage. */
function historyOf(history: readonly CallHistory[] = [], model: string): Map<string, CallHistory> {
  return new Map(history.filter((past) => past.model === model && past.calls > 0).map((past) => [past.stage, past]));
}

/** Puts the values a stage reads where they are missing, as the offline writer would make them: good enough to size a prompt. */
function fillIn(stages: readonly Stage[], stage: Stage, context: ReturnType<typeof stageInput> & { values: Record<string, unknown> }): void {
  for (const name of stage.reads) {
    const maker = stages.find((other) => other.writes === name);
    if (maker === undefined || context.values[name] !== undefined) continue;
    fillIn(stages, maker, context);
    context.values[name] = maker.offline(context);
  }
}

/** Output tokens of an answer. The ledger knows no lengths, so a brief's own length is the better guide while it has few calls of prose. */
function outputOf(stage: Stage, brief: Brief, past: CallHistory | undefined): number {
  if (past !== undefined && (stage.schema !== undefined || past.calls >= ENOUGH_CALLS)) return Math.round(past.output.mean);
  return stage.schema === undefined ? Math.round(brief.length * TOKENS_PER_WORD) : TOKENS_PER_DECISION;
}

/**
 * One standard deviation around `cost` (US dollars) for calls of these stages, repeats included; null when a price or enough history is missing.
 * The n calls of a stage vary independently (n·σ²); that their mean is known from N earlier calls only errs in the same direction for all of
 * them (n²·σ²/N); the two together are the variance of a prediction.
 */
function rangeOf(asks: readonly string[], cost: number | null, { price }: Workspace, history: ReadonlyMap<string, CallHistory>): CostRange | null {
  if (cost === null) return null;
  let variance = 0;
  for (const [stage, { length }] of Map.groupBy(asks, (id) => id)) {
    const past = history.get(stage);
    if (past === undefined || past.calls < ENOUGH_CALLS) return null;
    variance += past.output.deviation ** 2 * (length + length ** 2 / past.calls);
  }
  const deviation = (Math.sqrt(variance) * (price?.output ?? 0)) / 1e6;
  return { low: Math.max(0, cost - deviation), high: cost + deviation };
}

function certaintyOf(asks: ReadonlySet<string>, history: ReadonlyMap<string, CallHistory>, model: string, tokens: ForecastOptions['tokens']): Certainty {
  const input = tokens === undefined ? 'lengths' : 'counted';
  if (asks.size === 0) return { basis: 'none', input, calls: 0, note: 'no model is called' };
  const past = [...asks].flatMap((id) => history.get(id) ?? []);
  const calls = add(past, (one) => one.calls);
  const earlier = `${calls} earlier call${calls === 1 ? '' : 's'} of ${model}`;
  if (past.length === 0) return { basis: 'lengths', input, calls, note: `a guess from lengths: this project has no history with ${model}` };
  if (past.length === asks.size && past.every((one) => one.calls >= ENOUGH_CALLS)) return { basis: 'history', input, calls, note: `from ${earlier}` };
  return { basis: 'mixed', input, calls, note: `from ${earlier}, too few to say how far off it may be, and from lengths` };
}

/** Seconds until all work is done, when each of `workers` takes the next piece as soon as it is free. */
function sideBySide(pieces: readonly number[], workers: number): number {
  const busy = pieces.filter((seconds) => seconds > 0);
  const free = Array.from({ length: Math.min(workers, busy.length) }, () => 0);
  for (const seconds of busy) {
    let next = 0;
    for (let i = 1; i < free.length; i++) if ((free[i] ?? 0) < (free[next] ?? 0)) next = i;
    free[next] = (free[next] ?? 0) + seconds;
  }
  return free.reduce((latest, seconds) => Math.max(latest, seconds), 0);
}

function add<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((sum, one) => sum + value(one), 0);
}
