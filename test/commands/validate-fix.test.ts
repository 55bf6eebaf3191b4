import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as validate from '../../src/commands/validate.ts';
import type { CheckResult } from '../../src/model/finding.ts';
import { sandbox } from '../kit/command.ts';
import { onlyRules } from '../kit/only-rules.ts';

const DOUBLED = 'structure/doubled-heading-marker';
const BLANK = 'structure/heading-needs-blank';
const ANCHOR = 'links/generic-anchor';
const BROKEN = 'links/broken-internal';
const ON = { [DOUBLED]: 'error', [BLANK]: 'warning', [ANCHOR]: 'warning', [BROKEN]: 'error' };
const BAD = '# Sourdough\n\n### ### Feeding\n\nFlour and water.\n';
const MENDED = '# Sourdough\n\n### Feeding\n\nFlour and water.\n';
/** One finding with a fix, one without. */
const MIXED = '# Rye\n\nRead more [here](https://example.com/).\n## Baking\n\nAn hour.\n';
const MIXED_FIXED = MIXED.replace('\n## Baking', '\n\n## Baking');
const GOOD = '# Oats\n\nPlain text about porridge.\n';

describe('--fix', () => {
  test('writes what is safe and reports what is left', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': BAD, 'output/b.md': MIXED, 'output/c.md': GOOD });
    const outcome = await box.run(validate, ['--fix', '--json']);
    expect([box.read('output/a.md'), box.read('output/b.md'), box.read('output/c.md')]).toEqual([MENDED, MIXED_FIXED, GOOD]);
    expect(outcome.code).toBe(0);
    const { summary, findings } = JSON.parse(outcome.stdout) as CheckResult;
    expect(summary).toEqual({ files: 3, errors: 0, warnings: 1, infos: 0 });
    expect(findings.map(({ file, line, rule }) => ({ file, line, rule }))).toEqual([{ file: 'output/b.md', line: 3, rule: ANCHOR }]);
    expect(outcome.stderr).toBe(`Fixed 2 findings in 2 files: 1 × ${DOUBLED}, 1 × ${BLANK}.\n`);
  });
  test('a second time there is nothing to do, and no file is written', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': BAD, 'output/b.md': MIXED });
    await box.run(validate, ['--fix']);
    const written: string[] = [];
    const again = await box.run(validate, ['--fix'], { files: (files) => ({ ...files, write: (path, text) => {
      written.push(path);
      files.write(path, text);
    } }) });
    expect([written, again.code, again.stderr]).toEqual([[], 0, 'Nothing to fix.\n']);
  });
  test('errors that no fix takes away: 1, and --max-warnings counts what is left', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': `${BAD}\n[Away](/blog/nowhere/).\n`, 'posts/b.md': MIXED });
    expect((await box.run(validate, ['--fix'])).code).toBe(1);
    expect(box.read('output/a.md')).toContain('\n### Feeding\n');
    expect((await box.run(validate, ['--fix', 'posts', '--max-warnings', '1'])).code).toBe(0);
  });
  test('only what is named is written: posts of the blog and lock files stay as they are', async () => {
    const box = sandbox({ ...onlyRules(ON, 'content: { existing: [blog] }\n'), 'output/a.md': BAD, 'output/.slugline/a.json': '{"text":"### ### Kept"}\n', 'output/.slugline/rejected/r.md': BAD, 'blog/old.md': BAD });
    const before = box.tree();
    await box.run(validate, ['--fix']);
    expect([box.read('output/a.md'), box.read('blog/old.md')]).toEqual([MENDED, BAD]);
    expect([box.read('output/.slugline/a.json'), box.read('output/.slugline/rejected/r.md')]).toEqual(['{"text":"### ### Kept"}\n', BAD]);
    expect(box.tree()).toEqual(before);
    await box.run(validate, ['blog', '--fix']);
    expect(box.read('blog/old.md')).toBe(MENDED);
  });
  const windows = (text: string): string => `\uFEFF${`---\ntitle: Bread\n---\n${text}`.replaceAll('\n', '\r\n')}`;
  test('line ends of Windows and a byte order mark stay', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': windows(BAD) });
    await box.run(validate, ['--fix']);
    expect(box.read('output/a.md')).toBe(windows(MENDED));
  });
  test('an ignored finding is not fixed', async () => {
    const text = `# Sourdough\n\n<!-- slugline-disable-next-line ${DOUBLED}: quoted as it was -->\n### ### Feeding\n\nFlour.\n`;
    const box = sandbox({ ...onlyRules({ [DOUBLED]: 'error' }), 'output/a.md': text });
    expect((await box.run(validate, ['--fix'])).stderr).toBe('Nothing to fix.\n');
    expect(box.read('output/a.md')).toBe(text);
  });
  test('a file that changes meanwhile is left as it is: told, and 1', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': BAD, 'output/b.md': BAD });
    let reads = 0;
    const outcome = await box.run(validate, ['--fix', '--quiet'], { files: (files) => ({ ...files, read: (path) => {
      // The third time is the look before the file is written.
      if (path.endsWith('a.md') && ++reads === 3) box.write('output/a.md', `${BAD}\nA line by someone else.\n`);
      return files.read(path);
    } }) });
    expect(outcome.stderr).toMatch(/^output\/a\.md {2}the file has changed while it was being fixed[^\n]*\n {2}→ Run again\.\n$/);
    expect(outcome.code).toBe(1);
    expect([box.read('output/a.md'), box.read('output/b.md')]).toEqual([`${BAD}\nA line by someone else.\n`, MENDED]);
  });
  test('no writing to one file: told, the others are fixed, and 1', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': BAD, 'output/b.md': MIXED });
    const outcome = await box.run(validate, ['--fix'], { files: (files) => ({ ...files, write: (path, text) => {
      if (path.endsWith('a.md')) throw Object.assign(new Error('EROFS: read-only file system, open'), { code: 'EROFS' });
      files.write(path, text);
    } }) });
    expect(outcome.stderr).toContain('output/a.md  the fixes cannot be written: EROFS: read-only file system\n');
    expect([outcome.code, box.read('output/a.md'), box.read('output/b.md')]).toEqual([1, BAD, MIXED_FIXED]);
  });
  test('a file that cannot be read stays one finding', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': BAD, 'output/latin.md': '' });
    const outcome = await box.run(validate, ['--fix'], { files: (files) => ({ ...files, read: (path) => (path.endsWith('latin.md') ? new Uint8Array([0xcf, 0xf0]) : files.read(path)) }) });
    expect([outcome.code, box.read('output/a.md')]).toEqual([1, MENDED]);
    expect(outcome.stdout).toContain('slugline/could-not-read');
  });
});

describe('--fix-dry-run', () => {
  test('a diff on standard output, nothing written, the code of what is left', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': BAD, 'output/b.md': MIXED });
    const outcome = await box.run(validate, ['--fix-dry-run']);
    expect([box.read('output/a.md'), box.read('output/b.md')]).toEqual([BAD, MIXED]);
    expect(outcome.stdout).toMatch(/^--- a\/output\/a\.md\n\+\+\+ b\/output\/a\.md\n@@ [\s\S]*\n-### ### Feeding\n\+### Feeding\n[\s\S]*--- a\/output\/b\.md\n/);
    expect(outcome.stderr).toBe(`Would fix 2 findings in 2 files: 1 × ${DOUBLED}, 1 × ${BLANK}.\nLeft after the fixes. Files: 2. Errors: 0, warnings: 1, notes: 0.\n`);
    expect(outcome.code).toBe(0);
    expect((await box.run(validate, [])).code).toBe(1);
  });
  test('links to other articles are judged as if all were fixed in place', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': `${BAD}\n[Rye](/blog/b/) and [nothing](/blog/zzz/).\n`, 'output/b.md': GOOD });
    const outcome = await box.run(validate, ['output/a.md', '--fix-dry-run']);
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringContaining('Files: 1. Errors: 1,')]);
  });
  test('nothing to fix: no diff', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': GOOD });
    expect(await box.run(validate, ['--fix-dry-run'])).toMatchObject({ code: 0, stdout: '', stderr: 'Nothing to fix.\nLeft after the fixes. Files: 1. Errors: 0, warnings: 0, notes: 0.\n' });
  });
  test.each(['.', 'site/blog'])('git applies it in %s, and it is what --fix writes', async (from) => {
    const posts = { 'posts/one two.md': BAD, 'posts/рожь.md': `${MIXED}\nNo line end`, 'posts/windows.md': BAD.replaceAll('\n', '\r\n') };
    const box = sandbox({ ...onlyRules(ON), ...posts });
    const diff = (await box.run(validate, ['posts', '--fix-dry-run'])).stdout;
    await box.run(validate, ['posts', '--fix']);
    const target = sandbox(Object.fromEntries(Object.entries(posts).map(([path, text]) => [join(from, path), text])));
    const git = (args: string[], cwd: string): unknown => execFileSync('git', args, { cwd, input: diff, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
    git(['init', '--quiet'], target.dir);
    git(['apply', '--whitespace=nowarn'], join(target.dir, from));
    for (const path of Object.keys(posts)) expect([path, target.read(join(from, path))]).toEqual([path, box.read(path)]);
    expect(target.read(join(from, 'posts/one two.md'))).toBe(MENDED);
  });
  test('articles elsewhere: paths relative to the directory they share, which is told', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/keep.md': GOOD });
    const elsewhere = sandbox({ 'posts/2026/a.md': BAD, 'posts/2025/b.md': BAD });
    const outcome = await box.run(validate, [`${elsewhere.dir}/posts`, '--fix-dry-run']);
    expect(outcome.stdout.split('\n').filter((line) => line.startsWith('--- '))).toEqual(['--- a/2025/b.md', '--- a/2026/a.md']);
    expect(outcome.stderr).toContain(`relative to ${elsewhere.dir}/posts: apply it there`);
  });
});

describe('standard input', () => {
  const box = sandbox({ ...onlyRules(ON), 'output/a.md': GOOD });
  test('the fixed text instead of the report; what is left on standard error', async () => {
    const outcome = await box.run(validate, ['--stdin', '--stdin-filename', 'output/a.md', '--fix'], { stdin: MIXED });
    expect([outcome.code, outcome.stdout]).toEqual([0, MIXED_FIXED]);
    expect(outcome.stderr).toMatch(/^Fixed 1 finding in 1 file: 1 × structure\/heading-needs-blank\.\n[\s\S]*output\/a\.md:3:11 {2}warning {2}links\/generic-anchor/);
    expect(box.read('output/a.md')).toBe(GOOD);
  });
  test('a text without fixes comes back byte for byte, with 1 for its errors', async () => {
    const text = '\uFEFF# Rye\r\n\r\n[Away](/blog/nowhere/)';
    const outcome = await box.run(validate, ['--stdin', '--fix', '--quiet'], { stdin: text });
    expect(outcome).toEqual({ code: 1, stdout: text, stderr: '', problems: [] });
  });
  test('a dry run prints the diff', async () => {
    const outcome = await box.run(validate, ['--stdin', '--stdin-filename', 'output/a.md', '--fix-dry-run', '--quiet'], { stdin: BAD });
    expect([outcome.code, outcome.stdout]).toEqual([0, expect.stringMatching(/^--- a\/output\/a\.md\n[\s\S]*\n\+### Feeding\n/)]);
  });
});

describe('contradictions: 2, nothing is written', () => {
  test.each([
    ['--fix and --fix-dry-run', ['--fix', '--fix-dry-run'], /does not/],
    ['a diff and JSON', ['--fix-dry-run', '--json'], /no place for a report in the format json/],
    ['a diff and a report', ['--fix-dry-run', '--format', 'github'], /no place for a report in the format github/],
    ['a text and a report', ['--stdin', '--fix', '--format', 'sarif'], /prints the fixed text/],
  ])('%s', async (_name, argv, message) => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': BAD });
    const { code, problems, stdout } = await box.run(validate, argv, { stdin: BAD });
    expect([code, stdout, problems[0]?.code]).toEqual([2, '', 'USAGE']);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.help).toBeTruthy();
    expect(box.read('output/a.md')).toBe(BAD);
  });
  test('with a file for the report both come out', async () => {
    const box = sandbox({ ...onlyRules(ON), 'output/a.md': BAD, 'output/b.md': MIXED });
    const outcome = await box.run(validate, ['--fix-dry-run', '--json', '-o', 'left.json']);
    expect(outcome.stdout).toMatch(/^--- a\/output\/a\.md/);
    expect((JSON.parse(box.read('left.json') ?? '') as CheckResult).findings.map(({ rule }) => rule)).toEqual([ANCHOR]);
  });
});

describe('articles of the blog', () => {
  const dir = fileURLToPath(new URL('../../../shared/samples', import.meta.url));
  const names = ['chat-podderzhka.md', 'podderzhka-onlayn.md'];
  test.skipIf(!existsSync(dir))('all rules: fixes come to an end, apply as a diff and bring no error', async () => {
    const texts = Object.fromEntries(names.map((name) => [`posts/${name}`, readFileSync(join(dir, name), 'utf8')]));
    const box = sandbox(texts);
    const errors = ({ stdout }: { stdout: string }): number => (JSON.parse(stdout) as CheckResult).summary.errors;
    const before = await box.run(validate, ['posts', '--json']);
    const dry = await box.run(validate, ['posts', '--fix-dry-run', '--quiet']);
    const fixed = await box.run(validate, ['posts', '--fix', '--json']);
    expect(errors(fixed)).toBeLessThan(errors(before));
    const once = names.map((name) => box.read(`posts/${name}`));
    expect(once).not.toEqual(Object.values(texts));
    const again = await box.run(validate, ['posts', '--fix', '--json']);
    expect(again.stderr).toContain('Nothing to fix.');
    expect([again.stdout, names.map((name) => box.read(`posts/${name}`))]).toEqual([fixed.stdout, once]);
    const target = sandbox(texts);
    execFileSync('git', ['apply', '--whitespace=nowarn'], { cwd: target.dir, input: dry.stdout, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
    expect(names.map((name) => target.read(`posts/${name}`))).toEqual(once);
  });
});
