import { matchesGlob, posix } from 'node:path';
import { articleFiles } from './articles.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { Files } from './model/world.ts';

/** Which files a check is about. */

/**
 * The files to check, each once, in order of the named places.
 * @param paths files, directories and patterns; without them the output directory
 * @throws SluglineError when there is nothing to check or a path does not exist
 */
export function filesToCheck(files: Files, paths: readonly string[] | undefined, outputDir: string | undefined): string[] {
  if (paths === undefined && outputDir === undefined) {
    throw new SluglineError({ code: 'USAGE', message: 'there is nothing to check: no path is named, and this is no Slugline project', help: 'Name files or a directory: slugline validate posts/' });
  }
  const places = paths ?? [outputDir ?? 'output'];
  const found = places.map((place) => readable(place, () => {
    const exists = files.stat(place) !== undefined;
    return { place, exists, list: exists ? articleFiles(files, place) : matching(files, place) };
  }));
  const problems = found.filter(({ list }) => list.length === 0).map(({ place, exists }): Problem => {
    if (paths === undefined) return { code: 'NOTHING_TO_DO', file: place, message: 'there are no articles to check here yet', help: 'Run `slugline generate` first, or name files: slugline validate posts/' };
    if (exists) return { code: 'NOTHING_TO_DO', file: place, message: 'there are no articles here: no .md or .mdx file in this directory or below it', help: 'Check the path.' };
    return { code: 'FILE_UNREADABLE', file: place, message: 'there is no such file or directory', help: 'Check the path; it is relative to the directory you run the command in.' };
  });
  if (problems.length > 0) throw new SluglineError(problems);
  return [...new Set(found.flatMap(({ list }) => list).map(normalFile))];
}

/** Faults of the file system (no permission, a broken disk) as a problem of the place. */
export function readable<T>(place: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new SluglineError({ code: 'FILE_UNREADABLE', file: place, message: `the directory cannot be read: ${error.message.split(',')[0] ?? ''}`, help: 'Check its permissions.' }, { cause: error });
  }
}

/** Files for a pattern that the shell left as it is (in quotes, or on Windows). */
function matching(files: Files, pattern: string): string[] {
  const parts = normalFile(pattern).split('/');
  const fixed = parts.findIndex((part) => /[*?[{]/.test(part));
  if (fixed < 0) return [];
  return articleFiles(files, parts.slice(0, fixed).join('/') || (pattern.startsWith('/') ? '/' : '.')).filter((file) => matchesGlob(normalFile(file), normalFile(pattern)));
}

/** One spelling for one path: "./a//b.md" is "a/b.md". */
export function normalFile(path: string): string {
  return posix.normalize(path);
}
