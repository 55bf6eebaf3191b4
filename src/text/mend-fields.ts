import { FRONT_MATTER_KEYS } from '../model/article.ts';
import type { Document } from './document.ts';
import { fitDescription } from './fit.ts';
import { removeKey } from './front-matter-edits.ts';
import { emitFrontMatter } from './frontmatter.ts';
import { imageKey } from './image-urls.ts';
import { escapeMarkdown, plainText, startOf } from './markdown.ts';
import { difference, shown, type Mend, type MendContext, type MendStep } from './mend-step.ts';
import { isContent } from './sections.ts';
import { applySplices, type Splice } from './splice.ts';
import { normalize } from './words.ts';
import { addKey, setValue } from './yaml-edits.ts';

/** Steps that give front matter the values that the article itself shows. Each key keeps its place; a new one stands where the article format has it. */

/** What is left of a text whose block lost its lines, or was put in quotes with them. */
const LOST = /^\s*(?:[>|][+-]?)?\s*$/;
/** Letters of prose from which its language is told. */
const MIN_LETTERS = 200;
/** A lead shorter than this says too little for a description (rule seo/description-width). */
const MIN_DESCRIPTION = 60;

/** The edit that gives a key of the top level this value, whether it is there or not; undefined when the way it is written leaves no sure place. */
function putKey(doc: Document, key: string, value: unknown, { parse }: Pick<MendContext, 'parse'>): Splice | undefined {
  const set = setValue(doc, [key], value);
  if (set !== undefined) return set;
  if (!(key in doc.data)) return addKey(doc, key, value, FRONT_MATTER_KEYS);
  const gone = removeKey(doc, [key]);
  const without = gone === undefined ? undefined : parse(applySplices(doc.text, [gone]));
  const added = without === undefined ? undefined : addKey(without, key, value, FRONT_MATTER_KEYS);
  return without === undefined || added === undefined ? undefined : difference(doc.text, applySplices(without.text, [added]));
}

function put(doc: Document, key: string, value: unknown, context: MendContext, what: string): Mend[] {
  const edit = putKey(doc, key, value, context);
  return edit === undefined ? [] : [{ what, edits: [edit] }];
}

/** True for a key that stands there without a value: outside a project only those are filled, for nobody knows which keys the blog has. */
function isLost(doc: Document, key: string): boolean {
  const value = doc.data[key];
  return key in doc.data && (value === null || (typeof value === 'string' && LOST.test(value)));
}

function isMissing(doc: Document, key: string, { config }: MendContext): boolean {
  return isLost(doc, key) || (config !== undefined && doc.data[key] === undefined);
}

/** A project's article without any front matter gets a block of what the page shows; date, author and picture are for a person. */
export const block: MendStep = {
  id: 'block', about: 'front matter for an article that has none: title, description and language as the page shows them', touches: 'fields', reveals: true,
  mends(doc, { config }) {
    const title = mainHeading(doc);
    if (config === undefined || doc.split.block !== '' || title === '' || doc.text.startsWith('---') || /\.mdx$/i.test(doc.file)) return [];
    const description = descriptionOf(doc);
    const start = doc.text.startsWith('\uFEFF') ? 1 : 0;
    const data = { title, description: description === '' ? undefined : description, lang: isTold(doc) ? doc.language.tag : undefined };
    return [{ what: `front matter with the title ${shown(title)}`, edits: [{ start, end: start, text: emitFrontMatter(data) }] }];
  },
};

/** The H1 is what readers see as the title; where the body has none, the structured data may still know it. */
export const title: MendStep = {
  id: 'title', about: 'a title that is empty, lost to `>-` or doubly quoted, from the main heading', touches: 'fields',
  mends(doc, context) {
    if (doc.split.block === '' || doc.frontMatterProblem !== undefined) return [];
    const given = doc.data['title'];
    const inner = typeof given === 'string' ? /^\s*(["'])(?!\s)((?:(?!\1).)+)(?<!\s)\1\s*$/s.exec(given)?.[2] : undefined;
    if (inner !== undefined && context.config !== undefined) return put(doc, 'title', inner, context, `the title ${shown(inner)} without quotation marks around it`);
    if (!isMissing(doc, 'title', context)) return [];
    const found = mainHeading(doc) || nameOf(doc.data['schema']);
    return found === '' ? [] : put(doc, 'title', found, context, `the title ${shown(found)}, from ${mainHeading(doc) === '' ? 'the structured data' : 'the main heading'}`);
  },
};

function mainHeading(doc: Document): string {
  const [first] = doc.headings;
  return first?.depth === 1 ? first.text.replace(/^(?:#{1,6}\s+)+/, '').trim() : '';
}

function nameOf(schema: unknown): string {
  if (schema === null || typeof schema !== 'object') return '';
  const { headline, name } = schema as Record<string, unknown>;
  return [headline, name].find((one): one is string => typeof one === 'string' && one.trim() !== '')?.trim() ?? '';
}

/** Only where the config says that the body prints it. */
export const heading: MendStep = {
  id: 'main-heading', about: 'a main heading for a body without one, from the title', touches: 'body',
  mends(doc, { config }) {
    const text = doc.field('title');
    if (config?.article.h1 !== 'body' || text === '' || doc.split.block === '' || doc.headings.some(({ depth }) => depth === 1)) return [];
    const [first] = doc.headings;
    const opening = doc.tree.children.find(isContent);
    const what = `the main heading ${shown(text)}, from the title`;
    if (first !== undefined && first.node === opening && normalize(first.text) === normalize(text) && doc.text.startsWith('##', first.start)) {
      return [{ what, edits: [{ start: first.start, end: first.start + first.depth, text: '#' }] }];
    }
    const at = opening === undefined ? doc.text.length : doc.text.lastIndexOf('\n', startOf(opening) - 1) + 1;
    return opening === undefined || at < doc.split.bodyOffset ? [] : [{ what, edits: [{ start: at, end: at, text: `# ${escapeMarkdown(text)}\n\n` }] }];
  },
};

/** As search engines do: the opening of the text, cut at a sentence. */
export const description: MendStep = {
  id: 'description', about: 'a description that is missing, from the lead', touches: 'fields',
  mends(doc, context) {
    if (doc.split.block === '' || doc.frontMatterProblem !== undefined || !isMissing(doc, 'description', context)) return [];
    const text = descriptionOf(doc);
    return text === '' ? [] : put(doc, 'description', text, context, `the description ${shown(text)}, from the lead`);
  },
};

/** '' when the lead says too little. */
function descriptionOf(doc: Document): string {
  const until = doc.headings.find(({ depth }) => depth > 1)?.start ?? doc.text.length;
  const lead = doc.blocks.filter((one) => one.kind === 'paragraph' && one.start < until && one.area === 'body' && !one.quoted).map(({ node }) => plainText(node).replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  const text = fitDescription(lead.join(' '), doc.language);
  return text.length < MIN_DESCRIPTION || /[[\]{}<>]/.test(text) ? '' : text;
}

/** In a project only; of a short text nobody can tell. */
export const lang: MendStep = {
  id: 'lang', about: 'the language of the text, where `lang` is missing', touches: 'fields',
  mends(doc, context) {
    if (context.config === undefined || doc.split.block === '' || doc.frontMatterProblem !== undefined || !isMissing(doc, 'lang', context)) return [];
    return !isTold(doc) ? [] : put(doc, 'lang', doc.language.tag, context, `${doc.language.tag}, the language of the text`);
  },
};

/** True when the prose is long enough, and in the letters of the language that the text was taken for; a page of code says little of its language. */
function isTold({ blocks, language }: Document): boolean {
  const own = new RegExp(`[${language.letters}]`, 'giu');
  const [letters, known] = blocks.reduce(([all, ours], { text }) => [all + (text.match(/\p{L}/gu)?.length ?? 0), ours + (text.match(own)?.length ?? 0)], [0, 0]);
  return known >= MIN_LETTERS && known >= letters * language.minScriptShare;
}

/** A picture of the config's pool comes with its text. */
export const heroAlt: MendStep = {
  id: 'hero-alt', about: 'the text for the hero image, when the pool of the config has the picture', touches: 'fields',
  mends(doc, context) {
    const url = doc.field('heroImage');
    if (context.config === undefined || url === '' || doc.split.block === '' || doc.frontMatterProblem !== undefined || !isMissing(doc, 'heroImageAlt', context)) return [];
    const { images: { pool }, site } = context.config;
    const known = pool.find((image) => image.url === url) ?? pool.find((image) => imageKey(image.url, site.url) === imageKey(url, site.url));
    return known === undefined ? [] : put(doc, 'heroImageAlt', known.alt, context, `the picture has the text ${shown(known.alt)}, from the pool of the config`);
  },
};
