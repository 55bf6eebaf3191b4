import { Argument, Option, type Command } from 'commander';
import type { Queue } from '../model/queue.ts';
import { printable } from '../text/excerpt.ts';
import { plural } from './_progress.ts';
import { withQueue } from './_queue-open.ts';
import { deadText, schedulesText, statusText } from './_queue-text.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

const ACTIONS = ['status', 'pause', 'resume', 'retry', 'cancel', 'dead', 'schedule'] as const;

export function configure(command: Command): void {
  command
    .description('look after the shared queue of articles (PostgreSQL): what is to do, projects paused and resumed, dead articles, runs at fixed times')
    .addArgument(new Argument('<action>', 'what to do').choices(ACTIONS))
    .argument('[name]', 'the project, as "queue status" names it')
    .argument('[times]', 'for "schedule": when, as in crontab ("30 4 * * 1-5")')
    .option('--database <url>', 'the database (default: SLUGLINE_DATABASE_URL)')
    .addOption(new Option('--store <url>', 'the same').hideHelp())
    .option('--slug <slugs>', 'for "retry" and "cancel": only these articles, with commas')
    .option('--limit <number>', 'for "dead": how many, newest first (default: 20)')
    .option('--timezone <zone>', 'for "schedule": the zone of the times (default: UTC)')
    .option('--remove', 'for "schedule": no longer');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const [action = '', name, times] = args;
  const limit = textFlag(flags, 'limit') ?? '20';
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw usage(`--limit ${limit}: expected a number from 1`, 'For example: --limit 50');
  if (action !== 'status' && action !== 'schedule' && name === undefined) throw usage(`which project is to ${action === 'dead' ? 'be looked at' : action}?`, `Name it: slugline queue ${action} NAME; "slugline queue status" shows the names.`);
  const say = (value: object, text: string): void => context.stdout(context.json ? `${JSON.stringify({ version: 1, ...value }, null, 2)}\n` : text);
  return withQueue(flags, context, async (queue, database) => {
    switch (action) {
      case 'status': {
        const [projects, schedules] = [await queue.status(), await queue.schedules()];
        const shown = projects.filter(({ project }) => name === undefined || project === name);
        const due = schedules.filter(({ project }) => name === undefined || project === name);
        // One that is only scheduled is known, too.
        if (name !== undefined && shown.length + due.length === 0) await known(queue, name);
        say({ database, projects: shown, schedules: due }, statusText(shown, due, database));
        return 0;
      }
      case 'schedule':
        return schedule(queue, name, times, flags, say);
      case 'dead': {
        const project = await known(queue, name);
        const dead = await queue.dead(project, Number(limit));
        say({ project, dead }, deadText(project, dead));
        return 0;
      }
      case 'pause':
      case 'resume': {
        const project = await known(queue, name);
        await queue[action](project);
        say({ project, paused: action === 'pause' }, action === 'pause' ? `${printable(project)} is paused: articles at work are finished, no other is begun.\n` : `${printable(project)} goes on.\n`);
        return 0;
      }
      default: {
        const project = await known(queue, name);
        const slugs = textFlag(flags, 'slug')?.split(',').map((slug) => slug.trim()).filter((slug) => slug !== '');
        const articles = action === 'retry' ? await queue.retry(project, slugs) : await queue.cancel(project, slugs);
        say({ project, articles }, `${plural(articles, 'article')} of ${printable(project)} ${action === 'retry' ? 'back in the queue' : 'cancelled'}.\n`);
        return 0;
      }
    }
  });
}

async function schedule(queue: Queue, name: string | undefined, times: string | undefined, flags: Flags, say: (value: object, text: string) => void): Promise<number> {
  if (name === undefined || (times === undefined && flags['remove'] !== true)) {
    const schedules = (await queue.schedules()).filter(({ project }) => name === undefined || project === name);
    say({ schedules }, schedulesText(schedules));
    return 0;
  }
  if (flags['remove'] === true) {
    const removed = await queue.unschedule(name);
    if (!removed) throw usage(`${printable(name)} is not scheduled`, '"slugline queue schedule" shows what is.');
    say({ project: name, removed }, `${printable(name)} is no longer scheduled.\n`);
    return 0;
  }
  const made = await queue.schedule(name, times ?? '', textFlag(flags, 'timezone'));
  say({ schedules: [made] }, `${schedulesText([made])}It is run by a process that has the project: slugline worker --coordinate DIR\n`);
  return 0;
}

/** @throws SluglineError USAGE for a project nobody queued anything for */
async function known(queue: Queue, name: string | undefined): Promise<string> {
  const names = (await queue.status()).map(({ project }) => project);
  if (name !== undefined && names.includes(name)) return name;
  throw usage(`the queue knows no project "${printable(name ?? '')}"`, names.length === 0 ? 'Nothing was ever queued there.' : `It knows ${names.slice(0, 10).map((one) => printable(one)).join(', ')}${names.length > 10 ? ' and others' : ''}.`);
}
