import { Option, type Command } from 'commander';
import { isArticleFile } from '../text/post-files.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

const FORMATS = ['human', 'json', 'dot', 'svg'] as const;
type Format = (typeof FORMATS)[number];

/** The flags of `link` as values, each looked at before any work is done. */
export interface LinkFlags {
  format: Format;
  /** Where the result goes instead of standard output. */
  output: string | undefined;
  /** What becomes of the proposals: they are told, printed as a diff, or made. */
  proposals: 'report' | 'diff' | 'write';
  /** Slug of the article to explain. */
  explain: string | undefined;
  /** Slugs that may be linked; undefined: all. */
  to: readonly string[] | undefined;
  drafts: boolean;
  cached: boolean;
}

export function configure(command: Command): void {
  command.description('report the links between all articles, and propose links where texts speak of other articles; writes nothing without --write')
    .addOption(new Option('--format <format>', 'how to report (default: human, or by the name of the file)').choices(FORMATS))
    .option('-o, --output <file>', 'write the result to a file instead of printing it; .json, .dot and .svg name their format')
    .option('--explain <slug>', 'why an article links where it does')
    .option('--to <slug...>', 'propose only links to these articles')
    .option('--diff', 'print what --write would change, as a diff for `git apply`')
    .option('--write', 'make the proposed links')
    .option('--drafts', 'take drafts as if they were published')
    .option('--no-cache', 'read every article anew, and remember nothing')
    .addHelpText('after', '\nExit code: 0 done, 1 links or anchors that lead nowhere, or files that could not be read or written, 2 could not run.');
}

export async function run(_args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const read = readFlags(flags, context);
  // What most calls of the command line never need is loaded here.
  const { link } = await import('./_link-run.ts');
  return link(read, context);
}

/** @throws SluglineError USAGE for values that mean nothing, and for flags that contradict each other */
function readFlags(flags: Flags, context: CommandContext): LinkFlags {
  const [diff, write] = [flags['diff'] === true, flags['write'] === true];
  if (write && diff) throw usage('--write and --diff exclude each other', 'Look with --diff first, then run again with --write.');
  const named = textFlag(flags, 'format') as Format | undefined;
  if (context.json && named !== undefined && named !== 'json') throw usage(`--json and --format ${named} contradict each other`, 'Name one of them.');
  if (diff && (context.json || named !== undefined)) throw usage(`--diff prints a diff, so there is no place for a report in the format ${named ?? 'json'}`, 'Leave out one of them.');
  const explain = textFlag(flags, 'explain');
  const to = Array.isArray(flags['to']) ? (flags['to'] as string[]) : undefined;
  if (explain !== undefined && (write || diff || to !== undefined)) throw usage('--explain tells of one article and proposes nothing', 'Leave out --write, --diff and --to, or --explain.');
  const output = outputOf(flags, context);
  const format = context.json ? 'json' : (named ?? (diff ? undefined : FORMATS.find((one) => output?.toLowerCase().endsWith(`.${one}`) === true)) ?? 'human');
  if ((format === 'dot' || format === 'svg') && (write || to !== undefined || explain !== undefined)) throw usage(`the format ${format} is the graph of the links there are, without proposals`, 'Leave out --write, --to and --explain, or name another format.');
  return { format, output, explain, to, proposals: diff ? 'diff' : write ? 'write' : 'report', drafts: flags['drafts'] === true, cached: flags['cache'] !== false };
}

/** An article must never be written over by a report. */
function outputOf(flags: Flags, context: CommandContext): string | undefined {
  const file = textFlag(flags, 'output');
  if (file === undefined) return undefined;
  const help = 'Name another file, such as --output links.json';
  if (file === '' || context.world.files.stat(file)?.isDirectory === true) throw usage(`--output ${file}: expected a file`, help);
  if (isArticleFile(file)) throw usage(`--output ${file}: the report would replace an article`, help);
  return file;
}
