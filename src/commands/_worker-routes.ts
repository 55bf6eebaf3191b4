import { SluglineError } from '../model/errors.ts';
import type { Snapshot } from '../model/remote.ts';
import type { World } from '../model/world.ts';
import { openRoutes, type Routes } from '../routes.ts';
import { findProvider, pricesOf } from '../setup.ts';

/**
 * Who answers the calls of a worker. The database says where to ask; the worker's own environment says where its keys may go: whoever can write to the database
 * must not be able to have a key sent to a server of his.
 * @param hosts hosts that may be sent a key, besides the provider's own, that of OPENAI_BASE_URL, and this machine
 * @throws SluglineError PROVIDER_CONFIG when no key is here, or it must not go there
 */
export function routesFor(snapshot: Snapshot, world: Pick<World, 'env' | 'files'>, hosts: readonly string[]): Routes {
  const { config, provider } = snapshot;
  const routes = openRoutes({ world, model: config.model, kind: findProvider(provider.id), prices: pricesOf(world.files, config), choice: { model: provider.model } });
  if (routes.primary.host !== provider.host) {
    throw new SluglineError({ code: 'PROVIDER_CONFIG', message: `the articles were planned for answers of ${provider.host}, and this worker would ask ${routes.primary.host}`, help: 'Set OPENAI_BASE_URL to the same address where the run is planned and at all workers, or model.baseURL in the config.' });
  }
  const base = world.env('OPENAI_BASE_URL');
  const allowed = new Set([OWN_HOST, ...hosts, ...(base !== undefined && URL.canParse(base) ? [new URL(base).host] : [])]);
  for (const { host } of routes.usable) {
    if (allowed.has(host) || LOOPBACK.test(host)) continue;
    throw new SluglineError({ code: 'PROVIDER_CONFIG', message: `the project asks at ${host}, and this worker may not send its key there`, help: `When that is right, start the worker with --host ${host}` });
  }
  return routes;
}

/** The provider's own server, which needs no leave. */
const OWN_HOST = 'api.openai.com';
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/;
