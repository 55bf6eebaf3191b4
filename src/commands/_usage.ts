import { SluglineError } from '../model/errors.ts';

/** Flags as the command line gives them, by name. */
export type Flags = Readonly<Record<string, unknown>>;

/** The value of a flag that takes one; undefined when it is not there. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** Where answers are kept; commands that ask a model or look at its answers have it. */
export const STORE_FLAG = ['--store <url>', 'keep answers in PostgreSQL, for several machines: postgres://… (or SLUGLINE_DATABASE_URL, which shows no password in the list of processes)'] as const;

/** A fault of the command line: exit code 2, with what to type instead. */
export function usage(message: string, help: string): SluglineError {
  return new SluglineError({ code: 'USAGE', message, help });
}

/** The value of a flag that takes a number from 1; undefined when it is not there. @throws SluglineError USAGE */
export function wholeFlag(flags: Flags, name: string): number | undefined {
  const value = textFlag(flags, name);
  if (value === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw usage(`--${name} ${value}: expected a whole number from 1`, `For example: --${name} 8`);
}
