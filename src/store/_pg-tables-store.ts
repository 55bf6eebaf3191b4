/** Answers, journal and ledger. */
export const STORE_TABLES = `
  CREATE TABLE slugline.responses (
    key text PRIMARY KEY,
    text text NOT NULL,
    input bigint NOT NULL,
    cached_input bigint NOT NULL,
    output bigint NOT NULL,
    finish text NOT NULL CHECK (finish IN ('stop', 'length', 'filtered')),
    model text NOT NULL,
    cost double precision,
    at timestamptz NOT NULL
  );`;
