import type { GenerateOptions } from '../library.ts';
import type { ResponseStore } from '../model/store.ts';
import type { RunDatabase } from '../store/run-database.ts';
import { isDatabaseUrl } from '../text/database-address.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** What a run needs of this machine, or of a database that several share: the response store, and the lock that keeps a second run out. Loaded when asked for. */

/** What of a command's context it takes; a thread has as much. */
export type MachineContext = Pick<CommandContext, 'world' | 'signal' | 'quiet' | 'stderr' | 'projectDir' | 'cwd'>;

export interface Machine extends Required<Pick<GenerateOptions, 'openStore' | 'lockRun'>> {
  /** Opens the store when there is one: nothing is made. */
  openKnownStore(path: string): Promise<ResponseStore | undefined>;
  /** Whether a run is at work on the project. */
  isAtWork(path: string): Promise<boolean>;
}

/** Environment variable with the address of the database; the flag counts more. */
const VARIABLE = 'SLUGLINE_DATABASE_URL';

/** An address as it was given: by a flag, or by the environment, where a password is not in the list of processes. */
export function givenDatabase({ world }: Pick<MachineContext, 'world'>, flag: string | undefined): string | undefined {
  return flag ?? (world.env(VARIABLE)?.trim() || undefined);
}

/** The address of the database that keeps answers; undefined when they are kept in the project's own file. @throws SluglineError USAGE */
export function databaseUrl(context: Pick<MachineContext, 'world'>, flags: Flags): string | undefined {
  const flag = textFlag(flags, 'store');
  const url = givenDatabase(context, flag);
  // What is wrong is not repeated: it may hold a password.
  if (url !== undefined && !isDatabaseUrl(url)) throw usage(`${flag === undefined ? VARIABLE : '--store'}: this is no address of a PostgreSQL database`, 'It looks like postgres://user:password@host:5432/name. Without it answers are kept in .slugline/store.db.');
  return url;
}

/** @throws SluglineError USAGE */
export function machineOf(context: MachineContext, flags: Flags, command: string): Machine {
  const files = fileMachine(context, flags, command);
  const url = databaseUrl(context, flags);
  return url === undefined ? files : databaseMachine(url, files, context, flags, command);
}

/** Store and lock of the project's own directory: enough where nothing is bought and only files of this checkout are written. @throws SluglineError USAGE */
export function fileMachine(context: MachineContext, flags: Flags, command: string): Machine {
  const waitMs = waitOf(flags);
  const openStore: Machine['openStore'] = async (path) => (await import('../store/sqlite.ts')).openStore(path);
  return {
    openStore,
    openKnownStore: async (path) => (context.world.files.stat(path) === undefined ? undefined : openStore(path)),
    async lockRun(path) {
      const { waitForRunLock } = await import('../store/run-lock.ts');
      return waitForRunLock(path, { ...who(command), since: context.world.now().toISOString() }, {
        ...waiting(context, waitMs),
        onWait: (busy) => sayThatItWaits(context, busy === undefined ? undefined : `process ${busy.pid}, ${busy.what}`),
      });
    },
    async isAtWork(path) {
      const { acquireRunLock } = await import('../store/run-lock.ts');
      try {
        const lock = acquireRunLock(path, { pid: process.pid, since: '', what: command });
        if ('busy' in lock) return true;
        lock.release();
      } catch {
        // Where no lock can be made, no run can be at work.
      }
      return false;
    },
  };
}

/** Answers are in the database; the lock of the directory is taken all the same: its files are written, too. */
function databaseMachine(url: string, files: Machine, context: MachineContext, flags: Flags, command: string): Machine {
  const waitMs = waitOf(flags);
  let loaded: Promise<RunDatabase> | undefined;
  const database = async (): Promise<RunDatabase> => (loaded ??= (async () => (await import('./_run-database.ts')).runDatabaseOf(url, context, who(command)))());
  const openStore: Machine['openStore'] = async () => (await database()).openStore();
  return {
    openStore,
    openKnownStore: async (path) => openStore(path),
    lockRun: async (path) => (await database()).lockRun(async () => files.lockRun(path), { ...waiting(context, waitMs), onWait: (holder) => sayThatItWaits(context, holder) }),
    isAtWork: async () => (await database()).isAtWork(),
  };
}

function who(command: string): { pid: number; what: string } {
  return { pid: process.pid, what: command };
}

function waiting({ world, signal }: MachineContext, waitMs: number): { waitMs: number; sleep: CommandContext['world']['sleep']; signal?: AbortSignal } {
  return { waitMs, sleep: world.sleep, ...(signal.aborted ? {} : { signal }) };
}

function sayThatItWaits(context: MachineContext, holder: string | undefined): void {
  if (!context.quiet) context.stderr(`Waiting for another run${holder === undefined ? '' : ` (${holder})`} to finish …\n`);
}

/** Milliseconds of --wait; 0 without it. @throws SluglineError USAGE */
function waitOf(flags: Flags): number {
  const value = textFlag(flags, 'wait');
  if (value === undefined) return 0;
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  throw usage(`--wait ${value}: expected a number of seconds`, 'For example: --wait 600');
}

/** The value of --budget. @throws SluglineError USAGE */
export function budgetOf(flags: Flags): number | undefined {
  const value = textFlag(flags, 'budget');
  if (value === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value) && Number(value) > 0) return Number(value);
  throw usage(`--budget ${value}: expected an amount of US dollars above 0`, 'For example: --budget 2.50');
}
