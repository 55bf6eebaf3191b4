import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import sitemap from '../../src/outputs/sitemap.ts';
import { parseSitemap } from '../../src/text/sitemap.ts';
import { sitemapFiles, type SitemapEntry } from '../../src/text/sitemap-files.ts';
import { article, context, faultsOf } from './kit.ts';

const only = (files: { path: string; text: string }[]): string => {
  expect(files.map(({ path }) => path)).toEqual(['sitemap.xml']);
  return files[0]?.text ?? '';
};
const URLS = (text: string): { loc: string; lastmod: string }[] => parseSitemap({ file: 'sitemap.xml', text }).urls;

test('addresses with their last change, in order of slug; drafts are not in it', async () => {
  const text = only(sitemap.files([article('a'), article('b', { updatedDate: '2026-05-02' }), article('c', { draft: true })], context()));
  expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://example.org/blog/a/</loc>
    <lastmod>2026-03-01</lastmod>
  </url>
  <url>
    <loc>https://example.org/blog/b/</loc>
    <lastmod>2026-05-02</lastmod>
  </url>
</urlset>
`);
  expect(await faultsOf('sitemap', text)).toEqual([]);
});

test('dates: what W3C allows, else none; a change before publication is none', async () => {
  const dates: [string, string | null][] = [['2026-03-01T10:00', null], ['2026-03-01T10:00:00+03:00', null], ['March 1', null], ['', '2026-05-01'], ['2026-03-01', '2026-02-01'], ['2026-02-30', null]];
  const text = only(sitemap.files(dates.map(([pubDate, updatedDate], index) => article(`a${index}`, { pubDate, updatedDate })), context()));
  expect(URLS(text).map(({ lastmod }) => lastmod)).toEqual(['2026-03-01T10:00Z', '2026-03-01T10:00:00+03:00', '', '2026-05-01', '2026-03-01', '']);
  expect(await faultsOf('sitemap', text)).toEqual([]);
});

test('the schema refuses what is no sitemap', async () => {
  expect(await faultsOf('sitemap', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>')).not.toEqual([]);
});

test('without an article that the public sees there is no file', () => {
  expect(sitemap.files([], context())).toEqual([]);
  expect(sitemap.files([article('a', { draft: true })], context())).toEqual([]);
});

describe('versions in other languages', () => {
  const links = (text: string): string[] => [...text.matchAll(/<loc>(.*?)<\/loc>|hreflang="(.*?)" href="(.*?)"/g)].map(([, loc, lang, href]) => loc ?? `${lang} ${href}`);
  const EN = 'https://example.org/blog/en/';
  const RU = 'https://example.org/blog/ru/';

  test('what one says holds for both, and each names itself', async () => {
    const text = only(sitemap.files([article('en', { alternates: { ru: '/blog/ru/', 'x-default': EN } }), article('other'), article('ru', { lang: 'ru' })], context()));
    const all = [`en ${EN}`, `ru ${RU}`, `x-default ${EN}`];
    expect(links(text)).toEqual([EN, ...all, 'https://example.org/blog/other/', RU, ...all]);
    expect(await faultsOf('sitemap', text)).toEqual([]);
  });
  test('a version elsewhere', () => {
    const text = only(sitemap.files([article('en', { alternates: { de: 'https://example.de/x?a=1&b=2' } })], context()));
    expect(links(text)).toEqual([EN, 'de https://example.de/x?a=1&amp;b=2', `en ${EN}`]);
  });
  test('a page that gives its own language more exactly', () => {
    expect(links(only(sitemap.files([article('en', { alternates: { 'en-gb': EN, ru: RU } })], context())))).toEqual([EN, `en-gb ${EN}`, `ru ${RU}`]);
  });
  test.each([
    ['two addresses for one language', [article('en', { alternates: { ru: RU } }), article('ru', { lang: 'ru', alternates: { en: '/blog/third/' } })]],
    ['a version that is a draft', [article('en', { alternates: { ru: RU } }), article('ru', { lang: 'ru', draft: true })]],
    ['no address and no language', [article('en', { alternates: { ru: 'javascript:alert(1)', '"><x>': RU, de: 'http://[' } })]],
    ['a user name in the address', [article('en', { alternates: { ru: 'https://user:pass@example.org/' } })]],
  ])('none for %s', (_name, articles) => {
    expect(only(sitemap.files(articles, context()))).not.toContain('xhtml:link');
  });
});

describe('limits', () => {
  test('past 50,000 addresses there is an index of files', async () => {
    const files = sitemap.files(Array.from({ length: 50_001 }, (_, index) => article(`a${String(index).padStart(5, '0')}`, index === 7 ? { updatedDate: '2026-05-05' } : {})), context());
    expect(files.map(({ path }) => path)).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
    const [index, first, second] = files.map(({ text }) => text) as [string, string, string];
    expect(parseSitemap({ file: 'sitemap.xml', text: index })).toEqual({ kind: 'index', urls: [{ loc: 'https://example.org/sitemap-1.xml', lastmod: '2026-05-05' }, { loc: 'https://example.org/sitemap-2.xml', lastmod: '2026-03-01' }] });
    expect([URLS(first).length, URLS(second).map(({ loc }) => loc)]).toEqual([50_000, ['https://example.org/blog/a50000/']]);
    expect(await faultsOf('sitemap', index)).toEqual([]);
  });

  test('no file passes either limit, and all entries are in them, in order', () => {
    const entry = fc.record({ url: fc.webUrl(), lastmod: fc.constantFrom(undefined, '2026-01-01', '2026-02-01'), versions: fc.constant([]) });
    fc.assert(fc.property(fc.array(entry, { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 700, max: 2000 }), (entries: SitemapEntry[], urls, bytes) => {
      const files = sitemapFiles(entries, (name) => `https://example.org/${name}`, { urls, bytes });
      const parts = files.length > 1 ? files.slice(1) : files;
      const read = parts.map(({ text }) => URLS(text).map(({ loc }) => loc));
      expect(read.flat()).toEqual(entries.map(({ url }) => url));
      expect(read.every((list) => list.length > 0 && list.length <= urls)).toBe(true);
      // One entry alone may be longer than a file should be: it still is somewhere.
      expect(parts.every(({ text }, index) => Buffer.byteLength(text) <= bytes || read[index]?.length === 1)).toBe(true);
      if (files.length > 1) expect(URLS(files[0]?.text ?? '').map(({ loc }) => loc)).toEqual(parts.map(({ path }) => `https://example.org/${path}`));
    }));
  });
});
