import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configSchema } from '../../src/model/site.ts';
import rss from '../../src/outputs/rss.ts';
import { parseFeed } from '../../src/text/feed.ts';
import { article, CONFIG, context, faultsOf } from './kit.ts';

const read = (text: string): ReturnType<typeof parseFeed> => parseFeed({ file: 'rss.xml', text });

test('a channel with the newest article first; drafts are not in it', async () => {
  const [file, ...more] = rss.files([article('a', { tags: ['chains', 'oil'] }), article('b', { pubDate: '2026-04-01T10:30:00+03:00', updatedDate: '2026-05-01' }), article('c', { draft: true })], context());
  expect(more).toEqual([]);
  expect(file).toEqual({ path: 'rss.xml', text: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>The Shed</title>
    <link>https://example.org/</link>
    <description>The Shed</description>
    <language>en</language>
    <lastBuildDate>Fri, 01 May 2026 00:00:00 GMT</lastBuildDate>
    <atom:link href="https://example.org/rss.xml" rel="self" type="application/rss+xml"/>
    <item>
      <title>Title of b</title>
      <link>https://example.org/blog/b/</link>
      <description>About b.</description>
      <guid isPermaLink="true">https://example.org/blog/b/</guid>
      <pubDate>Wed, 01 Apr 2026 07:30:00 GMT</pubDate>
    </item>
    <item>
      <title>Title of a</title>
      <link>https://example.org/blog/a/</link>
      <description>About a.</description>
      <category>chains</category>
      <category>oil</category>
      <guid isPermaLink="true">https://example.org/blog/a/</guid>
      <pubDate>Sun, 01 Mar 2026 00:00:00 GMT</pubDate>
    </item>
  </channel>
</rss>
` });
  expect(await faultsOf('rss', file?.text ?? '')).toEqual([]);
});

test('the newest fifty; of one day in order of slug, those without a date last', () => {
  const articles = Array.from({ length: 60 }, (_, index) => article(`a${String(index).padStart(2, '0')}`, { pubDate: index === 0 ? 'soon' : index > 58 ? '2026-05-05' : '2026-03-01' }));
  const urls = read(rss.files(articles, context())[0]?.text ?? '').map(({ url }) => url);
  expect([urls.length, urls[0], urls[1], urls.at(-1)]).toEqual([50, 'https://example.org/blog/a59/', 'https://example.org/blog/a01/', 'https://example.org/blog/a49/']);
});

describe('languages', () => {
  test("the site's own in rss.xml, each other in a file of its own", async () => {
    const config = configSchema.parse({ ...CONFIG, site: { ...CONFIG.site, locale: 'ru' }, brand: { ...CONFIG.brand, description: 'Велосипеды & мы' } });
    const files = rss.files([article('a', { lang: 'ru' }), article('b', { lang: 'en-GB' }), article('c', { lang: 'en' })], context({ config }));
    expect(files.map(({ path, text }) => [path, read(text).map(({ url, language }) => `${language} ${url}`)])).toEqual([
      ['rss.en.xml', ['en https://example.org/blog/b/', 'en https://example.org/blog/c/']],
      ['rss.xml', ['ru https://example.org/blog/a/']],
    ]);
    expect(files[0]?.text).toContain('href="https://example.org/rss.en.xml"');
    expect(files[1]?.text).toContain('<description>Велосипеды &amp; мы</description>');
    for (const { text } of files) expect(await faultsOf('rss', text)).toEqual([]);
  });
  test('no file without an article', () => {
    expect(rss.files([article('a', { draft: true })], context())).toEqual([]);
  });
});

describe('text of strangers', () => {
  test('a title is text, a description is HTML that shows text', () => {
    const text = rss.files([article('a', { title: '<script>alert("1")</script> & ]]>', description: 'a < b & <img src=x onerror=alert(1)>' })], context())[0]?.text ?? '';
    expect(text).toContain('<title>&lt;script&gt;alert("1")&lt;/script&gt; &amp; ]]&gt;</title>');
    expect(text).toContain('<description>a &amp;lt; b &amp;amp; &amp;lt;img src=x onerror=alert(1)&amp;gt;</description>');
    expect(read(text)[0]?.description).toBe('a < b & <img src=x onerror=alert(1)>');
  });
  test('whatever it says, the file is valid', async () => {
    const some = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('\u0000\uFFFF\uD800', ']]>', '</item>', ' \n '));
    await fc.assert(fc.asyncProperty(some, some, fc.array(some, { maxLength: 3 }), async (title, description, tags) => {
      const text = rss.files([article('a', { title, description, tags })], context())[0]?.text ?? '';
      expect(await faultsOf('rss', text)).toEqual([]);
    }), { numRuns: 25 });
  });
});
