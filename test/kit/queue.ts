import type { Job, JobResult, Order, Queue, QueueResult } from '../../src/model/queue.ts';

/** The queue in memory, for tests of what stands around it: one process, first come first served. */
export function memoryQueue(): Queue & { waiting(): number; dead: JobResult[] } {
  const snapshots = new Map<string, Uint8Array>();
  const waiting: Job[] = [];
  const active = new Map<string, Job>();
  const results: QueueResult[] = [];
  const dead: JobResult[] = [];
  let ids = 0;
  return {
    dead, waiting: () => waiting.length,
    async putSnapshot(hash, bytes) { snapshots.set(hash, bytes); },
    async snapshot(hash) { return snapshots.get(hash); },
    async enqueue(project, { run, snapshot }, orders) {
      const counts = { queued: 0, known: 0 };
      for (const { slug, place, data, key } of orders as Iterable<Order>) {
        if ([...waiting, ...active.values(), ...results].some((one) => one.key === key)) { counts.known++; continue; }
        counts.queued++;
        // As it would come back from a database.
        waiting.push({ id: String(++ids), project, run, snapshot, slug, place, attempt: 1, last: false, data: JSON.parse(JSON.stringify(data)) as typeof data, key });
      }
      return counts;
    },
    async take(most, without = []) {
      const taken = waiting.filter((job) => !without.includes(job.project)).slice(0, most);
      for (const job of taken) {
        waiting.splice(waiting.indexOf(job), 1);
        active.set(job.id, job);
      }
      return taken;
    },
    async beat(jobs) { return jobs.filter((job) => !active.has(job.id)); },
    async finish(job, result) {
      if (!active.delete(job.id)) return false;
      results.push({ ...(JSON.parse(JSON.stringify(result)) as JobResult), cursor: results.length + 1 });
      return true;
    },
    async fail(job, result, again) {
      active.delete(job.id);
      if (again) return void waiting.push({ ...job, attempt: job.attempt + 1 });
      dead.push(result);
      results.push({ ...result, cursor: results.length + 1 });
    },
    async giveBack(jobs) {
      for (const job of jobs) if (active.delete(job.id)) waiting.unshift(job);
    },
    async results(_project, after, most) { return results.filter(({ cursor }) => cursor > after).slice(0, most); },
    async forget(_project, keys) {
      for (const key of keys) {
        const at = results.findIndex((result) => result.key === key);
        if (at >= 0) results.splice(at, 1);
      }
    },
    close: async () => undefined,
  };
}
