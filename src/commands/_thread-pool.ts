import type { MessagePort, Worker } from 'node:worker_threads';

/** Lists of tasks through several threads, and the thread's side of it. */

/** Tasks of one message, and messages a thread has in hand: it never waits for the next, and none is long behind at the end. */
const CHUNK = 16;
const IN_HAND = 3;

interface Answer<Result> {
  id: number;
  results?: Result[];
  error?: string;
}

/** Results in the order of the tasks. Messages before the first task (settings) are the caller's own. @throws Error when a thread fails, or ends before its work is done */
export async function runInThreads<Result>(workers: readonly Worker[], tasks: readonly unknown[]): Promise<Result[]> {
  const results: Result[][] = [];
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
      worker.on('message', ({ id, results: made, error }: Answer<Result>) => {
        if (made === undefined) {
          reject(new Error(`a thread failed: ${error ?? 'no answer'}`));
          return;
        }
        results[id] = made;
        if (++done === chunks) resolve();
        else feed(worker);
      });
      worker.on('error', reject);
      // A thread that ends before its work is done (out of memory, say) must not leave the command waiting, or silent.
      worker.on('exit', (code) => reject(new Error(`a thread ended with code ${code} before its work was done`)));
      for (let message = 0; message < IN_HAND; message++) feed(worker);
    }
  });
  for (const worker of workers) worker.removeAllListeners();
  return results.flat();
}

/**
 * What a thread does: it is told the settings, takes lists of tasks, gives their results back, and ends when it is ended.
 * @param start makes the work from the settings @param owned arrays of a result that change hands without being copied
 */
export function serve<Result>(port: MessagePort, start: (setup: never) => (tasks: readonly never[]) => Promise<Result[]>, owned: (result: Result) => ArrayBufferView[]): void {
  let work: ((tasks: readonly never[]) => Promise<Result[]>) | undefined;
  const answer = async (id: number, tasks: readonly never[]): Promise<void> => {
    try {
      if (work === undefined) throw new Error('tasks before settings');
      const results = await work(tasks);
      const buffers = new Set(results.flatMap((result) => owned(result).map((view) => view.buffer as ArrayBuffer)));
      port.postMessage({ id, results }, [...buffers]);
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  port.on('message', (message: { setup: never } | { id: number; tasks: readonly never[] }) => {
    if ('setup' in message) work = start(message.setup);
    else void answer(message.id, message.tasks);
  });
}
