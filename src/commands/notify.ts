import type { Command } from 'commander';
import { redact, formatProblem, SluglineError } from '../model/errors.ts';
import { manifestSchema } from '../model/manifest.ts';
import type { SiteConfig } from '../model/site.ts';
import { BATCH_SIZE, changesSince, ENDPOINT, notifyKey, parseTold, sendChanges, TOLD_FILE, toldOf, toldText, type Change, type Told } from '../notify.ts';
import { readString, writeIfChanged } from '../place.ts';
import { CONFIG_FILE, loadConfig } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

/** Lines of a list that a person reads; --file has them all. */
const SHOWN = 40;

export function configure(command: Command): void {
  command
    .description('tell search engines which articles are new, changed or gone (IndexNow); sends nothing without --send')
    .option('--send', 'send it; run this after the blog is deployed, for they look at once')
    .option('--file [file]', 'print the addresses alone, one a line, or write them to a file')
    .option('--since <manifest>', 'compare with an earlier manifest.json instead of with what is noted; nothing is noted then')
    .option('--mark', 'note everything as told and send nothing, where search engines know the articles already')
    .option('--key-file <dir>', "write the key file into the folder whose files are served as the site's own")
    .option('--endpoint <url>', 'another server that speaks IndexNow', ENDPOINT)
    .addHelpText('after', `\nThe key comes from the environment variable that notify.keyEnv names (INDEXNOW_KEY). What was told is noted in ${TOLD_FILE} below the output\ndirectory: commit it. Exit code: 0 done, 1 something was refused, 2 could not run.`);
}

export async function run(_args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const { world, signal } = context;
  const dir = displayPath(context.projectDir, context.cwd);
  const config = loadConfig(world.files, dir);
  if (config === undefined) throw new SluglineError({ code: 'CONFIG_MISSING', file: joinPath(dir, CONFIG_FILE), message: 'there is no slugline.config.yaml here, so this is no Slugline project', help: 'Name the project with --project DIR.' });
  const [send, mark, list, since] = [flags['send'] === true, flags['mark'] === true, flags['file'], textFlag(flags, 'since')];
  const folder = textFlag(flags, 'keyFile');
  if ([send, mark, list !== undefined, folder !== undefined].filter(Boolean).length > 1) throw usage('--send, --mark, --file and --key-file are four different things', 'Ask for one of them.');
  if (mark && since !== undefined) throw usage('--mark notes what was told, and --since does without', 'Leave one of them out.');
  if (folder !== undefined) return writeKeyFile(folder, config, context);
  const endpoint = endpointOf(flags);
  const output = joinPath(dir, config.output.dir.replace(/\/+$/, ''));
  const notes = `${output}/${TOLD_FILE}`;
  const now = toldOf(articlesOf(`${output}/manifest.json`, 'Write articles with `slugline generate`.', context));
  const told: Told = since === undefined ? parseTold(readString(world.files, notes)) : toldOf(articlesOf(displayPath(since, context.cwd), 'Name the manifest.json of an earlier time.', context));
  const changes = changesSince(told, now, config);
  if (mark) {
    writeIfChanged(world.files, notes, toldText(now));
    return give({ changes, sent: 0 }, `${addresses(now.size)} noted as told; nothing was sent.`, context);
  }
  if (list !== undefined) return giveList(changes, list, context);
  if (!send || changes.length === 0) return give({ changes, sent: 0 }, changes.length === 0 ? 'Nothing has changed since search engines were told.' : `${sums(changes)}. Nothing was sent: --send tells ${new URL(endpoint).host}.`, context);
  const key = notifyKey(world, config);
  const { sent, problems } = await sendChanges(changes, {
    world, config, key, endpoint, signal,
    taken(batch) {
      for (const { url, sha256 } of batch) if (sha256 === undefined) told.delete(url);
      else told.set(url, sha256);
      if (since === undefined) writeIfChanged(world.files, notes, toldText(told));
      if (!context.quiet && changes.length > BATCH_SIZE) context.stderr(`${addresses(batch.length)} sent\n`);
    },
  });
  give({ changes, sent }, `${sums(changes)}; ${sent === changes.length ? 'all' : sent} sent to ${new URL(endpoint).host}.`, context);
  for (const problem of problems) context.stderr(`${formatProblem(problem)}\n`);
  return problems.length > 0 ? 1 : 0;
}

/** @throws SluglineError USAGE: a key is not sent where others can read it */
function endpointOf(flags: Flags): string {
  const given = textFlag(flags, 'endpoint') ?? ENDPOINT;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const local = url !== undefined && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url !== undefined && url.username === '' && url.password === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && local))) return url.href;
  throw usage('--endpoint: expected an https address without a user name', `For example: --endpoint ${ENDPOINT}`);
}

/** @throws SluglineError NOTHING_TO_DO, FILE_UNREADABLE */
function articlesOf(file: string, help: string, { world }: CommandContext): ReturnType<typeof manifestSchema.parse>['articles'] {
  // Of a large site it is longer than any article may be.
  const text = readString(world.files, file);
  if (text === undefined) throw new SluglineError({ code: 'NOTHING_TO_DO', file, message: 'there is no such manifest', help });
  try {
    return manifestSchema.parse(JSON.parse(text)).articles;
  } catch (error) {
    throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'this is no Slugline manifest', help }, { cause: error });
  }
}

/** The name of the file is the key, so it is not told. */
function writeKeyFile(folder: string, config: SiteConfig, context: CommandContext): number {
  const { files } = context.world;
  const key = notifyKey(context.world, config);
  const dir = displayPath(folder, context.cwd).replace(/\/+$/, '');
  if (files.stat(dir)?.isDirectory !== true) throw usage(`--key-file ${folder}: there is no such folder`, 'Name the folder whose files are served as they are: public for Astro, static for Hugo.');
  let made: boolean;
  try {
    made = writeIfChanged(files, `${dir}/${key}.txt`, key);
  } catch (error) {
    throw new SluglineError({ code: 'FILE_UNWRITABLE', file: dir, message: `the key file cannot be written: ${redact(error instanceof Error ? error.message : String(error), [key])}`, help: 'Check that the folder may be written to.' });
  }
  const where = `${new URL(config.notify.keyPath, config.site.url).href}<key>.txt`;
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, dir, made, where })}\n`);
  else context.stdout(`${made ? 'The key file was written' : 'The key file is there already'}: ${dir}/<key>.txt, where <key> is the value of ${config.notify.keyEnv}. It has to be reachable at ${where}\n`);
  return 0;
}

function giveList(changes: readonly Change[], list: unknown, context: CommandContext): number {
  const text = changes.map(({ url }) => `${url}\n`).join('');
  if (typeof list !== 'string') context.stdout(text);
  else {
    const file = displayPath(list, context.cwd);
    context.world.files.write(file, text);
    if (!context.quiet) context.stderr(`${addresses(changes.length)} written to ${file}\n`);
  }
  return 0;
}

function give({ changes, sent }: { changes: readonly Change[]; sent: number }, said: string, context: CommandContext): number {
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, sent, changes: changes.map(({ url, what }) => ({ url, what })) }, null, 2)}\n`);
  else {
    const shown = changes.slice(0, SHOWN).map(({ what, url }) => `${what.padEnd(8)} ${url}\n`);
    const more = changes.length > SHOWN ? `… and ${changes.length - SHOWN} more (--file prints all)\n` : '';
    context.stdout(`${shown.join('')}${more}${said}\n`);
  }
  return 0;
}

function sums(changes: readonly Change[]): string {
  const counts = (['new', 'changed', 'gone'] as const).flatMap((what) => {
    const count = changes.filter((change) => change.what === what).length;
    return count === 0 ? [] : [`${count} ${what}`];
  });
  return `${addresses(changes.length)}: ${counts.join(', ')}`;
}

function addresses(count: number): string {
  return `${count} ${count === 1 ? 'address' : 'addresses'}`;
}
