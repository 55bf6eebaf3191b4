import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/io/files.ts';
import { SluglineError } from '../../src/model/errors.ts';
import type { ResponseStore } from '../../src/model/store.ts';
import type { Files } from '../../src/model/world.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { startFakeOpenAI, type FakeOpenAI } from '../kit/fake-openai.ts';
import { ENGLISH_CONFIG, goodAnswer, testProject, topics, withServer, type Run, type TestProject } from '../kit/project.ts';

/** A run with a model and a store on a disk that refuses at every point: nothing is half-written, and nothing that was kept is asked for again. */

const open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

type Mode = 'once' | 'onwards';

/** Fails at call `at` (from 1): once, or from then on. */
function breaker(at: number, mode: Mode): { calls(): number; guard<T>(act: () => T): T } {
  let calls = 0;
  return {
    calls: () => calls,
    guard(act) {
      calls++;
      if (mode === 'once' ? calls === at : calls >= at) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      return act();
    },
  };
}

function fullFiles(at: number, mode: Mode): { files: Files; calls(): number } {
  const disk = nodeFiles();
  const { guard, calls } = breaker(at, mode);
  return { calls, files: { ...disk, write: (path, text) => guard(() => disk.write(path, text)), remove: (path) => guard(() => disk.remove(path)) } };
}

/** A store that fails as the one in a file does. */
function fullStore(store: ResponseStore, at: number, mode: Mode): { store: ResponseStore; calls(): number } {
  const { guard, calls } = breaker(at, mode);
  const told = <T>(act: () => T): T => {
    try {
      return guard(act);
    } catch (error) {
      throw new SluglineError({ code: 'FILE_UNREADABLE', file: '.slugline/store.db', message: `the response store cannot be written: ${(error as Error).message}`, help: 'Make room on the disk, then run again.' }, { cause: error });
    }
  };
  return { calls, store: { ...store, put: (key, response, entry) => told(() => store.put(key, response, entry)) } };
}

interface Place {
  project: TestProject;
  server: FakeOpenAI;
  store: ResponseStore;
  run(store?: ResponseStore): Promise<Run>;
}

async function place(more = ''): Promise<Place> {
  const server = await startFakeOpenAI(goodAnswer);
  open.push(server);
  // One picture and no related links: what is dealt out rightly depends on which other article could be placed.
  const config = ENGLISH_CONFIG.replace(/^.*(?:tyre|brake)\.jpg.*\n/gm, '');
  const project = testProject({ ...topics('Wheel truing', 'Hub service'), 'slugline.config.yaml': `${config}links: { related: 0 }\n` });
  withServer(project, server.baseURL, more);
  const store = { ...memoryStore(), close: () => undefined };
  return { project, server, store, run: async (used = store) => project.run({ openStore: () => used }) };
}

/** Text of all articles, by path. */
const articles = (project: TestProject): Record<string, string> => (project.has('output') ? Object.fromEntries(Object.keys(project.tree()).filter((path) => path.endsWith('.md')).map((path) => [path, project.read(`output/${path}`)])) : {});
/** What was asked for more than once. */
const twice = (server: FakeOpenAI): string[] => {
  const seen = new Map<string, number>();
  for (const { body } of server.requests) seen.set(JSON.stringify(body), (seen.get(JSON.stringify(body)) ?? 0) + 1);
  return [...seen].filter(([, count]) => count > 1).map(([body]) => body.slice(0, 200));
};
const toldBy = (run: Run): Run['result']['problems'] => [...run.result.problems, ...run.result.articles.flatMap((article) => article.problems)];
/** Nothing may look like an article but whole ones as they should be. */
const expectWhole = (project: TestProject, wanted: Record<string, string>, when: string): void => {
  for (const [path, text] of Object.entries(articles(project))) {
    parseArticle(text, path);
    expect(text, `${path}, ${when}`).toBe(wanted[path]);
  }
};

async function undisturbed(): Promise<{ wanted: Record<string, string>; writes: number; puts: number }> {
  const one = await place();
  const [files, store] = [fullFiles(0, 'once'), fullStore(one.store, 0, 'once')];
  one.project.files = files.files;
  await one.run(store.store);
  expect([Object.keys(articles(one.project)), store.calls(), one.server.requests.length]).toEqual([['hub-service.md', 'wheel-truing.md'], 8, 8]);
  return { wanted: articles(one.project), writes: files.calls(), puts: store.calls() };
}

describe.each(['once', 'onwards'] as const)('no space, %s', (mode) => {
  test('for files, at every call', async () => {
    const { wanted, writes } = await undisturbed();
    expect(writes).toBeGreaterThan(4);
    for (let at = 1; at <= writes; at++) {
      const when = `fault at file ${at}`;
      const one = await place();
      one.project.files = fullFiles(at, mode).files;
      const run = await one.run();
      expectWhole(one.project, wanted, when);
      for (const problem of toldBy(run)) expect(problem, `after a ${when}`).toMatchObject({ code: 'FILE_UNREADABLE', message: expect.stringContaining('ENOSPC') as string, help: expect.any(String) as string });
      expect(toldBy(run).length, `after a ${when}`).toBeGreaterThan(0);

      one.project.files = nodeFiles();
      await one.run();
      expect(articles(one.project), `the run after a ${when}`).toEqual(wanted);
      // Every answer was in the store.
      expect(twice(one.server), `after a ${when}`).toEqual([]);
    }
  }, 120_000);

  test('for the store, at every answer', async () => {
    const { wanted, puts } = await undisturbed();
    for (let at = 1; at <= puts; at++) {
      const when = `fault at answer ${at}`;
      const one = await place();
      const run = await one.run(fullStore(one.store, at, mode).store);
      expectWhole(one.project, wanted, when);
      expect(toldBy(run).map(({ code, help }) => [code, help]), `after a ${when}`).toEqual([['STORE_UNWRITABLE', 'Make room on the disk, then run again.']]);
      const states = run.result.articles.map(({ state }) => state);
      expect(states.every((state) => state === 'written' || state === 'stopped'), `${when}: ${states.join(', ')}`).toBe(true);

      const next = await one.run();
      expect(articles(one.project), `the run after a ${when}`).toEqual(wanted);
      expect(toldBy(next), `after a ${when}`).toEqual([]);
      // What the store did not keep is in the lock file.
      expect(twice(one.server), `after a ${when}`).toEqual([]);
    }
  }, 120_000);
});

test('neither store nor files: the answer under way is lost, no more is asked', async () => {
  const one = await place(', concurrency: 1');
  one.project.files = fullFiles(1, 'onwards').files;
  const run = await one.run(fullStore(one.store, 2, 'onwards').store);
  expect(run.result.articles.map(({ state }) => state).includes('written')).toBe(false);
  expect(new Set(toldBy(run).map(({ code }) => code))).toEqual(new Set(['STORE_UNWRITABLE', 'FILE_UNREADABLE']));
  expect(one.server.requests).toHaveLength(2);
  one.project.files = nodeFiles();
  await one.run();
  expect([twice(one.server).length, one.server.requests.length]).toEqual([1, 9]);
});

test('a lock file that was lost is made again from the store, a store that was lost from the lock files', async () => {
  const one = await place();
  await one.run();
  const wanted = articles(one.project);
  rmSync(join(one.project.dir, 'output'), { recursive: true });
  await one.run();
  expect([articles(one.project), one.server.requests.length]).toEqual([wanted, 8]);
  await one.run({ ...memoryStore(), close: () => undefined });
  expect([articles(one.project), one.server.requests.length]).toEqual([wanted, 8]);
});

test('an output directory that may not be written: told with its name, nothing asked for twice later', async () => {
  const { wanted } = await undisturbed();
  const one = await place();
  const disk = nodeFiles();
  const refused = (path: string): void => {
    if (path.includes('/output/')) throw Object.assign(new Error(`EACCES: permission denied, mkdir '${path}'`), { code: 'EACCES' });
  };
  one.project.files = { ...disk, write: (path, text) => { refused(path); disk.write(path, text); }, remove: (path) => { refused(path); disk.remove(path); } };
  const run = await one.run();
  expect(toldBy(run).filter(({ file }) => file?.includes('/output/') === true).map(({ code, message, help }) => [code, /EACCES/.test(message), help])).toContainEqual(['FILE_UNREADABLE', true, expect.stringMatching(/permissions.*output directory/)]);
  expect(one.project.has('output')).toBe(false);
  one.project.files = disk;
  await one.run();
  expect([articles(one.project), twice(one.server)]).toEqual([wanted, []]);
});
