import { describe, expect, test } from 'vitest';
import { applyBaseline, baselineOf } from '../src/baseline.ts';
import { SluglineError, type Problem } from '../src/model/errors.ts';
import { compareFindings, summarize, type CheckResult, type Finding } from '../src/model/finding.ts';

const FILE = 'output/a.md';
const FILENAME = 'baseline.json';

function result(findings: readonly Finding[], files = 1): CheckResult {
  const sorted = findings.toSorted(compareFindings);
  return { version: 1, summary: summarize(sorted, files), findings: sorted };
}

/** Findings at every place of `words` in the text, as a rule would report them. */
function found(text: string, words: string, over: Partial<Finding> = {}): Finding[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(new RegExp(words, 'g'))].map((match) => ({
      rule: 'language/filler', severity: 'warning', file: FILE, line: index + 1, column: match.index + 1, endLine: index + 1, endColumn: match.index + 1 + match[0].length,
      message: `"${match[0]}" says nothing`, help: 'Cut it.', fix: null, ...over,
    } satisfies Finding)));
}
const source = (text: string, file = FILE) => (asked: string): string | undefined => (asked === file ? text : undefined);
const apply = (findings: readonly Finding[], text: string, baseline: string) => applyBaseline(result(findings), { file: FILENAME, text: baseline }, source(text));

const OLD = '# Боты\n\nВ целом бот отвечает быстро.\n\nIn general it helps.\n';
const WORDS = 'В целом|In general';
const OLD_BASELINE = baselineOf(result(found(OLD, WORDS)), source(OLD));

describe('what is known is hidden', () => {
  test('the same findings: nothing is left, nothing is fixed', () => {
    expect(found(OLD, WORDS)).toHaveLength(2);
    expect(apply(found(OLD, WORDS), OLD, OLD_BASELINE)).toEqual({ result: { version: 1, summary: { files: 1, errors: 0, warnings: 0, infos: 0 }, findings: [] }, known: 2, fixed: 0 });
  });
  test('lines that moved, were set with other spaces or end in CRLF are the same lines', () => {
    const moved = '# Боты\n\nНовый абзац.\n\nIn general it helps.\n\nВ  целом бот отвечает быстро. \n';
    const findings = found(moved, 'В {2}целом|In general').map((finding) => ({ ...finding, message: finding.message.replace('  ', ' ') }));
    expect(apply(findings, moved.replaceAll('\n', '\r\n'), OLD_BASELINE)).toMatchObject({ result: { findings: [] }, known: 2, fixed: 0 });
  });
  test('composed and decomposed letters are the same', () => {
    const text = 'Ещё раз й.\n';
    const baseline = baselineOf(result(found(text, 'раз')), source(text));
    expect(apply(found(text, 'раз'), text.normalize('NFD'), baseline).known).toBe(1);
  });
  test('numbers in the message do not count, its words do', () => {
    const at = (message: string): Finding[] => found(OLD, 'Боты', { message });
    const baseline = baselineOf(result(at('1 203 words, 1500 wanted')), source(OLD));
    expect(apply(at('1198 words, 1500 wanted'), OLD, baseline).known).toBe(1);
    expect(apply(at('no author'), OLD, baseline)).toMatchObject({ known: 0, fixed: 1 });
  });
  test('whatever its severity is now', () => {
    expect(apply(found(OLD, WORDS, { severity: 'error' }), OLD, OLD_BASELINE).known).toBe(2);
  });
});

describe('what is new stays', () => {
  test('one more of the same kind on a line of the same words: the last is new', () => {
    const text = 'In general it helps.\n\nIn general it helps.\n';
    const { result: left, known, fixed } = apply(found(text, 'In general'), text, OLD_BASELINE);
    expect(left.findings.map(({ line }) => line)).toEqual([3]);
    expect([left.summary.warnings, known, fixed]).toEqual([1, 1, 1]);
  });
  test('one more in the same line: the line changed, so both are told', () => {
    const text = OLD.replace('it helps', 'in fact In general it helps');
    const { result: left, fixed } = apply(found(text, WORDS), text, OLD_BASELINE);
    expect(left.findings.map(({ line, column }) => `${line}:${column}`)).toEqual(['5:1', '5:20']);
    expect(fixed).toBe(1);
  });
  test('a line that changed is told anew', () => {
    const text = OLD.replace('быстро', 'быстрее');
    const { result: left, fixed } = apply(found(text, WORDS), text, OLD_BASELINE);
    expect(left.findings.map(({ line }) => line)).toEqual([3]);
    expect(fixed).toBe(1);
  });
  test('a number of the line that changed is a change', () => {
    const [before, after] = ['In general 5 people.\n', 'In general 6 people.\n'];
    expect(apply(found(after, 'In general'), after, baselineOf(result(found(before, 'In general')), source(before))).result.findings).toHaveLength(1);
  });
  test('the second line of a finding counts too', () => {
    const text = 'In general\nit helps.\n';
    const long = (file: string): Finding[] => found(file, 'In general', { endLine: 2, endColumn: 4 });
    const baseline = baselineOf(result(long(text)), source(text));
    expect(apply(long(text), text, baseline).known).toBe(1);
    expect(apply(long(text), text.replace('helps', 'pays'), baseline).known).toBe(0);
  });
  test('another rule, another file', () => {
    expect(apply(found(OLD, WORDS, { rule: 'language/cliche' }), OLD, OLD_BASELINE)).toMatchObject({ known: 0, fixed: 2 });
    const other = result(found(OLD, WORDS, { file: 'output/b.md' }));
    expect(applyBaseline(other, { file: FILENAME, text: OLD_BASELINE }, source(OLD, 'output/b.md'))).toMatchObject({ result: { findings: other.findings }, known: 0, fixed: 0 });
  });
});

describe('what tells of the check itself', () => {
  const engine = ['slugline/could-not-read', 'slugline/could-not-check', 'slugline/ignore-without-reason', 'slugline/unused-ignore'];
  test.each(engine)('%s is never in a baseline, and never hidden by one that names it', (rule) => {
    const findings = found(OLD, 'Боты', { rule, severity: 'error' });
    expect(JSON.parse(baselineOf(result(findings), source(OLD)))).toEqual({ version: 1, files: {} });
    const print = Object.keys((JSON.parse(baselineOf(result(found(OLD, 'Боты', { rule: 'a/b' })), source(OLD))) as { files: Record<string, Record<string, object>> }).files[FILE]?.['a/b'] ?? {})[0] ?? '';
    const forged = JSON.stringify({ version: 1, files: { [FILE]: { [rule]: { [print]: 9 } } } });
    expect(apply(findings, OLD, forged).result.findings).toEqual(findings);
  });
  test('a file that could not be checked to the end: what is missing is not fixed', () => {
    const broken = found(OLD, 'Боты', { rule: 'slugline/could-not-check' });
    expect(apply(broken, OLD, OLD_BASELINE).fixed).toBe(0);
    expect(apply([], OLD, OLD_BASELINE).fixed).toBe(2);
  });
  test('files that were not checked are not fixed', () => {
    expect(applyBaseline(result([]), { file: FILENAME, text: OLD_BASELINE }, () => undefined).fixed).toBe(0);
  });
});

describe('the file', () => {
  test('sorted, one fingerprint a line, the same whatever the order of the findings', () => {
    const text = 'In general it helps. In general it pays.\n\nВ целом да.\n';
    const findings = [...found(text, WORDS, { file: 'output/b.md' }), ...found(text, WORDS, { file: 'output/b.md', rule: 'a/b' }), ...found(text, WORDS)];
    const sourceOf = (): string => text;
    const baseline = baselineOf(result(findings, 2), sourceOf);
    expect(baselineOf({ ...result(findings, 2), findings: findings.toReversed() }, sourceOf)).toBe(baseline);
    const { files } = JSON.parse(baseline) as { files: Record<string, Record<string, Record<string, number>>> };
    expect(Object.entries(files).map(([file, rules]) => [file, Object.keys(rules)])).toEqual([['output/a.md', ['language/filler']], ['output/b.md', ['a/b', 'language/filler']]]);
    for (const prints of Object.values(files).flatMap((rules) => Object.values(rules))) {
      expect(Object.keys(prints)).toEqual(Object.keys(prints).toSorted());
      expect(Object.values(prints).toSorted()).toEqual([1, 2]);
    }
    expect(baselineOf(result(found(text, 'В целом')), sourceOf)).toMatch(/^\{\n {2}"version": 1,\n {2}"files": \{\n {4}"output\/a\.md": \{\n {6}"language\/filler": \{\n {8}"[0-9a-f]{16}": 1\n {6}\}\n {4}\}\n {2}\}\n\}\n$/);
  });
  test('nothing found is still a baseline', () => {
    const baseline = baselineOf(result([]), source(OLD));
    expect(baseline).toBe('{\n  "version": 1,\n  "files": {}\n}\n');
    expect(apply(found(OLD, WORDS), OLD, baseline)).toMatchObject({ known: 0, fixed: 0, result: { summary: { warnings: 2 } } });
  });
  test('an old one goes on for files that this run did not check and that still exist', () => {
    const part = found(OLD, 'В целом', { file: 'output/b.md' });
    const kept = (exists: boolean): string => baselineOf(result(part), source(OLD, 'output/b.md'), { file: FILENAME, text: OLD_BASELINE, exists: () => exists });
    const files = (text: string): string[] => Object.keys((JSON.parse(text) as { files: object }).files);
    expect(files(kept(true))).toEqual([FILE, 'output/b.md']);
    expect(files(kept(false))).toEqual(['output/b.md']);
    expect(apply(found(OLD, WORDS), OLD, kept(true)).known).toBe(2);
  });
  test('a checked file begins anew; one that could not be checked keeps what it had', () => {
    const again = (findings: Finding[]): string => baselineOf(result(findings), source(OLD), { file: FILENAME, text: OLD_BASELINE, exists: () => true });
    expect(apply(found(OLD, WORDS), OLD, again(found(OLD, 'В целом'))).known).toBe(1);
    expect(again(found(OLD, 'Боты', { rule: 'slugline/could-not-check' }))).toBe(OLD_BASELINE);
  });
  test('a file whose name is that of an inherited property', () => {
    const odd = found(OLD, WORDS, { file: 'constructor', rule: 'toString' });
    const baseline = baselineOf(result(odd), source(OLD, 'constructor'));
    expect(applyBaseline(result(odd), { file: FILENAME, text: baseline }, source(OLD, 'constructor')).known).toBe(2);
  });
});

describe('a file that cannot be used', () => {
  const problems = (text: string): readonly Problem[] => {
    try {
      apply([], OLD, text);
    } catch (error) {
      if (error instanceof SluglineError) return error.problems;
      throw error;
    }
    return [];
  };
  const [file, print] = [FILE, 'a'.repeat(16)] as const;
  test.each([
    ['empty', ' \n', '1:1', /is empty/],
    ['cut off', OLD_BASELINE.slice(0, -10), '8:8', /breaks off/],
    ['a surplus comma', '{\n  "version": 1,\n}', '3:1', /not JSON/],
    ['a word', '{\n  "version": 1,\n  "files": nothing\n}', '3:12', /cannot be used/],
    ['a merge begun', OLD_BASELINE.replace('  "files"', '<<<<<<< HEAD\n  "files"'), '3:1', /unfinished merge/],
    ['another version', OLD_BASELINE.replace('1,', '2,'), '2:14', /version/],
    ['a list', '[]', '1:1', /cannot be used/],
    ['no files', '{\n  "version": 1\n}', '1:1', /files/],
    ['a count of none', JSON.stringify({ version: 1, files: { [file]: { 'a/b': { [print]: 0 } } } }, null, 2), '6:29', /cannot be used/],
    ['a count in words', JSON.stringify({ version: 1, files: { [file]: { 'a/b': { [print]: 'two' } } } }, null, 2), '6:29', /cannot be used/],
    ['a fingerprint of another kind', JSON.stringify({ version: 1, files: { [file]: { 'a/b': { xyz: 1 } } } }, null, 2), '6:16', /xyz/],
    ['another key', '{"version": 1, "files": {}, "more": 1}', '1:29', /more/],
  ])('%s', (_name, text, place, message) => {
    const [problem] = problems(text);
    expect(problem?.message).toMatch(message);
    expect(problem).toMatchObject({ code: 'BASELINE_INVALID', file: FILENAME, help: expect.stringContaining('--update-baseline') });
    expect(`${problem?.line}:${problem?.column}`).toBe(place);
  });
  test('a byte order mark is no fault', () => {
    expect(problems(`\uFEFF${OLD_BASELINE}`)).toEqual([]);
  });
});
