import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import type { LedgerEntry, ResponseStore, StoredResponse } from '../../src/model/store.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/sqlite.ts';

const dirs: string[] = [];
const stores: ResponseStore[] = [];
afterAll(() => {
  stores.forEach((store) => store.close());
  dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true }));
});

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-store-'));
  dirs.push(dir);
  return dir;
}

function kept(store: ResponseStore): ResponseStore {
  stores.push(store);
  return store;
}

const usage = { input: 1200, cachedInput: 1024, output: 345 };
const AT = '2026-03-01T10:00:00.000Z';
const response = (some: Partial<StoredResponse> = {}): StoredResponse => ({ text: 'An answer.', usage, finish: 'stop', model: 'some-model', cost: 0.25, at: AT, ...some });
const entry = (some: Partial<LedgerEntry> = {}): LedgerEntry => ({ at: AT, run: 'run-1', slug: 'a-post', stage: 'draft', model: 'some-model', usage, cost: 0.25, kind: 'answer', ...some });

describe.each<[string, () => ResponseStore]>([
  ['sqlite', () => openStore(join(folder(), 'deep/er/store.db'))],
  ['memory', memoryStore],
])('%s store', (_, make) => {
  test('a new one is empty and has nothing to tell', () => {
    const store = kept(make());
    expect(store.notice).toBeUndefined();
    expect(store.get('a')).toBeUndefined();
    expect(store.spent()).toBe(0);
  });

  test.each<[string, Partial<StoredResponse>]>([
    ['plain', {}],
    ['Cyrillic, CJK, right to left, combining marks', { text: 'Ёлка — это «ёж»… 漢字 עברית e\u0301 \u00A0\u200B', model: 'модель/1' }],
    ['emoji', { text: '👩‍👩‍👧‍👦 🏳️‍🌈 𝔘' }],
    ['empty', { text: '' }],
    ['line ends, quotes and zero bytes', { text: 'a\r\nb\n\0\'";--\\' }],
    ['1 MB', { text: 'слово '.repeat(100_000) }],
    ['unknown price', { cost: null }],
    ['free', { cost: 0 }],
    ['a tiny price', { cost: 0.000_000_123 }],
    ['cut at the limit', { finish: 'length' }],
    ['filtered', { finish: 'filtered' }],
    ['no tokens', { usage: { input: 0, cachedInput: 0, output: 0 } }],
    ['many tokens', { usage: { input: 2 ** 40, cachedInput: 2 ** 33, output: 2 ** 31 } }],
    ['a time with an offset', { at: '2026-03-01T13:00:00+03:00' }],
  ])('gives back what it was given: %s', (_name, some) => {
    const store = kept(make());
    store.put('ключ', response(some), entry());
    expect(store.get('ключ')).toEqual(response(some));
    expect(store.get('КЛЮЧ')).toBeUndefined();
  });

  test('a lone surrogate comes back as the replacement character', () => {
    const store = kept(make());
    store.put('a', response({ text: 'x\uD83Dy' }), entry());
    expect(store.get('a')?.text).toBe('x\uFFFDy');
  });

  test('what it returns is a copy', () => {
    const store = kept(make());
    const given = response({ usage: { ...usage } });
    store.put('a', given, entry());
    given.usage.input = 9;
    const found = store.get('a');
    if (found !== undefined) found.usage.output = 9;
    expect(store.get('a')).toEqual(response());
  });

  test('the first answer of a key stays; the second was paid for all the same', () => {
    const store = kept(make());
    store.put('a', response({ text: 'first' }), entry());
    store.put('a', response({ text: 'second', cost: 1 }), entry({ cost: 1 }));
    expect(store.get('a')).toEqual(response({ text: 'first' }));
    expect(store.spent()).toBe(1.25);
  });

  test('sums what was paid: answers and failures, not cached answers and unknown prices', () => {
    const store = kept(make());
    store.put('a', response(), entry({ cost: 0.5 }));
    store.record(entry({ kind: 'failed', cost: 0.25 }));
    store.record(entry({ kind: 'cached', cost: 8 }));
    store.record(entry({ cost: null }));
    expect(store.spent()).toBe(0.75);
    for (let i = 0; i < 1000; i += 1) store.record(entry({ cost: 0.001 }));
    expect(store.spent()).toBeCloseTo(1.75, 9);
  });

  test('sums from a moment on, however the times are written', () => {
    const store = kept(make());
    store.record(entry({ at: '2026-02-28T23:59:59.999Z', cost: 1 }));
    store.record(entry({ at: '2026-03-01T00:00:00Z', cost: 2 }));
    store.record(entry({ at: '2026-03-01T02:00:00.500+03:00', cost: 4 })); // 23:00 the day before
    store.record(entry({ at: '2026-03-02', cost: 8 }));
    expect(store.spent()).toBe(15);
    expect(store.spent('2026-03-01')).toBe(10);
    expect(store.spent('2026-03-01T00:00:00Z')).toBe(10);
    expect(store.spent('2026-03-01T00:00:00.001Z')).toBe(8);
    expect(store.spent('2026-03-01T03:00:00+03:00')).toBe(10);
    expect(store.spent('2027-01-01')).toBe(0);
  });

  test.each<[string, Partial<StoredResponse>, Partial<LedgerEntry>]>([
    ['a cost that is no number', { cost: Number.NaN }, {}],
    ['an endless cost in the ledger', {}, { cost: Infinity }],
    ['a negative cost', {}, { cost: -1 }],
    ['half a token', { usage: { ...usage, output: 0.5 } }, {}],
    ['a negative count in the ledger', {}, { usage: { ...usage, input: -1 } }],
    ['a time that is none', {}, { at: 'yesterday' }],
    ['an answer without a time', { at: '' }, {}],
  ])('refuses %s and keeps nothing', (_name, some, line) => {
    const store = kept(make());
    expect(() => store.put('a', response(some), entry(line))).toThrow(TypeError);
    expect(store.get('a')).toBeUndefined();
    expect(store.spent()).toBe(0);
  });

  test('closes twice; using it afterwards throws', () => {
    const store = make();
    store.close();
    store.close();
    expect(() => store.get('a')).toThrow('closed');
    expect(() => store.put('a', response(), entry())).toThrow('closed');
    expect(() => store.record(entry())).toThrow('closed');
    expect(() => store.spent()).toThrow('closed');
  });
});

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
function child(file: string, body: string): { process: ChildProcess; output: () => string; ended: Promise<{ code: number | null; errors: string }> } {
  const code = `
    import { openStore } from ${JSON.stringify(new URL('../../src/store/sqlite.ts', import.meta.url).href)};
    import { writeSync } from 'node:fs';
    const store = openStore(${JSON.stringify(file)});
    const response = ${JSON.stringify(response())};
    const entry = ${JSON.stringify(entry({ cost: 1 }))};
    ${body}
    store.close();`;
  const running = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  running.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return { process: running, output: () => output, ended: once(running, 'close').then(([exit]) => ({ code: exit as number | null, errors })) };
}

describe('several processes', () => {
  test.each(['missing', 'damaged'])('two begin at once on a %s file and write 200 answers each: all are there', async (before) => {
    const dir = folder();
    const file = join(dir, 'store.db');
    if (before === 'damaged') writeFileSync(file, 'no database '.repeat(1000));
    const writers = ['a', 'b'].map((name) => child(file, `
      for (let i = 0; i < 200; i += 1) store.put('${name}-' + i, { ...response, text: '${name} слово 🎈 '.repeat(i) }, entry);
      writeSync(1, store.notice ?? '');`));
    // Clean stderr: nothing is printed about SQLite being experimental.
    expect(await Promise.all(writers.map((writer) => writer.ended))).toEqual([{ code: 0, errors: '' }, { code: 0, errors: '' }]);
    const store = kept(openStore(file));
    for (const name of ['a', 'b']) for (let i = 0; i < 200; i += 1) expect(store.get(`${name}-${i}`)?.text).toBe(`${name} слово 🎈 `.repeat(i));
    expect(store.spent()).toBe(400);
    store.close();
    // Moved once, told once, and never was a sound store moved.
    expect(readdirSync(dir)).toEqual(before === 'damaged' ? ['store.db', 'store.db.broken-1', 'store.db.broken-lock'] : ['store.db']);
    expect(writers.filter((writer) => writer.output().includes('store.db.broken-1'))).toHaveLength(before === 'damaged' ? 1 : 0);
  });

  test.each([5, 40, 150])('a writer killed after %i answers leaves whole entries only', async (enough) => {
    const file = join(folder(), 'store.db');
    const writer = child(file, `
      for (let i = 0; ; i += 1) {
        store.put('k-' + i, { ...response, text: ('слово ' + i + ' ').repeat(5000) }, entry);
        writeSync(1, i + '\\n');
      }`);
    await new Promise<void>((done) => {
      writer.process.stdout?.on('data', () => {
        if (writer.output().split('\n').length > enough) done();
      });
    });
    writer.process.kill('SIGKILL');
    expect((await writer.ended).errors).toBe('');
    const told = writer.output().split('\n').length - 1;
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

/** The SluglineError that `action` throws. */
function thrown(action: () => unknown): SluglineError {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(SluglineError);
    return error as SluglineError;
  }
  throw new Error('nothing was thrown');
}

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
