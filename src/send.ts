import type { Completion, CompletionRequest, ProviderInstance } from './kinds.ts';
import { SluglineError } from './model/errors.ts';
import type { Usage } from './model/lock.ts';

/** How a request gets its answer. */
export type Send = (request: CompletionRequest, call: {
  slug: string;
  /** About as many as it takes. */
  tokens: number;
  /** What it uses at most. */
  worst: Usage;
  drop: AbortSignal;
  halt: AbortSignal;
  /** Told right before it is sent; a fault before that cost nothing. */
  sending(): void;
}) => Promise<Completion>;

/** Asks the provider at once. */
export function directly(provider: ProviderInstance): Send {
  return async (request, { drop, sending }) => {
    if (provider.complete === false) throw new SluglineError({ code: 'INTERNAL', message: `the writer "${provider.model}" takes no calls` });
    sending();
    return provider.complete(request, drop);
  };
}
