import type { MenuEntry } from './kinds.ts';
import type { FaqItem, FrontMatter } from './model/article.ts';
import type { Brief } from './model/brief.ts';
import type { Corpus } from './model/corpus.ts';
import type { LockedStage, RelatedLink } from './model/lock.ts';
import type { Draft, Faq, Meta, Note, Outline } from './model/parts.ts';
import { articleUrl, type CallToAction, type PoolImage, type SiteConfig } from './model/site.ts';
import { comparisonTable } from './text/comparison.ts';
import { capitalize } from './text/compose.ts';
import { createCtaLinks } from './text/cta-links.ts';
import { dateline, longDuration } from './text/datelines.ts';
import { renderArticle } from './text/frontmatter.ts';
import { sha256, stableJson } from './text/hash.ts';
import { buildJsonLd } from './text/jsonld.ts';
import type { Language } from './text/language.ts';
import { escapeMarkdown } from './text/markdown.ts';
import { hostOf, isUnder, targetKey } from './text/link-targets.ts';
import { createMenuCompiler, linkTo } from './text/menu.ts';
import { numberSections } from './text/numbered-parts.ts';
import { escapedComparison, headingText, shownParts, visible } from './text/shown-parts.ts';
import { countWords, normalize } from './text/words.ts';
import { authorOf, isAvoided, languageOf, type Workspace } from './workspace.ts';

/** Stage values + chosen links → the text of an article. Code builds all structure; nothing here calls a model. */

export interface RenderInput {
  values: StageValues;
  /** Every article that may be linked from the text. */
  corpus: Corpus;
  /** Articles that must not be linked now. */
  isHidden(slug: string): boolean;
  hero: { url: string; alt: string } | undefined;
  pubDate: string;
  /** True when nobody but the offline writer has written it. */
  draft: boolean;
}

/** The four values an article consists of. */
export interface StageValues {
  outline: Outline;
  draft: Draft;
  faq: Faq;
  meta: Meta;
}

/** The values of the stages by their names. */
export function stageValues(stages: Readonly<Record<string, LockedStage>>): StageValues {
  const value = (id: string): unknown => stages[id]?.value;
  return { outline: value('outline') as Outline, draft: value('draft') as Draft, faq: value('faq') as Faq, meta: value('meta') as Meta };
}

/** An article whose links are made, before its related list and its dates are known: those depend on what it links. */
export interface CompiledArticle {
  /** Site paths linked in the body, related links not included. */
  linked: ReadonlySet<string>;
  notes: Note[];
  /** The text of the file, by date of change. @throws SluglineError PROMPT_INVALID when the layout cannot be filled in */
  withRelated(related: readonly RelatedLink[]): (updatedDate: string | undefined) => string;
}

/** Raise it when the same values give other bytes. */
const RENDER_VERSION = 3;

/**
 * What decides an article's bytes besides the values of its stages. Of the ledger only the facts that those values refer to.
 * @param cta id of the call to action that was chosen for it; without a word the one that has to stand in the article as it lies there
 */
export function renderKey(workspace: Workspace, brief: Brief, stages: Readonly<Record<string, LockedStage>>, cta: string | null = workspace.ctas.standing(brief)): string {
  const { config } = workspace.project;
  const written = JSON.stringify(Object.values(stages).map((stage) => stage.value));
  const facts = workspace.project.facts.filter((fact) => written.includes(`(fact:${fact.id})`));
  const { model: _model, output: _output, content: _content, notify: _notify, store: _store, ...site } = config;
  // What only says which of several articles is preferred moves no list that is there already.
  const { clusters: _clusters, freshness: _freshness, hubs: _hubs, home: _home, ...links } = config.links;
  const cluster = workspace.clusters.of(brief.slug);
  const pinned = cluster?.hub === brief.slug ? cluster.members : cluster?.hub;
  const { hash: _hash, file: _file, notes: _notes, status: _status, overlap: _overlap, redirectFrom: _redirectFrom, ...own } = brief;
  return sha256(stableJson({ version: RENDER_VERSION, layout: workspace.prompts.hash('article'), site: { ...site, links }, pinned, facts, brief: own, cta: brief.cta === undefined ? (cta ?? undefined) : undefined }));
}

/** Compiles the links of an article's texts; the rest is put together when the related list is known. */
export function compileArticle(workspace: Workspace, brief: Brief, input: RenderInput): CompiledArticle {
  const { config } = workspace.project;
  const { outline, draft, faq: faqValue, meta } = input.values;
  const language = languageOf(brief, workspace.languages);
  const author = authorOf(brief, config);
  const cta = workspace.ctas.of(brief);
  const ctaLinks = createCtaLinks(cta?.id);
  const texts = { lead: ctaLinks.settle(draft.lead), sections: draft.sections.map((section) => ctaLinks.settle(section.body)), answers: faqValue.items.map((item) => ctaLinks.settle(item.answer, false)) };
  const menu = createMenuCompiler(linkMenu(workspace, brief, input, language, ctaLinks.linked ? cta : undefined), config.article.sources, config.cta.map((one) => ({ id: one.id, rel: relOf(one, config) })), config.links.inText);

  const lead = menu.compile(texts.lead).trim();
  const table = outline.comparison === undefined ? '' : comparisonTable(escapedComparison(outline.comparison), language.labels.criterion, (cell) => menu.compile(cell, { cta: false }));
  const sections = numberSections(draft.sections, language).map((section, index) => ({ part: section.part, heading: headingText(section.heading), body: menu.compile(texts.sections[index] ?? '').trim() }));
  const faq = faqValue.items.map((item, index) => ({ question: item.question, answer: menu.compile(texts.answers[index] ?? '', { cta: false }).trim() }));
  // One link to a page: where the text leads there already, by a source or to an article, there is no block.
  const shown = [...menu.posts, ...(config.article.sources === 'none' ? [] : menu.facts.map((fact) => fact.source))];
  const ctaBlock = cta === undefined || menu.ctas.size > 0 || shown.some((url) => isSamePage(url, cta, config)) ? undefined : { lead: cta.lead, link: linkTo(cta.url, escapeMarkdown(cta.lead === undefined ? capitalize(cta.text) : cta.text), relOf(cta, config)) };
  const footnotes = config.article.sources === 'footnotes' ? menu.facts.filter((fact) => fact.source !== '').map((fact) => `[^${fact.id}]: ${sourceText(fact.source)}`) : [];
  const sourceList = config.article.sources === 'list' ? [...new Set(menu.facts.filter((fact) => fact.source !== '').map((fact) => sourceText(fact.source)))] : [];

  const line = brief.type === 'news' ? dateline(brief.place, input.pubDate, language.tag) : undefined;
  const { minutes } = brief;
  const tools = brief.tools?.map(capitalize);
  const bodyWith = (related: readonly RelatedLink[]): string => tidy(workspace.prompts.render('article', {
    h1: config.article.h1 === 'body',
    title: escapeMarkdown(meta.title),
    dateline: line === undefined ? undefined : escapeMarkdown(line.endsWith('.') ? line : `${line}.`),
    lead,
    tools: tools === undefined || tools.length === 0 ? undefined : tools.map((tool) => escapeMarkdown(tool)),
    time: minutes === undefined ? undefined : longDuration(minutes, language.tag),
    comparison: table === '' ? undefined : table,
    sections: sections.map(({ heading, body }) => ({ heading, body })),
    cta: ctaBlock,
    faq: faq.length === 0 ? undefined : faq.map((item) => ({ question: escapeMarkdown(item.question), answer: item.answer })),
    // A name alone is in the byline already; the block needs something to say.
    author: author.url === undefined && author.bio === undefined ? undefined : { name: escapeMarkdown(author.name), link: author.url === undefined ? escapeMarkdown(author.name) : linkTo(author.url, escapeMarkdown(author.name), []), bio: author.bio === undefined ? undefined : escapeMarkdown(author.bio) },
    related: related.length === 0 ? undefined : related.map((link) => linkTo(link.path, escapeMarkdown(link.title), [])),
    sourceList: sourceList.length === 0 ? undefined : sourceList,
    footnotes,
    labels: language.labels,
    type: brief.type,
  }));

  const shownFaq: FaqItem[] = faq.map((item) => ({ question: item.question, answer: visible(item.answer) }));
  const dataOf = (body: string, updatedDate: string | undefined): Record<string, unknown> => {
    const frontMatter: FrontMatter = {
      title: meta.title,
      description: meta.description,
      keywords: meta.keywords.length === 0 ? undefined : [...meta.keywords],
      pubDate: input.pubDate,
      updatedDate,
      author: author.name,
      heroImage: input.hero?.url ?? '',
      heroImageAlt: input.hero?.alt,
      lang: language.tag,
      tags: undefined,
      draft: input.draft ? true : undefined,
      schema: buildJsonLd({
        url: articleUrl(config, brief.slug), title: meta.title, description: meta.description, lang: language.tag, pubDate: input.pubDate, updatedDate,
        author, image: input.hero, keywords: meta.keywords, faq: shownFaq, steps: shownParts('howto', brief.type, sections, language), words: countWords(visible(body)), homeLabel: language.labels.home, type: brief.type,
        items: shownParts('listicle', brief.type, sections, language), sides: table === '' && brief.compares === undefined ? undefined : outline.comparison?.sides, service: brief.type === 'service' ? serviceName(brief, meta, body) : undefined, tools, minutes, dateline: line,
      }, config),
      faq: shownFaq.length === 0 ? undefined : shownFaq,
    };
    return Object.fromEntries(Object.entries(frontMatter).filter(([, value]) => value !== undefined && value !== ''));
  };
  // A call to action may lead to an article, which the related list then must not repeat.
  const ctaPage = cta === undefined || (ctaBlock === undefined && menu.ctas.size === 0) ? undefined : input.corpus.byUrl(cta.url)?.path;
  const unknown = menu.unknown.map((url): Note => ({ what: 'unknown-target', excerpt: url }));
  return {
    linked: ctaPage === undefined ? menu.posts : new Set([...menu.posts, ctaPage]),
    notes: [...outline.notes, ...draft.notes, ...faqValue.notes, ...meta.notes, ...ctaLinks.notes, ...unknown],
    withRelated(related) {
      const body = bodyWith(related);
      return (updatedDate) => renderArticle({ data: dataOf(body, updatedDate), body });
    },
  };
}

/**
 * Finds what the text may link to: all facts, all known articles of the language, the call to action.
 * @param linkedCta the call to action that the text links to: other links to its page are none
 */
function linkMenu(workspace: Workspace, brief: Brief, input: RenderInput, language: Language, linkedCta: CallToAction | undefined): (scheme: string, id: string) => MenuEntry | undefined {
  const { project } = workspace;
  const cta = workspace.ctas.of(brief);
  const unlessLinked = (url: string | undefined): string | undefined => (url !== undefined && linkedCta !== undefined && isSamePage(url, linkedCta, project.config) ? undefined : url);
  return (scheme, id) => {
    if (scheme === 'fact') {
      // The brief's own before the ledger's.
      const fact = brief.facts.findLast((one) => one.id === id) ?? project.facts.findLast((one) => one.id === id);
      return fact === undefined ? undefined : { scheme, id, label: fact.text, url: unlessLinked(fact.source) };
    }
    if (scheme === 'cta') return cta?.id === id ? { scheme, id, label: cta.text, url: cta.url } : undefined;
    const entry = scheme === 'post' && id !== brief.slug ? input.corpus.bySlug(id) : undefined;
    if (entry === undefined || entry.lang !== language.tag || isAvoided(entry.path, entry.slug, brief) || input.isHidden(id)) return undefined;
    return entry.draft && !input.draft ? undefined : { scheme: 'post', id, label: entry.title, url: unlessLinked(entry.path) };
  };
}

/** `rel` of a commercial link: the config's own, and "sponsored" for hosts the config says pay for it, and those below them. */
function relOf(cta: CallToAction, config: SiteConfig): CallToAction['rel'] {
  const sponsored = isUnder(hostOf(cta.url) ?? '', config.links.sponsoredHosts);
  return [...new Set([...cta.rel, ...(sponsored ? (['sponsored'] as const) : [])])];
}

/** True for addresses of the page that a call to action leads to; the name of a document is none. */
function isSamePage(url: string, cta: CallToAction, config: SiteConfig): boolean {
  return /^(?:https?:)?\//i.test(url) && targetKey(url, config) === targetKey(cta.url, config);
}

function sourceText(source: string): string {
  return /^https?:\/\//.test(source) ? `<${source}>` : escapeMarkdown(source);
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

/** What the service is called: by its topic where the page says it so, else by the title. */
function serviceName(brief: Brief, meta: Meta, body: string): string {
  return normalize(visible(body)).includes(normalize(brief.topic)) ? capitalize(brief.topic) : meta.title;
}

/**
 * Chooses the picture of one article after another: the brief's; else the one it had; else the pool's by keywords, least used first among equals.
 * @param used how often each picture is used by other articles; what is chosen is added
 */
export function createHeroes(workspace: Workspace, used: Map<string, number>): (brief: Brief, previous: { url: string; alt: string } | null | undefined) => { url: string; alt: string } | undefined {
  const pool: readonly PoolImage[] = workspace.project.config.images.pool;
  const stemsOfPool = new Map<string, readonly ReadonlySet<string>[]>();
  const choose = (brief: Brief, previous: { url: string } | null | undefined): { url: string; alt: string } | undefined => {
    if (brief.hero !== undefined) return { url: brief.hero.image, alt: brief.hero.alt };
    const kept = pool.find((image) => image.url === previous?.url);
    if (kept !== undefined) return { url: kept.url, alt: kept.alt };
    if (pool.length === 0) return undefined;
    const language = languageOf(brief, workspace.languages);
    let keywords = stemsOfPool.get(language.tag);
    if (keywords === undefined) stemsOfPool.set(language.tag, (keywords = pool.map((image) => language.topicStems(image.keywords.join(' ')))));
    const stems = language.topicStems([brief.topic, brief.title ?? '', brief.keywords.primary ?? '', ...brief.keywords.secondary, ...brief.outline.map((section) => section.heading)].join('\n'));
    const [best] = pool
      .map((image, index) => ({ image, index, uses: used.get(image.url) ?? 0, score: [...(keywords[index] ?? [])].filter((stem) => stems.has(stem)).length }))
      .sort((a, b) => b.score - a.score || a.uses - b.uses || a.index - b.index);
    return best === undefined ? undefined : { url: best.image.url, alt: best.image.alt };
  };
  return (brief, previous) => {
    const hero = choose(brief, previous);
    if (hero !== undefined && previous == null) used.set(hero.url, (used.get(hero.url) ?? 0) + 1);
    return hero;
  };
}
