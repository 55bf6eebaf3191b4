import { setImmediate as turn } from 'node:timers/promises';
import { documentOf } from './articles.ts';
import { activeRules } from './check.ts';
import type { Rule } from './kinds.ts';
import type { Languages } from './languages.ts';
import type { FactTarget } from './fact-ledger.ts';
import type { Fact } from './model/brief.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { SiteConfig } from './model/site.ts';
import type { Files } from './model/world.ts';
import { readBytes, readText } from './project.ts';
import { createRecorder, type ArticleRecord } from './record.ts';
import { lockStamp, stampOf } from './stamps.ts';
import { decodeUtf8 } from './text/decode.ts';
import { sha256 } from './text/hash.ts';
import { joinPath } from './text/paths.ts';

/** Files to records: the part of a check that looks at one article after the other, here or in several threads. */

/** One file to look at. */
export interface RecordingTask {
  file: string;
  /** Its text when it is not on disk. */
  text?: string;
  /** Default: from the file name. */
  slug?: string;
  /** False for an article that is only known, not checked. */
  judged: boolean;
  /** Facts of its brief, besides the ledger's. */
  facts?: readonly Fact[];
  /** Words of its brief. */
  said?: readonly string[];
  /** What facts are chosen by: of its brief. */
  target?: FactTarget;
}

/** What all tasks have in common; plain data, so that it can be handed to another thread. */
export interface RecordingSetup {
  config: SiteConfig | undefined;
  /** Facts of the project's ledger. */
  ledger: readonly Fact[];
  /** ISO date. */
  asOf: string;
  /** Where lock files lie; undefined outside a project. */
  lockDir: string | undefined;
  /** True when the bytes of files are to be hashed as well: somebody will remember the records. */
  hashed: boolean;
}

/** A record, or why there is none. */
export type Recorded = { record: ArticleRecord } | { problems: readonly Problem[] };

/** Does recordings. The order of the results is that of the tasks. */
export type Recording = (tasks: readonly RecordingTask[]) => Promise<Recorded[]>;

/** The Markdown parser frees its memory only between turns: 32 MB more for every 1,000 documents without one. */
const DOCUMENTS_A_TURN = 25;

/** Records in this thread. */
export function createRecording(setup: RecordingSetup, { files, languages, rules }: { files: Files; languages: Languages; rules: readonly Rule[] }): Recording {
  const { config, ledger, asOf, lockDir } = setup;
  const active = activeRules(rules, config);
  let current: RecordingTask | undefined;
  const facts = (): readonly Fact[] => (current?.facts === undefined ? ledger : [...ledger, ...current.facts]);
  let lock: string | undefined;
  const previous = (slug: string): string | undefined => {
    if (lockDir === undefined) return undefined;
    const path = joinPath(lockDir, `${slug}.json`);
    const stamp = stampOf(files, path);
    const text = textOfLock(files, lockDir, slug);
    lock = lockStamp(path, stamp, setup.hashed ? text : undefined);
    return lastWritten(text);
  };
  const [judge, know] = [true, false].map((judged) => createRecorder({ rules: active, config, asOf, facts, said: () => current?.said, target: () => current?.target, previous, judged })) as [ReturnType<typeof createRecorder>, ReturnType<typeof createRecorder>];
  const recordedOf = (task: RecordingTask): Recorded => {
    current = task;
    try {
      lock = undefined;
      const bytes = task.text === undefined ? readBytes(files, task.file) : undefined;
      const text = task.text ?? (bytes === undefined ? undefined : decodeUtf8(bytes, task.file));
      if (text === undefined) return { problems: [{ code: 'FILE_UNREADABLE', file: task.file, message: 'there is no such file', help: 'Check the path.' }] };
      const doc = documentOf(task.file, text, languages, config, task.slug);
      const record = (task.judged ? judge : know)(doc);
      return { record: { ...record, ...(setup.hashed && bytes !== undefined ? { sha256: sha256(bytes) } : {}), ...(lock === undefined ? {} : { lock }) } };
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      return { problems: error.problems };
    }
  };
  let count = 0;
  return async (tasks) => {
    const recorded: Recorded[] = [];
    for (const task of tasks) {
      recorded.push(recordedOf(task));
      if (++count % DOCUMENTS_A_TURN === 0) await turn();
    }
    return recorded;
  };
}

/** Undefined when there is no lock, or none that can be read. */
function textOfLock(files: Files, lockDir: string, slug: string): string | undefined {
  try {
    return readText(files, lockDir, `${slug}.json`);
  } catch {
    return undefined;
  }
}

/** Text of an article as its lock says it was last written; undefined when there is no lock, or none that can be read. */
function lastWritten(text: string | undefined): string | undefined {
  try {
    const lock: unknown = JSON.parse(text ?? 'null');
    return lock !== null && typeof lock === 'object' && 'text' in lock && typeof lock.text === 'string' ? lock.text : undefined;
  } catch {
    return undefined;
  }
}
