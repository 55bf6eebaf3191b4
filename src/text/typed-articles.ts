import type { Document, Heading } from './document.ts';
import { headingNumber, nameOf } from './numbered-parts.ts';
import { oncePer } from './once-per.ts';
import { articleNodes, describesPage, hasType, isObject, listOf, textOf, type SchemaNode } from './schema-nodes.ts';

/** What kind of article a text is, by its structured data and its headings: whoever wrote it, rules read it here. */

/** Subtypes of NewsArticle that report what happened. */
const NEWS_TYPES = ['NewsArticle', 'ReportageNewsArticle'];

/** Headings of the body that carry a number in front, at the level where most of them are. */
export const numberedHeadings: (doc: Document) => readonly Heading[] = oncePer((doc) => {
  const numbered = doc.headings.filter((heading) => heading.area === 'body' && heading.depth > 1 && headingNumber(heading.text, doc.language) !== undefined);
  const depths = [...Map.groupBy(numbered, ({ depth }) => depth).values()];
  return depths.toSorted((a, b) => b.length - a.length || (a[0]?.depth ?? 0) - (b[0]?.depth ?? 0))[0] ?? [];
});

/** Those that say they are steps ("Step 2. …"), in the language of the article. */
export function stepHeadings(doc: Document): Heading[] {
  const step = new RegExp(String.raw`^${doc.language.labels.step}\s`, 'iu');
  return numberedHeadings(doc).filter(({ text }) => step.test(text));
}

/** The first node of the page that has one of these types. */
export function pageNode(doc: Document, ...types: readonly string[]): SchemaNode | undefined {
  return doc.jsonld.find(({ node, path }) => describesPage(path) && hasType(node, ...types));
}

/** Names of the elements of an ItemList that describes the page; undefined when there is none. */
export function listedItems(doc: Document): { node: SchemaNode; names: string[] } | undefined {
  const node = pageNode(doc, 'ItemList');
  return node === undefined ? undefined : { node, names: listOf(node.node['itemListElement']).map((item) => (isObject(item) ? textOf(item['name']) || nestedName(item['item']) : textOf(item))) };
}

function nestedName(item: unknown): string {
  return isObject(item) ? textOf(item['name']) : '';
}

/** The things an article says it compares: `about` of its node names two or more of them. [] for any other article. */
export function comparedSides(doc: Document): string[] {
  const names = articleNodes(doc).flatMap(({ node }) => listOf(node['about']).flatMap((thing) => (isObject(thing) && hasType(thing, 'Thing') ? [textOf(thing['name'])] : [])));
  return names.length >= 2 && names.every((name) => name !== '') ? names : [];
}

/** True for a piece of news, by its type. */
export function isNews(doc: Document): boolean {
  return articleNodes(doc).some(({ node }) => hasType(node, ...NEWS_TYPES));
}

/** Numbers that do not run 1, 2, 3, …: the first heading that breaks the row, and the number it should have. */
export function brokenNumber(headings: readonly Heading[], doc: Document): { heading: Heading; number: number; expected: number } | undefined {
  for (const [index, heading] of headings.entries()) {
    const number = headingNumber(heading.text, doc.language) ?? 0;
    if (number !== index + 1) return { heading, number, expected: index + 1 };
  }
  return undefined;
}

/** What a numbered heading names. */
export function headingName({ text }: Heading, doc: Document): string {
  return nameOf(text, doc.language);
}
