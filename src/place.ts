import type { Finding } from './model/finding.ts';
import type { Problem } from './model/errors.ts';
import type { Files } from './model/world.ts';
import { sha256 } from './text/hash.ts';
import { mergeArticle, type MergeConflict } from './text/merge-article.ts';

/** From a finished text to files: placed, merged with a person's edits, or held back. Nothing is half-written, nothing of a person is lost. */

export interface Placement {
  state: 'written' | 'unchanged' | 'rejected' | 'conflict';
  problem?: Problem;
}

export interface Paths {
  /** The output directory. */
  dir: string;
  article(slug: string): string;
  lock(slug: string): string;
  /** A refused article, under a name that no blog takes for Markdown. */
  rejected(slug: string): string;
  rejectedFindings(slug: string): string;
  /** A new version that could not be merged with a person's edits. */
  pending(slug: string): string;
  /** Which texts a run is about to place: what lies there after it was killed is no person's edit. */
  placing: string;
  manifest: string;
}

/** Where everything of a project's output lies. */
export function outputPaths(dir: string): Paths {
  return {
    dir,
    article: (slug) => `${dir}/${slug}.md`,
    lock: (slug) => `${dir}/.slugline/${slug}.json`,
    rejected: (slug) => `${dir}/.slugline/rejected/${slug}.md.rejected`,
    rejectedFindings: (slug) => `${dir}/.slugline/rejected/${slug}.findings.json`,
    pending: (slug) => `${dir}/.slugline/pending/${slug}.md.new`,
    placing: `${dir}/.slugline/placing.note`,
    manifest: `${dir}/manifest.json`,
  };
}

/** A file that `write` left behind when its process was killed: a dot, a UUID, ".tmp". */
const LEFT_OVER = /^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Removes what killed runs left behind. Only for who knows that no other run is at work. */
export function sweep(files: Files, paths: Paths): void {
  for (const dir of [paths.dir, ...new Set([paths.lock('x'), paths.rejected('x'), paths.pending('x'), paths.placing].map((path) => path.replace(/\/[^/]*$/, '')))]) {
    for (const name of files.list(dir)) if (LEFT_OVER.test(name)) files.remove(`${dir}/${name}`);
  }
}

export interface PlaceInput {
  slug: string;
  text: string;
  /** Text as last written, null when never. */
  base: string | null;
  findings: readonly Finding[];
  /** Error-level findings of a merged text; a merge that breaks the article is a conflict. */
  errorsOf(text: string): number;
  /** sha256 of a text that an earlier run may have placed without coming to say so. */
  placed: string | undefined;
  /** This very text could not be merged last time, and was laid beside the article. */
  waiting: boolean;
}

/** Writes one article, or holds it back. Files that would not change are not touched. */
export function placeArticle(files: Files, paths: Paths, input: PlaceInput): Placement {
  const { slug, text } = input;
  if (input.findings.some((finding) => finding.severity === 'error')) {
    writeIfChanged(files, paths.rejected(slug), text);
    writeIfChanged(files, paths.rejectedFindings(slug), `${JSON.stringify(input.findings, null, 2)}\n`);
    return { state: 'rejected' };
  }
  const bytes = files.read(paths.article(slug));
  const file = bytes === undefined ? undefined : decode(bytes);
  // Other line ends are no edit.
  const current = file?.replaceAll('\r\n', '\n');
  const base = current !== undefined && input.placed !== undefined && sha256(current) === input.placed ? current : input.base;
  const clear = (): void => {
    for (const path of [paths.rejected(slug), paths.rejectedFindings(slug), paths.pending(slug)]) if (files.stat(path) !== undefined) files.remove(path);
  };
  if (bytes === undefined || (current !== undefined && current === base)) {
    const changed = current !== text;
    if (changed) files.write(paths.article(slug), text);
    clear();
    return { state: changed ? 'written' : 'unchanged' };
  }
  const unknown = base === null && current !== text;
  const merged = file === undefined ? undefined : base === null ? { text: file, conflicts: [] } : mergeArticle(base, file, text);
  if (merged === undefined || unknown || merged.conflicts.length > 0 || (merged.text !== file && input.errorsOf(merged.text) > 0)) {
    // Who removes the version that waits has taken over what they want: the file is right as it is.
    if (input.waiting && merged !== undefined && files.stat(paths.pending(slug)) === undefined) {
      clear();
      return { state: 'unchanged' };
    }
    writeIfChanged(files, paths.pending(slug), text);
    return {
      state: 'conflict',
      problem: {
        code: 'EDITED_BY_HAND', file: paths.article(slug), ...whyLeftAlone(unknown, merged?.conflicts),
        help: `The new version is in ${paths.pending(slug)}: take over what you want and delete it, or delete the article file to get the new version whole.`,
      },
    };
  }
  const changed = merged.text !== file;
  if (changed) files.write(paths.article(slug), merged.text);
  clear();
  return { state: changed ? 'written' : 'unchanged' };
}

function whyLeftAlone(unknown: boolean, conflicts: readonly MergeConflict[] | undefined): Pick<Problem, 'message' | 'line'> {
  if (conflicts === undefined) return { message: 'this file is not valid UTF-8 (it may be saved as windows-1251 or UTF-16), so it was left alone' };
  if (unknown) return { message: 'this file was not written by Slugline, so it was left alone' };
  const [first, ...others] = conflicts;
  if (first === undefined) return { message: 'with the edits of a person the new version would have errors, so the file was left alone' };
  const more = others.length === 0 ? '' : ` (and in ${others.length} more ${others.length === 1 ? 'place' : 'places'})`;
  return { message: `${first.message}${first.where === '' ? '' : ` under "${first.where}"`}${more}, so the file was left alone`, line: first.line };
}

/** Text of a file; undefined when it is not UTF-8: what cannot be read must not be written back. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Writes only when the bytes differ, so that a run without changes touches nothing. @returns true when written */
export function writeIfChanged(files: Files, path: string, text: string): boolean {
  if (readString(files, path) === text) return false;
  files.write(path, text);
  return true;
}

/** A file as text, whatever its bytes; undefined when there is none. */
export function readString(files: Files, path: string): string | undefined {
  const bytes = files.read(path);
  return bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
