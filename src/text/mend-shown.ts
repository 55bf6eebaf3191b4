import type { FaqItem, JsonObject } from '../model/article.ts';
import type { Author, SiteConfig } from '../model/site.ts';
import { readDate, sameDate } from './dates.ts';
import type { Document } from './document.ts';
import { sameFaq, visibleFaq } from './mend-faq.ts';
import { shown } from './mend-step.ts';
import { brandNames, sameName } from './names.ts';
import { hasType, isArticleType, isObject, isReference, listOf, textOf, typesOf } from './schema-nodes.ts';
import { isVisible } from './visible.ts';
import { normalize } from './words.ts';

/** Values of structured data that differ from the page, set to what the page shows; what is not there is not added. */
export interface ShownPage {
  doc: Document;
  config: SiteConfig | undefined;
  note(text: string): void;
  /** Every node of the structured data. */
  nodes: readonly JsonObject[];
}

/** Values of nodes that describe the page, as front matter and page say them. */
export function asShown(node: JsonObject, page: ShownPage): void {
  const { doc, note, config } = page;
  if (!isArticleType(node) && !hasType(node, 'WebPage', 'HowTo')) return;
  const set = (key: string, value: string): void => {
    node[key] = value;
    note(`\`${key}\` of the ${typesOf(node).join(', ')} is ${shown(value)}`);
  };
  const [title, description] = [doc.field('title'), doc.field('description')];
  const brands = brandNames(doc, config).map(normalize);
  const bare = (text: string): string => brands.reduce((words, name) => (name !== '' && words.endsWith(` ${name}`) ? words.slice(0, -name.length - 1) : words), normalize(text));
  const isTitle = (text: string): boolean => [title, doc.h1?.text ?? ''].some((one) => one !== '' && bare(one) === bare(text));
  const headline = textOf(node['headline']);
  if (headline !== '' && title !== '' && !isTitle(headline)) set('headline', title);
  const name = textOf(node['name']);
  if (name !== '' && title !== '' && !isTitle(name) && !isVisible(doc, name)) set('name', title);
  const described = textOf(node['description']);
  if (described !== '' && description !== '' && !isPart(described, description)) set('description', description);
  const published = readDate(doc.data['pubDate']);
  const updated = readDate(doc.data['updatedDate']) ?? published;
  for (const [key, date] of [['datePublished', published], ['dateModified', updated]] as const) {
    const written = readDate(node[key]);
    if (textOf(node[key]) !== '' && date !== undefined && (written === undefined || !sameDate(written, date))) set(key, date.text);
  }
  const [tag, lang] = [textOf(node['inLanguage']), doc.field('lang')];
  if (/^[a-z]{2,3}(?:-|$)/i.test(tag) && lang !== '' && mainTag(tag) !== mainTag(lang)) set('inLanguage', lang);
  if (isArticleType(node)) ownAuthor(node, page);
}

/** Another author than the byline: that of the byline. */
function ownAuthor(node: JsonObject, { doc, config, note, nodes }: ShownPage): void {
  const byline = doc.field('author');
  const given = listOf(node['author']);
  if (byline === '' || given.length === 0) return;
  const names = given.map((one) => textOf((isObject(one) ? (isReference(one) ? nodes.find((other) => other['@id'] === one['@id'] && !isReference(other)) : one)?.['name'] : one) ?? ''));
  if (names.some((name) => name === '' || name === byline || sameName(name, byline, doc.language) || name === registered(byline, config)?.name)) return;
  const author = registered(byline, config);
  node['author'] = { '@type': author === undefined || author.type === 'person' ? 'Person' : 'Organization', name: author?.name ?? byline, ...(author?.url === undefined ? {} : { url: author.url }) };
  note(`the author is ${author?.name ?? byline}, as in the byline`);
}

/** The author of the config that a byline names, by name or id. */
export function registered(byline: string, config: SiteConfig | undefined): Author | undefined {
  return config?.authors.find((author) => normalize(author.name) === normalize(byline)) ?? config?.authors.find(({ id }) => id === byline);
}

/** Questions of a FAQPage with their answers. */
export function questionsOf(node: JsonObject): FaqItem[] {
  return listOf(node['mainEntity']).filter(isObject).map((question) => ({ question: textOf(question['name']), answer: textOf(listOf(question['acceptedAnswer']).find(isObject)?.['text']) }));
}

/** The questions of the page in place of others. */
export function asAsked(node: JsonObject, { doc, config, note }: ShownPage): void {
  const items = visibleFaq(doc);
  if (config === undefined || items.length === 0 || items.length < doc.faq.length || sameFaq(questionsOf(node), items)) return;
  node['mainEntity'] = items.map(({ question, answer }) => ({ '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } }));
  note('the questions of the FAQPage are those of the page');
}

function isPart(a: string, b: string): boolean {
  const [first, second] = [normalize(a), normalize(b)];
  return second.startsWith(first) || first.startsWith(second);
}

function mainTag(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}
