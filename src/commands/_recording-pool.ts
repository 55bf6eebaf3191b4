import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Recorded, Recording, RecordingSetup, RecordingTask } from '../recording.ts';

/** Files from which a thread more pays: each compiles the rules for itself and warms them up on its first few hundred articles. */
const FILES_A_THREAD = 500;
/** On two cores two threads take longer than one for 1,000 articles (4.5 and 3.7 seconds, measured), and for 10,000 twice the memory to save a tenth of the time. */
const LEAST_CORES = 3;
/** More threads than this wait for each other's memory. */
const MAX_THREADS = 8;
/** Tasks of one message, and messages a thread has in hand: it never waits for the next, and none is long behind at the end. */
const CHUNK = 16;
const IN_HAND = 3;
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
      return async (list) => runPool(workers, list);
    },
    async end() {
      await Promise.all(workers.map(async (worker) => worker.removeAllListeners('exit').terminate()));
    },
  };
}

interface Answer {
  id: number;
  recorded?: Recorded[];
  error?: string;
}

async function runPool(workers: readonly Worker[], tasks: readonly RecordingTask[]): Promise<Recorded[]> {
  const results: Recorded[][] = [];
  const chunks = Math.ceil(tasks.length / CHUNK);
  let next = 0;
  let done = 0;
  if (chunks === 0) return [];
  await new Promise<void>((resolve, reject) => {
    const feed = (worker: Worker): void => {
      if (next >= chunks) return;
      const id = next++;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      worker.postMessage({ id, tasks: tasks.slice(id * CHUNK, (id + 1) * CHUNK) });
    };
    for (const worker of workers) {
      worker.on('message', ({ id, recorded, error }: Answer) => {
        if (recorded === undefined) {
          reject(new Error(`a checking thread failed: ${error ?? 'no answer'}`));
          return;
        }
        results[id] = recorded;
        if (++done === chunks) resolve();
        else feed(worker);
      });
      worker.on('error', reject);
      // A thread that ends before its work is done (out of memory, say) must not leave the check waiting, or silent.
      worker.on('exit', (code) => reject(new Error(`a checking thread ended with code ${code} before its work was done`)));
      for (let message = 0; message < IN_HAND; message++) feed(worker);
    }
  });
  for (const worker of workers) worker.removeAllListeners();
  return results.flat();
}
