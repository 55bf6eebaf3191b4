import { dirname, relative, resolve, sep } from 'node:path';
import { applyBaseline, baselineOf } from '../baseline.ts';
import { SluglineError } from '../model/errors.ts';
import type { CheckResult } from '../model/finding.ts';
import { readText } from '../project.ts';
import type { BaselineFlag } from './_validate-flags.ts';
import { writeOrThrow, type SourceOf } from './_validate-report.ts';
import type { CommandContext } from './context.ts';

/** Takes out of a result what a baseline knows, and has something to say about it. @throws SluglineError BASELINE_INVALID, FILE_UNWRITABLE */
export type Baseline = (result: CheckResult, files: readonly string[], source: SourceOf) => { result: CheckResult; notices: string[] };

const NOTHING: CheckResult = { version: 1, summary: { files: 0, errors: 0, warnings: 0, infos: 0 }, findings: [] };

/**
 * Reads a baseline before anything else is done, so that a broken one stops the command while nothing is written yet. Its paths are relative to its own
 * directory, so that it means the same wherever the command runs. To be updated, it is written anew from a result before it is applied to it.
 * @throws SluglineError BASELINE_INVALID, FILE_UNREADABLE
 */
export function openBaseline({ file, update }: BaselineFlag, context: CommandContext): Baseline {
  const text = readText(context.world.files, '.', file);
  if (text !== undefined) applyBaseline(NOTHING, { file, text }, () => undefined);
  else if (!update) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'there is no baseline here', help: 'Write it from what is there now: add --update-baseline.' });
  const dir = dirname(resolve(context.cwd, file));
  const nameOf = (path: string): string => relative(dir, resolve(context.cwd, path)).replaceAll(sep, '/');

  return (result, files, source) => {
    const paths = new Map(files.map((path) => [nameOf(path), path]));
    const sourceOf: SourceOf = (name) => {
      const path = paths.get(name);
      return path === undefined ? undefined : source(path);
    };
    const originals = new Map(result.findings.map((finding) => [{ ...finding, file: nameOf(finding.file) }, finding]));
    const named: CheckResult = { ...result, findings: [...originals.keys()] };
    const applied = applyBaseline(named, { file, text: update ? written(named, sourceOf) : (text ?? '') }, sourceOf);
    return {
      result: { ...applied.result, findings: applied.result.findings.flatMap((finding) => originals.get(finding) ?? []) },
      notices: update ? [`${file} now knows ${counted(applied.known, 'finding')} of this check.`] : noticesOf(applied, file),
    };
  };

  function written(named: CheckResult, sourceOf: SourceOf): string {
    const exists = (name: string): boolean => context.world.files.stat(resolve(dir, name)) !== undefined;
    const after = baselineOf(named, sourceOf, text === undefined ? undefined : { file, text, exists });
    if (after !== text) writeOrThrow(context.world.files, file, after);
    return after;
  }
}

function noticesOf({ known, fixed }: { known: number; fixed: number }, file: string): string[] {
  return [
    ...(known === 0 ? [] : [`${counted(known, 'known finding')} ${known === 1 ? 'is' : 'are'} not shown (${file}).`]),
    ...(fixed === 0 ? [] : [`${counted(fixed, 'finding')} of the baseline ${fixed === 1 ? 'is' : 'are'} gone: run again with --update-baseline.`]),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
