import { generateProject, planProject, type GenerateOptions } from '../library.ts';
import { createLanguages } from '../languages.ts';
import { openShelf } from '../locks.ts';
import { formatProblem, type Problem } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { isDue } from '../model/plan.ts';
import type { World } from '../model/world.ts';
import { refreshFetched } from '../fetched.ts';
import { outputPaths } from '../place.ts';
import { loadProject, type Project } from '../project.ts';
import { publish } from '../publish.ts';
import { locales, outputs } from '../registry.ts';
import { joinPath } from '../text/paths.ts';
import { withoutDir } from './reading.ts';
import type { PlanAnswer, RunView } from './shapes.ts';

/** The work that would hold up a server: plans, runs, outputs. It is done in a thread of its own; what it says of itself is small enough to be told often. */

export interface RunChoice {
  /** Slugs; all when empty. */
  briefs: string[];
  /** US dollars; undefined: the config's. */
  budget: number | undefined;
}

/** What a run says while it is at work. */
export type RunNews = { view: RunView } | { writing: string[] };

export interface RunEnd {
  view: RunView;
  /** It was asked to end before everything was done. */
  interrupted: boolean;
}

/** The machine as the thread sees it. */
export interface Machine extends Required<Pick<GenerateOptions, 'openStore' | 'lockRun'>> {
  world: World;
  /** The project's directory. */
  dir: string;
  /** Tokenizer and history for a forecast; told what could not be read for it. */
  basis(project: Project): Promise<Pick<GenerateOptions, 'tokens' | 'history' | 'exact'> & { notices: string[] }>;
}

/** Lines of a plan that are shown. */
const SHOWN = 500;
/** Articles shown as done last, and as begun. */
const RECENT = 30;
const OPEN = 40;
/** Progress is told this often at most. */
const TELL_MS = 120;

/** What would be done and what it would cost. Spends nothing, writes nothing. @throws SluglineError when nothing could run */
export async function planAnswer(machine: Machine, choice: RunChoice): Promise<PlanAnswer> {
  const { world, dir } = machine;
  const project = loadProject(world, dir);
  const { options, notices } = await optionsOf(machine, project, choice);
  const { plan, setup } = planProject(world, project, options);
  const count = (action: string): number => plan.items.filter((item) => item.action === action).length;
  const due = plan.items.filter((item) => item.action !== 'none');
  return {
    writer: plan.writer, host: setup.provider.host, ...plan.totals, note: plan.certainty.note, budget: options.budget ?? project.config.model.budget.run ?? null,
    items: due.slice(0, SHOWN).map(({ slug, title, action, reason, calls, cost }) => ({ slug, title, action, reason, calls, cost })),
    write: count('write'), render: count('render'), none: count('none'), hold: count('hold'), problems: [...plan.problems.map((problem) => told(problem, dir)), ...notices],
  };
}

/** Runs, and tells of it. @param before the view it goes on from: what a paused run has spent is not forgotten @throws SluglineError when nothing could run */
export async function followRun(machine: Machine, choice: RunChoice, before: RunView, tell: (news: RunNews) => void, signal: AbortSignal): Promise<RunEnd> {
  const { world, dir } = machine;
  const begun = world.clock();
  let toldAt = -TELL_MS;
  let interrupted = false;
  let settled = 0;
  let done = 0;
  const open = new Map<string, string>();
  let view: RunView = { ...before, state: 'planning', at: world.now().toISOString() };
  tell({ view });
  await refreshFetched(world, dir, signal);
  const project = loadProject(world, dir);
  const { options } = await optionsOf(machine, project, choice);
  const take = (event: RunEvent): void => {
    if (event.type === 'start') {
      const due = event.plan.items.filter(isDue);
      view = { ...view, state: 'running', total: due.length, done: 0, writer: `${event.plan.writer.model}${event.host === '' ? '' : `, ${event.host}`}`, budget: options.budget ?? project.config.model.budget.run ?? null, forecast: event.plan.totals.cost, problems: event.plan.problems.map((problem) => told(problem, dir)) };
      tell({ writing: due.map(({ slug }) => slug) });
    } else if (event.type === 'stage') open.set(event.slug, event.stage);
    else if (event.type === 'call') {
      open.set(event.slug, event.stage);
      const asked = event.outcome !== 'stored' && event.outcome !== 'joined';
      const spent = event.cost !== null ? (view.spent ?? 0) + event.cost : asked ? null : view.spent;
      view = { ...view, spent, calls: view.calls + Number(asked) };
    } else if (event.type === 'article') {
      open.delete(event.slug);
      const { slug, state, errors, warnings, problems } = event;
      // What was only begun when the run was asked to end is not done.
      if (event.done > settled && state !== 'stopped') done++;
      settled = event.done;
      if (state !== 'unchanged' || problems.length > 0) view = { ...view, recent: [{ slug, state, errors, warnings, problem: problems[0] === undefined ? '' : told(problems[0], dir) }, ...view.recent].slice(0, RECENT) };
      const seconds = (world.clock() - begun) / 1000;
      view = { ...view, done: Math.min(view.total, done), eta: done === 0 ? null : Math.max(0, Math.round((seconds / done) * (view.total - done))) };
    } else if (event.type === 'result') {
      ({ interrupted } = event.result);
      view = { ...view, state: event.result.articles.some(({ state }) => state === 'failed' || state === 'rejected') ? 'failed' : 'done', eta: null, problems: event.result.problems.map((problem) => told(problem, dir)) };
    }
    if (world.clock() - toldAt < TELL_MS && event.type !== 'start') return;
    toldAt = world.clock();
    view = { ...view, open: [...open].slice(0, OPEN).map(([slug, stage]) => ({ slug, stage })) };
    tell({ view });
  };
  for await (const event of generateProject(world, project, { ...options, signal })) take(event);
  return { view: { ...view, open: [] }, interrupted };
}

/**
 * Brings the manifest and the other outputs up to date with the articles in the output directory, as a run that finds nothing to do would; nothing where there is no manifest yet.
 * Keeps runs out meanwhile: what one has just placed must not be told as it was before.
 * @returns what is wrong @throws SluglineError USAGE when another run is at work; others when the project cannot be read
 */
export async function publishAll({ world, dir, lockRun }: Pick<Machine, 'world' | 'dir' | 'lockRun'>): Promise<Problem[]> {
  const project = loadProject(world, dir);
  const paths = outputPaths(joinPath(dir, project.config.output.dir.replace(/\/+$/, '')));
  if (world.files.stat(paths.manifest) === undefined) return [];
  const lock = await lockRun(joinPath(dir, '.slugline/run.lock'));
  try {
    const { locks } = openShelf(world.files, paths);
    return await publish({ workspace: { project, languages: createLanguages(locales), locks }, world, outputs, paths, finished: [], totals: { changed: 0 } });
  } finally {
    await lock.release();
  }
}

async function optionsOf({ openStore, lockRun, basis }: Machine, project: Project, { briefs, budget }: RunChoice): Promise<{ options: GenerateOptions; notices: string[] }> {
  const { notices, ...rest } = await basis(project);
  return { notices, options: { briefs, ...(budget === undefined ? {} : { budget }), openStore, lockRun, ...rest, command: 'preview' } };
}

function told(problem: Problem, dir: string): string {
  return withoutDir(formatProblem(problem), dir);
}
