import type { CompletionRequest, Message } from '../kinds.ts';
import { errorInfo, type Refusal } from './_openai-errors.ts';

/** What is sent to a chat server, and what is sent instead when the server does not take it. Pure. */

/** How the shape of an answer is asked for, best first. */
const LEVELS = ['strict', 'json', 'plain'] as const;
type Level = (typeof LEVELS)[number];

/** How one server wants one model to be asked, as far as it is known. */
export interface Manner {
  level: Level;
  /** Parameters the server refused. */
  dropped: ReadonlySet<string>;
}

const OPTIONAL = ['temperature', 'reasoning_effort', 'max_completion_tokens', 'max_tokens', 'stream_options'] as const;

/** True for OpenAI's own hosts, regional ones (us., eu., …) included. */
export function isOpenAI(host: string): boolean {
  return /^([a-z]+\.)?api\.openai\.com$/.test(host);
}

/** True for models that think first: they take an effort and no temperature. Chat variants ("gpt-5-chat-latest") do not. */
export function isReasoning(model: string): boolean {
  return /^(?:.*\/)?(?:o\d|gpt-(?:[5-9]|\d\d)(?![\w.]*-chat))/.test(model);
}

/** The body of the request. */
export function requestBody(request: CompletionRequest, host: string, { level, dropped }: Manner): Record<string, unknown> {
  const { model, schema, temperature, reasoningEffort } = request;
  const reasoning = isReasoning(model);
  // Ollama and others know only max_tokens; OpenAI's reasoning models only the other. Refused under one name it goes by the other.
  const limits = isOpenAI(host) ? ['max_completion_tokens', 'max_tokens'] : ['max_tokens', 'max_completion_tokens'];
  const limit = limits.find((name) => !dropped.has(name));
  const body: Record<string, unknown> = {
    model,
    messages: sentMessages(request, level),
    stream: true,
    stream_options: { include_usage: true },
    ...(limit === undefined ? {} : { [limit]: request.maxOutputTokens }),
    ...(temperature === undefined || reasoning ? {} : { temperature }),
    ...(reasoningEffort === undefined || !reasoning ? {} : { reasoning_effort: reasoningEffort }),
  };
  for (const name of dropped) delete body[name];
  if (schema !== undefined && level === 'strict') body['response_format'] = { type: 'json_schema', json_schema: { name: schema.name, strict: true, schema: schema.schema } };
  if (schema !== undefined && level === 'json') body['response_format'] = { type: 'json_object' };
  return body;
}

/** The messages as sent: below the strict level the schema stands at the end of the last one. */
export function sentMessages(request: CompletionRequest, level: Level): readonly Message[] {
  const last = request.messages.at(-1);
  if (request.schema === undefined || level === 'strict' || last === undefined) return request.messages;
  const content = `${last.content}\n\nAnswer with one JSON object and nothing else. It must match this JSON schema:\n${JSON.stringify(request.schema.schema)}`;
  return [...request.messages.slice(0, -1), { ...last, content }];
}

const UNSUPPORTED = /unsupported|not support|n't support|unrecogni[sz]ed|not recogni[sz]ed|unknown (?:parameter|field|argument|name)|unexpected|extra (?:inputs|fields)|not permitted|not allowed/i;
const ABOUT_FORMAT = /response_?format|json_?schema|json_object|structured.output|\bstrict\b|not supported/i;

/** What to send after the server refused `body`; undefined when nothing else would help. */
export function nextManner(manner: Manner, body: Record<string, unknown>, refusal: Refusal): Manner | undefined {
  if (![400, 404, 422].includes(refusal.status)) return undefined;
  const { message, code, param } = errorInfo(refusal.text);
  if (refusal.status !== 404 && (UNSUPPORTED.test(message) || code.startsWith('unsupported_'))) {
    const sent = OPTIONAL.filter((name) => name in body);
    const named = sent.find((name) => name === param) ?? firstNamed(sent, message);
    if (named !== undefined) return { ...manner, dropped: new Set([...manner.dropped, named]) };
  }
  const below = LEVELS[LEVELS.indexOf(manner.level) + 1];
  const aboutFormat = code !== 'model_not_found' && (ABOUT_FORMAT.test(param) || ABOUT_FORMAT.test(message));
  return 'response_format' in body && below !== undefined && aboutFormat ? { ...manner, level: below } : undefined;
}

/** True when the server takes schemas, but not this one: nothing to remember for other requests. */
export function refusesThisSchemaOnly(refusal: Refusal): boolean {
  return /invalid schema/i.test(errorInfo(refusal.text).message);
}

/** The one a message names first: "'max_tokens' is not supported, use 'max_completion_tokens'" is about the former. */
function firstNamed<Name extends string>(names: readonly Name[], message: string): Name | undefined {
  const places = names.map((name) => ({ name, at: message.search(new RegExp(`\\b${name}\\b`)) })).filter(({ at }) => at >= 0);
  return places.toSorted((a, b) => a.at - b.at)[0]?.name;
}
