import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, renameSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CommandModule } from '../src/commands/context.ts';
import * as generate from '../src/commands/generate.ts';
import * as start from '../src/commands/start.ts';
import { nodeFiles } from '../src/io/files.ts';
import { isSettled } from '../src/look.ts';
import type { RunResult } from '../src/model/events.ts';
import type { Files } from '../src/model/world.ts';
import { englishProject, testProject, type TestProject } from './kit/project.ts';

/** What a run without work may leave out, and that nothing else may be taken for one. */

const STATE = '.slugline/up-to-date';

interface Options {
  flags?: Record<string, unknown>;
  args?: string[];
  env?: Record<string, string>;
  /** Stands between the run and the disk. */
  files?: (files: Files) => Partial<Files>;
  now?: () => Date;
  command?: CommandModule;
  dir?: string;
}

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  /** The project was loaded. */
  full: boolean;
  read: string[];
  wrote: string[];
}

/** One command in this process, on the real disk and by the real clock. */
async function run(project: TestProject, options: Options = {}): Promise<Ran> {
  const dir = options.dir ?? project.dir;
  const disk = unsynced();
  const base = { ...disk, ...options.files?.(disk) };
  const ran: Ran = { code: -1, stdout: '', stderr: '', full: false, read: [], wrote: [] };
  const name = (path: string): string => path.replace(`${dir}/`, '');
  const files: Files = {
    ...base,
    read: (path) => (ran.read.push(name(path)), base.read(path)),
    write: (path, text) => (ran.wrote.push(name(path)), base.write(path, text)),
    // Only the loading of a project lists its briefs.
    list: (path) => ((ran.full ||= name(path) === 'briefs'), base.list(path)),
  };
  ran.code = await (options.command ?? generate).run(options.args ?? [], options.flags ?? {}, {
    world: { files, now: options.now ?? (() => new Date()), clock: () => performance.now(), random: () => 0.5, sleep: async (ms) => sleep(ms), env: (variable) => options.env?.[variable] },
    version: '0.0.0-test', cwd: dir, projectDir: dir, json: options.flags?.['json'] === true, quiet: false, signal: new AbortController().signal,
    stdout: (text) => void (ran.stdout += text), stderr: (text) => void (ran.stderr += text), stdin: () => new Uint8Array(), terminal: undefined, color: { stdout: false, stderr: false },
  });
  return ran;
}
/** Without flushing every file to the disk: forty projects would wait for it. */
function unsynced(): Files {
  return { ...nodeFiles(), write: (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.tmp`, text);
    renameSync(`${path}.tmp`, path);
  } };
}
const json = (ran: Ran): RunResult => JSON.parse(ran.stdout) as RunResult;
const untimed = (text: string): string => text.replace(/[\d.]+ s\.$/m, 'x s.').replace(/"ms": \d+/, '"ms": 0');
const reasons = (ran: Ran): string[] => json(ran).articles.map((article) => `${article.slug} ${article.state}`);

/** Written and seen to be up to date. */
async function ready(more: Readonly<Record<string, string | undefined>> = {}, options: Options = {}): Promise<TestProject> {
  const project = testProject(englishProject({ 'slugline.config.yaml': `${englishProject()['slugline.config.yaml'] ?? ''}model: { provider: offline }\ncontent: { existing: [posts] }\n`, 'posts/old.md': '---\ntitle: Old\n---\n\nText.\n', ...more }));
  expect(await run(project, options)).toMatchObject({ code: 0, full: true });
  return project;
}
/** Overwritten as an editor does, with its old time put back. */
function overwrite(project: TestProject, path: string, from: string, to: string): void {
  const file = join(project.dir, path);
  const { mtime, atime } = statSync(file);
  writeFileSync(file, project.read(path).replace(from, to));
  utimesSync(file, atime, mtime);
}

describe.concurrent('nothing changed', () => {
  test('the first run wrote, the second only looks: nothing is read but what is known, nothing is written', async () => {
    const project = await ready();
    const before = project.tree('.');
    const ran = await run(project);
    expect(ran).toMatchObject({ code: 0, full: false, read: [STATE], wrote: [], stdout: expect.stringMatching(/^3 articles: 3 unchanged\. 0 calls, 0\.\d s\.\n$/) as string });
    expect(project.tree('.')).toEqual(before);
  });

  test('it says what a full run says, with a brief that waits as well', async () => {
    const project = await ready({ 'briefs/later.yaml': 'topic: Later\nstatus: draft\n' });
    for (const options of [{}, { flags: { json: true } }, { command: start }, { flags: { concurrency: '3' } }]) {
      const fast = await run(project, options);
      project.remove(STATE);
      const full = await run(project, options);
      expect([fast.full, full.full]).toEqual([false, true]);
      expect([fast.code, untimed(fast.stdout), fast.stderr]).toEqual([full.code, untimed(full.stdout), full.stderr]);
    }
    expect((await run(project)).stdout).toContain('waiting: later: status is draft');
  });

  test('a few articles made again: the next run looks at everything, the one after it knows', async () => {
    const project = await ready();
    project.edit('briefs/tyre.yaml', 'A soft tyre', 'One soft tyre');
    expect(reasons(await run(project, { flags: { json: true } }))).toContain('tyre-pressure written');
    // Not at once: what was written a moment ago is too young to be trusted.
    await sleep(80);
    expect([(await run(project)).full, (await run(project)).full]).toEqual([true, false]);
  });
});

const changes: [what: string, change: (project: TestProject) => void, options?: Options][] = [
  ['a brief', (project) => project.edit('briefs/tyre.yaml', 'A soft tyre', 'One soft tyre')],
  ['a brief, its size and time kept', (project) => overwrite(project, 'briefs/tyre.yaml', 'A soft tyre', 'A weak tyre')],
  ['only the time of a brief', (project) => utimesSync(join(project.dir, 'briefs/tyre.yaml'), new Date(), new Date(0))],
  ['a new brief', (project) => project.write('briefs/more.yaml', project.read('briefs/tyre.yaml').replace('slug: tyre-pressure', 'slug: more'))],
  ['a new folder of briefs', (project) => project.write('briefs/a/b/more.yaml', project.read('briefs/tyre.yaml').replace('slug: tyre-pressure', 'slug: more'))],
  ['a brief gone', (project) => project.remove('briefs/tyre.yaml')],
  ['a brief renamed', (project) => renameSync(join(project.dir, 'briefs/tyre.yaml'), join(project.dir, 'briefs/zyre.yaml'))],
  ['a fact', (project) => project.edit('briefs/_facts.yaml', 'outer plate', 'other plate')],
  ['the config', (project) => project.edit('slugline.config.yaml', 'name: Dvorik', 'name: Anders')],
  ['a template', (project) => project.write('prompts/_draft.en.hbs', 'Write about {{topic}}.\n')],
  ['an article', (project) => project.edit('output/tyre-pressure.md', 'A soft tyre', 'One soft tyre')],
  ['an article, its size and time kept', (project) => overwrite(project, 'output/tyre-pressure.md', 'A soft tyre', 'A weak tyre')],
  ['an article gone', (project) => project.remove('output/tyre-pressure.md')],
  ['an article of nobody', (project) => project.write('output/mine.md', '---\ntitle: Mine\n---\n\nText.\n')],
  ['a lock gone', (project) => project.remove('output/.slugline/tyre-pressure.json')],
  ['a lock replaced', (project) => project.edit('output/.slugline/tyre-pressure.json', '"renderKey": "', '"renderKey": "x')],
  ['the manifest', (project) => overwrite(project, 'output/manifest.json', '"slug": "tyre', '"slug": "wyre')],
  ['a version that waits', (project) => project.write('output/.slugline/pending/tyre-pressure.md.new', 'x')],
  ['a post of the blog', (project) => project.edit('posts/old.md', 'Text.', 'Texts.')],
  ['a new post of the blog', (project) => project.write('posts/2026/new.md', '---\ntitle: New\n---\n\nText.\n')],
  ['the writer asked for', () => undefined, { flags: { provider: 'offline' } }],
  ['the model asked for', () => undefined, { flags: { model: 'other' } }],
  ['the budget', () => undefined, { flags: { budget: '2' } }],
  ['a key', () => undefined, { env: { OPENAI_API_KEY: 'sk-SECRET' } }],
  ['the host', () => undefined, { env: { OPENAI_BASE_URL: 'https://me:SECRET@example.org' } }],
];

describe.concurrent('a change is seen', () => {
  test.each(changes)('%s', async (_what, change, options = {}) => {
    const project = await ready();
    expect((await run(project)).full).toBe(false);
    change(project);
    const asked = { ...options, flags: { ...options.flags, json: true } };
    const ran = await run(project, asked);
    expect(ran.full).toBe(true);
    // What was wrong is right again: looked at without any memory, there is nothing left to do.
    const next = await run(project, asked);
    project.remove('.slugline');
    const again = await run(project, asked);
    expect(again).toMatchObject({ code: next.code, full: true });
    expect({ ...json(again), ms: 0 }).toEqual({ ...json(next), ms: 0 });
    if (again.code === 0) expect(json(again)).toMatchObject({ changed: 0 });
  });

  test('Slugline itself: code, templates, prices, version', () => {
    const project = testProject(englishProject());
    const home = join(project.dir, 'tool');
    mkdirSync(home);
    const root = fileURLToPath(new URL('..', import.meta.url));
    for (const name of ['src', 'prompts', 'prices.yaml', 'package.json']) cpSync(join(root, name), join(home, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
    const site = testProject(englishProject());
    const state = (): number => {
      const done = spawnSync(process.execPath, [join(home, 'src/bin.js'), 'generate', '--quiet'], { cwd: site.dir, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } });
      expect([done.status, done.stderr]).toEqual([0, '']);
      return statSync(join(site.dir, STATE)).ctimeMs;
    };
    const known = state();
    expect(state()).toBe(known);
    let last = known;
    for (const file of ['src/rules/seo/thin-content.ts', 'prompts/_draft.ru.hbs', 'prices.yaml', 'package.json']) {
      writeFileSync(join(home, file), `${nodeFiles().read(join(home, file))?.toString() ?? ''}\n`);
      const seen = state();
      expect([file, seen]).not.toEqual([file, last]);
      expect(state()).toBe(seen);
      last = seen;
    }
  }, 60_000);
});

describe.concurrent('not taken for done', () => {
  test('a brief edited while the run was under way', async () => {
    const edit = (project: TestProject): void => writeFileSync(join(project.dir, 'briefs/tyre.yaml'), project.read('briefs/tyre.yaml').replace('A soft tyre', 'One soft tyre'));
    const writing = testProject(englishProject());
    let edited = false;
    const during = (path: string, project: TestProject): void => {
      if (edited || !path.endsWith('manifest.json')) return;
      edited = true;
      edit(project);
    };
    await run(writing, { files: (disk) => ({ write: (path, text) => (during(path, writing), disk.write(path, text)) }) });
    expect(writing.has(STATE)).toBe(false);
    expect(reasons(await run(writing, { flags: { json: true } }))).toContain('tyre-pressure written');

    const idle = await ready();
    idle.remove(STATE);
    edited = false;
    expect((await run(idle, { files: (disk) => ({ read: (path) => {
      const bytes = disk.read(path);
      during(path, idle);
      return bytes;
    } }) })).code).toBe(0);
    expect(idle.has(STATE)).toBe(false);
    expect(reasons(await run(idle, { flags: { json: true } }))).toContain('tyre-pressure written');
  });

  test('what is younger than a tick of the clock', async () => {
    const project = await ready();
    project.remove(STATE);
    const { ctimeMs } = statSync(join(project.dir, 'output/manifest.json'));
    await run(project, { now: () => new Date(ctimeMs + 20) });
    expect(project.has(STATE)).toBe(false);
    await run(project, { now: () => new Date(ctimeMs + 5000) });
    expect(project.has(STATE)).toBe(true);
    const at = (time: number): boolean => isSettled({ names: '', numbers: Float64Array.of(9_000, 1, time), at: 10_000 });
    expect([at(9_949.5), at(9_950.5), at(10_001.5), at(7_000), at(8_000)]).toEqual([true, false, false, true, false]);
  });

  test('a run of some briefs, one that makes all again, a dry one', async () => {
    const project = await ready();
    for (const options of [{ args: ['tyre-pressure'] }, { flags: { only: 'tyre' } }, { flags: { force: true } }, { flags: { dryRun: true } }]) expect((await run(project, options)).full).toBe(true);
    project.remove(STATE);
    for (const options of [{ args: ['tyre-pressure'] }, { flags: { only: 'tyre' } }, { flags: { force: true } }, { flags: { dryRun: true } }]) await run(project, options);
    expect(project.has(STATE)).toBe(false);
  });

  test('a run with a problem', async () => {
    const broken = testProject(englishProject({ 'briefs/x.yaml': 'topic: X\noutlin: []\n' }));
    const refused = testProject(englishProject());
    await run(refused);
    refused.edit('output/chain-care.md', 'Grit mixes with', 'Sand mixes with');
    refused.edit('briefs/chain.yaml', 'Grit mixes with', 'Dirt mixes with');
    const elsewhere = testProject(englishProject({ 'slugline.config.yaml': `${englishProject()['slugline.config.yaml'] ?? ''}content: { existing: [nowhere] }\n` }));
    for (const project of [broken, refused, elsewhere]) {
      for (let round = 0; round < 3; round++) expect(await run(project)).toMatchObject({ full: true });
    }
  });

  test.each<[string, (text: string) => string]>([
    ['empty', () => ''], ['no JSON', () => 'x\0y\0z\0'], ['null', () => 'null\0[]\0\0'], ['cut', (text) => text.slice(0, text.length / 2)], ['cut at the end', (text) => text.slice(0, -8)],
    ['of another format', (text) => text.replace('"format":1', '"format":0')], ['with articles that are none', (text) => text.replace('\0[', '\0{')],
  ])('a memory that is %s', async (_what, damage) => {
    const project = await ready();
    project.write(STATE, damage(project.read(STATE)));
    expect(await run(project)).toMatchObject({ code: 0, full: true });
    expect(await run(project)).toMatchObject({ code: 0, full: false });
  });

  test('a memory that cannot be written is no fault', async () => {
    const project = await ready({}, { files: (disk) => ({ write: (path, text) => {
      if (path.endsWith(STATE)) throw new Error('EROFS: read-only file system');
      disk.write(path, text);
    } }) });
    expect(project.has(STATE)).toBe(false);
  });

  test('no secret is in it', async () => {
    const env = { OPENAI_API_KEY: 'sk-SECRET', OPENAI_BASE_URL: 'https://me:SECRET@example.org' };
    const project = await ready({}, { env });
    expect(project.read(STATE)).not.toContain('SECRET');
    expect((await run(project, { env })).full).toBe(false);
  });
});

describe.concurrent('--verify', () => {
  const flags = { verify: true };
  /** With the content known. */
  async function verified(): Promise<TestProject> {
    const project = await ready();
    expect((await run(project, { flags })).full).toBe(true);
    return project;
  }

  test('the content decides, times do not; afterwards the times are known', async () => {
    const project = await verified();
    expect(await run(project, { flags })).toMatchObject({ code: 0, full: false, wrote: [], stdout: expect.stringMatching(/^3 articles: 3 unchanged/) as string });
    for (const entry of readdirSync(project.dir, { recursive: true, withFileTypes: true })) utimesSync(join(entry.parentPath, entry.name), new Date(0), new Date(1));
    await sleep(80);
    expect(await run(project, { flags })).toMatchObject({ full: false, wrote: [STATE] });
    expect(await run(project)).toMatchObject({ full: false, wrote: [] });
  });

  test('a copy of the project with its memory is up to date', async () => {
    const project = await verified();
    const copy = testProject({});
    cpSync(project.dir, copy.dir, { recursive: true });
    expect((await run(copy)).full).toBe(true);
    cpSync(join(project.dir, STATE), join(copy.dir, STATE));
    expect(await run(copy, { flags })).toMatchObject({ code: 0, full: false });
  });

  test.each<[string, string, string, string]>([
    ['brief', 'briefs/tyre.yaml', 'A soft tyre', 'A weak tyre'], ['article', 'output/tyre-pressure.md', 'A soft tyre', 'A weak tyre'], ['lock, overwritten in place', 'output/.slugline/tyre-pressure.json', 'A soft tyre', 'A weak tyre'],
    ['fact', 'briefs/_facts.yaml', 'outer plate', 'other plate'], ['post', 'posts/old.md', 'Text.', 'Word.'],
  ])('another content: %s', async (_what, path, from, to) => {
    const project = await verified();
    overwrite(project, path, from, to);
    expect((await run(project, { flags })).full).toBe(true);
  });
});
