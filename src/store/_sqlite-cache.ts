import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What caches in SQLite files have in common: they may be lost, so they are fast, and one of another format is not used. */

/**
 * Opens a cache, or begins an empty one, and hands its database to `use`; closed again when that fails.
 * @throws when the file is damaged, busy, or of another format
 */
export function openCacheFile<Cache>(file: string, { format, tables }: { format: number; tables: string }, use: (db: DatabaseSync) => Cache): Cache {
  mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file, { timeout: 2000 });
  try {
    // What is lost with the machine's power is worked out again.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;');
    const version = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version.user_version === 0) db.exec(`BEGIN IMMEDIATE; ${tables} PRAGMA user_version = ${format}; COMMIT;`);
    else if (version.user_version !== format) throw new Error('another format');
    return use(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Removes a cache with the files SQLite keeps beside it. */
export function removeCacheFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

/** All of the work or nothing. */
export function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** The bytes of numbers. */
export function bytes(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Numbers of four bytes; copied where they do not lie on a border of four (not by `slice`, which gives a view of a Buffer). @throws RangeError for a length that is no multiple of four */
export function words32(from: Uint8Array): Uint32Array {
  return from.byteOffset % 4 === 0 ? new Uint32Array(from.buffer, from.byteOffset, wholeNumber(from.byteLength / 4)) : new Uint32Array(new Uint8Array(from).buffer);
}

/** Numbers of two bytes, in the same way. */
export function words16(from: Uint8Array): Uint16Array {
  return from.byteOffset % 2 === 0 ? new Uint16Array(from.buffer, from.byteOffset, wholeNumber(from.byteLength / 2)) : new Uint16Array(new Uint8Array(from).buffer);
}

function wholeNumber(count: number): number {
  if (!Number.isInteger(count)) throw new RangeError('bytes that are no whole numbers');
  return count;
}
