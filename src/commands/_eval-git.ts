import { execFileSync } from 'node:child_process';
import type { Templates } from '../eval-set.ts';
import { usage } from './_usage.ts';

/** Templates as they were in a git revision. Reads objects only: no hook, no filter and no work tree is touched. */

/** Bytes of one template, and of the list of them; far more than there are. */
const MAX_BYTES = 16 << 20;
/** One line of `git ls-tree -z`. */
const ENTRY = /^\d{6} blob ([0-9a-f]{40,64})\t([^/]+\.hbs)$/;

/**
 * @param dir the project, anywhere inside its repository
 * @param rev what git calls a revision: a commit, a branch, a tag, HEAD~3
 * @throws SluglineError USAGE when git is not there, this is no repository, or it has no such revision
 */
export function templatesAt(dir: string, rev: string): { commit: string; templates: Templates } {
  const git = (args: readonly string[]): string => execFileSync('git', ['-C', dir === '' ? '.' : dir, ...args], { encoding: 'utf8', maxBuffer: MAX_BYTES, stdio: ['ignore', 'pipe', 'pipe'] });
  const commit = ask(() => git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`]).trim(), rev);
  const entries = ask(() => git(['ls-tree', '-z', commit, '--', 'prompts/']), rev).split('\0').flatMap((line) => {
    const [, object, name] = ENTRY.exec(line.replace(/\tprompts\//, '\t')) ?? [];
    return object === undefined || name === undefined ? [] : [[name, object] as const];
  });
  if (entries.length === 0) throw usage(`the revision ${rev} has no templates in prompts/`, 'Name a revision in which the project has prompts of its own.');
  return { commit, templates: new Map(entries.map(([name, object]) => [name, ask(() => git(['cat-file', 'blob', object]), rev).replace(/\r\n?/g, '\n')])) };
}

function ask(read: () => string, rev: string): string {
  try {
    return read();
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    if (code === 'ENOENT') throw usage(`--compare ${rev}: this is no label, and git is not installed to look for a revision`, 'Name a label, or install git.');
    const said = (stderr ?? '').trim().split('\n')[0] ?? '';
    throw usage(`--compare ${rev}: this is neither a label nor a revision that git knows here${said === '' ? '' : ` (${said})`}`, '`slugline eval` lists the labels; in a shallow clone fetch the revision first (git fetch --depth …).');
  }
}
