import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SluglineError } from '../model/errors.ts';
import { BUSY_MS, Damaged, isBusy, isDamage } from './_sqlite-faults.ts';
import { APPLICATION_ID, MIGRATIONS } from './_sqlite-schema.ts';

/**
 * A checked connection to the store at `path`, with the newest tables, and what the person should be told (a damaged file was moved
 * aside). Makes the file and its directory.
 * @throws SluglineError when it is somebody else's database or of a newer Slugline; errors of SQLite and node:fs as they are
 */
export function openDatabase(path: string): { db: DatabaseSync; notice: string | undefined } {
  // An absolute path is never taken for `:memory:` or a URI.
  const file = resolve(path);
  mkdirSync(dirname(file), { recursive: true });
  const deadline = performance.now() + BUSY_MS;
  let moved: string | undefined;
  for (let repairs = 0; ; ) {
    try {
      return { db: connect(file), notice: moved === undefined ? undefined : noticeOf(path, path + moved.slice(file.length)) };
    } catch (error) {
      // Two processes that make a new database at once can get "busy" without any waiting.
      if (isBusy(error) && performance.now() < deadline) pause(20);
      else if (isDamage(error) && repairs < 3) {
        moved = moveAside(file) ?? moved;
        repairs += 1;
      } else throw error;
    }
  }
}

/** All of `action` or nothing. Takes the write lock at once: a lock taken halfway cannot wait for another writer. */
export function transaction<Value>(db: DatabaseSync, action: () => Value): Value {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = action();
    db.exec('COMMIT');
    return value;
  } catch (error) {
    // Some faults (a full disk) have rolled back already.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** A checked connection with the newest tables. Other people's databases and newer ones are left as they are. */
function connect(file: string): DatabaseSync {
  // SQLite deletes a log whose database is empty. Look at the log first: another process may be making both just now.
  if (sizeOf(`${file}-wal`) > 0 && sizeOf(file) === 0) throw new Damaged('its log has no database');
  const db = new DatabaseSync(file, { timeout: BUSY_MS });
  try {
    const version = versionOf(db, file);
    const [check] = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {});
    if (check !== 'ok') throw new Damaged(String(check));
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    if (version < MIGRATIONS.length) {
      transaction(db, () => {
        // Another process may have been faster.
        for (const step of MIGRATIONS.slice(versionOf(db, file))) db.exec(step);
        db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
      });
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The version of our tables, 0 in a new database. @throws SluglineError when the database is not ours or newer */
function versionOf(db: DatabaseSync, file: string): number {
  const { id, version, tables } = db.prepare(`SELECT (SELECT application_id FROM pragma_application_id) AS id,
    (SELECT user_version FROM pragma_user_version) AS version, (SELECT count(*) FROM sqlite_schema) AS tables`).get() as { id: number; version: number; tables: number };
  if (id !== APPLICATION_ID && (id !== 0 || version !== 0 || tables !== 0)) {
    throw new SluglineError({ code: 'FILE_UNREADABLE', message: 'this is a database, but not a response store of Slugline.', help: 'Move it away or choose another path for the store.', file });
  }
  if (version > MIGRATIONS.length) {
    throw new SluglineError({ code: 'FILE_UNREADABLE', message: `the response store has version ${version}, newer than this Slugline reads (${MIGRATIONS.length}).`, help: 'Update Slugline, or choose another path for the store.', file });
  }
  return version;
}

/**
 * Moves a damaged database with its log and returns its new name; undefined when another process was faster. One process at a time:
 * a lock in a file beside it, which the system releases even when the process is killed. The empty file stays: taken away, it fails
 * those who wait for it.
 */
function moveAside(file: string): string | undefined {
  const guard = new DatabaseSync(`${file}.broken-lock`, { timeout: BUSY_MS });
  try {
    guard.exec('BEGIN EXCLUSIVE');
    if (!isDamaged(file)) return undefined;
    let n = 1;
    while (['', '-wal'].some((suffix) => exists(`${file}.broken-${n}${suffix}`))) n += 1;
    const moved = `${file}.broken-${n}`;
    // The database last: whoever opens it meanwhile finds it damaged still, never a new one beside the old log.
    for (const suffix of ['-wal', '-shm', '-journal', '']) if (exists(file + suffix)) renameSync(file + suffix, moved + suffix);
    return moved;
  } finally {
    guard.close();
  }
}

function isDamaged(file: string): boolean {
  try {
    connect(file).close();
    return false;
  } catch (error) {
    if (isDamage(error)) return true;
    // Somebody is making the new one just now: to be opened again.
    if (isBusy(error)) return false;
    throw error;
  }
}

function noticeOf(path: string, moved: string): string {
  return `The response store ${path} was damaged. It was moved to ${moved} and a new one was started: its answers will be asked for again, and spending counts from zero.`;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
