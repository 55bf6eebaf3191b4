import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import * as api from '../../src/api.ts';
import type { CommandModule } from '../../src/commands/context.ts';
import * as generate from '../../src/commands/generate.ts';
import * as plan from '../../src/commands/plan.ts';
import * as validate from '../../src/commands/validate.ts';
import { createDownload } from '../../src/io/fetched.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { problemsOf } from '../../src/model/errors.ts';
import type { Files } from '../../src/model/world.ts';
import { englishProject, testProject, type TestProject } from '../kit/project.ts';
import { fakeSite, type FakeSite } from './server.ts';

/** Whole commands with the blog's sitemap on a server, by the real disk. */

let site: FakeSite;
let project: TestProject;
/** Minutes the clock is ahead. */
let ahead = 0;
const projects = Array.from({ length: 8 }, () => testProject());
beforeEach(async () => {
  site = await fakeSite();
  project = projects.pop() as TestProject;
  ahead = 0;
});

const CONFIG = englishProject()['slugline.config.yaml'] ?? '';
const urlset = (...slugs: string[]): string => `<urlset>${slugs.map((slug) => `<url><loc>https://example.org/blog/${slug}/</loc></url>`).join('')}</urlset>`;
const configure = (...places: string[]): void => project.write('slugline.config.yaml', `${CONFIG}content: { existing: ${JSON.stringify(places)} }\n`);

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  /** The project was loaded. */
  full: boolean;
}

async function run(command: CommandModule, args: string[] = [], flags: Record<string, unknown> = {}): Promise<Ran> {
  const disk = nodeFiles();
  const ran: Ran = { code: -1, stdout: '', stderr: '', full: false };
  // Relative paths are those of the project, as if the process ran there.
  const at = (path: string): string => resolve(project.dir, path);
  const files: Files = {
    read: (path) => disk.read(at(path)), write: (path, text) => disk.write(at(path), text), remove: (path) => disk.remove(at(path)), stat: (path) => disk.stat(at(path)), survey: (path, only) => disk.survey(at(path), only),
    list: (path) => ((ran.full ||= path.endsWith('briefs')), disk.list(at(path))),
  };
  // What was just written is too young to be remembered.
  await sleep(120);
  try {
    ran.code = await command.run(args, { provider: 'offline', ...flags }, {
      world: { files, download: createDownload({ timeoutMs: 2000 }), now: () => new Date(Date.now() + ahead * 60_000), clock: () => performance.now(), random: () => 0.5, sleep: async (ms) => sleep(ms), env: () => undefined },
      version: '0.0.0-test', cwd: project.dir, projectDir: project.dir, json: flags['json'] === true, quiet: false, signal: new AbortController().signal,
      stdout: (text) => void (ran.stdout += text), stderr: (text) => void (ran.stderr += text), stdin: () => new Uint8Array(), terminal: undefined, color: { stdout: false, stderr: false },
    });
  } catch (error) {
    ran.code = 2;
    ran.stderr += problemsOf(error).map(({ code, message, file }) => `${code} ${file} ${message}\n`).join('');
  }
  return ran;
}

describe('validate', () => {
  test('knows the articles of the sitemap, and asks again when its copy is old', async () => {
    configure(`${site.url}/sitemap.xml`);
    site.answers.set('/sitemap.xml', urlset('oil-for-chains'));
    project.write('output/a.md', '# A\n\nSee [oil for chains](/blog/oil-for-chains/), [more](/blog/more-oil/) and [us](/about/).\n');
    const broken = async (): Promise<string[]> => {
      const { stdout } = await run(validate, [], { json: true });
      return (JSON.parse(stdout) as { findings: { rule: string; message: string }[] }).findings.filter(({ rule }) => rule === 'links/broken-internal').map(({ message }) => /\/blog\/[\w-]+/.exec(message)?.[0] ?? '');
    };
    expect(await broken()).toEqual(['/blog/more-oil']);
    expect(await broken()).toEqual(['/blog/more-oil']);
    expect(site.asked).toHaveLength(1);
    site.answers.set('/sitemap.xml', urlset('more-oil'));
    ahead = 11;
    expect(await broken()).toEqual(['/blog/oil-for-chains']);
    expect(site.asked).toHaveLength(2);
  });

  test('is remembered while its copy is fresh, by times and by content', async () => {
    configure(`${site.url}/sitemap.xml`);
    site.answers.set('/sitemap.xml', urlset('oil'));
    project.write('output/a.md', '# A\n\nText.\n');
    for (const flags of [{}, { verify: true }]) {
      await run(validate, [], flags);
      await run(validate, [], flags);
      expect((await run(validate, [], flags)).full).toBe(false);
      ahead += 11;
      expect((await run(validate, [], flags)).full).toBe(true);
    }
  });

  test('fails closed without an answer, and tells what it left out', async () => {
    configure(`${site.url}/sitemap.xml`);
    project.write('output/a.md', '# A\n\nText.\n');
    expect(await run(validate)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(`FILE_UNREADABLE ${site.url}/sitemap.xml content.existing: there is nothing at this address (404)`) });
    site.answers.set('/sitemap.xml', urlset('oil').replace('example.org', 'example.com'));
    expect((await run(validate)).stderr).toContain('1 of 1 addresses are not on example.org and were left out');
    configure('latin.xml');
    project.write('latin.xml', '');
    writeFileSync(`${project.dir}/latin.xml`, Uint8Array.from([0x3c, 0xff]));
    expect(await run(validate)).toMatchObject({ code: 2, stderr: expect.stringContaining('FILE_ENCODING latin.xml') });
    configure(`${site.url}/sitemap.xml`);
    site.answers.set('/sitemap.xml', { status: 503 });
    ahead = 11;
    const { stderr } = await run(validate);
    expect(stderr).toContain('the server answered with 503; the copy of');
  });
});

describe('generate and plan', () => {
  test('a run with nothing to do is remembered while the copies are fresh', async () => {
    configure(`${site.url}/sitemap.xml`, `${site.url}/rss.xml`);
    site.answers.set('/sitemap.xml', { status: 200, headers: { etag: '"1"' }, body: urlset('oil') });
    site.answers.set('/rss.xml', '<rss><channel><language>en</language><item><title>Bicycle chain oil and how much of it a chain needs</title><link>https://example.org/blog/chain-oil/</link><description>Bicycle chain care with oil.</description></item></channel></rss>');
    const first = await run(generate);
    expect([first.code, first.stderr]).toEqual([0, expect.not.stringContaining('left out')]);
    expect(project.article('chain-care')).toContain('[Bicycle chain oil and how much of it a chain needs](/blog/chain-oil/)');
    expect(project.article('chain-care')).not.toContain('/blog/oil/');
    expect((await run(generate)).full).toBe(false);
    expect(site.asked).toHaveLength(2);
    ahead = 11;
    site.answers.set('/sitemap.xml', { status: 304 });
    expect((await run(generate)).full).toBe(true);
    expect(site.asked.toSorted()).toEqual(['GET /rss.xml', 'GET /rss.xml', 'GET /sitemap.xml', 'GET /sitemap.xml "1"']);
    expect((await run(generate)).full).toBe(false);
    await site.close();
    ahead = 22;
    const offline = await run(generate);
    expect([offline.code, offline.full]).toEqual([0, true]);
    expect(offline.stderr.match(/the server cannot be reached: ECONNREFUSED; the copy of/g)).toHaveLength(2);
  });

  test('a local sitemap counts in what a run depends on, the parts of an index too', async () => {
    project.write('site/index.xml', '<sitemapindex><sitemap><loc>https://example.org/part.xml</loc></sitemap></sitemapindex>');
    project.write('site/part.xml', urlset('oil'));
    configure('site/index.xml');
    await run(generate);
    expect((await run(generate)).full).toBe(false);
    project.write('site/part.xml', urlset('grease'));
    expect((await run(generate)).full).toBe(true);
    expect((await run(generate)).full).toBe(false);
  });

  test('plan fetches and tells what was left out, without failing', async () => {
    configure(`${site.url}/sitemap.xml`);
    site.answers.set('/sitemap.xml', urlset('oil').replace('example.org', 'example.com'));
    expect(await run(plan)).toMatchObject({ code: 0, stderr: expect.stringContaining('1 of 1 addresses are not on example.org') });
    site.answers.delete('/sitemap.xml');
    ahead = 11;
    expect((await run(plan)).code).toBe(2);
    expect((await run(generate)).code).toBe(2);
  });

  test('the library fetches in generate; plan reads the copies', async () => {
    configure(`${site.url}/manifest.json`);
    site.answers.set('/manifest.json', JSON.stringify({ version: 1, site: 'https://example.org', generatedAt: '', articles: [] }));
    expect(api.plan(project.dir).problems).toMatchObject([{ code: 'CONFIG_INVALID', file: `${site.url}/manifest.json` }]);
    for await (const event of api.generate(project.dir, { provider: 'offline' })) if (event.type === 'result') expect(event.result.problems).toEqual([]);
    expect(api.plan(project.dir).problems).toEqual([]);
  });
});
