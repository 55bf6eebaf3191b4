import type { SpendingRow } from '../model/events.ts';
import type { BatchItem, BatchRecord, DirectStore, LedgerEntry, RunRecord, RunStart, StoredResponse } from '../model/store.ts';
import { checkedBatch, checkedCount, checkedEnd, checkedEntry, checkedItem, checkedResponse, checkedRun, utcTime } from './checked.ts';

/** A store that forgets everything: for tests, and for hosts that must not write. */
export function memoryStore(): DirectStore {
  const responses = new Map<string, StoredResponse>();
  const ledger: LedgerEntry[] = [];
  const runs = new Map<string, NotedRun>();
  const batches = new Map<string, { batch: BatchRecord; items: readonly BatchItem[] }>();
  let closed = false;
  const open = (): void => {
    if (closed) throw new Error('the store is closed');
  };
  return {
    notice: undefined,
    async durable() {
      open();
    },
    get(key) {
      open();
      const found = responses.get(key);
      return found === undefined ? undefined : { ...found, usage: { ...found.usage } };
    },
    put(key, response, entry) {
      open();
      const kept = checkedResponse(response);
      ledger.push(checkedEntry(entry));
      responses.set(key, kept);
    },
    refill(known) {
      open();
      const before = responses.size;
      for (const [key, response] of known.map(([name, one]) => [name, checkedResponse(one)] as const)) if (!responses.has(key)) responses.set(key, response);
      return responses.size - before;
    },
    spent(sinceIso) {
      open();
      const since = sinceIso === undefined ? '' : utcTime(sinceIso);
      return ledger.reduce((sum, entry) => (entry.kind === 'cached' || entry.at < since ? sum : sum + (entry.cost ?? 0)), 0);
    },
    record(entry) {
      open();
      ledger.push(checkedEntry(entry));
    },
    beginRun(run) {
      open();
      const start = checkedRun(run);
      if (runs.has(start.id)) throw new Error(`there is a run ${start.id} already`);
      runs.set(start.id, { ...start, ended: null, state: 'running', written: 0, failed: 0 });
    },
    endRun(id, end) {
      open();
      const { at, ...rest } = checkedEnd(end);
      const run = runs.get(id);
      if (run !== undefined) runs.set(id, { ...run, ...rest, ended: at });
    },
    runs(limit) {
      open();
      checkedCount(limit, 'runs');
      const newest = [...runs.values()].toSorted((a, b) => compare(b.at, a.at) || compare(b.id, a.id)).slice(0, limit);
      return newest.map((run) => summed(run, ledger.filter((entry) => entry.run === run.id)));
    },
    history() {
      open();
      const groups = Map.groupBy(ledger.filter((entry) => entry.kind === 'answer'), ({ stage, model }) => JSON.stringify([stage, model]));
      return [...groups.values()].map(callsOf).toSorted((a, b) => compare(a.stage, b.stage) || compare(a.model, b.model));
    },
    spending() {
      open();
      const groups = Map.groupBy(ledger, ({ stage, model }) => JSON.stringify([stage, model]));
      return [...groups.values()].map(spentOn).toSorted((a, b) => compare(a.stage, b.stage) || compare(a.model, b.model));
    },
    addBatch(batch, items) {
      open();
      const checked = checkedBatch(batch);
      const all = items.map(checkedItem);
      if (batches.has(checked.mark)) throw new Error(`there is a batch ${checked.mark} already`);
      if (new Set(all.map((item) => item.customId)).size < all.length) throw new Error(`batch ${checked.mark} has two calls of one id`);
      batches.set(checked.mark, { batch: checked, items: all });
    },
    updateBatch(mark, { id, state }) {
      open();
      const batch = batches.get(mark)?.batch;
      if (batch === undefined) return;
      batch.id = id ?? batch.id;
      batch.state = state ?? batch.state;
    },
    batches(state) {
      open();
      const all = [...batches.values()].map(({ batch }) => ({ ...batch }));
      return all.filter((batch) => state === undefined || batch.state === state).toSorted((a, b) => compare(a.at, b.at));
    },
    batchItems(mark) {
      open();
      return (batches.get(mark)?.items ?? []).map((item) => ({ ...item }));
    },
    close() {
      closed = true;
    },
  };
}

type NotedRun = RunStart & Pick<RunRecord, 'ended' | 'state' | 'written' | 'failed'>;

function summed(run: NotedRun, lines: readonly LedgerEntry[]): RunRecord {
  const paid = lines.filter((line) => line.kind !== 'cached');
  return {
    ...run,
    calls: paid.length,
    reused: lines.length - paid.length,
    usage: { input: total(paid, (line) => line.usage.input), cachedInput: total(paid, (line) => line.usage.cachedInput), output: total(paid, (line) => line.usage.output) },
    cost: paid.some((line) => line.cost === null) ? null : total(paid, (line) => line.cost ?? 0),
  };
}

/** `lines` are all of one stage and model, and at least one. */
function callsOf(lines: readonly LedgerEntry[]): ReturnType<DirectStore['history']>[number] {
  const mean = total(lines, (line) => line.usage.output) / lines.length;
  const input = total(lines, (line) => line.usage.input);
  const timed = lines.filter((line) => line.ms > 0);
  return {
    stage: lines[0]?.stage ?? '',
    model: lines[0]?.model ?? '',
    calls: lines.length,
    output: { mean, deviation: Math.sqrt(total(lines, (line) => (line.usage.output - mean) ** 2) / lines.length) },
    cachedShare: input === 0 ? 0 : total(lines, (line) => line.usage.cachedInput) / input,
    ms: timed.length === 0 ? 0 : total(timed, (line) => line.ms) / timed.length,
  };
}

/** `lines` are all of one stage and model, and at least one. */
function spentOn(lines: readonly LedgerEntry[]): SpendingRow {
  const paid = lines.filter((line) => line.kind !== 'cached');
  return {
    stage: lines[0]?.stage ?? '', model: lines[0]?.model ?? '', calls: paid.length, reused: lines.length - paid.length, failed: paid.filter((line) => line.kind === 'failed').length,
    usage: { input: total(paid, (line) => line.usage.input), cachedInput: total(paid, (line) => line.usage.cachedInput), output: total(paid, (line) => line.usage.output) },
    cost: paid.some((line) => line.cost === null) ? null : total(paid, (line) => line.cost ?? 0),
  };
}

function total(lines: readonly LedgerEntry[], value: (line: LedgerEntry) => number): number {
  return lines.reduce((sum, line) => sum + value(line), 0);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
