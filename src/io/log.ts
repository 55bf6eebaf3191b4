import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { redact, SluglineError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { isDue } from '../model/plan.ts';

/** A run as JSON lines, one event a line, for whoever wants to know afterwards what took how long. */
export interface RunLog {
  /** Never throws: a log that cannot be written any more is told once by `fault`, the run goes on. */
  write(event: RunEvent): void;
  /** Why the log is incomplete; undefined when it is whole. */
  fault(): string | undefined;
  close(): void;
}

/**
 * Opens a log file and appends to it, so that several runs may share one.
 * @param secrets values that must not be in it, whatever an event holds
 * @throws SluglineError FILE_UNREADABLE
 */
export function openLog(path: string, secrets: readonly string[], now: () => Date): RunLog {
  let fault: string | undefined;
  let file: number | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    file = openSync(path, 'a');
  } catch (error) {
    throw new SluglineError({ code: 'FILE_UNREADABLE', file: path, message: `the log cannot be opened: ${(error as Error).message}`, help: 'Choose another file for --log.' }, { cause: error });
  }
  // As they stand in JSON, too.
  const hidden = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return {
    write(event) {
      if (file === undefined || fault !== undefined) return;
      try {
        writeSync(file, `${redact(JSON.stringify({ at: now().toISOString(), ...lineOf(event) }), hidden)}\n`);
      } catch (error) {
        fault = (error as Error).message;
      }
    },
    fault: () => fault,
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** What of an event goes into the log: the plan and the result in short, for they are told elsewhere. */
function lineOf(event: RunEvent): Record<string, unknown> {
  switch (event.type) {
    case 'start': return { type: event.type, writer: event.plan.writer, host: event.host, concurrency: event.concurrency, articles: event.plan.items.length, toMake: event.plan.items.filter(isDue).length };
    case 'article': return { ...event, notes: event.notes.length };
    case 'result': {
      const { articles, check, ...result } = event.result;
      return { type: event.type, ...result, articles: Object.fromEntries([...Map.groupBy(articles, (article) => article.state)].map(([state, list]) => [state, list.length])), findings: check.summary };
    }
    default: return { ...event };
  }
}
