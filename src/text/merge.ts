import { merge as diff3Merge } from 'node-diff3';

/** Three-way merge of an article by lines, so that regenerating keeps a person's edits. */

export interface Merged {
  text: string;
  /** Places where both sides changed the same lines; the text is then of no use. */
  conflicts: number;
}

/**
 * @param base the text as Slugline last wrote it
 * @param person the file as it stands now
 * @param fresh the text as it would be written now
 */
export function mergeTexts(base: string, person: string, fresh: string): Merged {
  if (fresh === base || fresh === person) return { text: person, conflicts: 0 };
  if (person === base) return { text: fresh, conflicts: 0 };
  const merged = diff3Merge(person.split('\n'), base.split('\n'), fresh.split('\n'), { excludeFalseConflicts: true });
  return { text: merged.result.join('\n'), conflicts: merged.result.filter((line) => line.startsWith('<<<<<<<')).length };
}
