import type { BatchAnswer, BatchLines, Completion, CompletionRequest } from '../kinds.ts';
import { SluglineError } from '../model/errors.ts';
import { fault, infoFault, objectInfo, type Place } from './_openai-errors.ts';
import { emptyReply, type Reply } from './_openai-exchange.ts';
import { requestBody, sentMessages, type Manner } from './_openai-request.ts';
import { verdict } from './_openai-verdict.ts';

/** Requests as lines of a batch file, and lines of a result file as answers. Pure: no network. */

/** Where a line of a batch goes at the server; the same for the batch as a whole. */
export const BATCH_ENDPOINT = '/v1/chat/completions';

/** What a server may refuse of it is not known before: the batch is made by the documentation. */
const MANNER: Manner = { level: 'strict', dropped: new Set() };

export interface LineSettings {
  host: string;
  secrets: readonly string[];
  /** Milliseconds since 1970. */
  now: () => number;
}

/** The lines of one server. */
export function createLines({ host, secrets, now }: LineSettings): BatchLines {
  return {
    line(customId, request) {
      const { stream: _stream, stream_options: _options, ...body } = requestBody(request, host, MANNER);
      return JSON.stringify({ custom_id: customId, method: 'POST', url: BATCH_ENDPOINT, body });
    },
    answer(line, requestOf) {
      const result = record(parsed(line));
      const customId = result['custom_id'];
      const request = typeof customId === 'string' ? requestOf(customId) : undefined;
      if (typeof customId !== 'string' || request === undefined) return undefined;
      return { customId, ...resultOf({ host, model: request.model, secrets }, request, result, now()) };
    },
  };
}

/** What one line says of its request, by the same rules as a live reply. */
function resultOf(place: Place, request: CompletionRequest, result: Record<string, unknown>, now: number): Pick<BatchAnswer, 'completion' | 'error'> {
  try {
    const lost = lineFault(place, result, now);
    if (lost !== undefined) return { completion: undefined, error: lost };
    const limits = { idleMs: 0, deadlineMs: 0, maxReplyBytes: Infinity };
    const end = { reply: replyOf(result), sent: sentMessages(request, MANNER.level), thrown: undefined, stopped: undefined, limits, now };
    return { completion: withoutLimits(verdict(place, request, end)), error: undefined };
  } catch (error) {
    if (error instanceof SluglineError) return { completion: undefined, error };
    throw error;
  }
}

/** The fault of a request the server did not get to, or lost. */
function lineFault(place: Place, result: Record<string, unknown>, now: number): SluglineError | undefined {
  const { error } = result;
  if (error === undefined || error === null) {
    if (typeof result['response'] === 'object' && result['response'] !== null) return undefined;
    if (result['text'] !== undefined) return undefined;
    return fault(place, 'PROVIDER_INVALID_REPLY', 'the line of the result holds neither an answer nor an error', 'Ask again: submit the next batch.', { retryable: true });
  }
  const info = objectInfo(error);
  if (info.code === 'batch_expired' || info.code === 'batch_cancelled') {
    const what = info.code === 'batch_expired' ? 'the time of the batch was over before this request was made' : 'the batch was cancelled before this request was made';
    return fault(place, 'PROVIDER_UNAVAILABLE', what, 'It is asked again with the next batch.', { retryable: true });
  }
  return infoFault(place, info, undefined, new Headers(), now);
}

/** The reply inside a line: the body of a chat completion, or the bare `text` that a person or another runner wrote. */
function replyOf(result: Record<string, unknown>): Reply {
  const reply = { ...emptyReply(), chunks: 1 };
  const { text } = result;
  if (text !== undefined) return { ...reply, choices: true, finish: 'stop', text: typeof text === 'string' ? text : JSON.stringify(text) };
  const response = record(result['response']);
  const status = response['status_code'] ?? 200;
  const body = record(response['body']);
  if (typeof status === 'number' && status !== 200) return { ...reply, refused: { status, headers: new Headers(), text: JSON.stringify(response['body'] ?? '') } };
  if (body['error'] !== undefined && body['error'] !== null) return { ...reply, error: body };
  const choices = Array.isArray(body['choices']) ? body['choices'].map(record) : [];
  const choice = choices.find((one) => (one['index'] ?? 0) === 0);
  const message = record(choice?.['message']);
  return {
    ...reply,
    choices: choice !== undefined, text: word(message['content']), refusal: word(message['refusal']),
    finish: word(choice?.['finish_reason']) || undefined, model: word(body['model']) || undefined, usage: body['usage'] ?? undefined,
  };
}

/** The limits of a minute do not hold for batches. */
function withoutLimits({ limits: _limits, ...completion }: Completion): Completion {
  return completion;
}

/** The JSON value of a text; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value when it is an object, else an empty one: servers are not trusted to send the documented shape. */
export function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
