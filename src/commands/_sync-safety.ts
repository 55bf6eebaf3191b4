import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/**
 * Keeps sync inside a directory: tells why a path below it must not be touched, undefined when it may be. A link to a file is refused wherever it leads, a linked folder when it leads
 * outside.
 * @param dir absolute; it may be a link itself
 */
export function createGuard(dir: string): (path: string) => string | undefined {
  const root = realpathSync(dir);
  return (path) => {
    const parts = path.split('/');
    for (let count = 1; count <= parts.length; count++) {
      const part = join(dir, ...parts.slice(0, count));
      const found = lstatSync(part, { throwIfNoEntry: false });
      if (found === undefined) return undefined;
      if (!found.isSymbolicLink()) continue;
      if (count === parts.length) return 'this is a symbolic link, and sync follows none to a file';
      if (!isBelow(root, part)) return `"${parts.slice(0, count).join('/')}" is a symbolic link that leads out of the directory`;
    }
    return undefined;
  };
}

function isBelow(root: string, path: string): boolean {
  try {
    const way = relative(root, realpathSync(path));
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  } catch {
    // It leads nowhere.
    return false;
  }
}
