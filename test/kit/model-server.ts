import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { content, type ChatBody } from './fake-openai-replies.ts';
import { answerTo } from './model.ts';
import { randomFrom } from './random.ts';

/** A model server with a journal of who asked what and when it was answered. Free of the test runner, so that benches can use it. */

/** US dollars a million tokens; each request has a usage of its own, so that sums tell calls apart. */
export const PRICE = { input: 10, cachedInput: 1, output: 40 };

export interface JournalEntry {
  /** The same for the same request. */
  mark: string;
  /** The key it came with: one for each process. */
  key: string;
  /** Milliseconds of `performance.now()`. */
  at: number;
  /** When the whole reply had been handed to the system; undefined: the connection was gone before. */
  sentAt: number | undefined;
  cost: number;
}

export interface ModelServer {
  baseURL: string;
  journal: JournalEntry[];
  close(): Promise<void>;
}

/** A chat server that answers after `latencyMs`: log-normal with this median, by the Box-Muller transform, unless `steady`. Each answer holds a mark of its own, the same for the same request. */
export async function startModelServer({ latencyMs, steady = false, sigma = 0.5, random = randomFrom(1) }: { latencyMs: number; steady?: boolean; sigma?: number; random?: () => number }): Promise<ModelServer> {
  const journal: JournalEntry[] = [];
  const latency = (): number => (steady ? latencyMs : latencyMs * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())));
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as ChatBody;
      const digest = createHash('sha256').update(JSON.stringify([body.messages, body.response_format])).digest('hex');
      const mark = `zz${digest.slice(0, 12).replaceAll(/./g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)))}`;
      const usage = { prompt_tokens: 1000 + Number.parseInt(digest.slice(12, 15), 16), completion_tokens: 300 + Number.parseInt(digest.slice(15, 17), 16) };
      const entry: JournalEntry = {
        mark, key: /^Bearer (.*)$/.exec(incoming.headers.authorization ?? '')?.[1] ?? '', at: performance.now(), sentAt: undefined,
        cost: (usage.prompt_tokens * PRICE.input + usage.completion_tokens * PRICE.output) / 1e6,
      };
      journal.push(entry);
      response.on('finish', () => { entry.sentAt = performance.now(); });
      setTimeout(() => {
        if (!response.destroyed) content(response, body, { text: answerTo(body, mark), usage }).catch(() => undefined);
      }, latency());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    journal, baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
