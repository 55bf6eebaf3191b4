import type { Json, JsonObject } from '../../../src/model/article.ts';
import { acts, hasGraph, node, nodes, type Draft, type Place, type Recipe } from '../kit.ts';

/** Changes the structured data; the finding has to stand in it. */
const change = (edit: (draft: Draft) => unknown) => (draft: Draft): Place[] => {
  edit(draft);
  return [{ key: 'schema' }];
};
const graph = { on: hasGraph };
const add = (extra: JsonObject) => change((draft) => (draft.data.schema['@graph'] as Json[]).push(extra));
const article = (values: JsonObject) => change((draft) => Object.assign(node(draft, 'BlogPosting'), values));
const edit = (type: string, values: JsonObject) => change((draft) => Object.assign(node(draft, type), values));
const without = (type: string, ...keys: string[]) => change((draft) => {
  for (const key of keys) delete node(draft, type)[key];
});
const broken = (schema: unknown) => (draft: Draft): Place[] => {
  (draft.data as Record<string, unknown>)['schema'] = schema;
  return [{ key: 'schema' }];
};
const page = (draft: Draft): string => node(draft, 'WebPage')['@id'] as string;
const items = (draft: Draft): JsonObject[] => node(draft, 'BreadcrumbList')['itemListElement'] as JsonObject[];
const questions = (draft: Draft): JsonObject[] => node(draft, 'FAQPage')['mainEntity'] as JsonObject[];
const swapHost = (draft: Draft, host: string): void => {
  draft.data.schema = JSON.parse(JSON.stringify(draft.data.schema).replaceAll(/https:\/\/(delo-ruk|plainshelf)\.example/g, `https://${host}`)) as JsonObject;
};
const rating = (value: string, count: number): JsonObject => ({ aggregateRating: { '@type': 'AggregateRating', ratingValue: value, ratingCount: count, bestRating: '5' } });
const ORGANISATION = { '@type': 'Organization', '@id': 'https://partner-shop.example/#organization', name: 'Partner' };

export const recipes: Recipe[] = [
  ...acts('schema/parse', [broken('{"@context": "https://schema.org", "@type": "BlogPosting",'), broken([]), broken('BlogPosting'), change((draft) => delete draft.data.schema['@context']), change((draft) => delete nodes(draft).find((one) => one['@type'] === 'BlogPosting')?.['@type'])]),
  ...acts('schema/type-unknown', [article({ '@type': 'BlogPots' }), article({ '@type': 'Artikel' }), article({ datePublishd: '2026-01-01' }), article({ autor: 'x' })]),
  ...acts('schema/type-unknown', [edit('WebPage', { '@type': 'Webpage' }), add({ '@type': 'LocalBuisness', name: 'Workshop' })], graph),
  ...acts('schema/property-not-in-domain', [article({ cookTime: 'PT30M' }), article({ priceRange: '€€' }), article({ jobTitle: 'Editor' })]),
  ...acts('schema/property-not-in-domain', [edit('Organization', { isbn: '978-3-16-148410-0' }), edit('Person', { price: 10 })], graph),
  ...acts('schema/value-type', [article({ datePublished: 'вчера' }), article({ wordCount: 'many' }), article({ dateModified: '05.06.2026' }), article({ url: 'not a url' }), article({ image: 42 })]),
  ...acts('schema/value-type', [edit('BreadcrumbList', { itemListElement: [{ '@type': 'ListItem', position: 'first', name: 'A', item: 'https://plainshelf.example/' }, { '@type': 'ListItem', position: 'second', name: 'B', item: 'https://plainshelf.example/b/' }] })], graph),
  ...acts('schema/primary-type', [article({ '@type': 'Product' }), article({ '@type': 'Recipe' })]),
  ...acts('schema/primary-type', [change((draft) => {
    draft.data.schema['@graph'] = nodes(draft).filter((one) => one['@type'] !== 'BlogPosting');
  })], graph),
  ...acts('schema/deprecated-type', [
    add({ '@type': 'SpecialAnnouncement', name: 'Open again', text: 'We are open again.', datePosted: '2026-02-01' }), add({ '@type': 'ClaimReview', url: 'https://plainshelf.example/', claimReviewed: 'Old claim' }),
    add({ '@type': 'HowTo', name: 'How', step: [{ '@type': 'HowToStep', text: 'One' }, { '@type': 'HowToStep', text: 'Two' }] }),
  ], graph),
  ...acts('schema/howto-without-steps', [add({ '@type': 'HowTo', name: 'How to do it' }), add({ '@type': 'HowTo', name: 'How to do it', step: [] }), add({ '@type': 'HowTo', name: 'How', tool: ['brush'], totalTime: 'PT1H' })], graph),
  ...acts('schema/rating-fabricated', [article(rating('4.7', 215)), article(rating('5', 38)), article({ review: { '@type': 'Review', reviewRating: { '@type': 'Rating', ratingValue: '5' }, author: { '@type': 'Person', name: 'M. K.' } } }), article(rating('4,95', 1204))]),
  ...acts('schema/rating-fabricated', [add({ '@type': 'Product', name: 'Kit', ...rating('4.6', 90) })], graph),
  ...acts('schema/rating-type-ineligible', [article(rating('4.4', 71))]),
  ...acts('schema/rating-type-ineligible', [edit('Organization', rating('4.9', 51)), change((draft) => (draft.data.schema['@graph'] as Json[]).push({ '@type': 'LocalBusiness', name: node(draft, 'Organization')['name'] ?? '', ...rating('4.8', 33) }))], graph),
  ...acts('schema/not-visible', [article({ headline: 'Thirty secrets of the old masters nobody told you' }), article({ description: 'Prices, delivery terms and a calculator of costs for wholesale buyers of concrete.' }), article({ author: { '@type': 'Person', name: 'Boris Invisible', url: 'https://plainshelf.example/authors/boris/' } })]),
  ...acts('schema/not-visible', [change((draft) => questions(draft).push({ '@type': 'Question', name: 'Where is the nearest cinema?', acceptedAnswer: { '@type': 'Answer', text: 'Behind the station, next to the old fountain.' } }))], graph),
  ...acts('schema/headline-mismatch', [article({ headline: 'Ремонт смесителя своими руками' }), article({ headline: 'Cheap flights to Lisbon' }), change((draft) => {
    const post = node(draft, 'BlogPosting');
    post['headline'] = `${post['headline'] as string} — 2026 update`;
  })]),
  ...acts('schema/dates-mismatch', [article({ datePublished: '2025-11-11' }), article({ datePublished: '2026-08-30T10:00:00+03:00' }), article({ dateModified: '2026-09-10' })]),
  ...acts('schema/author-shape', [article({ author: 'Ruth Calder' }), article({ author: { '@type': 'Person', name: 'Ruth Calder' } }), article({ author: { '@type': 'Thing', name: 'Ruth Calder', url: 'https://plainshelf.example/authors/ruth/' } })]),
  ...acts('schema/author-shape', [article({ author: { '@type': 'Person', name: 'Head baker Ruth Calder, MSc', url: 'https://plainshelf.example/authors/ruth/' } })], { locales: ['en'] }),
  ...acts('schema/author-shape', [article({ author: { '@type': 'Person', name: 'Главный технолог Вера Колосова', url: 'https://delo-ruk.example/authors/vera/' } })], { locales: ['ru'] }),
  ...acts('schema/publisher-logo', [
    edit('Organization', { logo: { '@type': 'ImageObject', url: 'https://img.plainshelf.example/icon.ico' } }), edit('Organization', { logo: 'https://img.delo-ruk.example/touch.ico' }),
    edit('Organization', { logo: { '@type': 'ImageObject', url: 'https://img.plainshelf.example/logo.png', width: 64, height: 64 } }), without('Organization', 'logo'),
  ], graph),
  ...acts('schema/image-unusable', [
    edit('ImageObject', { url: '/img/hero.webp', contentUrl: '/img/hero.webp' }), edit('ImageObject', { url: 'https://img.plainshelf.example/hero.pdf', contentUrl: 'https://img.plainshelf.example/hero.pdf' }),
    edit('ImageObject', { url: 'https://img.delo-ruk.example/drugaya-kartinka.webp', contentUrl: 'https://img.delo-ruk.example/drugaya-kartinka.webp' }), edit('ImageObject', { width: 120, height: 90 }),
  ], graph),
  ...acts('schema/id-dangling', [change((draft) => Object.assign(node(draft, 'BlogPosting'), { author: { '@id': `${page(draft)}#nobody` } })), article({ publisher: { '@id': '#brand' } }), change((draft) => Object.assign(node(draft, 'BlogPosting'), { isPartOf: { '@id': new URL('/#journal', page(draft)).href } }))], graph),
  ...acts('schema/id-duplicate', [change((draft) => {
    (draft.data.schema['@graph'] as Json[]).push({ '@type': 'Event', '@id': page(draft), name: 'Open day' });
  }), change((draft) => {
    node(draft, 'Person')['@id'] = node(draft, 'Organization')['@id'] ?? '';
  })], graph),
  ...acts('schema/breadcrumb', [
    change((draft) => items(draft).splice(1)), change((draft) => items(draft).forEach((one, index) => Object.assign(one, { position: index }))), change((draft) => delete items(draft)[1]?.['name']),
    change((draft) => delete items(draft)[0]?.['item']), change((draft) => Object.assign(items(draft)[1] ?? {}, { position: 1 })),
  ], graph),
  ...acts('schema/host-mismatch', [change((draft) => swapHost(draft, 'shelf-blog.vercel.app')), change((draft) => swapHost(draft, 'someone.github.io')), change((draft) => swapHost(draft, 'staging.other-site.example'))]),
  ...acts('schema/duplicate-of-frontmatter', [article({ description: 'An older description that stayed in the markup.' }), article({ keywords: ['something', 'else'] }), article({ inLanguage: 'fr' })], graph),
  ...acts('schema/id-dangling', [change((draft) => {
    const post = node(draft, 'BlogPosting');
    post['image'] = { '@id': `${page(draft)}#hero` };
  })], graph),
  ...acts('schema/publisher-logo', [article({ publisher: { ...ORGANISATION, logo: { '@type': 'ImageObject', url: 'https://partner-shop.example/favicon.ico' } } })], { locales: ['en'], on: (one) => !hasGraph(one) }),
];

export const siteRecipes = [];
