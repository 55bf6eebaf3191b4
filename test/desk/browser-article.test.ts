import { describe, expect, test } from 'vitest';
import { expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { busyDesk } from '../kit/desk-project.ts';

/** One article as a person reads and decides it. */

const browser = await openBrowser();
const { desk, project } = await busyDesk();

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;

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

  test('a change on the disk is shown at once', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, '#/a/brake-pads');
    await page.getByText('wear in silence').first().waitFor();
    project.edit('output/brake-pads.md', 'wear in silence', 'wear without a word');
    await page.getByText('wear without a word').first().waitFor();
    expectQuiet({ page, ...rest });
    await rest.close();
  });
});
