/** One call's clock and brake: silence, deadline, interruption, and too much data end it, whichever comes first. */

export type StopReason = 'interrupted' | 'silent' | 'deadline' | 'too-large' | 'encoding';

export interface Watch {
  /** Aborts every request of the call; made when it is first asked for. */
  readonly signal: AbortSignal;
  /** Rejects as soon as the call is stopped, whatever the network does; made when it is first asked for. */
  readonly stopped: Promise<never>;
  /** What to do at a stop, at once when it is stopped already. One at a time: the next takes the place of the last. */
  whenStopped(act: () => void): void;
  /** Why it was stopped; undefined while it runs. */
  reason(): StopReason | undefined;
  stop(reason: StopReason): void;
  /** A sign of life: the silence is over. */
  touch(): void;
  /** Always call it at the end: clears the timers. */
  release(): void;
}

/** @param times `idleMs` between two signs of life, `deadlineMs` for the whole call */
export function createWatch(outer: AbortSignal, times: { idleMs: number; deadlineMs: number }): Watch {
  // Signal and promise cost more than the rest of a watch together, and calls do without.
  let controller: AbortController | undefined;
  let broken: PromiseWithResolvers<never> | undefined;
  let act: (() => void) | undefined;
  let why: StopReason | undefined;
  const stop = (reason: StopReason): void => {
    if (why !== undefined) return;
    why = reason;
    broken?.reject(stopError(reason));
    controller?.abort();
    act?.();
  };
  const interrupt = (): void => stop('interrupted');
  const silence = setTimeout(stop, times.idleMs, 'silent');
  const deadline = setTimeout(stop, times.deadlineMs, 'deadline');
  outer.addEventListener('abort', interrupt, { once: true });
  if (outer.aborted) interrupt();
  return {
    get signal() {
      if (controller === undefined) {
        controller = new AbortController();
        if (why !== undefined) controller.abort();
      }
      return controller.signal;
    },
    get stopped() {
      if (broken === undefined) {
        broken = Promise.withResolvers<never>();
        broken.promise.catch(() => undefined);
        if (why !== undefined) broken.reject(stopError(why));
      }
      return broken.promise;
    },
    whenStopped: (next) => {
      act = next;
      if (why !== undefined) next();
    },
    reason: () => why,
    stop,
    touch: () => {
      silence.refresh();
    },
    release: () => {
      clearTimeout(silence);
      clearTimeout(deadline);
      outer.removeEventListener('abort', interrupt);
    },
  };
}

/** What whoever waits for a stopped call gets. */
export function stopError(reason: StopReason): Error {
  return new Error(`stopped: ${reason}`);
}
