import type { GenerateOptions } from '../library.ts';
import { SluglineError } from '../model/errors.ts';
import { projectName } from '../project-name.ts';
import { databaseUrl } from './_queue-open.ts';
import { textFlag, usage, wholeFlag, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** A run whose articles are written by the workers of a shared queue: the project is planned and finished here. */
export interface QueuedRun {
  options: Pick<GenerateOptions, 'remote' | 'openStore' | 'lockRun' | 'version' | 'signal'>;
  close(): Promise<void>;
}

/** A lock that was lost with its connection is asked for again so often. */
const [REGAIN_TRIES, REGAIN_MS] = [20, 500];

/**
 * @param lockFile keeps out another run on this machine
 * @throws SluglineError USAGE for flags that do not fit, STORE_UNWRITABLE when the database does not answer
 */
export async function queuedRun(flags: Flags, context: CommandContext, lockFile: NonNullable<GenerateOptions['lockRun']>): Promise<QueuedRun> {
  if (flags['batch'] === true) throw usage('--queue and --batch exclude each other', 'Workers ask one call after the other; leave out one of the two.');
  const priority = Number(textFlag(flags, 'priority') ?? '0');
  if (!Number.isInteger(priority) || Math.abs(priority) > 1000) throw usage(`--priority ${textFlag(flags, 'priority') ?? ''}: expected a whole number from -1000 to 1000`, 'For example: --priority 10');
  const weight = wholeFlag(flags, 'weight');
  const url = databaseUrl({ database: flags['queue'] }, context);
  const [{ openDatabase }, { openQueue }, { createRemote }, { openPgStore }] = await Promise.all([import('../store/database.ts'), import('../queue/jobs.ts'), import('../queue/remote.ts'), import('../store/pg.ts')]);
  const database = await openDatabase(url, { application: 'slugline generate' });
  const queue = await openQueue(database);
  const leaving = new AbortController();
  const name = projectName(context.world.files, context.projectDir);
  return {
    options: {
      version: context.version,
      // A lock that was lost with its connection may be somebody else's by now: nothing may be placed any more.
      signal: AbortSignal.any([context.signal, leaving.signal]),
      openStore: () => openPgStore(database, name),
      async lockRun(path) {
        const here = await lockFile(path);
        let shared = await database.lock(`run ${name}`, regain);
        if (shared === undefined) {
          here.release();
          throw new SluglineError({ code: 'USAGE', message: `another machine is at work on the project "${name}"`, help: 'Wait until it is done; `slugline queue status` shows how far it is.' });
        }
        let released = false;
        return {
          release() {
            released = true;
            here.release();
            void shared?.release();
          },
        };

        /** The connection broke, perhaps with the whole database. Unless somebody else came before us, the lock is ours again. */
        function regain(): void {
          void again().catch(() => leaving.abort());
        }

        async function again(): Promise<void> {
          for (let tries = 0; tries < REGAIN_TRIES; tries++) {
            if (released) return;
            shared = await database.lock(`run ${name}`, regain);
            if (shared !== undefined) return;
            // The server may not have noticed yet that our old connection is gone.
            await context.world.sleep(REGAIN_MS);
          }
          leaving.abort();
        }
      },
      remote: async (run) => createRemote({
        queue, world: context.world, project: name, run, priority, weight,
        sent: ({ queued, known }) => { if (!context.quiet) context.stderr(`${queued} articles are in the queue of ${database.name}${known === 0 ? '' : `, ${known} more were there already`}. Ctrl-C leaves them there; the same command collects them.\n`); },
      }),
    },
    async close() {
      await queue.close();
      await database.close();
    },
  };
}
