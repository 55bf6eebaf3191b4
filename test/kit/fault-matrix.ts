import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hasFailures } from '../../src/commands/_progress.ts';
import { nodeFiles } from '../../src/io/files.ts';
import type { CompletionRequest, ProviderInstance } from '../../src/kinds.ts';
import { generateProject } from '../../src/library.ts';
import type { ErrorCode, Problem } from '../../src/model/errors.ts';
import type { RunResult } from '../../src/model/events.ts';
import type { World } from '../../src/model/world.ts';
import openai, { createOpenAI } from '../../src/providers/openai.ts';
import { memoryStore } from '../../src/store/memory.ts';
import type { ChatBody } from './fake-openai-replies.ts';
import { startFakeOpenAI, type FakeReply } from './fake-openai.ts';
import { answerTo, askedFor, projectFiles, type StageId } from './model.ts';

/**
 * Every fault a chat server was seen to have, and what a run makes of it: two articles, one call at a time, the fault at one stage of the
 * second. Without fault there are eight requests.
 */
export interface FaultCase {
  name: string;
  /** What stands behind it: the message of two causes differs. Undefined where a run tells of nothing. */
  cause: string | undefined;
  stage: StageId;
  reply: FakeReply | ((body: ChatBody) => FakeReply);
  /** Of the tries that are to fail: how long the client waits in silence, or that nobody listens at all. */
  client?: { idleMs: number } | 'closed-port';
  /** Requests until both articles are written, when it happens once; `runs` is 2 when the first one fails its article. */
  once: { requests: number; runs: 1 | 2 };
  /** When it stays: requests, and the code of the failed article; no code where it is no hindrance. */
  always: { requests: number; code?: ErrorCode };
  /** A pause the run makes when it happens once, in milliseconds. */
  waits?: number;
}

/** Before the fault: the first article, then outline and questions of the second. */
const BEFORE = { draft: 6, meta: 7 } as const;
const GOOD = 8;

interface More {
  stage?: 'draft' | 'meta';
  client?: FaultCase['client'];
  waits?: number;
}

/** Passes, perhaps: tried again five times in all, ten times when the server has too much to do. */
function passing(name: string, cause: string, code: ErrorCode, reply: FaultCase['reply'], { stage = 'draft', ...more }: More = {}, tries = 5): FaultCase {
  const unseen = more.client === 'closed-port';
  return { name, cause, stage, reply, once: { requests: unseen ? GOOD : GOOD + 1, runs: 1 }, always: { requests: BEFORE[stage] + (unseen ? 0 : tries), code }, ...more };
}

/** Stays: not tried again in this run. */
function staying(name: string, cause: string, code: ErrorCode, reply: FaultCase['reply'], stage: 'draft' | 'meta' = 'draft'): FaultCase {
  return { name, cause, stage, reply, once: { requests: GOOD + 1, runs: 2 }, always: { requests: BEFORE[stage] + 1, code } };
}

/** Would be the same for every call: nothing more is asked, not even the questions of the same article. */
function ending(name: string, cause: string, code: ErrorCode, reply: FaultCase['reply']): FaultCase {
  return { ...staying(name, cause, code, reply), always: { requests: BEFORE.draft, code } };
}

function harmless(name: string, reply: FaultCase['reply'], requests = GOOD, stage: 'draft' | 'meta' = 'meta'): FaultCase {
  return { name, cause: undefined, stage, reply, once: { requests, runs: 1 }, always: { requests } };
}

const crowded = (name: string, reply: FaultCase['reply'], waits?: number): FaultCase => passing(name, 'too many requests', 'PROVIDER_RATE_LIMIT', reply, waits === undefined ? {} : { waits }, 10);
const limited = (headers: Record<string, string>, retryAfter?: string): FakeReply => ({ fault: 'rate-limit', headers, ...(retryAfter === undefined ? {} : { retryAfter }) });
const META = { stage: 'meta' } as const;

export const FAULT_CASES: readonly FaultCase[] = [
  passing('closed port', 'nobody listens', 'PROVIDER_UNAVAILABLE', '', { client: 'closed-port' }),
  passing('reset before headers', 'reset before the reply', 'PROVIDER_UNAVAILABLE', { fault: 'reset-before-headers' }),
  passing('stall before headers', 'silence', 'PROVIDER_UNAVAILABLE', { fault: 'stall-before-headers' }, { client: { idleMs: 250 } }),
  passing('stall in the stream', 'silence', 'PROVIDER_UNAVAILABLE', { fault: 'stall' }, { client: { idleMs: 250 } }),
  passing('reset in the stream', 'reset in the reply', 'PROVIDER_UNAVAILABLE', { fault: 'reset-mid-stream' }),
  passing('body cut', 'closed in the reply', 'PROVIDER_UNAVAILABLE', { fault: 'cut-body' }),
  passing('end without finish_reason', 'no finish_reason', 'PROVIDER_UNAVAILABLE', { fault: 'no-finish' }),
  passing('error in the stream', 'error in the stream', 'PROVIDER_UNAVAILABLE', { fault: 'error-mid-stream' }),
  passing('no body', 'empty body', 'PROVIDER_INVALID_REPLY', { fault: 'empty-body' }),
  passing('no choices', 'no choices', 'PROVIDER_INVALID_REPLY', { fault: 'empty-choices' }),
  passing('empty text', 'empty text', 'PROVIDER_INVALID_REPLY', { fault: 'empty-text' }),
  passing('broken event', 'broken event', 'PROVIDER_INVALID_REPLY', { fault: 'broken-event' }),
  passing('invalid UTF-8', 'invalid UTF-8', 'PROVIDER_INVALID_REPLY', { fault: 'invalid-utf8' }),
  passing('damaged letters', 'damaged letters', 'PROVIDER_INVALID_REPLY', { fault: 'damaged-letters' }),
  passing('10 MB', 'too large', 'PROVIDER_INVALID_REPLY', { fault: 'huge' }),
  staying('finish_reason length', 'cut at the limit', 'PROVIDER_TRUNCATED', { fault: 'length' }),
  staying('content filter', 'content filter', 'PROVIDER_REFUSED', { fault: 'content-filter' }),
  staying('refusal', 'refusal', 'PROVIDER_REFUSED', { fault: 'refusal' }),
  staying('content policy (400)', 'content policy', 'PROVIDER_REFUSED', { status: 400, body: '{"error":{"message":"Flagged.","code":"content_policy_violation"}}' }),
  passing('200 with an error body', 'error under 200', 'PROVIDER_UNAVAILABLE', { fault: 'error-200' }),
  staying('200 with HTML', 'web page', 'PROVIDER_CONFIG', { fault: 'html-200' }),
  passing('JSON that is none', 'broken JSON of the model', 'PROVIDER_INVALID_REPLY', { fault: 'broken-json' }, META),
  passing('JSON cut short', 'JSON without an end', 'PROVIDER_INVALID_REPLY', { fault: 'cut-json' }, META),
  harmless('fenced JSON', (body) => ({ text: `\`\`\`json\n${answerTo(body)}\n\`\`\`` })),
  harmless('text around JSON', (body) => ({ text: `Sure, here it is:\n\n${answerTo(body)}\n\nTell me if you need {more}.` })),
  { ...harmless('stall after the end', (body) => ({ fault: 'stall-after-finish', text: answerTo(body) }), GOOD, 'draft'), client: { idleMs: 250 } },
  harmless('parameter not taken (max_tokens)', (body) => ('max_tokens' in body ? { fault: 'unsupported-parameter', parameter: 'max_tokens' } : { text: answerTo(body) }), GOOD + 1, 'draft'),
  { ...staying('JSON of another shape', 'another shape', 'STAGE_INVALID_REPLY', { json: { titles: 'A', descriptions: [] } }, 'meta'), once: { requests: GOOD + 1, runs: 1 }, always: { requests: BEFORE.meta + 2, code: 'STAGE_INVALID_REPLY' } },
  { ...staying('text without sections', 'no sections', 'STAGE_INVALID_REPLY', 'Sorry?'), once: { requests: GOOD + 1, runs: 1 }, always: { requests: BEFORE.draft + 2, code: 'STAGE_INVALID_REPLY' } },
  staying('400', 'bad request', 'PROVIDER_CONFIG', { fault: 'bad-request' }),
  staying('400 request too long', 'too long', 'PROVIDER_CONFIG', { status: 400, body: '{"error":{"message":"Too long.","code":"context_length_exceeded"}}' }),
  ending('401', 'key refused', 'PROVIDER_AUTH', { fault: 'unauthorized' }),
  ending('402', 'to be paid first', 'PROVIDER_QUOTA', { status: 402, body: '{"error":{"message":"Insufficient Balance"}}' }),
  ending('403', 'not allowed here', 'PROVIDER_AUTH', { fault: 'forbidden' }),
  staying('404', 'unknown model', 'PROVIDER_CONFIG', { fault: 'unknown-model' }),
  passing('408', 'request timed out', 'PROVIDER_UNAVAILABLE', { status: 408 }),
  crowded('429', { fault: 'rate-limit' }),
  crowded('429, Retry-After: 7', limited({}, '7'), 7000),
  crowded('429, Retry-After: 1200', limited({}, '1200'), 1_200_000),
  crowded('429, Retry-After as a date', limited({ date: 'Thu, 01 Jan 2026 00:00:00 GMT' }, 'Thu, 01 Jan 2026 00:01:30 GMT'), 90_000),
  crowded('429, retry-after-ms: 250', limited({ 'retry-after-ms': '250' }), 250),
  crowded('429, reset in 6m0s', limited({ 'x-ratelimit-reset-requests': '6m0s' }), 360_000),
  ending('429 insufficient_quota', 'no money left', 'PROVIDER_QUOTA', { fault: 'quota' }),
  staying('429 request too large', 'larger than the limit', 'PROVIDER_CONFIG', { status: 429, body: '{"error":{"message":"Request too large for m on tokens per min (TPM)","code":"rate_limit_exceeded"}}' }),
  passing('500', 'server error', 'PROVIDER_UNAVAILABLE', { fault: 'server-error' }),
  passing('503', 'unavailable', 'PROVIDER_UNAVAILABLE', { fault: 'unavailable' }, {}, 10),
  passing('503, Retry-After: 3', 'unavailable', 'PROVIDER_UNAVAILABLE', { fault: 'unavailable', retryAfter: '3' }, { waits: 3000 }, 10),
  passing('529', 'overloaded', 'PROVIDER_UNAVAILABLE', { fault: 'overloaded' }, {}, 10),
  staying('redirect', 'redirect', 'PROVIDER_CONFIG', { status: 302, headers: { location: 'https://example.org/' } }),
];

export interface FaultOutcome {
  requests: number;
  /** Articles written in the end. */
  done: number;
  runs: number;
  /** Of the last run. */
  exitCode: number;
  /** Of the last run, the address of the server as HOST. */
  problems: Problem[];
  /** All pauses asked for. */
  waits: number[];
  /** Of the last run. */
  result: RunResult;
}

export const TOPICS = ['Hub service', 'Wheel truing'] as const;
const KEY = 'sk-test-SECRET-0123456789';

/** Runs a project into a fault. `once`: and again until both articles are written, at most three times. */
export async function runFault(fault: FaultCase, form: 'once' | 'always'): Promise<FaultOutcome> {
  let faults = 0;
  const hit = (body: ChatBody): boolean => askedFor(body).stage === fault.stage && askedFor(body).topic === TOPICS[1] && (form === 'always' || faults === 0);
  const server = await startFakeOpenAI(({ body }) => {
    if (fault.client === 'closed-port' || !hit(body)) return { text: answerTo(body) };
    faults++;
    return typeof fault.reply === 'function' ? fault.reply(body) : fault.reply;
  });
  const dir = mkdtempSync(join(tmpdir(), 'slugline-fault-'));
  for (const [path, text] of Object.entries(projectFiles(server.baseURL, TOPICS, ', concurrency: 1'))) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  const waits: number[] = [];
  const world = worldOf(waits);
  const store = { ...memoryStore(), close: () => undefined };
  const real = openai.create;
  const closed = `http://127.0.0.1:${await freePort()}/v1`;
  // The client has its usual limits but for the tries that are to fail.
  openai.create = (settings) => {
    const good = real(settings);
    if (fault.client === undefined) return good;
    const bad = fault.client === 'closed-port' ? real({ ...settings, baseURL: closed }) : createOpenAI(settings, fault.client);
    const complete = async (request: CompletionRequest, signal: AbortSignal): ReturnType<Exclude<ProviderInstance['complete'], false>> => {
      const stage = (request.schema?.name ?? 'draft') as StageId;
      const failing = stage === fault.stage && askedFor({ model: '', messages: [...request.messages] }).topic === TOPICS[1] && (form === 'always' || faults === 0);
      if (failing && fault.client === 'closed-port') faults++;
      const { complete: call } = failing ? bad : good;
      if (call === false) throw new Error('no model');
      return call(request, signal);
    };
    return { ...good, complete };
  };
  try {
    let result: RunResult | undefined;
    let runs = 0;
    for (const most = form === 'once' ? 3 : 1; runs < most && (result === undefined || hasFailures(result));) {
      runs++;
      for await (const event of generateProject(world, dir, { openStore: () => store })) if (event.type === 'result') result = event.result;
    }
    if (result === undefined) throw new Error('a run without a result');
    const hosts = [new URL(server.baseURL).host, new URL(closed).host];
    const problems = [...result.problems, ...result.articles.flatMap((article) => article.problems)].map((problem) => ({ ...problem, message: hosts.reduce((text, host) => text.replaceAll(host, 'HOST'), problem.message) }));
    return { requests: server.requests.length, done: result.articles.filter(({ state }) => state === 'written' || state === 'unchanged').length, runs, exitCode: hasFailures(result) ? 1 : 0, problems, waits, result };
  } finally {
    openai.create = real;
    rmSync(dir, { recursive: true, force: true });
    await server.close();
  }
}

/** Time passes in sleep without waiting. */
function worldOf(waits: number[]): World {
  let slept = 0;
  return {
    files: nodeFiles(), now: () => new Date('2026-06-01T12:00:00.000Z'), clock: () => performance.now() + slept, random: () => 0.5, env: (name) => (name === 'OPENAI_API_KEY' ? KEY : undefined),
    sleep: async (ms, signal) => {
      await Promise.resolve();
      signal?.throwIfAborted();
      waits.push(ms);
      slept += ms;
    },
  };
}

/** A port where nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
