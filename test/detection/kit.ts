import type { JsonObject } from '../../src/model/article.ts';
import { randomFrom } from '../kit/random.ts';
import { siteConfig, siteTexts, type Locale, type SiteArticle } from './site.ts';

/** What mutators are made of: a recipe plants one defect into a copy of a clean article and says where it stands. */

/** A copy of an article that may be changed. */
export interface Draft extends SiteArticle {
  /** Changes of the whole file, after the front matter is written. */
  rewrite: ((text: string) => string)[];
  /** The name of the file without its folder; another one than the slug of the article in `slug-…` mutants. */
  file: string;
}

/** Lines of the mutant: those of a text, those of a front matter key, or any. */
export type Place = { text: string } | { key: string } | 'anywhere';

export interface Recipe {
  rule: string;
  locale: Locale;
  /** Which articles it suits; default: all. */
  on?: (article: SiteArticle) => boolean;
  /** True when it adds a block and nothing else, so that several fit into one article. */
  adds: boolean;
  plant: (draft: Draft) => Place[];
}

/** A defect of several articles together. `plant` gets copies of the whole site and says which file has to be reported, where. */
export interface SiteRecipe {
  rule: string;
  locale: Locale;
  plant: (drafts: readonly Draft[], random: () => number) => { file: string; place: Place }[];
}

export type Texts = Partial<Record<Locale, readonly string[]>>;
type Planter = (draft: Draft, text: string) => Place[];

/** One mutant for each text. */
export function texts(rule: string, planter: Planter, given: Texts, on?: Recipe['on']): Recipe[] {
  return locales(given).flatMap((locale) => (given[locale] ?? []).map((text): Recipe => ({
    rule, locale, adds: ADDING.has(planter), plant: (draft) => planter(draft, fill(text, draft)), ...(on === undefined ? {} : { on }),
  })));
}

/** One mutant for each act and language. */
export function acts(rule: string, given: readonly ((draft: Draft) => Place[])[], options: { locales?: readonly Locale[]; on?: Recipe['on'] } = {}): Recipe[] {
  return (options.locales ?? ['ru', 'en']).flatMap((locale) => given.map((plant): Recipe => ({ rule, locale, adds: false, plant, ...(options.on === undefined ? {} : { on: options.on }) })));
}

/** One mutant of the site for each act and language. */
export function siteActs(rule: string, given: readonly SiteRecipe['plant'][], only: readonly Locale[] = ['ru', 'en']): SiteRecipe[] {
  return only.flatMap((locale) => given.map((plant): SiteRecipe => ({ rule, locale, plant })));
}

function locales(given: Texts): Locale[] {
  return (['ru', 'en'] as const).filter((locale) => given[locale] !== undefined);
}

/** Names of the article in a planted text: {kw} key phrase, {path} its address, {slug}, {other} the address of a related article, {site} the address of the site. */
function fill(text: string, draft: Draft): string {
  const others = pathsOfRelated(draft);
  return text.replaceAll('{kw}', keyphrase(draft)).replaceAll('{path}', pathOf(draft.locale, draft.slug)).replaceAll('{slug}', draft.slug)
    .replaceAll('{other}', others[0] ?? '/').replaceAll('{site}', siteConfig(draft.locale).site.url);
}

export function keyphrase(draft: SiteArticle): string {
  return (draft.data['keywords'] as string[])[0] ?? '';
}

export function pathOf(locale: Locale, slug: string): string {
  return (siteConfig(locale).site.articlePath ?? '').replace('{slug}', slug);
}

/** Site paths the article links to, from text and related list. */
export function pathsOfRelated(draft: SiteArticle): string[] {
  return [...draft.body.matchAll(/\]\((\/(?:blog|posts)\/[^)]*)\)/g)].map((match) => match[1] ?? '');
}

// ---- planters: where a text goes ------------------------------------------------------------------------------------------------

/** A block at the end of the second section. */
export function block(draft: Draft, text: string): Place[] {
  const [, , third] = headings(draft.body);
  draft.body = insert(draft.body, third ?? draft.body.length, `${text}\n\n`);
  return [{ text }];
}

/** A block at the end of the last section before the FAQ. */
export function closing(draft: Draft, text: string): Place[] {
  draft.body = insert(draft.body, faqStart(draft), `${text}\n\n`);
  return [{ text }];
}

/** The first block after the H1. */
export function opening(draft: Draft, text: string): Place[] {
  draft.body = draft.body.replace(/^(# .*\n\n)/, (line) => `${line}${text}\n\n`);
  return [{ text }];
}

/** Before everything else of the body. */
export function top(draft: Draft, text: string): Place[] {
  draft.body = `${text}\n\n${draft.body}`;
  return [{ text }];
}

/** At the very end of the file. */
export function bottom(draft: Draft, text: string): Place[] {
  draft.body = `${draft.body.trimEnd()}\n\n${text}\n`;
  return [{ text }];
}

/** A sentence at the end of an existing paragraph of the second section. */
export function sentence(draft: Draft, text: string): Place[] {
  const from = headings(draft.body)[1] ?? 0;
  const paragraph = /\n\n((?![#|\-!>\d*`]).+)\n/.exec(draft.body.slice(from));
  const end = paragraph === null ? draft.body.length : from + paragraph.index + 2 + (paragraph[1] ?? '').length;
  draft.body = insert(draft.body, end, ` ${text}`);
  return [{ text }];
}

const ADDING = new Set<Planter>([block, closing]);

/** The second H2 becomes this. */
export function heading(draft: Draft, text: string): Place[] {
  const start = headings(draft.body)[1] ?? 0;
  const end = draft.body.indexOf('\n', start);
  draft.body = `${draft.body.slice(0, start)}${text}${draft.body.slice(end)}`;
  return [{ text }];
}

/** A front matter key. */
export function front(key: string): Planter {
  return (draft, text) => {
    draft.data[key] = text;
    return [{ key }];
  };
}

// ---- parts of a draft -------------------------------------------------------------------------------------------------------------

/** Offsets of the H2 lines. */
export function headings(body: string): number[] {
  return [...body.matchAll(/^## .*/gm)].map((match) => match.index);
}

export function faqStart(draft: SiteArticle): number {
  const at = draft.body.indexOf(`## ${siteTexts(draft.locale).faq}`);
  return at < 0 ? draft.body.length : at;
}

/** Prose paragraphs of the sections before the FAQ. */
export function paragraphs(draft: SiteArticle): string[] {
  return draft.body.slice(0, faqStart(draft)).split('\n\n').filter((one) => /^[\p{L}«"]/u.test(one.trim()));
}

export function insert(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}

/** Adds a question to the FAQ, in the body, the front matter and the structured data alike. */
export function ask(draft: Draft, question: string, answer: string): Place[] {
  const after = draft.body.indexOf(`## ${siteTexts(draft.locale).author}`);
  const text = `### ${question}\n\n${answer}\n\n`;
  draft.body = insert(draft.body, after, text);
  (draft.data['faq'] as unknown[]).push({ question, answer: answer === '' ? '…' : answer });
  const page = nodes(draft).find((one) => one['@type'] === 'FAQPage');
  (page?.['mainEntity'] as JsonObject[] | undefined)?.push({ '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer === '' ? '…' : answer } });
  return [{ text: text.trimEnd() }];
}

/** The nodes of the structured data: those of the graph, or the single one. */
export function nodes(draft: SiteArticle): JsonObject[] {
  const graph = draft.data.schema['@graph'];
  return Array.isArray(graph) ? (graph as JsonObject[]) : [draft.data.schema];
}

/** The node of a type. @throws when the article has none: the recipe is for articles that do */
export function node(draft: SiteArticle, type: string): JsonObject {
  const found = nodes(draft).find((one) => one['@type'] === type);
  if (found === undefined) throw new Error(`${draft.slug} has no ${type}`);
  return found;
}

export const hasGraph = (article: SiteArticle): boolean => Array.isArray(article.data.schema['@graph']);

// ---- chance -------------------------------------------------------------------------------------------------------------------------

/** Random numbers that depend on the name alone. */
export function randomOf(name: string): () => number {
  let hash = 2_166_136_261;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return randomFrom(hash >>> 0);
}

export function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}
