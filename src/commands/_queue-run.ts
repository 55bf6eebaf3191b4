import type { GenerateOptions } from '../library.ts';
import { projectName, requireConfig } from '../project.ts';
import { queueDatabaseUrl } from './_queue-open.ts';
import { textFlag, usage, wholeFlag, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** A run whose articles are written by the workers of a shared queue: the project is planned and finished here. */
export interface QueuedRun {
  options: Pick<GenerateOptions, 'remote' | 'version' | 'keyless'>;
  close(): Promise<void>;
}

/** The flags of a run: with --queue, answers, books and the lock of the run are in the same database. @throws SluglineError USAGE */
export function queueFlags(flags: Flags, context: CommandContext): Flags {
  return flags['queue'] === undefined ? flags : { ...flags, store: queueDatabaseUrl({ database: flags['queue'] }, context) };
}

/** @throws SluglineError USAGE for flags that do not fit, STORE_UNWRITABLE when the database does not answer */
export async function queuedRun(flags: Flags, context: CommandContext): Promise<QueuedRun> {
  if (flags['batch'] === true) throw usage('--queue and --batch exclude each other', 'Workers ask one call after the other; leave out one of the two.');
  const priority = Number(textFlag(flags, 'priority') ?? '0');
  if (!Number.isInteger(priority) || Math.abs(priority) > MOST_PRIORITY) throw usage(`--priority ${textFlag(flags, 'priority') ?? ''}: expected a whole number from -${MOST_PRIORITY} to ${MOST_PRIORITY}`, 'For example: --priority 10');
  const weight = wholeFlag(flags, 'weight');
  const project = projectName(requireConfig(context.world.files, context.projectDir));
  const [{ openDatabase }, { openQueue }, { createRemote }] = await Promise.all([import('../store/database.ts'), import('../queue/jobs.ts'), import('../queue/remote.ts')]);
  const database = await openDatabase(queueDatabaseUrl({ database: flags['queue'] }, context), { application: 'slugline generate' });
  const queue = await openQueue(database);
  return {
    options: {
      version: context.version, keyless: true,
      remote: async (run) => createRemote({
        queue, world: context.world, project, run, priority, weight,
        sent({ queued, known }) {
          if (!context.quiet) context.stderr(`${queued} articles are in the queue of ${database.name}${known === 0 ? '' : `, ${known} more were there already`}. Ctrl-C leaves them there; the same command collects them.\n`);
        },
      }),
    },
    async close() {
      await queue.close();
      await database.close();
    },
  };
}

const MOST_PRIORITY = 1000;
