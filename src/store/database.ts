import pg from 'pg';
import { SluglineError } from '../model/errors.ts';
import { readDatabaseUrl } from '../text/database-address.ts';
import { isLost, isPassing, told } from './_pg-faults.ts';
import { holdLock, listenTo } from './_pg-held.ts';
import { migrate } from './_pg-schema.ts';

/**
 * PostgreSQL, as everything that several machines share speaks to it. A lost connection or a server that starts again is waited out: statements are
 * tried again, so each must mean the same when it is carried out twice (`ON CONFLICT`, ids of our own).
 */
export interface Database {
  /** Runs one statement. @returns its rows @throws SluglineError STORE_UNWRITABLE when the database stays away, or its own fault */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs several in one transaction, all or nothing; all of it is tried again, so `work` must not keep anything from a failed try. */
  transaction<Value>(work: (query: Query) => Promise<Value>): Promise<Value>;
  /**
   * Holds the advisory lock `name` on a connection of its own.
   * @param lost called when the connection broke: somebody else may have the lock by now
   * @returns undefined when somebody else holds it
   */
  lock(name: string, lost: () => void): Promise<{ release(): Promise<void> } | undefined>;
  /**
   * Calls `heard` after each `NOTIFY channel`, on a connection of its own, and once it listens (again): what was told before went unheard.
   * A connection that breaks is made anew in the background: nothing may depend on it alone.
   */
  listen(channel: string, heard: () => void): { close(): Promise<void> };
  /** Host, port and name of the database, without user and password: may be shown. */
  readonly name: string;
  /** May be called twice. */
  close(): Promise<void>;
}

export type Query = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

export interface DatabaseOptions {
  /** Most connections at once. */
  connections?: number;
  /** How long a database that is away is waited for, milliseconds. */
  patienceMs?: number;
  /** The same for the first connection, where a person may be waiting and the address may be wrong; default: `patienceMs`. */
  openPatienceMs?: number;
  /** How often a lock makes sure that it is still held, milliseconds; as long is waited for the answer. */
  beatMs?: number;
  /** Name shown in pg_stat_activity. */
  application?: string;
}

const CONNECTIONS = 10;
/** A restart takes seconds; a failover of a managed database about a minute. */
const PATIENCE_MS = 120_000;
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [50, 2000];
const BEAT_MS = 20_000;

/**
 * Opens the database and brings its schema up to date.
 * @param url `postgres://user:password@host:port/name`
 * @throws SluglineError CONFIG_INVALID for an address that is none, STORE_UNWRITABLE when nobody answers or the schema is of a newer Slugline
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const { name, secrets } = describe(url);
  const held = { url, application: options.application ?? 'slugline', beatMs: options.beatMs ?? BEAT_MS };
  const pool = new pg.Pool({
    connectionString: url, max: options.connections ?? CONNECTIONS, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000, keepAlive: true,
    application_name: held.application,
  });
  // A connection that breaks while idle is replaced by the next query, one that breaks in a transaction rejects its query; without a listener
  // either would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  const whole = options.patienceMs ?? PATIENCE_MS;
  let patience = options.openPatienceMs ?? whole;
  let closed: Promise<void> | undefined;

  /** Tries until it works, the fault is no passing one, or patience is over. */
  const patiently = async <Value>(attempt: () => Promise<Value>): Promise<Value> => {
    const begun = performance.now();
    for (let tries = 0; ; tries++) {
      if (closed !== undefined) throw new Error('the database is closed');
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof SluglineError) throw error;
        if (!isPassing(error)) throw told(error, name, secrets);
        if (performance.now() - begun > patience) throw told(error, name, secrets);
        // Jitter, so that workers do not come back all at once.
        await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries) * (0.5 + Math.random() / 2));
      }
    }
  };

  const database: Database = {
    name,
    query: (sql, values) => patiently(async () => rowsOf(await pool.query(sql, values as unknown[] | undefined))),
    transaction: (work) => patiently(async () => {
      const client = await pool.connect();
      // The pool does not listen while a connection is lent: one that breaks between two statements would end the process.
      const ignore = (): void => undefined;
      client.on('error', ignore);
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const value = await work(async (sql, values) => rowsOf(await client.query(sql, values as unknown[] | undefined)));
        await client.query('COMMIT');
        return value;
      } catch (error) {
        broken = isLost(error) ? (error as Error) : undefined;
        if (broken === undefined) await client.query('ROLLBACK').catch((fault: unknown) => { broken = fault as Error; });
        throw error;
      } finally {
        // A connection in an unknown state is thrown away.
        client.release(broken);
        // Listened to until it is back: from here on the pool does.
        client.off('error', ignore);
      }
    }),
    lock: (key, lost) => patiently(() => holdLock(held, key, lost)),
    listen: (channel, heard) => listenTo(held, channel, heard),
    close: () => (closed ??= pool.end()),
  };
  try {
    await migrate(database);
    patience = whole;
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** Several statements in one text without values give a list of results: all their rows, one after the other. */
function rowsOf<Row>(result: pg.QueryResult | pg.QueryResult[]): Row[] {
  return (Array.isArray(result) ? result.flatMap(({ rows }) => rows as Row[]) : result.rows) as Row[];
}

function describe(url: string): { name: string; secrets: string[] } {
  const read = readDatabaseUrl(url);
  // The address itself is not repeated: it may hold a password all the same.
  if (read === undefined) throw new SluglineError({ code: 'CONFIG_INVALID', message: 'this is no address of a PostgreSQL database', help: 'It looks like postgres://user:password@host:5432/name.' });
  return read;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
