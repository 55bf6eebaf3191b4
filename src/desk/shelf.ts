import { setImmediate as turn } from 'node:timers/promises';
import { articleFiles, slugOfFile } from '../articles.ts';
import { outputPaths } from '../place.ts';
import { BRIEFS_DIR, briefFiles } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { isArticleFile } from '../text/post-files.ts';
import { articleFacts, briefFacts, manifestNotes, readLockFile, usableBrief, withinProject, type Reader } from './reading.ts';
import { searchable } from './rows.ts';
import type { Row } from './shapes.ts';
import type { Shelf, ShelfOptions } from './shelf-kind.ts';
import { lockFacts, rowOf, type Known } from './states.ts';

/** Milliseconds of work before others get their turn. */
const SLICE_MS = 8;

/** Looks at names now; `refresh` reads. */
export function createShelf({ files, dir, config, ledger, languages, clock, changed }: ShelfOptions): Shelf {
  const paths = outputPaths(joinPath(dir, config.output.dir.replace(/\/+$/, '')));
  const reader: Reader = { files, dir, config, ledger, languages };
  const known = new Map<string, Known>();
  const texts = new Map<string, string>();
  /** How each file looked when it was read: size and times. */
  const seen = new Map<string, { stamp: string; slug: string | undefined }>();
  const rows = new Map<string, Row>();
  let list: readonly Row[] | undefined;
  let writing: ReadonlySet<string> = new Set();
  let complete = false;
  let round = 0;
  const entry = (slug: string): Known => known.get(slug) ?? known.set(slug, {}).get(slug) as Known;
  const settle = (slug: string): void => {
    const one = known.get(slug);
    if (one === undefined || (one.file === undefined && one.brief === undefined && one.locked !== true)) {
      known.delete(slug);
      texts.delete(slug);
      rows.delete(slug);
    } else rows.set(slug, rowOf(slug, { ...one, writing: writing.has(slug) }, config.output.approval));
    list = undefined;
  };
  const namesIn = (path: string, end: string): Set<string> => new Set(files.survey(path, 'names')?.names.flatMap((name) => (name.endsWith(end) ? [name.slice(0, -end.length)] : [])));

  /** What names alone tell: which articles there are, which were held back. */
  const surveyNames = (): { articles: string[]; locks: Set<string> } => {
    const articles = articleFiles(files, paths.dir).filter((file) => isArticleFile(file));
    const locks = namesIn(`${paths.dir}/.slugline`, '.json');
    const pending = namesIn(`${paths.dir}/.slugline/pending`, '.md.new');
    const rejected = namesIn(`${paths.dir}/.slugline/rejected`, '.md.rejected');
    const placed = new Set(articles.map(slugOfFile));
    for (const slug of new Set([...known.keys(), ...placed, ...locks])) {
      const one = entry(slug);
      if (!placed.has(slug)) delete one.file;
      Object.assign(one, { locked: locks.has(slug), pending: pending.has(slug), rejected: rejected.has(slug) && !placed.has(slug) });
      if (!locks.has(slug)) delete one.lock;
    }
    return { articles, locks };
  };

  const readManifest = (): void => {
    for (const [slug, noted] of manifestNotes(files, paths.manifest)) {
      const one = known.get(slug);
      if (one !== undefined) one.noted = noted;
    }
  };

  const isNew = (path: string, slug?: string): boolean => {
    const stat = files.stat(path);
    const stamp = stat === undefined ? '' : `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
    if (seen.get(path)?.stamp === stamp) return false;
    seen.set(path, { stamp, slug });
    return true;
  };

  const readArticle = (path: string): void => {
    const slug = slugOfFile(path);
    if (!isNew(path, slug)) return;
    const { facts, text } = articleFacts(reader, path, entry(slug).noted);
    entry(slug).file = facts;
    texts.set(slug, searchable(text));
    settle(slug);
  };

  const readLock = (slug: string): void => {
    if (!isNew(paths.lock(slug), slug)) return;
    const lock = readLockFile(files, paths.lock(slug));
    const one = entry(slug);
    if (lock === undefined) delete one.lock;
    else one.lock = lockFacts(lock);
    settle(slug);
  };

  const readBrief = (path: string): void => {
    const full = joinPath(dir, path);
    const before = seen.get(full)?.slug;
    if (!isNew(full)) return;
    const { slug, facts } = briefFacts(reader, path, (other) => {
      const owner = known.get(other)?.brief?.path;
      return owner !== undefined && owner !== path && files.stat(joinPath(dir, owner)) !== undefined ? owner : undefined;
    });
    if (before !== undefined && before !== slug && known.get(before)?.brief?.path === path) {
      delete entry(before).brief;
      settle(before);
    }
    (seen.get(full) as { slug: string | undefined }).slug = slug;
    entry(slug).brief = facts;
    settle(slug);
  };

  /** All work of a round, piece by piece. */
  function* work(): Generator<void> {
    const { articles, locks } = surveyNames();
    yield;
    // Of a large site it takes a moment to read.
    if (isNew(paths.manifest)) readManifest();
    for (const slug of known.keys()) yield settle(slug);
    changed();
    const briefs = briefFiles(files, dir, BRIEFS_DIR, []);
    const there = new Set(briefs);
    for (const [slug, one] of known) {
      if (one.brief === undefined || there.has(one.brief.path)) continue;
      seen.delete(joinPath(dir, one.brief.path));
      delete one.brief;
      settle(slug);
    }
    for (const path of briefs) yield readBrief(path);
    for (const slug of locks) yield readLock(slug);
    for (const path of articles) yield readArticle(path);
  }

  const names = surveyNames();
  readManifest();
  for (const path of names.articles) {
    const slug = slugOfFile(path);
    const noted = entry(slug).noted;
    entry(slug).file = { path: withinProject(path, dir), sha256: '', title: noted?.title ?? '', lang: noted?.lang ?? '', draft: noted?.draft ?? false, words: noted?.words ?? null, changed: 0 };
  }
  for (const slug of known.keys()) settle(slug);

  return {
    paths,
    rows: () => (list ??= [...rows.values()]),
    row: (slug) => rows.get(slug),
    searchText: (slug) => texts.get(slug) ?? '',
    complete: () => complete,
    lock: (slug) => readLockFile(files, paths.lock(slug)),
    fileOf: (slug) => (known.get(slug)?.file === undefined ? paths.article(slug) : joinPath(dir, known.get(slug)?.file?.path ?? '')),
    brief(slug) {
      const path = known.get(slug)?.brief?.path;
      return path === undefined ? undefined : usableBrief(reader, path);
    },
    look(slug) {
      const one = known.get(slug);
      if (one === undefined) return;
      const path = one.file === undefined ? paths.article(slug) : joinPath(dir, one.file.path);
      if (files.stat(path) !== undefined) readArticle(path);
      if (files.stat(paths.lock(slug)) !== undefined) {
        one.locked = true;
        readLock(slug);
      }
    },
    note(slug, hash, found, words) {
      const file = known.get(slug)?.file;
      if (file === undefined || file.sha256 !== hash) return;
      Object.assign(file, { found, words });
      settle(slug);
    },
    setWriting(slugs) {
      const before = writing;
      writing = slugs;
      for (const slug of new Set([...before, ...slugs])) if (before.has(slug) !== slugs.has(slug)) settle(slug);
    },
    async refresh() {
      const mine = ++round;
      let begun = clock();
      const steps = work();
      while (steps.next().done !== true) {
        if (clock() - begun < SLICE_MS) continue;
        await turn();
        // A later look has begun: it reads what is left.
        if (mine !== round) return;
        begun = clock();
      }
      complete = true;
      changed();
    },
  };
}
