import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startCluster } from '../kit/postgres.ts';
import { empty, orders, rig } from './kit.ts';

/** Shares of the workers: by weight, at any time, without a claim for the past. */

const cluster = await startCluster(['-c', 'fsync=off']);
const at = await rig(await cluster.database());
beforeEach(() => empty(at));
afterAll(() => at.close());

const RUN = { run: 'r1', snapshot: 'hash' };

/** Furthest any project was from its share, in jobs, and the same as a part of all jobs from the tenth on. */
function deviation(taken: readonly string[], weights: Readonly<Record<string, number>>): { jobs: number; part: number } {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  const served = new Map<string, number>();
  let [jobs, part] = [0, 0];
  for (const [index, project] of taken.entries()) {
    served.set(project, (served.get(project) ?? 0) + 1);
    for (const [name, weight] of Object.entries(weights)) {
      const off = Math.abs((served.get(name) ?? 0) - ((index + 1) * weight) / sum);
      jobs = Math.max(jobs, off);
      if (index >= 9) part = Math.max(part, off / (index + 1));
    }
  }
  return { jobs, part };
}

describe('projects with long queues', () => {
  test.each([
    ['equal', { a: 1, b: 1 }, 1],
    ['one to three', { a: 1, b: 3 }, 1],
    ['five to two to a half', { a: 5, b: 2, c: 0.5 }, 1],
    ['one to three, eight at a time', { a: 1, b: 3 }, 8],
  ] as const)('are served by weight: %s', async (_, weights, most) => {
    for (const [project, weight] of Object.entries(weights)) await at.queue.enqueue(project, { ...RUN, weight }, orders(project, 100));
    const taken: string[] = [];
    while (taken.length < 96) taken.push(...(await at.queue.take(most)).map(({ project }) => project).toSorted());
    // Within a batch the order is not that of the shares.
    expect(deviation(taken, weights)[most === 1 ? 'jobs' : 'part']).toBeLessThan(most === 1 ? 1.01 : 0.5);
    const ends = taken.filter((_project, index) => index < 96);
    const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
    for (const [project, weight] of Object.entries(weights)) expect(Math.abs(ends.filter((one) => one === project).length - (96 * weight) / sum)).toBeLessThanOrEqual(1.01);
  });

  test('are served so by workers side by side, each job to one of them', async () => {
    await at.queue.enqueue('a', { ...RUN, weight: 1 }, orders('a', 200));
    await at.queue.enqueue('b', { ...RUN, weight: 2 }, orders('b', 200));
    const others = await Promise.all([rig(at.url), rig(at.url)]);
    const taken: string[] = [];
    await Promise.all([at, ...others].map(async ({ queue }) => {
      for (let round = 0; round < 16; round++) taken.push(...(await queue.take(1 + (round % 5))).map(({ key }) => key));
    }));
    expect(new Set(taken).size).toBe(taken.length);
    const part = taken.filter((key) => key.startsWith('a')).length / taken.length;
    expect(part).toBeGreaterThan(1 / 3 - 0.02);
    expect(part).toBeLessThan(1 / 3 + 0.02);
    await Promise.all(others.map((one) => one.close()));
  });
});

describe('a project that had nothing to do', () => {
  test('has no claim for that time, whether it is new, ran dry or was paused', async () => {
    const next = async (count: number): Promise<string> => {
      let said = '';
      for (let nth = 0; nth < count; nth++) said += (await at.queue.take(1))[0]?.project ?? '-';
      return said;
    };
    const share = (said: string): number => [...said].filter((project) => project === 'b').length;
    await at.queue.enqueue('a', RUN, orders('a', 200));
    expect(await next(30)).toBe('a'.repeat(30));
    await at.queue.enqueue('b', RUN, orders('b', 6));
    expect(share(await next(10))).toBe(5);
    // b has one job left, then none.
    expect(share(await next(20))).toBe(1);
    await at.queue.enqueue('b', RUN, orders('b', 60, 100));
    expect(share(await next(10))).toBe(5);
    await at.queue.pause('b');
    expect(share(await next(20))).toBe(0);
    await at.queue.resume('b');
    expect(share(await next(10))).toBe(5);
  });
});

test('property: whatever is put in, paused and taken, nobody who has work waits longer than their share', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.constantFrom(0.5, 1, 2, 7), { minLength: 2, maxLength: 4 }),
    fc.array(fc.oneof(
      { weight: 6, arbitrary: fc.record({ take: fc.integer({ min: 1, max: 6 }) }) },
      { weight: 2, arbitrary: fc.record({ put: fc.nat(3), count: fc.integer({ min: 1, max: 12 }) }) },
      { weight: 1, arbitrary: fc.record({ pause: fc.nat(3), on: fc.boolean() }) },
    ), { minLength: 5, maxLength: 25 }),
    async (weights, steps) => {
      await empty(at);
      const waiting = weights.map(() => 20);
      const paused = weights.map(() => false);
      let place = 100;
      for (const [index, weight] of weights.entries()) await at.queue.enqueue(`p${index}`, { ...RUN, weight }, orders(`p${index}`, 20));
      // Served since anything but a take happened, of those that could be served all the time.
      let since = weights.map(() => 0);
      for (const step of steps) {
        if ('take' in step) {
          const ready = weights.map((_, index) => (paused[index] === true ? 0 : (waiting[index] ?? 0)));
          const jobs = await at.queue.take(step.take);
          expect(jobs).toHaveLength(Math.min(step.take, ready.reduce((sum, count) => sum + count, 0)));
          for (const { project } of jobs) {
            const index = Number(project.slice(1));
            waiting[index] = (waiting[index] ?? 0) - 1;
            since[index] = (since[index] ?? 0) + 1;
          }
          const able = weights.flatMap((weight, index) => (paused[index] !== true && (waiting[index] ?? 0) > 0 ? [(since[index] ?? 0) / weight] : []));
          // Between two that always have work, shares differ by half a job of each, once at the beginning of what is looked at and once at its end.
          if (able.length > 1) expect(Math.max(...able) - Math.min(...able)).toBeLessThanOrEqual(2 * Math.max(...weights.map((weight) => 1 / weight)) + 1e-9);
          continue;
        }
        if ('put' in step) {
          const index = step.put % weights.length;
          await at.queue.enqueue(`p${index}`, RUN, orders(`p${index}`, step.count, place));
          place += step.count;
          waiting[index] = (waiting[index] ?? 0) + step.count;
        } else {
          const index = step.pause % weights.length;
          paused[index] = step.on;
          await (step.on ? at.queue.pause(`p${index}`) : at.queue.resume(`p${index}`));
        }
        since = weights.map(() => 0);
      }
    },
  ), { numRuns: 8 });
}, 60_000);
