import { expect, test } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { startFakeOpenAI } from '../kit/fake-openai.ts';
import { goodAnswer, testProject, topics, withServer } from '../kit/project.ts';

/** A run whose lock is lost: another one may be at work, so nothing else is begun. */

const REASON = new SluglineError({ code: 'STORE_UNWRITABLE', message: 'the lock of the project is lost', help: 'Run again.' });

test('what is under way is finished and kept, nothing else is bought, and the run says why', async () => {
  const lost = new AbortController();
  const server = await startFakeOpenAI((request) => {
    if (server.requests.length === 3) lost.abort(REASON);
    return goodAnswer(request);
  });
  const project = testProject(topics('Wheel truing', 'Hub service', 'Saddle height'));
  withServer(project, server.baseURL);
  const store = { ...memoryStore(), close: () => undefined };
  let released = 0;
  const lockRun = async (): Promise<{ release(): Promise<void>; lost: AbortSignal }> => Promise.resolve({ release: async () => Promise.resolve(void released++), lost: lost.signal });
  const run = await project.run({ openStore: () => store, lockRun, concurrency: 1 });
  expect(server.requests).toHaveLength(3);
  expect(run.result).toMatchObject({ calls: 3, interrupted: false, problems: [{ code: 'STORE_UNWRITABLE', message: 'the lock of the project is lost' }] });
  expect(run.result.articles.map(({ state }) => state)).toEqual(['stopped', 'stopped', 'stopped']);
  expect([released, store.runs(1)[0]]).toMatchObject([1, { state: 'failed', calls: 3 }]);
  // The next run goes on where this one ended.
  const next = await project.run({ openStore: () => store, concurrency: 1 });
  expect([server.requests.length, next.result.problems]).toEqual([12, []]);
  await server.close();
});

test('one that is lost before anything is asked buys nothing', async () => {
  const server = await startFakeOpenAI(goodAnswer);
  const project = testProject(topics('Wheel truing'));
  withServer(project, server.baseURL);
  const run = await project.run({ openStore: memoryStore, lockRun: async () => Promise.resolve({ release: () => undefined, lost: AbortSignal.abort(REASON) }) });
  expect([server.requests.length, run.result.problems.map(({ code }) => code), run.result.articles[0]?.state]).toEqual([0, ['STORE_UNWRITABLE'], 'stopped']);
  await server.close();
});
