import { setImmediate } from 'node:timers/promises';
import { fixText, type FixResult } from '../fix.ts';
import { formatProblem, type Problem } from '../model/errors.ts';
import { printable } from '../text/excerpt.ts';
import { counted } from '../text/graph-words.ts';
import { diffOf } from './_diff.ts';
import { readableSource, type Validation } from '../validate.ts';
import type { FixMode } from './_validate-flags.ts';
import { reasonOf, type SourceOf } from './_validate-report.ts';
import type { CommandContext } from './context.ts';

/** Safe fixes of checked articles: to the files, as a diff, or (of standard input) as a text. */
export interface Fixed {
  /** Fixed texts that are in no file, to be checked in place of what is on disk. */
  texts: { file: string; text: string }[];
  /** True when files were written. */
  written: boolean;
  /** False when fixes could not be written, or the command was interrupted. */
  complete: boolean;
}

type FixedArticle = FixResult & { file: string; before: string };

/** Fixes what has safe fixes, does with it what `mode` says, and tells of it on standard error. */
export async function fixArticles(validation: Validation, mode: FixMode, context: CommandContext): Promise<Fixed> {
  const source = readableSource(validation);
  const counts = new Map<string, number>();
  const problems: Problem[] = [];
  const refused: string[] = [];
  const changed: Pick<FixedArticle, 'file' | 'before' | 'text'>[] = [];
  let files = 0;
  for await (const article of fixedArticles(validation, source)) {
    const { file, before, text, applied } = article;
    refused.push(...article.refused.map(({ rule, message, reason }) => `${printable(file)}  not fixed: ${rule} (${printable(message)}): ${printable(reason)}\n`));
    if (text !== before) {
      const problem = mode === 'write' ? written(file, before, text, source, context) : undefined;
      if (problem === undefined) {
        files++;
        for (const { rule, count } of applied) counts.set(rule, (counts.get(rule) ?? 0) + count);
        if (mode !== 'write') changed.push({ file, before, text });
      } else problems.push(problem);
    }
    if (context.signal.aborted) break;
  }
  if (mode === 'diff') context.stdout(diffOf(changed.map(({ file, before, text }) => ({ file, before, after: text })), context));
  if (mode === 'print') for (const file of validation.files) context.stdout(changed.find((one) => one.file === file)?.text ?? source(file) ?? '');
  if (!context.quiet) context.stderr(summary(mode, files, counts) + refused.join(''));
  for (const problem of problems) context.stderr(`${formatProblem(problem)}\n`);
  return { texts: changed.map(({ file, text }) => ({ file, text })), written: mode === 'write' && files > 0, complete: problems.length === 0 && !context.signal.aborted };
}

/** One article after the other, so that thousands are never in memory; between two of them an interrupt is heard. */
async function* fixedArticles({ result, files, document, checkText }: Validation, source: SourceOf): AsyncGenerator<FixedArticle> {
  const fixable = new Set(result.findings.filter(({ fix }) => fix === 'safe').map(({ file }) => file));
  for (const file of files) {
    const before = fixable.has(file) ? source(file) : undefined;
    if (before === undefined) continue;
    await setImmediate();
    yield { file, before, ...fixText(before, { checkText: (text) => checkText(file, text), treeOf: (text) => document(file, text).tree }) };
  }
}

/** Writes a fixed text; a problem when the file is no longer what was checked, or there is no writing to it. */
function written(file: string, before: string, text: string, source: SourceOf, context: CommandContext): Problem | undefined {
  if (source(file) !== before) {
    return { code: 'FILE_UNWRITABLE', file, message: 'the file has changed while it was being fixed, so it was left as it is', help: 'Run again.' };
  }
  try {
    context.world.files.write(file, text);
    return undefined;
  } catch (error) {
    return { code: 'FILE_UNWRITABLE', file, message: `the fixes cannot be written: ${reasonOf(error)}`, help: 'Check that you may write here, then run again.' };
  }
}

function summary(mode: FixMode, files: number, counts: ReadonlyMap<string, number>): string {
  if (files === 0) return 'Nothing to fix.\n';
  const rules = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([rule, count]) => `${count} × ${rule}`);
  const total = counts.values().reduce((sum, count) => sum + count, 0);
  return `${mode === 'diff' ? 'Would fix' : 'Fixed'} ${counted(total, 'finding')} in ${counted(files, 'file')}: ${rules.join(', ')}.\n`;
}
