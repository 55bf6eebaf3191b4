import type { Completion, CompletionRequest, Message } from '../kinds.ts';
import type { FaultDetails, SluglineError } from '../model/errors.ts';
import type { RateLimits } from '../model/limits.ts';
import type { Usage } from '../model/lock.ts';
import { jsonFromReply, JsonReplyError, withoutThinking } from '../text/json-reply.ts';
import { connectionFault, fault, infoFault, objectInfo, quote, refusalFault, type Place } from './_openai-errors.ts';
import type { Reply } from './_openai-exchange.ts';
import { rateLimits } from './_openai-limits.ts';
import type { StopReason } from './_openai-watch.ts';

/** Whether what came back is an answer. */

/** How an exchange ended. */
export interface End {
  reply: Reply;
  /** The messages as sent. */
  sent: readonly Message[];
  /** What the network or a parser threw, if anything. */
  thrown: unknown;
  /** Why the watch stopped it, if it did. */
  stopped: StopReason | undefined;
  limits: { idleMs: number; deadlineMs: number; maxReplyBytes: number };
  now: number;
}

const AGAIN = 'Try again; if it stays so, check `model.baseURL` and the server behind it.';

/**
 * The completion. A reply that was complete before the connection broke, fell silent or was interrupted is one: it is paid for.
 * @throws SluglineError with `usage` on it when the failed reply was paid for
 */
export function verdict(place: Place, request: CompletionRequest, end: End): Completion {
  const { reply, stopped } = end;
  const usage = usageOf(reply, end.sent);
  const limits = rateLimits(reply.headers, end.now);
  const complete = reply.finish !== undefined && reply.error === undefined && stopped !== 'too-large';
  const known = { limits, usage: reply.usage !== undefined || reply.text !== '' || complete ? usage : undefined };
  const error = complete ? contentFault(place, reply, known) : transportFault(place, end, known);
  if (error !== undefined) throw error;
  const done = { usage, finish: 'stop', model: reply.model ?? request.model, ...(limits === undefined ? {} : { limits }) } as const;
  if (request.schema === undefined) return { ...done, text: withoutThinking(reply.text) };
  try {
    return { ...done, text: jsonFromReply(reply.text) };
  } catch (problem) {
    if (!(problem instanceof JsonReplyError)) throw problem;
    const what = `${problem.message}; it begins ${quote(reply.text.slice(0, 120), place.secrets)}`;
    throw fault(place, 'PROVIDER_INVALID_REPLY', what, 'Try again; if it stays so, use a model that takes JSON schemas.', { ...known, retryable: true });
  }
}

/** What every fault of a reply carries: what it cost, if it did, and the limits beside it. */
interface Known extends FaultDetails {
  usage: Usage | undefined;
  limits: RateLimits | undefined;
}

/** What is wrong with the way a reply came, or did not. */
function transportFault(place: Place, { reply, thrown, stopped, limits, now }: End, known: Known): SluglineError {
  const retryable = { ...known, retryable: true };
  if (stopped === 'interrupted') return fault(place, 'INTERRUPTED', 'interrupted while waiting for the reply', 'Run again: everything finished is kept.', known);
  if (reply.refused !== undefined) return refusalFault(place, reply.refused, now, { usage: known.usage });
  if (reply.error !== undefined) return infoFault(place, objectInfo(reply.error), undefined, reply.headers, now, { usage: known.usage });
  if (stopped === 'silent') return fault(place, 'PROVIDER_UNAVAILABLE', `the server sent nothing for ${limits.idleMs / 1000} s`, 'Try again later; finished work is kept.', retryable);
  if (stopped === 'deadline') return fault(place, 'PROVIDER_UNAVAILABLE', `the reply was not complete after ${limits.deadlineMs / 1000} s`, 'Try again, or use a faster model or a lower reasoning effort.', retryable);
  if (stopped === 'too-large') return fault(place, 'PROVIDER_INVALID_REPLY', `the reply is larger than ${limits.maxReplyBytes} bytes, reading stopped`, AGAIN, retryable);
  if (stopped === 'encoding') return fault(place, 'PROVIDER_INVALID_REPLY', 'the reply is not valid UTF-8', AGAIN, retryable);
  if (reply.page) return fault(place, 'PROVIDER_CONFIG', 'the server sent a web page instead of a reply', 'Check `model.baseURL` (it usually ends in /v1), and that no proxy or log-in page stands between.', known);
  if (thrown instanceof SyntaxError) return fault(place, 'PROVIDER_INVALID_REPLY', 'the reply holds broken JSON', AGAIN, retryable);
  if (thrown !== undefined) return connectionFault(place, thrown, reply.chunks > 0, known);
  if (reply.chunks === 0) return fault(place, 'PROVIDER_INVALID_REPLY', 'the reply is empty', AGAIN, retryable);
  if (!reply.choices) return fault(place, 'PROVIDER_INVALID_REPLY', 'the reply holds no choices', AGAIN, retryable);
  return fault(place, 'PROVIDER_UNAVAILABLE', 'the reply ended before its end (no finish_reason)', 'Try again; finished work is kept.', retryable);
}

/** What is wrong with a reply that came to its end. `finish_reason` differs between servers: what is not known to be bad is a stop. */
function contentFault(place: Place, reply: Reply, known: Known): SluglineError | undefined {
  const finish = reply.finish?.toLowerCase() ?? '';
  if (/^(length|max_tokens|model_length)$/.test(finish)) {
    const empty = reply.text === '' ? ' before it wrote anything' : '';
    return fault(place, 'PROVIDER_TRUNCATED', `the reply was cut off at the limit of output tokens${empty}`, 'Ask for a shorter text (`length` of the brief), lower the reasoning effort, or use a model with a larger output.', known);
  }
  if (/filter|safety|recitation|prohibited|refusal/.test(finish)) {
    return fault(place, 'PROVIDER_REFUSED', 'the reply was stopped by the content filter', 'Reword the brief, or use another model.', known);
  }
  if (reply.refusal !== '') return fault(place, 'PROVIDER_REFUSED', `the model refused: ${quote(reply.refusal, place.secrets)}`, 'Reword the brief, or use another model.', known);
  if (finish === 'error') return fault(place, 'PROVIDER_UNAVAILABLE', 'the server gave up in the middle of the reply', 'Try again later; finished work is kept.', { ...known, retryable: true });
  if (reply.text.trim() === '') return fault(place, 'PROVIDER_INVALID_REPLY', `the reply is empty (finish_reason "${finish}")`, AGAIN, { ...known, retryable: true });
  // Servers that cut tokens inside a letter send U+FFFD or half a surrogate pair: the text is damaged for good.
  if (reply.text.includes('\uFFFD') || !reply.text.isWellFormed()) {
    return fault(place, 'PROVIDER_INVALID_REPLY', 'the reply holds damaged letters (U+FFFD)', AGAIN, { ...known, retryable: true });
  }
  return undefined;
}

/** Tokens as the server counts them; without its word, a third of the characters (Russian and English prose have 3 to 4 a token) and none cached. */
function usageOf(reply: Reply, sent: readonly Message[]): Usage {
  const said = (reply.usage ?? {}) as { prompt_tokens?: unknown; completion_tokens?: unknown; prompt_tokens_details?: { cached_tokens?: unknown } | null };
  const characters = sent.reduce((sum, message) => sum + message.content.length, 0);
  const input = count(said.prompt_tokens) ?? Math.ceil(characters / 3);
  return {
    input,
    cachedInput: Math.min(input, count(said.prompt_tokens_details?.cached_tokens) ?? 0),
    output: count(said.completion_tokens) ?? Math.ceil((reply.text.length + reply.refusal.length) / 3),
  };
}

function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}
