import type { Command } from 'commander';
import type { World } from '../model/world.ts';

/** What a command gets from the command line: the World and the streams. */
export interface CommandContext {
  world: World;
  /** Of Slugline. */
  version: string;
  cwd: string;
  /** As given by --project. */
  projectDir: string;
  json: boolean;
  quiet: boolean;
  signal: AbortSignal;
  /** Results. */
  stdout(text: string): void;
  /** Progress, notices, errors. */
  stderr(text: string): void;
  /** All of standard input. */
  stdin(): Uint8Array;
  /** Set when standard error is a terminal. */
  terminal: { columns: number } | undefined;
  color: { stdout: boolean; stderr: boolean };
  /** Asks the person on standard error and gives the line they type; '' for Ctrl-C, Ctrl-D and an interrupt. Set only when there is one: both standard input and standard error are terminals. */
  ask?: (question: string) => Promise<string>;
}

/** The shape of every file in this folder: declares its arguments, then runs and returns the exit code. */
export interface CommandModule {
  configure(command: Command): void;
  /** A signal is how it is meant to end: its own exit code counts. */
  endsBySignal?: boolean;
  run(args: readonly string[], flags: Readonly<Record<string, unknown>>, context: CommandContext): Promise<number>;
}
