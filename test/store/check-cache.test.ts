import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CacheChange, CheckCache } from '../../src/model/check-cache.ts';
import { SluglineError } from '../../src/model/errors.ts';
import { packRow, unpackRow, type WholeArticle } from '../../src/store/_check-rows.ts';
import { openCheckCache } from '../../src/store/check-cache.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openSharedCheckCache } from '../../src/store/shared-check-cache.ts';
import { wireTo } from '../kit/cut.ts';
import { emptyDatabase, folder, postgres, type TestDatabase } from './kit.ts';

/** What a check keeps: in a file, and shared by several machines. */

function opened(cache: CheckCache | undefined): CheckCache {
  if (cache === undefined) throw new Error('the cache did not open');
  return cache;
}

/** Opens one cache again and again: the same file, or another machine each time. */
const CACHES: [name: string, make: () => Promise<() => Promise<CheckCache>>][] = [
  ['a file', async () => {
    const path = join(folder(), 'deep/er/check.db');
    return Promise.resolve(async () => Promise.resolve(opened(openCheckCache(path))));
  }],
  ['one of several machines, the same each time', async () => {
    const [path, database] = [join(folder(), 'check.db'), await emptyDatabase()];
    return async () => opened(await openSharedCheckCache(path, database, 'p'));
  }],
  ['several machines, another each time', async () => {
    const database = await emptyDatabase();
    return async () => opened(await openSharedCheckCache(join(folder(), 'check.db'), database, 'p'));
  }],
];

const article = (file: string, more: Partial<WholeArticle> = {}): WholeArticle => ({
  file, stamp: '', sha256: 'abc', facts: '', lock: '', judged: true, lang: 'ru', keys: Uint32Array.of(1, 2 ** 32 - 1), linkKeys: 0, length: 1.5, top: Uint32Array.of(7), findings: '',
  packed: new TextEncoder().encode(`{"file":"${file}"}`), hashes: Uint32Array.of(3, 9), counts: Uint16Array.of(65535, 1), alone: '[]', ...more,
});
const NOTHING: CacheChange = { clear: false, values: {}, put: [], touch: [], remove: [] };
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
/** All of it in plain numbers, whatever buffers they lie in. */
const plain = ({ keys, top, packed, hashes, counts, ...rest }: WholeArticle): unknown => ({ ...rest, keys: [...keys], top: [...top], packed: new TextDecoder().decode(packed), hashes: [...hashes], counts: [...counts] });
const all = (cache: CheckCache): unknown[] => cache.articles().map((one) => plain({ ...one, ...cache.parts(one.file) })).toSorted((a, b) => ((a as WholeArticle).file < (b as WholeArticle).file ? -1 : 1));

describe.each(CACHES)('%s', (_name, make) => {
  test('a new one is empty', async () => {
    const cache = await (await make())();
    expect([cache.articles(), cache.value('settings')]).toEqual([[], undefined]);
    expect(() => cache.parts('a.md')).toThrow(RangeError);
    await cache.close();
  });

  test('what was saved is there the next time', async () => {
    const open = await make();
    const rows = [article('a.md', { lock: 'x.json||abc', findings: '[{"message":"«Ёлка» \\u0000 🎈"}]' }), article('б.md', { judged: false, keys: new Uint32Array(), top: new Uint32Array(), hashes: new Uint32Array(), counts: new Uint16Array(), findings: null })];
    const first = await open();
    await first.save({ ...NOTHING, values: { settings: text('s'), words: Uint8Array.of(0, 255, 3) }, put: rows });
    await first.close();
    const second = await open();
    expect(all(second)).toEqual(rows.map(plain));
    expect([...(second.value('words') ?? [])]).toEqual([0, 255, 3]);
    expect(second.value('drift')).toBeUndefined();
    await second.close();
  });

  test('changes come on top: new, touched, removed; a value is replaced', async () => {
    const open = await make();
    const first = await open();
    first.articles();
    await first.save({ ...NOTHING, values: { settings: text('s'), drift: text('0') }, put: ['a.md', 'b.md', 'c.md'].map((file) => article(file)) });
    await first.close();
    const second = await open();
    second.articles();
    await second.save({ ...NOTHING, values: { drift: text('1') }, put: [article('d.md'), article('a.md', { sha256: 'new' })], touch: [{ file: 'b.md', stamp: '', lock: 'l||1', findings: '[]', length: 2, top: Uint32Array.of(8, 8) }], remove: ['c.md', 'never.md'] });
    await second.close();
    const third = await open();
    expect(all(third)).toEqual([article('a.md', { sha256: 'new' }), article('b.md', { lock: 'l||1', findings: '[]', length: 2, top: Uint32Array.of(8, 8) }), article('d.md')].map(plain));
    expect([third.value('settings'), third.value('drift')].map((value) => new TextDecoder().decode(value))).toEqual(['s', '1']);
    await third.close();
  });

  test('is forgotten when all begins anew', async () => {
    const open = await make();
    const first = await open();
    await first.save({ ...NOTHING, values: { settings: text('s'), words: text('w') }, put: [article('a.md')] });
    await first.save({ ...NOTHING, clear: true, values: { settings: text('t') }, put: [article('b.md')] });
    await first.close();
    const second = await open();
    expect([all(second), second.value('words'), new TextDecoder().decode(second.value('settings'))]).toEqual([[plain(article('b.md'))], undefined, 't']);
    await second.close();
  });

  test('of a thousand articles', async () => {
    const open = await make();
    const rows = Array.from({ length: 1000 }, (__, index) => article(`${String(index).padStart(4, '0')}.md`, { length: index }));
    const first = await open();
    await first.save({ ...NOTHING, put: rows });
    await first.close();
    const second = await open();
    expect(all(second)).toEqual(rows.map(plain));
    await second.close();
  });
});

describe('machines that share', () => {
  const machine = (database: TestDatabase, project = 'p'): { path: string; open(): Promise<CheckCache> } => {
    const path = join(folder(), 'check.db');
    return { path, open: async () => opened(await openSharedCheckCache(path, database, project)) };
  };
  const versions = async (database: TestDatabase): Promise<unknown> => database.query('SELECT version::int AS version FROM slugline.check_cache');
  const saved = async (one: { open(): Promise<CheckCache> }, change: Partial<CacheChange>): Promise<void> => {
    const cache = await one.open();
    cache.articles();
    await cache.save({ ...NOTHING, ...change });
    await cache.close();
  };
  const files = async (one: { open(): Promise<CheckCache> }): Promise<string[]> => {
    const cache = await one.open();
    const names = cache.articles().map(({ file }) => file).toSorted();
    await cache.close();
    return names;
  };

  test('only what has changed travels; times of files are each machine\'s own', async () => {
    const database = await emptyDatabase();
    const [one, two] = [machine(database), machine(database)];
    await saved(one, { put: [article('a.md', { stamp: '1 1 1', lock: 'l|5 5 5|abc' }), article('b.md', { stamp: '2 2 2' })] });
    await saved(two, { touch: [{ file: 'a.md', stamp: '9 9 9', lock: 'l|6 6 6|abc', findings: '', length: 1.5, top: Uint32Array.of(7) }] });
    // Times are no news.
    expect(await versions(database)).toEqual([{ version: 1 }]);
    await saved(two, { put: [article('b.md', { sha256: 'new', stamp: '8 8 8' }), article('c.md', { stamp: '7 7 7' })] });
    expect(await versions(database)).toEqual([{ version: 2 }]);
    expect(await database.query('SELECT file, changed::int AS changed FROM slugline.check_articles ORDER BY file')).toEqual([{ file: 'a.md', changed: 1 }, { file: 'b.md', changed: 2 }, { file: 'c.md', changed: 2 }]);
    const seen = async (at: typeof one): Promise<unknown> => {
      const cache = await at.open();
      const told = cache.articles().map(({ file, stamp, lock }) => `${file} ${stamp} ${lock}`).toSorted();
      await cache.close();
      return told;
    };
    expect(await seen(one)).toEqual(['a.md 1 1 1 l|5 5 5|abc', 'b.md  ', 'c.md  ']);
    expect(await seen(two)).toEqual(['a.md 9 9 9 l|6 6 6|abc', 'b.md 8 8 8 ', 'c.md 7 7 7 ']);
    expect(await seen(machine(database))).toEqual(['a.md  l||abc', 'b.md  ', 'c.md  ']);
  });

  test('of two that began at the same state the first one counts; the other takes it over the next time', async () => {
    const database = await emptyDatabase();
    const [one, two] = [machine(database), machine(database)];
    await saved(one, { values: { settings: text('s') }, put: [article('a.md')] });
    const [slow, quick] = [await one.open(), await two.open()];
    await quick.save({ ...NOTHING, put: [article('quick.md')] });
    await slow.save({ ...NOTHING, put: [article('slow.md')] });
    // Its own state stays whole, and is not mixed with the other one.
    expect(slow.articles().map(({ file }) => file).toSorted()).toEqual(['a.md', 'slow.md']);
    await slow.save({ ...NOTHING, put: [article('slow-2.md')] });
    await Promise.all([slow.close(), quick.close()]);
    expect(await versions(database)).toEqual([{ version: 2 }]);
    for (const at of [one, two, machine(database)]) expect(await files(at)).toEqual(['a.md', 'quick.md']);
  });

  test('a machine that has worked by itself meanwhile takes over the shared state as a whole', async () => {
    const database = await emptyDatabase();
    const [one, two] = [machine(database), machine(database)];
    await saved(one, { put: [article('a.md'), article('b.md')] });
    await files(two);
    const alone = opened(openCheckCache(two.path));
    await alone.save({ ...NOTHING, put: [article('mine.md')], remove: ['a.md'] });
    await alone.close();
    await saved(one, { put: [article('c.md')] });
    expect(await files(two)).toEqual(['a.md', 'b.md', 'c.md']);
  });

  test('what a machine had before there was a shared state is shared as a whole, with its values', async () => {
    const database = await emptyDatabase();
    const one = machine(database);
    const alone = opened(openCheckCache(one.path));
    await alone.save({ ...NOTHING, values: { settings: text('s'), words: text('w') }, put: [article('a.md')] });
    await alone.close();
    await saved(one, { values: { settings: text('s') }, put: [article('b.md')] });
    const other = await machine(database).open();
    expect([other.articles().length, new TextDecoder().decode(other.value('words'))]).toEqual([2, 'w']);
    await other.close();
  });

  test('a state that was begun anew elsewhere, or is of another format, is no state to build on', async () => {
    const database = await emptyDatabase();
    const [one, two] = [machine(database), machine(database)];
    await saved(one, { put: [article('a.md')] });
    await files(two);
    await database.query('DELETE FROM slugline.check_cache');
    await database.query('DELETE FROM slugline.check_articles');
    await saved(one, { put: [article('b.md')] });
    expect([await versions(database), await files(machine(database))]).toEqual([[{ version: 1 }], ['a.md', 'b.md']]);
    expect(await files(two)).toEqual(['a.md', 'b.md']);
    await database.query('UPDATE slugline.check_cache SET format = 99');
    expect(await files(machine(database))).toEqual([]);
    await saved(machine(database), { put: [article('new.md')] });
    expect(await files(two)).toEqual(['new.md']);
  });

  test('projects have states of their own', async () => {
    const database = await emptyDatabase();
    await saved(machine(database, 'p'), { put: [article('a.md')] });
    await saved(machine(database, 'q'), { put: [article('b.md')] });
    expect([await files(machine(database, 'p')), await files(machine(database, 'q'))]).toEqual([['a.md'], ['b.md']]);
  });

  test('a connection that breaks after the state was written: it is written once', async () => {
    const database = await emptyDatabase();
    const wire = await wireTo(database.url);
    const broken = await openDatabase(wire.url);
    const cache = opened(await openSharedCheckCache(join(folder(), 'check.db'), broken, 'p'));
    wire.cutAtAnswer('COMMIT');
    await cache.save({ ...NOTHING, put: [article('a.md')] });
    await cache.save({ ...NOTHING, put: [article('b.md')] });
    expect([wire.cuts(), await versions(database), await files(machine(database))]).toEqual([1, [{ version: 2 }], ['a.md', 'b.md']]);
    await cache.close();
    await broken.close();
  });

  test('a database that stays away is a fault to be told; the file stays what it was', async () => {
    const cluster = await postgres();
    const url = await cluster.database();
    const database = await openDatabase(url, { patienceMs: 200 });
    const path = join(folder(), 'check.db');
    const cache = opened(await openSharedCheckCache(path, database, 'p'));
    await cluster.stop();
    const failed: unknown[] = [];
    await Promise.resolve(cache.save({ ...NOTHING, put: [article('a.md')] })).catch((error: unknown) => failed.push(error));
    await openSharedCheckCache(join(folder(), 'other.db'), database, 'p').catch((error: unknown) => failed.push(error));
    await cluster.start();
    expect(failed.map((error) => error instanceof SluglineError)).toEqual([true, true]);
    await cache.close();
    expect(opened(openCheckCache(path)).articles().map(({ file }) => file)).toEqual(['a.md']);
    await database.close();
  });
});

test('an article travels as it is, but for times', () => {
  const one = article('a.md', { stamp: '1 1 1', lock: 'l|1 1 1|abc' });
  expect(plain(unpackRow('a.md', packRow(one)))).toEqual(plain({ ...one, stamp: '', lock: 'l||abc' }));
  const row = packRow(one);
  expect(() => unpackRow('a.md', row.subarray(0, 20))).toThrow('unexpected end of file');
});

test('a file of an older format is begun anew', async () => {
  const path = join(folder(), 'check.db');
  await opened(openCheckCache(path)).close();
  writeFileSync(path, readFileSync(path).fill(0, 60, 64));
  const cache = opened(openCheckCache(path));
  expect(cache.articles()).toEqual([]);
  await cache.close();
});
