import { relative, resolve, sep } from 'node:path';
import { unifiedDiff } from '../text/unified-diff.ts';
import type { CommandContext } from './context.ts';

/** Changes of files as one diff. Names in it are relative to where the command runs, so that `git apply` works there; to the directory all files share when some lie elsewhere, which is told. */
export function diffOf(changes: readonly { file: string; before: string | undefined; after: string | undefined }[], context: CommandContext): string {
  const paths = changes.map(({ file }) => resolve(context.cwd, file));
  const inside = paths.every((path) => path.startsWith(`${context.cwd}${sep}`));
  const root = inside ? context.cwd : sharedDirectory(paths);
  if (!inside && !context.quiet) context.stderr(`The paths of the diff are relative to ${root}: apply it there.\n`);
  return changes.map(({ before, after }, index) => unifiedDiff(relative(root, paths[index] ?? '').replaceAll(sep, '/'), before, after)).join('');
}

function sharedDirectory(paths: readonly string[]): string {
  const parts = paths.map((path) => path.split(sep).slice(0, -1));
  const [first = []] = parts;
  const differs = first.findIndex((name, index) => parts.some((other) => other[index] !== name));
  return (differs < 0 ? first : first.slice(0, differs)).join(sep) || sep;
}
