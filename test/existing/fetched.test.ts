import { beforeEach, describe, expect, test } from 'vitest';
import { fetchedText, refreshFetched } from '../../src/fetched.ts';
import { createDownload } from '../../src/io/fetched.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { SluglineError, type Problem } from '../../src/model/errors.ts';
import type { Files } from '../../src/model/world.ts';
import { sha256 } from '../../src/text/hash.ts';
import { sandbox, type Sandbox } from '../kit/command.ts';
import { fakeSite, type FakeSite } from './server.ts';

const URLSET = (...urls: string[]): string => `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`;
const INDEX = (...urls: string[]): string => `<sitemapindex>${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`;
const TEN_MINUTES = 10 * 60_000;

let site: FakeSite;
let now = Date.parse('2026-06-01T12:00:00Z');
const boxes = Array.from({ length: 20 }, () => sandbox());
let box: Sandbox;
beforeEach(async () => {
  site = await fakeSite();
  box = boxes.pop() as Sandbox;
  now = Date.parse('2026-06-01T12:00:00Z');
});

const limits = { timeoutMs: 300, maxBytes: 10_000 };
function configure(...places: string[]): void {
  box.write('slugline.config.yaml', `site: { url: ${site.url}, name: A, articlePath: "/blog/{slug}/" }\nbrand: { name: A }\ncontent: { existing: ${JSON.stringify(places)} }\n`);
}
async function refresh(options: { files?: Files; offline?: boolean; signal?: AbortSignal } = {}): Promise<readonly Problem[]> {
  return refreshFetched({ files: options.files ?? nodeFiles(), now: () => new Date(now), ...(options.offline === true ? {} : { download: createDownload(limits) }) }, box.dir, options.signal);
}
async function faults(options: Parameters<typeof refresh>[0] = {}): Promise<string[]> {
  try {
    await refresh(options);
  } catch (error) {
    if (error instanceof SluglineError) return error.problems.map(({ code, file, message }) => `${code} ${file?.replace(site.url, '') ?? ''} ${message.replaceAll(site.url, '')}`);
    throw error;
  }
  return [];
}
const copy = (path: string): string | undefined => fetchedText(nodeFiles(), box.dir, `${site.url}${path}`);

describe('a copy', () => {
  test('is made, used for ten minutes, then asked about', async () => {
    configure(`${site.url}/s.xml`);
    const first = URLSET(`${site.url}/blog/a/`);
    site.answers.set('/s.xml', { status: 200, headers: { etag: '"1"' }, body: first });
    expect(await refresh()).toEqual([]);
    expect(copy('/s.xml')).toBe(first);
    const name = sha256(`${site.url}/s.xml`);
    expect(box.tree()).toEqual([`.slugline/fetched/${name}.body`, `.slugline/fetched/${name}.json`, 'slugline.config.yaml']);
    expect(JSON.parse(box.read(`.slugline/fetched/${name}.json`) ?? '')).toEqual({ url: `${site.url}/s.xml`, etag: '"1"', 'last-modified': '', sha256: sha256(first), time: '2026-06-01T12:00:00.000Z' });
    now += TEN_MINUTES - 1;
    await refresh();
    expect(site.asked).toEqual(['GET /s.xml']);
    now += 1;
    site.answers.set('/s.xml', { status: 304 });
    expect(await refresh()).toEqual([]);
    expect(copy('/s.xml')).toBe(first);
    now += TEN_MINUTES - 1;
    await refresh();
    expect(site.asked).toEqual(['GET /s.xml', 'GET /s.xml "1"']);
    now += 1;
    site.answers.set('/s.xml', URLSET(`${site.url}/blog/b/`));
    await refresh();
    expect(copy('/s.xml')).toContain('/blog/b/');
    now -= 1;
    await refresh();
    expect(site.asked).toHaveLength(4);
  });

  test('with a body of another note is none', async () => {
    configure(`${site.url}/s.xml`);
    site.answers.set('/s.xml', { status: 200, headers: { etag: '"1"' }, body: URLSET() });
    await refresh();
    box.write(`.slugline/fetched/${sha256(`${site.url}/s.xml`)}.body`, '<urlset></urlset><!-- other -->');
    expect(copy('/s.xml')).toBeUndefined();
    await refresh();
    expect(site.asked).toEqual(['GET /s.xml', 'GET /s.xml']);
    box.write(`.slugline/fetched/${sha256(`${site.url}/s.xml`)}.json`, '{');
    expect(copy('/s.xml')).toBeUndefined();
  });

  test('is stored as UTF-8 whatever it came in', async () => {
    configure(`${site.url}/header.xml`, `${site.url}/declared.xml`);
    const russian = Uint8Array.from([0xcf, 0xf0, 0xe8]);
    const body = (head: string): Uint8Array => Buffer.concat([Buffer.from(`${head}<rss><channel><item><title>`), russian, Buffer.from('</title></item></channel></rss>')]);
    site.answers.set('/header.xml', { status: 200, headers: { 'content-type': 'text/xml; charset=windows-1251' }, body: body('') });
    site.answers.set('/declared.xml', { status: 200, body: body('<?xml version="1.0" encoding="windows-1251"?>') });
    await refresh();
    expect(copy('/header.xml')).toContain('<title>При<');
    expect(copy('/declared.xml')).toContain('<title>При<');
    site.answers.set('/utf.xml', { status: 200, body: body('') });
    configure(`${site.url}/utf.xml`);
    expect(await faults()).toEqual(['FILE_ENCODING /utf.xml content.existing: the text is not valid utf-8']);
  });

  test('goes when the config no longer names it', async () => {
    configure(`${site.url}/a.xml`, `${site.url}/b.xml`);
    for (const path of ['/a.xml', '/b.xml']) site.answers.set(path, URLSET());
    await refresh();
    configure(`${site.url}/b.xml`);
    await refresh();
    expect([copy('/a.xml'), copy('/b.xml')]).toEqual([undefined, URLSET()]);
  });
});

describe('without an answer', () => {
  const unusable: Record<string, [answer: Parameters<FakeSite['answers']['set']>[1], message: string]> = {
    'an error of the server': [{ status: 500 }, 'the server answered with 500'],
    'a page instead': [{ status: 200, body: '<!doctype html><p>Maintenance' }, 'an HTML page'],
    'broken XML': [{ status: 200, body: '<urlset><url></urlset>' }, 'is still open'],
    'too large': [{ status: 200, body: 'x'.repeat(10_001) }, 'larger'],
    'too slow': [() => undefined, 'within 0.3 seconds'],
    'another scheme': [{ status: 301, headers: { location: 'ftp://example.org/' } }, 'not fetched (ftp:)'],
    'nothing changed, of nothing': [{ status: 304 }, 'the server answered with 304'],
  };
  test.each(Object.keys(unusable))('%s: the last good copy with a notice, else an error', async (name) => {
    const [answer, message] = unusable[name] as (typeof unusable)[string];
    configure(`${site.url}/s.xml`);
    site.answers.set('/s.xml', answer);
    expect(await faults()).toEqual([expect.stringContaining(message)]);
    if (name.startsWith('nothing')) return;
    site.answers.set('/s.xml', URLSET());
    await refresh();
    now += TEN_MINUTES;
    site.answers.set('/s.xml', answer);
    const [notice, ...more] = await refresh();
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ file: `${site.url}/s.xml`, message: expect.stringContaining(message) });
    expect(notice?.message).toMatch(/; the copy of 2026-06-01 12:00 UTC is used$/);
    expect(copy('/s.xml')).toBe(URLSET());
  });

  test('offline', async () => {
    configure(`${site.url}/s.xml`);
    site.answers.set('/s.xml', URLSET());
    await refresh();
    now += TEN_MINUTES;
    await site.close();
    expect((await refresh())[0]?.message).toMatch(/^the server cannot be reached: ECONNREFUSED; the copy/);
    expect((await refresh({ offline: true }))[0]?.message).toMatch(/^content.existing: nothing may be fetched here; the copy/);
    configure(`${site.url}/other.xml`);
    expect(await faults()).toEqual(['FILE_UNREADABLE /other.xml the server cannot be reached: ECONNREFUSED']);
    expect(await faults({ offline: true })).toEqual(['FILE_UNREADABLE /other.xml content.existing: nothing may be fetched here']);
  });

  test('"nothing there" is an answer: an error in spite of a copy', async () => {
    configure(`${site.url}/s.xml`);
    site.answers.set('/s.xml', URLSET());
    await refresh();
    now += TEN_MINUTES;
    site.answers.delete('/s.xml');
    expect(await faults()).toEqual(['FILE_UNREADABLE /s.xml content.existing: there is nothing at this address (404)']);
    expect(copy('/s.xml')).toBe(URLSET());
  });

  test('interrupted, and a disk that refuses', async () => {
    configure(`${site.url}/s.xml`);
    site.answers.set('/s.xml', URLSET());
    const full: Files = { ...nodeFiles(), write: () => { throw new Error('ENOSPC: no space left on device, write'); } };
    expect(await faults({ files: full })).toEqual([expect.stringMatching(/^FILE_UNWRITABLE .* the copy of \/s.xml cannot be kept: ENOSPC: no space left on device$/)]);
    expect(await faults({ signal: AbortSignal.abort() })).toEqual([expect.stringMatching(/^INTERRUPTED/)]);
  });
});

describe('an index of sitemaps', () => {
  test('has its parts fetched, and loses those it no longer names', async () => {
    configure(`${site.url}/index.xml`);
    site.answers.set('/index.xml', INDEX(`${site.url}/1.xml`, `${site.url}/2.xml`, `${site.url}/1.xml`));
    for (const path of ['/1.xml', '/2.xml']) site.answers.set(path, URLSET(`${site.url}/blog${path}`));
    expect(await refresh()).toEqual([]);
    expect(site.asked.toSorted()).toEqual(['GET /1.xml', 'GET /2.xml', 'GET /index.xml']);
    now += TEN_MINUTES;
    site.answers.set('/index.xml', INDEX(`${site.url}/2.xml`));
    await refresh();
    expect([copy('/1.xml'), copy('/2.xml')]).toEqual([undefined, expect.any(String)]);
  });

  test('leads to no other host, no other scheme and no further index', async () => {
    configure(`${site.url}/index.xml`);
    site.answers.set('/index.xml', INDEX('http://169.254.169.254/latest', 'file:///etc/passwd', 'not an address', `${site.url}/more.xml`));
    site.answers.set('/more.xml', INDEX(`${site.url}/index.xml`));
    expect(await faults()).toEqual([
      ...['http://169.254.169.254/latest', 'file:///etc/passwd', 'not an address'].map((url) => `CONFIG_INVALID /index.xml content.existing: the index names "${url}", which is on another host and is not fetched`),
      'CONFIG_INVALID /more.xml content.existing: /more.xml is an index that another index names, and those are read one level deep',
    ]);
  });

  test('of more than fifty is refused, and a missing part is an error', async () => {
    configure(`${site.url}/index.xml`);
    site.answers.set('/index.xml', INDEX(...Array.from({ length: 51 }, (_, at) => `${site.url}/${at}.xml`)));
    expect(await faults()).toEqual([expect.stringContaining('the index names 51 sitemaps')]);
    site.answers.set('/index.xml', INDEX(`${site.url}/missing.xml`));
    expect(await faults()).toEqual([expect.stringContaining('/missing.xml content.existing: there is nothing at this address (404)')]);
  });
});

test('a project without addresses, and no project, ask nobody', async () => {
  configure('posts');
  expect(await refresh()).toEqual([]);
  expect(box.tree()).toEqual(['slugline.config.yaml']);
  expect(await refreshFetched({ files: nodeFiles(), now: () => new Date(now) }, `${box.dir}/none`)).toEqual([]);
});
