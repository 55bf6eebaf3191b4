import { describe, expect, test } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate, MIGRATIONS } from '../../src/store/_pg-schema.ts';
import { startCluster } from '../kit/postgres.ts';

/** The way to PostgreSQL: a schema that is made once, connections that break, locks. */

const cluster = await startCluster();

async function failure(action: Promise<unknown>): Promise<SluglineError> {
  try {
    await action;
  } catch (error) {
    expect(error).toBeInstanceOf(SluglineError);
    return error as SluglineError;
  }
  throw new Error('nothing was thrown');
}

describe('opening', () => {
  test('makes the schema once, also when ten open a new database together', async () => {
    const url = await cluster.database();
    const all = await Promise.all(Array.from({ length: 10 }, () => openDatabase(url, { connections: 2 })));
    expect(await all[0]?.query('SELECT version FROM slugline.schema_version')).toEqual([{ version: MIGRATIONS.length }]);
    await Promise.all(all.map((one) => one.close()));
  });

  test('a database of a newer Slugline is refused, and left as it is', async () => {
    const url = await cluster.database();
    const database = await openDatabase(url);
    const error = await failure(migrate(database, MIGRATIONS.slice(0, -1)));
    expect(error.problems[0]).toMatchObject({ code: 'STORE_UNWRITABLE', message: expect.stringContaining('newer Slugline') as string });
    expect(await database.query('SELECT version FROM slugline.schema_version')).toEqual([{ version: MIGRATIONS.length }]);
    await database.close();
  });

  test.each([
    ['no address', 'mysql://x/y', /no address/],
    ['a wrong password', (url: string) => url.replace('loopback', 'secret-word'), /does not let us in/],
    ['a database that is not there', (url: string) => url.replace(/[^/]+$/, 'nowhere'), /no such database/],
    ['a port where nobody listens', 'postgres://u:secret-word@127.0.0.1:1/x', /does not answer/],
  ] as const)('%s is told, without the password', async (_, address, message) => {
    const url = typeof address === 'string' ? address : address(await cluster.database());
    const error = await failure(openDatabase(url, { patienceMs: 300 }));
    expect(error.problems[0]?.message).toMatch(message);
    expect(`${error.message} ${JSON.stringify(error.problems)}`).not.toContain('secret-word');
  });
});

describe('a restart of the server', () => {
  test('is waited out by statements and transactions; a lock held before it is told to be lost', async () => {
    const url = await cluster.database();
    const database = await openDatabase(url);
    await database.query('CREATE TABLE slugline.kept (id integer PRIMARY KEY)');
    let lost = 0;
    const lock = await database.lock('a project', () => lost++);
    expect(lock).toBeDefined();
    await cluster.stop();
    const waiting = Promise.all([
      database.query('INSERT INTO slugline.kept VALUES (1) ON CONFLICT DO NOTHING'),
      database.transaction(async (query) => {
        await query('INSERT INTO slugline.kept VALUES (2) ON CONFLICT DO NOTHING');
        await query('INSERT INTO slugline.kept VALUES (3) ON CONFLICT DO NOTHING');
      }),
    ]);
    await cluster.start();
    await waiting;
    expect(await database.query('SELECT id FROM slugline.kept ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(lost).toBe(1);
    await database.close();
  });
});

describe('a lock', () => {
  test('is held by one at a time, whoever asks, and free again when released', async () => {
    const url = await cluster.database();
    const [one, two] = [await openDatabase(url), await openDatabase(url)];
    const mine = await one.lock('project', () => undefined);
    expect(await two.lock('project', () => undefined)).toBeUndefined();
    expect(await one.lock('project', () => undefined)).toBeUndefined();
    expect(await two.lock('another', () => undefined)).toBeDefined();
    await mine?.release();
    expect(await two.lock('project', () => undefined)).toBeDefined();
    await Promise.all([one.close(), two.close()]);
  });
});

test('a connection that breaks between two statements of a transaction ends nothing: all of it is tried again', async () => {
  const url = await cluster.database();
  const [database, other] = [await openDatabase(url), await openDatabase(url)];
  await database.query('CREATE TABLE slugline.kept (id integer)');
  let tries = 0;
  await database.transaction(async (query) => {
    const [session] = await query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await query('INSERT INTO slugline.kept VALUES (1)');
    if (tries++ > 0) return;
    await other.query('SELECT pg_terminate_backend($1)', [session?.pid]);
    // Time for the end of the connection to arrive while no statement is under way.
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    await query('INSERT INTO slugline.kept VALUES (2)');
  });
  expect([tries, await database.query('SELECT id FROM slugline.kept')]).toEqual([2, [{ id: 1 }]]);
  expect(await database.query('SELECT 1 AS one; SELECT 2 AS two')).toEqual([{ one: 1 }, { two: 2 }]);
  await Promise.all([database.close(), other.close()]);
});

test('a fault in a transaction leaves nothing of it, and the connection usable', async () => {
  const database = await openDatabase(await cluster.database(), { connections: 1 });
  await database.query('CREATE TABLE slugline.kept (id integer PRIMARY KEY)');
  await expect(database.transaction(async (query) => {
    await query('INSERT INTO slugline.kept VALUES (1)');
    await query('INSERT INTO slugline.kept VALUES (1)');
  })).rejects.toThrow(/duplicate key/);
  expect(await database.query('SELECT id FROM slugline.kept')).toEqual([]);
  await database.close();
});
