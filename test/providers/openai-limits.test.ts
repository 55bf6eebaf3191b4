import { afterEach, describe, expect, test } from 'vitest';
import type { Completion, CompletionRequest } from '../../src/kinds.ts';
import { SluglineError } from '../../src/model/errors.ts';
import { rateLimits } from '../../src/providers/_openai-limits.ts';
import { createOpenAI } from '../../src/providers/openai.ts';
import type { Fault } from '../kit/fake-openai-replies.ts';
import { startFakeOpenAI, type FakeOpenAI, type FakeReply } from '../kit/fake-openai.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const REQUEST: CompletionRequest = { model: 'm', messages: [{ role: 'user', content: 'A line.' }], maxOutputTokens: 500 };
const HEADERS = { 'x-ratelimit-limit-requests': '500', 'x-ratelimit-remaining-requests': '499', 'x-ratelimit-reset-requests': '120ms', 'x-ratelimit-remaining-tokens': '9000' };
const LIMITS = { requests: { limit: 500, remaining: 499, resetMs: 120 }, tokens: { limit: undefined, remaining: 9000, resetMs: undefined } };

let open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

async function ask(reply: FakeReply): Promise<Completion> {
  const server = await startFakeOpenAI(() => reply);
  open.push(server);
  const { complete } = createOpenAI({ model: 'm', baseURL: server.baseURL, apiKey: 'sk-test' }, { idleMs: 300 });
  return complete === false ? expect.unreachable() : complete(REQUEST, new AbortController().signal);
}

async function failure(reply: FakeReply): Promise<SluglineError> {
  return ask(reply).then(() => expect.unreachable('no error'), (error: unknown) => error as SluglineError);
}

describe('when a limit is whole again', () => {
  const resets: [string, number | undefined][] = [
    ['6m0s', 360_000], ['20ms', 20], ['1h2m3s', 3_723_000], ['1.5s', 1500], ['2', 2000], ['0.25', 250], ['0', 0], ['1d', 86_400_000],
    ['2026-01-01T00:00:30Z', 30_000], ['2026-01-01T00:00:30.500+00:00', 30_500], ['2025-12-31T23:00:00Z', 0],
    [String(NOW / 1000 + 7), 7000], [String(NOW + 7000), 7000],
    ['soon', undefined], ['-5', undefined], ['', undefined], ['6m 0s', undefined], ['2026-99-99T00:00:00Z', undefined], ['NaN', undefined],
  ];
  test.each(resets)('%j is %j ms', (reset, resetMs) => {
    expect(rateLimits({ 'x-ratelimit-remaining-tokens': '1', 'x-ratelimit-reset-tokens': reset }, NOW)?.tokens?.resetMs).toBe(resetMs);
  });

  test("is measured by the server's clock where it shows it", () => {
    const headers = { date: 'Thu, 01 Jan 2026 01:00:00 GMT', 'x-ratelimit-remaining-tokens': '1', 'x-ratelimit-reset-tokens': '2026-01-01T01:00:09Z' };
    expect(rateLimits(headers, NOW)?.tokens?.resetMs).toBe(9000);
  });
});

describe('limits', () => {
  test('come with a reply', async () => {
    expect((await ask({ text: 'Hello', headers: HEADERS })).limits).toEqual(LIMITS);
    expect((await ask({ text: 'Hello', stream: false, headers: HEADERS })).limits).toEqual(LIMITS);
  });

  test('are absent when the server says nothing, or nothing that can be read', async () => {
    expect(await ask('Hello')).not.toHaveProperty('limits');
    expect(await ask({ text: 'Hello', headers: { 'x-ratelimit-remaining-requests': 'many', 'x-ratelimit-limit-requests': '5', 'x-ratelimit-remaining-tokens': '-1' } })).not.toHaveProperty('limits');
  });

  test('a broken value does not spoil the others', () => {
    expect(rateLimits({ ...HEADERS, 'x-ratelimit-limit-requests': 'none', 'x-ratelimit-remaining-tokens': '1e3' }, NOW)).toEqual({ requests: { limit: undefined, remaining: 499, resetMs: 120 }, tokens: undefined });
    expect(rateLimits(new Headers(HEADERS), NOW)).toEqual(LIMITS);
  });

  test.each<Fault>(['rate-limit', 'quota', 'unauthorized', 'bad-request', 'server-error', 'unavailable', 'overloaded', 'error-200'])('come with %s', async (fault) => {
    expect((await failure({ fault, headers: HEADERS })).limits).toEqual(LIMITS);
  });

  test('come with replies that are none', async () => {
    for (const reply of [{ text: 'Half', finish: 'length' }, { text: '' }, { text: 'x\uFFFD' }, { text: 'x', finish: 'content_filter' }]) expect((await failure({ ...reply, headers: HEADERS })).limits).toEqual(LIMITS);
    const page = { status: 200, headers: { 'content-type': 'text/html', ...HEADERS }, body: '<p>Log in' };
    expect((await failure(page)).limits).toEqual(LIMITS);
    expect((await failure({ ...page, headers: { 'content-type': 'application/json', ...HEADERS }, body: '{' })).limits).toEqual(LIMITS);
  });

  test('are not there without an answer', async () => {
    for (const fault of ['reset-before-headers', 'stall-before-headers'] as const) expect((await failure({ fault })).limits).toBeUndefined();
  });
});

describe('an error says that fewer calls would help', () => {
  const error = (type: string, code: string | number | null = null): string => JSON.stringify({ error: { message: 'Wait.', type, code } });
  const replies: [string, FakeReply, boolean][] = [
    ['429', { fault: 'rate-limit' }, true],
    ['503', { fault: 'unavailable' }, true],
    ['529', { fault: 'overloaded' }, true],
    ['an overloaded_error under 500', { status: 500, body: error('overloaded_error') }, true],
    ['an overloaded_error under 200', { status: 200, body: error('overloaded_error') }, true],
    ['a rate limit under 200', { status: 200, body: error('x', 'rate_limit_exceeded') }, true],
    ['429 in an error object', { status: 200, body: error('x', 429) }, true],
    ['a rate_limit_error in a stream', { status: 200, headers: { 'content-type': 'text/event-stream' }, body: `event: error\ndata: ${error('rate_limit_error')}\n\n` }, true],
    ['429 for want of money', { fault: 'quota' }, false],
    ['429 for a request that is too large', { status: 429, body: '{"error":{"message":"Request too large for gpt","code":"rate_limit_exceeded"}}' }, false],
    ['500', { fault: 'server-error' }, false],
    ['401', { fault: 'unauthorized' }, false],
    ['a reset', { fault: 'reset-before-headers' }, false],
    ['an empty reply', { fault: 'empty-body' }, false],
  ];
  test.each(replies)('%s', async (_name, reply, congested) => {
    const thrown = await failure(reply);
    expect(thrown).toBeInstanceOf(SluglineError);
    expect(thrown.congested).toBe(congested);
  });
});

test('a flat error in an event of that name is one', async () => {
  const { problems } = await failure({ status: 200, headers: { 'content-type': 'text/event-stream' }, body: 'event: error\ndata: {"message":"Went away","code":502}\n\n' });
  expect(problems[0]?.message).toMatch(/error 502.*Went away/);
});
