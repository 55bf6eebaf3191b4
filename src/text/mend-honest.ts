import type { Json, JsonObject } from '../model/article.ts';
import type { SiteConfig } from '../model/site.ts';
import type { Document } from './document.ts';
import { hostOf } from './hosts.ts';
import { hasImageExtension } from './image-urls.ts';
import { visibleFaq } from './mend-faq.ts';
import { asAsked, asShown, questionsOf } from './mend-shown.ts';
import { inForce, RETIRED_RESULTS } from './policy.ts';
import { hasType, isArticleType, isObject, isReference, listOf, textOf, typesOf } from './schema-nodes.ts';
import { isVisible, visibleWords } from './visible.ts';

/**
 * Structured data without what is not true: the same nodes, less invented ratings, empty how-tos, references to nothing, retired types; in a project also with the
 * values of the page where they differ from them. Nothing that is missing is added.
 */
export interface Honest {
  /** Undefined when nothing is left. */
  value: Json | undefined;
  /** What was done. */
  notes: string[];
}

export function honestSchema(given: Json, doc: Document, config: SiteConfig | undefined, asOf: string): Honest {
  const value = structuredClone(given);
  const notes: string[] = [];
  const note = (text: string): void => {
    if (!notes.includes(text)) notes.push(text);
  };
  const page: Page = { doc, config, asOf, note, nodes: [] };
  page.nodes = nodesOf(value);
  for (const node of page.nodes) {
    withoutRatings(node, page);
    honestLogo(node, page);
  }
  mergeIds(page);
  const root = withoutNodes(value, page);
  if (root === undefined) return { value: undefined, notes };
  page.nodes = nodesOf(root);
  for (const node of page.nodes) withoutDangling(node, page);
  if (config !== undefined) for (const node of pageNodes(root)) asShown(node, page);
  for (const node of page.nodes) if (hasType(node, 'FAQPage')) asAsked(node, page);
  return { value: root, notes };
}

interface Page {
  doc: Document;
  config: SiteConfig | undefined;
  asOf: string;
  note(text: string): void;
  nodes: JsonObject[];
}

/** Every object below a value. */
function nodesOf(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isObject(value) ? [value, ...Object.entries(value).flatMap(([key, inner]) => (key === '@context' ? [] : nodesOf(inner)))] : [];
}

/** The roots and the members of their graphs. */
export function pageNodes(root: Json): JsonObject[] {
  return listOf(root).filter(isObject).flatMap((one) => (one['@graph'] === undefined ? [one] : listOf(one['@graph']).filter(isObject)));
}

/** In a project what the config lists; elsewhere what the page says. */
function isTrueRating(node: JsonObject, { config, doc }: Page): boolean {
  const value = textOf(node['ratingValue']).replace(',', '.');
  const count = textOf(node['reviewCount']) || textOf(node['ratingCount']);
  if (config !== undefined) return config.ratings.some((rating) => rating.value === Number(value) && rating.count === Number(count));
  return [...value.split('.'), count].filter((part) => part !== '').every((part) => visibleWords(doc).has(part));
}

/** A review that readers can read is one; without words it is a rating, which outside a project may stand on the page by itself. */
function isTrueReview(node: JsonObject, { doc, config }: Page): boolean {
  const body = textOf(node['reviewBody']) || textOf(node['description']);
  if (body !== '' || isReference(node)) return isVisible(doc, body);
  const rating = node['reviewRating'];
  const value = isObject(rating) ? textOf(rating['ratingValue']) : '';
  return value === '' || (config === undefined && value.split(/[.,]/).every((part) => visibleWords(doc).has(part)));
}

function withoutRatings(node: JsonObject, page: Page): void {
  const rating = listOf(node['aggregateRating']).find((one) => isObject(one) && !isReference(one) && !isTrueRating(one, page));
  if (isObject(rating)) {
    delete node['aggregateRating'];
    page.note(`the invented rating ${textOf(rating['ratingValue']) || '?'} from ${textOf(rating['reviewCount']) || textOf(rating['ratingCount']) || '?'} reviews is gone`);
  }
  for (const key of ['review', 'reviews']) {
    if (node[key] === undefined) continue;
    const reviews = listOf(node[key]);
    const kept = reviews.filter((one) => !isObject(one) || isTrueReview(one, page));
    if (kept.length === reviews.length) continue;
    if (kept.length === 0) delete node[key];
    else node[key] = kept;
    page.note(`${reviews.length - kept.length === 1 ? 'a review' : `${reviews.length - kept.length} reviews`} that the page does not show ${reviews.length - kept.length === 1 ? 'is' : 'are'} gone`);
  }
}

/** No search engine takes a favicon for a logo. */
function honestLogo(node: JsonObject, { config, note }: Page): void {
  const { logo } = node;
  if (logo === undefined || Array.isArray(logo)) return;
  const url = typeof logo === 'string' ? logo : isObject(logo) ? textOf(logo['url']) || textOf(logo['contentUrl']) : '';
  if (url === '' || hasImageExtension(url) !== false) return;
  const own = config?.brand.logo;
  if (own === undefined) delete node['logo'];
  else node['logo'] = isObject(logo) ? { '@type': 'ImageObject', url: own } : own;
  note(own === undefined ? `the logo ${url} is gone: no search engine shows this format` : `the logo is ${own}`);
}

/** Two different things under one id: the second loses it. */
function mergeIds(page: Page): void {
  const first = new Map<string, JsonObject>();
  for (const node of page.nodes) {
    const id = textOf(node['@id']);
    if (id === '' || isReference(node)) continue;
    const other = first.get(id);
    if (other === undefined) first.set(id, node);
    else if (areOther(other, node)) {
      delete node['@id'];
      page.note(`the ${typesOf(node).join(', ') || 'node'} no longer has the \`@id\` ${id}, which is that of another node`);
    }
  }
}

function areOther(a: JsonObject, b: JsonObject): boolean {
  const [types, others] = [typesOf(a), typesOf(b)];
  if (types.length > 0 && others.length > 0 && !types.some((type) => others.includes(type))) return true;
  return ['name', 'headline', 'url', 'position'].some((key) => textOf(a[key]) !== '' && textOf(b[key]) !== '' && textOf(a[key]) !== textOf(b[key]));
}

/** Without nodes that claim what the page does not have. A root that is such a node goes as a whole, unless it can be an article. */
function withoutNodes(value: Json, page: Page): Json | undefined {
  if (Array.isArray(value)) {
    const kept = value.flatMap((item) => withoutNodes(item, page) ?? []);
    return kept.length === 0 && value.length > 0 ? undefined : kept;
  }
  if (!isObject(value)) return value;
  const graph = value['@graph'];
  if (graph !== undefined) {
    const kept = listOf(graph).flatMap((item) => withoutNodes(item, page) ?? []);
    if (kept.length === 0) return undefined;
    if (kept.length !== listOf(graph).length) value['@graph'] = kept;
    return value;
  }
  const what = claim(value, page);
  if (what === undefined) return value;
  const alone = hasType(value, 'HowTo') && !page.nodes.some(isArticleType);
  page.note(alone ? `${what}: it became a BlogPosting` : `${what}: it is gone`);
  if (!alone) return undefined;
  const { step: _step, ...rest } = value;
  return { ...rest, '@type': 'BlogPosting' };
}

/** What a node claims and the page does not have. */
function claim(node: JsonObject, page: Page): string | undefined {
  if (hasType(node, 'AggregateRating')) return isTrueRating(node, page) ? undefined : 'an invented rating';
  if (hasType(node, 'Review')) return isTrueReview(node, page) ? undefined : 'a review that the page does not show';
  if (hasType(node, 'HowTo')) return stepsOf(node).length > 0 ? undefined : 'a HowTo without steps';
  const retired = RETIRED_RESULTS.find((result) => !result.semantic && inForce(result, page.asOf) && hasType(node, result.type));
  if (retired !== undefined) return `the retired type ${retired.type}`;
  // In a project a FAQ that differs from the page is written anew from it.
  if (hasType(node, 'FAQPage') && !isArticleType(node) && visibleFaq(page.doc).length === 0 && questionsOf(node).length > 0 && questionsOf(node).every(({ question }) => !isVisible(page.doc, question))) return 'a FAQPage that the page does not show';
  return undefined;
}

function stepsOf(node: JsonObject): string[] {
  return nodesOf(node['step']).map((step) => textOf(step['text']) || textOf(step['name'])).concat(listOf(node['step']).map(textOf)).filter((text) => text !== '');
}

/** References to names that nothing on the page has. */
function withoutDangling(node: JsonObject, { nodes, config, note }: Page): void {
  const defined = nodes.filter((one) => !isReference(one)).map((one) => textOf(one['@id'])).filter((id) => id !== '');
  const fragment = (id: string): string => id.slice(Math.max(0, id.indexOf('#')));
  const fragments = new Set(defined.filter((id) => id.includes('#')).map(fragment));
  const hosts = new Set([...(config === undefined ? [] : [hostOf(config.site.url)]), ...defined.map(hostOf)]);
  const dangles = (value: Json): boolean => {
    if (!isObject(value) || !isReference(value)) return false;
    const id = textOf(value['@id']);
    if (defined.includes(id) || (id.startsWith('#') ? fragments.has(id) : defined.includes(fragment(id)))) return false;
    // Ids of other sites are meant to lead away, addresses without a fragment to pages.
    return (id.startsWith('_:') || id.includes('#')) && (hostOf(id) === '' || hosts.has(hostOf(id)) || hosts.size === 0);
  };
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('@')) continue;
    const kept = listOf(value).filter((item) => !dangles(item));
    if (kept.length === listOf(value).length) continue;
    if (kept.length === 0) delete node[key];
    else node[key] = kept;
    note(`\`${key}\` no longer refers to a node that the page does not have`);
  }
}
