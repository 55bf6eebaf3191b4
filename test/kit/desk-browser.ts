import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { chromium as launcher, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';

/** A real Chromium from npm. What a page does wrong (errors in its console, requests to other hosts) is collected, so that a test can look at it. */

/** Not its own list of arguments: that switches the browser's security off. */
const ARGS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'];

/** Undefined, with a message, where the binary cannot run. */
export async function openBrowser(): Promise<Browser | undefined> {
  try {
    const browser = await launcher.launch({ executablePath: await chromium.executablePath(), args: ARGS, headless: true });
    open.push(browser);
    return browser;
  } catch (error) {
    // oxlint-disable-next-line no-console -- a skipped test must say so
    console.warn(`Chromium cannot run here, so the desk is not tested in a browser: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
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

/** What axe finds, as lines. */
export async function axeFindings(page: Page): Promise<string[]> {
  // The page's policy lets no script in; the debugger's may run.
  await page.evaluate(axe.source);
  const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })') as { violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] };
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}): ${JSON.stringify(nodes[0]?.target)} ${nodes[0]?.failureSummary ?? ''}`);
}

/** Nothing went wrong on the page, and nothing was asked of another host. */
export function expectQuiet({ faults, strangers }: Visit): void {
  expect(faults).toEqual([]);
  expect(strangers).toEqual([]);
}
