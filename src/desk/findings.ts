import { slugOfFile } from '../articles.ts';
import type { CheckedOnce } from '../check-history.ts';
import type { CheckResult, Finding } from '../model/finding.ts';
import { rules } from '../registry.ts';
import type { FindingsFound, HistoryAnswer } from './shapes.ts';

/** What a check of the whole site found: by rule, and over time. Pure. */

/** Rules that look at all articles together: what they find cannot be seen in one text. */
const TOGETHER: ReadonlySet<string> = new Set(rules.flatMap((rule) => (rule.needs === 'article' ? [] : [rule.id])));
/** The rule about articles that want to be found by the same words. */
const COMPETING = 'corpus/cannibalization';
/** Articles named under a rule. */
const NAMED = 200;
/** Rules with a plot of their own. */
const CHANGED = 12;
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** @param problems why the check could not be made, or not of all */
export function findingsFound({ findings, summary }: CheckResult, history: readonly CheckedOnce[], problems: readonly string[] = []): FindingsFound {
  return {
    rules: byRule(findings),
    totals: { articles: summary.files, errors: summary.errors, warnings: summary.warnings, infos: summary.infos },
    competing: findings.filter(({ rule }) => rule === COMPETING).map(({ file, message }) => ({ slug: slugOfFile(file), message })),
    history: historyAnswer(history), problems: [...problems],
  };
}

/** Findings that only a look at all articles gives, by article. */
export function togetherFindings(findings: readonly Finding[]): Map<string, Finding[]> {
  return Map.groupBy(findings.filter(({ rule }) => TOGETHER.has(rule)), ({ file }) => slugOfFile(file));
}

/** Totals at each check, and the rules whose counts have changed most: by the sum of all steps, so that a rule that came and went is among them. */
export function historyAnswer(history: readonly CheckedOnce[]): HistoryAnswer {
  const ids = new Set(history.flatMap(({ rules: found }) => Object.keys(found)));
  const changed = [...ids].map((rule) => {
    const counts = history.map(({ rules: found }) => (found[rule] ?? [0, 0, 0]).reduce((sum, count) => sum + count, 0));
    return { rule, counts, moved: counts.reduce((sum, count, index) => sum + Math.abs(count - (counts[index - 1] ?? count)), 0) };
  });
  return {
    points: history.map(({ at, articles, total: [errors, warnings, infos] }) => ({ at, articles, errors, warnings, infos })),
    changed: changed.filter(({ moved }) => moved > 0).sort((a, b) => b.moved - a.moved || (a.rule < b.rule ? -1 : 1)).slice(0, CHANGED).map(({ rule, counts }) => ({ rule, counts })),
  };
}

function byRule(findings: readonly Finding[]): FindingsFound['rules'] {
  const told = [...Map.groupBy(findings, ({ rule, severity }) => `${rule} ${severity}`).values()].map((list) => ({
    rule: list[0]?.rule ?? '', severity: list[0]?.severity ?? 'info' as const, count: list.length, articles: [...new Set(list.map(({ file }) => slugOfFile(file)))].slice(0, NAMED),
  }));
  return told.sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
