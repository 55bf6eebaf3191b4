import { TOKENS_PER_SECOND } from '../forecast.ts';
import { isDue, type Plan, type PlanItem } from '../model/plan.ts';
import { formatMoney } from '../money.ts';
import { duration, plural } from './_progress.ts';

/** A plan in words, for a terminal. */

/** What is done to an article. */
export const ACTION_WORDS: Record<PlanItem['action'], string> = { write: 'write', render: 'put together', none: 'nothing', hold: 'wait' };

/**
 * The plan as a table for people.
 * @param host where requests would go, '' when nowhere
 * @param exact the tokens of the prompts are counted as the model itself counts them
 */
export function planText(plan: Plan, host: string, exact = true): string {
  const { items, writer } = plan;
  const widest = (list: readonly PlanItem[], text: (item: PlanItem) => string): number => list.reduce((width, item) => Math.max(width, text(item).length), 0);
  const asking = items.filter((item) => item.calls > 0);
  const slug = Math.max(4, widest(items, (item) => item.slug));
  const [reason, calls, tokens] = [widest(asking, (item) => item.reason), widest(asking, callsOf), widest(asking, tokensOf)];
  const rows = items.map((item) => {
    const cost = item.calls === 0 ? item.reason : `${item.reason.padEnd(reason)}  ${callsOf(item).padStart(calls)}, about ${tokensOf(item).padStart(tokens)}${item.cost === null ? '' : `, ${formatMoney(item.cost)}`}`;
    const overlap = overlapText(item.overlap).map((line) => `\n  ${' '.repeat(14)}${line}`).join('');
    return `  ${ACTION_WORDS[item.action].padEnd(12)}  ${item.slug.padEnd(slug)}  ${cost}${overlap}`;
  });
  const busy = items.filter(isDue).length;
  const held = items.filter((item) => item.overlap?.verdict === 'hold').length;
  return [
    `Writer: ${writerOf(writer, host)}`,
    ...rows,
    ...(held === 0 ? [] : [`${plural(held, 'brief')} held back: ${held === 1 ? 'it' : 'each'} would compete with another article for one search query.`]),
    busy === 0 ? `${plural(items.length, 'article')}: nothing to do.` : `${plural(items.length, 'article')}, ${busy} to make: ${work(plan)}.`,
    ...(plan.totals.calls === 0 ? [] : [forecastText(plan, exact)]),
    '',
  ].join('\n');
}

/** Who would write. @param host where requests would go, '' when nowhere */
export function writerOf(writer: Plan['writer'], host: string): string {
  return writer.local ? `${writer.provider} (no model is called)` : `${writer.provider}, ${writer.model}${host === '' ? '' : ` at ${host}`}`;
}

/** What is said below an article; a brief that is held back names its rival in the reason. */
export function overlapText(overlap: PlanItem['overlap']): string[] {
  if (overlap === undefined || overlap.verdict === 'hold') return [];
  const close = `close to "${overlap.title}" (${overlap.slug}): ${overlap.evidence.map((one) => one.reason).join(', ')}`;
  return [overlap.allowed === undefined ? `${close}; two articles for one reader compete with each other` : `${close}; allowed: ${overlap.allowed}`];
}

/** Calls, tokens and time of all together. */
export function work({ totals, certainty }: Plan): string {
  if (totals.calls === 0) return plural(0, 'call');
  const speed = certainty.basis === 'history' ? '' : ` at ${TOKENS_PER_SECOND} tokens a second`;
  return `${plural(totals.calls, 'call')}, about ${thousands(totals.tokens.input)} tokens in and ${thousands(totals.tokens.output)} out, about ${duration(totals.seconds)}${speed}`;
}

/** What it would cost and how sure that is, or why nobody can say. */
export function forecastText({ totals: { cost, range }, certainty, writer }: Plan, exact: boolean): string {
  const between = range === null ? '' : `between ${formatMoney(range.low)} and ${formatMoney(range.high)}; `;
  const money = cost === null
    ? `The price of this model is not known: add it to model.prices of the config. The tokens are ${certainty.note}.`
    : `About ${formatMoney(cost)} (${between}${certainty.note}).`;
  // What a reasoning model thinks is paid as output, and lengths know nothing of it.
  const thinking = certainty.basis === 'history' ? '' : ', nor what a model thinks before it answers';
  const prompts = certainty.input === 'lengths' ? ' Prompts are sized by their length.' : exact ? '' : ` Prompts are counted as OpenAI's newer models count them; ${writer.model} may do it otherwise.`;
  return `${money} Corrections and retries are not in it${thinking}; parts sent back with findings are, as often as in earlier runs.${prompts}`;
}

function callsOf(item: PlanItem): string {
  return plural(item.calls, 'call');
}

/** Tokens in and out. */
export function tokensOf(item: PlanItem): string {
  return `${thousands(item.tokens.input)} + ${thousands(item.tokens.output)} tokens`;
}

function thousands(count: number): string {
  if (count < 1000) return String(count);
  return count < 999_950 ? `${(count / 1000).toFixed(1)}k` : `${(count / 1e6).toFixed(2)}M`;
}
