import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/article.ts';
import { configSchema, type SiteConfig } from '../../src/model/site.ts';
import { buildJsonLd, type PageFacts } from '../../src/text/jsonld.ts';

const site = { url: 'https://example.org', name: 'Журнал', articlePath: '/blog/{slug}/' };
const brand = { name: 'Dvorik', url: 'https://dvorik.example.com/', logo: 'https://example.org/logo.png', description: 'Сдаём квартиры.' };
const config = (overrides: Record<string, unknown> = {}): SiteConfig => configSchema.parse({ site, brand, ...overrides });
const person = { id: 'anna', name: 'Анна Седова', url: 'https://example.org/authors/anna/', type: 'person' } as const;
const page = (overrides: Partial<PageFacts> = {}): PageFacts => ({
  url: 'https://example.org/blog/chat/', title: 'Чат', description: 'О чате.', lang: 'ru', pubDate: '2026-03-01', updatedDate: undefined, author: person,
  image: { url: 'https://example.org/a.jpg', alt: 'Офис' }, keywords: ['чат'], faq: [{ question: 'Нужен?', answer: 'Да.' }], steps: [], words: 900, homeLabel: 'Главная', type: 'guide', ...overrides,
});

const nodesOf = (data: JsonObject): JsonObject[] => data['@graph'] as JsonObject[];
const typesOf = (data: JsonObject): Json[] => nodesOf(data).map((node) => node['@type'] ?? '');
const nodeOf = (data: JsonObject, type: string): JsonObject => nodesOf(data).find((node) => node['@type'] === type) ?? {};

/** Every `{ "@id": … }` that refers to a node. */
function references(value: Json, found: string[] = []): string[] {
  if (Array.isArray(value)) value.forEach((item) => references(item, found));
  else if (value !== null && typeof value === 'object') {
    const id = value['@id'];
    if (typeof id === 'string' && Object.keys(value).length === 1) found.push(id);
    Object.values(value).forEach((item) => references(item, found));
  }
  return found;
}

const variants: Record<string, [PageFacts, SiteConfig]> = {
  'a full page': [page(), config()],
  'no picture, no FAQ, no keywords': [page({ image: undefined, faq: [], keywords: [] }), config()],
  'no address of the brand, no logo': [page(), config({ brand: { name: 'Dvorik' } })],
  'an author without an address': [page({ author: { id: 'b', name: 'Борис', type: 'person' } }), config()],
  'an author that is an organisation': [page({ author: { id: 'lab', name: 'Лаборатория', type: 'organization' } }), config()],
  'an author that is the brand': [page({ author: { id: 'd', name: 'Dvorik', type: 'organization' } }), config()],
  'a how-to': [page({ type: 'howto', steps: [{ name: 'Раз', text: 'Делаем раз.', anchor: 'raz' }, { name: 'Два', text: 'Делаем два.', anchor: 'dva' }] }), config()],
  'a how-to with tools and time': [page({ type: 'howto', tools: ['Ключ'], minutes: 90, steps: [{ name: 'Раз', text: 'Делаем раз.', anchor: 'raz' }, { name: 'Два', text: 'Делаем два.', anchor: 'dva' }] }), config()],
  'a list': [page({ type: 'listicle', items: [{ name: 'Раз', text: 'Текст.', anchor: '1-raz' }, { name: 'Два', text: 'Текст.', anchor: '2-dva' }] }), config()],
  'a comparison': [page({ type: 'comparison', sides: ['Код', 'Ключ'] }), config()],
  'a service': [page({ type: 'service', service: 'Встреча гостей' }), config()],
  'news': [page({ type: 'news', dateline: 'Рига, 1 марта 2026 г.' }), config()],
  'articles at the root': [page(), config({ site: { ...site, articlePath: '/{slug}' } })],
  'a later date': [page({ updatedDate: '2026-04-01' }), config()],
};

describe('the graph', () => {
  test.each(Object.entries(variants))('%s: every reference resolves, every id is one node, no value is empty', (_name, [facts, settings]) => {
    const data = buildJsonLd(facts, settings);
    const ids = nodesOf(data).map((node) => node['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(references(data).filter((id) => !ids.includes(id))).toEqual([]);
    expect(references(data).length).toBeGreaterThan(5);
    const text = JSON.stringify(data);
    expect(text).not.toMatch(/undefined|null|""|\[\]|\{\}|aggregateRating|Review/);
    for (const id of ids) expect(new URL(id as string).href).toBe(id);
    expect(data['@context']).toBe('https://schema.org');
  });
  test('has a node for what the type shows, and only then', () => {
    const of = (name: string): JsonObject => buildJsonLd(...(variants[name] ?? expect.unreachable(name)));
    expect(nodeOf(of('a how-to with tools and time'), 'HowTo')).toMatchObject({ totalTime: 'PT1H30M', tool: [{ '@type': 'HowToTool', name: 'Ключ' }] });
    expect(nodeOf(of('a how-to'), 'HowTo')).not.toHaveProperty('tool');
    expect(nodeOf(of('a list'), 'ItemList')).toMatchObject({ numberOfItems: 2, itemListElement: [{ position: 1, name: 'Раз', url: 'https://example.org/blog/chat/#1-raz' }, { position: 2 }] });
    expect(nodeOf(of('a comparison'), 'BlogPosting')['about']).toEqual([{ '@type': 'Thing', name: 'Код' }, { '@type': 'Thing', name: 'Ключ' }]);
    expect(nodeOf(of('a service'), 'Service')).toMatchObject({ name: 'Встреча гостей', provider: { '@id': 'https://dvorik.example.com/#organization' } });
    expect(nodeOf(of('a service'), 'BlogPosting')['about']).toEqual({ '@id': 'https://example.org/blog/chat/#service' });
    expect(nodeOf(of('news'), 'NewsArticle')).toMatchObject({ headline: 'Чат', dateline: 'Рига, 1 марта 2026 г.' });
    expect(typesOf(of('news'))).not.toContain('BlogPosting');
    expect(buildJsonLd(page({ type: 'news' }), config({ article: { schema: 'flat' } }))['@type']).toBe('NewsArticle');
    expect(typesOf(buildJsonLd(page({ items: [{ name: 'Раз', text: 'Текст.', anchor: 'a' }] }), config()))).not.toContain('ItemList');
  });
  test('holds what the page shows', () => {
    const data = buildJsonLd(page(), config());
    expect(typesOf(data)).toEqual(['Organization', 'WebSite', 'Person', 'WebPage', 'BlogPosting', 'ImageObject', 'BreadcrumbList', 'FAQPage']);
    expect(nodeOf(data, 'BlogPosting')).toMatchObject({ headline: 'Чат', description: 'О чате.', inLanguage: 'ru', datePublished: '2026-03-01', dateModified: '2026-03-01', keywords: ['чат'], wordCount: 900 });
    expect(nodeOf(data, 'FAQPage')['mainEntity']).toEqual([{ '@type': 'Question', name: 'Нужен?', acceptedAnswer: { '@type': 'Answer', text: 'Да.' } }]);
    expect((nodeOf(data, 'BreadcrumbList')['itemListElement'] as JsonObject[]).map((item) => [item['position'], item['name'], item['item']])).toEqual([[1, 'Главная', 'https://example.org/'], [2, 'Журнал', 'https://example.org/blog/'], [3, 'Чат', 'https://example.org/blog/chat/']]);
    expect(nodeOf(data, 'ImageObject')).toMatchObject({ url: 'https://example.org/a.jpg', caption: 'Офис' });
  });
  test('dates, pictures and lists only when there are any', () => {
    const data = buildJsonLd(page({ updatedDate: '2026-04-01', image: undefined, faq: [], keywords: [] }), config());
    expect(nodeOf(data, 'WebPage')['dateModified']).toBe('2026-04-01');
    expect(typesOf(data)).not.toContain('ImageObject');
    expect(typesOf(data)).not.toContain('FAQPage');
    expect(Object.keys(nodeOf(data, 'BlogPosting'))).not.toContain('keywords');
  });
  test('the brand as author is one node', () => {
    const data = buildJsonLd(page({ author: { id: 'd', name: 'Dvorik', type: 'organization' } }), config());
    expect(typesOf(data).filter((type) => type === 'Organization')).toHaveLength(1);
    expect(nodeOf(data, 'BlogPosting')['author']).toEqual({ '@id': nodeOf(data, 'Organization')['@id'] });
  });
  test('a how-to needs two steps', () => {
    const step = { name: 'Раз', text: 'Делаем.', anchor: 'raz' };
    expect(typesOf(buildJsonLd(page({ steps: [step] }), config()))).not.toContain('HowTo');
    const data = buildJsonLd(page({ steps: [step, { ...step, name: 'Два', anchor: 'dva' }] }), config());
    expect((nodeOf(data, 'HowTo')['step'] as JsonObject[]).map((item) => [item['position'], item['name'], item['url']])).toEqual([[1, 'Раз', 'https://example.org/blog/chat/#raz'], [2, 'Два', 'https://example.org/blog/chat/#dva']]);
  });
  test('articles at the root have two crumbs', () => {
    expect(nodeOf(buildJsonLd(page(), config({ site: { ...site, articlePath: '/{slug}' } })), 'BreadcrumbList')['itemListElement']).toHaveLength(2);
  });
  test('ratings of the config are not printed for articles', () => {
    const ratings = [{ item: 'Dvorik', value: 4.9, count: 12, source: 'https://example.org/r', asOf: '2026-01-01' }];
    expect(JSON.stringify(buildJsonLd(page(), config({ ratings })))).not.toMatch(/ating/);
  });
});

describe('flat', () => {
  const flat = (facts = page(), overrides: Record<string, unknown> = {}): JsonObject => buildJsonLd(facts, config({ article: { schema: 'flat' }, ...overrides }));
  test('one posting with the keys of the samples, without a rating', () => {
    const data = flat();
    expect(data['@type']).toBe('BlogPosting');
    expect(Object.keys(data)).toEqual(expect.arrayContaining(['@context', '@type', 'name', 'description', 'image', 'publisher', 'mainEntityOfPage']));
    expect(data['image']).toEqual({ '@type': 'ImageObject', url: 'https://example.org/a.jpg' });
    expect(data['publisher']).toEqual({ '@type': 'Organization', name: 'Dvorik', url: 'https://dvorik.example.com/', logo: { '@type': 'ImageObject', url: 'https://example.org/logo.png' } });
    expect(data['mainEntityOfPage']).toEqual({ '@type': 'WebPage', '@id': 'https://example.org/blog/chat/' });
    expect(JSON.stringify(data)).not.toMatch(/aggregateRating|undefined|null/);
  });
  test('keys without a value are left out', () => {
    const data = flat(page({ image: undefined, author: { id: 'b', name: 'Борис', type: 'person' } }), { brand: { name: 'Dvorik' } });
    expect(Object.keys(data)).not.toContain('image');
    expect(data['author']).toEqual({ '@type': 'Person', name: 'Борис' });
    expect(data['publisher']).toEqual({ '@type': 'Organization', name: 'Dvorik' });
  });
});
