import { beforeAll, describe, expect, test } from 'vitest';
import * as exportCommand from '../../src/commands/export.ts';
import * as validate from '../../src/commands/validate.ts';
import { nodeFiles } from '../../src/io/files.ts';
import type { CheckResult } from '../../src/model/finding.ts';
import { sandbox, type Outcome, type Sandbox } from '../kit/command.ts';
import { ENGLISH_CONFIG, englishProject, russianProject, testProject, type TestProject } from '../kit/project.ts';

const run = async (at: Sandbox, ...argv: string[]): Promise<Outcome> => at.run(exportCommand, argv);
const RECORD = 'blog/.slugline-export.json';

/** A sandbox with the articles of a project, read by a person. */
function published(project: TestProject, more: Record<string, string> = {}): Sandbox {
  const files = Object.keys(project.tree()).map((path) => [`output/${path}`, project.read(`output/${path}`).replace(/^draft: true\n/m, '')] as const);
  return sandbox({ 'slugline.config.yaml': project.read('slugline.config.yaml'), ...Object.fromEntries(files), ...more });
}

let english: TestProject;
let russian: TestProject;
beforeAll(async () => {
  english = testProject(englishProject());
  russian = testProject(russianProject());
  english.edit('briefs/chain.yaml', 'slug: chain-care', 'slug: chain-care\nredirectFrom: [chain]');
  for (const project of [english, russian]) await project.run();
});

describe.each(['hugo', 'eleventy', 'jekyll'])('%s', (preset) => {
  test.each(['en', 'ru'])('the checks find in exported articles (%s) what they find in the articles, and nothing else', async (locale) => {
    const project = locale === 'en' ? english : russian;
    const box = published(project);
    const posts = preset === 'jekyll' ? 'blog/_posts' : 'blog';
    expect((await run(box, '--preset', preset, '--to', posts)).code).toBe(0);
    const findings = async (dir: string): Promise<string[]> => {
      const { stdout } = await box.run(validate, [dir, '--format', 'json', '--no-cache']);
      return (JSON.parse(stdout) as CheckResult).findings.map(({ rule, file, message }) => `${file.replace(/^(?:blog\/_posts|blog|output)\/(?:\d{4}-\d\d-\d\d-)?/, '')} ${rule} ${message}`);
    };
    const exported = box.tree().filter((path) => path.startsWith('blog/') && path.endsWith('.md'));
    expect(exported.length).toBe(Object.keys(project.tree()).filter((path) => path.endsWith('.md')).length);
    expect(await findings(posts)).toEqual(await findings('output'));
  });
});

test('what is written, and again: nothing', async () => {
  const box = published(english);
  const first = await run(box, '--preset', 'hugo', '--to', 'blog');
  expect(first).toMatchObject({ code: 0, stderr: '', stdout: 'written blog/brake-pads.md\nwritten blog/chain-care.md\nwritten blog/tyre-pressure.md\n3 articles written.\n' });
  expect(box.read('blog/chain-care.md')).toMatch(/^date: '2026-06-01'$[^]*^cover:\n {2}image: 'https:\/\/example\.org\/chain\.jpg'\n {2}alt: A hand on a chain$[^]*^schema:$[^]*^url: \/blog\/chain-care\/\naliases:\n {2}- \/blog\/chain\/\n---$/m);
  const before = box.tree().map((path) => box.read(path));
  expect((await run(box, '--preset', 'hugo', '--to', 'blog')).stdout).toBe('0 articles written, 3 unchanged.\n');
  expect(box.tree().map((path) => box.read(path))).toEqual(before);
});

test('drafts are left out, until they are asked for; an article that becomes one is taken away', async () => {
  const box = published(english);
  await run(box, '--to', 'blog');
  box.write('output/brake-pads.md', english.article('brake-pads'));
  expect((await run(box, '--to', 'blog')).stdout).toBe('removed blog/brake-pads.md\n0 articles written, 1 removed, 2 unchanged. 1 draft left out: --drafts takes them as well.\n');
  expect((await run(box, '--to', 'blog', '--drafts')).stdout).toBe('written blog/brake-pads.md\n1 article written, 2 unchanged.\n');
  expect(box.read('blog/brake-pads.md')).toBe(box.read('output/brake-pads.md'));
});

describe('what a person wrote stays', () => {
  test('a post of that name, and a post that was edited', async () => {
    const box = published(english, { 'blog/chain-care.md': 'mine\n' });
    const first = await run(box, '--to', 'blog');
    expect([first.code, first.stdout.split('\n').at(-2)]).toEqual([1, '2 articles written, 1 left alone.']);
    expect(first.stderr).toContain('blog/chain-care.md  this file was not exported by Slugline, so it was left alone');
    box.write('blog/tyre-pressure.md', `${box.read('blog/tyre-pressure.md') ?? ''}More.\n`);
    box.write('output/tyre-pressure.md', `${box.read('output/tyre-pressure.md') ?? ''}Other.\n`);
    for (let time = 0; time < 2; time++) {
      const { code, stderr } = await run(box, '--to', 'blog');
      expect([code, stderr.match(/^blog\/.*$/gm)]).toEqual([1, ['blog/chain-care.md  this file was not exported by Slugline, so it was left alone', 'blog/tyre-pressure.md  a person edited this file, so it was left alone']]);
    }
    expect([box.read('blog/chain-care.md'), box.read('blog/tyre-pressure.md')?.endsWith('More.\n')]).toEqual(['mine\n', true]);
    expect((await run(box, '--to', 'blog', '--force')).code).toBe(0);
    expect(box.read('blog/chain-care.md')).toBe(box.read('output/chain-care.md'));
  });
  test('one whose article is gone: removed as it was exported, left as it was edited', async () => {
    const box = published(english);
    await run(box, '--to', 'blog');
    box.write('blog/chain-care.md', `${box.read('blog/chain-care.md') ?? ''}More.\n`);
    for (const slug of ['chain-care', 'brake-pads']) nodeFiles().remove(`${box.dir}/output/${slug}.md`);
    const { code, stdout, stderr } = await run(box, '--to', 'blog');
    expect([code, stdout]).toEqual([1, 'removed blog/brake-pads.md\n0 articles written, 1 removed, 1 unchanged, 1 left alone.\n']);
    expect(stderr).toContain('its article is no longer exported, and a person edited this file');
    expect(box.tree().filter((path) => path.startsWith('blog/'))).toEqual([RECORD, 'blog/chain-care.md', 'blog/tyre-pressure.md']);
  });
  test('line ends that a checkout changed are no edit', async () => {
    const box = published(english);
    await run(box, '--to', 'blog');
    box.write('blog/chain-care.md', (box.read('blog/chain-care.md') ?? '').replaceAll('\n', '\r\n'));
    expect((await run(box, '--to', 'blog')).stdout).toContain('1 article written, 2 unchanged.');
  });
});

test('an article that cannot be read is told, the others are written, and nothing is removed meanwhile', async () => {
  const box = published(english);
  await run(box, '--to', 'blog');
  box.write('output/chain-care.md', '---\ntitle: [\n---\nText\n');
  box.write('output/extra.mdx', '# Extra\n');
  box.write('output/fresh.md', '# Fresh\n');
  box.write('output/fresh.ru.md', '# Свежее\n');
  const { code, stdout, stderr } = await run(box, '--to', 'blog');
  expect([code, stdout]).toEqual([1, 'written blog/fresh.md\n1 article written, 2 unchanged, 1 left alone, 3 failed.\n']);
  expect(stderr.match(/^output\/\S+/gm)).toEqual(['output/chain-care.md:3:1', 'output/extra.mdx', 'output/fresh.ru.md']);
  expect(box.read('blog/chain-care.md')).toContain('A hand on a chain');
});

test('a record that names files elsewhere removes nothing there', async () => {
  const box = published(english, { 'mine.md': 'mine\n', 'blog/sub/a.md': 'mine\n' });
  await run(box, '--to', 'blog');
  const hash = '6c3ef1a7c5ae3aedc7e1b6b4b3e0b1ad0ed2fc2e0cb70dcb0bbdfc0e8f3f0ac9';
  for (const record of [{ version: 1, files: { '../mine.md': hash, 'sub/a.md': hash, '.x.md': hash } }, { files: [1] }, 'x']) {
    box.write(RECORD, typeof record === 'string' ? record : JSON.stringify(record));
    expect((await run(box, '--to', 'blog')).code).toBe(0);
  }
  expect([box.read('mine.md'), box.read('blog/sub/a.md')]).toEqual(['mine\n', 'mine\n']);
});

test('the config names the generator and its keys', async () => {
  const box = published(english, { 'slugline.config.yaml': `${ENGLISH_CONFIG}output: { frontMatter: { preset: hugo, map: { heroImage: featured }, static: { layout: post, mood: calm } } }\n` });
  await run(box, '--to', 'blog');
  expect(box.read('blog/chain-care.md')).toMatch(/^featured: 'https:\/\/example\.org\/chain\.jpg'\ncover:\n {2}alt: [^]*^layout: post\nmood: calm\n---$/m);
  const { stdout } = await box.run(validate, ['blog', '--format', 'json', '--no-cache']);
  expect((JSON.parse(stdout) as CheckResult).findings.filter(({ rule }) => rule === 'frontmatter/unknown-key')).toEqual([]);
});

test('--json', async () => {
  const { stdout } = await run(published(english), '--to', 'blog/', '--preset', 'jekyll', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, preset: 'jekyll', to: 'blog', articles: [{ slug: 'brake-pads', path: '2026-06-01-brake-pads.md', state: 'written' }, {}, {}], problems: [] });
});

test.each([
  ['no folder', [], undefined],
  ['the output directory itself', ['--to', './output/'], /that is where the articles are/],
  ['a file', ['--to', 'slugline.config.yaml'], /that is a file/],
  ['an unknown preset', ['--to', 'blog', '--preset', 'hugoo'], /no preset "hugoo"/],
  ['an article', ['--to', 'blog', 'chain-care'], undefined],
  ['no project', ['--to', 'blog', '--project', 'x'], /no slugline\.config\.yaml/],
])('2 for %s, and nothing is written', async (_name, argv, message) => {
  const box = published(english);
  const before = box.tree();
  const { code, problems } = await box.run(exportCommand, argv);
  expect([code, box.tree()]).toEqual([2, before]);
  if (message !== undefined) expect(problems[0]?.message).toMatch(message);
});

test('2 without an article', async () => {
  expect((await run(sandbox({ 'slugline.config.yaml': ENGLISH_CONFIG }), '--to', 'blog')).problems[0]?.code).toBe('NOTHING_TO_DO');
});

test('spawned', () => {
  expect(published(english).spawn(['export', '--preset', 'eleventy', '--to', 'blog']).stdout).toContain('3 articles written.');
});
