import type { Command } from 'commander';
import { isAbsolute, relative, sep } from 'node:path';
import { createLanguages } from '../languages.ts';
import { isRealDate } from '../model/brief.ts';
import { formatProblem } from '../model/errors.ts';
import { CONFIG_FILE, loadProject, type Project } from '../project.ts';
import { locales, reports, rules } from '../registry.ts';
import { decodeUtf8 } from '../text/decode.ts';
import { nearest } from '../text/nearest.ts';
import { validateArticles } from '../validate.ts';
import { loadSettings } from './_settings.ts';
import { recordingPool } from './_recording-pool.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

export function configure(program: Command): void {
  program
    .description('check articles: what the project wrote, or any Markdown files')
    .argument('[paths...]', "files, directories or patterns (default: the project's output directory)")
    .option('--format <name>', `how to print the result: ${reports.map((report) => report.id).join(', ')}`)
    .option('--max-warnings <count>', 'end with exit code 1 when there are more warnings')
    .option('--as-of <date>', 'the day by which dated policy is judged, such as 2026-11-21 (default: today)')
    .option('--no-cache', 'check everything anew (this version keeps no cache, so it always does)')
    .option('--stdin', 'check one article from standard input')
    .option('--stdin-filename <file>', 'the file that article belongs to')
    .addHelpText('after', '\nExit code: 0 no errors, 1 errors (or more warnings than allowed), 2 the check could not run.');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const report = reportOf(flags, context);
  const maxWarnings = maxWarningsOf(flags);
  const asOf = asOfOf(flags, context);
  const given = givenArticles(args, flags, context);
  const project = projectOf(context);
  const { result, source, notices } = await validateArticles({
    files: context.world.files,
    languages: createLanguages(locales),
    rules, asOf, recording: recordingPool, ...given, ...(project === undefined ? {} : { project }),
  });
  const notice = (text: string): void => {
    if (!context.quiet) context.stderr(`${text}\n`);
  };
  if (project === undefined) notice(`There is no ${CONFIG_FILE} in "${context.projectDir}": checking without the settings of a site.`);
  for (const problem of [...(project?.problems ?? []), ...notices]) notice(formatProblem(problem));
  context.stdout(report.print(result, { source, color: context.color.stdout, rules }));
  const { files, errors, warnings, infos } = result.summary;
  if (report.id === 'github') notice(`Files: ${files}. Errors: ${errors}, warnings: ${warnings}, notes: ${infos}.`);
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings;
  if (tooMany) context.stderr(`${warnings} warnings: more than the ${maxWarnings} that --max-warnings allows\n`);
  return errors > 0 || tooMany ? 1 : 0;
}

function reportOf(flags: Flags, context: CommandContext): (typeof reports)[number] {
  const named = textFlag(flags, 'format');
  if (context.json && named !== undefined && named !== 'json') throw usage(`--json and --format ${named} contradict each other`, 'Name one of them.');
  const id = named ?? (context.json ? 'json' : 'human');
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

/** What to check: named paths, or the article on standard input. */
function givenArticles(args: readonly string[], flags: Flags, context: CommandContext): { paths?: string[]; articles?: { file: string; text: string }[] } {
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
function displayPath(path: string, cwd: string): string {
  const below = isAbsolute(path) ? relative(cwd, path) : path;
  const shown = below.startsWith('..') || isAbsolute(below) ? path : below === '' ? '.' : below;
  return sep === '\\' ? shown.replaceAll('\\', '/') : shown;
}

/** The project, its rule settings checked; undefined when there is no config. */
function projectOf(context: CommandContext): Project | undefined {
  const dir = displayPath(context.projectDir, context.cwd);
  return loadSettings(context.world.files, dir) === undefined ? undefined : loadProject(context.world, dir);
}
