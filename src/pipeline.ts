import pLimit from 'p-limit';
import { articleFiles, loadDocuments } from './articles.ts';
import { finishArticles, type Finished, type Written } from './finish.ts';
import type { Output, ProviderInstance, Rule } from './kinds.ts';
import type { Brief } from './model/brief.ts';
import { problemsOf, SluglineError, type Problem } from './model/errors.ts';
import type { ArticleResult, ArticleState, RunEvent, RunResult } from './model/events.ts';
import { summarize, compareFindings } from './model/finding.ts';
import type { Lock, LockedStage, Usage } from './model/lock.ts';
import type { Plan, PlanItem } from './model/plan.ts';
import type { World } from './model/world.ts';
import { placeArticle, writeIfChanged, type Paths } from './place.ts';
import { publish } from './publish.ts';
import { renderKey } from './render.ts';
import { sha256 } from './text/hash.ts';
import type { Spending } from './spend.ts';
import { addUsage, Stopped, writeArticle } from './write.ts';
import type { Workspace } from './workspace.ts';

/** Runs a plan: first every article's stages, side by side; then all written articles are linked, checked and placed. Knows no concrete plug-in. */

export interface RunOptions {
  workspace: Workspace;
  plan: Plan;
  provider: ProviderInstance;
  world: World;
  rules: readonly Rule[];
  outputs: readonly Output[];
  paths: Paths;
  concurrency: number;
  force: boolean;
  /** ISO date. */
  today: string;
  /** First abort: begin nothing new, keep what is finished. */
  signal: AbortSignal;
  spending: Spending;
  /** Values that must never be shown. */
  secrets: readonly string[];
}

/** After an interrupt, calls under way may still answer for this long; then they are dropped. */
const GRACE_MS = 10_000;
const EMPTY_USAGE: Usage = { input: 0, cachedInput: 0, output: 0 };

/** Yields events as they happen; the last one is `result`. Never throws for a single article. */
export async function* runPlan(options: RunOptions): AsyncGenerator<RunEvent, RunResult> {
  const begun = performance.now();
  const { workspace, plan, provider, paths, world } = options;
  const queue = createQueue<RunEvent>();
  const results = new Map<string, ArticleResult>();
  const totals = { calls: 0, usage: EMPTY_USAGE, changed: 0 };
  const work = plan.items.filter((item) => item.action === 'write' || item.action === 'render');
  const settle = (item: PlanItem, state: ArticleState, more: Partial<ArticleResult> & { errors?: number; warnings?: number } = {}): void => {
    const { errors = 0, warnings = 0, ...rest } = more;
    const result: ArticleResult = { slug: item.slug, file: item.file, state, reason: item.reason, problems: [], notes: [], ...rest };
    results.set(item.slug, result);
    queue.push({ type: 'article', slug: item.slug, state, errors, warnings, notes: result.notes, problems: result.problems, done: [...results.keys()].filter((slug) => work.some((one) => one.slug === slug)).length, total: work.length });
  };
  const paid = (usage: Usage): void => {
    totals.calls++;
    totals.usage = addUsage(totals.usage, usage);
  };

  const job = async (): Promise<RunResult> => {
    const written = await writeAll(work, options, { emit: queue.push, paid, settle });
    const finished = finish(written, options);
    for (const one of finished) place(one, written, options, totals, settle);
    const noted = [...publish({ ...options, finished, results, totals })];
    for (const item of plan.items) if (!results.has(item.slug)) settle(item, item.action === 'hold' ? 'held' : 'unchanged');
    const findings = finished.flatMap((one) => one.findings).sort(compareFindings);
    return {
      writer: { provider: workspace.writer.provider, model: provider.model, host: provider.host },
      articles: plan.items.flatMap((item) => results.get(item.slug) ?? []),
      problems: [...plan.problems, ...noted],
      check: { version: 1, summary: summarize(findings, finished.length), findings },
      ...totals,
      cost: options.spending.spent(),
      interrupted: options.signal.aborted,
      ms: Math.round(performance.now() - begun),
    };
  };

  yield { type: 'start', plan, host: provider.host, concurrency: options.concurrency };
  const done = job().finally(queue.close);
  // A caller that stops listening must not be ended by a fault it will not see.
  done.catch(() => undefined);
  yield* queue.events();
  const result = await done;
  yield { type: 'result', result };
  return result;

  function finish(written: readonly Written[], run: RunOptions): Finished[] {
    if (written.length === 0) return [];
    const mine = new Set(written.map((one) => one.brief.slug));
    const { docs } = loadDocuments(world.files, articleFiles(world.files, paths.dir), workspace.languages, workspace.project.config);
    const published = new Map(docs.filter((doc) => mine.has(doc.slug)).map((doc) => [doc.slug, doc]));
    return finishArticles(written, { workspace, rules: run.rules, others: docs.filter((doc) => !mine.has(doc.slug)), published, today: run.today, fileOf: paths.article });
  }
}

/** Runs the stages of all items, at most `concurrency` articles at a time. A failed article never stops the others; a failure of all calls (key, quota) does. */
async function writeAll(work: readonly PlanItem[], options: RunOptions, tell: { emit(event: RunEvent): void; paid(usage: Usage): void; settle(item: PlanItem, state: ArticleState, more?: Partial<ArticleResult>): void }): Promise<Written[]> {
  const { emit, paid, settle } = tell;
  const { workspace, world, paths, signal } = options;
  const drop = new AbortController();
  const halt = new AbortController();
  let fatal: Problem | undefined;
  let answered = 0;
  const count = (event: RunEvent): void => {
    if (event.type === 'stage' && event.source === 'model') answered++;
    emit(event);
  };
  let timer: NodeJS.Timeout | undefined;
  const limit = pLimit(options.concurrency);
  const onAbort = (): void => {
    halt.abort();
    emit({ type: 'interrupted', waiting: limit.activeCount });
    timer = setTimeout(() => drop.abort(), GRACE_MS);
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  const written: Written[] = [];
  await Promise.all(work.map(async (item) => limit(async () => {
    const brief = workspace.project.briefs.find((one) => one.slug === item.slug) as Brief;
    const lock = workspace.locks.get(item.slug);
    try {
      if (item.stages.length > 0 && halt.signal.aborted) throw new Stopped();
      const stages = await writeArticle(brief, item.stages, lock?.stages ?? {}, {
        workspace, provider: options.provider, spending: options.spending, world, signal: drop.signal, halt: halt.signal, today: options.today, force: options.force, emit: count, paid,
        save: (so_far) => saveLock(paths.lock(brief.slug), pendingLock(brief, { ...lock?.stages, ...so_far }, lock, options), options),
      });
      written.push({ brief, stages, lock });
    } catch (error) {
      if (error instanceof Stopped || (drop.signal.aborted && signal.aborted)) settle(item, 'stopped');
      else {
        const problems = problemsOf(error, options.secrets).map((problem) => ({ file: brief.file, ...problem }));
        // A key or quota fault, or a setting that has let no call through yet, would fail every article the same way.
        const stop = problems.find((problem) => problem.code === 'PROVIDER_AUTH' || problem.code === 'PROVIDER_QUOTA' || problem.code === 'BUDGET_RUN' || (problem.code === 'PROVIDER_CONFIG' && answered === 0));
        // The others under way run into the same fault; it is told once.
        if (stop !== undefined && stop.code === fatal?.code) return settle(item, 'stopped');
        if (stop !== undefined) {
          fatal ??= stop;
          halt.abort();
        }
        settle(item, 'failed', { problems });
      }
    }
  })));
  clearTimeout(timer);
  signal.removeEventListener('abort', onAbort);
  const order = new Map(work.map((item, index) => [item.slug, index]));
  return written.sort((a, b) => (order.get(a.brief.slug) ?? 0) - (order.get(b.brief.slug) ?? 0));
}

/** Places one article and writes its lock. */
function place(one: Finished, written: readonly Written[], options: RunOptions, totals: { changed: number }, settle: (item: PlanItem, state: ArticleState, more?: Partial<ArticleResult> & { errors?: number; warnings?: number }) => void): void {
  const { world, paths, plan } = options;
  const { slug } = one.brief;
  const item = plan.items.find((candidate) => candidate.slug === slug) as PlanItem;
  const source = written.find((candidate) => candidate.brief.slug === slug) as Written;
  const { errors, warnings } = summarize(one.findings, 1);
  try {
    const placement = placeArticle(world.files, paths, {
      slug, text: one.text, base: source.lock?.text ?? null, findings: one.findings,
      errorsOf: (text) => summarize(one.checkText(text), 1).errors,
      waiting: source.lock?.state === 'pending' && source.lock.rejectedSha256 === sha256(one.text),
    });
    const kept = placement.state === 'rejected' || placement.state === 'conflict';
    const lock: Lock = {
      ...pendingLock(one.brief, source.stages, source.lock, options),
      // Put together again is not written anew.
      ...(item.stages.length === 0 && source.lock !== undefined ? { model: source.lock.model } : {}),
      renderKey: renderKey(options.workspace, one.brief, source.stages),
      links: { related: one.related },
      hero: one.hero ?? null,
      pubDate: one.pubDate,
      updatedDate: kept ? (source.lock?.updatedDate ?? null) : (one.updatedDate ?? null),
      state: placement.state === 'rejected' ? 'rejected' : placement.state === 'conflict' ? 'pending' : 'written',
      sha256: kept ? (source.lock?.sha256 ?? null) : sha256(one.text),
      text: kept ? (source.lock?.text ?? null) : one.text,
      rejectedSha256: kept ? sha256(one.text) : null,
      heldDate: kept ? (one.updatedDate ?? null) : null,
      findings: { errors, warnings },
    };
    const lockChanged = writeIfChanged(world.files, paths.lock(slug), lockText(lock));
    if (placement.state === 'written' || lockChanged) totals.changed++;
    settle(item, placement.state, { errors, warnings, notes: one.notes, problems: [...one.problems, ...(placement.problem === undefined ? [] : [placement.problem])] });
  } catch (error) {
    settle(item, 'failed', { problems: [writeProblem(error, paths.article(slug), options)] });
  }
}

/** @throws SluglineError when the disk refuses: an answer that cannot be kept must not be followed by more of them */
function saveLock(path: string, lock: Lock, options: RunOptions): void {
  try {
    writeIfChanged(options.world.files, path, lockText(lock));
  } catch (error) {
    throw new SluglineError(writeProblem(error, path, options), { cause: error });
  }
}

function writeProblem(error: unknown, file: string, options: RunOptions): Problem {
  if (error instanceof SluglineError) return problemsOf(error, options.secrets)[0] as Problem;
  return { code: 'FILE_UNREADABLE', file, message: `the file cannot be written: ${error instanceof Error ? error.message : String(error)}`, help: 'Check the permissions and the free space of the output directory, then run again: what was written is kept.' };
}

function pendingLock(brief: Brief, stages: Readonly<Record<string, LockedStage>>, previous: Lock | undefined, options: RunOptions): Lock {
  return {
    version: 1, slug: brief.slug, brief: { file: brief.file, sha256: brief.hash }, model: options.workspace.writer.model, renderKey: '', stages: { ...stages },
    links: previous?.links ?? { related: [] }, hero: previous?.hero ?? null, pubDate: brief.pubDate ?? previous?.pubDate ?? options.today, updatedDate: previous?.updatedDate ?? null,
    state: 'pending', sha256: previous?.sha256 ?? null, text: previous?.text ?? null, rejectedSha256: null, heldDate: null, findings: previous?.findings ?? { errors: 0, warnings: 0 },
  };
}

function lockText(lock: Lock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** A queue that callbacks push into and one reader drains. */
function createQueue<T>(): { push(item: T): void; close(): void; events(): AsyncGenerator<T, void> } {
  const items: T[] = [];
  let closed = false;
  let wake: (() => void) | undefined;
  return {
    push(item) { items.push(item); wake?.(); },
    close() { closed = true; wake?.(); },
    async *events() {
      for (;;) {
        while (items.length > 0) yield items.shift() as T;
        if (closed) return;
        await new Promise<void>((resolve) => { wake = resolve; });
      }
    },
  };
}
