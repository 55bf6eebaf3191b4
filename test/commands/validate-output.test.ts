import { describe, expect, test } from 'vitest';
import * as validate from '../../src/commands/validate.ts';
import type { CheckResult } from '../../src/model/finding.ts';
import { reports } from '../../src/registry.ts';
import { sandbox } from '../kit/command.ts';
import { onlyRules } from '../kit/only-rules.ts';

const DOUBLED = 'structure/doubled-heading-marker';
const BAD = '# Kites\n\n### ### Tails\n\nRibbon.\n';
const GOOD = '# Sails\n\nCanvas and rope.\n';

describe('--output', () => {
  const box = sandbox({ ...onlyRules({ [DOUBLED]: 'error' }), 'output/a.md': BAD, 'output/b.md': GOOD });
  test.each(reports.map(({ id }) => id))('%s: the file holds what would be printed', async (id) => {
    const printed = await box.run(validate, ['--format', id], { color: false });
    const outcome = await box.run(validate, ['--format', id, '--output', `reports/${id}.txt`], { color: true });
    expect(outcome).toEqual({ code: 1, stdout: '', stderr: `Files: 2. Errors: 1, warnings: 0, notes: 0. The report is in reports/${id}.txt.\n`, problems: [] });
    expect(box.read(`reports/${id}.txt`)).toBe(printed.stdout);
  });
  test.each([['html', /^<!doctype html>/], ['json', /^\{"version":1,/], ['sarif', /^\{"\$schema":.*"2\.1\.0"/], ['xml', /^<\?xml[^>]*>\n<testsuites /], ['txt', /^output\/a\.md/]])('a name that ends in .%s says which format', async (extension, begin) => {
    await box.run(validate, ['-o', `report.${extension}`]);
    expect(box.read(`report.${extension}`)).toMatch(begin);
  });
  test('a named format wins', async () => {
    await box.run(validate, ['-o', 'named.xml', '--format', 'json']);
    expect((JSON.parse(box.read('named.xml') ?? '') as CheckResult).version).toBe(1);
  });
  test('--quiet says nothing', async () => {
    expect(await box.run(validate, ['-o', 'quiet.html', '--quiet'])).toEqual({ code: 1, stdout: '', stderr: '', problems: [] });
  });
  test.each([
    ['an article', ['-o', 'output/b.md', 'output/a.md'], 'USAGE', /replace an article/],
    ['a new article', ['-o', 'report.mdx'], 'USAGE', /replace an article/],
    ['a directory', ['-o', 'output'], 'USAGE', /expected a file/],
    ['no name', ['-o', ''], 'USAGE', /expected a file/],
    ['a file as a directory', ['-o', 'output/a.md/report.html'], 'FILE_UNWRITABLE', /cannot be written/],
  ])('2 for %s', async (_name, argv, code, message) => {
    const outcome = await box.run(validate, argv);
    expect([outcome.code, outcome.stdout, outcome.problems[0]?.code]).toEqual([2, '', code]);
    expect(outcome.problems[0]?.message).toMatch(message);
    expect(outcome.problems[0]?.help).toBeTruthy();
    expect([box.read('output/a.md'), box.read('output/b.md')]).toEqual([BAD, GOOD]);
  });
});

describe('what reports are told', () => {
  const box = sandbox({ ...onlyRules({ [DOUBLED]: 'error' }), 'output/a.md': BAD, 'output/b.md': GOOD });
  test('sarif: the version of Slugline', async () => {
    const log = JSON.parse((await box.run(validate, ['--format', 'sarif'])).stdout) as { runs: { tool: { driver: { semanticVersion: string } }; results: { ruleId: string }[] }[] };
    expect(log.runs[0]?.tool.driver.semanticVersion).toBe('0.0.0-test');
    expect(log.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual([DOUBLED]);
  });
  test('junit and html: the names of articles without findings', async () => {
    expect((await box.run(validate, ['--format', 'junit'])).stdout).toContain('<testsuite name="output/b.md" tests="1" failures="0"');
    expect((await box.run(validate, ['--format', 'html'])).stdout).toContain('<li>output/b.md</li>');
  });
  test.each(reports.map(({ id }) => id))('%s: a file that cannot be read is a finding, not the end', async (id) => {
    const outcome = await box.run(validate, ['--format', id, '--no-cache'], { files: (files) => ({ ...files, read: (path) => (path.endsWith('b.md') ? new Uint8Array([0x23, 0xff]) : files.read(path)) }) });
    expect([outcome.code, outcome.problems]).toEqual([1, []]);
    expect(outcome.stdout).toContain('slugline/could-not-read');
    expect(outcome.stdout).toContain(DOUBLED);
  });
});

test('the help lists every format and flag', () => {
  const { stdout } = sandbox().spawn(['validate', '--help']);
  const words = stdout.replace(/\s+/g, ' ');
  expect(words).toContain(reports.map(({ id }) => id).join(', '));
  for (const flag of ['-o, --output <file>', '--fix ', '--fix-dry-run', '--baseline <file>', '--update-baseline']) expect(words).toContain(flag);
});
