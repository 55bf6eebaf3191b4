import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as init from '../../src/commands/init.ts';
import * as validate from '../../src/commands/validate.ts';
import { nodeFiles } from '../../src/io/files.ts';
import type { CheckResult } from '../../src/model/finding.ts';
import { loadProject } from '../../src/project.ts';
import { sandbox } from '../kit/command.ts';

describe.each(['en', 'ru'])('a new project in %s', (locale) => {
  test('loads without problems, and its sample brief becomes an article with nothing to find', async () => {
    const box = sandbox();
    const { code, stdout } = await box.run(init, ['site', '--locale', locale]);
    expect(code).toBe(0);
    const project = loadProject({ files: nodeFiles() }, `${box.dir}/site`);
    expect([project.problems, project.briefs.map((brief) => brief.slug), project.config.site.locale]).toEqual([[], ['first-article'], locale]);
    expect(stdout).toContain('slugline generate --project site');

    expect(box.spawn(['generate', '--project', 'site', '--provider', 'offline', '--quiet']).code).toBe(0);
    const checked = await box.run(validate, ['--project', 'site', '--json']);
    expect((JSON.parse(checked.stdout) as CheckResult).findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
    const text = box.read('site/output/first-article.md') ?? '';
    expect(text.split('---\n').at(-1)?.match(/\p{L}+/gu)?.length).toBeGreaterThan(400);
    expect(text).toMatch(/^- /m);
  });
});

describe('init', () => {
  test('makes everything contracts §3 names', async () => {
    const box = sandbox();
    await box.run(init, []);
    const tree = box.tree();
    for (const path of ['slugline.config.yaml', 'briefs/first-article.yaml', 'briefs/_facts.yaml', 'prompts/article.hbs', '.github/workflows/slugline.yml', 'schemas/brief.schema.json', 'schemas/config.schema.json', '.gitignore', 'README.md']) {
      expect(tree).toContain(path);
    }
    expect(box.read('.gitignore')).toContain('/.slugline/\n');
    expect(box.read('README.md')?.trimEnd().split('\n').length).toBe(10);
  });
  test('the workflow is that of the examples', async () => {
    const box = sandbox();
    await box.run(init, []);
    expect(box.read('.github/workflows/slugline.yml')).toBe(readFileSync(new URL('../../examples/workflows/content.yml', import.meta.url), 'utf8'));
  });
  test('never overwrites: what exists is kept and listed, and a second run changes nothing', async () => {
    const box = sandbox({ 'README.md': 'mine\n', '.gitignore': 'dist/\n', 'prompts/draft.hbs': 'mine\n' });
    const first = await box.run(init, []);
    expect(box.read('README.md')).toBe('mine\n');
    expect(box.read('prompts/draft.hbs')).toBe('mine\n');
    for (const path of ['README.md', '.gitignore', 'prompts/draft.hbs']) expect(first.stdout).toContain(`kept  ${path}\n`);
    expect(first.stdout).toContain('Add the line /.slugline/ to .gitignore');
    const before = box.tree().map((path) => box.read(path));
    const second = await box.run(init, ['--json']);
    expect((JSON.parse(second.stdout) as { made: string[] }).made).toEqual([]);
    expect(box.tree().map((path) => box.read(path))).toEqual(before);
  });
  test.each([
    ['a file in the way', ['file.txt'], /is a file/],
    ['an unknown language', ['--locale', 'fr'], /no sample texts in "fr"/],
  ])('2 for %s, and nothing is written', async (_name, argv, message) => {
    const box = sandbox({ 'file.txt': 'x' });
    const { code, problems } = await box.run(init, argv);
    expect([code, box.tree()]).toEqual([2, ['file.txt']]);
    expect(problems[0]?.message).toMatch(message);
  });
  test('2 for two directories', async () => {
    expect((await sandbox().run(init, ['a', 'b'])).code).toBe(2);
  });
  test('spawned', () => {
    const box = sandbox();
    expect(box.spawn(['init', 'new']).code).toBe(0);
    expect(box.spawn(['plan', '--project', 'new', '--provider', 'offline']).stdout).toContain('first-article');
    expect(box.spawn(['validate', '--project', 'new']).stderr).toContain('slugline generate');
  });
});
