/**
 * Errors as values. A `Problem` says what happened, where, why and what to do; a `SluglineError` carries
 * one or more of them up to the command line, which prints them and picks the exit code.
 */

import type { RateLimits } from './limits.ts';
import type { Usage } from './lock.ts';

/** Permanent codes: documented, searchable, never reused for another meaning. */
export type ErrorCode =
  | 'USAGE'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'FILE_TOO_LARGE'
  | 'FILE_ENCODING'
  | 'YAML_INVALID'
  | 'FRONT_MATTER_CODE'
  | 'FRONT_MATTER_MISSING'
  | 'CONFIG_MISSING'
  | 'CONFIG_INVALID'
  | 'FACTS_INVALID'
  | 'BRIEF_INVALID'
  | 'BRIEF_DUPLICATE_SLUG'
  | 'BRIEF_UNKNOWN_REFERENCE'
  | 'LOCK_INVALID'
  | 'MANIFEST_INVALID'
  | 'ARTICLE_MISMATCH'
  | 'BASELINE_INVALID'
  | 'PROMPT_INVALID'
  | 'BUDGET_RUN'
  | 'BUDGET_ARTICLE'
  | 'PROVIDER_CONFIG'
  | 'PROVIDER_AUTH'
  | 'PROVIDER_QUOTA'
  | 'PROVIDER_RATE_LIMIT'
  | 'PROVIDER_UNAVAILABLE'
  | 'PROVIDER_REFUSED'
  | 'PROVIDER_TRUNCATED'
  | 'PROVIDER_INVALID_REPLY'
  | 'PROVIDER_FAILING'
  | 'STORE_UNWRITABLE'
  | 'STAGE_INVALID_REPLY'
  | 'EDITED_BY_HAND'
  | 'NOTIFY_FAILED'
  | 'INTERRUPTED'
  | 'NOTHING_TO_DO'
  | 'INTERNAL';

/** One thing that went wrong. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Problem {
  code: ErrorCode;
  /** What happened and why, in one sentence. */
  message: string;
  /** What to do about it. */
  help?: string;
  file?: string;
  line?: number;
  column?: number;
}

/** What is known of a failed call besides its problems. */
export interface FaultDetails {
  retryable?: boolean;
  retryAfterMs?: number | undefined;
  usage?: Usage | undefined;
  limits?: RateLimits | undefined;
  congested?: boolean;
}

/** Thrown when work cannot go on. `problems` is never empty. */
export class SluglineError extends Error {
  readonly problems: readonly Problem[];
  /** True when trying the same thing again later may succeed (network faults, rate limits). */
  readonly retryable: boolean;
  /** Milliseconds the other side asked us to wait before the next try. */
  readonly retryAfterMs: number | undefined;
  /** What the failed call cost all the same; undefined when it was not paid for. */
  readonly usage: Usage | undefined;
  /** What the server said of its rate limits. */
  readonly limits: RateLimits | undefined;
  /** True when the other side has more to do than it can (HTTP 429, 503, 529): fewer calls at once would help. */
  readonly congested: boolean;

  constructor(problems: Problem | readonly Problem[], options: ErrorOptions & FaultDetails = {}) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(formatProblem).join('\n'), options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'SluglineError';
    this.problems = list;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.usage = options.usage;
    this.limits = options.limits;
    this.congested = options.congested ?? false;
  }
}

/** `file:line:column  message` and the advice on a line of its own. */
export function formatProblem(problem: Problem): string {
  let place = '';
  if (problem.file !== undefined) {
    place = problem.file;
    if (problem.line !== undefined) place += `:${problem.line}:${problem.column ?? 1}`;
    place += '  ';
  }
  return `${place}${problem.message}${problem.help === undefined ? '' : `\n  → ${problem.help}`}`;
}

/**
 * The problems behind anything thrown: those of a SluglineError, or one INTERNAL problem.
 * @param secrets values that must never be shown (API keys); each occurrence is replaced.
 */
export function problemsOf(error: unknown, secrets: readonly string[] = []): Problem[] {
  const found: Problem[] =
    error instanceof SluglineError
      ? [...error.problems]
      : [
          {
            code: 'INTERNAL',
            message: `unexpected ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
            help: 'This is a defect of Slugline itself; nothing finished is lost. Run again, and report it with the input that caused it.',
          },
        ];
  return found.map((problem) => ({ ...problem, message: redact(problem.message, secrets) }));
}

/** Replaces every secret in `text` by `[secret]`. Secrets shorter than 6 characters are ignored (they would hide ordinary words). */
export function redact(text: string, secrets: readonly string[]): string {
  let result = text;
  for (const secret of secrets) if (secret.length >= 6) result = result.replaceAll(secret, '[secret]');
  return result;
}
