import { mkdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CheckCache, KeptArticle } from '../model/check-cache.ts';

/** The check cache in an SQLite file. It is only a cache: one of another format, or a damaged one, is thrown away and begun anew. */

/** Raised when tables or what is in them is another. */
const FORMAT = 1;
const TABLES = `
  CREATE TABLE value (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE article (
    file TEXT PRIMARY KEY, stamp TEXT NOT NULL, sha256 TEXT NOT NULL, facts TEXT NOT NULL, lock TEXT NOT NULL, judged INTEGER NOT NULL, lang TEXT NOT NULL,
    keys BLOB NOT NULL, link_keys INTEGER NOT NULL, length REAL NOT NULL, top BLOB NOT NULL, findings TEXT
  ) STRICT;
  CREATE TABLE parts (file TEXT PRIMARY KEY, packed BLOB NOT NULL, hashes BLOB NOT NULL, counts BLOB NOT NULL, alone TEXT NOT NULL) STRICT;
`;
const COLUMNS = 'file, stamp, sha256, facts, lock, judged, lang, keys, link_keys, length, top, findings';

/** @returns undefined where no cache can be kept (a read-only directory, another process at work): then everything is checked anew */
export function openCheckCache(path: string): CheckCache | undefined {
  const file = resolve(path);
  for (const last of [false, true]) {
    try {
      return connect(file);
    } catch {
      if (last) return undefined;
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    }
  }
  return undefined;
}

function connect(file: string): CheckCache {
  mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file, { timeout: 2000 });
  try {
    // What is lost with the machine's power is checked again.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;');
    const version = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version.user_version === 0) db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${FORMAT}; COMMIT;`);
    else if (version.user_version !== FORMAT) throw new Error('another format');
    const all = db.prepare(`SELECT ${COLUMNS} FROM article`);
    all.setReturnArrays(true);
    const one = db.prepare('SELECT packed, hashes, counts, alone FROM parts WHERE file = ?');
    const value = db.prepare('SELECT bytes FROM value WHERE name = ?');
    return {
      value: (name) => (value.get(name) as { bytes: Uint8Array } | undefined)?.bytes,
      articles: () => (all.all() as unknown as Row[]).map(([name, stamp, sha256, facts, lock, judged, lang, keys, linkKeys, length, top, findings]) => ({
        file: name, stamp, sha256, facts, lock, judged: judged === 1, lang, keys: words32(keys), linkKeys, length, top: words32(top), findings,
      })),
      parts(name) {
        const row = one.get(name) as { packed: Uint8Array; hashes: Uint8Array; counts: Uint8Array; alone: string } | undefined;
        if (row === undefined) throw new RangeError(`nothing is kept of ${name}`);
        return { packed: row.packed, hashes: words32(row.hashes), counts: new Uint16Array(row.counts.buffer, row.counts.byteOffset, row.counts.byteLength / 2), alone: row.alone };
      },
      save({ clear, values, put, touch, remove }) {
        db.exec('BEGIN IMMEDIATE');
        try {
          if (clear) db.exec('DELETE FROM article; DELETE FROM parts; DELETE FROM value;');
          const setValue = db.prepare('INSERT OR REPLACE INTO value VALUES (?, ?)');
          for (const [name, bytes_] of Object.entries(values)) setValue.run(name, bytes_);
          const setArticle = db.prepare(`INSERT OR REPLACE INTO article (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
          const setParts = db.prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?)');
          for (const row of put) {
            setArticle.run(row.file, row.stamp, row.sha256, row.facts, row.lock, row.judged ? 1 : 0, row.lang, bytes(row.keys), row.linkKeys, row.length, bytes(row.top), row.findings);
            setParts.run(row.file, row.packed, bytes(row.hashes), bytes(row.counts), row.alone);
          }
          const touchArticle = db.prepare('UPDATE article SET stamp = ?, findings = ?, length = ?, top = ? WHERE file = ?');
          for (const row of touch) touchArticle.run(row.stamp, row.findings, row.length, bytes(row.top), row.file);
          for (const table of remove.length === 0 ? [] : ['article', 'parts']) {
            const drop = db.prepare(`DELETE FROM ${table} WHERE file = ?`);
            for (const name of remove) drop.run(name);
          }
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

type Row = [KeptArticle['file'], string, string, string, string, number, string, Uint8Array, number, number, Uint8Array, string | null];

function bytes(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Numbers of four bytes; copied where they do not lie on a border of four. */
function words32(from: Uint8Array): Uint32Array {
  return from.byteOffset % 4 === 0 ? new Uint32Array(from.buffer, from.byteOffset, from.byteLength / 4) : new Uint32Array(from.slice().buffer);
}
