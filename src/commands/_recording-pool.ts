import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Recorded, Recording, RecordingSetup } from '../recording.ts';
import { runInThreads } from './_thread-pool.ts';

/** Files from which a thread more pays: each compiles the rules for itself and warms them up on its first few hundred articles. */
const FILES_A_THREAD = 500;
/** On two cores two threads take longer than one for 1,000 articles (4.5 and 3.7 seconds, measured), and for 10,000 twice the memory to save a tenth of the time. */
const LEAST_CORES = 3;
/** More threads than this wait for each other's memory. */
const MAX_THREADS = 8;
/** Room for the young objects of a thread, in MB: an article makes a few of them and leaves none, so with room enough hardly any are copied. */
const YOUNG_MB = 16;
/** And for the lasting ones: the languages, their words, and one article, which may be 2 MB of Markdown. Told little, the engine collects early. */
const OLD_MB = 256;

/** Threads that load what they need while the caller still finds out what is to be done. */
export interface RecordingPool {
  /** Records in these threads; undefined where that would not pay. */
  recording(setup: RecordingSetup, tasks: number): Recording | undefined;
  end(): Promise<void>;
}

/** @param likely how many files there will be, as far as is known: threads are started at once when that is many */
export function createRecordingPool(likely: number, cores = availableParallelism()): RecordingPool {
  const threadsFor = (tasks: number): number => (cores < LEAST_CORES ? 0 : Math.min(MAX_THREADS, cores, Math.floor(tasks / FILES_A_THREAD)));
  // Compiled the same way as this thread: from source in a checkout, from `dist` in a package.
  const file = new URL(`./_check-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const start = (): Worker => new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB } });
  const workers: Worker[] = threadsFor(likely) < 2 ? [] : Array.from({ length: threadsFor(likely) }, start);
  return {
    recording(setup, tasks) {
      const threads = threadsFor(tasks);
      if (threads < 2) return undefined;
      while (workers.length < threads) workers.push(start());
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      for (const worker of workers) worker.postMessage({ setup });
      return async (list) => runInThreads<Recorded>(workers, list);
    },
    async end() {
      await Promise.all(workers.map(async (worker) => worker.removeAllListeners('exit').terminate()));
    },
  };
}
