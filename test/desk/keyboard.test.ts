import type { Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { RunView } from '../../src/desk/shapes.ts';
import { expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { testDesk } from '../kit/desk.ts';
import { startFakeOpenAI } from '../kit/fake-openai.ts';
import { answerTo } from '../kit/model.ts';
import { ENGLISH_CONFIG, englishProject, KEY, testProject, topics, withServer } from '../kit/project.ts';

/** The whole way of an editor without a mouse, with the focus seen at every step; a run with pause, going on, stop and budget; names for who does not see the page. */

const browser = await openBrowser();
const gate = { open: true };
const server = await startFakeOpenAI(async (request) => {
  while (!gate.open) await sleep(5);
  return { text: answerTo(request.body) };
});
afterAll(async () => server.close());

interface Focus {
  role: string;
  name: string;
  id: string;
  /** It stands on the screen, and something marks it. */
  seen: boolean;
}

/** What has the focus. Its mark is an outline that one can see. */
const FOCUS = `(() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1.5;
  return {
    role: element.getAttribute('role') ?? element.tagName.toLowerCase(), id: element.id,
    name: (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent).trim().replace(/\\s+/g, ' ').slice(0, 60),
    seen: marked && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
})()`;

async function focus(page: Page): Promise<Focus> {
  // Scrolling to it takes a frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  return page.evaluate<Focus>(FOCUS);
}

/** Presses Tab until something has the focus; on the way everything that gets it is seen. */
async function tabTo(page: Page, wanted: (at: Focus) => boolean, key = 'Tab'): Promise<Focus> {
  const way: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press(key);
    const at = await focus(page);
    way.push(`${at.role} "${at.name}"${at.seen ? '' : ' UNSEEN'}`);
    if (at.role !== 'body' && !at.seen) throw new Error(`the focus cannot be seen: ${way.join(', ')}`);
    if (wanted(at)) return at;
  }
  throw new Error(`never reached: ${way.join(', ')}`);
}

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;

  test.each(['light', 'dark'] as const)('%s: search, article, finding, fix, editor, save, approve, run', async (theme) => {
    const project = testProject(englishProject());
    await project.run({ provider: 'offline' });
    project.edit('output/tyre-pressure.md', 'A soft tyre grips', 'A sоft tyre grips');
    project.write('briefs/pump.yaml', 'topic: Bicycle pumps\n');
    withServer(project, server.baseURL, ', prices: { test-model: { input: 1, output: 2 } }');
    const desk = await testDesk(project);
    const { page, ...rest } = await visit(chrome, desk.url, '', { theme });
    await page.locator('.lines .line').first().waitFor();
    // The first thing that Tab reaches leads past the head of the page.
    expect((await tabTo(page, () => true)).name).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');

    await page.keyboard.press('/');
    expect(await focus(page)).toMatchObject({ role: 'input', name: 'Search titles and texts', seen: true });
    await page.keyboard.type('tyre grips');
    await expect.poll(async () => page.locator('.count').textContent()).toBe('1 article');
    await page.keyboard.press('Enter');
    expect(await focus(page)).toMatchObject({ role: 'a', seen: true });
    await page.keyboard.press('Enter');

    await page.locator('.prose').waitFor();
    const fix = await tabTo(page, ({ name }) => name === 'Fix');
    expect(fix.role).toBe('button');
    await page.keyboard.press('Enter');
    await page.getByText('Fixed').waitFor();
    expect(project.article('tyre-pressure')).toContain('A soft tyre grips');
    // The button is gone with its note; the focus is still in the article.
    await expect.poll(async () => (await focus(page)).role).not.toBe('body');

    await page.keyboard.press('e');
    await page.locator('.preview .prose').waitFor();
    expect(await focus(page)).toMatchObject({ role: 'textarea', name: 'Markdown of the article', seen: true });
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('One more thing to know about a tyre.');
    await page.keyboard.press('Control+s');
    await page.locator('.toast', { hasText: 'Saved' }).waitFor();
    expect(project.article('tyre-pressure')).toContain('One more thing to know about a tyre.');
    await page.keyboard.press('Escape');
    await page.locator('.article-head').waitFor();
    // Who leaves the editor is where they came from.
    await expect.poll(async () => focus(page)).toMatchObject({ id: 'edit', seen: true });

    await tabTo(page, ({ id }) => id === 'approve');
    await page.keyboard.press('Enter');
    await page.locator('dialog').waitFor();
    expect(await focus(page)).toMatchObject({ id: 'person', seen: true });
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await focus(page)).toMatchObject({ id: 'approve', seen: true });
    await page.keyboard.press('Enter');
    await page.keyboard.type('Anna');
    await page.keyboard.press('Enter');
    await page.getByText('approved by Anna').waitFor();
    expect(await focus(page)).toMatchObject({ id: 'approve', name: '✓ Approved' });

    await tabTo(page, ({ role, name }) => role === 'a' && name === 'Run', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('#plan').waitFor();
    await tabTo(page, ({ id }) => id === 'plan');
    await page.keyboard.press('Enter');
    await page.locator('#start').waitFor();
    await expect.poll(async () => (await focus(page)).id).toBe('start');
    await tabTo(page, ({ id }) => id === 'budget', 'Shift+Tab');
    await page.keyboard.type('3');
    await tabTo(page, ({ id }) => id === 'start');
    await page.keyboard.press('Enter');
    await page.locator('.r-done, .r-failed').waitFor({ timeout: 20_000 });
    expect(await page.locator('.figures').textContent()).toContain('of $3');
    expect(project.manifest().articles.map(({ slug }) => slug)).toContain('bicycle-pumps');
    expect(project.article('tyre-pressure')).toContain('One more thing to know about a tyre.');
    expectQuiet({ page, ...rest });
    await rest.close();
  });

  test('a run is paused, goes on, is stopped and keeps to its budget, all by keyboard; where the focus was, it stays on the page', async () => {
    const names = ['Wheel truing', 'Saddle height', 'Gear cables', 'Bottom brackets', 'Handlebar tape', 'Pedal threads'];
    const project = testProject({ ...topics(...names), 'slugline.config.yaml': `${ENGLISH_CONFIG}model: { provider: openai, name: test-model, baseURL: "${server.baseURL}", concurrency: 1, prices: { test-model: { input: 1, output: 2 } } }\n` });
    project.env['OPENAI_API_KEY'] = KEY;
    const desk = await testDesk(project);
    const run = async (): Promise<RunView> => (await desk.get<{ run: RunView }>('/desk')).run;
    const { page, ...rest } = await visit(chrome, desk.url, '#/run');
    gate.open = false;
    await tabTo(page, ({ id }) => id === 'plan');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focus(page)).id, { timeout: 45_000 }).toBe('start');
    await page.keyboard.press('Enter');
    await page.locator('.r-running').waitFor();
    await expect.poll(async () => (await focus(page)).role).not.toBe('body');
    expect(await focus(page)).toMatchObject({ id: 'pause', seen: true });
    await page.keyboard.press('Enter');
    await page.locator('.r-pausing').waitFor();
    gate.open = true;
    await page.locator('.r-paused').waitFor();
    await expect.poll(async () => (await focus(page)).id).toBe('go-on');
    const { done, spent } = await run();
    expect(done).toBeLessThan(names.length);
    gate.open = false;
    await page.keyboard.press('Enter');
    await page.locator('.r-running').waitFor();
    await tabTo(page, ({ id }) => id === 'stop');
    await page.keyboard.press('Enter');
    gate.open = true;
    await expect.poll(async () => (await run()).state, { timeout: 15_000 }).toBe('idle');
    await page.getByText('No run is under way.').waitFor();
    await expect.poll(async () => (await focus(page)).id).toBe('plan');
    expect((await run()).spent).toBeGreaterThanOrEqual(spent ?? 0);
    expect((await run()).done).toBeLessThan((await run()).total);

    // Less than one more article costs.
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focus(page)).id, { timeout: 45_000 }).toBe('start');
    await tabTo(page, ({ id }) => id === 'budget', 'Shift+Tab');
    await page.keyboard.type('0.0005');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.r-failed').waitFor({ timeout: 20_000 });
    expect(await page.locator('.run-state').textContent()).toMatch(/budget/i);
    const after = await run();
    expect(after.spent).toBeLessThanOrEqual(0.0005);
    expect(after.done).toBeLessThanOrEqual(names.length);
    expectQuiet({ page, ...rest });
    await rest.close();
  });

  test('who does not see the page hears what everything is', async () => {
    const project = testProject(englishProject());
    await project.run({ provider: 'offline' });
    const desk = await testDesk(project);
    const { page, ...rest } = await visit(chrome, desk.url, '');
    await page.locator('.lines .line').first().waitFor();
    const batch = await page.locator('body').ariaSnapshot();
    for (const said of ['link "Skip to content"', 'navigation "Slugline"', 'link "Articles"', 'combobox "Theme"', 'main', 'searchbox "Search titles and texts"', 'group "State"', 'button "All 3" [pressed]', 'table "Articles"', 'columnheader "State ↑"', 'status: 3 articles']) expect(batch).toContain(said);
    await page.evaluate('location.hash = "#/a/chain-care"');
    await page.locator('.prose').waitFor();
    const article = await page.locator('main').ariaSnapshot();
    for (const said of ['heading "Bicycle chain care" [level=1]', 'button "Approve"', 'button "Hold"', 'button "Send back …"', 'tablist', 'tab "Text" [selected]', 'tab "Links"', 'tabpanel "Text"', 'article']) expect(article).toContain(said);
    await page.locator('#edit').click();
    await page.locator('.preview .prose').waitFor();
    const editor = await page.locator('main').ariaSnapshot();
    for (const said of ['textbox "Markdown of the article"', 'region "Preview"', 'button "Save"', 'status']) expect(editor).toContain(said);
    await page.locator('#close-editor').click();
    await page.locator('#send-back').click();
    const dialog = await page.locator('dialog').ariaSnapshot();
    for (const said of ['dialog "Send back with a note"', 'textbox "What should be different?"', 'textbox "Your name"', 'button "Cancel"']) expect(dialog).toContain(said);
    await page.keyboard.press('Escape');
    await page.evaluate('location.hash = "#/run"');
    await page.locator('#plan').waitFor();
    const run = await page.locator('main').ariaSnapshot();
    for (const said of ['heading "Run" [level=1]', 'status: No run is under way.', 'button "See what a run would do"']) expect(run).toContain(said);
    expectQuiet({ page, ...rest });
    await rest.close();
  });
});
