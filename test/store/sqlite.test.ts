import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { AT, type Child, child, entry, folder, kept, response, thrown } from './kit.ts';

/** The file of the store: what is on disk when, other processes, damage, older versions. */

describe('sqlite file', () => {
  test('an answer without its line of the ledger is not kept', () => {
    const file = join(folder(), 'store.db');
    const store = kept(openStore(file));
    // Passes our checks, fails in the second statement.
    expect(() => store.put('a', response(), entry({ kind: 'other' as 'answer' }))).toThrow(/CHECK/);
    expect(store.get('a')).toBeUndefined();
    store.put('a', response(), entry());
    expect(store.get('a')).toEqual(response());
  });

  test('reopening keeps everything', () => {
    const file = join(folder(), 'store.db');
    for (let i = 0; i < 3; i += 1) {
      const store = openStore(file);
      store.put(`key-${i}`, response({ text: `Ответ ${i} 🎈` }), entry({ cost: 1 }));
      store.close();
    }
    const store = kept(openStore(file));
    expect([0, 1, 2].map((i) => store.get(`key-${i}`)?.text)).toEqual(['Ответ 0 🎈', 'Ответ 1 🎈', 'Ответ 2 🎈']);
    expect(store.spent()).toBe(3);
    expect(store.notice).toBeUndefined();
  });

  test('two connections see each other at once', () => {
    const file = join(folder(), 'store.db');
    const one = kept(openStore(file));
    const two = kept(openStore(file));
    one.put('a', response(), entry());
    expect(two.get('a')).toEqual(response());
    two.put('b', response(), entry());
    expect(one.get('b')).toEqual(response());
    expect(one.spent()).toBe(0.5);
  });

  test('is in WAL mode and leaves no other file when closed', () => {
    const dir = folder();
    const store = openStore(join(dir, 'store.db'));
    store.put('a', response(), entry());
    expect(existsSync(join(dir, 'store.db-wal'))).toBe(true);
    store.close();
    expect(readdirSync(dir)).toEqual(['store.db']);
  });

  test.skipIf(process.platform === 'win32')('a name SQLite would take for memory or an address is a file', () => {
    const dir = folder();
    openStore(join(dir, 'file:x?mode=memory')).close();
    expect(readdirSync(dir)).toEqual(['file:x?mode=memory']);
  });
});

/** A process of its own that runs `body` with `store` open, and `response` and `entry` to write. */
function writer(file: string, body: string): Child {
  return child('openStore', 'sqlite.ts', `
    import { writeSync } from 'node:fs';
    const store = openStore(${JSON.stringify(file)});
    const response = ${JSON.stringify(response())};
    const entry = ${JSON.stringify(entry({ cost: 1 }))};
    ${body}
    store.close();`);
}

describe('several processes', () => {
  test.each(['missing', 'damaged'])('two begin at once on a %s file and write 200 answers each: all are there', async (before) => {
    const dir = folder();
    const file = join(dir, 'store.db');
    if (before === 'damaged') writeFileSync(file, 'no database '.repeat(1000));
    const writers = ['a', 'b'].map((name) => writer(file, `
      for (let i = 0; i < 200; i += 1) store.put('${name}-' + i, { ...response, text: '${name} слово 🎈 '.repeat(i) }, entry);
      writeSync(1, store.notice ?? '');`));
    // Clean stderr: nothing is printed about SQLite being experimental.
    expect(await Promise.all(writers.map((one) => one.ended))).toEqual([{ code: 0, errors: '' }, { code: 0, errors: '' }]);
    const store = kept(openStore(file));
    for (const name of ['a', 'b']) for (let i = 0; i < 200; i += 1) expect(store.get(`${name}-${i}`)?.text).toBe(`${name} слово 🎈 `.repeat(i));
    expect(store.spent()).toBe(400);
    store.close();
    // Moved once, told once, and never was a sound store moved.
    expect(readdirSync(dir)).toEqual(before === 'damaged' ? ['store.db', 'store.db.broken-1', 'store.db.broken-lock'] : ['store.db']);
    expect(writers.filter((one) => one.output().includes('store.db.broken-1'))).toHaveLength(before === 'damaged' ? 1 : 0);
  });

  test.each([5, 40, 150])('a writer killed after %i answers leaves whole entries only', async (enough) => {
    const file = join(folder(), 'store.db');
    const busy = writer(file, `
      for (let i = 0; ; i += 1) {
        store.put('k-' + i, { ...response, text: ('слово ' + i + ' ').repeat(5000) }, entry);
        writeSync(1, i + '\\n');
      }`);
    await new Promise<void>((done) => {
      busy.process.stdout?.on('data', () => {
        if (busy.output().split('\n').length > enough) done();
      });
    });
    busy.process.kill('SIGKILL');
    expect((await busy.ended).errors).toBe('');
    const told = busy.output().split('\n').length - 1;
    const store = kept(openStore(file));
    expect(store.notice).toBeUndefined();
    let found = 0;
    for (let text = store.get('k-0')?.text; text !== undefined; text = store.get(`k-${found}`)?.text) {
      expect(text).toBe(`слово ${found} `.repeat(5000));
      found += 1;
    }
    // All it told of, at most one more, and as many lines in the ledger.
    expect(found - told).toBeOneOf([0, 1]);
    expect(store.spent()).toBe(found);
    store.put('after', response(), entry());
    expect(store.get('after')).toEqual(response());
  });

  test('a store locked for too long is an error worth another try', { timeout: 30_000 }, () => {
    const file = join(folder(), 'store.db');
    const store = kept(openStore(file));
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    try {
      const error = thrown(() => store.put('a', response(), entry()));
      expect(error.retryable).toBe(true);
      expect(error.problems[0]).toMatchObject({ code: 'FILE_UNREADABLE', message: expect.stringContaining('5 seconds') });
      expect(store.get('a')).toBeUndefined();
    } finally {
      other.close();
    }
    store.put('a', response(), entry());
    expect(store.spent()).toBe(0.25);
  });
});

describe('damage', () => {
  const filled = (file: string): void => {
    const store = openStore(file);
    for (let i = 0; i < 50; i += 1) store.put(`k-${i}`, response({ text: 'слово '.repeat(2000) }), entry());
    store.close();
  };

  test.each<[string, (file: string) => void]>([
    ['a short text', (file) => writeFileSync(file, 'hello')],
    ['a long text', (file) => writeFileSync(file, 'hello world '.repeat(5000))],
    ['zeros', (file) => writeFileSync(file, new Uint8Array(8192))],
    ['a database cut short', (file) => {
      filled(file);
      truncateSync(file, 50_000);
    }],
    ['a database with a wild page', (file) => {
      filled(file);
      const bytes = readFileSync(file);
      bytes.fill(0xff, 4096, 8192);
      writeFileSync(file, bytes);
    }],
  ])('%s is moved aside whole, and the notice says so', (_name, spoil) => {
    const dir = folder();
    const file = join(dir, 'store.db');
    spoil(file);
    const bytes = readFileSync(file);
    const store = openStore(file);
    expect(store.notice).toContain(`${file}.broken-1 `);
    expect(readFileSync(`${file}.broken-1`).equals(bytes)).toBe(true);
    store.put('a', response(), entry());
    store.close();
    const again = kept(openStore(file));
    expect(again.notice).toBeUndefined();
    expect(again.get('a')).toEqual(response());
    expect(again.spent()).toBe(0.25);
    again.close();
    expect(readdirSync(dir)).toEqual(['store.db', 'store.db.broken-1', 'store.db.broken-lock']);
  });

  test('the second damaged file does not replace the first', () => {
    const file = join(folder(), 'store.db');
    for (const text of ['first', 'second', 'third']) {
      writeFileSync(file, text);
      openStore(file).close();
    }
    expect([1, 2, 3].map((n) => readFileSync(`${file}.broken-${n}`, 'utf8'))).toEqual(['first', 'second', 'third']);
  });

  test.each(['missing', 'empty'])('a log whose database is %s is kept, not deleted', (database) => {
    const file = join(folder(), 'store.db');
    writeFileSync(`${file}-wal`, 'log '.repeat(2000));
    if (database === 'empty') writeFileSync(file, '');
    const store = kept(openStore(file));
    expect(store.notice).toContain('broken-1');
    expect(readFileSync(`${file}.broken-1-wal`, 'utf8')).toBe('log '.repeat(2000));
  });

  test('an empty file is a new store', () => {
    const file = join(folder(), 'store.db');
    writeFileSync(file, '');
    expect(kept(openStore(file)).notice).toBeUndefined();
  });
});

describe('what cannot be a store', () => {
  test('a database of somebody else is left as it is', () => {
    const file = join(folder(), 'other.db');
    const other = new DatabaseSync(file);
    other.exec("CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('mine')");
    other.close();
    const bytes = readFileSync(file);
    expect(thrown(() => openStore(file)).problems[0]).toMatchObject({ code: 'FILE_UNREADABLE', message: expect.stringContaining('not a response store') });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('a store of a newer Slugline is left as it is', () => {
    const file = join(folder(), 'store.db');
    openStore(file).close();
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(thrown(() => openStore(file)).problems[0]).toMatchObject({ code: 'FILE_UNREADABLE', help: expect.stringContaining('Update Slugline') });
    expect(existsSync(`${file}.broken-1`)).toBe(false);
  });

  test('a directory', () => {
    expect(thrown(() => openStore(folder())).problems[0]?.code).toBe('FILE_UNREADABLE');
  });

  test('a path below a file', () => {
    const dir = folder();
    writeFileSync(join(dir, 'file'), '');
    expect(thrown(() => openStore(join(dir, 'file/store.db'))).problems[0]?.code).toBe('FILE_UNREADABLE');
  });

  // Root writes everywhere: nothing to see for it.
  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('anything in a read-only directory (skipped as root, who may write anywhere)', () => {
    const dir = folder();
    mkdirSync(join(dir, 'shut'));
    openStore(join(dir, 'shut/old.db')).close();
    chmodSync(join(dir, 'shut'), 0o555);
    try {
      for (const path of ['shut/new.db', 'shut/old.db', 'shut/deeper/new.db']) expect(thrown(() => openStore(join(dir, path))).problems[0]).toMatchObject({ code: 'FILE_UNREADABLE', file: join(dir, path) });
    } finally {
      chmodSync(join(dir, 'shut'), 0o755);
    }
  });
});

describe('a store of version 1', () => {
  /** A copy of a store that version 1 itself wrote: two answers, a failed line and a cached one, all of run `old-run`. */
  const old = (): string => {
    const file = join(folder(), 'store.db');
    copyFileSync(fileURLToPath(new URL('fixtures/version-1.db', import.meta.url)), file);
    return file;
  };
  /** What can be read of a closed store. */
  const look = (file: string, statement: string): Record<string, unknown>[] => {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return db.prepare(statement).all().map((row) => ({ ...row }));
    } finally {
      db.close();
    }
  };
  const tables = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name";

  test('is brought up to date with all it has', () => {
    const file = old();
    expect(look(file, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
    const store = openStore(file);
    expect(store.notice).toBeUndefined();
    expect(store.get('key-1')).toEqual(response({ text: 'Первый ответ 🎈' }));
    expect(store.get('key-2')).toEqual(response({ text: 'Cut', finish: 'length', cost: null }));
    expect(store.spent()).toBe(0.75);
    expect(store.history()).toEqual(['draft', 'meta'].map((stage) => ({ stage, model: 'some-model', calls: 1, output: { mean: 345, deviation: 0 }, cachedShare: 1024 / 1200, ms: 0 })));
    // Its run was never begun.
    expect(store.runs(10)).toEqual([]);
    store.beginRun({ id: 'old-run', at: AT, command: 'generate', provider: 'openai', model: 'some-model', host: 'h', articles: 1 });
    expect(store.runs(10)).toMatchObject([{ calls: 3, reused: 1, cost: null }]);
    store.put('key-1', response({ text: 'new' }), entry());
    store.addBatch({ mark: 'm', at: AT, host: 'h', model: 'some-model', id: '', state: 'open' }, [{ customId: 'a', slug: 's', stage: 'draft', request: '{}' }]);
    store.close();
    expect(look(file, 'PRAGMA user_version')).toEqual([{ user_version: 2 }]);
    expect(look(file, 'SELECT id, request, ms FROM ledger ORDER BY id')).toEqual([...[1, 2, 3, 4].map((id) => ({ id, request: '', ms: 0 })), { id: 5, request: 'key', ms: 1500 }]);
    const again = kept(openStore(file));
    expect(again.get('key-1')?.text).toBe('new');
    expect(again.batchItems('m')).toHaveLength(1);
  });

  test('has the tables of a new one afterwards', () => {
    const [file, fresh] = [old(), join(folder(), 'store.db')];
    for (const one of [file, fresh]) openStore(one).close();
    expect(look(file, tables)).toEqual(look(fresh, tables));
    for (const table of ['ledger', 'runs', 'batches', 'batch_items']) expect(look(file, `SELECT strict FROM pragma_table_list('${table}')`)).toEqual([{ strict: 1 }]);
  });

  test('is brought up to date once when two processes begin at the same time', async () => {
    const file = old();
    const writers = ['a', 'b'].map((name) => writer(file, `for (let i = 0; i < 50; i += 1) store.put('${name}-' + i, response, entry); writeSync(1, store.notice ?? '');`));
    expect(await Promise.all(writers.map((one) => one.ended))).toEqual([{ code: 0, errors: '' }, { code: 0, errors: '' }]);
    expect(writers.map((one) => one.output())).toEqual(['', '']);
    const store = kept(openStore(file));
    expect(store.get('key-1')?.text).toBe('Первый ответ 🎈');
    expect(store.spent()).toBe(100.75);
  });

  test('can still be written by a process that opened it before', () => {
    const file = old();
    const before = new DatabaseSync(file);
    const line = before.prepare("INSERT INTO ledger (at, run, slug, stage, model, input, cached_input, output, cost, kind) VALUES (?, 'old-run', 's', 'draft', 'some-model', 1, 0, 1, 1, 'answer')");
    line.run(AT);
    const store = kept(openStore(file));
    line.run(AT);
    before.close();
    expect(store.spent()).toBe(2.75);
  });

  test('stays what it was when a step of it fails', () => {
    const file = old();
    // A table in the way of the last step of the migration.
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE batch_items (x TEXT)');
    db.close();
    expect(() => openStore(file)).toThrow('batch_items');
    expect(look(file, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
    expect(look(file, "SELECT count(*) AS found FROM sqlite_schema WHERE name = 'runs'")).toEqual([{ found: 0 }]);
    expect(look(file, 'SELECT count(*) AS lines FROM ledger')).toEqual([{ lines: 4 }]);
  });
});
