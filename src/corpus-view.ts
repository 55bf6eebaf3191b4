import type { Corpus, CorpusEntry } from './model/corpus.ts';
import { GROUP_NAMES, groupKey } from './text/corpus-groups.ts';

/**
 * A corpus of which some articles are held back: they are gone from it, or stand there as they were before. The index beneath stays as it is. Whoever looks
 * is noted with all that the look depended on, so that after a change only those have to look again.
 */
export interface CorpusView {
  /** What rules see: articles that are placed. */
  placed: Corpus;
  /** What the linker sees: every article, those held back too; `isHidden` tells which must not be linked. */
  known: Corpus;
  isHidden(slug: string): boolean;
  /**
   * Runs `look` as the article of this slug sees the site: itself always there, as it is now.
   * @param saw told of every article whose place in the corpus mattered, some of them more than once
   */
  as<T>(slug: string, saw: (slug: string) => void, look: () => T): T;
  /** Holds an article back; `instead` is what readers find in its place. */
  hide(slug: string, instead: CorpusEntry | undefined): void;
  show(slug: string): void;
  /** Articles for which it matters that this one now stands there otherwise: with another title, picture or description. */
  alike(slug: string): string[];
}

/** @param base every article as it is now, in order of slug @param siteUrl of the config */
export function createCorpusView(base: Corpus, siteUrl: string | undefined): CorpusView {
  const hidden = new Set<string>();
  const instead = new Map<string, CorpusEntry>();
  let self: string | undefined;
  let note: (slug: string) => void = () => undefined;
  let entries: readonly CorpusEntry[] | undefined;
  const now = (entry: CorpusEntry | undefined): CorpusEntry | undefined => (entry === undefined || entry.slug === self || !hidden.has(entry.slug) ? entry : instead.get(entry.slug));
  const look = (entry: CorpusEntry | undefined): CorpusEntry | undefined => {
    if (entry !== undefined) note(entry.slug);
    return now(entry);
  };
  const placed: Corpus = {
    ...base,
    get entries() {
      return (entries ??= hidden.size === 0 ? base.entries : base.entries.flatMap((entry) => now(entry) ?? []));
    },
    bySlug: (slug) => look(base.bySlug(slug)),
    byUrl: (url) => look(base.byUrl(url)),
    another(slug, lang, fits = () => true) {
      let found: CorpusEntry | undefined;
      base.another(slug, lang, (entry) => {
        const current = look(entry);
        if (current === undefined || current.draft || !fits(current)) return false;
        found = current;
        return true;
      });
      return found;
    },
    group(name, key) {
      const members = base.group(name, key).filter((entry) => look(entry) === entry);
      if (key === '' || instead.size === 0) return members;
      const others = [...instead.values()].filter((entry) => entry.slug !== self && hidden.has(entry.slug) && !entry.draft && groupKey(name, entry, siteUrl) === key);
      for (const entry of others) note(entry.slug);
      return [...members, ...others].sort((a, b) => (a.slug < b.slug ? -1 : 1));
    },
    neighbours(slug, limit) {
      // Most articles are placed: only where many are held back, more neighbours are worth ranking.
      for (const depth of [limit + 4, Infinity]) {
        const found: { slug: string; score: number }[] = [];
        const near = base.neighbours(slug, depth);
        for (const one of near) {
          if (found.length >= limit) break;
          if (look(base.bySlug(one.slug)) !== undefined) found.push(one);
        }
        if (found.length >= limit || near.length < depth) return found;
      }
      return [];
    },
  };
  const standing = (entry: CorpusEntry | undefined): CorpusEntry | undefined => {
    if (entry === undefined) return undefined;
    note(entry.slug);
    return now(entry) ?? entry;
  };
  return {
    placed,
    known: { ...base, bySlug: (slug) => standing(base.bySlug(slug)), byUrl: (url) => standing(base.byUrl(url)) },
    isHidden(slug) {
      note(slug);
      return slug !== self && hidden.has(slug) && !instead.has(slug);
    },
    as(slug, saw, work) {
      self = slug;
      note = saw;
      if (hidden.has(slug)) entries = undefined;
      try {
        return work();
      } finally {
        if (hidden.has(slug)) entries = undefined;
        self = undefined;
        note = () => undefined;
      }
    },
    hide(slug, other) {
      entries = undefined;
      hidden.add(slug);
      if (other !== undefined) instead.set(slug, other);
    },
    show(slug) {
      entries = undefined;
      hidden.delete(slug);
    },
    alike(slug) {
      const entry = instead.get(slug);
      return entry === undefined ? [] : GROUP_NAMES.flatMap((name) => base.group(name, groupKey(name, entry, siteUrl)).map((other) => other.slug));
    },
  };
}

/** Numbers in one piece of the list below. */
const PIECE = 1 << 16;

/** Who looked at whom, as one list of numbers: who looks, as -1 less its number, then all it looked at. In pieces, so that it is never copied to grow. */
export function createLooks(): { add(looker: number, other: number): void; at(others: ReadonlySet<number>): Set<number> } {
  const pieces: Int32Array[] = [];
  let size = 0;
  let [last, seen] = [-1, new Set<number>()];
  const push = (value: number): void => {
    if (size % PIECE === 0) pieces.push(new Int32Array(PIECE));
    (pieces.at(-1) as Int32Array)[size++ % PIECE] = value;
  };
  return {
    add(looker, other) {
      if (looker !== last) {
        [last, seen] = [looker, new Set()];
        push(-1 - looker);
      }
      if (seen.has(other)) return;
      seen.add(other);
      push(other);
    },
    at(others) {
      const lookers = new Set<number>();
      let looker = -1;
      for (let at = 0; at < size; at++) {
        const value = (pieces[Math.floor(at / PIECE)] as Int32Array)[at % PIECE] as number;
        if (value < 0) looker = -1 - value;
        else if (others.has(value)) lookers.add(looker);
      }
      return lookers;
    },
  };
}
