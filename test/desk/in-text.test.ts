import { expect, test } from 'vitest';
import { linkOrigins } from '../../src/desk/in-text.ts';
import type { ArticleAnswer, LinkView } from '../../src/desk/shapes.ts';
import { openBrowser, visit, expectQuiet } from '../kit/desk-browser.ts';
import { testDesk } from '../kit/desk.ts';
import { englishProject, testProject } from '../kit/project.ts';

/** Links in the running text of an article: which words, where they lead, how they came there. */

const browser = await openBrowser();
const project = testProject(englishProject({
  'briefs/wear.yaml': 'topic: Bicycle wear\nslug: bicycle-wear\nkeywords: { primary: bicycle wear }\nlead: Bicycle wear shows in three places. Whoever looks at bicycle chain care and at the pads saves money.\noutline:\n  - heading: Where bicycle wear shows first\n    points: ["The chain grows, and bicycle brake pads lose their grip.", "A soft rim tells of the wrong bicycle tyre pressure."]\n',
}));
await project.run({ provider: 'offline' });
const desk = await testDesk(project);

test('links of the linker, of the text, of the config, and those that are gone', async () => {
  const noted = project.lock('bicycle-wear').links.inText;
  expect(noted.length).toBeGreaterThan(0);
  const { inText, text } = await desk.get<ArticleAnswer>('/article/bicycle-wear');
  expect(inText.filter(({ by }) => by === 'code').map(({ slug, anchor }) => ({ slug, anchor }))).toEqual(noted.map(({ slug, anchor }) => ({ slug, anchor })));
  for (const { slug, title, line, at, anchor } of inText.filter(({ by }) => by === 'code')) {
    expect(title).toBe((await desk.get<ArticleAnswer>(`/article/${slug}`)).row.title);
    expect(text.split('\n')[(line ?? 0) - 1]).toContain(`[${anchor}](`);
    expect(text.slice(at ?? 0)).toMatch(/^\[/);
  }
  const [gone] = noted;
  project.edit('output/bicycle-wear.md', `[${gone?.anchor}](${gone?.path})`, gone?.anchor ?? '');
  project.edit('output/bicycle-wear.md', 'The chain grows', '[The long chain](/blog/brake-pads/#how), [nowhere](/blog/no-such/), [elsewhere](https://other.example/x), [the workshop](https://dvorik.example.com/workshop/) The chain grows');
  const now = (await desk.get<ArticleAnswer>('/article/bicycle-wear')).inText;
  expect(now.filter(({ by }) => by === 'text').map(({ anchor, slug, title, url }) => [anchor, slug, title, url])).toEqual([
    ['The long chain', 'brake-pads', (await desk.get<ArticleAnswer>('/article/brake-pads')).row.title, '/blog/brake-pads/#how'], ['nowhere', 'no-such', '', '/blog/no-such/'], ['elsewhere', '', '', 'https://other.example/x'],
  ]);
  expect(now.filter(({ anchor }) => anchor === 'the workshop')).toEqual([expect.objectContaining({ by: 'cta', slug: '' })]);
  expect(now.filter(({ by }) => by === 'gone')).toEqual([expect.objectContaining({ anchor: gone?.anchor, slug: gone?.slug, line: null, at: null })]);
});

test('one note of the lock stands for one link; a source of a fact is told as such', () => {
  const link: LinkView = { anchor: 'Chain care', url: '/blog/chain-care/', slug: 'chain-care', cta: false, line: 3, at: 40 };
  const lock = {
    facts: [{ id: 'f', text: 'x', source: 'https://parts.example.net/chain', asOf: null }, { id: 'g', text: 'y', source: null, asOf: null }],
    links: { related: [], inText: [{ slug: 'chain-care', path: '/blog/chain-care/', anchor: 'chain care', start: 5 }] },
  };
  const origins = linkOrigins([link, { ...link, at: 90 }, { ...link, slug: '', url: 'https://parts.example.net/chain/', at: 120 }], lock, () => 'Title');
  expect(origins.map(({ by }) => by)).toEqual(['code', 'text', 'source']);
  expect(linkOrigins([link], undefined, () => '').map(({ by, title }) => [by, title])).toEqual([['text', '']]);
  expect(linkOrigins([], lock, () => 'Title').map(({ by }) => by)).toEqual(['gone']);
});

test.skipIf(browser === undefined)('in Chromium: the tab lists them, and leads to their place', async () => {
  const one = await visit(browser as NonNullable<typeof browser>, desk.url, '#/a/bicycle-wear/links');
  const list = one.page.locator('.links section', { has: one.page.getByRole('heading', { name: 'Links in its text' }) });
  await list.getByText('nowhere').waitFor();
  await list.getByText('there is no article no-such').waitFor();
  await list.locator('li', { hasText: 'The long chain' }).getByRole('button').click();
  await one.page.locator('.flash').waitFor();
  expect(await one.page.locator('.flash').textContent()).toContain('The long chain');
  expectQuiet(one);
  await one.close();
});
