import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SluglineError } from '../model/errors.ts';

/** The git of the blog's checkout. Arguments go as they are, never through a shell; paths are taken literally and come over standard input. */

/** The checkout that a directory belongs to; undefined for none, or without git. */
export function gitRoot(dir: string): string | undefined {
  const { status, stdout } = git(dir, ['rev-parse', '--show-toplevel']);
  return status === 0 ? stdout.replace(/\r?\n$/, '') : undefined;
}

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
  const { status, stdout, stderr } = git(root, args, input);
  if (status === 0) return stdout;
  throw new SluglineError({ code: 'FILE_UNWRITABLE', file: root, message: `git ${args[0] ?? ''} failed: ${stderr.trim().split('\n').slice(0, 5).join(' ') || 'it said nothing'}`, help: 'The files are as sync left them: commit them by hand, or put the cause right and run again.' });
}

function git(dir: string, args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync('git', ['--literal-pathspecs', '-C', dir, ...args], { encoding: 'utf8', input, shell: false, maxBuffer: 1 << 28 });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}
