import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { launchChromium } from './browser.ts';

/** Pages in a real Chromium, for tests. What a page does wrong (errors in its console, requests to other hosts) is collected, so that a test can look at it. */

/** One browser for a test file, closed with it. Undefined, with a message, where the binary cannot run. */
export async function openBrowser(): Promise<Browser | undefined> {
  try {
    const browser = await launchChromium();
    open.push(browser);
    return browser;
  } catch (error) {
    // oxlint-disable-next-line no-console -- a skipped test must say so
    console.warn(`Chromium cannot run here, so pages are not looked at in a browser: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return undefined;
  }
}

const open: Browser[] = [];
afterAll(async () => {
  await Promise.all(open.map(async (browser) => browser.close()));
});

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Errors and warnings of the console, exceptions, refused resources. */
  faults: string[];
  /** Requests to any other origin. */
  strangers: string[];
  close(): Promise<void>;
}

export interface VisitOptions {
  theme?: 'light' | 'dark';
  locale?: string;
  phone?: boolean;
  /** Of another visit: another tab of the same browser. */
  context?: BrowserContext;
}

/** Opens an address, and a view of it. */
export async function visit(browser: Browser, url: string, hash: string, { theme = 'light', locale = 'en', phone = false, context: given }: VisitOptions = {}): Promise<Visit> {
  const context = given ?? (await browser.newContext({ viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 }, colorScheme: theme, locale, reducedMotion: 'reduce', hasTouch: phone }));
  const page = await context.newPage();
  // Sooner than the test's own, so that the message says what was waited for.
  page.setDefaultTimeout(10_000);
  const { origin } = new URL(url);
  const faults: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) strangers.push(request.url());
  });
  await page.goto(given === undefined ? url : `${origin}/`);
  await page.locator('.bar').waitFor();
  if (hash !== '') await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  return { page, context, faults, strangers, close: async () => (given === undefined ? context.close() : page.close()) };
}

/** What axe finds, as lines. @throws Error when it looked at nothing */
export async function axeFindings(page: Page, options: RunOptions = {}): Promise<string[]> {
  // The page's policy lets no script in; the debugger's may run.
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  if (passes.length === 0) throw new Error('axe has looked at nothing');
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${JSON.stringify(target)} ${failureSummary ?? ''}`));
}

/** Nothing went wrong on the page, and nothing was asked of another host. */
export function expectQuiet({ faults, strangers }: Visit): void {
  expect(faults).toEqual([]);
  expect(strangers).toEqual([]);
}
