import { describe, expect, test } from 'vitest';
import * as validate from '../../src/commands/validate.ts';
import type { CheckResult } from '../../src/model/finding.ts';
import { rules } from '../../src/registry.ts';
import { projectFiles, sandbox, type Outcome } from '../kit/command.ts';

const DOUBLED = 'structure/doubled-heading-marker';
const ANCHOR = 'links/generic-anchor';
const BROKEN = 'links/broken-internal';
const GOOD = '# Title\n\nPlain text about nothing in particular.\n';
const BAD = '# Title\n\n### ### Doubled\n\nText.\n';
const WEAK = '# Title\n\nRead more [here](https://example.com/) and [here](https://example.com/b).\n';

/** A project in which only the named rules are on, so that these tests do not depend on the others. */
function config(on: Readonly<Record<string, string>> = { [DOUBLED]: 'error', [ANCHOR]: 'warning' }, more = ''): Record<string, string> {
  const settings = rules.map((rule) => `  ${rule.id}: ${on[rule.id] ?? 'off'}\n`).join('');
  return { 'slugline.config.yaml': `${projectFiles()['slugline.config.yaml'] ?? ''}${more}rules:\n${settings}` };
}
function result(outcome: Outcome): CheckResult {
  return JSON.parse(outcome.stdout) as CheckResult;
}
function ids(outcome: Outcome): string[] {
  return result(outcome).findings.map((finding) => `${finding.file} ${finding.rule}`);
}

describe('exit codes', () => {
  const box = sandbox({ ...config(), 'output/good.md': GOOD, 'drafts/bad.md': BAD, 'drafts/weak.md': WEAK });
  test('0 without errors, the output directory by default', async () => {
    expect(await box.run(validate, [])).toEqual({ code: 0, stdout: '1 file: nothing found\n', stderr: '', problems: [] });
  });
  test('0 with warnings, 1 with errors', async () => {
    expect((await box.run(validate, ['drafts/weak.md'])).code).toBe(0);
    expect((await box.run(validate, ['drafts'])).code).toBe(1);
  });
  test('1 with more warnings than allowed', async () => {
    expect((await box.run(validate, ['drafts/weak.md', '--max-warnings', '2'])).code).toBe(0);
    const over = await box.run(validate, ['drafts/weak.md', '--max-warnings', '1']);
    expect([over.code, over.stderr]).toEqual([1, '2 warnings: more than the 1 that --max-warnings allows\n']);
  });
  test.each([
    ['a path that does not exist', ['nowhere.md'], 'nowhere.md', /no such file/],
    ['one bad path among good ones', ['output', 'drafs'], 'drafs', /no such file/],
    ['a directory without articles', ['empty'], 'empty', /no \.md or \.mdx file/],
    ['an unknown format', ['--format', 'jsno'], undefined, /no format "jsno"/],
    ['--json against another format', ['--json', '--format', 'human'], undefined, /contradict/],
    ['a bad --max-warnings', ['--max-warnings', 'many'], undefined, /expected a number/],
    ['a negative --max-warnings', ['--max-warnings=-1'], undefined, /expected a number/],
    ['a day that does not exist', ['--as-of', '2026-02-30'], undefined, /a day that exists/],
    ['a date in another order', ['--as-of', '21.11.2026'], undefined, /year-month-day/],
    ['--stdin with paths', ['--stdin', 'output'], undefined, /paths are named as well/],
    ['--stdin-filename alone', ['--stdin-filename', 'a.md'], undefined, /needs --stdin/],
  ])('2 for %s', async (_name, argv, file, message) => {
    box.write('empty/notes.txt', 'x');
    const { code, problems, stdout } = await box.run(validate, argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.help).toBeTruthy();
    if (file !== undefined) expect(problems.map((problem) => problem.file)).toEqual([file]);
  });
  test('2 for an empty output directory, saying what to run', async () => {
    const { code, problems } = await sandbox(config()).run(validate, []);
    expect([code, problems[0]?.file, problems[0]?.help]).toEqual([2, 'output', expect.stringContaining('slugline generate')]);
  });
  test('the formats are listed when one is unknown', async () => {
    expect((await box.run(validate, ['--format', 'xml'])).problems[0]?.help).toMatch(/github.*human.*json/);
  });
});

describe('files', () => {
  test('names are relative to where the command runs, each file once', async () => {
    const box = sandbox({ ...config(), 'output/bad.md': BAD, 'output/deep/worse.md': BAD, 'output/.hidden.md': BAD, 'output/.slugline/refused.md': BAD });
    const expected = [`output/bad.md ${DOUBLED}`, `output/deep/worse.md ${DOUBLED}`];
    for (const argv of [[], ['output'], ['./output//'], [`${box.dir}/output`], ['output', 'output/bad.md'], ['output/**/*.md'], ['output/{bad,deep/*}.md']]) {
      expect(ids(await box.run(validate, [...argv, '--json']))).toEqual(expected);
    }
  });
  test('a project elsewhere', async () => {
    const inner = Object.fromEntries(Object.entries({ ...config(), 'output/bad.md': BAD }).map(([path, text]) => [`sites/one/${path}`, text]));
    expect(ids(await sandbox(inner).run(validate, ['--project', 'sites/one', '--json']))).toEqual([`sites/one/output/bad.md ${DOUBLED}`]);
  });
  test('without any project articles are still checked', async () => {
    const box = sandbox({ 'posts/bad.md': BAD });
    const outcome = await box.run(validate, ['posts', '--json']);
    expect(outcome.code).toBe(1);
    expect(ids(outcome)).toContain(`posts/bad.md ${DOUBLED}`);
    expect(outcome.stderr).toContain('without the settings of a site');
    expect((await box.run(validate, ['posts', '--json', '--quiet'])).stderr).toBe('');
    expect((await box.run(validate, [])).problems[0]?.message).toMatch(/no path is named/);
  });
  test('a file that cannot be read is an error at its line, the others are checked', async () => {
    const box = sandbox({ ...config(), 'output/bad.md': BAD, 'output/latin.md': '' });
    const bytes = new Uint8Array([0x23, 0x20, 0x41, 0x0a, 0xcf, 0xf0]);
    const outcome = await box.run(validate, ['--json'], { files: (files) => ({ ...files, read: (path) => (path.endsWith('latin.md') ? bytes : files.read(path)) }) });
    expect(outcome.code).toBe(1);
    expect(result(outcome).summary.files).toBe(2);
    expect(result(outcome).findings.at(-1)).toMatchObject({ rule: 'slugline/could-not-read', severity: 'error', file: 'output/latin.md', line: 2, column: 1, fix: null });
    const denied = await box.run(validate, ['--json'], {
      files: (files) => ({ ...files, read: (path) => {
        if (path.endsWith('latin.md')) throw Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' });
        return files.read(path);
      } }),
    });
    expect(result(denied).findings.at(-1)).toMatchObject({ rule: 'slugline/could-not-read', file: 'output/latin.md', line: 1 });
  });
  test('a directory that cannot be listed: could not run', async () => {
    const { code, problems } = await sandbox({ ...config(), 'output/bad.md': BAD }).run(validate, [], {
      files: (files) => ({ ...files, list: (path) => {
        if (path === 'output') throw Object.assign(new Error('EACCES: permission denied, scandir'), { code: 'EACCES' });
        return files.list(path);
      } }),
    });
    expect([code, problems[0]?.code]).toEqual([2, 'FILE_UNREADABLE']);
  });
  test('broken front matter, an empty file, a byte order mark and CRLF are checked, not crashed on', async () => {
    const box = sandbox({ ...config(), 'output/a.md': '---\ntitle: "x\n---\n# A\n', 'output/b.md': '', 'output/c.md': `\uFEFF---\r\ntitle: C\r\n---\r\n${BAD.replaceAll('\n', '\r\n')}` });
    const outcome = await box.run(validate, ['--json']);
    expect(result(outcome).findings.map(({ file, line, rule }) => ({ file, line, rule }))).toEqual([{ file: 'output/c.md', line: 6, rule: DOUBLED }]);
  });
});

describe('standard input', () => {
  const box = sandbox({ ...config({ [DOUBLED]: 'error', [BROKEN]: 'error' }), 'output/a.md': `${GOOD}\n[The other one](/blog/b/).\n`, 'output/b.md': GOOD });
  test('one article, named by --stdin-filename', async () => {
    const outcome = await box.run(validate, ['--stdin', '--stdin-filename', './output/a.md', '--json'], { stdin: BAD });
    expect(ids(outcome)).toEqual([`output/a.md ${DOUBLED}`]);
    expect(result(outcome).summary.files).toBe(1);
  });
  test('without a name', async () => {
    expect(ids(await box.run(validate, ['--stdin', '--json'], { stdin: BAD }))).toEqual([`stdin.md ${DOUBLED}`]);
  });
  test('it stands for the file on disk, and the others are known', async () => {
    const linked = await box.run(validate, ['--stdin', '--stdin-filename', 'output/a.md', '--json'], { stdin: `${GOOD}\n[To b](/blog/b/) and [to nobody](/blog/nobody/).\n` });
    expect(result(linked).findings.map((finding) => finding.message)).toEqual([expect.stringContaining('/blog/nobody/')]);
  });
  test('not UTF-8: could not run', async () => {
    expect((await box.run(validate, ['--stdin'], { stdin: new Uint8Array([0xcf, 0xf0]) })).problems[0]?.code).toBe('FILE_ENCODING');
  });
});

describe('the corpus', () => {
  const link = `${GOOD}\n[Old post](/blog/old-post/).\n`;
  test('posts of the blog are known, and a link to nothing is an error', async () => {
    const box = sandbox({ ...config({ [BROKEN]: 'error' }, 'content: { existing: [blog/posts] }\n'), 'output/a.md': link, 'blog/posts/old-post.md': GOOD });
    expect((await box.run(validate, [])).code).toBe(0);
    box.write('output/a.md', link.replace('old-post', 'no-post'));
    expect((await box.run(validate, [])).code).toBe(1);
  });
  test('a post that cannot be read is told, and links to it are good', async () => {
    const box = sandbox({ ...config({ [BROKEN]: 'error' }, 'content: { existing: [blog] }\n'), 'output/a.md': link, 'blog/old-post.md': GOOD });
    const outcome = await box.run(validate, [], { files: (files) => ({ ...files, read: (path) => (path.endsWith('old-post.md') ? new Uint8Array([0xff]) : files.read(path)) }) });
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toContain('blog/old-post.md:1:1');
  });
  test('a place that does not exist: could not run', async () => {
    const box = sandbox({ ...config({}, 'content: { existing: [../blgo] }\n'), 'output/a.md': GOOD });
    expect((await box.run(validate, [])).problems[0]).toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringContaining('../blgo') });
  });
  test('checking one file knows the other articles of the output directory', async () => {
    const box = sandbox({ ...config({ [BROKEN]: 'error' }), 'output/a.md': link, 'output/old-post.md': GOOD });
    expect((await box.run(validate, ['output/a.md'])).code).toBe(0);
  });
});

describe('settings', () => {
  const box = sandbox({ ...projectFiles(), 'output/a.md': GOOD });
  const withRules = async (text: string): Promise<Outcome> => {
    box.write('slugline.config.yaml', `${projectFiles()['slugline.config.yaml'] ?? ''}rules:\n${text}`);
    return box.run(validate, []);
  };
  test('an unknown rule: its line and the nearest id', async () => {
    expect((await withRules('  links/generic-anchro: off\n')).problems).toEqual([
      { code: 'CONFIG_INVALID', file: 'slugline.config.yaml', line: 4, column: 3, message: '"rules": there is no rule "links/generic-anchro"', help: 'Did you mean "links/generic-anchor"?' },
    ]);
  });
  test('the right name in the wrong area', async () => {
    expect((await withRules('  seo/generic-anchor: off\n')).problems[0]?.help).toBe('Did you mean "links/generic-anchor"?');
  });
  test('options: unknown, of another type, all at once', async () => {
    const { code, problems } = await withRules('  links/anchor-too-long: [warning, { wrods: 3, characters: many }]\n  slugline/unused-ignore: off\n');
    expect(code).toBe(2);
    expect(problems.map((problem) => problem.line)).toEqual([4, 4, 5]);
    expect(problems[0]?.help).toBe('Did you mean "words"?');
    expect(problems[1]?.message).toContain('expected a number, found "many"');
    expect(problems[2]?.message).toContain('cannot be set');
  });
  test('a severity that is none', async () => {
    expect((await withRules('  links/generic-anchor: loud\n')).problems[0]).toMatchObject({ code: 'CONFIG_INVALID', line: 4 });
  });
  test('a broken brief is told and does not stop the check', async () => {
    box.write('slugline.config.yaml', config()['slugline.config.yaml'] ?? '');
    box.write('briefs/x.yaml', 'topc: X\n');
    const outcome = await box.run(validate, []);
    expect([outcome.code, outcome.stderr]).toEqual([0, expect.stringContaining('briefs/x.yaml:1:1')]);
  });
});

describe('formats', () => {
  const box = sandbox({ ...config(), 'output/a.md': BAD });
  test('json is the object of the contract and nothing else', async () => {
    const outcome = await box.run(validate, ['--format', 'json']);
    expect(outcome.stdout).toBe((await box.run(validate, ['--json'])).stdout);
    expect(Object.keys(result(outcome))).toEqual(['version', 'summary', 'findings']);
    expect(result(outcome).findings[0]).toEqual({
      rule: DOUBLED, severity: 'error', file: 'output/a.md', line: 3, column: 1, endLine: 3, endColumn: 16, message: expect.any(String), help: expect.any(String), fix: 'safe',
    });
  });
  test('github annotates, with the count on standard error', async () => {
    const outcome = await box.run(validate, ['--format', 'github']);
    expect(outcome.stdout).toMatch(/^::error file=output\/a\.md,line=3,endLine=3,col=1,endColumn=16,title=structure\/doubled-heading-marker::/);
    expect(outcome.stderr).toBe('Files: 1. Errors: 1, warnings: 0, notes: 0.\n');
  });
  test('colours when the stream has them', async () => {
    expect((await box.run(validate, [], { color: true })).stdout).toContain('\u001B[');
    expect((await box.run(validate, [])).stdout).not.toContain('\u001B[');
  });
  test('--as-of reaches the rules; today by default', async () => {
    const dated = sandbox({ ...config({ 'frontmatter/date-future': 'error' }), 'output/a.md': `---\ntitle: T\npubDate: '2026-07-01'\n---\n${GOOD}` });
    expect((await dated.run(validate, [], { now: '2026-06-01T12:00:00Z' })).code).toBe(1);
    expect((await dated.run(validate, ['--as-of', '2026-07-02'])).code).toBe(0);
  });
});

describe('spawned', () => {
  const box = sandbox({ ...config(), 'output/a.md': BAD, 'output/b.md': GOOD });
  test('codes, streams and help of the real command line', () => {
    const failed = box.spawn(['validate']);
    expect([failed.code, failed.stderr]).toEqual([1, '']);
    expect(failed.stdout).toMatch(/output\/a\.md:3:1 {2}error {2}structure\/doubled-heading-marker[\s\S]*\n2 files: 1 error\n$/);
    expect(box.spawn(['validate', 'output/b.md']).code).toBe(0);
    const unknown = box.spawn(['validate', 'nowhere']);
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(/^nowhere {2}there is no such file or directory\n {2}→ /);
    expect(box.spawn(['validate', '--fromat', 'json']).code).toBe(2);
    expect(box.spawn(['validate', '--help']).stdout).toContain('--max-warnings');
  });
  test('standard input', () => {
    const outcome = box.spawn(['validate', '--stdin', '--stdin-filename', 'output/b.md', '--json'], { stdin: BAD });
    expect([outcome.code, ids(outcome)]).toEqual([1, [`output/b.md ${DOUBLED}`]]);
  });
});
