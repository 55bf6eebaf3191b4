import type { DeskOptions } from '../desk/desk.ts';
import type { RunChoice, RunEnd, RunNews } from '../desk/run-work.ts';
import type { FactsAnswer, PlanAnswer } from '../desk/shapes.ts';
import type { Problem } from '../model/errors.ts';
import { databaseUrl, machineOf } from './_machine.ts';
import { openThread } from './_preview-thread.ts';
import { siteThreads } from './_preview-threads.ts';
import type { WorkQuestion } from './_preview-work.ts';
import type { Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** What the desk needs and commands share, loaded when the desk is open already. */

export function deskOptions(dir: string, flags: Flags, context: CommandContext): DeskOptions {
  const { world } = context;
  const day = (): string => world.now().toISOString().slice(0, 10);
  return {
    world, dir, shownDir: dir === '.' ? context.cwd : dir,
    person: world.env('USER') ?? world.env('USERNAME') ?? '',
    openKnownStore: machineOf(context, flags, 'preview').openKnownStore,
    work: workThread(dir, databaseUrl(context, flags), context),
    site: siteThreads(dir, () => ({ today: day(), now: world.now().getTime() })),
  };
}

/** Questions that come while others are at work are answered in turn with them. */
function workThread(dir: string, store: string | undefined, { world, cwd }: CommandContext): DeskOptions['work'] {
  const thread = openThread<WorkQuestion>('_preview-work');
  const question = (what: WorkQuestion['what'], choice: RunChoice, keyEnv: string): WorkQuestion => ({
    what, dir, choice, store, cwd, now: world.now().getTime(), online: world.download !== undefined, env: Object.fromEntries([keyEnv, 'OPENAI_BASE_URL'].map((name) => [name, world.env(name)])),
  });
  return {
    plan: async (choice, keyEnv) => (await thread.ask(question('plan', choice, keyEnv))) as PlanAnswer,
    run: async (choice, keyEnv, before, told, signal) => (await thread.ask({ ...question('run', choice, keyEnv), before }, (news) => told(news as RunNews), signal)) as RunEnd,
    publish: async () => (await thread.ask(question('publish', { briefs: [], budget: undefined }, ''))) as Problem[],
    facts: async () => (await thread.ask(question('facts', { briefs: [], budget: undefined }, ''))) as FactsAnswer,
    close: () => thread.close(),
  };
}
