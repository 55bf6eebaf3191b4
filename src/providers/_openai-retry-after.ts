import { fromClock, resetMs } from './_openai-limits.ts';
import { header, type ReplyHeaders } from './_openai-transport.ts';

/** How long a server asks us to wait. */

/**
 * Milliseconds to wait by the headers of a reply, however long; undefined when they say nothing. In this order: `retry-after-ms`,
 * `retry-after` (seconds or an HTTP date, RFC 9110 §10.2.3), `x-ratelimit-reset-requests` and `-tokens` (the longer one; of those
 * whose `x-ratelimit-remaining-*` is 0, when any is).
 * @param now milliseconds since 1970, for dates when the server sends no `Date` of its own
 */
export function retryAfterMs(headers: ReplyHeaders, now: number): number | undefined {
  const milliseconds = header(headers, 'retry-after-ms');
  if (milliseconds !== undefined && /^\d+(\.\d+)?$/.test(milliseconds)) return Math.ceil(Number(milliseconds));
  const after = header(headers, 'retry-after');
  if (after !== undefined) {
    if (/^\d+(\.\d+)?$/.test(after)) return Math.ceil(Number(after) * 1000);
    // An HTTP date begins with the day's name; Date.parse alone takes "-5" for a date.
    const wait = /^[A-Z]/i.test(after) ? fromClock(headers, Date.parse(after), now) : undefined;
    if (wait !== undefined) return wait;
  }
  const resets = (['requests', 'tokens'] as const).flatMap((kind) => {
    const wait = resetMs(headers, kind, now);
    return wait === undefined ? [] : [{ wait, empty: header(headers, `x-ratelimit-remaining-${kind}`) === '0' }];
  });
  const used = resets.some((reset) => reset.empty) ? resets.filter((reset) => reset.empty) : resets;
  return used.length === 0 ? undefined : Math.max(...used.map((reset) => reset.wait));
}
