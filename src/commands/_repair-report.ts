import type { MendChange } from '../mend.ts';
import type { Repair, RepairedFile } from '../mend-site.ts';
import type { Finding } from '../model/finding.ts';
import { printable } from '../text/excerpt.ts';
import { counted } from '../text/graph-words.ts';
import { FIXES } from '../text/mend-steps.ts';

/** What a repair did, for people and for programs. */

/**
 * @param written files that were written; undefined for a dry run
 * @param partly some steps were left out, so that more could be repaired than was
 */
export function repairText({ files, result }: Repair, written: readonly RepairedFile[] | undefined, partly: boolean): string {
  const blocks = files.map(({ file, changes, refused }) => [
    `${printable(file)}\n`,
    ...lines(changes),
    ...refused.map(({ step, what, reason }) => `  not made: ${step}: ${printable(what)}: ${printable(reason)}\n`),
  ].join(''));
  const changed = written ?? files.filter(({ before, after }) => before !== after);
  const many = changed.reduce((sum, { changes }) => sum + changes.length, 0);
  const sum = changed.length === 0 ? 'Nothing to repair' : `${written === undefined ? 'Would make' : 'Made'} ${counted(many, 'change')} in ${counted(changed.length, 'file')}`;
  const advice = written === undefined && changed.length > 0 ? ' Add --write to make them.' : '';
  return `${blocks.join('\n')}${blocks.length === 0 ? '' : '\n'}${sum}; ${counted(result.summary.files, 'file')} looked at.${advice}\n${leftText(errorsOf(result.findings), written === undefined && changed.length > 0, partly)}`;
}

/** One line a change; the safe fixes of all rounds together. */
function lines(changes: readonly MendChange[]): string[] {
  const fixes = changes.filter(({ step }) => step === FIXES).map(({ what }) => what);
  const others = changes.filter(({ step }) => step !== FIXES).map(({ step, what }) => `  ${step.padEnd(13)} ${printable(what)}\n`);
  return [...others, ...(fixes.length === 0 ? [] : [`  ${FIXES.padEnd(13)} ${fixes.join(', ')}\n`])];
}

function leftText(errors: readonly Finding[], dry: boolean, partly: boolean): string {
  if (errors.length === 0) return '';
  const list = errors.map(({ file, line, column, rule, message, help }) => `${printable(file)}:${line}:${column}  ${rule}  ${printable(message)}\n  → ${printable(help)}\n`);
  return `\n${partly ? 'Left by these steps' : 'Only a person can decide'} (${counted(errors.length, 'error')}${dry ? '; lines are those after the repair' : ''}):\n${list.join('')}`;
}

function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** @param diff of a dry run */
export function repairJson({ files, result }: Repair, written: readonly RepairedFile[] | undefined, diff: string | undefined): string {
  const errors = errorsOf(result.findings);
  const told = files.map(({ file, before, after, changes, refused }) => ({ file, changed: before !== after, written: written?.some((one) => one.file === file) === true, changes, refused }));
  return `${JSON.stringify({
    version: 1, dryRun: written === undefined,
    summary: { files: result.summary.files, changed: told.filter(({ changed }) => changed).length, changes: files.reduce((sum, { changes }) => sum + changes.length, 0), refused: files.reduce((sum, { refused }) => sum + refused.length, 0), errors: errors.length },
    files: told, left: errors, ...(diff === undefined ? {} : { diff }),
  }, null, 2)}\n`;
}
