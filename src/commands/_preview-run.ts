import type { DeskOptions } from '../desk/desk.ts';
import type { RunChoice, RunEnd, RunNews } from '../desk/run-work.ts';
import type { FactsAnswer, LinksAnswer, PlanAnswer } from '../desk/shapes.ts';
import type { SiteFound } from '../desk/site.ts';
import type { Problem } from '../model/errors.ts';
import type { World } from '../model/world.ts';
import { machineOf } from './_machine.ts';
import { openThread } from './_preview-thread.ts';
import type { WorkQuestion } from './_preview-work.ts';
import type { CommandContext } from './context.ts';

/** What the desk needs and commands share, loaded when the desk is open already. */

/** A question to the thread that looks at all articles together. */
export interface SiteQuestion {
  /** The project's directory. */
  dir: string;
  /** Counts changes of files. */
  version: number;
  /** ISO date. */
  today: string;
  now: number;
  /** Links of this article; undefined: the site as a whole. */
  slug?: string;
}

export function deskOptions(dir: string, context: CommandContext): DeskOptions {
  const { world } = context;
  const day = (): string => world.now().toISOString().slice(0, 10);
  return {
    world, dir, shownDir: dir === '.' ? context.cwd : dir,
    person: world.env('USER') ?? world.env('USERNAME') ?? '',
    openStore: machineOf(context, {}, 'preview').openStore,
    work: workThread(dir, world),
    site: siteThread(dir, () => ({ today: day(), now: world.now().getTime() })),
  };
}

/** Questions that come while others are at work are answered in turn with them. */
function workThread(dir: string, world: World): DeskOptions['work'] {
  const thread = openThread<WorkQuestion>('_preview-work');
  const question = (what: WorkQuestion['what'], choice: RunChoice, keyEnv: string): WorkQuestion => ({
    what, dir, choice, now: world.now().getTime(), online: world.download !== undefined, env: Object.fromEntries([keyEnv, 'OPENAI_BASE_URL'].map((name) => [name, world.env(name)])),
  });
  return {
    plan: async (choice, keyEnv) => (await thread.ask(question('plan', choice, keyEnv))) as PlanAnswer,
    run: async (choice, keyEnv, before, told, signal) => (await thread.ask({ ...question('run', choice, keyEnv), before }, (news) => told(news as RunNews), signal)) as RunEnd,
    publish: async () => (await thread.ask(question('publish', { briefs: [], budget: undefined }, ''))) as Problem[],
    facts: async () => (await thread.ask(question('facts', { briefs: [], budget: undefined }, ''))) as FactsAnswer,
    close: () => thread.close(),
  };
}

function siteThread(dir: string, time: () => Pick<SiteQuestion, 'today' | 'now'>): DeskOptions['site'] {
  const thread = openThread<SiteQuestion>('_preview-site');
  return {
    all: async (version) => (await thread.ask({ dir, version, ...time() })) as SiteFound,
    links: async (version, slug) => (await thread.ask({ dir, version, ...time(), slug })) as LinksAnswer,
    close: () => thread.close(),
  };
}
