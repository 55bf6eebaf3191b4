import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/io/files.ts';
import type { Files } from '../../src/model/world.ts';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { startFakeOpenAI } from '../kit/fake-openai.ts';
import { asked, ENGLISH_CONFIG, englishProject, goodAnswer, testProject, topics, withServer, type Run, type TestProject } from '../kit/project.ts';

/** The disk refuses at every point of a run: nothing is half-written, and the next run ends as if nothing had happened. */

// Without related links, which rightly depend on which other article could be placed.
const BRIEFS = englishProject({ 'briefs/brake.yaml': undefined, 'slugline.config.yaml': `${ENGLISH_CONFIG}links: { related: 0 }\n` });

/** Writing and removing fail at call `at` (from 1): once, or from then on (a full disk, or the end of the process). */
function faulty(at: number, code: string, mode: 'once' | 'onwards'): { files: Files; calls: () => number } {
  const disk = nodeFiles();
  let calls = 0;
  const guard = (act: () => void): void => {
    calls++;
    if (mode === 'once' ? calls === at : calls >= at) throw Object.assign(new Error(`${code}: refused, write`), { code });
    act();
  };
  return { calls: () => calls, files: { ...disk, write: (path, text) => guard(() => disk.write(path, text)), remove: (path) => guard(() => disk.remove(path)) } };
}

/** Path → text of everything in the output directory. */
const output = (project: TestProject): Record<string, string> => (project.has('output') ? Object.fromEntries(Object.keys(project.tree()).map((path) => [path, project.read(`output/${path}`)])) : {});
const published = (all: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(all).filter(([path]) => path.endsWith('.md')));

/** What leads to the run that is disturbed, from an empty output directory. */
const SCENARIOS: Record<string, (project: TestProject) => Promise<void>> = {
  'a first run': async () => undefined,
  'a changed brief, an edited article, a rejected one that is mended': async (project) => {
    project.edit('briefs/chain.yaml', 'Wipe the outside', 'Wipe {{it}} outside');
    await project.run();
    project.edit('output/tyre-pressure.md', 'A soft tyre grips', 'A soft tyre holds');
    project.edit('briefs/tyre.yaml', 'Start in the middle', 'Begin in the middle');
    project.edit('briefs/chain.yaml', 'Wipe {{it}} outside', 'Wipe the outside');
    project.now = '2026-06-05T00:00:00.000Z';
  },
};

describe.each(Object.entries(SCENARIOS))('%s', (_name, prepare) => {
  const start = async (): Promise<{ project: TestProject; before: Record<string, string> }> => {
    const project = testProject(BRIEFS);
    await prepare(project);
    return { project, before: output(project) };
  };

  test.each([['ENOSPC', 'onwards'], ['EACCES', 'once']] as const)('%s %s, at every call', async (code, mode) => {
    const whole = await start();
    const counted = faulty(0, code, 'once');
    whole.project.files = counted.files;
    await whole.project.run();
    const after = output(whole.project);
    expect(counted.calls()).toBeGreaterThan(6);

    for (let at = 1; at <= counted.calls(); at++) {
      const { project, before } = await start();
      project.files = faulty(at, code, mode).files;
      const run: Run = await project.run();
      const now = output(project);
      for (const [path, text] of Object.entries(published(now))) {
        parseArticle(text, path);
        expect([before[path], after[path]], `${path} after a fault at call ${at}`).toContain(text);
      }
      for (const path of Object.keys(published(before))) expect(Object.keys(now), `fault at call ${at}`).toContain(path);
      const told = [...run.result.problems, ...run.result.articles.flatMap((article) => article.problems)];
      expect(told, `fault at call ${at}`).not.toEqual([]);
      for (const problem of told) expect(problem, `fault at call ${at}`).toMatchObject({ code: 'FILE_UNREADABLE', file: expect.stringContaining('/output/') as string, message: expect.stringContaining(code) as string, help: expect.any(String) as string });

      project.files = nodeFiles();
      await project.run();
      expect(output(project), `the run after a fault at call ${at}`).toEqual(after);
    }
  });
});

test('a run that ends between an article and its lock: on the next day it is no edit of a person', async () => {
  const project = testProject(BRIEFS);
  await project.run();
  project.edit('briefs/tyre.yaml', 'Start in the middle', 'Begin in the middle');
  project.now = '2026-06-05T23:00:00.000Z';
  const disk = nodeFiles();
  let placed = false;
  const guard = (path: string): void => {
    if (placed) throw new Error('the process has ended');
    placed = path.endsWith('/tyre-pressure.md');
  };
  project.files = { ...disk, write: (path, text) => { guard(path); disk.write(path, text); }, remove: (path) => { guard(path); disk.remove(path); } };
  await project.run();
  const text = project.article('tyre-pressure');
  expect(text).toContain('Begin in the middle');
  expect(project.lock('tyre-pressure')).toMatchObject({ state: 'written', text: expect.stringContaining('Start in the middle') as string });
  project.files = disk;
  project.now = '2026-06-06T01:00:00.000Z';
  expect((await project.run()).articles['tyre-pressure']).toMatchObject({ state: 'unchanged', problems: [] });
  expect(project.lock('tyre-pressure')).toMatchObject({ state: 'written', text });
  expect(project.article('tyre-pressure')).toBe(text);
});

test('a model is not asked further when its answers cannot be kept, and the next run asks only for what was lost', async () => {
  const server = await startFakeOpenAI(goodAnswer);
  const project = testProject(topics('Wheel truing'));
  withServer(project, server.baseURL);
  project.files = faulty(2, 'ENOSPC', 'onwards').files;
  const run = await project.run();
  expect(run.articles['wheel-truing']).toMatchObject({ state: 'failed', problems: [{ code: 'FILE_UNREADABLE', message: expect.stringContaining('ENOSPC') as string }] });
  // The questions were asked beside the draft; what would have followed was not.
  expect(server.requests.map((request) => asked(request).stage).toSorted()).toEqual(['draft', 'faq', 'outline']);
  project.files = nodeFiles();
  expect((await project.run()).articles['wheel-truing']?.state).toBe('written');
  expect(server.requests.slice(3).map((request) => asked(request).stage).toSorted()).toEqual(['draft', 'faq', 'meta']);
  await server.close();
});

test('an output directory that cannot be listed is told, and nothing paid for is lost', async () => {
  const server = await startFakeOpenAI(goodAnswer);
  const project = testProject(topics('Wheel truing'));
  withServer(project, server.baseURL);
  const disk = nodeFiles();
  let listed = 0;
  project.files = { ...disk, list: (path) => {
    if (path.endsWith('/output') && ++listed > 1) throw Object.assign(new Error('EIO: i/o error, scandir'), { code: 'EIO' });
    return disk.list(path);
  } };
  project.write('output/.slugline/keep', '');
  await project.run().catch(() => undefined);
  project.files = disk;
  const requests = server.requests.length;
  expect((await project.run()).articles['wheel-truing']?.state).toBe('written');
  expect(server.requests).toHaveLength(requests);
  await server.close();
});
