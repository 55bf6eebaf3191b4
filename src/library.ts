import { articleFiles, slugOfFile } from './articles.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { RunEvent, RunResult } from './model/events.ts';
import type { ResponseStore } from './model/store.ts';
import type { Plan } from './model/plan.ts';
import type { World } from './model/world.ts';
import { runPlan } from './pipeline.ts';
import { createPlan } from './plan.ts';
import { CONFIG_FILE, joinPath, loadProject, readText, type Project } from './project.ts';
import { outputs, rules } from './registry.ts';
import { checkRuleSettings } from './rule-settings.ts';
import { setUp, type Setup, type WriterChoice } from './setup.ts';
import { createSpending } from './spend.ts';
import { nearest } from './text/nearest.ts';

/** The library's main functions. Nothing here writes to the console, ends the process or reads the environment behind the caller's back. */

export interface GenerateOptions extends WriterChoice {
  /** Slugs or brief files; all when empty. */
  briefs?: readonly string[];
  force?: boolean;
  concurrency?: number;
  signal?: AbortSignal;
  /** US dollars this run may spend; the config's `model.budget.run` otherwise. */
  budget?: number;
  /** Opens the response store at a path; without it answers are kept in the lock files alone. */
  openStore?: (path: string) => ResponseStore | Promise<ResponseStore>;
}

/** What would be done, and why. Spends nothing, writes nothing. @throws SluglineError when nothing could run */
export function planProject(world: World, project: Project | string, options: GenerateOptions = {}): { plan: Plan; setup: Setup } {
  const loaded = typeof project === 'string' ? loadProject(world, project) : project;
  checkRuleSettings(loaded.config, rules, { file: joinPath(loaded.dir, CONFIG_FILE), text: readText(world.files, loaded.dir, CONFIG_FILE) ?? '' });
  const setup = setUp(world, loaded, options);
  const present = new Set(articleFiles(world.files, setup.paths.dir).map(slugOfFile));
  const only = options.briefs === undefined || options.briefs.length === 0 ? undefined : selectBriefs(loaded, options.briefs);
  const plan = createPlan(setup.workspace, { force: options.force === true, fallback: setup.fallback, today: today(world), present, ...(only === undefined ? {} : { only: only.slugs }) });
  const broken = new Set(setup.problems.filter((problem) => problem.code === 'LOCK_INVALID').map((problem) => problem.file));
  const items = plan.items.filter((item) => !broken.has(setup.paths.lock(item.slug)));
  // Broken briefs that were not asked for are not this run's business.
  const problems = only === undefined ? plan.problems : plan.problems.filter((problem) => only.files.has(problem.file ?? ''));
  return { setup, plan: { ...plan, items, problems: [...problems, ...setup.problems] } };
}

/**
 * Writes what is stale, links, checks and places it.
 * @yields events as they happen, the last one `result`
 * @throws SluglineError when nothing could run: a faulty config, a missing key, no brief at all
 */
export async function* generateProject(world: World, project: Project | string, options: GenerateOptions = {}): AsyncGenerator<RunEvent, RunResult> {
  const { plan, setup } = planProject(world, project, options);
  if (plan.items.length === 0) {
    throw new SluglineError(plan.problems.length > 0 ? plan.problems : { code: 'NOTHING_TO_DO', message: 'there is no brief to write from', help: 'Put one into briefs/ (one key is enough: "topic: …"), or import a list with `slugline import topics.txt`.' });
  }
  const { config } = setup.workspace.project;
  const { price, writer } = setup.workspace;
  const limits = { run: options.budget ?? config.model.budget.run, article: config.model.budget.article };
  if (!writer.local && price === undefined && (limits.run !== undefined || limits.article !== undefined)) {
    throw new SluglineError({ code: 'USAGE', message: `a budget is set, and the price of the model "${writer.model}" is not known, so it could not be kept`, help: `Add the price to ${CONFIG_FILE}: model: { prices: { ${writer.model}: { input: …, output: … } } } (US dollars per million tokens), or leave out the budget.` });
  }
  const store = writer.local ? undefined : await options.openStore?.(joinPath(setup.workspace.project.dir, '.slugline/store.db'));
  try {
    if (store?.notice !== undefined) plan.problems.push({ code: 'FILE_UNREADABLE', message: store.notice });
    const spending = createSpending({ provider: setup.provider, price, limits, store, run: world.now().toISOString(), now: world.now });
    return yield* runPlan({
      spending, workspace: setup.workspace, plan, provider: setup.provider, world, rules, outputs, paths: setup.paths, secrets: setup.secrets,
      concurrency: options.concurrency ?? config.model.concurrency,
      force: options.force === true, today: today(world), signal: options.signal ?? new AbortController().signal,
    });
  } finally {
    store?.close();
  }
}

/** The day of a run in UTC, ISO date. */
function today(world: World): string {
  return world.now().toISOString().slice(0, 10);
}

/** Briefs by slug, file, or file name. @throws SluglineError for a name that is no brief */
function selectBriefs(project: Project, names: readonly string[]): { slugs: Set<string>; files: Set<string> } {
  const slugs = new Set<string>();
  const files = new Set<string>();
  const brokenFiles = project.problems.flatMap((problem) => problem.file ?? []);
  const problems: Problem[] = [];
  for (const name of names) {
    const wanted = name.replace(/^\.\//, '').replaceAll('\\', '/');
    const isFile = (file: string): boolean => file === wanted || file.endsWith(`/${wanted}`) || wanted.endsWith(`/${file}`) || file.replace(/^.*\//, '').replace(/\.\w+$/, '') === wanted;
    const found = project.briefs.filter((brief) => brief.slug === wanted || isFile(brief.file));
    const broken = brokenFiles.filter(isFile);
    for (const brief of found) slugs.add(brief.slug);
    for (const file of broken) files.add(file);
    if (found.length === 0 && broken.length === 0) {
      const near = nearest(wanted, project.briefs.flatMap((brief) => [brief.slug, brief.file]));
      problems.push({ code: 'USAGE', message: `there is no brief "${name}"`, help: near === undefined ? 'Name a brief by its file or its slug.' : `Did you mean "${near}"?` });
    }
  }
  if (problems.length > 0) throw new SluglineError(problems);
  return { slugs, files };
}
