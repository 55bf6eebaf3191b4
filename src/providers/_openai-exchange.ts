import { isUtf8 } from 'node:buffer';
import type { Dispatcher } from 'undici';
import type { Refusal } from './_openai-errors.ts';
import { createEventReader } from './_openai-events.ts';
import { header, type ReplyHeaders, type Route } from './_openai-transport.ts';
import { stopError, type Watch } from './_openai-watch.ts';

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
  headers: ReplyHeaders;
}

export function emptyReply(): Reply {
  const nothing = { finish: undefined, model: undefined, usage: undefined, refused: undefined, error: undefined };
  return { ...nothing, text: '', refusal: '', bytes: 0, chunks: 0, choices: false, page: false, headers: {} };
}

/** Milliseconds a server has to end its answer after "[DONE]"; then the connection is given up, and not the reply. */
const LINGER_MS = 1000;

/**
 * Sends `body` and reads the reply into `reply`. Returns when the server has finished in any way it can name; rejects with what the
 * network or a parser throws, and at once when the watch stops the call. A connection that cannot be used again is closed.
 */
export async function exchange(route: Route, body: Record<string, unknown>, reply: Reply, watch: Watch, maxReplyBytes: number): Promise<void> {
  const dispatcher = await route.dispatcher();
  await new Promise<void>((resolve, reject) => {
    const handler = receiver(reply, watch, maxReplyBytes, (error) => (error === undefined ? resolve() : reject(error)));
    if (watch.reason() !== undefined) return;
    // Undici's own timers are off: the watch knows better.
    dispatcher.dispatch({ origin: route.origin, path: route.path, method: 'POST', headers: route.headers as string[], body: JSON.stringify(body), headersTimeout: 0, bodyTimeout: 0 }, handler);
  });
}

/** Reads one answer as its bytes come, without a stream between. @param end called when nothing more will be read, more than once at times */
function receiver(reply: Reply, watch: Watch, maxReplyBytes: number, end: (error?: Error) => void): Dispatcher.DispatchHandler {
  let connection: Dispatcher.DispatchController | undefined;
  let over: Error | true | undefined;
  let most = Infinity;
  let bytes = 0;
  let linger: NodeJS.Timeout | undefined;
  /** Of a body that is read as a whole. */
  const parts: Buffer[] = [];

  const finish = (error?: Error): void => {
    over ??= error ?? true;
    end(error);
  };
  /** Ends the reading, and the connection with it. */
  const leave = (error?: Error): void => {
    finish(error);
    connection?.abort(error ?? new Error('not read to its end'));
  };
  watch.whenStopped(() => leave(stopError(watch.reason() ?? 'interrupted')));

  const add = (value: unknown, name = ''): void => {
    take(reply, value, name);
    if (reply.bytes > maxReplyBytes) watch.stop('too-large');
  };
  const events = createEventReader((data, name) => {
    if (over !== undefined) return;
    if (!data.startsWith('[DONE]')) {
      add(JSON.parse(data), name);
      if (reply.error !== undefined) leave();
      return;
    }
    finish();
    linger = setTimeout(leave, LINGER_MS).unref();
  });
  let read = (chunk: Buffer): void => {
    if (!events.push(chunk)) watch.stop('encoding');
  };

  return {
    onRequestStart(controller) {
      connection = controller;
      if (over !== undefined) leave();
    },
    onResponseStart(_controller, status, headers) {
      // 1xx: the answer is still to come.
      if (status < 200 || over !== undefined) return;
      watch.touch();
      reply.headers = headers;
      const kind = kindOf(headers);
      // A token of a stream comes in a frame of some 300 bytes; JSON may write a letter as \uXXXX.
      most = maxReplyBytes * (kind === 'stream' ? 32 : 4);
      if (status > 299) reply.refused = { status, headers, text: '' };
      else if (kind === 'page') {
        reply.page = true;
        return leave();
      }
      if (status > 299 || kind === 'json') read = (chunk) => void parts.push(chunk);
    },
    onResponseData(_controller, chunk) {
      if (over !== undefined) return;
      watch.touch();
      bytes += chunk.byteLength;
      if (bytes > most) return watch.stop('too-large');
      try {
        read(chunk);
      } catch (error) {
        leave(error as Error);
      }
    },
    onResponseEnd() {
      clearTimeout(linger);
      if (over !== undefined) return;
      const whole = Buffer.concat(parts);
      if (reply.refused !== undefined) reply.refused.text = whole.toString('utf8');
      else if (kindOf(reply.headers) === 'json') {
        if (!isUtf8(whole)) return watch.stop('encoding');
        try {
          add(JSON.parse(whole.toString('utf8').replace(/^\uFEFF/, '')));
        } catch (error) {
          return finish(error as Error);
        }
      }
      finish();
    },
    onResponseError(_controller, error) {
      clearTimeout(linger);
      finish(error);
    },
  };
}

function kindOf(headers: ReplyHeaders): 'stream' | 'json' | 'page' {
  const type = header(headers, 'content-type') ?? '';
  return /html/i.test(type) ? 'page' : /\bjson\b/i.test(type) ? 'json' : 'stream';
}

type Part = { content?: unknown; refusal?: unknown };
type Choice = { index?: number; delta?: Part; message?: Part; finish_reason?: string | null };
type Chunk = { model?: unknown; choices?: Choice[]; usage?: unknown; error?: unknown };

/**
 * Adds a chunk of a stream, or a whole reply of a server that does not stream. Servers are not trusted to send the documented shape.
 * @param name of the event: servers that name an error so put it there flat
 */
function take(reply: Reply, value: unknown, name: string): void {
  reply.chunks++;
  if (value === null || typeof value !== 'object') return;
  const chunk = value as Chunk;
  if ((chunk.error !== undefined && chunk.error !== null) || name === 'error') {
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
