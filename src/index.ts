/** The public library. Re-exports only. */
export { generate, plan, validate, nodeWorld, type LibraryOptions, type ValidateOptions } from './api.ts';
export { parseArticle, renderArticle } from './text/frontmatter.ts';
export { slugify } from './text/slug.ts';
export { defineLocale, defineOutput, defineProvider, defineReport, defineRule, defineStage, ReplyError } from './kinds.ts';
export { SluglineError, formatProblem } from './model/errors.ts';
export { loadProject } from './project.ts';
export type { Article, FaqItem, FrontMatter } from './model/article.ts';
export type { Brief, Fact } from './model/brief.ts';
export type { CheckResult, Finding, FindingSummary, Severity } from './model/finding.ts';
export type { ErrorCode, Problem } from './model/errors.ts';
export type { ArticleResult, RunEvent, RunResult } from './model/events.ts';
export type { Lock } from './model/lock.ts';
export type { Manifest, ManifestArticle } from './model/manifest.ts';
export type { Plan, PlanItem } from './model/plan.ts';
export type { SiteConfig, SiteConfigInput } from './model/site.ts';
export type { World } from './model/world.ts';
export type { Project } from './project.ts';
export type { ArticleRule, Completion, CompletionRequest, CorpusRule, Output, Provider, ReportFormat, Rule, RuleInput, Stage, StageInput } from './kinds.ts';
