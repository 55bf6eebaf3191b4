import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../kit/browser.ts';

/**
 * Pictures of every view of the desk for the documentation: desktop and phone, light and dark, of a copy of this repository's own project.
 *
 *     npm run pictures [directory]      docs/images/desk by default
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'src/bin.js');
const TO = process.argv[2] ?? join(ROOT, 'docs/images/desk');

/** What is to be seen: name, address, what it waits for. */
const VIEWS: readonly (readonly [name: string, hash: string, selector: string])[] = [
  ['batch', '#/', '.lines .line'], ['article', '#/a/zaselenie-gostey', '.prose'], ['results', '#/a/zaselenie-gostey/results', '.serp'], ['data', '#/a/zaselenie-gostey/data', '.tree'],
  ['links', '#/a/zaselenie-gostey/links', '.links .card'], ['versions', '#/a/zaselenie-gostey/versions', '.hunk'], ['editor', '#/a/zaselenie-gostey', '#edit'], ['run', '#/run', '.run-card'], ['facts', '#/facts', '.fact-card'],
  ['site', '#/site', 'canvas'], ['findings', '#/site/findings', '.bars'], ['phrases', '#/site/phrases', 'table'], ['rivals', '#/site/pairs', '.card, .empty'], ['prompts', '#/site/prompts', '.card, .empty'],
];
const SCREENS = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 780 } } as const;

const home = mkdtempSync(join(tmpdir(), 'slugline-pictures-'));
try {
  for (const name of ['slugline.config.yaml', 'briefs', 'prompts', 'eval']) cpSync(join(ROOT, name), join(home, name), { recursive: true });
  run('generate', '--provider', 'offline', '--quiet');
  const slug = 'zaselenie-gostey';
  const file = join(home, `output/${slug}.md`);
  const text = readFileSync(file, 'utf8');
  const heading = /^## .*$/m.exec(text)?.[0] ?? '';
  // What a person adds by hand and nothing proves.
  writeFileSync(file, text.replace(heading, `${heading}\n\nТакая проверка снижает число жалоб на 38%, и лучше неё на рынке нет.`));
  mkdirSync(join(home, 'output/.slugline/pending'), { recursive: true });
  writeFileSync(join(home, `output/.slugline/pending/${slug}.md.new`), text.replace(/^description: .*$/m, 'description: Что проверить до заезда гостя и как договориться о правилах без обид'));
  writeFileSync(join(home, 'briefs/99-novyy.yaml'), 'topic: Как подготовить балкон к зиме\n');
  writeFileSync(join(home, 'briefs/98-oshibka.yaml'), 'topic: Уборка\nslug: Not A Slug\n');
  run('validate', '--quiet');
  mkdirSync(TO, { recursive: true });
  const server = spawn(process.execPath, [BIN, 'preview', '--json'], { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) => { server.stdout.once('data', (line: Buffer) => resolve((JSON.parse(line.toString()) as { url: string }).url)); });
  const browser = await launchChromium();
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    for (const theme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport, colorScheme: theme, locale: 'ru-RU', reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(url);
      for (const [name, hash, selector] of VIEWS) {
        await page.goto(`${new URL(url).origin}/${hash}`);
        await page.locator(selector).first().waitFor();
        if (name === 'editor') {
          await page.locator('#edit').click();
          await page.locator('textarea').waitFor();
        }
        await page.waitForTimeout(700);
        await page.screenshot({ path: join(TO, `${name}-${screen}-${theme}.jpg`), type: 'jpeg', quality: 72 });
        if (name === 'editor') await page.reload();
      }
      await context.close();
    }
  }
  await browser.close();
  server.kill();
} finally {
  rmSync(home, { recursive: true, force: true });
}

function run(...argv: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...argv], { cwd: home, encoding: 'utf8' });
  // Findings are part of the picture.
  if (status !== 0 && status !== 1) throw new Error(stderr);
}
