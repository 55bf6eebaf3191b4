import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import type { ResponseStore } from '../../src/model/store.ts';
import { openDatabase } from '../../src/store/database.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { openPgStore } from '../../src/store/pg.ts';
import { wireTo } from '../kit/cut.ts';
import { AT, child, emptyDatabase, entry, postgres, response, usage, type Child } from './kit.ts';

/** What only the store in PostgreSQL has to do: projects side by side, several processes, connections that break. */

const run = { id: 'run-1', at: AT, command: 'generate', provider: 'openai', model: 'some-model', host: 'h', articles: 3 };
const batch = { mark: 'batch-1', at: AT, host: 'h', model: 'm', id: '', state: 'open' } as const;
const items = ['a', 'b'].map((customId) => ({ customId, slug: 's', stage: 'draft', request: '{}' }));

describe('projects', () => {
  test('share answers, and nothing else', async () => {
    const database = await emptyDatabase();
    const [one, two] = [openPgStore(database, 'one.example'), openPgStore(database, 'two.example')];
    await one.put('a', response(), entry());
    for (const store of [one, two]) {
      await store.beginRun(run);
      await store.addBatch(batch, items);
    }
    await two.endRun('run-1', { at: AT, state: 'failed', written: 1, failed: 2 });
    await two.updateBatch('batch-1', { state: 'collected' });
    expect(await two.get('a')).toEqual(response());
    expect([await one.spent(), await two.spent()]).toEqual([0.25, 0]);
    expect([(await one.history()).length, (await two.history()).length, (await one.spending()).length, (await two.spending()).length]).toEqual([1, 0, 1, 0]);
    expect([await one.runs(9), await two.runs(9)]).toMatchObject([[{ state: 'running', calls: 1 }], [{ state: 'failed', calls: 0 }]]);
    expect([await one.batches(), await two.batches()]).toMatchObject([[{ state: 'open' }], [{ state: 'collected' }]]);
    expect([await one.batchItems('batch-1'), await openPgStore(database, 'three.example').batchItems('batch-1')]).toEqual([items, []]);
  });
});

test('any text comes back, in every place where one is kept', async () => {
  const database = await emptyDatabase();
  const store = openPgStore(database, 'any\0\u0010 text');
  const text = fc.string({ unit: fc.oneof(fc.constantFrom('\0', '\u0010', '0', '\\', "'", '\uD83D', '\uDE00'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 12 });
  let turn = 0;
  await fc.assert(fc.asyncProperty(text, text, async (a, b) => {
    const id = `${++turn}\0`;
    const [x, y] = [a.toWellFormed(), b.toWellFormed()];
    await store.put(`${id}${a}`, response({ text: b, model: a }), entry({ run: id, stage: a, model: b }));
    expect(await store.get(`${id}${a}`)).toEqual(response({ text: y, model: x }));
    await store.refill([[`${id}refill`, response({ text: a })]]);
    expect((await store.get(`${id}refill`))?.text).toBe(x);
    await store.beginRun({ ...run, id, host: a, model: b });
    expect(await store.runs(1000)).toContainEqual(expect.objectContaining({ id, host: x, model: y, calls: 1 }));
    expect(await store.spending()).toContainEqual(expect.objectContaining({ stage: x, model: y }));
    await store.addBatch({ ...batch, mark: id, host: b }, [{ customId: a, slug: b, stage: a, request: b }]);
    expect(await store.batchItems(id)).toEqual([{ customId: x, slug: y, stage: x, request: y }]);
  }), { numRuns: 60 });
});

test('costs and counts come back as numbers, to the last digit', async () => {
  const store = openPgStore(await emptyDatabase(), 'p');
  await fc.assert(fc.asyncProperty(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.maxSafeNat(), fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }), async (cost, output, at) => {
    await store.put('a', response({ cost, usage: { input: 0, cachedInput: output, output } }), entry());
    expect(await store.get('a')).toEqual(response({ cost, usage: { input: 0, cachedInput: output, output } }));
    const id = `${at.toISOString()} ${output} ${cost}`;
    await store.beginRun({ ...run, id, at: at.toISOString(), articles: output });
    expect(await store.runs(1000)).toContainEqual(expect.objectContaining({ id, at: at.toISOString(), articles: output }));
  }), { numRuns: 50 });
  expect(typeof (await store.spent())).toBe('number');
});

describe('a connection that breaks', () => {
  /** Everything a store tells. */
  const all = async (store: ResponseStore): Promise<unknown> => [
    await store.get('a'), await store.get('b'), await store.spent(), await store.runs(9), await store.history(), await store.spending(), await store.batches(), await store.batchItems('batch-1'),
  ];
  const prepared = async (store: ResponseStore): Promise<void> => {
    await store.put('a', response({ text: 'before' }), entry());
    await store.beginRun(run);
    await store.addBatch(batch, items);
  };
  /** What the client sends, what the server says when it is done, and the act. */
  const writes: [name: string, request: string, answer: string, act: (store: ResponseStore) => unknown][] = [
    ['put', 'WITH line', 'INSERT 0 1', async (store) => store.put('a', response({ text: 'after' }), entry({ cost: 1 }))],
    ['record', 'INSERT INTO slugline.ledger', 'INSERT 0 1', async (store) => store.record(entry({ kind: 'failed', cost: 2 }))],
    ['refill', 'COMMIT', 'COMMIT', async (store) => store.refill([['a', response()], ['b', response({ text: 'from a lock' })]])],
    ['beginRun', 'INSERT INTO slugline.runs', 'INSERT 0 1', async (store) => store.beginRun({ ...run, id: 'run-2' })],
    ['endRun', 'UPDATE slugline.runs', 'UPDATE 1', async (store) => store.endRun('run-1', { at: AT, state: 'done', written: 3, failed: 0 })],
    ['addBatch', 'COMMIT', 'COMMIT', async (store) => store.addBatch({ ...batch, mark: 'batch-2' }, items)],
    ['updateBatch', 'UPDATE slugline.batches', 'UPDATE 1', async (store) => store.updateBatch('batch-1', { id: 'server-1' })],
  ];

  test.each(writes)('%s is carried out once: the answer of the server is lost, or the request is', async (_name, request, answer, act) => {
    const undisturbed = memoryStore();
    await prepared(undisturbed);
    await act(undisturbed);
    for (const which of ['cutAtAnswer', 'cutAtRequest'] as const) {
      const database = await emptyDatabase();
      const wire = await wireTo(database.url);
      const broken = await openDatabase(wire.url);
      const store = openPgStore(broken, 'p');
      await prepared(store);
      wire[which](which === 'cutAtAnswer' ? answer : request);
      await act(store);
      expect([which, wire.cuts(), await all(store)]).toEqual([which, 1, await all(undisturbed)]);
      await broken.close();
    }
  });

  test('an old put that is sent again does not undo a newer one', async () => {
    const database = await emptyDatabase();
    const wire = await wireTo(database.url);
    const broken = await openDatabase(wire.url);
    const [slow, quick] = [openPgStore(broken, 'p'), openPgStore(database, 'p')];
    wire.cutAtAnswer('INSERT 0 1');
    const old = slow.put('a', response({ text: 'old' }), entry());
    while (wire.cuts() === 0) await new Promise(setImmediate);
    await quick.put('a', response({ text: 'new' }), entry());
    await old;
    // Either order of the two is a true one, but no line may be doubled.
    expect([(await quick.history())[0]?.calls, (await quick.get('a'))?.text]).toEqual([2, 'new']);
    await broken.close();
  });

  test('the server starts again while 100 puts are under way: nothing is lost, nothing doubled', async () => {
    const cluster = await postgres();
    const url = await cluster.database();
    const database = await openDatabase(url);
    const store = openPgStore(database, 'p');
    const puts = Array.from({ length: 100 }, async (_, i) => store.put(`key-${i}`, response({ text: `answer ${i}` }), entry({ cost: 0.5 })));
    await Promise.race(puts);
    await cluster.stop();
    const later = Array.from({ length: 20 }, async (_, i) => store.put(`later-${i}`, response(), entry({ cost: 0.5 })));
    await cluster.start();
    await Promise.all([...puts, ...later]);
    await store.durable();
    expect(await database.query('SELECT count(*)::int AS lines, count(DISTINCT id)::int AS ids FROM slugline.ledger')).toEqual([{ lines: 120, ids: 120 }]);
    expect(await Promise.all(Array.from({ length: 100 }, async (_, i) => (await store.get(`key-${i}`))?.text))).toEqual(Array.from({ length: 100 }, (_, i) => `answer ${i}`));
    expect(await store.spent()).toBe(60);
    await database.close();
  });

  test('one that stays away is told without the password, and the store stays usable', async () => {
    const cluster = await postgres();
    const url = await cluster.database();
    const database = await openDatabase(url, { patienceMs: 300 });
    const store = openPgStore(database, 'p');
    await cluster.stop();
    const error: unknown = await Promise.resolve(store.put('a', response(), entry())).catch((fault: unknown) => fault);
    await cluster.start();
    expect(error).toBeInstanceOf(SluglineError);
    expect((error as SluglineError).problems[0]).toMatchObject({ code: 'STORE_UNWRITABLE', message: expect.stringContaining('does not answer') as string });
    expect(`${JSON.stringify((error as SluglineError).problems)} ${(error as SluglineError).message}`).not.toContain('loopback');
    await store.put('a', response(), entry());
    expect(await store.spent()).toBe(0.25);
    await database.close();
  });
});

describe('several processes', () => {
  /** Puts `count` answers under its name, one after the other, and prints each key when it is kept. */
  const writer = (url: string, name: string, count: number): Child => child('openPgStore', 'pg.ts', `
    import { openDatabase } from ${JSON.stringify(new URL('../../src/store/database.ts', import.meta.url).href)};
    const database = await openDatabase(${JSON.stringify(url)}, { connections: 2 });
    const store = openPgStore(database, 'p');
    for (let i = 0; i < ${count}; i += 1) {
      await store.put('${name}-' + i, ${JSON.stringify(response())}, ${JSON.stringify(entry({ cost: 0.5 }))});
      console.log('${name}-' + i);
    }
    await database.close();`);

  test('two write at once; one that is killed has kept what it has told', async () => {
    const database = await emptyDatabase();
    const store = openPgStore(database, 'p');
    const [whole, killed] = [writer(database.url, 'whole', 60), writer(database.url, 'killed', 100_000)];
    await killed.printed('killed-20');
    killed.process.kill('SIGKILL');
    await killed.ended;
    expect(await whole.ended).toEqual({ code: 0, errors: '' });
    const told = killed.output().split('\n').filter((line) => /^killed-\d+$/.test(line));
    expect(told.length).toBeGreaterThan(20);
    for (const key of told) expect(await store.get(key)).toEqual(response());
    const calls = (await store.history())[0]?.calls ?? 0;
    // What was under way when it was killed is there as a whole or not at all.
    expect([60 + told.length, 61 + told.length]).toContain(calls);
    expect(await database.query('SELECT count(*)::int AS kept FROM slugline.responses')).toEqual([{ kept: calls }]);
    expect((await store.history())[0]).toMatchObject({ output: { mean: usage.output, deviation: 0 } });
  });
});

test('a server that may not write says so, and the fault is one of the store', async () => {
  const url = await (await postgres()).database();
  const database = await openDatabase(url);
  const store = openPgStore(database, 'p');
  await database.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`);
  const standby = await openDatabase(url);
  await expect(openPgStore(standby, 'p').put('a', response(), entry())).rejects.toMatchObject({ problems: [{ code: 'STORE_UNWRITABLE', message: expect.stringContaining('read-only') as string }] });
  expect(await store.get('a')).toBeUndefined();
  await Promise.all([database.close(), standby.close()]);
});
