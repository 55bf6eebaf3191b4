import type { Completion } from './kinds.ts';
import { SluglineError } from './model/errors.ts';
import type { Gate } from './model/gate.ts';
import type { Routes } from './routes.ts';
import { Stopped } from './scheduler.ts';
import type { Send } from './send.ts';

/** Calls that need leave from something that several processes share, and take the route it names. */
export interface Gated {
  send: Send;
  /** Resolves when the books of all calls so far are up to date. */
  settled(): Promise<void>;
}

/** @param routes who answers, and what that costs */
export function createGated(gate: Gate, routes: Pick<Routes, 'complete' | 'cost' | 'worst'>): Gated {
  const open = new Set<Promise<unknown>>();
  const track = (settling: Promise<unknown>): void => {
    // The answer is there and paid for, whatever becomes of the books: what stays held is in doubt when this worker is gone.
    const one = settling.catch(() => undefined).finally(() => open.delete(one));
    open.add(one);
  };
  const send: Send = async (request, { slug, tokens, worst, drop, halt, sending }) => {
    const most = routes.worst(worst) ?? 0;
    for (;;) {
      const pass = await gate.enter({ slug, tokens, worst: most }, AbortSignal.any([drop, halt])).catch((error: unknown) => {
        throw drop.aborted || halt.aborted ? new Stopped() : error;
      });
      sending();
      try {
        const reply: Completion = await routes.complete(pass.route, request, drop);
        track(pass.settle(routes.cost(pass.route, reply.usage) ?? 0, reply.usage.input + reply.usage.output));
        return reply;
      } catch (error) {
        const fault = error instanceof SluglineError ? error : undefined;
        const used = fault?.usage;
        const elsewhere = await pass.settle(used === undefined ? 0 : (routes.cost(pass.route, used) ?? 0), used === undefined ? 0 : used.input + used.output, fault).catch(() => false);
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
