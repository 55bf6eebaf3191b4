import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { DeskEvent } from './shapes.ts';

/** Tells all open pages what happens. */
export interface Hub {
  tell(event: DeskEvent): void;
  /** The stream of one page. */
  stream(context: Context): Response;
  close(): void;
}

/** A page that says nothing for longer is thought to be gone, by what stands between; a comment keeps the line open. */
const BEAT_MS = 25_000;
/** Events that wait for a page that does not read; older ones give way. */
const MOST_WAITING = 200;

export function createHub(): Hub {
  const listeners = new Set<(event: DeskEvent | undefined) => void>();
  return {
    tell: (event) => listeners.forEach((listener) => listener(event)),
    close: () => listeners.forEach((listener) => listener(undefined)),
    stream: (context) => streamSSE(context, async (stream) => {
      const waiting: DeskEvent[] = [];
      const line = { open: true };
      let wake = (): void => undefined;
      const listener = (event: DeskEvent | undefined): void => {
        if (event === undefined) line.open = false;
        // Of events of one kind the last says it all.
        else {
          const before = waiting.findIndex((one) => one.type === event.type && one.type !== 'article');
          if (before >= 0) waiting.splice(before, 1);
          waiting.push(event);
          if (waiting.length > MOST_WAITING) waiting.shift();
        }
        wake();
      };
      listeners.add(listener);
      stream.onAbort(() => {
        line.open = false;
        wake();
      });
      await stream.writeSSE({ event: 'hello', data: '{}' });
      while (line.open) {
        const event = waiting.shift();
        if (event !== undefined) await stream.writeSSE({ event: event.type, data: JSON.stringify(event) });
        else {
          const beat = Promise.withResolvers<void>();
          wake = beat.resolve;
          const timer = setTimeout(beat.resolve, BEAT_MS);
          await beat.promise;
          clearTimeout(timer);
          if (line.open && waiting.length === 0) await stream.write(': still here\n\n');
        }
      }
      listeners.delete(listener);
    }),
  };
}
