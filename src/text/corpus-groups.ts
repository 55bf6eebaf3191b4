import type { CorpusEntry } from '../model/corpus.ts';

/** "chain-care, tyre-storage and 3 more". */
export function namesOf(entries: readonly CorpusEntry[], limit = 3): string {
  const names = entries.slice(0, limit).map((entry) => entry.slug).join(', ');
  return entries.length > limit ? `${names} and ${entries.length - limit} more` : names;
}
