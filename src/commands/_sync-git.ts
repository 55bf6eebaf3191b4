import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkedGit } from './_git.ts';

/** What sync asks of the git of the blog's checkout; paths come over standard input. */

/** Paths with staged changes, relative to the checkout. @throws SluglineError */
export function stagedPaths(root: string): string[] {
  return checked(root, ['diff', '--cached', '--name-only', '-z']).split('\0').filter((path) => path !== '');
}

/**
 * Commits files, and nothing else: what else was staged has been refused before.
 * @param paths relative to the checkout, with forward slashes
 * @returns the commit's id; undefined when git sees no change
 * @throws SluglineError FILE_UNWRITABLE with what git says
 */
export function commitPaths(root: string, paths: readonly string[], message: string): string | undefined {
  const list = (some: readonly string[]): string => some.map((path) => `${path}\0`).join('');
  // What was removed and never committed is nothing to git.
  const tracked = new Set(checked(root, ['ls-files', '-z']).split('\0'));
  const own = paths.filter((path) => tracked.has(path) || existsSync(join(root, path)));
  if (own.length > 0) checked(root, ['add', '--all', '--force', '--pathspec-from-file=-', '--pathspec-file-nul'], list(own));
  if (stagedPaths(root).length === 0) return undefined;
  checked(root, ['commit', '--quiet', `--message=${message}`]);
  return checked(root, ['rev-parse', 'HEAD']).trim();
}

function checked(root: string, args: readonly string[], input = ''): string {
  return checkedGit(root, args, 'The files are as sync left them: commit them by hand, or put the cause right and run again.', input);
}
