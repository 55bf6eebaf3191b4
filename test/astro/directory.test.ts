import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sluglineLoader, SluglineError } from '../../src/astro/index.ts';
import type { SluglineLoaderOptions } from '../../src/astro/loader.ts';
import { articleText, fakeAstro, manifestOf, outputFiles, temporary, write, type ArticleSketch, type FakeAstro } from '../kit/astro.ts';

const THREE: readonly ArticleSketch[] = [{ slug: 'one' }, { slug: 'two', lang: 'ru' }, { slug: 'three', draft: true }];

function blog(sketches: readonly ArticleSketch[] = THREE): { root: string; output: string; astro: FakeAstro } {
  const root = temporary();
  const output = join(root, 'output');
  write(output, outputFiles(sketches));
  return { root, output, astro: fakeAstro(root) };
}

async function load(astro: FakeAstro, options: SluglineLoaderOptions = { dir: 'output' }): Promise<void> {
  await sluglineLoader(options).load(astro.context);
}

async function problemsOf(work: Promise<unknown>): Promise<SluglineError['problems']> {
  const error: unknown = await work.then(() => undefined, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SluglineError);
  return (error as SluglineError).problems;
}

describe('a directory', () => {
  test('articles become entries; drafts are left out', async () => {
    const { astro } = blog();
    await load(astro);
    expect(astro.store.keys()).toEqual(['one', 'two']);
    expect(astro.store.get('two')).toMatchObject({ filePath: 'output/two.md', body: '# About two\n\nText of two.', data: { title: 'About two', pubDate: new Date('2026-05-01'), draft: false, tags: [], manifest: { lang: 'ru', url: 'https://example.org/blog/two/' } } });
    expect(astro.log).toEqual(['info 2 articles, 2 new or changed, 1 drafts left out']);
  });

  test('drafts come when they are asked for', async () => {
    const { astro } = blog();
    await load(astro, { dir: 'output', drafts: true });
    expect(astro.store.keys().toSorted()).toEqual(['one', 'three', 'two']);
  });

  test('a draft by its front matter is one, whatever the manifest says', async () => {
    const { astro } = blog([{ slug: 'one' }, { slug: 'sly', draft: true, more: { draft: false } }]);
    await load(astro);
    expect(astro.store.keys()).toEqual(['one']);
  });

  test('a second load renders nothing, and only what has changed afterwards', async () => {
    const { output, astro } = blog();
    await load(astro);
    expect(astro.rendered()).toEqual(['About one', 'About two']);
    await load(astro);
    expect(astro.rendered()).toEqual([]);
    write(output, outputFiles([{ slug: 'one', title: 'Better' }, { slug: 'two', lang: 'ru' }]));
    await load(astro);
    expect(astro.rendered()).toEqual(['Better']);
    expect(astro.store.get('one')?.data['title']).toBe('Better');
  });

  test('what the manifest says of an article counts as a change of it', async () => {
    const { output, astro } = blog([{ slug: 'one' }, { slug: 'two' }]);
    await load(astro);
    write(output, outputFiles([{ slug: 'one', more: { related: ['two'] } }, { slug: 'two' }]));
    await load(astro);
    expect(astro.store.get('one')?.data).toMatchObject({ manifest: { related: ['two'] } });
  });

  test('an article that is gone leaves the store', async () => {
    const { output, astro } = blog();
    await load(astro);
    write(output, outputFiles([{ slug: 'two', lang: 'ru' }]));
    await load(astro);
    expect(astro.store.keys()).toEqual(['two']);
  });

  test('h1: layout takes the title out of the text and of its headings', async () => {
    const { astro } = blog([{ slug: 'one' }, { slug: 'bare', body: 'No title here.\n' }]);
    await load(astro);
    expect(astro.store.get('one')?.rendered?.html).toContain('<h1');
    await load(astro, { dir: 'output', h1: 'layout' });
    expect(astro.store.get('one')?.rendered).toMatchObject({ html: '<p>Text of one.\n</p>', metadata: { headings: [] } });
    expect(astro.store.get('bare')?.rendered?.html).toBe('<p>No title here.\n</p>');
  });

  test('pictures beside an article are handed to Astro, on the second load too', async () => {
    const { astro } = blog([{ slug: 'one', body: '# One\n\n![A door](./door.png)\n' }]);
    const sets: unknown[] = [];
    const set = astro.store.set;
    astro.store.set = (entry) => {
      sets.push(entry.assetImports);
      return set(entry);
    };
    await load(astro);
    await load(astro);
    expect(sets).toEqual([['./door.png'], ['./door.png']]);
    expect(astro.rendered()).toEqual(['One']);
  });
});

describe('refused', () => {
  test('an article whose bytes are not those of the manifest: file and both hashes are named, and nothing is stored', async () => {
    const { output, astro } = blog();
    writeFileSync(join(output, 'two.md'), `${articleText({ slug: 'two' })}One more line.\n`);
    const [problem, ...more] = await problemsOf(load(astro));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'ARTICLE_MISMATCH', file: join(output, 'two.md') });
    expect(problem?.message.match(/[\da-f]{64}/g)).toHaveLength(2);
    expect(problem?.message).toContain(manifestOf(THREE).articles[1]?.sha256);
    expect(astro.store.keys()).toEqual([]);
  });

  test('a change under a manifest that stays the same is seen on a warm load, and the good version stays', async () => {
    const { output, astro } = blog();
    await load(astro);
    writeFileSync(join(output, 'one.md'), articleText({ slug: 'one', title: 'Tampered' }));
    expect(await problemsOf(load(astro))).toMatchObject([{ code: 'ARTICLE_MISMATCH' }]);
    expect(astro.store.get('one')?.data['title']).toBe('About one');
  });

  test('all that differ are named, ten at most', async () => {
    const sketches = Array.from({ length: 30 }, (_, index) => ({ slug: `a${index}` }));
    const { output, astro } = blog(sketches);
    for (const { slug } of sketches) writeFileSync(join(output, `${slug}.md`), 'x');
    expect(await problemsOf(load(astro))).toHaveLength(10);
  });

  test('an article that is missing', async () => {
    const { output, astro } = blog();
    rmSync(join(output, 'one.md'));
    expect(await problemsOf(load(astro))).toMatchObject([{ code: 'FILE_UNREADABLE', file: join(output, 'one.md'), message: 'there is no such file' }]);
  });

  test.each(['one.md', 'manifest.json'])('%s that is a directory, or too large', async (name) => {
    const { output, astro } = blog();
    expect(await problemsOf(load(astro, { dir: 'output', limits: { manifestBytes: 20, articleBytes: 20 } }))).toMatchObject([{ code: 'FILE_UNREADABLE', message: expect.stringMatching(/^it has \d+ bytes, more than the 20/) as string }]);
    rmSync(join(output, name));
    mkdirSync(join(output, name));
    expect(await problemsOf(load(astro))).toMatchObject([{ code: 'FILE_UNREADABLE', message: 'it is not a file' }]);
  });

  test('a manifest cut off in the middle; the good articles stay', async () => {
    const { output, astro } = blog();
    await load(astro);
    truncateSync(join(output, 'manifest.json'), 400);
    expect(await problemsOf(load(astro))).toMatchObject([{ code: 'MANIFEST_INVALID', file: join(output, 'manifest.json'), message: expect.stringContaining('it is not complete JSON') as string }]);
    expect(astro.store.keys()).toEqual(['one', 'two']);
  });

  test('no directory, no manifest: each says what to do', async () => {
    const { root, astro } = blog();
    expect(await problemsOf(load(astro, { dir: 'elsewhere' }))).toMatchObject([{ help: expect.stringContaining('The directory is not there') as string }]);
    mkdirSync(join(root, 'empty'));
    expect(await problemsOf(load(astro, { dir: 'empty' }))).toMatchObject([{ help: expect.stringContaining('writes the manifest there') as string }]);
  });

  test('front matter that is no YAML or not what the schema wants names the article', async () => {
    const { astro } = blog([{ slug: 'one', front: 'broken: [\n' }]);
    expect(await problemsOf(load(astro))).toMatchObject([{ code: 'YAML_INVALID', file: expect.stringMatching(/one\.md$/) as string }]);
    const other = blog([{ slug: 'two', front: 'faq: yes please\n' }]);
    await expect(load(other.astro)).rejects.toThrow('two');
  });

  test('an option that says nothing', async () => {
    const { astro } = blog();
    expect(await problemsOf(load(astro, {} as SluglineLoaderOptions))).toMatchObject([{ code: 'USAGE' }]);
  });
});

describe('a package', () => {
  test('is found from the blog upwards, in output/ or at its root, and read like a directory', async () => {
    const root = temporary({ 'node_modules/@acme/articles/package.json': '{}', 'node_modules/plain/package.json': '{}' });
    write(join(root, 'node_modules/@acme/articles/output'), outputFiles(THREE));
    write(join(root, 'node_modules/plain'), outputFiles([{ slug: 'plain' }]));
    mkdirSync(join(root, 'apps/blog'), { recursive: true });
    const astro = fakeAstro(join(root, 'apps/blog'));
    await load(astro, { package: '@acme/articles' });
    expect(astro.store.get('one')?.filePath).toBe('../../node_modules/@acme/articles/output/one.md');
    const other = fakeAstro(join(root, 'apps/blog'));
    await load(other, { package: 'plain' });
    expect(other.store.keys()).toEqual(['plain']);
  });

  test.each(['../evil', '/etc', '.', '@acme/..', 'a/../b', 'not-there', '@acme'])('%s is refused', async (name) => {
    const { astro } = blog();
    expect((await problemsOf(load(astro, { package: name })))[0]?.code).toMatch(/USAGE|FILE_UNREADABLE/);
  });

  test('a directory that leads out of it is refused', async () => {
    const root = temporary({ 'node_modules/plain/package.json': '{}' });
    expect(await problemsOf(load(fakeAstro(root), { package: 'plain', dir: '../../output' }))).toMatchObject([{ code: 'USAGE' }]);
  });

  test('a link inside brings nothing the manifest does not know', async () => {
    const { root, output, astro } = blog();
    writeFileSync(join(root, 'secret.md'), 'secret');
    rmSync(join(output, 'one.md'));
    symlinkSync(join(root, 'secret.md'), join(output, 'one.md'));
    expect(await problemsOf(load(astro))).toMatchObject([{ code: 'ARTICLE_MISMATCH' }]);
  });
});

describe('astro dev', () => {
  test('what a run writes shows; a state between is told and changes nothing', async () => {
    const { root, output } = blog();
    const astro = fakeAstro(root, { dev: true });
    await load(astro);
    write(output, { 'one.md': articleText({ slug: 'one', title: 'Newer' }) });
    astro.watcher.emit('change', join(output, 'one.md'));
    await expect.poll(() => astro.log.at(-1), { timeout: 5000 }).toMatch(/^error .*one\.md {2}the file is not the one/);
    expect(astro.store.get('one')?.data['title']).toBe('About one');
    write(output, outputFiles([{ slug: 'one', title: 'Newer' }, { slug: 'two', lang: 'ru' }]));
    astro.watcher.emit('change', join(output, 'manifest.json'));
    await expect.poll(() => astro.store.get('one')?.data['title'], { timeout: 5000 }).toBe('Newer');
    const lines = astro.log.length;
    for (const name of ['notes.txt', '.slugline/one.json', '.slugline/rejected/x.md', '../other.md']) astro.watcher.emit('change', join(output, name));
    await new Promise((done) => setTimeout(done, 300));
    expect(astro.log).toHaveLength(lines);
  });
});
