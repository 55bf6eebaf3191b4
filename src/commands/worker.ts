import { hostname } from 'node:os';
import type { Command } from 'commander';
import type { HealthServer } from '../io/health.ts';
import type { ResponseStore } from '../model/store.ts';
import type { WorkerEvent } from '../queue/worker.ts';
import { queueDatabaseUrl } from './_queue-open.ts';
import { textFlag, usage, wholeFlag, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';
import { routesFor } from './_worker-routes.ts';

export function configure(command: Command): void {
  command
    .description('take articles from the shared queue (PostgreSQL) and have them written; Ctrl-C or SIGTERM lets calls under way finish and gives the rest back')
    .option('--database <url>', 'the shared database, postgres://user:password@host:port/name (default: $SLUGLINE_DATABASE_URL)')
    .option('--concurrency <number>', 'model calls at once (default: 8)')
    .option('--once', 'leave when the queue is empty')
    .option('--host <host...>', 'hosts that may be sent the API key, besides api.openai.com, that of OPENAI_BASE_URL and this machine')
    .option('--port <number>', 'answer GET /healthz and /metrics at this port')
    .option('--bind <address>', 'with --port: address to listen at (default: 127.0.0.1)')
    .option('--heartbeat <seconds>', 'jobs of a worker that has said nothing for so long go to another; 10 at least (default: 30)')
    .option('--coordinate <dir...>', 'projects whose scheduled runs (`slugline queue schedule`) are planned and finished here')
    .option('--branch <name>', 'with --coordinate: commit what scheduled runs write to this branch of each project')
    .option('--log-level <level>', 'debug, info, warn or error (default: info)');
}

export const endsBySignal = true;

const CONCURRENCY = 8;
/** pg-boss knows no shorter one. */
const SHORTEST_HEARTBEAT = 10;
/** Besides one a call: for the queue, the gate, and whoever looks after them. */
const MORE_CONNECTIONS = 6;

export async function run(_args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const { world, version, signal } = context;
  const concurrency = wholeFlag(flags, 'concurrency') ?? CONCURRENCY;
  const port = textFlag(flags, 'port') === '0' ? 0 : wholeFlag(flags, 'port');
  const heartbeatSeconds = wholeFlag(flags, 'heartbeat');
  if (heartbeatSeconds !== undefined && heartbeatSeconds < SHORTEST_HEARTBEAT) throw usage(`--heartbeat ${heartbeatSeconds}: expected ${SHORTEST_HEARTBEAT} seconds or more`, `For example: --heartbeat ${SHORTEST_HEARTBEAT}`);
  const hosts = listOf(flags, 'host');
  const url = queueDatabaseUrl(flags, context);
  const [{ openDatabase }, { openQueue }, { createGate }, { runWorker }, { openPgStore }, { createWorkerLog, levelOf }, { openTelemetry }, { createVitals, startHealth }] = await Promise.all([
    import('../store/database.ts'), import('../queue/jobs.ts'), import('../queue/gate.ts'), import('../queue/worker.ts'), import('../store/pg.ts'), import('../io/worker-log.ts'), import('../io/telemetry.ts'), import('../io/health.ts'),
  ]);
  const level = textFlag(flags, 'logLevel');
  const least = context.quiet ? 'warn' : levelOf(level);
  if (level !== undefined && levelOf(level) === undefined) throw usage(`--log-level ${level}: expected debug, info, warn or error`, 'For example: --log-level debug');
  const secrets = new Set<string>();
  const hidden = (): string[] => [...secrets];
  const log = createWorkerLog({ json: context.json, now: world.now, secrets: hidden, write: context.json ? context.stdout : context.stderr, ...(least === undefined ? {} : { least }) });
  const name = `${hostname()}:${process.pid}`;
  const database = await openDatabase(url, { connections: concurrency + MORE_CONNECTIONS, application: `slugline worker ${name}` });
  const vitals = createVitals({ version, clock: world.clock, now: world.now });
  const queue = vitals.watch(await openQueue(database, { supervise: true, fault: (error) => log.note('warn', error instanceof Error ? error.message : String(error)), ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }) }));
  const telemetry = await openTelemetry({ service: 'slugline-worker', version, env: world.env, now: world.now, metrics: port !== undefined, secrets: hidden, warn: (message) => log.note('warn', message), queue: () => queue.status(), silentMs: vitals.silentMs });
  const stores = new Map<string, ResponseStore>();
  const storeOf = (project: string): ResponseStore => {
    const store = stores.get(project) ?? openPgStore(database, project);
    stores.set(project, store);
    return store;
  };
  const tell = (event: WorkerEvent): void => {
    log.event(event);
    vitals.event(event);
    telemetry.event(event);
  };
  let health: HealthServer | undefined;
  const ended = new AbortController();
  try {
    health = port === undefined ? undefined : await startHealth({ port, bind: textFlag(flags, 'bind'), vitals, metrics: () => telemetry.metricsText() });
    if (health !== undefined) log.note('info', `health and metrics at ${health.url}`);
    const coordinated = listOf(flags, 'coordinate');
    const coordinating = coordinated.length === 0 ? undefined : (await import('./_worker-coordinate.ts')).coordinate(coordinated, { url, branch: textFlag(flags, 'branch') }, queue, { ...context, signal: AbortSignal.any([signal, ended.signal]) }, log);
    const { fault } = await runWorker({
      queue, world, version, concurrency, storeOf, once: flags['once'] === true, signal, tell,
      gateOf: async (id, { limits }, routes) => createGate(database, { run: id, worker: name, limits, routes: routes.usable, secrets: routes.secrets }),
      routesOf(snapshot) {
        const routes = routesFor(snapshot, world, hosts);
        for (const secret of routes.secrets) secrets.add(secret);
        return routes;
      },
      tokensOf: async ({ provider }) => {
        const { count, exact } = await (await import('../io/tokenizer.ts')).loadTokenizer(provider.model);
        return exact ? count : undefined;
      },
    });
    ended.abort();
    await coordinating;
    return fault === undefined ? 0 : 1;
  } finally {
    await health?.close();
    await telemetry.close();
    await queue.close();
    for (const store of stores.values()) await store.close();
    await database.close();
  }
}

function listOf(flags: Flags, name: string): readonly string[] {
  return (flags[name] as readonly string[] | undefined) ?? [];
}
