import { defineRule } from '../../kinds.ts';
import type { JsonObject } from '../../model/article.ts';
import type { SiteConfig } from '../../model/site.ts';
import { readDate, sameDate } from '../../text/dates.ts';
import type { Document } from '../../text/document.ts';
import { imageKey } from '../../text/image-urls.ts';
import type { Language } from '../../text/language.ts';
import { sameName } from '../../text/names.ts';
import { describesPage, hasType, imageUrl, isArticleType, isObject, listOf, resolveNode, textOf, typesOf, type SchemaNode } from '../../text/schema-nodes.ts';
import { isVisible } from '../../text/visible.ts';
import { normalize } from '../../text/words.ts';

/** From how many equal values on a node counts as a copy of the front matter. */
const COPY = 3;

/**
 * Differences of headline, dates and image are the matter of rules of their own, and so is an author the page does not show; compared here are
 * description, name, language, keywords and author. Copies are reported in projects only, where Slugline would write them, and never for the shapes it
 * writes itself: those are the front matter, in another form.
 */
export default defineRule({
  id: 'schema/duplicate-of-frontmatter',
  severity: 'warning',
  about: 'Structured data written by hand whose description, name, author, keywords or language differ from the front matter, or which only repeats it.',
  why: 'What is written twice is changed once: search engines then read something else than the page says.',
  fix: 'Take the value of the front matter.',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Storing tyres\ndescription: Where tyres are kept in winter, and how they are cleaned before.\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  description: Ten ways to sell old tyres.\n---\n# Storing tyres\n\nText.\n",
      "---\ntitle: Storing tyres\nlang: en\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  inLanguage: ru-RU\n---\n# Storing tyres\n\nText.\n",
      "---\ntitle: Storing tyres\ndescription: Where tyres are kept in winter.\nauthor: Anna Sedova\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: Storing tyres\n  description: Where tyres are kept in winter.\n  author:\n    '@type': Person\n    name: Anna Sedova\n---\n# Storing tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Storing tyres\ndescription: Where tyres are kept in winter, and how they are cleaned before.\nlang: en\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  description: Where tyres are kept in winter…\n  inLanguage: en-GB\n---\n# Storing tyres\n\nText.\n",
    ],
  },
  check({ doc, config, language }, report) {
    if (doc.jsonld.length === 0) return;
    const nodes = doc.jsonld.filter(({ node, path }) => describesPage(path) && (isArticleType(node) || hasType(node, 'WebPage', 'HowTo')));
    for (const { node, path } of nodes) {
      const differ = (key: string, message: string): void => report({ ...doc.place([...path, key]), message, ...(config === undefined ? { severity: 'info' as const } : {}) });
      const shown = typesOf(node).join(', ');
      const description = textOf(node['description']);
      if (description !== '' && doc.field('description') !== '' && !isSame(description, doc.field('description'))) differ('description', `the \`description\` of the ${shown} is not the one of the front matter`);
      const name = textOf(node['name']);
      if (name !== '' && doc.field('title') !== '' && !isSame(name, doc.field('title')) && !isSame(name, doc.h1?.text ?? '') && !isVisible(doc, name)) differ('name', `the ${shown} is called "${name}", the article "${doc.field('title')}"`);
      const tag = textOf(node['inLanguage']);
      const lang = doc.field('lang');
      if (/^[a-z]{2,3}(?:-|$)/i.test(tag) && lang !== '' && mainTag(tag) !== mainTag(lang)) differ('inLanguage', `\`inLanguage\` is ${tag}, \`lang\` is ${lang}`);
      if (isArticleType(node) && areOther(keywordsOf(node['keywords']), [...keywordsOf(doc.data['keywords']), ...keywordsOf(doc.data['tags'])], language)) differ('keywords', `the \`keywords\` of the ${shown} have nothing in common with those of the front matter`);
      const authors = isArticleType(node) ? authorNames(doc, node) : [];
      const byline = bylineOf(doc, config);
      if (byline !== '' && authors.length > 0 && !authors.includes(byline) && authors.every((author) => isVisible(doc, author) && !sameName(author, byline, language))) differ('author', `the author of the ${shown} is ${authors.join(', ')}, the one of the front matter ${byline}`);
    }
    if (config === undefined || isOwnShape(doc.data['schema'])) return;
    const copies = nodes.filter(({ path }) => path[0] === 'schema').map((entry) => ({ entry, keys: repeated(doc, config, entry) })).filter(({ keys }) => keys.length >= COPY);
    const [copy] = copies;
    if (copy === undefined) return;
    report({
      ...doc.place(copy.entry.path), severity: 'info', message: `the ${typesOf(copy.entry.node).join(', ')} repeats ${copy.keys.join(', ')} of the front matter`,
      help: 'Leave the structured data to Slugline, which takes it from the front matter, or change both together.',
    });
  },
});

/** A list, or words between commas. */
function keywordsOf(value: unknown): string[] {
  const list = typeof value === 'string' ? value.split(/[,;]/) : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return list.map(normalize).filter((one) => one !== '');
}

/** Two lists of keywords of which no two share a word. A list may well be the longer one, or say the same in other forms. */
function areOther(first: readonly string[], second: readonly string[], language: Language): boolean {
  if (first.length === 0 || second.length === 0) return false;
  const stems = new Set(language.words(second.join(' ')).map(({ stem }) => stem));
  return !language.words(first.join(' ')).some(({ stem }) => stems.has(stem));
}

/** Equal words, or one the shortened form of the other. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [normalize(a), normalize(b)];
  return first === second || (first !== '' && second.startsWith(first)) || (second !== '' && first.startsWith(second));
}

function mainTag(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}

function authorNames(doc: Document, node: JsonObject): string[] {
  return listOf(node['author']).map((author) => textOf(resolveNode(doc, author)?.['name'] ?? author)).filter((name) => name !== '');
}

/** The author of the front matter by name; an id of the config is resolved. */
function bylineOf(doc: Document, config: SiteConfig | undefined): string {
  const byline = doc.field('author');
  return config?.authors.find((author) => author.id === byline)?.name ?? byline;
}

/** Front matter keys whose value the node has once more, word for word. */
function repeated(doc: Document, config: SiteConfig, { node }: SchemaNode): string[] {
  const equal = (key: string, value: string): boolean => value !== '' && value === doc.field(key);
  const dated = (key: string, value: string): boolean => {
    if (value === '') return false;
    const [a, b] = [readDate(doc.data[key]), readDate(value)];
    return a !== undefined && b !== undefined && sameDate(a, b);
  };
  const [image] = listOf(node['image']).map((one) => imageUrl(doc, one));
  const hero = doc.field('heroImage');
  return [
    equal('title', textOf(node['headline'])) || equal('title', textOf(node['name'])) ? 'title' : '',
    equal('description', textOf(node['description'])) ? 'description' : '',
    authorNames(doc, node).includes(bylineOf(doc, config)) ? 'author' : '',
    hero !== '' && image !== undefined && imageKey(image, config.site.url) === imageKey(hero, config.site.url) ? 'heroImage' : '',
    dated('pubDate', textOf(node['datePublished'])) ? 'pubDate' : '',
    dated('updatedDate', textOf(node['dateModified'])) ? 'updatedDate' : '',
  ].filter((key) => key !== '');
}

/** The shapes of `article.schema`: a graph whose article has the id `…#article`, or one BlogPosting with both `name` and `headline` on its WebPage. */
function isOwnShape(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const graph = schema['@graph'];
  if (Array.isArray(graph)) return graph.some((node) => isObject(node) && hasType(node, 'BlogPosting') && textOf(node['@id']).endsWith('#article')) && graph.some((node) => isObject(node) && hasType(node, 'WebPage'));
  const page = schema['mainEntityOfPage'];
  return hasType(schema, 'BlogPosting') && textOf(schema['name']) !== '' && schema['name'] === schema['headline'] && isObject(page) && hasType(page, 'WebPage');
}
