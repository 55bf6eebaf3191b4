import type { Command } from 'commander';
import { planProject } from '../library.ts';
import { formatProblem } from '../model/errors.ts';
import type { Plan, PlanItem } from '../model/plan.ts';
import { formatMoney } from '../money.ts';
import { loadProject } from '../project.ts';
import { duration, plural } from './_progress.ts';
import type { Flags } from './_usage.ts';
import { addWriterFlags, writerOptions } from './_writer-flags.ts';
import type { CommandContext } from './context.ts';

export function configure(command: Command): void {
  command.description('show what would be written and why; spends nothing, writes nothing');
  addWriterFlags(command);
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const { plan, setup } = planProject(context.world, loadProject(context.world, context.projectDir), writerOptions(args, flags));
  context.stdout(context.json ? `${JSON.stringify({ version: 1, ...plan }, null, 2)}\n` : planText(plan, setup.provider.host, setup.workspace.project.config.model.concurrency));
  for (const problem of plan.problems) context.stderr(`${formatProblem(problem)}\n`);
  return plan.problems.length > 0 ? 1 : 0;
}

const ACTION_WORDS: Record<PlanItem['action'], string> = { write: 'write', render: 'put together', none: 'nothing', hold: 'wait' };

/** Output tokens a second of a typical hosted model; the forecast says that it assumes this. */
const TOKENS_PER_SECOND = 60;

/**
 * The plan as a table for people.
 * @param concurrency articles written at a time
 */
export function planText(plan: Plan, host: string, concurrency: number): string {
  const { items, writer } = plan;
  const width = Math.max(...items.map((item) => item.slug.length), 4);
  const rows = items.map((item) => {
    const cost = item.calls === 0 ? '' : `  ${plural(item.calls, 'call')}, about ${thousands(item.tokens.input)} + ${thousands(item.tokens.output)} tokens`;
    const overlap = item.overlap === undefined ? '' : `\n  ${' '.repeat(14)}close to "${item.overlap.title}" (${item.overlap.slug}): two articles for one reader compete with each other`;
    return `  ${ACTION_WORDS[item.action].padEnd(12)}  ${item.slug.padEnd(width)}  ${item.reason}${cost}${overlap}`;
  });
  const calls = items.reduce((sum, item) => sum + item.calls, 0);
  const input = items.reduce((sum, item) => sum + item.tokens.input, 0);
  const output = items.reduce((sum, item) => sum + item.tokens.output, 0);
  const busy = items.filter((item) => item.action === 'write' || item.action === 'render').length;
  const who = writer.local ? `${writer.provider} (no model is called)` : `${writer.provider}, ${writer.model}${host === '' ? '' : ` at ${host}`}`;
  return [
    `Writer: ${who}`,
    ...rows,
    busy === 0 ? `${plural(items.length, 'article')}: nothing to do.` : `${plural(items.length, 'article')}, ${busy} to make: ${plural(calls, 'call')}${calls === 0 ? '' : `, about ${thousands(input)} tokens in and ${thousands(output)} out, about ${duration(output / TOKENS_PER_SECOND / Math.min(concurrency, Math.max(1, busy)))} (a forecast from lengths, at ${TOKENS_PER_SECOND} tokens a second). ${money(items)}`}.`,
    '',
  ].join('\n');
}

/** What it would cost, or why nobody can say. */
function money(items: readonly PlanItem[]): string {
  const known = items.flatMap((item) => item.cost ?? []);
  return known.length < items.length ? 'The price of this model is not known: add it to model.prices of the config' : `About ${formatMoney(known.reduce((sum, cost) => sum + cost, 0))}`;
}

function thousands(count: number): string {
  return count < 1000 ? String(count) : `${(count / 1000).toFixed(1)}k`;
}
