import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validate } from '../../src/api.ts';
import { withoutLinks } from '../../src/in-text.ts';
import type { InTextLink } from '../../src/model/lock.ts';
import type { SiteConfigInput } from '../../src/model/site.ts';
import { splitFrontMatter } from '../../src/text/frontmatter.ts';
import type { TestProject } from '../kit/project.ts';
import { documentOf } from './linking.ts';
import { BRIEFS, CHAIN, linkProject, russianLinkProject } from './link-project.ts';

/** Links in the texts of whole projects: what `generate` writes, and what its locks say of it. */

const SLUGS = ['brake', 'chain', 'pedal', 'saddle', 'spoke', 'tyre'];
const LAYOUT = readFileSync(new URL('../../prompts/article.hbs', import.meta.url), 'utf8');
const pairs = (links: readonly InTextLink[]): string[] => links.map(({ slug, anchor }) => `${slug}: ${anchor}`);
const inText = (made: TestProject, slug: string): string[] => pairs(made.lock(slug).links.inText);
const bodyOf = (text: string): string => splitFrontMatter(text).body;

/** What holds of every project after every run. @returns how many links there are */
function expectSound(made: TestProject, most = 3, slugs: readonly string[] = SLUGS): number {
  let count = 0;
  for (const slug of slugs) {
    const { text, links: { inText: links, related } } = made.lock(slug);
    if (text === null) return expect.unreachable(`${slug} was not written`);
    count += links.length;
    expect(links.length).toBeLessThanOrEqual(most);
    expect(links.map(({ start }) => start)).toEqual(links.map(({ start }) => start).toSorted((a, b) => a - b));
    for (const { anchor, path, start } of links) expect(text.startsWith(`[${anchor}](${path})`, start)).toBe(true);
    const targets = [...links, ...related].map((link) => link.slug);
    expect(new Set(targets).size).toBe(targets.length);
    expect(targets).not.toContain(slug);
    // The links of the text are those of the lock, apart from what the writer linked; without them none is left.
    const written = documentOf(text, slug).links.filter(({ url, area }) => area === 'body' && url.startsWith('/blog/'));
    expect(written.map(({ start }) => start)).toEqual(expect.arrayContaining(links.map(({ start }) => start)));
    expect(documentOf(withoutLinks(text, links), slug).links.filter(({ url, area }) => area === 'body' && url.startsWith('/blog/'))).toHaveLength(written.length - links.length);
  }
  return count;
}

async function generated(...asked: Parameters<typeof linkProject>): Promise<TestProject> {
  const made = linkProject(...asked);
  const run = await made.run();
  expect(run.result.articles.map(({ state }) => state)).toEqual(run.result.articles.map(() => 'written'));
  return made;
}
const errorsOf = async (made: TestProject): Promise<string[]> => (await validate({ paths: [`${made.dir}/output`], config: load(made.read('slugline.config.yaml')) as SiteConfigInput, complete: true, asOf: '2026-06-30' })).findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`);

describe('a run', () => {
  test('links texts with their own words, and the locks say where', async () => {
    const made = await generated();
    expect(expectSound(made)).toBeGreaterThan(6);
    expect(inText(made, 'chain')).toEqual(['tyre: tyre pressure', 'spoke: spoke tension']);
    // FAQ, headings, lead and front matter have none.
    expect(made.article('chain')).toContain('No. Like tyre pressure, it needs a look');
    expect(splitFrontMatter(made.article('chain')).block).not.toContain('](');
    expect(await errorsOf(made)).toEqual([]);
  });
  test('in Russian too', async () => {
    const made = russianLinkProject();
    await made.run();
    expect(expectSound(made, 3, ['matras', 'arenda', 'klyuchi', 'musor'])).toBeGreaterThan(3);
    expect(made.article('matras')).toContain('[договоре аренды](/blog/arenda/)');
    expect(made.article('arenda')).toContain('[чисткой матраса](/blog/matras/)');
    expect(await errorsOf(made)).toEqual([]);
  });
  test('that has nothing to do writes nothing', async () => {
    const made = await generated();
    const before = made.tree();
    made.now = '2026-06-05T12:00:00.000Z';
    await made.run();
    expect(made.tree()).toEqual(before);
  });
  test('that puts all together again comes to the same texts', async () => {
    const made = await generated();
    const before = SLUGS.map((slug) => made.article(slug));
    made.edit('slugline.config.yaml', 'name: The Shed', 'name: The Yard');
    made.now = '2026-06-05T12:00:00.000Z';
    await made.run();
    made.edit('slugline.config.yaml', 'name: The Yard', 'name: The Shed');
    made.now = '2026-06-09T12:00:00.000Z';
    await made.run();
    expect(SLUGS.map((slug) => made.article(slug).replace(/^updatedDate: .*\n|^ +"?dateModified"?: .*\n/gm, '').length)).toEqual(before.map((text) => text.replace(/^ +"?dateModified"?: .*\n/gm, '').length));
    expect(SLUGS.map((slug) => bodyOf(made.article(slug)))).toEqual(before.map(bodyOf));
    expectSound(made);
  });
  test('from locks alone, the articles gone, gives the same', async () => {
    const made = await generated();
    const before = SLUGS.map((slug) => made.article(slug));
    for (const slug of SLUGS) made.remove(`output/${slug}.md`);
    await made.run();
    expect(SLUGS.map((slug) => made.article(slug))).toEqual(before);
    expectSound(made);
  });
  test('without links in texts makes none, and takes out those there are', async () => {
    const none = await generated('inText: 0');
    expect(expectSound(none, 0)).toBe(0);
    const made = await generated();
    const before = SLUGS.map((slug) => bodyOf(withoutLinks(made.article(slug), made.lock(slug).links.inText)));
    made.edit('slugline.config.yaml', 'related: 2', 'related: 2, inText: 0');
    await made.run();
    expect(expectSound(made, 0)).toBe(0);
    expect(SLUGS.map((slug) => bodyOf(made.article(slug)))).toEqual(before);
    made.edit('slugline.config.yaml', 'inText: 0', 'inText: 1');
    await made.run();
    expect(expectSound(made, 1)).toBeGreaterThan(3);
    expect(await errorsOf(made)).toEqual([]);
  });
});

describe('the links stay', () => {
  /** Each puts all articles together again; the links must be the same then, in their new places. */
  const RELATED = /\{\{#if related\}\}[^]*?\{\{\/if\}\}\n/.exec(LAYOUT)?.[0] ?? '';
  const layouts: Record<string, string> = {
    'with the related list before the text': LAYOUT.replace(RELATED, '').replace('{{#if h1}}', `${RELATED}{{#if h1}}`),
    'with the related list behind the lead': LAYOUT.replace(RELATED, '').replace('{{lead}}\n', `{{lead}}\n\n${RELATED}`),
    'with the related list without a heading before the lead': LAYOUT.replace(RELATED, '').replace('{{lead}}\n', '{{#each related}}\n- {{this}}\n{{/each}}\n\n{{lead}}\n'),
    'without a related list': LAYOUT.replace(RELATED, ''),
    'with a line more before the text': LAYOUT.replace('{{lead}}', 'From the workshop.\n\n{{lead}}'),
    'with two related lists': LAYOUT.replace('{{#if h1}}', `${RELATED}{{#if h1}}`),
  };
  for (const [name, layout] of Object.entries(layouts)) {
    test(`in a layout ${name}`, async () => {
      const made = await generated();
      const before = SLUGS.map((slug) => inText(made, slug));
      made.write('prompts/article.hbs', layout);
      made.now = '2026-06-07T12:00:00.000Z';
      const run = await made.run();
      const there = SLUGS.filter((slug) => run.articles[slug]?.state !== 'rejected');
      expect(there.map((slug) => inText(made, slug))).toEqual(there.map((slug) => before[SLUGS.indexOf(slug)]));
      if (there.length === SLUGS.length) expectSound(made);
      // And from the start in this layout.
      const fresh = linkProject('', { 'prompts/article.hbs': layout });
      await fresh.run();
      if (SLUGS.every((slug) => fresh.has(`output/${slug}.md`))) expect(expectSound(fresh)).toBeGreaterThan(6);
      const again = fresh.tree();
      await fresh.run();
      expect(fresh.tree()).toEqual(again);
    });
  }
  test('where the blog prints the title, and the list stands before a text that has no heading of its own', async () => {
    const config = `${linkProject().read('slugline.config.yaml')}article: { h1: layout }\n`;
    const usual = await generated('', { 'slugline.config.yaml': config });
    const turned = linkProject('', { 'slugline.config.yaml': config, 'prompts/article.hbs': LAYOUT.replace(RELATED, '').replace('{{#if h1}}', `${RELATED}{{#if h1}}`) });
    await turned.run();
    expect(SLUGS.map((slug) => inText(turned, slug))).toEqual(SLUGS.map((slug) => inText(usual, slug)));
    expectSound(turned);
  });
  test('with a date of change in the front matter', async () => {
    const made = await generated();
    const before = inText(made, 'chain');
    made.now = '2026-06-20T12:00:00.000Z';
    made.edit('briefs/chain.yaml', 'Saddle height matters to the knees', 'Saddle height is a matter of the knees');
    await made.run();
    expect(made.lock('chain').updatedDate).toMatch(/^2026-06-20/);
    expect(inText(made, 'chain')).toEqual(before);
    expectSound(made);
  });
  test('when the text before them grows, though their words come up behind them as well', async () => {
    const made = await generated();
    made.edit('briefs/chain.yaml', 'Saddle height matters', 'Bad spoke tension is one thing that nobody hears at first. Saddle height matters');
    made.edit('briefs/chain.yaml', 'A bicycle with the wrong', 'There is more to say of it than fits in here, so this is but a part. A bicycle with the wrong');
    await made.run();
    expect(made.article('chain')).toContain('betray a poor [spoke tension](/blog/spoke/)');
    expectSound(made);
  });
  test('while their words are there; without them others come', async () => {
    const made = await generated();
    made.edit('briefs/chain.yaml', 'A bicycle with the wrong tyre pressure strains', 'A bicycle with the wrong air strains');
    await made.run();
    expect(inText(made, 'chain')).toContain('spoke: spoke tension');
    expect(inText(made, 'chain')).not.toContain('tyre: tyre pressure');
    expectSound(made);
  });
  test('until their target is gone', async () => {
    const made = await generated();
    made.remove('briefs/tyre.yaml');
    made.remove('output/tyre.md');
    made.remove('output/.slugline/tyre.json');
    made.edit('slugline.config.yaml', 'name: The Shed', 'name: The Yard');
    await made.run();
    const left = SLUGS.filter((slug) => slug !== 'tyre');
    for (const slug of left) expect(made.article(slug)).not.toContain('/blog/tyre/');
    expect(inText(made, 'chain')).toContain('spoke: spoke tension');
    expectSound(made, 3, left);
    expect(await errorsOf(made)).toEqual([]);
  });
  test('in all other articles when one comes or goes', async () => {
    const made = await generated();
    const before = made.tree();
    made.write('briefs/bell.yaml', (BRIEFS['briefs/tyre.yaml'] ?? '').replace('slug: tyre', 'slug: bell').replaceAll('tyre pressure', 'chain wear').replace('topic: Bicycle tyre', 'topic: Bicycle chain'));
    await made.run();
    const after = made.tree();
    for (const slug of SLUGS) expect([after[`${slug}.md`], after[`.slugline/${slug}.json`]]).toEqual([before[`${slug}.md`], before[`.slugline/${slug}.json`]]);
    expect(expectSound(made, 3, [...SLUGS, 'bell'])).toBeGreaterThan(6);
    for (const path of ['briefs/bell.yaml', 'output/bell.md', 'output/.slugline/bell.json']) made.remove(path);
    await made.run();
    for (const slug of SLUGS) expect(made.tree()[`${slug}.md`]).toBe(before[`${slug}.md`]);
    expectSound(made);
  });
});

describe('a person\'s edit', () => {
  test('of another line is merged, and the lock is about Slugline\'s own text', async () => {
    const made = await generated();
    made.edit('output/chain.md', 'is a matter of a quiet hour', 'is a matter of an hour or two of quiet');
    made.edit('briefs/chain.yaml', 'Saddle height matters to the knees', 'Saddle height is a matter of the knees');
    const run = await made.run();
    expect(run.articles['chain']).toMatchObject({ state: 'written', problems: [] });
    expect(made.article('chain')).toMatch(/an hour or two of quiet[^]*\[tyre pressure\]\(\/blog\/tyre\/\)[^]*is a matter of the knees/);
    expectSound(made);
    expect(await errorsOf(made)).toEqual([]);
  });
  test('that takes a link out, or makes another one, stays', async () => {
    const made = await generated();
    made.edit('output/chain.md', '[tyre pressure](/blog/tyre/)', 'tyre pressure');
    made.edit('output/brake.md', '[tyre pressure](/blog/tyre/)', '[the right tyre pressure](/blog/tyre/)');
    made.edit('slugline.config.yaml', 'name: The Shed', 'name: The Yard');
    await made.run();
    expect(made.article('chain')).not.toContain('](/blog/tyre/)');
    expect(made.article('brake')).toContain('[the right tyre pressure](/blog/tyre/)');
    expectSound(made);
  });
});

describe('what may be linked', () => {
  test('avoided by the brief or the config: not from the text', async () => {
    const made = await generated('avoid: [spoke]', { 'briefs/chain.yaml': `${CHAIN}links: { avoid: [/blog/tyre/] }\n` });
    expect(made.article('chain')).not.toMatch(/\]\(\/blog\/(?:tyre|spoke)\//);
    for (const slug of SLUGS) expect(made.article(slug)).not.toContain('](/blog/spoke/)');
    expectSound(made);
  });
  for (const must of ['tyre', '/blog/tyre/', 'https://example.org/blog/tyre/']) {
    test(`what the brief must have (${must}) is in the list, not in the text`, async () => {
      const made = await generated('', { 'briefs/chain.yaml': `${CHAIN}links: { must: ["${must}"] }\n` });
      expect(made.lock('chain').links.related[0]?.slug).toBe('tyre');
      expect(inText(made, 'chain').map((link) => link.split(':')[0])).not.toContain('tyre');
      expectSound(made);
    });
  }
  test('a refused article is linked by nobody, in whatever order they are', async () => {
    const made = linkProject('', { 'briefs/tyre.yaml': (BRIEFS['briefs/tyre.yaml'] ?? '').replace('Riders tune', 'Riders {{tune}}') });
    const run = await made.run();
    expect(run.articles['tyre']?.state).toBe('rejected');
    const left = SLUGS.filter((slug) => slug !== 'tyre');
    for (const slug of left) expect(made.article(slug)).not.toContain('/blog/tyre/');
    expect(expectSound(made, 3, left)).toBeGreaterThan(3);
    made.edit('briefs/tyre.yaml', '{{tune}}', 'tune');
    await made.run();
    expectSound(made);
    expect(await errorsOf(made)).toEqual([]);
  });
  test('what the writer has linked counts, and is not linked again', async () => {
    const made = await generated('', { 'briefs/chain.yaml': CHAIN.replace('the wrong tyre pressure strains', 'the [wrong tyre pressure](post:tyre) strains').replace('Brake pads collect', 'The [pads](post:brake) collect') });
    expect(inText(made, 'chain')).toEqual(['spoke: spoke tension']);
    expect(made.article('chain')).toContain('[wrong tyre pressure](/blog/tyre/)');
    expectSound(made);
  });
  test('posts of the blog, unless their language or draft is in the way', async () => {
    const post = (title: string, more = ''): string => `---\ntitle: ${title}\nkeywords: [${title.toLowerCase()}]\npubDate: 2026-01-01\n${more}---\nA bicycle and the workshop.\n\nA bicycle in the workshop, a rag and a lamp.\n`;
    const made = await generated('', {
      'slugline.config.yaml': `${linkProject().read('slugline.config.yaml')}content: { existing: [blog] }\n`,
      'blog/tape.md': post('Bicycle tape'), 'blog/knees (1).md': post('Knees like'), 'blog/dust.md': post('Dust away', 'lang: ru\n'),
      'briefs/brake.yaml': (BRIEFS['briefs/brake.yaml'] ?? '').replace('A screw holds the shoe.', 'Spare bicycle tape holds the shoe.'),
    });
    expect(made.article('brake')).toContain('[bicycle tape](/blog/tape/)');
    for (const slug of SLUGS) expect(made.article(slug)).not.toMatch(/\]\(\/blog\/(?:knees|dust)/);
    expect(expectSound(made)).toBeGreaterThan(6);
  });
});
