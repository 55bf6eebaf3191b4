import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { KeptLinks, LinkStore } from '../../src/model/link-store.ts';
import { openLinkStore } from '../../src/store/link-store.ts';

const root = mkdtempSync(join(tmpdir(), 'slugline-links-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
const fresh = (): string => join(root, `${++made}/.slugline/links.db`);

function opened(path: string): LinkStore {
  const store = openLinkStore(path);
  if (store === undefined) throw new Error('the store did not open');
  return store;
}

function kept(file: string, more: Partial<KeptLinks> = {}): KeptLinks {
  return { file, stamp: '10 1 1', sha256: 'abc', body: new TextEncoder().encode(`{"file":"${file}"}`), hashes: Uint32Array.of(1, 2 ** 32 - 1, 7), counts: Uint16Array.of(3, 1, 65535), phrases: Uint32Array.of(9), ...more };
}

/** In plain numbers, whatever buffer they lie in. */
const plain = (store: LinkStore): unknown[] => store.articles().map(({ body, hashes, counts, phrases, ...rest }) => ({ ...rest, body: new TextDecoder().decode(body), hashes: [...hashes], counts: [...counts], phrases: [...phrases] }));
const numbers = (one: KeptLinks): unknown => ({ file: one.file, stamp: one.stamp, sha256: one.sha256, body: new TextDecoder().decode(one.body), hashes: [...one.hashes], counts: [...one.counts], phrases: [...one.phrases] });

describe('what is kept', () => {
  test('comes back as it went in, in the next run too', () => {
    const path = fresh();
    const first = opened(path);
    expect([first.settings(), first.articles()]).toEqual([undefined, []]);
    const all = [kept('a.md'), kept('б.md', { hashes: new Uint32Array(), counts: new Uint16Array(), phrases: new Uint32Array() })];
    first.save({ settings: 's', put: all, remove: [] });
    first.close();
    const second = opened(path);
    expect([second.settings(), plain(second)]).toEqual(['s', all.map(numbers)]);
    second.close();
  });
  test('numbers that lie within a larger buffer are kept as they are', () => {
    const store = opened(fresh());
    const large = Uint32Array.from({ length: 10 }, (_, index) => index);
    const one = kept('a.md', { hashes: large.subarray(3, 6), phrases: large.subarray(9) });
    store.save({ settings: 's', put: [one], remove: [] });
    expect(plain(store)).toEqual([numbers(one)]);
    store.close();
  });
  test('is replaced and removed by file', () => {
    const store = opened(fresh());
    store.save({ settings: 's', put: [kept('a.md'), kept('b.md')], remove: [] });
    store.save({ settings: 's', put: [kept('a.md', { sha256: 'new' })], remove: ['b.md', 'never.md'] });
    expect(store.articles().map(({ file, sha256 }) => `${file} ${sha256}`)).toEqual(['a.md new']);
    store.close();
  });
  test('is forgotten with other settings', () => {
    const store = opened(fresh());
    store.save({ settings: 's', put: [kept('a.md')], remove: [] });
    store.save({ settings: 't', put: [kept('b.md')], remove: [] });
    expect([store.settings(), store.articles().map(({ file }) => file)]).toEqual(['t', ['b.md']]);
    store.close();
  });
});

describe('a file that is no good', () => {
  test.each([['no database', 'this is no database, only some words of text that go on for a while'], ['empty', '']])('%s: begun anew', (_, text) => {
    const path = fresh();
    opened(path).close();
    writeFileSync(path, text);
    const store = opened(path);
    store.save({ settings: 's', put: [kept('a.md')], remove: [] });
    expect(store.articles()).toHaveLength(1);
    store.close();
  });
  test('of another format: begun anew', () => {
    const path = fresh();
    const store = opened(path);
    store.save({ settings: 's', put: [kept('a.md')], remove: [] });
    store.close();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const again = opened(path);
    expect([again.settings(), again.articles()]).toEqual([undefined, []]);
    again.close();
  });
  test('broken inside: what is there counts as nothing, and the next run keeps again', () => {
    const path = fresh();
    const store = opened(path);
    store.save({ settings: 's', put: Array.from({ length: 200 }, (_, index) => kept(`${index}.md`, { body: new Uint8Array(2000).fill(65) })), remove: [] });
    store.close();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096, 4096 * 20);
    writeFileSync(path, bytes);
    const damaged = opened(path);
    damaged.settings();
    expect(damaged.articles()).toEqual([]);
    damaged.save({ settings: 's', put: [kept('a.md')], remove: [] });
    expect(damaged.articles().map(({ file }) => file)).toEqual(['a.md']);
    damaged.close();
  });
  test('cut off: nothing is thrown', () => {
    const path = fresh();
    const store = opened(path);
    store.save({ settings: 's', put: Array.from({ length: 200 }, (_, index) => kept(`${index}.md`, { body: new Uint8Array(2000) })), remove: [] });
    store.close();
    truncateSync(path, 4096 * 3);
    const cut = opened(path);
    expect(() => [cut.settings(), cut.articles(), cut.save({ settings: 's', put: [kept('a.md')], remove: [] })]).not.toThrow();
    cut.close();
  });
  test('a blob that is no row of numbers: nothing is thrown, and it is begun anew', () => {
    const path = fresh();
    const store = opened(path);
    store.save({ settings: 's', put: [kept('a.md')], remove: [] });
    store.close();
    const db = new DatabaseSync(path);
    db.exec("UPDATE article SET hashes = x'010203'");
    db.close();
    const again = opened(path);
    expect([again.articles(), again.settings()]).toEqual([[], undefined]);
    again.close();
  });
});

describe('where nothing can be kept', () => {
  test('a file in place of the directory: no store', () => {
    const file = join(root, 'in-the-way');
    writeFileSync(file, '');
    expect(openLinkStore(join(file, 'links.db'))).toBeUndefined();
  });
  test('another process is writing: nothing is kept this time, and its file stays', () => {
    const path = fresh();
    const store = opened(path);
    store.save({ settings: 's', put: [kept('a.md')], remove: [] });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    expect(() => store.save({ settings: 's', put: [kept('b.md')], remove: [] })).not.toThrow();
    expect(store.articles().map(({ file }) => file)).toEqual(['a.md']);
    other.exec('ROLLBACK');
    other.close();
    store.close();
    expect(existsSync(path)).toBe(true);
  });
});
