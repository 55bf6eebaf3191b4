import { cpSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { axeFindings, expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, testProject } from '../kit/project.ts';

/** The view of the site in a real browser: every part, for everybody. */

const browser = await openBrowser();
let desk: TestDesk;
let versions: TestDesk;

beforeAll(async () => {
  const project = testProject(englishProject({
    'briefs/again.yaml': 'topic: How to care for a bicycle chain\nslug: chain-again\nkeywords: { primary: bicycle chain care, secondary: [<img src=x onerror=alert(1)>] }\n',
    '.slugline/checks.jsonl': ['2026-05-01', '2026-05-03', '2026-05-09'].map((day, index) => `${JSON.stringify({ at: `${day}T08:00:00.000Z`, articles: 3, total: [4 - index, 9, 2], rules: { 'links/broken-internal': [4 - index, 0, 0], 'voice/same-opening': [0, 9, 0] } })}\n`).join(''),
  }));
  await project.run({ provider: 'offline' });
  project.write('output/alone.md', '---\ntitle: A bell <b>for</b> everybody\ndescription: A bell.\nkeywords: [bicycle bell]\ndraft: true\n---\n\n# A bell for everybody\n\nNobody links here. See [nothing](/blog/nothing/).\n');
  const store = openStore(`${project.dir}/.slugline/store.db`);
  for (const [index, model] of ['gpt-5', 'gpt-5-mini', 'gpt-5-mini'].entries()) {
    const [id, at] = [`r${index}`, `2026-05-0${index + 1}T10:00:00.000Z`];
    store.beginRun({ id, at, command: 'generate', provider: 'openai', model, host: 'h', articles: 2 });
    for (const stage of ['outline', 'draft']) store.record({ at, run: id, slug: 'a', stage, model, usage: { input: 1000, cachedInput: 0, output: 100 }, cost: 0.1 * (index + 1), kind: 'failed', request: '', ms: 1 });
    store.endRun(id, { at, state: 'done', written: 2, failed: 0 });
  }
  store.close();
  desk = await testDesk(project);
  const other = testProject({});
  for (const name of ['eval', 'prompts', 'slugline.config.yaml']) cpSync(name, `${other.dir}/${name}`, { recursive: true });
  versions = await testDesk(other);
});

const PARTS = [
  ['links', '#/site', 'canvas', 'links'], ['findings', '#/site/findings', '.area.errors', 'findings'], ['findings by rule', '#/site/findings', '.bars li', 'findings'], ['phrases', '#/site/phrases', '.phrases tbody tr', 'phrases'],
  ['rivals', '#/site/pairs', '.pair mark', 'pairs'], ['money', '#/site/money', '.plot rect', 'money'], ['no versions', '#/site/prompts', '.command', 'prompts'],
] as const;

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;

  describe.each([['light', 'en', false], ['dark', 'ru', false], ['light', 'ru', true], ['dark', 'en', true]] as const)('%s, %s, on a phone: %s', (theme, locale, phone) => {
    test.each(PARTS)('%s', async (_name, hash, selector) => {
      const one = await visit(chrome, desk.url, hash, { theme, locale, phone });
      await one.page.locator(selector).first().waitFor({ timeout: 30_000 });
      expect(await axeFindings(one.page)).toEqual([]);
      expect(await one.page.evaluate('document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth')).toBe(0);
      expectQuiet(one);
      await one.close();
    });

    test('versions of the prompts', async () => {
      const one = await visit(chrome, versions.url, '#/site/prompts', { theme, locale, phone });
      await one.page.locator('.dots').first().waitFor({ timeout: 40_000 });
      expect(await one.page.locator('.versions li').count()).toBe(3);
      expect(await axeFindings(one.page)).toEqual([]);
      expect(await one.page.evaluate('document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth')).toBe(0);
      expectQuiet(one);
      await one.close();
    });
  });

  test('findings arrive by themselves; the map does not wait for them', async () => {
    const one = await visit(chrome, desk.url, '#/site');
    await one.page.locator('canvas.graph').waitFor();
    await expect.poll(async () => one.page.locator('.tiles div', { hasText: 'Warnings' }).locator('dd').textContent(), { timeout: 30_000 }).toMatch(/^\d+$/);
    await one.page.locator('.checking').waitFor({ state: 'hidden' });
    expectQuiet(one);
    await one.close();
  });

  test('the map by keyboard, and as a list: the orphan is found, told and opened', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '#/site');
    await page.locator('canvas.graph').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => page.locator('.graph-said').textContent()).toMatch(/\d+ in, \d+ out/);
    await page.keyboard.press('+');
    await page.keyboard.press('0');
    await page.getByRole('button', { name: 'Orphans' }).click();
    await expect.poll(async () => page.locator('.nodes tbody tr').count()).toBe(1);
    // What stands in a title is text.
    expect(await page.locator('.nodes tbody a').textContent()).toBe('A bell <b>for</b> everybody');
    expect(await page.locator('.graph-said').textContent()).toMatch(/^A bell <b>for<\/b> everybody: 0 in/);
    await page.locator('canvas.graph').focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => page.evaluate('location.hash')).toBe('#/a/alone');
    expectQuiet({ page, ...rest });
    await rest.close();
  });

  test('phrases are filtered, searched and sorted; a plot has its table', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '#/site/phrases');
    await page.locator('.phrases tbody tr').first().waitFor();
    const all = await page.locator('.phrases tbody tr').count();
    await page.getByRole('searchbox').fill('bell');
    await expect.poll(async () => page.locator('.phrases tbody tr').count()).toBe(1);
    await page.getByRole('searchbox').fill('');
    await expect.poll(async () => page.locator('.phrases tbody tr').count()).toBe(all);
    await page.getByLabel('All phrases').selectOption('secondary');
    await expect.poll(async () => page.locator('.phrases tbody tr').count()).toBeLessThan(all);
    await page.getByLabel('All phrases').selectOption('all');
    await page.getByRole('button', { name: 'Phrase' }).click();
    const names = await page.locator('.phrases .phrase').allTextContents();
    expect(names).toEqual(names.toSorted());
    expect(await page.locator('.phrases th[aria-sort=ascending]').count()).toBe(1);
    await page.evaluate('location.hash = "#/site/findings"');
    await page.locator('.area.errors').waitFor();
    await page.locator('.plot-table summary').first().click();
    await expect.poll(async () => page.locator('.plot-table tbody tr').count()).toBeGreaterThanOrEqual(3);
    expect(await axeFindings(page)).toEqual([]);
    expectQuiet({ page, ...rest });
    await rest.close();
  });
});
