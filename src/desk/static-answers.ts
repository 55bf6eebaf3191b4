import type { Hono } from 'hono';

/**
 * What the routes answer, as values, for a page without a server. Found by walking the routes themselves, so a new GET route is in the report as soon as
 * it is there. What a route must keep to for that: it answers JSON, hangs on nothing but its path and the files, and has no other parameter than `:slug`.
 * Routes that hang on more are named in NOT_KEPT, and `desk/static-api.js` answers them in another way.
 */

/** `/rows` filters and sorts, and `/events` goes on for ever. */
const NOT_KEPT: ReadonlySet<string> = new Set(['/rows', '/events']);
const BASE = '/api';

export interface StaticAnswer {
  /** As the page asks: below /api. */
  path: string;
  /** 200, or why there is none. */
  status: number;
  /** JSON. */
  body: string;
}

export interface Answers {
  /** Those that hang on no article. */
  ofProject(): Promise<StaticAnswer[]>;
  /** The article itself, from which its line in the batch is counted. */
  article(slug: string): Promise<StaticAnswer>;
  /** All others of an article. */
  more(slug: string): Promise<StaticAnswer[]>;
}

const ARTICLE = '/article/:slug';

/** @param api the routes under /api */
export function answersOf(api: Hono): Answers {
  const paths = keptPaths(api);
  const ask = async (path: string): Promise<StaticAnswer> => {
    const answer = await api.fetch(new Request(`http://127.0.0.1${BASE}${path}`));
    return { path, status: answer.status, body: await answer.text() };
  };
  const of = (slug: string, path: string): Promise<StaticAnswer> => ask(path.replace(':slug', slug));
  return {
    // One after the other: an answer may rest on what an earlier one has found.
    async ofProject() {
      const answers: StaticAnswer[] = [];
      for (const path of paths) if (!path.includes(':')) answers.push(await ask(path));
      return answers;
    },
    article: async (slug) => of(slug, ARTICLE),
    more: async (slug) => Promise.all(paths.filter((path) => path.includes(':') && path !== ARTICLE).map(async (path) => of(slug, path))),
  };
}

/** Paths of all routes whose answers are kept, as they are declared. @throws Error for one that cannot be asked without a server */
export function keptPaths(api: Hono): string[] {
  const paths = api.routes.filter(({ method, path }) => method === 'GET' && path.startsWith(`${BASE}/`)).map(({ path }) => path.slice(BASE.length)).filter((path) => !NOT_KEPT.has(path));
  for (const path of paths) {
    if (/[:*](?!slug(?:\/|$))/.test(path)) throw new Error(`GET ${BASE}${path} has parameters that a page without a server cannot ask for: name it in NOT_KEPT of src/desk/static-answers.ts and answer it in desk/static-api.js`);
  }
  return [...new Set(paths)];
}
