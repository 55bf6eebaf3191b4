import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/io/files.ts';
import { createLanguages } from '../../src/languages.ts';
import { bareLinkRecord, readLinkIndex, type LinkIndexInput, type LinkRecord } from '../../src/link-index.ts';
import { configSchema } from '../../src/model/site.ts';
import type { Files } from '../../src/model/world.ts';
import { locales } from '../../src/registry.ts';
import { openLinkStore } from '../../src/store/link-store.ts';
import { isSettledStamp, lockStamp, sameLock, stampOf } from '../../src/stamps.ts';

const root = mkdtempSync(join(tmpdir(), 'slugline-index-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const languages = createLanguages(locales);
const config = (more: object = {}) => configSchema.parse({ site: { url: 'https://example.org', name: 'Example', articlePath: '/blog/{slug}/', locale: 'en', ...more }, brand: { name: 'Example' } });
const LATER = Date.now() + 60_000;

const POST = '---\ntitle: Belt drive\nkeywords: [belt drive, sprocket]\naliases: [/old-belt/]\n---\n# Belt drive\n\nA belt needs no oil. See [the chain](/blog/chain/#wear).\n\n## Tension\n\nA phone hears it.\n\n## Related articles\n\n- [Chain](/blog/chain/)\n';

/** A directory of files, read with or without what was kept. */
function blog(posts: Readonly<Record<string, string | Uint8Array>>) {
  const dir = mkdtempSync(join(root, 'blog-'));
  const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(dir, name), content);
  for (const [name, content] of Object.entries(posts)) put(name, content);
  const disk = nodeFiles();
  const names = (): string[] => disk.list(dir).filter((name) => /\.mdx?$/.test(name));
  return {
    dir, put, remove: (name: string) => rmSync(join(dir, name)),
    async read(options: { kept?: boolean; code?: string; now?: number; config?: LinkIndexInput['config']; names?: string[] } = {}) {
      const reads: string[] = [];
      const files: Files = { ...disk, read: (path) => {
        reads.push(path.slice(dir.length + 1));
        return disk.read(path);
      } };
      const store = options.kept === false ? undefined : openLinkStore(join(dir, 'links.db'));
      const found = await readLinkIndex({ files, languages, config: options.config ?? config(), paths: (options.names ?? names()).map((name) => join(dir, name)), store: store === undefined ? undefined : { store, code: options.code ?? 'code', now: options.now ?? LATER } });
      store?.close();
      return { ...found, reads };
    },
  };
}

const told = (records: readonly LinkRecord[]): unknown => records.map(({ file, terms, phrases, body }) => ({ file, hashes: [...terms.hashes], counts: [...terms.counts], phrases: [...phrases], body: body() }));

describe('a record', () => {
  test('has the entry, the words, the links with their place, the ids and the former addresses', async () => {
    const { records, problems } = await blog({ 'belt.md': POST }).read();
    expect(problems).toEqual([]);
    const [{ terms, phrases, body }] = records as [LinkRecord];
    expect(body()).toMatchObject({ entry: { slug: 'belt', path: '/blog/belt/', title: 'Belt drive', lang: 'en', draft: false }, keywords: ['belt drive', 'sprocket'], aliases: ['/old-belt'] });
    expect(body().links).toEqual([{ url: '/blog/chain/#wear', text: 'the chain', area: 'body', line: 8 }, { url: '/blog/chain/', text: 'Chain', area: 'related', line: 16 }]);
    expect(body().ids).toEqual(expect.arrayContaining(['tension']));
    expect([terms.hashes.length > 5, terms.hashes.length === terms.counts.length, phrases.length > 0]).toEqual([true, true, true]);
  });
  test('of what a list tells says that its links are not known', async () => {
    const { records } = await blog({ 'belt.md': POST }).read();
    const { entry } = (records[0] as LinkRecord).body();
    expect(bareLinkRecord({ ...entry, title: '' }, { hashes: new Uint32Array(), counts: new Uint16Array() }).body()).toMatchObject({ links: [], ids: [], listed: true });
  });
});

describe('the second run', () => {
  test('reads nothing, and says the same', async () => {
    const site = blog({ 'a.md': POST, 'b.md': POST.replaceAll('belt', 'chain') });
    const first = await site.read();
    const second = await site.read();
    expect([first.reads, second.reads]).toEqual([['a.md', 'b.md'], []]);
    expect(told(second.records)).toEqual(told(first.records));
  });
  test('reads what has changed, and only that', async () => {
    const site = blog({ 'a.md': POST, 'b.md': POST });
    await site.read();
    site.put('a.md', POST.replace('no oil', 'no grease at all'));
    const { reads, records } = await site.read();
    expect(reads).toEqual(['a.md']);
    expect(told(records)).toEqual(told((await site.read({ kept: false })).records));
    expect((await site.read()).reads).toEqual([]);
  });
  test('the same length and the same time of change are not enough: the system knows better', async () => {
    const site = blog({ 'a.md': POST });
    const time = new Date(2020, 1, 1);
    utimesSync(join(site.dir, 'a.md'), time, time);
    await site.read();
    site.put('a.md', POST.replace('no oil', 'no tar'));
    utimesSync(join(site.dir, 'a.md'), time, time);
    expect((await site.read()).reads).toEqual(['a.md']);
  });
  test('forgets what is gone', async () => {
    const site = blog({ 'a.md': POST, 'b.md': POST });
    await site.read();
    site.remove('a.md');
    const { reads, records } = await site.read();
    expect([reads, records.map(({ file }) => file.slice(site.dir.length + 1))]).toEqual([[], ['b.md']]);
    const store = openLinkStore(join(site.dir, 'links.db'));
    expect(store?.articles().map(({ file }) => file.slice(site.dir.length + 1))).toEqual(['b.md']);
    store?.close();
  });
  test('reads a file again that was changed within one tick before the first', async () => {
    const site = blog({ 'a.md': POST });
    await site.read({ now: Date.now() });
    expect((await site.read()).reads).toEqual(['a.md']);
    expect((await site.read()).reads).toEqual([]);
  });
  test.each<[string, object]>([['another version of the code', { code: 'new' }], ['another address of articles', { config: config({ articlePath: '/{slug}/' }) }], ['another language of the site', { config: config({ locale: 'ru' }) }]])('with %s everything is read', async (_, change) => {
    const site = blog({ 'a.md': POST, 'b.md': POST });
    await site.read();
    expect((await site.read(change)).reads).toEqual(['a.md', 'b.md']);
    expect((await site.read(change)).reads).toEqual([]);
  });
  test('without a store everything is read, and what is kept stays', async () => {
    const site = blog({ 'a.md': POST });
    await site.read();
    expect((await site.read({ kept: false })).reads).toEqual(['a.md']);
    expect((await site.read()).reads).toEqual([]);
  });
  test('with a damaged store everything is read, and kept again', async () => {
    const site = blog({ 'a.md': POST });
    const { records } = await site.read();
    site.put('links.db', 'no database any more, but some text that is longer than a header');
    const again = await site.read();
    expect([again.reads, told(again.records)]).toEqual([['a.md'], told(records)]);
    expect((await site.read()).reads).toEqual([]);
  });
});

describe('files that cannot be read', () => {
  test('are problems that name them; the others are read, and the next run tells again', async () => {
    const site = blog({ 'a.md': POST, 'b.md': Uint8Array.of(0x23, 0x20, 0xcf, 0xf0, 0xe8, 0x0a) });
    for (const _ of [1, 2]) {
      const { records, problems } = await site.read({ names: ['a.md', 'b.md', 'gone.md'] });
      expect(records).toHaveLength(1);
      expect(problems.map(({ code, file }) => `${code} ${file?.slice(site.dir.length + 1)}`)).toEqual(['FILE_ENCODING b.md', 'FILE_UNREADABLE gone.md']);
    }
  });
  test('no files: nothing', async () => {
    expect(await blog({}).read()).toEqual({ records: [], problems: [], reads: [] });
  });
});

describe('stamps', () => {
  const files = nodeFiles();
  test('of a file: size and times; of none: nothing', () => {
    writeFileSync(join(root, 'stamped'), 'four');
    expect(stampOf(files, join(root, 'stamped'))).toMatch(/^4 [\d.]+ [\d.]+$/);
    expect([stampOf(files, join(root, 'none')), lockStamp('a.json', '4 1 1', undefined)]).toEqual(['', 'a.json|4 1 1|']);
  });
  test('of a lock: the same by its times, or else by its content; another is none', () => {
    const path = join(root, 'lock.json');
    writeFileSync(path, '{}');
    const lock = lockStamp(path, stampOf(files, path), '{}');
    expect(sameLock(files, lock)).toBe(lock);
    utimesSync(path, 1, 1);
    expect(sameLock(files, lock)).toBe(lockStamp(path, stampOf(files, path), '{}'));
    expect(sameLock(files, lockStamp(path, '', '{}'))).toBe(lockStamp(path, stampOf(files, path), '{}'));
    writeFileSync(path, '[]');
    expect(sameLock(files, lock)).toBeUndefined();
    rmSync(path);
    expect([sameLock(files, lock), sameLock(files, lockStamp(path, '', '[]'))]).toEqual([undefined, undefined]);
    expect(sameLock(files, lockStamp(path, '', undefined))).toBe(`${path}||`);
  });
  test.each([
    ['4 1000000.5 1000000.5', 1_000_100, true],
    ['4 1000000.5 1000000.5', 1_000_040, false],
    // Whole seconds: a file system that knows no smaller ones, where a tick may last two.
    ['4 1000000 1000000', 1_000_100, false],
    ['4 1000000 1000000', 1_003_000, true],
    ['4 1000.5 1000000.5', 1_000_010, false],
  ])('%s is settled at %d: %s', (stamp, now, settled) => expect(isSettledStamp(stamp, now)).toBe(settled));
});
