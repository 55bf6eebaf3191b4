import { z } from 'zod';
import { COULD_NOT_CHECK, COULD_NOT_READ, ENGINE_FINDINGS } from './check.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { summarize, type CheckResult, type Finding } from './model/finding.ts';
import { fingerprint, splitLines, withoutNumbers, wordsOfLines } from './text/fingerprint.ts';
import { readYaml, type YamlSource } from './text/yaml.ts';

/**
 * A baseline: the findings a site lives with for now, so that a check tells only new ones. A finding is known by its file, its rule, the words of its lines
 * and its message, never by line numbers.
 */

/** Text of a checked file; undefined when it was not checked. */
type SourceOf = (file: string) => string | undefined;
/** How many findings there are, by file, rule and fingerprint. */
type Counts = Map<string, Map<string, Map<string, number>>>;

const count = z.int().min(1);
const schema = z.strictObject({
  version: z.literal(1),
  files: z.record(z.string(), z.record(z.string(), z.record(z.string().regex(/^[0-9a-f]{16}$/), count))),
});

const AGAIN = 'Restore the file from version control, or delete it and write it anew with --update-baseline.';

export interface KeptBaseline extends YamlSource {
  /** Whether a file that was not checked this time still exists: then what the old baseline says of it stays. */
  exists(file: string): boolean;
}

/**
 * The baseline of a result, as the text of a JSON file: sorted, one fingerprint a line. What tells of the check itself is never in it.
 * @param kept the baseline there was; what it says of files that this run did not check is kept
 * @throws SluglineError BASELINE_INVALID when that one cannot be read
 */
export function baselineOf(result: CheckResult, sourceOf: SourceOf, kept?: KeptBaseline): string {
  const counts: Counts = new Map();
  const checked = checkedFiles(result, sourceOf);
  if (kept !== undefined) {
    for (const [file, rules] of readBaseline(kept)) if (!checked(file) && kept.exists(file)) counts.set(file, rules);
  }
  for (const { finding, print } of printed(result.findings.filter((one) => checked(one.file)), sourceOf)) {
    const rules = entry(counts, finding.file, () => new Map<string, Map<string, number>>());
    const prints = entry(rules, finding.rule, () => new Map<string, number>());
    prints.set(print, (prints.get(print) ?? 0) + 1);
  }
  const files = sorted(counts, (rules) => sorted(rules, (prints) => sorted(prints, (number) => number)));
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

/**
 * Takes the findings out that the baseline knows. Of more than it knows, those further down in the file stay. Errors of the checker itself always stay.
 * @returns the result without them, counted anew, and how many findings of checked files the baseline still knows that are no longer there
 * @throws SluglineError BASELINE_INVALID when the baseline cannot be read, with the place of every fault
 */
export function applyBaseline(result: CheckResult, baseline: YamlSource, sourceOf: SourceOf): { result: CheckResult; known: number; fixed: number } {
  const left = readBaseline(baseline);
  const hidden = new Set<Finding>();
  for (const { finding, print } of printed(result.findings, sourceOf)) {
    const prints = left.get(finding.file)?.get(finding.rule);
    const number = prints?.get(print) ?? 0;
    if (number === 0) continue;
    prints?.set(print, number - 1);
    hidden.add(finding);
  }
  const findings = result.findings.filter((finding) => !hidden.has(finding));
  const checked = checkedFiles(result, sourceOf);
  let fixed = 0;
  for (const [file, rules] of left) {
    if (!checked(file)) continue;
    for (const prints of rules.values()) for (const number of prints.values()) fixed += number;
  }
  return { result: { ...result, summary: summarize(findings, result.summary.files), findings }, known: hidden.size, fixed };
}

/** Whether a file was checked to the end: what is missing from the findings of any other may still be wrong with it. */
function checkedFiles({ findings }: CheckResult, sourceOf: SourceOf): (file: string) => boolean {
  const failed = new Set(findings.filter(({ rule }) => rule === COULD_NOT_READ || rule === COULD_NOT_CHECK).map(({ file }) => file));
  return (file) => !failed.has(file) && sourceOf(file) !== undefined;
}

/** The findings of rules with their fingerprints; lines of a file are split once. */
function printed(findings: readonly Finding[], sourceOf: SourceOf): { finding: Finding; print: string }[] {
  const ofRules = findings.filter(({ rule }) => !ENGINE_FINDINGS.includes(rule));
  return [...Map.groupBy(ofRules, ({ file }) => file)].flatMap(([file, found]) => {
    const lines = splitLines(sourceOf(file) ?? '');
    return found.map((finding) => ({ finding, print: fingerprint(finding.rule, wordsOfLines(finding, lines), withoutNumbers(finding.message)) }));
  });
}

function readBaseline(source: YamlSource): Counts {
  const { files } = parse(source);
  return new Map(Object.entries(files).map(([file, rules]) => [file, new Map(Object.entries(rules).map(([rule, prints]) => [rule, new Map(Object.entries(prints))]))]));
}

/** JSON first: it is fast. A faulty file is read again as YAML, which JSON is a part of, for the places of its faults. */
function parse(source: YamlSource): z.output<typeof schema> {
  try {
    const { success, data } = schema.safeParse(JSON.parse(source.text.replace(/^\uFEFF/, '')));
    if (success) return data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const fault = syntaxFault(error, source.text);
    if (fault !== undefined) throw unusable(source.file, [fault], error);
  }
  try {
    readYaml(source, schema, 'BASELINE_INVALID');
  } catch (error) {
    if (!(error instanceof SluglineError)) throw error;
    throw unusable(source.file, error.problems, error);
  }
  throw unusable(source.file, [{ message: 'it is not JSON', line: 1, column: 1 }]);
}

function unusable(file: string, faults: readonly { message: string; line?: number; column?: number }[], cause?: Error): SluglineError {
  return new SluglineError(
    faults.map(({ message, line = 1, column = 1 }): Problem => ({ code: 'BASELINE_INVALID', file, line, column, message: `the baseline cannot be used: ${message}`, help: AGAIN })),
    { cause },
  );
}

const CONFLICT = /^(?:<{7}|={7}|>{7})(?: |$)/;

/** Where JSON's own parser stopped, as far as it says so. */
function syntaxFault(error: SyntaxError, text: string): { message: string; line: number; column: number } | undefined {
  if (text.trim() === '') return { message: 'the file is empty', line: 1, column: 1 };
  const mark = splitLines(text).findIndex((line) => CONFLICT.test(line));
  if (mark >= 0) return { message: 'it has the marks of an unfinished merge', line: mark + 1, column: 1 };
  const end = text.trimEnd();
  const [, position = end.length, line, column] = (/at position (\d+) \(line (\d+) column (\d+)\)/.exec(error.message) ?? []).map(Number);
  if (position >= end.length && (line !== undefined || error.message.includes('end of JSON'))) {
    const lines = splitLines(end);
    return { message: 'it breaks off', line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  }
  if (line === undefined || column === undefined) return undefined;
  return { message: `it is not JSON: ${error.message.replace(/ in JSON at position .*/, '')}`, line, column };
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}

/** By code unit, so that the file is the same on every machine. */
function sorted<V, W>(map: ReadonlyMap<string, V>, value: (one: V) => W): Record<string, W> {
  return Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([key, one]) => [key, value(one)]));
}
