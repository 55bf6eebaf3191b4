import { Option, type Command } from 'commander';
import { usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

export const FORMATS = ['human', 'json', 'dot', 'svg'] as const;

export function configure(command: Command): void {
  command.description('report the links between all articles, and propose links for texts that speak of others; writes nothing without --write')
    .addOption(new Option('--format <format>', 'how to report').choices(FORMATS).default('human'))
    .option('-o, --output <file>', 'write the report to a file')
    .option('--explain <slug>', 'why an article links where it does')
    .option('--to <slug...>', 'propose only links to these articles')
    .option('--diff', 'print what --write would change, as a diff for git apply')
    .option('--write', 'make the proposed links')
    .option('--drafts', 'take drafts as if they were published')
    .option('--no-cache', 'read every article anew');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  if (args.length > 0) throw usage(`link takes no arguments, and got "${args.join(' ')}"`, 'An article to explain goes behind --explain, targets behind --to.');
  if (flags['write'] === true && flags['diff'] === true) throw usage('--write and --diff exclude each other', 'Look with --diff first, then run again with --write.');
  // What most calls of the command line never need is loaded here.
  const { link } = await import('./_link-run.ts');
  return link(flags, context);
}
