import { limitUnits } from '../money.ts';
import type { Database } from '../store/database.ts';
import type { GateOptions } from './gate.ts';

/** A share of the period that may start at once: what one limit holds up, the other makes good again. */
const SLACK = 1 / 120;
/** Grains in which tokens are counted, to a period: a grain counts as long as any part of it does, so the last 0.8 % are not used. */
const GRAINS = 120;

/** Tells the database the limits of a run and of its routes; the newest word holds for all workers. */
export async function register(database: Database, { run, limits, routes }: Pick<GateOptions, 'run' | 'limits' | 'routes'>, periodMs: number, jitterMs: number): Promise<void> {
  const most = (usd: number | undefined): number | null => (usd === undefined ? null : limitUnits(usd));
  await database.query(
    'INSERT INTO slugline.budgets (run, most, article_most) VALUES ($1, $2, $3) ON CONFLICT (run) DO UPDATE SET most = excluded.most, article_most = excluded.article_most',
    [run, most(limits.run), most(limits.article)],
  );
  const spanMs = periodMs + jitterMs;
  const slackMs = periodMs * SLACK;
  // Stretched by the slack and a hair, as a span that is closed at both ends must not hold one more. Tokens are counted besides.
  const share = (perMinute: number | undefined, ms: number): number => (perMinute === undefined ? 0 : ((ms * 1000) / perMinute) * (1 + 1e-9) + 1e-3);
  // One after the other in order of id, so that workers that join together do not wait in a circle. Who joins has news: what is aside is tried again.
  for (const { id, name, weight, requestsPerMinute, tokensPerMinute } of routes.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    await database.query(
      `INSERT INTO slugline.routes (id, name, weight, requests_per_minute, tokens_per_minute, request_us, token_us, span, grain, slack)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8 * interval '1 millisecond', $9, $10 * interval '1 millisecond')
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, weight = excluded.weight, requests_per_minute = excluded.requests_per_minute, tokens_per_minute = excluded.tokens_per_minute,
        request_us = excluded.request_us, token_us = excluded.token_us, span = excluded.span, grain = excluded.grain, slack = excluded.slack, aside_until = least(routes.aside_until, clock_timestamp())`,
      [id, name, weight, requestsPerMinute ?? null, tokensPerMinute ?? null, share(requestsPerMinute, spanMs + slackMs), share(tokensPerMinute, periodMs), spanMs, periodMs / GRAINS / 1000, slackMs],
    );
  }
}
