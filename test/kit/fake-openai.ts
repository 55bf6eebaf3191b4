import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { content, FAULTS, plain, type ChatBody, type FakeContent, type Fault, type FaultOptions } from './fake-openai-replies.ts';

/**
 * A chat server for tests: real HTTP on 127.0.0.1, scripted by a function, with every fault a real one shows.
 *
 *     const server = await startFakeOpenAI((request, attempt) => (attempt === 1 ? { fault: 'rate-limit', retryAfter: '2' } : 'Hello'));
 *     createOpenAI({ model: 'm', baseURL: server.baseURL, apiKey: 'sk-test', ... });
 *     ...
 *     expect(server.requests).toHaveLength(2);
 *     await server.close();
 */
export interface FakeOpenAI {
  /** Goes into `model.baseURL`: http://127.0.0.1:PORT/v1 */
  baseURL: string;
  /** Every request so far, in the order of arrival. */
  requests: readonly FakeRequest[];
  /** Closes the connections that wait for a request, as servers do after some seconds. */
  closeIdle(): void;
  /** Cuts what is still open and frees the port. */
  close(): Promise<void>;
}

export interface FakeRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  /** Parsed JSON: model, messages, response_format, ... */
  body: ChatBody;
  /** The last message: usually what tells requests apart. */
  prompt: string;
  /** True when the client left before the reply was complete. */
  aborted: boolean;
}

/**
 * What to answer: a text; a value, sent as JSON text; either with settings; a fault; or a whole HTTP reply.
 * `usage: false` leaves the counts out; `pieces` is the number of chunks; `stream: false` answers in one piece even when asked to stream.
 */
export type FakeReply = string | FakeContent | ({ fault: Fault } & FaultOptions) | { status: number; headers?: Record<string, string>; body?: string };

/** @param script called per request; `attempt` counts the requests with the same messages, from 1. It may wait. It may not throw. */
export async function startFakeOpenAI(script: (request: FakeRequest, attempt: number) => FakeReply | Promise<FakeReply>): Promise<FakeOpenAI> {
  const requests: FakeRequest[] = [];
  const attempts = new Map<string, number>();
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const path = incoming.url ?? '';
    if (incoming.method !== 'POST' || path !== '/v1/chat/completions') return plain(response, 404, {}, JSON.stringify({ error: { message: `Invalid URL (${incoming.method} ${path})`, type: 'invalid_request_error', param: null, code: null } }));
    const body = JSON.parse(Buffer.concat(chunks).toString()) as ChatBody;
    const request: FakeRequest = { method: incoming.method, path, headers: incoming.headers, body, prompt: body.messages.at(-1)?.content ?? '', aborted: false };
    requests.push(request);
    response.on('close', () => {
      request.aborted = !response.writableFinished;
    });
    const key = JSON.stringify(body.messages);
    attempts.set(key, (attempts.get(key) ?? 0) + 1);
    const reply = await script(request, attempts.get(key) as number);
    if (typeof reply === 'string') return content(response, body, { text: reply });
    if ('fault' in reply) return FAULTS[reply.fault](response, body, reply);
    if ('status' in reply) return plain(response, reply.status, reply.headers ?? {}, reply.body ?? '');
    return content(response, body, reply);
  };
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => plain(response, 500, {}, JSON.stringify({ error: { message: `the script of the fake server failed: ${String(error)}` } })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    closeIdle: () => server.closeIdleConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
