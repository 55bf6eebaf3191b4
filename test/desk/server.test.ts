import { beforeAll, describe, expect, test } from 'vitest';
import type { ArticleAnswer, DeskAnswer, FactsAnswer, LinksAnswer, RowsAnswer, SiteAnswer } from '../../src/desk/shapes.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, sha256Of, testProject, type TestProject } from '../kit/project.ts';

/** The desk's server: what it answers. */

let project: TestProject;
let desk: TestDesk;

beforeAll(async () => {
  project = testProject(englishProject());
  await project.run({ provider: 'offline' });
  desk = await testDesk(project);
});

async function settled(): Promise<RowsAnswer> {
  for (;;) {
    const answer = await desk.get<RowsAnswer>('/rows');
    if (answer.complete) return answer;
  }
}

describe('what it answers', () => {
  test('the project', async () => {
    expect(await desk.get<DeskAnswer>('/desk')).toMatchObject({ site: 'The Shed', approval: false, problems: [], run: { state: 'idle' } });
  });

  test('the batch: articles with their facts, in order of urgency, filtered, searched', async () => {
    const answer = await settled();
    expect(answer.rows.map(({ slug, state, brief, file }) => [slug, state, brief, file])).toEqual([
      ['brake-pads', 'ready', 'briefs/brake.yaml', 'output/brake-pads.md'], ['chain-care', 'ready', 'briefs/chain.yaml', 'output/chain-care.md'], ['tyre-pressure', 'ready', 'briefs/tyre.yaml', 'output/tyre-pressure.md'],
    ]);
    expect(answer.rows.every(({ words }) => (words ?? 0) > 20)).toBe(true);
    expect((await desk.get<RowsAnswer>('/rows?q=SQUEALS')).rows.map(({ slug }) => slug)).toEqual(['brake-pads']);
    expect((await desk.get<RowsAnswer>('/rows?q=bicycle+squeals')).total).toBe(1);
    expect((await desk.get<RowsAnswer>('/rows?q=no-such-word')).total).toBe(0);
    expect((await desk.get<RowsAnswer>('/rows?sort=title&dir=down&from=1&count=1')).rows.map(({ slug }) => slug)).toEqual(['chain-care']);
    expect((await desk.get<RowsAnswer>('/rows?state=rejected')).total).toBe(0);
  });

  test('an article: its text, blocks, findings, claims, search results, structured data', async () => {
    const { row, text, sha256, source, view, related, approval } = await desk.get<ArticleAnswer>('/article/chain-care');
    expect(text).toBe(project.article('chain-care'));
    expect(sha256).toBe(sha256Of(text));
    expect({ source, approval }).toEqual({ source: 'article', approval: null });
    expect(row.title).toBe(view?.card.title);
    expect(view?.blocks.length).toBeGreaterThan(5);
    expect(view?.results.map(({ engine, device }) => `${engine} ${device}`)).toEqual(['google desktop', 'google phone', 'yandex desktop', 'yandex phone']);
    expect(view?.url).toBe('https://example.org/blog/chain-care/');
    expect(view?.data.find(({ key }) => key === 'headline')).toMatchObject({ shownAs: 'title' });
    expect(related.length).toBeGreaterThan(0);
  });

  test('an article that is not there', async () => {
    expect((await desk.raw('GET', '/api/article/no-such', { headers: { Cookie: desk.cookie } })).status).toBe(404);
  });

  test('facts, links and the site', async () => {
    expect((await desk.get<FactsAnswer>('/facts')).facts.map(({ id }) => id)).toEqual(['ledger']);
    const links = await desk.get<LinksAnswer>('/article/chain-care/links');
    expect(links.related.map(({ slug }) => slug).sort()).toEqual(['brake-pads', 'tyre-pressure']);
    const site = await desk.get<SiteAnswer>('/site');
    expect(site.graph?.nodes.map(({ slug }) => slug).sort()).toEqual(['brake-pads', 'chain-care', 'tyre-pressure']);
    expect(site.totals).toMatchObject({ articles: 3, broken: 0 });
  });
});

test('a broken config is told, and the desk goes on with the last good one', async () => {
  const good = project.read('slugline.config.yaml');
  project.write('slugline.config.yaml', 'site: 5\n');
  await expect.poll(async () => (await desk.get<DeskAnswer>('/desk')).problems.length, { timeout: 45_000 }).toBeGreaterThan(0);
  expect((await desk.get<RowsAnswer>('/rows')).total).toBe(3);
  project.write('slugline.config.yaml', good);
  await expect.poll(async () => (await desk.get<DeskAnswer>('/desk')).problems.length, { timeout: 45_000 }).toBe(0);
});
