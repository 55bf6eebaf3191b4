import type { SpendingRow } from './events.ts';
import type { Usage } from './lock.ts';

/** The response store: every answer that was paid for, kept by its key; the journal of runs; the ledger of what was spent. */

export interface StoredResponse {
  text: string;
  usage: Usage;
  finish: 'stop' | 'length' | 'filtered';
  /** The model that answered, as the server names it. */
  model: string;
  /** US dollars; null where the price is not known. */
  cost: number | null;
  /** When it was answered, ISO date and time. */
  at: string;
}

/** One line of the ledger, which is the journal of work as well: who asked what, for which article, and what it cost. */
export interface LedgerEntry {
  /** ISO date and time. */
  at: string;
  /** The run it belongs to. */
  run: string;
  slug: string;
  stage: string;
  model: string;
  usage: Usage;
  /** US dollars; null where the price is not known. */
  cost: number | null;
  /** `answer`: paid and stored; `failed`: the reply could not be used, but was paid for; `cached`: taken from the store, not paid. */
  kind: 'answer' | 'failed' | 'cached';
  /** Key of the request; '' where there is none. */
  request: string;
  /** Milliseconds from sending to the end of the reply, kept rounded; 0 for `cached` and for batches. */
  ms: number;
}

/** A run as it begins. */
export interface RunStart {
  /** Unique; also sorts by time. */
  id: string;
  /** ISO date and time. */
  at: string;
  /** `generate`, `batch`. */
  command: string;
  provider: string;
  model: string;
  host: string;
  /** Articles to make. */
  articles: number;
}

export interface RunEnd {
  at: string;
  state: 'done' | 'failed' | 'interrupted';
  written: number;
  failed: number;
}

/** A run with its sums from the ledger. `state` is `running` until its end is noted: for a run that is not under way, it was killed. */
export interface RunRecord extends RunStart {
  ended: string | null;
  state: RunEnd['state'] | 'running';
  written: number;
  failed: number;
  /** Calls that were paid for. */
  calls: number;
  /** Answers taken from the store. */
  reused: number;
  usage: Usage;
  /** US dollars; null when any of its calls has no known price. */
  cost: number | null;
}

/** What the answers of one stage by one model have been like: the basis of a forecast. Replies that could not be used tell nothing about good ones, and are left out. */
export interface CallHistory {
  stage: string;
  model: string;
  calls: number;
  /** Mean and (population) standard deviation of output tokens of an answer; the deviation of one answer is 0. */
  output: { mean: number; deviation: number };
  /** Share of all input tokens that was cached, 0 to 1. */
  cachedShare: number;
  /** Mean milliseconds of the answers that were timed; 0 when none was. */
  ms: number;
}

/** A batch as we know it. */
export interface BatchRecord {
  /** Our own name of it, with which it is marked at the server; unique. */
  mark: string;
  /** ISO date and time. */
  at: string;
  host: string;
  model: string;
  /** Id at the server; '' until it has answered. */
  id: string;
  /** `open` until its results are in the store. */
  state: 'open' | 'collected' | 'cancelled' | 'failed';
}

/** One call of a batch; its `customId` is the key of the request. */
export interface BatchItem {
  customId: string;
  slug: string;
  stage: string;
  /** The request as JSON. */
  request: string;
}

/** A value now, or a promise of it: a file answers at once, a database on another machine does not. */
export type Awaitable<Value> = Value | Promise<Value>;

/**
 * Keeps answers, journal and ledger. Several processes may use one store at once. Whoever calls awaits: a fault is thrown or rejected with.
 * A lone surrogate in a text comes back as U+FFFD, as it would from a file, and U+0000 as itself; the time of a run or a batch comes back in UTC.
 * What is no count, cost or time is a TypeError, and nothing is kept. Using a closed store throws.
 */
export interface ResponseStore {
  /** What the caller should tell the person, for instance that a damaged store was replaced; undefined when all is well. */
  readonly notice: string | undefined;
  get(key: string): Awaitable<StoredResponse | undefined>;
  /**
   * Keeps an answer together with its line of the ledger: both or neither, safe from the end of the process when the call is over (a store that
   * answers at once: when it returns). A newer answer of a key takes the place of the old one.
   * @throws TypeError when a cost, a count of tokens or a time is not one: nothing is kept then
   */
  put(key: string, response: StoredResponse, entry: LedgerEntry): Awaitable<void>;
  /** Resolves when everything kept so far is safe from a power cut, too. */
  durable(): Promise<void>;
  /** Takes in answers known from elsewhere (lock files), without a line in the ledger: all or nothing; what the store has stays. @returns how many were new */
  refill(answers: readonly (readonly [key: string, response: StoredResponse])[]): Awaitable<number>;
  /** US dollars spent, at or after `sinceIso` when given. Cached answers and unknown prices count as nothing. */
  spent(sinceIso?: string): Awaitable<number>;
  /** Writes a line of the ledger that has no answer to keep. @throws TypeError as `put` */
  record(entry: LedgerEntry): Awaitable<void>;
  /** @throws Error when there is a run of this id */
  beginRun(run: RunStart): Awaitable<void>;
  /** Unknown ids are ignored; of two ends the later call counts. */
  endRun(id: string, end: RunEnd): Awaitable<void>;
  /** Past runs, newest first, and those under way. Lines of the ledger whose run never began are in no sum. */
  runs(limit: number): Awaitable<RunRecord[]>;
  /** The `answer` lines of the ledger by stage and model, in order of stage, then model. */
  history(): Awaitable<CallHistory[]>;
  /** All lines of the ledger as sums by stage and model, in that order. */
  spending(): Awaitable<SpendingRow[]>;
  /** Notes a batch with its calls: all or nothing. @throws Error when there is a batch of this mark, or two calls have one id */
  addBatch(batch: BatchRecord, items: readonly BatchItem[]): Awaitable<void>;
  /** Changes the server's id or the state. Unknown marks are ignored. */
  updateBatch(mark: string, change: Partial<Pick<BatchRecord, 'id' | 'state'>>): Awaitable<void>;
  /** Oldest first; those in `state` only, when given. */
  batches(state?: BatchRecord['state']): Awaitable<BatchRecord[]>;
  /** In the order they were given; none for an unknown mark. */
  batchItems(mark: string): Awaitable<BatchItem[]>;
  /** May be called twice. */
  close(): Awaitable<void>;
}

/** A store that answers at once; only `durable` takes its time. */
export type DirectStore = Pick<ResponseStore, 'notice' | 'durable'> & { [Name in Exclude<keyof ResponseStore, 'notice' | 'durable'>]: (...given: Parameters<ResponseStore[Name]>) => Awaited<ReturnType<ResponseStore[Name]>> };
