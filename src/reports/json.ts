import { defineReport } from '../kinds.ts';

/** The machine-readable result of contracts §3: these keys, in this order, and no others. */
export default defineReport({
  id: 'json',
  about: 'For programs: one JSON object, every finding with its place.',
  print({ version, summary, findings }) {
    return `${JSON.stringify({
      version,
      summary: { files: summary.files, errors: summary.errors, warnings: summary.warnings, infos: summary.infos },
      findings: findings.map(({ rule, severity, file, line, column, endLine, endColumn, message, help, fix }) => ({ rule, severity, file, line, column, endLine, endColumn, message, help, fix })),
    })}\n`;
  },
});
