import { MockAgent } from 'undici';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Completion, CompletionRequest } from '../../src/kinds.ts';
import { SluglineError, type ErrorCode } from '../../src/model/errors.ts';
import openai, { createOpenAI, type OpenAIOptions } from '../../src/providers/openai.ts';
import type { Fault } from '../kit/fake-openai-replies.ts';
import { startFakeOpenAI, type FakeOpenAI, type FakeReply } from '../kit/fake-openai.ts';

const KEY = 'sk-test-SECRET0123456789abcdef';
const PROSE: CompletionRequest = { model: 'gpt-4.1-mini', messages: [{ role: 'system', content: 'Write.' }, { role: 'user', content: 'A line about chat.' }], maxOutputTokens: 500, temperature: 0.4 };
const schema = { name: 'answer', schema: { type: 'object', properties: { answer: { type: 'number' } }, required: ['answer'], additionalProperties: false } };
const JSON_REQUEST: CompletionRequest = { ...PROSE, schema };

let open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
  vi.unstubAllEnvs();
});

type Script = Parameters<typeof startFakeOpenAI>[0];

async function connect(script: Script, options: OpenAIOptions = {}) {
  const server = await startFakeOpenAI(script);
  open.push(server);
  const provider = createOpenAI({ model: PROSE.model, baseURL: server.baseURL, apiKey: KEY }, options);
  const complete = provider.complete as Exclude<typeof provider.complete, false>;
  return { server, provider, ask: (request = PROSE, signal = new AbortController().signal): Promise<Completion> => complete(request, signal) };
}

/** Everything that can be seen of an error. */
function visible(error: unknown): string {
  const seen: unknown[] = [];
  for (let at = error; at instanceof Error; at = at.cause) seen.push(at.message, at.stack, JSON.stringify(at), JSON.stringify(Object.values(at)));
  return seen.join('\n');
}

async function failure(promise: Promise<unknown>): Promise<SluglineError> {
  const error: unknown = await promise.then(
    (value) => expect.unreachable(`no error but ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SluglineError);
  expect(visible(error)).not.toContain('SECRET');
  expect(visible(error)).not.toContain(KEY.slice(-4));
  return error as SluglineError;
}

describe('a good reply', () => {
  test('is streamed, whole, with usage and the model that answered', async () => {
    const { server, provider, ask } = await connect(() => ({ text: 'Чат снимает сомнения 👍 сразу.', pieces: 29 }));
    expect(provider).toMatchObject({ host: new URL(server.baseURL).host, model: PROSE.model });
    expect(await ask()).toEqual({ text: 'Чат снимает сомнения 👍 сразу.', usage: { input: 1000, cachedInput: 100, output: 500 }, finish: 'stop', model: 'gpt-4.1-mini-2026-01-01' });
    const [request] = server.requests;
    expect(request?.body).toEqual({ model: PROSE.model, messages: PROSE.messages, stream: true, stream_options: { include_usage: true }, max_tokens: 500, temperature: 0.4 });
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(request?.aborted).toBe(false);
  });

  test('may come in one piece from a server that does not stream', async () => {
    const { ask } = await connect(() => ({ text: 'Hello', stream: false }));
    expect(await ask()).toMatchObject({ text: 'Hello', usage: { input: 1000, output: 500 } });
  });

  test('without usage is counted as a third of the characters, none cached', async () => {
    const { ask } = await connect(() => ({ text: 'x'.repeat(300), usage: false }));
    expect((await ask()).usage).toEqual({ input: Math.ceil(24 / 3), cachedInput: 0, output: 100 });
  });

  test('loses a leading think block', async () => {
    const { ask } = await connect(() => '<think>\nWell.\n</think>\n\nText');
    expect((await ask()).text).toBe('Text');
  });

  test('may take longer than the silence allowed, as long as it flows', async () => {
    const { ask } = await connect(() => ({ text: 'x'.repeat(10), pieces: 10, everyMs: 80 }), { idleMs: 500 });
    expect((await ask()).text).toBe('x'.repeat(10));
  });

  test('of many calls at once under one signal', async () => {
    const warned = vi.fn<(warning: Error) => void>();
    process.on('warning', warned);
    const { ask } = await connect(({ prompt }) => ({ text: prompt, everyMs: 20 }));
    const { signal } = new AbortController();
    const asked = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    const replies = await Promise.all(asked.map((content) => ask({ ...PROSE, messages: [{ role: 'user', content }] }, signal)));
    expect(replies.map(({ text }) => text)).toEqual(asked);
    await new Promise(setImmediate);
    process.off('warning', warned);
    expect(warned).not.toHaveBeenCalled();
  });

  test('is kept when the connection stays open after it', async () => {
    const { ask } = await connect(() => ({ fault: 'stall-after-finish', text: 'Hello' }), { idleMs: 100 });
    expect((await ask()).text).toBe('Hello');
  });

  test('needs no key on a server that wants none', async () => {
    const { server } = await connect(() => 'Hello');
    const local = createOpenAI({ model: 'llama', baseURL: server.baseURL, apiKey: undefined });
    expect(local.complete && (await local.complete(PROSE, new AbortController().signal)).text).toBe('Hello');
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });
});

test('nothing of the environment reaches the server', async () => {
  const { server, ask } = await connect(() => 'Hello');
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/elsewhere');
  vi.stubEnv('OPENAI_API_KEY', 'sk-other');
  vi.stubEnv('OPENAI_ADMIN_KEY', 'sk-admin');
  vi.stubEnv('OPENAI_ORG_ID', 'org-spy');
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj-spy');
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'Authorization: Bearer sk-spy\nX-Spy: spy');
  vi.stubEnv('OPENAI_LOG', 'debug');
  const spies = (['debug', 'info', 'warn', 'error', 'log'] as const).map((name) => vi.spyOn(console, name));
  await ask();
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(JSON.stringify(server.requests[0])).not.toMatch(/spy|sk-other|sk-admin/);
});

/** Fault, code, whether trying again can help, what the message says. */
const faults: [Fault, ErrorCode, boolean, RegExp][] = [
  ['reset-before-headers', 'PROVIDER_UNAVAILABLE', true, /before the reply began \(\w+\)/],
  ['reset-mid-stream', 'PROVIDER_UNAVAILABLE', true, /middle of the reply \(ECONNRESET\)/],
  ['cut-body', 'PROVIDER_UNAVAILABLE', true, /middle of the reply/],
  ['stall', 'PROVIDER_UNAVAILABLE', true, /sent nothing for 0.2 s/],
  ['stall-before-headers', 'PROVIDER_UNAVAILABLE', true, /sent nothing for 0.2 s/],
  ['no-finish', 'PROVIDER_UNAVAILABLE', true, /no finish_reason/],
  ['length', 'PROVIDER_TRUNCATED', false, /limit of output tokens/],
  ['content-filter', 'PROVIDER_REFUSED', false, /content filter/],
  ['refusal', 'PROVIDER_REFUSED', false, /I cannot help with that/],
  ['empty-choices', 'PROVIDER_INVALID_REPLY', true, /no choices/],
  ['empty-body', 'PROVIDER_INVALID_REPLY', true, /empty/],
  ['empty-text', 'PROVIDER_INVALID_REPLY', true, /empty/],
  ['error-200', 'PROVIDER_UNAVAILABLE', true, /HTTP 200.*had an error processing/],
  ['error-mid-stream', 'PROVIDER_UNAVAILABLE', true, /error 502.*Upstream went away/],
  ['html-200', 'PROVIDER_CONFIG', false, /web page/],
  ['bad-request', 'PROVIDER_CONFIG', false, /HTTP 400.*string too long/],
  ['unauthorized', 'PROVIDER_AUTH', false, /HTTP 401.*Incorrect API key provided: \[secret\]/],
  ['forbidden', 'PROVIDER_AUTH', false, /HTTP 403.*territory/],
  ['unknown-model', 'PROVIDER_CONFIG', false, /does not know the model \(HTTP 404\)/],
  ['rate-limit', 'PROVIDER_RATE_LIMIT', true, /HTTP 429/],
  ['quota', 'PROVIDER_QUOTA', false, /no money left \(HTTP 429\)/],
  ['server-error', 'PROVIDER_UNAVAILABLE', true, /HTTP 500/],
  ['unavailable', 'PROVIDER_UNAVAILABLE', true, /HTTP 503.*a web page, 503 Service Temporarily Unavailable/],
  ['overloaded', 'PROVIDER_UNAVAILABLE', true, /HTTP 529/],
  ['invalid-utf8', 'PROVIDER_INVALID_REPLY', true, /not valid UTF-8/],
  ['damaged-letters', 'PROVIDER_INVALID_REPLY', true, /damaged letters/],
  ['broken-event', 'PROVIDER_INVALID_REPLY', true, /broken JSON/],
  ['huge', 'PROVIDER_INVALID_REPLY', true, /larger than 2000000 bytes/],
];

describe('faults', () => {
  for (const [name, code, retryable, message] of faults) {
    test(`${name} is ${code}${retryable ? ', to be tried again' : ''}`, async () => {
      // A stalled server falls silent after 0.2 s; the others must not be cut by it on a busy machine.
      const { server, ask } = await connect(() => ({ fault: name }), name.startsWith('stall') ? { idleMs: 200 } : {});
      const error = await failure(ask());
      expect(error.problems).toHaveLength(1);
      expect(error.problems[0]).toMatchObject({ code, message: expect.stringMatching(message) as string, help: expect.stringMatching(/^[A-Z].+\.$/) as string });
      expect(error.message).toContain(`${new URL(server.baseURL).host}, model ${PROSE.model}: `);
      expect(error.retryable).toBe(retryable);
      expect(error.retryAfterMs).toBeUndefined();
      expect(server.requests).toHaveLength(1);
    });
  }

  const statuses: [FakeReply & { status: number }, ErrorCode, boolean, RegExp][] = [
    [{ status: 302, headers: { location: 'https://example.org/' } }, 'PROVIDER_CONFIG', false, /another address \(HTTP 302\)/],
    [{ status: 402, body: '{"error":{"message":"Insufficient Balance","type":"unknown_error"}}' }, 'PROVIDER_QUOTA', false, /Insufficient Balance/],
    [{ status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' }, 'PROVIDER_CONFIG', false, /404 page not found/],
    [{ status: 408, body: '' }, 'PROVIDER_UNAVAILABLE', true, /HTTP 408\)$/m],
    [{ status: 400, body: '[{"error":{"code":400,"message":"Bad.","status":"INVALID_ARGUMENT"}}]' }, 'PROVIDER_CONFIG', false, /"Bad\."/],
    [{ status: 422, body: '{"detail":[{"loc":["body","messages"],"msg":"too many"}]}' }, 'PROVIDER_CONFIG', false, /too many/],
    [{ status: 400, body: '{"object":"error","message":"Flat.","code":400}' }, 'PROVIDER_CONFIG', false, /"Flat\."/],
    [{ status: 500, body: '{"error":"out of memory"}' }, 'PROVIDER_UNAVAILABLE', true, /"out of memory"/],
    [{ status: 200, body: '{"error":{"message":"slow down","code":429}}' }, 'PROVIDER_RATE_LIMIT', true, /error 429.*slow down/],
    [{ status: 200, body: '{"choices": [' }, 'PROVIDER_INVALID_REPLY', true, /broken JSON/],
    [{ status: 400, body: '{"error":{"message":"Flagged.","code":"content_policy_violation"}}' }, 'PROVIDER_REFUSED', false, /Flagged/],
    [{ status: 400, body: '{"error":{"message":"Too long.","code":"context_length_exceeded"}}' }, 'PROVIDER_CONFIG', false, /too long for the model/],
    [{ status: 429, body: '{"error":{"message":"Request too large for gpt on tokens per min (TPM)","code":"rate_limit_exceeded"}}' }, 'PROVIDER_CONFIG', false, /larger than the limit/],
  ];
  test.each(statuses)('HTTP %j is %s', async (reply, code, retryable, message) => {
    const { ask } = await connect(() => reply);
    const error = await failure(ask());
    expect(error.problems[0]?.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.retryable).toBe(retryable);
  });

  test("a server's long and coloured words become one short line", async () => {
    const { ask } = await connect(() => ({ status: 500, body: `\u001B[31mred\n${'long '.repeat(200)}` }));
    const { message } = (await failure(ask())).problems[0] as { message: string };
    expect(message).toContain('"[31mred long long ');
    expect(message).toMatch(/…"$/);
    expect(message.length).toBeLessThan(450);
  });

  test('a key of any shape stays secret, and whoever shows a part of one', async () => {
    const apiKey = 'AQVN+SECRET/0123456789abcdef=';
    const server = await startFakeOpenAI(({ headers }) => ({ fault: 'unauthorized', message: `${headers.authorization?.slice(7)} or AQVN****cdef= or ${encodeURIComponent(apiKey)} or sk-proj-OTHERS-SECRET` }));
    open.push(server);
    const { complete } = createOpenAI({ model: 'm', baseURL: server.baseURL, apiKey });
    const error = await failure(complete === false ? Promise.resolve() : complete(PROSE, new AbortController().signal));
    expect(error.message).toContain('"[secret] or [secret] or [secret] or [secret]"');
  });

  test('nobody listening', async () => {
    const { server, ask } = await connect(() => '');
    await server.close();
    const error = await failure(ask());
    expect(error).toMatchObject({ retryable: true, problems: [{ code: 'PROVIDER_UNAVAILABLE' }] });
    expect(error.message).toContain('ECONNREFUSED');
  });

  test('a reply that never ends stops at the deadline', async () => {
    const { ask } = await connect(() => ({ text: 'x'.repeat(1e6), pieces: 1e6 }), { deadlineMs: 300 });
    const error = await failure(ask());
    expect(error).toMatchObject({ retryable: true, problems: [{ code: 'PROVIDER_UNAVAILABLE' }] });
    expect(error.message).toContain('after 0.3 s');
  });

  test('a reply that is too large is not read to its end', async () => {
    const { server, ask } = await connect(() => ({ fault: 'huge' }));
    await failure(ask());
    await expect.poll(() => server.requests[0]?.aborted).toBe(true);
  });

  test('a failed reply that was paid for carries its usage, others do not', async () => {
    const usage = async (fault: Fault): Promise<unknown> => {
      const { ask } = await connect(() => ({ fault, ...(fault === 'no-finish' ? { text: 'x'.repeat(300) } : {}) }));
      return (await failure(ask())).usage;
    };
    expect(await usage('length')).toEqual({ input: 1000, cachedInput: 100, output: 500 });
    expect(await usage('no-finish')).toEqual({ input: 8, cachedInput: 0, output: 100 });
    expect(await usage('server-error')).toBeUndefined();
  });
});

describe('how long to wait', () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
  const cases: [string, { retryAfter?: string; headers?: Record<string, string> }, number, number][] = [
    ['seconds', { retryAfter: '2' }, 2000, 2000],
    ['more than the SDK would honour', { retryAfter: '86400' }, 86_400_000, 86_400_000],
    ['an HTTP date', { retryAfter: inAnHour }, 3_590_000, 3_600_000],
    ['a date by the clock of the server', { retryAfter: 'Thu, 01 Jan 2026 00:01:00 GMT', headers: { date: 'Thu, 01 Jan 2026 00:00:00 GMT' } }, 60_000, 60_000],
    ['a date in the past', { retryAfter: 'Thu, 01 Jan 2015 00:01:00 GMT' }, 0, 0],
    ['milliseconds', { retryAfter: '9', headers: { 'retry-after-ms': '250' } }, 250, 250],
    ['a reset in minutes', { headers: { 'x-ratelimit-reset-requests': '6m0s' } }, 360_000, 360_000],
    ['the longer of two resets', { headers: { 'x-ratelimit-reset-requests': '1.5s', 'x-ratelimit-reset-tokens': '20ms' } }, 1500, 1500],
    ['the reset of what is used up', { headers: { 'x-ratelimit-reset-requests': '1h0m3s', 'x-ratelimit-remaining-requests': '99', 'x-ratelimit-reset-tokens': '7s', 'x-ratelimit-remaining-tokens': '0' } }, 7000, 7000],
  ];
  test.each(cases)('%s', async (_name, options, least, most) => {
    const { ask } = await connect(() => ({ fault: 'rate-limit', ...options }));
    const { retryAfterMs } = await failure(ask());
    expect(retryAfterMs).toBeGreaterThanOrEqual(least);
    expect(retryAfterMs).toBeLessThanOrEqual(most);
  });

  test('is asked by 503 too, and never by what cannot be tried again', async () => {
    const unavailable = await connect(() => ({ fault: 'unavailable', retryAfter: '3' }));
    expect((await failure(unavailable.ask())).retryAfterMs).toBe(3000);
    const quota = await connect(() => ({ fault: 'quota', retryAfter: '3' }));
    expect((await failure(quota.ask())).retryAfterMs).toBeUndefined();
  });

  test('nonsense says nothing', async () => {
    const { ask } = await connect(() => ({ fault: 'rate-limit', retryAfter: '-5', headers: { 'x-ratelimit-reset-tokens': 'soon' } }));
    expect((await failure(ask())).retryAfterMs).toBeUndefined();
  });
});

describe('interruption', () => {
  for (const fault of ['stall', 'stall-before-headers'] as const) {
    test(`is honoured at once (${fault})`, async () => {
      const { server, ask } = await connect(() => ({ fault }));
      const controller = new AbortController();
      const promise = failure(ask(PROSE, controller.signal));
      await expect.poll(() => server.requests.length).toBe(1);
      const start = performance.now();
      controller.abort();
      const error = await promise;
      expect(performance.now() - start).toBeLessThan(1000);
      expect(error).toMatchObject({ retryable: false, problems: [{ code: 'INTERRUPTED' }] });
      await expect.poll(() => server.requests[0]?.aborted).toBe(true);
    });
  }

  test('before the start sends nothing', async () => {
    const { server, ask } = await connect(() => 'Hello');
    expect((await failure(ask(PROSE, AbortSignal.abort()))).problems[0]?.code).toBe('INTERRUPTED');
    expect(server.requests).toEqual([]);
  });
});

describe('JSON by schema', () => {
  test('asks for the strict schema', async () => {
    const { server, ask } = await connect(() => ({ json: { answer: 42 } }));
    expect((await ask(JSON_REQUEST)).text).toBe('{"answer":42}');
    expect(server.requests[0]?.body.response_format).toEqual({ type: 'json_schema', json_schema: { ...schema, strict: true } });
    expect(server.requests[0]?.body.messages).toEqual(PROSE.messages);
  });

  for (const fault of ['fenced-json', 'json-in-prose'] as const) {
    test(`is found in ${fault}`, async () => {
      const { ask } = await connect(() => ({ fault }));
      expect((await ask(JSON_REQUEST)).text).toBe('{"answer":42}');
    });
  }
  for (const fault of ['broken-json', 'cut-json'] as const) {
    test(`${fault} is an error, not repaired`, async () => {
      const { ask } = await connect(() => ({ fault }));
      expect(await failure(ask(JSON_REQUEST))).toMatchObject({ retryable: true, problems: [{ code: 'PROVIDER_INVALID_REPLY' }] });
    });
  }

  const server400: Script = ({ body }) => (body.response_format?.type === 'json_schema' ? { fault: 'no-json-schema' } : body.response_format ? { fault: 'no-json-mode' } : { json: { answer: 42 } });

  test('falls back to JSON mode and to plain prompting, and remembers it', async () => {
    const { server, ask } = await connect(server400);
    for (let call = 0; call < 2; call++) expect((await ask(JSON_REQUEST)).text).toBe('{"answer":42}');
    expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual(['json_schema', 'json_object', undefined, undefined]);
    expect(server.requests.slice(1).every(({ prompt }) => prompt.startsWith('A line about chat.\n\n') && prompt.endsWith(JSON.stringify(schema.schema)))).toBe(true);
  });

  test('remembers per instance, not for the process', async () => {
    const { server, ask } = await connect(server400);
    await ask(JSON_REQUEST);
    const other = createOpenAI({ model: 'm', baseURL: server.baseURL, apiKey: KEY });
    if (other.complete) await other.complete(JSON_REQUEST, new AbortController().signal);
    expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual(['json_schema', 'json_object', undefined, 'json_schema', 'json_object', undefined]);
  });

  test('a schema that is refused for itself is not held against others', async () => {
    const { server, ask } = await connect(({ body }) =>
      body.response_format?.type === 'json_schema' ? { status: 400, body: '{"error":{"message":"Invalid schema for response_format \'answer\': oneOf is not permitted.","param":"response_format"}}' } : { json: { answer: 42 } },
    );
    await ask(JSON_REQUEST);
    await ask(JSON_REQUEST);
    expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual(['json_schema', 'json_object', 'json_schema', 'json_object']);
  });

  test('an unknown model, a bad request and prose do not fall back', async () => {
    for (const fault of ['unknown-model', 'bad-request'] as const) {
      const { server, ask } = await connect(() => ({ fault }));
      await failure(ask(JSON_REQUEST));
      expect(server.requests).toHaveLength(1);
    }
    const other = await connect(() => ({ fault: 'unknown-model', message: 'This model is not supported.' }));
    await failure(other.ask(JSON_REQUEST));
    expect(other.server.requests).toHaveLength(1);
    const { server, ask } = await connect(() => ({ fault: 'no-json-schema' }));
    await failure(ask(PROSE));
    expect(server.requests).toHaveLength(1);
  });
});

describe('parameters', () => {
  const sent = async (request: CompletionRequest): Promise<string[]> => {
    const { server, ask } = await connect(() => 'Hello');
    await ask(request);
    return Object.keys(server.requests[0]?.body ?? {}).filter((name) => !['model', 'messages', 'stream', 'stream_options'].includes(name));
  };
  const full = { ...PROSE, reasoningEffort: 'low' } as const;
  test.each([
    ['gpt-4.1-mini', ['max_tokens', 'temperature']],
    ['gpt-5-mini', ['max_tokens', 'reasoning_effort']],
    ['openai/gpt-5.1', ['max_tokens', 'reasoning_effort']],
    ['o4-mini', ['max_tokens', 'reasoning_effort']],
    ['gpt-5-chat-latest', ['max_tokens', 'temperature']],
    ['qwen3:8b', ['max_tokens', 'temperature']],
    ['olmo2', ['max_tokens', 'temperature']],
  ])('of %s are %j', async (model, names) => {
    expect(await sent({ ...full, model })).toEqual(names);
  });

  test('at the host of OpenAI the limit has its new name', async () => {
    const agent = new MockAgent();
    const received: { path: string; body?: unknown }[] = [];
    agent.get('https://api.openai.com').intercept({ path: '/v1/chat/completions', method: 'POST' }).reply((request) => {
      received.push(request);
      return { statusCode: 200, data: 'data: {"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}\n\n', responseOptions: { headers: { 'content-type': 'text/event-stream' } } };
    });
    const provider = createOpenAI({ model: 'gpt-5-mini', baseURL: undefined, apiKey: KEY }, { dispatcher: agent });
    expect(provider.host).toBe('api.openai.com');
    expect(openai.create({ model: 'gpt-5-mini', baseURL: undefined, apiKey: KEY }).host).toBe('api.openai.com');
    expect(provider.complete && (await provider.complete(full, new AbortController().signal)).text).toBe('Hi');
    expect(JSON.parse(String(received[0]?.body))).toMatchObject({ max_completion_tokens: 500 });
    await agent.close();
  });

  test('one the server refuses is dropped, and not sent again', async () => {
    const { server, ask } = await connect(({ body }) => ('temperature' in body ? { fault: 'unsupported-parameter', parameter: 'temperature' } : 'Hello'));
    expect((await ask()).text).toBe('Hello');
    expect((await ask()).text).toBe('Hello');
    expect(server.requests.map(({ body }) => 'temperature' in body)).toEqual([true, false, false]);
  });

  test('the limit goes by its other name when refused under one', async () => {
    const message = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    const { server, ask } = await connect(({ body }) => ('max_tokens' in body ? { status: 400, body: JSON.stringify({ error: { message } }) } : 'Hello'));
    expect((await ask()).text).toBe('Hello');
    expect(server.requests[1]?.body['max_completion_tokens']).toBe(500);
  });

  test('a server that refuses everything is asked a few times, no more', async () => {
    const { server, ask } = await connect(({ body }) => ({ fault: 'unsupported-parameter', parameter: Object.keys(body).find((name) => !['model', 'messages', 'stream'].includes(name)) ?? 'response_format' }));
    expect((await failure(ask(JSON_REQUEST))).problems[0]?.code).toBe('PROVIDER_CONFIG');
    expect(server.requests.length).toBeLessThanOrEqual(8);
  });
});

describe('settings', () => {
  const create = (baseURL: string | undefined, apiKey: string | undefined = KEY) => createOpenAI({ model: 'm', baseURL, apiKey });
  test.each(['nonsense', 'ftp://example.org', 'http://', 'https://user:sk-test-SECRET@example.org/v1'])('%s is no base URL', (baseURL) => {
    expect(() => create(baseURL)).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code: 'PROVIDER_CONFIG' })] }));
    expect(() => create(baseURL)).not.toThrow(/SECRET/);
  });
  test.each(['sk-test SECRET', 'sk-test\nSECRET', 'sk-ключ-SECRET'])('%j is no key', (key) => {
    expect(() => create(undefined, key)).toThrow(/the API key holds/);
    expect(() => create(undefined, key)).not.toThrow(/SECRET/);
  });
  test('a line break at the end of a key does no harm', async () => {
    const { server } = await connect(() => 'Hello');
    const provider = create(server.baseURL, `${KEY}\n`);
    if (provider.complete) await provider.complete(PROSE, new AbortController().signal);
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });
  test('OpenAI itself without a key is an error before any request', async () => {
    const provider = create(undefined, '');
    expect(provider.complete && (await failure(provider.complete(PROSE, new AbortController().signal))).problems[0]?.code).toBe('PROVIDER_AUTH');
  });
});
