import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as conventions from '@opentelemetry/semantic-conventions/incubating';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { settingsOf } from '../../src/io/_telemetry-env.ts';
import { genAi } from '../../src/io/_telemetry-names.ts';
import { openTelemetry, type Telemetry, type TelemetryOptions } from '../../src/io/telemetry.ts';
import type { WorkerEvent } from '../../src/queue/worker.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { startFakeOpenAI } from '../kit/fake-openai.ts';
import { startCollector, type Collector } from '../kit/otlp.ts';
import { asked, goodAnswer, KEY, testProject, topics, withServer } from '../kit/project.ts';
import { memoryQueue } from '../kit/queue.ts';
import { remotely, startWorker } from '../kit/remote.ts';

/** What a worker says to a collector and to a scraper; and that it says nothing to anybody who was not asked for. */

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const one of closing.splice(0).toReversed()) await one.close();
});

async function collector(status?: number): Promise<Collector> {
  const started = await startCollector(status);
  closing.push(started);
  return started;
}

async function open(env: Record<string, string>, more: Partial<TelemetryOptions> = {}): Promise<Telemetry> {
  // The exporters read their own variables from the process.
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const telemetry = await openTelemetry({ service: 'slugline-worker', version: '1.2.3', env: (name) => env[name], now: () => new Date(), closeMs: 20_000, ...more });
  closing.push(telemetry);
  return telemetry;
}

const json = (url: string): Record<string, string> => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' });

function call(more: Partial<Extract<WorkerEvent, { type: 'call' }>['event']> = {}, about: Partial<Extract<WorkerEvent, { type: 'call' }>> = {}): WorkerEvent {
  return {
    type: 'call', project: 'shed', model: 'model-1', host: 'api.openai.com', ...about,
    event: { type: 'call', slug: 'rim-tape', stage: 'draft', request: 'hash', attempt: 1, outcome: 'answer', waitedMs: 500, ms: 2000, usage: { input: 100, cachedInput: 40, output: 25 }, cost: 0.5, ...more },
  };
}
const taken: WorkerEvent = { type: 'taken', project: 'shed', slug: 'rim-tape', attempt: 2 };
const finished: WorkerEvent = { type: 'finished', project: 'shed', slug: 'rim-tape', state: 'written', again: false, ms: 3000, problems: [] };

/** Numbers of the text for a scraper, by name and labels. */
async function scraped(telemetry: Telemetry): Promise<Record<string, number>> {
  const lines = (await telemetry.metricsText()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of lines) expect(line).toMatch(/^[a-z_][a-z0-9_]*(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*\})? (?:[\d.e+-]+|\+Inf)$/i);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

describe('nobody asked', () => {
  /** What is loaded in a process of its own. */
  const loaded = (env: Record<string, string>, metrics: boolean): string[] => {
    const source = fileURLToPath(new URL('../../src/io/telemetry.ts', import.meta.url));
    const script = `
      import { registerHooks } from 'node:module';
      const names = new Set();
      registerHooks({ resolve(name, context, next) { const found = next(name, context); const at = /node_modules\\/(@opentelemetry\\/[^/]+)/.exec(found.url); if (at) names.add(at[1]); return found; } });
      const { openTelemetry } = await import(${JSON.stringify(source)});
      const telemetry = await openTelemetry({ service: 's', version: '1', env: (name) => process.env[name], now: () => new Date(), metrics: ${String(metrics)} });
      telemetry.event({ type: 'started', concurrency: 1 });
      await telemetry.close();
      console.log(JSON.stringify([...names].sort()));`;
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...env } })) as string[];
  };

  test('nothing is loaded and nothing is sent', async () => {
    expect(loaded({}, false)).toEqual([]);
    expect(loaded({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' }, false)).toEqual([]);
    const telemetry = await open({});
    expect(telemetry.sends).toEqual({ traces: false, metrics: false });
    for (const event of [taken, call(), finished]) telemetry.event(event);
    expect(await telemetry.metricsText()).toBe('');
  });

  test('for a scraper alone neither traces nor senders are loaded', () => {
    const names = loaded({}, true);
    expect(names).toContain('@opentelemetry/sdk-metrics');
    expect(names.filter((name) => /trace|otlp/.test(name))).toEqual([]);
  });
});

describe('what the variables say', () => {
  const read = (env: Record<string, string>): ReturnType<typeof settingsOf> & { warned: string[] } => {
    const warned: string[] = [];
    return { ...settingsOf((name) => env[name], (message) => void warned.push(message)), warned };
  };
  const AT = 'http://collector:4318';

  test.each<[string, Record<string, string>, { traces?: string; metrics?: string; ratio?: number; warned?: RegExp }]>([
    ['nothing', {}, {}],
    ['an address for all', { OTEL_EXPORTER_OTLP_ENDPOINT: AT }, { traces: 'http/protobuf', metrics: 'http/protobuf' }],
    ['an address for one', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${AT}/v1/traces` }, { traces: 'http/protobuf' }],
    ['an exporter without an address: the one of this machine', { OTEL_METRICS_EXPORTER: 'otlp' }, { metrics: 'http/protobuf' }],
    ['one switched off', { OTEL_EXPORTER_OTLP_ENDPOINT: AT, OTEL_TRACES_EXPORTER: 'none' }, { metrics: 'http/protobuf' }],
    ['all switched off', { OTEL_EXPORTER_OTLP_ENDPOINT: AT, OTEL_SDK_DISABLED: 'TRUE' }, {}],
    ['JSON for one', { OTEL_EXPORTER_OTLP_ENDPOINT: AT, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json' }, { traces: 'http/json', metrics: 'http/protobuf' }],
    ['gRPC, which is not spoken', { OTEL_EXPORTER_OTLP_ENDPOINT: AT, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, { warned: /=grpc.*4318.*traces are not sent/ }],
    ['no address at all', { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' }, { warned: /no http\(s\) address/ }],
    ['an unknown exporter beside a known one', { OTEL_TRACES_EXPORTER: 'console,otlp' }, { traces: 'http/protobuf', warned: /OTEL_TRACES_EXPORTER=console/ }],
    ['prometheus, which is --port', { OTEL_METRICS_EXPORTER: 'prometheus' }, {}],
    ['empty ones, which count as none', { OTEL_EXPORTER_OTLP_ENDPOINT: '', OTEL_TRACES_EXPORTER: '' }, {}],
    ['a sampler', { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' }, { ratio: 0.25 }],
    ['none sampled', { OTEL_TRACES_SAMPLER: 'always_off' }, { ratio: 0 }],
    ['a sampler without its number', { OTEL_TRACES_SAMPLER: 'traceidratio' }, { ratio: 1 }],
    ['an impossible share', { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '7' }, { ratio: 1, warned: /ARG=7/ }],
    ['an unknown sampler', { OTEL_TRACES_SAMPLER: 'jaeger_remote' }, { ratio: 1, warned: /jaeger_remote/ }],
  ])('%s', (_name, env, { traces, metrics, ratio = 1, warned }) => {
    const settings = read(env);
    expect({ traces: settings.traces, metrics: settings.metrics, ratio: settings.ratio }).toEqual({ traces, metrics, ratio });
    if (warned === undefined) expect(settings.warned).toEqual([]);
    else expect(settings.warned.join('\n')).toMatch(warned);
  });

  test('numbers that are none are told and replaced', () => {
    const { interval, timeout, batch, warned } = read({ OTEL_METRIC_EXPORT_INTERVAL: '2000', OTEL_BSP_SCHEDULE_DELAY: 'soon', OTEL_BSP_MAX_QUEUE_SIZE: '10' });
    expect({ interval, timeout, ...batch }).toEqual({ interval: 2000, timeout: 2000, scheduledDelayMillis: 5000, exportTimeoutMillis: 30_000, maxQueueSize: 10, maxExportBatchSize: 10 });
    expect(warned).toEqual(['OTEL_BSP_SCHEDULE_DELAY=soon: expected a whole number above 0; 5000 is used']);
  });
});

describe('traces', () => {
  test('an article is a trace, with its calls below it', async () => {
    const received = await collector();
    const telemetry = await open({ ...json(received.url), OTEL_SERVICE_NAME: 'north', OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=trial' });
    for (const event of [taken, call({ outcome: 'stored', stage: 'outline', usage: undefined, cost: 0, ms: 0 }), call({ outcome: 'PROVIDER_UNAVAILABLE', usage: undefined, cost: 0 }), call({ attempt: 2 }), finished]) telemetry.event(event);
    await telemetry.close();
    const spans = received.spans();
    const [article, ...others] = spans.toSorted((a, b) => Number(a.parentSpanId !== undefined) - Number(b.parentSpanId !== undefined));
    expect(article).toMatchObject({
      name: 'write article', kind: 5, parentSpanId: undefined, status: { code: 0 },
      attributes: { 'slugline.project': 'shed', 'slugline.article.slug': 'rim-tape', 'slugline.article.attempt': 2, 'slugline.article.state': 'written', 'slugline.article.calls': 2, 'slugline.article.cost_usd': 0.5 },
      resource: { 'service.name': 'north', 'service.version': '1.2.3', 'deployment.environment.name': 'trial' },
    });
    expect(others).toHaveLength(3);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(new Set(others.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([article?.spanId]));
    expect(others.map(({ name, kind }) => [name, kind])).toEqual([['reuse outline', 1], ['chat model-1', 3], ['chat model-1', 3]]);
    expect(others[1]).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'PROVIDER_UNAVAILABLE' } });
    expect(others[2]).toMatchObject({
      status: { code: 0 },
      attributes: {
        'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'model-1', 'server.address': 'api.openai.com', 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 25,
        'gen_ai.usage.cache_read.input_tokens': 40, 'slugline.stage': 'draft', 'slugline.call.attempt': 2, 'slugline.call.outcome': 'answer', 'slugline.call.waited_ms': 500, 'slugline.call.cost_usd': 0.5,
      },
    });
    expect((others[2] as { end: bigint }).end - (others[2] as { start: bigint }).start).toBe(2_000_000_000n);
  });

  test('what failed, was given back or lost ends its span and says so, with codes and without words', async () => {
    const received = await collector();
    const telemetry = await open({ ...json(received.url), OTEL_METRICS_EXPORTER: 'none' });
    const of = (slug: string): WorkerEvent => ({ ...taken, slug });
    for (const slug of ['failed', 'back', 'lost', 'left']) telemetry.event(of(slug));
    telemetry.event({ ...finished, slug: 'failed', state: 'failed', problems: [{ code: 'STAGE_INVALID_REPLY', message: 'the answer was "Rim tape protects the tube"' }] });
    telemetry.event({ type: 'given-back', project: 'shed', slug: 'back', why: 'the server says "Rim tape protects the tube"' });
    telemetry.event({ type: 'given-back', project: 'shed', slug: 'never-begun', why: 'stopping' });
    telemetry.event({ type: 'lost', project: 'shed', slug: 'lost' });
    await telemetry.close();
    expect(Object.fromEntries(received.spans().map(({ attributes }) => [attributes['slugline.article.slug'], attributes['slugline.article.state']]))).toEqual({ failed: 'failed', back: 'given-back', lost: 'lost', left: 'given-back' });
    expect(received.spans().find(({ attributes }) => attributes['slugline.article.slug'] === 'failed')).toMatchObject({ status: { code: 2, message: 'STAGE_INVALID_REPLY' }, attributes: { 'slugline.problem.codes': ['STAGE_INVALID_REPLY'], 'error.type': 'STAGE_INVALID_REPLY' } });
    expect(received.text()).not.toContain('protects');
    expect(received.received.map(({ path }) => path)).not.toContain('/v1/metrics');
  });

  test('none are sampled, none are sent', async () => {
    const received = await collector();
    const telemetry = await open({ ...json(received.url), OTEL_TRACES_SAMPLER: 'always_off', OTEL_METRICS_EXPORTER: 'none' });
    for (const event of [taken, call(), finished]) telemetry.event(event);
    await telemetry.close();
    expect(received.spans()).toEqual([]);
  });
});

describe('metrics', () => {
  test('a scraper sees what happened, without any collector', async () => {
    const clock = { now: Date.parse('2026-06-01T12:00:00Z') };
    const telemetry = await open({}, { metrics: true, now: () => new Date(clock.now), silentMs: () => 1500 });
    expect(telemetry.sends).toEqual({ traces: false, metrics: false });
    const events: WorkerEvent[] = [
      { type: 'started', concurrency: 8 }, taken, { ...taken, slug: 'spokes' }, call(), call({ outcome: 'joined' }), call({ outcome: 'PROVIDER_RATE_LIMIT', usage: undefined, cost: 0 }), call({ cost: null, usage: undefined }), finished,
      { type: 'given-back', project: 'shed', slug: 'never-begun', why: 'stopping' },
      { type: 'resting', project: 'barn', seconds: 30, problem: { code: 'PROVIDER_FAILING', message: 'x' } }, { type: 'fault', problem: { code: 'STORE_UNWRITABLE', message: 'x' } }, { type: 'draining', open: 1 },
    ];
    for (const event of events) telemetry.event(event);
    const numbers = await scraped(telemetry);
    expect(numbers).toMatchObject({
      'slugline_articles_total{project="shed",state="written"}': 1, 'slugline_articles_open{project="shed"}': 1, 'slugline_article_duration_seconds_sum{project="shed",state="written"}': 3,
      'slugline_article_duration_seconds_bucket{project="shed",state="written",le="2"}': 0, 'slugline_article_duration_seconds_bucket{project="shed",state="written",le="5"}': 1,
      'slugline_calls_total{project="shed",stage="draft",model="model-1",outcome="answer"}': 2, 'slugline_calls_total{project="shed",stage="draft",model="model-1",outcome="joined"}': 1,
      'slugline_tokens_total{project="shed",stage="draft",model="model-1",kind="input"}': 60, 'slugline_tokens_total{project="shed",stage="draft",model="model-1",kind="cached"}': 40, 'slugline_tokens_total{project="shed",stage="draft",model="model-1",kind="output"}': 25,
      'slugline_cost_usd_total{project="shed",stage="draft",model="model-1"}': 0.5, 'slugline_call_wait_duration_seconds_sum{model="model-1"}': 1.5,
      'slugline_projects_resting{project="barn"}': 1, 'slugline_rests_total{project="barn",code="PROVIDER_FAILING"}': 1, 'slugline_faults_total{code="STORE_UNWRITABLE"}': 1,
      'slugline_worker_concurrency': 8, 'slugline_worker_draining': 1, 'slugline_database_silence_seconds': 1.5,
      'gen_ai_client_operation_duration_seconds_count{gen_ai_operation_name="chat",gen_ai_provider_name="openai",gen_ai_request_model="model-1",server_address="api.openai.com"}': 2,
      'gen_ai_client_operation_duration_seconds_count{gen_ai_operation_name="chat",gen_ai_provider_name="openai",gen_ai_request_model="model-1",server_address="api.openai.com",error_type="PROVIDER_RATE_LIMIT"}': 1,
      'gen_ai_client_token_usage_sum{gen_ai_operation_name="chat",gen_ai_provider_name="openai",gen_ai_request_model="model-1",server_address="api.openai.com",gen_ai_token_type="input"}': 100,
    });
    expect(Object.keys(numbers).filter((name) => name.includes('never-begun') || name.includes('rim-tape') || name.includes('given-back'))).toEqual([]);
    clock.now += 30_000;
    telemetry.event({ type: 'stopped', written: 1, failed: 0 });
    const later = await scraped(telemetry);
    expect(later['slugline_articles_open{project="shed"}']).toBe(0);
    expect(later['slugline_projects_resting{project="barn"}']).toBe(0);
  });

  test('odd names stay one line, and codes that are none do not become labels', async () => {
    const telemetry = await open({}, { metrics: true });
    telemetry.event(call({ outcome: 'the model said: "hello"\n' }, { project: 'a "b"\\\nc', model: 'модель 1', host: '[::1]:8080' }));
    const numbers = await scraped(telemetry);
    expect(numbers['slugline_calls_total{project="a \\"b\\"\\\\\\nc",stage="draft",model="модель 1",outcome="other"}']).toBe(1);
    expect(Object.keys(numbers).join('\n')).toContain('server_address="[::1]",server_port="8080"');
  });

  test('the state of the queue is asked for at most every 15 seconds, and the other numbers do not wait for a database that is away', async () => {
    const clock = { now: 0 };
    let times = 0;
    const row = { project: 'shed', weight: 1, paused: true, served: 9, queued: 4, delayed: 0, active: 2, written: 3, failed: 1, waiting: 0, stopped: 0 };
    const telemetry = await open({}, { metrics: true, now: () => new Date(clock.now), queue: async () => { if (++times === 2) throw new Error('away'); if (times === 3) await new Promise(() => undefined); return [row]; } });
    const first = await scraped(telemetry);
    expect(first).toMatchObject({ 'slugline_queue_articles{project="shed",state="queued"}': 4, 'slugline_queue_articles{project="shed",state="failed"}': 1, 'slugline_queue_paused{project="shed"}': 1 });
    clock.now = 14_000;
    await scraped(telemetry);
    expect(times).toBe(1);
    clock.now = 15_000;
    const away = await scraped(telemetry);
    expect(times).toBe(2);
    expect(away).toEqual(expect.objectContaining({ 'slugline_queue_articles{project="shed",state="queued"}': 4, slugline_worker_concurrency: 0 }));
    clock.now = 30_000;
    expect(await scraped(telemetry)).toMatchObject({ slugline_worker_concurrency: 0 });
    expect(times).toBe(3);
  });

  test('a collector gets the same', async () => {
    const received = await collector();
    const telemetry = await open({ ...json(received.url), OTEL_TRACES_EXPORTER: 'none' }, { metrics: true });
    for (const event of [taken, call(), finished]) telemetry.event(event);
    await telemetry.close();
    const points = received.points();
    expect(points).toContainEqual({ metric: 'slugline.cost.usd', unit: '{USD}', attributes: { project: 'shed', stage: 'draft', model: 'model-1' }, value: 0.5, count: undefined });
    expect(points).toContainEqual(expect.objectContaining({ metric: 'gen_ai.client.operation.duration', unit: 's', value: 2, count: 1 }));
    expect(received.spans()).toEqual([]);
  });
});

describe('the way to the collector', () => {
  test('is protobuf by default, with the headers of the variables, which are said nowhere', async () => {
    const received = await collector();
    const warned: string[] = [];
    const telemetry = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: received.url, OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20collector-key-1' }, { warn: (message) => void warned.push(message) });
    telemetry.event({ ...taken, slug: 'about collector-key-1' });
    await telemetry.close();
    expect(received.received.map(({ path, type }) => [path, type]).toSorted()).toEqual([['/v1/metrics', 'application/x-protobuf'], ['/v1/traces', 'application/x-protobuf']]);
    expect(received.received[0]?.headers['authorization']).toBe('Bearer collector-key-1');
    const bodies = received.received.map(({ bytes }) => bytes.toString('latin1')).join('');
    expect(bodies).toContain('write article');
    expect(bodies).toContain('about [secret]');
    expect(warned).toEqual([]);
  });

  test('that refuses, or is not there, is told once and stops nothing', async () => {
    const received = await collector(400);
    const warned: string[] = [];
    const telemetry = await open({ ...json(received.url), OTEL_BSP_SCHEDULE_DELAY: '10', OTEL_METRICS_EXPORTER: 'none' }, { warn: (message) => void warned.push(message) });
    for (let article = 0; article < 3; article++) {
      for (const event of [taken, call(), finished]) telemetry.event(event);
      await vi.waitFor(() => expect(received.received.length).toBeGreaterThan(article), 20_000);
    }
    await telemetry.close();
    await telemetry.close();
    expect(received.received.length).toBeGreaterThan(2);
    expect(warned).toEqual([expect.stringMatching(/^traces cannot be sent to the collector: .*The work goes on\.$/)]);
  });

  test('that hangs does not hold up the end', async () => {
    const telemetry = await open({ ...json('http://127.0.0.1:1'), OTEL_EXPORTER_OTLP_TIMEOUT: '1000' }, { closeMs: 50 });
    telemetry.event(taken);
    await expect(telemetry.close()).resolves.toBeUndefined();
  });
});

test('names are those of the semantic conventions', () => {
  const published = new Set<unknown>(Object.values(conventions));
  const attributes = Object.keys(genAi(call({}, { host: '127.0.0.1:1' }) as Extract<WorkerEvent, { type: 'call' }>));
  const names = [...attributes, 'error.type', 'gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens', 'gen_ai.usage.cache_read.input_tokens', 'gen_ai.token.type', 'gen_ai.client.operation.duration', 'gen_ai.client.token.usage', 'process.memory.usage', 'process.cpu.time', 'cpu.mode'];
  expect(names.filter((name) => !published.has(name))).toEqual([]);
  expect(attributes).toContain('server.port');
});

test.each([
  ['api.openai.com', 'openai'], ['eu.api.openai.com', 'openai'], ['mine.openai.azure.com', 'azure.ai.openai'], ['api.groq.com', 'groq'], ['api.mistral.ai:443', 'mistral_ai'], ['localhost:11434', 'openai'], ['evil-groq.com', 'openai'],
  ['bedrock-runtime.us-east-1.amazonaws.com', 'aws.bedrock'], ['', 'openai'],
])('%s is %s', (host, provider) => {
  const published = new Set<unknown>(Object.values(conventions));
  expect(genAi(call({}, { host }) as Extract<WorkerEvent, { type: 'call' }>)['gen_ai.provider.name']).toBe(provider);
  expect(published.has(provider)).toBe(true);
});

test('a whole run: articles, calls and tokens come out even, and no word, key or answer is in it', async () => {
  const received = await collector();
  const server = await startFakeOpenAI((request, attempt) => (asked(request).stage === 'faq' && asked(request).topic === 'Rim tape' && attempt === 1 ? { fault: 'rate-limit', message: `slow down, ${KEY}` } : asked(request).topic === 'Hub service' && asked(request).stage === 'draft' ? { text: 'No headings at all, says the model.' } : goodAnswer(request)));
  closing.push(server);
  const project = testProject(topics('Wheel truing', 'Hub service', 'Rim tape'));
  withServer(project, server.baseURL, ', prices: { test-model: { input: 1000, cachedInput: 100, output: 1000 } }');
  const telemetry = await open(json(received.url), { metrics: true, secrets: () => [KEY] });
  const [queue, store] = [memoryQueue(), memoryStore()];
  const worker = startWorker(queue, store, { tell: telemetry.event });
  const run = await project.run(remotely(queue, store));
  worker.stop();
  await worker.ended;
  const text = await telemetry.metricsText();
  await telemetry.close();
  const spans = received.spans();
  const articles = spans.filter(({ name }) => name === 'write article');
  expect(articles.map(({ attributes }) => [attributes['slugline.article.slug'], attributes['slugline.article.state']]).toSorted()).toEqual([['hub-service', 'failed'], ['rim-tape', 'written'], ['wheel-truing', 'written']]);
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(3);
  const sum = (attribute: string): number => spans.reduce((total, { attributes }) => total + Number(attributes[attribute] ?? 0), 0);
  expect(sum('gen_ai.usage.input_tokens')).toBe(run.result.usage.input);
  expect(sum('gen_ai.usage.output_tokens')).toBe(run.result.usage.output);
  expect(sum('slugline.call.cost_usd')).toBeCloseTo(run.result.cost ?? Number.NaN, 9);
  expect(received.points().filter(({ metric }) => metric === 'slugline.articles').map(({ attributes, value }) => [attributes['state'], value]).toSorted()).toEqual([['failed', 1], ['written', 2]]);
  expect(received.points().filter(({ metric, attributes }) => metric === 'slugline.calls' && attributes['outcome'] === 'PROVIDER_RATE_LIMIT')).toHaveLength(1);
  for (const words of [KEY, 'No headings at all', 'Topic: Wheel truing', 'The model says', 'slow down']) {
    expect(received.text()).not.toContain(words);
    expect(text).not.toContain(words);
  }
  // The words are really there to be found where they are sent.
  expect(JSON.stringify(server.requests.map(({ body }) => body))).toContain('Topic: Wheel truing');
});
