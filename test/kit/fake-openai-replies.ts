import type { ServerResponse } from 'node:http';

/** What the fake chat server can say: see `fake-openai.ts`. */

export interface ChatBody {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  response_format?: { type: string };
  [key: string]: unknown;
}

export interface FakeContent {
  text?: string;
  json?: unknown;
  usage?: false | { prompt_tokens: number; completion_tokens: number; prompt_tokens_details?: { cached_tokens: number } };
  finish?: string;
  pieces?: number;
  /** Milliseconds between two chunks. */
  everyMs?: number;
  stream?: false;
  headers?: Record<string, string>;
}

export interface FaultOptions {
  /** `Retry-After` as sent: seconds or an HTTP date. */
  retryAfter?: string;
  headers?: Record<string, string>;
  /** The parameter of `unsupported-parameter`. */
  parameter?: string;
  /** The text sent before the fault, or instead of a good one. */
  text?: string;
  /** The server's words; default: what OpenAI says. */
  message?: string;
}

export type Fault =
  | 'reset-before-headers' | 'reset-mid-stream' | 'cut-body' | 'stall' | 'stall-before-headers' | 'stall-after-finish' | 'no-finish'
  | 'length' | 'content-filter' | 'refusal' | 'empty-choices' | 'empty-body' | 'empty-text' | 'error-200' | 'error-mid-stream' | 'html-200'
  | 'no-json-schema' | 'no-json-mode' | 'unsupported-parameter' | 'bad-request' | 'unauthorized' | 'forbidden' | 'unknown-model'
  | 'rate-limit' | 'quota' | 'server-error' | 'unavailable' | 'overloaded'
  | 'invalid-utf8' | 'damaged-letters' | 'broken-event' | 'huge' | 'fenced-json' | 'json-in-prose' | 'broken-json' | 'cut-json';

type Answer = (response: ServerResponse, body: ChatBody, options: FaultOptions) => void | Promise<void>;

const refuse = (status: number, error: { message: string; type?: string; code?: string | null; param?: string | null }): Answer => (response, _body, { retryAfter, headers, message }) =>
  plain(response, status, { ...headers, ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) }, JSON.stringify({ error: { type: 'invalid_request_error', param: null, code: null, ...error, ...(message === undefined ? {} : { message }) } }));
const say = (finish: string, what: { text?: string; delta?: object } = {}): Answer => (response, body, { text = what.text ?? 'Half of' }) => content(response, body, { text, finish }, what.delta);
/** Sends the beginning of a reply and leaves the stream open. */
const begin = (response: ServerResponse, body: ChatBody, text = 'Half of'): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(event(body, [{ index: 0, delta: { role: 'assistant', content: text }, finish_reason: null }]));
};
const JSON_TEXT = '{"answer":42}';

export const FAULTS: Record<Fault, Answer> = {
  'reset-before-headers': (response) => void response.socket?.resetAndDestroy(),
  'reset-mid-stream': async (response, body, { text }) => {
    begin(response, body, text);
    await pause();
    response.socket?.resetAndDestroy();
  },
  'cut-body': async (response, body, { text }) => {
    begin(response, body, text);
    await pause();
    response.socket?.end();
  },
  stall: (response, body, { text }) => begin(response, body, text),
  'stall-before-headers': () => undefined,
  'stall-after-finish': (response, body, { text }) => {
    begin(response, body, text);
    response.write(event(body, [{ index: 0, delta: {}, finish_reason: 'stop' }]));
  },
  'no-finish': (response, body, { text }) => {
    begin(response, body, text);
    response.end();
  },
  length: say('length'),
  'content-filter': say('content_filter'),
  refusal: say('stop', { text: '', delta: { refusal: 'I cannot help with that.' } }),
  'empty-choices': (response, body) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`${event(body, [])}data: [DONE]\n\n`),
  'empty-body': (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(),
  'empty-text': say('stop', { text: '' }),
  'error-200': refuse(200, { message: 'The server had an error processing your request', type: 'server_error' }),
  'error-mid-stream': (response, body, { text, message = 'Upstream went away' }) => {
    begin(response, body, text);
    response.end(`data: ${JSON.stringify({ error: { message, code: 502 } })}\n\n`);
  },
  'html-200': (response) => plain(response, 200, { 'content-type': 'text/html; charset=utf-8' }, '<!doctype html><title>Log in</title><p>Welcome'),
  'no-json-schema': refuse(400, { message: "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", param: 'response_format' }),
  'no-json-mode': refuse(400, { message: "'response_format' of type 'json_object' is not supported with this model.", param: 'response_format' }),
  'unsupported-parameter': (response, body, options) => {
    const { parameter = 'temperature' } = options;
    return refuse(400, { message: `Unsupported parameter: '${parameter}' is not supported with this model.`, param: parameter, code: 'unsupported_parameter' })(response, body, options);
  },
  'bad-request': refuse(400, { message: "Invalid 'messages[0].content': string too long.", param: 'messages' }),
  // OpenAI shows a part of the key, other servers all of it: both must be hidden.
  unauthorized: (response, body, options) => {
    const key = response.req.headers.authorization?.slice(7) ?? 'none';
    return refuse(401, { message: `Incorrect API key provided: ${key.slice(0, 8)}********${key.slice(-4)} (${key}).`, code: 'invalid_api_key' })(response, body, options);
  },
  forbidden: refuse(403, { message: 'Country, region, or territory not supported', type: 'request_forbidden', code: 'unsupported_country_region_territory' }),
  'unknown-model': refuse(404, { message: 'The model `nope` does not exist or you do not have access to it.', code: 'model_not_found' }),
  'rate-limit': refuse(429, { message: 'Rate limit reached for requests', type: 'requests', code: 'rate_limit_exceeded' }),
  quota: refuse(429, { message: 'You exceeded your current quota, please check your plan and billing details.', type: 'insufficient_quota', code: 'insufficient_quota' }),
  'server-error': refuse(500, { message: 'The server had an error while processing your request.', type: 'server_error' }),
  unavailable: (response, _body, { headers, retryAfter }) => plain(response, 503, { 'content-type': 'text/html', ...headers, ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) }, '<html><head><title>503 Service Temporarily Unavailable</title></head></html>'),
  overloaded: refuse(529, { message: 'Overloaded', type: 'overloaded_error' }),
  'invalid-utf8': (response, body) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const [before = '', after = ''] = event(body, [{ index: 0, delta: { content: 'caf@' }, finish_reason: 'stop' }]).split('@');
    response.end(Buffer.concat([Buffer.from(before), Buffer.from([0xe9]), Buffer.from(`${after}data: [DONE]\n\n`)]));
  },
  'damaged-letters': say('stop', { text: 'caf\uFFFD' }),
  'broken-event': (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"choices": [\n\ndata: [DONE]\n\n'),
  huge: (response, body) => content(response, body, { text: 'x'.repeat(10_000_000), pieces: 1000 }),
  'fenced-json': say('stop', { text: `\`\`\`json\n${JSON_TEXT}\n\`\`\`` }),
  'json-in-prose': say('stop', { text: `Sure, here it is:\n\n${JSON_TEXT}\n\nTell me if you need {more}.` }),
  'broken-json': say('stop', { text: '{"answer": 42,}' }),
  'cut-json': say('stop', { text: '{"answer": {"value": 42}, "mo' }),
};

/** A good reply, streamed unless the request or the script says otherwise. */
export async function content(response: ServerResponse, body: ChatBody, reply: FakeContent, extra: object = {}): Promise<void> {
  const text = reply.text ?? JSON.stringify(reply.json);
  const usage = reply.usage ?? { prompt_tokens: 1000, completion_tokens: 500, prompt_tokens_details: { cached_tokens: 100 } };
  const finish_reason = reply.finish ?? 'stop';
  if (body.stream !== true || reply.stream === false) {
    const message = { role: 'assistant', content: text, ...extra };
    return plain(response, 200, reply.headers ?? {}, JSON.stringify({ ...head(body), object: 'chat.completion', choices: [{ index: 0, message, finish_reason }], ...(usage === false ? {} : { usage }) }));
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', ...reply.headers });
  const size = Math.max(1, Math.ceil(text.length / (reply.pieces ?? 3)));
  const deltas: object[] = [{ role: 'assistant', content: '' }, ...(Object.keys(extra).length === 0 ? [] : [extra])];
  for (let at = 0; at < text.length; at += size) deltas.push({ content: text.slice(at, at + size) });
  for (const delta of deltas) {
    if (response.destroyed) return;
    if (!response.write(event(body, [{ index: 0, delta, finish_reason: null }]))) await room(response);
    if (reply.everyMs !== undefined) await pause(reply.everyMs);
  }
  response.write(event(body, [{ index: 0, delta: {}, finish_reason }]));
  const options = body['stream_options'] as { include_usage?: boolean } | undefined;
  if (usage !== false && options?.include_usage === true) response.write(event(body, [], { usage }));
  response.end('data: [DONE]\n\n');
}

export function plain(response: ServerResponse, status: number, headers: Record<string, string>, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

function head(body: ChatBody): object {
  return { id: 'chatcmpl-fake', created: 1_700_000_000, model: `${body.model}-2026-01-01` };
}

function event(body: ChatBody, choices: object[], extra: object = {}): string {
  return `data: ${JSON.stringify({ ...head(body), object: 'chat.completion.chunk', choices, ...extra })}\n\n`;
}

/** The default is long enough for what was written to leave the socket. */
function pause(milliseconds = 20): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until the client has read what was written, or has left. */
function room(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}
