import { resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { SpendingRow } from '../model/events.ts';
import type { BatchItem, BatchRecord, DirectStore, LedgerEntry, RunRecord, StoredResponse } from '../model/store.ts';
import { createFlusher } from './_flush.ts';
import { explained } from './_sqlite-faults.ts';
import { openDatabase, transaction } from './_sqlite-open.ts';
import { checkedBatch, checkedCount, checkedEnd, checkedEntry, checkedItem, checkedResponse, checkedRun, utcTime } from './checked.ts';

/**
 * The store in an SQLite file; makes the file and its directory. A damaged file is moved to `<path>.broken-<n>` with its log, a new
 * store begins, and `notice` says so. Nothing else in the process may open the file: closing it would drop SQLite's locks.
 * @throws SluglineError FILE_UNREADABLE when the file cannot be opened or written, is no store, or is of a newer Slugline;
 *   every method throws it too when the disk fails, or (`retryable`) when another process holds the store for over 5 seconds
 */
export function openStore(path: string): DirectStore {
  return explained(path, () => {
    const { db, notice } = openDatabase(path);
    const connection: Connection = {
      db,
      use(action) {
        if (!db.isOpen) throw new Error('the store is closed');
        return explained(path, action);
      },
      write: (action) => connection.use(() => transaction(db, action)),
    };
    const flusher = createFlusher(resolve(path));
    return {
      notice,
      ...answers(connection),
      async durable() {
        if (!db.isOpen) throw new Error('the store is closed');
        await flusher.flush().catch((error: unknown) => explained(path, () => { throw error; }));
      },
      ...journal(connection),
      ...batches(connection),
      close() {
        if (!db.isOpen) return;
        flusher.close();
        explained(path, () => db.close());
      },
    };
  });
}

/** Statements are prepared once, when the store is opened: `put` is on the way of every answer. */
interface Connection {
  db: DatabaseSync;
  /** Runs `action` on the open store. @throws SluglineError */
  use<Value>(action: () => Value): Value;
  /** The same with all of `action` or nothing. */
  write<Value>(action: () => Value): Value;
}

/** A row with the three columns of `Usage`. */
type Flat<Row> = Omit<Row, 'usage'> & { input: number; cached_input: number; output: number };

function unflat<Row>({ input, cached_input: cachedInput, output, ...rest }: Flat<Row>): Row {
  return { ...rest, usage: { input, cachedInput, output } } as Row;
}

function answers({ db, use, write }: Connection): Pick<DirectStore, 'get' | 'put' | 'refill' | 'spent' | 'record'> {
  const select = db.prepare('SELECT text, input, cached_input, output, finish, model, cost, at FROM responses WHERE key = ?');
  const insert = 'INSERT INTO responses (key, text, input, cached_input, output, finish, model, cost, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key)';
  const replaceAnswer = db.prepare(`${insert} DO UPDATE SET text = excluded.text, input = excluded.input, cached_input = excluded.cached_input, output = excluded.output,
    finish = excluded.finish, model = excluded.model, cost = excluded.cost, at = excluded.at`);
  const addAnswer = db.prepare(`${insert} DO NOTHING`);
  const addEntry = db.prepare('INSERT INTO ledger (at, run, slug, stage, model, input, cached_input, output, cost, kind, request, ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const sum = db.prepare("SELECT total(cost) AS dollars FROM ledger WHERE kind <> 'cached' AND at >= ?");

  const ofAnswer = (key: string, { text, usage, finish, model, cost, at }: StoredResponse) => [key, text, usage.input, usage.cachedInput, usage.output, finish, model, cost, at] as const;
  const ofEntry = ({ at, run, slug, stage, model, usage, cost, kind, request, ms }: LedgerEntry) =>
    [at, run, slug, stage, model, usage.input, usage.cachedInput, usage.output, cost, kind, request, ms] as const;
  return {
    get(key) {
      const row = use(() => select.get(key)) as Flat<StoredResponse> | undefined;
      return row === undefined ? undefined : unflat<StoredResponse>(row);
    },
    put(key, response, entry) {
      const answer = ofAnswer(key, checkedResponse(response));
      const line = ofEntry(checkedEntry(entry));
      write(() => {
        replaceAnswer.run(...answer);
        addEntry.run(...line);
      });
    },
    refill(known) {
      const all = known.map(([key, response]) => ofAnswer(key, checkedResponse(response)));
      return write(() => all.reduce((added, answer) => added + Number(addAnswer.run(...answer).changes), 0));
    },
    spent(sinceIso) {
      const since = sinceIso === undefined ? '' : utcTime(sinceIso);
      return use(() => (sum.get(since) as { dollars: number }).dollars);
    },
    record(entry) {
      const line = ofEntry(checkedEntry(entry));
      write(() => addEntry.run(...line));
    },
  };
}

function journal({ db, use, write }: Connection): Pick<DirectStore, 'beginRun' | 'endRun' | 'runs' | 'history' | 'spending'> {
  const begin = db.prepare('INSERT INTO runs (id, at, command, provider, model, host, articles) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const end = db.prepare('UPDATE runs SET ended = ?, state = ?, written = ?, failed = ? WHERE id = ?');
  // total(), not sum(): it never overflows, and of nothing it is 0.
  const newest = db.prepare(`
    WITH newest AS (SELECT * FROM runs ORDER BY at DESC, id DESC LIMIT ?)
    SELECT newest.id, newest.at, command, provider, newest.model, host, articles, ended, state, written, failed,
      count(*) FILTER (WHERE kind <> 'cached') AS calls,
      count(*) FILTER (WHERE kind = 'cached') AS reused,
      total(input) FILTER (WHERE kind <> 'cached') AS input,
      total(cached_input) FILTER (WHERE kind <> 'cached') AS cached_input,
      total(output) FILTER (WHERE kind <> 'cached') AS output,
      CASE WHEN count(*) FILTER (WHERE kind <> 'cached' AND cost IS NULL) = 0 THEN total(cost) FILTER (WHERE kind <> 'cached') END AS cost
    FROM newest LEFT JOIN ledger ON ledger.run = newest.id
    GROUP BY newest.id ORDER BY newest.at DESC, newest.id DESC`);
  // One pass over the ledger. The variance is the mean of squares less the square of the mean: token counts and their squares are whole
  // numbers that a double holds exactly.
  const calls = db.prepare(`
    SELECT stage, model, count(*) AS calls, avg(output) AS mean, avg(1.0 * output * output) AS square, total(input) AS input, total(cached_input) AS cached, avg(nullif(ms, 0)) AS ms
    FROM ledger WHERE kind = 'answer' GROUP BY stage, model ORDER BY stage, model`);
  const sums = db.prepare(`
    SELECT stage, model, count(*) FILTER (WHERE kind <> 'cached') AS calls, count(*) FILTER (WHERE kind = 'cached') AS reused, count(*) FILTER (WHERE kind = 'failed') AS failed,
      total(input) FILTER (WHERE kind <> 'cached') AS input, total(cached_input) FILTER (WHERE kind <> 'cached') AS cached_input, total(output) FILTER (WHERE kind <> 'cached') AS output,
      CASE WHEN count(*) FILTER (WHERE kind <> 'cached' AND cost IS NULL) = 0 THEN total(cost) FILTER (WHERE kind <> 'cached') END AS cost
    FROM ledger GROUP BY stage, model ORDER BY stage, model`);
  return {
    beginRun(run) {
      const { id, at, command, provider, model, host, articles } = checkedRun(run);
      write(() => begin.run(id, at, command, provider, model, host, articles));
    },
    endRun(id, given) {
      const { at, state, written, failed } = checkedEnd(given);
      write(() => end.run(at, state, written, failed, id));
    },
    runs(limit) {
      checkedCount(limit, 'runs');
      return (use(() => newest.all(limit)) as unknown as Flat<RunRecord>[]).map((row) => unflat<RunRecord>(row));
    },
    history() {
      const rows = use(() => calls.all()) as { stage: string; model: string; calls: number; mean: number; square: number; input: number; cached: number; ms: number | null }[];
      return rows.map(({ stage, model, calls: count, mean, square, input, cached, ms }) => ({
        stage,
        model,
        calls: count,
        // Rounding may put it a little below 0.
        output: { mean, deviation: Math.sqrt(Math.max(0, square - mean * mean)) },
        cachedShare: input === 0 ? 0 : cached / input,
        ms: ms ?? 0,
      }));
    },
    spending: () => (use(() => sums.all()) as unknown as Flat<SpendingRow>[]).map((row) => unflat<SpendingRow>(row)),
  };
}

function batches({ db, use, write }: Connection): Pick<DirectStore, 'addBatch' | 'updateBatch' | 'batches' | 'batchItems'> {
  const add = db.prepare('INSERT INTO batches (mark, at, host, model, id, state) VALUES (?, ?, ?, ?, ?, ?)');
  const addItem = db.prepare('INSERT INTO batch_items (batch, place, custom_id, slug, stage, request) VALUES (?, ?, ?, ?, ?, ?)');
  const update = db.prepare('UPDATE batches SET id = coalesce(?, id), state = coalesce(?, state) WHERE mark = ?');
  const select = db.prepare('SELECT mark, at, host, model, id, state FROM batches WHERE ? IN (state, \'\') ORDER BY at, rowid');
  const items = db.prepare('SELECT custom_id AS customId, slug, stage, request FROM batch_items WHERE batch = ? ORDER BY place');
  return {
    addBatch(batch, calls) {
      const { mark, at, host, model, id, state } = checkedBatch(batch);
      const all = calls.map(checkedItem);
      write(() => {
        add.run(mark, at, host, model, id, state);
        all.forEach(({ customId, slug, stage, request }, place) => addItem.run(mark, place, customId, slug, stage, request));
      });
    },
    updateBatch(mark, { id, state }) {
      write(() => update.run(id ?? null, state ?? null, mark));
    },
    batches: (state) => (use(() => select.all(state ?? '')) as unknown as BatchRecord[]).map((row) => ({ ...row })),
    batchItems: (mark) => (use(() => items.all(mark)) as unknown as BatchItem[]).map((row) => ({ ...row })),
  };
}
