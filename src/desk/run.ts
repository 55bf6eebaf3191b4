import { Declined, generateProject, planProject, type GenerateOptions } from '../library.ts';
import { formatProblem, problemsOf, SluglineError, type Problem } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { isDue } from '../model/plan.ts';
import { refreshFetched } from '../fetched.ts';
import { loadProject, type Project } from '../project.ts';
import type { Desk } from './desk.ts';
import { withoutDir } from './reading.ts';
import type { PlanAnswer, RunView } from './shapes.ts';

/** A run of the desk: planned, started, paused, stopped; what it says becomes a view of it. One at a time. */
export interface RunControl {
  view(): RunView;
  isRunning(): boolean;
  /** What would be done and what it would cost. Spends nothing. @throws SluglineError */
  plan(choice: RunChoice): Promise<PlanAnswer>;
  /** Starts, or goes on with a paused run. @throws SluglineError when one is at work */
  start(choice: RunChoice): void;
  /** Calls under way come to their end, nothing new begins; every answer is kept. A paused run can go on. */
  end(how: 'pause' | 'stop'): void;
}

export interface RunChoice {
  /** Slugs; all when empty. */
  briefs: string[];
  /** US dollars; undefined: the config's. */
  budget: number | undefined;
}

const RECENT = 30;
/** Progress is told this often at most. */
const TELL_MS = 120;

const IDLE: RunView = { state: 'idle', at: '', total: 0, done: 0, open: [], recent: [], calls: 0, spent: 0, budget: null, forecast: null, eta: null, problems: [], writer: '' };

export function createRun(desk: Desk): RunControl {
  let view: RunView = IDLE;
  let abort: AbortController | undefined;
  let ending: 'pause' | 'stop' | undefined;
  let toldAt = 0;
  let later: NodeJS.Timeout | undefined;
  const tell = (now = false): void => {
    const { clock } = desk.world;
    if (now || clock() - toldAt > TELL_MS) {
      clearTimeout(later);
      later = undefined;
      toldAt = clock();
      desk.hub.tell({ type: 'run', run: view });
    } else later ??= setTimeout(() => tell(true), TELL_MS);
  };
  const told = (problem: Problem): string => withoutDir(formatProblem(problem), desk.dir);
  const isRunning = (): boolean => abort !== undefined;

  const optionsOf = async (project: Project, { briefs, budget }: RunChoice): Promise<GenerateOptions> => ({
    briefs, ...(budget === undefined ? {} : { budget }), ...desk.machine, ...(await desk.basis(project)), command: 'preview',
  });

  async function work(choice: RunChoice, signal: AbortSignal): Promise<void> {
    const { world, dir } = desk;
    const begun = world.clock();
    const before = { done: view.done, total: view.total, calls: view.calls, spent: view.spent };
    const open = new Map<string, string>();
    view = { ...IDLE, state: 'planning', at: world.now().toISOString(), recent: view.recent, calls: before.calls, spent: before.spent };
    tell(true);
    await refreshFetched(world, dir, signal);
    const project = loadProject(world, dir);
    const options = await optionsOf(project, choice);
    const show = (event: RunEvent): void => {
      if (event.type === 'start') {
        const due = event.plan.items.filter(isDue);
        view = { ...view, state: 'running', total: due.length, done: 0, writer: `${event.plan.writer.model}${event.host === '' ? '' : `, ${event.host}`}`, budget: options.budget ?? project.config.model.budget.run ?? null, forecast: event.plan.totals.cost, problems: event.plan.problems.map((problem) => told(problem)) };
        desk.shelf.setWriting(new Set(due.map(({ slug }) => slug)));
        desk.hub.tell({ type: 'rows' });
      } else if (event.type === 'stage') open.set(event.slug, event.stage);
      else if (event.type === 'call') {
        open.set(event.slug, event.stage);
        if (event.cost !== null) view = { ...view, spent: (view.spent ?? 0) + event.cost };
        else if (event.outcome !== 'stored' && event.outcome !== 'joined') view = { ...view, spent: null };
        view = { ...view, calls: view.calls + Number(event.outcome !== 'stored' && event.outcome !== 'joined') };
      } else if (event.type === 'article') {
        open.delete(event.slug);
        const { slug, state, errors, warnings, problems, done } = event;
        if (state !== 'unchanged' || problems.length > 0) view = { ...view, recent: [{ slug, state, errors, warnings, problem: problems[0] === undefined ? '' : told(problems[0]) }, ...view.recent].slice(0, RECENT) };
        const seconds = (world.clock() - begun) / 1000;
        view = { ...view, done: Math.min(view.total, done), eta: done === 0 ? null : Math.max(0, Math.round((seconds / done) * (view.total - done))) };
      } else if (event.type === 'result') {
        view = { ...view, state: ending === 'pause' && event.result.interrupted ? 'paused' : event.result.articles.some(({ state }) => state === 'failed' || state === 'rejected') ? 'failed' : 'done', eta: null, problems: event.result.problems.map((problem) => told(problem)) };
      }
      view = { ...view, open: [...open].map(([slug, stage]) => ({ slug, stage })).slice(0, 40) };
      tell();
    };
    for await (const event of generateProject(world, project, { ...options, signal })) show(event);
  }

  return {
    view: () => view,
    isRunning,
    async plan(choice) {
      const { world, dir } = desk;
      // The forecast looks into the store, which is the run's own.
      if (isRunning()) throw atWork();
      const project = loadProject(world, dir);
      const options = await optionsOf(project, choice);
      const { plan, setup } = planProject(world, project, options);
      const count = (action: string): number => plan.items.filter((item) => item.action === action).length;
      const due = plan.items.filter((item) => item.action !== 'none');
      return {
        writer: plan.writer, host: setup.provider.host, ...plan.totals, note: plan.certainty.note, budget: options.budget ?? project.config.model.budget.run ?? null,
        items: due.slice(0, 500).map(({ slug, title, action, reason, calls, cost }) => ({ slug, title, action, reason, calls, cost })),
        write: count('write'), render: count('render'), none: count('none'), hold: count('hold'), problems: plan.problems.map((problem) => told(problem)),
      };
    },
    start(choice) {
      if (isRunning()) throw atWork();
      if (view.state !== 'paused') view = IDLE;
      abort = new AbortController();
      ending = undefined;
      void work(choice, abort.signal).catch((error: unknown) => {
        view = { ...view, state: error instanceof Declined ? 'idle' : 'failed', problems: problemsOf(error).map((problem) => told(problem)) };
      }).finally(() => {
        abort = undefined;
        if (view.state !== 'paused' && view.state !== 'failed') view = { ...view, state: ending === 'stop' ? 'idle' : 'done' };
        view = { ...view, open: [], eta: null };
        desk.shelf.setWriting(new Set());
        tell(true);
        void desk.refresh().catch(() => undefined);
      });
    },
    end(how) {
      if (abort === undefined) {
        // A paused run that is not wanted any more.
        if (how === 'stop') view = { ...view, state: 'idle' };
      } else {
        ending = how;
        view = { ...view, state: how === 'pause' ? 'pausing' : 'stopping' };
        abort.abort();
      }
      tell(true);
    },
  };
}

function atWork(): SluglineError {
  return new SluglineError({ code: 'USAGE', message: 'a run is at work already', help: 'Wait until it is done, or stop it.' });
}
