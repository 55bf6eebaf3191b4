import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import type { IMetricReader, MetricData } from '@opentelemetry/sdk-metrics';

/** Metrics as text for a scraper. Names get their unit at the end, as Prometheus has it and as collectors translate them, so that a board fits both ways. */
const SUFFIXES: Readonly<Record<string, string>> = { s: '_seconds', By: '_bytes' };

/** The exporter's own server is not started: our health server asks. */
export function openScrape(): { reader: IMetricReader; text(): Promise<string> } {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const serializer = new PrometheusSerializer(undefined, false, undefined, false, true);
  return {
    reader,
    async text() {
      const { resourceMetrics } = await reader.collect();
      return serializer.serialize({ ...resourceMetrics, scopeMetrics: resourceMetrics.scopeMetrics.map((scope) => ({ ...scope, metrics: scope.metrics.map(named) })) });
    },
  };
}

function named(metric: MetricData): MetricData {
  const { name, unit } = metric.descriptor;
  const descriptor = { ...metric.descriptor, name: `${name}${SUFFIXES[unit] ?? ''}`, unit: '' };
  return { ...metric, descriptor };
}
