import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** Name of the variable with the address of the shared database. */
export const DATABASE_ENV = 'SLUGLINE_DATABASE_URL';

/** The address of the shared database, by flag or environment. @throws SluglineError USAGE when there is none */
export function databaseOf(flags: Flags, { world }: Pick<CommandContext, 'world'>, flag = 'database'): string {
  const url = textFlag(flags, flag) ?? (world.env(DATABASE_ENV)?.trim() || undefined);
  if (url !== undefined) return url;
  throw usage('there is no shared database', `Name it: --${flag} postgres://user:password@host:5432/name, or set ${DATABASE_ENV}, which keeps the password out of the list of processes.`);
}
