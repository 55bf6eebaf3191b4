/** What a server says of its rate limits, beside a reply or a refusal (`x-ratelimit-*`). */

export interface RateLimit {
  /** Per window; undefined when the server does not say. */
  limit: number | undefined;
  remaining: number;
  /** Milliseconds until all of it is back; undefined when the server does not say. */
  resetMs: number | undefined;
}

/** A part is undefined when the server said nothing of it. */
export interface RateLimits {
  requests: RateLimit | undefined;
  tokens: RateLimit | undefined;
}
