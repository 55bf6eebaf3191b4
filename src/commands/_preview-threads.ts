import { Worker } from 'node:worker_threads';
import type { CheckFound } from '../desk/checking.ts';
import type { SiteAnswers } from '../desk/desk.ts';
import type { CheckProgress, LinksAnswer } from '../desk/shapes.ts';
import { SluglineError, type Problem } from '../model/errors.ts';

/** The two threads of the desk: one checks the site, which takes long; the other answers everything else about it meanwhile. */

/** A question to a thread. */
export interface SiteQuestion {
  id: number;
  kind: 'graph' | 'links' | 'pairs' | 'phrases' | 'evaluation' | 'check';
  /** Counts changes of files. */
  version: number;
  /** ISO date. */
  today: string;
  now: number;
  /** Of `links`. */
  slug?: string;
}

/** How far it is, then an answer or what is wrong. */
export interface SiteMessage {
  id: number;
  progress?: CheckProgress;
  value?: unknown;
  problems?: Problem[];
}

/** A thread that nobody asks for so long gives its memory back. */
const IDLE_MS = 120_000;

export function siteThreads(dir: string, time: () => Pick<SiteQuestion, 'today' | 'now'>): SiteAnswers {
  const views = siteThread(dir, time);
  const checks = siteThread(dir, time);
  return {
    json: async (kind, version) => (await views.ask({ kind, version })) as string,
    links: async (version, slug) => (await views.ask({ kind: 'links', version, slug })) as LinksAnswer,
    check: async (version, told) => (await checks.ask({ kind: 'check', version }, told)) as CheckFound,
    close() {
      views.close();
      checks.close();
    },
  };
}

interface SiteThread {
  ask(question: Pick<SiteQuestion, 'kind' | 'version' | 'slug'>, told?: (progress: CheckProgress) => void): Promise<unknown>;
  close(): void;
}

/** Started when it is asked the first time. */
function siteThread(dir: string, time: () => Pick<SiteQuestion, 'today' | 'now'>): SiteThread {
  // Compiled the same way as this thread: from source in a checkout, from `dist` in a package.
  const file = new URL(`./_preview-site${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const waiting = new Map<number, PromiseWithResolvers<unknown> & { told: ((progress: CheckProgress) => void) | undefined }>();
  let worker: Worker | undefined;
  let last = 0;
  let timer: NodeJS.Timeout | undefined;
  const end = (error: Error): void => {
    clearTimeout(timer);
    void worker?.terminate();
    worker = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const thread = new Worker(file, { workerData: { dir } });
    thread.on('message', ({ id, progress, value, problems }: SiteMessage) => {
      const one = waiting.get(id);
      if (progress !== undefined) {
        one?.told?.(progress);
        return;
      }
      waiting.delete(id);
      if (problems === undefined) one?.resolve(value);
      else one?.reject(new SluglineError(problems));
      clearTimeout(timer);
      if (waiting.size > 0) return;
      timer = setTimeout(() => end(new Error('the thread was not needed any more')), IDLE_MS);
      timer.unref();
    });
    thread.on('error', end);
    thread.unref();
    return thread;
  };
  return {
    async ask(question, told) {
      clearTimeout(timer);
      worker ??= start();
      const answer = Promise.withResolvers<unknown>();
      const asked: SiteQuestion = { id: ++last, ...question, ...time() };
      waiting.set(asked.id, { ...answer, told });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      worker.postMessage(asked);
      return answer.promise;
    },
    close: () => end(new Error('the desk is closed')),
  };
}
