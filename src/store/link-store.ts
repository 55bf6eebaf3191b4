import { resolve } from 'node:path';
import type { LinkStore } from '../model/link-store.ts';
import { bytes, inTransaction, openCacheFile, removeCacheFile, words16, words32 } from './_sqlite-cache.ts';
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
        removeCacheFile(file);
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
        removeCacheFile(file);
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}

type Row = [file: string, stamp: string, sha256: string, body: Uint8Array, hashes: Uint8Array, counts: Uint8Array, phrases: Uint8Array];

function connect(file: string): LinkStore {
  return openCacheFile(file, { format: FORMAT, tables: TABLES }, (db) => {
    const all = db.prepare('SELECT file, stamp, sha256, body, hashes, counts, phrases FROM article');
    all.setReturnArrays(true);
    const settings = db.prepare('SELECT value FROM setting WHERE name = \'settings\'');
    const known = (): string | undefined => (settings.get() as { value: string } | undefined)?.value;
    return {
      settings: known,
      articles: () => (all.all() as unknown as Row[]).map(([name, stamp, sha256, body, hashes, counts, phrases]) => ({ file: name, stamp, sha256, body, hashes: words32(hashes), counts: words16(counts), phrases: words32(phrases) })),
      save: (change) => inTransaction(db, () => {
        if (known() !== change.settings) db.exec('DELETE FROM article');
        db.prepare('INSERT OR REPLACE INTO setting VALUES (\'settings\', ?)').run(change.settings);
        const put = db.prepare('INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)');
        for (const { file: name, stamp, sha256, body, hashes, counts, phrases } of change.put) put.run(name, stamp, sha256, body, bytes(hashes), bytes(counts), bytes(phrases));
        const drop = db.prepare('DELETE FROM article WHERE file = ?');
        for (const name of change.remove) drop.run(name);
      }),
      close: () => db.close(),
    };
  });
}
