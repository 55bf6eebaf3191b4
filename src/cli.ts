import { Command, CommanderError, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandContext, CommandModule } from './commands/context.ts';
import { SluglineError, formatProblem, problemsOf, redact } from './model/errors.ts';
import { nodeFiles } from './io/files.ts';
import { prepareHeap } from './io/heap.ts';
import { databasePasswords } from './text/database-address.ts';

/** The only file that touches `process`: arguments, streams, signals and exit codes in, nothing of the core. */

/** Exit codes of all commands (contracts §3). */
const CANNOT_RUN = 2;
const INTERRUPTED = 130;

/** Each command is a file, loaded only when it is called. */
const COMMANDS = {
  start: () => import('./commands/start.ts'),
  init: () => import('./commands/init.ts'),
  import: () => import('./commands/import.ts'),
  plan: () => import('./commands/plan.ts'),
  generate: () => import('./commands/generate.ts'),
  export: () => import('./commands/export.ts'),
  batch: () => import('./commands/batch.ts'),
  validate: () => import('./commands/validate.ts'),
  explain: () => import('./commands/explain.ts'),
  link: () => import('./commands/link.ts'),
  sync: () => import('./commands/sync.ts'),
  rules: () => import('./commands/rules.ts'),
  facts: () => import('./commands/facts.ts'),
  refresh: () => import('./commands/refresh.ts'),
  eval: () => import('./commands/eval.ts'),
  repair: () => import('./commands/repair.ts'),
  notify: () => import('./commands/notify.ts'),
  worker: () => import('./commands/worker.ts'),
  runs: () => import('./commands/runs.ts'),
  queue: () => import('./commands/queue.ts'),
  preview: () => import('./commands/preview.ts'),
  report: () => import('./commands/report.ts'),
} as const;

/** Common flags may stand before the command, too: `slugline --project site generate`. They are moved behind it. */
function commandFirst(argv: readonly string[]): string[] {
  let at = 0;
  while (at < argv.length) {
    const argument = argv[at] ?? '';
    if (argument === '--project') at += 2;
    else if (/^(?:--project=.*|--json|--quiet|--no-color)$/.test(argument)) at++;
    else break;
  }
  const command = argv[at];
  return command === undefined || command.startsWith('-') ? [...argv] : [command, ...argv.slice(0, at), ...argv.slice(at + 1)];
}

/** Runs one command line and resolves to its exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const version = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
  const abort = new AbortController();
  let code = 0;
  let endsBySignal = false;
  const program = new Command('slugline')
    .description('A compiler for articles: topic briefs in, checked Markdown articles out.')
    .version(version)
    .showHelpAfterError('(slugline --help shows what there is)')
    .exitOverride();
  const onSignal = (): void => {
    if (abort.signal.aborted) process.exit(INTERRUPTED);
    abort.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(code);
  });
  const named = argv.find((argument) => !argument.startsWith('-'));
  const wanted = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).filter((name) => name === named);
  for (const name of wanted.length > 0 ? wanted : (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])) {
    const module: CommandModule = await COMMANDS[name]();
    const command = new Command(name).exitOverride();
    module.configure(command);
    command
      .option('--project <dir>', 'the project to work on', '.')
      .option('--json', 'machine-readable result on standard output')
      .option('--quiet', 'no progress, only results and errors')
      .addOption(new Option('--no-color', 'no colours (also NO_COLOR)'));
    command.action(async (...given: unknown[]) => {
      const self = given.at(-1) as Command;
      const flags = self.opts<Record<string, unknown>>();
      endsBySignal = module.endsBySignal === true;
      code = await module.run(self.args, flags, createContext(flags, abort.signal, version));
    });
    program.addCommand(command, name === 'start' ? { hidden: true } : {});
  }
  try {
    await program.parseAsync(['node', 'slugline', ...argv]);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : CANNOT_RUN;
    for (const problem of problemsOf(error, secrets())) process.stderr.write(`${formatProblem(problem)}\n`);
    if (!(error instanceof SluglineError) && process.env['SLUGLINE_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
    return CANNOT_RUN;
  }
  return abort.signal.aborted && !endsBySignal ? INTERRUPTED : code;
}

function createContext(flags: Record<string, unknown>, signal: AbortSignal, version: string): CommandContext {
  const keys = secrets().filter((value) => value.length >= MIN_KEY);
  const color = (stream: NodeJS.WriteStream): boolean => flags['color'] !== false && !process.env['NO_COLOR'] && (stream.isTTY || Boolean(process.env['FORCE_COLOR']));
  return {
    world: {
      files: nodeFiles(),
      download: async (url, options) => (await import('./io/fetched.ts')).createDownload()(url, options),
      post: async (url, body, options) => (await import('./io/posted.ts')).createPost()(url, body, options),
      now: () => new Date(),
      clock: () => performance.now(),
      random: Math.random,
      sleep: async (ms, aborted) => sleep(ms, undefined, aborted === undefined ? {} : { signal: aborted }),
      prepare: prepareHeap,
      openCheckCache: async (path) => (await import('./store/check-cache.ts')).openCheckCache(path),
      openLinkStore: async (path) => (await import('./store/link-store.ts')).openLinkStore(path),
      env: (name) => process.env[name],
    },
    version,
    cwd: process.cwd(),
    projectDir: typeof flags['project'] === 'string' ? flags['project'] : '.',
    json: flags['json'] === true,
    quiet: flags['quiet'] === true,
    signal,
    // Whatever a command says, and whoever wrote it: no key goes out.
    stdout: (text) => void process.stdout.write(redact(text, keys)),
    stderr: (text) => void process.stderr.write(redact(text, keys)),
    stdin: () => readFileSync(0),
    terminal: process.stderr.isTTY ? { columns: process.stderr.columns } : undefined,
    color: { stdout: color(process.stdout), stderr: color(process.stderr) },
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: async (question: string) => ask(question, signal) } : {}),
  };
}

/** One line from the terminal; '' when the person leaves instead of answering. */
async function ask(question: string, signal: AbortSignal): Promise<string> {
  const { createInterface } = await import('node:readline');
  if (signal.aborted) return '';
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const leave = (): void => lines.close();
  signal.addEventListener('abort', leave, { once: true });
  return new Promise((resolve) => {
    let answer: string | undefined;
    // Ctrl-C and Ctrl-D close it without an answer, and leave the cursor in the line of the question.
    lines.once('close', () => {
      signal.removeEventListener('abort', leave);
      if (answer === undefined) process.stderr.write('\n');
      resolve(answer ?? '');
    });
    lines.once('SIGINT', leave);
    lines.question(question, (line) => {
      answer = line;
      lines.close();
    });
  });
}

/** Characters of a key; what is shorter may be an ordinary word that stands in a variable with such a name. */
const MIN_KEY = 16;

/** Values that must never be printed, whatever went wrong. */
function secrets(): string[] {
  const variables = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : /KEY|TOKEN|SECRET|PASSWORD/i.test(name) ? [value] : databasePasswords(value)));
  return [...variables, ...process.argv.flatMap(databasePasswords)];
}

process.exitCode = await main(commandFirst(process.argv.slice(2)));
