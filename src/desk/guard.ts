import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../text/hash.ts';

/**
 * Who may speak to the desk: the browser that was given the token, from a page of the desk itself. Host is looked at against DNS rebinding, Origin and
 * Sec-Fetch-Site against other pages, a header that only scripts of the desk can send against forged forms.
 */
export interface GuardOptions {
  /** Random; opens the desk once, in the address. */
  token: string;
  /** Random; what the page sends along with every request that changes something. */
  key: string;
  /** Port in use; known when the server listens. */
  port(): number;
}

/** Bytes of the largest body that is read: an article of several hundred pages. */
export const MAX_BODY = 4 * 1024 * 1024;
const KEY_HEADER = 'x-slugline-key';

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** True for a name under which the desk's own machine reaches it. */
function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** Compares without telling by its time how much was right. */
function same(given: string | undefined, right: string): boolean {
  return given !== undefined && timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(right)));
}

/** Headers on every answer; refuses everything that does not come from the desk's own page. */
export function guard({ token, key, port }: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    const host = context.req.header('host');
    // A request line with a whole address says a host, too.
    if (!isOwnHost(host, port()) || !isOwnHost(new URL(context.req.url).host, port())) return refuse(context, 421, 'This address is not the desk: open the one that `slugline preview` printed.');
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST' && method !== 'PUT') return refuse(context, 405, 'No such method.');
    const cookie = `slugline_desk_${port()}`;
    const given = context.req.query('token');
    if (method === 'GET' && context.req.path === '/' && given !== undefined) {
      if (!same(given, token)) return refuse(context, 403, 'The token is not right: open the address that `slugline preview` printed.');
      setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
      return context.redirect('/', 303);
    }
    if (!same(getCookie(context, cookie), token)) return refuse(context, 403, 'Open the address that `slugline preview` printed: it holds the token.');
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    if (origin !== undefined && origin !== `http://${host}`) return refuse(context, 403, 'Another page may not speak to the desk.');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(context, 403, 'Another page may not speak to the desk.');
    if (method === 'POST' || method === 'PUT') {
      if (origin === undefined || !same(context.req.header(KEY_HEADER), key)) return refuse(context, 403, 'Only the page of the desk may change something.');
      if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) return refuse(context, 415, 'Only JSON is read.');
    }
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
    return undefined;
  };
}

function refuse(context: Context, status: 403 | 405 | 415 | 421, message: string): Response {
  return context.json({ error: message }, status, { ...HEADERS });
}
