import { defineReport } from '../kinds.ts';
import type { Finding } from '../model/finding.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands: GitHub shows each finding beside its line in the pull request. */
export default defineReport({
  id: 'github',
  about: 'For GitHub Actions: annotations beside the lines of a pull request.',
  print: ({ findings }) => findings.map((finding) => `${annotation(finding)}\n`).join(''),
});

function annotation(finding: Finding): string {
  const { file, line, endLine, column, endColumn, rule } = finding;
  // GitHub's runner refuses columns on an annotation of several lines.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: rule }).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${escapeData(`${finding.message}\n→ ${finding.help}`)}`;
}

/** The runner's own rules: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
