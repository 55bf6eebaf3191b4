import type { BriefHead } from './briefs.ts';
import type { CallsToAction } from './calls-to-action.ts';
import { appliesTo, factDate, factIn, factText, factWording, isExpired, statedPart } from './fact-ledger.ts';
import { releasableCorpus, type CorpusSource } from './corpus.ts';
import { FIELD_WEIGHT, termCounts } from './text/term-counts.ts';
import type { MenuEntry, Message, Stage, StageInput } from './kinds.ts';
import type { Languages } from './languages.ts';
import type { LinkClusters } from './link-clusters.ts';
import { isAvoidedBy } from './links.ts';
import type { LockShelf } from './locks.ts';
import type { JsonObject } from './model/article.ts';
import type { Brief, Fact } from './model/brief.ts';
import type { Corpus } from './model/corpus.ts';
import { SluglineError } from './model/errors.ts';
import type { Price } from './model/prices.ts';
import { articlePath, type Author, type SiteConfig } from './model/site.ts';
import type { Project } from './project.ts';
import type { PromptParameters, Prompts } from './prompts.ts';
import { addressAdvice } from './text/address-words.ts';
import { voicePrompt } from './text/brand-prompt.ts';
import { sha256, stableJson } from './text/hash.ts';
import type { Language } from './text/language.ts';
import { own } from './text/own.ts';
import { strategyOf } from './text/writing-strategy.ts';

/** Everything a plan and a run need to know, gathered once: the project, its templates, languages, locks and neighbours. Pure values. */
export interface Workspace {
  project: Project;
  languages: Languages;
  prompts: Prompts;
  /** In the order they run. */
  stages: readonly Stage[];
  /** Their schemas as they go over the wire, by id, or by id and type of article (`outline/howto`) where a type has its own. */
  wireSchemas: ReadonlyMap<string, JsonObject>;
  /** Topic words of the ledger's facts, in their order. */
  factStems(language: Language): readonly ReadonlySet<string>[];
  locks: LockShelf;
  /** Articles that belong together. */
  clusters: LinkClusters;
  /** Which article has which call to action. */
  ctas: CallsToAction;
  /** What the blog already has, besides this project's briefs. */
  existing: readonly CorpusSource[];
  /** Existing posts and planned briefs, for neighbours and overlap. */
  planned: Corpus;
  /** Who writes. */
  writer: { provider: string; model: string; local: boolean };
  /** Of that model; undefined where it is not known. */
  price: Price | undefined;
}

/** Stages in an order in which each one's inputs are there. @throws SluglineError when they wait for each other */
export function orderStages(stages: readonly Stage[]): Stage[] {
  const ordered: Stage[] = [];
  const ready = new Set<string>();
  let waiting = [...stages].sort((a, b) => (a.id < b.id ? -1 : 1));
  while (waiting.length > 0) {
    const next = waiting.filter((stage) => stage.reads.every((name) => ready.has(name)));
    if (next.length === 0) throw new SluglineError({ code: 'INTERNAL', message: `stages wait for each other: ${waiting.map((stage) => stage.id).join(', ')}`, help: 'Check what they read and write.' });
    for (const stage of next) {
      ordered.push(stage);
      ready.add(stage.writes);
    }
    waiting = waiting.filter((stage) => !next.includes(stage));
  }
  return ordered;
}

/** A brief as a corpus source, before it is an article. */
export function briefSource(brief: Brief, config: SiteConfig, language: Language): CorpusSource {
  return {
    language,
    entry: { slug: brief.slug, file: brief.file, path: own(articlePath(config, brief.slug)), title: brief.title ?? brief.topic, description: brief.description ?? '', heroImage: '', pubDate: brief.pubDate ?? '', lang: language.tag, draft: false },
    terms: () => termCounts([
      [FIELD_WEIGHT.title, brief.topic],
      [FIELD_WEIGHT.title, brief.title ?? ''],
      [FIELD_WEIGHT.description, brief.description ?? ''],
      [FIELD_WEIGHT.keywords, [brief.keywords.primary ?? '', ...brief.keywords.secondary].join(' ')],
      [FIELD_WEIGHT.headings, brief.outline.map((section) => section.heading).join('\n')],
      [FIELD_WEIGHT.body, [brief.lead ?? '', ...brief.outline.flatMap((section) => section.points)].join('\n')],
    ], language),
  };
}

/** Neighbours of every brief among briefs and existing posts; briefs in a language that nobody speaks are left out. */
export function plannedCorpus(project: Project, existing: readonly CorpusSource[], languages: Languages): Corpus {
  const { briefs, config } = project;
  const isKnown = (head: BriefHead | undefined): boolean => head !== undefined && languages.get(head.locale) !== undefined;
  return releasableCorpus(function* sources() {
    for (const brief of briefs) if (isKnown(brief)) yield briefSource(brief, config, languageOf(brief, languages));
    for (const source of existing) if (!isKnown(briefs.head(source.entry.slug))) yield source;
  }, config, true);
}

/** The language of a brief. @throws SluglineError when no locale speaks it */
export function languageOf(brief: Brief, languages: Languages): Language {
  const language = languages.get(brief.locale);
  if (language !== undefined) return language;
  throw new SluglineError({ code: 'BRIEF_INVALID', file: brief.file, message: `there is no locale "${brief.locale}"`, help: `Known: ${languages.tags.join(', ')}. A new one is one file under src/locales.` });
}

/** The author of a brief: the named one, else the site's first, else the brand as an organisation. */
export function authorOf(brief: Brief, config: SiteConfig): Author {
  return config.authors.find((author) => author.id === brief.author) ?? config.authors[0] ?? { id: 'brand', name: config.brand.name, type: 'organization', ...(config.brand.url === undefined ? {} : { url: config.brand.url }) };
}

const NEIGHBOURS = 5;
/** Articles whose links a writer is offered. */
export const MENU_POSTS = 8;

/** What a stage sees. Neighbours, posts and calls to action are advisory: they change without this article, and never make its text stale. */
export function stageInput(workspace: Workspace, brief: Brief, values: Readonly<Record<string, unknown>>, advisory: boolean, today: string): StageInput {
  const { project, languages, planned } = workspace;
  const language = languageOf(brief, languages);
  const may = (fact: Fact): boolean => !isExpired(fact, today) && appliesTo(fact, brief);
  const facts = [...relevantFacts(workspace, brief, language, may), ...brief.facts.filter(may)].map((fact) => factIn(fact, language.tag));
  const cta = advisory ? workspace.ctas.of(brief) : undefined;
  const near = advisory ? planned.neighbours(brief.slug, MENU_POSTS).flatMap(({ slug }) => planned.bySlug(slug) ?? []) : [];
  const menu: MenuEntry[] = [
    ...facts.map((fact): MenuEntry => ({ scheme: 'fact', id: fact.id, label: fact.text, url: fact.source })),
    ...near.filter((entry) => !isAvoided(entry.path, entry.slug, brief)).map((entry): MenuEntry => ({ scheme: 'post', id: entry.slug, label: entry.title, url: entry.path })),
    ...(cta === undefined ? [] : [{ scheme: 'cta', id: cta.id, label: cta.text, url: cta.url } as const]),
  ];
  // Stages that place the brief's own facts see them in the language of the article, too.
  const seen = brief.facts.some((fact) => fact.locales !== undefined) ? { ...brief, facts: brief.facts.map((fact) => factIn(fact, language.tag)) } : brief;
  return { brief: seen, config: project.config, language, author: authorOf(brief, project.config), facts, menu, neighbours: near.slice(0, NEIGHBOURS).map((entry) => entry.title), today, values };
}

/** Topic words that a fact and a brief must share for the writer to be offered the fact. */
const SHARED_STEMS = 2;

/**
 * Facts of the ledger that concern a brief: those it refers to by id, and those that share topic words with its subject. The rest stay out of the
 * prompt, so that a changed fact makes only the articles stale that could use it.
 * @param may false for facts that are expired or out of their scope: they are never offered
 */
function relevantFacts(workspace: Workspace, brief: Brief, language: Language, may: (fact: Fact) => boolean): Fact[] {
  const ledger = workspace.project.facts;
  if (ledger.length === 0) return [];
  const stems = workspace.factStems(language);
  const content = JSON.stringify(contentOf(brief));
  const subject = language.topicStems([brief.topic, brief.title ?? '', brief.goal ?? '', brief.keywords.primary ?? '', ...brief.keywords.secondary, ...brief.outline.map((section) => section.heading)].join('\n'));
  return ledger.filter((fact, index) => may(fact) && (content.includes(`(fact:${fact.id})`) || [...(stems[index] ?? [])].filter((stem) => subject.has(stem)).length >= SHARED_STEMS));
}

/** Stems the ledger once a language: every brief asks for it. */
export function stemFacts(ledger: readonly Fact[]): Workspace['factStems'] {
  const known = new Map<string, readonly ReadonlySet<string>[]>();
  return (language) => {
    const stems = known.get(language.tag) ?? ledger.map((fact) => language.topicStems(factText(fact, language.tag)));
    known.set(language.tag, stems);
    return stems;
  };
}

/** True when the brief forbids a link to this article (by slug, path or URL). */
export function isAvoided(path: string, slug: string, brief: Brief): boolean {
  return isAvoidedBy(brief.links.avoid, { slug, path });
}

export interface StageRequest {
  /** What the stage sees, neighbours and posts included. */
  input(): StageInput;
  /** Rendered when asked for: a plan needs only the key. @throws SluglineError PROMPT_INVALID */
  messages(): Message[];
  /** The same in parts, where the config has the stage asked so. */
  parts: (() => Message[][]) | undefined;
  /** Shape of the answer; absent for prose. */
  schema: JsonObject | undefined;
  parameters: PromptParameters;
  /** What the result depends on; equal keys mean the old result is still the right one. */
  key: string;
  prompt: string;
}

/** The shape of a stage's answer for an article of this brief's type; undefined for prose. */
export function wireSchema({ wireSchemas }: Workspace, stage: Stage, brief: Brief): JsonObject | undefined {
  return wireSchemas.get(`${stage.id}/${brief.type}`) ?? wireSchemas.get(stage.id);
}

/** The request of a stage, and the key of its result. @throws SluglineError PROMPT_INVALID */
export function stageRequest(workspace: Workspace, stage: Stage, brief: Brief, values: Readonly<Record<string, unknown>>, today: string): StageRequest {
  const { project, prompts, writer } = workspace;
  const stable = stageInput(workspace, brief, values, false, today);
  const parameters = prompts.parameters(stage.prompt);
  const { description: _description, ...settings } = parameters;
  const split = !writer.local && project.config.model.split.includes(stage.id) ? stage.split : undefined;
  const messagesOf = (input: StageInput): Message[] => prompts.messages(stage.prompt, promptData(workspace, stage, input));
  const partsOf = (input: StageInput): Message[][] => {
    const common = promptData(workspace, stage, input);
    return split === undefined ? [] : split.parts(input).map((part) => prompts.messages(split.prompt, { ...common, ...part }));
  };
  const given = writer.local ? undefined : stage.known?.(stable);
  const key = sha256(
    stableJson({
      stage: stage.id,
      version: stage.version,
      provider: writer.provider,
      model: writer.model,
      // What the brief says itself is asked of nobody: a changed prompt does not make it stale.
      ...(given === undefined ? { settings, messages: messagesOf(stable), parts: split === undefined ? undefined : partsOf(stable), uses: stage.uses?.(stable) } : { given }),
      // The offline writer reads the brief and the values themselves, not the prompt.
      local: writer.local ? [contentOf(brief), stage.reads.map((name) => values[name])] : undefined,
    }),
  );
  let known: StageInput | undefined;
  const full = (): StageInput => (known ??= stageInput(workspace, brief, values, true, today));
  return { input: full, messages: () => messagesOf(full()), parts: split === undefined ? undefined : () => partsOf(full()), schema: wireSchema(workspace, stage, brief), parameters, key, prompt: prompts.hash(stage.prompt) };
}

/** The parts of a brief that an offline text depends on; links, call to action, dates and pictures are put in when the article is rendered. */
function contentOf(brief: Brief): Record<string, unknown> {
  const { links: _l, cta: _c, hero: _h, author: _a, pubDate: _p, status: _s, overlap: _o, overlapReason: _r, redirectFrom: _rf, file: _f, hash: _hash, ...content } = brief;
  return { ...content, facts: content.facts.map(statedPart) };
}

/** The statement as the writer is shown it: its allowed wordings follow in quotation marks. @param fact as the article's language has it */
function offeredText(fact: Fact, { tag }: Language): string {
  const wording = factWording(fact, tag);
  return wording.length === 0 ? fact.text : `${fact.text} (${wording.map((words) => `“${words}”`).join(' / ')})`;
}

/** How the brand speaks, with its form of address: told as one, so that templates, and the hashes locks keep of them, are what they were. */
function voiceOf({ brand }: SiteConfig, { tag }: Language, promptLanguage: string): string | undefined {
  const advice = brand.address === undefined ? undefined : addressAdvice(brand.address, tag, promptLanguage);
  return advice === undefined ? brand.voice : [brand.voice?.trim() ?? '', advice].filter((text) => text !== '').join(' ');
}

/** Names a prompt template may use, besides those of its stage. */
export function promptData(workspace: Workspace, stage: Pick<Stage, 'data'>, input: StageInput): Record<string, unknown> {
  const { brief, config, language } = input;
  const promptLanguage = workspace.prompts.has(`_rules.${language.tag}`) ? language.tag : 'en';
  return {
    site: { name: config.site.name, url: config.site.url },
    brand: { name: config.brand.name, description: config.brand.description, voice: voiceOf(config, language, promptLanguage), banned: config.brand.banned, preferred: config.brand.preferred, ...voicePrompt(config.brand, language.tag) },
    variety: strategyOf(brief.slug, brief.type, config.brand.voiceRules.questions !== 0),
    author: input.author,
    language: language.tag,
    languageName: language.name,
    promptLanguage,
    topic: brief.topic,
    type: brief.type,
    isHowto: brief.type === 'howto',
    isComparison: brief.type === 'comparison',
    isListicle: brief.type === 'listicle',
    intent: brief.intent,
    audience: brief.audience,
    goal: brief.goal,
    primary: brief.keywords.primary,
    secondary: brief.keywords.secondary,
    length: brief.length,
    voice: brief.voice,
    notes: brief.notes,
    lead: brief.lead,
    givenOutline: brief.outline.map((section) => ({ heading: section.heading, points: section.points })),
    facts: input.facts.map((fact) => ({ id: fact.id, text: offeredText(fact, language), source: fact.source, asOf: factDate(fact) })),
    posts: input.menu.filter((entry) => entry.scheme === 'post').map((entry) => ({ id: entry.id, label: entry.label })),
    ctas: input.menu.filter((entry) => entry.scheme === 'cta').map((entry) => ({ id: entry.id, label: entry.label })),
    inText: config.links.inText,
    neighbours: input.neighbours,
    ...stage.data?.(input),
  };
}
