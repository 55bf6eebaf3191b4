import type { Files } from './model/world.ts';

/** How a file looked when it was last read, in one word: as long as it looks the same, it need not be read again. */

/** Size and times of a file; '' when there is none. */
export function stampOf(files: Files, file: string): string {
  const stat = files.stat(file);
  return stat === undefined ? '' : `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
}

/** False for a file so young that it could change within one tick of the file system's clock (see `look.ts`). */
export function isSettledStamp(stamp: string, now: number): boolean {
  return stamp.split(' ').slice(1).every((time) => Number(time) < now - (Number(time) % 1000 === 0 ? 2050 : 50));
}

/** How a lock file looked, with its path, so that it can be looked at again. */
export function lockStamp(files: Files, path: string): string {
  return `${path}|${stampOf(files, path)}`;
}
