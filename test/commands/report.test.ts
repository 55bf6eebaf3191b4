import { expect, test } from 'vitest';
import * as report from '../../src/commands/report.ts';
import { projectFiles, sandbox, type Sandbox } from '../kit/command.ts';

/** `slugline report` as a command; the page itself is tested in test/desk/report.test.ts. */

const ARTICLE = `---
title: How to keep a bicycle chain clean and quiet
description: What to do with a bicycle chain every week, every month and when it starts to make a noise on the road.
pubDate: '2026-01-01'
author: Anna
---
# How to keep a bicycle chain clean and quiet

A bicycle chain that is wiped and oiled now and then lasts long.
`;

const CONFIG = 'site: { url: https://example.org, name: Example, articlePath: "/blog/{slug}/", locale: en }\nbrand: { name: Example }\nrules: { schema/primary-type: off }\n';

/** The first line of the front matter is enough to make it wrong. */
const BROKEN = ARTICLE.replace(/^title: .*$/m, 'title: [');

function project(more: Readonly<Record<string, string>> = {}): Sandbox {
  return sandbox({ 'slugline.config.yaml': CONFIG, 'output/chain.md': ARTICLE, ...more });
}

test('writes a page beside the project, says where and what is in it', async () => {
  const box = project();
  const done = await box.run(report, ['--html']);
  expect(done).toMatchObject({ code: 0, problems: [], stderr: '' });
  expect(done.stdout).toMatch(/^slugline-report\.html: 1 article, \d+ errors?, \d+ warnings?; 0\.\d MB\n$/);
  expect(box.read('slugline-report.html')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
});

test('a file of its own name, in a folder that is made', async () => {
  const box = project();
  expect((await box.run(report, ['--html', 'out/of/ci.html'])).stdout).toMatch(/^out\/of\/ci\.html: /);
  expect(box.tree()).toContain('out/of/ci.html');
  expect(box.tree()).not.toContain('slugline-report.html');
});

test('"-" prints the page and nothing else', async () => {
  const box = project();
  const done = await box.run(report, ['--html', '-']);
  expect(done.stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(box.tree()).toEqual(project().tree());
});

test('--json tells what was written', async () => {
  const box = project({ 'output/tyre.md': BROKEN });
  const done = await box.run(report, ['--html', 'r.html', '--json']);
  const told = JSON.parse(done.stdout) as { bytes: number };
  expect(told).toEqual({ version: 1, file: 'r.html', bytes: Buffer.byteLength(box.read('r.html') ?? ''), articles: 2, leftOut: 0, errors: expect.any(Number), warnings: expect.any(Number), failing: 1 });
  expect(done.code).toBe(1);
});

test.each([
  ['a broken brief', { 'briefs/a.yaml': 'topic: A\nslug: Not A Slug\n' }, 1],
  ['a brief to write', { 'briefs/a.yaml': 'topic: A\n' }, 0],
  ['an article that was rejected', { 'output/.slugline/rejected/tyre.md.rejected': ARTICLE, 'output/.slugline/tyre.json': '{}' }, 1],
])('exit code with %s', async (_name, files, code) => {
  const box = project(files);
  expect(await box.run(report, ['--html', '--json'])).toMatchObject({ code, problems: [] });
  expect(box.tree()).toContain('slugline-report.html');
});

test('a project without briefs and articles has a report, too', async () => {
  expect(await sandbox(projectFiles()).run(report, ['--html'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/: 0 articles, 0 errors/) });
});

test.each([
  [[], 'there is one form of report'],
  [['--html', '--max-size', '0'], '--max-size 0'],
  [['--html', '--max-size', '1e3'], '--max-size 1e3'],
  [['--html', '--max-size', '401'], '--max-size 401'],
  [['--html', '-', '--json'], 'both on standard output'],
  [['--html', 'output'], 'that is a folder'],
  [['--html', '--only', 'chian'], '--only chian: there is no such article'],
])('%j is refused', async (argv, message) => {
  const box = project();
  const { problems, code } = await box.run(report, argv);
  expect(code).toBe(2);
  expect(problems).toMatchObject([{ code: 'USAGE', message: expect.stringContaining(message) as string }]);
  expect(box.tree()).not.toContain('slugline-report.html');
});

test('a slug with a slip of the finger is guessed', async () => {
  expect((await project().run(report, ['--html', '--only', 'chian'])).problems[0]?.help).toBe('Did you mean "chain"?');
});

test('without a project, and with a broken config', async () => {
  expect((await sandbox().run(report, ['--html'])).problems).toMatchObject([{ code: 'CONFIG_MISSING' }]);
  expect((await sandbox({ 'slugline.config.yaml': 'site: 5\n' }).run(report, ['--html'])).problems[0]).toMatchObject({ code: 'CONFIG_INVALID' });
});

test('a page that cannot be written is an error, and says where', async () => {
  const box = project({ taken: 'a file' });
  expect((await box.run(report, ['--html', 'taken/report.html'])).problems).toMatchObject([{ code: 'FILE_UNWRITABLE', file: 'taken/report.html' }]);
});

test('interrupted, it writes nothing', async () => {
  const box = project();
  const abort = new AbortController();
  abort.abort();
  expect((await box.run(report, ['--html'], { signal: abort.signal })).code).toBe(130);
  expect(box.tree()).not.toContain('slugline-report.html');
});

test('the real command ends by itself, and the articles stay as they are', () => {
  const box = project();
  const before = box.read('output/chain.md');
  const done = box.spawn(['report', '--html']);
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(done.stdout).toContain('slugline-report.html: 1 article');
  expect(box.read('output/chain.md')).toBe(before);
});
