import type { Dispatcher } from 'undici';
import { defineProvider, type Completion, type CompletionRequest, type ProviderInstance, type ProviderSettings } from '../kinds.ts';
import { SluglineError } from '../model/errors.ts';
import { createBatches } from './_openai-batch.ts';
import { fault, type Place } from './_openai-errors.ts';
import { emptyReply, exchange } from './_openai-exchange.ts';
import { isOpenAI, isReasoning, nextManner, refusesThisSchemaOnly, requestBody, sentMessages, type Manner } from './_openai-request.ts';
import { createRoute } from './_openai-transport.ts';
import { verdict } from './_openai-verdict.ts';
import { createWatch } from './_openai-watch.ts';

/** Limits of one call; the defaults are for real work, tests take small ones. */
export interface OpenAIOptions {
  /**
   * Milliseconds without a byte after which a call is given up. Default: 60 s; 240 s for reasoning models and for hosts other
   * than OpenAI's, which think or load a model in silence (Node's own limit is 300 s).
   */
  idleMs?: number;
  /** Milliseconds for the whole call, fallbacks included. Default: 10 minutes. */
  deadlineMs?: number;
  /** Bytes of text a reply may have. Default: 2 MB. */
  maxReplyBytes?: number;
  /** Milliseconds since 1970, for `Retry-After` dates of servers that send no `Date`. */
  now?: () => number;
  /** Connections to use instead of an own pool. */
  dispatcher?: Dispatcher;
}

const KEY_HELP = 'Set the variable that `model.apiKeyEnv` names (OPENAI_API_KEY by default) to the key as the provider shows it.';

/**
 * A connection to OpenAI or to a server that speaks its chat completions (always streamed, never retried here).
 * What a server was found not to take is remembered per model for the life of the instance.
 * @throws SluglineError PROVIDER_CONFIG for a base URL that is none, PROVIDER_AUTH for a key that cannot be one; `complete`
 *   throws SluglineError only, with the tokens as `usage` on it where the failed reply was paid for
 */
export function createOpenAI(settings: ProviderSettings, options: OpenAIOptions = {}): ProviderInstance {
  const { maxReplyBytes = 2_000_000, deadlineMs = 600_000, now = Date.now } = options;
  const { baseURL, host } = address(settings.baseURL);
  const { apiKey, secrets } = credentials(settings.apiKey);
  const route = createRoute(new URL(baseURL), apiKey, options.dispatcher);
  const manners = new Map<string, Manner>();

  async function complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion> {
    const place: Place = { host, model: request.model, secrets };
    if (apiKey === undefined && isOpenAI(host)) throw fault(place, 'PROVIDER_AUTH', 'there is no API key', KEY_HELP);
    const idleMs = options.idleMs ?? (isReasoning(request.model) || !isOpenAI(host) ? 240_000 : 60_000);
    const limits = { idleMs, deadlineMs, maxReplyBytes };
    const watch = createWatch(signal, limits);
    let manner = manners.get(request.model) ?? { level: 'strict', dropped: new Set<string>() };
    let learned = true;
    try {
      // Ends: each round drops a parameter or goes a level down, and there are few of both.
      for (;;) {
        const body = requestBody(request, host, manner);
        const reply = emptyReply();
        let thrown: unknown;
        try {
          await exchange(route, body, reply, watch, maxReplyBytes);
        } catch (error) {
          thrown = error;
        }
        const next = reply.refused === undefined || watch.reason() !== undefined ? undefined : nextManner(manner, body, reply.refused);
        if (next === undefined) {
          const completion = verdict(place, request, { reply, sent: sentMessages(request, manner.level), thrown, stopped: watch.reason(), limits, now: now() });
          if (learned) manners.set(request.model, manner);
          return completion;
        }
        if (reply.refused !== undefined && refusesThisSchemaOnly(reply.refused)) learned = false;
        manner = next;
      }
    } finally {
      watch.release();
    }
  }

  return { host, model: settings.model, complete, batches: createBatches({ baseURL, host, apiKey, secrets, model: settings.model, now }) };
}

export default defineProvider({
  id: 'openai',
  about: 'OpenAI, or any server with its chat completions: Ollama, vLLM, llama.cpp, OpenRouter, Gemini, YandexGPT (`model.baseURL`).',
  needsKey: true,
  create: (settings) => createOpenAI(settings),
});

/** The base URL and its host. Always explicit, so that OPENAI_BASE_URL cannot send the texts elsewhere unseen. */
function address(given: string | undefined): { baseURL: string; host: string } {
  const baseURL = given?.trim() || 'https://api.openai.com/v1';
  const url = URL.parse(baseURL);
  if (url === null || !/^https?:$/.test(url.protocol) || url.host === '') {
    throw new SluglineError({ code: 'PROVIDER_CONFIG', message: '`model.baseURL` is not an http(s) address', help: 'Write it like https://api.openai.com/v1 or http://localhost:11434/v1.' });
  }
  if (url.username !== '' || url.password !== '') {
    throw new SluglineError({ code: 'PROVIDER_CONFIG', message: '`model.baseURL` holds a user name or password', help: `Leave them out of the address. ${KEY_HELP}` });
  }
  return { baseURL, host: url.host };
}

/** The key without white space around it, and every spelling of it that must never be shown. */
function credentials(given: string | undefined): { apiKey: string | undefined; secrets: readonly string[] } {
  const apiKey = given?.trim() || undefined;
  if (given === undefined || apiKey === undefined) return { apiKey: undefined, secrets: [] };
  if (!/^[\x21-\x7E]+$/.test(apiKey)) {
    throw new SluglineError({ code: 'PROVIDER_AUTH', message: 'the API key holds a space, a line break or a letter that no key has', help: KEY_HELP });
  }
  return { apiKey, secrets: [apiKey, encodeURIComponent(apiKey)] };
}
