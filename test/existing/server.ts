import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** A server on the loopback whose answers a test changes as it goes. */
export interface FakeSite {
  url: string;
  /** By path. */
  answers: Map<string, Answer>;
  /** What was asked so far: method, path and the headers of a conditional request. */
  asked: string[];
  close(): Promise<void>;
}

type Answer = string | { status: number; headers?: Record<string, string>; body?: string | Uint8Array } | ((request: IncomingMessage, response: ServerResponse) => void);

export async function fakeSite(answers: Record<string, Answer> = {}): Promise<FakeSite> {
  const known = new Map(Object.entries(answers));
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    const condition = [request.headers['if-none-match'], request.headers['if-modified-since']].filter((value) => value !== undefined).join(' ');
    asked.push(`${request.method} ${path}${condition === '' ? '' : ` ${condition}`}`);
    const answer = known.get(path) ?? { status: 404 };
    if (typeof answer === 'function') answer(request, response);
    else if (typeof answer === 'string') response.end(answer);
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
  afterAll(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers: known, asked, close };
}
