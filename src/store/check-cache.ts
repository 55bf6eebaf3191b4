import { resolve } from 'node:path';
import type { CheckCache, KeptArticle } from '../model/check-cache.ts';
import { bytes, inTransaction, openCacheFile, removeCacheFile, words16, words32 } from './_sqlite-cache.ts';

/** The check cache in an SQLite file. It is only a cache: one of another format, or a damaged one, is thrown away and begun anew. */

/** Raised when tables or what is in them is another. */
const FORMAT = 2;
const TABLES = `
  CREATE TABLE value (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE article (
    file TEXT PRIMARY KEY, stamp TEXT NOT NULL, sha256 TEXT NOT NULL, facts TEXT NOT NULL, lock TEXT NOT NULL, judged INTEGER NOT NULL, lang TEXT NOT NULL,
    keys BLOB NOT NULL, link_keys INTEGER NOT NULL, length REAL NOT NULL, top BLOB NOT NULL, findings TEXT
  ) STRICT;
  CREATE TABLE parts (file TEXT PRIMARY KEY, packed BLOB NOT NULL, hashes BLOB NOT NULL, counts BLOB NOT NULL, alone TEXT NOT NULL) STRICT;
`;
/** Name of a value: of which shared state the cache is a copy (`shared-check-cache.ts`). */
export const COPY_OF = 'shared';

const COLUMNS = 'file, stamp, sha256, facts, lock, judged, lang, keys, link_keys, length, top, findings';

/** @returns undefined where no cache can be kept (a read-only directory, another process at work): then everything is checked anew */
export function openCheckCache(path: string): CheckCache | undefined {
  const file = resolve(path);
  for (const last of [false, true]) {
    try {
      return connect(file);
    } catch {
      if (last) return undefined;
      removeCacheFile(file);
    }
  }
  return undefined;
}

function connect(file: string): CheckCache {
  return openCacheFile(file, { format: FORMAT, tables: TABLES }, (db) => {
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
        return { packed: row.packed, hashes: words32(row.hashes), counts: words16(row.counts), alone: row.alone };
      },
      save: ({ clear, values, put, touch, remove }) => inTransaction(db, () => {
        if (clear) db.exec('DELETE FROM article; DELETE FROM parts; DELETE FROM value;');
        // Whatever is written makes it another state than the one it was copied from, unless that is said.
        if (values[COPY_OF] === undefined) db.prepare('DELETE FROM value WHERE name = ?').run(COPY_OF);
        const setValue = db.prepare('INSERT OR REPLACE INTO value VALUES (?, ?)');
        for (const [name, bytes_] of Object.entries(values)) setValue.run(name, bytes_);
        const setArticle = db.prepare(`INSERT OR REPLACE INTO article (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
        const setParts = db.prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?)');
        for (const row of put) {
          setArticle.run(row.file, row.stamp, row.sha256, row.facts, row.lock, row.judged ? 1 : 0, row.lang, bytes(row.keys), row.linkKeys, row.length, bytes(row.top), row.findings);
          setParts.run(row.file, row.packed, bytes(row.hashes), bytes(row.counts), row.alone);
        }
        const touchArticle = db.prepare('UPDATE article SET stamp = ?, lock = ?, findings = ?, length = ?, top = ? WHERE file = ?');
        for (const row of touch) touchArticle.run(row.stamp, row.lock, row.findings, row.length, bytes(row.top), row.file);
        for (const table of remove.length === 0 ? [] : ['article', 'parts']) {
          const drop = db.prepare(`DELETE FROM ${table} WHERE file = ?`);
          for (const name of remove) drop.run(name);
        }
      }),
      close: () => db.close(),
    };
  });
}

type Row = [KeptArticle['file'], string, string, string, string, number, string, Uint8Array, number, number, Uint8Array, string | null];
