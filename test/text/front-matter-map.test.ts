import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { frontMatterMapSchema, type FrontMatterMap } from '../../src/model/site.ts';
import { exportArticle, frontMatterMap, mapFrontMatter, type ArticleFacts } from '../../src/text/front-matter-map.ts';
import { PRESETS } from '../../src/text/front-matter-presets.ts';
import { withAliases } from '../../src/text/front-matter-aliases.ts';
import { parseArticle } from '../../src/text/frontmatter.ts';

const ARTICLE = `---
title: 'Chains: a guide'
description: How to keep a chain.
pubDate: '2026-03-01'
updatedDate: '2026-04-01'
author: Anna Sedova
heroImage: 'https://example.org/chain.jpg'
heroImageAlt: A chain
lang: en
draft: true
schema:
  '@context': 'https://schema.org'
  '@type': BlogPosting
faq:
  - question: Why?
    answer: Because.
---
# Chains: a guide

Text.
`;
const map = (mapping: Partial<FrontMatterMap>, facts?: ArticleFacts, text = ARTICLE): string => mapFrontMatter(parseArticle(text), frontMatterMapSchema.parse(mapping), facts);
const data = (text: string): Record<string, unknown> => parseArticle(text).data;
const FACTS: ArticleFacts = { path: '/blog/chains/', redirectFrom: ['/blog/old/'] };

describe('presets', () => {
  test('astro: not a byte changes, whatever the style of the file', () => {
    for (const text of [ARTICLE, '---\r\ntitle:   "A"   # a note\r\n---\r\nText\r\n', 'No front matter\n', '']) expect(map({}, FACTS, text)).toBe(text);
  });
  test('hugo', () => {
    expect(map({ preset: 'hugo' }, FACTS)).toBe(`---
title: 'Chains: a guide'
description: How to keep a chain.
date: '2026-03-01'
lastmod: '2026-04-01'
author: Anna Sedova
cover:
  image: 'https://example.org/chain.jpg'
  alt: A chain
lang: en
draft: true
schema:
  '@context': 'https://schema.org'
  '@type': BlogPosting
faq:
  - question: Why?
    answer: Because.
url: /blog/chains/
aliases:
  - /blog/old/
---
# Chains: a guide

Text.
`);
  });
  test('eleventy', () => {
    expect(data(map({ preset: 'eleventy' }, FACTS))).toEqual({ ...without(data(ARTICLE), 'pubDate', 'updatedDate'), date: '2026-03-01', updated: '2026-04-01', permalink: '/blog/chains/', templateEngineOverride: 'md' });
  });
  test('jekyll', () => {
    const { schema, faq } = data(ARTICLE);
    expect(data(map({ preset: 'jekyll' }, FACTS))).toEqual({
      title: 'Chains: a guide', description: 'How to keep a chain.', date: '2026-03-01', last_modified_at: '2026-04-01', author: 'Anna Sedova', image: { path: 'https://example.org/chain.jpg', alt: 'A chain' },
      lang: 'en', published: false, schema, faq, permalink: '/blog/chains/', redirect_from: ['/blog/old/'], layout: 'post', render_with_liquid: false,
    });
    expect(data(map({ preset: 'jekyll' }, {}, ARTICLE.replace('draft: true\n', '')))).not.toHaveProperty('published');
  });
  test.each(Object.keys(PRESETS) as FrontMatterMap['preset'][])('%s: the checks read every value back as it was', (preset) => {
    const read = withAliases(data(map({ preset }, FACTS)), 'chains.md');
    for (const [key, value] of Object.entries(data(ARTICLE))) expect([key, read[key]]).toEqual([key, value]);
  });
});

describe('the config', () => {
  test('its names come before those of the preset, static keys last, and what is dropped is gone', () => {
    const mapped = data(map({ preset: 'hugo', map: { pubDate: 'publishDate', heroImage: 'featured.src', tags: 'taxonomies.tags' }, static: { layout: 'post', 'params.toc': true, author: 'The team' }, drop: ['faq', 'heroImageAlt', 'path', 'redirectFrom'] }, FACTS));
    expect(mapped).toEqual({
      title: 'Chains: a guide', description: 'How to keep a chain.', publishDate: '2026-03-01', lastmod: '2026-04-01', author: 'The team', featured: { src: 'https://example.org/chain.jpg' }, lang: 'en', draft: true,
      schema: data(ARTICLE)['schema'], layout: 'post', params: { toc: true },
    });
    expect(Object.keys(mapped).slice(-2)).toEqual(['layout', 'params']);
  });
  test('a static key of the preset can be dropped', () => {
    expect(data(map({ preset: 'jekyll', drop: ['layout', 'render_with_liquid'] }))).not.toHaveProperty('layout');
  });
  test('without front matter there are the static keys', () => {
    expect(map({ static: { layout: 'post' } }, {}, 'Text\n')).toBe('---\nlayout: post\n---\nText\n');
  });
  test.each([
    ['two keys of the article at one place', { map: { title: 'lang' } }],
    ['a key below one that is a text', { map: { heroImage: 'title.image' } }],
    ['a key over a block', { map: { heroImage: 'x.y', lang: 'x' } }],
    ['a path of the project where the article has a key', { map: { path: 'title' } }],
  ])('%s is a fault of the config', (_name, mapping) => {
    expect(() => map(mapping, FACTS)).toThrow(/output\.frontMatter: ".*" would stand where another key/);
  });
  test.each([{ map: { pubDate: '__proto__.x y' } }, { map: { pubDate: '.x' } }, { map: { pubDate: '' } }, { preset: 'ghost' }, { static: { 'a..b': 1 } }])('%j is refused', (mapping) => {
    expect(frontMatterMapSchema.safeParse(mapping).success).toBe(false);
  });
  test('keys with the names of built-in properties are keys as any other', () => {
    const mapped = map({ map: { title: '__proto__.constructor' }, static: { constructor: 1 } }, {}, '---\ntitle: A\ntoString: b\n---\nText\n');
    expect(mapped).toBe('---\n__proto__:\n  constructor: A\ntoString: b\nconstructor: 1\n---\nText\n');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
  test("a preset on the command line takes the place of the config's", () => {
    const configured = frontMatterMapSchema.parse({ preset: 'hugo', static: { layout: 'post' } });
    expect(frontMatterMap(configured, undefined)).toBe(configured);
    expect(frontMatterMap(configured, 'hugo')).toBe(configured);
    expect(frontMatterMap(configured, 'jekyll')).toEqual({ preset: 'jekyll', map: {}, static: {}, drop: [] });
    expect(frontMatterMap(undefined, undefined).preset).toBe('astro');
  });
});

test('values survive whatever they hold', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('2026-03-01', 'yes', '0o17', '- a', '---', ': #', '~', "'\n'"));
  fc.assert(fc.property(fc.record({ title: text, description: text, pubDate: text, heroImage: text, tags: fc.array(text) }), (values) => {
    const mapped = mapFrontMatter({ data: values, body: 'Text\n' }, frontMatterMapSchema.parse({ preset: 'hugo' }));
    expect(load(mapped.split('\n---\n')[0]?.slice(4) ?? '')).toBeTypeOf('object');
    expect(data(mapped)).toEqual({ title: values.title, description: values.description, date: values.pubDate, cover: { image: values.heroImage }, tags: values.tags });
  }));
});

describe('bodies', () => {
  const body = (text: string, preset: FrontMatterMap['preset'] = 'hugo'): string => map({ preset }, {}, text);
  test.each([
    ['{{< youtube abc >}} and {{% note "x" %}}', '{{</* youtube abc */>}} and {{%/* note "x" */%}}'],
    ['`{{< a >}}`\n{{< b\n c >}}', '`{{</* a */>}}`\n{{</* b\n c */>}}'],
    ['{{</* shown */>}} {{%/* shown */%}}', '{{</* shown */>}} {{%/* shown */%}}'],
    ['{{< never closed', '&#123;{< never closed'],
    ['{{< a %}} {{< b >}}', '&#123;{< a %}} {{</* b */>}}'],
    ['{{ .Title }} {% raw %} {{{x}}}', '{{ .Title }} {% raw %} {{{x}}}'],
  ])('Hugo runs nothing: %j', (text, expected) => {
    const out = body(text);
    expect(out).toBe(expected);
    expect(body(out)).toBe(out);
  });
  test('many that are never closed are no hindrance', () => {
    expect(body('{{< '.repeat(50_000)).length).toBe(50_000 * 9);
  });
  test('elsewhere the body stays', () => {
    for (const preset of ['astro', 'eleventy', 'jekyll'] as const) expect(parseArticle(body('{{< a >}} {% b %} {{ c }}', preset)).body).toBe('{{< a >}} {% b %} {{ c }}');
  });
});

test('files are named as the generator expects', () => {
  const named = (preset: FrontMatterMap['preset'], text = ARTICLE): string => exportArticle({ slug: 'chains', text }, frontMatterMapSchema.parse({ preset })).path;
  expect([named('astro'), named('hugo'), named('eleventy'), named('jekyll'), named('jekyll', 'Text\n')]).toEqual(['chains.md', 'chains.md', 'chains.md', '2026-03-01-chains.md', 'chains.md']);
  expect(exportArticle({ slug: 'chains', text: ARTICLE }, frontMatterMapSchema.parse({})).draft).toBe(true);
  expect(() => exportArticle({ slug: 'x', text: '---\ntitle: [\n---\n', file: 'output/x.md' }, frontMatterMapSchema.parse({}))).toThrow(/output\/x\.md:/);
});

function without(value: Record<string, unknown>, ...keys: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
