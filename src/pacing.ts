import type { RateLimit, RateLimits } from './model/limits.ts';

/**
 * When the next call may start, by the limits of the config and by what the server says of its own. Pure: time comes in as milliseconds of
 * a clock that never jumps.
 */
export interface Pacer {
  /** Milliseconds until a call of about `tokens` tokens may start; 0 when it may now. */
  waitMs(now: number, tokens: number): number;
  /** Notes that it starts. */
  start(now: number, tokens: number): void;
  /** Corrects the books once the true count is known. */
  settle(estimated: number, actual: number): void;
  /**
   * Takes in what a server said beside a reply.
   * @param later calls (and their tokens) that started after the one replied to and are under way: the server may not have counted them yet
   */
  learn(now: number, limits: RateLimits, later: { requests: number; tokens: number }): void;
  /** Starts nothing before `until`. */
  pause(until: number): void;
}

export interface PacerOptions {
  requestsPerMinute?: number | undefined;
  tokensPerMinute?: number | undefined;
}

const MINUTE_MS = 60_000;
/** Milliseconds' worth of calls that may start at once. Servers measure a limit per minute in shorter spans as well (OpenAI: per second). */
const BURST_MS = { requests: 1000, tokens: 5000 };

export function createPacer(options: PacerOptions): Pacer {
  const own = { requests: bucket(options.requestsPerMinute, BURST_MS.requests), tokens: bucket(options.tokensPerMinute, BURST_MS.tokens) };
  const server = { requests: window(), tokens: window() };
  let pausedUntil = -Infinity;
  return {
    waitMs: (now, tokens) => Math.max(0, pausedUntil - now, own.requests.waitMs(now, 1), own.tokens.waitMs(now, tokens), server.requests.waitMs(now, 1), server.tokens.waitMs(now, tokens)),
    start(now, tokens) {
      own.requests.take(now, 1);
      own.tokens.take(now, tokens);
      server.requests.take(1);
      server.tokens.take(tokens);
    },
    settle: (estimated, actual) => own.tokens.correct(estimated, actual),
    learn(now, limits, later) {
      server.requests.learn(now, limits.requests, later.requests);
      server.tokens.learn(now, limits.tokens, later.tokens);
    },
    pause(until) {
      pausedUntil = Math.max(pausedUntil, until);
    },
  };
}

/**
 * The generic cell rate algorithm (ITU-T I.371): a due time that each call moves on. The interval is stretched by the burst, so that no span
 * of 60 seconds ever holds more than the limit. A call larger than the burst starts when nothing is owed and the last minute has room for it.
 */
function bucket(perMinute: number | undefined, burstMs: number): { waitMs(now: number, amount: number): number; take(now: number, amount: number): void; correct(estimated: number, actual: number): void } {
  if (perMinute === undefined) return { waitMs: () => 0, take: () => undefined, correct: () => undefined };
  // A hair more than exact: a span that is closed at both ends must not hold one more.
  const hair = 1 + 1e-9;
  const interval = ((MINUTE_MS + burstMs) / perMinute) * hair;
  let due = -Infinity;
  /** What started in the last minute, oldest first. */
  const recent: { at: number; amount: number }[] = [];
  /** When so much is old enough that `amount` fits; what is larger than the limit goes alone. */
  const roomAt = (amount: number): number => {
    let sum = amount;
    const last = recent.findLast((one) => (sum += one.amount) > perMinute);
    return last === undefined ? -Infinity : last.at + MINUTE_MS * hair;
  };
  return {
    waitMs: (now, amount) => (amount * interval > burstMs ? Math.max(0, due - now, roomAt(amount) - now) : Math.max(0, due + amount * interval - burstMs - now)),
    take(now, amount) {
      due = Math.max(due, now) + amount * interval;
      while (recent[0] !== undefined && recent[0].at + MINUTE_MS * hair <= now) recent.shift();
      recent.push({ at: now, amount });
    },
    correct(estimated, actual) {
      due += (actual - estimated) * interval;
      const call = recent.find(({ amount }) => amount === estimated);
      if (call !== undefined) call.amount = actual;
    },
  };
}

/** What is left of the server's own allowance, until it is renewed. Unknown allowances hold nothing back: a refusal will tell. */
function window(): { waitMs(now: number, amount: number): number; take(amount: number): void; learn(now: number, limit: RateLimit | undefined, later: number): void } {
  let left = Infinity;
  let renewed = -Infinity;
  return {
    // A whole renewal is waited for: the server fills the allowance all that time, so nothing of it is lost.
    waitMs: (now, amount) => (left >= amount || now >= renewed ? 0 : renewed - now),
    take(amount) {
      left -= amount;
    },
    learn(now, limit, later) {
      if (limit?.resetMs === undefined) return;
      left = limit.remaining - later;
      renewed = now + limit.resetMs;
    },
  };
}
