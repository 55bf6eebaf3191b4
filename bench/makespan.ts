import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import OpenAI from 'openai';
import pLimit from 'p-limit';
import { generateProject } from '../src/library.ts';
import { nodeWorld } from '../src/index.ts';
import { openStore } from '../src/store/sqlite.ts';
import { goodAnswer } from '../test/kit/answers.ts';

/**
 * How long a batch takes against what the server's own speed allows: max(service time of all requests / calls at once, longest chain of one
 * article). A loopback server in a process of its own, lognormal latency (median 50 ms, sigma 0.5), articles of four calls. The peer is what
 * people write by hand: the `openai` SDK with its defaults under p-limit, without store, budget or scheduler.
 *
 *     node bench/makespan.ts [articles=2000] [calls at once=50]
 */
const [role = '', ...given] = process.argv.slice(2);
const self = fileURLToPath(import.meta.url);

interface Served {
  requests: number;
  serviceMs: number;
  longestChainMs: number;
  failed: number;
}
interface Run {
  seconds: number;
  cpuMs: number;
  calls: number;
  done: number;
  wholeSeconds: number;
  wholeCpuMs: number;
  peakMb: number;
}

if (role === 'server') serve();
else if (role === 'ours') await ours(given[0] ?? '', given[1] ?? '', Number(given[2]));
else if (role === 'peer') await peer(given[0] ?? '', Number(given[1]), Number(given[2]));
else await compare(Number(role || 2000), Number(given[0] ?? 50));

async function compare(articles: number, concurrency: number): Promise<void> {
  console.log(`${articles} articles of 4 calls, ${concurrency} at once, latency lognormal (median 50 ms, sigma 0.5), Node ${process.versions.node}\n`);
  for (const errors of [0, 0.03]) {
    console.log(errors === 0 ? 'no errors' : `${errors * 100} % of requests answered 429 or 500`);
    for (const who of ['ours', 'peer'] as const) {
      const dir = mkdtempSync(join(tmpdir(), 'slugline-makespan-'));
      const server = fork(self, ['server'], { execArgv: [] });
      try {
        server.send({ errors });
        const { baseURL } = await message<{ baseURL: string }>(server);
        if (who === 'ours') writeProject(dir, articles, baseURL, concurrency);
        const child = fork(self, who === 'ours' ? ['ours', dir, baseURL, String(concurrency)] : ['peer', baseURL, String(articles), String(concurrency)], { execArgv: [], env: { ...process.env, OPENAI_API_KEY: 'sk-bench-0123456789' } });
        const run = await message<Run>(child);
        server.send('report');
        const served = await message<Served>(server);
        const bound = Math.max(served.serviceMs / concurrency, served.longestChainMs) / 1000;
        const label = who === 'ours' ? 'slugline generate' : 'openai SDK defaults + p-limit';
        console.log(`  ${label}: ${run.seconds.toFixed(2)} s = ${(run.seconds / bound).toFixed(3)} x bound (${bound.toFixed(2)} s); ${(run.cpuMs / run.calls).toFixed(2)} ms CPU a call; ${run.done} of ${articles} articles, ${served.requests} requests, ${served.failed} refused${who === 'ours' ? `; finishing them ${(run.wholeSeconds - run.seconds).toFixed(1)} s, ${((run.wholeCpuMs - run.cpuMs) / articles).toFixed(1)} ms CPU an article; peak ${run.peakMb.toFixed(0)} MB` : `; peak ${run.peakMb.toFixed(0)} MB`}`);
      } finally {
        server.kill();
        rmSync(dir, { recursive: true, force: true });
      }
    }
  }
}

async function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T));
    child.once('exit', (code) => reject(new Error(`a child of the bench ended early: exit ${code}`)));
  });
}

function writeProject(dir: string, articles: number, baseURL: string, concurrency: number): void {
  mkdirSync(join(dir, 'briefs'));
  writeFileSync(join(dir, 'slugline.config.yaml'), `site: { url: https://example.org, name: Bench, locale: en }\nbrand: { name: Bench }\nlinks: { related: 0 }\nmodel: { provider: openai, name: test-model, baseURL: "${baseURL}", concurrency: ${concurrency} }\n`);
  for (let i = 0; i < articles; i++) writeFileSync(join(dir, 'briefs', `b${i}.yaml`), `topic: Care of thing ${i}\nslug: thing-${i}\n`);
}

async function ours(dir: string, _baseURL: string, concurrency: number): Promise<void> {
  const begun = performance.now();
  let [first, last, calls, cpu, cpuAtFirst] = [0, 0, 0, 0, 0];
  let done = 0;
  const cpuNow = (): number => (({ user, system }) => (user + system) / 1000)(process.cpuUsage());
  for await (const event of generateProject(nodeWorld(), dir, { concurrency, apiKey: 'sk-bench-0123456789', openStore })) {
    if (event.type === 'start') {
      first = performance.now();
      cpuAtFirst = cpuNow();
    }
    if (event.type === 'call' && event.outcome === 'answer') {
      last = performance.now();
      cpu = cpuNow();
      calls++;
    }
    if (event.type === 'result') done = event.result.articles.filter((article) => article.state === 'written').length;
  }
  report({ seconds: (last - first) / 1000, cpuMs: cpu - cpuAtFirst, calls, done, wholeSeconds: (performance.now() - begun) / 1000, wholeCpuMs: cpuNow(), peakMb: process.resourceUsage().maxRSS / 1024 });
}

async function peer(baseURL: string, articles: number, concurrency: number): Promise<void> {
  const client = new OpenAI({ baseURL });
  const limit = pLimit(concurrency);
  const begun = performance.now();
  const cpuBefore = process.cpuUsage();
  let [calls, done] = [0, 0];
  await Promise.allSettled(Array.from({ length: articles }, async (_, index) => limit(async () => {
    for (const stage of ['outline', 'draft', 'faq', 'meta']) {
      await client.chat.completions.create({
        model: 'test-model', messages: [{ role: 'system', content: 'You write.'.repeat(300) }, { role: 'user', content: `Topic: Care of thing ${index}\n${stage}` }],
        ...(stage === 'draft' ? {} : { response_format: { type: 'json_schema' as const, json_schema: { name: stage, schema: { type: 'object' } } } }),
      });
      calls++;
    }
    done++;
  })));
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - begun) / 1000;
  report({ seconds, cpuMs: (user + system) / 1000, calls, done, wholeSeconds: seconds, wholeCpuMs: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 });
}

function report(run: Run): void {
  process.send?.(run, () => process.exit(0));
}

/** Latency by what is asked, so that all who ask wait for the same; a reply in one piece, since the clients are measured, not the server. */
function serve(): void {
  const chains = new Map<string, number>();
  const served: Served = { requests: 0, serviceMs: 0, longestChainMs: 0, failed: 0 };
  let errors = 0;
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { messages: { role: string; content: string }[]; stream?: boolean; response_format?: { json_schema?: { name?: string } } };
      const topic = /^Topic: (.*)$/m.exec(body.messages.at(-1)?.content ?? '')?.[1] ?? '';
      const ms = 50 * Math.exp(0.5 * normal());
      served.requests++;
      served.serviceMs += ms;
      const chain = (chains.get(topic) ?? 0) + ms;
      chains.set(topic, chain);
      served.longestChainMs = Math.max(served.longestChainMs, chain);
      const fails = Math.random() < errors;
      setTimeout(() => {
        if (fails) {
          served.failed++;
          const status = served.failed % 2 === 0 ? 429 : 500;
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message: 'not now', type: status === 429 ? 'rate_limit_exceeded' : 'server_error' } }));
          return;
        }
        const answer = goodAnswer({ body, prompt: '' } as never);
        const text = 'text' in answer ? answer.text : JSON.stringify(answer.json);
        const usage = { prompt_tokens: 2000, completion_tokens: 500, total_tokens: 2500 };
        if (body.stream === true) {
          const frame = (choice: object, more: object = {}): string => `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: 'test-model', choices: [choice], ...more })}\n\n`;
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.end(`${frame({ index: 0, delta: { role: 'assistant', content: text }, finish_reason: null })}${frame({ index: 0, delta: {}, finish_reason: 'stop' }, { usage })}data: [DONE]\n\n`);
        } else {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ id: 'x', object: 'chat.completion', created: 1, model: 'test-model', choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }], usage }));
        }
      }, ms);
    });
  });
  server.keepAliveTimeout = 60_000;
  process.on('message', (asked) => {
    if (asked === 'report') process.send?.(served);
    else {
      ({ errors } = asked as { errors: number });
      server.listen(0, '127.0.0.1', () => process.send?.({ baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` }));
    }
  });
}

/** Standard normal (Box–Muller). */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
