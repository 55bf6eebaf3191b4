import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExample } from '../kit/blog.ts';
import { launchChromium, serveFiles } from '../kit/browser.ts';

/**
 * Pictures of the example blog: home and article, phone and desktop, light and dark. Photographs are not fetched; a drawing stands in for them.
 *
 *     node test/blog/screenshots.ts DIR
 */
const [to = 'coverage/screenshots'] = process.argv.slice(2);
const ROOM = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675"><defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="#e9e1d3"/><stop offset="1" stop-color="#d8cbb6"/></linearGradient><linearGradient id="s" x2="0" y2="1"><stop stop-color="#bcd7e2"/><stop offset="1" stop-color="#eef4ee"/></linearGradient></defs><rect width="1200" height="675" fill="url(#w)"/><rect y="520" width="1200" height="155" fill="#b08d68"/><rect x="690" y="70" width="330" height="330" fill="#fff"/><rect x="704" y="84" width="145" height="302" fill="url(#s)"/><rect x="861" y="84" width="145" height="302" fill="url(#s)"/><rect x="150" y="350" width="470" height="130" rx="26" fill="#0f6a60"/><rect x="120" y="420" width="530" height="120" rx="26" fill="#137a6f"/><rect x="160" y="535" width="22" height="40" fill="#3b2f24"/><rect x="590" y="535" width="22" height="40" fill="#3b2f24"/><rect x="215" y="372" width="130" height="88" rx="16" fill="#e2b56a"/><circle cx="1095" cy="300" r="58" fill="#f3dca0"/><rect x="1089" y="355" width="12" height="190" fill="#3b2f24"/><rect x="230" y="120" width="150" height="170" fill="#f7f3ea"/><rect x="246" y="136" width="118" height="138" fill="#c77b53"/></svg>`;

const home = mkdtempSync(join(tmpdir(), 'slugline-shots-'));
try {
  const dist = await buildExample(home, { published: true });
  const server = await serveFiles(dist);
  const browser = await launchChromium();
  mkdirSync(to, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    for (const [size, width, height] of [['phone', 390, 844], ['desktop', 1280, 900]] as const) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, deviceScaleFactor: size === 'phone' ? 2 : 1 });
      await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, async (route) => route.fulfill({ contentType: 'image/svg+xml', body: ROOM }));
      const page = await context.newPage();
      for (const [name, path] of [['home', '/'], ['home-en', '/en/'], ['list', '/blog/'], ['article', '/blog/zaselenie-gostey/'], ['article-en', '/en/blog/welcoming-guests/'], ['lost', '/nothing/']] as const) {
        await page.goto(server.url + path, { waitUntil: 'load' });
        await page.screenshot({ path: join(to, `${name}-${size}-${scheme}.png`) });
        if (name === 'article') {
          await page.screenshot({ path: join(to, `${name}-whole-${size}-${scheme}.png`), fullPage: true });
        }
      }
      await context.close();
    }
  }
  await browser.close();
  await server.close();
} finally {
  rmSync(home, { recursive: true, force: true });
}
