import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { ENGLISH_CONFIG, englishProject, russianProject, sha256Of, testProject, type Run, type TestProject } from '../kit/project.ts';

/** The default run: no model, no network, every article from the words of its brief. */

const prompt = (name: string): string => readFileSync(fileURLToPath(new URL(`../../prompts/${name}`, import.meta.url)), 'utf8');
const states = (run: Run): Record<string, string> => Object.fromEntries(Object.entries(run.articles).map(([slug, article]) => [slug, article.state]));
/** Files that differ between two trees: changed, new or gone. Times count as much as bytes. */
const changes = (before: Record<string, string>, after: Record<string, string>): string[] => [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((path) => before[path] !== after[path]).toSorted();
const body = (project: TestProject, slug: string): string => parseArticle(project.article(slug)).body;
const section = (text: string, heading: string): string => text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
const written = async (files?: Record<string, string | undefined>): Promise<{ project: TestProject; run: Run }> => {
  const project = testProject(files);
  return { project, run: await project.run() };
};

describe('the first run', () => {
  test('writes every article with its lock and the manifest', async () => {
    const { project, run } = await written();
    expect(states(run)).toEqual({ 'brake-pads': 'written', 'chain-care': 'written', 'tyre-pressure': 'written' });
    expect(run.result).toMatchObject({ problems: [], calls: 0, interrupted: false, check: { summary: { errors: 0 } } });
    expect(Object.keys(project.tree())).toEqual(['.slugline/brake-pads.json', '.slugline/chain-care.json', '.slugline/tyre-pressure.json', 'brake-pads.md', 'chain-care.md', 'manifest.json', 'tyre-pressure.md']);
    expect(project.touched.every((path) => path.startsWith(`${project.dir}/output/`))).toBe(true);
    const manifest = project.manifest();
    expect(manifest).toMatchObject({ site: 'https://example.org', generatedAt: project.now });
    expect(manifest.articles.map((article) => article.slug)).toEqual(['brake-pads', 'chain-care', 'tyre-pressure']);
    for (const entry of manifest.articles) {
      const text = project.read(`output/${entry.path}`);
      expect(entry).toMatchObject({ sha256: sha256Of(text), url: `https://example.org/blog/${entry.slug}/`, draft: true, findings: { errors: 0 } });
      expect(project.lock(entry.slug)).toMatchObject({ slug: entry.slug, model: 'offline', state: 'written', sha256: sha256Of(text), text, pubDate: '2026-06-01' });
      expect(parseArticle(text).data).toMatchObject({ title: entry.title, description: entry.description, lang: 'en' });
      expect(run.result.check.findings.filter((finding) => finding.severity === 'warning' && finding.file.endsWith(entry.path))).toHaveLength(entry.findings.warnings);
    }
  });

  test('tells what it does', async () => {
    const { run } = await written();
    expect(run.events[0]).toMatchObject({ type: 'start', plan: { items: [{ reason: 'new' }, { reason: 'new' }, { reason: 'new' }] } });
    expect(run.made).toHaveLength(12);
    const articles = run.events.filter((event) => event.type === 'article');
    expect(articles.map(({ done, total }) => [done, total])).toEqual([[1, 3], [2, 3], [3, 3]]);
  });
});

describe('the second run', () => {
  test('touches no file and runs no stage', async () => {
    const { project } = await written();
    const before = project.tree();
    project.now = '2027-01-01T00:00:00.000Z';
    const run = await project.run();
    expect(project.tree()).toEqual(before);
    expect(run.events.some((event) => event.type === 'stage')).toBe(false);
    expect(new Set(Object.values(states(run)))).toEqual(new Set(['unchanged']));
    expect(run.result.changed).toBe(0);
  });

  test('writes the same bytes when forced', async () => {
    const { project } = await written();
    const hashes = (): string[] => Object.values(project.tree()).map((file) => file.split(' ')[0] ?? '');
    const before = hashes();
    const run = await project.run({ force: true });
    expect(run.made).toHaveLength(12);
    expect(hashes()).toEqual(before);
  });

  test('of another machine writes the same bytes', async () => {
    const [one, other] = [await written(), await written()];
    for (const path of Object.keys(one.project.tree())) expect(other.project.read(`output/${path}`)).toBe(one.project.read(`output/${path}`));
  });
});

describe('what changed decides what is made', () => {
  test('an outline point: that article, its lock and its manifest entry, nothing else', async () => {
    const { project } = await written();
    const [before, manifest] = [project.tree(), project.manifest()];
    project.edit('briefs/tyre.yaml', 'A hard tyre rolls on smooth tarmac', 'A hard tyre rolls well on smooth tarmac');
    project.now = '2026-06-03T08:00:00.000Z';
    expect(project.item('tyre-pressure')).toMatchObject({ action: 'write', reason: 'brief changed' });
    const run = await project.run();
    expect(states(run)).toEqual({ 'brake-pads': 'unchanged', 'chain-care': 'unchanged', 'tyre-pressure': 'written' });
    expect(changes(before, project.tree())).toEqual(['.slugline/tyre-pressure.json', 'manifest.json', 'tyre-pressure.md']);
    const now = project.manifest();
    expect(now.generatedAt).toBe(project.now);
    expect(now.articles.filter((entry) => entry.slug !== 'tyre-pressure')).toEqual(manifest.articles.filter((entry) => entry.slug !== 'tyre-pressure'));
    expect(project.article('tyre-pressure')).toContain('rolls well on smooth tarmac');
    expect(parseArticle(project.article('tyre-pressure')).data).toMatchObject({ pubDate: '2026-06-01', updatedDate: '2026-06-03' });
  });

  test('the layout: put together again, no stage runs', async () => {
    const { project } = await written();
    project.write('prompts/article.hbs', prompt('article.hbs').replace('{{lead}}', '{{lead}}\n\nRead on.'));
    expect(project.item('chain-care')).toMatchObject({ action: 'render', stages: [] });
    const run = await project.run();
    expect(run.made).toEqual([]);
    expect(states(run)).toEqual({ 'brake-pads': 'written', 'chain-care': 'written', 'tyre-pressure': 'written' });
    expect(body(project, 'chain-care')).toContain('\n\nRead on.\n\n## Why');
  });

  test('a prompt: made again, and the reason names it', async () => {
    const { project } = await written();
    project.write('prompts/_outline.en.hbs', `${prompt('_outline.en.hbs')}\nBe brief.\n`);
    expect(project.item('chain-care')).toMatchObject({ action: 'write', reason: 'prompt changed (outline)' });
    const run = await project.run();
    expect(run.made).toContain('chain-care/outline');
    expect(project.item('chain-care').action).toBe('none');
  });

  test('a fact of the ledger: articles that it concerns are made again, others not', async () => {
    const { project } = await written();
    project.edit('briefs/_facts.yaml', 'in turn', 'in alternation');
    expect(project.item('tyre-pressure').action).toBe('none');
    expect(project.item('chain-care')).toMatchObject({ action: 'write', reason: 'facts or site settings changed' });
    expect((await project.run()).made).toContain('chain-care/draft');
    expect(project.item('chain-care').action).toBe('none');
  });

  test('a comment in a brief: nothing', async () => {
    const { project } = await written();
    const before = project.tree();
    project.write('briefs/tyre.yaml', `# checked by Anna\n${project.read('briefs/tyre.yaml')}`);
    const run = await project.run();
    expect(run.made).toEqual([]);
    expect(project.tree()).toEqual(before);
  });

  test('only the model, the budget or the output settings of the config: nothing is written', async () => {
    const { project } = await written();
    const before = project.tree();
    project.write('slugline.config.yaml', `${ENGLISH_CONFIG}model: { concurrency: 2, confirmAbove: 3 }\n`);
    await project.run();
    expect(project.tree()).toEqual(before);
  });

  test('an added brief leaves the others alone', async () => {
    const { project } = await written();
    const before = project.tree();
    project.write('briefs/bell.yaml', project.read('briefs/brake.yaml').replace('Bicycle brake pads\n', 'Bicycle brake cables\n').replace('slug: brake-pads', 'slug: brake-cables').replace('Bicycle brake pads wear quietly.', 'A brake cable frays quietly.') + 'overlap: "allow: a copy is enough here"\n');
    const run = await project.run();
    expect(states(run)).toMatchObject({ 'brake-cables': 'written', 'brake-pads': 'unchanged', 'chain-care': 'unchanged' });
    expect(changes(before, project.tree())).toEqual(['.slugline/brake-cables.json', 'brake-cables.md', 'manifest.json']);
  });

  test('an added brief does not move the related links of an article that is put together again', async () => {
    const { project } = await written();
    const related = section(body(project, 'chain-care'), 'Read also');
    project.write('briefs/chain2.yaml', 'topic: Bicycle chain wear gauge\nslug: chain-gauge\nlead: A bicycle chain gauge shows when a bicycle chain has to go.\noutline: [{ heading: Bicycle chain care with a gauge, points: [The gauge drops into the bicycle chain.] }]\n');
    project.edit('briefs/chain.yaml', 'A long chain wears', 'A longer chain wears');
    project.edit('slugline.config.yaml', 'images:', 'links: { related: 2 }\nimages:');
    await project.run();
    expect(section(body(project, 'chain-care'), 'Read also')).toBe(related);
  });

  test('files that are gone come back', async () => {
    const { project } = await written();
    const [before, article] = [project.tree(), project.article('chain-care')];
    project.remove('output/chain-care.md');
    expect(project.item('chain-care')).toMatchObject({ action: 'render', reason: 'the article file is missing' });
    const run = await project.run();
    expect([run.made, project.article('chain-care')]).toEqual([[], article]);
    expect(changes(before, project.tree())).toEqual(['chain-care.md']);
    project.remove('output/manifest.json');
    await project.run();
    expect(project.manifest().articles).toHaveLength(3);
  });

  test('a lock that is gone: the same text is taken over, another one is not overwritten', async () => {
    const { project } = await written();
    project.remove('output/.slugline/chain-care.json');
    expect(states(await project.run())).toMatchObject({ 'chain-care': 'unchanged' });
    expect(project.lock('chain-care').state).toBe('written');

    project.remove('output/.slugline/chain-care.json');
    project.edit('output/chain-care.md', 'Grit mixes with', 'Sand mixes with');
    const before = project.article('chain-care');
    const run = await project.run();
    expect(run.articles['chain-care']).toMatchObject({ state: 'conflict', problems: [{ code: 'EDITED_BY_HAND' }] });
    expect(project.article('chain-care')).toBe(before);
    expect(project.read('output/.slugline/pending/chain-care.md.new')).toContain('Grit mixes with');
  });

  test('a lock that cannot be read stops its article only', async () => {
    const { project } = await written();
    project.write('output/.slugline/chain-care.json', '<<<<<<< ours\n');
    project.edit('briefs/tyre.yaml', 'A soft tyre grips', 'A soft tyre holds');
    const run = await project.run();
    expect(states(run)).toEqual({ 'brake-pads': 'unchanged', 'tyre-pressure': 'written' });
    expect(run.result.problems).toMatchObject([{ code: 'LOCK_INVALID' }]);
    expect(project.read('output/.slugline/chain-care.json')).toBe('<<<<<<< ours\n');
  });
});

describe('which briefs', () => {
  test('status hold and draft wait', async () => {
    const { project, run } = await written(englishProject({ 'briefs/h.yaml': 'topic: Bells\nstatus: hold\n', 'briefs/d.yaml': 'topic: Horns\nstatus: draft\n' }));
    expect(run.articles).toMatchObject({ bells: { state: 'held', reason: 'status is hold' }, horns: { state: 'held', reason: 'status is draft' } });
    expect(project.has('output/bells.md')).toBe(false);
    expect(project.article('chain-care')).not.toMatch(/bells|horns/i);
  });

  test.each(['tyre-pressure', 'briefs/tyre.yaml', './briefs/tyre.yaml', 'tyre.yaml', 'tyre'])('by name: %s', async (name) => {
    const project = testProject();
    expect(Object.keys((await project.run({ briefs: [name] })).articles)).toEqual(['tyre-pressure']);
    expect(project.manifest().articles.map((article) => article.slug)).toEqual(['tyre-pressure']);
  });

  test('an unknown name is an error with the nearest known one, before anything is written', async () => {
    const project = testProject();
    const error = await project.run({ briefs: ['tyre-presure', 'chain-care'] }).catch((thrown: unknown) => thrown);
    expect((error as SluglineError).problems).toMatchObject([{ code: 'USAGE', message: 'there is no brief "tyre-presure"', help: 'Did you mean "tyre-pressure"?' }]);
    expect(project.has('output')).toBe(false);
  });

  test('a broken brief does not stop the others', async () => {
    const { run } = await written(englishProject({ 'briefs/x.yaml': 'topic: X\nkeyword: y\n' }));
    expect(Object.values(states(run))).toEqual(['written', 'written', 'written']);
    expect(run.result.problems).toMatchObject([{ code: 'BRIEF_INVALID', line: 2 }]);
  });

  test('none at all is an error that says what to do', async () => {
    const project = testProject({ 'slugline.config.yaml': ENGLISH_CONFIG });
    await expect(project.run()).rejects.toMatchObject({ problems: [{ code: 'NOTHING_TO_DO' }] });
  });
});

describe('the smallest project', () => {
  test.each([
    ['en', 'Winter storage of a bicycle', 'winter-storage-of-a-bicycle'],
    ['ru', 'Хранение велосипеда зимой: щели и ёж', 'hranenie-velosipeda-zimoy-scheli-i-yozh'],
    ['en', 'Prices & "quotes": 100% <b>raw</b> | *stars* [x](javascript:alert) #1', 'prices-quotes-100-b-raw-b-stars-x-javascript-alert-1'],
    ['en', '1984', '1984'],
  ])('%s: %s', async (locale, topic, slug) => {
    const { project, run } = await written({ 'slugline.config.yaml': 'site: { url: https://example.org, name: Shed }\nbrand: { name: Dvorik }\n', 'briefs/a.yaml': `${JSON.stringify({ topic, locale })}\n` });
    expect(run.result.articles).toMatchObject([{ slug, state: 'written', problems: [] }]);
    expect(run.result.check.summary.errors).toBe(0);
    const { data, body: text } = parseArticle(project.article(slug));
    expect(data).toMatchObject({ lang: locale, author: 'Dvorik', draft: true });
    expect(text).toMatch(/^# .+\n\n.{60,}\n\n(?:## .+\n\n.{40,}\n(?:\n|$)){3}/);
    expect(text).not.toMatch(/undefined|null|\{\{|\{topic|\[object|NaN/);
    if (topic.startsWith('Prices')) expect(text).not.toMatch(/<b>|\]\(javascript/);
    expect(project.item(slug).action).toBe('none');
  });
});

describe('links', () => {
  test('related: never the article itself, never twice, never what the text links, never another language', async () => {
    const { project } = await written(englishProject({
      'briefs/tyre.yaml': (englishProject()['briefs/tyre.yaml'] ?? '').replace('A soft tyre grips', 'A soft tyre beside [good brakes](post:brake-pads) grips'),
      'briefs/ru.yaml': 'topic: Bicycle brake pads bicycle chain\nlocale: ru\nslug: ru\nlead: Цепь bicycle chain и тормоза bicycle brake pads на русском языке, чтобы слова совпали с другими статьями.\noutline: [{ heading: Цепь, points: [Цепь смазывают часто и понемногу.] }]\n',
    }));
    const slugs = project.manifest().articles.map((article) => article.slug);
    for (const entry of project.manifest().articles) {
      expect(entry.related).not.toContain(entry.slug);
      expect(new Set(entry.related).size).toBe(entry.related.length);
      for (const slug of entry.related) expect(slugs).toContain(slug);
    }
    const related = (slug: string): string[] => project.manifest().articles.find((entry) => entry.slug === slug)?.related ?? [];
    expect(related('tyre-pressure')).toEqual(['chain-care']);
    expect(body(project, 'tyre-pressure').match(/\/blog\/brake-pads\//g)).toHaveLength(1);
    // What code links in the text is not in the list, and the other way round.
    const inText = [...body(project, 'brake-pads').split('## ').slice(0, -1).join('').matchAll(/\]\(\/blog\/([a-z-]+)\/\)/g)].map((match) => match[1]);
    expect([...inText, ...related('brake-pads')].toSorted()).toEqual(['chain-care', 'tyre-pressure']);
    expect(related('ru')).toEqual([]);
  });

  test('links.must comes first, links.avoid never, an unknown one is a problem of its article', async () => {
    const { project, run } = await written(englishProject({
      'briefs/tyre.yaml': `${englishProject()['briefs/tyre.yaml'] ?? ''}links: { must: [/blog/brake-pads/, /blog/nowhere/], avoid: [chain-care] }\n`,
    }));
    expect(project.manifest().articles.find((entry) => entry.slug === 'tyre-pressure')?.related).toEqual(['brake-pads']);
    expect(run.articles['tyre-pressure']).toMatchObject({ state: 'written', problems: [{ code: 'BRIEF_UNKNOWN_REFERENCE', message: expect.stringContaining('/blog/nowhere/') as string }] });
  });

  test('existing posts of the blog can be linked, and are not written', async () => {
    const { project, run } = await written(englishProject({
      'slugline.config.yaml': `${ENGLISH_CONFIG}content: { existing: [blog] }\n`,
      'blog/bicycle-chain-history.md': '---\ntitle: Bicycle chain history\ndescription: d\npubDate: 2020-01-01\nauthor: A\nheroImage: /x.jpg\n---\n# Bicycle chain history\n\nThe bicycle chain replaced the bicycle chain of old. Bicycle chain care was hard.\n',
    }));
    expect(project.manifest().articles.find((entry) => entry.slug === 'chain-care')?.related).toContain('bicycle-chain-history');
    expect(Object.keys(run.articles)).not.toContain('bicycle-chain-history');
    expect(project.has('output/bicycle-chain-history.md')).toBe(false);
  });

  test('the call to action never stands in a heading or an answer', async () => {
    const { project } = await written(englishProject({
      'briefs/chain.yaml': (englishProject()['briefs/chain.yaml'] ?? '')
        .replace('heading: How to clean', 'heading: "[How to](cta:workshop) clean')
        .replace('oil the chain\n', 'oil the chain"\n')
        .replace('"No, kitchen oil', '"No, [kitchen oil](cta:workshop)'),
    }));
    const text = body(project, 'chain-care');
    expect(text.match(/dvorik\.example\.com\/workshop/g)).toHaveLength(1);
    expect(text).toContain('When the job is too big you can [book a repair at the workshop](https://dvorik.example.com/workshop/).');
    expect(text).toContain('## How to clean and oil the chain');
    expect(text).toContain('No, kitchen oil turns');
  });

  test('a call to action in the text takes the place of the block', async () => {
    const { project } = await written(englishProject({ 'briefs/chain.yaml': (englishProject()['briefs/chain.yaml'] ?? '').replace('A long chain wears', '[The workshop](cta:workshop) sees it often. A long chain wears') }));
    const text = body(project, 'chain-care');
    expect(text).toContain('[The workshop](https://dvorik.example.com/workshop/) sees it often.');
    expect(text.match(/dvorik\.example\.com\/workshop/g)).toHaveLength(1);
    expect(text).not.toContain('When the job is too big');
  });

  test('cta: none means none; `rel` of the config and of paid hosts is kept', async () => {
    const without = await written(englishProject({ 'briefs/chain.yaml': (englishProject()['briefs/chain.yaml'] ?? '').replace('cta: workshop', 'cta: none') }));
    expect(body(without.project, 'chain-care')).not.toContain('workshop');
    const paid = await written(englishProject({ 'slugline.config.yaml': `${ENGLISH_CONFIG.replace('keywords: [bicycle] }', 'keywords: [bicycle], rel: [nofollow] }')}links: { sponsoredHosts: [dvorik.example.com] }\n` }));
    expect(body(paid.project, 'chain-care')).toContain('<a href="https://dvorik.example.com/workshop/" rel="nofollow sponsored">book a repair at the workshop</a>');
  });
});

describe('article settings', () => {
  const FACT = 'facts: [{ id: grit, text: Grit wears a chain, source: "https://parts.example.net/grit" }]\n';
  const chain = (englishProject()['briefs/chain.yaml'] ?? '').replace('Grit mixes with', '[Grit wears a chain](fact:grit) and mixes with');
  const make = async (article: string): Promise<{ text: string; data: Record<string, unknown>; run: Run }> => {
    const { project, run } = await written({ 'slugline.config.yaml': `${ENGLISH_CONFIG}article: ${article}\n`, 'briefs/chain.yaml': `${chain}${FACT}` });
    return { text: body(project, 'chain-care'), data: parseArticle(project.article('chain-care')).data, run };
  };

  test('h1: the body prints it, or leaves it to the layout', async () => {
    expect((await make('{ h1: body }')).text).toMatch(/^# Bicycle chain care\n\nBicycle chain care is/);
    const { text, run } = await make('{ h1: layout }');
    expect(text).toMatch(/^Bicycle chain care is/);
    expect(text).not.toMatch(/^# /m);
    expect(run.articles['chain-care']?.state).toBe('written');
  });

  test('schema: a graph, or one flat object', async () => {
    const types = (graph: unknown): unknown[] => (graph as { '@type': string }[]).map((node) => node['@type']);
    const graph = (await make('{ schema: graph }')).data['schema'] as Record<string, unknown>;
    expect(types(graph['@graph'])).toEqual(expect.arrayContaining(['Organization', 'WebSite', 'Person', 'WebPage', 'BlogPosting', 'ImageObject', 'BreadcrumbList', 'FAQPage']));
    const { data, run } = await make('{ schema: flat }');
    expect(data['schema']).toMatchObject({ '@context': 'https://schema.org', '@type': 'BlogPosting' });
    expect(data['schema']).not.toHaveProperty('@graph');
    expect(run.articles['chain-care']?.state).toBe('written');
  });

  test.each([
    ['inline', '[Grit wears a chain](https://parts.example.net/grit) and mixes', false, false],
    ['footnotes', 'Grit wears a chain[^grit] and mixes', true, false],
    ['list', 'Grit wears a chain and mixes', false, true],
    ['none', 'Grit wears a chain and mixes', false, false],
  ])('sources: %s', async (sources, words, footnote, list) => {
    const { text, run } = await make(`{ sources: ${sources} }`);
    expect(text).toContain(words);
    expect(text.includes('[^grit]: <https://parts.example.net/grit>')).toBe(footnote);
    expect(text.includes('## Sources\n\n- <https://parts.example.net/grit>')).toBe(list);
    if (sources === 'none') expect(text).not.toContain('parts.example.net');
    expect(text).not.toContain('fact:');
    expect(run.articles['chain-care']).toMatchObject({ state: 'written' });
  });

  test('a fact that no point refers to is placed under the nearest section', async () => {
    const { project } = await written({ 'slugline.config.yaml': ENGLISH_CONFIG, 'briefs/chain.yaml': `${englishProject()['briefs/chain.yaml'] ?? ''}facts: [{ id: ruler, text: "A ruler shows the wear of [all] twelve links (to a millimetre)!", source: "https://parts.example.net/ruler" }]\n` });
    expect(section(body(project, 'chain-care'), 'When a bicycle chain')).toContain('](https://parts.example.net/ruler)');
  });
});

test('Russian: the same, with its own labels and slugs', async () => {
  const { project, run } = await written(russianProject());
  expect(states(run)).toEqual({ 'davlenie-v-velosipednoy-shine': 'written', 'uhod-za-velosipednoy-cepyu': 'written' });
  expect(body(project, 'uhod-za-velosipednoy-cepyu')).toContain('## Читайте также\n\n- [Давление в велосипедной шине](/blog/davlenie-v-velosipednoy-shine/)');
});
