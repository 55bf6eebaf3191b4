import type { z } from 'zod';
import type { JsonObject } from './model/article.ts';
import type { Brief, Fact } from './model/brief.ts';
import type { CheckResult, Severity } from './model/finding.ts';
import type { LocaleDefinition } from './model/language.ts';
import type { SluglineError } from './model/errors.ts';
import type { RateLimits } from './model/limits.ts';
import type { Usage } from './model/lock.ts';
import type { ManifestArticle } from './model/manifest.ts';
import type { Author, SiteConfig } from './model/site.ts';
import type { ArticleLink, Corpus, CorpusEntry } from './model/corpus.ts';
import type { Document } from './text/document.ts';
import type { Language } from './text/language.ts';
import type { Splice } from './text/splice.ts';

/** The kinds of plug-in. Each `defineX` is the identity: it only gives the object its type. */

// ---- rules ---------------------------------------------------------------------------------------------------------------------

/** What a rule sees. Pure values only. */
export interface RuleInput<Options = Record<string, unknown>> {
  doc: Document;
  /** The site's configuration; undefined when articles are checked outside any project. */
  config: SiteConfig | undefined;
  /** Facts of the project's ledger and of the article's brief. */
  facts: readonly Fact[];
  language: Language;
  options: Options;
  /** The day by which dated policy is judged, ISO date. */
  asOf: string;
  /** Text of the article as last written, from its lock file; absent or undefined when nobody here wrote it. Read only when asked for. */
  previous?: (() => string | undefined) | undefined;
}

/** What a rule sees that looks at an article beside the others. */
export interface CorpusRuleInput<Options = Record<string, unknown>> extends Omit<RuleInput<Options>, 'doc' | 'previous'> {
  /** The article as the corpus knows it. */
  entry: CorpusEntry;
  links: readonly ArticleLink[];
  /** The article itself. With thousands of articles it is not at hand any more and is read and parsed again: ask only when `entry`, `links` or facts give a suspicion. */
  readonly doc: Document;
  corpus: Corpus;
}

/** What a rule keeps of an article for judging the site: plain JSON, with places as offsets of the file. */
export interface Collected<Facts> {
  facts?: Facts;
  /**
   * By these articles meet: who has one in common sees the other's facts. They are kept as hashes of 32 bits, so two different keys may meet (1 in 10,000 articles
   * or so): compare the facts before reporting.
   */
  keys?: readonly (string | number)[];
}

/** Another article of the site, as a rule of this kind collected it. */
export interface SiteArticle<Facts> {
  entry: CorpusEntry;
  links: readonly ArticleLink[];
  facts: Facts | undefined;
}

/** What a rule sees that judges an article as a part of the whole site. */
export interface SiteRuleInput<Facts = unknown, Options = Record<string, unknown>> extends CorpusRuleInput<Options> {
  /** What this rule collected of the article. */
  collected: Facts | undefined;
  /** The other articles that have a key in common with this one under that key, drafts too, in order of file; reading on costs, so stop when enough is known. */
  sharing(key: string | number): Iterable<SiteArticle<Facts>> & { count: number };
  /** How many different keys this rule gave for the article. */
  keys: number;
  /**
   * The other articles that have at least `least` (1) of this one's keys, with how many are shared and how many the other has, in order of file.
   * Keys of more than `most` (100) articles say nothing and are not followed.
   */
  meeting(least?: number, most?: number): readonly (SiteArticle<Facts> & { shared: number; keys: number })[];
  /** The other articles that link to this one, in order of file. */
  linkers(): Iterable<SiteArticle<Facts>> & { count: number };
}

export interface Report {
  start: number;
  end: number;
  message: string;
  /** Advice for this place, when it says more than the rule's own `fix`. */
  help?: string;
  /** Overrides the rule's severity for this place (only downwards or upwards as the catalogue says). */
  severity?: Severity;
  /** A safe fix, as splices of the file. */
  edits?: readonly Splice[] | undefined;
}

interface RuleBase {
  /** `area/name`; also the path of the file under `src/rules`. */
  id: string;
  severity: Severity;
  /** What it finds, one sentence. */
  about: string;
  /** Why it matters, one or two sentences, without claims a source does not make. */
  why: string;
  /** What to do, one imperative sentence; the default help of its findings. */
  fix: string;
  /** Where the threshold or policy comes from. */
  source?: string;
  /** Options with their defaults; the config may override each (same type). */
  options?: Record<string, unknown>;
  /**
   * Executed as tests and printed as documentation. Each is a whole article or a body: a text without front matter gets a valid
   * one. `bad` gives at least one finding of this rule, `good` none. `config` is merged over a small test site.
   */
  examples: { bad: readonly Example[]; good: readonly Example[] };
}

export type Example = string | { text: string; config?: Record<string, unknown>; facts?: readonly Fact[]; corpus?: readonly { slug: string; text: string }[]; slug?: string; asOf?: string; previous?: string };

export interface ArticleRule extends RuleBase {
  needs: 'article';
  check(input: RuleInput, report: (finding: Report) => void): void;
}
export interface CorpusRule extends RuleBase {
  needs: 'corpus';
  check(input: CorpusRuleInput, report: (finding: Report) => void): void;
}
/** Judges finished articles as a site, so it runs where a site is checked (`validate`), not while articles are being made. */
export interface SiteRule<Facts = unknown> extends RuleBase {
  needs: 'site';
  /** What the other articles' checks, and this one's, need to know of an article. Runs once for each text; kept until the text or the settings change. */
  collect?(input: RuleInput): Collected<Facts> | undefined;
  check(input: SiteRuleInput<Facts>, report: (finding: Report) => void): void;
}
export type Rule = ArticleRule | CorpusRule | SiteRule;

/** A check: pure, sees only what it declares, points at exact places. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}

// ---- stages --------------------------------------------------------------------------------------------------------------------

/** Something a stage's text may link to: `fact:id`, `post:slug`, `cta:id`. */
export interface MenuEntry {
  scheme: 'fact' | 'post' | 'cta';
  id: string;
  /** What it is, as the writer sees it. */
  label: string;
  url: string | undefined;
}

/** What a stage sees: the brief, the site, the menu, and the values of the stages it reads. */
export interface StageInput {
  brief: Brief;
  config: SiteConfig;
  language: Language;
  author: Author;
  facts: readonly Fact[];
  menu: readonly MenuEntry[];
  /** Titles of neighbouring articles, to avoid overlap. Advisory: never part of a stage's key. */
  neighbours: readonly string[];
  /** Day of writing, ISO date. */
  today: string;
  values: Readonly<Record<string, unknown>>;
}

/** Thrown by `parse` when a reply cannot be used; the message goes back to the model once. */
export class ReplyError extends Error {}

export interface Stage<Value = unknown> {
  id: string;
  /** Names of the values it needs; the brief and the site are always there. */
  reads: readonly string[];
  writes: string;
  /** Raise it when `parse` or `offline` changes meaning, so that old results are made again. */
  version: number;
  /** For decisions: the shape on the wire (strict JSON schema). Absent: the reply is Markdown. */
  schema?: z.ZodType;
  /** Name of the template under `prompts/`. */
  prompt: string;
  /** What its template may use besides the common names. */
  data?(input: StageInput): Record<string, unknown>;
  /** What `parse` and `known` take from the brief besides what the prompt shows: the result is stale when it changes. */
  uses?(input: StageInput): unknown;
  /** The value when the brief already says it all, so that no call is needed; undefined otherwise. */
  known?(input: StageInput): Value | undefined;
  /**
   * How to ask in several calls side by side, where the config says so (`model.split`): one request a part, from a template of its own in
   * which the part's data come last, so that all parts begin alike and the server can reuse what it has read. `parse` takes the replies in
   * their order; when it throws ReplyError, the stage is asked for as a whole.
   */
  split?: { prompt: string; parts(input: StageInput): readonly Record<string, unknown>[]; parse(replies: readonly string[], input: StageInput): Value };
  /** The reply (JSON already read when there is a schema) as a clean value. @throws ReplyError */
  parse(reply: unknown, input: StageInput): Value;
  /** The same value from the brief's own words, without a model, deterministic. */
  offline(input: StageInput): Value;
}

export function defineStage<Value>(stage: Stage<Value>): Stage<Value> {
  return stage;
}

// ---- providers -----------------------------------------------------------------------------------------------------------------

export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface CompletionRequest {
  model: string;
  messages: readonly Message[];
  /** Strict JSON schema of the answer, with a name; absent for prose. */
  schema?: { name: string; schema: JsonObject };
  maxOutputTokens: number;
  temperature?: number;
  reasoningEffort?: 'none' | 'minimal' | 'low' | 'medium' | 'high';
}

export interface Completion {
  text: string;
  usage: Usage;
  finish: 'stop' | 'length' | 'filtered';
  /** The model that answered, as the server names it. */
  model: string;
  /** What the server said of its rate limits; absent when nothing. */
  limits?: RateLimits;
}

export interface ProviderSettings {
  model: string;
  baseURL: string | undefined;
  apiKey: string | undefined;
  /** Directory of recorded answers, and how to read a file of it (replay). */
  recordings?: (key: string) => string | undefined;
}

export interface ProviderInstance {
  /** Where requests go, for the first line of a run; '' when nowhere. */
  host: string;
  model: string;
  /**
   * False: stages write by themselves (`stage.offline`). Otherwise one call, never retried inside. Throws SluglineError only; where
   * the failed reply was paid for (truncated, refused, cut, not JSON), the error has its tokens as `usage`.
   */
  complete: ((request: CompletionRequest, signal: AbortSignal) => Promise<Completion>) | false;
  /** Present when the server takes batches. */
  batches?: BatchService;
}

export interface Provider {
  id: string;
  about: string;
  /** True when it needs an API key. */
  needsKey: boolean;
  create(settings: ProviderSettings): ProviderInstance;
}

export function defineProvider(provider: Provider): Provider {
  return provider;
}

// ---- batches: many calls handed over at once and fetched later, at half the price (OpenAI's Batch API) ----------------------------

/** Where a batch stands at the server. `ended`: nothing more will come; what has no result was not made. */
export interface BatchStatus {
  id: string;
  state: 'waiting' | 'running' | 'ended' | 'failed' | 'expired' | 'cancelled';
  /** The server's own word for it. */
  said: string;
  total: number;
  completed: number;
  failed: number;
  /** What the server says is wrong with the batch as a whole. */
  errors: readonly string[];
  /** Ids of the files that hold results; there may be one of each, either, or none. */
  outputFile: string | undefined;
  errorFile: string | undefined;
  /** The mark it was made with, so that a batch is found again after a crash; '' when it has none. */
  mark: string;
}

/** One result: an answer, or why there is none. */
export interface BatchAnswer {
  customId: string;
  completion: Completion | undefined;
  error: SluglineError | undefined;
}

/** Turns requests to lines of JSONL and back; needs no network. */
export interface BatchLines {
  line(customId: string, request: CompletionRequest): string;
  /** @param requestOf the request behind an id; undefined for ids that are not ours, whose lines give undefined */
  answer(line: string, requestOf: (customId: string) => CompletionRequest | undefined): BatchAnswer | undefined;
}

/** The server's side. Every function throws SluglineError only. */
export interface BatchService extends BatchLines {
  /** Uploads the lines and begins a batch. @param mark stays with the batch at the server */
  submit(lines: readonly string[], mark: string, signal: AbortSignal): Promise<BatchStatus>;
  status(id: string, signal: AbortSignal): Promise<BatchStatus>;
  /** The newest batches, to find by its mark one that was begun and not noted. */
  recent(signal: AbortSignal): Promise<readonly BatchStatus[]>;
  /** Lines of a result file. */
  lines(fileId: string, signal: AbortSignal): AsyncIterable<string>;
  cancel(id: string, signal: AbortSignal): Promise<BatchStatus>;
}

// ---- locales, outputs, reports -------------------------------------------------------------------------------------------------

export function defineLocale(locale: LocaleDefinition): LocaleDefinition {
  return locale;
}

/** What outputs know of an article: what the manifest says of it. */
export type PublishedArticle = Omit<ManifestArticle, 'url'>;

/** All placed articles, in order of slug, to files in memory, relative to the output directory. */
export interface Output {
  id: string;
  about: string;
  files(articles: readonly PublishedArticle[], context: { config: SiteConfig; now: string; previous(path: string): string | undefined }): { path: string; text: string }[];
}

export function defineOutput(output: Output): Output {
  return output;
}

export interface ReportContext {
  /** Text of a checked file, for excerpts. */
  source(file: string): string | undefined;
  color: boolean;
  rules: readonly Rule[];
}

export interface ReportFormat {
  id: string;
  about: string;
  print(result: CheckResult, context: ReportContext): string;
}

export function defineReport(report: ReportFormat): ReportFormat {
  return report;
}
