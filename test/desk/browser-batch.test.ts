import { describe, expect, test } from 'vitest';
import { expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { testDesk } from '../kit/desk.ts';
import { busyDesk } from '../kit/desk-project.ts';
import { englishProject, testProject } from '../kit/project.ts';

/** The list of all articles as a person uses it. */

const browser = await openBrowser();
const { desk } = await busyDesk();

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;

  test('by keyboard alone: search, move, open, look at versions, come back', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '');
    await page.locator('.lines .line').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('bicycle');
    await expect.poll(async () => page.locator('.count').textContent()).toMatch(/articles/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const slug = await page.evaluate('document.activeElement.closest(".line").dataset.slug');
    await page.keyboard.press('Enter');
    await page.locator('.article-head h1').waitFor();
    expect(await page.evaluate('location.hash')).toBe(`#/a/${String(slug)}`);
    await page.locator('[role=tab]').first().waitFor();
    await page.locator('[role=tab][aria-selected=true]').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.serp').first().waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('tab-results');
    await page.keyboard.press('Escape');
    await page.locator('.lines .line').first().waitFor();
    await expect.poll(async () => page.evaluate('document.activeElement.closest(".line")?.dataset.slug')).toBe(slug);
    expectQuiet({ page, ...rest });
    await rest.close();
  });

  test('filters and sorting', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '');
    await page.getByRole('button', { name: /Needs you/ }).click();
    await expect.poll(async () => page.locator('.lines .line').count()).toBe(1);
    expect(await page.locator('.lines .line').getAttribute('data-slug')).toBe('brake-pads');
    await page.getByRole('button', { name: /^All/ }).click();
    await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
    await expect.poll(async () => page.locator('.lines .line .c-title a').allTextContents()).toEqual((await page.locator('.lines .line .c-title a').allTextContents()).toSorted((a, b) => a.localeCompare(b)));
    await page.getByRole('button', { name: /Broken brief/ }).click();
    await page.getByText('expected lower-case latin words').waitFor();
    await rest.close();
  });

  test('of many lines only those on the screen are elements; the last one is reached, and the place is kept', async () => {
    const many = testProject({ ...englishProject(), ...Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`briefs/many-${index}.yaml`, `topic: Bicycle part number ${index}\nslug: part-${index}\nstatus: hold\n`])) });
    const own = await testDesk(many);
    const one = await visit(chrome, own.url, '#/');
    await expect.poll(async () => one.page.locator('.count').textContent()).toBe('603 articles');
    expect(await one.page.locator('.lines .line').count()).toBeLessThan(60);
    await one.page.evaluate('document.querySelector(".scroller").scrollTop = 1e9');
    await one.page.getByText('Bicycle part number 599').waitFor();
    expect(await one.page.locator('.lines .line').count()).toBeLessThan(60);
    await one.page.getByText('Bicycle part number 599').click();
    await one.page.locator('.article-head').waitFor();
    await one.page.goBack();
    await one.page.getByText('Bicycle part number 599').waitFor();
    expectQuiet(one);
    await one.close();
  });
});
