import type { CorpusEntry, GroupName } from '../model/corpus.ts';
import { imageKey } from './image-urls.ts';
import { normalize } from './words.ts';

/** "chain-care, tyre-storage and 3 more". */
export function namesOf(entries: readonly CorpusEntry[], limit = 3): string {
  const names = entries.slice(0, limit).map((entry) => entry.slug).join(', ');
  return entries.length > limit ? `${names} and ${entries.length - limit} more` : names;
}

export const GROUP_NAMES: readonly GroupName[] = ['title', 'description', 'hero'];

/**
 * What an entry has in common with others of its group; '' when nothing. Texts without case, punctuation and spacing; pictures without the parameters that
 * only change their size. Languages are groups of their own: a translation repeats nothing.
 */
export function groupKey(name: GroupName, entry: CorpusEntry, siteUrl: string | undefined): string {
  const key = name === 'title' ? normalize(entry.title) : name === 'description' ? normalize(entry.description) : entry.heroImage === '' ? '' : imageKey(entry.heroImage, siteUrl);
  return key === '' ? '' : `${entry.lang} ${key}`;
}
