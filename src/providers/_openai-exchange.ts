import type { ChatCompletionChunk, ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { Refusal } from './_openai-errors.ts';
import { guardBody, type Watch } from './_openai-watch.ts';

/** One HTTP request to a chat server and what came back, as far as it came. */

/** What has been read of a reply; filled while it arrives, so that what came before a fault is known. */
export interface Reply {
  text: string;
  refusal: string;
  /** `finish_reason` of the first choice; undefined until the server says it. */
  finish: string | undefined;
  model: string | undefined;
  usage: unknown;
  /** Bytes of text. */
  bytes: number;
  /** Whether anything readable came, and whether it held a choice. */
  chunks: number;
  choices: boolean;
  /** Set when the server answered, but not with a reply. */
  refused: Refusal | undefined;
  /** An error object under HTTP 200, or in the midst of a stream. */
  error: unknown;
  /** HTTP 200 with a web page. */
  page: boolean;
  headers: Headers;
}

export function emptyReply(): Reply {
  const nothing = { finish: undefined, model: undefined, usage: undefined, refused: undefined, error: undefined };
  return { ...nothing, text: '', refusal: '', bytes: 0, chunks: 0, choices: false, page: false, headers: new Headers() };
}

export interface Connection {
  baseURL: string;
  /** Undefined for servers that want none. */
  apiKey: string | undefined;
  maxReplyBytes: number;
  deadlineMs: number;
}

/**
 * Sends `body` and reads the reply into `reply`. Returns when the server has finished in any way it can name; throws what the
 * network, the SDK's decoder or the watch throw.
 */
export async function exchange(connection: Connection, body: Record<string, unknown>, reply: Reply, watch: Watch): Promise<void> {
  const { OpenAI } = await import('openai');
  const { Stream } = await import('openai/streaming');
  const { baseURL, apiKey, maxReplyBytes, deadlineMs } = connection;

  const send = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    // Our own headers only: the SDK adds OPENAI_CUSTOM_HEADERS of the environment (which may replace the key) and cannot be told not to.
    const headers = { accept: 'text/event-stream, application/json', 'content-type': 'application/json', 'user-agent': 'slugline', ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    reply.headers = response.headers;
    // A token of a stream comes in a frame of some 300 bytes; JSON may write a letter as \uXXXX.
    const guarded = guardBody(response, watch, maxReplyBytes * (kindOf(response) === 'stream' ? 32 : 4));
    if (response.ok) return guarded;
    const refused = { status: response.status, headers: response.headers, text: '' };
    reply.refused = refused;
    refused.text = await guarded.text();
    // Known now; all the SDK has to do is to throw.
    return new Response(null, { status: 400 });
  };

  // Everything the SDK would otherwise take from OPENAI_* variables is said here; logLevel keeps it off the console.
  const client = new OpenAI({
    baseURL, apiKey: apiKey ?? 'none', adminAPIKey: null, organization: null, project: null, webhookSecret: null,
    logLevel: 'off', maxRetries: 0, timeout: deadlineMs + 1000, fetch: send,
  });
  const response = await client.chat.completions.create(body as unknown as ChatCompletionCreateParamsStreaming, { signal: watch.signal }).asResponse();
  if (response.body === null) return;
  const kind = kindOf(response);
  if (kind === 'page') {
    reply.page = true;
    await response.body.cancel();
    return;
  }
  if (kind === 'json') {
    take(reply, JSON.parse(await response.text()));
    if (reply.bytes > maxReplyBytes) watch.stop('too-large');
    return;
  }
  // Leaving the loop cancels the body, and with it the request.
  for await (const chunk of Stream.fromSSEResponse<unknown>(response, new AbortController(), client, false, 'events')) {
    take(reply, chunk);
    if (reply.bytes > maxReplyBytes) watch.stop('too-large');
    if (reply.error !== undefined || watch.reason() !== undefined) return;
  }
}

function kindOf(response: Response): 'stream' | 'json' | 'page' {
  const type = response.headers.get('content-type') ?? '';
  return /html/i.test(type) ? 'page' : /\bjson\b/i.test(type) ? 'json' : 'stream';
}

type Part = { content?: unknown; refusal?: unknown };
type Choice = { index?: number; delta?: Part; message?: Part; finish_reason?: string | null };
type Chunk = Partial<Pick<ChatCompletionChunk, 'model'>> & { choices?: Choice[]; usage?: unknown; error?: unknown };

/** Adds a chunk of a stream, or a whole reply of a server that does not stream. Servers are not trusted to send the documented shape. */
function take(reply: Reply, value: unknown): void {
  reply.chunks++;
  if (value === null || typeof value !== 'object') return;
  const chunk = value as Chunk;
  if (chunk.error !== undefined && chunk.error !== null) {
    reply.error = value;
    return;
  }
  if (typeof chunk.model === 'string' && chunk.model !== '') reply.model ??= chunk.model;
  if (chunk.usage !== undefined && chunk.usage !== null) reply.usage = chunk.usage;
  const choice = Array.isArray(chunk.choices) ? chunk.choices.find((one) => (one?.index ?? 0) === 0) : undefined;
  if (choice === undefined || choice === null) return;
  reply.choices = true;
  const part = choice.delta ?? choice.message;
  if (typeof part?.content === 'string') {
    reply.text += part.content;
    reply.bytes += Buffer.byteLength(part.content);
  }
  if (typeof part?.refusal === 'string') reply.refusal += part.refusal;
  if (typeof choice.finish_reason === 'string' && choice.finish_reason !== '') reply.finish = choice.finish_reason;
}
