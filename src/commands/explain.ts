import type { Command } from 'commander';
import { usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

export function configure(command: Command): void {
  command.description('show every claim of an article (number, name, quotation, promise, offer) with what proves it; exit code 1 when something proves nothing')
    .argument('[articles...]', 'slugs of the project, or files; default: all articles of the output directory')
    .option('--unbound', 'only what nothing proves');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  if (args.length === 0 && context.json && flags['unbound'] !== true) throw usage('explain --json needs an article', 'Name one, or add --unbound to get what is not proven in all of them.');
  const { explain } = await import('./_explain-run.ts');
  return explain(args, flags['unbound'] === true, context);
}
