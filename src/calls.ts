import { addUsage, createBooks, inputTokens, NO_USAGE } from './books.ts';
import type { Completion, CompletionRequest, ProviderInstance } from './kinds.ts';
import { redact, SluglineError, type ErrorCode, type Problem } from './model/errors.ts';
import type { RunEvent, SpendingRow } from './model/events.ts';
import type { Usage } from './model/lock.ts';
import type { Price } from './model/prices.ts';
import type { Awaitable, ResponseStore, StoredResponse } from './model/store.ts';
import type { World } from './model/world.ts';
import { costOf, createBudget, overBudget } from './money.ts';
import { LONGEST_SLEEP_MS, Stopped, type Scheduler } from './scheduler.ts';
import { directly, type Send } from './send.ts';
import { sha256, stableJson } from './text/hash.ts';

/**
 * The one place where a stage's request becomes an answer: from the store, from the same call already under way, or from the model, when its
 * turn has come and the budget covers it. A paid answer is stored before anyone uses it. The provider itself knows nothing of all this.
 */
export interface Calls {
  /**
   * @throws SluglineError when there is no answer for good; Stopped when the run is stopping; Deferred when answers come later
   */
  ask(request: CompletionRequest, caller: Caller): Promise<Answer>;
  /** US dollars; null where the model's price is not known. */
  cost(usage: Usage): number | null;
  /** US dollars booked in this run; null where the price is not known. */
  spent(): number | null;
  /** What was asked and paid, by stage and model, in order of stage. */
  rows(): SpendingRow[];
}

export interface Caller {
  slug: string;
  stage: string;
  /** Calls of the smallest rank go first. */
  rank: number;
  /** Stages of its article that come one after the other from this one on, itself included. */
  chain?: number;
  /** Ask the model even when the answer is in the store. */
  fresh: boolean;
}

export interface Answer {
  /** Key of the request in the store. */
  key: string;
  text: string;
  /** What it cost when it was paid for, tries that failed included. */
  usage: Usage;
  /** Paid in this run. */
  paid: boolean;
}

/** A request that has no answer yet and is to be asked some other way. */
export interface Pending {
  key: string;
  request: CompletionRequest;
  slug: string;
  stage: string;
}

/** Thrown for a request that was handed to `deferred`. */
export class Deferred extends Error {}

export interface CallsOptions {
  provider: ProviderInstance;
  price: Price | undefined;
  limits: { run?: number | undefined; article?: number | undefined };
  store: ResponseStore | undefined;
  /** Name of the run in the ledger. */
  run: string;
  world: Pick<World, 'now' | 'clock' | 'random' | 'sleep'>;
  scheduler: Scheduler;
  /** How a request is sent, when not to the provider at once: through limits and a budget that other processes share. */
  send?: Send | undefined;
  /** Calls at once, for the number of tries that may be repeated. */
  concurrency: number;
  /** Aborted when the run must drop what is under way. */
  drop: AbortSignal;
  /** Aborted once nothing new may be begun. */
  halt: AbortSignal;
  /** Tokens of a text, never too few; undefined: a bound from its length. */
  tokens?: ((text: string) => number) | undefined;
  /** Takes what the store cannot answer, instead of asking the model. */
  deferred?: ((pending: Pending) => void) | undefined;
  /** Keys of requests that an open batch will answer: they are waited for, not asked. */
  promised?: ReadonlySet<string> | undefined;
  /** Tell in events what was asked and answered. */
  trace?: boolean | undefined;
  /** Values that must never be kept or shown, should a server send one back. */
  secrets: readonly string[];
  emit(event: RunEvent): void;
  /** Called when no further call makes sense: answers can no longer be kept, or the server fails all the time or for a reason that stays. */
  giveUp(problem: Problem): void;
}

/** Tries of one call when the fault may pass, and when the server only says that there are too many. */
const MAX_TRIES = { fault: 5, congested: 10 };
/** Faults that every call would run into. */
const FATAL: ReadonlySet<ErrorCode> = new Set(['PROVIDER_AUTH', 'PROVIDER_QUOTA']);
/** Waits of up to a quarter of a second, 1, 4, 16 s …: the first is short, as most faults have passed by then; full jitter (AWS "Exponential backoff and jitter"). */
const FIRST_WAIT_MS = 250;
const MAX_WAIT_MS = 60_000;
/** Repeated tries a run may make: so many a call at once to begin with, and one for every five answers (gRPC A6 "retry throttling" in kind). */
const RETRIES_AT_FIRST = 4;
const RETRIES_PER_ANSWER = 0.2;

/** The key of a request in the store: who is asked, and what. */
export function requestKey(host: string, request: CompletionRequest): string {
  return sha256(stableJson({ host, ...request }));
}

export function createCalls(options: CallsOptions): Calls {
  const { provider, price, store, limits, world, scheduler } = options;
  const budget = createBudget(limits);
  const underWay = new Map<string, Promise<Answer>>();
  const most = RETRIES_AT_FIRST * (options.concurrency + 2);
  let retriesLeft = most;
  let [tries, faults] = [0, 0];
  const cost = (usage: Usage): number | null => (price === undefined ? null : costOf(usage, price));
  const estimated = limits.run !== undefined || limits.article !== undefined;

  const send = options.send ?? directly(provider);
  const books = createBooks({ model: provider.model, run: options.run, now: world.now, cost });
  const { book } = books;

  async function ask(request: CompletionRequest, caller: Caller): Promise<Answer> {
    const key = requestKey(provider.host, request);
    for (let same = underWay.get(key); same !== undefined; same = underWay.get(key)) {
      const found = await same;
      // What the store had is no answer to who wants a new one.
      if (found.paid || !caller.fresh) return reuse(key, found, caller, found.paid ? 'joined' : 'stored');
    }
    // Before the store is waited for: whoever asks the same meanwhile waits for this answer, wherever it comes from.
    const call = find(key, request, caller);
    underWay.set(key, call);
    try {
      return await call;
    } finally {
      underWay.delete(key);
    }
  }

  /** From the store, or else from the model. */
  async function find(key: string, request: CompletionRequest, caller: Caller): Promise<Answer> {
    const stored = caller.fresh ? undefined : await look(key);
    if (stored !== undefined) return reuse(key, stored, caller, 'stored');
    // Its answer comes with a batch that is paid for already.
    if (!caller.fresh && options.deferred === undefined && options.promised?.has(key) === true) throw new Deferred();
    if (options.deferred !== undefined) {
      options.deferred({ key, request, slug: caller.slug, stage: caller.stage });
      throw new Deferred();
    }
    return askModel(key, request, caller);
  }

  async function reuse(key: string, found: { text: string; usage: Usage }, caller: Caller, how: 'stored' | 'joined'): Promise<Answer> {
    const line = book(caller, 'cached', found.usage, key, 0);
    await keep(() => store?.record(line));
    options.emit({ type: 'call', slug: caller.slug, stage: caller.stage, request: key, attempt: 0, outcome: how, waitedMs: 0, ms: 0, usage: found.usage, cost: 0 });
    return { key, text: found.text, usage: found.usage, paid: false };
  }

  /** Tries until there is an answer or no use in trying. */
  async function askModel(key: string, request: CompletionRequest, caller: Caller): Promise<Answer> {
    let usage = NO_USAGE;
    for (let attempt = 1; ; attempt++) {
      try {
        const reply = await tryOnce(key, request, caller, attempt);
        retriesLeft = Math.min(most, retriesLeft + RETRIES_PER_ANSWER);
        return { key, text: reply.text, usage: addUsage(usage, reply.usage), paid: true };
      } catch (error) {
        if (!(error instanceof SluglineError)) throw error;
        usage = addUsage(usage, error.usage ?? NO_USAGE);
        const fatal = error.problems.find(({ code }) => FATAL.has(code));
        if (fatal !== undefined) options.giveUp(fatal);
        if (!error.retryable || attempt >= (error.congested ? MAX_TRIES.congested : MAX_TRIES.fault)) throw withUsage(error, usage);
        if (!error.congested && --retriesLeft < 0) throw hopeless(error, usage);
        const waitMs = error.retryAfterMs ?? Math.round(world.random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 4 ** (attempt - 1)));
        if (options.halt.aborted) throw new Stopped();
        options.emit({ type: 'retry', slug: caller.slug, stage: caller.stage, attempt, waitMs, problem: error.problems[0] as Problem });
        await pause(waitMs);
      }
    }
  }

  async function tryOnce(key: string, request: CompletionRequest, caller: Caller, attempt: number): Promise<Completion> {
    const tokens = inputTokens(request, options.tokens);
    const worst = { input: tokens, cachedInput: 0, output: request.maxOutputTokens };
    const held = estimated ? (cost(worst) ?? 0) : 0;
    const queued = world.clock();
    const admit = (): 'go' | 'wait' | SluglineError => {
      const verdict = budget.reserve(caller.slug, held);
      return verdict === 'ok' ? 'go' : budget.couldFit(caller.slug, held) ? 'wait' : overBudget(verdict, held, { limit: limits[verdict] ?? 0, spent: verdict === 'run' ? budget.spent() : budget.spentOn(caller.slug) });
    };
    let begun = false;
    let sent = 0;
    let ms = 0;
    const tell = (outcome: string, used: Usage | undefined, text?: string): void => {
      const exchange = options.trace === true ? { exchange: { messages: request.messages, text } } : {};
      options.emit({ type: 'call', slug: caller.slug, stage: caller.stage, request: key, attempt, outcome, waitedMs: Math.round(sent - queued), ms: Math.round(ms), usage: used, cost: used === undefined ? 0 : cost(used), ...exchange });
    };
    // What is reserved for output is what the model may write at most; as much is rarely written, and the books are corrected.
    const expected = tokens + Math.ceil(request.maxOutputTokens / 4);
    const reply = await scheduler.run({ rank: caller.rank, chain: caller.chain, tokens: expected, ...(estimated ? { admit } : {}) }, async () => {
      try {
        const raw = await send(request, { slug: caller.slug, tokens: expected, worst, drop: options.drop, halt: options.halt, sending() {
          begun = true;
          sent = world.clock();
          tries++;
        } });
        ms = world.clock() - sent;
        return scheduler.eager ? raw : await keepReply(raw);
      } catch (error) {
        // Nothing was sent: there was no leave, or no time left.
        if (!begun) {
          budget.settle(caller.slug, held, 0);
          throw error;
        }
        ms = world.clock() - sent;
        faults++;
        const used = error instanceof SluglineError ? error.usage : undefined;
        budget.settle(caller.slug, held, used === undefined ? 0 : (cost(used) ?? 0));
        if (used !== undefined) {
          const line = book(caller, 'failed', used, key, ms);
          await keep(() => store?.record(line));
        }
        tell(error instanceof SluglineError ? (error.problems[0]?.code ?? 'INTERNAL') : 'INTERNAL', used);
        throw error;
      }
    });
    return scheduler.eager ? scheduler.between(async () => {
      await new Promise(setImmediate);
      return keepReply(reply);
    }) : reply;

    async function keepReply(raw: Completion): Promise<Completion> {
      const clean = { ...raw, text: redact(raw.text, options.secrets), model: redact(raw.model, options.secrets) };
      // Booked before it is stored: a store that fails must not free the same amount twice.
      budget.settle(caller.slug, held, cost(clean.usage) ?? 0);
      const line = book(caller, 'answer', clean.usage, key, ms);
      await keep(() => store?.put(key, { text: clean.text, usage: clean.usage, finish: clean.finish, model: clean.model, cost: line.cost, at: line.at }, line));
      tell('answer', clean.usage, clean.text);
      // Nobody uses an answer that a power cut could take away.
      await keep(() => store?.durable());
      return clean;
    }
  }

  /** A store that cannot be read may have what would be bought again. */
  async function look(key: string): Promise<StoredResponse | undefined> {
    try {
      return await store?.get(key);
    } catch (error) {
      await keep(() => { throw error; });
      throw error;
    }
  }

  /** The answer in hand can still be used and go into its lock file; none may follow it. */
  async function keep(act: () => Awaitable<void> | undefined): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      options.giveUp({ ...(error.problems[0] as Problem), code: 'STORE_UNWRITABLE' });
    }
  }

  function hopeless(error: SluglineError, usage: Usage): SluglineError {
    const [first] = error.problems as [Problem];
    const problem: Problem = { ...first, code: 'PROVIDER_FAILING', message: `${faults} of ${tries} calls have failed, so the run stops instead of trying on; the last fault: ${first.message}`, help: 'Run again when the server works: everything finished is kept and not asked again.' };
    options.giveUp(problem);
    return withUsage(new SluglineError(problem, { cause: error }), usage);
  }

  /** Ends early when the run is stopping: the pause may be as long as the server asked for. */
  async function pause(waitMs: number): Promise<void> {
    const either = AbortSignal.any([options.drop, options.halt]);
    for (let left = waitMs; left > 0 && !either.aborted; left -= LONGEST_SLEEP_MS) await world.sleep(Math.min(left, LONGEST_SLEEP_MS), either).catch(() => undefined);
    if (either.aborted) throw new Stopped();
  }

  return { ask, cost, spent: () => (price === undefined ? null : budget.spent()), rows: books.rows };
}

function withUsage(error: SluglineError, usage: Usage): SluglineError {
  return new SluglineError(error.problems, { cause: error.cause ?? error, usage, retryable: false });
}
