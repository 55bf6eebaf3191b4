import { formatProblem, problemsOf, SluglineError } from '../model/errors.ts';
import type { Desk } from './desk.ts';
import { withoutDir } from './reading.ts';
import type { RunChoice, RunNews } from './run-work.ts';
import type { PlanAnswer, RunView } from './shapes.ts';

/** A run of the desk: planned, started, paused, stopped. One at a time; the work itself is done beside the server. */
export interface RunControl {
  view(): RunView;
  isRunning(): boolean;
  /** What would be done and what it would cost. Spends nothing. @throws SluglineError */
  plan(choice: RunChoice): Promise<PlanAnswer>;
  /** Starts, or goes on with a paused run. @throws SluglineError when one is at work */
  start(choice: RunChoice): void;
  /** Calls under way come to their end, nothing new begins; every answer is kept. A paused run can go on. */
  end(how: 'pause' | 'stop'): void;
  /** Stops, and resolves when nothing is at work any more. */
  over(): Promise<void>;
}

const IDLE: RunView = { state: 'idle', at: '', total: 0, done: 0, open: [], recent: [], calls: 0, spent: 0, budget: null, forecast: null, eta: null, problems: [], writer: '' };

export function createRun(desk: Desk): RunControl {
  let view: RunView = IDLE;
  let abort: AbortController | undefined;
  let ending: 'pause' | 'stop' | undefined;
  let working: Promise<void> | undefined;
  const tell = (): void => desk.hub.tell({ type: 'run', run: view });
  const isRunning = (): boolean => abort !== undefined;

  const take = (news: RunNews): void => {
    if ('writing' in news) {
      desk.shelf.setWriting(new Set(news.writing));
      desk.hub.tell({ type: 'rows' });
      return;
    }
    // What a person has asked for stands until it is so.
    view = { ...news.view, state: ending === undefined ? news.view.state : ending === 'pause' ? 'pausing' : 'stopping' };
    tell();
  };

  async function work(choice: RunChoice, signal: AbortSignal): Promise<void> {
    try {
      const { recent, calls, spent } = view;
      const { view: last, interrupted } = await desk.work.run(choice, desk.config.model.apiKeyEnv, { ...IDLE, recent, calls, spent }, take, signal);
      const state = ending === 'pause' && interrupted ? 'paused' : last.state === 'failed' ? 'failed' : ending === 'stop' ? 'idle' : 'done';
      view = { ...last, state, eta: null };
    } catch (error) {
      view = { ...view, state: 'failed', open: [], eta: null, problems: problemsOf(error).map((problem) => withoutDir(formatProblem(problem), desk.dir)) };
    }
    abort = undefined;
    desk.shelf.setWriting(new Set());
    tell();
    desk.publisher.resume();
    await desk.refresh();
  }

  return {
    view: () => view,
    isRunning,
    async plan(choice) {
      // The forecast looks into the store, which is the run's own.
      if (isRunning()) throw atWork();
      return desk.work.plan(choice, desk.config.model.apiKeyEnv);
    },
    start(choice) {
      if (isRunning()) throw atWork();
      if (view.state !== 'paused') view = IDLE;
      abort = new AbortController();
      ending = undefined;
      view = { ...view, state: 'planning', at: desk.world.now().toISOString() };
      tell();
      working = work(choice, abort.signal).catch(() => undefined);
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
      tell();
    },
    async over() {
      abort?.abort();
      await working;
    },
  };
}

function atWork(): SluglineError {
  return new SluglineError({ code: 'USAGE', message: 'a run is at work already', help: 'Wait until it is done, or stop it.' });
}
