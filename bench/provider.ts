import { fork } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { OpenAI } from 'openai';
import { Agent, request } from 'undici';
import type { CompletionRequest } from '../src/kinds.ts';
import { createOpenAI } from '../src/providers/openai.ts';

/**
 * CPU time of one model call, without the model: a server in a child process answers at once, so what is left is the client. Prints
 * milliseconds of CPU a call (user and system, this process only; the best of several rounds) and the ratio to the `openai` SDK as
 * it comes, measured in the same run: `node bench/provider.ts [CALLS [CONCURRENCY]]`.
 */
const CALLS = Number(process.argv[2] ?? 4000);
const CONCURRENCY = Number(process.argv[3] ?? 50);
const ROUNDS = 3;

const LINE = 'Чат на сайте снимает сомнения до покупки. A visitor asks, and somebody answers. ';
const WORKLOADS = [
  { name: 'prose, 5 KB in 10 events', text: LINE.repeat(45), pieces: 10 },
  { name: 'JSON, 1 KB in 3 events', text: JSON.stringify({ items: Array.from({ length: 8 }, () => LINE) }), pieces: 3 },
  { name: 'prose, 5 KB in 900 events (a token each)', text: LINE.repeat(45), pieces: 900 },
] as const;
const MESSAGES = [{ role: 'system', content: LINE.repeat(20) }, { role: 'user', content: LINE.repeat(20) }] as const;

/** What the servers send: as OpenAI writes it, one string an event. */
function eventsOf({ text, pieces }: { text: string; pieces: number }): string[] {
  const event = (choices: object[], usage: object | null = null): string =>
    `data: ${JSON.stringify({ id: 'chatcmpl-bench', object: 'chat.completion.chunk', created: 1_700_000_000, model: 'gpt-4.1-mini-2026-01-01', service_tier: 'default', system_fingerprint: 'fp_bench', choices, usage })}\n\n`;
  const size = Math.ceil(text.length / pieces);
  const parts = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
  return [
    ...parts.map((content, index) => event([{ index: 0, delta: { ...(index === 0 ? { role: 'assistant' } : {}), content }, logprobs: null, finish_reason: null }])),
    event([{ index: 0, delta: {}, logprobs: null, finish_reason: 'stop' }]),
    event([], { prompt_tokens: 900, completion_tokens: 1200, prompt_tokens_details: { cached_tokens: 0 } }),
  ];
}

function serve(): void {
  const all = WORKLOADS.map(eventsOf);
  const limits = Object.fromEntries(['requests', 'tokens'].flatMap((kind) => [[`x-ratelimit-limit-${kind}`, '100000'], [`x-ratelimit-remaining-${kind}`, '99999'], [`x-ratelimit-reset-${kind}`, '6ms']]));
  const answer = async (response: ServerResponse, events: readonly string[]): Promise<void> => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...limits });
    // Something every turn of the loop, so that the client has to read many times.
    const step = Math.ceil(events.length / 20);
    for (let at = 0; at < events.length; at += step) {
      response.write(events.slice(at, at + step).join(''));
      await new Promise(setImmediate);
    }
    response.end('data: [DONE]\n\n');
  };
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => void answer(response, all[Number(incoming.url?.split('/')[1])] ?? []));
  });
  process.once('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

type Call = () => Promise<string>;

/** The ways to make a call to `origin`, and what each returns: the text of the answer. */
function ways(origin: string, workload: number): Record<string, Call> {
  const model = 'gpt-4.1-mini';
  const baseURL = `${origin}/${workload}/v1`;
  const body = { model, messages: MESSAGES.map((message) => ({ ...message })), stream: true as const, stream_options: { include_usage: true }, max_tokens: 4000 };
  const headers = { authorization: 'Bearer sk-bench', 'content-type': 'application/json' };
  const client = new OpenAI({ baseURL, apiKey: 'sk-bench' });
  const agent = new Agent({ pipelining: 1 });
  const ours = createOpenAI({ model, baseURL, apiKey: 'sk-bench' });
  const asked: CompletionRequest = { model, messages: MESSAGES, maxOutputTokens: 4000 };
  const { signal } = new AbortController();
  return {
    'openai SDK, .stream().finalChatCompletion()': async () => (await client.chat.completions.stream(body).finalChatCompletion()).choices[0]?.message.content ?? '',
    'openai SDK, create() and for await': async () => {
      let text = '';
      for await (const chunk of await client.chat.completions.create(body)) text += chunk.choices[0]?.delta.content ?? '';
      return text;
    },
    'fetch, events read by a few lines': async () => {
      const response = await fetch(`${baseURL}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(body) });
      return textOf(response.body as AsyncIterable<Uint8Array>);
    },
    'undici.request, events read by a few lines': async () => {
      const response = await request(`${baseURL}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(body), dispatcher: agent });
      return textOf(response.body);
    },
    'slugline': async () => (ours.complete === false ? '' : (await ours.complete(asked, signal)).text),
  };
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let rest = '';
  for await (const chunk of chunks) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) if (event !== 'data: [DONE]') text += (JSON.parse(event.slice(6)) as { choices: { delta: { content?: string } }[] }).choices[0]?.delta.content ?? '';
  }
  return text;
}

/** Milliseconds of CPU a call. */
async function cost(call: Call, calls: number, text: string): Promise<number> {
  const begun = process.cpuUsage();
  let next = 0;
  await Promise.all(Array.from({ length: CONCURRENCY }, async () => {
    while (next++ < calls) if ((await call()) !== text) throw new Error('not the answer that was sent');
  }));
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000 / calls;
}

async function measure(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['serve']);
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(message as number)));
  console.log(`${CALLS} calls, ${CONCURRENCY} at once, best of ${ROUNDS} rounds, Node ${process.versions.node}; ms of CPU a call`);
  for (const [index, { name, text, pieces }] of WORKLOADS.entries()) {
    const calls = pieces > 100 ? Math.ceil(CALLS / 4) : CALLS;
    const rows = Object.entries(ways(`http://127.0.0.1:${port}`, index)).map(([way, call]) => ({ way, call, best: Infinity }));
    for (const { call } of rows) await cost(call, Math.ceil(calls / 10), text);
    // In turns, so that a busy moment of the machine does not hit one of them only.
    for (let round = 0; round < ROUNDS; round++) for (const row of rows) row.best = Math.min(row.best, await cost(row.call, calls, text));
    console.log(`\n${name}`);
    for (const { way, best } of rows) console.log(`  ${best.toFixed(3)}  ${(best / (rows[0]?.best ?? 1)).toFixed(2)} x  ${way}`);
  }
  child.disconnect();
}

if (process.argv[2] === 'serve') serve();
else await measure();
