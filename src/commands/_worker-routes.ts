import { SluglineError } from '../model/errors.ts';
import type { Snapshot } from '../model/remote.ts';
import type { ProviderInstance } from '../kinds.ts';
import { findProvider } from '../setup.ts';

/**
 * Who answers the calls of a worker. The database says where to ask; the worker's own environment says where its key may go: whoever can write to the database
 * must not be able to have the key sent to a server of his.
 */
export interface RouteOptions {
  env(name: string): string | undefined;
  /** Hosts that may be sent the key, besides the provider's own, that of OPENAI_BASE_URL, and this machine. */
  hosts: readonly string[];
}

/** The provider's own server, which needs no leave. */
const OWN_HOST = 'api.openai.com';
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** @throws SluglineError PROVIDER_CONFIG when the key is missing or must not go there */
export function routesFor(snapshot: Snapshot, options: RouteOptions): { routes: Map<string, ProviderInstance>; provider: ProviderInstance; secrets: string[] } {
  const { config, provider: asked } = snapshot;
  const kind = findProvider(asked.id);
  const { apiKeyEnv } = config.model;
  const apiKey = options.env(apiKeyEnv)?.trim() || undefined;
  checkHost(asked.baseURL, options);
  const local = asked.baseURL !== undefined && LOOPBACK.test(new URL(asked.baseURL).hostname);
  if (kind.needsKey && apiKey === undefined && !local) {
    throw new SluglineError({ code: 'PROVIDER_CONFIG', message: `the articles are to be written by ${asked.model} at ${asked.host}, and ${apiKeyEnv} is not set here`, help: `Set ${apiKeyEnv} in the environment of this worker.` });
  }
  const provider = kind.create({ model: asked.model, baseURL: asked.baseURL, apiKey });
  return { provider, routes: new Map([[provider.host, provider]]), secrets: apiKey === undefined ? [] : [apiKey] };
}

function checkHost(baseURL: string | undefined, { env, hosts }: RouteOptions): void {
  if (baseURL === undefined) return;
  const { host, hostname } = new URL(baseURL);
  const own = env('OPENAI_BASE_URL');
  const allowed = [OWN_HOST, ...hosts, ...(own !== undefined && URL.canParse(own) ? [new URL(own).host] : [])];
  if (LOOPBACK.test(hostname) || allowed.includes(host) || allowed.includes(hostname)) return;
  throw new SluglineError({ code: 'PROVIDER_CONFIG', message: `the project asks at ${host}, and this worker may not send its key there`, help: `When that is right, start the worker with --host ${host}` });
}
