import { expect, test } from 'vitest';
import { viewTree, type Mark } from '../../src/desk/tree.ts';
import type { ArticleAnswer, RowsAnswer, ViewNode } from '../../src/desk/shapes.ts';
import { parseMarkdown } from '../../src/text/markdown.ts';
import { axeFindings, openBrowser, visit } from '../kit/desk-browser.ts';
import { testDesk } from '../kit/desk.ts';
import { englishProject, sha256Of, testProject } from '../kit/project.ts';

/** Texts far longer than an article: the desk says so, and goes on. */

const browser = await openBrowser();
const project = testProject(englishProject());
await project.run({ provider: 'offline' });
const TEN_MB = `${project.article('chain-care')}\n${'A chain has an outer plate and an inner plate, and both of them wear.\n\n'.repeat(145_000)}`;
const LONG = 'Many words.\n\n'.repeat(20_000);
project.write('output/chain-care.md', TEN_MB);
const desk = await testDesk(project);

test('ten megabytes: named and decided, but not shown, checked, compared or edited', async () => {
  const answer = await desk.get<ArticleAnswer>('/article/chain-care');
  expect(answer).toMatchObject({ tooLong: true, view: null, text: '', source: 'article', sha256: sha256Of(TEN_MB) });
  expect(answer.row).toMatchObject({ file: 'output/chain-care.md', edited: true });
  for (const [path, body] of [['check', { text: LONG }], ['check', { text: 'x'.repeat(5_000_000) }]] as const) expect((await desk.send(`/article/chain-care/${path}`, body)).status).toBe(413);
  for (const [path, body] of [['fix', { text: LONG, rule: 'a', line: 1, message: 'm' }], ['set', { text: LONG, key: 'title', value: 'x' }], ['compare', { a: LONG, b: 'x' }]] as const) expect((await desk.send(`/article/chain-care/${path}`, body)).status).toBe(400);
  expect((await desk.raw('GET', '/api/article/chain-care/versions', { headers: { Cookie: desk.cookie } })).status).toBe(413);
  expect((await desk.send('/article/chain-care/decide', { state: 'held', base: answer.sha256, by: 'Anna' })).status).toBe(200);
  let rows: RowsAnswer;
  do rows = await desk.get<RowsAnswer>('/rows?q=outer+plate');
  while (!rows.complete);
  expect(rows.rows.map(({ slug, words, decision }) => [slug, words, decision])).toEqual([['chain-care', null, 'held']]);
  expect(project.article('chain-care')).toBe(TEN_MB);
});

test('a mark is cut out of its block wherever it begins and ends, one over several blocks too', () => {
  const text = 'One two.\n\nThree four.\n\n- five\n- six\n\nSeven.\n';
  const mark = (words: string, finding: number): Mark => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, finding });
  const marks = [mark('two.\n\nThree four.\n\n- five', 1), mark('Three', 2), mark('six', 3), mark(text, 4), mark('Seven', 5)];
  const found: [string, number[]][] = [];
  const read = (node: ViewNode): void => {
    if ('x' in node) found.push([node.x, [...(node.f ?? [])].sort()]);
    else node.c?.forEach(read);
  };
  viewTree(parseMarkdown(text), { text, marks, slugOf: () => undefined, html: [] }).forEach(({ nodes }) => nodes.forEach(read));
  expect(found).toEqual([['One ', [4]], ['two.', [1, 4]], ['Three', [1, 2, 4]], [' four.', [1, 4]], ['five', [1, 4]], ['six', [3, 4]], ['Seven', [4, 5]], ['.', [4]]]);
});

test.skipIf(browser === undefined)('in Chromium: it says so, and an editor that is given too much says it once', async () => {
  const one = await visit(browser as NonNullable<typeof browser>, desk.url, '#/a/chain-care');
  await one.page.getByText('too long to be shown here').waitFor();
  expect(await one.page.locator('#edit').count()).toBe(0);
  expect(await axeFindings(one.page)).toEqual([]);
  await one.page.evaluate('location.hash = "#/a/brake-pads"');
  await one.page.locator('#edit').click();
  await one.page.locator('.preview .prose').waitFor();
  // As a paste would: typing so much takes the browser itself a minute.
  await one.page.evaluate(`(() => { const area = document.querySelector('#markdown'); area.value = ${JSON.stringify(LONG)}; area.dispatchEvent(new Event('input')); })()`);
  await one.page.locator('.editor [role=status]').getByText('too long for the desk').waitFor();
  expect(await one.page.locator('.toast').count()).toBe(0);
  one.page.on('dialog', (dialog) => void dialog.accept());
  expect(one.strangers).toEqual([]);
  await one.close();
});
