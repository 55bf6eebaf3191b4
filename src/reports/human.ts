import { styleText } from 'node:util';
import { defineReport, type ReportContext } from '../kinds.ts';
import type { CheckResult, Finding, FindingSummary, Severity } from '../model/finding.ts';
import { excerpt, printable } from '../text/excerpt.ts';

const WORDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };
const COLORS: Record<Severity, 'red' | 'yellow' | 'cyan'> = { error: 'red', warning: 'yellow', info: 'cyan' };
/** Longest message shown whole; rules quote the article, and a whole paragraph helps nobody. */
const MAX_MESSAGE = 400;

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** For people: each file's findings with the words they are about, the count last. */
export default defineReport({
  id: 'human',
  about: 'For reading: each finding with its place, the words it is about and what to do.',
  print(result, context) {
    const paint: Paint = context.color ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
    const urgent = result.findings.filter((finding) => finding.severity !== 'info');
    const shown = urgent.length > 0 ? urgent : result.findings;
    const parts = [...Map.groupBy(shown, (finding) => finding.file)].map(([file, findings]) => fileBlock(file, findings, context, paint));
    if (urgent.length > 0 && result.summary.infos > 0) parts.push(countedNotes(result, paint));
    parts.push(`${summaryLine(result.summary, paint)}\n`);
    return parts.join('\n');
  },
});

function fileBlock(file: string, findings: readonly Finding[], context: ReportContext, paint: Paint): string {
  const lines = context.source(file)?.split(/\r\n|\n|\r/) ?? [];
  return `${paint('underline', printable(file))}\n\n${findings.map((finding) => `${row(finding, lines, paint)}\n`).join('\n')}`;
}

function row(finding: Finding, lines: readonly string[], paint: Paint): string {
  const { severity } = finding;
  const place = `${printable(finding.file)}:${finding.line}:${finding.column}`;
  const rows = [
    `${place}  ${paint([COLORS[severity], 'bold'], WORDS[severity])}  ${paint('dim', finding.rule)}`,
    `  ${shorten(printable(finding.message))}`,
  ];
  const line = lines[finding.line - 1];
  if (line !== undefined && line.trim() !== '') {
    const cut = excerpt(line, finding.column - 1, finding.endLine > finding.line ? line.length : finding.endColumn - 1);
    const number = String(finding.line);
    rows.push(`  ${paint('dim', `${number} |`)} ${cut.text}`, `  ${paint('dim', `${' '.repeat(number.length)} |`)} ${paint(COLORS[severity], cut.marks)}`);
  }
  rows.push(paint('dim', `  → ${printable(finding.help)}`));
  return rows.join('\n');
}

/** Notes are many and none is urgent: only counted while there is something urgent. */
function countedNotes(result: CheckResult, paint: Paint): string {
  const counts = [...Map.groupBy(result.findings.filter((finding) => finding.severity === 'info'), (finding) => finding.rule)]
    .map(([rule, found]) => ({ rule, count: found.length }))
    .toSorted((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
  const width = String(counts[0]?.count ?? 0).length;
  return `${paint('dim', 'Notes, by rule (`slugline rules ID` explains one, --format json lists their places):')}\n${counts.map(({ rule, count }) => `  ${String(count).padStart(width)} × ${rule}\n`).join('')}`;
}

function summaryLine(summary: FindingSummary, paint: Paint): string {
  const files = counted(summary.files, 'file');
  if (summary.errors + summary.warnings + summary.infos === 0) return paint('green', `${files}: nothing found`);
  const found = [
    ...(summary.errors > 0 ? [paint('red', counted(summary.errors, 'error'))] : []),
    ...(summary.warnings > 0 ? [paint('yellow', counted(summary.warnings, 'warning'))] : []),
    ...(summary.infos > 0 ? [paint('cyan', counted(summary.infos, 'note'))] : []),
  ];
  return `${files}: ${found.join(', ')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function shorten(text: string): string {
  return text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
