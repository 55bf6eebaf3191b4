import { randomUUID } from 'node:crypto';
import type { LedgerEntry, ResponseStore, StoredResponse } from '../model/store.ts';
import { batches } from './_pg-batches.ts';
import { journal, unflat, type Flat } from './_pg-journal.ts';
import { withAnyText, type Way } from './_pg-text.ts';
import { checkedEntry, checkedResponse } from './checked.ts';
import type { Database } from './database.ts';

/** Answers that go to the database in one statement: some megabytes. */
const ANSWERS_AT_ONCE = 200;

/**
 * The store in PostgreSQL. Answers are shared by all projects, runs, ledger and batches belong to `project`. An answer is safe from a power cut of the
 * server when `put` is over: PostgreSQL flushes its log before it says so, unless it was told otherwise (`synchronous_commit = off`). A lost connection
 * is waited out; what was under way is sent again, and carried out once.
 * @param database stays open when the store is closed
 * @throws (every method) SluglineError STORE_UNWRITABLE when the database stays away or cannot write
 */
export function openPgStore(database: Database, project: string): ResponseStore {
  let closed = false;
  const open = (): void => {
    if (closed) throw new Error('the store is closed');
  };
  const send = withAnyText(database.query);
  const way: Way = {
    async query(sql, values) {
      open();
      return send(sql, values);
    },
    async transaction(work) {
      open();
      return database.transaction(async (query) => work(withAnyText(query)));
    },
  };
  return {
    notice: undefined,
    ...answers(way, project),
    async durable() {
      open();
    },
    ...journal(way, project),
    ...batches(way, project),
    close() {
      closed = true;
    },
  };
}

/** Columns of an answer, with the types that a list of them needs. */
const COLUMNS = 'key, text, input, cached_input, output, finish, model, cost, at';
const TYPES = ['text', 'text', 'bigint', 'bigint', 'bigint', 'text', 'text', 'float8', 'text'];

function answers({ query, transaction }: Way, project: string): Pick<ResponseStore, 'get' | 'put' | 'refill' | 'record'> {
  const ofAnswer = (key: string, { text, usage, finish, model, cost, at }: StoredResponse): unknown[] => [key.toWellFormed(), text, usage.input, usage.cachedInput, usage.output, finish, model, cost, at];
  // The id is ours, so that a line that is sent twice is one line.
  const ofEntry = ({ at, run, slug, stage, model, usage, cost, kind, request, ms }: LedgerEntry): unknown[] =>
    [randomUUID(), project, new Date(at), run, slug, stage, model, usage.input, usage.cachedInput, usage.output, cost, kind, request, ms];
  const line = `INSERT INTO slugline.ledger (id, project, at, run, slug, stage, model, input, cached_input, output, cost, kind, request, ms)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (id) DO NOTHING`;
  // One statement is one transaction and one way there and back. Where the line is there already, so is the answer, and perhaps a newer one.
  const put = `WITH line AS (${line} RETURNING id)
    INSERT INTO slugline.responses (${COLUMNS}) SELECT ${TYPES.map((type, index) => `$${index + 15}::${type}`).join(', ')} FROM line
    ON CONFLICT (key) DO UPDATE SET text = excluded.text, input = excluded.input, cached_input = excluded.cached_input, output = excluded.output,
      finish = excluded.finish, model = excluded.model, cost = excluded.cost, at = excluded.at`;
  const add = `INSERT INTO slugline.responses (${COLUMNS}) SELECT * FROM unnest(${TYPES.map((type, index) => `$${index + 1}::${type}[]`).join(', ')}) ON CONFLICT (key) DO NOTHING RETURNING key`;
  return {
    async get(key) {
      const [row] = await query<Flat<StoredResponse>>('SELECT text, input::float8 AS input, cached_input::float8 AS cached_input, output::float8 AS output, finish, model, cost, at FROM slugline.responses WHERE key = $1', [key.toWellFormed()]);
      return row === undefined ? undefined : unflat<StoredResponse>(row);
    },
    async put(key, response, entry) {
      await query(put, [...ofEntry(checkedEntry(entry)), ...ofAnswer(key, checkedResponse(response))]);
    },
    async refill(known) {
      const all = known.map(([key, response]) => ofAnswer(key, checkedResponse(response)));
      return transaction(async (send) => {
        let added = 0;
        for (let from = 0; from < all.length; from += ANSWERS_AT_ONCE) {
          const some = all.slice(from, from + ANSWERS_AT_ONCE);
          added += (await send(add, TYPES.map((_type, column) => some.map((answer) => answer[column])))).length;
        }
        return added;
      });
    },
    async record(entry) {
      await query(line, ofEntry(checkedEntry(entry)));
    },
  };
}
