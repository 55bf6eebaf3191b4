import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Recorded, Recording, RecordingSetup, RecordingTask } from '../recording.ts';

/** Files below which starting threads costs more than they save (71 ms for two, measured). */
const WORTH_THREADS = 150;
/** More threads than this wait for each other's memory. */
const MAX_THREADS = 8;
/** Tasks of one message, and messages a thread has in hand: it never waits for the next, and none is long behind at the end. */
const CHUNK = 24;
const IN_HAND = 2;

/** Records in threads; undefined where that would not pay. */
export function recordingPool(setup: RecordingSetup, tasks: number): Recording | undefined {
  const threads = Math.min(MAX_THREADS, availableParallelism(), Math.floor(tasks / (WORTH_THREADS / 2)));
  return threads < 2 ? undefined : async (list) => runPool(setup, list, threads);
}

interface Answer {
  id: number;
  recorded?: Recorded[];
  error?: string;
}

async function runPool(setup: RecordingSetup, tasks: readonly RecordingTask[], threads: number): Promise<Recorded[]> {
  const results: Recorded[][] = [];
  const chunks = Math.ceil(tasks.length / CHUNK);
  let next = 0;
  let done = 0;
  // Compiled the same way as this thread: from source in a checkout, from `dist` in a package.
  const file = new URL(`./_check-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const workers: Worker[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const feed = (worker: Worker): void => {
        if (next >= chunks) return;
        const id = next++;
        worker.postMessage({ id, tasks: tasks.slice(id * CHUNK, (id + 1) * CHUNK) });
      };
      for (let thread = 0; thread < threads; thread++) {
        const worker = new Worker(file, { workerData: setup });
        workers.push(worker);
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
  } finally {
    await Promise.all(workers.map(async (worker) => worker.removeAllListeners('exit').terminate()));
  }
  return results.flat();
}
