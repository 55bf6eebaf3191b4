import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { createDownload } from '../../src/io/fetched.ts';
import { SluglineError } from '../../src/model/errors.ts';
import type { Download } from '../../src/model/world.ts';
import { fakeSite, type FakeSite } from './server.ts';

let site: FakeSite;
beforeAll(async () => { site = await fakeSite(); });

const download = createDownload({ timeoutMs: 300, maxBytes: 1000 });

async function fault(path: string, get: Download = download, options = {}): Promise<string> {
  try {
    await get(path.startsWith('/') ? `${site.url}${path}` : path, options);
  } catch (error) {
    if (error instanceof SluglineError) return `${error.problems[0]?.code} ${error.problems[0]?.message}`;
    throw error;
  }
  return 'none';
}

test('200 with its headers, 304 to a conditional request, other statuses', async () => {
  site.answers.set('/a', { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8', etag: '"1"', 'last-modified': 'Wed, 07 Jan 2026 00:00:00 GMT' }, body: 'тест' });
  const { bytes, ...reply } = await download(`${site.url}/a`);
  expect(reply).toEqual({ status: 200, contentType: 'text/xml; charset=utf-8', etag: '"1"', lastModified: 'Wed, 07 Jan 2026 00:00:00 GMT' });
  expect(new TextDecoder().decode(bytes)).toBe('тест');
  site.answers.set('/a', { status: 304 });
  expect((await download(`${site.url}/a`, { etag: '"1"', lastModified: 'Wed, 07 Jan 2026 00:00:00 GMT' })).status).toBe(304);
  expect(site.asked.at(-1)).toBe('GET /a "1" Wed, 07 Jan 2026 00:00:00 GMT');
  site.answers.set('/b', { status: 500, body: 'x'.repeat(5000) });
  expect(await download(`${site.url}/b`)).toMatchObject({ status: 500, bytes: new Uint8Array() });
  expect((await download(`${site.url}/nothing`)).status).toBe(404);
});

test('three redirects are followed, a fourth and other schemes are not', async () => {
  for (const [from, to] of [['/1', '/2'], ['/2', './3'], ['/3', `${site.url}/end`], ['/0', '/1'], ['/file', 'file:///etc/passwd'], ['/data', 'data:text/xml,<a/>'], ['/bad', 'http://['], ['/key', 'http://user:word@127.0.0.1/']] as const) site.answers.set(from, { status: 302, headers: { location: to } });
  site.answers.set('/end', 'end');
  expect(new TextDecoder().decode((await download(`${site.url}/1`)).bytes)).toBe('end');
  expect(await fault('/0')).toBe('FILE_UNREADABLE the server redirects more than 3 times');
  expect(await fault('/file')).toBe('FILE_UNREADABLE the server redirects to an address that is not fetched (file:)');
  expect(await fault('/data')).toBe('FILE_UNREADABLE the server redirects to an address that is not fetched (data:)');
  expect(await fault('/bad')).toBe('FILE_UNREADABLE the server redirects to something that is no address');
  expect(await fault('/key')).toBe('FILE_UNREADABLE an address with a user name or password in it is not fetched');
});

test('slow servers, also those that begin to answer; interrupted', async () => {
  site.answers.set('/silent', () => undefined);
  site.answers.set('/drip', (_request, response) => void response.write('<a>'));
  expect(await fault('/silent')).toBe('FILE_UNREADABLE the server did not answer in full within 0.3 seconds');
  expect(await fault('/drip')).toBe('FILE_UNREADABLE the server did not answer in full within 0.3 seconds');
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 20);
  expect(await fault('/silent', download, { signal: stop.signal })).toBe(`INTERRUPTED interrupted while fetching ${site.url}/silent`);
});

test('too large, also when it only unfolds to it', async () => {
  site.answers.set('/large', 'x'.repeat(1001));
  site.answers.set('/packed', { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync('x'.repeat(100_000)) });
  site.answers.set('/fits', { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync('x'.repeat(1000)) });
  expect(await fault('/large')).toContain('is larger than');
  expect(await fault('/packed')).toContain('is larger than');
  expect((await download(`${site.url}/fits`)).bytes).toHaveLength(1000);
});

test('no server, and no address', async () => {
  const gone = await fakeSite();
  await gone.close();
  expect(await fault(`${gone.url}/a`)).toBe('FILE_UNREADABLE the server cannot be reached: ECONNREFUSED');
  expect(await fault('http://[')).toContain('cannot be reached');
});
