import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openLog } from '../../src/io/log.ts';
import { SluglineError } from '../../src/model/errors.ts';
import type { RunEvent } from '../../src/model/events.ts';
import { startFakeOpenAI } from '../kit/fake-openai.ts';
import { asked, goodAnswer, KEY, testProject, topics, withServer } from '../kit/project.ts';

const dir = mkdtempSync(join(tmpdir(), 'slugline-log-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const now = (): Date => new Date('2026-06-01T12:00:00.000Z');
const linesOf = (path: string): Record<string, unknown>[] => readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const problem = (message: string): RunEvent => ({ type: 'retry', slug: 'a', stage: 'draft', attempt: 1, waitMs: 5, problem: { code: 'INTERNAL', message } });

test('one event a line, each with its time; several runs share a file', () => {
  const path = join(dir, 'deep/er/run.jsonl');
  for (const waiting of [1, 2]) {
    const log = openLog(path, [], now);
    log.write({ type: 'interrupted', waiting });
    log.write(problem('two\nlines'));
    log.close();
    log.close();
  }
  const retry = { at: '2026-06-01T12:00:00.000Z', ...problem('two\nlines') };
  expect(linesOf(path)).toEqual([1, 2].flatMap((waiting) => [{ at: '2026-06-01T12:00:00.000Z', type: 'interrupted', waiting }, retry]));
});

test.each([
  ['plain', 'sk-SECRET-0123456789'],
  ['with quotes', 'sk-"SECRET"-0123'],
  ['with a backslash', 'sk-\\SECRET\\0123'],
  ['with a line break', 'sk-SECRET\n012345'],
  ['with letters beyond ASCII', 'sk-SECRET-ключ-0123'],
  ['with a dollar sign', 'sk-SECRET$&$1-0123'],
])('secrets are nowhere in it, and the lines stay JSON: %s', (name, secret) => {
  const path = join(dir, `${name}.jsonl`);
  const log = openLog(path, [secret], now);
  log.write(problem(`the key ${secret} is "${secret}"`));
  log.write({ type: 'call', slug: secret, stage: 'draft', request: 'r', attempt: 1, outcome: 'answer', waitedMs: 0, ms: 1, usage: undefined, cost: 0, exchange: { messages: [{ role: 'user', content: secret }], text: secret } });
  log.close();
  expect(readFileSync(path, 'utf8')).not.toContain('SECRET');
  expect(linesOf(path)[0]).toMatchObject({ problem: { message: 'the key [secret] is "[secret]"' } });
  expect(linesOf(path)).toHaveLength(2);
});

test('a place that cannot be written is told before the run', () => {
  writeFileSync(join(dir, 'file'), '');
  const error = ((): unknown => {
    try {
      return openLog(join(dir, 'file/run.jsonl'), [], now);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(SluglineError);
  expect((error as SluglineError).problems).toMatchObject([{ code: 'FILE_UNREADABLE', file: join(dir, 'file/run.jsonl'), help: expect.stringContaining('--log') as string }]);
});

// A device of Linux that is always full.
test.runIf(existsSync('/dev/full'))('a disk that is full does not stop the run, and is told', () => {
  const log = openLog('/dev/full', [], now);
  expect(log.fault()).toBeUndefined();
  for (let event = 0; event < 3; event++) log.write({ type: 'interrupted', waiting: 1 });
  expect(log.fault()).toMatch(/ENOSPC/);
  log.close();
  log.write({ type: 'interrupted', waiting: 1 });
});

describe('a whole run', () => {
  const logged = async (trace: boolean): Promise<{ text: string; lines: Record<string, unknown>[] }> => {
    const server = await startFakeOpenAI((request, attempt) => (asked(request).stage === 'faq' && attempt === 1 ? { fault: 'rate-limit', message: `slow down, ${KEY}` } : goodAnswer(request)));
    const project = testProject(topics('Wheel truing'));
    withServer(project, server.baseURL);
    const run = await project.run({ trace });
    await server.close();
    const path = join(dir, `run-${String(trace)}.jsonl`);
    const log = openLog(path, [KEY], now);
    for (const event of run.events) log.write(event);
    log.close();
    return { text: readFileSync(path, 'utf8'), lines: linesOf(path) };
  };

  test('has a line for each call, retry, stage and article, and the sums at the end', async () => {
    const { lines, text } = await logged(false);
    const count = (type: string): number => lines.filter((line) => line['type'] === type).length;
    expect({ start: count('start'), call: count('call'), retry: count('retry'), stage: count('stage'), article: count('article'), result: count('result') }).toEqual({ start: 1, call: 5, retry: 1, stage: 4, article: 1, result: 1 });
    expect(lines.at(-1)).toMatchObject({ type: 'result', calls: 4, articles: { written: 1 } });
    expect(text).not.toContain('SECRET');
  });

  test('has no words of prompts and answers unless they are wanted', async () => {
    const [plain, traced] = [await logged(false), await logged(true)];
    for (const words of ['The model says that the first sign is a sound', 'Topic: Wheel truing']) {
      expect(plain.text).not.toContain(words);
      expect(traced.text).toContain(words);
    }
    expect(traced.text).not.toContain('SECRET');
  });
});
