import { checkHistory } from '../check-history.ts';
import { formatProblem, problemsOf } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Files } from '../model/world.ts';
import { historyAnswer } from './findings.ts';
import type { Hub } from './hub.ts';
import { withoutDir } from './reading.ts';
import type { CheckProgress, FindingsAnswer } from './shapes.ts';

/** The check of the whole site as the server knows it: begun when somebody asks, made in a thread beside the server, told to all pages as it goes on. */
export interface Checking {
  /** What is known now, as JSON. Begins a check when files have changed since the last one. */
  answer(): string;
  /** Resolves when the files as they are have been checked, or cannot be. */
  finished(): Promise<void>;
  /** What the last check found in an article beside other ones, and in which text of it. */
  of(slug: string): TogetherKept | undefined;
}

export interface TogetherKept {
  sha256: string;
  findings: readonly Finding[];
}

/** What the thread gives back; as JSON and bytes, so that the server's own thread has nothing to unpack. */
export interface CheckFound {
  /** `FindingsFound` as JSON. */
  found: string;
  /** Findings of articles beside others, as JSON, one article after the other. */
  together: Uint8Array;
  /** Where those of an article lie, and of which text they are. */
  places: ReadonlyMap<string, { from: number; to: number; sha256: string }>;
}

export interface CheckingOptions {
  hub: Pick<Hub, 'tell'>;
  files: Files;
  dir: string;
  /** Counts changes of files. */
  version(): number;
  /** @throws SluglineError when nothing can be checked */
  check(version: number, told: (progress: CheckProgress) => void): Promise<CheckFound>;
}

export function createChecking({ hub, files, dir, version, check }: CheckingOptions): Checking {
  let progress: CheckProgress = { state: 'idle', done: 0, total: 0 };
  let problems: string[] = [];
  let last: CheckFound | undefined;
  let checked = -1;
  let running = false;
  let ended: Promise<void> = Promise.resolve();
  const tell = (next: CheckProgress): void => {
    progress = next;
    hub.tell({ type: 'check', ...next });
  };
  const begin = async (): Promise<void> => {
    running = true;
    checked = version();
    tell({ state: 'reading', done: 0, total: 0 });
    try {
      last = await check(checked, tell);
      problems = [];
      running = false;
      tell({ state: 'done', done: progress.total, total: progress.total });
    } catch (error) {
      problems = problemsOf(error).map((problem) => withoutDir(formatProblem(problem), dir));
      running = false;
      tell({ ...progress, state: 'failed' });
    }
  };
  const look = (): void => {
    // Files that change during a check are looked at by the next one.
    if (!running && checked !== version()) ended = begin();
  };
  return {
    async finished() {
      look();
      await ended;
    },
    answer() {
      look();
      const known: Omit<FindingsAnswer, 'found'> = { ...progress, problems, history: last === undefined ? historyAnswer(checkHistory(files, dir)) : null };
      return `${JSON.stringify(known).slice(0, -1)},"found":${last?.found ?? 'null'}}`;
    },
    of(slug) {
      const place = last?.places.get(slug);
      if (last === undefined || place === undefined) return undefined;
      return { sha256: place.sha256, findings: JSON.parse(Buffer.from(last.together.buffer, last.together.byteOffset + place.from, place.to - place.from).toString()) as Finding[] };
    },
  };
}
