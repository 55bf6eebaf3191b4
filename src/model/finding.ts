/** What a check found (contracts §3). */

export type Severity = 'error' | 'warning' | 'info';

/** Lines are those of the file, front matter included, from 1; columns from 1 in UTF-16 code units, the end exclusive. */
export interface Finding {
  rule: string;
  severity: Severity;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** What is wrong, naming the words it is about. */
  message: string;
  /** What to do. */
  help: string;
  fix: 'safe' | null;
}

export interface FindingSummary {
  files: number;
  errors: number;
  warnings: number;
  infos: number;
}

export interface CheckResult {
  version: 1;
  summary: FindingSummary;
  findings: Finding[];
}

/** Counts findings by severity. */
export function summarize(findings: readonly Finding[], files: number): FindingSummary {
  const summary: FindingSummary = { files, errors: 0, warnings: 0, infos: 0 };
  for (const finding of findings) {
    if (finding.severity === 'error') summary.errors++;
    else if (finding.severity === 'warning') summary.warnings++;
    else summary.infos++;
  }
  return summary;
}

/** The order of every report: file, line, column, rule. Compares by code unit, so it is the same on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
