import { closeSync, fdatasync, openSync } from 'node:fs';

/** Puts what a database has in its log onto the disk, beside the work of the process instead of in its way. */
export interface Flusher {
  /** Resolves when everything written before the call is on the disk. Calls share a flush. */
  flush(): Promise<void>;
  close(): void;
}

/**
 * With `synchronous = NORMAL` a commit is in the log, and safe from the end of the process, when it returns. What `FULL` adds, that a power
 * cut does no harm either, is one fdatasync of the log: half a millisecond to several in which nothing else could happen.
 * @param file the database; its log is `<file>-wal`, which stays the same file as long as the database is open
 */
export function createFlusher(file: string): Flusher {
  let log: number | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = async (): Promise<void> => {
    next = undefined;
    running = new Promise((resolve, reject) => {
      try {
        log ??= openSync(`${file}-wal`, 'r+');
        fdatasync(log, (error) => (error === null ? resolve() : reject(error)));
      } catch (error) {
        reject(error);
      }
    });
    const mine = running;
    return mine.finally(() => {
      if (running === mine) running = undefined;
    });
  };
  return {
    // One under way may have begun before the last commit.
    flush: async () => (running === undefined ? start() : (next ??= running.catch(() => undefined).then(start))),
    close() {
      if (log !== undefined) closeSync(log);
      log = undefined;
    },
  };
}
