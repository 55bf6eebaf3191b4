import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitMessage } from '../../src/commands/_branch.ts';
import { projectFiles, sandbox, type Sandbox } from '../kit/command.ts';

/** `generate --branch`: the articles as a commit, and nothing else touched. */

const brief = (topic: string): string => `topic: ${topic}\naudience: People who ride\nkeywords: { primary: ${topic.toLowerCase()} }\nnotes: |\n  ${topic} takes an afternoon.\n`;

interface Box extends Sandbox {
  git(...argv: string[]): string;
}

function box(more: Record<string, string> = {}): Box {
  const made = sandbox(projectFiles({ 'briefs/wheel-truing.yaml': brief('Wheel truing'), 'briefs/hub-service.yaml': brief('Hub service'), 'readme.txt': 'one\n', '.gitignore': '/output/\n/.slugline/\n', ...more }));
  const git = (...argv: string[]): string => execFileSync('git', ['-C', made.dir, '-c', 'core.autocrlf=false', ...argv], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Boris');
  git('config', 'user.email', 'boris@example.org');
  git('add', '-A');
  git('commit', '-qm', 'Start');
  return { ...made, git };
}

const filesOf = (made: Box, revision: string): string[] => made.git('ls-tree', '-r', '--name-only', revision).split('\n');

describe('a run with --branch', () => {
  test('commits the output to the branch; one\'s own branch, index and files stay', () => {
    const made = box();
    made.write('readme.txt', 'two\n');
    made.git('add', 'readme.txt');
    made.write('readme.txt', 'three\n');
    const { code, stderr } = made.spawn(['generate', '--branch', 'articles', '--json']);
    expect({ code, stderr: stderr.includes('error') }).toEqual({ code: 0, stderr: false });
    expect(filesOf(made, 'articles')).toEqual(['.gitignore', 'briefs/hub-service.yaml', 'briefs/wheel-truing.yaml', 'output/.slugline/hub-service.json', 'output/.slugline/wheel-truing.json', 'output/hub-service.md', 'output/manifest.json', 'output/wheel-truing.md', 'readme.txt', 'slugline.config.yaml']);
    expect([made.git('show', 'articles:readme.txt'), made.git('show', ':readme.txt'), made.read('readme.txt')]).toEqual(['one', 'two', 'three\n']);
    expect([made.git('symbolic-ref', 'HEAD'), made.git('rev-list', '--count', 'main'), made.git('rev-parse', 'articles~1')]).toEqual(['refs/heads/main', '1', made.git('rev-parse', 'main')]);
    expect(made.git('log', '-1', '--format=%an|%B', 'articles')).toBe('Boris|2 articles\n\n- hub-service\n- wheel-truing');
    expect(`${made.git('show', 'articles:output/hub-service.md')}\n`).toBe(made.read('output/hub-service.md'));
  });

  test('says what it did, and does nothing when nothing changed', () => {
    const made = box();
    expect(made.spawn(['generate', '--branch', 'articles']).stderr).toMatch(/5 files committed to the branch articles \([0-9a-f]{10}\)\. To publish it: git push origin articles/);
    const before = made.git('rev-parse', 'articles');
    expect(made.spawn(['generate', '--branch', 'articles']).stderr).not.toContain('committed');
    expect(made.git('rev-parse', 'articles')).toBe(before);
    made.write('briefs/hub-service.yaml', brief('Hub service at home'));
    const told = JSON.parse(made.spawn(['generate', '--branch', 'articles', '--json']).stdout) as { committed: { branch: string; commit: string; files: number } };
    expect(told.committed).toEqual({ branch: 'articles', commit: made.git('rev-parse', 'articles'), files: expect.any(Number) as number });
    expect([made.git('rev-parse', 'articles~1'), made.git('log', '-1', '--format=%s', 'articles')]).toEqual([before, 'Article: hub-service-at-home']);
  });

  test('an article that is gone goes from the branch, too', () => {
    const made = box();
    made.spawn(['generate', '--branch', 'articles']);
    rmSync(join(made.dir, 'briefs/hub-service.yaml'));
    rmSync(join(made.dir, 'output/hub-service.md'));
    rmSync(join(made.dir, 'output/.slugline/hub-service.json'));
    made.spawn(['generate', '--branch', 'articles']);
    expect(filesOf(made, 'articles').filter((path) => path.includes('hub') && path.startsWith('output'))).toEqual([]);
  });

  test('the branch one stands on: commit, files and index agree; what else is staged stays staged', () => {
    const made = box({ '.gitignore': '/.slugline/\n' });
    made.write('readme.txt', 'two\n');
    made.git('add', 'readme.txt');
    made.spawn(['generate', '--branch', 'main']);
    expect(made.git('status', '--porcelain')).toBe('M  readme.txt');
    expect(filesOf(made, 'HEAD')).toContain('output/hub-service.md');
  });

  test('a project in a directory of the repository: what lies beside it stays', () => {
    const made = box();
    for (const path of ['slugline.config.yaml', 'briefs/hub-service.yaml']) made.write(`site/${path}`, made.read(path) ?? '');
    made.write('site/notes/plan.txt', 'ours\n');
    made.git('add', '-A');
    made.git('commit', '-qm', 'A site');
    made.spawn(['generate', '--project', 'site', '--branch', 'articles']);
    expect(made.git('diff', '--name-status', 'main', 'articles').split('\n')).toEqual(['A\tsite/output/.slugline/hub-service.json', 'A\tsite/output/hub-service.md', 'A\tsite/output/manifest.json']);
    expect(made.git('fsck', '--strict')).not.toMatch(/error|warning/);
  });

  test('a repository without a commit', () => {
    const made = box();
    rmSync(join(made.dir, '.git'), { recursive: true });
    made.git('init', '-q', '-b', 'main');
    made.git('config', 'user.name', 'Boris');
    made.git('config', 'user.email', 'boris@example.org');
    made.spawn(['generate', '--branch', 'articles']);
    expect(filesOf(made, 'articles')).toEqual(['output/.slugline/hub-service.json', 'output/.slugline/wheel-truing.json', 'output/hub-service.md', 'output/manifest.json', 'output/wheel-truing.md']);
  });
});

describe('is refused before anything is written', () => {
  const refused = (made: Box, name: string): string => {
    const { code, stderr } = made.spawn(['generate', '--branch', name]);
    expect([code, existsSync(join(made.dir, 'output'))]).toEqual([2, false]);
    return stderr;
  };
  test.each(['two words', '-x', 'a..b', 'refs/', '.lock', 'a.lock', '@{-1}'])('the name %j', (name) => {
    expect(refused(box(), name)).toMatch(/git allows no such name|argument missing|unknown option/);
  });
  test('without a checkout', () => {
    const made = box();
    rmSync(join(made.dir, '.git'), { recursive: true });
    expect(refused(made, 'articles')).toMatch(/in no git checkout[\s\S]*git init/);
  });
  test('a branch that is checked out in another worktree', () => {
    const made = box();
    made.git('worktree', 'add', '-q', '-b', 'articles', join(made.dir, '.slugline/elsewhere'));
    expect(refused(made, 'articles')).toContain('another worktree');
  });
});

test('a person who is nobody to git is told so; the articles are there', () => {
  const made = box();
  made.git('config', 'user.useConfigOnly', 'true');
  made.git('config', '--unset', 'user.name');
  made.git('config', '--unset', 'user.email');
  const { code, stderr } = made.spawn(['generate', '--branch', 'articles'], { env: { HOME: made.dir, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' } });
  expect(code).toBe(2);
  expect(stderr).toMatch(/git commit-tree failed[\s\S]*output directory all the same/);
  expect(made.read('output/hub-service.md')).toContain('Hub service');
});

test('the message names the articles, a hundred at most', () => {
  const articles = Array.from({ length: 120 }, (_, index) => ({ slug: `a-${index}`, state: 'written' as const }));
  const lines = commitMessage({ articles } as Parameters<typeof commitMessage>[0]).split('\n');
  expect([lines[0], lines.length, lines.at(-1)]).toEqual(['120 articles', 103, '- and 20 more']);
  expect(commitMessage({ articles: [] })).toBe('Articles placed anew');
});
