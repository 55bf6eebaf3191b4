import type { Json, JsonObject } from '../model/article.ts';
import type { Document } from './document.ts';
import { oncePer } from './once-per.ts';

/** Reading JSON-LD as it stands in articles: types, references, texts. */
export type SchemaNode = Document['jsonld'][number];

/** Article and its subtypes in schema.org that blogs and magazines use. */
const ARTICLE_TYPES: ReadonlySet<string> = new Set([
  'Article', 'BlogPosting', 'NewsArticle', 'TechArticle', 'ScholarlyArticle', 'SocialMediaPosting', 'LiveBlogPosting', 'Report',
  'AdvertiserContentArticle', 'SatiricalArticle', 'AnalysisNewsArticle', 'AskPublicNewsArticle', 'BackgroundNewsArticle', 'OpinionNewsArticle',
  'ReportageNewsArticle', 'ReviewNewsArticle',
]);

const SCHEMA_CONTEXT = /^\s*(?:https?:)?\/\/(?:www\.)?schema\.org(?:\/?|\/docs\/jsonldcontext\.jsonl?d?)\s*$/i;

/** Properties that lead from the page to what it is about; any other leads to something else (a cited article, an author's page). */
const PAGE_PROPERTIES: ReadonlySet<string | number> = new Set(['@graph', 'mainEntity', 'mainEntityOfPage']);

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a list: JSON-LD allows one value and a list everywhere. Absent is empty. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Trimmed text of a string or number; '' for anything else. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** A name of the vocabulary without its prefix: `https://schema.org/HowTo` and `schema:HowTo` are `HowTo`. */
export function bareTerm(name: string): string {
  return name.includes(':') ? name.replace(/^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/, '') : name;
}

/** Types of a node, without prefixes. */
export function typesOf(node: JsonObject): string[] {
  const type = node['@type'];
  if (type === undefined) return [];
  if (typeof type === 'string') return type.trim() === '' ? [] : [bareTerm(type.trim())];
  return listOf(type).map((one) => bareTerm(textOf(one))).filter((one) => one !== '');
}

export function hasType(node: JsonObject, ...types: readonly string[]): boolean {
  const type = node['@type'];
  if (typeof type === 'string' && types.includes(type)) return true;
  return type !== undefined && typesOf(node).some((one) => types.includes(one));
}

export function isArticleType(node: JsonObject): boolean {
  const type = node['@type'];
  if (typeof type === 'string' && ARTICLE_TYPES.has(type)) return true;
  return type !== undefined && typesOf(node).some((one) => ARTICLE_TYPES.has(one));
}

/**
 * Terms an article adds to the vocabulary in `@context`; undefined when another context may define any term, so that unknown ones cannot be judged.
 */
export function addedTerms(doc: Document): ReadonlySet<string> | undefined {
  const terms = new Set<string>();
  for (const { root } of doc.jsonldRoots) {
    const contexts = listOf(root as Json | undefined).flatMap((one) => (isObject(one) ? listOf(one['@context']) : []));
    for (const part of contexts) {
      if (typeof part === 'string') {
        if (!SCHEMA_CONTEXT.test(part)) return undefined;
      } else if (isObject(part)) {
        for (const [term, meaning] of Object.entries(part)) {
          if (term === '@vocab' && !SCHEMA_CONTEXT.test(textOf(meaning))) return undefined;
          terms.add(term);
        }
      }
    }
  }
  return terms;
}

/** True for nodes that describe the page itself: the roots, members of @graph, and what `mainEntity` leads to. */
export function describesPage(path: readonly (string | number)[]): boolean {
  return path.every((key, index) => index === 0 || typeof key === 'number' || PAGE_PROPERTIES.has(key));
}

/** Article nodes of the page, those it cites left out. */
export const articleNodes: (doc: Document) => readonly SchemaNode[] = oncePer((doc) => doc.jsonld.filter(({ node, path }) => isArticleType(node) && describesPage(path)));

/** True for `{"@id": …}` and nothing else. */
export function isReference(node: JsonObject): boolean {
  return typeof node['@id'] === 'string' && Object.keys(node).length === 1;
}

/** The node a value stands for: itself, or the one it refers to by @id; undefined for text and for references to nothing. */
export function resolveNode(doc: Document, value: Json | undefined): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  if (!isReference(value)) return value;
  return doc.jsonld.find(({ node }) => node['@id'] === value['@id'] && !isReference(node))?.node;
}

/** URL of an image value: text, `url`, `contentUrl`, or those of the node it refers to. '' when there is none. */
export function imageUrl(doc: Document, value: Json | undefined): string {
  if (typeof value === 'string') return value.trim();
  const node = resolveNode(doc, value);
  if (node === undefined) return '';
  return textOf(node['url']) || textOf(node['contentUrl']);
}

/** Names of the organisations behind the page, as its JSON-LD states them. */
export function publisherNames(doc: Document): string[] {
  return doc.jsonld.filter(({ node, path }) => hasType(node, 'Organization') && (path.at(-1) === 'publisher' || describesPage(path))).map(({ node }) => textOf(node['name'])).filter((name) => name !== '');
}
