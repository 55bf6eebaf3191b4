import type { z } from 'zod';
import type { JsonObject } from './model/article.ts';
import type { ArticleType, Brief, Fact } from './model/brief.ts';
import type { CheckResult } from './model/finding.ts';
import type { LocaleDefinition } from './model/language.ts';
import type { SluglineError } from './model/errors.ts';
import type { RateLimits } from './model/limits.ts';
import type { Usage } from './model/lock.ts';
import type { ManifestArticle, ManifestFile } from './model/manifest.ts';
import type { Author, SiteConfig } from './model/site.ts';
import type { Language } from './text/language.ts';
import type { Rule } from './rule-kinds.ts';

/** The kinds of plug-in. Each `defineX` is the identity: it only gives the object its type. */

export { defineRule } from './rule-kinds.ts';
export type { RuleInput, CorpusRuleInput, Collected, SiteArticle, SiteRuleInput, Report, Example, ArticleRule, CorpusRule, SiteRule, Rule } from './rule-kinds.ts';

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
  /** Shapes that stand in for `schema` where an article of this type needs another one. */
  schemas?: Partial<Record<ArticleType, z.ZodType>>;
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

export interface OutputContext {
  config: SiteConfig;
  /** ISO timestamp. */
  now: string;
  /** Text of a file of the output directory as the last run left it. */
  previous(path: string): string | undefined;
  /** The lines of the blog's own redirects (`content.redirects`), as a `_redirects` file has them. */
  redirects(): readonly string[];
  /** What other outputs have made in this run; complete for those that are `always` made. */
  made: readonly ManifestFile[];
}

/** All placed articles, in order of slug, to files in memory, relative to the output directory. */
export interface Output {
  id: string;
  about: string;
  /** Made whatever `output.files` says, and after the others. */
  always?: true;
  /** The same articles give the same bytes. Without anything to tell, no file: an older one is removed. */
  files(articles: readonly PublishedArticle[], context: OutputContext): { path: string; text: string }[];
}

export function defineOutput(output: Output): Output {
  return output;
}

export interface ReportContext {
  /** Text of a checked file, for excerpts. */
  source(file: string): string | undefined;
  color: boolean;
  rules: readonly Rule[];
  /** All checked files, those without findings too. */
  files?: readonly string[];
  /** Slugline's own version. */
  version?: string;
}

export interface ReportFormat {
  id: string;
  /** True when it tells of the rules themselves (`ReportContext.rules`); others print without loading any. */
  listsRules?: true;
  about: string;
  print(result: CheckResult, context: ReportContext): string;
}

export function defineReport(report: ReportFormat): ReportFormat {
  return report;
}
