import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ArticleAnswer } from '../../src/desk/shapes.ts';
import { axeFindings, expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { russianProject, testProject, type TestProject } from '../kit/project.ts';

/** The desk in Russian: findings, reasons and problems, with the English text within reach. */

const browser = await openBrowser();
const SAMPLES = fileURLToPath(new URL('../../../shared/samples', import.meta.url));
const REAL = ['chat-podderzhka', 'podderzhka-onlayn'];
let project: TestProject;
let desk: TestDesk;
let slug = '';

beforeAll(async () => {
  project = testProject(russianProject());
  await project.run({ provider: 'offline' });
  slug = project.manifest().articles[0]?.slug ?? '';
  project.write(`output/${slug}.md`, `${project.article(slug)}\n## Цены **и** сроки:\n\nМы гарантируем результат, 47 % клиентов возвращаются. [здесь](http://example.com/)\n`);
  project.write('briefs/broken.yaml', 'topic: Сломанное\nslug: Not A Slug\n');
  if (existsSync(SAMPLES)) for (const name of REAL) project.write(`output/${name}.md`, readFileSync(`${SAMPLES}/${name}.md`, 'utf8'));
  desk = await testDesk(project);
});

test('each finding comes in both languages, each reason of a claim too', async () => {
  const { view } = await desk.get<ArticleAnswer>(`/article/${slug}`);
  expect(view?.findings.length).toBeGreaterThan(2);
  for (const { ru, rule, why } of view?.findings ?? []) {
    expect(why).not.toBe('');
    for (const text of [ru?.title, ru?.message, ru?.help, ru?.why]) expect(`${rule}: ${text ?? ''}`).toMatch(/[а-яё]/u);
  }
  expect(view?.findings.find(({ rule }) => rule === 'links/http')?.ru).toMatchObject({ title: 'Ссылка по http', message: 'Ссылка «здесь» ведёт по http: http://example.com/' });
  for (const claim of view?.claims ?? []) if (claim.verdict === 'unbound') expect(`${claim.kind}: ${claim.whyRu ?? ''}`).toMatch(/[а-яё]/u);
});

test('any text is asked for in Russian; not without the key, not in any amount', async () => {
  expect((await desk.send('/russian', { texts: ['new', 'Nobody knows this.', 'links/http'] })).json()).toEqual({ texts: ['новая', null, 'Ссылка по http'] });
  expect((await desk.send('/russian', { texts: Array.from({ length: 501 }, () => 'new') })).status).toBe(400);
  expect((await desk.send('/russian', { texts: [5] })).status).toBe(400);
  expect((await desk.raw('POST', '/api/russian', { headers: { Cookie: desk.cookie, 'Content-Type': 'application/json' }, body: '{"texts":[]}' })).status).toBe(403);
});

test.skipIf(!existsSync(SAMPLES))('both real articles: every finding is said in Russian', async () => {
  for (const name of REAL) {
    const { view } = await desk.get<ArticleAnswer>(`/article/${name}`);
    expect(view?.findings.length).toBeGreaterThan(20);
    expect(view?.findings.filter(({ ru }) => ru?.message == null || ru.help === null).map(({ rule, message, help }) => [rule, message, help])).toEqual([]);
    expect(view?.claims.filter(({ whyRu, sources, why }) => whyRu === null && sources.length === 0 && !/[а-я]/.test(why)).map(({ why }) => why)).toEqual([]);
  }
});

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;

  test('Russian cards; why, the rule and the English words are one press away', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, `#/a/${slug}`, { locale: 'ru-RU' });
    const card = page.locator('.note', { hasText: 'Ссылка по http' });
    await card.waitFor();
    expect(await card.locator('.note-what').textContent()).toBe('Ссылка «здесь» ведёт по http: http://example.com/');
    expect(await card.textContent()).toContain('Откройте адрес по https');
    expect(await card.getByText('uses http').isVisible()).toBe(false);
    await card.locator('summary').focus();
    await page.keyboard.press('Enter');
    await card.getByText('uses http').waitFor();
    expect(await card.locator('[lang=en]').textContent()).toContain('the link "здесь" uses http');
    expect(await card.locator('code').first().textContent()).toBe('links/http');
    expect(await axeFindings(page)).toEqual([]);
    expectQuiet({ page, ...rest });
    await rest.close();
  });

  test('the same page in English has no Russian in its cards, but why', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, `#/a/${slug}`, { locale: 'en' });
    const card = page.locator('.note', { hasText: 'links/http' });
    await card.waitFor();
    await card.getByText('Why').click();
    await card.getByText('The connection is open to others').waitFor();
    expect((await card.textContent())?.replace('здесь', '')).not.toMatch(/[а-яё]/u);
    expectQuiet({ page, ...rest });
    await rest.close();
  });

  test('a reason of a claim, a problem of a brief, a reason of the plan', async () => {
    const { page, ...rest } = await visit(chrome, desk.url, `#/a/${slug}`, { locale: 'ru-RU' });
    await page.locator('.prose .claim.v-unbound').first().focus();
    await page.locator('.tip').getByText('Этого нет ни в фактах, ни в ТЗ.').waitFor();
    await page.evaluate('location.hash = "#/"');
    const problem = page.getByText('должно быть — строчные латинские слова');
    await problem.waitFor();
    expect(await problem.getAttribute('title')).toContain('expected lower-case latin words');
    expect(await problem.getAttribute('lang')).toBe('ru');
    expectQuiet({ page, ...rest });
    await rest.close();
  });
});
