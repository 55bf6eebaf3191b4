import { beforeAll, describe, expect, test } from 'vitest';
import { findExisting, loadExisting } from '../../src/articles.ts';
import { createCorpus } from '../../src/corpus.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { createLanguages } from '../../src/languages.ts';
import { configSchema, type SiteConfig } from '../../src/model/site.ts';
import { locales } from '../../src/registry.ts';
import { sha256 } from '../../src/text/hash.ts';
import { sandbox } from '../kit/command.ts';

/** What lists of addresses become in the corpus. */

const languages = createLanguages(locales);
const files = nodeFiles();
const config = (existing: string[], articlePath = '/blog/{slug}/'): SiteConfig => configSchema.parse({ site: { url: 'https://example.org', name: 'A', articlePath }, brand: { name: 'A' }, content: { existing } });
const urlset = (...urls: string[]): string => `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`;
const manifest = (articles: object[]): string => JSON.stringify({
  version: 1, site: 'https://example.org', generatedAt: '2026-01-01T00:00:00Z',
  articles: articles.map((article) => ({ path: 'a.md', sha256: '', description: '', lang: 'en', pubDate: '2026-01-01', updatedDate: null, draft: false, tags: [], heroImage: null, related: [], words: 1, findings: { errors: 0, warnings: 0 }, ...article })),
});
const told = (dir: string, places: string[], articlePath?: string): string[] => findExisting(files, dir, config(places, articlePath), languages).sources.map(({ entry }) => `${entry.slug} ${entry.path} "${entry.title}" ${entry.lang}`);

describe('addresses', () => {
  const box = sandbox({
    'sitemap.xml': urlset('https://example.org/', 'https://example.org/blog/chain-care/', 'https://www.example.org/blog/tyres', 'https://example.org/blog/Tyres/?utm_source=a', 'https://example.org/blog/tag/oil/', 'https://example.org/about/', 'https://example.org/blog/feed.xml',
      'https://other.example.com/blog/x/', 'javascript:alert(1)', 'https://example.org/blog/%D1%86%D0%B5%D0%BF%D1%8C/', 'https://example.org/blog/a%0Ab/', 'https://example.org/blog/a%1B[31m/'),
    'rss.xml': `<rss><channel><language>ru</language><item><title>Уход за цепью велосипеда</title><link>https://example.org/blog/chain-care/</link><description>Кратко.</description><pubDate>7 Jan 2026</pubDate></item><item><title>About us</title><link>https://example.org/about/</link></item><item><title>No link</title></item></channel></rss>`,
    'manifest.json': manifest([{ slug: 'tyres', url: 'https://example.org/blog/tyres/', title: 'Tyre pressure' }]),
    'posts/oil.md': '---\ntitle: Oil for chains\n---\n\nText.\n', 'oil.xml': urlset('https://example.org/blog/oil/', 'https://example.org/blog/OIL/'),
  });

  test('slugs by site.articlePath, other pages and strangers apart', () => {
    const found = findExisting(files, box.dir, config(['sitemap.xml']), languages);
    expect(found.sources.map(({ entry }) => `${entry.slug} ${entry.path} "${entry.title}" ${entry.lang}`)).toEqual(['chain-care /blog/chain-care/ "" en', 'tyres /blog/tyres "" en', 'цепь /blog/%D1%86%D0%B5%D0%BF%D1%8C/ "" en']);
    expect(found.pages.slice(0, 4)).toEqual(['', '/blog/tag/oil', '/about', '/blog/feed.xml']);
    expect(found.problems).toEqual([]);
    expect(found.notices.map(({ message }) => message)).toEqual(['2 of 12 addresses are not on example.org and were left out']);
  });

  test('other forms of an address', () => {
    box.write('html.xml', urlset('https://example.org/notes/a.html', 'https://example.org/notes/b', 'https://example.org/Notes/c.html', 'https://example.org/index.html', 'https://example.org/one/'));
    expect(told(box.dir, ['html.xml'], '/notes/{slug}.html')).toEqual(['a /notes/a.html "" en', 'c /Notes/c.html "" en']);
    expect(told(box.dir, ['html.xml'], '/{slug}/')).toEqual(['one /one/ "" en']);
  });

  test('who knows more is believed: the post, the manifest, the feed, the sitemap', () => {
    const all = ['chain-care /blog/chain-care/ "Уход за цепью велосипеда" ru', 'tyres /blog/tyres/ "Tyre pressure" en', 'цепь /blog/%D1%86%D0%B5%D0%BF%D1%8C/ "" en'];
    expect(told(box.dir, ['sitemap.xml', 'rss.xml', 'manifest.json', 'posts', 'oil.xml'])).toEqual(all);
    expect(told(box.dir, ['oil.xml', 'posts', 'manifest.json', 'rss.xml', 'sitemap.xml']).toSorted()).toEqual(all.toSorted());
    const { sources, problems } = loadExisting(files, box.dir, config(['oil.xml', 'posts']), languages);
    expect(sources.map(({ entry }) => entry.title)).toEqual(['Oil for chains']);
    expect(problems).toEqual([]);
    expect(findExisting(files, box.dir, config(['rss.xml']), languages)).toMatchObject({ pages: ['/about'], notices: [{ message: '1 of 3 addresses are not on example.org and were left out' }] });
  });

  test('a feed tells title, description, day, language and words', () => {
    const [source] = findExisting(files, box.dir, config(['rss.xml']), languages).sources;
    expect(source?.entry).toMatchObject({ slug: 'chain-care', file: `${box.dir}/rss.xml`, description: 'Кратко.', pubDate: '2026-01-07', heroImage: '', draft: false });
    expect(source?.terms().hashes.length).toBeGreaterThan(2);
  });

  test('an address without a title is there, and is never proposed', () => {
    const { sources } = findExisting(files, box.dir, config(['sitemap.xml', 'rss.xml', 'posts']), languages);
    const self = { ...sources[0], entry: { ...sources[0]?.entry, slug: 'self', title: 'Цепь велосипеда и уход' } } as (typeof sources)[number];
    const corpus = createCorpus([self, ...sources], config([]), true);
    expect(corpus.byUrl('https://example.org/blog/tyres/')?.slug).toBe('tyres');
    expect(corpus.byUrl('/blog/цепь')?.slug).toBe('цепь');
    expect(sources.find(({ entry }) => entry.title === '')?.terms().hashes).toHaveLength(0);
    expect(corpus.neighbours('self', 9).filter(({ score }) => score > 0).map(({ slug }) => slug)).toEqual(['chain-care']);
  });
});

describe('files', () => {
  const box = sandbox({
    'dist/sitemap-index.xml': '<sitemapindex><sitemap><loc>https://example.org/sitemap-0.xml</loc></sitemap></sitemapindex>', 'dist/sitemap-0.xml': urlset('https://example.org/blog/a/'),
    'lost.xml': '<sitemapindex><sitemap><loc>https://example.org/../../etc/passwd</loc></sitemap></sitemapindex>', 'loop.xml': '<sitemapindex><sitemap><loc>https://example.org/loop.xml</loc></sitemap></sitemapindex>',
    'broken.xml': '<urlset>\n<url>', 'other.json': '[1]', 'broken.json': '{"version":', 'urls.json': manifest([{ slug: 'a', url: 'nowhere', title: 'A' }]), 'folder.xml/a.md': '# A\n',
  });
  const problems = (...places: string[]): string[] => findExisting(files, box.dir, config(places), languages).problems.map(({ code, file, line, message }) => `${code} ${file?.replace(`${box.dir}/`, '')}${line === undefined ? '' : `:${line}`} ${message}`);

  test('an index has its sitemaps beside it', () => {
    expect(told(box.dir, ['dist/sitemap-index.xml'])).toEqual(['a /blog/a/ "" en']);
    expect(problems('lost.xml')).toEqual(['CONFIG_INVALID passwd.xml content.existing: "passwd.xml" does not exist, and the index "lost.xml" names it']);
    expect(problems('loop.xml')).toEqual(['CONFIG_INVALID loop.xml content.existing: the index "loop.xml" names another index, and those are read one level deep']);
  });

  test('what is not there or cannot be read is named, and the others are read', () => {
    expect(problems('nowhere.xml', 'broken.xml', 'other.json', 'broken.json', 'urls.json', 'https://example.org/sitemap.xml', 'dist/sitemap-0.xml')).toEqual([
      'CONFIG_INVALID nowhere.xml content.existing: "nowhere.xml" does not exist',
      'CONFIG_INVALID broken.xml:2 this is no XML that can be read: <url> is never closed',
      'CONFIG_INVALID other.json this is no sitemap, no RSS or Atom feed and no manifest',
      'CONFIG_INVALID broken.json content.existing: this is no Slugline manifest',
      'CONFIG_INVALID urls.json content.existing: "nowhere" in this manifest is no address',
      'CONFIG_INVALID https://example.org/sitemap.xml content.existing: there is no copy of https://example.org/sitemap.xml, and it was not fetched',
    ]);
  });

  test('a directory may be called anything', () => {
    expect(findExisting(files, box.dir, config(['folder.xml']), languages)).toMatchObject({ files: [`${box.dir}/folder.xml/a.md`], problems: [] });
  });
});

test('a manifest from the web counts by its addresses', () => {
  const url = 'https://example.org/manifest.json';
  const text = manifest([{ slug: '../../etc', url: 'https://example.org/blog/oil/', title: 'Oil' }, { slug: 'about', url: 'https://example.org/about/', title: 'About' }, { slug: 'x', url: 'https://example.com/blog/x/', title: 'X' }]);
  const kept: Record<string, string> = { [`site/.slugline/fetched/${sha256(url)}.body`]: text, [`site/.slugline/fetched/${sha256(url)}.json`]: JSON.stringify({ url, etag: '', 'last-modified': '', sha256: sha256(text), time: '2026-01-01T00:00:00Z' }) };
  const memory = { ...files, read: (path: string) => (kept[path] === undefined ? undefined : new TextEncoder().encode(kept[path])) };
  const found = findExisting(memory, 'site', config([url]), languages);
  expect(found).toMatchObject({ pages: ['/about'], problems: [], notices: [{ file: url, message: '1 of 3 addresses are not on example.org and were left out' }] });
  expect(found.sources.map(({ entry }) => `${entry.slug} ${entry.title}`)).toEqual(['oil Oil']);
});

describe('a large sitemap', () => {
  const box = sandbox();
  beforeAll(() => box.write('sitemap.xml', urlset(...Array.from({ length: 50_000 }, (_, at) => `https://example.org/blog/article-${at}/`))));
  test('is read in a moment', () => {
    const begun = performance.now();
    expect(findExisting(files, box.dir, config(['sitemap.xml']), languages)).toMatchObject({ problems: [], sources: { length: 50_000 } });
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
