import { mkdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LinkStore } from '../model/link-store.ts';
import { isBusy, isDamage } from './_sqlite-faults.ts';

/** The link index in an SQLite file. It is only a cache: one of another format, or a damaged one, is thrown away and begun anew. */

/** Raised when tables or what is in them is another. */
const FORMAT = 1;
const TABLES = `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE article (file TEXT PRIMARY KEY, stamp TEXT NOT NULL, sha256 TEXT NOT NULL, body BLOB NOT NULL, hashes BLOB NOT NULL, counts BLOB NOT NULL, phrases BLOB NOT NULL) STRICT;
`;

/**
 * Faults after opening are no end of a run either: what cannot be read is read from the articles, what cannot be kept is not kept.
 * @returns undefined where nothing can be kept (a read-only directory, another process at work): then every article is read
 */
export function openLinkStore(path: string): LinkStore | undefined {
  const file = resolve(path);
  let store = connectOrBeginAnew(file);
  if (store === undefined) return undefined;
  const guarded = <Value>(action: (store: LinkStore) => Value, otherwise: Value): Value => {
    try {
      return store === undefined ? otherwise : action(store);
    } catch (error) {
      if (isDamage(error) || error instanceof RangeError) {
        store?.close();
        forget(file);
        store = connectOrBeginAnew(file);
      }
      return otherwise;
    }
  };
  return {
    settings: () => guarded((open) => open.settings(), undefined),
    articles: () => guarded((open) => open.articles(), []),
    save: (change) => guarded((open) => open.save(change), undefined),
    close: () => store?.close(),
  };
}

function connectOrBeginAnew(file: string): LinkStore | undefined {
  for (const last of [false, true]) {
    try {
      return connect(file);
    } catch (error) {
      // What another process has open is not taken from it.
      if (last || isBusy(error)) return undefined;
      try {
        forget(file);
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}

function forget(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

type Row = [file: string, stamp: string, sha256: string, body: Uint8Array, hashes: Uint8Array, counts: Uint8Array, phrases: Uint8Array];

function connect(file: string): LinkStore {
  mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file, { timeout: 2000 });
  try {
    // What is lost with the machine's power is read again.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;');
    const version = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version.user_version === 0) db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${FORMAT}; COMMIT;`);
    else if (version.user_version !== FORMAT) throw new Error('another format');
    const all = db.prepare('SELECT file, stamp, sha256, body, hashes, counts, phrases FROM article');
    all.setReturnArrays(true);
    const settings = db.prepare('SELECT value FROM setting WHERE name = \'settings\'');
    const known = (): string | undefined => (settings.get() as { value: string } | undefined)?.value;
    return {
      settings: known,
      articles: () => (all.all() as unknown as Row[]).map(([name, stamp, sha256, body, hashes, counts, phrases]) => ({ file: name, stamp, sha256, body, hashes: words32(hashes), counts: new Uint16Array(copied(counts, 2)), phrases: words32(phrases) })),
      save(change) {
        db.exec('BEGIN IMMEDIATE');
        try {
          if (known() !== change.settings) db.exec('DELETE FROM article');
          db.prepare('INSERT OR REPLACE INTO setting VALUES (\'settings\', ?)').run(change.settings);
          const put = db.prepare('INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)');
          for (const { file: name, stamp, sha256, body, hashes, counts, phrases } of change.put) put.run(name, stamp, sha256, body, bytes(hashes), bytes(counts), bytes(phrases));
          const drop = db.prepare('DELETE FROM article WHERE file = ?');
          for (const name of change.remove) drop.run(name);
          db.exec('COMMIT');
        } catch (error) {
          if (db.isTransaction) db.exec('ROLLBACK');
          throw error;
        }
      },
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

function bytes(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** The bytes behind an array that begins on a border of its numbers. */
function copied(from: Uint8Array, size: number): ArrayBuffer {
  return from.byteOffset % size === 0 && from.byteLength === from.buffer.byteLength ? (from.buffer as ArrayBuffer) : from.slice().buffer;
}

function words32(from: Uint8Array): Uint32Array {
  return new Uint32Array(copied(from, 4));
}
