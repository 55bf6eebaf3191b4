import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { CompletionRequest } from '../../src/kinds.ts';
import { createOpenAI } from '../../src/providers/openai.ts';
import { startFakeOpenAI, type FakeOpenAI } from '../kit/fake-openai.ts';

let open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

async function connect(script: Parameters<typeof startFakeOpenAI>[0]) {
  const server = await startFakeOpenAI(script);
  open.push(server);
  const { complete } = createOpenAI({ model: 'm', baseURL: server.baseURL, apiKey: 'sk-test' });
  return { server, ask: async (content = 'A line.') => (complete === false ? expect.unreachable() : complete(request(content), new AbortController().signal)) };
}

function request(content: string): CompletionRequest {
  return { model: 'm', messages: [{ role: 'user', content }], maxOutputTokens: 500 };
}

/** A process that makes one call. @returns its output, and the milliseconds from the reply to the end of the process */
async function oneCall(baseURL: string, env: NodeJS.ProcessEnv = {}): Promise<{ out: string; after: number }> {
  const code = `
    const { createOpenAI } = await import(${JSON.stringify(new URL('../../src/providers/openai.ts', import.meta.url).href)});
    const { complete } = createOpenAI({ model: 'm', baseURL: ${JSON.stringify(baseURL)}, apiKey: 'sk-test' });
    console.log(await complete(${JSON.stringify(request('A line.'))}, new AbortController().signal).then(({ text }) => text, ({ message }) => message));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { env: { ...process.env, ...env } });
  let out = '';
  let said = Number.NaN;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      said = performance.now();
    });
  }
  await new Promise((resolve) => child.once('close', resolve));
  return { out: out.trim(), after: performance.now() - said };
}

describe('connections', () => {
  test('are as many as calls in flight: none waits for another', async () => {
    const all = 300;
    const gate = Promise.withResolvers<void>();
    const { server, ask } = await connect(async ({ prompt }) => {
      if (server.requests.length === all) gate.resolve();
      await gate.promise;
      return prompt;
    });
    const replies = await Promise.all(Array.from({ length: all }, async (_, index) => (await ask(`line ${index}`)).text));
    expect(replies[299]).toBe('line 299');
  });

  test('that the server closed while idle are replaced', async () => {
    const { server, ask } = await connect(() => 'Hello');
    for (let call = 0; call < 3; call++) {
      expect((await ask()).text).toBe('Hello');
      server.closeIdle();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(server.requests).toHaveLength(3);
  });

  test('keep no process alive after the last reply', async () => {
    const { server } = await connect(() => 'Hello');
    const { out, after } = await oneCall(server.baseURL);
    expect(out).toBe('Hello');
    expect(after).toBeLessThan(2000);
  });

  test('a server that stays open after [DONE] keeps nobody waiting', async () => {
    const server = createServer((_incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const closed = new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)));
    const { complete } = createOpenAI({ model: 'm', baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`, apiKey: undefined });
    const begun = performance.now();
    expect(complete && (await complete(request('A line.'), new AbortController().signal)).text).toBe('Hi');
    expect(performance.now() - begun).toBeLessThan(900);
    await closed;
    server.close();
  });

  test("go by Node's switch through a proxy, and without it not", async () => {
    const asked: string[] = [];
    const proxy = createServer((incoming, response) => {
      asked.push(incoming.url ?? '');
      response.writeHead(502).end();
    }).on('connect', (incoming, socket) => {
      asked.push(incoming.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await oneCall('http://slugline.invalid/v1', { HTTP_PROXY });
    expect(asked).toEqual([]);
    await oneCall('http://slugline.invalid/v1', { HTTP_PROXY, NODE_USE_ENV_PROXY: '1', NO_PROXY: '', no_proxy: '' });
    expect(asked.join()).toContain('slugline.invalid');
    proxy.close();
  });
});
