import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandModule } from '../../src/commands/context.ts';
import { ROOT } from './blog.ts';

/** What lies in deploy/ and docs/operations.md, against the commands there really are. */

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The flags that every command has, as `cli.ts` adds them. */
const COMMON = ['--project <dir>', '--json', '--quiet', '--no-color'];

/** What the command line says against these arguments; undefined when it would take them. */
export async function refusal(argv: readonly string[]): Promise<string | undefined> {
  const [name = '', ...rest] = argv;
  const known = [...read('src/cli.ts').matchAll(/^ {2}(\w+): \(\) => import\('\.\/commands\/(\w+)\.ts'\)/gm)].map((match) => match[1]);
  if (!known.includes(name)) return `there is no command "${name}"`;
  const module = (await import(`../../src/commands/${name}.ts`)) as CommandModule;
  const command = new Command(name).exitOverride().configureOutput({ writeErr: () => undefined });
  module.configure(command);
  for (const flag of COMMON) command.option(flag);
  command.action(() => undefined);
  try {
    await command.parseAsync(rest, { from: 'user' });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
