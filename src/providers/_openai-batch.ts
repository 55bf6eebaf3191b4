import type { OpenAI } from 'openai';
import type { BatchService, BatchStatus } from '../kinds.ts';
import { SluglineError } from '../model/errors.ts';
import { BATCH_ENDPOINT, createLines, record, type LineSettings } from './_openai-batch-lines.ts';
import { connectionFault, errorInfo, fault, quote, refusalFault, type Place, type Refusal } from './_openai-errors.ts';
import { createWatch, type Watch } from './_openai-watch.ts';

/** OpenAI's Batch API: files go up, a batch runs for up to a day, files come down. Nothing is retried here. */

export interface BatchSettings extends LineSettings {
  baseURL: string;
  /** Undefined for servers that want none. */
  apiKey: string | undefined;
  /** The model of the settings, for messages. */
  model: string;
  /** Milliseconds of silence after which a request is given up. Default: 60 s; an upload may take 15 minutes. */
  idleMs?: number;
}

const UPLOAD_MS = 900_000;
const DOWNLOAD_MS = 3_600_000;
/** Bytes of one line of a result: a reply has 2 MB at most, and JSON may write a letter as \uXXXX. A longer line is cut, and so is no JSON. */
const MAX_LINE_BYTES = 16_000_000;
/** The key in the metadata of a batch that holds our mark. */
const MARK = 'slugline';

/** A watch that ends whatever waits. */
interface Brake extends Watch {
  /** Aborts every request. */
  signal: AbortSignal;
  /** Rejects as soon as the watch stops, whatever the network does. */
  stopped: Promise<never>;
}

interface Call {
  client: OpenAI;
  signal: AbortSignal;
  /** What the server answered instead of 2xx. */
  refused(): Refusal | undefined;
}

/** The service of one server; every function throws SluglineError only. */
export function createBatches(settings: BatchSettings): BatchService {
  const { host, secrets, model, idleMs = 60_000 } = settings;
  const place: Place = { host, model, secrets };

  /** One or more requests under one watch; `asked` names them in messages. */
  async function call<T>(asked: string, signal: AbortSignal, times: { idleMs: number; deadlineMs: number }, work: (call: Call) => Promise<T>): Promise<T> {
    const watch = createBrake(signal, times);
    const { client, refused } = await connect(settings, watch);
    try {
      if (watch.reason() !== undefined) await watch.stopped;
      return await Promise.race([work({ client, signal: watch.signal, refused }), watch.stopped]);
    } catch (error) {
      throw faultOf(place, asked, error, watch, refused(), times, settings.now());
    } finally {
      watch.release();
    }
  }
  const short = { idleMs, deadlineMs: 10 * idleMs };

  return {
    ...createLines(settings),
    submit: async (lines, mark, signal) =>
      call('the upload of a batch', signal, { idleMs: Math.max(idleMs, UPLOAD_MS), deadlineMs: UPLOAD_MS }, async ({ client, signal: running, refused }) => {
        const file = new File(lines.map((line) => `${line}\n`), `${mark}.jsonl`, { type: 'application/jsonl' });
        const uploaded = await json(await client.files.create({ file, purpose: 'batch' }, { signal: running }).asResponse());
        const input = idOf(place, uploaded, 'file');
        try {
          const body = { input_file_id: input, endpoint: BATCH_ENDPOINT, completion_window: '24h', metadata: { [MARK]: mark } } as const;
          return statusOf(place, await json(await client.batches.create(body, { signal: running }).asResponse()));
        } catch (error) {
          // Refused for certain: the file is of no use to anyone. After a broken connection the batch may exist and need it.
          if (refused() !== undefined) await client.files.delete(input, { signal: running }).asResponse().catch(() => undefined);
          throw error;
        }
      }),
    status: async (id, signal) => call(`batch ${id}`, signal, short, async ({ client, signal: running }) => statusOf(place, await json(await client.batches.retrieve(id, { signal: running }).asResponse()))),
    recent: async (signal) =>
      call('the list of batches', signal, short, async ({ client, signal: running }) => {
        const { data } = record(await json(await client.batches.list({ limit: 100 }, { signal: running }).asResponse()));
        if (!Array.isArray(data)) throw noBatch(place, 'list of batches');
        return data.map((one) => statusOf(place, one));
      }),
    async *lines(fileId, signal) {
      const times = { idleMs, deadlineMs: DOWNLOAD_MS };
      const watch = createBrake(signal, times);
      const { client, refused } = await connect(settings, watch);
      try {
        if (watch.reason() !== undefined) await watch.stopped;
        const response = await Promise.race([client.files.content(fileId, { signal: watch.signal }).asResponse(), watch.stopped]);
        yield* linesOf(response, watch);
      } catch (error) {
        throw faultOf(place, `file ${fileId} of a batch`, error, watch, refused(), times, settings.now());
      } finally {
        watch.release();
      }
    },
    cancel: async (id, signal) => call(`batch ${id}`, signal, short, async ({ client, signal: running }) => statusOf(place, await json(await client.batches.cancel(id, { signal: running }).asResponse()))),
  };
}

function createBrake(outer: AbortSignal, times: { idleMs: number; deadlineMs: number }): Brake {
  const watch = createWatch(outer, times);
  const controller = new AbortController();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  stopped.catch(() => undefined);
  watch.whenStopped(() => {
    reject(new Error('stopped'));
    controller.abort();
  });
  return { ...watch, signal: controller.signal, stopped };
}

/** An SDK client with our own headers only, that notes what the server refused. */
async function connect({ baseURL, apiKey }: BatchSettings, watch: Watch): Promise<{ client: OpenAI; refused(): Refusal | undefined }> {
  const { OpenAI } = await import('openai');
  let refusal: Refusal | undefined;
  const send = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    // As for chat: the SDK would add OPENAI_CUSTOM_HEADERS of the environment. The type of a form holds its boundary: `fetch` writes it.
    const headers = { accept: 'application/json', 'user-agent': 'slugline', ...(typeof init?.body === 'string' ? { 'content-type': 'application/json' } : {}), ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    watch.touch();
    if (response.ok) return response;
    refusal ??= { status: response.status, headers: response.headers, text: (await response.text()).slice(0, 100_000) };
    return new Response(null, { status: 400 });
  };
  const client = new OpenAI({
    baseURL, apiKey: apiKey ?? 'none', adminAPIKey: null, organization: null, project: null, webhookSecret: null,
    logLevel: 'off', maxRetries: 0, timeout: DOWNLOAD_MS, fetch: send,
  });
  return { client, refused: () => refusal };
}

/** The lines of a body as they arrive, without their ends; empty ones left out. Bytes that are not UTF-8 become U+FFFD, which damages their line only. */
async function* linesOf(response: Response, watch: Brake): AsyncGenerator<string, void> {
  if (response.body === null) return;
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  let held: Uint8Array[] = [];
  let bytes = 0;
  const keep = (part: Uint8Array): void => {
    if (bytes < MAX_LINE_BYTES) held.push(part);
    bytes += part.byteLength;
  };
  const take = (): string => {
    const line = Buffer.concat(held).toString('utf8').trim();
    held = [];
    bytes = 0;
    return line;
  };
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), watch.stopped]);
      if (done) break;
      watch.touch();
      let from = 0;
      for (let at = value.indexOf(10); at >= 0; at = value.indexOf(10, from)) {
        keep(value.subarray(from, at));
        from = at + 1;
        const line = take();
        if (line !== '') yield line;
      }
      keep(value.subarray(from));
    }
    const last = take();
    if (last !== '') yield last;
  } finally {
    // Whoever stops listening ends the download.
    await reader.cancel().catch(() => undefined);
  }
}

async function json(response: Response): Promise<unknown> {
  return JSON.parse(await response.text());
}

const STATES: Readonly<Record<string, BatchStatus['state']>> = {
  validating: 'waiting', in_progress: 'running', finalizing: 'running', cancelling: 'running', completed: 'ended', failed: 'failed', expired: 'expired', cancelled: 'cancelled',
};

function statusOf(place: Place, value: unknown): BatchStatus {
  const batch = record(value);
  const counts = record(batch['request_counts']);
  const said = text(batch['status']);
  const faults = record(batch['errors'])['data'];
  const mark = record(batch['metadata'])[MARK];
  return {
    id: idOf(place, value, 'batch'), said,
    // A word that is not known yet is not an end.
    state: STATES[said] ?? 'running',
    total: count(counts['total']), completed: count(counts['completed']), failed: count(counts['failed']),
    errors: (Array.isArray(faults) ? faults : []).map((one) => batchError(record(one), place.secrets)),
    outputFile: text(batch['output_file_id']) || undefined,
    errorFile: text(batch['error_file_id']) || undefined,
    mark: text(mark),
  };
}

function batchError(error: Record<string, unknown>, secrets: readonly string[]): string {
  const code = text(error['code']);
  const line = typeof error['line'] === 'number' ? `line ${error['line']}: ` : '';
  return `${line}${quote(text(error['message']) || code || JSON.stringify(error), secrets)}${code === '' || text(error['message']) === '' ? '' : ` (${code})`}`;
}

function idOf(place: Place, value: unknown, what: string): string {
  const id = text(record(value)['id']);
  if (id === '') throw noBatch(place, what);
  return id;
}

function noBatch(place: Place, what: string): SluglineError {
  return fault(place, 'PROVIDER_INVALID_REPLY', `the server answered with something that is no ${what}`, 'Check `model.baseURL`, and that the server has a Batch API; without one, write with `slugline generate`.');
}

/** Whatever ended a request, as a SluglineError. */
function faultOf(place: Place, asked: string, error: unknown, watch: Watch, refused: Refusal | undefined, times: { idleMs: number; deadlineMs: number }, now: number): SluglineError {
  if (error instanceof SluglineError) return error;
  const reason = watch.reason();
  const retryable = { retryable: true };
  if (reason === 'interrupted') return fault(place, 'INTERRUPTED', `interrupted while asking for ${asked}`, 'Run again: what is at the server stays there, and what was fetched is kept.');
  if (refused !== undefined) {
    // OpenAI says model_not_found for a model, nothing of the kind for an address or an id.
    if ((refused.status === 404 || refused.status === 405) && errorInfo(refused.text).code !== 'model_not_found') {
      const said = quote(errorInfo(refused.text).message, place.secrets);
      return fault(place, 'PROVIDER_CONFIG', `the server does not know ${asked}, or takes no batches (HTTP ${refused.status})${said === '' ? '' : `: ${said}`}`, 'Check `model.baseURL` and that the key belongs to the same project; a server without a Batch API can be used with `slugline generate`, or through files with --export.');
    }
    return refusalFault(place, refused, now);
  }
  if (reason !== undefined) return fault(place, 'PROVIDER_UNAVAILABLE', `the server sent nothing for ${(reason === 'silent' ? times.idleMs : times.deadlineMs) / 1000} s (${asked})`, 'Try again later; what is at the server stays there.', retryable);
  if (error instanceof SyntaxError) return fault(place, 'PROVIDER_INVALID_REPLY', `the server's answer about ${asked} is no JSON`, 'Check `model.baseURL` (it usually ends in /v1), and that no proxy or log-in page stands between.', retryable);
  return connectionFault(place, error, false);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function count(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0;
}
