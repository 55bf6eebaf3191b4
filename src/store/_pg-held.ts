import { Socket } from 'node:net';
import pg from 'pg';

/** Connections that are kept, for what the server forgets with them: advisory locks, and what it tells of. */

export interface HeldOptions {
  url: string;
  application: string;
  /** How often it is made sure that the connection is there, milliseconds; as long is waited for the answer. */
  beatMs: number;
}

/** A holder that is cut off knows it after two beats at most; the server, which gives the lock to the next one, after 75 seconds at least. */
const DEAD_CLIENT = 'SET tcp_keepalives_idle = 45; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3';

/** @returns undefined when somebody else holds the lock; as `Database.lock` @throws the fault of the connection */
export async function holdLock(options: HeldOptions, key: string, lost: () => void): Promise<{ release(): Promise<void> } | undefined> {
  const { client, keep } = held(options, 'lock');
  let released = false;
  client.on('end', () => { if (!released) lost(); });
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [key]);
    if (rows[0]?.held === true) {
      await client.query(DEAD_CLIENT);
      keep();
      return { async release() { released = true; await client.end().catch(() => undefined); } };
    }
    released = true;
    await client.end();
    return undefined;
  } catch (error) {
    released = true;
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Tries to listen again after this long, at first and at most. */
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [100, 10_000];

/** As `Database.listen`. */
export function listenTo(options: HeldOptions, channel: string, heard: () => void): { close(): Promise<void> } {
  let closed = false;
  let waitMs = FIRST_WAIT_MS;
  let timer: NodeJS.Timeout | undefined;
  let current: pg.Client | undefined;
  const tell = (): void => { if (!closed) heard(); };
  const open = async (): Promise<void> => {
    const { client, keep } = held(options, 'ear');
    current = client;
    client.on('notification', tell);
    client.on('end', again);
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      keep();
      waitMs = FIRST_WAIT_MS;
      // What was told while nobody listened.
      tell();
    } catch {
      await client.end().catch(() => undefined);
      again();
    }
  };
  const again = (): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void open(), waitMs).unref();
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  };
  void open();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await current?.end().catch(() => undefined);
    },
  };
}

/** @returns a client that is not connected yet; `keep` makes sure from then on that it is */
function held({ url, application, beatMs }: HeldOptions, what: string): { client: pg.Client; keep(): void } {
  const socket = new Socket();
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: beatMs, keepAlive: true, stream: () => socket, application_name: `${application} ${what}` });
  let beat: NodeJS.Timeout | undefined;
  // Without a listener it would end the process.
  client.on('error', () => undefined);
  client.on('end', () => clearInterval(beat));
  return {
    client,
    // A connection that is silent is dropped by some networks, and one that is dead looks like a silent one.
    keep() { beat = setInterval(() => { client.query('SELECT 1').catch(() => socket.destroy()); }, beatMs).unref(); },
  };
}
