import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../src/astro/read-manifest.ts';
import { articleSchema, entrySchema, SluglineError } from '../../src/astro/index.ts';
import { manifestEntry, manifestOf } from '../kit/astro.ts';
import { z as astroZod } from 'astro/zod';
import { z } from 'zod';

const good = JSON.stringify(manifestOf([{ slug: 'one' }, { slug: 'two' }]));

function refusal(text: string): string {
  try {
    readManifest(text, 'manifest.json');
  } catch (error) {
    expect(error).toBeInstanceOf(SluglineError);
    const { problems } = error as SluglineError;
    expect(problems).toMatchObject([{ code: 'MANIFEST_INVALID', file: 'manifest.json' }]);
    expect(problems[0]?.help).toBeTruthy();
    return problems[0]?.message ?? '';
  }
  return '';
}

describe('a manifest', () => {
  test('is read; keys of a later release are no fault', () => {
    expect(readManifest(good, 'x').articles.map(({ slug }) => slug)).toEqual(['one', 'two']);
    const later = { ...manifestOf([{ slug: 'one' }]), more: 1, articles: [{ ...manifestEntry({ slug: 'one' }), series: 'x' }] };
    expect(readManifest(JSON.stringify(later), 'x').articles).toHaveLength(1);
  });

  test('cut off at any place it is refused', () => {
    const lengths = Array.from({ length: Math.floor(good.length / 7) }, (_, at) => at * 7);
    expect(lengths.filter((length) => refusal(good.slice(0, length)) === '')).toEqual([]);
  });

  test.each([
    ['', 'it is empty'], ['<html>', 'it is a page of HTML'], ['[]', 'the whole'], ['null', 'the whole'], ['{"version":2}', 'version 2'], ['{"version":1}', 'site'],
    [JSON.stringify({ ...manifestOf([]), site: 'javascript:alert(1)' }), 'site: "javascript:alert(1)" is no http address'],
    [JSON.stringify(manifestOf([{ slug: 'a' }, { slug: 'a', more: { path: 'b.md' } }])), 'articles.1.slug: "a" is there twice'],
    [JSON.stringify(manifestOf([{ slug: 'a' }, { slug: 'b', more: { path: 'a.md' } }])), 'articles.1.path: "a.md" is there twice'],
    [JSON.stringify(manifestOf([{ slug: 'a', more: { sha256: 'ABC' } }])), 'articles.0.sha256'],
    [JSON.stringify(manifestOf([{ slug: 'a', more: { url: 'javascript:alert(1)' } }])), 'articles.0.url'],
    [JSON.stringify(manifestOf([{ slug: '../a', more: { path: 'a.md' } }])), 'articles.0.slug'],
    [JSON.stringify(manifestOf([{ slug: '', more: { path: 'a.md' } }])), 'articles.0.slug'],
    [JSON.stringify(manifestOf([{ slug: 'a b', more: { path: 'a.md' } }])), 'articles.0.slug'],
  ])('%s is refused', (text, says) => {
    expect(refusal(text)).toContain(says);
  });

  test('of many faults ten are told, and how many more there are', () => {
    expect(refusal(JSON.stringify(manifestOf(Array.from({ length: 25 }, (_, at) => ({ slug: `a${at}`, more: { sha256: 'x' } })))))).toMatch(/articles\.9\.sha256.*; and 15 more$/s);
  });

  test('no path that passes leaves the directory, names a hidden file or means something in an address', () => {
    const part = fc.constantFrom('..', '.', 'a', '/', '\\', '%2e', ':', '?', '#', ' ', '~', 'я', '\u0000', '.md', '-', 'C:', '\n', '\u202e');
    fc.assert(fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const path = parts.join('');
      if (refusal(JSON.stringify(manifestOf([{ slug: 'a', more: { path } }]))) !== '') return;
      const base = 'https://example.org/content/';
      const url = new URL(path.split('/').map(encodeURIComponent).join('/'), base);
      expect(url.href.startsWith(base)).toBe(true);
      expect(url.search + url.hash).toBe('');
      expect(path.split('/').every((segment) => segment !== '' && !segment.startsWith('.'))).toBe(true);
    }), { numRuns: 2000 });
  });
});

describe('the schema', () => {
  const front = { title: 'T', description: 'D', pubDate: '2026-05-01', author: 'A', heroImage: '', schema: { '@type': 'BlogPosting' } };

  test('dates become dates, lists that are not there become empty ones', () => {
    expect(articleSchema.parse({ ...front, updatedDate: new Date('2026-06-01'), other: 1 })).toEqual({
      ...front, pubDate: new Date('2026-05-01'), updatedDate: new Date('2026-06-01'), keywords: [], tags: [], faq: [], draft: false, noindex: false,
    });
  });

  test.each([{ pubDate: 'yesterday' }, { pubDate: null }, { pubDate: '' }, { title: '' }, { schema: 'x' }, { draft: 'yes' }, { faq: [{ question: 'Q' }] }])('%j is refused', (change) => {
    expect(articleSchema.safeParse({ ...front, ...change }).success).toBe(false);
  });

  test.each([['zod', z], ['astro/zod', astroZod]] as const)('it may be extended with %s, and be part of its schemas', (_, other) => {
    const extended = articleSchema.extend({ reviewer: other.string() });
    expect(extended.parse({ ...front, reviewer: 'Maya' })).toMatchObject({ reviewer: 'Maya', title: 'T' });
    expect(extended.safeParse(front).success).toBe(false);
    expect(other.object({ inner: articleSchema }).safeParse({ inner: front }).success).toBe(true);
    expect(other.array(entrySchema).safeParse([{ ...front, manifest: manifestEntry({ slug: 'one' }) }]).success).toBe(true);
  });
});
