import { dayOfPath } from './post-files.ts';

/**
 * Front matter as other generators write it, under the names that the checks know: `date` is `pubDate`, `cover.image` is `heroImage`,
 * `published: false` is `draft: true`. Keys keep their own names beside the canonical ones.
 */
type Data = Readonly<Record<string, unknown>>;
type Path = readonly string[];

/** The names each key goes by, the first that has a value wins. Nested ones: Zola's and Hugo's `extra`, `params`, `taxonomies`; SEO plug-ins. */
const ALIASES: ReadonlyMap<string, readonly Path[]> = new Map(Object.entries({
  title: ['title', 'Title'],
  description: ['description', 'Description', 'excerpt', 'summary', 'desc', 'metaDescription', 'meta_description', 'seo.description', 'params.description', 'extra.description'],
  pubDate: [
    'pubDate', 'date', 'Date', 'publishDate', 'publish_date', 'published', 'pubDatetime', 'publishedDate', 'published_date', 'publishedAt', 'published_at', 'pub_date', 'pubdate',
    'datePublished', 'createdAt', 'created_at', 'created', 'dateCreated', 'extra.date', 'params.date',
  ],
  updatedDate: [
    'updatedDate', 'lastmod', 'updated', 'update', 'last_modified_at', 'updatedAt', 'updated_at', 'updated_date', 'lastModified', 'last_modified', 'lastUpdated', 'last_updated', 'modified',
    'modDatetime', 'modified_date', 'dateModified', 'last_update.date', 'extra.updated',
  ],
  author: ['author', 'authors', 'extra.author', 'extra.authors', 'params.author', 'params.authors', 'taxonomies.authors'],
  heroImage: [
    'heroImage', 'image', 'cover', 'featured_image', 'featuredImage', 'feature_image', 'featureImage', 'featureimage', 'thumbnail', 'hero', 'coverImage', 'cover_image', 'ogImage', 'og_image',
    'banner', 'images', 'header.image', 'header.overlay_image', 'header.teaser', 'extra.image', 'extra.thumbnail', 'params.image', 'params.cover',
  ],
  heroImageAlt: ['heroImageAlt', 'heroAlt', 'imageAlt', 'image_alt', 'coverAlt', 'cover_alt', 'featured_image_alt', 'featuredImageAlt', 'feature_image_alt', 'thumbnailAlt', 'image_description', 'header.image_description', 'alt'],
  lang: ['lang', 'language', 'locale'],
  slug: ['slug', 'permalink', 'url', 'path'],
  tags: ['tags', 'taxonomies.tags'],
}).map(([key, names]) => [key, names.map((name) => name.split('.'))]));

/** Keys that generators and their themes know besides: no slip of anybody's. */
const HABITS: readonly string[] = [
  'layout', 'template', 'type', 'kind', 'id', 'weight', 'order', 'position', 'sidebar', 'sidebar_label', 'sidebar_position', 'sidebarDepth', 'pagination_label', 'displayed_sidebar', 'toc', 'tableOfContents',
  'toc_min_heading_level', 'toc_max_heading_level', 'hide_title', 'hide_table_of_contents', 'custom_edit_url', 'editUrl', 'prev', 'next', 'head', 'banner', 'template', 'pagefind', 'category', 'categories', 'series',
  'topics', 'keywords', 'aliases', 'alias', 'redirect_from', 'redirect_to', 'redirects', 'canonical', 'canonicalURL', 'canonicalUrl', 'canonical_url', 'subtitle', 'linkTitle', 'menu', 'nav_order', 'parent',
  'has_children', 'comments', 'featured', 'pinned', 'sticky', 'toc_sticky', 'math', 'katex', 'mathjax', 'mermaid', 'noindex', 'sitemap', 'robots', 'unlisted', 'status', 'hidden', 'seo', 'extra', 'params',
  'taxonomies', 'header', 'outputs', 'cascade', 'resources', 'expiryDate', 'isCJKLanguage', 'markup', 'headless', 'build', '_build', 'eleventyNavigation', 'eleventyExcludeFromCollections', 'pagination',
  'in_search_index', 'insert_anchor_links', 'sort_by', 'paginate_by', 'page_template', 'generate_feeds', 'last_update', 'imports', 'components', 'readingTime', 'reading_time', 'license', 'translationKey', 'i18nReady',
  'templateEngineOverride', 'render_with_liquid',
];

/** Names of keys that the checks know from other generators, top level only. */
export const FOREIGN_KEYS: ReadonlySet<string> = new Set([...HABITS, ...[...ALIASES.values()].flat().map((path) => path[0] ?? '')]);

/** The data with a value under every canonical key that goes by another name; the same object when there is none. */
export function withAliases(data: Data, file: string): Record<string, unknown> {
  const added: Record<string, unknown> = {};
  for (const [key, paths] of ALIASES) {
    const found = find(data, key, paths);
    if (found !== undefined && found.value !== data[key]) added[key] = found.value;
  }
  if (data['draft'] === undefined && (data['published'] === false || data['status'] === 'draft')) added['draft'] = true;
  if (typeof added['heroImage'] === 'string' && data['heroImageAlt'] === undefined) {
    const alt = altOf(data);
    if (alt !== '') added['heroImageAlt'] = alt;
  }
  if (data['pubDate'] === undefined && added['pubDate'] === undefined) {
    const day = dayOfPath(file) || dayOfAddress(data);
    if (day !== '') added['pubDate'] = day;
  }
  return Object.keys(added).length === 0 ? data : { ...data, ...added };
}

/** The path under which the value of a canonical key stands in the file; the given path when it is no other. */
export function pathInFile(data: Data, path: readonly (string | number)[]): readonly (string | number)[] {
  const [key, ...rest] = path;
  const paths = typeof key === 'string' ? ALIASES.get(key) : undefined;
  if (typeof key !== 'string' || paths === undefined) return path;
  const found = find(data, key, paths);
  if (found !== undefined) return rest.length > 0 && found.path.length === 1 && found.path[0] === key ? path : found.path;
  if (key === 'heroImageAlt' && data[key] === undefined) return pathInFile(data, ['heroImage']);
  return path;
}

/** The name of the key at a place, as it stands in the file; `key` where the value came from elsewhere (the file's name). */
export function keyAt(text: string, { start }: { start: number }, key: string): string {
  const name = /^["']?([\w-]+)["']?\s*[:=]/.exec(text.slice(start, start + 80))?.[1];
  return name ?? key;
}

/** Names of the authors: of one, or of a list. */
export function authorNames(data: Data): string[] {
  const value = data['authors'] ?? data['author'];
  const names = (Array.isArray(value) ? value : [value]).map(nameOf).filter((name) => name !== '');
  return names.length > 1 || typeof data['author'] !== 'string' ? names : [data['author'].trim()].filter(Boolean);
}

function find(data: Data, key: string, paths: readonly Path[]): { path: Path; value: unknown } | undefined {
  for (const path of paths) {
    const [first = '', second] = path;
    const top = data[first];
    if (top === undefined || top === null) continue;
    const given = second === undefined ? top : (top as Data)[second];
    if (given === undefined || given === null) continue;
    const read = READERS[key]?.(given, first === key && second === undefined);
    if (read !== undefined) return { path: [...path, ...(read.below ?? [])], value: read.value };
  }
  return undefined;
}

/** A value in the form the checks expect, and where below the key it stands. What is already in that form comes back as it is. */
type Reader = (value: unknown, canonical: boolean) => { value: unknown; below?: Path } | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  title: (value, canonical) => (canonical ? { value } : textual(value)),
  description: (value) => textual(value),
  pubDate: (value, canonical) => dateValue(value, canonical),
  updatedDate: (value, canonical) => dateValue(value, canonical),
  author(value) {
    if (typeof value === 'string') return textual(value);
    const names = (Array.isArray(value) ? value : [value]).map(nameOf).filter((name) => name !== '');
    return names.length === 0 ? undefined : { value: names.join(', ') };
  },
  heroImage: imageValue,
  heroImageAlt: (value) => textual(value),
  lang: (value, canonical) => (typeof value === 'string' && (canonical || /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(value.trim())) ? { value: canonical ? value : value.trim().replace('_', '-') } : undefined),
  slug: (value) => (typeof value === 'string' && value.trim() !== '' && !/[:{]/.test(value) ? { value } : undefined),
  tags: (value) => ({ value }),
};

function textual(value: unknown): { value: unknown } | undefined {
  return typeof value === 'string' && value.trim() !== '' ? { value } : undefined;
}

/** `published` is a date in some blogs and a switch in others. A canonical date is left as it stands, for the checks to judge. */
function dateValue(value: unknown, canonical: boolean): { value: unknown } | undefined {
  if (canonical) return value === '' ? undefined : { value };
  return typeof value === 'string' && /\d/.test(value) ? { value: isoOf(value.trim()) } : undefined;
}

/** The notations of Jekyll and Hexo as ISO ("2026-03-01 10:00:00 +0300", "2026/3/1"); anything else as it stands. */
export function isoOf(text: string): string {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(text);
  if (match === null) return text;
  const [, year = '', month = '', day = '', hour, minute = '', second = '00', zone] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined) return date;
  const offset = zone === undefined ? '' : /^[zug]/i.test(zone) ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
  return `${date}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`;
}

const ADDRESS_KEYS = ['src', 'url', 'image', 'path', 'file', 'href', 'relative'] as const;

function imageValue(value: unknown): { value: unknown; below?: Path } | undefined {
  if (typeof value === 'string') return textual(value);
  if (Array.isArray(value)) return imageValue(value[0]);
  if (value === null || typeof value !== 'object') return undefined;
  for (const key of ADDRESS_KEYS) {
    const address = (value as Data)[key];
    if (typeof address === 'string' && address.trim() !== '') return { value: address, below: [key] };
  }
  return undefined;
}

/** The text that stands with the picture, when the picture is an object. */
function altOf(data: Data): string {
  for (const [first = ''] of ALIASES.get('heroImage') ?? []) {
    const image = data[first];
    const alt = image !== null && typeof image === 'object' ? (image as Data)['alt'] : undefined;
    if (typeof alt === 'string') return alt;
  }
  return '';
}

/** Zola and old Jekyll addresses: "2026/03/01/title". */
function dayOfAddress(data: Data): string {
  const address = data['path'] ?? data['permalink'] ?? data['url'];
  const match = typeof address === 'string' ? /^\/?(\d{4})\/(\d{2})\/(\d{2})\//.exec(address) : null;
  return match === null ? '' : `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`;
}

function nameOf(author: unknown): string {
  if (typeof author === 'string') return author.trim();
  const name = author !== null && typeof author === 'object' ? (author as Data)['name'] : undefined;
  return typeof name === 'string' ? name.trim() : '';
}
