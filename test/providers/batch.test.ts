import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { BatchAnswer, BatchService, CompletionRequest } from '../../src/kinds.ts';
import { SluglineError } from '../../src/model/errors.ts';
import { createBatches } from '../../src/providers/_openai-batch.ts';
import { createLines } from '../../src/providers/_openai-batch-lines.ts';
import { createOpenAI } from '../../src/providers/openai.ts';
import { completionOf, startFakeBatches, type BatchReply, type FakeBatches, type FakeBatchOptions } from '../kit/fake-batches.ts';
import { KEY } from '../kit/project.ts';

const prose: CompletionRequest = { model: 'gpt-5-mini', messages: [{ role: 'system', content: 'Write.' }, { role: 'user', content: 'About chains' }], maxOutputTokens: 500, temperature: 0.7, reasoningEffort: 'low' };
const shaped: CompletionRequest = { model: 'gpt-4.1', messages: [{ role: 'user', content: 'Decide' }], maxOutputTokens: 100, temperature: 0.2, schema: { name: 'outline', schema: { type: 'object' } } };
const requests: Record<string, CompletionRequest> = { a: prose, b: shaped };
const never = new AbortController().signal;

const open: FakeBatches[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});
afterAll(() => vi.unstubAllEnvs());

async function service(options: FakeBatchOptions = {}, more: { idleMs?: number; answer?: () => BatchReply; apiKey?: string } = {}): Promise<{ server: FakeBatches; batches: BatchService }> {
  const server = await startFakeBatches(more.answer ?? (() => 'Hello'), options);
  open.push(server);
  const { host } = new URL(server.baseURL);
  const apiKey = more.apiKey ?? KEY;
  return { server, batches: createBatches({ baseURL: server.baseURL, host, apiKey, secrets: [apiKey], model: 'gpt-5-mini', now: () => 0, ...(more.idleMs === undefined ? {} : { idleMs: more.idleMs }) }) };
}

/** The problem of a rejected call. */
async function refusal(work: Promise<unknown>): Promise<{ code: string | undefined; message: string; help: string; retryable: boolean; retryAfterMs: number | undefined }> {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof SluglineError)) throw new Error(`not refused with a SluglineError: ${String(error)}`);
  const [problem] = error.problems;
  return { code: problem?.code, message: problem?.message ?? '', help: problem?.help ?? '', retryable: error.retryable, retryAfterMs: error.retryAfterMs };
}

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

const local = createLines({ host: 'api.openai.com', secrets: [KEY], now: () => 0 });
const read = (line: unknown): BatchAnswer | undefined => local.answer(typeof line === 'string' ? line : JSON.stringify(line), (id) => requests[id]);

describe('a request as a line', () => {
  test('is what a live call sends, without the stream', () => {
    expect(JSON.parse(local.line('a', prose))).toEqual({ custom_id: 'a', method: 'POST', url: '/v1/chat/completions', body: { model: 'gpt-5-mini', messages: prose.messages, max_completion_tokens: 500, reasoning_effort: 'low' } });
    expect(JSON.parse(local.line('b', shaped))).toEqual({ custom_id: 'b', method: 'POST', url: '/v1/chat/completions', body: { model: 'gpt-4.1', messages: shaped.messages, max_completion_tokens: 100, temperature: 0.2, response_format: { type: 'json_schema', json_schema: { name: 'outline', strict: true, schema: { type: 'object' } } } } });
  });
  test('is one line, whatever the text holds', () => {
    expect(local.line('a', { ...prose, messages: [{ role: 'user', content: 'one\ntwo\u2028three\r' }] })).not.toMatch(/[\n\r]/);
  });
  test('goes by the name of the limit that the host takes', () => {
    expect(JSON.parse(createLines({ host: 'localhost:8000', secrets: [], now: () => 0 }).line('b', shaped))).toMatchObject({ body: { max_tokens: 100 } });
  });
});

/** A line of an output file. */
const done = (id: string, reply: BatchReply, status = 200): unknown => ({ id: 'batch_req_1', custom_id: id, response: { status_code: status, request_id: 'r', body: completionOf({ model: 'gpt-5-mini', messages: [] }, reply) }, error: null });

describe('a line as an answer', () => {
  const usage = { input: 1000, cachedInput: 100, output: 500 };
  test.each<[string, unknown, unknown]>([
    ['prose', done('a', 'Hello'), { text: 'Hello', usage, finish: 'stop', model: 'gpt-5-mini-2026-01-01' }],
    ['JSON', done('b', { json: { answer: 42 } }), { text: '{"answer":42}', usage }],
    ['JSON in a fence', done('b', '```json\n{"answer":42}\n```'), { text: '{"answer":42}' }],
    ['prose after thinking', done('a', '<think>hm</think>Hello'), { text: 'Hello' }],
    ['a bare text, counted by its length', { custom_id: 'a', text: 'Hello there' }, { text: 'Hello there', model: 'gpt-5-mini', usage: { input: 6, cachedInput: 0, output: 4 } }],
    ['a bare value', { custom_id: 'b', text: { answer: 42 } }, { text: '{"answer":42}' }],
    ['a body without a status', { custom_id: 'a', response: { body: completionOf({ model: 'm', messages: [] }, 'Hello') } }, { text: 'Hello', model: 'm-2026-01-01' }],
  ])('%s', (_name, line, expected) => {
    const answer = read(line);
    expect(answer?.error).toBeUndefined();
    expect(answer?.completion).toMatchObject(expected as object);
  });

  test.each<[string, unknown, string, boolean, RegExp, boolean]>([
    ['cut off at the limit', done('a', { text: 'Half', finish: 'length' }), 'PROVIDER_TRUNCATED', false, /cut off at the limit/, true],
    ['the content filter', done('a', { text: 'Half', finish: 'content_filter' }), 'PROVIDER_REFUSED', false, /content filter/, true],
    ['a refusal', done('a', { text: '', refusal: 'I cannot help.' }), 'PROVIDER_REFUSED', false, /the model refused: "I cannot help\."/, true],
    ['an empty text', done('a', ''), 'PROVIDER_INVALID_REPLY', true, /is empty/, true],
    ['no content', done('a', {}), 'PROVIDER_INVALID_REPLY', true, /is empty/, true],
    ['damaged letters', done('a', 'caf\uFFFD'), 'PROVIDER_INVALID_REPLY', true, /damaged letters/, true],
    ['broken JSON', done('b', '{"answer": 42,'), 'PROVIDER_INVALID_REPLY', true, /JSON/, true],
    ['prose instead of JSON', done('b', 'Sorry'), 'PROVIDER_INVALID_REPLY', true, /JSON/, true],
    ['no choices', done('a', { body: { model: 'm', choices: [] } }), 'PROVIDER_INVALID_REPLY', true, /no choices/, false],
    ['no finish', done('a', { body: { choices: [{ index: 0, message: { content: 'Half' } }] } }), 'PROVIDER_UNAVAILABLE', true, /ended before its end/, true],
    ['a body that is none', done('a', { body: 'oops' }), 'PROVIDER_INVALID_REPLY', true, /no choices/, false],
    ['an error under 200', done('a', { body: { error: { message: 'Upstream went away', code: 502 } } }), 'PROVIDER_UNAVAILABLE', true, /Upstream went away/, false],
    ['400', done('a', { body: { error: { message: "Invalid 'messages'" } } }, 400), 'PROVIDER_CONFIG', false, /HTTP 400\): "Invalid 'messages'"/, false],
    ['429', done('a', { body: { error: { message: 'Rate limit reached', code: 'rate_limit_exceeded' } } }, 429), 'PROVIDER_RATE_LIMIT', true, /too many requests/, false],
    ['500', done('a', { body: null }, 500), 'PROVIDER_UNAVAILABLE', true, /out of order/, false],
    ['500 without a body', { custom_id: 'a', response: { status_code: 500 }, error: null }, 'PROVIDER_UNAVAILABLE', true, /out of order/, false],
    ['expired', { custom_id: 'a', response: null, error: { code: 'batch_expired', message: 'This request could not be executed before the completion window expired.' } }, 'PROVIDER_UNAVAILABLE', true, /time of the batch was over/, false],
    ['cancelled', { custom_id: 'a', response: null, error: { code: 'batch_cancelled', message: 'x' } }, 'PROVIDER_UNAVAILABLE', true, /was cancelled/, false],
    ['another error', { custom_id: 'a', response: null, error: { code: 'weird', message: `what ${KEY} is` } }, 'PROVIDER_UNAVAILABLE', true, /what \[secret\] is/, false],
    ['an error that is a word', { custom_id: 'a', error: 'gone' }, 'PROVIDER_UNAVAILABLE', true, /gone/, false],
    ['neither answer nor error', { custom_id: 'a' }, 'PROVIDER_INVALID_REPLY', true, /neither an answer nor an error/, false],
    ['null for both', { custom_id: 'a', response: null, error: null }, 'PROVIDER_INVALID_REPLY', true, /neither an answer nor an error/, false],
    ['a response that is a word', { custom_id: 'a', response: 'ok', error: null }, 'PROVIDER_INVALID_REPLY', true, /neither/, false],
  ])('%s is a fault', (_name, line, code, retryable, message, paid) => {
    const answer = read(line);
    expect(answer?.completion).toBeUndefined();
    const [problem] = answer?.error?.problems ?? [];
    expect({ code: problem?.code, retryable: answer?.error?.retryable, paid: answer?.error?.usage !== undefined }).toEqual({ code, retryable, paid });
    expect(problem?.message).toMatch(message);
    expect(problem?.message).toMatch(/^api\.openai\.com, model gpt-/);
    expect(problem?.help).toBeTruthy();
    expect(JSON.stringify(answer?.error?.problems)).not.toContain(KEY);
  });

  test.each([['no JSON', '{"custom_id": "a", "resp'], ['an unknown id', { custom_id: 'z', text: 'x' }], ['no id', { text: 'x' }], ['a list', '[1]'], ['null', 'null'], ['a number for an id', { custom_id: 1, text: 'x' }], ['an id of Object', { custom_id: 'toString', text: 'x' }]])('%s is nothing of ours', (_name, line) => {
    expect(local.answer(typeof line === 'string' ? line : JSON.stringify(line), (id) => (Object.hasOwn(requests, id) ? requests[id] : undefined))).toBeUndefined();
  });
});

describe('a batch', () => {
  test('goes up, runs, and comes down', async () => {
    const { server, batches } = await service({ polls: 1, shuffle: true });
    const lines = [batches.line('a', prose), batches.line('b', shaped)];
    const begun = await batches.submit(lines, 'wave-1', never);
    expect(begun).toEqual({ id: 'batch_1', state: 'waiting', said: 'validating', total: 2, completed: 0, failed: 0, errors: [], outputFile: undefined, errorFile: undefined, mark: 'wave-1' });
    expect(server.files.get('file-1')).toBe(lines.map((line) => `${line}\n`).join(''));
    const [upload, create] = server.requests;
    expect(upload).toMatchObject({ method: 'POST', path: '/v1/files' });
    expect(upload?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(JSON.parse(create?.body ?? '')).toEqual({ input_file_id: 'file-1', endpoint: '/v1/chat/completions', completion_window: '24h', metadata: { slugline: 'wave-1' } });
    expect(await batches.status('batch_1', never)).toMatchObject({ state: 'running', said: 'in_progress' });
    const ended = await batches.status('batch_1', never);
    expect(ended).toMatchObject({ state: 'ended', said: 'completed', total: 2, completed: 2, failed: 0, outputFile: 'file-2', errorFile: undefined });
    const results = await all(batches.lines(ended.outputFile ?? '', never));
    expect(results.map((line) => batches.answer(line, (id) => requests[id])?.customId)).toEqual(['b', 'a']);
  });

  test('is found by its mark', async () => {
    const { batches } = await service();
    for (const mark of ['one', 'two']) await batches.submit([batches.line('a', prose)], mark, never);
    expect((await batches.recent(never)).map(({ id, mark, state }) => [id, mark, state])).toEqual([['batch_2', 'two', 'waiting'], ['batch_1', 'one', 'waiting']]);
  });

  test('is cancelled', async () => {
    const { batches } = await service({ polls: 9 });
    const { id } = await batches.submit([batches.line('a', prose)], 'm', never);
    expect(await batches.cancel(id, never)).toMatchObject({ state: 'cancelled', errorFile: 'file-2' });
    const [line] = await all(batches.lines('file-2', never));
    expect(batches.answer(line ?? '', () => prose)?.error?.retryable).toBe(true);
  });

  test('that expires has what was finished, and the rest as expired', async () => {
    const { batches } = await service({ expireAfter: 1 });
    const { id } = await batches.submit([batches.line('a', prose), batches.line('b', shaped)], 'm', never);
    const status = await batches.status(id, never);
    expect(status).toMatchObject({ state: 'expired', completed: 1, failed: 1 });
    expect(await all(batches.lines(status.outputFile ?? '', never))).toHaveLength(1);
    expect(await all(batches.lines(status.errorFile ?? '', never))).toHaveLength(1);
  });

  test.each<[string, FakeBatchOptions, string[]]>([
    ['an input that is not valid', { invalid: [{ code: 'invalid_json_line', message: 'This line is not parseable as valid JSON.', line: 2 }, { code: 'x', message: `about ${KEY}` }] }, ['line 2: "This line is not parseable as valid JSON." (invalid_json_line)', '"about [secret]" (x)']],
    ['more tokens than may wait', { enqueuedLimit: true }, ['"Enqueued token limit reached for gpt-5-mini in organization org-x. Limit: 90,000 enqueued tokens." (token_limit_exceeded)']],
  ])('that fails for %s says why', async (_name, options, errors) => {
    const { batches } = await service(options);
    const { id } = await batches.submit([batches.line('a', prose)], 'm', never);
    expect(await batches.status(id, never)).toMatchObject({ state: 'failed', said: 'failed', errors });
  });

  test.each([['in_progress', 'running'], ['finalizing', 'running'], ['cancelling', 'running'], ['something_new', 'running'], ['validating', 'waiting'], ['completed', 'ended'], ['cancelled', 'cancelled'], ['expired', 'expired'], ['failed', 'failed']])('%s is %s', async (said, state) => {
    const { batches } = await service({ fault: () => ({ status: 200, body: JSON.stringify({ id: 'batch_x', status: said }) }) });
    expect(await batches.status('batch_x', never)).toMatchObject({ said, state, total: 0, errors: [], mark: '' });
  });

  test('sends our own headers only, whatever the environment says', async () => {
    for (const [name, value] of Object.entries({ OPENAI_API_KEY: 'sk-other', OPENAI_ORG_ID: 'org-x', OPENAI_PROJECT_ID: 'proj-x', OPENAI_CUSTOM_HEADERS: 'authorization: Bearer evil\nx-evil: 1', OPENAI_BASE_URL: 'http://127.0.0.1:9/' })) vi.stubEnv(name, value);
    const { server, batches } = await service();
    await batches.submit([batches.line('a', prose)], 'm', never);
    await batches.recent(never);
    vi.unstubAllEnvs();
    for (const { headers } of server.requests) {
      expect(headers.authorization).toBe(`Bearer ${KEY}`);
      expect(Object.keys(headers).filter((name) => /openai|evil|stainless/i.test(name))).toEqual([]);
      expect(headers['user-agent']).toBe('slugline');
    }
    expect(server.requests).toHaveLength(3);
  });

  test('is offered by the OpenAI provider', () => {
    expect(createOpenAI({ model: 'gpt-5-mini', baseURL: undefined, apiKey: KEY }).batches?.line('a', prose)).toContain('"custom_id":"a"');
  });
});

describe('faults of the server', () => {
  const submit = async (batches: BatchService): Promise<unknown> => batches.submit([batches.line('a', prose)], 'm', never);
  const on = (path: RegExp, fault: ReturnType<NonNullable<FakeBatchOptions['fault']>>): FakeBatchOptions => ({ fault: (request) => (path.test(`${request.method} ${request.path}`) ? fault : undefined) });
  const html = { status: 200, body: '<!doctype html><title>Log in</title>', headers: { 'content-type': 'text/html' } };
  test.each<[string, FakeBatchOptions, (batches: BatchService) => Promise<unknown>, string, boolean, RegExp]>([
    ['the upload is cut', on(/POST .*files/, 'cut'), submit, 'PROVIDER_UNAVAILABLE', true, /no connection, or it broke/],
    ['the connection is cut after the upload', on(/POST .*files/, 'cut-after'), submit, 'PROVIDER_UNAVAILABLE', true, /connection/],
    ['the connection is cut after the batch was made', on(/POST .*batches/, 'cut-after'), submit, 'PROVIDER_UNAVAILABLE', true, /connection/],
    ['the answer is cut', on(/POST .*batches/, 'cut-body'), submit, 'PROVIDER_UNAVAILABLE', true, /connection/],
    ['500 for the upload', on(/files/, { status: 500 }), submit, 'PROVIDER_UNAVAILABLE', true, /HTTP 500/],
    ['503 for the batch', on(/batches/, { status: 503, body: '<html><title>503</title>' }), submit, 'PROVIDER_UNAVAILABLE', true, /HTTP 503\): "a web page, 503"/],
    ['429 for the status', on(/GET/, { status: 429, headers: { 'retry-after': '7' }, body: '{"error":{"message":"slow down"}}' }), async (batches) => batches.status('batch_1', never), 'PROVIDER_RATE_LIMIT', true, /slow down/],
    ['the key is refused', on(/./, { status: 401, body: `{"error":{"message":"Incorrect API key provided: ${KEY}","code":"invalid_api_key"}}` }), submit, 'PROVIDER_AUTH', false, /Incorrect API key provided: \[secret\]/],
    ['no money', on(/./, { status: 400, body: '{"error":{"message":"Billing hard limit has been reached","code":"billing_hard_limit_reached"}}' }), submit, 'PROVIDER_QUOTA', false, /no money/],
    ['a server without a Batch API', on(/./, { status: 404, body: '404 page not found' }), submit, 'PROVIDER_CONFIG', false, /takes no batches \(HTTP 404\): "404 page not found"/],
    ['an unknown batch', {}, async (batches) => batches.status('batch_9', never), 'PROVIDER_CONFIG', false, /does not know batch batch_9.*No batch found/],
    ['an unknown file', {}, async (batches) => all(batches.lines('file-9', never)), 'PROVIDER_CONFIG', false, /does not know file file-9/],
    ['a redirect', on(/./, { status: 302, headers: { location: 'http://127.0.0.1:9/' } }), submit, 'PROVIDER_CONFIG', false, /another address/],
    ['a web page', on(/./, html), submit, 'PROVIDER_INVALID_REPLY', true, /no JSON/],
    ['something else', on(/./, { status: 200, body: '{"object":"cat"}' }), submit, 'PROVIDER_INVALID_REPLY', false, /no file/],
    ['a batch that is none', on(/batches/, { status: 200, body: '[]' }), async (batches) => batches.status('batch_1', never), 'PROVIDER_INVALID_REPLY', false, /no batch/],
    ['a list that is none', on(/batches/, { status: 200, body: '{}' }), async (batches) => batches.recent(never), 'PROVIDER_INVALID_REPLY', false, /no list of batches/],
    ['500 for the results', on(/content/, { status: 500 }), async (batches) => all(batches.lines('file-1', never)), 'PROVIDER_UNAVAILABLE', true, /HTTP 500/],
  ])('%s', async (_name, options, work, code, retryable, message) => {
    const { batches } = await service(options);
    const problem = await refusal(work(batches));
    expect(problem).toMatchObject({ code, retryable });
    expect(problem.message).toMatch(message);
    expect(problem.message).not.toContain(KEY);
    expect(problem.help).toBeTruthy();
    if (code === 'PROVIDER_RATE_LIMIT') expect(problem.retryAfterMs).toBe(7000);
  });

  test('nothing listens', async () => {
    const batches = createBatches({ baseURL: 'http://127.0.0.1:9/v1', host: '127.0.0.1:9', apiKey: KEY, secrets: [KEY], model: 'm', now: () => 0 });
    expect(await refusal(batches.recent(never))).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', retryable: true });
  });

  test('silence ends a call', async () => {
    const { batches } = await service({ fault: () => 'stall' }, { idleMs: 80 });
    expect(await refusal(batches.status('batch_1', never))).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', retryable: true, message: expect.stringContaining('sent nothing for 0.08 s') as string });
    expect(await refusal(all(batches.lines('file-1', never)))).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', retryable: true });
  });

  test.each([['before', 0], ['while', 40]])('an interrupt %s it waits ends a call', async (_name, ms) => {
    const { batches } = await service({ fault: () => 'stall' });
    const signal = ms === 0 ? AbortSignal.abort() : AbortSignal.timeout(ms);
    expect(await refusal(batches.status('batch_1', signal))).toMatchObject({ code: 'INTERRUPTED', retryable: false });
    expect(await refusal(batches.submit([batches.line('a', prose)], 'm', ms === 0 ? AbortSignal.abort() : AbortSignal.timeout(ms)))).toMatchObject({ code: 'INTERRUPTED' });
    expect(await refusal(all(batches.lines('file-1', ms === 0 ? AbortSignal.abort() : AbortSignal.timeout(ms))))).toMatchObject({ code: 'INTERRUPTED' });
  });

  test('a file of a refused batch is removed; of one that may exist it is not', async () => {
    const refused = await service(on(/POST .*batches/, { status: 400 }));
    await refusal(submit(refused.batches));
    expect(refused.server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/files', 'POST /v1/batches', 'DELETE /v1/files/file-1']);
    const cut = await service(on(/POST .*batches/, 'cut-after'));
    await refusal(submit(cut.batches));
    expect(cut.server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/files', 'POST /v1/batches']);
    expect(await cut.batches.recent(never)).toMatchObject([{ id: 'batch_1', mark: 'm' }]);
  });
});

describe('lines of a file', () => {
  async function linesOf(bytes: Buffer | string, options: FakeBatchOptions = {}): Promise<string[]> {
    const { server, batches } = await service(options);
    (server.files as Map<string, string>).set('file-1', bytes.toString());
    return all(batches.lines('file-1', never));
  }
  test.each<[string, string, string[]]>([
    ['none', '', []],
    ['one without an end', '{"a":1}', ['{"a":1}']],
    ['empty ones and CRLF', '\n{"a":1}\r\n\r\n{"b":2}\n\n', ['{"a":1}', '{"b":2}']],
    ['separators that are no ends', '{"a":"\u2028\u0085"}\n{"b":2}\n', ['{"a":"\u2028\u0085"}', '{"b":2}']],
    ['letters', '{"a":"цепь 🚲"}\n', ['{"a":"цепь 🚲"}']],
  ])('%s', async (_name, text, lines) => {
    expect(await linesOf(text)).toEqual(lines);
  });

  test('long ones arrive whole, over many pieces', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => JSON.stringify({ index, text: 'я'.repeat(index * 20) }));
    expect(await linesOf(lines.join('\n'))).toEqual(lines);
  });

  test('one without an end is cut, the next one is read', async () => {
    const [first = '', second] = await linesOf(`${'x'.repeat(20_000_000)}\n{"b":2}\n`);
    expect(first.length).toBeLessThan(17_000_000);
    expect(second).toBe('{"b":2}');
  });

  test('a file that breaks off gives what came, then a fault', async () => {
    const { server, batches } = await service({ fault: (_request, nth) => (nth === 1 ? 'cut-body' : undefined) });
    (server.files as Map<string, string>).set('file-1', '{"a":1}\n{"b":2}\n{"c":3}\n{"d":4}\n');
    const came: string[] = [];
    const problem = await refusal((async () => {
      for await (const line of batches.lines('file-1', never)) came.push(line);
    })());
    expect(problem).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', retryable: true });
    expect(came).toEqual(['{"a":1}', '{"b":2}']);
  });

  test('reading may stop early', async () => {
    const { server, batches } = await service();
    (server.files as Map<string, string>).set('file-1', '{"a":1}\n'.repeat(200_000));
    for await (const line of batches.lines('file-1', never)) {
      expect(line).toBe('{"a":1}');
      break;
    }
  });
});
