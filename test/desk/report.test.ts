import fc from 'fast-check';
import { Hono } from 'hono';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOptions } from '../../src/commands/_preview-run.ts';
import { bundlePage } from '../../src/desk/page-bundle.ts';
import { answerRows } from '../../src/desk/rows.ts';
import { SORTS, STATES, type ArticleAnswer, type DeskAnswer, type FindingsAnswer, type Row, type RowsAnswer } from '../../src/desk/shapes.ts';
import { keptPaths } from '../../src/desk/static-answers.ts';
import { packReport, type PackedReport } from '../../src/desk/static-report.ts';
import { summaryHtml } from '../../src/desk/static-summary.ts';
import { rowsModule } from '../../src/dev/page-source.ts';
import { axeFindings, openBrowser } from '../kit/desk-browser.ts';
import { busyProject } from '../kit/desk-project.ts';
import { testDesk } from '../kit/desk.ts';
import { HOSTILE } from '../kit/hostile.ts';
import { englishProject, testProject, type TestProject } from '../kit/project.ts';
import { reportContext, testReport, type TestReport } from '../kit/report.ts';

/** The desk as one page without a server: the same answers, the same views, and nothing asked of anybody. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'slugline-report-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const browser = await openBrowser();
let project: TestProject;
let report: TestReport;

beforeAll(async () => {
  project = await busyProject();
  report = await testReport(project);
}, 60_000);

function answerOf({ answers }: Pick<TestReport, 'answers'>, path: string): unknown {
  return answers.get(path)?.body;
}

describe('what is packed', () => {
  /** With room for so many characters. */
  async function packed(room: number): Promise<PackedReport | undefined> {
    return packReport(deskOptions(project.dir, {}, reportContext(project)), { room, only: undefined, made: { at: '', folder: '', version: '' }, signal: new AbortController().signal, progress: () => undefined });
  }

  test('every answer of the server, as the server gives it', async () => {
    const desk = await testDesk(project);
    while (!(await desk.get<RowsAnswer>('/rows')).complete);
    // The whole check first, as in the report: views show what it found.
    await expect.poll(async () => (await desk.get<FindingsAnswer>('/site/findings')).state, { timeout: 60_000 }).toBe('done');
    const known = [...report.answers].filter(([path]) => path !== '/rows' && path !== '/desk');
    expect(known.map(([path]) => path)).toEqual(expect.arrayContaining(['/facts', '/site', '/money', '/article/chain-care', '/article/chain-care/links', '/article/brake-pads/versions', '/article/bicycle-pumps', '/article/broken']));
    for (const [path, answer] of known) {
      const theirs = await desk.raw('GET', `/api${path}`, { headers: { Cookie: desk.cookie } });
      // How long a check took is another number each time.
      const still = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'ms' ? 0 : inner)));
      expect({ path, status: answer.status, body: still(answer.body) }).toEqual({ path, status: theirs.status, body: still(theirs.json()) });
    }
    const rows = await desk.get<RowsAnswer>('/rows');
    expect(report.answers.get('/rows')?.body).toEqual(rows.rows);
  });

  test('who made it and where stays out; when and of what is in it', () => {
    const { person, dir, report: note } = answerOf(report, '/desk') as DeskAnswer;
    expect({ person, dir, note }).toEqual({ person: '', dir: project.dir.split('/').at(-1), note: { at: '2026-06-01T12:00:00Z', folder: project.dir.split('/').at(-1), version: '0.0.0-test', leftOut: 0 } });
    const all = report.html + JSON.stringify([...report.answers.values()]);
    expect(all).not.toContain(project.dir);
    expect(all).not.toContain('somebody');
  });

  test('the same project gives the same bytes; at another time only the time is another', async () => {
    expect((await testReport(project)).html).toBe(report.html);
    project.now = '2026-06-01T13:00:00.000Z';
    const later = await testReport(project);
    project.now = '2026-06-01T12:00:00.000Z';
    expect([...later.answers].filter(([path, { body }]) => JSON.stringify(report.answers.get(path)?.body) !== JSON.stringify(body)).map(([path]) => path)).toEqual(['/desk']);
  });

  test('what there is no room for is in the list without its text, and said; what is most urgent stays', async () => {
    const whole = (await packed(1e9))?.answers.find(({ path }) => path === '/article/brake-pads')?.base64.length ?? 0;
    const small = await packed(whole);
    expect(small?.answers.flatMap(({ path }) => (/^\/article\/[^/]+$/.test(path) ? [path] : []))).toEqual(['/article/brake-pads']);
    expect(small?.rows).toEqual(report.answers.get('/rows')?.body);
    expect(small?.note.leftOut).toBe(5);
    expect((await packed(0))?.note.leftOut).toBe(6);
  });

  test('--only keeps the texts of some, the list of all', async () => {
    const some = await testReport(project, { only: ['chain-care'] });
    expect([...some.answers.keys()].filter((path) => path.startsWith('/article/'))).toEqual(['/article/chain-care', '/article/chain-care/versions', '/article/chain-care/links']);
    expect(some.answers.get('/rows')?.body).toEqual(report.answers.get('/rows')?.body);
  });

  test('whatever articles hold, the data is letters that end nothing', async () => {
    const evil = testProject(englishProject({ 'output/hostile.md': `${HOSTILE}\n</script><script>window.hit=1</script> <!-- <script> \u2028 \u2029 ]]>\n` }));
    const { html, answers } = await testReport(evil);
    expect((answerOf({ answers }, '/article/hostile') as ArticleAnswer).text).toContain('\u2028');
    expect(html).not.toMatch(/[\u2028\u2029]/);
    // The answers, the words of the page, and its script.
    expect(html.match(/<script\b/g)).toHaveLength(answers.size + 2);
    expect(html.match(/<\/script>/g)).toHaveLength(answers.size + 2);
    expect(html).not.toContain('<!--');
    const markup = html.replace(/<script type="module">[\s\S]*<\/script>/, '').replace(/<style>[\s\S]*?<\/style>/, '');
    expect(new Set(markup.match(/<[a-z]\w*/g))).toEqual(new Set(['html', 'head', 'meta', 'title', 'link', 'body', 'div', 'noscript', 'h1', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'br', 'small', 'script'].map((name) => `<${name}`)));
  });

  test('a new route of the server is in it by itself; one that hangs on more is refused, so that nobody forgets it', () => {
    const api = new Hono().get('/api/rows', (context) => context.json(1)).get('/api/events', (context) => context.json(1)).get('/api/new', (context) => context.json(1)).get('/api/links/:slug', (context) => context.json(1)).post('/api/change', (context) => context.json(1));
    expect(keptPaths(api)).toEqual(['/new', '/links/:slug']);
    for (const path of ['/api/picture/:name', '/api/any/*', '/api/a/:slugs']) expect(() => keptPaths(new Hono().get(path, (context) => context.json(1)))).toThrow(/has parameters/);
  });

  test('what is read without scripts is text', () => {
    const row: Row = { slug: 'a', title: '<img src=x onerror=alert(1)>"\'&\u202E', state: 'ready', file: null, brief: null, lang: 'ru', edited: false, draft: false, decision: null, errors: 1, warnings: 2, words: 1, cost: null, changed: 0, problems: ['</noscript><script>'] };
    const note = { at: '2026-06-01T12:00:00Z', folder: '<b>', version: '1', leftOut: 0 };
    const html = summaryHtml({ rows: Array.from({ length: 300 }, () => row), site: '<i>', locale: 'ru', note });
    expect(html.match(/<(?!\/?(?:div|h1|p|table|thead|tbody|tr|th|td|br|small)\b)/g)).toBeNull();
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp; ');
    expect(html).toContain('и ещё 100');
  });
});

describe('the list in the page', () => {
  test('is made by the code of the server: desk/rows.js is fresh (npm run gen)', () => {
    expect(readFileSync(join(root, 'desk/rows.js'), 'utf8')).toBe(rowsModule(join(root, 'src')));
  });

  test('filters, searches and sorts as the server does', async () => {
    const copy = await import(/* @vite-ignore */ pathToFileURL(join(root, 'desk/rows.js')).href) as { answerRows: typeof answerRows };
    const rowOf = fc.record({
      title: fc.constantFrom('Ёлка', 'ель', 'Chain 10', 'chain 9', 'Я', ''), state: fc.constantFrom(...STATES), edited: fc.boolean(), errors: fc.nat(2), warnings: fc.nat(2), words: fc.option(fc.nat(5)), cost: fc.option(fc.nat(5)), changed: fc.nat(3),
    });
    fc.assert(fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 12 }), fc.infiniteStream(rowOf), fc.constantFrom('', 'елка', 'chain 1', 'a b', '  '), fc.constantFrom(...STATES, 'all' as const, 'edited' as const), fc.constantFrom(...SORTS), fc.boolean(), fc.nat(5), (slugs, stream, words, state, sort, descending, from) => {
      const rows = slugs.map((slug): Row => ({ slug, file: null, brief: null, lang: '', draft: false, decision: null, problems: [], ...(stream.next().value as Omit<Row, 'slug' | 'file' | 'brief' | 'lang' | 'draft' | 'decision' | 'problems'>) }));
      const question = { state, words, sort, descending, from, count: 5 };
      const textOf = (slug: string): string => (slug.includes('a') ? 'a b елка' : '');
      expect(copy.answerRows(rows, question, textOf, true)).toEqual(answerRows(rows, question, textOf, true));
    }));
  });
});

describe('modules as one script', () => {
  const bundle = (files: Record<string, string>, swapped?: Record<string, string>): string => bundlePage('main.js', (name) => files[name], swapped);
  /** What the script leaves in `out`. */
  const outcome = async (script: string): Promise<unknown> => {
    const AsyncFunction = (async () => undefined).constructor as new (...parts: string[]) => (out: unknown[]) => Promise<void>;
    const out: unknown[] = [];
    await new AsyncFunction('out', `'use strict';\n${script}`)(out);
    return out;
  };

  test('each module keeps its own names, and runs once, after those it needs', async () => {
    expect(await outcome(bundle({
      'main.js': "import { a, b as two } from './a.js';\nimport { again,\n  C } from './b-c.js';\nimport './side.js';\n\nconst own = 'main';\nout.push(a(), two, again, new C().x, own, await Promise.resolve(5));\n",
      'a.js': "import { again } from './b-c.js'\nexport function a() { return own + again; }\nconst own = 'a';\nexport const b = 2;\n",
      'b-c.js': "out.push('once');\nexport const again = 'b';\nexport class C { x = 7; }\nexport async function* later() { yield 1; }\n",
      'side.js': "out.push('side');\n",
    }))).toEqual(['once', 'side', 'ab', 2, 'b', 7, 'main', 5]);
  });

  test('lists of names, names given on, and modules in the place of others', async () => {
    expect(await outcome(bundle({
      'main.js': "import { x, y, z } from './api.js';\nout.push(x, y, z);\n", 'static.js': "import { deep } from './deep.js';\nexport { deep as x };\nexport { deep as y, z } from './deep.js';\n",
      'deep.js': "const inner = 'z';\nexport const deep = 'd';var q=1;export{inner as z};\n",
    }, { 'api.js': 'static.js' }))).toEqual(['d', 'd', 'z']);
  });

  test('line ends of Windows make no other script', () => {
    const files = { 'main.js': "import { a } from './a.js';\nout.push(a);\n", 'a.js': 'export const a = 1;\n' };
    expect(bundle(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')])))).toBe(bundle(files));
  });

  test.each([
    ["import { a } from './gone.js';", 'there is no such file'], ["import { a } from './a.js';", 'which has no such export'], ["import { m } from './main.js';\nexport const m = 1;", 'it imports itself'],
    ["import a from './a.js';", 'not understood'], ["import * as a from './a.js';", 'not understood'], ["import { a } from 'package';", 'not understood'], ["import { default as a } from './a.js';", 'not understood'],
    ['export default 1;', 'not understood'], ['export let a = 1;', 'not understood'], ["export * from './a.js';", 'not understood'], ['export const { a } = b;', 'not understood'],
    ["const a = '</script>';", 'cannot stand inside a page'], ["const a = '<!-- ';", 'cannot stand inside a page'],
  ])('%s is refused', (source, message) => {
    expect(() => bundle({ 'main.js': source, 'a.js': 'export const other = 1;' })).toThrow(message);
  });
});

const VIEWS = [
  ['the batch', '#/', '.lines .line'], ['an article', '#/a/tyre-pressure', '.prose'], ['its search results', '#/a/tyre-pressure/results', '.serp'], ['its structured data', '#/a/tyre-pressure/data', '.tree'],
  ['its links', '#/a/tyre-pressure/links', '.links .card'], ['its versions', '#/a/brake-pads/versions', '.hunk'], ['a brief to write', '#/a/bicycle-pumps', '.empty'], ['facts', '#/facts', '.fact-card'], ['the site', '#/site', 'canvas'],
] as const;

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;
  const file = join(home, 'report.html');
  const url = pathToFileURL(file).href;
  beforeAll(() => writeFileSync(file, report.html));

  /** A machine that has much to do is given time. */
  const becomes = async (look: () => Promise<unknown>, wanted: unknown): Promise<void> => {
    await expect.poll(look, { timeout: 45_000 }).toEqual(wanted);
  };

  interface Opened {
    page: Page;
    /** What the console says, and every request but the one for the file. */
    wrong: string[];
    /** Requests that were not stopped by the page's policy. */
    sent: string[];
    close(): Promise<void>;
  }

  async function open(hash: string, { theme = 'light', locale = 'en', phone = false, scripts = true, at = url }: { theme?: 'light' | 'dark'; locale?: string; phone?: boolean; scripts?: boolean; at?: string } = {}): Promise<Opened> {
    const context = await chrome.newContext({ viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 }, colorScheme: theme, locale, reducedMotion: 'reduce', hasTouch: phone, javaScriptEnabled: scripts });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const wrong: string[] = [];
    const sent: string[] = [];
    page.on('requestfinished', (request) => sent.push(request.url()));
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText !== 'csp') sent.push(`${request.url()} ${request.failure()?.errorText ?? ''}`);
    });
    page.on('console', (message) => wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('request', (request) => {
      // The picture in the tab stands in the page.
      if (!request.url().startsWith(at) && !request.url().startsWith('data:image/svg+xml;base64,')) wrong.push(request.url());
    });
    await page.goto(`${at}${hash}`);
    return { page, wrong, sent, close: async () => context.close() };
  }

  describe.each(['light', 'dark'] as const)('%s', (theme) => {
    test.each(VIEWS)('%s is there, readable for everybody, and quiet', async (_name, hash, selector) => {
      const { page, wrong, close } = await open(hash, { theme, locale: theme === 'light' ? 'en' : 'ru' });
      await page.locator(selector).first().waitFor();
      expect(await page.locator('.report-note').textContent()).toMatch(theme === 'light' ? /^Report of “.+”, June 1, 2026.+, for reading only\.$/ : /^Отчёт по «.+», 1 июня 2026.+, только для чтения\.$/);
      expect(await axeFindings(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    });
  });

  test.each(VIEWS)('%s fits a phone, and changes nothing', async (_name, hash, selector) => {
    const { page, wrong, close } = await open(hash, { phone: true });
    await page.locator(selector).first().waitFor();
    expect(await page.evaluate('document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth')).toBe(0);
    expect(await page.locator('#edit, #approve, #hold, #send-back, #apply-merge, #start, #plan, .note button, .hunk input, .primary:visible').count()).toBe(0);
    expect(await page.locator('.fields input:enabled, .fields textarea:enabled').count()).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  });

  test('there is no run, and the keys for changes do nothing', async () => {
    const { page, wrong, close } = await open('#/run');
    await page.locator('.lines .line').first().waitFor();
    expect(await page.locator('.views a').allTextContents()).toEqual(['Articles', 'Facts', 'Site']);
    await page.goto(`${url}#/a/chain-care`);
    await page.locator('.prose').waitFor();
    await page.keyboard.press('e');
    expect(await page.locator('.editor').count()).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  });

  test('search in titles and texts, filters, sorting, and all of it by keyboard', async () => {
    const { page, wrong, close } = await open('');
    const slugs = async (): Promise<string[]> => page.evaluate('[...document.querySelectorAll(".lines .line")].map((line) => line.dataset.slug)');
    await page.locator('.lines .line').first().waitFor();
    expect((await slugs())[0]).toBe('brake-pads');
    await page.keyboard.press('/');
    await page.keyboard.type('kitchen OIL');
    await becomes(slugs, ['chain-care']);
    await page.locator('input[type=search]').fill('no such words');
    await page.getByText('No article fits.').waitFor();
    await page.locator('input[type=search]').fill('');
    await becomes(async () => (await slugs()).length, 6);
    await page.getByRole('button', { name: /Needs you/ }).click();
    await becomes(slugs, ['brake-pads']);
    await page.getByRole('button', { name: /^All/ }).click();
    await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
    await becomes(async () => page.locator('.lines .line .c-title a').allTextContents(), ['Bicycle brake pads', 'Bicycle chain care', 'Bicycle pumps', 'Bicycle saddle height', 'Bicycle tyre pressure', 'broken'].map((title) => expect.stringContaining(title) as string));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const slug = await page.evaluate('document.activeElement.closest(".line").dataset.slug');
    await page.keyboard.press('Enter');
    await page.locator('[role=tab][aria-selected=true]').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.serp').first().waitFor();
    await page.keyboard.press('Escape');
    await becomes(async () => page.evaluate('document.activeElement.closest(".line")?.dataset.slug'), slug);
    expect(wrong).toEqual([]);
    await close();
  });

  test('the language of the browser, another by choice, dark by choice; the choice stays', async () => {
    const { page, wrong, close } = await open('#/a/chain-care', { locale: 'ru-RU' });
    await page.getByRole('tab', { name: 'Разметка' }).waitFor();
    await page.getByLabel('Язык').selectOption('en');
    await page.getByRole('tab', { name: 'Structured data' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByLabel('Theme').selectOption('dark');
    await page.reload();
    await page.getByRole('tab', { name: 'Structured data' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(wrong).toEqual([]);
    await close();
  });

  test('in a frame that shuts it off from everything, as viewers of artifacts do', async () => {
    const server = createServer((request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(request.url === '/' ? '<!doctype html><title>x</title><iframe sandbox="allow-scripts" src="/report.html" width="1400" height="800"></iframe>' : report.html);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { page, wrong, close } = await open('', { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
    const frame = page.frameLocator('iframe');
    await frame.locator('.lines .line').first().waitFor();
    await frame.locator('.prefs select').last().selectOption('ru');
    await frame.getByRole('link', { name: 'Статьи' }).waitFor();
    await frame.getByRole('link', { name: /chain/i }).first().click();
    await frame.locator('.prose').waitFor();
    expect(wrong).toEqual([]);
    await close();
    server.close();
  });

  test('without scripts: the figures, and what to open it with', async () => {
    const { page, close } = await open('', { scripts: false });
    expect(await page.locator('.plain-summary tbody tr').count()).toBe(6);
    expect(await page.locator('.plain-summary').textContent()).toMatch(/Open the file in a browser.*Bicycle chain care/);
    await close();
  });

  test('an article that is not in it says so, and leads back', async () => {
    const { page, wrong, close } = await open('#/a/nowhere');
    await page.getByText('This report does not hold this article.').waitFor();
    await page.getByRole('link', { name: 'All articles' }).click();
    await page.locator('.lines .line').first().waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  describe('hostile articles', () => {
    const evilUrl = pathToFileURL(join(home, 'hostile.html')).href;
    beforeAll(async () => {
      const evil = testProject(englishProject({
        'output/hostile.md': `${HOSTILE}\n</script><script>window.hit=60</script><!-- <script> -->\u2028window.hit=61\u2029\n`,
        'briefs/evil.yaml': 'topic: \'<img src=x onerror="window.hit=39">\'\nslug: evil\nnotes: \'</noscript><script>window.hit=40</script>\'\n',
        'briefs/_facts.yaml': 'facts:\n  - { id: evil, text: \'<script>window.hit=41</script> 5 kg\', source: "javascript:window.hit=42" }\n  - { id: evil2, text: \'<img src=x onerror=window.hit=43>\', source: "https://evil.example/?<script>" }\n',
        'slugline.config.yaml': 'site: { url: https://example.org, name: "</title><script>window.hit=62</script>", locale: en }\nbrand: { name: "<img src=x onerror=window.hit=63>" }\n',
      }));
      writeFileSync(join(home, 'hostile.html'), (await testReport(evil)).html);
    }, 60_000);

    test.each(['#/', '#/a/hostile', '#/a/hostile/results', '#/a/hostile/data', '#/a/hostile/links', '#/a/evil', '#/facts', '#/site', '#/a/%3Cimg%20src=x%20onerror=window.hit=44%3E', '#/<script>window.hit=45</script>', '#/a/__proto__', '#/a/hostile%22%3E'])('nothing runs and nothing is loaded: %s', async (hash) => {
      const { page, wrong, close } = await open(hash, { at: evilUrl });
      await page.locator('h1, .empty, .card').first().waitFor({ state: 'attached' });
      if (hash === '#/a/hostile') {
        await page.locator('.prose').waitFor();
        for (const target of await page.locator('.prose a, .prose span, .prose sup, .prose b, .prose .raw').all()) {
          await target.dispatchEvent('mouseover');
          if ((await target.getAttribute('href')) === null) await target.dispatchEvent('click');
        }
      }
      expect(await page.evaluate('window.hit')).toBeUndefined();
      expect(await page.evaluate('document.querySelectorAll("main script, main style, main svg, main iframe, main object, main embed, main img, main form[action], main link, main base, main meta, main math").length')).toBe(0);
      expect(await page.evaluate('[...document.querySelectorAll("main a")].map((a) => a.getAttribute("href")).filter((href) => href !== null && !/^(#\\/|https?:\\/\\/)/.test(href))')).toEqual([]);
      expect(await page.evaluate('[...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames()).filter((name) => name.startsWith("on"))')).toEqual([]);
      expect(await page.locator('.bar').isVisible()).toBe(true);
      expect(wrong).toEqual([]);
      await close();
    });

    test('without scripts nothing of them is an element either', async () => {
      const { page, wrong, close } = await open('', { at: evilUrl, scripts: false });
      expect(await page.locator('noscript img, noscript script, noscript svg, .plain-summary img, .plain-summary script').count()).toBe(0);
      expect(await page.locator('.plain-summary').textContent()).toContain('<img src=x');
      expect(wrong).toEqual([]);
      await close();
    });

    test.each([
      ['a script that is put in', 'const s = document.createElement("script"); s.textContent = "window.hit = 70"; document.body.append(s);'],
      ['a script from data', 'const s = document.createElement("script"); s.setAttribute("src", "data:text/javascript,window.hit=71"); document.body.append(s);'],
      ['HTML from text', 'document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=window.hit=72>");'],
      ['a picture from elsewhere', 'const i = new Image(); i.src = "https://evil.example/a.png"; document.body.append(i);'],
      ['a request', 'await fetch("https://evil.example/").catch(() => undefined);'],
    ])('were it to come in all the same, its policy would stop it: %s', async (_name, code) => {
      const { page, wrong, sent, close } = await open('', { at: evilUrl });
      await page.locator('.lines .line').first().waitFor();
      await page.evaluate(`(async () => { try { ${code} } catch { /* refused */ } await new Promise((done) => setTimeout(done, 50)); })()`);
      expect(await page.evaluate('window.hit')).toBeUndefined();
      expect(sent.filter((line) => !line.startsWith(evilUrl) && !line.startsWith('data:image/svg'))).toEqual([]);
      expect(wrong.join('\n')).toMatch(/violates|requires|blocked|refused/i);
      await close();
    });
  });
});
