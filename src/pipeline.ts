import { addUsage, NO_USAGE } from './books.ts';
import type { Output, ProviderInstance, Rule } from './kinds.ts';
import type { ArticleResult, RunEvent, RunResult } from './model/events.ts';
import { compareFindings, summarize } from './model/finding.ts';
import { isDue, type Plan } from './model/plan.ts';
import type { Remote, Snapshot } from './model/remote.ts';
import type { World } from './model/world.ts';
import type { Paths } from './place.ts';
import { createPlacing, type Settle } from './placing.ts';
import { publish } from './publish.ts';
import { writeRemotely } from './remote-writing.ts';
import { writeAll, type CallSettings, type WritingListener } from './writing.ts';
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
  /** Aborted when another run may be at work on the project, with a SluglineError as the reason. */
  lost?: AbortSignal | undefined;
  calls: CallSettings;
  /** Values that must never be shown. */
  secrets: readonly string[];
  /** Others who write the articles; they are only finished here. */
  remote?: { remote: Remote; snapshot: Snapshot } | undefined;
}

/** Yields events as they happen; the last one is `result`. Never throws for a single article. */
export async function* runPlan(options: RunOptions): AsyncGenerator<RunEvent, RunResult> {
  const begun = performance.now();
  const { workspace, plan, provider } = options;
  const queue = createQueue<RunEvent>();
  const results = new Map<string, ArticleResult>();
  const totals = { changed: 0 };
  const repairs = { mended: 0, dropped: 0, unusable: 0 };
  const emit = (event: RunEvent): void => {
    if (event.type === 'repair') repairs[event.outcome]++;
    queue.push(event);
  };
  let settled = 0;
  const work = plan.items.filter(isDue);
  const settle: Settle = (item, state, more = {}) => {
    const { errors = 0, warnings = 0, ...rest } = more;
    const result: ArticleResult = { slug: item.slug, file: item.file, state, reason: item.reason, problems: [], notes: [], ...rest };
    results.set(item.slug, result);
    queue.push({ type: 'article', slug: item.slug, state, errors, warnings, notes: result.notes, problems: result.problems, done: isDue(item) ? ++settled : settled, total: work.length });
  };

  const job = async (): Promise<RunResult> => {
    const placing = createPlacing(options, totals, settle);
    const listener: WritingListener = { emit, settle, holds: placing.holds, written: placing.add };
    const others = options.remote;
    const { rows, spent, problems } = others === undefined ? await writeAll(work, options, listener) : await writeRemotely(work, options, others.remote, others.snapshot, listener);
    const { articles: finished, problems: unnoted } = await placing.finish();
    const noted = await publish({ ...options, finished, totals });
    for (const item of plan.items) if (!results.has(item.slug)) settle(item, item.action === 'hold' ? 'held' : 'unchanged');
    const findings = finished.flatMap((one) => one.findings).sort(compareFindings);
    return {
      writer: { provider: workspace.writer.provider, model: provider.model, host: provider.host },
      articles: plan.items.flatMap((item) => results.get(item.slug) ?? []),
      problems: [...plan.problems, ...problems, ...unnoted, ...noted],
      check: { version: 1, summary: summarize(findings, finished.length), findings },
      calls: rows.reduce((sum, row) => sum + row.calls, 0),
      usage: rows.reduce((sum, row) => addUsage(sum, row.usage), NO_USAGE),
      spending: rows,
      cost: spent,
      repairs,
      ...totals,
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
        while (items.length > 0) yield* items.splice(0);
        if (closed) return;
        await new Promise<void>((resolve) => { wake = resolve; });
      }
    },
  };
}
