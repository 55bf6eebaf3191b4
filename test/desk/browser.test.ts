import { describe, expect, test } from 'vitest';
import { axeFindings, expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { busyDesk } from '../kit/desk-project.ts';

/** Every view of the desk in a real browser: in both themes, on a phone, in both languages, for everybody. */

const browser = await openBrowser();
const { desk } = await busyDesk();

const VIEWS = [
  ['the batch', '#/', '.lines .line'], ['an article', '#/a/tyre-pressure', '.prose'], ['its search results', '#/a/tyre-pressure/results', '.serp'], ['its structured data', '#/a/tyre-pressure/data', '.tree'],
  ['its links', '#/a/tyre-pressure/links', '.links .card'], ['its versions', '#/a/brake-pads/versions', '.hunk'], ['a brief to write', '#/a/bicycle-pumps', '.empty'], ['a run', '#/run', '.run-card'], ['facts', '#/facts', '.fact-card'], ['the site', '#/site', 'canvas'],
] as const;

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;

  describe.each(['light', 'dark'] as const)('%s', (theme) => {
    test.each(VIEWS)('%s is there, readable for everybody, and quiet', async (_name, hash, selector) => {
      const one = await visit(chrome, desk.url, hash, { theme, locale: theme === 'light' ? 'en' : 'ru' });
      await one.page.locator(selector).first().waitFor();
      expect(await axeFindings(one.page)).toEqual([]);
      expectQuiet(one);
      await one.close();
    });

    test('the editor and a dialog', async () => {
      const one = await visit(chrome, desk.url, '#/a/tyre-pressure', { theme });
      await one.page.locator('#send-back').click();
      await one.page.locator('dialog').waitFor();
      expect(await axeFindings(one.page)).toEqual([]);
      await one.page.keyboard.press('Escape');
      await one.page.locator('#edit').click();
      await one.page.locator('.preview .prose').waitFor();
      expect(await axeFindings(one.page)).toEqual([]);
      expectQuiet(one);
      await one.close();
    });
  });

  test.each(VIEWS)('%s fits a phone', async (_name, hash, selector) => {
    const one = await visit(chrome, desk.url, hash, { phone: true });
    await one.page.locator(selector).first().waitFor();
    expect(await one.page.evaluate('document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth')).toBe(0);
    expect(await axeFindings(one.page)).toEqual([]);
    expectQuiet(one);
    await one.close();
  });

  test('the search for barriers finds some where there are', async () => {
    const one = await visit(chrome, desk.url, '#/run');
    await one.page.evaluate('document.querySelector("main").append(document.createElement("img"), document.createElement("button"))');
    expect((await axeFindings(one.page)).map((line) => line.split(':')[0])).toEqual(expect.arrayContaining(['image-alt', 'button-name']));
    await one.close();
  });

  test('Russian by the browser, English by choice, dark by choice; the choice stays', async () => {
    const one = await visit(chrome, desk.url, '', { locale: 'ru-RU' });
    await one.page.getByRole('link', { name: 'Статьи' }).waitFor();
    expect(await one.page.locator('html').getAttribute('lang')).toBe('ru');
    await one.page.getByLabel('Язык').selectOption('en');
    await one.page.getByRole('link', { name: 'Articles' }).waitFor();
    await one.page.getByLabel('Theme').selectOption('dark');
    await one.page.reload();
    await one.page.getByRole('link', { name: 'Articles' }).waitFor();
    expect(await one.page.locator('html').getAttribute('data-theme')).toBe('dark');
    expectQuiet(one);
    await one.close();
  });
});
