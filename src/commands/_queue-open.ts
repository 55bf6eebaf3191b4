import type { Queue } from '../model/queue.ts';
import { isDatabaseUrl } from '../text/database-address.ts';
import { givenDatabase } from './_machine.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** A person waits: not as long as a worker does. */
const PATIENCE_MS = 3000;

/** Address of the shared database, which has to be given. @throws SluglineError USAGE */
export function queueDatabaseUrl(flags: Flags, context: CommandContext): string {
  const url = givenDatabase(context, textFlag(flags, 'database') ?? textFlag(flags, 'store'));
  if (url === undefined || url === '') throw usage('which database? None is given', 'Set SLUGLINE_DATABASE_URL, or give --database postgres://user:password@host:5432/name');
  if (!isDatabaseUrl(url)) throw usage('the queue lies in a PostgreSQL database; this is no address of one', 'It looks like postgres://user:password@host:5432/name.');
  return url;
}

/** Opens the queue for a command, and closes it behind it. @throws SluglineError USAGE, STORE_UNWRITABLE */
export async function withQueue<Value>(flags: Flags, context: CommandContext, work: (queue: Queue, name: string) => Promise<Value>): Promise<Value> {
  // Loaded here: `generate` reads this file for every run, and most have no queue.
  const { openDatabase } = await import('../store/database.ts');
  const database = await openDatabase(queueDatabaseUrl(flags, context), { connections: 3, patienceMs: PATIENCE_MS, application: 'slugline queue' });
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
