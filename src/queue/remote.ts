import { gzipSync } from 'node:zlib';
import type { Queue, QueueResult } from '../model/queue.ts';
import type { Remote, RemoteOrder, RemoteResult } from '../model/remote.ts';
import type { World } from '../model/world.ts';
import type { JsonObject } from '../model/article.ts';
import { sha256, stableJson } from '../text/hash.ts';

/** The coordinator's side of the queue: orders go in, results come out. */
export interface RemoteOptions {
  queue: Queue;
  world: Pick<World, 'sleep'>;
  project: string;
  run: string;
  priority: number;
  /** Share of this project among others. */
  weight: number;
  /** Told how many orders are on their way, and how many were known already. */
  sent?(counts: { queued: number; known: number }): void;
}

/** Looking for results that are not there yet. */
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [50, 1000];
/** Results read at once: some megabytes. */
const RESULTS_A_READ = 200;

export function createRemote(options: RemoteOptions): Remote {
  const { queue, world, project, run } = options;
  /** Keys of the orders that are out. Hashes only: a hundred thousand of them are a few megabytes. */
  const out = new Set<string>();
  const done: string[] = [];
  return {
    async send(snapshot, orders) {
      const bytes = gzipSync(JSON.stringify(snapshot));
      const hash = sha256(JSON.stringify(snapshot));
      await queue.putSnapshot(hash, bytes);
      // What an order comes to does not depend on how much may be spent on it.
      const common = sha256(stableJson({ ...snapshot, limits: undefined }));
      const keyed = function* (all: Iterable<RemoteOrder>): Generator<{ slug: string; place: number; data: JsonObject; key: string }> {
        for (const order of all) {
          // Made again on purpose: what came of it in another run does not count.
          const key = sha256(stableJson({ common, order: { ...order, place: 0 }, run: order.force ? run : undefined }));
          out.add(key);
          yield { slug: order.brief.slug, place: order.place, data: order as unknown as JsonObject, key };
        }
      };
      const counts = await queue.enqueue(project, { run, snapshot: hash, priority: options.priority, weight: options.weight }, keyed(orders));
      options.sent?.(counts);
      return counts.queued;
    },
    async *results(signal) {
      let cursor = 0;
      let pause = FIRST_PAUSE_MS;
      while (!signal.aborted && out.size > 0) {
        const found: readonly QueueResult[] = await queue.results(project, cursor, RESULTS_A_READ);
        for (const result of found) {
          cursor = result.cursor;
          // Of an order that this run did not give: a brief that is gone, or was changed meanwhile.
          if (!out.delete(result.key)) continue;
          done.push(result.key);
          yield result.body as unknown as RemoteResult;
        }
        if (found.length > 0) {
          pause = FIRST_PAUSE_MS;
          continue;
        }
        await world.sleep(pause, signal).catch(() => undefined);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      }
    },
    settled: async () => queue.forget(project, done.splice(0)),
  };
}
