import { SluglineError } from '../model/errors.ts';
import type { Download, Downloaded } from '../model/world.ts';

/** Fetching a sitemap, a feed or a manifest: one GET with a limit on everything. Nothing of the reply is trusted or run. */

interface DownloadLimits {
  /** For the whole exchange, redirects and body included. */
  timeoutMs: number;
  /** Of the unpacked body. */
  maxBytes: number;
  maxRedirects: number;
}

const LIMITS: DownloadLimits = { timeoutMs: 10_000, maxBytes: 20 * 1024 * 1024, maxRedirects: 3 };
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * @returns what the World's `download` is on the real machine. It resolves to the reply of any status that is no redirect, and rejects with a
 * SluglineError FILE_UNREADABLE when there is none, when it is too large or late, or when redirects lead astray; INTERRUPTED when `signal` aborts.
 */
export function createDownload(limits: Partial<DownloadLimits> = {}): Download {
  const { timeoutMs, maxBytes, maxRedirects } = { ...LIMITS, ...limits };
  return async (address, { etag, lastModified, signal } = {}) => {
    const late = AbortSignal.timeout(timeoutMs);
    const stop = signal === undefined ? late : AbortSignal.any([late, signal]);
    const refuse = (message: string, cause?: unknown): never => {
      throw new SluglineError({ code: 'FILE_UNREADABLE', file: address, message, help: 'Check the address in a browser.' }, { cause });
    };
    const headers = { accept: 'application/xml, text/xml, application/rss+xml, application/atom+xml, application/json;q=0.9, */*;q=0.5', 'user-agent': 'slugline', ...(etag ? { 'if-none-match': etag } : {}), ...(lastModified ? { 'if-modified-since': lastModified } : {}) };
    try {
      let url = new URL(address);
      for (let hops = 0; ; hops++) {
        if (url.protocol !== 'http:' && url.protocol !== 'https:') refuse(`the server redirects to an address that is not fetched (${url.protocol})`);
        if (url.username !== '' || url.password !== '') refuse('an address with a user name or password in it is not fetched');
        const response = await fetch(url, { headers, redirect: 'manual', signal: stop });
        const target = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
        if (target === null) return await readReply(response, maxBytes, refuse);
        await response.body?.cancel();
        if (hops >= maxRedirects) refuse(`the server redirects more than ${maxRedirects} times`);
        url = URL.canParse(target, url) ? new URL(target, url) : refuse('the server redirects to something that is no address');
      }
    } catch (error) {
      if (error instanceof SluglineError) throw error;
      if (signal?.aborted === true) throw new SluglineError({ code: 'INTERRUPTED', message: `interrupted while fetching ${address}`, help: 'Run again.' }, { cause: error });
      return refuse(late.aborted ? `the server did not answer in full within ${timeoutMs / 1000} seconds` : `the server cannot be reached: ${reasonOf(error)}`, error);
    }
  };
}

/** The body is counted while it comes, unpacked: a small reply can unfold into a huge one. */
async function readReply(response: Response, maxBytes: number, refuse: (message: string) => never): Promise<Downloaded> {
  const header = (name: string): string => response.headers.get(name) ?? '';
  const tooLarge = `what the server sends is larger than the ${Math.round(maxBytes / 1024 / 1024 * 10) / 10} MB that are read`;
  const reply = { status: response.status, contentType: header('content-type'), etag: header('etag'), lastModified: header('last-modified') };
  if (response.status !== 200) {
    await response.body?.cancel();
    return { ...reply, bytes: new Uint8Array() };
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    // Leaving the loop cancels the body.
    if (length > maxBytes) refuse(tooLarge);
    parts.push(part);
  }
  return { ...reply, bytes: Buffer.concat(parts) };
}

/** What lies under "fetch failed": a code of the system, such as ECONNREFUSED. */
export function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : { cause: undefined, message: String(error) };
  if (!(cause instanceof Error)) return message;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message || message;
}
