import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import * as repair from '../../src/commands/repair.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Files } from '../../src/model/world.ts';
import { projectFiles, sandbox, type Sandbox } from '../kit/command.ts';

/** `slugline repair` in temporary directories. */

const SHOP = '[the shop](https://shop.example.org/tyres/)';
const CONFIG = `site: { url: https://example.org, name: Example, articlePath: "/blog/{slug}/", locale: en }
brand: { name: Dvorik, url: https://shop.example.org/ }
authors: [{ id: anna, name: Anna Sedova, url: https://example.org/authors/anna/ }]
images: { hosts: [example.org], pool: [{ url: https://example.org/tyres.jpg, alt: Four tyres on a rack }] }
`;
const prose = (subject: string): string => `${subject} last longer in a cellar that is dry and dark, away from oil, from solvents and from the sun that comes through a window. Hang them on a rack, and turn them now and then so that they stay round for years.`;
const post = (slug: string, title: string, subject: string, rest = ''): string => `---
title: "${title}
pubDate: '2026-03-01'
author: Anna Sedova
heroImage: https://example.org/tyres.jpg
schema:
  '@context': https://schema.org
  '@type': HowTo
  name: ${slug}
  aggregateRating:
    '@type': AggregateRating
    ratingValue: '4.9'
    reviewCount: 214
---
# ${title}

${prose(subject)}

## ### Where? learn more at ${SHOP}

${prose(subject)}

**[Button: Order a rack]**
${rest}`;
const related = (...links: string[]): string => `\n## Read also\n\n${links.map((link) => `- ${link}\n`).join('')}`;

function project(more: Readonly<Record<string, string>> = {}): Sandbox {
  return sandbox({
    'slugline.config.yaml': CONFIG,
    'output/bicycle-tyres.md': post('bicycle-tyres', 'Storing bicycle tyres in winter', 'Bicycle tyres', related('[Gone](/blog/gone/)', '[Old](/blog/old/)')),
    'output/car-tyres.md': post('car-tyres', 'Storing car tyres in winter', 'Car tyres'),
    ...more,
  });
}

interface Report {
  summary: Record<string, number>;
  dryRun: boolean;
  files: { file: string; changed: boolean; written: boolean; changes: { step: string; what: string }[]; refused: { step: string; reason: string }[] }[];
  left: Finding[];
  diff?: string;
}
const json = (text: string): Report => JSON.parse(text) as Report;
const stepsOf = (report: Report, file: string): string[] => [...new Set(report.files.find((one) => one.file === file)?.changes.map(({ step }) => step))].toSorted();

describe('in a project', () => {
  test('a dry run prints a diff that git applies, names every change, and writes nothing', async () => {
    const box = project();
    const before = box.tree().map((file) => box.read(file));
    const dry = await box.run(repair, []);
    expect(box.tree().map((file) => box.read(file))).toEqual(before);
    expect(dry.stderr).toContain('output/bicycle-tyres.md\n');
    for (const step of ['yaml', 'placeholders', 'promo', 'description', 'lang', 'hero-alt', 'schema', 'related', 'fixes']) expect(dry.stderr).toMatch(new RegExp(`^  ${step} `, 'm'));
    expect(dry.stderr).toMatch(/Would make \d+ changes in 2 files; 2 files looked at\. Add --write to make them\./);
    box.write('repair.patch', dry.stdout);
    execFileSync('git', ['apply', 'repair.patch'], { cwd: box.dir });
    const applied = ['bicycle-tyres', 'car-tyres'].map((slug) => box.read(`output/${slug}.md`));

    const other = project();
    const written = await other.run(repair, ['--write']);
    expect(['bicycle-tyres', 'car-tyres'].map((slug) => other.read(`output/${slug}.md`))).toEqual(applied);
    expect(written).toMatchObject({ code: dry.code, stdout: expect.stringMatching(/Made \d+ changes in 2 files/) as string });
    expect(other.tree().filter((file) => !file.startsWith('.slugline/'))).toEqual(['output/bicycle-tyres.md', 'output/car-tyres.md', 'slugline.config.yaml']);
  });

  test('a second run changes nothing; nothing wrong is left, so it ends with 0', async () => {
    const box = project();
    const first = await box.run(repair, ['--write']);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).not.toContain('Only a person can decide');
    const after = box.read('output/bicycle-tyres.md');
    expect(await box.run(repair, ['--write'])).toMatchObject({ code: 0, stdout: 'Nothing to repair; 2 files looked at.\n' });
    expect(await box.run(repair, [])).toMatchObject({ code: 0, stdout: '' });
    expect(box.read('output/bicycle-tyres.md')).toBe(after);
    expect(after).toContain("pubDate: '2026-03-01'\n");
    expect(after).toContain('## Where?\n');
    expect(after).toContain(`Learn more at ${SHOP}.`);
    expect(after).not.toMatch(/Button|4\.9|HowTo/);
  });

  test('broken related links give way to the nearest articles, and to nothing where there is none', async () => {
    const box = project({ 'output/roses.md': post('roses', 'Pruning roses after frost', 'Roses', related('[Gone](/blog/gone/)')).replaceAll(prose('Roses'), 'Pruning begins when buds swell. Cut above an outward bud, and burn what is black.') });
    await box.run(repair, ['--write']);
    expect(box.read('output/bicycle-tyres.md')).toMatch(/## Read also\n\n- \[Storing car tyres in winter\]\(\/blog\/car-tyres\/\)\n$/);
    expect(box.read('output/roses.md')).not.toMatch(/Read also|gone/);
  });

  test('good related links stay; irrelevant ones go with --related only', async () => {
    const roses = post('roses', 'Pruning roses after frost', 'Roses').replaceAll(prose('Roses'), 'Pruning begins when buds swell. Cut above an outward bud, and burn what is black.');
    const box = (): Sandbox => project({ 'output/roses.md': roses, 'output/bicycle-tyres.md': post('bicycle-tyres', 'Storing bicycle tyres in winter', 'Bicycle tyres', related('[Pruning roses after frost](/blog/roses/)')) });
    const [one, other] = [box(), box()];
    await one.run(repair, ['--write']);
    expect(one.read('output/bicycle-tyres.md')).toContain('- [Pruning roses after frost](/blog/roses/)\n');
    await other.run(repair, ['--write', '--related']);
    expect(other.read('output/bicycle-tyres.md')).toContain('- [Storing car tyres in winter](/blog/car-tyres/)\n');
    expect(other.read('output/bicycle-tyres.md')).not.toContain('/blog/roses/');
  });

  test('posts of the blog are repaired as well; named paths are all there is', async () => {
    const box = project({ 'slugline.config.yaml': `${CONFIG}content: { existing: [posts] }\n`, 'posts/tubes.md': post('tubes', 'Storing bicycle tubes', 'Bicycle tubes') });
    expect(json((await box.run(repair, ['--json'])).stdout).files.map(({ file }) => file)).toEqual(['output/bicycle-tyres.md', 'output/car-tyres.md', 'posts/tubes.md']);
    expect(json((await box.run(repair, ['posts', '--json'])).stdout).files.map(({ file }) => file)).toEqual(['posts/tubes.md']);
  });

  test('what only a person can decide is listed with its place, and ends with 1', async () => {
    const box = project({ 'output/car-tyres.md': post('car-tyres', 'Storing car tyres in winter', 'Car tyres', '\nAbout 90% of drivers forget their tyres.\n') });
    const done = await box.run(repair, ['--write']);
    expect(done.code).toBe(1);
    const place = /output\/car-tyres\.md:(\d+):\d+ {2}claims\/unsourced-statistic {2}"90%" has no source\n {2}→ Link the source/.exec(done.stdout);
    expect(box.read('output/car-tyres.md')?.split('\n')[Number(place?.[1]) - 1]).toBe('About 90% of drivers forget their tyres.');
    expect(json((await box.run(repair, ['--json'])).stdout).left).toMatchObject([{ rule: 'claims/unsourced-statistic', file: 'output/car-tyres.md', severity: 'error' }]);
  });

  test('--only', async () => {
    const box = project();
    expect(stepsOf(json((await box.run(repair, ['--json', '--only', 'placeholders, promo'])).stdout), 'output/car-tyres.md')).toEqual(['placeholders', 'promo']);
    expect((await box.run(repair, ['--only', 'promo'])).stderr).toContain('Left by these steps (');
    expect(await box.run(repair, ['--only', 'promos'])).toMatchObject({ code: 2, problems: [{ code: 'USAGE', message: 'there is no step "promos"', help: expect.stringContaining('Did you mean "promo"?') as string }] });
    for (const argv of [['--only', ','], ['--write', '--diff'], ['--related', '--only', 'promo'], ['--as-of', '2026-13-01']]) expect(await box.run(repair, argv)).toMatchObject({ code: 2, problems: [{ code: 'USAGE' }] });
    expect(await box.run(repair, ['nowhere'])).toMatchObject({ code: 2, problems: [{ code: 'FILE_UNREADABLE' }] });
  });

  test('--json', async () => {
    const box = project();
    const dry = json((await box.run(repair, ['--json'])).stdout);
    expect(dry).toMatchObject({ version: 1, dryRun: true, summary: { files: 2, changed: 2, errors: 0 }, diff: expect.stringContaining('+++ b/output/car-tyres.md') as string });
    expect(stepsOf(dry, 'output/car-tyres.md')).toEqual(['description', 'fixes', 'hero-alt', 'lang', 'placeholders', 'promo', 'schema', 'yaml']);
    const written = json((await box.run(repair, ['--json', '--write'])).stdout);
    expect(written).toMatchObject({ dryRun: false, files: [{ written: true }, { written: true }] });
    expect(written.diff).toBeUndefined();
  });

  test('a file without findings is left alone; one that is no UTF-8 is told and never touched', async () => {
    const box = project();
    await box.run(repair, ['--write']);
    const clean = sandbox(projectFiles({ 'posts/plain.md': '# Tyres\r\n\r\nKeep them dry.\r\n' }));
    expect(await clean.run(repair, ['posts', '--project', 'none', '--write'])).toMatchObject({ code: 0 });
    expect(clean.read('posts/plain.md')).toBe('# Tyres\r\n\r\nKeep them dry.\r\n');
    const bytes = Uint8Array.from([0x23, 0x20, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a]);
    let touched = 0;
    const done = await box.run(repair, ['--write'], {
      files: (files) => ({ ...files, read: (path) => (path.endsWith('car-tyres.md') ? bytes : files.read(path)), write: (path, text) => { touched++; files.write(path, text); } }),
    });
    expect(done).toMatchObject({ code: 1, stdout: expect.stringMatching(/output\/car-tyres\.md:1:3 {2}slugline\/could-not-read {2}the file is not valid UTF-8/) as string });
    expect(touched).toBe(0);
  });

  test('the manifest, where there is one, tells of the new texts', async () => {
    const box = project({ 'output/manifest.json': '{"version":1,"site":"https://example.org","generatedAt":"2026-01-01T00:00:00.000Z","articles":[]}\n' });
    await box.run(repair, ['--write']);
    expect((JSON.parse(box.read('output/manifest.json') ?? '') as { articles: { slug: string }[] }).articles.map(({ slug }) => slug)).toEqual(['bicycle-tyres', 'car-tyres']);
  });

  test('a file that changes meanwhile is left as it is, and told', async () => {
    const box = project();
    let reads = 0;
    const counting = (from: number) => (files: Files): Files => ({ ...files, read: (path) => {
      const bytes = files.read(path);
      return path.endsWith('car-tyres.md') && ++reads > from && bytes !== undefined ? new TextEncoder().encode(`${new TextDecoder().decode(bytes)}\nMore.\n`) : bytes;
    } });
    // The run that writes reads as the dry one does, and then once more.
    await box.run(repair, ['output/car-tyres.md'], { files: counting(Infinity) });
    const before = reads;
    reads = 0;
    const done = await box.run(repair, ['--write', 'output/car-tyres.md'], { files: counting(before) });
    expect(done.stderr).toContain('has changed while it was being repaired');
    expect(done.code).toBe(1);
    expect(box.read('output/car-tyres.md')).toContain('[Button');
  });
});

test('outside a project nothing is added, and what is wrong goes', async () => {
  const box = sandbox({ 'posts/tyres.md': post('tyres', 'Storing tyres in winter', 'Tyres') });
  const done = await box.run(repair, ['posts', '--write']);
  expect(done.stderr).toContain('repairing without the settings of a site');
  const text = box.read('posts/tyres.md') ?? '';
  expect(text).toMatch(/^---\ntitle: Storing tyres in winter\npubDate: '2026-03-01'\nauthor: Anna Sedova\nheroImage: https:\/\/example\.org\/tyres\.jpg\nschema:\n {2}'@context': https:\/\/schema\.org\n {2}'@type': BlogPosting\n {2}name: tyres\n---\n/);
  expect(text).not.toContain('[Button');
});

test('the command line knows it', () => {
  const box = project();
  const { code, stderr, stdout } = box.spawn(['repair', '--as-of', '2026-06-01']);
  expect({ code, stderr: stderr.includes('Would make'), stdout: stdout.startsWith('--- a/output/bicycle-tyres.md\n') }).toEqual({ code: 0, stderr: true, stdout: true });
});

const samples = fileURLToPath(new URL('../../../shared/samples', import.meta.url));
const present = existsSync(samples);
describe.skipIf(!present)(`the articles of the blog${present ? '' : ' (skipped: they are not beside the repository)'}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-samples-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('what is left is for a person; headings, questions, signature and links are in order; a second run changes nothing', async () => {
    const box = sandbox({
      'slugline.config.yaml': readFileSync(fileURLToPath(new URL('../../slugline.config.yaml', import.meta.url)), 'utf8'),
      ...Object.fromEntries(['chat-podderzhka', 'podderzhka-onlayn'].map((slug) => [`output/${slug}.md`, readFileSync(join(samples, `${slug}.md`), 'utf8')])),
    });
    const done = json((await box.run(repair, ['--json', '--write'], { now: '2026-11-22T00:00:00Z' })).stdout);
    expect(done.files.map(({ refused }) => refused)).toEqual([[], []]);
    // Claims, figures and a year that need a source; a promised list that does not exist; a title about something else; a signature beside another byline.
    expect([...new Set(done.left.map(({ rule }) => rule))].toSorted()).toEqual(['claims/stale-year', 'claims/unsourced-statistic', 'claims/unverified-brand-fact', 'frontmatter/byline-conflict', 'frontmatter/title-h1-mismatch', 'structure/promised-asset-missing']);
    const [chat = '', online = ''] = ['chat-podderzhka', 'podderzhka-onlayn'].map((slug) => box.read(`output/${slug}.md`));
    expect(chat).toMatch(/\n## Читайте также\n\n\* {3}\[[^\]]+\]\(\/blog\/podderzhka-onlayn\/\)\n+$/);
    expect(online.slice(online.indexOf('\n## Об авторе'))).toMatch(/^\n## Об авторе\n\n\*\*[^*]+\*\*\n\*[^*]+\*\n\n---\n\n## Читайте также\n\n\* {3}\[[^\]]+\]\(\/blog\/chat-podderzhka\/\)\n+$/);
    expect(online.match(/^### (?!#)[^\n]*\?$/gm)?.length).toBeGreaterThanOrEqual(3);
    for (const text of [chat, online]) expect(text).not.toMatch(/### ###|Кнопка:|<a |HowTo|aggregateRating|favicon/);
    expect(chat).toContain("pubDate: '2025-07-25T13:57:37.135Z'\n");
    const again = json((await box.run(repair, ['--json', '--write'], { now: '2026-11-22T00:00:00Z' })).stdout);
    expect(again).toMatchObject({ summary: { changed: 0 }, left: done.left });
  });
});
