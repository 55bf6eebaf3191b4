import { Worker } from 'node:worker_threads';
import type { DeskOptions } from '../desk/desk.ts';
import { withinProject, withoutDir } from '../desk/reading.ts';
import type { FactRow, FactsAnswer, LinksAnswer } from '../desk/shapes.ts';
import type { SiteFound } from '../desk/site.ts';
import { formatProblem, SluglineError, type Problem } from '../model/errors.ts';
import { loadProject, type Project } from '../project.ts';
import type { LedgerRow } from './_facts-report.ts';
import { machineOf } from './_machine.ts';
import type { Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** What the desk needs and commands share, loaded when the desk is open already. */

/** A question to the thread that looks at all articles together. */
export interface SiteQuestion {
  id: number;
  /** Counts changes of files. */
  version: number;
  /** ISO date. */
  today: string;
  now: number;
  /** Links of this article; undefined: the site as a whole. */
  slug?: string;
}

export interface SiteReply {
  id: number;
  value?: unknown;
  problems?: Problem[];
}

/** A thread that nobody asks for so long gives its memory back. */
const IDLE_MS = 120_000;

export function deskOptions(dir: string, flags: Flags, context: CommandContext): DeskOptions {
  const { world } = context;
  const day = (): string => world.now().toISOString().slice(0, 10);
  return {
    world, dir, shownDir: dir === '.' ? context.cwd : dir,
    person: world.env('USER') ?? world.env('USERNAME') ?? '',
    machine: machineOf(context, flags, 'preview'),
    basis: async (project: Project) => (await import('./_forecast.ts')).forecastBasis(context, project, {}, flags),
    async facts(): Promise<FactsAnswer> {
      const { rowsOf } = await import('./facts.ts');
      const { rows, problems } = rowsOf(loadProject(world, dir), day(), context);
      return { today: day(), facts: rows.map((row) => factRow(row, dir)), problems: problems.map((problem) => withoutDir(formatProblem(problem), dir)) };
    },
    site: siteThread(dir, () => ({ today: day(), now: world.now().getTime() })),
  };
}

/** Started when it is asked the first time. */
function siteThread(dir: string, time: () => Pick<SiteQuestion, 'today' | 'now'>): DeskOptions['site'] {
  // Compiled the same way as this thread: from source in a checkout, from `dist` in a package.
  const file = new URL(`./_preview-site${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let worker: Worker | undefined;
  let last = 0;
  let timer: NodeJS.Timeout | undefined;
  const end = (error: Error): void => {
    clearTimeout(timer);
    void worker?.terminate();
    worker = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const thread = new Worker(file, { workerData: { dir } });
    thread.on('message', ({ id, value, problems }: SiteReply) => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (problems === undefined) one?.resolve(value);
      else one?.reject(new SluglineError(problems));
      timer = setTimeout(() => end(new Error('the thread was not needed any more')), IDLE_MS);
      timer.unref();
      if (waiting.size > 0) clearTimeout(timer);
    });
    thread.on('error', end);
    thread.unref();
    return thread;
  };
  const ask = async (version: number, slug?: string): Promise<unknown> => {
    clearTimeout(timer);
    worker ??= start();
    const answer = Promise.withResolvers<unknown>();
    const question: SiteQuestion = { id: ++last, version, ...time(), ...(slug === undefined ? {} : { slug }) };
    waiting.set(question.id, answer);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    worker.postMessage(question);
    return answer.promise;
  };
  return {
    all: async (version) => (await ask(version)) as SiteFound,
    links: async (version, slug) => (await ask(version, slug)) as LinksAnswer,
    close: () => end(new Error('the desk is closed')),
  };
}

function factRow({ fact, brief, file, line, source, date, age, expired, uses }: LedgerRow, dir: string): FactRow {
  return {
    id: fact.id, text: fact.text, source: source ?? '', date: date?.slice(0, 10) ?? '', age: age ?? null, expires: fact.expires?.slice(0, 10) ?? '', expired,
    brief: brief ?? '', place: `${withinProject(file, dir)}${line === undefined ? '' : `:${line}`}`, uses: uses.map(({ slug, line: at, text, differs, by }) => ({ slug, line: at, text, differs, by })),
  };
}
