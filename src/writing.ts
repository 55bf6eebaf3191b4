import { makeArticle } from './article-job.ts';
import { activeRules } from './check.ts';
import { Deferred, createCalls, type CallsOptions } from './calls.ts';
import type { Written } from './finish.ts';
import type { Brief } from './model/brief.ts';
import { problemsOf, SluglineError, type Problem } from './model/errors.ts';
import type { ArticleResult, ArticleState, RunEvent, SpendingRow } from './model/events.ts';
import type { LockedStage } from './model/lock.ts';
import type { PlanItem } from './model/plan.ts';
import { pendingLock, saveLock } from './locks.ts';
import type { RunOptions } from './pipeline.ts';
import { createScheduler, Stopped } from './scheduler.ts';

/** The first half of a run: every article's stages. As many articles are begun as the calls at once need; the first ones are finished first. */

/** How the calls of a run are made. */
export type CallSettings = Pick<CallsOptions, 'price' | 'limits' | 'send' | 'store' | 'run' | 'tokens' | 'deferred' | 'promised' | 'trace'> & { requestsPerMinute: number | undefined; tokensPerMinute: number | undefined };

export interface WritingListener {
  emit(event: RunEvent): void;
  settle(item: PlanItem, state: ArticleState, more?: Partial<ArticleResult>): void;
  /** Whether the values of a finished article may stay in memory until it is placed; else they go into its lock file. */
  holds(one: Written): boolean;
  /** Called for each article when all its stages are there; what was made in this run is held, or in its lock file as pending. */
  written(one: Written): void;
}

/** After an interrupt, calls under way may still answer for this long; then they are dropped. */
export const GRACE_MS = 10_000;
/** Articles begun and not finished, as a multiple of calls at once: those that wait out a pause need others beside them. */
export const OPEN_ARTICLES = 4;

/** Runs the stages of all items. A failed article never stops the others; a failure of all calls (key, quota, budget) does. @returns what was spent */
export async function writeAll(work: readonly PlanItem[], options: RunOptions, listener: WritingListener): Promise<{ rows: SpendingRow[]; spent: number | null; problems: Problem[] }> {
  const { workspace, world, signal } = options;
  const rules = activeRules(options.rules, workspace.project.config);
  const drop = new AbortController();
  const halt = new AbortController();
  const problems: Problem[] = [];
  /** Codes of faults that end the run and have been told. */
  const fatal = new Set<string>();
  let answered = false;
  let timer: NodeJS.Timeout | undefined;
  const emit = (event: RunEvent): void => {
    if (event.type === 'stage' && event.source === 'model') answered = true;
    listener.emit(event);
  };
  const giveUp = (problem: Problem): void => {
    // The answer in hand is used all the same, so no article tells of it.
    if (problem.code === 'STORE_UNWRITABLE' && !fatal.has(problem.code)) problems.push(problem);
    if (problem.code === 'STORE_UNWRITABLE') fatal.add(problem.code);
    halt.abort();
  };
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  let open = 0;
  let next = 0;
  /** Begins one article when there is room; the scheduler calls it again while there is. */
  const advance = (): void => {
    if (next >= work.length) return open === 0 ? finish() : undefined;
    if (open > 0 && (open >= OPEN_ARTICLES * options.concurrency || scheduler.room() <= 0)) return;
    const item = work[next++] as PlanItem;
    open++;
    // In a turn of its own: it lets signals in where nothing waits for a network.
    void one(item, next).finally(() => setImmediate(() => {
      open--;
      advance();
    }));
  };
  const scheduler = createScheduler({ ...options.calls, concurrency: options.concurrency, world, halt: halt.signal, starving: advance });
  const calls = createCalls({ ...options.calls, provider: options.provider, world, scheduler, concurrency: options.concurrency, drop: drop.signal, halt: halt.signal, secrets: options.secrets, emit, giveUp });
  const onAbort = (): void => {
    halt.abort();
    emit({ type: 'interrupted', waiting: scheduler.active() });
    timer = setTimeout(() => drop.abort(), GRACE_MS);
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });

  const onLost = (): void => { if (options.lost?.reason instanceof SluglineError) giveUp(options.lost.reason.problems[0] as Problem); };
  if (options.lost?.aborted === true) onLost();
  else options.lost?.addEventListener('abort', onLost, { once: true });

  advance();
  await finished;
  options.lost?.removeEventListener('abort', onLost);
  clearTimeout(timer);
  signal.removeEventListener('abort', onAbort);
  return { rows: calls.rows(), spent: calls.spent(), problems };

  async function one(item: PlanItem, rank: number): Promise<void> {
    const brief = workspace.project.briefs.get(item.slug) as Brief;
    const lock = workspace.locks.get(item.slug);
    let unsaved: Record<string, LockedStage> | undefined;
    let saved = Promise.resolve();
    // One after the other: of two at once, the older could come to lie over the newer.
    const save = async (): Promise<void> => {
      const before = saved.catch(() => undefined);
      saved = (async () => {
        await before;
        if (unsaved === undefined) return;
        const stages = { ...lock?.stages, ...unsaved };
        unsaved = undefined;
        await saveLock(options.paths.lock(brief.slug), pendingLock(brief, stages, lock, options), options);
      })();
      await saved;
    };
    try {
      if ((item.stages.length > 0 || item.parts !== undefined) && halt.signal.aborted) throw new Stopped();
      const { stages, told } = await makeArticle({ brief, item, lock, rank }, {
        workspace, provider: options.provider, calls, rules, halt: halt.signal, today: options.today, force: options.force, emit,
        // With a store each answer is safe already, and without a model nothing was paid: one write an article is enough.
        async save(soFar, whole) {
          unsaved = soFar;
          if (whole || (options.calls.store === undefined && !workspace.writer.local)) await save();
        },
      });
      if (!told) unsaved = stages;
      const written = { brief, stages, lock };
      // Its answers are in the store, or cost nothing: a run that ends before it is placed finds them there.
      const safe = options.calls.store !== undefined || workspace.writer.local;
      if (unsaved === undefined || !safe || !listener.holds(written)) await save();
      listener.written(written);
    } catch (error) {
      listener.settle(item, ...(await verdict(item, error, save)));
    }
  }

  async function verdict(item: PlanItem, error: unknown, save: () => Promise<void>): Promise<[state: ArticleState, more?: Partial<ArticleResult>]> {
    const problemsFor = (fault: unknown): Problem[] => problemsOf(fault, options.secrets).map((problem) => ({ file: item.file, ...problem }));
    try {
      // What was answered before the fault is kept where a teammate's checkout has it, too.
      await save();
    } catch (fault) {
      return ['failed', { problems: problemsFor(fault) }];
    }
    if (error instanceof Deferred) return ['waiting'];
    if (error instanceof Stopped || (drop.signal.aborted && signal.aborted)) return ['stopped'];
    const found = problemsFor(error);
    // A key or quota fault, or a setting that has let no call through yet, would fail every article the same way.
    const all = found.find(({ code }) => code === 'PROVIDER_AUTH' || code === 'PROVIDER_QUOTA' || code === 'BUDGET_RUN' || code === 'PROVIDER_FAILING' || (code === 'PROVIDER_CONFIG' && !answered));
    if (all === undefined) return ['failed', { problems: found }];
    halt.abort();
    // The others under way run into the same fault; it is told once.
    if (fatal.has(all.code)) return ['stopped'];
    fatal.add(all.code);
    return ['failed', { problems: found }];
  }
}
