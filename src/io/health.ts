import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SluglineError } from '../model/errors.ts';
import type { Queue } from '../model/queue.ts';
import type { WorkerEvent } from '../queue/worker.ts';

/** Whether a worker is well: for whoever watches over it (a container's health check, a load balancer, a scraper of metrics). */

export interface Vitals {
  event(event: WorkerEvent): void;
  /** The queue, whose answers are taken as signs of life of the database. A worker asks it at least every ten seconds. */
  watch(queue: Queue): Queue;
  /** For how long the database has not answered. */
  silentMs(): number;
  /** What `/healthz` says. */
  report(): HealthReport;
}

export interface HealthReport {
  /** `ok`, or why nothing is to be expected of this worker. */
  status: 'ok' | 'draining' | 'database silent' | 'stopped';
  database: 'answering' | 'silent';
  /** ISO date and time. */
  databaseAnswered: string;
  /** Articles under way. */
  open: number;
  /** When the database was last told that they are; null when there was none yet. */
  lastBeat: string | null;
  written: number;
  failed: number;
  version: string;
  since: string;
}

/** A restart of the database is waited out, a failover is not over by then: three beats of the queue have been missed. */
const SILENT_MS = 30_000;

/** @param world `clock` decides, `now` is shown */
export function createVitals({ version, clock, now }: { version: string; clock(): number; now(): Date }): Vitals {
  const since = now().toISOString();
  const state = { answered: clock(), answeredAt: since, lastBeat: null as string | null, open: 0, written: 0, failed: 0, phase: 'working' as 'working' | 'draining' | 'stopped' };
  const heard = async <Value>(asked: Promise<Value>): Promise<Value> => {
    const value = await asked;
    state.answered = clock();
    state.answeredAt = now().toISOString();
    return value;
  };
  const under = new Set<string>();
  const silentMs = (): number => Math.max(0, clock() - state.answered);
  return {
    silentMs,
    event(event) {
      if (event.type === 'taken') under.add(`${event.project}\0${event.slug}`);
      else if (event.type === 'finished' || event.type === 'given-back' || event.type === 'lost') under.delete(`${event.project}\0${event.slug}`);
      else if (event.type === 'draining') state.phase = 'draining';
      else if (event.type === 'stopped') {
        state.phase = 'stopped';
        under.clear();
      }
      if (event.type === 'finished') state[event.state === 'written' ? 'written' : 'failed']++;
    },
    watch: (queue) => ({
      ...queue,
      take: (...given) => heard(queue.take(...given)),
      snapshot: (hash) => heard(queue.snapshot(hash)),
      finish: (...given) => heard(queue.finish(...given)),
      fail: (...given) => heard(queue.fail(...given)),
      giveBack: (jobs) => (jobs.length === 0 ? queue.giveBack(jobs) : heard(queue.giveBack(jobs))),
      async beat(jobs) {
        const lost = await heard(queue.beat(jobs));
        state.lastBeat = state.answeredAt;
        return lost;
      },
    }),
    report() {
      const silent = silentMs() > SILENT_MS;
      return {
        status: state.phase !== 'working' ? state.phase : silent ? 'database silent' : 'ok', database: silent ? 'silent' : 'answering', databaseAnswered: state.answeredAt,
        open: under.size, lastBeat: state.lastBeat, written: state.written, failed: state.failed, version, since,
      };
    },
  };
}

export interface HealthOptions {
  /** 0 for any free one. */
  port: number;
  /** Address to listen at; this machine's own by default. `0.0.0.0` and `::` are all of them. */
  bind?: string | undefined;
  vitals: Pick<Vitals, 'report'>;
  /** Text for `/metrics`; without it there is no such page. */
  metrics?: (() => Promise<string>) | undefined;
}

export interface HealthServer {
  url: string;
  port: number;
  /** Ends at once, requests under way included. May be called twice. */
  close(): Promise<void>;
}

/** Nobody needs long for a request without a body. */
const REQUEST_MS = 5000;
const CONNECTIONS = 64;

/**
 * Serves `GET /healthz` (JSON; 200, or 503 when nothing is to be expected of the worker) and `GET /metrics`, and nothing else. No secrets are in them, names of projects are in the metrics.
 * @throws SluglineError USAGE when the address or the port cannot be had
 */
export async function startHealth({ port, bind = '127.0.0.1', vitals, metrics }: HealthOptions): Promise<HealthServer> {
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, keepAliveTimeout: REQUEST_MS, connectionsCheckingInterval: REQUEST_MS }, (request, response) => {
    answer(request, response, vitals, metrics).catch(() => {
      // What went wrong is nobody's business there.
      if (response.headersSent) response.destroy();
      else send(response, 500, 'text/plain', 'something went wrong\n');
    });
  });
  server.maxConnections = CONNECTIONS;
  server.listen(port, bind);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw refused(error, port, bind);
  }
  const at = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    port: at.port, url: `http://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}`,
    close: () => (closed ??= new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    })),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, vitals: Pick<Vitals, 'report'>, metrics: (() => Promise<string>) | undefined): Promise<void> {
  const path = (request.url ?? '').split('?')[0];
  const page = path === '/healthz' || (path === '/metrics' && metrics !== undefined);
  // Whatever is sent along is not read.
  request.resume();
  if (!page) return send(response, 404, 'text/plain', 'there is nothing here\n');
  if (request.method !== 'GET') {
    response.setHeader('allow', 'GET');
    return send(response, 405, 'text/plain', 'only GET\n');
  }
  if (path === '/metrics') return send(response, 200, 'text/plain; version=0.0.4', (await metrics?.()) ?? '');
  const report = vitals.report();
  send(response, report.status === 'ok' ? 200 : 503, 'application/json', `${JSON.stringify(report)}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': `${type}${type.includes('text/') ? '; charset=utf-8' : ''}`, 'content-length': bytes.length, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  response.end(bytes);
}

function refused(error: unknown, port: number, bind: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const fault = (message: string, help: string): SluglineError => new SluglineError({ code: 'USAGE', message, help }, { cause: error });
  if (code === 'EADDRINUSE') return fault(`the port ${port} is taken at ${bind}`, 'Choose another one with --port.');
  if (code === 'EACCES') return fault(`the port ${port} may not be used`, 'Choose one above 1023 with --port.');
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EINVAL') return fault(`${bind} is no address of this machine`, 'Leave out --bind for 127.0.0.1, or use 0.0.0.0 for all addresses.');
  return error;
}
