import { describe, expect, test } from 'vitest';
import { expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, testProject, type TestProject } from '../kit/project.ts';

/** Two people, or one in two tabs, at the same article; and what happens to files behind the desk's back. */

const browser = await openBrowser();

async function opened(): Promise<{ project: TestProject; desk: TestDesk }> {
  const project = testProject(englishProject());
  await project.run({ provider: 'offline' });
  return { project, desk: await testDesk(project) };
}

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;
  const real = (faults: readonly string[]): string[] => faults.filter((fault) => !/status of 4\d\d/.test(fault));

  test('a decision in one tab is seen in the other; of a text that has changed meanwhile it is refused', async () => {
    const { project, desk } = await opened();
    const first = await visit(chrome, desk.url, '#/a/chain-care');
    const second = await visit(chrome, desk.url, '#/a/chain-care', { context: first.context });
    await second.page.locator('#hold').waitFor();
    await first.page.locator('#hold').click();
    await first.page.locator('#person').fill('Anna');
    await first.page.keyboard.press('Enter');
    await second.page.getByText('held by Anna').waitFor();
    // The other tab has not heard of the change when its button is pressed.
    await second.page.route('**/api/article/chain-care', async (route) => route.abort());
    project.edit('output/chain-care.md', 'short routine', 'quick routine');
    await second.page.locator('#approve').click();
    await second.page.locator('.toast.bad').first().waitFor();
    expect(project.lock('chain-care').approval?.state).toBe('held');
    await first.close();
  });

  test('three texts of one article: each conflict shows both, and nothing is lost', async () => {
    const { project, desk } = await opened();
    const one = await visit(chrome, desk.url, '#/a/chain-care');
    await one.page.locator('#edit').click();
    await one.page.locator('.preview .prose').waitFor();
    const text = await one.page.locator('#markdown').inputValue();
    await one.page.locator('#markdown').fill(text.replace('Grit mixes', 'Sand mixes'));
    project.edit('output/chain-care.md', 'Wipe the outside first', 'Wipe the outside gently');
    await one.page.locator('#save').click();
    await one.page.locator('dialog .hunk').first().waitFor();
    // While the person chooses, the file changes once more.
    project.edit('output/chain-care.md', 'Measure twelve links', 'Count twelve links');
    for (const part of await one.page.locator('dialog .hunk').all()) if (/gently/.test((await part.textContent()) ?? '')) await part.getByText('Take theirs').click();
    await one.page.locator('#save-conflict').click();
    await one.page.locator('dialog .hunk', { hasText: 'Count' }).waitFor();
    await one.page.locator('dialog .hunk', { hasText: 'Count' }).getByText('Take theirs').click();
    await one.page.locator('#save-conflict').click();
    await expect.poll(() => project.article('chain-care')).toContain('Sand mixes');
    expect(project.article('chain-care')).toContain('Wipe the outside gently');
    expect(project.article('chain-care')).toContain('Count twelve links');
    expect(real(one.faults)).toEqual([]);
    await one.close();
  });

  test('a conflict that is closed leaves the text in the editor, to be saved another time', async () => {
    const { project, desk } = await opened();
    const one = await visit(chrome, desk.url, '#/a/chain-care');
    await one.page.locator('#edit').click();
    const text = await one.page.locator('#markdown').inputValue();
    await one.page.locator('#markdown').fill(text.replace('Grit mixes', 'Sand mixes'));
    project.edit('output/chain-care.md', 'Wipe the outside first', 'Wipe the outside gently');
    await one.page.locator('#save').click();
    await one.page.locator('dialog').waitFor();
    await one.page.keyboard.press('Escape');
    await one.page.locator('dialog').waitFor({ state: 'detached' });
    expect(await one.page.locator('#markdown').inputValue()).toContain('Sand mixes');
    await one.page.locator('#save').click();
    await one.page.locator('dialog').waitFor();
    await one.page.locator('dialog').getByRole('button', { name: 'Keep mine' }).click();
    await one.page.locator('#save-conflict').click();
    await expect.poll(() => project.article('chain-care')).toContain('Sand mixes');
    expect(project.article('chain-care')).not.toContain('gently');
    await one.close();
  });

  test('a file that is deleted while somebody writes: the text is kept, and can be saved all the same', async () => {
    const { project, desk } = await opened();
    const one = await visit(chrome, desk.url, '#/a/chain-care');
    await one.page.locator('#edit').click();
    await one.page.locator('.preview .prose').waitFor();
    const text = await one.page.locator('#markdown').inputValue();
    await one.page.locator('#markdown').fill(text.replace('Grit mixes', 'Sand mixes'));
    project.remove('output/chain-care.md');
    await one.page.waitForTimeout(800);
    expect(await one.page.locator('#markdown').inputValue()).toContain('Sand mixes');
    await one.page.locator('#save').click();
    await one.page.locator('dialog').waitFor();
    await one.page.locator('dialog').getByRole('button', { name: 'Keep mine' }).click();
    await one.page.locator('#save-conflict').click();
    await expect.poll(() => project.has('output/chain-care.md')).toBe(true);
    expect(project.article('chain-care')).toContain('Sand mixes');
    expect(real(one.faults)).toEqual([]);
    await one.close();
  });

  test('a file that is deleted while nobody has changed it: the editor does not put an empty text in its place', async () => {
    const { project, desk } = await opened();
    const one = await visit(chrome, desk.url, '#/a/chain-care');
    await one.page.locator('#edit').click();
    await one.page.locator('.preview .prose').waitFor();
    const text = await one.page.locator('#markdown').inputValue();
    project.remove('output/chain-care.md');
    await one.page.waitForTimeout(800);
    expect(await one.page.locator('#markdown').inputValue()).toBe(text);
    expect(real(one.faults)).toEqual([]);
    await one.close();
  });

  test('a new version that goes while it is looked at is told, and nothing is written', async () => {
    const { project, desk } = await opened();
    const generated = project.article('brake-pads');
    project.edit('output/brake-pads.md', 'wear quietly', 'wear in silence');
    project.write('output/.slugline/pending/brake-pads.md.new', generated.replace('Water and grit', 'Rain and grit'));
    const before = project.article('brake-pads');
    const one = await visit(chrome, desk.url, '#/a/brake-pads/versions');
    await one.page.locator('#apply-merge').waitFor();
    project.remove('output/.slugline/pending/brake-pads.md.new');
    await one.page.locator('#apply-merge').click();
    await one.page.getByText('The new version is another one by now').waitFor();
    expect(project.article('brake-pads')).toBe(before);
    await one.close();
  });

  test('each part of a new version is taken or left, all at once or one by one, and the file is what was chosen', async () => {
    const { project, desk } = await opened();
    const generated = project.article('brake-pads');
    project.edit('output/brake-pads.md', 'wear quietly', 'wear in silence');
    const before = project.article('brake-pads');
    const pending = generated.replace('wear quietly', 'wear slowly').replace('Water and grit', 'Rain and grit').replace('Loosen the bolt', 'Undo the bolt');
    project.write('output/.slugline/pending/brake-pads.md.new', pending);
    const one = await visit(chrome, desk.url, '#/a/brake-pads/versions');
    const parts = one.page.locator('.hunk', { has: one.page.getByRole('radio') });
    await expect.poll(async () => parts.count()).toBe(3);
    const chosen = async (): Promise<boolean[]> => Promise.all((await parts.all()).map(async (part) => part.getByLabel('Take the new').isChecked()));
    expect(await chosen()).toEqual([false, true, true]);
    await one.page.getByRole('button', { name: 'Keep all' }).click();
    expect(await chosen()).toEqual([false, false, false]);
    await one.page.getByRole('button', { name: 'Take all' }).click();
    expect(await chosen()).toEqual([true, true, true]);
    await parts.nth(1).getByLabel('Keep mine').check();
    await one.page.locator('#apply-merge').click();
    await expect.poll(() => project.article('brake-pads')).toBe(before.replace('wear in silence', 'wear slowly').replace('Loosen the bolt', 'Undo the bolt'));
    expect(project.has('output/.slugline/pending/brake-pads.md.new')).toBe(false);
    expectQuiet(one);
    await one.close();
  });

  test('sent back: an empty note is not sent, a hostile one is text, a broken brief is told and the note kept', async () => {
    const { project, desk } = await opened();
    const one = await visit(chrome, desk.url, '#/a/chain-care');
    await one.page.locator('#send-back').click();
    await one.page.locator('#person').fill('Anna');
    await one.page.locator('#note').fill('   ');
    await one.page.locator('dialog button.primary').click();
    expect(await one.page.locator('dialog').isVisible()).toBe(true);
    const before = project.read('briefs/chain.yaml');
    const note = '- "quotes": {a: b} # no comment\n  <script>x</script> %TAG !! &a *a |\n\tтаб';
    await one.page.locator('#note').fill(note);
    project.write('briefs/chain.yaml', `${before}\nbroken: [\n`);
    await one.page.locator('dialog button.primary').click();
    await one.page.locator('.toast.bad').waitFor();
    expect(await one.page.locator('#note').inputValue()).toBe(note);
    project.write('briefs/chain.yaml', before);
    // Twice in a row is once.
    await one.page.waitForTimeout(600);
    await one.page.locator('dialog button.primary').dblclick().catch(() => undefined);
    await one.page.getByText('The note is in the brief.').waitFor();
    expect(project.read('briefs/chain.yaml').split('no comment').length).toBe(2);
    expect(project.item('chain-care')).toMatchObject({ action: 'write' });
    expect(real(one.faults)).toEqual([]);
    await one.close();
  });
});
