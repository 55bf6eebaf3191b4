import { beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, testProject, type TestProject } from '../kit/project.ts';

/** The desk as a person sees it: every view in a real browser. */

const browser = await openBrowser();
let project: TestProject;
let desk: TestDesk;

/** An article with a conflict, one with findings and claims, one that is rejected by nobody, a brief to write, a broken one. */
beforeAll(async () => {
  project = testProject(englishProject({ 'briefs/saddle.yaml': 'topic: Bicycle saddle height\nstatus: hold\n' }));
  await project.run({ provider: 'offline' });
  project.write('briefs/broken.yaml', 'topic: Broken\nslug: Not A Slug\n');
  project.write('briefs/pump.yaml', 'topic: Bicycle pumps\n');
  const generated = project.article('brake-pads');
  project.edit('output/brake-pads.md', 'wear quietly', 'wear in silence');
  project.write('output/.slugline/pending/brake-pads.md.new', generated.replace('wear quietly', 'wear slowly').replace('Water and grit', 'Rain and grit'));
  project.edit('output/tyre-pressure.md', 'A soft tyre grips', 'The right pressure saves 47 % of your money. A sоft tyre grips');
  desk = await testDesk(project);
});

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

  test('findings stand beside their place, a claim says what is missing, a fix is one press and can be undone', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '#/a/tyre-pressure');
    const claim = page.locator('.prose .claim.v-unbound', { hasText: '47' }).first();
    await claim.focus();
    await page.locator('.tip').waitFor();
    expect(await page.locator('.tip').textContent()).toMatch(/nothing proves this/);
    const before = project.article('tyre-pressure');
    const note = page.locator('.note', { has: page.getByRole('button', { name: 'Fix' }) }).first();
    await note.getByRole('button', { name: 'Fix' }).click();
    await page.getByText('Fixed').waitFor();
    expect(project.article('tyre-pressure')).toBe(before.replace('A sоft', 'A soft'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => project.article('tyre-pressure')).toBe(before);
    expectQuiet({ page, ...rest });
    await rest.close();
  });

  test('a field of the front matter is changed in its form', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '#/a/chain-care');
    await page.locator('details.front summary').click();
    await page.locator('#field-description').fill('A chain that is wiped, oiled and measured now and then lasts long: what to do, and in which order.');
    await page.getByRole('button', { name: 'Save fields' }).click();
    await page.getByText('Saved').waitFor();
    expect(project.article('chain-care')).toMatch(/A chain that is wiped, oiled and\s+measured/);
    await rest.close();
  });

  test('writing: checked while one types, saved by Ctrl+S; the second tab is shown both texts and chooses', async () => {
    const first = await visit(chrome, desk.url, '#/a/chain-care');
    const second = await visit(chrome, desk.url, '#/a/chain-care', { context: first.context });
    for (const { page } of [first, second]) await page.locator('#edit').click();
    await first.page.locator('.preview .prose').waitFor();
    const text = await first.page.locator('#markdown').inputValue();
    await first.page.locator('#markdown').fill(text.replace('Wipe the outside first', 'Wipe the outside gently'));
    await first.page.locator('.preview').getByText('Wipe the outside gently').waitFor();
    await second.page.locator('#markdown').fill(text.replace('Grit mixes', 'Sand mixes'));
    await first.page.keyboard.press('Control+s');
    await first.page.locator('.toast', { hasText: 'Saved' }).waitFor();
    expect(project.article('chain-care')).toContain('Wipe the outside gently');
    await second.page.locator('#save').click();
    await second.page.locator('dialog').waitFor();
    expect(project.article('chain-care')).not.toContain('Sand mixes');
    const parts = second.page.locator('dialog .hunk');
    expect(await parts.count()).toBe(2);
    await parts.filter({ hasText: 'gently' }).getByText('Take theirs').click();
    await second.page.locator('#save-conflict').click();
    await expect.poll(() => project.article('chain-care')).toContain('Sand mixes');
    expect(project.article('chain-care')).toContain('Wipe the outside gently');
    // The refused save is a 409, which the browser notes in its console.
    expect(second.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    expect(second.strangers).toEqual([]);
    expectQuiet(first);
    await first.close();
  });

  test('what was typed survives a reload', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '#/a/chain-care');
    await page.locator('#edit').click();
    const text = await page.locator('#markdown').inputValue();
    await page.locator('#markdown').fill(`${text}\nNot saved yet.\n`);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.locator('#edit').click();
    expect(await page.locator('#markdown').inputValue()).toContain('Not saved yet.');
    expect(project.article('chain-care')).not.toContain('Not saved yet.');
    await rest.close();
  });

  test('approve with a name, take it back, send back with a note', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '#/a/chain-care');
    await page.locator('#approve').click();
    await page.locator('#person').fill('Anna');
    await page.keyboard.press('Enter');
    await page.getByText('approved by Anna').waitFor();
    expect(project.lock('chain-care').approval).toMatchObject({ state: 'approved', by: 'Anna' });
    await page.locator('#approve').click();
    await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    expect(project.lock('chain-care').approval).toBeUndefined();
    await page.locator('#send-back').click();
    await page.locator('#note').fill('Shorter, please');
    await page.locator('dialog button.primary').click();
    await page.getByText('The note is in the brief.').waitFor();
    expect(project.read('briefs/chain.yaml')).toContain('Anna: Shorter, please');
    expectQuiet({ page, ...rest });
    await rest.close();
  });

  test('a new version is merged part by part', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '#/a/brake-pads');
    await page.getByRole('button', { name: 'Compare' }).click();
    const parts = page.locator('.hunk', { has: page.getByRole('radio') });
    await expect.poll(async () => parts.count()).toBe(2);
    expect(await parts.filter({ hasText: 'Rain' }).getByLabel('Take the new').isChecked()).toBe(true);
    expect(await parts.filter({ hasText: 'silence' }).getByLabel('Keep mine').isChecked()).toBe(true);
    await page.locator('#apply-merge').click();
    await expect.poll(() => project.article('brake-pads')).toContain('Rain and grit');
    expect(project.article('brake-pads')).toContain('wear in silence');
    expect(project.has('output/.slugline/pending/brake-pads.md.new')).toBe(false);
    expectQuiet({ page, ...rest });
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

  test('a change on the disk is shown at once', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '#/a/brake-pads');
    await page.getByText('wear in silence').first().waitFor();
    project.edit('output/brake-pads.md', 'wear in silence', 'wear without a word');
    await page.getByText('wear without a word').first().waitFor();
    expectQuiet({ page, ...rest });
    await rest.close();
  });
});
