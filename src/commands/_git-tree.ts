import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Trees of git, made without an index. */

/** Runs git in the checkout. @param input standard input @returns what it said */
export type RunGit = (args: readonly string[], input?: string) => string;

interface Entry {
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  id: string;
}

/** A directory of files as a tree whose objects are written. @param dir relative to `root` @returns its id; undefined when it holds no file, or is not there */
export function treeOfFiles(git: RunGit, root: string, dir: string): string | undefined {
  const found = nodesBelow(root, dir);
  const paths = filesOf(found);
  const ids = paths.length === 0 ? [] : git(['hash-object', '-w', '--stdin-paths'], paths.map((path) => `${path}\n`).join('')).split('\n');
  const blobs = new Map(paths.map((path, index) => [path, ids[index] as string]));
  const make = (nodes: readonly FileNode[]): string | undefined => {
    const entries = new Map<string, Entry>();
    for (const { name, path, below } of nodes) {
      const id = below === undefined ? blobs.get(path) : make(below);
      if (id !== undefined) entries.set(name, below === undefined ? { mode: (statSync(join(root, path)).mode & 0o100) === 0 ? '100644' : '100755', type: 'blob', id } : { mode: '040000', type: 'tree', id });
    }
    return makeTree(git, entries);
  };
  return make(found);
}

/**
 * A tree with another one in the place of what it has at a path.
 * @param tree undefined for an empty one @param path names from the root @param put undefined takes away what is there
 * @returns its id
 */
export function graft(git: RunGit, tree: string | undefined, path: readonly string[], put: string | undefined): string {
  // An empty tree can be the root only.
  return grafted(git, tree, path, put) ?? git(['mktree'], '');
}

function grafted(git: RunGit, tree: string | undefined, [name = '', ...rest]: readonly string[], put: string | undefined): string | undefined {
  const entries = tree === undefined ? new Map<string, Entry>() : entriesOf(git, tree);
  const there = entries.get(name);
  const id = rest.length === 0 ? put : grafted(git, there?.type === 'tree' ? there.id : undefined, rest, put);
  if (id === undefined) entries.delete(name);
  else entries.set(name, { mode: '040000', type: 'tree', id });
  return makeTree(git, entries);
}

function entriesOf(git: RunGit, tree: string): Map<string, Entry> {
  return new Map(git(['ls-tree', '-z', tree]).split('\0').flatMap((line): [string, Entry][] => {
    const [, mode, type, id, name] = /^(\d+) (blob|tree|commit) ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, { mode, type, id } as Entry]];
  }));
}

function makeTree(git: RunGit, entries: ReadonlyMap<string, Entry>): string | undefined {
  return entries.size === 0 ? undefined : git(['mktree', '-z'], [...entries].map(([name, { mode, type, id }]) => `${mode} ${type} ${id}\t${name}\0`).join(''));
}

/** A file, or a directory with what is below it. */
interface FileNode {
  name: string;
  /** From the root of the checkout. */
  path: string;
  below: FileNode[] | undefined;
}

function filesOf(nodes: readonly FileNode[]): string[] {
  return nodes.flatMap(({ path, below }) => (below === undefined ? [path] : filesOf(below)));
}

/** Files and directories; no links, and nothing of git's own. A name with a line end cannot be told to git, and Slugline writes none. */
function nodesBelow(root: string, dir: string): FileNode[] {
  let found;
  try {
    found = readdirSync(join(root, dir), { withFileTypes: true });
  } catch {
    return [];
  }
  return found.filter((one) => (one.isFile() || one.isDirectory()) && one.name !== '.git' && !one.name.includes('\n')).map((one) => {
    const path = `${dir}/${one.name}`;
    return { name: one.name, path, below: one.isDirectory() ? nodesBelow(root, path) : undefined };
  });
}
