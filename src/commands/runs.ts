import type { Command } from 'commander';
import type { ResponseStore, RunRecord } from '../model/store.ts';
import { formatMoney } from '../money.ts';
import { loadProject } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { machineOf } from './_machine.ts';
import { duration, plural } from './_progress.ts';
import { STORE_FLAG, textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

export function configure(command: Command): void {
  command.description('list past runs with a model: when, what came of them, what they cost').option('--limit <number>', 'how many, newest first (default: 20)').option(...STORE_FLAG);
}

export async function run(_args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const limit = textFlag(flags, 'limit') ?? '20';
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw usage(`--limit ${limit}: expected a number from 1`, 'For example: --limit 50');
  const { dir } = loadProject(context.world, context.projectDir);
  const machine = machineOf(context, flags, 'runs');
  const runs = await read(await machine.openKnownStore(joinPath(dir, '.slugline/store.db')), Number(limit));
  const atWork = runs.some(({ state }) => state === 'running') && (await machine.isAtWork(joinPath(dir, '.slugline/run.lock')));
  // Only the newest can be under way: a run begins when no other is.
  const told = runs.map((one, index) => ({ ...one, state: one.state === 'running' && !(atWork && index === 0) ? ('killed' as const) : one.state }));
  context.stdout(context.json ? `${JSON.stringify({ version: 1, runs: told }, null, 2)}\n` : runsText(told));
  return 0;
}

async function read(store: ResponseStore | undefined, limit: number): Promise<RunRecord[]> {
  try {
    return (await store?.runs(limit)) ?? [];
  } finally {
    await store?.close();
  }
}

/** A line a run, and the sum. `killed`: it ended without a word; what it had been answered is kept. */
function runsText(runs: readonly (Omit<RunRecord, 'state'> & { state: RunRecord['state'] | 'killed' })[]): string {
  if (runs.length === 0) return 'No run with a model yet.\n';
  const rows = runs.map((one) => [
    one.at.slice(0, 16).replace('T', ' '),
    one.state,
    one.ended === null ? '' : duration((Date.parse(one.ended) - Date.parse(one.at)) / 1000),
    `${one.written} of ${plural(one.articles, 'article')}`,
    `${plural(one.calls, 'call')}${one.reused === 0 ? '' : ` + ${one.reused} from the store`}`,
    `${one.usage.input} in (${Math.round((one.usage.cachedInput / Math.max(1, one.usage.input)) * 100)} % cached), ${one.usage.output} out`,
    one.cost === null ? 'price not known' : formatMoney(one.cost),
    `${one.command}, ${one.model} at ${one.host}`,
  ]);
  const widths = rows[0]?.map((_cell, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0))) ?? [];
  const known = runs.flatMap((one) => one.cost ?? []);
  const sum = `${plural(runs.length, 'run')}: ${formatMoney(known.reduce((total, cost) => total + cost, 0))}${known.length < runs.length ? ', and what has no known price' : ''}. Times are in UTC.`;
  return `${[...rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ').trimEnd()), sum].join('\n')}\n`;
}
