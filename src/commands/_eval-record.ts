import { loadEvalProject } from '../eval-run.ts';
import { answerFile, isLabel, projectTemplates, promptsHash, setDir, setText } from '../eval-set.ts';
import type { OverlayFiles } from '../eval-files.ts';
import { Declined, generateProject, planProject, type GenerateOptions } from '../library.ts';
import { formatProblem, type ErrorCode, type Problem } from '../model/errors.ts';
import type { RunResult } from '../model/events.ts';
import { lockSchema } from '../model/lock.ts';
import type { World } from '../model/world.ts';
import type { Project } from '../project.ts';
import { stages } from '../registry.ts';
import { counted } from '../text/graph-words.ts';
import { joinPath } from '../text/paths.ts';
import { confirmSpending } from './_confirm.ts';
import { forecastBasis } from './_forecast.ts';
import { budgetOf, machineOf } from './_machine.ts';
import { createProgress } from './_progress.ts';
import { loadSettings } from './_settings.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import { writeOrThrow } from './_validate-report.ts';
import { INTERRUPTED } from './generate.ts';
import { planText } from './_plan-text.ts';
import type { CommandContext } from './context.ts';

/** `--record`: a real run over the golden briefs, with its plan, budget and store, whose articles stay in memory and whose answers become a set. */

/** Faults that are the answer's own: an article without it is a result. Any other fault says nothing of the prompts. */
const OF_THE_ANSWER: readonly ErrorCode[] = ['STAGE_INVALID_REPLY', 'PROVIDER_TRUNCATED', 'PROVIDER_REFUSED', 'PROVIDER_INVALID_REPLY'];

/** @throws SluglineError USAGE for a label there is, or a writer that is no model */
export async function record(label: string, flags: Flags, context: CommandContext): Promise<number> {
  const { world } = context;
  const dir = displayPath(context.projectDir, context.cwd);
  const own = setDir(dir, label);
  if (!isLabel(label)) throw usage(`--record ${label}: expected a label of letters, digits, "-", "_" and "."`, 'For example: --record v4-shorter');
  if (world.files.stat(own) !== undefined) throw usage(`there are answers under "${label}" already (${own})`, 'Choose another label: what was recorded is kept for comparison.');
  loadSettings(world.files, dir);
  const today = world.now().toISOString().slice(0, 10);
  const templates = projectTemplates(world.files, dir);
  const { files, project } = loadEvalProject(world.files, dir, templates, today);
  const choice = { provider: textFlag(flags, 'provider'), model: textFlag(flags, 'model') };
  const { exact, ...basis } = await forecastBasis(context, { ...project, dir }, choice, flags);
  const options: GenerateOptions = { ...choice, ...basis, exact, signal: context.signal, ...budget(flags), ...machine(context, flags, dir) };
  const inMemory: World = { ...world, files, download: undefined };
  const { plan, setup } = planProject(inMemory, project, options);
  if (plan.writer.local) throw usage(`--record asks a model, and the writer is "${plan.writer.provider}"`, 'Set an API key, or choose --provider openai.');
  if (!context.quiet) context.stderr(planText(plan, setup.provider.host, exact));
  const result = await ask(inMemory, project, options, flags, context);
  if (result === undefined) return INTERRUPTED;

  const lost = result.articles.filter(({ state, problems }) => state === 'stopped' || state === 'waiting' || (state === 'failed' && !problems.some(({ code }) => OF_THE_ANSWER.includes(code))));
  const held = heldBack(result);
  for (const problem of [...project.problems, ...result.problems, ...held]) context.stderr(`${formatProblem(problem)}\n`);
  if (lost.length > 0) {
    context.stderr(`Nothing is recorded: ${counted(lost.length, 'brief')} got no answer (${lost.map(({ slug }) => slug).join(', ')}). What was answered is in the store; the same command goes on from there.\n`);
    return result.interrupted ? INTERRUPTED : 1;
  }
  const count = keepAnswers(own, files, project, world);
  for (const [name, text] of templates) if (name !== 'article.hbs') writeOrThrow(world.files, `${own}/prompts/${name}`, text);
  const about = textFlag(flags, 'about') ?? `the prompts of the project on ${today}`;
  writeOrThrow(world.files, `${own}/set.yaml`, setText({ label, about, model: result.writer.model, recorded: today, origin: 'model', prompts: templates.size === 0 ? undefined : 'prompts' }, promptsHash(world.files, templates)));
  const failed = result.articles.filter(({ state }) => state === 'failed');
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, label, answers: count, failed: failed.map(({ slug }) => slug), calls: result.calls, usage: result.usage, cost: result.cost }, null, 2)}\n`);
  else context.stdout(`${own}: ${counted(count, 'answer')} recorded${failed.length === 0 ? '' : `, ${counted(failed.length, 'brief')} without a usable one (${failed.map(({ slug }) => slug).join(', ')})`}. Look at them: slugline eval ${label}\n`);
  return failed.length + held.length + project.problems.length > 0 ? 1 : 0;
}

async function ask(world: World, project: Project, options: GenerateOptions, flags: Flags, context: CommandContext): Promise<RunResult | undefined> {
  const progress = createProgress(context);
  const confirm: GenerateOptions['confirm'] = async (plan, config) => confirmSpending(context, plan.totals, config.model.confirmAbove, flags['yes'] === true);
  try {
    for await (const event of generateProject(world, project, { ...options, confirm })) {
      // Whether the article would be placed is no matter of this run: its findings are scores.
      if (event.type !== 'article' || event.state === 'failed' || event.state === 'stopped') progress.event(event);
      if (event.type === 'result') return event.result;
    }
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
  }
  return undefined;
}

function budget(flags: Flags): Pick<GenerateOptions, 'budget'> {
  const limit = budgetOf(flags);
  return limit === undefined ? {} : { budget: limit };
}

/** Store and lock are the project's own: an answer that was paid for is never bought twice, and two runs never meet. */
function machine(context: CommandContext, flags: Flags, dir: string): Pick<GenerateOptions, 'openStore' | 'lockRun' | 'command'> {
  const { openStore, lockRun } = machineOf(context, flags, 'eval');
  return { command: 'eval', openStore: async () => openStore(joinPath(dir, '.slugline/store.db')), lockRun: async () => lockRun(joinPath(dir, '.slugline/run.lock')) };
}

/** Briefs that were not asked about, though they are ready. */
function heldBack({ articles }: RunResult): Problem[] {
  return articles.filter(({ state, reason }) => state === 'held' && !reason.startsWith('status is ')).map(({ slug, reason }) => ({ code: 'BRIEF_INVALID', message: `${slug} was not asked about: ${reason}`, help: 'Golden briefs must not compete with each other: change one, or say `overlap: { allow: … }`.' }));
}

/** Writes the last answer of each stage: the one it was made from. @returns how many */
function keepAnswers(own: string, files: OverlayFiles, project: Project, world: World): number {
  let count = 0;
  for (const { slug } of project.briefs.heads) {
    const text = files.text(joinPath(joinPath(project.dir, 'output'), `.slugline/${slug}.json`));
    const lock = text === undefined ? undefined : lockSchema.safeParse(JSON.parse(text)).data;
    for (const stage of stages) {
      const answer = lock?.stages[stage.id]?.answers?.at(-1);
      if (answer === undefined) continue;
      writeOrThrow(world.files, `${own}/${slug}/${answerFile(stage)}`, answer.text);
      count++;
    }
  }
  return count;
}
