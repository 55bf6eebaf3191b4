import type { Order, Queue } from '../model/queue.ts';
import type { Remote, RemoteOrder } from '../model/remote.ts';
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
  weight: number | undefined;
  /** Told how many orders are on their way, and how many were known already. */
  sent?(counts: { queued: number; known: number }): void;
}

/** Looking for results that are not there yet. */
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [50, 1000];
/** Results read at once: some megabytes. */
const RESULTS_A_READ = 200;

export function createRemote(options: RemoteOptions): Remote {
  const { queue, world, project, run } = options;
  /** Keys of the orders, in the order of the plan: a hundred thousand of them are a few megabytes. */
  const keys: string[] = [];
  return {
    async send(snapshot, orders) {
      const text = JSON.stringify(snapshot);
      const hash = sha256(text);
      await queue.putSnapshot(hash, Buffer.from(text));
      // What an order comes to does not depend on how much may be spent on it.
      const common = sha256(stableJson({ ...snapshot, limits: undefined }));
      const keyed = function* (all: Iterable<RemoteOrder>): Generator<Order> {
        for (const order of all) {
          // Made again on purpose: what came of it in another run does not count.
          const key = sha256(stableJson({ common, order: { ...order, place: 0 }, run: order.force ? run : undefined }));
          keys.push(key);
          yield { slug: order.brief.slug, place: order.place, data: order as unknown as JsonObject, key };
        }
      };
      const counts = await queue.enqueue(project, { run, snapshot: hash, priority: options.priority, ...(options.weight === undefined ? {} : { weight: options.weight }) }, keyed(orders));
      options.sent?.(counts);
      return counts.queued;
    },
    async *results(signal) {
      let next = 0;
      let pause = FIRST_PAUSE_MS;
      while (!signal.aborted && next < keys.length) {
        // They come in the order of the plan, up to the first that is missing: of what comes later only the database knows until then.
        const { results } = await queue.results(project, { keys: keys.slice(next, next + RESULTS_A_READ) }, 0, RESULTS_A_READ);
        next += results.length;
        for (const { slug, state, body } of results) yield { stages: {}, rows: [], events: [], problems: [], ...body, slug, state };
        if (results.length > 0) {
          pause = FIRST_PAUSE_MS;
          continue;
        }
        await world.sleep(pause, signal).catch(() => undefined);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      }
    },
  };
}
