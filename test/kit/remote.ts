import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerateOptions } from '../../src/library.ts';
import type { Queue } from '../../src/model/queue.ts';
import type { ResponseStore } from '../../src/model/store.ts';
import { createRemote } from '../../src/queue/remote.ts';
import { runWorker, type WorkerEvent, type WorkerGate, type WorkerOptions } from '../../src/queue/worker.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { openRoutes } from '../../src/routes.ts';
import { findProvider, pricesOf } from '../../src/setup.ts';
import { KEY } from './project.ts';

/** A coordinator and workers in one process, for tests. */

export const VERSION = '0.0.0-test';

/** A world whose clock and pauses are real. */
const realWorld: WorkerOptions['world'] = {
  files: nodeFiles(), now: () => new Date(), clock: () => performance.now(), random: Math.random, env: () => undefined,
  sleep: async (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }),
};

/** Options of a run that leaves the writing to the queue. */
export function remotely(queue: Queue, store: ResponseStore): GenerateOptions {
  return {
    provider: 'openai', version: VERSION, openStore: () => ({ ...store, close: () => undefined }),
    remote: async (run) => createRemote({ queue, world: realWorld, project: 'the-shed', run, priority: 0, weight: 1 }),
  };
}

export interface TestWorker {
  events: WorkerEvent[];
  stop(): void;
  ended: ReturnType<typeof runWorker>;
}

/** Starts a worker of this process. */
export function startWorker(queue: Queue, store: ResponseStore, more: Partial<WorkerOptions> = {}): TestWorker {
  const stopping = new AbortController();
  const events: WorkerEvent[] = [];
  const free: WorkerGate = { enter: async () => ({ route: 'main', settle: async () => false }), close: async () => undefined };
  const ended = runWorker({
    queue, world: realWorld, version: VERSION, concurrency: 4, storeOf: () => store, gateOf: async () => free,
    routesOf: ({ config, provider }) => openRoutes({ world: { env: () => KEY }, model: config.model, kind: findProvider(provider.id), prices: pricesOf(realWorld.files, config), choice: { model: provider.model } }),
    signal: stopping.signal, tell: (event) => void events.push(event), ...more,
  });
  return { events, stop: () => stopping.abort(), ended };
}
