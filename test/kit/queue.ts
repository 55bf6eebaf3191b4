import type { Job, JobResult, Order, Queue } from '../../src/model/queue.ts';

/** The queue in memory, for tests of what stands around it: one process, first come first served. */
export function memoryQueue(): Queue & { waiting(): number; buried: JobResult[] } {
  const snapshots = new Map<string, Uint8Array>();
  const waiting: Job[] = [];
  const active = new Map<string, Job>();
  const results = new Map<string, JobResult>();
  const buried: JobResult[] = [];
  const unused = (): never => { throw new Error('not in memory'); };
  const listeners = new Set<() => void>();
  const tell = (): void => { for (const heard of listeners) heard(); };
  let ids = 0;
  return {
    heartbeatMs: 30_000, buried, waiting: () => waiting.length,
    async putSnapshot(hash, bytes) { snapshots.set(hash, bytes); },
    async snapshot(hash) { return snapshots.get(hash); },
    async enqueue(project, { run, snapshot }, orders) {
      const counts = { queued: 0, known: 0 };
      for (const { slug, place, data, key } of orders as Iterable<Order>) {
        if (results.get(key)?.state === 'failed') results.delete(key);
        if (results.has(key) || [...waiting, ...active.values()].some((one) => one.key === key)) { counts.known++; continue; }
        counts.queued++;
        // As it would come back from a database.
        waiting.push({ id: String(++ids), project, run, snapshot, slug, place, attempt: 1, last: false, data: JSON.parse(JSON.stringify(data)) as typeof data, key });
      }
      tell();
      return counts;
    },
    async take(most, { ahead = 0, without = [] } = {}) {
      const taken = waiting.filter((job) => !without.includes(job.project)).slice(0, most + ahead);
      for (const job of taken) {
        waiting.splice(waiting.indexOf(job), 1);
        active.set(job.id, job);
      }
      return taken;
    },
    watch(heard) {
      listeners.add(heard);
      return { close: async () => { listeners.delete(heard); } };
    },
    async beat(jobs) { return jobs.filter((job) => !active.has(job.id)); },
    async finish(job, result) {
      if (!active.delete(job.id)) return false;
      results.set(job.key, JSON.parse(JSON.stringify(result)) as JobResult);
      return true;
    },
    async fail(job, result, again) {
      active.delete(job.id);
      if (again) {
        waiting.push({ ...job, attempt: job.attempt + 1 });
        return;
      }
      buried.push(result);
      results.set(job.key, result);
    },
    async giveBack(jobs) {
      for (const job of jobs) if (active.delete(job.id)) waiting.unshift(job);
      tell();
    },
    async results(_project, of, from, most) {
      const keys = 'keys' in of ? of.keys.slice(from, from + most) : unused();
      const missing = keys.findIndex((key) => !results.has(key));
      const found = (missing < 0 ? keys : keys.slice(0, missing)).map((key) => results.get(key) as JobResult);
      return { results: found, next: from + found.length };
    },
    progress: unused, status: unused, pause: unused, resume: unused, retry: unused, cancel: unused, dead: unused,
    schedule: unused, unschedule: unused, schedules: unused, takeRun: unused, beatRun: unused, finishRun: unused,
    close: async () => undefined,
  };
}
