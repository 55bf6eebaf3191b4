import type { Send } from './calls.ts';
import type { Completion, CompletionRequest, ProviderInstance } from './kinds.ts';
import { SluglineError } from './model/errors.ts';
import type { Gate } from './model/gate.ts';
import type { Usage } from './model/lock.ts';
import { Stopped } from './scheduler.ts';

/** Calls that need leave from something that several processes share, and take the route it names. */
export interface Gated {
  send: Send;
  /** Resolves when the books of all calls so far are up to date. */
  settled(): Promise<void>;
}

/**
 * @param routes who answers, by name of the route; each with its own model
 * @param cost US dollars of a usage; null where the price is not known
 */
export function createGated(gate: Gate, routes: ReadonlyMap<string, ProviderInstance>, cost: (usage: Usage) => number | null): Gated {
  const open = new Set<Promise<unknown>>();
  const track = (settling: Promise<unknown>): void => {
    // The answer is there and paid for, whatever becomes of the books: what stays held is in doubt when this worker is gone.
    const one = settling.catch(() => undefined).finally(() => open.delete(one));
    open.add(one);
  };
  const send: Send = async (request, { slug, tokens, worst, drop, halt, sending }) => {
    for (;;) {
      const pass = await gate.enter({ slug, tokens, worst }, AbortSignal.any([drop, halt])).catch((error: unknown) => {
        throw drop.aborted || halt.aborted ? new Stopped() : error;
      });
      const provider = routes.get(pass.route);
      if (provider === undefined || provider.complete === false) throw new SluglineError({ code: 'INTERNAL', message: `there is no route "${pass.route}"` });
      sending();
      try {
        const reply: Completion = await provider.complete(askedOf(provider, request), drop);
        track(pass.settle(cost(reply.usage) ?? 0, reply.usage.input + reply.usage.output));
        return reply;
      } catch (error) {
        const fault = error instanceof SluglineError ? error : undefined;
        const used = fault?.usage;
        const elsewhere = await pass.settle(used === undefined ? 0 : (cost(used) ?? 0), used === undefined ? 0 : used.input + used.output, fault).catch(() => false);
        // What was paid for has to get into the ledger first.
        if (!elsewhere || used !== undefined || halt.aborted) throw error;
      }
    }
  };
  return {
    send,
    async settled() {
      while (open.size > 0) await Promise.all(open);
    },
  };
}

/** The same request to another server may need another name for the model. */
function askedOf({ model }: ProviderInstance, request: CompletionRequest): CompletionRequest {
  return model === request.model ? request : { ...request, model };
}
