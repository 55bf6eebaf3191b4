import type { Command } from 'commander';
import { cancelBatches, collectBatches, showBatches, submitBatches, type BatchEvent, type BatchOptions, type BatchOutcome, type OpenBatch } from '../batch.ts';
import { refreshFetched } from '../fetched.ts';
import { formatProblem, SluglineError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { formatMoney } from '../money.ts';
import { loadProject } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { createBatchProgress } from './_batch-progress.ts';
import { budgetOf, machineOf } from './_machine.ts';
import { hasFailures, plural, resultText } from './_progress.ts';
import { STORE_FLAG, textFlag, usage, type Flags } from './_usage.ts';
import { writerOptions } from './_writer-flags.ts';
import type { CommandContext } from './context.ts';

const ACTIONS = ['submit', 'status', 'collect', 'cancel'] as const;
type Action = (typeof ACTIONS)[number];
const INTERRUPTED = 130;

export function configure(command: Command): void {
  command
    .description('ask many at once at half the price, with the answers within a day (Batch API), or by files')
    .argument('[action]', `${ACTIONS.join(', ')} (default: status)`)
    .argument('[names...]', 'submit, collect: briefs by file or slug (default: all); cancel: batches by their mark (default: all open ones)')
    .option('--provider <name>', 'who writes: openai, or a server of yours that takes batches')
    .option('--model <name>', 'the model, instead of the one in the config')
    .option('--only <name>', 'just this brief, by file or slug')
    .option('--budget <usd>', 'US dollars the batches may cost; a call that could exceed it is left out')
    .option('--wait <seconds>', 'wait this long when another run is at work on the project')
    .option(...STORE_FLAG)
    .option('--no-submit', 'collect: leave the next wave to a later `batch submit`')
    .option('--export <dir>', 'write the requests as JSONL files into this directory instead of sending them')
    .option('--import <dir>', 'take answers from the *.jsonl of this directory')
    .addHelpText('after', '\nStages become waves: submit asks for all outlines, collect takes them in and asks for the drafts, and so on.\n`slugline generate --batch` does all waves and waits in between.');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  try {
    return await act(args, flags, context);
  } catch (error) {
    if (!context.signal.aborted || !(error instanceof SluglineError)) throw error;
    for (const problem of error.problems) context.stderr(`${formatProblem(problem)}\n`);
    return INTERRUPTED;
  }
}

async function act(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const [exported, imported] = [textFlag(flags, 'export'), textFlag(flags, 'import')];
  if (exported !== undefined && imported !== undefined) throw usage('--export and --import together', 'Take the answers in first: slugline batch --import DIR writes the next requests there by itself.');
  const action = actionOf(args[0], exported, imported);
  const names = args.slice(1);
  for (const notice of await refreshFetched(context.world, context.projectDir, context.signal)) context.stderr(`${formatProblem(notice)}\n`);
  const project = loadProject(context.world, context.projectDir);
  const budget = budgetOf(flags);
  const options: BatchOptions = {
    ...writerOptions(action === 'submit' || action === 'collect' ? names : [], flags), signal: context.signal, files: exported ?? imported,
    ...machineOf(context, flags, `batch ${action}`), ...(budget === undefined ? {} : { budget }),
  };
  const { world } = context;
  if (action === 'status') {
    const open = await showBatches(world, project, options);
    context.stdout(context.json ? `${JSON.stringify({ version: 1, batches: open.map(statusJson) }, null, 2)}\n` : statusText(open));
    return open.some((one) => one.problem !== undefined) ? 1 : 0;
  }
  const progress = createBatchProgress(context);
  if (action === 'cancel') {
    await drain(cancelBatches(world, project, options, names), progress.event);
    return 0;
  }
  const outcome = await drain(action === 'submit' ? submitBatches(world, project, options) : collectBatches(world, project, { ...options, next: flags['submit'] !== false }), progress.event);
  for (const problem of outcome.result?.problems ?? []) context.stderr(`${formatProblem(problem)}\n`);
  context.stdout(context.json ? `${JSON.stringify(outcomeJson(outcome), null, 2)}\n` : outcomeText(outcome, joinPath(project.dir, project.config.output.dir), options.files));
  if (context.signal.aborted) return INTERRUPTED;
  return outcome.collected.faults.length + outcome.collected.broken.length + outcome.submitted.refused.size > 0 || (outcome.result !== undefined && hasFailures(outcome.result)) ? 1 : 0;
}

/** The action named, or meant by the flags. @throws SluglineError USAGE */
function actionOf(given: string | undefined, exported: string | undefined, imported: string | undefined): Action {
  const action = given === undefined ? (exported !== undefined ? 'submit' : imported !== undefined ? 'collect' : 'status') : ACTIONS.find((one) => one === given);
  if (action === undefined) throw usage(`there is no action "${given}"`, `Known: ${ACTIONS.join(', ')}.`);
  if (exported !== undefined && action !== 'submit') throw usage(`--export does not go with ${action}`, 'For example: slugline batch --export requests');
  if (imported !== undefined && action !== 'collect') throw usage(`--import does not go with ${action}`, 'For example: slugline batch --import requests');
  return action;
}

async function drain<T>(events: AsyncGenerator<RunEvent | BatchEvent, T>, take: (event: RunEvent | BatchEvent) => void): Promise<T> {
  for (;;) {
    const next = await events.next();
    if (next.done === true) return next.value;
    take(next.value);
  }
}

/** One line a batch, for people. */
function statusText(open: readonly OpenBatch[]): string {
  if (open.length === 0) return 'No batch is open.\n';
  const rows = [['BATCH', 'BEGUN', 'CALLS', 'STATE', 'DONE', 'FAILED'], ...open.map(({ batch, calls, status, problem }) => [
    batch.mark, batch.at.slice(0, 16).replace('T', ' '), String(calls),
    status?.said ?? (problem !== undefined ? 'not known' : batch.id === '' ? 'not sent, or not answered' : batch.host === 'files' ? 'in files' : `at ${batch.host}`),
    status === undefined ? '' : String(status.completed), status === undefined ? '' : String(status.failed),
  ])];
  const widths = rows[0]?.map((_cell, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0))) ?? [];
  const lines = rows.map((row) => row.map((cell, index) => ([2, 4, 5].includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join('  ').trimEnd());
  const faults = open.flatMap(({ batch, status, problem }) => [...(problem === undefined ? [] : [`${batch.mark}: ${formatProblem(problem)}`]), ...(status?.errors.map((error) => `${batch.mark}: ${error}`) ?? [])]);
  const ready = open.filter(({ status }) => status !== undefined && status.state !== 'waiting' && status.state !== 'running').length;
  return `${[...lines, ...faults, ...(ready === 0 ? [] : [`${plural(ready, 'batch').replace('batchs', 'batches')} ended: slugline batch collect takes the answers in.`])].join('\n')}\n`;
}

function statusJson({ batch, calls, status, problem }: OpenBatch): object {
  const { mark, id, at, host, model } = batch;
  return { mark, id, at, host, model, calls, state: status?.state ?? null, said: status?.said ?? null, completed: status?.completed ?? null, failed: status?.failed ?? null, errors: status?.errors ?? [], problem: problem ?? null };
}

function outcomeJson({ result, collected, submitted, open, elsewhere }: BatchOutcome): object {
  return {
    version: 1, open, elsewhere,
    submitted: { batches: submitted.batches, calls: submitted.calls, leftOut: [...submitted.refused].map(([request, problem]) => ({ request, ...problem })) },
    collected: { batches: collected.ended, answers: collected.answers, faults: collected.faults.map(({ key, slug, stage, problem, retryable }) => ({ request: key, slug, stage, retryable, ...problem })) },
    result: result ?? null,
  };
}

/** The last lines, for people: the articles, then what comes next. */
function outcomeText({ result, collected, submitted, open, elsewhere }: BatchOutcome, outputDir: string, files: string | undefined): string {
  const waiting = result?.articles.filter((article) => article.state === 'waiting').length ?? 0;
  const told = result?.articles.some((article) => !['waiting', 'unchanged', 'held'].includes(article.state)) === true;
  const next = open > 0
    ? `${open} ${open === 1 ? 'batch is' : 'batches are'} open. ${files === undefined ? 'slugline batch status shows them; slugline batch collect takes the answers in.' : `When the answers are in ${files}: slugline batch --import ${files}`}`
    : elsewhere > 0 ? `No batch is open here, and ${elsewhere} ${files === undefined ? 'in files or at another server' : 'at the server'}: slugline batch status shows them.`
    : result === undefined || waiting + submitted.refused.size + collected.faults.length > 0 ? 'No batch is open; slugline batch submit asks for what is missing.' : 'No batch is open, and no article waits for an answer.';
  return [
    ...(result === undefined || !told ? [] : [resultText(result, outputDir).trimEnd()]),
    ...(collected.ended + collected.answers === 0 ? [] : [`Taken in: ${plural(collected.answers, 'answer')}${collected.faults.length === 0 ? '' : `, ${plural(collected.faults.length, 'request')} without one`}${result === undefined || result.calls === 0 ? '' : `; ${result.cost === null ? 'price not known' : formatMoney(result.cost)}`}.`]),
    ...(submitted.batches === 0 ? [] : [`${files === undefined ? 'Sent' : 'Written'}: ${plural(submitted.calls, 'request')} in ${submitted.batches} ${submitted.batches === 1 ? 'batch' : 'batches'}.`]),
    ...(submitted.refused.size === 0 ? [] : [`Left out: ${plural(submitted.refused.size, 'request')}; ${[...submitted.refused.values()][0]?.message ?? ''}`]),
    ...(waiting === 0 ? [] : [`Waiting for answers: ${plural(waiting, 'article')}.`]),
    next, '',
  ].join('\n');
}
