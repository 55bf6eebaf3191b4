import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as link from '../../src/commands/link.ts';
import type { LinkGraph } from '../../src/link-graph.ts';
import type { Files } from '../../src/model/world.ts';
import { acquireRunLock } from '../../src/store/run-lock.ts';
import { sandbox, type Sandbox } from '../kit/command.ts';
import { englishProject, sha256Of, testProject, type TestProject } from '../kit/project.ts';

/** What `--json` prints. */
interface Told {
  version: number;
  graph: LinkGraph;
  related: Record<string, { slug: string; path: string; title: string; why: string; relevance: number }[]>;
  proposals: { from: string; file: string; line: number; to: string; path: string; anchor: string; strength: number; relevance: number; orphan: boolean }[];
  written: { file: string; links: number }[] | null;
}

const SET = fileURLToPath(new URL('../links/set/', import.meta.url));
/** The articles of the quality set as posts of a blog. */
function posts(lang: 'en' | 'ru', below = 'posts'): Record<string, string> {
  return Object.fromEntries(readdirSync(join(SET, lang)).map((name) => [`${below}/${name}`, readFileSync(join(SET, lang, name), 'utf8')]));
}
const CONFIG = (more = 'content: { existing: [posts] }', locale = 'en'): string => `site: { url: https://example.org, name: Example, articlePath: "/blog/{slug}/", locale: ${locale} }\nbrand: { name: Example }\n${more}\n`;
const blog = (lang: 'en' | 'ru' = 'en', more: Record<string, string> = {}): Sandbox => sandbox({ 'slugline.config.yaml': CONFIG(undefined, lang), ...posts(lang), ...more });
/** A few small posts; those that speak of nothing. */
const small = (files: Record<string, string>, config = CONFIG()): Sandbox => sandbox({ 'slugline.config.yaml': config, ...files });
const post = (title: string, text: string, more = ''): string => `---\ntitle: ${title}\nlang: en\npubDate: 2026-01-01\n${more}---\n# ${title}\n\nA first paragraph about ${title.toLowerCase()}.\n\n${text}\n`;

const json = async (box: Sandbox, ...argv: string[]): Promise<Told> => JSON.parse((await box.run(link, ['--json', ...argv])).stdout) as Told;
/** The text without links that lead to articles. */
const bare = (text: string): string => text.replace(/\[([^\]]*)\]\(\/blog\/[^)]*\)/g, '$1');
const lineOf = (text: string | undefined, line: number): string => (text ?? '').split('\n')[line - 1] ?? '';

describe.each(['en', 'ru'] as const)('a blog in %s', (lang) => {
  test('the report for people: what there is, what belongs together, what could be linked', async () => {
    const box = blog(lang);
    const { code, stdout, stderr } = await box.run(link, []);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\d+ articles, 0 links between them\n/);
    expect(stdout).toContain('\nWhat belongs under each article (');
    expect(stdout).toMatch(/\n\d+ links that texts could carry \(\* nobody links to that article yet\):\n\* posts\/[\w-]+\.md:\d+ {2}“[^”]+” → [\w-]+\n/);
    expect(stdout.endsWith('`slugline link --diff` shows the changes, --write makes them, --explain SLUG tells why.\n')).toBe(true);
  });
  test('as JSON: the same keys always, and each proposal stands where it says', async () => {
    const box = blog(lang);
    const told = await json(box);
    expect(Object.keys(told)).toEqual(['version', 'graph', 'related', 'proposals', 'written']);
    expect([told.version, told.written]).toEqual([1, null]);
    expect(told.proposals.length).toBeGreaterThan(5);
    for (const one of told.proposals) {
      expect(Object.keys(one)).toEqual(['from', 'file', 'line', 'to', 'path', 'anchor', 'strength', 'relevance', 'orphan']);
      expect(lineOf(box.read(one.file), one.line)).toContain(one.anchor);
      expect([one.path, one.from === one.to]).toEqual([`/blog/${one.to}/`, false]);
    }
    expect(Object.keys(told.related)).toEqual(told.graph.articles.map(({ slug }) => slug));
    for (const list of Object.values(told.related)) for (const one of list) expect(Object.keys(one)).toEqual(['slug', 'path', 'title', 'why', 'relevance']);
  });
  test('git applies the diff, only brackets and addresses are new, and --write does the same', async () => {
    const [box, twin] = [blog(lang), blog(lang)];
    const before = posts(lang);
    const { code, stdout } = await box.run(link, ['--diff']);
    expect(code).toBe(0);
    for (const [file, text] of Object.entries(before)) expect(box.read(file)).toBe(text);
    execFileSync('git', ['init', '-q'], { cwd: box.dir });
    execFileSync('git', ['apply', '-'], { cwd: box.dir, input: stdout });
    const told = await json(twin, '--write');
    for (const [file, text] of Object.entries(before)) {
      expect(bare(twin.read(file) ?? '')).toBe(text);
      expect(box.read(file)).toBe(twin.read(file));
    }
    const changed = Object.keys(before).filter((file) => twin.read(file) !== before[file]);
    expect(told.written?.map(({ file }) => file).toSorted()).toEqual(changed.toSorted());
    expect(told.written?.reduce((sum, one) => sum + one.links, 0)).toBe(told.proposals.length);
    for (const one of told.proposals) expect(lineOf(twin.read(one.file), one.line)).toContain(`[${one.anchor}](${one.path})`);
  });
  test('a second --write finds nothing more to do, and the links are in the graph', async () => {
    const box = blog(lang);
    const first = await json(box, '--write');
    const second = await box.run(link, ['--write']);
    expect([second.code, second.stdout]).toEqual([0, 'No links made: no text speaks of another article where a link could stand, or it has its links already.\n']);
    const { graph, proposals } = await json(box);
    expect(proposals).toEqual([]);
    expect(graph.links).toEqual(expect.arrayContaining(first.proposals.map(({ from, to }) => ({ from, to, where: 'body' }))));
    expect(graph.totals.links).toBe(first.proposals.length);
  });
});

describe('forms of the report', () => {
  test.each([['dot', /^digraph links \{/], ['svg', /^<svg /], ['json', /^\{\n {2}"version": 1/]])('%s, by flag and by the name of the file', async (format, start) => {
    const box = blog();
    const { stdout } = await box.run(link, ['--format', format]);
    expect(stdout).toMatch(start);
    const filed = await box.run(link, ['-o', `made/report.${format}`]);
    expect([filed.stdout, filed.stderr, box.read(`made/report.${format}`)]).toEqual(['', `The report is in made/report.${format}.\n`, stdout]);
    expect((await box.run(link, ['--quiet', '-o', `report.${format}`])).stderr).toBe('');
  });
  test('--to proposes links to these articles only', async () => {
    const box = blog();
    const all = await json(box);
    const wanted = all.proposals[0]?.to ?? '';
    const told = await json(box, '--to', wanted);
    expect(new Set(told.proposals.map(({ to }) => to))).toEqual(new Set([wanted]));
    expect(told.proposals.length).toBeGreaterThanOrEqual(all.proposals.filter(({ to }) => to === wanted).length);
  });
  test('--explain tells of the related list, the text and the links of one article', async () => {
    const box = small({ 'posts/a.md': post('Apple pruning', 'Read [b](/blog/b/).'), 'posts/b.md': post('Apple grafting', 'Of apple pruning and rootstock.'), 'posts/c.md': post('Beekeeping', 'Honey and wax.') });
    const { code, stdout } = await box.run(link, ['--explain', 'b']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^b {2}“Apple grafting”\n\nRelated articles: .*\n {2}0\.\d\d {2}a {2}near in subject: (?:\w+, )*apple/);
    expect(stdout).toContain('\nIt links to no other article\n\nLinked from 1 article; 1 click from the home page\n  a  (in the text)\n');
    const told = await json(box, '--explain', 'a') as unknown as Record<string, unknown>;
    expect(Object.keys(told)).toEqual(['version', 'slug', 'related', 'proposals', 'links', 'depth', 'cluster']);
    expect(told).toMatchObject({ version: 1, slug: 'a', links: [{ from: 'a', to: 'b', where: 'body' }], depth: 1, cluster: null });
  });
  test('--explain names cluster, pillar page and the reason of each entry', async () => {
    const clusters = 'content: { existing: [posts] }\nlinks: { clusters: [{ name: Orchard, hub: a, articles: [b, c] }] }';
    const box = small({ 'posts/a.md': post('Apple pruning', 'Apples.'), 'posts/b.md': post('Apple grafting', 'Of apples.'), 'posts/c.md': post('Beekeeping', 'Honey.') }, CONFIG(clusters));
    const { stdout } = await box.run(link, ['--explain', 'b']);
    expect(stdout).toContain('\nCluster “Orchard”, pillar page a\n');
    expect(stdout).toMatch(/ a {2}pillar page of its cluster/);
    expect(stdout).toMatch(/ c {2}of the same cluster/);
  });
});

describe('what cannot be asked: 2, with what to type instead', () => {
  test.each<[string[], RegExp, RegExp]>([
    [['--write', '--diff'], /exclude each other/, /Look with --diff/],
    [['--explain', 'belt-drve'], /there is no article "belt-drve"/, /Did you mean "belt-drive"\?/],
    [['--to', 'belt-drive', 'zzzzzzzzzz'], /there is no article "zzzzzzzzzz"/, /--json/],
    [['--explain', 'belt-drive', '--write'], /--explain tells of one article/, /Leave out/],
    [['--explain', 'belt-drive', '--to', 'tubeless'], /--explain tells of one article/, /Leave out/],
    [['--diff', '--json'], /--diff prints a diff/, /Leave out/],
    [['--diff', '--format', 'svg'], /no place for a report in the format svg/, /Leave out/],
    [['--json', '--format', 'dot'], /contradict/, /Name one/],
    [['--format', 'svg', '--write'], /graph of the links there are/, /Leave out/],
    [['-o', 'graph.dot', '--to', 'tubeless'], /graph of the links there are/, /Leave out/],
    [['-o', 'posts/tubeless.md'], /would replace an article/, /links\.json/],
    [['-o', 'posts'], /expected a file/, /links\.json/],
  ])('%j', async (argv, message, help) => {
    const box = blog();
    const tree = box.tree();
    const { code, stdout, problems } = await box.run(link, argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(problems[0]).toMatchObject({ code: 'USAGE', message: expect.stringMatching(message) as string, help: expect.stringMatching(help) as string });
    expect(box.tree()).toEqual(tree);
    expect(box.read('posts/tubeless.md')).toBe(posts('en')['posts/tubeless.md']);
  });
  test.each([[['a-slug']], [['--format', 'pdf']], [['--explain']], [['--to']], [['--nonsense']]])('%j is refused by the command line', async (argv) => {
    const { code, stdout, stderr } = await blog().run(link, argv);
    expect([code, stdout, stderr.startsWith('error: ')]).toEqual([2, '', true]);
  });
  test('no project', async () => {
    const box = sandbox({ 'posts/a.md': '# A\n' });
    for (const argv of [[], ['--write']]) expect(await box.run(link, argv)).toMatchObject({ code: 2, problems: [{ code: 'CONFIG_MISSING' }] });
    expect(box.tree()).toEqual(['posts/a.md']);
  });
  test('no articles, and places that are not there', async () => {
    expect(await small({}, CONFIG('')).run(link, [])).toMatchObject({ code: 2, problems: [{ code: 'NOTHING_TO_DO', file: 'output', message: 'there are no articles to link' }] });
    expect(await small({}).run(link, [])).toMatchObject({ code: 2, problems: [{ code: 'CONFIG_INVALID', message: expect.stringContaining('"posts" does not exist') as string }] });
    expect(await small({ 'posts/a.md': '# A\n' }, CONFIG('content: { existing: [posts], redirects: [_redirects] }')).run(link, [])).toMatchObject({ code: 2, problems: [{ code: 'CONFIG_INVALID' }] });
  });
  test('only files that cannot be read: they are named', async () => {
    const box = small({ 'posts/a.md': '' });
    writeFileSync(join(box.dir, 'posts/a.md'), Uint8Array.of(0xcf, 0xf0, 0xe8));
    expect(await box.run(link, [])).toMatchObject({ code: 2, problems: [{ code: 'FILE_ENCODING', file: 'posts/a.md' }] });
  });
});

describe('what is wrong with the links there are', () => {
  test('targets and anchors that lead nowhere: 1, with file and line', async () => {
    const box = small({ 'posts/a.md': post('Apples', 'See [gone](/blog/gone/), [b](/blog/b/#none) and [elsewhere](https://example.com/blog/gone/).'), 'posts/b.md': post('Bees', 'See [a](/blog/a/#a-first).\n\n## A first') });
    const { code, stdout } = await box.run(link, []);
    expect(code).toBe(1);
    expect(stdout).toContain('1 broken link\n  posts/a.md:10  /blog/gone/ "gone": no such page\n');
    expect(stdout).toContain('posts/a.md:10  /blog/b/#none "b": b has no #none');
    for (const argv of [['--diff'], ['--format', 'dot'], ['--json']]) expect((await box.run(link, argv)).code).toBe(1);
    expect(await box.run(link, ['--write'])).toMatchObject({ code: 1, stdout: expect.stringMatching(/\d links lead nowhere: `slugline link` lists them\.\n$/) as string });
  });
  test('redirects of the blog count: links to them are told, chains and loops too', async () => {
    const config = CONFIG('content: { existing: [posts], redirects: [_redirects] }');
    const box = small({ 'posts/a.md': post('Apples', 'See [b](/blog/old-b/) and [c](/c).'), 'posts/b.md': post('Bees', 'See [a](/blog/a/).'), _redirects: '/blog/old-b/ /blog/older-b/ 301\n/blog/older-b/ /blog/b/\n/c /d\n/d /c\n' }, config);
    const { graph } = await json(box);
    expect(graph.redirectedLinks).toMatchObject([{ file: 'posts/a.md', line: 10, url: '/blog/old-b/', target: '/blog/b/' }]);
    expect(graph.redirectFaults.map(({ kind }) => kind)).toEqual(['chain', 'loop']);
    expect(graph.links).toContainEqual({ from: 'a', to: 'b', where: 'body' });
  });
  test('a redirect that is not understood is told with its line, and the rest is done', async () => {
    const box = small({ 'posts/a.md': post('Apples', 'See [b](/blog/old-b/).'), 'posts/b.md': post('Bees', 'Honey.'), _redirects: '/only-one-word\n/blog/old-b/ /blog/b/\n' }, CONFIG('content: { existing: [posts], redirects: [_redirects] }'));
    const { code, stdout, stderr } = await box.run(link, []);
    expect(code).toBe(1);
    expect(stderr).toContain('_redirects:1:1');
    expect(stdout).toContain('1 link to a redirect\n');
  });
  test('articles that nobody links to, that link nowhere, and that no way leads to', async () => {
    const box = small({ 'posts/a.md': post('Apples', 'See [b](/blog/b/).'), 'posts/b.md': post('Bees', 'Honey.'), 'posts/c.md': post('Cider', 'Press.') }, CONFIG('content: { existing: [posts] }\nlinks: { home: 1 }'));
    const { graph } = await json(box);
    expect([graph.orphans, graph.deadEnds, graph.unreachable].map((list) => list.map(({ slug }) => slug))).toEqual([['a', 'c'], ['b', 'c'], ['c']]);
  });
  test('a file in another encoding: told, 1, and the others are looked at', async () => {
    const box = small({ 'posts/a.md': post('Apples', 'See [b](/blog/b/).'), 'posts/b.md': post('Bees', 'Honey.'), 'posts/c.md': '' });
    writeFileSync(join(box.dir, 'posts/c.md'), Uint8Array.of(0xcf, 0xf0, 0xe8));
    const { code, stdout, stderr } = await box.run(link, []);
    expect([code, stderr.startsWith('posts/c.md'), stdout.startsWith('2 articles, 1 link ')]).toEqual([1, true, true]);
  });
  test('MDX that nobody can parse is an article without text', async () => {
    const box = small({ 'posts/a.md': post('Apples', 'See [x](/blog/x/).'), 'posts/x.mdx': '# Broken\n\n{unclosed and <Foo bar={\n' });
    for (const argv of [['--json'], ['--write', '--json'], ['--explain', 'x']]) expect((await box.run(link, argv)).code).toBe(0);
  });
});

describe('what the blog has', () => {
  test('two posts with one slug: the first counts, the other is named', async () => {
    const box = small({ 'posts/de/a.md': post('Apples', 'One.'), 'posts/en/a.md': post('Apples', 'Two.'), 'posts/b.md': post('Bees', 'See [a](/blog/a/).') });
    const { stderr, stdout, code } = await box.run(link, ['--json']);
    expect(code).toBe(0);
    expect(stderr).toContain('posts/en/a.md  left out: its slug "a" is also that of posts/de/a.md\n');
    expect((JSON.parse(stdout) as Told).graph.articles.map(({ slug, file }) => `${slug} ${file}`)).toEqual(['a posts/de/a.md', 'b posts/b.md']);
  });
  test('what only a sitemap tells of may be linked by people, and is neither proposed nor called an orphan', async () => {
    const sitemap = '<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/blog/apple-pruning/</loc></url><url><loc>https://example.org/about/</loc></url><url><loc>https://example.org/blog/b/</loc></url></urlset>';
    const box = small({ 'posts/a.md': post('Apples', 'Of apple pruning: [here](/blog/apple-pruning/), [about us](/about/), [c](/blog/c/).'), 'posts/b.md': post('Bees', 'Apple pruning in spring.'), 'sitemap.xml': sitemap }, CONFIG('content: { existing: [posts, sitemap.xml] }'));
    const { graph, related, proposals } = await json(box);
    expect(graph.articles.map(({ slug }) => slug)).toEqual(['a', 'b']);
    expect(graph.brokenTargets.map(({ url }) => url)).toEqual(['/blog/c/']);
    expect([Object.keys(related), proposals.filter(({ to }) => to === 'apple-pruning')]).toEqual([['a', 'b'], []]);
    expect((await box.run(link, ['--explain', 'apple-pruning'])).stdout).toMatch(/^apple-pruning\n[^]*\n\nIts own links are not known\n/);
  });
  test('only a sitemap: there is no text to link', async () => {
    const box = small({ 'sitemap.xml': '<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/blog/a/</loc></url></urlset>' }, CONFIG('content: { existing: [sitemap.xml] }'));
    expect(await box.run(link, [])).toMatchObject({ code: 2, problems: [{ code: 'NOTHING_TO_DO' }] });
  });
  test('posts outside the project are linked, and the diff says where it applies', async () => {
    const box = sandbox({ 'site/slugline.config.yaml': CONFIG('content: { existing: [../blog/posts] }'), ...posts('en', 'blog/posts') });
    const inside = await box.run(link, ['--project', 'site', '--diff']);
    expect([inside.stderr, inside.stdout.startsWith('--- a/blog/posts/')]).toEqual(['', true]);
    const elsewhere = sandbox();
    const outside = await elsewhere.run(link, ['--project', join(box.dir, 'site'), '--diff']);
    expect(outside.stderr).toBe(`The paths of the diff are relative to ${join(box.dir, 'blog/posts')}: apply it there.\n`);
    execFileSync('git', ['apply', '-'], { cwd: join(box.dir, 'blog/posts'), input: outside.stdout });
    expect((await json(box, '--project', 'site')).proposals).toEqual([]);
  });
  test('only drafts: they are taken as published, and it says so', async () => {
    const box = small({ 'posts/a.md': post('Apples', 'See [b](/blog/b/).', 'draft: true\n'), 'posts/b.md': post('Bees', 'Honey.', 'draft: true\n') });
    const { code, stdout, stderr } = await box.run(link, []);
    expect([code, stdout.startsWith('2 articles, 1 link ')]).toEqual([0, true]);
    expect(stderr).toBe('all articles are drafts, so they are taken as if they were published\n  → Links between drafts are links of the site once they are published.\n');
  });
  test('drafts beside others are left out, and taken in with --drafts', async () => {
    const box = small({ 'posts/a.md': post('Apples', 'See [b](/blog/b/).'), 'posts/b.md': post('Bees', 'Honey.', 'draft: true\n') });
    expect((await json(box)).graph).toMatchObject({ totals: { articles: 1, drafts: 1, links: 0 }, draftLinks: [{ file: 'posts/a.md', to: 'b' }] });
    expect((await box.run(link, ['--explain', 'b'])).stdout).toContain('b  “Bees”  (draft)\n');
    expect((await json(box, '--drafts')).graph).toMatchObject({ totals: { articles: 2, drafts: 0, links: 1 }, draftLinks: [] });
  });
});

describe('--write', () => {
  const speaks = 'A **belt drive** is quiet. Whoever wants to know how a belt drive is tensioned asks about belt drive tension.';
  const site = (name: string, text: string): Sandbox => small({ 'posts/belt-drive.md': post('Belt drive', 'Belt drive tension is measured with a phone. A belt drive needs no oil, and the belt drive sprocket lasts.', 'keywords: [belt drive]\n'), 'posts/wool.md': post('Wool', 'Socks.'), 'posts/tea.md': post('Tea', 'Leaves.'), [`posts/${name}`]: text });
  const base = post('Quiet bicycles', speaks, 'keywords: [quiet bicycle]\n');
  test.each<[string, string, string]>([
    ['Windows line ends and a byte order mark', 'quiet.md', `\uFEFF${base.replaceAll('\n', '\r\n')}`],
    ['front matter in TOML', 'quiet.md', base.replace(/^---\n[^]*?---\n/, '+++\ntitle = "Quiet bicycles"\nlang = "en"\ndate = 2026-01-01\n+++\n')],
    ['MDX', 'quiet.mdx', base.replace('# Quiet', 'import Note from "../Note.astro"\n\n# Quiet').replace(speaks, `${speaks}\n\n<Note kind="tip">A belt drive in a component.</Note>\n\n{[1, 2].map((n) => n)}`)],
    ['no line end at the end, tabs and trailing spaces', 'quiet.md', base.replace('first paragraph', 'first\tparagraph  ').trimEnd()],
    ['letters outside the basic plane before it', 'quiet.md', base.replace('# Quiet bicycles', '# Quiet bicycles 🚲🚲').replace('A first', '🚲 A first')],
  ])('%s: every byte stays but the new brackets and address', async (_, name, text) => {
    const box = site(name, text);
    const told = await json(box, '--write');
    const made = told.proposals.filter(({ from }) => from === 'quiet');
    expect(made).toHaveLength(1);
    const after = box.read(`posts/${name}`) ?? '';
    expect(after).not.toBe(text);
    expect(bare(after)).toBe(text);
    expect(lineOf(after, made[0]?.line ?? 0)).toContain(`[${made[0]?.anchor}](/blog/belt-drive/)`);
    expect((await json(box)).proposals).toEqual([]);
  });
  test('a paragraph that links to an article gets no second link, whoever made the first', async () => {
    const text = post('Quiet bicycles', 'Nobody hears [my socks](/blog/wool/), nor how a belt drive is tensioned.', 'keywords: [quiet bicycle]\n');
    expect((await json(site('quiet.md', text))).proposals.filter(({ from }) => from === 'quiet')).toEqual([]);
    const apart = text.replace(', nor', '.\n\nNor');
    expect((await json(site('quiet.md', apart))).proposals.filter(({ from }) => from === 'quiet')).toMatchObject([{ to: 'belt-drive', line: 13 }]);
    const outside = text.replace('(/blog/wool/)', '(https://example.com/)');
    expect((await json(site('quiet.md', outside))).proposals.filter(({ from }) => from === 'quiet')).toMatchObject([{ to: 'belt-drive' }]);
  });
  test('tells what it made', async () => {
    const { code, stdout } = await site('quiet.md', base).run(link, ['--write']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d links? made in \d files? \(\* nobody linked to that article before\):\n[^]*\* posts\/quiet\.md:11 {2}“belt drive[^”]*” → belt-drive\n$/);
  });
  const breaking = (file: string, act: (files: Files, text: string) => void) => (files: Files): Files => ({ ...files, write: (path, text) => (path.endsWith(file) ? act(files, text) : files.write(path, text)) });
  test('a file that cannot be written is named, the others are written: 1', async () => {
    const box = blog();
    const { proposals } = await json(box);
    const [victim = ''] = proposals.map(({ file }) => file);
    const { code, stderr, stdout } = await box.run(link, ['--write', '--json'], { files: breaking(victim, () => { throw new Error("EACCES: permission denied, open '/tmp/.x.tmp'"); }) });
    expect(code).toBe(1);
    expect(stderr).toBe(`${victim}  the links cannot be written: EACCES: permission denied\n  → Check that you may write here, then run the command again.\n`);
    expect(box.read(victim)).toBe(posts('en')[victim]);
    expect((JSON.parse(stdout) as Told).written).toHaveLength(new Set(proposals.map(({ file }) => file)).size - 1);
    expect(new Set((await json(box)).proposals.map(({ file }) => file))).toEqual(new Set([victim]));
  });
  test.each([['has changed', (box: Sandbox, file: string) => box.write(file, '# Somebody else was here\n')], ['has gone', (box: Sandbox, file: string) => rmSync(join(box.dir, file))]])('a file that %s meanwhile is named and not written', async (said, act) => {
    const box = blog();
    const [{ file: victim } = { file: '' }] = (await json(box)).proposals;
    let reads = 0;
    // Read for the index, for its proposals, for the change; then comes the look before it is written.
    const outcome = await box.run(link, ['--write'], { files: (files) => ({ ...files, read: (path) => {
      if (path.endsWith(victim) && ++reads === 4) act(box, victim);
      return files.read(path);
    } }) });
    expect([outcome.code, outcome.stderr.startsWith(`${victim}  the file ${said} while its links were planned`)]).toEqual([1, true]);
    expect(box.read(victim)).toBe(said === 'has gone' ? undefined : '# Somebody else was here\n');
  });
  test('a file that changes before the changes are made: nothing is written', async () => {
    const box = blog();
    const [{ file: victim } = { file: '' }] = (await json(box)).proposals;
    let reads = 0;
    const outcome = await box.run(link, ['--write'], { files: (files) => ({ ...files, read: (path) => {
      if (path.endsWith(victim) && ++reads === 3) box.write(victim, '# Somebody else was here\n');
      return files.read(path);
    } }) });
    expect(outcome).toMatchObject({ code: 2, problems: [{ file: victim, message: expect.stringContaining('nothing was written') as string }] });
    for (const [file, text] of Object.entries(posts('en'))) if (file !== victim) expect(box.read(file)).toBe(text);
  });
});

describe('articles that Slugline wrote', () => {
  const BELT = post('Belt drive', 'Belt drive tension is measured with a phone. A belt drive needs no oil, and the belt drive sprocket lasts longer than a bicycle chain.', 'keywords: [belt drive]\n');
  /** Generated before the post about belts was there, so that no text links to it yet. */
  async function written(): Promise<{ project: TestProject; run: (argv: readonly string[], files?: (files: Files) => Files) => ReturnType<Sandbox['run']> }> {
    const files = englishProject({ 'posts/wool.md': post('Wool', 'Socks.') });
    const project = testProject({
      ...files,
      'slugline.config.yaml': `${files['slugline.config.yaml']}content: { existing: [posts] }\n`,
      'briefs/chain.yaml': files['briefs/chain.yaml']?.replace('points: ["Grit', 'points: ["Whoever has a belt drive never wipes anything, because a belt drive runs dry.", "Grit').replace('points: ["Measure twelve', 'points: ["A new chain costs less than belt drive parts.", "Measure twelve'),
    });
    await project.run();
    project.write('posts/belt-drive.md', BELT);
    const box = sandbox();
    return { project, run: async (argv, through) => box.run(link, ['--project', project.dir, ...argv], through === undefined ? {} : { files: through }) };
  }

  test('unedited: file, lock and manifest agree, and generate has nothing to do', async () => {
    const { project, run } = await written();
    const before = project.article('chain-care');
    const { code, stdout } = await run(['--write', '--json']);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Told).written?.map(({ file }) => file)).toContain(join(project.dir, 'output/chain-care.md'));
    const text = project.article('chain-care');
    const lock = project.lock('chain-care');
    expect(text).not.toBe(before);
    expect([lock.text, lock.sha256]).toEqual([text, sha256Of(text)]);
    expect(lock.links.inText.filter(({ slug }) => slug === 'belt-drive')).toHaveLength(1);
    for (const { start, anchor, path } of lock.links.inText) expect(text.slice(start)).toMatch(new RegExp(`^\\[${anchor}\\]\\(${path}\\)`));
    expect(project.manifest().articles.find(({ slug }) => slug === 'chain-care')?.sha256).toBe(sha256Of(text));
    const tree = project.tree();
    const { result } = await project.run();
    expect(result.articles.map(({ state }) => state)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(project.tree()).toEqual(tree);
  });
  test('unedited: a new version keeps the link', async () => {
    const { project, run } = await written();
    await run(['--write']);
    project.edit('slugline.config.yaml', 'brand:', 'article: { h1: layout }\nbrand:');
    expect((await project.run()).articles['chain-care']).toMatchObject({ state: 'written' });
    expect(project.article('chain-care')).toMatch(/\[[^\]]*belt drive[^\]]*\]\(\/blog\/belt-drive\/\)/i);
    expect(project.lock('chain-care').text).toBe(project.article('chain-care'));
  });
  test('edited: only the file changes, and the next version merges', async () => {
    const { project, run } = await written();
    project.edit('output/chain-care.md', 'Wipe the outside first', 'Wipe the whole outside first');
    const lock = project.lock('chain-care');
    const { code } = await run(['--write']);
    expect(code).toBe(0);
    expect(project.lock('chain-care')).toEqual(lock);
    expect(project.article('chain-care')).toContain('](/blog/belt-drive/)');
    expect(project.manifest().articles.find(({ slug }) => slug === 'chain-care')?.sha256).toBe(sha256Of(project.article('chain-care')));
    expect((await project.run()).articles['chain-care']).toMatchObject({ state: 'unchanged' });
    project.edit('briefs/chain.yaml', 'cta: workshop', 'cta: none');
    expect((await project.run()).articles['chain-care']).toMatchObject({ state: 'written' });
    expect(project.has('output/.slugline/pending/chain-care.md.new')).toBe(false);
    expect(project.article('chain-care')).toContain('Wipe the whole outside first');
    expect(project.article('chain-care')).toContain('](/blog/belt-drive/)');
  });
  test('the file cannot be written: its lock is as it was', async () => {
    const { project, run } = await written();
    const tree = project.tree();
    const { code, stderr } = await run(['--write'], (files) => ({ ...files, write: (path, text) => {
      if (path.endsWith('output/chain-care.md')) throw new Error('EROFS: read-only file system, open');
      files.write(path, text);
    } }));
    expect([code, stderr.split('\n')[0]]).toEqual([1, `${join(project.dir, 'output/chain-care.md')}  the links cannot be written: EROFS: read-only file system`]);
    const hash = (text: string | undefined): string | undefined => text?.split(' ')[0];
    for (const file of ['chain-care.md', '.slugline/chain-care.json']) expect(hash(project.tree()[file])).toBe(hash(tree[file]));
  });
  test('a project whose manifest could not be made is told so before anything is written', async () => {
    const { project, run } = await written();
    project.write('prompts/article.hbs', '{{nonsense}}');
    const tree = project.tree();
    expect(await run(['--write'])).toMatchObject({ code: 2, problems: [{ code: 'PROMPT_INVALID' }] });
    expect([project.tree(), project.read('posts/belt-drive.md')]).toEqual([tree, BELT]);
  });
  test('while a run is at work on the project, nothing is written', async () => {
    const { project, run } = await written();
    const lock = acquireRunLock(join(project.dir, '.slugline/run.lock'), { pid: 1, since: '2026-06-01T12:00:00.000Z', what: 'generate' });
    if ('busy' in lock) throw new Error('busy');
    const tree = project.tree();
    expect(await run(['--write'])).toMatchObject({ code: 2, problems: [{ code: 'USAGE', message: expect.stringContaining('another run is at work') as string }] });
    expect([(await run([])).code, project.tree()]).toEqual([0, tree]);
    lock.release();
    expect((await run(['--write'])).code).toBe(0);
  });
  test('what is related comes from the brief, the config, the list there is, and nearness', async () => {
    const { project, run } = await written();
    const { related } = JSON.parse((await run(['--json', '--drafts'])).stdout) as Told;
    expect(related['chain-care']?.filter(({ why }) => why === 'kept').map(({ slug }) => slug)).toEqual(project.lock('chain-care').links.related.map(({ slug }) => slug));
  });
});

describe('the executable', () => {
  test('keeps what it read, and without --no-cache a second run tells the same', () => {
    const box = blog();
    const first = box.spawn(['link', '--json']);
    expect([first.code, first.stderr, box.tree().filter((file) => file.startsWith('.slugline/'))]).toEqual([0, '', ['.slugline/links.db']]);
    expect(box.spawn(['link', '--json']).stdout).toBe(first.stdout);
    expect(box.spawn(['link', '--json', '--no-cache']).stdout).toBe(first.stdout);
    writeFileSync(join(box.dir, '.slugline/links.db'), 'damaged: this is no database any more, whatever its name says');
    expect(box.spawn(['link', '--json']).stdout).toBe(first.stdout);
  });
  test('--no-cache leaves nothing behind; from another directory it is the same report but for the paths', () => {
    const box = blog();
    const here = box.spawn(['link', '--no-cache', '--json']);
    expect(box.tree().some((file) => file.startsWith('.slugline'))).toBe(false);
    const there = sandbox().spawn(['link', '--no-cache', '--json', '--project', box.dir]);
    expect(there.stdout.replaceAll(`${box.dir}/`, '')).toBe(here.stdout);
  });
});
