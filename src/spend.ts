import type { CompletionRequest, ProviderInstance } from './kinds.ts';
import { SluglineError } from './model/errors.ts';
import type { Usage } from './model/lock.ts';
import type { Price } from './model/prices.ts';
import type { LedgerEntry, ResponseStore } from './model/store.ts';
import { costOf, createBudget, formatMoney } from './money.ts';
import { sha256, stableJson } from './text/hash.ts';

/**
 * What stands between a run and the model: an answer that was paid for is never bought again, and a call that could exceed a budget is not
 * made. The provider itself knows nothing of it.
 */
export interface Spending {
  /** The provider as one stage of one article sees it. */
  forStage(slug: string, stage: string): ProviderInstance['complete'];
  /** US dollars; null where the model's price is not known. */
  cost(usage: Usage): number | null;
  /** US dollars booked in this run; null where the price is not known. */
  spent(): number | null;
}

export interface SpendingOptions {
  provider: ProviderInstance;
  price: Price | undefined;
  limits: { run?: number | undefined; article?: number | undefined };
  store: ResponseStore | undefined;
  /** Name of the run in the ledger. */
  run: string;
  now(): Date;
}

/** Fewest characters a token can be expected to have, for the worst case: no tokenizer in use makes more tokens of Russian or English prose. */
const MIN_CHARACTERS_PER_TOKEN = 1.5;

export function createSpending(options: SpendingOptions): Spending {
  const { provider, price, store, limits } = options;
  const budget = createBudget(limits);
  const cost = (usage: Usage): number | null => (price === undefined ? null : costOf(usage, price));
  const worst = (request: CompletionRequest): number => {
    const characters = request.messages.reduce((sum, message) => sum + message.content.length, 0) + JSON.stringify(request.schema ?? '').length;
    return cost({ input: Math.ceil(characters / MIN_CHARACTERS_PER_TOKEN), cachedInput: 0, output: request.maxOutputTokens }) ?? 0;
  };
  const entry = (slug: string, stage: string, usage: Usage, kind: LedgerEntry['kind']): LedgerEntry => ({ at: options.now().toISOString(), run: options.run, slug, stage, model: provider.model, usage, cost: cost(usage), kind });
  return {
    cost,
    spent: () => (price === undefined ? null : budget.spent()),
    forStage(slug, stage) {
      const { complete } = provider;
      if (complete === false) return false;
      return async (request, signal) => {
        const { fresh, ...asked } = request;
        const key = sha256(stableJson({ host: provider.host, ...asked }));
        const stored = fresh === true ? undefined : store?.get(key);
        if (stored !== undefined) {
          store?.record(entry(slug, stage, stored.usage, 'cached'));
          return { text: stored.text, usage: stored.usage, finish: stored.finish, model: stored.model, stored: true };
        }
        const held = worst(asked);
        const verdict = budget.reserve(slug, held);
        if (verdict !== 'ok') throw overBudget(verdict, verdict === 'run' ? limits.run : limits.article, verdict === 'run' ? budget.spent() : budget.spentOn(slug), held);
        const reply = await complete(asked, signal).catch((error: unknown) => {
          const paid = paidUsage(error);
          budget.settle(slug, held, paid === undefined ? 0 : (cost(paid) ?? 0));
          if (paid !== undefined) store?.record(entry(slug, stage, paid, 'failed'));
          throw error;
        });
        // Booked before it is stored: a store that fails must not free the same amount twice.
        budget.settle(slug, held, cost(reply.usage) ?? 0);
        const line = entry(slug, stage, reply.usage, 'answer');
        store?.put(key, { text: reply.text, usage: reply.usage, finish: reply.finish, model: reply.model, cost: line.cost, at: line.at }, line);
        return reply;
      };
    },
  };
}

/** What a failed call cost all the same; undefined when it was not paid for. */
export function paidUsage(error: unknown): Usage | undefined {
  return error instanceof SluglineError && 'usage' in error ? (error.usage as Usage) : undefined;
}

function overBudget(which: 'run' | 'article', limit: number | undefined, spent: number, worst: number): SluglineError {
  return new SluglineError({
    code: which === 'run' ? 'BUDGET_RUN' : 'BUDGET_ARTICLE',
    message: `the next call could cost up to ${formatMoney(worst)}, and of the ${which === 'run' ? "run's" : "article's"} budget of ${formatMoney(limit ?? 0)} ${formatMoney(spent)} is spent, so it was not made`,
    help: which === 'run' ? 'Run again with a larger --budget: everything finished is kept and not bought again.' : 'Raise model.budget.article, or shorten the brief.',
  });
}
