import type { Command } from 'commander';
import { createVitals, startHealth } from '../io/health.ts';
import { openTelemetry } from '../io/telemetry.ts';
import { createWorkerLog, levelOf } from '../io/worker-log.ts';
import type { Queue } from '../model/queue.ts';
import type { WorkerEvent } from '../queue/worker.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** How a worker is watched: its log, its health, its metrics and traces. */
export interface Operations {
  /** Takes what the worker tells; never throws. */
  tell(event: WorkerEvent): void;
  /** The queue to give to the worker: its answers are signs of life of the database. */
  watch(queue: Queue): Queue;
  /** Keys that became known later: they are in no line, no span and no label from now on. */
  hide(values: readonly string[]): void;
  /** After the worker has stopped. May be called twice. */
  close(): Promise<void>;
}

export function operationsFlags(command: Command): void {
  command
    .option('--port <number>', 'serve GET /healthz and GET /metrics (Prometheus) at this port; 0 for any free one')
    .option('--bind <address>', 'address for --port (default: 127.0.0.1; 0.0.0.0 for all)')
    .addHelpText('after', '\nLog: SLUGLINE_LOG_LEVEL (debug, info, warn, error); --json for JSON lines on standard output.\nOpenTelemetry: off unless OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER or OTEL_METRICS_EXPORTER is set.');
}

/**
 * Opens log, telemetry and health server, before the worker starts.
 * @param database its address: the password in it is shown nowhere
 * @throws SluglineError USAGE for flags that make no sense, and when the port cannot be had
 */
export async function openOperations(flags: Flags, context: CommandContext, { version, database }: { version: string; database: string }): Promise<Operations> {
  const { world, json, quiet, stdout, stderr } = context;
  const { port, bind } = placeOf(flags);
  const hidden = new Set(['OPENAI_API_KEY', 'PGPASSWORD'].flatMap((name) => world.env(name)?.trim() ?? []).concat(passwordsOf(database)));
  const secrets = (): readonly string[] => [...hidden];
  const given = world.env('SLUGLINE_LOG_LEVEL');
  const log = createWorkerLog({ json, least: levelOf(given) ?? (quiet ? 'warn' : 'info'), now: world.now, secrets, write: json ? stdout : stderr });
  if (given !== undefined && given.trim() !== '' && levelOf(given) === undefined) log.note('warn', `SLUGLINE_LOG_LEVEL=${given}: expected debug, info, warn or error`);
  const vitals = createVitals({ version, clock: world.clock, now: world.now });
  const asked: { status?: Queue['status'] } = {};
  const telemetry = await openTelemetry({
    service: 'slugline-worker', version, env: world.env, now: world.now, metrics: port !== undefined, secrets, silentMs: vitals.silentMs,
    queue: async () => (await asked.status?.()) ?? [], warn: (message) => log.note('warn', message),
  });
  const health = port === undefined ? undefined : await startHealth({ port, bind, vitals, metrics: telemetry.metricsText });
  if (health !== undefined) log.note('info', `health and metrics at ${health.url}`);
  return {
    tell(event) {
      log.event(event);
      vitals.event(event);
      telemetry.event(event);
    },
    watch(queue) {
      asked.status = queue.status;
      return vitals.watch(queue);
    },
    hide(values) {
      for (const value of values) hidden.add(value);
    },
    async close() {
      // First the last numbers, then the page that shows them.
      await telemetry.close();
      await health?.close();
    },
  };
}

function placeOf(flags: Flags): { port: number | undefined; bind: string | undefined } {
  const [port, bind] = [textFlag(flags, 'port'), textFlag(flags, 'bind')];
  if (port === undefined && bind !== undefined) throw usage('--bind says where to listen, and --port is missing', 'Add --port NUMBER.');
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) throw usage(`--port ${port}: expected a number from 0 to 65535`, 'Most use 9464.');
  return { port: port === undefined ? undefined : Number(port), bind };
}

/** As it stands in the address, and decoded. */
function passwordsOf(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { password, searchParams } = new URL(url);
  return [password, decoded(password), searchParams.get('password') ?? ''].filter((value) => value !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
