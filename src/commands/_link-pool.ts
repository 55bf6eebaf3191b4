import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LinkReading, LinkReadingSetup, ReadArticle } from '../link-index.ts';
import { runInThreads } from './_thread-pool.ts';

/** Files from which a thread more pays: it loads the languages, and warms up on its first hundred articles. */
const FILES_A_THREAD = 750;
const MAX_THREADS = 8;
/** Room for the young objects of a thread, in MB: with 16 two threads are hardly faster than one, their garbage is copied too often. And for the lasting ones. */
const YOUNG_MB = 64;
const OLD_MB = 256;

/** Reads articles in threads where that pays; undefined: here. */
export function linkReading(setup: LinkReadingSetup, files: number, cores = availableParallelism()): LinkReading | undefined {
  const threads = Math.min(MAX_THREADS, cores, Math.floor(files / FILES_A_THREAD));
  if (threads < 2) return undefined;
  return async (paths) => {
    // Compiled the same way as this thread: from source in a checkout, from `dist` in a package.
    const file = new URL(`./_link-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
    const workers = Array.from({ length: threads }, () => new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB } }));
    try {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      for (const worker of workers) worker.postMessage({ setup });
      return await runInThreads<ReadArticle>(workers, paths);
    } finally {
      await Promise.all(workers.map(async (worker) => worker.removeAllListeners('exit').terminate()));
    }
  };
}
