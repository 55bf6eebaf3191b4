import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPublisher, type Publisher } from '../../src/desk/publisher.ts';
import type { ArticleAnswer, DeskAnswer } from '../../src/desk/shapes.ts';
import { SluglineError, type Problem } from '../../src/model/errors.ts';
import { acquireRunLock } from '../../src/store/run-lock.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, sha256Of, testProject, type TestProject } from '../kit/project.ts';

/** Outputs follow what people save at the desk: manifest, sitemap, feeds, lists. */

async function project(): Promise<TestProject> {
  const made = testProject(englishProject());
  made.write('slugline.config.yaml', `${made.read('slugline.config.yaml')}output: { files: [sitemap, rss, llms, redirects] }\n`);
  await made.run({ provider: 'offline' });
  for (const slug of ['brake-pads', 'chain-care', 'tyre-pressure']) made.edit(`output/${slug}.md`, 'draft: true', 'draft: false');
  await made.run({ provider: 'offline' });
  return made;
}

/** What readers and blogs get, and the locks; but for the moment at which it was made. */
function outputs(made: TestProject): Record<string, string> {
  return Object.fromEntries(Object.keys(made.tree('output')).map((path) => [path, made.read(`output/${path}`).replace(/"generatedAt": "[^"]+"/, '')]));
}

async function save(desk: TestDesk, slug: string, change: (text: string) => string): Promise<string> {
  const { text, sha256 } = await desk.get<ArticleAnswer>(`/article/${slug}`);
  const mine = change(text);
  expect((await desk.send(`/article/${slug}`, { text: mine, base: sha256 }, 'PUT')).status).toBe(200);
  return mine;
}

const hashOf = (made: TestProject, slug: string): string | undefined => made.manifest().articles.find((article) => article.slug === slug)?.sha256;
const problemsOf = async (desk: TestDesk): Promise<string[]> => (await desk.get<DeskAnswer>('/desk')).problems;

test('after a save every output is as a run would leave it after the same edit, and a new run keeps the edit', async () => {
  const [saved, edited] = [await project(), await project()];
  const change = (text: string): string => text.replace(/^description: .*$/m, 'description: How hard a bicycle tyre should be, and how to find out on your own road.').replace('Too soft', 'Much too soft');
  const desk = await testDesk(saved);
  const before = saved.read('output/sitemap.xml');
  const mine = await save(desk, 'tyre-pressure', change);
  await expect.poll(() => hashOf(saved, 'tyre-pressure'), { timeout: 45_000 }).toBe(sha256Of(mine));
  edited.write('output/tyre-pressure.md', change(edited.article('tyre-pressure')));
  await edited.run({ provider: 'offline' });
  expect(outputs(saved)).toEqual(outputs(edited));
  expect(saved.read('output/rss.xml')).toContain('on your own road');
  expect(saved.read('output/sitemap.xml')).toBe(before);
  expect(await problemsOf(desk)).toEqual([]);
  // The lock still holds what was generated: a new version is merged with the edit.
  expect(saved.lock('tyre-pressure').text).not.toBe(mine);
  saved.edit('briefs/tyre.yaml', 'Let out a little air', 'Let out some air');
  await saved.run({ provider: 'offline' });
  expect(saved.article('tyre-pressure')).toContain('Much too soft');
  expect(saved.article('tyre-pressure')).toContain('Let out some air');
});

test('an output that somebody has changed by hand is told, and no longer when it is gone', async () => {
  const made = await project();
  const desk = await testDesk(made);
  made.write('output/llms.txt', `${made.read('output/llms.txt')}\nMine.\n`);
  await save(desk, 'chain-care', (text) => text.replace('short routine', 'quick routine'));
  await expect.poll(async () => problemsOf(desk), { timeout: 45_000 }).toEqual([expect.stringContaining('llms.txt')]);
  expect(made.read('output/llms.txt')).toContain('Mine.');
  made.remove('output/llms.txt');
  await save(desk, 'chain-care', (text) => text.replace('quick routine', 'brief routine'));
  await expect.poll(async () => problemsOf(desk), { timeout: 45_000 }).toEqual([]);
  expect(made.has('output/llms.txt')).toBe(true);
});

test('while another run has the project in hand nothing is written; afterwards it is', async () => {
  const made = await project();
  const desk = await testDesk(made);
  const lock = acquireRunLock(`${made.dir}/.slugline/run.lock`, { pid: process.pid, since: made.now, what: 'generate' });
  if ('busy' in lock) throw new Error('the lock is taken');
  const before = made.read('output/manifest.json');
  const mine = await save(desk, 'chain-care', (text) => text.replace('short routine', 'quick routine'));
  // Any answer of the thread comes after the try.
  await desk.send('/run/plan', {});
  await desk.send('/run/plan', {});
  expect(made.read('output/manifest.json')).toBe(before);
  expect(await problemsOf(desk)).toEqual([]);
  lock.release();
  await expect.poll(() => hashOf(made, 'chain-care'), { timeout: 15_000 }).toBe(sha256Of(mine));
});

test('what is due is done before the desk closes', async () => {
  const made = await project();
  const desk = await testDesk(made);
  const mine = await save(desk, 'chain-care', (text) => text.replace('short routine', 'quick routine'));
  await desk.close();
  expect(hashOf(made, 'chain-care')).toBe(sha256Of(mine));
});

test('where there is no manifest yet none is made', async () => {
  const made = await project();
  made.remove('output/manifest.json');
  const desk = await testDesk(made);
  await save(desk, 'chain-care', (text) => text.replace('short routine', 'quick routine'));
  await desk.close();
  expect(made.has('output/manifest.json')).toBe(false);
});

describe('when it is done', () => {
  const problem: Problem = { code: 'FILE_UNREADABLE', message: 'the disk is full' };
  let published: PromiseWithResolvers<Problem[]>[];
  let running: boolean;
  let changes: number;
  let publisher: Publisher;

  beforeEach(() => {
    vi.useFakeTimers();
    [published, running, changes] = [[], false, 0];
    publisher = createPublisher({
      publish: async () => {
        published.push(Promise.withResolvers());
        return published.at(-1)?.promise ?? [];
      },
      isRunning: () => running,
      changed: () => { changes++; },
    });
  });
  afterEach(() => {
    publisher.close();
    vi.useRealTimers();
  });

  test('once for many saves in a row, and once more for those that come meanwhile', async () => {
    for (let times = 0; times < 5; times++) {
      publisher.due();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(published).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(published).toHaveLength(1);
    publisher.due();
    publisher.due();
    await vi.advanceTimersByTimeAsync(5000);
    expect(published).toHaveLength(1);
    published[0]?.resolve([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(published).toHaveLength(2);
    published[1]?.resolve([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(published).toHaveLength(2);
    expect(changes).toBe(0);
  });

  test('not during a run of the desk, but when it is over', async () => {
    running = true;
    publisher.due();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(published).toHaveLength(0);
    running = false;
    publisher.resume();
    await vi.advanceTimersByTimeAsync(1);
    expect(published).toHaveLength(1);
    published[0]?.resolve([]);
    await vi.advanceTimersByTimeAsync(0);
    publisher.resume();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(published).toHaveLength(1);
  });

  test('what goes wrong is told once, and not tried again without a reason', async () => {
    publisher.due();
    await vi.advanceTimersByTimeAsync(1000);
    published[0]?.reject(new SluglineError(problem));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(published).toHaveLength(1);
    expect(publisher.problems()).toEqual([problem]);
    publisher.due();
    await vi.advanceTimersByTimeAsync(1000);
    published[1]?.resolve([problem]);
    await vi.advanceTimersByTimeAsync(0);
    expect(changes).toBe(1);
    publisher.due();
    await vi.advanceTimersByTimeAsync(1000);
    published[2]?.resolve([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(publisher.problems()).toEqual([]);
    expect(changes).toBe(2);
  });

  test('another run at work: tried again until it is over, and nothing is told', async () => {
    publisher.due();
    await vi.advanceTimersByTimeAsync(1000);
    published[0]?.reject(new SluglineError({ code: 'USAGE', message: 'another run is at work' }));
    await vi.advanceTimersByTimeAsync(5000);
    expect(published).toHaveLength(2);
    published[1]?.resolve([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(published).toHaveLength(2);
    expect(changes).toBe(0);
  });

  test('settling does it now, and a closed desk does nothing more', async () => {
    publisher.due();
    const settled = publisher.settled();
    await vi.advanceTimersByTimeAsync(0);
    expect(published).toHaveLength(1);
    published[0]?.resolve([]);
    await settled;
    publisher.close();
    publisher.due();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(published).toHaveLength(1);
  });
});
