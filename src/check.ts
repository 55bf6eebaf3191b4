import type { ArticleRule, CorpusRule, Report, Rule, SiteRule } from './kinds.ts';
import { documentSource } from './corpus.ts';
import { validFacts, type FactTarget } from './fact-ledger.ts';
import type { Fact } from './model/brief.ts';
import type { Corpus } from './model/corpus.ts';
import type { Finding, Severity } from './model/finding.ts';
import type { SiteConfig } from './model/site.ts';
import { withoutIgnored, type IgnoredLines } from './ignored.ts';
import type { Document } from './text/document.ts';
import { ignoresOf } from './text/ignores.ts';
import { landmarksOf } from './text/landmarks.ts';
import type { LineIndex } from './text/lines.ts';
import type { Splice } from './text/splice.ts';

/** Documents + rules → findings. Knows no concrete rule; fails closed: what could not be checked is an error. */
export interface CheckOptions {
  /** As `activeRules` gives them. */
  rules: ActiveRules;
  config: SiteConfig | undefined;
  corpus: Corpus;
  /** The ledger's facts and those of an article's brief: what has expired or is meant for other articles is left out here. */
  facts(slug: string): readonly Fact[];
  /** What facts are chosen by, where an article has a brief; others go by slug and language alone. */
  target?(slug: string): FactTarget | undefined;
  /** Words of an article's brief; undefined when it has none. */
  said?(slug: string): readonly string[] | undefined;
  /** ISO date. */
  asOf: string;
  /** Text of an article as last written. */
  previous?(slug: string): string | undefined;
}

/** Findings of the engine itself, besides those of rules. */
export const COULD_NOT_READ = 'slugline/could-not-read';
export const COULD_NOT_CHECK = 'slugline/could-not-check';
export { IGNORE_WITHOUT_REASON, UNUSED_IGNORE, ENGINE_FINDINGS } from './ignored.ts';

/** Rules with what the config makes of them, by what they look at. */
export interface ActiveRules {
  article: readonly ActiveRule<ArticleRule>[];
  corpus: readonly ActiveRule<CorpusRule>[];
  site: readonly ActiveRule<SiteRule>[];
  /** Ids of all rules, those that are off too. */
  known: ReadonlySet<string>;
}

export interface ActiveRule<R extends Rule = Rule> {
  rule: R;
  /** Set when the config names a severity; it wins over the rule's own per-place choice. */
  fixed: Severity | undefined;
  raise: (severity: Severity) => Severity;
  options: Record<string, unknown>;
}

/** A finding with the splices that mend it. */
export interface Found {
  finding: Finding;
  edits: readonly Splice[] | undefined;
}

/** The rules that are on. Worked out once for a run, not for every article. */
export function activeRules(rules: readonly Rule[], config: SiteConfig | undefined): ActiveRules {
  const active = rules.flatMap((rule): ActiveRule[] => {
    const setting = settingOf(rule, config);
    return setting === undefined ? [] : [{ rule, ...setting }];
  });
  const of = <R extends Rule>(needs: R['needs']): ActiveRule<R>[] => active.filter((one): one is ActiveRule<R> => one.rule.needs === needs);
  return { article: of<ArticleRule>('article'), corpus: of<CorpusRule>('corpus'), site: of<SiteRule>('site'), known: new Set(rules.map((rule) => rule.id)) };
}

/** Everything that rules of articles and of the corpus say of one document, ignore comments applied. */
export function checkDocument(doc: Document, options: CheckOptions): Found[] {
  const findings = checkAlone(doc, options);
  if (!isUnparsable(findings)) {
    const { entry } = documentSource(doc, options.config);
    const landmarks = landmarksOf(doc);
    for (const active of options.rules.corpus) {
      const { rule } = active;
      runRule(doc, active, findings, (report) => rule.check({ entry, links: doc.links, ...landmarks, doc, corpus: options.corpus, config: options.config, facts: factsOf(doc, options), language: doc.language, options: active.options, asOf: options.asOf }, report));
    }
  }
  return withoutIgnored(findings, ignoredLines(doc), options.rules.known, (id) => options.rules.site.some(({ rule }) => rule.id === id));
}

/** The facts that hold for a document. */
function factsOf({ slug, language: { tag } }: Document, { facts, target, asOf }: Pick<CheckOptions, 'facts' | 'target' | 'asOf'>): Fact[] {
  return validFacts(facts(slug), target?.(slug) ?? { slug, locale: tag }, tag, asOf);
}

/** What rules of articles say of one document, nothing ignored. One finding when its Markdown cannot be parsed. */
export function checkAlone(doc: Document, options: Omit<CheckOptions, 'corpus'>): Found[] {
  const findings: Found[] = [];
  try {
    void doc.tree;
  } catch (error) {
    // One finding says it; every rule would only say it again.
    findings.push(foundAt(doc, COULD_NOT_CHECK, 'error', { start: 0, end: 0, message: `the Markdown of this file cannot be parsed: ${error instanceof Error ? error.message : String(error)}` },
      'Look for thousands of repeated characters or entities. Until it can be parsed, the article counts as not checked.'));
    return findings;
  }
  const { config, asOf } = options;
  const facts = factsOf(doc, options);
  const said = options.said?.(doc.slug);
  const previous = options.previous === undefined ? undefined : (): string | undefined => options.previous?.(doc.slug);
  for (const active of options.rules.article) {
    runRule(doc, active, findings, (report) => active.rule.check({ doc, config, facts, said, language: doc.language, options: active.options, asOf, previous }, report));
  }
  return findings;
}

/** True for what `checkAlone` gives when there is no tree: then no other rule can say anything. */
export function isUnparsable(findings: readonly Found[]): boolean {
  return findings.length === 1 && findings[0]?.finding.rule === COULD_NOT_CHECK && findings[0].finding.message.startsWith('the Markdown of this file cannot be parsed');
}

/** Where findings are: a file and its lines. */
export interface Place {
  file: string;
  lines: LineIndex;
}

/** Runs a rule; one that throws is an error-level finding, never silence. */
export function runRule(place: Place, { rule, fixed, raise }: ActiveRule, findings: Found[], work: (report: (found: Report) => void) => void): void {
  try {
    work((found) => findings.push(foundAt(place, rule.id, fixed ?? raise(found.severity ?? rule.severity), found, rule.fix)));
  } catch (error) {
    findings.push(foundAt(place, COULD_NOT_CHECK, 'error', { start: 0, end: 0, message: `the rule ${rule.id} could not check this file: ${error instanceof Error ? error.message : String(error)}` },
      'This is a defect of the rule, not of the article; report it with the file. Until then the article counts as not checked.'));
  }
}

function foundAt({ file, lines }: Place, rule: string, severity: Severity, found: Report, help: string): Found {
  const start = lines.position(found.start);
  const end = lines.position(Math.max(found.start, found.end));
  return {
    finding: {
      rule, severity, file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
      message: found.message, help: found.help ?? help, fix: found.edits === undefined ? null : 'safe',
    },
    edits: found.edits,
  };
}

/** The ignore comments of a document, with the places where they stand. */
export function ignoredLines(doc: Document): IgnoredLines[] {
  return ignoresOf(doc).map((ignore) => {
    const at = doc.lines.position(ignore.start);
    const end = doc.lines.position(ignore.end);
    return { rules: ignore.rules, reason: ignore.reason, firstLine: ignore.firstLine, lastLine: ignore.lastLine, at: { file: doc.file, line: at.line, column: at.column, endLine: end.line, endColumn: end.column } };
  });
}

const RAISED: Record<Severity, Severity> = { info: 'warning', warning: 'error', error: 'error' };
const RANK: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

/** The rule's settings under the config; undefined when it is off. `strict` raises every severity by one; `editorial` raises language rules; without a config no finding says more than the rule's `withoutConfig`. */
export function settingOf(rule: Rule, config: SiteConfig | undefined): Omit<ActiveRule, 'rule'> | undefined {
  const preset = config?.rules.extends ?? 'recommended';
  const setting = config?.rules[rule.id];
  const [severity, given] = Array.isArray(setting) ? setting : [setting, {}];
  if (severity === 'off') return undefined;
  const most = config === undefined ? rule.withoutConfig : undefined;
  if (most !== undefined) return { fixed: undefined, raise: (own) => (RANK[own] > RANK[most] ? most : own), options: { ...rule.options } };
  const raises = preset === 'strict' || (preset === 'editorial' && /^(?:language|claims)\//.test(rule.id));
  return { fixed: severity, raise: (own) => (raises ? RAISED[own] : own), options: { ...rule.options, ...given } };
}
