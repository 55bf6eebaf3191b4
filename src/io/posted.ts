import { SluglineError } from '../model/errors.ts';
import type { Post } from '../model/world.ts';
import { reasonOf } from './fetched.ts';

/** For the whole exchange. */
const TIMEOUT_MS = 15_000;

/**
 * @returns what the World's `post` is on the real machine: one POST of JSON. Redirects are not followed, whatever they name, and nothing of the body is
 * read: a server must not get hold of the key by sending us elsewhere, nor speak to whoever reads the log.
 */
export function createPost(timeoutMs = TIMEOUT_MS): Post {
  return async (address, body, { signal } = {}) => {
    const late = AbortSignal.timeout(timeoutMs);
    const refuse = (message: string, cause: unknown): never => {
      throw new SluglineError({ code: 'NOTIFY_FAILED', file: address, message, help: 'Try again later; what was not taken is told next time.' }, { cause, retryable: true });
    };
    try {
      const response = await fetch(address, { method: 'POST', body, redirect: 'manual', headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'slugline' }, signal: signal === undefined ? late : AbortSignal.any([late, signal]) });
      await response.body?.cancel();
      return { status: response.status, retryAfter: response.headers.get('retry-after') ?? '' };
    } catch (error) {
      if (signal?.aborted === true) throw new SluglineError({ code: 'INTERRUPTED', message: `interrupted while sending to ${address}`, help: 'Run again.' }, { cause: error });
      return refuse(late.aborted ? `the server did not answer within ${timeoutMs / 1000} seconds` : `the server cannot be reached: ${reasonOf(error)}`, error);
    }
  };
}
