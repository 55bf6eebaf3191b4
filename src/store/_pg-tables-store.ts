/**
 * Answers, journal and ledger. Answers are everybody's: a request names its server and model, so an answer to it is one whichever project asked.
 * Runs, lines of the ledger and batches belong to a project. Texts compare by their bytes, as in SQLite. `token` and the ids of the ledger are made
 * by us before a statement is sent, so that one that is sent twice is carried out once.
 */
export const STORE_TABLES = `
  CREATE TABLE slugline.responses (
    key text COLLATE "C" PRIMARY KEY,
    text text NOT NULL,
    input bigint NOT NULL,
    cached_input bigint NOT NULL,
    output bigint NOT NULL,
    finish text NOT NULL CHECK (finish IN ('stop', 'length', 'filtered')),
    model text NOT NULL,
    cost double precision,
    at text NOT NULL
  );
  CREATE TABLE slugline.ledger (
    id uuid PRIMARY KEY,
    project text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    run text COLLATE "C" NOT NULL,
    slug text NOT NULL,
    stage text COLLATE "C" NOT NULL,
    model text COLLATE "C" NOT NULL,
    input bigint NOT NULL,
    cached_input bigint NOT NULL,
    output bigint NOT NULL,
    cost double precision,
    kind text NOT NULL CHECK (kind IN ('answer', 'failed', 'cached')),
    request text NOT NULL,
    ms bigint NOT NULL
  );
  CREATE INDEX ledger_run ON slugline.ledger (project, run) INCLUDE (kind, cost, input, cached_input, output);
  CREATE INDEX ledger_at ON slugline.ledger (project, at) INCLUDE (kind, cost);
  CREATE TABLE slugline.runs (
    project text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    token uuid NOT NULL,
    at timestamptz NOT NULL,
    command text NOT NULL,
    provider text NOT NULL,
    model text NOT NULL,
    host text NOT NULL,
    articles bigint NOT NULL,
    ended timestamptz,
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
    written bigint NOT NULL DEFAULT 0,
    failed bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (project, id),
    CHECK ((ended IS NULL) = (state = 'running'))
  );
  CREATE INDEX runs_at ON slugline.runs (project, at, id);
  CREATE TABLE slugline.batches (
    place bigint GENERATED ALWAYS AS IDENTITY,
    project text COLLATE "C" NOT NULL,
    mark text COLLATE "C" NOT NULL,
    token uuid NOT NULL,
    at timestamptz NOT NULL,
    host text NOT NULL,
    model text NOT NULL,
    id text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'collected', 'cancelled', 'failed')),
    PRIMARY KEY (project, mark)
  );
  CREATE TABLE slugline.batch_items (
    project text COLLATE "C" NOT NULL,
    batch text COLLATE "C" NOT NULL,
    place integer NOT NULL,
    custom_id text COLLATE "C" NOT NULL,
    slug text NOT NULL,
    stage text NOT NULL,
    request text NOT NULL,
    PRIMARY KEY (project, batch, place),
    UNIQUE (project, batch, custom_id),
    FOREIGN KEY (project, batch) REFERENCES slugline.batches (project, mark)
  );`;
