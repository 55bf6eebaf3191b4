import type { Command } from 'commander';
import { generateProject, planProject } from '../library.ts';
import { formatProblem, SluglineError } from '../model/errors.ts';
import type { RunResult } from '../model/events.ts';
import { joinPath, loadProject } from '../project.ts';
import { createProgress, hasFailures, resultText } from './_progress.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import { addWriterFlags, writerOptions } from './_writer-flags.ts';
import type { CommandContext } from './context.ts';
import { planText } from './plan.ts';

export function configure(command: Command): void {
  command.description('write the articles that are new or stale, check them and place them in the output directory');
  addWriterFlags(command);
  command
    .option('--concurrency <number>', 'articles written at a time')
    .option('--budget <usd>', 'US dollars this run may spend; a call that could exceed it is not made')
    .option('--dry-run', 'show what would be done, write nothing, spend nothing');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const { result, project, broken } = await generate(args, flags, context);
  if (result === undefined) return broken ? 1 : 0;
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, ...result }, null, 2)}\n`);
  else context.stdout(resultText(result, joinPath(project.dir, project.config.output.dir)));
  return result.interrupted ? 130 : hasFailures(result) ? 1 : 0;
}

/** Runs and reports while it runs; the result is undefined for a dry run. `broken`: some brief cannot be used. */
export async function generate(args: readonly string[], flags: Flags, context: CommandContext): Promise<{ result: RunResult | undefined; project: ReturnType<typeof loadProject>; broken: boolean }> {
  const project = loadProject(context.world, context.projectDir);
  const budget = budgetOf(flags);
  const options = { ...writerOptions(args, flags), signal: context.signal, openStore: async (path: string) => (await import('../store/sqlite.ts')).openStore(path), ...(budget === undefined ? {} : { budget }) };
  if (flags['dryRun'] === true) {
    const { plan, setup } = planProject(context.world, project, options);
    context.stdout(context.json ? `${JSON.stringify({ version: 1, ...plan }, null, 2)}\n` : planText(plan, setup.provider.host, options.concurrency ?? project.config.model.concurrency));
    for (const problem of plan.problems) context.stderr(`${formatProblem(problem)}\n`);
    return { result: undefined, project, broken: plan.problems.length > 0 };
  }
  const progress = createProgress(context);
  let result: RunResult | undefined;
  for await (const event of generateProject(context.world, project, options)) {
    progress.event(event);
    if (event.type === 'result') result = event.result;
  }
  if (result === undefined) throw new SluglineError({ code: 'INTERNAL', message: 'the run ended without a result' });
  for (const problem of result.problems) context.stderr(`${formatProblem(problem)}\n`);
  return { result, project, broken: result.problems.length > 0 };
}

/** The value of --budget. @throws SluglineError USAGE */
function budgetOf(flags: Flags): number | undefined {
  const value = textFlag(flags, 'budget');
  if (value === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value) && Number(value) > 0) return Number(value);
  throw usage(`--budget ${value}: expected an amount of US dollars above 0`, 'For example: --budget 2.50');
}
