/** One call's clock and brake: silence, deadline, interruption, and too much data end it, whichever comes first. */

export type StopReason = 'interrupted' | 'silent' | 'deadline' | 'too-large' | 'encoding';

export interface Watch {
  /** Aborts every request of the call. */
  signal: AbortSignal;
  /** Rejects as soon as the call is stopped, whatever the network does. */
  stopped: Promise<never>;
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
  const controller = new AbortController();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  stopped.catch(() => undefined);
  let why: StopReason | undefined;
  const stop = (reason: StopReason): void => {
    if (why !== undefined) return;
    why = reason;
    reject(new Error(`stopped: ${reason}`));
    controller.abort();
  };
  const interrupt = (): void => stop('interrupted');
  const silence = setTimeout(() => stop('silent'), times.idleMs);
  const deadline = setTimeout(() => stop('deadline'), times.deadlineMs);
  outer.addEventListener('abort', interrupt, { once: true });
  if (outer.aborted) interrupt();
  return {
    signal: controller.signal,
    stopped,
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

/**
 * The response with its body guarded: every byte is a sign of life, more than `maxBytes` or bytes that are not UTF-8 stop the call.
 * (The SDK's decoder would silently put U+FFFD for the latter.)
 */
export function guardBody(response: Response, watch: Watch, maxBytes: number): Response {
  watch.touch();
  if (response.body === null) return response;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const check = (chunk: Uint8Array | undefined): void => {
    try {
      if (chunk === undefined) decoder.decode();
      else decoder.decode(chunk, { stream: true });
    } catch (error) {
      watch.stop('encoding');
      throw error;
    }
  };
  const guard = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      watch.touch();
      bytes += chunk.byteLength;
      if (bytes > maxBytes) {
        watch.stop('too-large');
        throw new Error('too large');
      }
      check(chunk);
      out.enqueue(chunk);
    },
    flush: () => check(undefined),
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(guard), { status, statusText, headers });
}
