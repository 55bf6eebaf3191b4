import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { openDesk } from '../../src/commands/preview.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import type { RunningDesk } from '../../src/desk/server.ts';
import type { TestProject } from './project.ts';

/** The desk of a test project in this process, and requests to it as any program could send them: every header is the test's own. */
export interface TestDesk extends RunningDesk {
  origin: string;
  /** Of the address. */
  token: string;
  /** As a browser has it after the address was opened. */
  cookie: string;
  /** What the page sends along with changes. */
  key: string;
  /** A request with these headers and nothing else but Host. */
  raw(method: string, path: string, options?: { headers?: Record<string, string>; body?: string }): Promise<RawAnswer>;
  /** As the page asks. */
  get<T>(path: string): Promise<T>;
  send(path: string, body: unknown, method?: 'POST' | 'PUT'): Promise<RawAnswer>;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** Length of the body as it came. */
  bytes: number;
  json(): unknown;
}

/** Closed when the test file is done. */
export async function testDesk(project: TestProject): Promise<TestDesk> {
  const context: CommandContext = {
    world: {
      files: project.files, now: () => new Date(project.now), clock: () => performance.now(), random: () => 0.5,
      sleep: async (ms, signal) => sleep(Math.min(ms, 5), undefined, signal === undefined ? {} : { signal }),
      env: (name) => project.env[name],
    },
    // Absolute paths: the process runs elsewhere.
    version: '0.0.0-test', cwd: '/nowhere', projectDir: project.dir, json: false, quiet: true, signal: new AbortController().signal,
    stdout: () => undefined, stderr: () => undefined, stdin: () => new Uint8Array(), terminal: undefined, color: { stdout: false, stderr: false },
  };
  const desk = await openDesk(0, context);
  const { port } = desk;
  const raw: TestDesk['raw'] = async (method, path, { headers = {}, body } = {}) => new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { Host: `127.0.0.1:${port}`, ...headers }, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const whole = Buffer.concat(chunks);
        const text = whole.toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, bytes: whole.length, json: () => JSON.parse(text) as unknown });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
  const token = new URL(desk.url).searchParams.get('token') ?? '';
  const opened = await raw('GET', `/?token=${token}`);
  const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
  const key = /name="slugline-key" content="([^"]+)"/.exec((await raw('GET', '/', { headers: { Cookie: cookie } })).text)?.[1] ?? '';
  const origin = `http://127.0.0.1:${port}`;
  const test: TestDesk = {
    ...desk, origin, token, cookie, key, raw,
    async get<T>(path: string) {
      const answer = await raw('GET', `/api${path}`, { headers: { Cookie: cookie } });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
      return answer.json() as T;
    },
    send: async (path, body, method = 'POST') => raw(method, `/api${path}`, { headers: { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json', 'X-Slugline-Key': key }, body: JSON.stringify(body) }),
  };
  open.push(test);
  return test;
}

const open: TestDesk[] = [];
afterAll(async () => {
  await Promise.all(open.map(async (desk) => desk.close()));
});
