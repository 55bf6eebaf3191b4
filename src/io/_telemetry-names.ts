import type { WorkerEvent } from '../queue/worker.ts';

/**
 * Names of what is said, after the semantic conventions of OpenTelemetry: `gen_ai.…`, `server.…`, `error.type` are theirs (a test holds them against the published list),
 * `slugline.…` is ours.
 */
export type CallEvent = Extract<WorkerEvent, { type: 'call' }>;
export type Attributes = Record<string, string | number>;

/** Providers that the conventions have a name for, by host. */
const PROVIDERS: readonly (readonly [host: RegExp, name: string])[] = [
  [/(?:^|\.)openai\.azure\.com$/, 'azure.ai.openai'], [/(?:^|\.)services\.ai\.azure\.com$/, 'azure.ai.inference'], [/(?:^|\.)anthropic\.com$/, 'anthropic'], [/(?:^|\.)mistral\.ai$/, 'mistral_ai'],
  [/(?:^|\.)groq\.com$/, 'groq'], [/(?:^|\.)deepseek\.com$/, 'deepseek'], [/(?:^|\.)x\.ai$/, 'x_ai'], [/(?:^|\.)perplexity\.ai$/, 'perplexity'], [/(?:^|\.)cohere\.(?:com|ai)$/, 'cohere'],
  [/^generativelanguage\.googleapis\.com$/, 'gcp.gemini'], [/(?:^|-)aiplatform\.googleapis\.com$/, 'gcp.vertex_ai'], [/^bedrock[\w-]*\.[\w-]+\.amazonaws\.com$/, 'aws.bedrock'],
];

/** Who is asked, and for what: the same in spans and metrics. Servers that only speak like OpenAI count as it, as the conventions have it. */
export function genAi({ model, host }: CallEvent): Attributes {
  const { name, port } = placeOf(host);
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': PROVIDERS.find(([pattern]) => pattern.test(name))?.[1] ?? 'openai',
    'gen_ai.request.model': model,
    ...(name === '' ? {} : { 'server.address': name }), ...(port === undefined ? {} : { 'server.port': port }),
  };
}

/** Nothing was asked: the answer was there, or came with another call. */
export function isReused({ event }: CallEvent): boolean {
  return event.outcome === 'stored' || event.outcome === 'joined';
}

/** Codes only: whatever else an outcome should ever hold does not become a label. */
export function outcomeOf({ event }: CallEvent): string {
  return /^[A-Za-z_]{1,40}$/.test(event.outcome) ? event.outcome : 'other';
}

/** Of tokens: `input` without what came from the server's cache. */
export function tokensOf({ event }: CallEvent): { input: number; cached: number; output: number } | undefined {
  if (event.usage === undefined) return undefined;
  const cached = Math.min(event.usage.cachedInput, event.usage.input);
  return { input: event.usage.input - cached, cached, output: event.usage.output };
}

function placeOf(host: string): { name: string; port: number | undefined } {
  const url = `http://${host}`;
  if (host === '' || !URL.canParse(url)) return { name: '', port: undefined };
  const { hostname, port } = new URL(url);
  return { name: hostname, port: port === '' ? undefined : Number(port) };
}
