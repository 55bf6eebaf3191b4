import type { LedgerEntry, ResponseStore, StoredResponse } from '../model/store.ts';
import { checkedEntry, checkedResponse, utcTime } from './checked.ts';

/** A store that forgets everything: for tests, and for hosts that must not write. */
export function memoryStore(): ResponseStore {
  const responses = new Map<string, StoredResponse>();
  const ledger: LedgerEntry[] = [];
  let closed = false;
  const open = (): void => {
    if (closed) throw new Error('the store is closed');
  };
  return {
    notice: undefined,
    get(key) {
      open();
      const found = responses.get(key);
      return found === undefined ? undefined : { ...found, usage: { ...found.usage } };
    },
    put(key, response, entry) {
      open();
      const kept = checkedResponse(response);
      ledger.push(checkedEntry(entry));
      if (!responses.has(key)) responses.set(key, kept);
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
    close() {
      closed = true;
    },
  };
}
