import { describe, expect, test } from 'vitest';
import { expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { busyDesk } from '../kit/desk-project.ts';

/** Writing at the desk. */

const browser = await openBrowser();
const { desk, project } = await busyDesk();

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;

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
});
