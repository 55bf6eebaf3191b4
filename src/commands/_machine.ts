import type { GenerateOptions } from '../library.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** What a run needs of this machine: the response store, and the lock that keeps a second run out. Loaded when asked for. */
export function machineOf(context: Pick<CommandContext, 'world' | 'signal' | 'quiet' | 'stderr'>, flags: Flags, command: string): Required<Pick<GenerateOptions, 'openStore' | 'lockRun'>> {
  const waitMs = waitOf(flags);
  return {
    openStore: async (path) => (await import('../store/sqlite.ts')).openStore(path),
    async lockRun(path) {
      const { waitForRunLock } = await import('../store/run-lock.ts');
      const holder = { pid: process.pid, since: context.world.now().toISOString(), what: command };
      return waitForRunLock(path, holder, {
        waitMs, sleep: context.world.sleep,
        ...(context.signal.aborted ? {} : { signal: context.signal }),
        onWait(busy) {
          if (!context.quiet) context.stderr(`Waiting for another run${busy === undefined ? '' : ` (process ${busy.pid}, ${busy.what})`} to finish …\n`);
        },
      });
    },
  };
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
