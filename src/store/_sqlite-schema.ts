/** "SLUG" in the header of the file: tells our databases from other people's. */
export const APPLICATION_ID = 0x534c5547;

/** Step n takes a database from `user_version` n to n + 1. Only ever append: databases of every version are out there. */
export const MIGRATIONS: readonly string[] = [
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

  // The index has all that the sums of a run need: less than half the time of looking up the lines. Of a run only the end may be missing:
  // one that was killed never tells it.
  `ALTER TABLE ledger ADD COLUMN request TEXT NOT NULL DEFAULT '';
   ALTER TABLE ledger ADD COLUMN ms INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX ledger_run ON ledger (run, kind, cost, input, cached_input, output);
   CREATE TABLE runs (
     id TEXT NOT NULL PRIMARY KEY,
     at TEXT NOT NULL,
     command TEXT NOT NULL,
     provider TEXT NOT NULL,
     model TEXT NOT NULL,
     host TEXT NOT NULL,
     articles INTEGER NOT NULL,
     ended TEXT,
     state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
     written INTEGER NOT NULL DEFAULT 0,
     failed INTEGER NOT NULL DEFAULT 0,
     CHECK ((ended IS NULL) = (state = 'running'))
   ) STRICT;
   CREATE TABLE batches (
     mark TEXT NOT NULL PRIMARY KEY,
     at TEXT NOT NULL,
     host TEXT NOT NULL,
     model TEXT NOT NULL,
     id TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('open', 'collected', 'cancelled', 'failed'))
   ) STRICT;
   CREATE TABLE batch_items (
     batch TEXT NOT NULL REFERENCES batches (mark),
     place INTEGER NOT NULL,
     custom_id TEXT NOT NULL,
     slug TEXT NOT NULL,
     stage TEXT NOT NULL,
     request TEXT NOT NULL,
     PRIMARY KEY (batch, place),
     UNIQUE (batch, custom_id)
   ) STRICT;`,
];
