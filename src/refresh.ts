import { activeRules, checkAlone, COULD_NOT_CHECK, ignoredLines, type ActiveRules } from './check.ts';
import { isExpired, type FactTarget } from './fact-ledger.ts';
import { withoutIgnored } from './ignored.ts';
import type { Rule } from './kinds.ts';
import type { Brief, Fact } from './model/brief.ts';
import { SluglineError } from './model/errors.ts';
import type { Finding } from './model/finding.ts';
import type { Lock } from './model/lock.ts';
import type { SiteConfig } from './model/site.ts';
import { factReasons } from './refresh-facts.ts';
import { lineOf, reasonAt, type ArticlePart, type RefreshKind, type RefreshReason } from './refresh-places.ts';
import { daysBetween, readDate } from './text/dates.ts';
import type { Document } from './text/document.ts';
import { isDecay, type Traffic } from './text/search-console.ts';

/** Which articles are out of date, and why: reasons with their places, and a plan ordered by urgency. Pure: days, texts and tables come in. */

export type { ArticlePart, RefreshReason } from './refresh-places.ts';
/** Expired facts and policy make an article wrong; a loss of clicks says that readers go elsewhere; the rest can wait. */
export type Urgency = 'urgent' | 'decay' | 'rest';

/** One article of the plan. */
export interface RefreshItem {
  slug: string;
  file: string;
  urgency: Urgency;
  /** The most urgent ones first, then in the order of the text. */
  reasons: RefreshReason[];
  /** What to make again; empty where the reasons name no part (clicks, age). */
  remake: ArticlePart[];
}

/** What holds for all articles of a look. */
export interface RefreshSettings {
  config: SiteConfig;
  /** ISO date. */
  today: string;
  /** Days since a fact was looked at, and since an article was changed, from which on they count as old. */
  staleDays: number;
  ageDays: number;
  /** As `refreshRules` gives them. */
  rules: RefreshRules;
  /** Template of a stage, and its hash now; undefined for a stage that is gone. */
  promptOf(stage: string): { name: string; hash: string } | undefined;
}

export interface RefreshArticle {
  doc: Document;
  target: FactTarget;
  lock: Lock | undefined;
  /** Its brief, and the file as it is shown. */
  brief: { hash: Brief['hash']; file: string } | undefined;
  /** The ledger and the brief's own; expired ones, too. */
  facts: readonly Fact[];
  traffic: (Traffic & { file: string }) | undefined;
}

export interface RefreshRules {
  years: ActiveRules;
  dated: ActiveRules;
}

const STALE_YEAR = 'claims/stale-year';
/** Rules about an article that judge by policy with a date (text/policy.ts and the locales). */
export const DATED_RULES: readonly string[] = ['claims/restricted-service', 'legal/extremist-org-unmarked', 'legal/marker-without-footnote', 'schema/deprecated-type', 'schema/rating-type-ineligible'];
/** Years back that the rule about stale years looks. */
const YEARS_BACK = 3;
/** The model of a lock whose texts no model wrote: prompts have no part in them. */
const NO_MODEL = 'offline';
const ORDER: readonly RefreshKind[] = ['fact-expired', 'fact-changed', 'policy', 'traffic', 'brief', 'prompt', 'year', 'fact-old', 'age'];
const URGENCIES: readonly Urgency[] = ['urgent', 'decay', 'rest'];

/** The rules that a look runs, with what the config makes of them: one that is off stays off. */
export function refreshRules(rules: readonly Rule[], config: SiteConfig): RefreshRules {
  const known = new Set(rules.map(({ id }) => id));
  const only = (ids: readonly string[]): ActiveRules => ({ ...activeRules(rules.filter(({ id }) => ids.includes(id)), config), known });
  return { years: only([STALE_YEAR]), dated: only(DATED_RULES) };
}

/** All that speaks for looking at an article again; none when it is up to date. @throws SluglineError FILE_UNREADABLE when its Markdown cannot be parsed */
export function refreshReasons(article: RefreshArticle, settings: RefreshSettings): RefreshReason[] {
  const { doc, lock, brief, traffic } = article;
  const date = readDate(doc.field('updatedDate')) ?? readDate(doc.field('pubDate'));
  const whole = { part: 'article', section: null } as const;
  const reasons = [...factReasons({ doc, reader: { ...article.target, doc, values: Object.values(lock?.stages ?? {}).map(({ value }) => value) }, lock, facts: article.facts, today: settings.today, staleDays: settings.staleDays }), ...yearReasons(doc, settings), ...(date === undefined ? [] : policyReasons(article, date.day, settings))];
  if (traffic !== undefined && isDecay(traffic)) {
    const share = Math.round((1 - traffic.clicks / traffic.previous) * 100);
    reasons.push({ kind: 'traffic', target: null, ...whole, file: traffic.file, line: traffic.line, message: `${traffic.clicks} clicks after ${traffic.previous} in the period before (${share} % fewer)` });
  }
  if (lock !== undefined && brief !== undefined && lock.brief.sha256 !== brief.hash) reasons.push({ kind: 'brief', target: null, ...whole, file: brief.file, line: 1, message: 'the brief was edited after the article was written' });
  const prompts = Object.entries(lock?.stages ?? {}).flatMap(([id, { prompt, model }]) => {
    const now = settings.promptOf(id);
    return now === undefined || model === NO_MODEL || now.hash === prompt ? [] : [now.name];
  });
  if (prompts.length > 0) reasons.push({ kind: 'prompt', target: null, ...whole, file: doc.file, line: 1, message: `the prompt changed after the article was written (${[...new Set(prompts)].join(', ')})` });
  const age = date === undefined ? 0 : daysBetween(date.day, settings.today);
  if (date !== undefined && age > settings.ageDays) {
    const key = readDate(doc.field('updatedDate')) === undefined ? 'pubDate' : 'updatedDate';
    reasons.push({ kind: 'age', target: null, ...whole, file: doc.file, line: doc.lines.position(doc.place([key]).start).line, message: `nobody has changed it for ${age} days (${key} ${date.day})` });
  }
  return reasons.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.line - b.line);
}

/** The plan: articles with reasons, the urgent ones first, then those that lost clicks; among equals those with more weighty reasons, then by slug. */
export function refreshPlan(articles: readonly { slug: string; file: string; reasons: RefreshReason[] }[]): RefreshItem[] {
  const items = articles.filter(({ reasons }) => reasons.length > 0).map((article): RefreshItem => ({ ...article, urgency: urgencyOf(article.reasons), remake: remakeOf(article.reasons) }));
  const weight = ({ reasons, urgency }: RefreshItem): number => reasons.filter(({ kind }) => urgencyOfKind(kind) === urgency && kind !== 'age').length;
  return items.sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || weight(b) - weight(a) || (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0));
}

/** Years that were the present when the article was written, too: the rule is asked as if it came out later, often enough to see every year since. */
function yearReasons(doc: Document, { rules, config, today }: RefreshSettings): RefreshReason[] {
  const now = Number(today.slice(0, 4));
  const own = Math.max(...['pubDate', 'updatedDate'].map((key) => Number(readDate(doc.field(key))?.day.slice(0, 4) ?? 0)));
  const steps = own === 0 ? 0 : Math.max(0, Math.ceil((now - own) / YEARS_BACK));
  const years = [now, ...Array.from({ length: steps }, (_, step) => Math.max(own, now - (step + 1) * YEARS_BACK))];
  const reasons = new Map<string, RefreshReason>();
  for (const year of years) {
    const later = Object.create(doc, { field: { value: (key: string) => (key === 'updatedDate' ? `${year}-01-01` : key === 'pubDate' ? '' : doc.field(key)) } }) as Document;
    for (const { line, message } of findingsOf(later, rules.years, config, [], today)) {
      const stale = /"(\d{4})[^"]*"/.exec(message)?.[1] ?? '';
      reasons.set(`${line} ${stale}`, reasonAt(doc, line, { kind: 'year', message: `"${stale}" is past and stands for the present`, excerpt: lineOf(doc, line), gone: stale === '' ? [] : [stale] }));
    }
  }
  return [...reasons.values()];
}

/** What rules find by the policy of today and did not by that of the article's day. */
function policyReasons({ doc, facts }: RefreshArticle, day: string, { rules, config, today }: RefreshSettings): RefreshReason[] {
  if (day >= today) return [];
  const keyOf = ({ rule, line, column }: Finding): string => `${rule} ${line} ${column}`;
  const before = new Set(findingsOf(doc, rules.dated, config, facts, day).map(keyOf));
  return findingsOf(doc, rules.dated, config, facts, today).filter((finding) => !before.has(keyOf(finding)))
    .map(({ rule, line, message }): RefreshReason => reasonAt(doc, line, { kind: 'policy', message: `policy changed since ${day}: ${message} (${rule})`, excerpt: lineOf(doc, line) }));
}

/** @throws SluglineError FILE_UNREADABLE when the text could not be checked */
function findingsOf(doc: Document, rules: ActiveRules, config: SiteConfig, facts: readonly Fact[], asOf: string): Finding[] {
  const valid = facts.filter((fact) => !isExpired(fact, asOf));
  const found = checkAlone(doc, { rules, config, facts: () => valid, asOf });
  const failed = found.find(({ finding }) => finding.rule === COULD_NOT_CHECK);
  if (failed !== undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file: doc.file, line: failed.finding.line, message: failed.finding.message, help: failed.finding.help });
  const ids = new Set(rules.article.map(({ rule }) => rule.id));
  return withoutIgnored(found, ignoredLines(doc), rules.known, () => true).map(({ finding }) => finding).filter(({ rule }) => ids.has(rule));
}

function urgencyOfKind(kind: RefreshKind): Urgency {
  return kind === 'fact-expired' || kind === 'fact-changed' || kind === 'policy' ? 'urgent' : kind === 'traffic' ? 'decay' : 'rest';
}

function urgencyOf(reasons: readonly RefreshReason[]): Urgency {
  return URGENCIES.find((urgency) => reasons.some(({ kind }) => urgencyOfKind(kind) === urgency)) ?? 'rest';
}

/** A changed brief or prompt is about all of the article; clicks and age name no part. */
function remakeOf(reasons: readonly RefreshReason[]): ArticlePart[] {
  if (reasons.some(({ kind }) => kind === 'brief' || kind === 'prompt')) return [{ part: 'article', section: null }];
  const parts = reasons.filter(({ part }) => part !== 'article').toSorted((a, b) => a.line - b.line).map(({ part, section }) => ({ part, section }));
  return [...new Map(parts.map((one) => [`${one.part} ${one.section ?? ''}`, one])).values()];
}
