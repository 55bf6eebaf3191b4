import { describe, expect, test } from 'vitest';
import { slugOfFile } from '../../src/articles.ts';
import { createDocument, type Document } from '../../src/text/document.ts';
import { authorNames, FOREIGN_KEYS, isoOf, withAliases } from '../../src/text/front-matter-aliases.ts';
import { dayOfPath, isSectionFile } from '../../src/text/post-files.ts';
import { languages } from '../kit/rule.ts';

function documentOf(text: string, file = 'post.md'): Document {
  return createDocument({ file, slug: slugOfFile(file), text }, languages.detect(text));
}
/** The values the checks see, and the text at their places. */
function seen(text: string, keys: readonly string[], file?: string): Record<string, [unknown, string]> {
  const doc = documentOf(text, file);
  return Object.fromEntries(keys.map((key) => [key, [doc.data[key], doc.text.slice(doc.place([key]).start, doc.place([key]).end)]]));
}

describe('keys of other generators', () => {
  test('Jekyll', () => {
    expect(seen('---\nlayout: post\ndate: 2026-03-01 10:00:00 +0300\nlast_modified_at: 2026-03-02\nexcerpt: On pumps.\nimage:\n  path: /pump.jpg\n  alt: A pump\n---\nText\n', ['pubDate', 'updatedDate', 'description', 'heroImage', 'heroImageAlt'])).toEqual({
      pubDate: ['2026-03-01T10:00:00+03:00', 'date: 2026-03-01 10:00:00 +0300'], updatedDate: ['2026-03-02', 'last_modified_at: 2026-03-02'], description: ['On pumps.', 'excerpt: On pumps.'],
      heroImage: ['/pump.jpg', 'path: /pump.jpg'], heroImageAlt: ['A pump', 'path: /pump.jpg'],
    });
  });
  test('Hugo with TOML', () => {
    const text = '+++\r\ntitle = "Насосы" # a note\r\ndate = 2026-03-01T09:00:00+03:00\r\nlastmod = 2026-04-01\r\ntags = [\r\n  "a]", # one\r\n  "b",\r\n]\r\nsummary = """\r\nО насосах."""\r\n[cover]\r\nimage = "/n.jpg"\r\nalt = \'Насос\'\r\n[params]\r\nauthor = "Анна Седова"\r\n+++\r\nТекст\r\n';
    expect(seen(text, ['title', 'pubDate', 'updatedDate', 'description', 'heroImage', 'heroImageAlt', 'author', 'tags'])).toEqual({
      title: ['Насосы', 'title = "Насосы"'], pubDate: ['2026-03-01T09:00:00+03:00', 'date = 2026-03-01T09:00:00+03:00'], updatedDate: ['2026-04-01', 'lastmod = 2026-04-01'],
      description: ['О насосах.', 'summary = """\r\nО насосах."""'], heroImage: ['/n.jpg', 'image = "/n.jpg"'], heroImageAlt: ['Насос', 'image = "/n.jpg"'],
      author: ['Анна Седова', 'author = "Анна Седова"'], tags: [['a]', 'b'], 'tags = [\r\n  "a]", # one\r\n  "b",\r\n]'],
    });
  });
  test('Hugo with JSON', () => {
    expect(seen('{\n  "title": "Pumps",\n  "publishDate": "2026-03-01"\n}\nText\n', ['title', 'pubDate'])).toEqual({ title: ['Pumps', '"title": "Pumps"'], pubDate: ['2026-03-01', '"publishDate": "2026-03-01"'] });
  });
  test('Docusaurus, Astro, Zola', () => {
    expect(seen('---\nauthors:\n  - name: Anna Sedova\n    url: https://example.org\n  - pavel\nlast_update:\n  date: 2026-03-02\nimage: ./a.png\n---\n', ['author', 'updatedDate', 'heroImage'], 'blog/2026-03-01-pumps/index.mdx')).toMatchObject({
      author: ['Anna Sedova, pavel', expect.stringMatching(/^authors:/)], updatedDate: ['2026-03-02', 'date: 2026-03-02'], heroImage: ['./a.png', 'image: ./a.png'],
    });
    expect(seen('---\npubDatetime: 2026-03-01T10:00:00Z\nheroImage: { src: ./b.png, alt: Bike }\nlocale: ru_RU\n---\n', ['pubDate', 'heroImage', 'heroImageAlt', 'lang'])).toEqual({
      pubDate: ['2026-03-01T10:00:00Z', 'pubDatetime: 2026-03-01T10:00:00Z'], heroImage: ['./b.png', 'src: ./b.png'], heroImageAlt: ['Bike', 'src: ./b.png'], lang: ['ru-RU', 'locale: ru_RU'],
    });
    expect(documentOf('+++\npath = "2026/03/01/pumps"\n[taxonomies]\ntags = ["a"]\n+++\n').data).toMatchObject({ pubDate: '2026-03-01', tags: ['a'], slug: '2026/03/01/pumps' });
  });
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a switch', { published: false }, { published: false, draft: true }],
    ['a date', { published: '2026-03-01' }, { published: '2026-03-01', pubDate: '2026-03-01' }],
    ['the canonical key first', { pubDate: 'March 1', date: '2026-03-01', description: 'A', summary: 'B' }, { pubDate: 'March 1', date: '2026-03-01', description: 'A', summary: 'B' }],
    ['an empty canonical key', { description: ' ', summary: 'B' }, { description: 'B', summary: 'B' }],
    ['a hero that is no picture', { hero: { tagline: 'x' }, cover: true, image: null }, { hero: { tagline: 'x' }, cover: true, image: null }],
    ['a pattern of addresses', { permalink: '/:year/:title/', url: '{{ page.x }}' }, { permalink: '/:year/:title/', url: '{{ page.x }}' }],
    ['a language of code', { language: 'javascript' }, { language: 'javascript' }],
  ])('%s', (_name, data, expected) => expect(withAliases(data, 'a.md')).toEqual(expected));
  test('articles of our own stay the same object', () => {
    const data = { title: 'A', description: 'B', pubDate: '2026-03-01', author: 'C', heroImage: '/a.jpg', heroImageAlt: 'D', lang: 'en', tags: ['a'] };
    expect(withAliases(data, 'a.md')).toBe(data);
  });
  test('names, dates, known keys', () => {
    expect([authorNames({ author: ' Anna ' }), authorNames({ authors: ['A', { name: 'B' }, 3] }), authorNames({})]).toEqual([['Anna'], ['A', 'B'], []]);
    expect(['2026/3/1', '2026-03-01 9:05', '2026-03-01 10:00:00 UTC', '2026-03-01T10:00:00+0300', 'March 1'].map(isoOf)).toEqual(['2026-03-01', '2026-03-01T09:05:00', '2026-03-01T10:00:00Z', '2026-03-01T10:00:00+03:00', 'March 1']);
    expect(['layout', 'date', 'cover'].every((key) => FOREIGN_KEYS.has(key))).toBe(true);
  });
});

describe('names of files', () => {
  test.each([
    ['_posts/2026-03-01-pumps.md', 'pumps', '2026-03-01', false], ['blog/_drafts/pumps.markdown', 'pumps', '', false], ['output/2026-03-01-pumps.md', '2026-03-01-pumps', '2026-03-01', false],
    ['blog/2026-03-01-pumps/index.mdx', '2026-03-01-pumps', '2026-03-01', false], ['content/posts/_index.md', 'posts', '', true], ['docs/README.md', 'docs', '', true], ['posts/pumps.ru.md', 'pumps', '', false],
    ['posts/node.js.md', 'node.js', '', false], ['posts/pumps/index.pt-br.md', 'pumps', '', false], ['_partial.mdx', '_partial', '', true], ['index.md', 'index', '', false],
  ])('%s', (file, slug, day, section) => expect([slugOfFile(file), dayOfPath(file), isSectionFile(file)]).toEqual([slug, day, section]));
});
