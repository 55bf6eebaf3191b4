import { watch, type FSWatcher } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isArticleFile } from '../text/post-files.ts';

/** Editors save a file in several steps, and git changes many at once: looked at when it has been quiet this long. */
const QUIET_MS = 80;

/**
 * Runs `check` now and again after every change of an article or the config, until `signal` says stop.
 * @param places files and directories; those that are not there are left out
 * @throws Error when nothing can be watched
 */
export async function checkOnChange(places: readonly string[], signal: AbortSignal, check: () => Promise<void>): Promise<void> {
  const state = { changed: false, wake: (): void => undefined };
  const told = (name: string | null): void => {
    if (name !== null && !isArticleFile(name) && !/\.(?:ya?ml|json)$/.test(name)) return;
    state.changed = true;
    state.wake();
  };
  const watchers = places.flatMap((place) => open(place, told));
  if (watchers.length === 0) throw new Error(`nothing can be watched: ${places.join(', ')}`);
  try {
    while (!signal.aborted) {
      state.changed = false;
      await check();
      await new Promise<void>((resolve) => {
        state.wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
        if (state.changed || signal.aborted) resolve();
      });
      // Until it is quiet.
      while (state.changed && !signal.aborted) {
        state.changed = false;
        await sleep(QUIET_MS);
      }
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

function open(place: string, told: (name: string | null) => void): FSWatcher[] {
  try {
    const watcher = watch(place, { recursive: true }, (_event, name) => {
      // What Slugline keeps for itself is no change of an article.
      if (name?.split(/[\\/]/).some((part) => part.startsWith('.')) !== true) told(name);
    });
    // A directory that goes away is seen by whoever checks next.
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
