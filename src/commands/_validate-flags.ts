import type { Command } from 'commander';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { AskedCheck } from '../checked.ts';
import type { ReportFormat } from '../kinds.ts';
import type { CheckResult } from '../model/finding.ts';
import { isRealDate } from '../model/real-date.ts';
import { reports } from '../registry-reports.ts';
import { decodeUtf8 } from '../text/decode.ts';
import { nearest } from '../text/nearest.ts';
import { isArticleFile } from '../text/post-files.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** The flags of `validate` as values, each looked at before any work is done. */
export interface ValidateFlags {
  report: ReportFormat;
  /** Where the report goes instead of standard output. */
  output: string | undefined;
  maxWarnings: number | undefined;
  asOf: string;
  given: GivenArticles;
  fix: FixMode | undefined;
  baseline: BaselineFlag | undefined;
  /** Check again after every change. */
  watch: boolean;
}

/** What becomes of the fixed texts: to the files, to standard output (the one of standard input), or as a diff to standard output. */
export type FixMode = 'write' | 'print' | 'diff';

export interface BaselineFlag {
  file: string;
  /** Write it anew. */
  update: boolean;
}

/** What the name of a report file asks for when no format is named. */
const FORMAT_OF: Readonly<Record<string, string>> = { html: 'html', json: 'json', sarif: 'sarif', xml: 'junit' };

/** What to check: named paths, or articles in memory; neither: the output directory. */
export interface GivenArticles {
  paths?: string[];
  articles?: { file: string; text: string }[];
}

export function configure(program: Command): void {
  program
    .description('check articles: what the project wrote, or any Markdown files')
    .argument('[paths...]', "files, directories or patterns (default: the project's output directory)")
    .option('--format <name>', `how to print the result: ${reports.map((report) => report.id).join(', ')}`)
    .option('-o, --output <file>', 'write the result to a file instead of printing it; .html, .json, .sarif and .xml name their format')
    .option('--fix', 'apply the safe fixes, then tell what is left; with --stdin: print the fixed text instead')
    .option('--fix-dry-run', 'write nothing and print what --fix would change, as a diff for `git apply`')
    .option('--baseline <file>', 'leave out the findings that this file knows')
    .option('--update-baseline', 'write the findings of this check to that file')
    .option('--max-warnings <count>', 'end with exit code 1 when there are more warnings')
    .option('--as-of <date>', 'the day by which dated policy is judged, such as 2026-11-21 (default: today)')
    .option('--no-cache', 'check everything anew, and remember nothing')
    .option('--store <url>', 'share with other machines what checks have found, in PostgreSQL: postgres://… (or SLUGLINE_DATABASE_URL)')
    .option('--verify', 'tell what has not changed by the content of all files, not by their times')
    .option('--watch', 'check again whenever an article or the config changes, until Ctrl-C')
    .option('--stdin', 'check one article from standard input')
    .option('--stdin-filename <file>', 'the file that article belongs to')
    .addHelpText('after', '\nExit code: 0 no errors, 1 errors (or more warnings than allowed), 2 the check could not run. With --fix and --fix-dry-run: by what is left after the fixes.');
}

/** What the check may remember, and what it is remembered by. */
export interface MemoryFlags {
  cached: boolean;
  /** Address of a database that shares what checks have found. */
  database: string | undefined;
  /** By content, not by times. */
  verify: boolean;
  /** Undefined for a check that is not remembered as a whole. */
  asked: AskedCheck | undefined;
}

/** Exit code of a finished check; says so when there are more warnings than allowed. */
export function exitCodeOf({ summary: { errors, warnings } }: CheckResult, { maxWarnings }: ValidateFlags, context: CommandContext): number {
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings;
  if (tooMany) context.stderr(`${warnings} warnings: more than the ${maxWarnings} that --max-warnings allows\n`);
  return errors > 0 || tooMany ? 1 : 0;
}

/** @throws SluglineError USAGE for values that mean nothing, and for flags that contradict each other */
export function readFlags(args: readonly string[], flags: Flags, context: CommandContext): ValidateFlags {
  const report = reportOf(flags, context);
  const maxWarnings = maxWarningsOf(flags);
  const asOf = asOfOf(flags, context);
  const fix = fixModeOf(flags);
  const baseline = baselineOf(flags, fix);
  const watch = flags['watch'] === true;
  if (watch && (flags['stdin'] === true || fix !== undefined || baseline?.update === true)) {
    throw usage('--watch looks at files as they change and writes none', 'Leave out --stdin, --fix, --fix-dry-run and --update-baseline, or --watch.');
  }
  const output = outputOf(flags, baseline, context);
  const named = textFlag(flags, 'format') ?? (context.json ? 'json' : undefined);
  if (fix !== undefined && fix !== 'write' && named !== undefined && output === undefined) {
    throw usage(`${fix === 'diff' ? '--fix-dry-run prints a diff' : '--stdin --fix prints the fixed text'}, so there is no place for a report in the format ${named}`, 'Add --output FILE for the report, or leave out the format.');
  }
  return { report, maxWarnings, asOf, fix, baseline, output, watch, given: givenArticles(args, flags, context) };
}

function reportOf(flags: Flags, context: CommandContext): ReportFormat {
  const named = textFlag(flags, 'format');
  if (context.json && named !== undefined && named !== 'json') throw usage(`--json and --format ${named} contradict each other`, 'Name one of them.');
  const id = named ?? (context.json ? 'json' : (FORMAT_OF[/[^.]*$/.exec(textFlag(flags, 'output') ?? '')?.[0].toLowerCase() ?? ''] ?? 'human'));
  const report = reports.find((candidate) => candidate.id === id);
  if (report !== undefined) return report;
  const near = nearest(id, reports.map((candidate) => candidate.id));
  throw usage(`there is no format "${id}"`, `${near === undefined ? '' : `Did you mean "${near}"? `}The formats: ${reports.map((candidate) => candidate.id).join(', ')}.`);
}

function maxWarningsOf(flags: Flags): number | undefined {
  const value = textFlag(flags, 'maxWarnings');
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw usage(`--max-warnings ${value}: expected a number, 0 or more`, 'For example: --max-warnings 10');
}

function asOfOf(flags: Flags, context: CommandContext): string {
  const value = textFlag(flags, 'asOf');
  if (value === undefined) return context.world.now().toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDate(value)) return value;
  throw usage(`--as-of ${value}: expected a day that exists, as year-month-day`, 'For example: --as-of 2026-11-21');
}

function fixModeOf(flags: Flags): FixMode | undefined {
  const [write, dry] = [flags['fix'] === true, flags['fixDryRun'] === true];
  if (write && dry) throw usage('--fix writes and --fix-dry-run does not', 'Leave out one of them.');
  if (dry) return 'diff';
  if (!write) return undefined;
  return flags['stdin'] === true ? 'print' : 'write';
}

function baselineOf(flags: Flags, fix: FixMode | undefined): BaselineFlag | undefined {
  const file = textFlag(flags, 'baseline');
  const update = flags['updateBaseline'] === true;
  if (file === '') throw usage('--baseline names no file', 'For example: --baseline baseline.json');
  if (!update) return file === undefined ? undefined : { file, update };
  if (file === undefined) throw usage('--update-baseline does not know which file', 'Name it: --baseline baseline.json --update-baseline');
  if (flags['stdin'] === true) throw usage('--update-baseline is about files as they are on disk, and --stdin is not', 'Leave out one of them.');
  if (fix === 'diff') throw usage('--update-baseline writes a file, and --fix-dry-run writes nothing', 'Leave out one of them.');
  return { file, update };
}

/** A list of files behind `-o` would be taken for its value: an article must never be written over by a report. */
function outputOf(flags: Flags, baseline: BaselineFlag | undefined, context: CommandContext): string | undefined {
  const file = textFlag(flags, 'output');
  if (file === undefined) return undefined;
  const help = 'Name another file, such as --output report.html';
  if (file === '' || context.world.files.stat(file)?.isDirectory === true) throw usage(`--output ${file}: expected a file`, help);
  if (isArticleFile(file)) throw usage(`--output ${file}: the report would replace an article`, help);
  if (baseline !== undefined && resolve(context.cwd, file) === resolve(context.cwd, baseline.file)) throw usage(`--output ${file}: the report would replace the baseline`, help);
  return file;
}

function givenArticles(args: readonly string[], flags: Flags, context: CommandContext): GivenArticles {
  const filename = textFlag(flags, 'stdinFilename');
  if (flags['stdin'] !== true) {
    if (filename !== undefined) throw usage('--stdin-filename needs --stdin', 'Add --stdin, or name the file as an argument.');
    return args.length === 0 ? {} : { paths: args.map((path) => displayPath(path, context.cwd)) };
  }
  if (args.length > 0) throw usage('--stdin checks one article, and paths are named as well', 'Leave out one of them.');
  const file = displayPath(filename ?? 'stdin.md', context.cwd);
  return { articles: [{ file, text: decodeUtf8(context.stdin(), file) }] };
}

/** A path as findings show it: relative to where the command runs when it is below, "/" between its parts. */
export function displayPath(path: string, cwd: string): string {
  const below = isAbsolute(path) ? relative(cwd, path) : path;
  const shown = below.startsWith('..') || isAbsolute(below) ? path : below === '' ? '.' : below;
  return sep === '\\' ? shown.replaceAll('\\', '/') : shown;
}
