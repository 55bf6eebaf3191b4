/** The standard variables of OpenTelemetry, as far as they decide what is on. */

/** How a signal is sent. */
export type Protocol = 'http/protobuf' | 'http/json';

export interface TelemetrySettings {
  traces: Protocol | undefined;
  metrics: Protocol | undefined;
  /** Share of the articles that are traced, 0 to 1. */
  ratio: number;
  /** Of the batches of spans. */
  batch: { scheduledDelayMillis: number; exportTimeoutMillis: number; maxQueueSize: number; maxExportBatchSize: number };
  /** Between two reports of the metrics, and the longest one may take; milliseconds. */
  interval: number;
  timeout: number;
}

type Signal = 'TRACES' | 'METRICS';
type Env = (name: string) => string | undefined;

/** The defaults of the specification (OpenTelemetry, "Environment Variable Specification"); only "otlp to localhost" is not ours: nothing is sent that nobody asked for. */
const DEFAULTS = { delay: 5000, timeout: 30_000, queue: 2048, size: 512, interval: 60_000 } as const;

/** @param warn told of what is not understood; such a signal is not sent */
export function settingsOf(env: Env, warn: (message: string) => void): TelemetrySettings {
  const disabled = env('OTEL_SDK_DISABLED')?.trim().toLowerCase() === 'true';
  const number = (name: string, fallback: number): number => {
    const text = env(name)?.trim() ?? '';
    if (text === '') return fallback;
    if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
    warn(`${name}=${text}: expected a whole number above 0; ${fallback} is used`);
    return fallback;
  };
  const interval = number('OTEL_METRIC_EXPORT_INTERVAL', DEFAULTS.interval);
  const maxQueueSize = number('OTEL_BSP_MAX_QUEUE_SIZE', DEFAULTS.queue);
  return {
    traces: disabled ? undefined : protocolOf('TRACES', env, warn),
    metrics: disabled ? undefined : protocolOf('METRICS', env, warn),
    ratio: ratioOf(env, warn),
    batch: {
      scheduledDelayMillis: number('OTEL_BSP_SCHEDULE_DELAY', DEFAULTS.delay), exportTimeoutMillis: number('OTEL_BSP_EXPORT_TIMEOUT', DEFAULTS.timeout), maxQueueSize,
      maxExportBatchSize: Math.min(maxQueueSize, number('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', DEFAULTS.size)),
    },
    // The reader refuses a timeout longer than the interval.
    interval, timeout: Math.min(interval, number('OTEL_METRIC_EXPORT_TIMEOUT', DEFAULTS.timeout)),
  };
}

function protocolOf(signal: Signal, env: Env, warn: (message: string) => void): Protocol | undefined {
  const own = (name: string): string | undefined => env(`OTEL_EXPORTER_OTLP_${signal}_${name}`)?.trim() || env(`OTEL_EXPORTER_OTLP_${name}`)?.trim() || undefined;
  const name = `OTEL_${signal}_EXPORTER`;
  const endpoint = own('ENDPOINT');
  const wanted = (env(name)?.trim() || (endpoint === undefined ? 'none' : 'otlp')).split(',').map((one) => one.trim());
  // `prometheus` is what /metrics is.
  const known = signal === 'METRICS' ? ['otlp', 'none', 'prometheus'] : ['otlp', 'none'];
  for (const one of wanted) if (!known.includes(one)) warn(`${name}=${one}: Slugline knows ${known.join(', ')}; it is left out`);
  if (!wanted.includes('otlp')) return undefined;
  const off = `${signal.toLowerCase()} are not sent`;
  if (endpoint !== undefined && !(URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol))) {
    warn(`the address of the collector is no http(s) address; ${off}`);
    return undefined;
  }
  const protocol = own('PROTOCOL') ?? 'http/protobuf';
  if (protocol === 'http/protobuf' || protocol === 'http/json') return protocol;
  warn(`OTEL_EXPORTER_OTLP_PROTOCOL=${protocol}: Slugline speaks http/protobuf and http/json (port 4318 of most collectors); ${off}`);
  return undefined;
}

/** An article has no span above it, so that the samplers "by the parent" mean the same as those without. */
function ratioOf(env: Env, warn: (message: string) => void): number {
  const sampler = env('OTEL_TRACES_SAMPLER')?.trim() || 'parentbased_always_on';
  const kind = sampler.replace(/^parentbased_/, '');
  if (kind === 'always_on') return 1;
  if (kind === 'always_off') return 0;
  const given = env('OTEL_TRACES_SAMPLER_ARG')?.trim() ?? '';
  const ratio = given === '' ? 1 : Number(given);
  if (kind === 'traceidratio' && ratio >= 0 && ratio <= 1) return ratio;
  warn(`OTEL_TRACES_SAMPLER=${sampler}${given === '' ? '' : `, OTEL_TRACES_SAMPLER_ARG=${given}`}: not understood; every article is traced`);
  return 1;
}
