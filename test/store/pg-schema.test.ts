import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/store/_pg-schema.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openPgStore } from '../../src/store/pg.ts';
import { AT, entry, postgres, response } from './kit.ts';

/** Databases of older versions: each that there ever was is brought up to date, with all it has. Nothing here has to be changed for a new version. */

const VERSION_1 = readFileSync(new URL('./fixtures/pg-version-1.sql', import.meta.url), 'utf8');

async function sql(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A database as version `version` left it: the one of version 1 with its rows, and the steps since. */
async function databaseOf(version: number): Promise<string> {
  const url = await (await postgres()).database();
  await sql(url, VERSION_1);
  for (const step of MIGRATIONS.slice(1, version)) await sql(url, step);
  await sql(url, `UPDATE slugline.schema_version SET version = ${version}`);
  return url;
}

/** Tables, columns, indexes and conditions. */
const shape = async (url: string): Promise<unknown> => [
  await sql(url, `SELECT table_name, column_name, data_type, collation_name, is_nullable, column_default, is_identity FROM information_schema.columns WHERE table_schema = 'slugline' ORDER BY table_name, column_name`),
  await sql(url, `SELECT indexdef FROM pg_indexes WHERE schemaname = 'slugline' ORDER BY indexdef`),
  await sql(url, `SELECT conrelid::regclass::text AS on_table, pg_get_constraintdef(oid) AS said FROM pg_constraint WHERE connamespace = 'slugline'::regnamespace ORDER BY 1, 2`),
  await sql(url, `SELECT routine_name, routine_definition FROM information_schema.routines WHERE routine_schema = 'slugline' ORDER BY 1, 2`),
];

test('the first step still makes what version 1 was', async () => {
  const [fresh, old] = [await (await postgres()).database(), await (await postgres()).database()];
  const database = await openDatabase(fresh);
  await sql(fresh, 'DROP SCHEMA slugline CASCADE');
  await migrate(database, MIGRATIONS.slice(0, 1));
  await database.close();
  await sql(old, VERSION_1);
  expect(await shape(fresh)).toEqual(await shape(old));
});

test.each(MIGRATIONS.map((_step, index) => index + 1))('a database of version %i is brought up to date with all it has', async (version) => {
  const [url, fresh] = [await databaseOf(version), await (await postgres()).database()];
  const [database, other] = [await openDatabase(url), await openDatabase(fresh)];
  expect(await database.query('SELECT version FROM slugline.schema_version')).toEqual([{ version: MIGRATIONS.length }]);
  expect(await shape(url)).toEqual(await shape(fresh));
  const store = openPgStore(database, 'example.org');
  expect(await store.get('key-1')).toEqual(response({ text: 'Первый ответ 🎈' }));
  expect(await store.get('key-2')).toEqual(response({ text: 'Cut\0', finish: 'length', cost: null, at: '2026-03-01T13:00:00+03:00' }));
  expect(await store.spent()).toBe(0.75);
  expect(await store.history()).toEqual([{ stage: 'draft', model: 'some-model', calls: 1, output: { mean: 345, deviation: 0 }, cachedShare: 1024 / 1200, ms: 1500 }]);
  expect(await store.runs(9)).toMatchObject([{ id: 'run-2', state: 'running', ended: null, calls: 0 }, { id: 'run-1', state: 'done', ended: '2026-03-01T10:05:00.000Z', calls: 2, reused: 1, cost: 0.75 }]);
  expect(await store.batches('open')).toEqual([{ mark: 'batch-1', at: AT, host: 'api.example.com', model: 'some-model', id: 'server-1', state: 'open' }]);
  expect((await store.batchItems('batch-1')).map(({ customId, slug }) => [customId, slug])).toEqual([['key-3', 'a-post'], ['key-4', 'b-post']]);
  expect(await openPgStore(database, 'example.net').spent()).toBe(8);
  // And it can be written.
  await store.put('key-1', response({ text: 'new' }), entry());
  await store.addBatch({ mark: 'm', at: AT, host: 'h', model: 'm', id: '', state: 'open' }, [{ customId: 'a', slug: 's', stage: 'draft', request: '{}' }]);
  expect([(await store.get('key-1'))?.text, await store.spent(), (await store.batches()).length]).toEqual(['new', 1, 2]);
  await database.close();
  await other.close();
});

test('ten that open an old one at once bring it up to date once', async () => {
  const url = await databaseOf(1);
  const all = await Promise.all(Array.from({ length: 10 }, async () => openDatabase(url, { connections: 1 })));
  expect(await openPgStore(all[9] as (typeof all)[number], 'example.org').spent()).toBe(0.75);
  for (const one of all) await one.close();
});

test('a step that fails leaves the database as it was', async () => {
  const url = await databaseOf(1);
  await sql(url, 'UPDATE slugline.schema_version SET version = 0');
  const before = await shape(url);
  // The first step finds its tables in the way.
  await expect(openDatabase(url)).rejects.toThrow('already exists');
  expect([await sql(url, 'SELECT version FROM slugline.schema_version'), await shape(url), await sql(url, 'SELECT count(*)::int AS lines FROM slugline.ledger')]).toEqual([[{ version: 0 }], before, [{ lines: 4 }]]);
});
