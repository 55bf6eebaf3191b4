import { SluglineError, type Problem } from './model/errors.ts';
import type { SyncEntry } from './model/sync.ts';
import type { SourceArticle } from './sync-source.ts';
import { contentHash, isSameArticle, SYNC_DIR, unsafe, type BlogDirectory } from './sync-blog.ts';
import { mergeArticle, type MergeConflict, type MergeNote } from './text/merge-article.ts';

/** What `slugline sync` would do: articles of an output directory into the directory of a blog, three versions of each into one. Nothing is written here. */

/** What the blog wants of an article: where it lies and what its file says. Pure, so that what was synced before can be told from what changed. */
export type ToTarget = (article: { slug: string; text: string }) => { path: string; text: string };

/** The plain mapping: `<slug>.md` or `<slug>/index.md`, the text as it is. */
export function plainTarget(layout: 'file' | 'folder', ext: 'md' | 'mdx'): ToTarget {
  return ({ slug, text }) => ({ path: layout === 'folder' ? `${slug}/index.${ext}` : `${slug}.${ext}`, text });
}

export interface FileChange {
  path: string;
  /** undefined where there is no file. */
  before: string | undefined;
  after: string | undefined;
}

export interface SyncItem {
  slug: string;
  /** Where the article lies, or would lie. */
  path: string;
  /**
   * `updated`: nobody had edited it; `merged`: with a person's edits; `adopted`: it was there before the first sync; `deleted`: by a person, stays so; `draft`: left out;
   * `gone`: no longer in the output; `removed`: for that reason.
   */
  state: 'added' | 'updated' | 'merged' | 'adopted' | 'unchanged' | 'conflict' | 'deleted' | 'draft' | 'gone' | 'removed';
  /** Where it was, when a person or a new slug moved it. */
  from?: string;
  /** Its slug when it was last synced, when that has changed. */
  oldSlug?: string;
  /** Of an article that is gone: the slug under which its brief makes one now. */
  successor?: string;
  conflicts: readonly MergeConflict[];
  notes: readonly MergeNote[];
  problem?: Problem;
  /** Files in the order in which they are written: the article before what remembers it, so that a run that is killed is merged again with the same base. */
  changes: FileChange[];
}

export interface SyncOptions {
  articles: readonly SourceArticle[];
  blog: BlogDirectory;
  /** How the directory is called in messages. */
  dir: string;
  toTarget: ToTarget;
  drafts: boolean;
  /** Remove what is gone from the output and nobody edited. */
  remove: boolean;
  /** Slugs whose conflicts are settled: the person's words stand. */
  keep: ReadonlySet<string>;
  /** Slugs that a person deleted and that are put back. */
  restore: ReadonlySet<string>;
}

/** One item an article, in the order given; then those that are gone, by slug. */
export function planSync(options: SyncOptions): SyncItem[] {
  const { articles, blog, remove } = options;
  const slugs = new Set(articles.map(({ slug }) => slug));
  const renamed = renamedEntries(options, slugs);
  const taken = new Map<string, string>();
  const items = articles.map((article) => {
    const item = guarded(article, options, () => syncArticle(article, blog.entries.get(article.slug) ?? renamed.get(article.slug), options));
    const other = item.changes.length === 0 ? undefined : taken.get(item.path.toLowerCase());
    taken.set(item.path.toLowerCase(), article.slug);
    return other === undefined ? item : refused(item, options, `the article "${other}" has the same place`, 'Give one of the two another slug.');
  });
  const followed = new Set([...renamed.values()].map(({ slug }) => slug));
  const gone = [...blog.entries.values()].filter(({ slug }) => !slugs.has(slug) && !followed.has(slug)).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  return [...items, ...gone.map((entry) => guarded(entry, options, () => {
    const successor = entry.brief === null ? undefined : articles.find((article) => article.lock()?.brief.file === entry.brief)?.slug;
    return { ...leftOver(entry, blog, remove), ...(successor === undefined ? {} : { successor }) };
  }))];
}

/** What cannot be read or has no safe place is a conflict of its article, not the end of the run. */
function guarded({ slug }: { slug: string }, { blog, toTarget, dir }: SyncOptions, work: () => SyncItem): SyncItem {
  const { path } = toTarget({ slug, text: '' });
  const plain: SyncItem = { slug, path, state: 'conflict', conflicts: [], notes: [], changes: [] };
  const broken = blog.broken.get(slug);
  if (broken !== undefined) return { ...plain, problem: broken };
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SluglineError)) throw error;
    const [problem] = error.problems;
    return { ...plain, ...(problem === undefined ? {} : { problem: { ...problem, file: problem.file ?? `${dir}/${path}` } }) };
  }
}

function syncArticle(article: SourceArticle, entry: SyncEntry | undefined, options: SyncOptions): SyncItem {
  const { blog, toTarget, dir } = options;
  const target = toTarget(article);
  const nothing: SyncItem = { slug: article.slug, path: target.path, state: 'unchanged', conflicts: [], notes: [], changes: [] };
  const why = unsafe(target.path);
  if (why !== undefined) return refused(nothing, options, why, 'Rename the article in the output directory.');
  if (article.draft && !options.drafts) return { ...nothing, path: entry?.path ?? target.path, state: 'draft' };
  const place = entry === undefined ? undefined : blog.locate(entry);
  if (entry === undefined || (place === undefined && options.restore.has(article.slug))) return entry === undefined ? firstTime(article, options, nothing) : added(article, options, nothing);
  if (place === undefined) return { ...nothing, path: entry.path, state: 'deleted' };
  const path = entry.slug === article.slug ? place : withSlug(place, entry.slug, article.slug);
  const moved: SyncItem = { ...nothing, path, ...(path === entry.path ? {} : { from: entry.path }), ...(entry.slug === article.slug ? {} : { oldSlug: entry.slug }) };
  if (path !== place && blog.exists(path)) return refused(moved, options, `the slug is "${article.slug}" now, and there is another file of that name`, `Remove one of the two: ${dir}/${place} is the article.`);
  // The version that was synced last: whatever a person did since, there is nothing to bring.
  if (entry.text === target.text && path === entry.path && entry.slug === article.slug) return moved;
  const ours = blog.read(place) ?? '';
  return merged(article, entry.text, ours, target.text, moved, place, options);
}

/** An article that was never synced to this directory: new, or there already by other ways. */
function firstTime(article: SourceArticle, options: SyncOptions, item: SyncItem): SyncItem {
  const { blog, toTarget } = options;
  const found = blog.named(article.slug);
  const [path = item.path, ...others] = found.includes(item.path) ? [item.path, ...found.filter((one) => one !== item.path)] : found;
  if (others.length > 0) return refused({ ...item, path }, options, `there are several files of this article: ${[path, ...others].join(', ')}`, 'Keep one of them.');
  const ours = found.length === 0 && !blog.exists(path) ? undefined : blog.read(path);
  if (ours === undefined) return added(article, options, item);
  const lock = article.lock();
  const theirs = toTarget(article).text;
  if (contentHash(ours) !== contentHash(theirs) && lock?.text == null) return refused({ ...item, path }, options, 'this file was not put there by sync, and Slugline has no earlier version of it to merge with', 'Make it the same as the article, or move one of the two away; then run again.');
  const base = lock?.text == null ? theirs : toTarget({ slug: article.slug, text: lock.text }).text;
  const result = merged(article, base, ours, theirs, { ...item, path }, path, options);
  return result.state === 'unchanged' ? { ...result, state: 'adopted' } : result;
}

function added(article: SourceArticle, options: SyncOptions, item: SyncItem): SyncItem {
  const { text } = options.toTarget(article);
  if (options.blog.exists(item.path)) return refused(item, options, 'there is another file in the place of this article', 'Move it away, then run again.');
  return { ...item, state: 'added', changes: [{ path: item.path, before: undefined, after: text }, remembered(article, item.path, text, text, options)] };
}

/** Three versions into one, at `item.path`; the file lies at `place` so far. */
function merged(article: SourceArticle, base: string, ours: string, theirs: string, item: SyncItem, place: string, options: SyncOptions): SyncItem {
  const { text, conflicts, notes } = mergeArticle(base, ours, theirs);
  if (conflicts.length > 0 && !options.keep.has(article.slug)) return { ...item, path: place, state: 'conflict', conflicts, notes };
  const edited = contentHash(ours) !== contentHash(base);
  const changes: FileChange[] = [];
  if (text !== ours || place !== item.path) changes.push({ path: item.path, before: place === item.path ? ours : undefined, after: text });
  if (place !== item.path) changes.push({ path: place, before: ours, after: undefined });
  changes.push(remembered(article, item.path, text, theirs, options));
  if (item.oldSlug !== undefined) changes.push({ path: entryPath(item.oldSlug), before: options.blog.read(entryPath(item.oldSlug)), after: undefined });
  return { ...item, notes, state: text === ours && item.oldSlug === undefined ? 'unchanged' : edited ? 'merged' : 'updated', changes: changes.filter(({ before, after }) => before !== after) };
}

function leftOver(entry: SyncEntry, blog: BlogDirectory, remove: boolean): SyncItem {
  const place = blog.locate(entry);
  const item: SyncItem = { slug: entry.slug, path: place ?? entry.path, state: 'gone', conflicts: [], notes: [], changes: [] };
  const ours = place === undefined ? undefined : blog.read(place);
  if (!remove || (ours !== undefined && contentHash(ours) !== entry.sha256)) {
    return ours === undefined || contentHash(ours) === entry.sha256 ? item : { ...item, notes: [{ where: '', message: 'a person edited it' }] };
  }
  return { ...item, state: 'removed', changes: [...(ours === undefined ? [] : [{ path: item.path, before: ours, after: undefined }]), { path: entryPath(entry.slug), before: blog.read(entryPath(entry.slug)), after: undefined }] };
}

/** Entries whose article has another slug now: made from the same brief, or with half of its lines. By the new slug. */
function renamedEntries({ articles, blog, drafts }: SyncOptions, slugs: ReadonlySet<string>): Map<string, SyncEntry> {
  const renamed = new Map<string, SyncEntry>();
  const free = new Map([...blog.entries].filter(([slug]) => !slugs.has(slug)));
  for (const article of free.size === 0 ? [] : articles) {
    if (blog.entries.has(article.slug) || blog.broken.has(article.slug) || (article.draft && !drafts)) continue;
    const brief = article.lock()?.brief.file;
    const found = [...free.values()].find((entry) => entry.brief !== null && entry.brief === brief) ?? [...free.values()].find((entry) => isSameArticle(entry.text, article.text));
    if (found === undefined) continue;
    free.delete(found.slug);
    renamed.set(article.slug, found);
  }
  return renamed;
}

/** The path with the new slug where the old one was its name; a name that a person chose stays. */
function withSlug(path: string, from: string, to: string): string {
  const parts = path.split('/');
  const at = parts.findLastIndex((part) => part === from || part.startsWith(`${from}.`));
  return at < parts.length - 2 || at < 0 ? path : parts.with(at, to + (parts[at] ?? '').slice(from.length)).join('/');
}

function refused(item: SyncItem, { dir }: SyncOptions, message: string, help: string): SyncItem {
  return { ...item, state: 'conflict', changes: [], problem: { code: 'EDITED_BY_HAND', file: `${dir}/${item.path}`, message: `${message}, so it was left alone`, help } };
}

function remembered(article: SourceArticle, path: string, result: string, text: string, { blog }: SyncOptions): FileChange {
  const entry: SyncEntry = { version: 1, slug: article.slug, brief: article.lock()?.brief.file ?? null, path, sha256: contentHash(result), text };
  return { path: entryPath(article.slug), before: blog.read(entryPath(article.slug)), after: `${JSON.stringify(entry, null, 2)}\n` };
}

function entryPath(slug: string): string {
  return `${SYNC_DIR}/${slug}.json`;
}
