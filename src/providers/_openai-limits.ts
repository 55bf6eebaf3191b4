import type { RateLimit, RateLimits } from '../model/limits.ts';
import { header, type ReplyHeaders } from './_openai-transport.ts';

/** What a server says of its rate limits: `x-ratelimit-{limit,remaining,reset}-{requests,tokens}`. */

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Plain numbers above it are points in time, not waits (30 years): LiteLLM sends seconds since 1970. */
const EPOCH = 1e9;

/** The limits beside a reply; undefined when there are none. Values that cannot be read count as not said. */
export function rateLimits(headers: ReplyHeaders, now: number): RateLimits | undefined {
  const requests = rateLimit(headers, 'requests', now);
  const tokens = rateLimit(headers, 'tokens', now);
  return requests === undefined && tokens === undefined ? undefined : { requests, tokens };
}

/** Of one kind; without what remains there is nothing to go by. */
function rateLimit(headers: ReplyHeaders, kind: 'requests' | 'tokens', now: number): RateLimit | undefined {
  const remaining = count(header(headers, `x-ratelimit-remaining-${kind}`));
  if (remaining === undefined) return undefined;
  return { limit: count(header(headers, `x-ratelimit-limit-${kind}`)), remaining, resetMs: resetMs(headers, kind, now) };
}

/** Milliseconds until the limit of a kind is whole again; undefined when the server does not say it. */
export function resetMs(headers: ReplyHeaders, kind: 'requests' | 'tokens', now: number): number | undefined {
  const text = header(headers, `x-ratelimit-reset-${kind}`)?.trim() ?? '';
  if (/^\d{4}-\d\d-\d\d[T ]/.test(text)) return fromClock(headers, Date.parse(text), now);
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) >= EPOCH) return fromClock(headers, Number(text) * (Number(text) >= 1000 * EPOCH ? 1 : 1000), now);
  return durationMs(text);
}

/**
 * Milliseconds until a point in time, by the server's own clock where it shows it (ours may be wrong); 0 when it is over, undefined
 * when it is none.
 */
export function fromClock(headers: ReplyHeaders, time: number, now: number): number | undefined {
  if (Number.isNaN(time)) return undefined;
  const clock = Date.parse(header(headers, 'date') ?? '');
  return Math.max(0, Math.ceil(time - (Number.isNaN(clock) ? now : clock)));
}

/** Milliseconds of a duration like "6m0s", "1.5s", "20ms", "1h2m3s" or plain seconds; undefined for anything else. */
function durationMs(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) total += Number(amount) * (UNITS[unit as string] as number);
  return Math.ceil(total);
}

/** A whole number from 0; undefined for anything else. */
function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}
