import { HtmlValidate } from 'html-validate';
import lighthouse from 'lighthouse';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaVocabulary } from '../../src/text/schema-vocabulary.ts';
import { buildExample, fileOfPage, pagesOf } from '../kit/blog.ts';
import { launchChromium, serveFiles, type StaticServer } from '../kit/browser.ts';
import { axeFindings, openBrowser } from '../kit/desk-browser.ts';

/** The example blog as readers, search engines and assistive technology get it: built with the articles of this repository, as if a person had released them. */

const SITE = 'https://butlerspb-blog.netlify.app';
const chromium = await openBrowser();

const home = mkdtempSync(join(tmpdir(), 'slugline-blog-'));
const dist = await buildExample(home, { published: true });
const pages = pagesOf(dist);
const html = new Map(pages.map((page) => [page, readFileSync(fileOfPage(dist, page), 'utf8')]));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const articles = pages.filter((page) => /^(?:\/en)?\/blog\/[^/]+\/$/.test(page));

/** Of one page: all values of an attribute, by a pattern on its tag. */
function values(page: string, tag: RegExp, attribute: string): string[] {
  const tags = (html.get(page) ?? '').match(new RegExp(`<${tag.source}[^>]*>`, 'g')) ?? [];
  return tags.flatMap((one) => new RegExp(`\\s${attribute}="([^"]*)"`).exec(one)?.[1] ?? []).map((value) => value.replaceAll('&amp;', '&').replaceAll('&#38;', '&'));
}

function structured(page: string): Record<string, unknown>[] {
  return [...(html.get(page) ?? '').matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(([, json]) => JSON.parse(json ?? '') as Record<string, unknown>);
}

test('there are the pages one expects', () => {
  expect(articles.length).toBeGreaterThanOrEqual(13);
  expect(pages).toEqual(expect.arrayContaining(['/', '/en/', '/blog/', '/en/blog/', '/404.html', '/blog/zaselenie-gostey/', '/en/blog/welcoming-guests/']));
});

test('titles, descriptions and canonical addresses are there, and no two pages share one', () => {
  const titles = pages.map((page) => /<title>([^<]+)<\/title>/.exec(html.get(page) ?? '')?.[1]);
  expect(titles).not.toContain(undefined);
  expect(new Set(titles).size).toBe(pages.length);
  expect(pages.filter((page) => (values(page, /meta name="description"/, 'content')[0]?.length ?? 0) < 20)).toEqual([]);
  for (const page of pages.filter((one) => one !== '/404.html')) expect(values(page, /link rel="canonical"/, 'href')).toEqual([SITE + page]);
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // Of style, not of validity: void elements end as Astro ends them, titles are as long as the articles', pictures of code are styled inline.
      'void-style': 'off', 'long-title': 'off', 'no-inline-style': 'off', 'no-trailing-whitespace': 'off', 'doctype-style': 'off', 'attr-quotes': 'off', 'attribute-boolean-style': 'off', 'tel-non-breaking': 'off',
      // HTML asks of an id only that it has no spaces (section 3.2.6); that it begins with a letter was HTML 4.
      'valid-id': ['error', { relaxed: true }],
    },
  });
  const report = await Promise.all(pages.map(async (page) => [page, await validator.validateString(html.get(page) ?? '')] as const));
  expect(report.flatMap(([page, { results }]) => results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${page}:${line} ${ruleId} ${message}`)))).toEqual([]);
});

describe('structured data', () => {
  test.each(pages.filter((page) => page !== '/404.html'))('%s', (page) => {
    const data = structured(page);
    expect(data).toHaveLength(1);
    const [root = {}] = data;
    expect(root['@context']).toBe('https://schema.org');
    const nodes = (root['@graph'] ?? [root]) as Record<string, unknown>[];
    const ids = new Set(nodes.map((node) => node['@id']));
    for (const { '@type': type, ...properties } of nodes) {
      expect(schemaVocabulary.type(String(type))).toBeDefined();
      expect(Object.keys(properties).filter((name) => !name.startsWith('@') && !schemaVocabulary.mayHave(String(type), name)).map((name) => `${String(type)}.${name}`)).toEqual([]);
    }
    // What refers to another node refers to one that is there.
    const text = JSON.stringify(nodes);
    for (const [, id] of text.matchAll(/\{"@id":"([^"]+)"\}/g)) expect(ids).toContain(id);
  });

  test.each(articles)('%s says what the page shows', (page) => {
    const nodes = structured(page)[0]?.['@graph'] as Record<string, string>[];
    const posting = nodes.find((node) => node['@type'] === 'BlogPosting' || node['@type'] === 'NewsArticle');
    const title = /<h1>([^<]*)<\/h1>/.exec(html.get(page) ?? '')?.[1]?.replaceAll('\u00a0', ' ');
    expect(posting?.['headline']).toBe(title);
    expect(nodes.find((node) => node['@type'] === 'WebPage')?.['url']).toBe(SITE + page);
    expect(values(page, /time/, 'datetime')).toContain(posting?.['datePublished']);
    expect(nodes.find((node) => node['@type'] === 'ImageObject')?.['url']).toBe(values(page, /meta property="og:image"/, 'content')[0]);
    expect(nodes.find((node) => node['@type'] === 'WebPage')?.['inLanguage']).toBe(values(page, /html/, 'lang')[0]);
    const crumbs = nodes.find((node) => node['@type'] === 'BreadcrumbList')?.['itemListElement'] as unknown as { name: string }[];
    for (const { name } of crumbs) expect(html.get(page)?.replaceAll('\u00a0', ' ')).toContain(name);
  });
});

test('no link leads nowhere, and no anchor', () => {
  const broken: string[] = [];
  for (const page of pages) {
    for (const href of values(page, /(?:a|link)/, 'href')) {
      const url = new URL(href, SITE + page);
      if (url.origin !== SITE) continue;
      const path = decodeURI(url.pathname);
      const file = fileOfPage(dist, path);
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (!existsSync(file)) broken.push(`${page} → ${href}`);
      else if (anchor !== '' && !readFileSync(file, 'utf8').includes(` id="${anchor}"`)) broken.push(`${page} → ${href} (no such anchor)`);
    }
  }
  expect(broken).toEqual([]);
});

test('languages name each other, and themselves', () => {
  const named = (page: string): string[] => values(page, /link rel="alternate" hreflang="\w+"/, 'href');
  const translated = pages.filter((page) => named(page).length > 0);
  expect(translated).toEqual(['/', '/blog/putevoditel-dlya-gostey-kvartiry/', '/blog/uborka-mezhdu-gostyami/', '/blog/zaselenie-gostey/', '/en/', '/en/blog/cleaning-between-guests/', '/en/blog/guide-for-guests/', '/en/blog/welcoming-guests/']);
  for (const page of translated) {
    expect(named(page)).toContain(SITE + page);
    for (const other of named(page)) expect(named(other.slice(SITE.length))).toEqual(named(page));
  }
});

test('sitemap, feeds and robots.txt name what is there', () => {
  const read = (name: string): string => readFileSync(join(dist, name), 'utf8');
  const listed = [...read('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url?.slice(SITE.length)).sort();
  expect(listed).toEqual(pages.filter((page) => page !== '/404.html'));
  for (const [feed, prefix] of [['rss.xml', '/blog/'], ['en/rss.xml', '/en/blog/']] as const) {
    const items = [...read(feed).matchAll(/<item>.*?<link>([^<]+)<\/link>/g)].map(([, url]) => url?.slice(SITE.length)).sort();
    expect(items).toEqual(articles.filter((page) => page.startsWith(prefix)));
  }
  expect(read('robots.txt')).toContain(`Sitemap: ${SITE}/sitemap.xml`);
  expect(pages.filter((page) => html.get(page)?.includes('content="noindex"'))).toEqual(['/404.html']);
});

test('in Russian text no line ends with a short word or begins with a dash', () => {
  const text = (page: string): string => (/<div class="prose">([^]*?)<\/article>/.exec(html.get(page) ?? '')?.[1] ?? '').replaceAll(/<h[23][^]*?<\/h[23]>|<li>[^]*?<\/li>/g, '');
  const russian = articles.filter((page) => page.startsWith('/blog/'));
  expect(russian.flatMap((page) => text(page).match(/(?:^|[ >])[а-яё]{1,2} [а-яё]+|[а-яё] — /gi) ?? [])).toEqual([]);
  expect(text('/blog/zaselenie-gostey/')).toContain('водителю\u00a0— место');
});

test('nothing runs in the browser, and pictures have their place before they come', () => {
  expect(pages.filter((page) => /<script(?! type="application\/ld\+json")/.test(html.get(page) ?? ''))).toEqual([]);
  const pictures = pages.flatMap((page) => html.get(page)?.match(/<img [^>]*>/g) ?? []);
  expect(pictures.length).toBeGreaterThan(13);
  expect(pictures.filter((picture) => !/ width="\d+" height="\d+"/.test(picture))).toEqual([]);
});

describe.skipIf(chromium === undefined)('in Chromium', () => {
  const browser = chromium as NonNullable<typeof chromium>;
  let server: StaticServer;
  beforeAll(async () => {
    server = await serveFiles(dist);
  });
  afterAll(async () => server.close());

  /** A page, and what it asked of other hosts and said on the console. Pictures from elsewhere are not fetched. */
  async function open(path: string, viewport = { width: 1280, height: 900 }): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage({ viewport, colorScheme: 'light' });
    const faults: string[] = [];
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, async (route) => {
      if (route.request().resourceType() === 'image') return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
      faults.push(`asks ${route.request().url()}`);
      return route.abort();
    });
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('response', (response) => response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`));
    await page.goto(server.url + path, { waitUntil: 'load' });
    return { page, faults };
  }

  test.each(pages)('%s: one H1, no fault, nothing fetched elsewhere, accessible in light and dark', async (path) => {
    const { page, faults } = await open(path);
    expect(await page.locator('h1').count()).toBe(1);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      expect((await axeFindings(page, scheme === 'light' ? {} : { runOnly: ['color-contrast'] })).map((found) => `${scheme} ${found}`)).toEqual([]);
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test.each([320, 390, 768, 1280])('at %d pixels nothing sticks out, and the text has a sensible measure', async (width) => {
    for (const path of ['/', '/blog/', '/blog/zaselenie-gostey/', '/en/blog/cleaning-between-guests/', '/404.html']) {
      const { page } = await open(path, { width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const prose = page.locator('.prose > p').nth(1);
      if (await prose.count() > 0) {
        const [size = 0, measure = 0] = await page.evaluate<number[]>("(element => [parseFloat(getComputedStyle(element).fontSize), element.clientWidth])(document.querySelectorAll('.prose > p')[1])");
        expect(size).toBeGreaterThanOrEqual(17);
        // About two characters an em: 45 to 80 of them in a line, on a phone what there is.
        expect(measure / (size / 2)).toBeLessThan(80);
      }
      await page.close();
    }
  });

  test('the first key press offers to skip to the text', async () => {
    const { page } = await open('/blog/zaselenie-gostey/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('К содержанию');
    expect((await page.locator('.skip').boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.close();
  });

  test('the table of contents is one list at a time, and leads to its sections', async () => {
    for (const [width, shown] of [[390, '.toc details'], [1280, '.toc nav']] as const) {
      const { page } = await open('/blog/zaselenie-gostey/', { width, height: 800 });
      expect(await page.locator('.toc details').isVisible()).toBe(shown === '.toc details');
      expect(await page.locator('.toc nav').isVisible()).toBe(shown === '.toc nav');
      if (width === 390) await page.locator('.toc summary').click();
      await page.locator(`${shown} a`).nth(2).click();
      await expect.poll(async () => page.evaluate('document.querySelector(":target")?.getBoundingClientRect().top'), { timeout: 5000 }).toBeLessThan(200);
      await page.close();
    }
  });
});

describe.skipIf(chromium === undefined)('Lighthouse', () => {
  // Performance is measured by `npm run bench -- lighthouse`: it depends on what else the machine does.
  test.each(['/', '/blog/zaselenie-gostey/'])('%s: all there is to reach for accessibility, best practices and search', async (path) => {
    const [server, port] = [await serveFiles(dist), await freePort()];
    const browser = await launchChromium(port);
    try {
      // The photographs of other hosts cannot be fetched, and Chromium says so on its console.
      const result = await lighthouse(server.url + path, { port, logLevel: 'error', onlyCategories: ['accessibility', 'best-practices', 'seo'], blockedUrlPatterns: ['https://*'], skipAudits: ['errors-in-console'] });
      const { categories = {}, audits = {} } = result?.lhr ?? {};
      expect(Object.values(audits).filter(({ score }) => score === 0).map(({ id }) => id)).toEqual([]);
      expect(Object.fromEntries(Object.entries(categories).map(([id, { score }]) => [id, score]))).toEqual({ accessibility: 1, 'best-practices': 1, seo: 1 });
    } finally {
      await browser.close();
      await server.close();
    }
  }, 120_000);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
