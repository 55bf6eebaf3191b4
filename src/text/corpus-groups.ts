import type { Corpus, CorpusEntry } from '../model/corpus.ts';

type Groups = ReadonlyMap<string, readonly CorpusEntry[]>;

const known = new WeakMap<Corpus, Map<string, Groups>>();

/**
 * Entries of a corpus by a key, drafts left out; computed once a corpus and name, so that asking for every article stays fast.
 * @param name of the grouping, the same for the same `keyOf`
 * @param keyOf '' leaves an entry out
 */
export function corpusGroup(corpus: Corpus, name: string, keyOf: (entry: CorpusEntry) => string, key: string): readonly CorpusEntry[] {
  let groupings = known.get(corpus);
  if (groupings === undefined) known.set(corpus, (groupings = new Map<string, Groups>()));
  let groups = groupings.get(name);
  if (groups === undefined) groupings.set(name, (groups = Map.groupBy(corpus.entries.filter((entry) => !entry.draft), keyOf)));
  return key === '' ? [] : (groups.get(key) ?? []);
}

/** "chain-care, tyre-storage and 3 more". */
export function namesOf(entries: readonly CorpusEntry[], limit = 3): string {
  const names = entries.slice(0, limit).map((entry) => entry.slug).join(', ');
  return entries.length > limit ? `${names} and ${entries.length - limit} more` : names;
}
