import { problemsOf, type Problem } from '../model/errors.ts';

/** Outputs follow what people do: after a save or a decision the manifest, feeds and lists are made anew, beside the server, once for many changes in a row. */
export interface Publisher {
  /** Something changed that the outputs tell of. */
  due(): void;
  /** A run has ended: what had to wait for it is done now. */
  resume(): void;
  /** What went wrong the last time; empty when all is well. */
  problems(): readonly Problem[];
  /** Resolves when nothing is due any more, or cannot be done. */
  settled(): Promise<void>;
  close(): void;
}

export interface PublisherOptions {
  /** Makes the outputs. @returns what is wrong @throws SluglineError code USAGE when another run has the project in hand */
  publish(): Promise<Problem[]>;
  /** A run of the desk is at work: it makes the outputs itself, of what it has seen. */
  isRunning(): boolean;
  /** Told when the problems have changed. */
  changed(): void;
}

/** Changes that follow each other so closely are one. */
const QUIET_MS = 300;
/** Between two tries while a run of another process is at work. */
const BUSY_MS = 2000;

export function createPublisher({ publish, isRunning, changed }: PublisherOptions): Publisher {
  let wanted = false;
  let closed = false;
  let working: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let problems: readonly Problem[] = [];

  const show = (now: readonly Problem[]): void => {
    const different = JSON.stringify(now) !== JSON.stringify(problems);
    problems = now;
    if (different) changed();
  };

  const later = (ms: number): void => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => void begin(), ms);
  };

  const work = async (): Promise<void> => {
    while (wanted && !isRunning()) {
      wanted = false;
      try {
        // One after the other: the second sees what came meanwhile.
        // oxlint-disable-next-line no-await-in-loop
        show(await publish());
      } catch (error) {
        const found = problemsOf(error);
        if (found.every(({ code }) => code === 'USAGE')) {
          wanted = true;
          later(BUSY_MS);
          return;
        }
        show(found);
      }
    }
  };

  const begin = async (): Promise<void> => {
    clearTimeout(timer);
    working ??= work().finally(() => { working = undefined; });
    await working;
  };

  return {
    due() {
      wanted = true;
      if (working === undefined) later(QUIET_MS);
    },
    resume() {
      if (wanted) later(0);
    },
    problems: () => problems,
    settled: async () => begin(),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
