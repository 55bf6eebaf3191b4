import type { Usage } from '../model/lock.ts';
import type { BatchItem, BatchRecord, LedgerEntry, RunEnd, RunStart, StoredResponse } from '../model/store.ts';

/**
 * What both stores check before they keep anything. SQLite binds NaN as NULL, which would read as "price not known", and lone surrogates
 * as U+FFFD. Times become UTC, so that they compare as strings. All return a copy.
 */

/** Its own time stays as it is written: it is shown, never compared. @throws TypeError */
export function checkedResponse(response: StoredResponse): StoredResponse {
  utcTime(response.at);
  return { text: response.text.toWellFormed(), usage: checkedUsage(response.usage), finish: response.finish, model: response.model.toWellFormed(), cost: checkedCost(response.cost), at: response.at };
}

/** Milliseconds are rounded: clocks give fractions. @throws TypeError */
export function checkedEntry({ at, run, slug, stage, model, usage, cost, kind, request, ms }: LedgerEntry): LedgerEntry {
  if (!(Number.isFinite(ms) && ms >= 0)) throw new TypeError(`not a number of milliseconds: ${ms}`);
  return {
    at: utcTime(at),
    run: run.toWellFormed(),
    slug: slug.toWellFormed(),
    stage: stage.toWellFormed(),
    model: model.toWellFormed(),
    usage: checkedUsage(usage),
    cost: checkedCost(cost),
    kind,
    request: request.toWellFormed(),
    ms: Math.round(ms),
  };
}

/** @throws TypeError */
export function checkedRun({ id, at, command, provider, model, host, articles }: RunStart): RunStart {
  return {
    id: id.toWellFormed(),
    at: utcTime(at),
    command: command.toWellFormed(),
    provider: provider.toWellFormed(),
    model: model.toWellFormed(),
    host: host.toWellFormed(),
    articles: checkedCount(articles, 'articles'),
  };
}

/** @throws TypeError */
export function checkedEnd({ at, state, written, failed }: RunEnd): RunEnd {
  return { at: utcTime(at), state, written: checkedCount(written, 'articles'), failed: checkedCount(failed, 'articles') };
}

/** @throws TypeError */
export function checkedBatch({ mark, at, host, model, id, state }: BatchRecord): BatchRecord {
  return { mark: mark.toWellFormed(), at: utcTime(at), host: host.toWellFormed(), model: model.toWellFormed(), id: id.toWellFormed(), state };
}

/** @throws TypeError */
export function checkedItem({ customId, slug, stage, request }: BatchItem): BatchItem {
  return { customId: customId.toWellFormed(), slug: slug.toWellFormed(), stage: stage.toWellFormed(), request: request.toWellFormed() };
}

/** An ISO time as UTC with milliseconds. @throws TypeError */
export function utcTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) throw new TypeError(`not a time: ${iso}`);
  return time.toISOString();
}

/** `count` itself. @throws TypeError unless it is a whole number from 0 on */
export function checkedCount(count: number, what: string): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new TypeError(`not a count of ${what}: ${count}`);
  return count;
}

function checkedUsage({ input, cachedInput, output }: Usage): Usage {
  for (const count of [input, cachedInput, output]) checkedCount(count, 'tokens');
  return { input, cachedInput, output };
}

function checkedCost(cost: number | null): number | null {
  if (cost !== null && !(Number.isFinite(cost) && cost >= 0)) throw new TypeError(`not a cost: ${cost}`);
  return cost;
}
