import type { BatchEvent } from '../batch.ts';
import { refreshFetched } from '../fetched.ts';
import { openLog } from '../io/log.ts';
import { Declined, generateProject, planProject, type GenerateOptions } from '../library.ts';
import { coveredBy, look } from '../look.ts';
import { formatProblem, SluglineError, type Problem } from '../model/errors.ts';
import type { RunEvent, RunResult } from '../model/events.ts';
import { isDue } from '../model/plan.ts';
import { loadConfig, loadProject, type Project } from '../project.ts';
import { keyVariables } from '../routes.ts';
import { joinPath } from '../text/paths.ts';
import { isClean, isIdle, remember, type Asked, type Run, type Start } from '../up-to-date.ts';
import { confirmSpending } from './_confirm.ts';
import { forecastBasis } from './_forecast.ts';
import { machineOf } from './_machine.ts';
import { queuedRun, queueFlags } from './_queue-run.ts';
import { createProgress } from './_progress.ts';
import { textFlag, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';
import type { Outcome } from './generate.ts';
import { planText } from './_plan-text.ts';
import { planJson } from './plan.ts';

/** A run over all briefs: what was asked for, to be remembered when there is nothing to do. */
export interface Whole {
  asked: Asked;
  verify: boolean;
}

/** After a run its files are younger than a look may find them (`isSettled` of look.ts). */
const SETTLE_MS = 100;

/** A run that may have something to do. */
export async function runAll(chosen: GenerateOptions, flags: Flags, context: CommandContext, whole: Whole | undefined): Promise<Outcome> {
  const { world, projectDir } = context;
  const notice = (problem: Problem): void => context.stderr(`${formatProblem(problem)}\n`);
  for (const problem of await refreshFetched(world, projectDir, context.signal)) notice(problem);
  const before = whole === undefined ? undefined : firstLook(context);
  const project = loadProject(world, projectDir);
  const { config } = project;
  const place = { outputDir: joinPath(project.dir, config.output.dir), keyEnv: config.model.apiKeyEnv };
  const nothing = { ...place, result: undefined, afterwards: async () => undefined };
  // Counting tokens costs a tenth of a second to load: only where a plan is shown, or something is held against it.
  const counts = flags['dryRun'] === true || config.model.confirmAbove !== undefined || chosen.budget !== undefined || config.model.budget.run !== undefined || config.model.budget.article !== undefined || config.model.tokensPerMinute !== undefined;
  const shared = queueFlags(flags, context);
  const basis = counts ? await forecastBasis(context, project, { ...chosen, keyless: flags['queue'] !== undefined }, shared) : {};
  const options = { ...chosen, ...basis, ...machineOf(context, shared, 'generate'), ...(flags['queue'] === undefined ? {} : { keyless: true }), notice, signal: context.signal, trace: flags['logText'] === true };
  if (flags['dryRun'] === true) {
    const { plan, setup } = planProject(world, project, options);
    context.stdout(context.json ? planJson(plan) : planText(plan, setup.provider.host, options.exact));
    for (const problem of plan.problems) context.stderr(`${formatProblem(problem)}\n`);
    return { ...nothing, broken: plan.problems.length > 0 };
  }
  const confirm: GenerateOptions['confirm'] = async (plan) => confirmSpending(context, plan.totals, config.model.confirmAbove, flags['yes'] === true);
  const file = textFlag(flags, 'log');
  const log = file === undefined ? undefined : openLog(file, keyVariables(config.model).flatMap((name) => world.env(name) || []), world.now);
  let start: Start | undefined;
  let result: RunResult | undefined;
  const queued = flags['queue'] === undefined ? undefined : await queuedRun(flags, context);
  try {
    for await (const event of events(context, project, { ...options, ...queued?.options, confirm }, flags['batch'] === true)) {
      if (event.type !== 'batch' && event.type !== 'batch-wait' && event.type !== 'batch-problem') log?.write(event);
      if (event.type === 'start') start = { ...event, concurrency: config.model.concurrency };
      if (event.type === 'result') result = event.result;
    }
  } catch (error) {
    if (error instanceof Declined) return { ...nothing, broken: false, declined: true };
    throw error;
  } finally {
    log?.close();
    await queued?.close();
  }
  if (log?.fault() !== undefined) context.stderr(`${formatProblem({ code: 'FILE_UNREADABLE', file, message: `the log is not complete: ${log.fault()}`, help: 'Free some space, or choose another file for --log.' })}\n`);
  if (result === undefined || start === undefined) throw new SluglineError({ code: 'INTERNAL', message: 'the run ended without a result' });
  for (const problem of result.problems) context.stderr(`${formatProblem(problem)}\n`);
  const ended = { start, result };
  const afterwards = whole === undefined || before === undefined || flags['batch'] === true || mayExpire(project) ? async () => undefined : async () => conclude(context, options, { ...whole, ...before, ...ended });
  return { ...place, result, broken: result.problems.length > 0, afterwards };
}

/** The events of the run, shown as they come. */
async function* events(context: CommandContext, project: Project, options: GenerateOptions, batch: boolean): AsyncGenerator<RunEvent | BatchEvent> {
  const progress = batch ? (await import('./_batch-progress.ts')).createBatchProgress(context) : createProgress(context);
  const source = batch ? (await import('../batch.ts')).runBatches(context.world, project, options) : generateProject(context.world, project, options);
  for await (const event of source) {
    progress.event(event);
    yield event;
  }
}

/** True when a fact ends some day: then nothing changes on the disk, and yet there may be something to do. */
function mayExpire({ facts, briefs }: Project): boolean {
  const ends = (fact: Project['facts'][number]): boolean => fact.expires !== undefined;
  return facts.some(ends) || briefs.find((brief) => brief.facts.some(ends)) !== undefined;
}

/** Before anything else is read; undefined where nothing can be remembered. @throws SluglineError CONFIG_INVALID, as the run itself would */
function firstLook({ world, projectDir }: CommandContext): Pick<Run, 'covered' | 'before'> | undefined {
  const config = loadConfig(world.files, projectDir);
  const covered = config === undefined ? undefined : coveredBy(config);
  const before = covered === undefined ? undefined : look(world, projectDir, covered);
  return covered === undefined || before === undefined ? undefined : { covered, before };
}

/** An idle run is remembered. After one that wrote, another one is made, to see that it is idle. */
async function conclude(context: CommandContext, options: GenerateOptions, run: Run): Promise<void> {
  try {
    if (isIdle(run.result)) await remember(context.world, context.projectDir, run);
    else if (isWorthProving(run.result)) await prove(context, options, run);
  } catch {
    // The run is over and told; the next one looks for itself.
  }
}

/**
 * The proof takes as long as a run without work. That is a small part of a run that asked a model or made most of the articles, and
 * doubles one that put a few together again: then it is left to the next run, if that is idle.
 */
function isWorthProving(result: RunResult): boolean {
  return isClean(result) && (result.calls > 0 || result.articles.filter(({ state }) => state === 'written').length * 2 >= result.articles.length);
}

/** The run that would come next, without its words. It stops at a plan with work in it: nobody asked for that. */
async function prove(context: CommandContext, options: GenerateOptions, run: Run): Promise<void> {
  const { world, projectDir } = context;
  await world.sleep(SETTLE_MS, context.signal);
  const first = firstLook(context);
  let start: Start | undefined;
  if (first === undefined) return;
  const { openStore: _nothingIsAsked, lockRun: _nothingIsWritten, notice: _told, ...rest } = options;
  for await (const event of generateProject(world, projectDir, rest)) {
    if (event.type === 'start') {
      if (event.plan.problems.length > 0 || event.plan.items.some(isDue)) return;
      start = { ...event, concurrency: run.start.concurrency };
    }
    if (event.type === 'result' && start !== undefined) await remember(world, projectDir, { ...run, ...first, start, result: event.result });
  }
}
