import { statSync, watch, type FSWatcher } from 'node:fs';

/** Editors save a file in several steps, and git changes many at once: told when it has been quiet this long, but not later than after `MOST_MS`. */
const QUIET_MS = 90;
const MOST_MS = 600;

export interface Place {
  path: string;
  /** With all folders below. */
  recursive: boolean;
}

export interface Watching {
  /** Looks again for places that were not there, or were made anew. */
  retry(): void;
  close(): void;
}

/**
 * Watches directories. Temporary files of atomic writes are left out.
 * @param told gets the names that changed, relative to their place with "/", after a moment of quiet; an empty list when the system did not say which
 */
export function watchPlaces(places: readonly Place[], told: (changes: ReadonlyMap<string, readonly string[]>) => void): Watching {
  const open = new Map<string, { watcher: FSWatcher; inode: number }>();
  let changes = new Map<string, Set<string>>();
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    const now = changes;
    changes = new Map();
    timer = undefined;
    told(new Map([...now].map(([place, names]) => [place, [...names]])));
  };
  const note = (place: string, name: string | null): void => {
    if (name?.endsWith('.tmp') === true) return;
    const names = changes.get(place) ?? new Set();
    if (name !== null) names.add(name.replaceAll('\\', '/'));
    changes.set(place, names);
    const now = performance.now();
    if (timer === undefined) since = now;
    clearTimeout(timer);
    timer = setTimeout(flush, Math.min(QUIET_MS, Math.max(0, since + MOST_MS - now)));
  };
  const retry = (): void => {
    for (const { path, recursive } of places) {
      const inode = statSync(path, { throwIfNoEntry: false })?.ino;
      const known = open.get(path);
      if (known !== undefined && known.inode === inode) continue;
      known?.watcher.close();
      open.delete(path);
      if (inode === undefined) continue;
      try {
        const watcher = watch(path, { recursive }, (_event, name) => note(path, name));
        watcher.on('error', () => {
          watcher.close();
          open.delete(path);
        });
        open.set(path, { watcher, inode });
      } catch {
        // Not there yet, or not to be watched here: whoever needs it calls again.
      }
    }
  };
  retry();
  return {
    retry,
    close() {
      clearTimeout(timer);
      for (const { watcher } of open.values()) watcher.close();
      open.clear();
    },
  };
}
