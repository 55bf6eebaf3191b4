import { problemsOf, SluglineError, type Problem } from './model/errors.ts';
import { articlePath, type FrontMatterMap, type SiteConfig } from './model/site.ts';
import type { Files } from './model/world.ts';
import { readString, writeIfChanged } from './place.ts';
import { manifestOf } from './publish.ts';
import { readText } from './project.ts';
import { exportArticle } from './text/front-matter-map.ts';
import { sha256 } from './text/hash.ts';
import { isArticleFile, slugOfPath } from './text/post-files.ts';

/**
 * Articles of the output directory as files of a blog, under the names of its generator (`text/front-matter-map.ts`). One way: what a person edits there
 * stays, and is told. Which files are ours is noted beside them, to be committed with the blog: any machine can export again.
 */

export interface ExportOptions {
  files: Files;
  config: SiteConfig;
  mapping: FrontMatterMap;
  /** The output directory. */
  from: string;
  /** A directory of the blog; made when it is not there. */
  to: string;
  /** Drafts as well. Not every generator leaves them out by itself. */
  drafts: boolean;
  /** Files that a person has edited are written all the same. */
  force: boolean;
}

export interface Exported {
  slug: string;
  /** Relative to `to`; '' where there is none. */
  path: string;
  state: 'written' | 'unchanged' | 'removed' | 'draft' | 'kept' | 'failed';
}

/** Hidden from Hugo, Eleventy and Jekyll alike. */
export const EXPORT_RECORD = '.slugline-export.json';

/** @returns what became of each article and of files that have none any more; an article that cannot be exported is a problem beside the others */
export function exportArticles(options: ExportOptions): { exported: Exported[]; problems: Problem[] } {
  const { files, config, mapping, from, to } = options;
  const before = recordOf(files, to);
  const after = new Map<string, string>();
  const problems: Problem[] = [];
  const exported: Exported[] = [];
  const former = new Map(manifestOf(readString(files, `${from}/manifest.json`))?.articles.map(({ slug, redirectFrom }) => [slug, redirectFrom]));
  for (const name of files.list(from).filter((entry) => isArticleFile(entry) && !entry.startsWith('.'))) {
    const file = `${from}/${name}`;
    const slug = slugOfPath(name);
    try {
      if (!name.endsWith('.md')) throw new SluglineError({ code: 'USAGE', file, message: 'only .md files are exported', help: 'Rename it if it is plain Markdown, or copy it into the blog yourself.' });
      const made = exportArticle({ slug, text: readText(files, '.', file) ?? '', file }, mapping, { path: articlePath(config, slug), redirectFrom: former.get(slug) });
      if (made.draft && !options.drafts) exported.push({ slug, path: '', state: 'draft' });
      else exported.push(place(slug, made));
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...problemsOf(error).map((problem) => ({ file, ...problem })));
      exported.push({ slug, path: '', state: 'failed' });
    }
  }
  // With a fault nobody knows which file was that of the article, so none is removed.
  for (const [path, hash] of before) if (!after.has(path)) leave(path, hash, problems.length > 0);
  const record = { version: 1, files: Object.fromEntries([...after].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
  if (after.size > 0 || before.size > 0) writeIfChanged(files, `${to}/${EXPORT_RECORD}`, `${JSON.stringify(record, null, 2)}\n`);
  return { exported, problems };

  function place(slug: string, { path, text }: { path: string; text: string }): Exported {
    const target = `${to}/${path}`;
    if (after.has(path)) throw new SluglineError({ code: 'USAGE', message: `another article becomes ${target} already`, help: 'Give one of the two another name.' });
    const present = readString(files, target);
    const known = before.get(path);
    if (present !== undefined && present !== text && !options.force && !isSame(present, known)) {
      problems.push({ code: 'EDITED_BY_HAND', file: target, message: known === undefined ? 'this file was not exported by Slugline, so it was left alone' : 'a person edited this file, so it was left alone', help: 'Take over the edits into the article and delete this file, or export with --force.' });
      if (known !== undefined) after.set(path, known);
      return { slug, path, state: 'kept' };
    }
    after.set(path, sha256(text));
    if (present === text) return { slug, path, state: 'unchanged' };
    files.write(target, text);
    return { slug, path, state: 'written' };
  }

  /** A file whose article is gone, or is a draft now. */
  function leave(path: string, hash: string, unsure: boolean): void {
    const target = `${to}/${path}`;
    const present = readString(files, target);
    if (present === undefined) return;
    const slug = slugOfPath(path);
    if (unsure || !isSame(present, hash)) {
      after.set(path, hash);
      if (!unsure) problems.push({ code: 'EDITED_BY_HAND', file: target, message: 'its article is no longer exported, and a person edited this file, so it was left alone', help: 'Delete it, or take it over into the blog: take its line out of the record.' });
      exported.push({ slug, path, state: 'kept' });
      return;
    }
    files.remove(target);
    exported.push({ slug, path, state: 'removed' });
  }
}

/** True when a text is the one with that hash; a checkout may have changed its line ends. */
function isSame(text: string, hash: string | undefined): boolean {
  return hash !== undefined && (sha256(text) === hash || sha256(text.replaceAll('\r\n', '\n')) === hash);
}

/** Files that an earlier export has written, with their hashes. Names that lead out of the directory are none of ours. */
function recordOf(files: Files, to: string): Map<string, string> {
  try {
    const { files: known } = JSON.parse(readString(files, `${to}/${EXPORT_RECORD}`) ?? '{}') as { files?: unknown };
    return new Map(Object.entries(typeof known === 'object' && known !== null ? known : {}).filter(([path, hash]) => /^[^/\\.][^/\\]*\.md$/.test(path) && typeof hash === 'string') as [string, string][]);
  } catch {
    // None, or a damaged one: what is there counts as somebody else's.
    return new Map();
  }
}
