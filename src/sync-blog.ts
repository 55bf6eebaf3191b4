import { articleFiles } from './articles.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { syncEntrySchema, type SyncEntry } from './model/sync.ts';
import type { Files } from './model/world.ts';
import { readText } from './reading.ts';
import { splitFrontMatter } from './text/frontmatter.ts';
import { sha256 } from './text/hash.ts';
import { sharedWords } from './text/merge-tree.ts';
import { slugOfPath } from './text/post-files.ts';

/** Where the state of a directory lies: no blog reads folders that begin with a dot. */
export const SYNC_DIR = '.slugline-sync';

/** Half of the lines, as git takes a file for a renamed one. Words would not do: articles of one site share many. */
const SAME_ARTICLE = 0.5;

/** The directory of a blog that articles are synced to. Paths are relative to it. */
export interface BlogDirectory {
  entries: ReadonlyMap<string, SyncEntry>;
  /** Entries that cannot be read: their articles are left alone. */
  broken: ReadonlyMap<string, Problem>;
  exists(path: string): boolean;
  /** Text of a file. @throws SluglineError when it is no UTF-8 or outside of the directory */
  read(path: string): string | undefined;
  /** Where an article is: at its place, or where a person moved or renamed it to; undefined when it is gone. */
  locate(entry: SyncEntry): string | undefined;
  /** Files that are this article by name or front matter and belong to no entry. */
  named(slug: string): string[];
}

/** @param refuses why a path must not be touched (a link that leads outside); undefined when it may be */
export function openBlog(files: Files, dir: string, refuses: (path: string) => string | undefined): BlogDirectory {
  const entries = new Map<string, SyncEntry>();
  const broken = new Map<string, Problem>();
  for (const name of files.list(`${dir}/${SYNC_DIR}`)) {
    if (!name.endsWith('.json')) continue;
    const slug = name.slice(0, -'.json'.length);
    const entry = parseEntry(read(`${SYNC_DIR}/${name}`) ?? '');
    if (entry?.slug === slug && unsafe(entry.path) === undefined) entries.set(slug, entry);
    else broken.set(slug, { code: 'LOCK_INVALID', file: `${dir}/${SYNC_DIR}/${name}`, message: 'what was last synced cannot be read, so this article is left as it is', help: 'Restore the file from version control; or delete it and the article beside it, and the article is put there anew.' });
  }
  let unclaimed: { path: string; text: string }[] | undefined;
  const free = (): { path: string; text: string }[] => {
    if (unclaimed === undefined) {
      const claimed = new Set([...entries.values()].map(({ path }) => path));
      unclaimed = articleFiles(files, dir).map((file) => file.slice(dir.length + 1)).filter((path) => !claimed.has(path)).flatMap((path) => {
        try {
          const text = read(path);
          return text === undefined ? [] : [{ path, text }];
        } catch (error) {
          // Somebody else's file.
          if (error instanceof SluglineError) return [];
          throw error;
        }
      });
    }
    return unclaimed;
  };
  const named = (slug: string): string[] => free().filter(({ path, text }) => slugOfPath(path) === slug || declaredSlug(text) === slug).map(({ path }) => path);
  return {
    entries, broken, read, named,
    exists: (path) => files.stat(`${dir}/${path}`)?.isDirectory === false,
    locate(entry) {
      if (files.stat(`${dir}/${entry.path}`) !== undefined) return entry.path;
      const [first, ...others] = named(entry.slug);
      if (first !== undefined && others.length === 0) return first;
      const same = free().find(({ text }) => contentHash(text) === entry.sha256);
      if (same !== undefined) return same.path;
      const near = free().map(({ path, text }) => ({ path, shared: sharedLines(text, entry.text) })).toSorted((a, b) => b.shared - a.shared)[0];
      return near !== undefined && near.shared >= SAME_ARTICLE ? near.path : undefined;
    },
  };

  function read(path: string): string | undefined {
    const why = unsafe(path) ?? refuses(path);
    if (why !== undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file: `${dir}/${path}`, message: why, help: 'Sync works inside the directory only: put a real file there.' });
    return readText(files, '.', `${dir}/${path}`);
  }
}

function parseEntry(text: string): SyncEntry | undefined {
  try {
    const parsed = syncEntrySchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Why a path is no place for an article; undefined when it is one. Names come from file names, manifests and files of other people. */
export function unsafe(path: string): string | undefined {
  const parts = path.split('/');
  // eslint-disable-next-line no-control-regex -- exactly what no name may hold
  if (parts.some((part) => part === '' || part === '..' || part === '.' || /[\\:\u0000-\u001f]/.test(part))) return `"${path}" leads out of the directory or is no name for a file`;
  return parts.some((part) => part.startsWith('.')) && parts[0] !== SYNC_DIR ? `"${path}" is hidden, so no blog would read it` : undefined;
}

/** Of a text with other line ends and without a byte order mark it is the same. */
export function contentHash(text: string): string {
  return sha256(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
}

/** Share of the lines that two texts have in common, 0–1. */
function sharedLines(a: string, b: string): number {
  return sharedWords(linesOf(a), linesOf(b));
}

/** True when two texts are versions of one article. */
export function isSameArticle(a: string, b: string): boolean {
  return sharedLines(a, b) >= SAME_ARTICLE;
}

function linesOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of splitFrontMatter(text).body.split('\n').map((one) => one.trim())) if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** `slug` of front matter, without slashes around it. */
function declaredSlug(text: string): string | undefined {
  return /^["']?slug["']?[ \t]*[:=][ \t]*["']?([^"'\r\n#]+?)["']?,?[ \t]*$/m.exec(splitFrontMatter(text).source)?.[1]?.replace(/^\/+|\/+$/g, '');
}
