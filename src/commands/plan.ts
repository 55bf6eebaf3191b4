import type { Command } from 'commander';
import { refreshFetched } from '../fetched.ts';
import { planProject } from '../library.ts';
import { formatProblem } from '../model/errors.ts';
import type { Plan } from '../model/plan.ts';
import { loadProject } from '../project.ts';
import { forecastBasis } from './_forecast.ts';
import { planMarkdown } from './_plan-markdown.ts';
import { planText } from './_plan-text.ts';
import { STORE_FLAG, usage, type Flags } from './_usage.ts';
import { addWriterFlags, writerOptions } from './_writer-flags.ts';
import type { CommandContext } from './context.ts';

export function configure(command: Command): void {
  command.description('show what would be written and why; spends nothing, writes nothing');
  addWriterFlags(command);
  command.option(...STORE_FLAG);
  command.option('--markdown', 'as Markdown, for a comment or the summary of a CI job');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const markdown = flags['markdown'] === true;
  if (markdown && context.json) throw usage('--markdown and --json are two different forms', 'Ask for one of them.');
  const notices = await refreshFetched(context.world, context.projectDir, context.signal);
  const project = loadProject(context.world, context.projectDir);
  const options = writerOptions(args, flags);
  const { exact, ...basis } = await forecastBasis(context, project, options, flags);
  const { plan, setup } = planProject(context.world, project, { ...options, ...basis });
  context.stdout(context.json ? planJson(plan) : markdown ? planMarkdown(plan, setup.provider.host, exact) : planText(plan, setup.provider.host, exact));
  for (const problem of [...notices, ...setup.notices, ...plan.problems]) context.stderr(`${formatProblem(problem)}\n`);
  return plan.problems.length > 0 ? 1 : 0;
}

/** The plan for programs. */
export function planJson(plan: Plan): string {
  return `${JSON.stringify({ version: 1, ...plan }, null, 2)}\n`;
}
