import type { Command } from 'commander';
import type { GenerateOptions } from '../library.ts';
import { textFlag, usage, type Flags } from './_usage.ts';

/** Flags that `plan` and `generate` share. */
export function addWriterFlags(command: Command): void {
  command
    .argument('[briefs...]', 'briefs by file or slug (default: all)')
    .option('--provider <name>', 'who writes: auto, openai, offline, replay')
    .option('--model <name>', 'the model, instead of the one in the config')
    .option('--only <name>', 'just this brief, by file or slug')
    .option('--force', 'write again even what is up to date');
}

/** @throws SluglineError USAGE */
export function writerOptions(args: readonly string[], flags: Flags): GenerateOptions {
  const only = textFlag(flags, 'only');
  const concurrency = textFlag(flags, 'concurrency');
  if (concurrency !== undefined && !/^[1-9]\d{0,3}$/.test(concurrency)) throw usage(`--concurrency ${concurrency}: expected a number from 1 to 9999`, 'For example: --concurrency 4');
  return {
    briefs: [...args, ...(only === undefined ? [] : [only])],
    provider: textFlag(flags, 'provider'),
    model: textFlag(flags, 'model'),
    force: flags['force'] === true,
    ...(concurrency === undefined ? {} : { concurrency: Number(concurrency) }),
  };
}
