import { SluglineError } from './model/errors.ts';
import type { Usage } from './model/lock.ts';
import type { ListedPrice, Price, PriceList } from './model/prices.ts';

/** What calls cost and whether they may be made: prices, costs, budgets. US dollars throughout. */

/** Prices by model name. Listed prices may carry their Batch API prices, a project's own do not. */
export type Prices = Readonly<Record<string, Price & Pick<ListedPrice, 'batch'>>>;

/** The list that comes with Slugline with the project's own prices over it; a project's price replaces the listed one whole, batch included. */
export function mergePrices(list: PriceList, own: Readonly<Record<string, Price>>): Prices {
  return Object.fromEntries([...list.models.map((one) => [one.model, one] as const), ...Object.entries(own)]);
}

/** The price of `model`: under its exact name, else under the name without a dated suffix (`gpt-5-mini-2025-08-07`); undefined when unknown. */
export function priceOf(model: string, prices: Prices): Prices[string] | undefined {
  const name = [model, model.replace(/-\d{4}-\d{2}-\d{2}$/, '')].find((one) => Object.hasOwn(prices, one));
  return name === undefined ? undefined : prices[name];
}

/**
 * What `usage` costs. Cached tokens are part of `usage.input` and cost the cached price, or the input price where there is none.
 * The worst case of a call is the cost of its whole input uncached and the longest answer allowed.
 */
export function costOf(usage: Usage, price: Price): number {
  const cached = Math.min(usage.cachedInput, usage.input);
  return ((usage.input - cached) * price.input + cached * (price.cachedInput ?? price.input) + usage.output * price.output) / 1e6;
}

/** `$0`, `$0.0123`, `$0.50`, `$1.24`; an amount too small for four decimals is `<$0.0001`, never `$0`. */
export function formatMoney(usd: number): string {
  if (usd === 0) return '$0';
  if (usd < 0.000_05) return '<$0.0001';
  if (Number(usd.toFixed(4)) >= 1) return `$${usd.toFixed(2)}`;
  return `$${usd.toFixed(4).replace(/0{1,2}$/, '')}`;
}

/** Amounts are kept in whole billionths of a dollar, so that sums neither drift nor round a limit away. */
const UNIT = 1e9;
/** The share of a unit that is noise of binary fractions rather than money. */
const NOISE = 1e-3;

/** Rounded up: the books never show less than was spent. @throws RangeError for what is no amount */
export function units(usd: number): number {
  if (!Number.isFinite(usd) || usd < 0) throw new RangeError(`not an amount of money: ${usd}`);
  return Math.max(0, Math.ceil(usd * UNIT - NOISE));
}

/** A limit in units. */
export function limitUnits(usd: number): number {
  return Math.floor(usd * UNIT + NOISE);
}

export function dollars(amount: number): number {
  return amount / UNIT;
}

/**
 * Why a call is not made. All amounts in US dollars.
 * @param account.doubt held for calls of workers that went away: they may have been paid, and nobody can tell
 */
export function overBudget(which: 'run' | 'article', worst: number, account: { limit: number; spent: number; doubt?: number }): SluglineError {
  const run = which === 'run';
  const doubt = account.doubt ?? 0;
  const held = doubt > 0 ? `, ${formatMoney(doubt)} may have been spent by calls of workers that went away in the middle` : '';
  return new SluglineError({
    code: run ? 'BUDGET_RUN' : 'BUDGET_ARTICLE',
    message: `the next call could cost up to ${formatMoney(worst)}, and of the ${run ? "run's" : "article's"} budget of ${formatMoney(account.limit)} ${formatMoney(account.spent)} is spent${held}, so it was not made`,
    help: run ? 'Run again with a larger --budget: everything finished is kept and not bought again.' : 'Raise model.budget.article, or shorten the brief.',
  });
}

export interface Budget {
  /**
   * Asks to make a call that costs at most `worst`. `ok` holds the amount until `settle`; `run` or `article` names the limit the call could
   * exceed, given what was spent and what calls in flight may still spend, and holds nothing. `run` when it could exceed both.
   */
  reserve(slug: string, worst: number): 'ok' | 'run' | 'article';
  /** True when such a call fits as soon as the calls under way have ended and cost nothing: it may be worth waiting for them. */
  couldFit(slug: string, worst: number): boolean;
  /** Ends a call for which `reserve` answered `ok`: frees the `reserved` amount and books what it really cost, 0 if it cost nothing. */
  settle(slug: string, reserved: number, actual: number): void;
  /** Booked in the whole run; calls in flight are not part of it. */
  spent(): number;
  /** Booked for one article. */
  spentOn(slug: string): number;
}

/**
 * Keeps a run within its limits: a call whose worst case could exceed one is refused before it is made.
 * A limit left out does not limit. Amounts that are not finite or negative throw a RangeError.
 */
export function createBudget(limits: { run?: number | undefined; article?: number | undefined }): Budget {
  interface Account {
    limit: number;
    spent: number;
    held: number;
  }
  const open = (limit: number | undefined): Account => ({ limit: limit === undefined ? Infinity : limitUnits(limit), spent: 0, held: 0 });
  const fits = (account: Account, amount: number): boolean => account.spent + account.held + amount <= account.limit;
  const run = open(limits.run);
  const articles = new Map<string, Account>();
  const account = (slug: string): Account => {
    const found = articles.get(slug) ?? open(limits.article);
    articles.set(slug, found);
    return found;
  };
  return {
    reserve(slug, worst) {
      const amount = units(worst);
      const article = account(slug);
      if (!fits(run, amount)) return 'run';
      if (!fits(article, amount)) return 'article';
      for (const one of [run, article]) one.held += amount;
      return 'ok';
    },
    couldFit(slug, worst) {
      const amount = units(worst);
      return [run, account(slug)].every((one) => one.spent + amount <= one.limit);
    },
    settle(slug, reserved, actual) {
      const article = account(slug);
      const [freed, booked] = [Math.min(units(reserved), article.held), units(actual)];
      for (const one of [run, article]) {
        one.held -= freed;
        one.spent += booked;
      }
    },
    spent: () => dollars(run.spent),
    spentOn: (slug) => dollars(articles.get(slug)?.spent ?? 0),
  };
}
