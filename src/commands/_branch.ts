import { relative, resolve, sep } from 'node:path';
import { SluglineError } from '../model/errors.ts';
import type { RunResult } from '../model/events.ts';
import { checkedGit, git, gitRoot } from './_git.ts';
import { graft, treeOfFiles } from './_git-tree.ts';
import { usage } from './_usage.ts';

/**
 * What a run wrote, as a commit on a branch (`generate --branch NAME`): for a pull request, without touching what is checked out. Its tree is made of
 * objects alone, and the commit put on top of the branch; whoever stands on another branch keeps index, files and HEAD as they are.
 */
export interface Branch {
  /** @returns undefined when the branch has it all already @throws SluglineError FILE_UNWRITABLE with what git says */
  commit(outputDir: string, result: Pick<RunResult, 'articles'>): BranchCommit | undefined;
}

export interface BranchCommit {
  branch: string;
  /** Full id. */
  commit: string;
  /** Files that differ from the commit before. */
  files: number;
}

const HELP = 'The articles are in the output directory all the same: put the cause right and run again, or commit them by hand.';

/** To be called before anything is spent. @throws SluglineError USAGE for a name that is none, without a checkout, and for a branch that is checked out elsewhere */
export function openBranch(name: string, projectDir: string): Branch {
  const root = gitRoot(projectDir);
  if (root === undefined) throw usage('--branch: this project is in no git checkout', 'Run `git init` first, or leave --branch out.');
  if (git(root, ['check-ref-format', '--branch', name]).status !== 0) throw usage(`--branch ${name}: git allows no such name`, 'For example: --branch articles');
  const ref = `refs/heads/${name}`;
  const run = (args: readonly string[], input?: string): string => checkedGit(root, args, HELP, input).trim();
  const isCurrent = git(root, ['symbolic-ref', '--quiet', 'HEAD']).stdout.trim() === ref;
  if (!isCurrent && run(['worktree', 'list', '--porcelain']).split('\n').includes(`branch ${ref}`)) throw usage(`--branch ${name}: it is checked out in another worktree, whose files would no longer fit`, 'Choose another name, or run there.');
  return {
    commit(outputDir, result) {
      const path = relative(root, resolve(outputDir)).split(sep);
      if (path[0] === '' || path[0] === '..') throw new SluglineError({ code: 'FILE_UNWRITABLE', file: outputDir, message: 'the output directory is not inside the checkout', help: HELP });
      const idOf = (revision: string): string | undefined => git(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).stdout.trim() || undefined;
      const before = idOf(ref);
      // A new branch begins where one stands; in a repository without a commit with nothing.
      const parent = before ?? idOf('HEAD');
      // Also where .gitignore leaves the output out: it was asked for.
      const old = parent === undefined ? undefined : run(['rev-parse', `${parent}^{tree}`]);
      const tree = graft(run, old, path, treeOfFiles(run, root, path.join('/')));
      if (tree === old) return undefined;
      const commit = run(['commit-tree', tree, ...(parent === undefined ? [] : ['-p', parent]), '-m', commitMessage(result)]);
      // Only from what was read: somebody else's commit meanwhile is not lost.
      run(['update-ref', '-m', 'slugline generate', ref, commit, before ?? '0'.repeat(commit.length)]);
      // Whoever stands on the branch has the files already; the index learns of them.
      if (isCurrent) run(['reset', '--quiet', '--', path.join('/')]);
      const files = run(parent === undefined ? ['ls-tree', '-r', '--name-only', commit] : ['diff', '--name-only', parent, commit]);
      return { branch: name, commit, files: files === '' ? 0 : files.split('\n').length };
    },
  };
}

/** One line for the log of the branch, and the articles below. */
export function commitMessage({ articles }: Pick<RunResult, 'articles'>): string {
  const written = articles.filter(({ state }) => state === 'written').map(({ slug }) => slug);
  const title = written.length === 0 ? 'Articles placed anew' : written.length === 1 ? `Article: ${written[0] ?? ''}` : `${written.length} articles`;
  return [title, ...(written.length > 1 ? ['', ...written.slice(0, 100).map((slug) => `- ${slug}`), ...(written.length > 100 ? [`- and ${written.length - 100} more`] : [])] : [])].join('\n');
}
