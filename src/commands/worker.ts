import { hostname } from 'node:os';
import type { Command } from 'commander';
import { formatProblem } from '../model/errors.ts';
import type { ResponseStore } from '../model/store.ts';
import type { WorkerEvent } from '../queue/worker.ts';
import { databaseOf } from './_database.ts';
import { wholeFlag, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';
import { routesFor } from './_worker-routes.ts';

export function configure(command: Command): void {
  command
    .description('take articles from the shared queue (PostgreSQL) and have them written; Ctrl-C or SIGTERM lets calls under way finish and gives the rest back')
    .option('--database <url>', 'the shared database, postgres://user:password@host:port/name (default: $SLUGLINE_DATABASE_URL)')
    .option('--concurrency <number>', 'model calls at once (default: 8)')
    .option('--once', 'leave when the queue is empty')
    .option('--host <host...>', 'hosts that may be sent the API key, besides api.openai.com, that of OPENAI_BASE_URL and this machine');
}

export const endsBySignal = true;

const CONCURRENCY = 8;

export async function run(_args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const concurrency = wholeFlag(flags, 'concurrency') ?? CONCURRENCY;
  const hosts = (flags['host'] as string[] | undefined) ?? [];
  const [{ openDatabase }, { openQueue }, { createGate }, { runWorker }, { openPgStore }] = await Promise.all([
    import('../store/database.ts'), import('../queue/jobs.ts'), import('../queue/gate.ts'), import('../queue/worker.ts'), import('../store/pg.ts'),
  ]);
  const name = `${hostname()}:${process.pid}`;
  const database = await openDatabase(databaseOf(flags, context), { connections: concurrency + 6, application: `slugline worker ${name}` });
  const log = createLog(context);
  const queue = await openQueue(database, { supervise: true, fault: (error) => log({ type: 'fault', problem: { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) } }) });
  const stores = new Map<string, ResponseStore>();
  const storeOf = (project: string): ResponseStore => {
    const store = stores.get(project) ?? openPgStore(database, project);
    stores.set(project, store);
    return store;
  };
  try {
    const { fault } = await runWorker({
      queue, world: context.world, version: context.version, concurrency, storeOf, once: flags['once'] === true, signal: context.signal, tell: log,
      gateOf: async (id, { limits }, routes) => createGate(database, { run: id, worker: name, limits, routes: routes.usable, secrets: routes.secrets }),
      routesOf: (snapshot) => routesFor(snapshot, context.world, hosts),
      tokensOf: async ({ provider }) => {
        const { count, exact } = await (await import('../io/tokenizer.ts')).loadTokenizer(provider.model);
        return exact ? count : undefined;
      },
    });
    return fault === undefined ? 0 : 1;
  } finally {
    await queue.close();
    for (const store of stores.values()) await store.close();
    await database.close();
  }
}

/** Lines for a person, or JSON lines for a collector. */
function createLog({ json, quiet, stdout, stderr, world }: CommandContext): (event: WorkerEvent) => void {
  return (event) => {
    if (json) return stdout(`${JSON.stringify({ at: world.now().toISOString(), ...event })}\n`);
    const line = lineOf(event, quiet);
    if (line !== undefined) stderr(`${line}\n`);
  };
}

function lineOf(event: WorkerEvent, quiet: boolean): string | undefined {
  if (event.type === 'fault') return formatProblem(event.problem);
  if (event.type === 'resting') return `${event.project}: left alone for ${event.seconds} s\n${formatProblem(event.problem)}`;
  if (quiet) return undefined;
  switch (event.type) {
    case 'started': return `Worker at work, ${event.concurrency} calls at once. Ctrl-C lets them finish and gives the rest back.`;
    case 'finished': return `${event.state === 'written' ? '✓' : '✗'} ${event.project}/${event.slug}  ${(event.ms / 1000).toFixed(1)} s${event.problems.length === 0 ? '' : `\n${event.problems.map(formatProblem).join('\n')}`}`;
    case 'given-back': return `· ${event.project}/${event.slug}  given back: ${event.why}`;
    case 'draining': return `Stopping: ${event.open} articles under way …`;
    case 'stopped': return `Stopped: ${event.written} written, ${event.failed} failed.`;
    default: return undefined;
  }
}
