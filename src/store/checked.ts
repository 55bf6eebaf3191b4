import type { Usage } from '../model/lock.ts';
import type { LedgerEntry, StoredResponse } from '../model/store.ts';

/** What both stores check before they keep anything. SQLite binds NaN as NULL, which would read as "price not known". */

/** A copy that is safe to keep. @throws TypeError */
export function checkedResponse(response: StoredResponse): StoredResponse {
  utcTime(response.at);
  return { text: response.text.toWellFormed(), usage: checkedUsage(response.usage), finish: response.finish, model: response.model, cost: checkedCost(response.cost), at: response.at };
}

/** A copy with its time in UTC, so that times compare as strings. @throws TypeError */
export function checkedEntry(entry: LedgerEntry): LedgerEntry {
  return { ...entry, at: utcTime(entry.at), usage: checkedUsage(entry.usage), cost: checkedCost(entry.cost) };
}

/** An ISO time as UTC with milliseconds. @throws TypeError */
export function utcTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) throw new TypeError(`not a time: ${iso}`);
  return time.toISOString();
}

function checkedUsage({ input, cachedInput, output }: Usage): Usage {
  for (const count of [input, cachedInput, output]) if (!Number.isSafeInteger(count) || count < 0) throw new TypeError(`not a count of tokens: ${count}`);
  return { input, cachedInput, output };
}

function checkedCost(cost: number | null): number | null {
  if (cost !== null && !(Number.isFinite(cost) && cost >= 0)) throw new TypeError(`not a cost: ${cost}`);
  return cost;
}
