import type { Command } from 'commander';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

const FILE = 'slugline-report.html';
/** Megabytes of a page that still goes by mail: most servers take 25 MB, and a file grows by 37 % on its way. */
const MAX_MB = 16;
/** A page is one text, and the engine's texts end at 512 MB. */
const MOST_MB = 400;

export function configure(command: Command): void {
  command
    .description('write everything the desk shows as one web page for reading: an artifact of CI, an attachment, a file to hand on')
    .option('--html [file]', `where the page goes, "-" for standard output (default: ${FILE})`)
    .option('--only <slug...>', 'the texts of these articles only; the list has all')
    .option('--max-size <MB>', `how large the page may become; texts that do not fit are left out, the most urgent stay (default: ${MAX_MB})`)
    .addHelpText('after', '\nThe page asks for nothing: it opens from a file, without a network. `slugline preview` is the same with everything that can be changed.\nExit code: 0 done, 1 done, and an article has errors or was rejected, or a brief is broken, 2 could not run.');
}

export async function run(_args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const html = flags['html'];
  if (html === undefined) throw usage('there is one form of report, a page, and it was not asked for', `Write \`slugline report --html\`, which makes ${FILE}, or name a file.`);
  const megabytes = textFlag(flags, 'maxSize') ?? String(MAX_MB);
  if (!/^\d+(?:\.\d+)?$/.test(megabytes) || Number(megabytes) < 1 || Number(megabytes) > MOST_MB) throw usage(`--max-size ${megabytes}: expected megabytes from 1 to ${MOST_MB}`, `Leave it out for ${MAX_MB}.`);
  const only = flags['only'] as readonly string[] | undefined;
  const file = typeof html === 'string' ? html : FILE;
  if (file === '-' && context.json) throw usage('--html - prints the page and --json the result, both on standard output', 'Name a file for the page.');
  return (await import('./_report-run.ts')).writeReport({ file, only, bytes: Number(megabytes) * 1e6 }, context);
}
