import type { Command } from 'commander';
import { isRealDate } from '../model/real-date.ts';
import { nearest } from '../text/nearest.ts';
import { STEP_LIST } from '../text/mend-steps.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

/** The flags of `repair` as values, each looked at before any work is done. */
export interface RepairFlags {
  paths: string[] | undefined;
  write: boolean;
  only: ReadonlySet<string> | undefined;
  related: boolean;
  asOf: string;
}

export function configure(command: Command): void {
  command.description('repair old articles: front matter, structured data, headings, promotional lines, links; writes nothing without --write')
    .argument('[paths...]', "files, directories or patterns (default: the project's articles and the posts of its blog)")
    .option('--diff', 'print what --write would change, as a diff for `git apply` (this is the default)')
    .option('--write', 'make the changes')
    .option('--only <steps>', `some steps only, by name, separated by commas: ${STEP_LIST.map(({ id }) => id).join(', ')}`)
    .option('--related', 'replace irrelevant related links as well, not only broken ones')
    .option('--as-of <date>', 'the day by which dated policy is judged, such as 2026-11-21 (default: today)')
    .addHelpText('after', `\nThe steps, in order:\n${STEP_LIST.map(({ id, about }) => `  ${id.padEnd(14)}${about}`).join('\n')}\n\nExit code: 0 no errors are left, 1 some are, which only a person can decide, 2 could not run.`);
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const read = readFlags(args, flags, context);
  const { repair } = await import('./_repair-run.ts');
  return repair(read, context);
}

/** @throws SluglineError USAGE for values that mean nothing, and for flags that contradict each other */
function readFlags(args: readonly string[], flags: Flags, context: CommandContext): RepairFlags {
  const write = flags['write'] === true;
  if (write && flags['diff'] === true) throw usage('--write and --diff exclude each other', 'Look with --diff first, then run again with --write.');
  const only = onlyOf(flags);
  const related = flags['related'] === true;
  if (related && only?.has('related') === false) throw usage('--related is about a step that --only leaves out', 'Add "related" to the steps, or leave out --related.');
  return { paths: args.length === 0 ? undefined : args.map((path) => displayPath(path, context.cwd)), write, only, related, asOf: asOfOf(flags, context) };
}

function onlyOf(flags: Flags): ReadonlySet<string> | undefined {
  const value = textFlag(flags, 'only');
  if (value === undefined) return undefined;
  const known = STEP_LIST.map(({ id }) => id);
  const steps = value.split(',').map((step) => step.trim()).filter((step) => step !== '');
  const unknown = steps.find((step) => !known.includes(step));
  if (unknown !== undefined || steps.length === 0) {
    const near = unknown === undefined ? undefined : nearest(unknown, known);
    throw usage(unknown === undefined ? '--only names no step' : `there is no step "${unknown}"`, `${near === undefined ? '' : `Did you mean "${near}"? `}The steps: ${known.join(', ')}.`);
  }
  return new Set(steps);
}

function asOfOf(flags: Flags, context: CommandContext): string {
  const value = textFlag(flags, 'asOf');
  if (value === undefined) return context.world.now().toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDate(value)) return value;
  throw usage(`--as-of ${value}: expected a day that exists, as year-month-day`, 'For example: --as-of 2026-11-21');
}
