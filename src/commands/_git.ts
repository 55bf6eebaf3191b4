import { spawnSync } from 'node:child_process';
import { SluglineError } from '../model/errors.ts';

/** git, as it is installed. Arguments go as they are, never through a shell; paths are taken literally. */

/** The checkout that a directory belongs to; undefined for none, or without git. */
export function gitRoot(dir: string): string | undefined {
  const { status, stdout } = git(dir, ['rev-parse', '--show-toplevel']);
  return status === 0 ? stdout.replace(/\r?\n$/, '') : undefined;
}

/** @param input standard input @returns standard output @throws SluglineError FILE_UNWRITABLE with what git says, and `help` */
export function checkedGit(root: string, args: readonly string[], help: string, input = ''): string {
  const { status, stdout, stderr } = git(root, args, input);
  if (status === 0) return stdout;
  throw new SluglineError({ code: 'FILE_UNWRITABLE', file: root, message: `git ${args[0] ?? ''} failed: ${stderr.trim().split('\n').slice(0, 5).join(' ') || 'it said nothing'}`, help });
}

/** @returns what it said, also when it failed; no status when there is no git */
export function git(dir: string, args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync('git', ['--literal-pathspecs', '-C', dir, ...args], { encoding: 'utf8', input, shell: false, maxBuffer: 1 << 28 });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}
