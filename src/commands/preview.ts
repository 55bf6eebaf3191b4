import type { Command } from 'commander';
import { startDesk, type RunningDesk } from '../desk/server.ts';
import { SluglineError } from '../model/errors.ts';
import { CONFIG_FILE, loadConfig } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { STORE_FLAG, textFlag, usage, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

export function configure(command: Command): void {
  command.description('open the desk: a local page to read, check, edit, approve and release articles; nothing leaves this machine')
    .option('--port <number>', 'the port to use (default: any free one)')
    .option(...STORE_FLAG)
    .option('--open', 'open the page in the browser')
    .addHelpText('after', '\nThe address holds a token: whoever has it may edit the project. Ctrl-C ends.');
}

/** Opens the desk; what takes longer to load is loaded while the browser starts. @throws SluglineError when there is no project, or the port is taken */
export async function openDesk(port: number, context: CommandContext, flags: Flags = {}): Promise<RunningDesk> {
  const dir = displayPath(context.projectDir, context.cwd);
  if (loadConfig(context.world.files, dir) === undefined) throw new SluglineError({ code: 'CONFIG_MISSING', file: joinPath(dir, CONFIG_FILE), message: 'there is no slugline.config.yaml here, so this is no Slugline project', help: 'Run `slugline init` to make one, or name the project with --project DIR.' });
  return startDesk(context.world.files, port, async () => (await import('./_preview-run.ts')).deskOptions(dir, flags, context));
}

export async function run(_args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const port = textFlag(flags, 'port') ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw usage(`--port ${port}: expected a number from 1 to 65535`, 'Leave it out to get a free port.');
  const desk = await openDesk(Number(port), context, flags);
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, url: desk.url })}\n`);
  else context.stdout(`The desk is open at\n\n  ${desk.url}\n\nOnly this machine can reach it, and only with this address. Ctrl-C ends.\n`);
  if (flags['open'] === true && !(await (await import('../io/browser.ts')).openBrowser(desk.url))) context.stderr('No browser could be opened: open the address yourself.\n');
  if (!context.signal.aborted) await new Promise<void>((resolve) => context.signal.addEventListener('abort', () => resolve(), { once: true }));
  await desk.close();
  return 0;
}
