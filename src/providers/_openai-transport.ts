import type { Dispatcher } from 'undici';

/** The way to a chat server: which connections there are, and what goes over each request. */

/** What is the same for every request of an instance. */
export interface Route {
  origin: string;
  path: string;
  /** Names and values in turn, as undici takes them fastest. */
  headers: readonly string[];
  /** The connections; opened with the first call. */
  dispatcher(): Promise<Dispatcher>;
}

/** Headers of a reply: as undici gives them, names in lower case, or as `fetch` does. */
export type ReplyHeaders = Headers | Readonly<Record<string, string | string[] | undefined>>;

/** One header's value, the first when it came several times; undefined when it did not come. */
export function header(headers: ReplyHeaders, name: string): string | undefined {
  // Not `instanceof Headers`: the mere name makes Node load its `fetch`.
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const value = (headers as Exclude<ReplyHeaders, Headers>)[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** Where the chat completions of `baseURL` are. @param given connections to use instead of our own, for tests */
export function createRoute(baseURL: URL, apiKey: string | undefined, given?: Dispatcher): Route {
  let opened: Promise<Dispatcher> | undefined;
  return {
    origin: baseURL.origin,
    path: `${baseURL.pathname.replace(/\/+$/, '')}/chat/completions${baseURL.search}`,
    // No `accept-encoding` of fetch: a reply is small, and unpacking it costs more than it saves.
    headers: [
      'accept', 'text/event-stream, application/json', 'accept-encoding', 'identity', 'content-type', 'application/json', 'user-agent', 'slugline',
      ...(apiKey === undefined ? [] : ['authorization', `Bearer ${apiKey}`]),
    ],
    dispatcher: () => (opened ??= given === undefined ? connections(baseURL.origin) : Promise.resolve(given)),
  };
}

/**
 * Our own pool: a connection for each call in flight and no two calls on one, so that none waits for another. It is not closed:
 * idle sockets keep no process alive.
 */
async function connections(origin: string): Promise<Dispatcher> {
  const { getGlobalDispatcher, Pool } = await import('undici');
  // Somebody set a dispatcher for the whole process (Node does, for NODE_USE_ENV_PROXY): a proxy is not gone around.
  const shared = getGlobalDispatcher();
  if (shared.constructor.name !== 'Agent') return shared;
  return new Pool(origin, {
    connections: null,
    pipelining: 1,
    // One connection for all calls would make each wait for lost packets of the others.
    allowH2: false,
    // Shorter than servers keep idle connections (5 s and more): seldom is one closed under a request.
    keepAliveTimeout: 4000,
    keepAliveMaxTimeout: 4000,
    // The watch of each call knows better.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
