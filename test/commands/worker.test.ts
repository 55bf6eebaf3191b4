import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { createWorkerLog } from '../../src/io/worker-log.ts';
import { coordinate } from '../../src/commands/_worker-coordinate.ts';
import { routesFor } from '../../src/commands/_worker-routes.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { SluglineError } from '../../src/model/errors.ts';
import type { Queue, RunOrder } from '../../src/model/queue.ts';
import type { Snapshot } from '../../src/model/remote.ts';
import { configSchema } from '../../src/model/site.ts';
import { outputOf, projectOnDisk, removeProject, start, startWorkerProcess, type Process } from '../kit/fleet.ts';
import { startModelServer } from '../kit/model-server.ts';
import { startCluster } from '../kit/postgres.ts';

/** `slugline worker`: where its key may go, budgets that workers share, scheduled runs. */

const cluster = await startCluster();
const dirs: string[] = [];
const running: Process[] = [];
afterAll(() => {
  for (const one of running) one.child.kill('SIGKILL');
  dirs.forEach(removeProject);
});

function snapshot(model: string, host: string): Snapshot {
  const config = configSchema.parse({ site: { url: 'https://example.org', name: 'The Shed' }, brand: { name: 'Dvorik' }, model: JSON.parse(model) as unknown });
  return { version: 1, slugline: '0.0.0', config, facts: [], prompts: [], entries: [], provider: { id: 'openai', model: config.model.name, host }, price: undefined, limits: {} };
}

function world(env: Record<string, string>): { env(name: string): string | undefined; files: ReturnType<typeof nodeFiles> } {
  return { env: (name) => env[name], files: nodeFiles() };
}

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(SluglineError);
    expect((error as SluglineError).problems[0]?.code).toBe('PROVIDER_CONFIG');
    return (error as SluglineError).message;
  }
  throw new Error('nothing was refused');
}

const KEY = { OPENAI_API_KEY: 'sk-test-0123456789' };

describe('where the key of a worker may go', () => {
  test('to the provider itself, and to this machine', () => {
    expect(routesFor(snapshot('{}', 'api.openai.com'), world(KEY), []).primary.host).toBe('api.openai.com');
    expect(routesFor(snapshot('{"baseURL":"http://127.0.0.1:9/v1"}', '127.0.0.1:9'), world(KEY), []).primary.host).toBe('127.0.0.1:9');
  });

  test('nowhere else because the database says so', () => {
    const elsewhere = snapshot('{"baseURL":"https://evil.example/v1"}', 'evil.example');
    const message = refusal(() => routesFor(elsewhere, world(KEY), []));
    expect(message).toContain('may not send its key there');
    expect(message).toContain('--host evil.example');
    expect(message).not.toContain(KEY.OPENAI_API_KEY);
    for (const name of ['127.0.0.1.evil.example', 'localhost.evil.example', 'api.openai.com.evil.example']) expect(refusal(() => routesFor(snapshot(`{"baseURL":"https://${name}/v1"}`, name), world(KEY), []))).toContain(name);
    // Nor by one of several routes.
    const second = snapshot('{"routes":[{"name":"own"},{"name":"other","baseURL":"https://evil.example/v1"}]}', 'api.openai.com');
    expect(refusal(() => routesFor(second, world(KEY), []))).toContain('evil.example');
  });

  test('where its own environment or command line allows it', () => {
    const router = snapshot('{"baseURL":"https://router.example/v1"}', 'router.example');
    expect(routesFor(router, world(KEY), ['router.example']).primary.host).toBe('router.example');
    const redirected = snapshot('{}', 'gateway.example');
    expect(routesFor(redirected, world({ ...KEY, OPENAI_BASE_URL: 'https://gateway.example/v1' }), []).primary.host).toBe('gateway.example');
  });

  test('a worker that would ask another server than the run was planned for leaves it alone', () => {
    expect(refusal(() => routesFor(snapshot('{}', 'gateway.example'), world(KEY), []))).toContain('planned for answers of gateway.example');
  });

  test('without a key nothing is asked', () => {
    expect(refusal(() => routesFor(snapshot('{}', 'api.openai.com'), world({}), []))).toContain('OPENAI_API_KEY is not set');
  });
});

describe('the command line', () => {
  test.each([
    [['worker'], {}, /which database/],
    [['worker', '--database', 'mysql://u:secret-word@h/d'], {}, /no address/],
    [['worker', '--heartbeat', '5'], { database: 'postgres://u:secret-word@127.0.0.1:1/d' }, /10 seconds or more/],
    [['worker', '--concurrency', '0'], { database: 'postgres://u:secret-word@127.0.0.1:1/d' }, /whole number from 1/],
    [['worker', '--log-level', 'loud'], { database: 'postgres://u:secret-word@127.0.0.1:1/d' }, /debug, info, warn or error/],
  ] as const)('%j is refused, without the password', async (argv, options, message) => {
    const { code, stdout, stderr } = await start(argv, options).ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('secret-word');
  });
});

describe('runs', () => {
  test('workers share one budget: nothing beyond it is asked, what was paid for is kept, and more money goes on from there', async () => {
    const model = await startModelServer({ latencyMs: 20 });
    const dir = projectOnDisk(model.baseURL, 12);
    dirs.push(dir);
    const database = await cluster.database();
    const workers = [startWorkerProcess(database, 4), startWorkerProcess(database, 4)];
    running.push(...workers);
    const paid = (): number => model.journal.reduce((sum, { cost }) => sum + cost, 0);
    const budget = 1.2;
    const first = await start(['generate', '--provider', 'openai', '--queue', '--quiet', '--json', '--budget', String(budget)], { cwd: dir, database }).ended;
    expect(first.code).toBe(1);
    const result = JSON.parse(first.stdout) as { cost: number; articles: { state: string; problems: { code: string }[] }[] };
    expect(paid()).toBeLessThanOrEqual(budget);
    expect(paid()).toBeGreaterThan(0);
    expect(result.articles.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['BUDGET_RUN']);
    const asked = model.journal.length;
    const second = await start(['generate', '--provider', 'openai', '--queue', '--quiet', '--budget', '50'], { cwd: dir, database }).ended;
    expect([second.code, second.stderr]).toEqual([0, expect.any(String)]);
    expect(Object.keys(outputOf(dir)).filter((file) => file.endsWith('.md'))).toHaveLength(12);
    // Each call once, whatever run it was for.
    expect(new Set(model.journal.map(({ mark }) => mark)).size).toBe(model.journal.length);
    expect(model.journal.length).toBe(48);
    expect(asked).toBeLessThan(48);
    for (const { child } of workers) child.kill('SIGTERM');
    expect((await Promise.all(workers.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0]);
    await model.close();
  });

  test('a scheduled run is planned and finished by a worker that has the project, once', async () => {
    const model = await startModelServer({ latencyMs: 5 });
    const dir = projectOnDisk(model.baseURL, 2);
    dirs.push(dir);
    const git = (...argv: string[]): string => execFileSync('git', ['-C', dir, ...argv], { encoding: 'utf8' });
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'Boris');
    git('config', 'user.email', 'boris@example.org');
    const database = await cluster.database();
    const worker = startWorkerProcess(database, 4);
    running.push(worker);
    const ended = new AbortController();
    const due: RunOrder[] = [{ id: 'a', project: 'example.org' }];
    const finished: unknown[] = [];
    const queue = {
      heartbeatMs: 30_000,
      takeRun: async (projects: readonly string[]) => (projects.includes('example.org') ? due.shift() : undefined),
      beatRun: async () => true,
      async finishRun(order: RunOrder, done: boolean) {
        finished.push([order.project, done]);
        ended.abort();
      },
    } as unknown as Queue;
    const said: string[] = [];
    const context: CommandContext = {
      world: {
        files: nodeFiles(), now: () => new Date(), clock: () => performance.now(), random: Math.random, env: () => undefined,
        sleep: async (ms, signal) => new Promise((resolve) => { setTimeout(resolve, Math.min(ms, 50)); signal?.addEventListener('abort', () => resolve(), { once: true }); }),
      },
      version: (JSON.parse(await (await import('node:fs/promises')).readFile('package.json', 'utf8')) as { version: string }).version,
      cwd: '/nowhere', projectDir: '.', json: false, quiet: true, signal: ended.signal, stdout: () => undefined, stderr: () => undefined, stdin: () => new Uint8Array(), terminal: undefined, color: { stdout: false, stderr: false },
    };
    await coordinate([dir], { url: database, branch: 'articles' }, queue, context, createWorkerLog({ json: true, now: () => new Date(), write: (line) => said.push(line) }));
    expect([finished, said.join('')]).toEqual([[['example.org', true]], expect.stringContaining('ended with 0')]);
    expect(Object.keys(outputOf(dir)).filter((file) => file.endsWith('.md'))).toHaveLength(2);
    expect(git('ls-tree', '-r', '--name-only', 'articles').split('\n').filter((file) => file.endsWith('.md'))).toHaveLength(2);
    worker.child.kill('SIGTERM');
    await worker.ended;
    await model.close();
  });
});
