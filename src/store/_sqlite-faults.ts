import { SluglineError } from '../model/errors.ts';

/** What SQLite and the file system complain of, in words for the person. */

/** How long one connection waits for another, and how long opening goes on trying. */
export const BUSY_MS = 5000;

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html); extended ones carry them in the low byte. */
const SQLITE = { perm: 3, busy: 5, locked: 6, readonly: 8, ioerr: 10, corrupt: 11, full: 13, cantopen: 14, notadb: 26 } as const;

/** Thrown inside the store when a database cannot be trusted. */
export class Damaged extends Error {}

/** Runs `action`; faults of the machine become a SluglineError that names `path`, defects of ours stay what they are. */
export function explained<Value>(path: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    const told = tell(error);
    if (told === undefined) throw error;
    throw new SluglineError({ code: 'FILE_UNREADABLE', file: path, ...told }, { cause: error, retryable: isBusy(error) });
  }
}

/** True when another connection held a lock for too long. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(error);
  return code === SQLITE.busy || code === SQLITE.locked;
}

/** True when the file is no database, or a broken one. */
export function isDamage(error: unknown): boolean {
  const code = primaryCode(error);
  return error instanceof Damaged || code === SQLITE.corrupt || code === SQLITE.notadb;
}

/** True for faults of the file system and of the disk: whoever asked can do nothing about them, the person can. */
export function isFileFault(error: unknown): boolean {
  const code = primaryCode(error);
  // From node:fs: it names the system call.
  return code === undefined ? error instanceof Error && 'syscall' in error : [SQLITE.perm, SQLITE.readonly, SQLITE.ioerr, SQLITE.full, SQLITE.cantopen].some((one) => one === code);
}

function tell(error: unknown): { message: string; help: string } | undefined {
  if (isDamage(error)) return { message: `the response store is damaged: ${said(error)}.`, help: 'Run again: the damaged file is moved aside and a new store is started.' };
  if (isBusy(error)) return { message: `another process kept the response store locked for ${BUSY_MS / 1000} seconds.`, help: 'Wait until the other run has finished, or stop it, and run again.' };
  if (!isFileFault(error)) return undefined;
  switch (primaryCode(error)) {
    case SQLITE.full:
      return { message: 'the disk is full; the response store cannot be written.', help: 'Free some space and run again.' };
    case SQLITE.ioerr:
      return { message: `reading or writing the response store failed: ${said(error)}.`, help: 'Check the disk; a network drive will not do for the store.' };
    case undefined:
      return { message: `the response store cannot be made: ${said(error)}.`, help: 'Make the directory writable, or choose another path for the store.' };
    default:
      return { message: `the response store cannot be opened for writing: ${said(error)}.`, help: 'Make the file and its directory writable, or choose another path for the store.' };
  }
}

function primaryCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
