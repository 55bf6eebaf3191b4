import { addUsage } from './books.ts';
import type { Written } from './finish.ts';
import { pendingLock, saveLock } from './locks.ts';
import type { Brief } from './model/brief.ts';
import { problemsOf, redact, SluglineError, type Problem } from './model/errors.ts';
import type { SpendingRow } from './model/events.ts';
import type { PlanItem } from './model/plan.ts';
import type { Remote, RemoteOrder, RemoteResult, Snapshot } from './model/remote.ts';
import type { RunOptions } from './pipeline.ts';
import { orderOf } from './remote-work.ts';
import type { WritingListener } from './writing.ts';

/** The first half of a run where others write the articles: orders go out, results come back in any order. Same interface as `writeAll`. */

/** Faults that end the run over there as well. */
const FATAL: readonly string[] = ['PROVIDER_AUTH', 'PROVIDER_QUOTA', 'BUDGET_RUN', 'PROVIDER_FAILING', 'STORE_UNWRITABLE'];

/** @returns what was spent; articles that nobody finished before `signal` end as `stopped` and are still on order */
export async function writeRemotely(work: readonly PlanItem[], options: RunOptions, remote: Remote, snapshot: Snapshot, listener: WritingListener): Promise<{ rows: SpendingRow[]; spent: number | null; problems: Problem[] }> {
  const { workspace, lost } = options;
  // Whoever has the lock by now collects the results.
  const signal = lost === undefined ? options.signal : AbortSignal.any([options.signal, lost]);
  const open = new Map(work.map((item) => [item.slug, item]));
  const sums = new Map<string, SpendingRow>();
  const problems: Problem[] = [];
  const told = new Set<string>();
  const run = { force: options.force, today: options.today };
  const orders = function* (): Generator<RemoteOrder> {
    for (const [index, item] of work.entries()) yield orderOf(workspace, item, index, run);
  };
  const onAbort = (): void => {
    if (lost?.reason instanceof SluglineError) problems.push(...lost.reason.problems);
    listener.emit({ type: 'interrupted', waiting: open.size });
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  try {
    if (work.length > 0 && !signal.aborted) {
      await remote.send(snapshot, orders());
      for await (const result of remote.results(signal)) {
        const item = open.get(result.slug);
        if (item === undefined) continue;
        open.delete(result.slug);
        for (const event of result.events) listener.emit(event);
        for (const row of result.rows) sums.set(row.stage, merged(sums.get(row.stage), row));
        await take(item, result);
        if (open.size === 0) break;
      }
    }
  } catch (error) {
    problems.push(...problemsOf(error, options.secrets));
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  for (const item of open.values()) listener.settle(item, 'stopped');
  const rows = [...sums.values()].toSorted((a, b) => (a.stage < b.stage ? -1 : 1));
  const spent = workspace.price === undefined ? null : rows.reduce((sum, row) => sum + (row.cost ?? 0), 0);
  return { rows, spent, problems };

  async function take(item: PlanItem, result: RemoteResult): Promise<void> {
    const found = result.problems.map((problem): Problem => ({ file: item.file, ...problem, message: redact(problem.message, options.secrets) }));
    if (result.state !== 'written') {
      // The others ran into the same fault; it is told once.
      const all = found.find(({ code }) => FATAL.includes(code));
      const again = all !== undefined && told.has(all.code);
      if (all !== undefined) told.add(all.code);
      listener.settle(item, again ? 'stopped' : result.state, again || result.state !== 'failed' ? {} : { problems: found });
      return;
    }
    const brief = workspace.project.briefs.get(item.slug) as Brief;
    const lock = workspace.locks.get(item.slug);
    const written: Written = { brief, stages: result.stages, lock };
    try {
      if (!listener.holds(written)) await saveLock(options.paths.lock(item.slug), pendingLock(brief, { ...lock?.stages, ...result.stages }, lock, options), options);
      listener.written(written);
    } catch (error) {
      listener.settle(item, 'failed', { problems: problemsOf(error, options.secrets).map((problem) => ({ file: item.file, ...problem })) });
    }
  }
}

function merged(sum: SpendingRow | undefined, row: SpendingRow): SpendingRow {
  if (sum === undefined) return row;
  return {
    ...sum, calls: sum.calls + row.calls, reused: sum.reused + row.reused, failed: sum.failed + row.failed, usage: addUsage(sum.usage, row.usage),
    cost: sum.cost === null || row.cost === null ? null : sum.cost + row.cost,
  };
}
