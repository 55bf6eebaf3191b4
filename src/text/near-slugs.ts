import type { Corpus } from '../model/corpus.ts';
import { nearest } from './nearest.ts';

/** Slugs with most letter groups in common that are compared letter by letter. */
const CANDIDATES = 12;
const GROUP = 3;

const known = new WeakMap<Corpus, (slug: string) => string | undefined>();

/**
 * The slug of a corpus that a wrong one was probably meant to be; undefined when none is near. All slugs are put in order by their groups of three letters
 * once, so that thousands of broken links in a large blog cost little more than one.
 */
export function nearSlug(corpus: Corpus, slug: string): string | undefined {
  let find = known.get(corpus);
  if (find === undefined) known.set(corpus, (find = createFinder(corpus.entries.map((entry) => entry.slug))));
  return find(slug);
}

function createFinder(slugs: readonly string[]): (slug: string) => string | undefined {
  const byGroup = new Map<string, number[]>();
  slugs.forEach((slug, index) => {
    for (const group of groupsOf(slug)) {
      const list = byGroup.get(group);
      if (list === undefined) byGroup.set(group, [index]);
      else list.push(index);
    }
  });
  const told = new Map<string, string | undefined>();
  return (slug) => {
    if (told.has(slug)) return told.get(slug);
    const shared = new Map<number, number>();
    for (const group of groupsOf(slug)) {
      const list = byGroup.get(group) ?? [];
      // A group of every tenth slug tells nothing, and following it costs most.
      if (list.length <= Math.max(100, slugs.length / 10)) for (const index of list) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    const candidates = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CANDIDATES).map(([index]) => slugs[index] as string);
    const found = nearest(slug, candidates);
    told.set(slug, found);
    return found;
  };
}

function groupsOf(slug: string): Set<string> {
  const groups = new Set<string>();
  const padded = `^${slug}$`;
  for (let at = 0; at + GROUP <= padded.length; at++) groups.add(padded.slice(at, at + GROUP));
  return groups;
}
