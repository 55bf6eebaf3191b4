import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goodAnswer } from '../kit/answers.ts';
import { startFakeBatches, type BatchLine } from '../kit/fake-batches.ts';
import type { FakeRequest } from '../kit/fake-openai.ts';
import { KEY, testProject, topics, withServer, type TestProject } from '../kit/project.ts';
import { cli, type Ended } from '../kit/spawned.ts';

/** Fifty briefs by batches, as a person does it: commands, processes, files. */

const WORDS = ['Wheel', 'Hub', 'Rim', 'Spoke', 'Bell', 'Saddle', 'Chain', 'Tyre', 'Brake', 'Lamp'];
const WORKS = ['truing', 'service', 'care', 'repair', 'storage'];
const TOPICS = WORDS.flatMap((word) => WORKS.map((work) => `${word} ${work}`));

const batch = async (project: TestProject, ...args: string[]): Promise<Ended> => cli(project, ['batch', ...args], { OPENAI_API_KEY: KEY });

const answerTo = (line: BatchLine): string => {
  const answer = goodAnswer({ body: line.body, prompt: '' } as unknown as FakeRequest);
  return 'text' in answer ? answer.text : JSON.stringify(answer.json);
};
const articles = (project: TestProject): Record<string, string> => Object.fromEntries(readdirSync(join(project.dir, 'output')).filter((name) => name.endsWith('.md')).map((name) => [name, project.read(`output/${name}`)]));
const words = (project: TestProject): unknown => Object.keys(articles(project)).map((name) => Object.values(project.lock(name.slice(0, -'.md'.length)).stages).map(({ value }) => value));
const PRICES = ', prices: { test-model: { input: 1, output: 8 } }';

test('fifty briefs: unordered results, five failed lines and an expiry cost nothing twice; files give the same articles', async () => {
  const server = await startFakeBatches(goodAnswer, { shuffle: true, fail: (_line, index) => (index < 5 ? { status: 500, message: 'The server had an error' } : undefined) });
  const project = testProject(topics(...TOPICS));
  withServer(project, server.baseURL, PRICES);

  const sent = await batch(project, 'submit');
  expect([sent.code, /Sent: (\d+) requests/.exec(sent.stdout)?.[1]]).toEqual([0, '50']);
  // The first wave has five failed lines; the second, drafts and questions, expires after sixty.
  server.options = { shuffle: true, expireAfter: 60 };
  const first = await batch(project, 'collect');
  expect(first).toMatchObject({ code: 1, stdout: expect.stringMatching(/Taken in: 45 answers, 5 requests without one/) as string });
  server.options = { shuffle: true };
  const second = await batch(project, 'collect');
  expect(second.stdout).toMatch(/Taken in: 60 answers, \d+ requests without one/);
  let rounds = 2;
  for (let waiting = true; waiting && rounds < 8; rounds++) waiting = /Waiting for answers/.test((await batch(project, 'collect')).stdout);
  expect(rounds).toBeLessThan(8);

  expect(Object.keys(articles(project))).toHaveLength(50);
  expect(project.manifest().articles).toHaveLength(50);
  const asked = server.batches.flatMap((one) => one.lines.map((line) => line.custom_id));
  expect(new Set(asked).size).toBe(200);
  // Asked again: the five that failed, and the ninety lines of the second wave but for the sixty that were made.
  expect(asked).toHaveLength(200 + 5 + (2 * 45 + 5 - 60));
  await server.close();

  const byFiles = testProject(topics(...TOPICS));
  withServer(byFiles, server.baseURL, PRICES);
  const dir = join(byFiles.dir, 'requests');
  expect((await batch(byFiles, '--export', dir)).stdout).toMatch(/50 requests/);
  for (let wave = 1, waiting = true; waiting && wave < 8; wave++) {
    const lines = readdirSync(dir).filter((name) => name.startsWith('wave-')).flatMap((name) => readFileSync(join(dir, name), 'utf8').trim().split('\n')).map((line) => JSON.parse(line) as BatchLine);
    writeFileSync(join(dir, 'answers.jsonl'), lines.toReversed().map((line) => `${JSON.stringify({ custom_id: line.custom_id, text: answerTo(line) })}\n`).join(''));
    waiting = /Waiting for answers/.test((await batch(byFiles, '--import', dir)).stdout);
  }
  expect(Object.keys(articles(byFiles))).toEqual(Object.keys(articles(project)));
  // Pictures and related links depend on which articles were placed first; the words do not.
  expect(words(byFiles)).toEqual(words(project));
}, 180_000);
