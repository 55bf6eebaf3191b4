import { expect, test } from 'vitest';
import type { Completion, CompletionRequest } from '../../src/kinds.ts';
import provider, { recordingKey } from '../../src/providers/replay.ts';
import { sha256 } from '../../src/text/hash.ts';

const request: CompletionRequest = { model: 'gpt-5-mini', messages: [{ role: 'user', content: 'A line about chat.' }], maxOutputTokens: 500 };
const key = recordingKey(request);

async function replay(files: Record<string, string> | undefined, asked = request, signal = new AbortController().signal): Promise<Completion> {
  const recordings = files === undefined ? {} : { recordings: (name: string): string | undefined => files[name] };
  const { complete } = provider.create({ model: 'gpt-5-mini', baseURL: undefined, apiKey: undefined, ...recordings });
  return complete === false ? expect.unreachable() : complete(asked, signal);
}

const problem = (message: RegExp) => ({ retryable: false, problems: [{ code: 'PROVIDER_CONFIG', message: expect.stringMatching(message) as string, help: expect.stringContaining('record') as string }] });

test('a recorded answer comes back', async () => {
  const usage = { input: 10, cachedInput: 1, output: 5 };
  expect(await replay({ [key]: JSON.stringify({ request, text: 'Hello', usage, model: 'gpt-5-mini-2026' }) })).toEqual({ text: 'Hello', usage, finish: 'stop', model: 'gpt-5-mini-2026' });
  expect(await replay({ [key]: '{"text":"Hello"}' })).toEqual({ text: 'Hello', usage: { input: 0, cachedInput: 0, output: 0 }, finish: 'stop', model: 'gpt-5-mini' });
});

test('the key depends on model, messages and schema, not on their order or on limits', () => {
  expect(key).toBe(sha256('{"messages":[{"content":"A line about chat.","role":"user"}],"model":"gpt-5-mini"}'));
  expect(recordingKey({ ...request, maxOutputTokens: 1, temperature: 1 })).toBe(key);
  expect(recordingKey({ ...request, messages: [{ content: 'A line about chat.', role: 'user' }] })).toBe(key);
  for (const other of [{ model: 'gpt-5' }, { messages: [] }, { schema: { name: 'a', schema: {} } }]) expect(recordingKey({ ...request, ...other })).not.toBe(key);
});

test('a missing recording names the key and what to do', async () => {
  await expect(replay({})).rejects.toMatchObject(problem(new RegExp(`no recorded answer ${key} \\(model gpt-5-mini, prose\\)`)));
  await expect(replay(undefined)).rejects.toMatchObject(problem(/no recorded answer/));
});

test.each(['', '{', '[]', '{"text":1}', '{"text":"a","usage":{"input":-0.5,"cachedInput":0,"output":0}}', '{"text":"a","extra":1}'])('%j is not a recording', async (text) => {
  await expect(replay({ [key]: text })).rejects.toMatchObject(problem(/is not a recording/));
});

test('an interruption is honoured', async () => {
  await expect(replay({ [key]: '{"text":"Hello"}' }, request, AbortSignal.abort())).rejects.toMatchObject({ problems: [{ code: 'INTERRUPTED' }] });
});
