import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { content, plain, type ChatBody } from './fake-openai-replies.ts';
import type { FakeRequest } from './fake-openai.ts';

/**
 * A server with Files and Batches for tests: real HTTP on 127.0.0.1. Batches are answered by a function like `goodAnswer` of `project.ts`;
 * chat completions are answered by the same function, so that a live run and a batch can be compared.
 *
 *     const server = await startFakeBatches(goodAnswer, { polls: 1, expireAfter: 2 });
 *     ...
 *     expect(server.batches[0]?.lines).toHaveLength(3);
 *     await server.close();
 */
export interface FakeBatches {
  /** http://127.0.0.1:PORT/v1 */
  baseURL: string;
  /** Every request so far. */
  requests: readonly { method: string; path: string; headers: IncomingMessage['headers']; body: string }[];
  batches: readonly FakeBatch[];
  /** Files by id, as text: uploads and results. */
  files: ReadonlyMap<string, string>;
  /** May be changed at any time; a batch takes what holds when it is made. */
  options: FakeBatchOptions;
  close(): Promise<void>;
}

export interface BatchLine {
  custom_id: string;
  method: string;
  url: string;
  body: ChatBody;
}

export interface FakeBatch {
  id: string;
  input: string;
  lines: readonly BatchLine[];
  metadata: Record<string, string>;
  cancelled: boolean;
}

export interface FakeBatchOptions {
  /** How many times `status` says in_progress first. */
  polls?: number;
  /** Results in another order than the requests. */
  shuffle?: boolean;
  /** Lines that fail: an HTTP status with an error body, or an error of the batch itself. */
  fail?: (line: BatchLine, index: number) => { status: number; message: string; code?: string } | { code: string; message: string } | undefined;
  /** Only so many lines are made before the batch expires. */
  expireAfter?: number;
  /** The batch as a whole fails with these. */
  invalid?: readonly { code: string; message: string; line?: number }[];
  /** More tokens than may wait. */
  enqueuedLimit?: boolean;
  /** Result lines as they are to be sent: to damage, repeat or add some. */
  edit?: (lines: readonly string[]) => readonly string[];
  /**
   * Called for every request; `nth` counts those of the same method and path, from 1. `cut` breaks the connection before anything is done,
   * `cut-after` when it is done and before it is answered, `cut-body` in the middle of the answer, `stall` never answers.
   */
  fault?: (request: { method: string; path: string }, nth: number) => 'cut' | 'cut-after' | 'cut-body' | 'stall' | { status: number; body?: string; headers?: Record<string, string> } | undefined;
}

/** What a script answers: a text, a value, or either with settings. */
export type BatchReply = string | { text?: string; json?: unknown; finish?: string; refusal?: string; body?: unknown };

export async function startFakeBatches(answer: (request: FakeRequest) => BatchReply, given: FakeBatchOptions = {}): Promise<FakeBatches> {
  const requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const batches: (FakeBatch & { options: FakeBatchOptions; polls: number; results: { output: string | undefined; error: string | undefined } | undefined })[] = [];
  const files = new Map<string, string>();
  const seen = new Map<string, number>();
  const server: FakeBatches = { baseURL: '', requests, batches, files, options: given, close: async () => undefined };
  const fileOf = (lines: readonly string[]): string | undefined => {
    if (lines.length === 0) return undefined;
    const id = `file-${files.size + 1}`;
    files.set(id, lines.map((line) => `${line}\n`).join(''));
    return id;
  };
  const asked = (body: ChatBody): FakeRequest => ({ method: 'POST', path: '/v1/chat/completions', headers: {}, body, prompt: body.messages.at(-1)?.content ?? '', aborted: false });

  /** Makes the results of a batch: its first `limit` lines, the others as not made. */
  const settle = (batch: (typeof batches)[number], limit: number, why: string): void => {
    const output: string[] = [];
    const error: string[] = [];
    for (const [index, line] of batch.lines.entries()) {
      const base = { id: `batch_req_${index}`, custom_id: line.custom_id };
      const failure = batch.options.fail?.(line, index);
      if (index >= limit) error.push(JSON.stringify({ ...base, response: null, error: { code: why, message: 'This request could not be executed.' } }));
      else if (failure !== undefined && 'status' in failure) {
        const { status, message, code = null } = failure;
        error.push(JSON.stringify({ ...base, response: { status_code: status, request_id: `req_${index}`, body: { error: { message, type: 'invalid_request_error', param: null, code } } }, error: null }));
      } else if (failure !== undefined) error.push(JSON.stringify({ ...base, response: null, error: failure }));
      else output.push(JSON.stringify({ ...base, response: { status_code: 200, request_id: `req_${index}`, body: completionOf(line.body, answer(asked(line.body))) }, error: null }));
    }
    const ordered = batch.options.shuffle === true ? [...output.filter((_, at) => at % 2 === 1), ...output.filter((_, at) => at % 2 === 0).toReversed()] : output;
    batch.results = { output: fileOf(batch.options.edit?.(ordered) ?? ordered), error: fileOf(error) };
  };

  /** The batch as the server shows it; `poll` counts one look at it. */
  const view = (batch: (typeof batches)[number], poll = false): object => {
    const { options, lines } = batch;
    const faults = options.enqueuedLimit === true ? [{ code: 'token_limit_exceeded', message: `Enqueued token limit reached for ${lines[0]?.body.model ?? ''} in organization org-x. Limit: 90,000 enqueued tokens.` }] : options.invalid;
    const base = { id: batch.id, object: 'batch', endpoint: '/v1/chat/completions', input_file_id: batch.input, completion_window: '24h', created_at: 1_700_000_000, metadata: batch.metadata };
    const counts = { total: lines.length, completed: 0, failed: 0 };
    if (faults !== undefined) return { ...base, status: 'failed', errors: { object: 'list', data: faults.map((fault) => ({ line: null, param: null, ...fault })) }, request_counts: { ...counts, total: 0 } };
    if (batch.results === undefined && !batch.cancelled) {
      if (!poll) return { ...base, status: 'validating', request_counts: counts };
      if (batch.polls-- > 0) return { ...base, status: 'in_progress', request_counts: counts };
    }
    if (batch.results === undefined) settle(batch, batch.cancelled ? 0 : (options.expireAfter ?? Infinity), batch.cancelled ? 'batch_cancelled' : 'batch_expired');
    const { output, error } = batch.results ?? {};
    const made = output === undefined ? 0 : (files.get(output) ?? '').split('\n').length - 1;
    return {
      ...base, status: batch.cancelled ? 'cancelled' : options.expireAfter === undefined ? 'completed' : 'expired',
      request_counts: { total: lines.length, completed: made, failed: lines.length - made }, ...(output === undefined ? {} : { output_file_id: output }), ...(error === undefined ? {} : { error_file_id: error }),
    };
  };

  const unknown = (what: string): { status: number; body: string } => ({ status: 404, body: JSON.stringify({ error: { message: what, type: 'invalid_request_error', param: null, code: null } }) });
  const json = (value: unknown): { status: number; body: string } => ({ status: 200, body: JSON.stringify(value) });

  const handle = async (method: string, path: string, incoming: IncomingMessage, body: Buffer, response: ServerResponse): Promise<{ status: number; body: string } | undefined> => {
    const [, kind = '', id = '', action = ''] = /^\/v1\/([a-z/]+?)(?:\/((?:file|batch)[-_]\w+)(?:\/(\w+))?)?$/.exec(path) ?? [];
    if (method === 'POST' && kind === 'chat/completions') {
      const chat = JSON.parse(body.toString()) as ChatBody;
      const reply = answer(asked(chat));
      await content(response, chat, typeof reply === 'string' ? { text: reply } : { ...(reply.text === undefined ? {} : { text: reply.text }), json: reply.json });
      return undefined;
    }
    if (method === 'POST' && kind === 'files') {
      const form = await new Response(new Uint8Array(body), { headers: { 'content-type': incoming.headers['content-type'] ?? '' } }).formData();
      const file = form.get('file');
      if (!(file instanceof File) || form.get('purpose') !== 'batch' || !file.name.endsWith('.jsonl')) return { status: 400, body: JSON.stringify({ error: { message: 'Invalid file format for Batch API. Must be .jsonl', type: 'invalid_request_error' } }) };
      const made = `file-${files.size + 1}`;
      files.set(made, await file.text());
      return json({ id: made, object: 'file', bytes: file.size, created_at: 1_700_000_000, filename: file.name, purpose: 'batch', status: 'processed' });
    }
    if (kind === 'files') {
      const text = files.get(id);
      if (text === undefined) return unknown(`No such File object: ${id}`);
      if (method === 'DELETE') {
        files.set(id, '');
        return json({ id, object: 'file', deleted: true });
      }
      if (action === 'content') response.setHeader('content-type', 'application/octet-stream');
      return action === 'content' ? { status: 200, body: text } : json({ id, object: 'file', bytes: text.length, purpose: 'batch' });
    }
    if (kind !== 'batches') return unknown(`Invalid URL (${method} ${path})`);
    if (id === '' && method === 'POST') {
      const wanted = JSON.parse(body.toString()) as { input_file_id: string; metadata?: Record<string, string> };
      const text = files.get(wanted.input_file_id);
      if (text === undefined) return unknown(`No such File object: ${wanted.input_file_id}`);
      const lines = text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as BatchLine);
      batches.push({ id: `batch_${batches.length + 1}`, input: wanted.input_file_id, lines, metadata: wanted.metadata ?? {}, cancelled: false, options: { ...server.options }, polls: server.options.polls ?? 0, results: undefined });
      return json(view(batches.at(-1) as (typeof batches)[number]));
    }
    if (id === '') return json({ object: 'list', data: batches.toReversed().map((batch) => view(batch)), has_more: false });
    const batch = batches.find((one) => one.id === id);
    if (batch === undefined) return unknown(`No batch found with id '${id}'.`);
    if (action === 'cancel' && batch.results === undefined) batch.cancelled = true;
    return json(view(batch, true));
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = incoming.method ?? '';
    const path = (incoming.url ?? '').replace(/\?.*$/, '');
    const chunks: Buffer[] = [];
    const name = `${method} ${path}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    const fault = server.options.fault?.({ method, path }, nth);
    if (fault === 'cut') {
      // In the midst of the upload, where there is one.
      incoming.once('data', () => incoming.socket.resetAndDestroy()).once('end', () => incoming.socket.resetAndDestroy());
      return;
    }
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    requests.push({ method, path, headers: incoming.headers, body: body.toString() });
    if (fault === 'stall') return;
    if (typeof fault === 'object') return plain(response, fault.status, fault.headers ?? {}, fault.body ?? JSON.stringify({ error: { message: 'The server had an error while processing your request.', type: 'server_error' } }));
    const made = await handle(method, path, incoming, body, response);
    if (made === undefined) return;
    if (fault === 'cut-after') return void incoming.socket.resetAndDestroy();
    if (fault === 'cut-body') {
      response.writeHead(made.status, { 'content-length': Buffer.byteLength(made.body), 'content-type': 'application/json' });
      response.write(made.body.slice(0, Math.ceil(made.body.length / 2)), () => setTimeout(() => incoming.socket.resetAndDestroy(), 20));
      return;
    }
    const type = response.getHeader('content-type');
    plain(response, made.status, typeof type === 'string' ? { 'content-type': type } : {}, made.body);
  };

  const http = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      if (!response.headersSent) plain(response, 500, {}, JSON.stringify({ error: { message: `the fake server failed: ${String(error)}` } }));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  server.baseURL = `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`;
  server.close = () =>
    new Promise((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  return server;
}

/** The body of a chat completion that is not streamed. */
export function completionOf(body: ChatBody, reply: BatchReply): unknown {
  const { text, json, finish = 'stop', refusal, body: whole } = typeof reply === 'string' ? { text: reply } as Exclude<BatchReply, string> : reply;
  if (whole !== undefined) return whole;
  const message = { role: 'assistant', content: text ?? (json === undefined ? null : JSON.stringify(json)), refusal: refusal ?? null };
  return { id: 'chatcmpl-fake', object: 'chat.completion', created: 1_700_000_000, model: `${body.model}-2026-01-01`, choices: [{ index: 0, message, logprobs: null, finish_reason: finish }], usage: { prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500, prompt_tokens_details: { cached_tokens: 100 } } };
}
