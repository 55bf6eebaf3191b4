import { redact } from '../model/errors.ts';
import type { ProjectStatus } from '../model/queue.ts';
import type { WorkerEvent } from '../queue/worker.ts';
import { settingsOf } from './_telemetry-env.ts';

/**
 * What a worker tells, as metrics and traces (OpenTelemetry). Off unless the standard variables (`OTEL_…`) or `/metrics` ask for it, and loaded only then. Never in it: what was asked
 * and answered, messages of faults (they may quote an answer), keys, the address of the database.
 */
export interface Telemetry {
  /** Takes what the worker tells; never throws. */
  event(event: WorkerEvent): void;
  /** For `GET /metrics`: text format 0.0.4 of Prometheus. Empty when `metrics` was not asked for. */
  metricsText(): Promise<string>;
  /** What is sent: for the first lines of a worker. */
  readonly sends: { traces: boolean; metrics: boolean };
  /** Sends what is left, for a few seconds at most; never throws. May be called twice. */
  close(): Promise<void>;
}

export interface TelemetryOptions {
  /** Name of the service; `OTEL_SERVICE_NAME` counts before it. */
  service: string;
  version: string;
  /** Decides what is on. Details of the way (headers, certificates, timeouts) are read from the environment of the process by the exporters themselves. */
  env(name: string): string | undefined;
  now(): Date;
  /** Keeps the numbers for `metricsText`. */
  metrics?: boolean;
  /** Values that must not get out, whatever an event holds. Asked each time: keys become known as projects do. */
  secrets?(): readonly string[];
  /** Told of settings that are not understood, and, once in a while, of a collector that does not answer. */
  warn?(message: string): void;
  /** How many articles stand where; asked when metrics are read, every 15 seconds at most. */
  queue?(): Promise<readonly ProjectStatus[]>;
  /** For how long the database has not answered, milliseconds. */
  silentMs?(): number;
  /** The longest `close` waits, milliseconds. */
  closeMs?: number;
}

/** A collector that answers takes milliseconds; one that does not is given up by its exporter after ten seconds, which the end of the work need not wait for. */
const CLOSE_MS = 5000;

/** @returns what takes the worker's events; does nothing, and loads nothing, when nobody asked for it */
export async function openTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const secrets = (): readonly string[] => [...(options.secrets?.() ?? []), ...headersOf(options.env)];
  const warn = (message: string): void => options.warn?.(redact(message, secrets()));
  const settings = settingsOf(options.env, warn);
  const sends = { traces: settings.traces !== undefined, metrics: settings.metrics !== undefined };
  if (!sends.traces && !sends.metrics && options.metrics !== true) return { event: () => undefined, metricsText: async () => '', sends, close: async () => undefined };
  const { startTelemetry } = await import('./_telemetry-sdk.ts');
  const started = await startTelemetry(settings, { ...options, warn, hide: (text) => redact(text, secrets()) });
  let closed: Promise<void> | undefined;
  return {
    sends,
    event(event) {
      try {
        started.hear(event);
      } catch (error) {
        // Whatever is wrong with being watched, the work goes on.
        warn(`telemetry: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    metricsText: started.metricsText,
    close: () => (closed ??= within(options.closeMs ?? CLOSE_MS, started.close())),
  };
}

/** Values of `OTEL_EXPORTER_OTLP_HEADERS`: the keys of a collector. */
function headersOf(env: (name: string) => string | undefined): string[] {
  return ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_TRACES_HEADERS', 'OTEL_EXPORTER_OTLP_METRICS_HEADERS']
    .flatMap((name) => (env(name) ?? '').split(','))
    .map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
    .flatMap((value) => [value, value.replace(/^\w+(?:%20| )/, '')]);
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work.catch(() => undefined), new Promise<void>((resolve) => { timer = setTimeout(resolve, ms); })]);
  clearTimeout(timer);
}
