import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { articleText, outputFiles, temporary, write, type ArticleSketch } from '../kit/astro.ts';
import { ASTRO, astro, buildExample, environment, installIn, pagesOf, ROOT } from '../kit/blog.ts';
import { serveFiles } from '../kit/browser.ts';

/** Real Astro projects with the package as it would be installed. */

const THREE: readonly ArticleSketch[] = [
  { slug: 'one', front: 'reviewer: Maya\nsource: "</script><script>alert(1)</script>"\n' }, { slug: 'two', body: '# About two\n\nA *plain* text.\n\n## More\n\n| a | b |\n|---|---|\n| 1 | 2 |\n' }, { slug: 'three', draft: true },
];
const PAGE = `---
import { getCollection, render } from 'astro:content';
import { articleRoute } from 'slugline/astro';
import JsonLd from 'slugline/astro/JsonLd.astro';
export async function getStaticPaths() {
  return (await getCollection('blog')).map((entry) => ({ params: { path: articleRoute(entry.data.manifest) }, props: { entry } }));
}
const { entry } = Astro.props;
const { Content, headings } = await render(entry);
---
<html lang={entry.data.manifest.lang}><head><title>{entry.data.title}</title><JsonLd data={{ ...entry.data.schema, note: entry.data.source }} /></head><body data-headings={headings.length} data-reviewer={entry.data.reviewer} data-year={entry.data.pubDate.getUTCFullYear()}><Content /></body></html>
`;
const config = (source: string): string => `import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { entrySchema, sluglineLoader } from 'slugline/astro';
const blog = defineCollection({ loader: sluglineLoader(${source}), schema: entrySchema.extend({ reviewer: z.string().optional(), source: z.string().optional() }) });
export const collections = { blog };
`;

let root = '';
const output = (): string => join(root, 'articles');
const page = (slug: string): string => readFileSync(join(root, 'dist/blog', slug, 'index.html'), 'utf8');
beforeAll(async () => {
  root = temporary({ 'package.json': '{ "name": "blog", "type": "module" }', 'src/pages/[...path].astro': PAGE, 'src/content.config.ts': config("{ dir: 'articles' }") });
  write(output(), outputFiles(THREE));
  await installIn(root);
}, 60_000);

describe('astro build', () => {
  test('articles become pages through Astro\'s own Markdown; data may be extended with Astro\'s zod; structured data cannot break out', async () => {
    expect(await astro(root, 'build')).toMatchObject({ code: 0 });
    expect(pagesOf(join(root, 'dist'))).toEqual(['/blog/one/', '/blog/two/']);
    expect(page('one')).toContain('data-reviewer="Maya"');
    expect(page('one')).toContain('data-year="2026"');
    expect(page('two')).toContain('<em>plain</em>');
    expect(page('two')).toContain('<td>1</td>');
    expect(page('two')).toContain('data-headings="2"');
    expect(page('one').match(/<\/script>/g)).toHaveLength(1);
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page('one'))?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({ headline: 'About one', note: '</script><script>alert(1)</script>' });
  }, 60_000);

  test('the second time nothing is made again, and of a change only what has changed', async () => {
    expect((await astro(root, 'build')).output).toContain('2 articles, 0 new or changed, 1 drafts left out');
    write(output(), outputFiles([{ slug: 'one', title: 'Better' }, THREE[1] as ArticleSketch]));
    expect((await astro(root, 'build')).output).toContain('2 articles, 1 new or changed');
    expect(page('one')).toContain('<title>Better</title>');
  }, 60_000);

  test('a tampered article fails the build, and says which and how', async () => {
    writeFileSync(join(output(), 'two.md'), articleText({ slug: 'two', title: 'Tampered' }));
    const { code, output: log } = await astro(root, 'build');
    expect(code).toBe(1);
    expect(log).toContain(join(output(), 'two.md'));
    expect(log.match(/[\da-f]{64}/g)?.length).toBeGreaterThanOrEqual(2);
    write(output(), outputFiles(THREE));
  }, 60_000);

  test('from a server; then, with the server gone and Astro\'s store cleared, from the copies; and a build without either fails and says why', async () => {
    const server = await serveFiles(output());
    write(root, { 'src/content.config.ts': config(`{ manifest: '${server.url}/manifest.json' }`), 'dist/404.html': '' });
    expect(await astro(root, 'build')).toMatchObject({ code: 0 });
    expect(page('two')).toContain('<em>plain</em>');
    await server.close();
    const second = await astro(root, 'build', '--force');
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining('The copy of 2026-05-02T10:00:00.000Z is used') as string });
    expect(page('two')).toContain('<em>plain</em>');
    write(root, { 'src/content.config.ts': config("{ manifest: 'http://127.0.0.1:9/manifest.json' }") });
    const third = await astro(root, 'build');
    expect(third.code).toBe(1);
    expect(third.output).toContain('http://127.0.0.1:9/manifest.json');
    write(root, { 'src/content.config.ts': config("{ dir: 'articles' }") });
  }, 90_000);

  test('the types of entries are those of the schema', async () => {
    expect((await astro(root, 'sync')).code).toBe(0);
    write(root, {
      'tsconfig.json': JSON.stringify({ extends: 'astro/tsconfigs/strict', compilerOptions: { types: ['node'] }, include: ['.astro/types.d.ts', 'src/check.ts', 'src/content.config.ts'] }),
      'src/check.ts': `import { getCollection } from 'astro:content';
const [entry] = await getCollection('blog');
export const url: string | undefined = entry?.data.manifest.url;
export const date: Date | undefined = entry?.data.pubDate;
export const reviewer: string | undefined = entry?.data.reviewer;
// @ts-expect-error there is no such key
export const typo = entry?.data.titel;
`,
    });
    const { code, stdout } = await new Promise<{ code: number | null; stdout: string }>((done) => {
      const child = execFile(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', root], { cwd: root }, (_, text) => done({ code: child.exitCode, stdout: text }));
    });
    expect(stdout).toBe('');
    expect(code).toBe(0);
  }, 60_000);
});

describe('astro dev', () => {
  test('what a run writes shows without a restart', async () => {
    write(output(), outputFiles(THREE));
    const child = spawn(process.execPath, [ASTRO, 'dev', '--port', '0', '--host', '127.0.0.1'], { cwd: root, env: environment() });
    onTestFinished(() => void child.kill('SIGKILL'));
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => void (log += text.toString()));
    await expect.poll(() => /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0], { timeout: 30_000, message: 'the server starts' }).toBeDefined();
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0] ?? '';
    const title = async (): Promise<string | undefined> => /<title>([^<]*)/.exec(await (await fetch(`${url}/blog/one/`)).text())?.[1];
    await expect.poll(title, { timeout: 30_000 }).toBe('About one');
    write(output(), outputFiles([{ slug: 'one', title: 'While it runs' }, ...THREE.slice(1)]));
    await expect.poll(title, { timeout: 30_000 }).toBe('While it runs');
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await gone;
  }, 120_000);
});

test('the example blog with articles that are drafts marks them and keeps them from search engines', async () => {
  const dist = await buildExample(temporary(), { published: false });
  const html = readFileSync(join(dist, 'blog/zaselenie-gostey/index.html'), 'utf8');
  expect(html).toContain('content="noindex"');
  expect(html).toContain('Черновик');
  expect(readFileSync(join(dist, 'index.html'), 'utf8')).not.toContain('content="noindex"');
  expect([...readFileSync(join(dist, 'sitemap.xml'), 'utf8').matchAll(/<loc>/g)]).toHaveLength(4);
  expect(readFileSync(join(dist, 'rss.xml'), 'utf8')).not.toContain('<item>');
  expect(readdirSync(join(dist, 'blog')).length).toBeGreaterThan(9);
}, 90_000);
