import type { Files } from './model/world.ts';
import { sha256 } from './text/hash.ts';

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

/** A lock file in one word, so that it can be looked at again, also in another checkout. @param stamp taken before the text was read */
export function lockStamp(path: string, stamp: string, text: string | undefined): string {
  return `${path}|${stamp}|${text === undefined ? '' : sha256(text)}`;
}

/** What `lockStamp` would say now, when the file is still the same; undefined when it is another. */
export function sameLock(files: Files, lock: string): string | undefined {
  const [path = '', stamp = '', hash = ''] = lock.split('|');
  const now = stampOf(files, path);
  // Without a stamp it is a lock of another checkout, or there was none: then there is no hash either.
  if (now === stamp && (now !== '' || hash === '')) return lock;
  const bytes = now === '' ? undefined : files.read(path);
  return (bytes === undefined ? '' : sha256(bytes)) === hash ? `${path}|${now}|${hash}` : undefined;
}
