import { hostname } from 'node:os';
import type { RunHold } from '../library.ts';
import { SluglineError } from '../model/errors.ts';
import type { ResponseStore } from '../model/store.ts';
import { openDatabase, type Database } from './database.ts';
import { openPgStore } from './pg.ts';

/** Runs whose answers are in PostgreSQL: the store, and one run at a time on a project, whichever machine it is on. */
export interface RunDatabase {
  /** Opens the database when nothing has done so yet; it is closed when the last store is closed and the last lock is given back. */
  openStore(): Promise<ResponseStore>;
  /**
   * Takes the lock of the project's directory, as its files are written, and then that of the project at the database.
   * @param here takes the lock of the directory
   * @param options `waitMs`: how long to wait while another run has it, 0 for not at all; `sleep` rejects when `signal` aborts, and so does this;
   *   `onWait` is told who has the lock, once, before the first wait
   * @throws SluglineError USAGE when the other run is still at work after `waitMs`; STORE_UNWRITABLE when the database does not answer
   */
  lockRun(here: () => Promise<RunHold>, options: { waitMs: number; sleep(ms: number, signal?: AbortSignal): Promise<void>; signal?: AbortSignal | undefined; onWait?(holder: string | undefined): void }): Promise<DatabaseLock>;
  /** Whether a run is at work on the project. */
  isAtWork(): Promise<boolean>;
}

/** `lost` is aborted when the lock is lost for good: another run may be at work. */
export type DatabaseLock = Required<RunHold>;

/** Between two tries to get the lock. */
const POLL_MS = 500;
/** At the begin of a run somebody waits. */
const OPEN_PATIENCE_MS = 15_000;
/** PostgreSQL cuts the name of a connection at 63 bytes; what is told of a machine must leave room for the rest. */
const LONGEST_HOST = 24;

/**
 * @param url the address; not shown
 * @param project name of the project in the database
 * @param who what is at work (`generate`) in which process: told to others that find the project locked
 */
export function runDatabase(url: string, project: () => string, { pid, what }: { pid: number; what: string }): RunDatabase {
  const use = shared(async () => openDatabase(url, { openPatienceMs: OPEN_PATIENCE_MS, application: `slugline ${what.slice(0, 12)}@${hostname().slice(0, LONGEST_HOST)}:${pid}` }));
  const key = (): string => `slugline run ${project()}`;
  return {
    async openStore() {
      const { database, done } = await use();
      const store = openPgStore(database, project());
      return { ...store, async close() { await store.close(); await done(); } };
    },
    async lockRun(here, { waitMs, sleep, signal, onWait }) {
      const directory = await here();
      let leave = async (): Promise<void> => directory.release();
      try {
        const { database, done } = await use();
        leave = async () => {
          try {
            await done();
          } finally {
            await directory.release();
          }
        };
        signal?.throwIfAborted();
        for (let left = waitMs, first = true; ; left -= POLL_MS, first = false) {
          const held = await hold(database, key(), project());
          if (held !== undefined) return { lost: held.lost, async release() { await held.release(); await leave(); } };
          const holder = await holderOf(database, key());
          if (!(left > 0)) throw busy(project(), database.name, holder);
          if (first) onWait?.(holder);
          await sleep(Math.min(POLL_MS, left), signal);
        }
      } catch (error) {
        await leave();
        throw error;
      }
    },
    async isAtWork() {
      const { database, done } = await use();
      try {
        return (await findLock(database, key())) !== undefined;
      } finally {
        await done();
      }
    },
  };
}

/** One database for all who use it at the same time. */
function shared(open: () => Promise<Database>): () => Promise<{ database: Database; done(): Promise<void> }> {
  let users = 0;
  let current: Promise<Database> | undefined;
  return async () => {
    users++;
    const mine = (current ??= open());
    let over = false;
    const done = async (): Promise<void> => {
      if (over) return;
      over = true;
      if (--users > 0) return;
      current = undefined;
      await (await mine).close();
    };
    try {
      return { database: await mine, done };
    } catch (error) {
      users--;
      current = undefined;
      throw error;
    }
  };
}

/** Holds the lock over breaks of its connection, as long as nobody else takes it meanwhile: a restart of the server is no end of a run. */
async function hold(database: Database, key: string, project: string): Promise<DatabaseLock | undefined> {
  const lost = new AbortController();
  let released = false;
  let again: Promise<void> | undefined;
  let current: { release(): Promise<void> } | undefined;
  const retake = async (): Promise<void> => {
    let why = 'another run has it now';
    try {
      current = released ? undefined : await database.lock(key, onBreak);
    } catch (error) {
      current = undefined;
      why = error instanceof SluglineError ? (error.problems[0]?.message ?? '') : String(error);
    }
    if (current !== undefined || released) return;
    lost.abort(new SluglineError({
      code: 'STORE_UNWRITABLE', message: `the lock of the project "${project}" at the database ${database.name} is lost: its connection broke, and ${why}`,
      help: 'What was under way is finished and kept, nothing else is begun. Run again when no other run is at work.',
    }));
  };
  const onBreak = (): void => void (again = retake());
  current = await database.lock(key, onBreak);
  if (current === undefined) return undefined;
  return {
    lost: lost.signal,
    async release() {
      released = true;
      await again;
      await current?.release();
    },
  };
}

/** The connection that holds the advisory lock of this name in this database. */
async function findLock(database: Database, key: string): Promise<{ name: string | null; since: Date | null } | undefined> {
  const [found] = await database.query<{ name: string | null; since: Date | null }>(
    `SELECT application_name AS name, backend_start AS since FROM pg_locks LEFT JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND (classid::bigint << 32 | objid::bigint) = hashtextextended($1, 0)`,
    [key],
  );
  return found;
}

/** `generate on build-7, process 123, since 12:03 UTC`; undefined when nobody holds it any more, or it is not known who. */
async function holderOf(database: Database, key: string): Promise<string | undefined> {
  const { name, since } = (await findLock(database, key)) ?? { name: null, since: null };
  const [, what, host, pid] = /^slugline (.*)@(.*):(\d+) lock$/.exec(name ?? '') ?? [];
  return what === undefined ? undefined : `${what} on ${host ?? ''}, process ${pid ?? ''}${since === null ? '' : `, since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC`}`;
}

function busy(project: string, name: string, holder: string | undefined): SluglineError {
  return new SluglineError({
    code: 'USAGE', message: `another run is at work on the project "${project}" at the database ${name}${holder === undefined ? '' : ` (${holder})`}`,
    help: 'Wait until it has finished (--wait SECONDS), or stop it; two runs at once would buy the same answers twice. If it is another project, give each a name of its own: store.project in slugline.config.yaml.',
  });
}
