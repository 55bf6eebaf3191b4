import { describe, expect, test } from 'vitest';
import * as link from '../../src/commands/link.ts';
import { configSchema } from '../../src/model/site.ts';
import { outputs } from '../../src/registry.ts';
import { redirectLines } from '../../src/text/redirect-rules.ts';
import { sandbox } from '../kit/command.ts';
import { ENGLISH_CONFIG, englishProject, sha256Of, testProject, type TestProject } from '../kit/project.ts';

/** What a run writes beside the articles. */

const ALL = 'output: { files: [manifest, sitemap, rss, llms, redirects] }\n';

/** A project whose articles were read by a person: they are no drafts. */
async function published(config = ALL, more: Record<string, string> = {}): Promise<TestProject> {
  const project = testProject(englishProject({ 'slugline.config.yaml': ENGLISH_CONFIG + config, ...more }));
  await project.run();
  for (const slug of ['chain-care', 'tyre-pressure', 'brake-pads']) project.edit(`output/${slug}.md`, 'draft: true\n', '');
  return project;
}
const names = (project: TestProject): string[] => Object.keys(project.tree()).filter((path) => !path.endsWith('.md') && !path.startsWith('.slugline'));

test('the config knows exactly the outputs there are, and the manifest alone is always made', () => {
  const known = configSchema.shape.output.unwrap().shape.files.unwrap().element.options;
  expect([...known].sort()).toEqual(outputs.map(({ id }) => id).sort());
  expect(outputs.filter(({ always }) => always === true).map(({ id }) => id)).toEqual(['manifest']);
});

test('by default only the manifest is there, as before', async () => {
  const project = await published('');
  await project.run();
  expect(names(project)).toEqual(['manifest.json']);
  expect(Object.keys(JSON.parse(project.read('output/manifest.json')) as object)).toEqual(['version', 'site', 'generatedAt', 'articles']);
});

test('drafts are in none of them: there is nothing to tell', async () => {
  const project = testProject(englishProject({ 'slugline.config.yaml': ENGLISH_CONFIG + ALL }));
  await project.run();
  expect(names(project)).toEqual(['manifest.json']);
});

test('an article that is held back is in none of them; one that was placed before stays as it is', async () => {
  const strict = 'rules: { "seo/thin-content": error }\n';
  const refused = testProject(englishProject({ 'slugline.config.yaml': ENGLISH_CONFIG + ALL + strict }));
  expect((await refused.run()).result.articles.map(({ state }) => state)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(names(refused)).toEqual(['manifest.json']);

  const project = await published();
  await project.run();
  const before = project.read('output/rss.xml');
  project.edit('slugline.config.yaml', ALL, ALL + strict);
  project.edit('briefs/chain.yaml', 'Wipe the outside first', 'Wipe the inside first');
  expect((await project.run()).articles['chain-care']?.state).toBe('rejected');
  expect(project.read('output/rss.xml')).toBe(before);
});

test('all of them, listed in the manifest with their hashes; the next run changes no byte and needs no work', async () => {
  const project = await published();
  project.edit('briefs/chain.yaml', 'slug: chain-care', 'slug: chain-care\nredirectFrom: [chain, /2019/chain.html]');
  const run = await project.run();
  expect([run.made, run.result.problems, run.result.changed]).toEqual([[], [], 5]);
  expect(names(project)).toEqual(['_redirects', 'llms.txt', 'manifest.json', 'rss.xml', 'sitemap.xml']);
  expect(project.manifest().files).toEqual(['_redirects', 'llms.txt', 'rss.xml', 'sitemap.xml'].map((path) => ({ path, sha256: sha256Of(project.read(`output/${path}`)) })));
  expect(project.manifest().articles.map(({ slug, redirectFrom }) => [slug, redirectFrom])).toEqual([['brake-pads', undefined], ['chain-care', ['/blog/chain/', '/2019/chain.html']], ['tyre-pressure', undefined]]);
  expect(project.read('output/_redirects').split('\n').slice(1)).toEqual(['/blog/chain/ /blog/chain-care/ 301', '/2019/chain.html /blog/chain-care/ 301', '']);
  for (const name of ['llms.txt', 'rss.xml', 'sitemap.xml']) for (const slug of ['chain-care', 'tyre-pressure', 'brake-pads']) expect(project.read(`output/${name}`)).toContain(`https://example.org/blog/${slug}/`);
  const before = project.tree();
  project.now = '2026-07-07T07:07:07.000Z';
  const again = await project.run();
  expect([again.result.changed, project.tree()]).toEqual([0, before]);
});

test('neither the config nor a former slug makes an article stale', async () => {
  const project = await published('');
  await project.run();
  const stamps = ['chain-care', 'tyre-pressure'].map((slug) => project.lock(slug).renderKey);
  project.edit('slugline.config.yaml', /$/, `${ALL}notify: { keyEnv: OTHER_KEY }\n`);
  project.edit('briefs/chain.yaml', 'slug: chain-care', 'slug: chain-care\nredirectFrom: [chain]');
  expect(project.plan().items.map(({ action }) => action)).toEqual(['none', 'none', 'none']);
  await project.run();
  expect(['chain-care', 'tyre-pressure'].map((slug) => project.lock(slug).renderKey)).toEqual(stamps);
});

describe('what is there already', () => {
  test('a file that nobody here wrote is left alone, and told, until it is gone', async () => {
    const project = await published();
    project.write('output/_redirects', '/mine /yours 301\n');
    project.write('output/rss.xml', '<rss/>');
    project.edit('briefs/chain.yaml', 'slug: chain-care', 'slug: chain-care\nredirectFrom: [chain]');
    for (let time = 0; time < 2; time++) {
      const { result } = await project.run();
      expect(result.problems.map(({ code, file }) => [code, file?.slice(project.dir.length + 1)])).toEqual([['EDITED_BY_HAND', 'output/_redirects'], ['EDITED_BY_HAND', 'output/rss.xml']]);
      expect([project.read('output/_redirects'), project.read('output/rss.xml')]).toEqual(['/mine /yours 301\n', '<rss/>']);
      expect(project.manifest().files?.map(({ path }) => path)).toEqual(['llms.txt', 'sitemap.xml']);
    }
    project.remove('output/_redirects');
    project.remove('output/rss.xml');
    expect((await project.run()).result.problems).toEqual([]);
    expect(project.manifest().files?.length).toBe(4);
  });
  test('so is one that a person has edited; other line ends are no edit', async () => {
    const project = await published();
    await project.run();
    project.edit('output/llms.txt', '# The Shed', '# My shed');
    project.write('output/sitemap.xml', project.read('output/sitemap.xml').replaceAll('\n', '\r\n'));
    project.edit('output/chain-care.md', 'Every joint grows', 'A joint grows');
    expect((await project.run()).result.problems.map(({ file }) => file?.slice(project.dir.length + 1))).toEqual(['output/llms.txt']);
    expect(project.read('output/llms.txt')).toContain('# My shed');
    expect(project.read('output/sitemap.xml')).not.toContain('\r');
  });
  test('what is no longer asked for or has nothing to tell is removed, unless a person has edited it', async () => {
    const project = await published();
    await project.run();
    project.edit('output/rss.xml', '<channel>', '<channel><!-- mine -->');
    project.edit('slugline.config.yaml', ALL, '');
    expect((await project.run()).result.problems).toEqual([]);
    expect(names(project)).toEqual(['manifest.json', 'rss.xml']);
    expect(project.manifest().files).toBeUndefined();
  });
  test('a manifest that names other files to remove is not obeyed', async () => {
    const project = await published('');
    await project.run();
    const text = project.read('output/chain-care.md');
    const files = ['chain-care.md', '../slugline.config.yaml', '.slugline/chain-care.json', 'manifest.json'].map((path) => ({ path, sha256: sha256Of(project.read(`output/${path}`)) }));
    project.write('output/manifest.json', `${JSON.stringify({ ...project.manifest(), files })}\n`);
    await project.run();
    expect([project.read('output/chain-care.md'), project.has('slugline.config.yaml'), project.has('output/.slugline/chain-care.json'), project.has('output/manifest.json')]).toEqual([text, true, true, true]);
  });
});

describe('former addresses', () => {
  const problems = (project: TestProject): string[] => project.plan().problems.map(({ file, line, message }) => `${file?.slice(project.dir.length + 1)}:${line} ${message}`);

  test.each([
    ['the slug of another article', 'redirectFrom: [tyre-pressure]', 'briefs/chain.yaml:3 "redirectFrom": "tyre-pressure" is the slug of briefs/tyre.yaml, so nothing can lead away from there'],
    ['its own', 'redirectFrom: [old, chain-care]', 'briefs/chain.yaml:3 "redirectFrom": "chain-care" is the slug that this article has now'],
  ])('%s is a problem', (_name, line, message) => {
    const project = testProject();
    project.edit('briefs/chain.yaml', 'slug: chain-care', `slug: chain-care\n${line}`);
    expect(problems(project)).toEqual([message]);
    expect(project.plan().items.length).toBe(3);
  });
  test('one that two briefs claim is a problem of the second', () => {
    const project = testProject();
    for (const name of ['brake', 'chain']) project.edit(`briefs/${name}.yaml`, /(slug: .*)/, '$1\nredirectFrom: [old]');
    expect(problems(project)).toEqual([`briefs/chain.yaml:3 "redirectFrom": "old" stands in ${project.dir}/briefs/brake.yaml:3 as well`]);
  });
  test('a slug that has changed since the article was written is a notice, until the brief says so', async () => {
    const project = testProject();
    await project.run();
    project.edit('briefs/chain.yaml', 'slug: chain-care', 'slug: chains');
    const notices = (): string[] => {
      const told: string[] = [];
      project.plan({ notice: ({ message, help = '' }) => void told.push(`${message} ${help}`) });
      return told;
    };
    expect(notices()).toEqual(['the article of this brief was written as "chain-care", and its slug is "chains" now Add "redirectFrom: [chain-care]" so that readers of the old address find it. If the old article stays as well, give it a brief of its own.']);
    project.edit('briefs/chain.yaml', 'slug: chains', 'slug: chains\nredirectFrom: [/blog/chain-care/]');
    expect(notices()).toEqual([]);
    project.remove('briefs/chain.yaml');
    expect(notices()).toEqual([]);
  });
  test.each(['/blog/*', '/a?b=c', '//evil.example/', 'Old Slug', '/a b', '/:slug', '/a#b', ''])('"%s" is none', (former) => {
    const project = testProject();
    project.edit('briefs/chain.yaml', 'slug: chain-care', `slug: chain-care\nredirectFrom: ["${former}"]`);
    expect(project.plan().problems.map(({ code }) => code)).toEqual(['BRIEF_INVALID']);
  });
  test('they stay known when the brief is gone, with the article', async () => {
    const project = await published();
    project.edit('briefs/chain.yaml', 'slug: chain-care', 'slug: chain-care\nredirectFrom: [chain]');
    await project.run();
    const before = project.read('output/_redirects');
    project.remove('briefs/chain.yaml');
    await project.run();
    expect(project.read('output/_redirects')).toBe(before);
  });
  test('the redirects of the blog come along, and one that is not there is told', async () => {
    const project = await published(`content: { redirects: [_redirects, astro.config.mjs, output/_redirects] }\n${ALL}`, {
      _redirects: '# the blog\n/a /blog/chain 302   # note\n/de / 302 Country=de\n', 'astro.config.mjs': "export default { redirects: { '/blog/[...slug]': '/posts/[...slug]', '/[year]/x': { status: 302, destination: '/x/[year]' } } };\n",
    });
    project.write('output/_redirects', '');
    project.edit('briefs/chain.yaml', 'slug: chain-care', 'slug: chain-care\nredirectFrom: [chain]');
    expect((await project.run()).result.problems.map(({ code }) => code)).toEqual(['EDITED_BY_HAND']);
    project.remove('output/_redirects');
    project.edit('slugline.config.yaml', ', output/_redirects]', ']');
    expect((await project.run()).result.problems).toEqual([]);
    project.edit('slugline.config.yaml', 'astro.config.mjs]', 'astro.config.mjs, output/_redirects]');
    for (let time = 0; time < 2; time++) {
      expect(project.read('output/_redirects').split('\n').slice(1)).toEqual(['/blog/chain/ /blog/chain-care/ 301', '/a /blog/chain-care/ 302', '/de / 302 Country=de', '/blog/* /posts/:splat 301', '/:year/x /x/:year 302', '']);
      expect((await project.run()).result.problems).toEqual([]);
    }
  });
  test('while a file of the blog is not there, the list stays as it was, and is told', async () => {
    const project = await published(`content: { redirects: [_redirects] }\n${ALL}`, { _redirects: '/a /b\nbroken\n' });
    expect((await project.run()).result.problems.map(({ line, message }) => `${line} ${message}`)).toEqual(['2 the address "broken" begins neither with "/" nor with "https://"']);
    const [list, files] = [project.read('output/_redirects'), project.manifest().files];
    expect(list).toMatch(/\n\/a \/b\nbroken\n$/);
    project.remove('_redirects');
    for (let time = 0; time < 2; time++) {
      expect((await project.run()).result.problems.map(({ message }) => message)).toEqual(['content.redirects: "_redirects" does not exist']);
      expect([project.read('output/_redirects'), project.manifest().files]).toEqual([list, files]);
    }
  });
  test('lines of a list are those of the file, those of an Astro config are made', () => {
    expect(redirectLines({ file: 'x/_redirects', text: '\uFEFF# a\r\n/a\t/b\r\n\r\n  # b\n/c /d 301! # c\n' })).toEqual(['/a /b', '/c /d 301!']);
    expect(redirectLines({ file: 'astro.config.ts', text: "export default { redirects: { '/a b': '/c' } };" })).toEqual(['/a%20b /c 301']);
  });
});

test('versions in other languages come from the front matter, also where an older manifest does not tell of them', async () => {
  const project = await published();
  project.edit('output/chain-care.md', 'lang: en\n', 'lang: en\ntranslations: { ru: /blog/cep/ }\n');
  await project.run();
  expect(project.manifest().articles.find(({ slug }) => slug === 'chain-care')?.alternates).toEqual({ ru: 'https://example.org/blog/cep/' });
  expect(project.read('output/sitemap.xml')).toContain('hreflang="ru" href="https://example.org/blog/cep/"');
  const manifest = project.read('output/manifest.json');
  const { articles, ...rest } = project.manifest();
  project.write('output/manifest.json', `${JSON.stringify({ ...rest, articles: articles.map(({ alternates: _alternates, ...one }) => one) })}\n`);
  await project.run();
  expect(JSON.parse(project.read('output/manifest.json'))).toEqual({ ...JSON.parse(manifest) as object, generatedAt: expect.any(String) as string });
});

test('`slugline link --write` brings them up to date as well', async () => {
  const project = await published();
  await project.run();
  const box = sandbox({ 'slugline.config.yaml': ENGLISH_CONFIG + ALL, ...Object.fromEntries(['brake', 'chain', 'tyre'].map((name) => [`briefs/${name}.yaml`, project.read(`briefs/${name}.yaml`)])), 'briefs/_facts.yaml': project.read('briefs/_facts.yaml') });
  for (const path of Object.keys(project.tree())) box.write(`output/${path}`, project.read(`output/${path}`));
  box.write('output/brake-pads.md', project.read('output/brake-pads.md').replace('# Bicycle brake pads\n', '# Bicycle brake pads\n\nLook at bicycle chain care and at bicycle tyre pressure too.\n'));
  const { code } = await box.run(link, ['--write']);
  const manifest = JSON.parse(box.read('output/manifest.json') ?? '') as { files: { path: string; sha256: string }[] };
  for (const { path, sha256 } of manifest.files) expect(sha256Of(box.read(`output/${path}`) ?? '')).toBe(sha256);
  expect([code, manifest.files.length]).toEqual([0, 3]);
  expect(box.read('output/sitemap.xml')).toBe(project.read('output/sitemap.xml'));
});
