import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Order } from '../../src/model/queue.ts';
import { startCluster } from '../kit/postgres.ts';
import { empty, lapse, orders, result, rig, takeOne, type Rig } from './kit.ts';

/** Orders in, jobs out, results once: on a real PostgreSQL. */

const cluster = await startCluster(['-c', 'fsync=off']);
const RUN = { run: 'r1', snapshot: 'hash' };

const at: Rig = await rig(await cluster.database(), { retrySeconds: 1 });
beforeEach(() => empty(at));
afterAll(() => at.close());

async function numbers(project: string): Promise<Record<string, number>> {
  const one = (await at.queue.status()).find((status) => status.project === project);
  return Object.fromEntries(Object.entries(one ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0 && entry[0] !== 'weight'));
}

describe('orders', () => {
  test('are put in once: what is queued, at work or written is known; what failed or was stopped goes in again', async () => {
    const { queue } = at;
    expect(await queue.enqueue('p', RUN, orders('a', 5))).toEqual({ queued: 5, known: 0 });
    expect(await queue.enqueue('p', RUN, orders('a', 5))).toEqual({ queued: 0, known: 5 });
    const [one, two, three, four] = await queue.take(4);
    if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error('too few');
    await queue.finish(one, result(one));
    await queue.fail(two, result(two, 'failed'), false);
    await queue.finish(three, result(three, 'waiting'));
    // Four is at work, the fifth queued.
    expect(await queue.enqueue('p', { ...RUN, run: 'r2' }, orders('a', 5))).toEqual({ queued: 2, known: 3 });
    expect((await queue.take(9)).map(({ slug, attempt, run }) => [slug, attempt, run])).toEqual([['a-1', 1, 'r2'], ['a-2', 1, 'r2'], ['a-4', 1, 'r1']]);
    // Another project knows nothing of it.
    expect(await queue.enqueue('q', RUN, orders('a', 5))).toEqual({ queued: 5, known: 0 });
  });

  test('come from an asynchronous source in any number, and two of one key are one job', async () => {
    async function* source(): AsyncGenerator<Order> {
      for (const order of orders('a', 2500)) {
        yield order;
        if (order.place === 7) yield { ...order, place: 5000, slug: 'a-twin' };
      }
    }
    expect(await at.queue.enqueue('p', RUN, source())).toEqual({ queued: 2500, known: 1 });
    expect(await numbers('p')).toEqual({ queued: 2500 });
  });

  test('come out by priority of the run, then by place, with their data and their snapshot', async () => {
    const { queue } = at;
    await queue.enqueue('p', RUN, orders('low', 3).toReversed());
    await queue.enqueue('p', { run: 'r2', snapshot: 'other', priority: 5 }, orders('high', 2, 1_999_998));
    await queue.enqueue('p', { run: 'r3', snapshot: 'other', priority: -1 }, orders('last', 1));
    const taken = await queue.take(10);
    expect(taken.map(({ slug, snapshot }) => `${slug} ${snapshot}`)).toEqual(['high-1999998 other', 'high-1999999 other', 'low-0 hash', 'low-1 hash', 'low-2 hash', 'last-0 other']);
    expect(taken[2]).toEqual({ id: expect.any(String) as string, project: 'p', run: 'r1', snapshot: 'hash', slug: 'low-0', place: 0, attempt: 1, last: false, data: { brief: 'briefs/0.yaml' }, key: 'low-0' });
    expect(await queue.take(10)).toEqual([]);
  });

  test.each([
    ['a priority out of range', { priority: 1001 }, orders('a', 1), /priority 1001/],
    ['a weight of nothing', { weight: 0 }, orders('a', 1), /weight 0/],
    ['a place out of range', {}, orders('a', 1, 2_000_000), /place 2000000/],
  ])('%s is refused', async (_, settings, list, message) => {
    await expect(at.queue.enqueue('p', { ...RUN, ...settings }, list)).rejects.toThrow(message);
    expect(await at.queue.take(1)).toEqual([]);
  });

  test('may have any name, and texts with anything in them', async () => {
    const project = `it's "a/b" \u{1f600} % $1`;
    const odd = 'NUL \0, half a pair \ud83d, quote \' " \\';
    await at.queue.enqueue(project, { run: odd.replace('\0', '').replace('\ud83d', ''), snapshot: 's' }, [{ slug: 'a', place: 0, key: 'k', data: { odd } }]);
    const job = await takeOne(at.queue);
    expect(job).toMatchObject({ project, data: { odd } });
    expect(await at.queue.finish(job, result(job, 'written', { odd }))).toBe(true);
    expect((await at.queue.results(project, { keys: ['k'] }, 0, 1)).results[0]?.body).toEqual({ odd });
  });
});

describe('jobs to be kept ready', () => {
  test('are given while much is left, and fewer towards the end: who has room gets the last ones', async () => {
    const { queue } = at;
    await queue.enqueue('p', RUN, orders('a', 100));
    const rounds: number[] = [];
    for (let left = 100; left > 0;) {
      const { length } = await queue.take(5, { ahead: 4 });
      rounds.push(length);
      left -= length;
    }
    // A thirty-second of what is left, besides the five.
    expect(rounds).toEqual([8, 7, 7, 7, 7, 7, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 2]);
  });

  test('alone: none of few', async () => {
    await at.queue.enqueue('p', RUN, orders('a', 31));
    expect(await at.queue.take(0, { ahead: 4 })).toEqual([]);
    await at.queue.enqueue('p', RUN, orders('a', 1, 31));
    expect(await at.queue.take(0, { ahead: 4 })).toHaveLength(1);
  });
});

describe('whoever waits for work', () => {
  test('is told of orders, of what is given back, of a project that goes on and of dead ones tried again; not after the end', async () => {
    const { queue } = at;
    let heard = 0;
    const ear = queue.watch(() => heard++);
    // Once at the beginning: what was put in before.
    await expect.poll(() => heard).toBe(1);
    const told = async (action: () => Promise<unknown>): Promise<boolean> => {
      const before = heard;
      await action();
      try {
        await expect.poll(() => heard, { timeout: 1000 }).toBeGreaterThan(before);
        return true;
      } catch {
        return false;
      }
    };
    expect(await told(() => queue.enqueue('p', RUN, orders('a', 2)))).toBe(true);
    expect(await told(() => queue.enqueue('p', RUN, orders('a', 2)))).toBe(false);
    const [one, two] = await queue.take(2);
    if (one === undefined || two === undefined) throw new Error('nothing was taken');
    expect(await told(() => queue.giveBack([one]))).toBe(true);
    await queue.fail(two, result(two, 'failed'), false);
    expect(await told(() => queue.retry('p'))).toBe(true);
    await queue.pause('p');
    expect(await told(() => queue.resume('p'))).toBe(true);
    await ear.close();
    expect(await told(() => queue.enqueue('p', RUN, orders('b', 2, 5)))).toBe(false);
  });

  test('listens again when the connection breaks, and looks for what it did not hear of', async () => {
    let heard = 0;
    const ear = at.queue.watch(() => heard++);
    await expect.poll(() => heard).toBe(1);
    await at.database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'slugline ear' AND datname = current_database()");
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(2);
    await at.queue.enqueue('p', RUN, orders('a', 1));
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(3);
    await ear.close();
  });
});

describe('a job', () => {
  test('is finished once, whoever hands in first; asked twice the answer is the same', async () => {
    const { queue } = at;
    await queue.enqueue('p', RUN, orders('a', 1));
    const slow = await takeOne(queue);
    await lapse(at, slow);
    const quick = await takeOne(queue);
    expect(quick).toMatchObject({ slug: 'a-0', attempt: 2 });
    expect(await Promise.all([queue.finish(quick, result(quick, 'written', { by: 'quick' })), queue.finish(slow, result(slow, 'written', { by: 'slow' }))])).toSatisfy((said: boolean[]) => said.filter(Boolean).length === 1);
    const { results } = await queue.results('p', { run: 'r1' }, 0, 10);
    const [winner, loser] = results[0]?.body['by'] === 'quick' ? [quick, slow] : [slow, quick];
    expect([await queue.finish(winner, result(winner)), await queue.finish(loser, result(loser))]).toEqual([true, false]);
    expect(await numbers('p')).toEqual({ served: 2, written: 1 });
  });

  test('whose worker was thought dead is taken all the same, and whoever works on it now learns so', async () => {
    const { queue } = at;
    await queue.enqueue('p', RUN, orders('a', 2));
    const [slow, other] = await queue.take(2);
    if (slow === undefined || other === undefined) throw new Error('too few');
    await lapse(at, slow);
    expect(await queue.beat([slow, other])).toEqual([slow]);
    const next = await takeOne(queue);
    expect(await queue.finish(slow, result(slow))).toBe(true);
    expect(await queue.beat([next, other])).toEqual([next]);
    // Its failure means nothing any more.
    await queue.fail(next, result(next, 'failed'), false);
    expect(await numbers('p')).toEqual({ served: 3, active: 1, written: 1 });
  });

  test('that failed is tried again after a while, and is dead when its tries are used up, with what was said last', async () => {
    const { queue, database } = at;
    await queue.enqueue('p', RUN, orders('a', 2));
    for (const attempt of [1, 2, 3]) {
      const job = await takeOne(queue);
      expect(job).toMatchObject({ slug: 'a-0', attempt, last: attempt === 3 });
      await queue.fail(job, result(job, 'failed', { problems: [{ code: 'PROVIDER_FAILING', message: `try ${attempt}` }] }), true);
      if (attempt === 1) expect(await numbers('p')).toEqual({ served: 1, queued: 1, delayed: 1 });
      await database.query("UPDATE slugline_boss.job SET start_after = now() WHERE state = 'retry'");
    }
    expect(await queue.dead('p', 10)).toEqual([{
      slug: 'a-0', key: 'a-0', run: 'r1', place: 0, state: 'failed', attempt: 3, at: expect.stringMatching(/^\d{4}-/) as string, body: { problems: [{ code: 'PROVIDER_FAILING', message: 'try 3' }] },
    }]);
    expect(await queue.retry('p', ['a-1'])).toBe(0);
    expect(await queue.retry('p')).toBe(1);
    expect(await takeOne(queue)).toMatchObject({ slug: 'a-0', attempt: 1, last: false });
    expect(await queue.dead('p', 10)).toEqual([]);
  });

  test('that cannot get better is dead at once', async () => {
    const { queue } = at;
    await queue.enqueue('p', RUN, orders('a', 1));
    const job = await takeOne(queue);
    await queue.fail(job, result(job, 'failed', { findings: ['too short'] }), false);
    expect(await queue.dead('p', 10)).toMatchObject([{ slug: 'a-0', attempt: 1, body: { findings: ['too short'] } }]);
    expect(await queue.take(1)).toEqual([]);
  });

  test('given back is there at once, with no try and no share used up; the old hands have nothing to say of it', async () => {
    const { queue, database } = at;
    await queue.enqueue('p', RUN, orders('a', 1));
    const first = await takeOne(queue);
    await queue.fail(first, result(first), true);
    await database.query("UPDATE slugline_boss.job SET start_after = now() WHERE state = 'retry'");
    const before = await takeOne(queue);
    await queue.giveBack([before]);
    await queue.giveBack([before]);
    expect(await numbers('p')).toEqual({ served: 1, queued: 1 });
    const after = await takeOne(queue);
    expect(after).toEqual({ ...before, id: expect.not.stringContaining(before.id) as string });
    expect(after.attempt).toBe(2);
    expect(await queue.beat([before, after])).toEqual([before]);
    await queue.fail(before, result(before), false);
    await queue.fail(after, result(after), true);
    await database.query("UPDATE slugline_boss.job SET start_after = now() WHERE state = 'retry'");
    expect(await takeOne(queue)).toMatchObject({ attempt: 3, last: true });
  });
});

describe('people', () => {
  test('pause and resume a project; what is at work goes on', async () => {
    const { queue } = at;
    await queue.enqueue('p', RUN, orders('a', 2));
    const job = await takeOne(queue);
    expect(await queue.pause('p')).toBe(true);
    expect(await queue.take(1)).toEqual([]);
    expect(await queue.beat([job])).toEqual([]);
    expect((await queue.status())[0]).toMatchObject({ project: 'p', paused: true, queued: 1, active: 1 });
    expect(await queue.resume('p')).toBe(true);
    expect(await queue.take(1)).toHaveLength(1);
    expect([await queue.pause('nobody'), await queue.resume('nobody')]).toEqual([false, false]);
  });

  test('cancel: what is queued or at work ends as stopped; the worker learns so, its result is not taken', async () => {
    const { queue } = at;
    await queue.enqueue('p', RUN, orders('a', 4));
    const [done, job] = await queue.take(2);
    if (done === undefined || job === undefined) throw new Error('too few');
    await queue.finish(done, result(done));
    expect(await queue.cancel('p', ['a-2', 'a-0'])).toBe(1);
    expect(await queue.cancel('p')).toBe(2);
    expect(await queue.beat([job])).toEqual([job]);
    expect(await queue.finish(job, result(job))).toBe(false);
    expect(await numbers('p')).toEqual({ served: 2, written: 1, stopped: 3 });
    expect((await queue.results('p', { run: 'r1' }, 0, 10)).results.map(({ state }) => state)).toEqual(['written', 'stopped', 'stopped', 'stopped']);
    expect(await queue.cancel('nobody')).toBe(0);
  });
});

describe('results', () => {
  test('come in the order of the plan, page by page, up to the first that is missing', async () => {
    const { queue } = at;
    await queue.enqueue('p', RUN, orders('a', 6));
    const jobs = await queue.take(6);
    for (const place of [0, 1, 2, 4]) {
      const job = jobs[place];
      if (job !== undefined) await queue.finish(job, result(job, 'written', { place }));
    }
    const first = await queue.results('p', { run: 'r1' }, 0, 2);
    expect(first).toEqual({ results: [0, 1].map((place) => ({ slug: `a-${place}`, place, key: `a-${place}`, state: 'written', body: { place } })), next: 2 });
    const second = await queue.results('p', { run: 'r1' }, first.next, 100);
    expect(second).toMatchObject({ results: [{ place: 2 }], next: 3 });
    expect(await queue.results('p', { run: 'r1' }, second.next, 100)).toEqual({ results: [], next: 3 });
    expect(await queue.progress('p', 'r1')).toEqual({ orders: 6, written: 4, failed: 0, waiting: 0, stopped: 0, open: 2 });
    expect(await queue.results('p', { keys: ['a-4', 'a-1', 'a-5', 'a-0'] }, 0, 10)).toMatchObject({ results: [{ place: 4 }, { place: 1 }], next: 2 });
    expect(await queue.results('p', { keys: ['a-4', 'a-1', 'a-5', 'a-0'] }, 3, 10)).toMatchObject({ results: [{ place: 0 }], next: 4 });
  });

  test('of work that another run had done are there at once, at the places of this run', async () => {
    const { queue } = at;
    await queue.enqueue('p', RUN, orders('a', 1));
    const job = await takeOne(queue);
    await queue.finish(job, result(job, 'written', { text: 'kept' }));
    expect(await queue.enqueue('p', { ...RUN, run: 'r2' }, [{ slug: 'a-0', place: 9, key: 'a-0', data: {} }])).toEqual({ queued: 0, known: 1 });
    expect(await queue.results('p', { run: 'r2' }, 0, 10)).toEqual({ results: [{ slug: 'a-0', place: 9, key: 'a-0', state: 'written', body: { text: 'kept' } }], next: 10 });
  });
});

test('a snapshot is kept once, compressed, and comes back as it was', async () => {
  const bytes = new Uint8Array(300_000).map((_, index) => index % 7);
  expect(await at.queue.snapshot('h')).toBeUndefined();
  await at.queue.putSnapshot('h', bytes);
  await at.queue.putSnapshot('h', new Uint8Array(0));
  expect(Buffer.from(bytes).equals((await at.queue.snapshot('h')) ?? Buffer.alloc(0))).toBe(true);
  const [row] = await at.database.query<{ size: number }>('SELECT length(bytes) AS size FROM slugline.snapshots');
  expect(row?.size).toBeLessThan(3000);
});

test('what is a month old is cleared away, but nothing that is still to do', async () => {
  const { queue, database } = at;
  for (const run of ['old', 'open', 'new']) {
    await queue.putSnapshot(`of ${run}`, new Uint8Array(3));
    await queue.enqueue('p', { run, snapshot: `of ${run}` }, orders(run, 1));
  }
  const jobs = await queue.take(3);
  for (const job of jobs) if (job.run !== 'open') await queue.finish(job, result(job));
  await queue.putSnapshot('of nothing', new Uint8Array(3));
  await database.query("UPDATE slugline.queue_runs SET at = at - interval '31 days' WHERE run <> 'new'");
  await database.query("UPDATE slugline.snapshots SET at = at - interval '31 days' WHERE hash <> 'of new'");
  const watcher = await rig(at.url, { supervise: true, superviseSeconds: 1 });
  await expect.poll(() => queue.snapshot('of nothing')).toBeUndefined();
  expect(await queue.snapshot('of old')).toBeUndefined();
  expect([await queue.snapshot('of open'), await queue.snapshot('of new')]).toEqual([new Uint8Array(3), new Uint8Array(3)]);
  expect((await database.query<{ run: string }>('SELECT run FROM slugline.queue_runs ORDER BY run')).map(({ run }) => run)).toEqual(['new', 'open']);
  expect((await queue.results('p', { keys: ['new-0', 'old-0'] }, 0, 9)).results.map(({ key }) => key)).toEqual(['new-0']);
  expect(await queue.progress('p', 'old')).toMatchObject({ orders: 0 });
  await watcher.close();
});

test('ten that open the queue of a new database together make it once', async () => {
  const url = await cluster.database();
  const rigs = await Promise.all(Array.from({ length: 10 }, () => rig(url)));
  await Promise.all(rigs.map((one, index) => one.queue.enqueue('p', { ...RUN, run: `r${index}` }, orders('a', 20))));
  const taken = (await Promise.all(rigs.map((one) => one.queue.take(5)))).flat();
  expect(new Set(taken.map(({ key }) => key)).size).toBe(20);
  await Promise.all(rigs.map((one) => one.close()));
});

describe('every transaction carried out twice, as after an answer that was lost', () => {
  test('changes nothing: orders, takes, results, what is given back', async () => {
    const twice = await rig(await cluster.database(), {}, (database) => ({
      ...database,
      transaction: async (work) => {
        await database.transaction(work);
        return database.transaction(work);
      },
    }));
    const { queue } = twice;
    expect(await queue.enqueue('p', RUN, orders('a', 5))).toEqual({ queued: 5, known: 0 });
    const jobs = await queue.take(3);
    expect(jobs.map(({ slug }) => slug)).toEqual(['a-0', 'a-1', 'a-2']);
    const [done, back, dead] = jobs;
    if (done === undefined || back === undefined || dead === undefined) throw new Error('too few');
    expect(await queue.finish(done, result(done))).toBe(true);
    await queue.giveBack([back]);
    await queue.fail(dead, result(dead), false);
    expect((await queue.status())[0]).toMatchObject({ served: 2, queued: 3, active: 0, written: 1, failed: 1 });
    await queue.retry('p');
    await queue.cancel('p', ['a-4']);
    expect((await queue.status())[0]).toMatchObject({ queued: 3, failed: 0, stopped: 1 });
    await twice.close();
  });
});

describe('schedules', () => {
  test('put runs in, one at a time, for those who have the project', async () => {
    const watcher = await rig(at.url, { supervise: true, superviseSeconds: 1 });
    const { queue } = watcher;
    expect(await queue.schedule('p', '* * * * *')).toMatchObject({ project: 'p', cron: '* * * * *', timezone: 'UTC' });
    await queue.schedule('q', '30 4 * * 1-5', 'Europe/Berlin');
    expect((await queue.schedules()).map(({ project, next }) => [project, Date.parse(next) > Date.now()])).toEqual([['p', true], ['q', true]]);
    expect(await queue.takeRun(['q', 'nobody'])).toBeUndefined();
    await expect.poll(() => queue.takeRun(['q', 'p']), { timeout: 20_000, interval: 200 }).toEqual({ id: expect.any(String) as string, project: 'p' });
    expect(await queue.takeRun(['p'])).toBeUndefined();
    expect([await queue.unschedule('p'), await queue.unschedule('p')]).toEqual([true, false]);
    expect((await queue.schedules()).map(({ project }) => project)).toEqual(['q']);
    await watcher.close();
  });

  test.each([['not a time', 'UTC'], ['* * * * *', 'Europe/Nowhere'], ['99 * * * *', 'UTC'], ['', 'UTC']])('"%s" in %s is told with an example', async (cron, zone) => {
    await expect(at.queue.schedule('p', cron, zone)).rejects.toMatchObject({ problems: [{ code: 'USAGE', help: expect.stringContaining('30 4 * * 1-5') as string }] });
    expect(await at.queue.schedules()).toEqual([]);
  });
});
