import { detectResources, defaultResource, envDetector, resourceFromAttributes, serviceInstanceIdDetector, type Resource } from '@opentelemetry/resources';
import type { IMetricReader } from '@opentelemetry/sdk-metrics';
import type { WorkerEvent } from '../queue/worker.ts';
import type { TelemetryOptions } from './telemetry.ts';
import type { TelemetrySettings } from './_telemetry-env.ts';

/** The parts of OpenTelemetry, put together: only those that are needed are loaded, and nothing is registered for the whole process. */

export interface Started {
  hear(event: WorkerEvent): void;
  metricsText(): Promise<string>;
  close(): Promise<void>;
}

export interface SdkOptions extends TelemetryOptions {
  warn(message: string): void;
  /** Takes secrets out of a text. */
  hide(text: string): string;
}

/** What goes wrong with sending is told once, and again when it lasts. */
const REMIND_MS = 300_000;
const SCOPE = 'slugline';

export async function startTelemetry(settings: TelemetrySettings, options: SdkOptions): Promise<Started> {
  const resource = resourceOf(options);
  const [metrics, traces] = await Promise.all([startMetrics(settings, options, resource), startTraces(settings, options, resource)]);
  return {
    hear(event) {
      metrics?.hear(event);
      traces?.hear(event);
    },
    metricsText: async () => (await metrics?.text()) ?? '',
    async close() {
      await Promise.all([metrics?.close(), traces?.close()]);
    },
  };
}

/** What is said of the process: name, version, a random id, and what `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` add. */
function resourceOf({ service, version }: SdkOptions): Resource {
  return defaultResource()
    .merge(detectResources({ detectors: [serviceInstanceIdDetector] }))
    .merge(resourceFromAttributes({ 'service.name': service, 'service.version': version }))
    .merge(detectResources({ detectors: [envDetector] }));
}

async function startMetrics(settings: TelemetrySettings, options: SdkOptions, resource: Resource): Promise<{ hear(event: WorkerEvent): void; text(): Promise<string>; close(): Promise<void> } | undefined> {
  if (settings.metrics === undefined && options.metrics !== true) return undefined;
  const [{ MeterProvider, PeriodicExportingMetricReader }, { createMetrics }] = await Promise.all([import('@opentelemetry/sdk-metrics'), import('./_telemetry-metrics.ts')]);
  const readers: IMetricReader[] = [];
  let text = async (): Promise<string> => '';
  if (options.metrics === true) {
    const { openScrape } = await import('./_telemetry-scrape.ts');
    const scrape = openScrape();
    readers.push(scrape.reader);
    text = scrape.text;
  }
  if (settings.metrics !== undefined) {
    const { OTLPMetricExporter } = await (settings.metrics === 'http/json' ? import('@opentelemetry/exporter-metrics-otlp-http') : import('@opentelemetry/exporter-metrics-otlp-proto'));
    const exporter = watched(new OTLPMetricExporter(), 'metrics', options);
    readers.push(new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: settings.interval, exportTimeoutMillis: settings.timeout }));
  }
  const provider = new MeterProvider({ resource, readers });
  const metrics = createMetrics(provider.getMeter(SCOPE, options.version), options);
  return { hear: metrics.hear, text, close: () => provider.shutdown() };
}

async function startTraces(settings: TelemetrySettings, options: SdkOptions, resource: Resource): Promise<{ hear(event: WorkerEvent): void; close(): Promise<void> } | undefined> {
  if (settings.traces === undefined) return undefined;
  const [{ BatchSpanProcessor, TracerProvider, TraceIdRatioBasedSampler, ParentBasedSampler }, { createTraces }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/sdk-trace'), import('./_telemetry-traces.ts'),
    settings.traces === 'http/json' ? import('@opentelemetry/exporter-trace-otlp-http') : import('@opentelemetry/exporter-trace-otlp-proto'),
  ]);
  const exporter = watched(new OTLPTraceExporter(), 'traces', options);
  const provider = new TracerProvider({ resource, sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(settings.ratio) }), spanProcessors: [new BatchSpanProcessor({ exporter, ...settings.batch })] });
  const traces = createTraces(provider.getTracer(SCOPE, options.version), options);
  return {
    hear: traces.hear,
    async close() {
      traces.close();
      await provider.shutdown();
    },
  };
}

interface Sent { code: number; error?: Error }

/** The exporter itself, whose failures are told; it has tried again by then. */
function watched<Exporter extends { export(what: never, done: (result: Sent) => void): void }>(exporter: Exporter, what: string, { warn, now }: SdkOptions): Exporter {
  const send = exporter.export.bind(exporter) as (what: unknown, done: (result: Sent) => void) => void;
  let told = -Infinity;
  exporter.export = (batch: unknown, done: (result: Sent) => void) => {
    send(batch, (result) => {
      if (result.code !== 0 && now().getTime() - told >= REMIND_MS) {
        told = now().getTime();
        warn(`${what} cannot be sent to the collector: ${result.error?.message ?? 'no reason given'}. The work goes on.`);
      }
      done(result);
    });
  };
  return exporter;
}
