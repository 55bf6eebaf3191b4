import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { alternatesOf, articleRoute, canonicalUrl, jsonLdScript, listedArticles, publicArticles, rssXml, sitemapIndexXml, sitemapPages, sitemapXml, type ListedArticle } from '../../src/astro/index.ts';
import { manifestEntry } from '../kit/astro.ts';

/** What pages about pages say: pure functions of the manifest. */

function listed(slug: string, more: Partial<ListedArticle> = {}): ListedArticle {
  return { ...manifestEntry({ slug }), ...more };
}

async function expectWellFormed(xml: string): Promise<void> {
  const { errors } = await validateXML({ xml: [{ fileName: 'x.xml', contents: xml }], normalization: 'format' });
  expect(errors.map(({ message }) => message)).toEqual([]);
}

const HOSTILE = ['</script><script>alert(1)</script>', '<!--<script>', '\u2028\u2029', ']]>', '&amp;', '"\'', '\u0000', '\ud800', 'я😀'];
const hostile = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 4 }).map((parts) => parts.join(''));

describe('jsonLdScript', () => {
  test('whatever the texts are, there is one script, and it holds the same value', () => {
    fc.assert(fc.property(fc.dictionary(hostile.filter((key) => key !== '__proto__'), fc.oneof(hostile, fc.array(hostile))), (data) => {
      const html = jsonLdScript(data);
      const { childNodes: [root] } = parse(`<!doctype html><head>${html}</head><body>`) as unknown as { childNodes: { childNodes?: never[] }[] };
      const text = JSON.stringify(parse(`<head>${html}`), (key, value: unknown) => (key === 'parentNode' ? undefined : value));
      expect(root).toBeDefined();
      expect(text.match(/"tagName":"script"/g)).toHaveLength(1);
      expect(html).not.toMatch(/[\u2028\u2029]/);
      const json = html.slice('<script type="application/ld+json">'.length, -'</script>'.length);
      expect(json).not.toMatch(/[<>&]/);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(data)));
    }));
  });

  test('dates are text; what JSON cannot hold is an error', () => {
    expect(jsonLdScript({ at: new Date('2026-05-01') })).toContain('"2026-05-01T00:00:00.000Z"');
    expect(() => jsonLdScript(undefined)).toThrow('there is no data');
  });
});

describe('addresses', () => {
  test('canonical: absolute, no query, no fragment', () => {
    expect(canonicalUrl('/blog/x/?utm=1#top', 'https://example.org')).toBe('https://example.org/blog/x/');
    expect(canonicalUrl('https://example.org/a', 'https://other.org')).toBe('https://example.org/a');
    expect(() => canonicalUrl('/x')).toThrow('Invalid URL');
  });

  test('a route is the path of the manifest\'s address', () => {
    expect(articleRoute({ url: 'https://example.org/en/blog/x/' })).toBe('en/blog/x');
    expect(articleRoute({ url: `https://example.org/блог/статья` })).toBe('блог/статья');
  });

  test('languages: the same slug, or what keyOf says; drafts are no translation of what is public, nor the other way round', () => {
    const [one, eins, draft] = [listed('one'), listed('one', { lang: 'de', url: 'https://example.org/de/one/' }), listed('one', { lang: 'ru', draft: true })];
    expect(alternatesOf(one, [one, eins, draft])).toEqual([{ hreflang: 'de', href: 'https://example.org/de/one/' }, { hreflang: 'en', href: 'https://example.org/blog/one/' }]);
    expect(alternatesOf(one, [one, draft])).toEqual([]);
    expect(alternatesOf(one, [one, listed('uno', { lang: 'es' })])).toEqual([]);
    expect(alternatesOf(one, [one, listed('uno', { lang: 'es' })], () => 'same').map(({ hreflang }) => hreflang)).toEqual(['en', 'es']);
  });
});

test('drafts, noindex and addresses that are none stay out of everything', () => {
  const articles = [listed('a'), listed('b', { draft: true }), listed('c', { noindex: true }), listed('d', { url: 'javascript:alert(1)' })];
  expect(publicArticles(articles).map(({ slug }) => slug)).toEqual(['a']);
  const entries = [{ data: { manifest: manifestEntry({ slug: 'a' }) } }, { data: { manifest: manifestEntry({ slug: 'b' }), noindex: true } }, { data: { manifest: manifestEntry({ slug: 'c' }), draft: true } }];
  for (const text of [sitemapXml(sitemapPages(articles)), rssXml(articles, { title: 'T', description: 'D', url: 'https://example.org', feed: 'https://example.org/rss.xml' }), sitemapXml(sitemapPages(listedArticles(entries)))]) {
    expect(text).toContain('/blog/a/');
    expect(text).not.toMatch(/\/blog\/[bcd]\/|javascript/);
  }
});

describe('sitemap', () => {
  test('changed when updated, else when published; what is no date is left out; languages are named', () => {
    const xml = sitemapXml(sitemapPages([listed('a', { updatedDate: '2026-06-01' }), listed('b', { pubDate: '2026-05-01T10:00:00+03:00' }), listed('c', { pubDate: 'soon' }), listed('a', { lang: 'de', url: 'https://example.org/de/a/' })]));
    expect(xml).toContain('<loc>https://example.org/blog/a/</loc><lastmod>2026-06-01</lastmod><xhtml:link rel="alternate" hreflang="de" href="https://example.org/de/a/"/>');
    expect(xml).toContain('<loc>https://example.org/blog/b/</loc><lastmod>2026-05-01T07:00:00.000Z</lastmod></url>');
    expect(xml).toContain('<loc>https://example.org/blog/c/</loc></url>');
  });

  test('an address is there once; above 50,000 it is an error that says what to do', () => {
    expect(sitemapXml([{ url: 'https://example.org/a' }, { url: 'https://example.org/a#b' }]).match(/<loc>/g)).toHaveLength(1);
    const many = Array.from({ length: 50_001 }, (_, at) => ({ url: `https://example.org/${at}` }));
    expect(() => sitemapXml(many)).toThrow('sitemapIndexXml');
    expect(sitemapXml(many.slice(1)).match(/<loc>/g)).toHaveLength(50_000);
  });

  test('an index', () => {
    expect(sitemapIndexXml([{ url: 'https://example.org/s.xml?a=1&b=2', lastmod: new Date('2026-05-01') }])).toContain('<sitemap><loc>https://example.org/s.xml?a=1&amp;b=2</loc><lastmod>2026-05-01T00:00:00.000Z</lastmod></sitemap>');
  });
});

describe('feed', () => {
  const channel = { title: 'T & T', description: 'D', url: 'https://example.org/', feed: 'https://example.org/rss.xml', lang: 'en' };

  test('newest first, as many as asked for, the same text for the same articles in any order', () => {
    const articles = [listed('old', { pubDate: '2025-01-01' }), listed('new', { pubDate: '2026-07-01' }), listed('mid', { pubDate: '2026-01-01', updatedDate: '2026-08-01' })];
    const xml = rssXml(articles, channel);
    expect([...xml.matchAll(/<guid[^>]*>([^<]*)/g)].map(([, url]) => url?.split('/').at(-2))).toEqual(['new', 'mid', 'old']);
    expect(xml).toContain('<lastBuildDate>Sat, 01 Aug 2026 00:00:00 GMT</lastBuildDate>');
    expect(xml).toContain('<title>T &amp; T</title>');
    expect(rssXml(articles.toReversed(), channel)).toBe(xml);
    expect(rssXml(articles, { ...channel, most: 1 }).match(/<item>/g)).toHaveLength(1);
  });

  test('no articles, no dates: still a feed', async () => {
    await expectWellFormed(rssXml([], channel));
    expect(rssXml([listed('a', { pubDate: 'soon' })], channel)).not.toContain('Date>');
  });
});

test('whatever the texts are, the XML is well-formed', async () => {
  const texts = fc.sample(hostile, { numRuns: 150, seed: 7 });
  const articles = texts.map((text, at) => listed(`a${at}`, { title: text, description: text, tags: [text], url: `https://example.org/${encodeURIComponent(text.toWellFormed())}?a&b'"<>`, lang: text }));
  await expectWellFormed(rssXml(articles, { title: texts.join(''), description: HOSTILE.join(''), lang: HOSTILE.join(''), url: 'https://example.org/?a&b', feed: 'https://example.org/?a&b', most: 1000 }));
  await expectWellFormed(sitemapXml([...sitemapPages(articles), ...texts.map((text, at) => ({ url: `https://example.org/p${at}`, lastmod: text, alternates: [{ hreflang: text, href: text }] }))]));
});
