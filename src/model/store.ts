import type { Usage } from './lock.ts';

/** The response store: every answer that was paid for, kept by its key, and the ledger of what was spent. */

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

/** One line of the ledger. */
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
}

/**
 * Keeps answers and the ledger, synchronously. Several processes may use one store at once.
 * A lone surrogate in a text comes back as U+FFFD, as it would from a file. Using a closed store throws.
 */
export interface ResponseStore {
  /** What the caller should tell the person, for instance that a damaged store was replaced; undefined when all is well. */
  readonly notice: string | undefined;
  get(key: string): StoredResponse | undefined;
  /**
   * Keeps an answer together with its line of the ledger: both or neither, on disk when the call returns. The first answer of a key
   * stays; a later one is not kept, though its line is, because it was paid for.
   * @throws TypeError when a cost, a count of tokens or a time is not one: nothing is kept then
   */
  put(key: string, response: StoredResponse, entry: LedgerEntry): void;
  /** US dollars spent, at or after `sinceIso` when given. Cached answers and unknown prices count as nothing. */
  spent(sinceIso?: string): number;
  /** Writes a line of the ledger that has no answer to keep. @throws TypeError as `put` */
  record(entry: LedgerEntry): void;
  /** May be called twice. */
  close(): void;
}
