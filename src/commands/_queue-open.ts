import type { Queue } from '../model/queue.ts';
import { openDatabase } from '../store/database.ts';
import { isDatabaseUrl } from '../text/database-address.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** A person waits: not as long as a worker does. */
const PATIENCE_MS = 3000;

/** Address of the shared database: a flag, or the environment, where a password is not in the list of processes. @throws SluglineError USAGE */
export function databaseUrl(flags: Flags, context: CommandContext): string {
  const url = textFlag(flags, 'database') ?? textFlag(flags, 'store') ?? context.world.env('SLUGLINE_DATABASE_URL');
  if (url === undefined || url === '') throw usage('which database? None is given', 'Set SLUGLINE_DATABASE_URL, or give --database postgres://user:password@host:5432/name');
  if (!isDatabaseUrl(url)) throw usage('the queue lies in a PostgreSQL database; this is no address of one', 'It looks like postgres://user:password@host:5432/name.');
  return url;
}

/** Opens the queue for a command, and closes it behind it. @throws SluglineError USAGE, STORE_UNWRITABLE */
export async function withQueue<Value>(flags: Flags, context: CommandContext, work: (queue: Queue, name: string) => Promise<Value>): Promise<Value> {
  const database = await openDatabase(databaseUrl(flags, context), { connections: 3, patienceMs: PATIENCE_MS, application: 'slugline queue' });
  try {
    const { openQueue } = await import('../queue/jobs.ts');
    const queue = await openQueue(database);
    try {
      return await work(queue, database.name);
    } finally {
      await queue.close();
    }
  } finally {
    await database.close();
  }
}
