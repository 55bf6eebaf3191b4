import { describe, expect, test } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import { parseExisting } from '../../src/text/existing-text.ts';
import { parseFeed } from '../../src/text/feed.ts';
import { parseSitemap, rootName } from '../../src/text/sitemap.ts';

const sitemap = (text: string): ReturnType<typeof parseSitemap> => parseSitemap({ file: 'sitemap.xml', text });
const feed = (text: string): ReturnType<typeof parseFeed> => parseFeed({ file: 'rss.xml', text });
const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

describe('sitemaps', () => {
  test('addresses and days; those of images and languages are no pages', () => {
    expect(sitemap(`<?xml version="1.0" encoding="UTF-8"?>
<urlset ${XMLNS} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <!-- the blog -->
  <url><loc> https://example.org/blog/a/ </loc><lastmod>2026-01-02</lastmod><image:image><image:loc>https://example.org/a.jpg</image:loc></image:image></url>
  <url><xhtml:link rel="alternate" hreflang="ru" href="https://example.org/ru/"/><loc><![CDATA[https://example.org/?a=1&b=2]]></loc></url>
  <url><image:loc>https://example.org/only-a-picture.jpg</image:loc></url>
</urlset>`)).toEqual({ kind: 'sitemap', urls: [{ loc: 'https://example.org/blog/a/', lastmod: '2026-01-02' }, { loc: 'https://example.org/?a=1&b=2', lastmod: '' }] });
  });

  test('prefixed and without a namespace', () => {
    expect(sitemap(`<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>https://a.org/</s:loc></s:url></s:urlset>`).urls).toHaveLength(1);
    expect(sitemap('<urlset><url><loc>https://a.org/</loc></url></urlset>').urls).toHaveLength(1);
  });

  test('an index', () => {
    expect(sitemap(`<sitemapindex ${XMLNS}><sitemap><loc>https://example.org/sitemap-0.xml</loc></sitemap></sitemapindex>`)).toEqual({ kind: 'index', urls: [{ loc: 'https://example.org/sitemap-0.xml', lastmod: '' }] });
    const many = `<sitemapindex>${'<sitemap><loc>https://example.org/s.xml</loc></sitemap>'.repeat(51)}</sitemapindex>`;
    expect(() => parseExisting({ file: 'sitemap.xml', text: many })).toThrow('the index names 51 sitemaps, more than the 50 that are read');
  });

  test('other XML is refused', () => {
    expect(() => sitemap('<html/>')).toThrow('this is no sitemap: its first element is <html>');
  });
});

describe('feeds', () => {
  const RSS = `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Shed</title><link>https://example.org/</link><image><title>Logo</title></image>
<item>
  <media:title>Not this</media:title>
  <title>Chains &amp;amp; sprockets: &lt;em&gt;when&lt;/em&gt; to change</title>
  <link>https://example.org/blog/chains/</link>
  <description><![CDATA[<p>A worn chain wears <b>all</b> else.</p>]]></description>
  <pubDate>Wed, 07 Jan 2026 23:30:00 -0500</pubDate>
  <content:encoded><![CDATA[<p>First part.</p><script>var a = "<p>no</p>";</script><p>Second&nbsp;p<b>ar</b>t.</p>]]></content:encoded>
</item>
<item><title>Tyres where 3 &lt; 4</title><guid>https://example.org/blog/tyres/</guid><dc:date>2026-02-03T10:00:00Z</dc:date><dc:language>ru</dc:language></item>
<item><title>Nowhere</title><guid isPermaLink="false">tag:1</guid><pubDate>31 Feb 2026 00:00:00 GMT</pubDate></item>
<language>en-GB</language>
</channel></rss>`;

  test('RSS 2.0', () => {
    expect(feed(RSS)).toEqual([
      { url: 'https://example.org/blog/chains/', title: 'Chains & sprockets: when to change', description: 'A worn chain wears all else.', date: '2026-01-07', language: 'en-GB', content: 'First part. Second part.' },
      { url: 'https://example.org/blog/tyres/', title: 'Tyres where 3 < 4', description: '', date: '2026-02-03', language: 'ru', content: '' },
      { url: '', title: 'Nowhere', description: '', date: '', language: 'en-GB', content: '' },
    ]);
  });

  test('Atom', () => {
    expect(feed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru">
<title>Сарай</title><link href="https://example.org/"/>
<entry xml:lang="en"><title type="html">Oil &amp;amp; grease</title><link rel="self" href="https://example.org/oil.xml"/><link href="/blog/oil/"/><id>tag:x,1</id>
  <published>2026-03-04T08:00:00+03:00</published><updated>2026-03-05T08:00:00Z</updated><summary>How much.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>two <em>three</em>.</p></div></content></entry>
<entry><title>a &lt;b&gt; c</title><id>https://example.org/blog/b/</id><updated>2026-03-06T00:00:00Z</updated><content type="html">&lt;p&gt;Слово.&lt;/p&gt;</content></entry>
</feed>`)).toEqual([
      { url: '/blog/oil/', title: 'Oil & grease', description: 'How much.', date: '2026-03-04', language: 'en', content: 'One two three.' },
      { url: 'https://example.org/blog/b/', title: 'a <b> c', description: '', date: '2026-03-06', language: 'ru', content: 'Слово.' },
    ]);
  });

  test('a whole article in the summary is its content; titles and contents are bounded', () => {
    const [entry] = feed(`<rss><channel><item><title>${'T'.repeat(1000)}\u202e\u0007x</title><description>${'word '.repeat(50_000)}</description></item></channel></rss>`);
    expect(entry).toMatchObject({ description: '', title: 'T'.repeat(300) });
    expect(entry?.content).toHaveLength(100_000);
  });

  test('other XML is refused', () => {
    expect(() => feed('<feed/>')).toThrow('its first element is <feed>');
    expect(() => feed('<rss><channel><item></rss>')).toThrow('is still open');
  });
});

test('a text is known by how it begins', () => {
  const kind = (text: string): string => parseExisting({ file: 'a', text }).kind;
  expect(kind('\uFEFF<?xml version="1.0"?><?xml-stylesheet href="a"?>\n<!-- <rss> -->\n<urlset/>')).toBe('sitemap');
  expect(kind('<sitemapindex/>')).toBe('index');
  expect(kind('\n<rss><channel/></rss>')).toBe('feed');
  expect(kind(' {"version":1}')).toBe('manifest');
  expect(() => kind('<!doctype html><html><body>Maintenance')).toThrow('no manifest, but an HTML page');
  expect(() => kind('<HTML>')).toThrow('but an HTML page');
  expect(() => kind('')).toThrow(SluglineError);
  expect(() => kind('<!DOCTYPE urlset [<!ENTITY a "b">]><urlset/>')).toThrow('document type declaration');
  expect(rootName('<?a?>'.repeat(5000))).toBe('');
});
