import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createVitals, startHealth, type HealthOptions, type HealthServer, type Vitals } from '../../src/io/health.ts';
import type { SluglineError } from '../../src/model/errors.ts';
import type { WorkerEvent } from '../../src/queue/worker.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { startFakeOpenAI } from '../kit/fake-openai.ts';
import { goodAnswer, KEY, testProject, topics, withServer } from '../kit/project.ts';
import { memoryQueue } from '../kit/queue.ts';
import { remotely, startWorker } from '../kit/remote.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

interface Reply { status: number; headers: Record<string, unknown>; body: string }

function ask(url: string, method = 'GET', body?: string): Promise<Reply> {
  const [, host = '', port, path = ''] = /^http:\/\/([^:/]+):(\d+)(.*)$/.exec(url) ?? [];
  return new Promise((resolve, reject) => {
    // The path as it stands: a parser of addresses would tidy it.
    const sent = request({ host, port, path, method }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => { text += chunk.toString(); });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function serve(more: Partial<HealthOptions> = {}): Promise<HealthServer> {
  const server = await startHealth({ port: 0, vitals: fresh().vitals, ...more });
  open.push(server);
  return server;
}

/** Vitals with a clock in hand. */
function fresh(): { vitals: Vitals; pass(ms: number): void } {
  let at = 0;
  return { vitals: createVitals({ version: '1.2.3', clock: () => at, now: () => new Date(Date.parse('2026-06-01T12:00:00Z') + at) }), pass(ms) { at += ms; } };
}

const taken = (slug: string): WorkerEvent => ({ type: 'taken', project: 'shed', slug, attempt: 1 });

describe('the pages', () => {
  test('/healthz says how it is, /metrics what the telemetry gives; listening is at this machine only', async () => {
    const server = await serve({ metrics: async () => 'slugline_up 1\n' });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    const health = await ask(`${server.url}/healthz`);
    expect([health.status, health.headers['content-type'], health.headers['cache-control']]).toEqual([200, 'application/json', 'no-store']);
    expect(JSON.parse(health.body)).toEqual({ status: 'ok', database: 'answering', databaseAnswered: '2026-06-01T12:00:00.000Z', open: 0, lastBeat: null, written: 0, failed: 0, version: '1.2.3', since: '2026-06-01T12:00:00.000Z' });
    const metrics = await ask(`${server.url}/metrics?name=x`);
    expect([metrics.status, metrics.headers['content-type'], metrics.body]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8', 'slugline_up 1\n']);
  });

  test.each(['/', '/health', '/healthz/', '/healthz/../metrics', '//healthz', '/metrics/x', '/%2e%2e/package.json'])('%s is not there', async (path) => {
    const server = await serve({ metrics: async () => '' });
    expect((await ask(`${server.url}${path}`)).status).toBe(404);
  });

  test.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('%s is refused', async (method) => {
    const server = await serve();
    const { status, headers, body } = await ask(`${server.url}/healthz`, method, method === 'POST' || method === 'PUT' ? 'x'.repeat(100_000) : undefined);
    expect([status, headers['allow']]).toEqual([405, 'GET']);
    expect(body).not.toContain('version');
  });

  test('without metrics there is no such page', async () => {
    expect((await ask(`${(await serve()).url}/metrics`)).status).toBe(404);
  });

  test('metrics that fail are a 500 without the reason', async () => {
    const server = await serve({ metrics: async () => { throw new Error(`password ${KEY}`); } });
    const { status, body } = await ask(`${server.url}/metrics`);
    expect(status).toBe(500);
    expect(body).not.toContain(KEY);
    expect((await ask(`${server.url}/healthz`)).status).toBe(200);
  });

  test('what is no HTTP does it no harm', async () => {
    const server = await serve();
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write('\u0000\u0001 nonsense\r\n\r\n'));
      socket.on('data', () => undefined);
      socket.on('close', () => resolve());
      socket.on('error', () => undefined);
    });
    expect((await ask(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('the address', () => {
  test('a port that is taken is told with what to do', async () => {
    const { port } = await serve();
    const error = await startHealth({ port, vitals: fresh().vitals }).then(() => undefined, (thrown: unknown) => thrown as SluglineError);
    expect(error?.problems).toEqual([{ code: 'USAGE', message: `the port ${port} is taken at 127.0.0.1`, help: expect.stringContaining('--port') as string }]);
  });

  test.each(['192.0.2.1', 'no-such-host.invalid'])('%s is no address of this machine', async (bind) => {
    const error = await startHealth({ port: 0, bind, vitals: fresh().vitals }).then(() => undefined, (thrown: unknown) => thrown as SluglineError);
    expect(error?.problems[0]).toMatchObject({ code: 'USAGE', message: expect.stringContaining(bind) as string });
  });

  test('closing ends open connections, and the port is free again', async () => {
    const server = await serve();
    const socket = connect(server.port, '127.0.0.1');
    const gone = new Promise<void>((resolve) => { socket.on('close', () => resolve()); });
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => { socket.on('connect', () => resolve()); });
    await server.close();
    await server.close();
    await gone;
    const again = await startHealth({ port: server.port, vitals: fresh().vitals });
    open.push(again);
    expect(again.port).toBe(server.port);
  });
});

describe('how it is', () => {
  test('a database that says nothing for more than 30 seconds', async () => {
    const { vitals, pass } = fresh();
    const server = await serve({ vitals });
    const queue = vitals.watch(memoryQueue());
    pass(30_000);
    expect(vitals.report().status).toBe('ok');
    pass(1);
    expect(vitals.report()).toMatchObject({ status: 'database silent', database: 'silent', databaseAnswered: '2026-06-01T12:00:00.000Z' });
    expect((await ask(`${server.url}/healthz`)).status).toBe(503);
    await queue.take(1);
    expect(vitals.silentMs()).toBe(0);
    expect((await ask(`${server.url}/healthz`)).status).toBe(200);
  });

  test('a question that fails is no sign of life', async () => {
    const { vitals, pass } = fresh();
    const queue = vitals.watch({ ...memoryQueue(), take: async () => { throw new Error('away'); }, beat: async () => { throw new Error('away'); } });
    pass(31_000);
    await expect(queue.take(1)).rejects.toThrow('away');
    await expect(queue.beat([])).rejects.toThrow('away');
    // Nothing is asked.
    await queue.giveBack([]);
    expect(vitals.report()).toMatchObject({ status: 'database silent', lastBeat: null });
  });

  test('a worker that is to stop, whatever the database does', async () => {
    const { vitals, pass } = fresh();
    const server = await serve({ vitals });
    vitals.event(taken('a'));
    vitals.event({ type: 'draining', open: 1 });
    const draining = await ask(`${server.url}/healthz`);
    expect([draining.status, JSON.parse(draining.body)]).toEqual([503, expect.objectContaining({ status: 'draining', open: 1 })]);
    pass(60_000);
    expect(vitals.report()).toMatchObject({ status: 'draining', database: 'silent' });
    vitals.event({ type: 'stopped', written: 0, failed: 0 });
    expect(vitals.report()).toMatchObject({ status: 'stopped', open: 0 });
  });

  test('articles under way, written and failed', () => {
    const { vitals } = fresh();
    for (const slug of ['a', 'b', 'c', 'd', 'e']) vitals.event(taken(slug));
    vitals.event(taken('a'));
    vitals.event({ type: 'finished', project: 'shed', slug: 'a', state: 'written', again: false, ms: 1, problems: [] });
    vitals.event({ type: 'finished', project: 'shed', slug: 'b', state: 'failed', again: false, ms: 1, problems: [] });
    vitals.event({ type: 'lost', project: 'shed', slug: 'c' });
    vitals.event({ type: 'given-back', project: 'shed', slug: 'never-begun', why: 'stopping' });
    expect(vitals.report()).toMatchObject({ open: 2, written: 1, failed: 1 });
  });

  test('a real worker is seen to beat, to work and to stop, and no name or key is told', async () => {
    const server = await startFakeOpenAI(goodAnswer);
    open.push(server);
    const project = testProject(topics('Wheel truing', 'Hub service'));
    withServer(project, server.baseURL);
    const vitals = createVitals({ version: '1.2.3', clock: () => performance.now(), now: () => new Date() });
    const health = await serve({ vitals });
    const store = memoryStore();
    const raw = memoryQueue();
    const worker = startWorker(vitals.watch({ ...raw, heartbeatMs: 30 }), store, { tell: vitals.event });
    await project.run(remotely(raw, store));
    const working = await ask(`${health.url}/healthz`);
    worker.stop();
    await worker.ended;
    const report = JSON.parse(working.body) as Record<string, unknown>;
    expect(report).toMatchObject({ status: 'ok', written: 2, failed: 0, open: 0 });
    expect(report['lastBeat']).toMatch(/^20\d\d-/);
    expect(working.body).not.toMatch(/shed|wheel|sk-/i);
    expect(vitals.report().status).toBe('stopped');
  });
});
