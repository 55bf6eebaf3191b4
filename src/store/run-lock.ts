import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SluglineError } from '../model/errors.ts';
import { isBusy, isDamage, isFileFault } from './_sqlite-faults.ts';

/** One run at a time on a project: a second one would buy the same answers again. */

/** Keep the value until the run is over: the lock is gone with it. */
export interface RunLock {
  /** Gives the lock back; may be called twice, never throws. */
  release(): void;
}

/** Who has the lock: its process, since when (ISO date and time), what it does (`generate`). */
export interface RunHolder {
  pid: number;
  since: string;
  what: string;
}

/** How long a first try goes on. Two that try in the same instant can each be in the other's way; one that has the lock keeps it for longer. */
const CONTENTION_MS = 100;

/** Between two tries of `waitForRunLock`. */
const POLL_MS = 250;

/**
 * Takes the lock of a project, or tells who has it. The lock is SQLite's lock on the empty database `path`, so the system gives it back
 * when the process ends, however it ends. Who has it stands in `<path>.json`, for information only: undefined when it is missing.
 * Directory and file are made; a file that is no database is emptied. Do not delete the file while a run is at work: a new file has a lock
 * of its own.
 *
 * POSIX drops all locks a process has on a file as soon as the process closes any descriptor of that file. SQLite knows its own and
 * keeps them open, so a second try in one process is busy and does no harm. Anything else that reads the file, if only once, loses the
 * lock: which is why the holder is told in another file.
 * @throws SluglineError FILE_UNREADABLE when the file or its directory cannot be written
 */
export function acquireRunLock(path: string, holder: RunHolder): RunLock | { busy: RunHolder | undefined } {
  return attempt(path, holder, CONTENTION_MS);
}

/**
 * Takes the lock, and waits while another run has it: a try every 250 ms.
 * @param options `waitMs`: how long to wait, 0 for not at all; `sleep` rejects when `signal` aborts, and so does this;
 *   `onWait` is told who has the lock, once, before the first wait
 * @throws SluglineError USAGE when the other run is still at work after `waitMs`; FILE_UNREADABLE as `acquireRunLock`
 */
export async function waitForRunLock(
  path: string,
  holder: RunHolder,
  { waitMs, sleep, signal, onWait }: { waitMs: number; sleep(ms: number, signal?: AbortSignal): Promise<void>; signal?: AbortSignal | undefined; onWait?(busy: RunHolder | undefined): void },
): Promise<RunLock> {
  signal?.throwIfAborted();
  let taken = attempt(path, holder, CONTENTION_MS);
  if ('busy' in taken && waitMs > 0) onWait?.(taken.busy);
  for (let left = waitMs; 'busy' in taken; left -= POLL_MS) {
    if (!(left > 0)) {
      throw new SluglineError({
        code: 'USAGE',
        message: `another run is at work on this project${taken.busy === undefined ? '' : ` (${told(taken.busy, holder.since)})`}`,
        help: 'Wait until it has finished, or stop it; two runs at once would buy the same answers twice.',
      });
    }
    await sleep(Math.min(POLL_MS, left), signal);
    taken = attempt(path, holder, 0);
  }
  return taken;
}

/** @param patienceMs how long to try while others are in the way */
function attempt(path: string, holder: RunHolder, patienceMs: number): RunLock | { busy: RunHolder | undefined } {
  // An absolute path is never taken for `:memory:` or a URI.
  const file = resolve(path);
  const note = `${file}.json`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const db = locked(file, patienceMs);
    if (db === undefined) return { busy: readNote(note) };
    try {
      // Only the holder writes, so one name will do, and what a killed one left is written over.
      writeFileSync(`${note}.tmp`, `${JSON.stringify({ pid: holder.pid, since: holder.since, what: holder.what })}\n`);
      renameSync(`${note}.tmp`, note);
    } catch (error) {
      db.close();
      throw error;
    }
    return { release: () => release(db, note) };
  } catch (error) {
    if (!isFileFault(error)) throw error;
    throw new SluglineError(
      { code: 'FILE_UNREADABLE', message: `the lock of the project cannot be taken: ${(error as Error).message}.`, help: 'Make the file and its directory writable, and see that the disk is not full; a network drive will not do.', file: path },
      { cause: error },
    );
  }
}

/** A connection that has the lock; undefined when another one has it. */
function locked(file: string, patienceMs: number): DatabaseSync | undefined {
  for (let emptied = false; ; emptied = true) {
    const db = new DatabaseSync(file, { timeout: patienceMs });
    try {
      // SQLite opens a file that is read-only without complaint, and its exclusive transaction then keeps nobody out.
      accessSync(file, constants.W_OK);
      // The transaction is never ended: closing the connection does it. The mode is for a database with a write-ahead log, whose
      // transactions keep out writers only.
      db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
      return db;
    } catch (error) {
      db.close();
      if (isBusy(error)) return undefined;
      if (!isDamage(error) || emptied) throw error;
    }
    // Emptied in place, not deleted: should another process have done so meanwhile and taken the lock, its file is empty already and
    // stays the same one. The lock is taken before the file is read, so a damaged file is nobody's, of this process neither.
    truncateSync(file);
  }
}

function release(db: DatabaseSync, note: string): void {
  if (!db.isOpen) return;
  try {
    // While the lock is still ours: afterwards it could be the note of the next one.
    rmSync(note, { force: true });
  } catch {
    // A note that stays is overwritten by the next run.
  } finally {
    db.close();
  }
}

/** The note of the holder; undefined when there is none to be understood (it has just got the lock, or is giving it back). */
function readNote(note: string): RunHolder | undefined {
  try {
    const { pid, since, what } = JSON.parse(readFileSync(note, 'utf8')) as Record<string, unknown>;
    return Number.isSafeInteger(pid) && typeof since === 'string' && typeof what === 'string' ? { pid: pid as number, since, what } : undefined;
  } catch {
    return undefined;
  }
}

/** `process 1234, since 12:03, generate`; local time, with the date when that is not the day of `now`. */
function told({ pid, since, what }: RunHolder, now: string): string {
  const begun = new Date(since);
  const parts = [`process ${pid}`];
  if (!Number.isNaN(begun.getTime())) {
    const day = begun.toDateString() === new Date(now).toDateString() ? '' : `${begun.getFullYear()}-${two(begun.getMonth() + 1)}-${two(begun.getDate())} `;
    parts.push(`since ${day}${two(begun.getHours())}:${two(begun.getMinutes())}`);
  }
  return [...parts, what].join(', ');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
