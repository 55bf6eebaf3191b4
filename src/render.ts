import type { MenuEntry } from './kinds.ts';
import type { FaqItem, FrontMatter } from './model/article.ts';
import type { Brief } from './model/brief.ts';
import type { Corpus } from './model/corpus.ts';
import type { LockedStage, RelatedLink } from './model/lock.ts';
import type { Draft, Faq, Meta, Note, Outline } from './model/parts.ts';
import { articleUrl, type CallToAction, type PoolImage } from './model/site.ts';
import { headingId } from './text/heading-ids.ts';
import { capitalize } from './text/compose.ts';
import { renderArticle } from './text/frontmatter.ts';
import { sha256, stableJson } from './text/hash.ts';
import { buildJsonLd } from './text/jsonld.ts';
import type { Language } from './text/language.ts';
import { escapeMarkdown, parseMarkdown, plainText } from './text/markdown.ts';
import { createMenuCompiler, linkTo } from './text/menu.ts';
import { countWords } from './text/words.ts';
import { authorOf, ctaOf, isAvoided, languageOf, type Workspace } from './workspace.ts';

/** Stage values + chosen links → the text of an article. Code builds all structure; nothing here calls a model. */

export interface RenderInput {
  values: { outline: Outline; draft: Draft; faq: Faq; meta: Meta };
  related: readonly RelatedLink[];
  /** Every article that may be linked from the text. */
  corpus: Corpus;
  excluded: ReadonlySet<string>;
  hero: { url: string; alt: string } | undefined;
  pubDate: string;
  updatedDate: string | undefined;
  /** True when nobody but the offline writer has written it. */
  draft: boolean;
}

export interface Rendered {
  text: string;
  /** Site paths linked in the body, related links not included. */
  linked: ReadonlySet<string>;
  notes: Note[];
}

/** Raise it when the same values give other bytes. */
const RENDER_VERSION = 1;

/** What decides an article's bytes besides the values of its stages. Of the ledger only the facts that those values refer to. */
export function renderKey(workspace: Workspace, brief: Brief, stages: Readonly<Record<string, LockedStage>>): string {
  const { config } = workspace.project;
  const written = JSON.stringify(Object.values(stages).map((stage) => stage.value));
  const facts = workspace.project.facts.filter((fact) => written.includes(`(fact:${fact.id})`));
  const { model: _model, output: _output, content: _content, ...site } = config;
  const { hash: _hash, file: _file, notes: _notes, status: _status, ...own } = brief;
  return sha256(stableJson({ version: RENDER_VERSION, layout: workspace.prompts.hash('article'), site, facts, brief: own }));
}

/** @throws SluglineError PROMPT_INVALID when the layout cannot be filled in */
export function renderBrief(workspace: Workspace, brief: Brief, input: RenderInput): Rendered {
  const { config } = workspace.project;
  const { outline, draft, faq: faqValue, meta } = input.values;
  const language = languageOf(brief, workspace.languages);
  const author = authorOf(brief, config);
  const cta = ctaOf(brief, config, language);
  const menu = createMenuCompiler(linkMenu(workspace, brief, input, language), config.article.sources, config.cta.map((one) => ({ id: one.id, rel: relOf(one, config) })), config.links.inText);

  const lead = menu.compile(draft.lead).trim();
  const sections = draft.sections.map((section) => ({ heading: escapeMarkdown(section.heading), body: menu.compile(section.body).trim() }));
  const faq = faqValue.items.map((item) => ({ question: item.question, answer: menu.compile(item.answer, { cta: false }).trim() }));
  const ctaBlock = cta === undefined || menu.ctas.size > 0 ? undefined : { lead: cta.lead, link: linkTo(cta.url, escapeMarkdown(cta.lead === undefined ? capitalize(cta.text) : cta.text), relOf(cta, config)) };
  const footnotes = config.article.sources === 'footnotes' ? menu.facts.filter((fact) => fact.source !== '').map((fact) => `[^${fact.id}]: ${sourceText(fact.source)}`) : [];
  const sourceList = config.article.sources === 'list' ? [...new Set(menu.facts.filter((fact) => fact.source !== '').map((fact) => sourceText(fact.source)))] : [];

  const body = tidy(workspace.prompts.render('article', {
    h1: config.article.h1 === 'body',
    title: escapeMarkdown(meta.title),
    lead,
    sections,
    cta: ctaBlock,
    faq: faq.length === 0 ? undefined : faq.map((item) => ({ question: escapeMarkdown(item.question), answer: item.answer })),
    // A name alone is in the byline already; the block needs something to say.
    author: author.url === undefined && author.bio === undefined ? undefined : { name: escapeMarkdown(author.name), link: author.url === undefined ? escapeMarkdown(author.name) : linkTo(author.url, escapeMarkdown(author.name), []), bio: author.bio === undefined ? undefined : escapeMarkdown(author.bio) },
    related: input.related.length === 0 ? undefined : input.related.map((link) => linkTo(link.path, escapeMarkdown(link.title), [])),
    sourceList: sourceList.length === 0 ? undefined : sourceList,
    footnotes,
    labels: language.labels,
    type: brief.type,
  }));

  const shownFaq: FaqItem[] = faq.map((item) => ({ question: item.question, answer: visible(item.answer) }));
  const frontMatter: FrontMatter = {
    title: meta.title,
    description: meta.description,
    keywords: meta.keywords.length === 0 ? undefined : [...meta.keywords],
    pubDate: input.pubDate,
    updatedDate: input.updatedDate,
    author: author.name,
    heroImage: input.hero?.url ?? '',
    heroImageAlt: input.hero?.alt,
    lang: language.tag,
    tags: undefined,
    draft: input.draft ? true : undefined,
    schema: buildJsonLd({
      url: articleUrl(config, brief.slug), title: meta.title, description: meta.description, lang: language.tag, pubDate: input.pubDate, updatedDate: input.updatedDate,
      author, image: input.hero, keywords: meta.keywords, faq: shownFaq, steps: stepsOf(brief, sections, language), words: countWords(visible(body)), homeLabel: language.labels.home, type: brief.type,
    }, config),
    faq: shownFaq.length === 0 ? undefined : shownFaq,
  };
  const data = Object.fromEntries(Object.entries(frontMatter).filter(([, value]) => value !== undefined && value !== ''));
  const unknown = menu.unknown.map((url): Note => ({ what: 'unknown-target', excerpt: url }));
  return { text: renderArticle({ data, body }), linked: menu.posts, notes: [...outline.notes, ...draft.notes, ...faqValue.notes, ...meta.notes, ...unknown] };
}

/** Everything the text may link to: all facts, all known articles of the language, the call to action. */
function linkMenu(workspace: Workspace, brief: Brief, input: RenderInput, language: Language): MenuEntry[] {
  const { project } = workspace;
  const self = input.corpus.bySlug(brief.slug);
  const cta = ctaOf(brief, project.config, language);
  return [
    ...[...project.facts, ...brief.facts].map((fact): MenuEntry => ({ scheme: 'fact', id: fact.id, label: fact.text, url: fact.source })),
    ...input.corpus.entries
      .filter((entry) => entry.slug !== brief.slug && !input.excluded.has(entry.slug) && entry.lang === language.tag && !isAvoided(entry.path, entry.slug, brief) && (self?.draft === true || !entry.draft))
      .map((entry): MenuEntry => ({ scheme: 'post', id: entry.slug, label: entry.title, url: entry.path })),
    ...(cta === undefined ? [] : [{ scheme: 'cta', id: cta.id, label: cta.text, url: cta.url } as const]),
  ];
}

/** `rel` of a commercial link: the config's own, and "sponsored" for hosts the config says pay for it. */
function relOf(cta: CallToAction, config: Workspace['project']['config']): CallToAction['rel'] {
  const sponsored = config.links.sponsoredHosts.includes(new URL(cta.url).host);
  return [...new Set([...cta.rel, ...(sponsored ? (['sponsored'] as const) : [])])];
}

function sourceText(source: string): string {
  return /^https?:\/\//.test(source) ? `<${source}>` : escapeMarkdown(source);
}

/** Markdown as a reader sees it, blocks joined by spaces. */
function visible(markdown: string): string {
  return plainText(parseMarkdown(markdown)).replace(/\s+/g, ' ').trim();
}

/** One blank line between blocks, none at the start, one newline at the end. Fenced code keeps its own blank lines. */
function tidy(body: string): string {
  let fence = '';
  let blank = true;
  const lines: string[] = [];
  for (const line of body.split('\n')) {
    const marker = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && marker !== '') fence = marker;
    else if (fence !== '' && marker.startsWith(fence)) fence = '';
    const empty = line.trim() === '';
    if (empty && blank && fence === '') continue;
    lines.push(fence === '' ? line.trimEnd() : line);
    blank = empty;
  }
  return `${lines.join('\n').trim()}\n`;
}

/** Sections headed "Step 1. …" of a how-to, as they stand on the page. */
function stepsOf(brief: Brief, sections: readonly { heading: string; body: string }[], language: Language): { name: string; text: string; anchor: string }[] {
  if (brief.type !== 'howto') return [];
  const pattern = new RegExp(`^${language.labels.step}\\s+\\d+[.:]?\\s+`, 'iu');
  return sections.flatMap((section) => {
    const heading = visible(section.heading);
    return pattern.test(heading) ? [{ name: heading.replace(pattern, ''), text: visible(section.body), anchor: headingId(heading) }] : [];
  });
}

/**
 * The picture of an article: the brief's; else the one it had; else the pool's by keywords, least used first among equals.
 * @param used how often each picture of the pool is used by other articles
 */
export function chooseHero(workspace: Workspace, brief: Brief, previous: { url: string; alt: string } | null | undefined, used: ReadonlyMap<string, number>): { url: string; alt: string } | undefined {
  if (brief.hero !== undefined) return { url: brief.hero.image, alt: brief.hero.alt };
  const pool: readonly PoolImage[] = workspace.project.config.images.pool;
  const kept = pool.find((image) => image.url === previous?.url);
  if (kept !== undefined) return { url: kept.url, alt: kept.alt };
  const language = languageOf(brief, workspace.languages);
  const stems = language.topicStems([brief.topic, brief.title ?? '', brief.keywords.primary ?? '', ...brief.keywords.secondary, ...brief.outline.map((section) => section.heading)].join('\n'));
  const [best] = pool
    .map((image, index) => ({ image, index, uses: used.get(image.url) ?? 0, score: [...language.topicStems(image.keywords.join(' '))].filter((stem) => stems.has(stem)).length }))
    .sort((a, b) => b.score - a.score || a.uses - b.uses || a.index - b.index);
  return best === undefined ? undefined : { url: best.image.url, alt: best.image.alt };
}
