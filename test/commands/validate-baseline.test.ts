import { describe, expect, test } from 'vitest';
import * as validate from '../../src/commands/validate.ts';
import type { CheckResult } from '../../src/model/finding.ts';
import { sandbox, type Outcome } from '../kit/command.ts';
import { onlyRules } from '../kit/only-rules.ts';

const DOUBLED = 'structure/doubled-heading-marker';
const ANCHOR = 'links/generic-anchor';
const ON = { [DOUBLED]: 'error', [ANCHOR]: 'warning' };
const OLD = '# Looms\n\nRead more [here](https://example.com/).\n\n## ## Warp\n\nThreads.\n';
const FILE = 'baseline.json';
const USE = ['--baseline', FILE];
const UPDATE = [...USE, '--update-baseline'];

function rulesOf(outcome: Outcome): string[] {
  return (JSON.parse(outcome.stdout) as CheckResult).findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}
function known(text: string | undefined): Record<string, Record<string, number>> {
  const { files } = JSON.parse(text ?? '') as { files: Record<string, Record<string, Record<string, number>>> };
  return Object.fromEntries(Object.entries(files).map(([file, rules]) => [file, Object.fromEntries(Object.entries(rules).map(([rule, prints]) => [rule, Object.values(prints).reduce((sum, count) => sum + count, 0)]))]));
}

describe('what is known is not shown', () => {
  test('written, then applied: exit code and report tell only what is new', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': OLD });
    const written = await box.run(validate, UPDATE);
    expect(written).toEqual({ code: 0, stdout: '1 file: nothing found\n', stderr: `${FILE} now knows 2 findings of this check.\n`, problems: [] });
    expect(known(box.read(FILE))).toEqual({ 'output/a.md': { [ANCHOR]: 1, [DOUBLED]: 1 } });
    const same = await box.run(validate, [...USE, '--max-warnings', '0']);
    expect([same.code, same.stderr]).toEqual([0, `2 known findings are not shown (${FILE}).\n`]);
    box.write('output/a.md', `# Looms\n\nA new first paragraph.\n${OLD.slice(8)}\n## ## Weft\n\nMore threads.\n`);
    const worse = await box.run(validate, [...USE, '--json']);
    expect([worse.code, rulesOf(worse)]).toEqual([1, ['output/a.md:11 structure/doubled-heading-marker']]);
    expect((await box.run(validate, [...USE, '--quiet'])).stderr).toBe('');
  });
  test('what is gone is told, and gone from the next baseline', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': OLD });
    await box.run(validate, UPDATE);
    box.write('output/a.md', OLD.replace('## ## Warp', '## Warp'));
    expect((await box.run(validate, USE)).stderr).toBe(`1 known finding is not shown (${FILE}).\n1 finding of the baseline is gone: run again with --update-baseline.\n`);
    await box.run(validate, UPDATE);
    expect(known(box.read(FILE))).toEqual({ 'output/a.md': { [ANCHOR]: 1 } });
  });
  test('a baseline that is right is not written again', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': OLD });
    await box.run(validate, UPDATE);
    const written: string[] = [];
    await box.run(validate, UPDATE, { files: (files) => ({ ...files, write: (path) => void written.push(path) }) });
    expect(written).toEqual([]);
  });
  test('checking a part keeps what is known of the rest, but not of deleted files', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': OLD, 'output/b.md': OLD, 'output/c.md': OLD });
    await box.run(validate, UPDATE);
    expect((await box.run(validate, ['output/a.md', ...USE])).stderr).toBe(`2 known findings are not shown (${FILE}).\n`);
    box.write('output/a.md', '# Looms\n\nThreads.\n');
    await box.run(validate, ['output/a.md', ...UPDATE], { files: (files) => ({ ...files, stat: (path) => (path.endsWith('c.md') ? undefined : files.stat(path)) }) });
    expect(known(box.read(FILE))).toEqual({ 'output/b.md': { [ANCHOR]: 1, [DOUBLED]: 1 } });
  });
  test('what could not be checked is never known', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': '' });
    const broken = { files: (files: Parameters<NonNullable<Parameters<typeof box.run>[2]>['files'] & object>[0]) => ({ ...files, read: (path: string) => (path.endsWith('a.md') ? new Uint8Array([0xff]) : files.read(path)) }) };
    expect((await box.run(validate, UPDATE, broken)).code).toBe(1);
    expect(known(box.read(FILE))).toEqual({});
  });
  test('fixes are made whether known or not, and what is left is compared', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': OLD });
    await box.run(validate, UPDATE);
    const outcome = await box.run(validate, ['--fix', ...USE]);
    expect(box.read('output/a.md')).toContain('\n## Warp\n');
    expect(outcome.stderr).toBe(`Fixed 1 finding in 1 file: 1 × ${DOUBLED}.\n1 known finding is not shown (${FILE}).\n1 finding of the baseline is gone: run again with --update-baseline.\n`);
  });
  test('an article from standard input is compared as the file it belongs to', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': OLD });
    await box.run(validate, UPDATE);
    const outcome = await box.run(validate, ['--stdin', '--stdin-filename', 'output/a.md', ...USE, '--json'], { stdin: `${OLD}\n## ## Weft\n\nMore.\n` });
    expect(rulesOf(outcome)).toEqual(['output/a.md:9 structure/doubled-heading-marker']);
  });
});

test('paths are relative to the baseline, so it holds from any directory', () => {
  const box = sandbox({ 'site/ci/.keep': '', 'site/posts/a.md': OLD, ...Object.fromEntries(Object.entries(onlyRules(ON)).map(([path, text]) => [`site/${path}`, text])) });
  const first = box.spawn(['validate', 'site/posts', '--project', 'site', '--baseline', 'site/ci/known.json', '--update-baseline']);
  expect([first.code, first.stderr]).toEqual([0, 'site/ci/known.json now knows 2 findings of this check.\n']);
  expect(Object.keys(known(box.read('site/ci/known.json')))).toEqual(['../posts/a.md']);
  const inner = sandbox();
  const elsewhere = inner.spawn(['validate', `${box.dir}/site/posts`, '--project', `${box.dir}/site`, '--baseline', `${box.dir}/site/ci/known.json`]);
  expect([elsewhere.code, elsewhere.stdout]).toEqual([0, '1 file: nothing found\n']);
});

describe('errors: 2, nothing is written', () => {
  test.each([
    ['no such baseline', USE, undefined, 'FILE_UNREADABLE', /no baseline here/, /--update-baseline/],
    ['a broken one', USE, '{"version": 1, "files": nothing}', 'BASELINE_INVALID', /cannot be used/, /--update-baseline/],
    ['a file of another kind, to be updated', UPDATE, 'site: { url: x }\n', 'BASELINE_INVALID', /cannot be used/, /delete it/],
    ['a broken one before fixes', [...USE, '--fix'], '[]', 'BASELINE_INVALID', /cannot be used/, /version control/],
    ['--update-baseline alone', ['--update-baseline'], undefined, 'USAGE', /which file/, /--baseline/],
    ['an update from standard input', [...UPDATE, '--stdin'], undefined, 'USAGE', /--stdin/, /one of them/],
    ['an update in a dry run', [...UPDATE, '--fix-dry-run'], undefined, 'USAGE', /writes nothing/, /one of them/],
    ['a report in its place', [...UPDATE, '-o', `./${FILE}`], undefined, 'USAGE', /replace the baseline/, /another file/],
    ['no name', ['--baseline', ''], undefined, 'USAGE', /no file/, /baseline\.json/],
  ] as const)('%s', async (_name, argv, text, code, message, help) => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': OLD, ...(text === undefined ? {} : { [FILE]: text }) });
    const outcome = await box.run(validate, argv, { stdin: OLD });
    expect([outcome.code, outcome.stdout, outcome.problems[0]?.code]).toEqual([2, '', code]);
    expect(outcome.problems[0]?.message).toMatch(message);
    expect(outcome.problems[0]?.help).toMatch(help);
    expect([box.read('output/a.md'), box.read(FILE)]).toEqual([OLD, text]);
  });
});
