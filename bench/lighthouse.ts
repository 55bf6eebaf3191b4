import lighthouse, { desktopConfig } from 'lighthouse';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExample, fileOfPage, pagesOf } from '../test/kit/blog.ts';
import { launchChromium, serveFiles } from '../test/kit/browser.ts';

/**
 * Lighthouse over the example blog in real Chromium: a phone on a slow network (its default), and a desktop. Photographs cannot be fetched here; one of the same size
 * in pixels and about the same weight stands in for them.
 *
 *     node bench/lighthouse.ts [path …]
 */
const given = process.argv.slice(2);
const PORT = 9377;
const home = mkdtempSync(join(tmpdir(), 'slugline-lighthouse-'));
try {
  const dist = await buildExample(home, { published: true });
  for (const page of pagesOf(dist)) {
    const file = fileOfPage(dist, page);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(<img[^>]* src=")https:[^"]*/g, '$1/photo.jpg'));
  }
  const server = await serveFiles(dist);
  const browser = await launchChromium(PORT);
  const canvas = await browser.newPage({ viewport: { width: 2070, height: 1380 } });
  await canvas.setContent('<body style="margin:0"><svg width="2070" height="1380"><filter id="n"><feTurbulence baseFrequency="0.045" numOctaves="3"/></filter><rect width="2070" height="1380" filter="url(#n)"/></svg>');
  writeFileSync(join(dist, 'photo.jpg'), await canvas.screenshot({ type: 'jpeg', quality: 70 }));
  await canvas.close();
  console.log(`picture: ${Math.round(readFileSync(join(dist, 'photo.jpg')).length / 1024)} kB\n`);
  for (const path of given.length > 0 ? given : ['/', '/blog/', '/blog/zaselenie-gostey/', '/en/blog/welcoming-guests/']) {
    for (const [form, config] of [['phone', undefined], ['desktop', desktopConfig]] as const) {
      const result = await lighthouse(server.url + path, { port: PORT, output: 'json', logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] }, config);
      if (result === undefined) throw new Error(`${path}: no result`);
      const { categories, audits } = result.lhr;
      console.log(`${path} ${form}: ${Object.entries(categories).map(([id, { score }]) => `${id} ${Math.round((score ?? 0) * 100)}`).join(', ')}; LCP ${audits['largest-contentful-paint']?.displayValue ?? ''}, CLS ${audits['cumulative-layout-shift']?.displayValue ?? ''}`);
      const scored = new Set(Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id)));
      for (const { id, title, score, details } of Object.values(audits)) if (scored.has(id) && score !== null && score < 0.9) console.log(`    ${id} ${score}: ${title} ${JSON.stringify(details ?? {}).slice(0, 300)}`);
    }
  }
  await browser.close();
  await server.close();
} finally {
  rmSync(home, { recursive: true, force: true });
}
