import type { CorpusRule, Report, Rule, RuleInput } from './kinds.ts';
import type { Fact } from './model/brief.ts';
import type { Corpus } from './model/corpus.ts';
import { compareFindings, summarize, type CheckResult, type Finding, type Severity } from './model/finding.ts';
import type { SiteConfig } from './model/site.ts';
import type { Document } from './text/document.ts';
import { ignoresOf, type Ignore } from './text/ignores.ts';

/** Documents + rules → findings. Knows no concrete rule; fails closed: what could not be checked is an error. */
export interface CheckOptions {
  rules: readonly Rule[];
  config: SiteConfig | undefined;
  corpus: Corpus;
  /** Facts that hold for an article: the ledger and its brief's. */
  facts(slug: string): readonly Fact[];
  /** ISO date. */
  asOf: string;
}

/** Findings of the engine itself, besides those of rules. */
export const COULD_NOT_READ = 'slugline/could-not-read';
export const COULD_NOT_CHECK = 'slugline/could-not-check';
export const IGNORE_WITHOUT_REASON = 'slugline/ignore-without-reason';
export const UNUSED_IGNORE = 'slugline/unused-ignore';
export const ENGINE_FINDINGS: readonly string[] = [COULD_NOT_READ, COULD_NOT_CHECK, IGNORE_WITHOUT_REASON, UNUSED_IGNORE];

/** Checks every document; the result is sorted and counted. */
export function check(docs: readonly Document[], options: CheckOptions): CheckResult {
  const active = options.rules.flatMap((rule) => {
    const setting = settingOf(rule, options.config);
    return setting === undefined ? [] : [{ rule, ...setting }];
  });
  const known = new Set(options.rules.map((rule) => rule.id));
  const findings = docs.flatMap((doc) => checkDocument(doc, active, known, options));
  findings.sort(compareFindings);
  return { version: 1, summary: summarize(findings, docs.length), findings };
}

/** A rule with what the config makes of it. */
export interface ActiveRule {
  rule: Rule;
  /** Set when the config names a severity; it wins over the rule's own per-place choice. */
  fixed: Severity | undefined;
  raise: (severity: Severity) => Severity;
  options: Record<string, unknown>;
}

function checkDocument(doc: Document, active: readonly ActiveRule[], known: ReadonlySet<string>, options: CheckOptions): Finding[] {
  const findings: Finding[] = [];
  const add = (rule: string, severity: Severity, found: Report, help: string): void => {
    const start = doc.lines.position(found.start);
    const end = doc.lines.position(Math.max(found.start, found.end));
    findings.push({
      rule, severity, file: doc.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
      message: found.message, help: found.help ?? help, fix: found.edits === undefined ? null : 'safe',
    });
  };
  try {
    void doc.tree;
  } catch (error) {
    // One finding says it; every rule would only say it again.
    add(COULD_NOT_CHECK, 'error', { start: 0, end: 0, message: `the Markdown of this file cannot be parsed: ${error instanceof Error ? error.message : String(error)}` },
      'Look for thousands of repeated characters or entities. Until it can be parsed, the article counts as not checked.');
    return findings;
  }
  const facts = options.facts(doc.slug);
  for (const { rule, fixed, raise, options: ruleOptions } of active) {
    const input: RuleInput = { doc, config: options.config, facts, language: doc.language, options: ruleOptions, asOf: options.asOf };
    const report = (found: Report): void => add(rule.id, fixed ?? raise(found.severity ?? rule.severity), found, rule.fix);
    try {
      if (rule.needs === 'article') rule.check(input, report);
      else (rule satisfies CorpusRule).check({ ...input, corpus: options.corpus }, report);
    } catch (error) {
      add(COULD_NOT_CHECK, 'error', { start: 0, end: 0, message: `the rule ${rule.id} could not check this file: ${error instanceof Error ? error.message : String(error)}` },
        'This is a defect of the rule, not of the article; report it with the file. Until then the article counts as not checked.');
    }
  }
  return applyIgnores(doc, findings, known);
}

/** Drops findings that an ignore comment with a reason covers; comments without a reason, for unknown rules or without effect are findings. */
function applyIgnores(doc: Document, findings: readonly Finding[], known: ReadonlySet<string>): Finding[] {
  const ignores = ignoresOf(doc);
  if (ignores.length === 0) return [...findings];
  const used = new Set<Ignore>();
  const kept = findings.filter((finding) => {
    const ignore = ignores.find((candidate) => candidate.reason !== '' && candidate.rules.includes(finding.rule) && finding.line <= candidate.lastLine && finding.endLine >= candidate.firstLine);
    if (ignore === undefined || ENGINE_FINDINGS.includes(finding.rule)) return true;
    used.add(ignore);
    return false;
  });
  for (const ignore of ignores) {
    const at = doc.lines.position(ignore.start);
    const end = doc.lines.position(ignore.end);
    const finding = { file: doc.file, line: at.line, column: at.column, endLine: end.line, endColumn: end.column, fix: null };
    if (ignore.reason === '') {
      kept.push({ ...finding, rule: IGNORE_WITHOUT_REASON, severity: 'error', message: 'this ignore comment gives no reason, so it ignores nothing', help: 'Write <!-- slugline-disable-next-line RULE: reason -->.' });
    } else if (!used.has(ignore)) {
      const unknown = ignore.rules.filter((id) => !known.has(id));
      kept.push({
        ...finding, rule: UNUSED_IGNORE, severity: 'warning',
        message: unknown.length > 0 ? `this comment names an unknown rule: ${unknown.join(', ')}` : 'this ignore comment has nothing to ignore',
        help: unknown.length > 0 ? 'See `slugline rules` for the ids.' : 'Remove it.',
      });
    }
  }
  return kept;
}

const RAISED: Record<Severity, Severity> = { info: 'warning', warning: 'error', error: 'error' };

/** The rule's settings under the config; undefined when it is off. `strict` raises every severity by one; `editorial` raises language rules. */
export function settingOf(rule: Rule, config: SiteConfig | undefined): Omit<ActiveRule, 'rule'> | undefined {
  const preset = config?.rules.extends ?? 'recommended';
  const setting = config?.rules[rule.id];
  const [severity, given] = Array.isArray(setting) ? setting : [setting, {}];
  if (severity === 'off') return undefined;
  const raises = preset === 'strict' || (preset === 'editorial' && /^(?:language|claims)\//.test(rule.id));
  return { fixed: severity, raise: (own) => (raises ? RAISED[own] : own), options: { ...rule.options, ...given } };
}
