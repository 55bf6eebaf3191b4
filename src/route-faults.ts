import { SluglineError, type ErrorCode, type Problem } from './model/errors.ts';

/** What the fault of a call says of the route it took; the same for the gate of one machine and for the one that several share. */

/** May be kept where all workers read it. */
export interface RouteFault {
  code: ErrorCode;
  message: string;
  help: string;
  /** It does not pass by itself: nobody waits for it. */
  lasting: boolean;
  /** The first time aside, doubled with each fault that follows, and the longest; absent: it is not set aside. */
  asideMs?: number;
  mostMs?: number;
  /** Only the next calls are put off. */
  pauseMs?: number;
}

/**
 * How long routes stay aside. A server that is away is tried again soon, as most faults have passed by then; an empty account takes a person.
 * A refused key may be this worker's alone, which does not use the route any more: the others try again after a minute.
 */
const ASIDE: Partial<Record<ErrorCode, { asideMs: number; mostMs: number; lasting: boolean }>> = {
  PROVIDER_UNAVAILABLE: { asideMs: 5000, mostMs: 300_000, lasting: false },
  PROVIDER_QUOTA: { asideMs: 600_000, mostMs: 600_000, lasting: true },
  PROVIDER_AUTH: { asideMs: 60_000, mostMs: 600_000, lasting: true },
};
/** Longest pause that a refusal for want of room puts on a route, and the one when the server does not say. */
const [LONGEST_PAUSE_MS, PAUSE_MS] = [60_000, 1000];
/** Faults of the call or of us: they say nothing for or against the route. */
const UNCLEAR: ReadonlySet<ErrorCode> = new Set(['INTERRUPTED', 'INTERNAL', 'PROVIDER_INVALID_REPLY', 'PROVIDER_CONFIG']);

/** @param alone there is no other route: nothing is set aside, as the call has nowhere else to go */
export function outcomeOf(error: SluglineError | undefined, alone: boolean): { outcome: 'answered' | 'unclear' | 'fault'; fault?: RouteFault } {
  if (error === undefined) return { outcome: 'answered' };
  const { code, message, help = '' } = error.problems[0] as Problem;
  const told = { code, message, help };
  const aside = ASIDE[code];
  if (aside !== undefined) return { outcome: 'fault', fault: alone ? { ...told, lasting: aside.lasting } : { ...told, ...aside } };
  if (code === 'PROVIDER_RATE_LIMIT') {
    const pauseMs = Math.min(LONGEST_PAUSE_MS, error.retryAfterMs ?? PAUSE_MS);
    return { outcome: 'fault', fault: { ...told, lasting: false, ...(alone ? {} : { pauseMs }) } };
  }
  return { outcome: UNCLEAR.has(code) ? 'unclear' : 'answered' };
}

/** How long the first call that tries a route again keeps the others from it; it may die on the way. In the database: gate_enter. */
export const PROBE_MS = 60_000;
/** How long a call waits for routes that are set aside for something that may pass. */
export const PATIENCE_MS = 60_000;

/** Thrown when all routes are aside. @param waitMs until the first one is tried again */
export function noRoute({ code, message, help, lasting }: RouteFault, waitMs: number): SluglineError {
  return new SluglineError({ code, message: `no route to a model is well; the last fault: ${message}`, help }, { retryable: !lasting, ...(lasting ? {} : { retryAfterMs: waitMs }) });
}
