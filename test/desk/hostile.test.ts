import { beforeAll, describe, expect, test } from 'vitest';
import type { ArticleAnswer, ViewNode } from '../../src/desk/shapes.ts';
import { expectQuiet, openBrowser, visit } from '../kit/desk-browser.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { HOSTILE } from '../kit/hostile.ts';
import { englishProject, testProject, type TestProject } from '../kit/project.ts';

/** Articles are untrusted: whatever stands in one, nothing of it runs, nothing is loaded, nothing looks other than text. */

const browser = await openBrowser();

let project: TestProject;
let desk: TestDesk;

beforeAll(async () => {
  project = testProject(englishProject());
  project.write('output/hostile.md', HOSTILE);
  project.write('briefs/evil.yaml', 'topic: \'<img src=x onerror="window.hit=39">\'\nslug: evil\nnotes: \'<script>window.hit=40</script>\'\n');
  project.write('briefs/_facts.yaml', 'facts:\n  - { id: evil, text: \'<script>window.hit=41</script> 5 kg\', source: "javascript:window.hit=42" }\n  - { id: evil2, text: \'<img src=x onerror=window.hit=43>\', source: "https://evil.example/?<script>" }\n');
  desk = await testDesk(project);
});

test('what the server makes of it has only known elements, and no address that could run', async () => {
  const { view } = await desk.get<ArticleAnswer>('/article/hostile');
  const elements = new Set<string>();
  const hrefs: string[] = [];
  const attributes = new Set<string>();
  const visitNode = (node: ViewNode): void => {
    if ('x' in node) return;
    elements.add(node.e);
    for (const [name, value] of Object.entries(node.a ?? {})) {
      attributes.add(name);
      if (name === 'href') hrefs.push(value);
    }
    node.c?.forEach(visitNode);
  };
  view?.blocks.forEach((block) => block.nodes.forEach(visitNode));
  expect([...elements].filter((name) => /script|style|svg|iframe|object|embed|math|form|input|meta|link|base|img|unknown/.test(name))).toEqual([]);
  expect(hrefs.filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
  expect([...attributes].filter((name) => /^on|style|srcdoc/.test(name))).toEqual([]);
});

describe.skipIf(browser === undefined)('in Chromium', () => {
  const chrome = browser as NonNullable<typeof browser>;

  test.each(['#/', '#/a/hostile', '#/a/hostile/results', '#/a/hostile/data', '#/a/hostile/links', '#/a/evil', '#/facts', '#/site', '#/run', '#/a/%3Cimg%20src=x%20onerror=window.hit=44%3E', '#/<script>window.hit=45</script>'])('nothing runs and nothing is loaded: %s', async (hash) => {
    const one = await visit(chrome, desk.url, hash);
    await one.page.waitForLoadState('networkidle').catch(() => undefined);
    await one.page.locator('h1, .empty, .card').first().waitFor({ state: 'attached' });
    if (hash === '#/a/hostile') {
      await one.page.locator('.prose').waitFor();
      // Whatever can be pointed at or pressed.
      for (const target of await one.page.locator('.prose a, .prose span, .prose sup, .prose b, .prose .raw').all()) {
        await target.dispatchEvent('mouseover');
        if ((await target.getAttribute('href')) === null) await target.dispatchEvent('click');
      }
    }
    expect(await one.page.evaluate('window.hit')).toBeUndefined();
    expect(await one.page.evaluate('document.body.dataset.hit')).toBeUndefined();
    expect(await one.page.evaluate('[...document.querySelectorAll("main script, main style, main svg, main iframe, main object, main embed, main img, main form[action], main link, main base, main meta, main math")].length')).toBe(0);
    expect(await one.page.evaluate('[...document.querySelectorAll("main a")].map((a) => a.getAttribute("href")).filter((href) => href !== null && !/^(#\\/|https?:\\/\\/)/.test(href))')).toEqual([]);
    expect(await one.page.evaluate('[...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames()).filter((name) => name.startsWith("on"))')).toEqual([]);
    expect(await one.page.locator('.bar').isVisible()).toBe(true);
    // An address that is no slug is refused with a 400 or 404, which the browser notes.
    expectQuiet({ ...one, faults: one.faults.filter((fault) => !/status of 4\d\d/.test(fault)) });
    await one.close();
  });

  test('in the editor, too, while it is typed', async () => {
    const one = await visit(chrome, desk.url, '#/a/hostile');
    await one.page.locator('#edit').click();
    await one.page.locator('.preview .prose').waitFor();
    await one.page.locator('#markdown').fill(`${HOSTILE}\n<img src=x onerror="window.hit=46">\n\n<script>window.hit=47</script>\n`);
    await one.page.locator('.preview').getByText('window.hit=47').waitFor();
    expect(await one.page.evaluate('window.hit')).toBeUndefined();
    expectQuiet(one);
    one.page.on('dialog', (dialog) => void dialog.accept());
    await one.close();
  });

  test('were a script to come into the page all the same, its policy would not let it run', async () => {
    const one = await visit(chrome, desk.url, '#/');
    await one.page.evaluate('(() => { const script = document.createElement("div"); try { script.innerHTML = "<img src=x onerror=window.hit=48>"; } catch { document.body.dataset.refused = "yes"; } document.body.append(script); })()');
    expect(await one.page.evaluate('document.body.dataset.refused')).toBe('yes');
    expect(await one.page.evaluate('window.hit')).toBeUndefined();
    await one.close();
  });
});
