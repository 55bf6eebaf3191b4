import type { Found } from './check.ts';
import type { Finding } from './model/finding.ts';

/** Ignore comments: what they cover is dropped, and what is wrong with them is found. */

export const IGNORE_WITHOUT_REASON = 'slugline/ignore-without-reason';
export const UNUSED_IGNORE = 'slugline/unused-ignore';
/** Findings of the engine itself: no comment hides them. */
export const ENGINE_FINDINGS: readonly string[] = ['slugline/could-not-read', 'slugline/could-not-check', IGNORE_WITHOUT_REASON, UNUSED_IGNORE];

/** One comment: the lines it covers, and where it stands itself. */
export interface IgnoredLines {
  rules: readonly string[];
  reason: string;
  firstLine: number;
  lastLine: number;
  at: Pick<Finding, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'>;
}

/**
 * Drops findings that a comment with a reason covers; comments without a reason, for unknown rules or without effect are findings.
 * @param known ids of all rules @param unasked true for rules that did not run: a comment for one of them cannot be called unused
 */
export function withoutIgnored(findings: readonly Found[], ignores: readonly IgnoredLines[], known: ReadonlySet<string>, unasked: (id: string) => boolean = () => false): Found[] {
  if (ignores.length === 0) return [...findings];
  const used = new Set<IgnoredLines>();
  const kept = findings.filter(({ finding }) => {
    const ignore = ignores.find((candidate) => candidate.reason !== '' && candidate.rules.includes(finding.rule) && finding.line <= candidate.lastLine && finding.endLine >= candidate.firstLine);
    if (ignore === undefined || ENGINE_FINDINGS.includes(finding.rule)) return true;
    used.add(ignore);
    return false;
  });
  for (const ignore of ignores) {
    const add = (rule: string, severity: Finding['severity'], message: string, help: string): void => {
      kept.push({ finding: { ...ignore.at, rule, severity, message, help, fix: null }, edits: undefined });
    };
    if (ignore.reason === '') add(IGNORE_WITHOUT_REASON, 'error', 'this ignore comment gives no reason, so it ignores nothing', 'Write <!-- slugline-disable-next-line RULE: reason -->.');
    else if (!used.has(ignore) && !ignore.rules.some(unasked)) {
      const unknown = ignore.rules.filter((id) => !known.has(id));
      add(UNUSED_IGNORE, 'warning', unknown.length > 0 ? `this comment names an unknown rule: ${unknown.join(', ')}` : 'this ignore comment has nothing to ignore', unknown.length > 0 ? 'See `slugline rules` for the ids.' : 'Remove it.');
    }
  }
  return kept;
}
