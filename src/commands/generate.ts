import type { Command } from 'commander';
import { joinPath } from '../text/paths.ts';
import type { RunResult } from '../model/events.ts';
import { recall } from '../up-to-date.ts';
import { budgetOf } from './_machine.ts';
import { createProgress, hasFailures, resultText } from './_progress.ts';
import { STORE_FLAG, textFlag, type Flags } from './_usage.ts';
import { addWriterFlags, writerOptions } from './_writer-flags.ts';
import type { CommandContext } from './context.ts';

/** Loaded for every run, so it imports nothing that costs time: a run with nothing to do ends here, any other goes on in `_run.ts`. */

export function configure(command: Command): void {
  command.description('write the articles that are new or stale, check them and place them in the output directory');
  addWriterFlags(command);
  command
    .option('--concurrency <number>', 'model calls at once')
    .option('--budget <usd>', 'US dollars this run may spend; a call that could exceed it is not made')
    .option('--dry-run', 'show what would be done, write nothing, spend nothing')
    .option('--yes', 'do not ask before spending more than model.confirmAbove')
    .option('--batch', 'ask through the Batch API: half the price, answers within a day; Ctrl-C is safe, the same command goes on')
    .option('--queue [url]', 'have the articles written by the workers of a shared queue: postgres://… (default: $SLUGLINE_DATABASE_URL)')
    .option('--priority <number>', 'with --queue: before the project\'s other runs, -1000 to 1000 (default: 0)')
    .option('--weight <number>', 'with --queue: share of this project against others (default: 1)')
    .option('--branch <name>', 'commit the output directory to this branch, too; your own branch, index and files stay as they are')
    .option('--wait <seconds>', 'wait this long when another run is at work on the project')
    .option(...STORE_FLAG)
    .option('--log <file>', 'append a JSON line an event to a file: every call with its times, tokens and cost')
    .option('--log-text', 'with --log: what was asked and answered, too')
    .option('--verify', 'tell what is up to date by the content of all files, not by their times');
}

/** What a run came to. */
export interface Outcome {
  /** Undefined for a dry run, and when a person did not want the run. */
  result: RunResult | undefined;
  /** A person was asked before much is spent, and said no. */
  declined?: boolean;
  /** Some brief cannot be used. */
  broken: boolean;
  outputDir: string;
  /** Name of the variable with the API key. */
  keyEnv: string;
  /** To be called when the result is told: sees to it that the next run knows that there is nothing to do. Never throws. */
  afterwards(): Promise<void>;
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const name = textFlag(flags, 'branch');
  // Before anything is spent.
  const branch = name === undefined || flags['dryRun'] === true ? undefined : (await import('./_branch.ts')).openBranch(name, context.projectDir);
  const { result, declined, broken, outputDir, afterwards } = await generate(args, flags, context);
  if (result === undefined) return declined === true ? INTERRUPTED : broken ? 1 : 0;
  const committed = result.interrupted ? undefined : branch?.commit(outputDir, result);
  context.stdout(context.json ? `${JSON.stringify({ version: 1, ...result, ...(committed === undefined ? {} : { committed }) }, null, 2)}\n` : resultText(result, outputDir));
  if (committed !== undefined && !context.json && !context.quiet) context.stderr(`${committed.files} ${committed.files === 1 ? 'file' : 'files'} committed to the branch ${committed.branch} (${committed.commit.slice(0, 10)}). To publish it: git push origin ${committed.branch}\n`);
  await afterwards();
  return exitCode(result);
}

/** The same for a person who says no at the question as for one who presses Ctrl-C there. */
export const INTERRUPTED = 130;

/** Exit code of a finished run. */
export function exitCode(result: RunResult): number {
  return result.interrupted ? INTERRUPTED : hasFailures(result) ? 1 : 0;
}

/** Runs, or sees that there is nothing to do, and reports meanwhile. */
export async function generate(args: readonly string[], flags: Flags, context: CommandContext): Promise<Outcome> {
  const begun = context.world.clock();
  const budget = budgetOf(flags);
  const options = { ...writerOptions(args, flags), ...(budget === undefined ? {} : { budget }) };
  const asked = { provider: options.provider, model: options.model, budget: textFlag(flags, 'budget') };
  const verify = flags['verify'] === true;
  // A run of some briefs, or one that makes everything again, says nothing of the rest.
  const whole = options.briefs?.length === 0 && options.force !== true && flags['dryRun'] !== true;
  const known = whole ? await recall(context.world, context.projectDir, asked, verify) : undefined;
  if (known === undefined) return (await import('./_run.ts')).runAll(options, flags, context, whole ? { asked, verify } : undefined);
  const result = { ...known.result, ms: Math.round(context.world.clock() - begun) };
  const progress = createProgress(context);
  progress.event({ ...known.start, concurrency: options.concurrency ?? known.start.concurrency });
  progress.event({ type: 'result', result });
  return { result, broken: false, outputDir: joinPath(context.projectDir, known.covered.output), keyEnv: known.covered.keyEnv, afterwards: async () => undefined };
}
