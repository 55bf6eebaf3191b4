import type { CompletionRequest } from './kinds.ts';
import type { SpendingRow } from './model/events.ts';
import type { Usage } from './model/lock.ts';
import type { LedgerEntry } from './model/store.ts';

/** What the calls of a run come to: lines for the ledger, sums by stage and model. */
export interface Books {
  /** Adds a call to the sums. @param ms from sending to the end of the reply @returns its line of the ledger */
  book(caller: { slug: string; stage: string }, kind: LedgerEntry['kind'], usage: Usage, request: string, ms: number): LedgerEntry;
  /** In order of stage. */
  rows(): SpendingRow[];
}

export const NO_USAGE: Usage = { input: 0, cachedInput: 0, output: 0 };

/** Sums two usages. */
export function addUsage(a: Usage, b: Usage): Usage {
  return { input: a.input + b.input, cachedInput: a.cachedInput + b.cachedInput, output: a.output + b.output };
}

/** @param cost US dollars; null where the price is not known */
export function createBooks({ model, run, now, cost }: { model: string; run: string; now(): Date; cost(usage: Usage): number | null }): Books {
  const sums = new Map<string, SpendingRow>();
  return {
    book({ slug, stage }, kind, usage, request, ms) {
      const row = sums.get(stage) ?? { stage, model, calls: 0, reused: 0, failed: 0, usage: NO_USAGE, cost: cost(NO_USAGE) };
      const paid = kind !== 'cached';
      sums.set(stage, {
        ...row, calls: row.calls + Number(paid), reused: row.reused + Number(!paid), failed: row.failed + Number(kind === 'failed'),
        usage: paid ? addUsage(row.usage, usage) : row.usage, cost: row.cost === null || !paid ? row.cost : row.cost + (cost(usage) ?? 0),
      });
      return { at: now().toISOString(), run, slug, stage, model, usage, cost: cost(usage), kind, request, ms: Math.round(ms) };
    },
    rows: () => [...sums.values()].toSorted((a, b) => (a.stage < b.stage ? -1 : 1)),
  };
}

/** Fewest characters a token can be expected to have, for the worst case: no tokenizer in use makes more tokens of Russian or English prose. */
const MIN_CHARACTERS_PER_TOKEN = 1.5;
/** What a message takes besides its text, rounded up (OpenAI's cookbook, "How to count tokens with tiktoken": 3 a message, 3 for the reply). */
const TOKENS_PER_MESSAGE = 6;

/** Tokens of a request, never too few. @param count tokens of a text, never too few; without it, a bound from its length */
export function inputTokens(request: CompletionRequest, count = (text: string): number => Math.ceil(text.length / MIN_CHARACTERS_PER_TOKEN)): number {
  return request.messages.reduce((sum, message) => sum + count(message.content) + TOKENS_PER_MESSAGE, request.schema === undefined ? 0 : count(JSON.stringify(request.schema)));
}
