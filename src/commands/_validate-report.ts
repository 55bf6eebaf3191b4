import { SluglineError } from '../model/errors.ts';
import type { CheckResult } from '../model/finding.ts';
import type { Files } from '../model/world.ts';
import type { Rule } from '../rule-kinds.ts';
import type { ValidateFlags } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

/** Text of a checked file; undefined for one that cannot be read, of which a finding tells already. */
export type SourceOf = (file: string) => string | undefined;

/**
 * Puts the report where it belongs and the count beside it where the report itself is not read.
 * @throws SluglineError FILE_UNWRITABLE when there is no writing to the file of --output
 */
export async function giveReport(result: CheckResult, files: readonly string[], source: SourceOf, flags: ValidateFlags, context: CommandContext): Promise<void> {
  const { report, output, fix } = flags;
  const rules: readonly Rule[] = report.listsRules === true ? (await import('../registry.ts')).rules : [];
  const print = (color: boolean): string => report.print(result, { source, color, rules, files, version: context.version });
  const taken = fix === 'diff' || fix === 'print';
  if (output !== undefined) writeOrThrow(context.world.files, output, print(false));
  else if (!taken) context.stdout(print(context.color.stdout));
  if (context.quiet) return;
  const { errors, warnings, infos } = result.summary;
  if (output === undefined && fix === 'print') {
    if (errors + warnings + infos > 0) context.stderr(print(context.color.stderr));
  } else if (output !== undefined || taken || report.id === 'github') {
    context.stderr(`${taken ? 'Left after the fixes. ' : ''}Files: ${result.summary.files}. Errors: ${errors}, warnings: ${warnings}, notes: ${infos}.${output === undefined ? '' : ` The report is in ${output}.`}\n`);
  }
}

/** @throws SluglineError FILE_UNWRITABLE */
export function writeOrThrow(files: Files, file: string, text: string): void {
  try {
    files.write(file, text);
  } catch (error) {
    throw new SluglineError({ code: 'FILE_UNWRITABLE', file, message: `the file cannot be written: ${reasonOf(error)}`, help: 'Check that it is a file, and that you may write there.' }, { cause: error });
  }
}

/** What the system says, without the paths of its own temporary files. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(', ')[0] ?? '') : String(error);
}
