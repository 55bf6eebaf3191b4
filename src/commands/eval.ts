import type { Command } from 'commander';
import { STORE_FLAG, textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

export function configure(command: Command): void {
  command.description('score versions of the prompts by golden briefs and recorded answers, side by side')
    .argument('[labels...]', 'sets of answers below eval/answers (default: all); the newest is the current version')
    .option('--compare <rev>', 'the current version beside another: a label, or a git revision whose prompts were recorded')
    .option('--html <file>', 'write a page with the articles of two versions side by side')
    .option('--check', 'fail when the current version is worse than eval/baseline.json, or was not recorded with the prompts of the project')
    .option('--update-baseline', 'write the scores of the current version to eval/baseline.json')
    .option('--adopt <label>', 'note that the answers of this set belong to the prompts as they are now')
    .option('--record <label>', 'ask the configured model for all golden briefs and keep its answers under a new label')
    .option('--about <text>', 'with --record: what this version of the prompts changed')
    .option('--judge', 'also let a model compare the articles of two versions, blind and in both orders; it decides nothing')
    .option('--provider <name>', 'with --record and --judge: who answers')
    .option('--model <name>', 'with --record and --judge: the model, instead of the one in the config')
    .option('--budget <usd>', 'with --record and --judge: US dollars it may spend')
    .option(STORE_FLAG[0], `with --record and --judge: ${STORE_FLAG[1]}`)
    .option('--yes', 'with --record and --judge: do not ask before spending more than model.confirmAbove')
    .addHelpText('after', '\nWithout --record and --judge no model is asked and nothing is spent.\nExit code: 0 done, 1 --check found something worse, an article of the current version failed, or something could not be read, 2 could not run.');
}

/** What takes the place of showing scores; of these, one at a time. */
const TASKS = ['check', 'updateBaseline', 'adopt', 'record'] as const;
const FLAG = { check: '--check', updateBaseline: '--update-baseline', adopt: '--adopt', record: '--record' } as const;

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const tasks = TASKS.filter((task) => flags[task] !== undefined && flags[task] !== false);
  const [task] = tasks;
  if (tasks.length > 1) throw usage(`${tasks.map((one) => FLAG[one]).join(' and ')} are two tasks`, 'Run one after the other.');
  if (task !== undefined && args.length > 0) throw usage(`${FLAG[task]} takes no other labels`, task === 'check' || task === 'updateBaseline' ? 'It is about the newest set of answers.' : `Leave out ${args.join(' ')}.`);
  if (task !== undefined && task !== 'check' && (flags['compare'] !== undefined || flags['html'] !== undefined)) throw usage(`${FLAG[task]} shows no scores`, 'Run it first, and `slugline eval` with --compare or --html after it.');
  if (task === 'check' && flags['compare'] !== undefined) throw usage('--check compares with the baseline, not with --compare', 'Leave out one of them.');
  if (task !== undefined && flags['judge'] === true) throw usage(`${FLAG[task]} and --judge do not go together`, 'What a model thinks of two versions decides nothing: run --judge by itself.');
  if (args.length > 1 && flags['compare'] !== undefined) throw usage('--compare takes one other label at most', 'Name the version to compare, or none for the newest.');
  for (const name of ['about', 'provider', 'model', 'budget', 'store']) if (textFlag(flags, name) !== undefined && task !== 'record' && flags['judge'] !== true) throw usage(`--${name} is for --record and --judge`, 'Recorded answers are read, nobody is asked.');
  if (task === 'adopt') return (await import('./_eval-keep.ts')).adopt(textFlag(flags, 'adopt') ?? '', context);
  if (task === 'record') return (await import('./_eval-record.ts')).record(textFlag(flags, 'record') ?? '', flags, context);
  return (await import('./_eval-run.ts')).runEval(args, flags, context);
}
