import { FRONT_MATTER_KEYS, type Json, type JsonObject } from '../model/article.ts';
import { articleUrl, type Author, type SiteConfig } from '../model/site.ts';
import { cut } from './cuts.ts';
import { readDate } from './dates.ts';
import type { Document } from './document.ts';
import { buildJsonLd } from './jsonld.ts';
import { jsonLdScripts } from './jsonld-nodes.ts';
import { visibleFaq } from './mend-faq.ts';
import { honestSchema, pageNodes } from './mend-honest.ts';
import { registered } from './mend-shown.ts';
import { difference, type Mend, type MendContext, type MendStep } from './mend-step.ts';
import { rewriteValue } from './mend-values.ts';
import { looksLikeName } from './names.ts';
import { isArticleType, isObject, typesOf } from './schema-nodes.ts';
import { applySplices } from './splice.ts';
import { addKey, setValue } from './yaml-edits.ts';

/**
 * The structured data, told honestly. What is true stays as it is written; only data that do not describe an article, or cannot be read, are made anew from the
 * page, in the shape the config asks for. Outside a project nothing is made: what is wrong goes.
 */
export const schema: MendStep = {
  id: 'schema', about: 'structured data: invented ratings and empty claims go, values follow the page, missing data are built', touches: 'data',
  mends(doc, context) {
    if (doc.split.block === '' || doc.split.language !== 'yaml' || doc.frontMatterProblem !== undefined) return [];
    const given = doc.data['schema'] as Json | undefined;
    const scripts = jsonLdScripts(doc.text, () => doc.tree);
    if (given !== undefined && given !== null) return mended(doc, given, context);
    // Raw HTML does not belong into articles of a project, so what a script says moves to front matter.
    const roots = scripts.filter(({ root }) => isObject(root) || Array.isArray(root)).map(({ root }) => root as Json);
    if (context.config === undefined || roots.length < scripts.length) return [];
    const found = roots.length === 0 ? undefined : honestSchema(roots.length === 1 ? (roots[0] ?? null) : merged(roots), doc, context.config, context.asOf);
    const value = found?.value !== undefined && describesArticle(found.value) ? found.value : build(doc, context.config, found?.value);
    if (value === undefined) return [];
    const bare = context.parse(applySplices(doc.text, scripts.map(({ start, end }) => cut(doc.text, start, end))));
    const added = given === null ? setValue(bare, ['schema'], value) : addKey(bare, 'schema', value, FRONT_MATTER_KEYS);
    const edit = added === undefined ? undefined : difference(doc.text, applySplices(bare.text, [added]));
    const what = roots.length === 0 ? 'structured data, built from what the page shows' : ['structured data moved from the body to front matter', ...(found?.notes ?? [])].join('; ');
    return edit === undefined ? [] : [{ what, edits: [edit] }];
  },
};

function mended(doc: Document, given: Json, context: MendContext): Mend[] {
  const { config } = context;
  const isReadable = isObject(given) || (Array.isArray(given) && given.some(isObject));
  const { value, notes } = isReadable ? honestSchema(given, doc, config, context.asOf) : { value: undefined, notes: ['the structured data were no keys with values'] };
  const mend = (after: Json | undefined, what: readonly string[]): Mend[] => {
    if (after === undefined) return [];
    const edit = rewriteValue(doc, 'schema', given, after, context);
    return edit === undefined ? [] : [{ what: what.join('; '), edits: [edit] }];
  };
  if (config === undefined) return isReadable ? mend(value, notes) : [];
  // A HowTo that became an article in name only has nothing an article has.
  const wasArticle = isReadable && describesArticle(given);
  if (wasArticle && value !== undefined && describesArticle(value)) return mend(value, notes);
  const types = isReadable ? [...new Set(pageNodes(given).flatMap(typesOf))].join(', ') : '';
  const said = notes.filter((note) => !note.endsWith('it became a BlogPosting'));
  return mend(build(doc, config, value), [`built anew from what the page shows${types === '' ? '' : `: it described the page as ${types}`}`, ...said]);
}

/** True when a node of the page is an article, and the whole has a context by which it can be read. */
function describesArticle(value: Json): boolean {
  return pageNodes(value).some(isArticleType) && (Array.isArray(value) ? value : [value]).every((root) => isObject(root) && JSON.stringify(root['@context'] ?? '').includes('schema.org'));
}

function merged(roots: readonly Json[]): JsonObject {
  return { '@context': 'https://schema.org', '@graph': roots.flatMap((root) => pageNodes(root).map(({ '@context': _context, ...node }) => node)) };
}

/** What the built data have themselves. */
const BUILT: ReadonlySet<string> = new Set(['Organization', 'WebSite', 'Person', 'WebPage', 'BreadcrumbList', 'FAQPage', 'HowTo', 'ImageObject', 'SearchAction', 'Blog', 'Thing']);

/**
 * Structured data of the page; undefined when title, description, date or author are missing, without which they would say too little.
 * @param before nodes of other kinds (a video, a product) are kept beside it
 */
function build(doc: Document, config: SiteConfig, before: Json | undefined): JsonObject | undefined {
  const [title, description, byline, image] = [doc.field('title'), doc.field('description'), doc.field('author'), doc.field('heroImage')];
  const [published, updated] = [readDate(doc.data['pubDate']), readDate(doc.data['updatedDate'])];
  if (title === '' || description === '' || byline === '' || published === undefined) return undefined;
  const keywords = doc.data['keywords'];
  const built = buildJsonLd({
    url: articleUrl(config, doc.slug), title, description, lang: doc.field('lang') || doc.language.tag, pubDate: published.text, updatedDate: updated?.text,
    author: registered(byline, config) ?? authorOf(byline, config), image: image === '' ? undefined : { url: image, alt: doc.field('heroImageAlt') || title },
    keywords: Array.isArray(keywords) ? keywords.filter((one) => typeof one === 'string') : [], faq: visibleFaq(doc), steps: [],
    words: doc.wordCount, homeLabel: doc.language.labels.home, type: 'guide',
  }, config);
  const kept = before === undefined ? [] : pageNodes(before).filter((node) => !isArticleType(node) && typesOf(node).length > 0 && typesOf(node).every((type) => !BUILT.has(type))).map(({ '@context': _context, ...node }) => node);
  if (kept.length === 0) return built;
  const { '@context': context, '@graph': graph, ...single } = built;
  return { '@context': context ?? 'https://schema.org', '@graph': [...(Array.isArray(graph) ? graph : [single]), ...kept] };
}

/** A byline that the config does not list. */
function authorOf(byline: string, config: SiteConfig): Author {
  return { id: 'author', name: byline, type: byline !== config.brand.name && looksLikeName(byline) ? 'person' : 'organization' };
}
