import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A collector of OpenTelemetry on this machine's own address: keeps what it is sent. */

export interface Received { path: string; type: string; headers: Record<string, string | string[] | undefined>; bytes: Buffer }

export interface SentSpan {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  /** Nanoseconds. */
  start: bigint;
  end: bigint;
  attributes: Record<string, unknown>;
  status: { code?: number; message?: string };
  resource: Record<string, unknown>;
}

export interface SentPoint { metric: string; unit: string; attributes: Record<string, unknown>; value: number; count: number | undefined }

export interface Collector {
  url: string;
  received: Received[];
  /** Of bodies sent as JSON. */
  spans(): SentSpan[];
  /** Of the last report sent as JSON. */
  points(): SentPoint[];
  /** All bodies as text. */
  text(): string;
  close(): Promise<void>;
}

interface Pair { key: string; value: { stringValue?: string; intValue?: string | number; doubleValue?: number; boolValue?: boolean; arrayValue?: { values: Pair['value'][] } } }
interface Point { attributes?: Pair[]; asDouble?: number; asInt?: string | number; sum?: number; count?: string | number }
interface Metric { name: string; unit?: string; sum?: { dataPoints: Point[] }; gauge?: { dataPoints: Point[] }; histogram?: { dataPoints: Point[] } }
interface Body {
  resourceSpans?: { resource: { attributes: Pair[] }; scopeSpans: { spans: { name: string; kind: number; traceId: string; spanId: string; parentSpanId?: string; startTimeUnixNano: string; endTimeUnixNano: string; attributes?: Pair[]; status?: { code?: number; message?: string } }[] }[] }[];
  resourceMetrics?: { scopeMetrics: { metrics: Metric[] }[] }[];
}

const valueOf = (value: Pair['value']): unknown => value.stringValue ?? (value.intValue === undefined ? undefined : Number(value.intValue)) ?? value.doubleValue ?? value.boolValue ?? value.arrayValue?.values.map(valueOf);
const attributesOf = (pairs: Pair[] = []): Record<string, unknown> => Object.fromEntries(pairs.map(({ key, value }) => [key, valueOf(value)]));

/** @param status what it answers */
export async function startCollector(status = 200): Promise<Collector> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      received.push({ path: request.url ?? '', type: request.headers['content-type'] ?? '', headers: request.headers, bytes: request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body });
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const bodies = (path: string): Body[] => received.filter((one) => one.path === path && one.type.startsWith('application/json')).map((one) => JSON.parse(one.bytes.toString()) as Body);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received,
    spans: () => bodies('/v1/traces').flatMap(({ resourceSpans = [] }) => resourceSpans).flatMap(({ resource, scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans.map((span) => ({
      name: span.name, kind: span.kind, traceId: span.traceId, spanId: span.spanId, parentSpanId: span.parentSpanId || undefined, start: BigInt(span.startTimeUnixNano), end: BigInt(span.endTimeUnixNano),
      attributes: attributesOf(span.attributes), status: span.status ?? {}, resource: attributesOf(resource.attributes),
    })))),
    points: () => (bodies('/v1/metrics').at(-1)?.resourceMetrics ?? []).flatMap(({ scopeMetrics }) => scopeMetrics).flatMap(({ metrics }) => metrics.flatMap(({ name, unit = '', sum, gauge, histogram }) =>
      (sum ?? gauge ?? histogram ?? { dataPoints: [] }).dataPoints.map((point) => ({ metric: name, unit, attributes: attributesOf(point.attributes), value: Number(point.asDouble ?? point.asInt ?? point.sum), count: point.count === undefined ? undefined : Number(point.count) })))),
    text: () => received.map(({ bytes, headers }) => bytes.toString('latin1') + bytes.toString() + JSON.stringify(headers)).join('\n'),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
