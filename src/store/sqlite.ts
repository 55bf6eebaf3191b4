import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SluglineError } from '../model/errors.ts';
import type { LedgerEntry, ResponseStore, StoredResponse } from '../model/store.ts';
import { checkedEntry, checkedResponse, utcTime } from './checked.ts';

/** "SLUG" in the header of the file: tells our databases from other people's. */
const APPLICATION_ID = 0x534c5547;

/** How long one connection waits for another, and how long opening goes on trying. */
const BUSY_MS = 5000;

/** Step n takes a database from `user_version` n to n + 1. Only ever append. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE responses (
     key TEXT NOT NULL PRIMARY KEY,
     text TEXT NOT NULL,
     input INTEGER NOT NULL,
     cached_input INTEGER NOT NULL,
     output INTEGER NOT NULL,
     finish TEXT NOT NULL CHECK (finish IN ('stop', 'length', 'filtered')),
     model TEXT NOT NULL,
     cost REAL,
     at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE ledger (
     id INTEGER NOT NULL PRIMARY KEY,
     at TEXT NOT NULL,
     run TEXT NOT NULL,
     slug TEXT NOT NULL,
     stage TEXT NOT NULL,
     model TEXT NOT NULL,
     input INTEGER NOT NULL,
     cached_input INTEGER NOT NULL,
     output INTEGER NOT NULL,
     cost REAL,
     kind TEXT NOT NULL CHECK (kind IN ('answer', 'failed', 'cached'))
   ) STRICT;
   CREATE INDEX ledger_at ON ledger (at);
   PRAGMA application_id = ${APPLICATION_ID};`,
];

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html); extended ones carry them in the low byte. */
const SQLITE = { perm: 3, busy: 5, locked: 6, readonly: 8, ioerr: 10, corrupt: 11, full: 13, cantopen: 14, notadb: 26 } as const;

/** Thrown inside this file when a database cannot be trusted. */
class Damaged extends Error {}

/**
 * The store in an SQLite file; makes the file and its directory. A damaged file is moved to `<path>.broken-<n>` with its log, a new
 * store begins, and `notice` says so. Nothing else in the process may open the file: closing it would drop SQLite's locks.
 * @throws SluglineError FILE_UNREADABLE when the file cannot be opened or written, is no store, or is of a newer Slugline;
 *   every method throws it too when the disk fails, or (`retryable`) when another process holds the store for over 5 seconds
 */
export function openStore(path: string): ResponseStore {
  return explained(path, () => {
    // An absolute path is never taken for `:memory:` or a URI.
    const file = resolve(path);
    mkdirSync(dirname(file), { recursive: true });
    const deadline = performance.now() + BUSY_MS;
    let moved: string | undefined;
    for (let repairs = 0; ; ) {
      try {
        return storeOn(connect(file), path, moved === undefined ? undefined : noticeOf(path, path + moved.slice(file.length)));
      } catch (error) {
        // Two processes that make a new database at once can get "busy" without any waiting.
        if (isBusy(error) && performance.now() < deadline) pause(20);
        else if (isDamage(error) && repairs < 3) {
          moved = moveAside(file) ?? moved;
          repairs += 1;
        } else throw error;
      }
    }
  });
}

function storeOn(db: DatabaseSync, path: string, notice: string | undefined): ResponseStore {
  const select = db.prepare('SELECT text, input, cached_input, output, finish, model, cost, at FROM responses WHERE key = ?');
  const insertResponse = db.prepare('INSERT INTO responses (key, text, input, cached_input, output, finish, model, cost, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING');
  const insertEntry = db.prepare('INSERT INTO ledger (at, run, slug, stage, model, input, cached_input, output, cost, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const sum = db.prepare("SELECT total(cost) AS dollars FROM ledger WHERE kind <> 'cached' AND at >= ?");
  const addEntry = ({ at, run, slug, stage, model, usage, cost, kind }: LedgerEntry): void => {
    insertEntry.run(at, run, slug, stage, model, usage.input, usage.cachedInput, usage.output, cost, kind);
  };
  const use = <Value>(action: () => Value): Value => {
    if (!db.isOpen) throw new Error('the store is closed');
    return explained(path, action);
  };
  return {
    notice,
    get(key) {
      const row = use(() => select.get(key)) as (Omit<StoredResponse, 'usage'> & { input: number; cached_input: number; output: number }) | undefined;
      if (row === undefined) return undefined;
      const { text, finish, model, cost, at } = row;
      return { text, usage: { input: row.input, cachedInput: row.cached_input, output: row.output }, finish, model, cost, at };
    },
    put(key, response, entry) {
      const { text, usage, finish, model, cost, at } = checkedResponse(response);
      const line = checkedEntry(entry);
      use(() => transaction(db, () => {
        insertResponse.run(key, text, usage.input, usage.cachedInput, usage.output, finish, model, cost, at);
        addEntry(line);
      }));
    },
    spent(sinceIso) {
      const since = sinceIso === undefined ? '' : utcTime(sinceIso);
      return use(() => (sum.get(since) as { dollars: number }).dollars);
    },
    record(entry) {
      const line = checkedEntry(entry);
      use(() => transaction(db, () => addEntry(line)));
    },
    close() {
      if (db.isOpen) explained(path, () => db.close());
    },
  };
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
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
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

/** Both or neither. Takes the write lock at once: a lock taken halfway cannot wait for another writer. */
function transaction(db: DatabaseSync, action: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    action();
    db.exec('COMMIT');
  } catch (error) {
    // Some faults (a full disk) have rolled back already.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
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

/** Runs `action`; faults of the machine become a SluglineError, defects of ours stay what they are. */
function explained<Value>(path: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    const told = tell(error);
    if (told === undefined) throw error;
    throw new SluglineError({ code: 'FILE_UNREADABLE', file: path, ...told }, { cause: error, retryable: isBusy(error) });
  }
}

function tell(error: unknown): { message: string; help: string } | undefined {
  if (isDamage(error)) return { message: `the response store is damaged: ${(error as Error).message}.`, help: 'Run again: the damaged file is moved aside and a new store is started.' };
  const said = error instanceof Error ? error.message : String(error);
  switch (primaryCode(error)) {
    case SQLITE.busy:
    case SQLITE.locked:
      return { message: `another process kept the response store locked for ${BUSY_MS / 1000} seconds.`, help: 'Wait until the other run has finished, or stop it, and run again.' };
    case SQLITE.full:
      return { message: 'the disk is full; the response store cannot be written.', help: 'Free some space and run again.' };
    case SQLITE.perm:
    case SQLITE.readonly:
    case SQLITE.cantopen:
      return { message: `the response store cannot be opened for writing: ${said}.`, help: 'Make the file and its directory writable, or choose another path for the store.' };
    case SQLITE.ioerr:
      return { message: `reading or writing the response store failed: ${said}.`, help: 'Check the disk; a network drive will not do for the store.' };
    default:
      // From node:fs: it names the system call.
      if (!(error instanceof Error && 'syscall' in error)) return undefined;
      return { message: `the response store cannot be made: ${said}.`, help: 'Make the directory writable, or choose another path for the store.' };
  }
}

function primaryCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function isBusy(error: unknown): boolean {
  const code = primaryCode(error);
  return code === SQLITE.busy || code === SQLITE.locked;
}

function isDamage(error: unknown): boolean {
  const code = primaryCode(error);
  return error instanceof Damaged || code === SQLITE.corrupt || code === SQLITE.notadb;
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
