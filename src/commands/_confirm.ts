import type { PlanTotals } from '../model/plan.ts';
import { formatMoney } from '../money.ts';
import type { CommandContext } from './context.ts';

/** Asks before much is spent (`model.confirmAbove`). */

/**
 * True when the run may go on: it costs no more than `confirmAbove` US dollars even at the upper end of its forecast, it was confirmed
 * beforehand (`yes`), or a person says so. Without a terminal nobody is asked, and the run goes on within its budgets.
 * @param confirmAbove of the config; undefined never asks. A price that is not known is taken to be above it.
 */
export async function confirmSpending(context: Pick<CommandContext, 'ask' | 'stderr' | 'quiet'>, totals: PlanTotals, confirmAbove: number | undefined, yes: boolean): Promise<boolean> {
  const { calls, cost, range } = totals;
  if (confirmAbove === undefined || yes || calls === 0) return true;
  if (cost !== null && (range?.high ?? cost) <= confirmAbove) return true;
  const limit = `the ${formatMoney(confirmAbove)} of model.confirmAbove`;
  const upTo = range === null || cost === null || formatMoney(range.high) === formatMoney(cost) ? '' : ` (up to ${formatMoney(range.high)})`;
  const what = cost === null
    ? `What this run will cost is not known, so it may be more than ${limit}.`
    : cost > confirmAbove ? `This run will cost about ${formatMoney(cost)}${upTo}, more than ${limit}.` : `This run will cost about ${formatMoney(cost)}${upTo}; that may be more than ${limit}.`;
  if (context.ask === undefined) {
    if (!context.quiet) context.stderr(`${what} Nobody can be asked here, so it goes on; --budget is what holds it back.\n`);
    return true;
  }
  const answer = await context.ask(`${what} Go on? [y/N] `);
  if (/^(?:y|yes|д|да)$/i.test(answer.trim())) return true;
  context.stderr('Nothing was spent.\n');
  return false;
}
