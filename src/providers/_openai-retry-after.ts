/** How long a server asks us to wait. */

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Milliseconds to wait by the headers of a reply, however long; undefined when they say nothing. In this order: `retry-after-ms`,
 * `retry-after` (seconds or an HTTP date, RFC 9110 §10.2.3), `x-ratelimit-reset-requests` and `-tokens` (the longer one; of those
 * whose `x-ratelimit-remaining-*` is 0, when any is).
 * @param now milliseconds since 1970, for HTTP dates when the server sends no `Date` of its own
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const milliseconds = headers.get('retry-after-ms');
  if (milliseconds !== null && /^\d+(\.\d+)?$/.test(milliseconds)) return Math.ceil(Number(milliseconds));
  const after = headers.get('retry-after');
  if (after !== null) {
    if (/^\d+(\.\d+)?$/.test(after)) return Math.ceil(Number(after) * 1000);
    // An HTTP date begins with the day's name; Date.parse alone takes "-5" for a date.
    const date = /^[A-Z]/i.test(after) ? Date.parse(after) : Number.NaN;
    // Measured by the server's own clock where it shows it: ours may be wrong.
    const clock = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(date)) return Math.max(0, date - (Number.isNaN(clock) ? now : clock));
  }
  const resets = ['requests', 'tokens'].flatMap((kind) => {
    const wait = durationMs(headers.get(`x-ratelimit-reset-${kind}`) ?? '');
    return wait === undefined ? [] : [{ wait, empty: headers.get(`x-ratelimit-remaining-${kind}`) === '0' }];
  });
  const used = resets.some((reset) => reset.empty) ? resets.filter((reset) => reset.empty) : resets;
  return used.length === 0 ? undefined : Math.max(...used.map((reset) => reset.wait));
}

/** Milliseconds of a duration like "6m0s", "1.5s", "20ms", "1h2m3s" or plain seconds; undefined for anything else. */
function durationMs(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) total += Number(amount) * (UNITS[unit as string] as number);
  return Math.ceil(total);
}
