import type { Completion, CompletionRequest, Provider, ProviderInstance } from './kinds.ts';
import { SluglineError } from './model/errors.ts';
import type { GateRoute } from './model/gate.ts';
import type { Usage } from './model/lock.ts';
import type { Price } from './model/prices.ts';
import type { SiteConfig } from './model/site.ts';
import type { World } from './model/world.ts';
import { costOf, priceOf, type Prices } from './money.ts';
import { sha256 } from './text/hash.ts';

/**
 * The ways to a model that this machine can use: one made of the settings of `model`, or those of `model.routes` whose key is here. Which call takes
 * which way is the gate's business. Answers are kept under the first route's host and model (`primary`), whichever gave them, so that they are shared.
 */
export interface Routes {
  /** For the gate. Never empty. */
  usable: readonly (GateRoute & { host: string })[];
  /** Left out here: their variable is not set. */
  missing: readonly { name: string; apiKeyEnv: string }[];
  /** The first route, which names answers and stage keys; without its key it makes no calls. */
  primary: ProviderInstance;
  /** Makes a call on a route, by its name; errors name the route when there are several. */
  complete(route: string, request: CompletionRequest, signal: AbortSignal): Promise<Completion>;
  /** What usage costs on a route, US dollars; null where the price is not known. */
  cost(route: string, usage: Usage): number | null;
  /** The same on the dearest of them: what a call costs at most before its route is known. */
  worst(usage: Usage): number | null;
  /** Keys, never to be shown. */
  secrets: readonly string[];
}

export interface RoutesOptions {
  world: Pick<World, 'env'>;
  model: SiteConfig['model'];
  kind: Provider;
  prices: Prices;
  /** `--model`: wins over the names of all routes. */
  choice?: { model?: string | undefined; apiKey?: string | undefined };
  /** Others make the calls: no key is needed. */
  keyless?: boolean;
}

interface Way extends GateRoute {
  apiKeyEnv: string;
  model: string;
  usable: boolean;
  apiKey: string | undefined;
  instance: ProviderInstance;
}

/** The name of the only route where the config names none. */
const ONLY = 'main';

/** Variables that may hold a key, for everything that must not show one. */
export function keyVariables(model: SiteConfig['model']): string[] {
  return [...new Set([model.apiKeyEnv, ...model.routes.flatMap(({ apiKeyEnv }) => apiKeyEnv ?? [])])];
}

/** @throws SluglineError PROVIDER_CONFIG when no route can be used here, CONFIG_INVALID when two are the same one */
export function openRoutes(options: RoutesOptions): Routes {
  const { model, kind, prices } = options;
  const ways = (model.routes.length === 0 ? [{ name: ONLY, weight: 1 }] : model.routes).map((route, index) => wayOf(route, index, options));
  for (const [index, way] of ways.entries()) {
    const same = ways.slice(0, index).find(({ id }) => id === way.id);
    if (same !== undefined) throw new SluglineError({ code: 'CONFIG_INVALID', message: `model.routes: "${same.name}" and "${way.name}" have the same server, model and key`, help: 'Give one of them another `baseURL`, `model` or `apiKeyEnv`, or leave it out.' });
  }
  const usable = ways.filter((way) => way.usable);
  const [primary] = ways as [Way];
  if (usable.length === 0 && options.keyless !== true) {
    const names = [...new Set(ways.map(({ apiKeyEnv }) => apiKeyEnv))];
    throw new SluglineError({ code: 'PROVIDER_CONFIG', message: `the provider "${kind.id}" needs an API key, and ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} not set`, help: `Set ${names[0]}, or write without a model: --provider offline.` });
  }
  const byName = new Map(usable.map((way) => [way.name, way]));
  const way = (name: string): Way => {
    const found = byName.get(name);
    if (found === undefined) throw new SluglineError({ code: 'INTERNAL', message: `there is no route "${name}" here` });
    return found;
  };
  // A server that calls the same model by another name asks the same price, unless the config has one for that name.
  const price = (one: Way): Price | undefined => priceOf(one.model, prices) ?? priceOf(primary.model, prices);
  const cost = (one: Way, usage: Usage): number | null => {
    const known = price(one);
    return known === undefined ? null : costOf(usage, known);
  };
  return {
    usable: usable.map(({ id, name, weight, requestsPerMinute, tokensPerMinute, instance }) => ({ id, name, weight, requestsPerMinute, tokensPerMinute, host: instance.host })),
    missing: ways.filter((one) => !one.usable).map(({ name, apiKeyEnv }) => ({ name, apiKeyEnv })),
    primary: primary.instance,
    async complete(name, request, signal) {
      const { instance, model: called } = way(name);
      if (instance.complete === false) throw new SluglineError({ code: 'INTERNAL', message: `the writer "${called}" takes no calls` });
      if (ways.length === 1) return instance.complete(request, signal);
      try {
        // What one server says of its room must not hold back calls to the others.
        const { limits: _, ...completion } = await instance.complete({ ...request, model: called }, signal);
        return completion;
      } catch (error) {
        throw error instanceof SluglineError ? onRoute(error, name) : error;
      }
    },
    cost: (name, usage) => cost(way(name), usage),
    worst: (usage) => usable.map((one) => cost(one, usage)).reduce((most, one) => (most === null || one === null ? null : Math.max(most, one)), 0),
    secrets: [...new Set(usable.flatMap(({ apiKey }) => apiKey ?? []))],
  };
}

function wayOf(route: Partial<SiteConfig['model']['routes'][0]> & { name: string; weight: number }, index: number, { world, model, kind, choice = {} }: RoutesOptions): Way {
  const apiKeyEnv = route.apiKeyEnv ?? model.apiKeyEnv;
  const apiKey = (index === 0 ? choice.apiKey : undefined) ?? (world.env(apiKeyEnv)?.trim() || undefined);
  // The variable of OpenAI's own SDK; the host in use is printed, so a redirection is seen.
  const baseURL = route.baseURL ?? model.baseURL ?? (apiKeyEnv === 'OPENAI_API_KEY' ? world.env('OPENAI_BASE_URL') || undefined : undefined);
  const ownServer = baseURL !== undefined && new URL(baseURL).host !== 'api.openai.com';
  const called = choice.model ?? route.model ?? model.name;
  const instance = kind.create({ model: called, baseURL, apiKey });
  return {
    // Someone may have put the key itself where the name of its variable belongs, and the id goes into the database.
    id: `${instance.host} ${called} ${sha256(apiKeyEnv).slice(0, 8)}`, name: route.name, weight: route.weight, apiKeyEnv, apiKey, model: called, instance,
    requestsPerMinute: route.requestsPerMinute ?? model.requestsPerMinute, tokensPerMinute: route.tokensPerMinute ?? model.tokensPerMinute,
    // A server of one's own may take calls without a key, unless the route says which one it takes.
    usable: apiKey !== undefined || !kind.needsKey || (ownServer && route.apiKeyEnv === undefined),
  };
}

function onRoute(error: SluglineError, name: string): SluglineError {
  const { retryable, retryAfterMs, usage, congested } = error;
  return new SluglineError(error.problems.map((problem) => ({ ...problem, message: `route "${name}": ${problem.message}` })), { cause: error, retryable, retryAfterMs, usage, congested });
}
