import { parentPort, Worker } from 'node:worker_threads';
import { problemsOf, SluglineError, type Problem } from '../model/errors.ts';

/** Threads of the desk: a question, what is said meanwhile, an answer. Both sides of it. */

/** The server's side. Started when it is asked the first time, ended when nobody has asked for a while. */
export interface Thread<Question> {
  /** @param told what the thread says before it answers @param signal asks it to come to an end early; the answer still comes @throws SluglineError with the thread's problems */
  ask(question: Question, told?: (news: unknown) => void, signal?: AbortSignal): Promise<unknown>;
  close(): void;
}

type Asked<Question> = { id: number; question: Question } | { id: number; end: true };
type Said = { id: number; news: unknown } | { id: number; value: unknown } | { id: number; problems: Problem[] };

interface Waiting {
  answer: PromiseWithResolvers<unknown>;
  told: ((news: unknown) => void) | undefined;
}

/** A thread that nobody asks for so long gives its memory back. */
const IDLE_MS = 120_000;

/** @param name of the thread's file in this folder, without its ending */
export function openThread<Question>(name: string): Thread<Question> {
  // Compiled the same way as this thread: from source in a checkout, from `dist` in a package.
  const file = new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;
  let timer: NodeJS.Timeout | undefined;
  const end = (error: Error): void => {
    clearTimeout(timer);
    void worker?.removeAllListeners('exit').terminate();
    worker = undefined;
    for (const { answer } of waiting.values()) answer.reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const thread = new Worker(file);
    thread.on('message', (said: Said) => {
      const one = waiting.get(said.id);
      if ('news' in said) {
        one?.told?.(said.news);
        return;
      }
      waiting.delete(said.id);
      if ('problems' in said) one?.answer.reject(new SluglineError(said.problems));
      else one?.answer.resolve(said.value);
      if (waiting.size > 0) return;
      thread.unref();
      timer = setTimeout(() => end(new Error('the thread was not needed any more')), IDLE_MS);
      timer.unref();
    });
    thread.on('error', end);
    // Out of memory, say: who waits must not wait for ever.
    thread.on('exit', (code) => end(new Error(`a thread of the desk ended with code ${code}`)));
    return thread;
  };
  const post = (asked: Asked<Question>): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    worker?.postMessage(asked);
  };
  return {
    async ask(question, told, signal) {
      clearTimeout(timer);
      worker ??= start();
      // A question on its way keeps the process: what it does may not be cut off.
      worker.ref();
      const id = ++last;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, { answer, told });
      post({ id, question });
      const leave = (): void => post({ id, end: true });
      if (signal?.aborted === true) leave();
      signal?.addEventListener('abort', leave, { once: true });
      try {
        return await answer.promise;
      } finally {
        signal?.removeEventListener('abort', leave);
      }
    },
    close: () => end(new Error('the desk is closed')),
  };
}

/** The thread's side: answers every question that comes. @param moved what of an answer changes hands instead of being copied */
export function serveThread(answer: (question: never, tell: (news: unknown) => void, signal: AbortSignal) => Promise<unknown>, moved: (value: unknown) => ArrayBuffer[] = () => []): void {
  const open = new Map<number, AbortController>();
  const say = (said: Said, transfer: ArrayBuffer[] = []): void => {
    parentPort?.postMessage(said, transfer);
  };
  parentPort?.on('message', (asked: Asked<never>) => {
    const { id } = asked;
    if ('end' in asked) {
      open.get(id)?.abort();
      return;
    }
    const abort = new AbortController();
    open.set(id, abort);
    answer(asked.question, (news) => say({ id, news }), abort.signal)
      .then((value) => say({ id, value }, moved(value)), (error: unknown) => say({ id, problems: problemsOf(error) }))
      .finally(() => open.delete(id));
  });
}
