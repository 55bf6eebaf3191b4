import { describe, expect, test } from 'vitest';
import { createWorkerLog, levelOf, type WorkerLogOptions } from '../../src/io/worker-log.ts';
import type { Problem } from '../../src/model/errors.ts';
import type { WorkerEvent } from '../../src/queue/worker.ts';

const problem: Problem = { code: 'PROVIDER_FAILING', message: 'the server fails all the time', help: 'Look at the server.' };
const call = (outcome: string): WorkerEvent => ({ type: 'call', project: 'shed', model: 'm', host: 'h', event: { type: 'call', slug: 'a', stage: 'draft', request: 'r', attempt: 2, outcome, waitedMs: 5, ms: 1500, usage: { input: 10, cachedInput: 4, output: 3 }, cost: 0.25, exchange: { messages: [{ role: 'user', content: 'the prompt' }], text: 'the answer' } } });

/** One of each. */
const EVENTS: readonly (readonly [level: string, event: WorkerEvent])[] = [
  ['info', { type: 'started', concurrency: 8 }],
  ['debug', { type: 'taken', project: 'shed', slug: 'a', attempt: 1 }],
  ['debug', call('answer')], ['debug', call('stored')], ['debug', call('PROVIDER_RATE_LIMIT')], ['warn', call('PROVIDER_UNAVAILABLE')],
  ['info', { type: 'finished', project: 'shed', slug: 'a', state: 'written', again: false, ms: 2345, problems: [] }],
  ['warn', { type: 'finished', project: 'shed', slug: 'a', state: 'failed', again: true, ms: 2345, problems: [problem] }],
  ['error', { type: 'finished', project: 'shed', slug: 'a', state: 'failed', again: false, ms: 2345, problems: [problem] }],
  ['info', { type: 'given-back', project: 'shed', slug: 'a', why: 'stopping' }], ['warn', { type: 'given-back', project: 'shed', slug: 'a', why: 'not for this worker' }],
  ['warn', { type: 'lost', project: 'shed', slug: 'a' }],
  ['warn', { type: 'resting', project: 'shed', seconds: 30, problem }],
  ['error', { type: 'fault', problem }],
  ['info', { type: 'draining', open: 3 }], ['info', { type: 'stopped', written: 4, failed: 1 }],
];

function said(events: readonly WorkerEvent[], more: Partial<WorkerLogOptions> = {}): string[] {
  const lines: string[] = [];
  const log = createWorkerLog({ json: true, least: 'debug', now: () => new Date('2026-06-01T12:00:00Z'), write: (line) => void lines.push(line), ...more });
  for (const event of events) log.event(event);
  return lines;
}

describe('JSON', () => {
  test.each(EVENTS)('%s: %j', (level, event) => {
    const lines = said([event]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
    const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(line).toMatchObject({ time: '2026-06-01T12:00:00.000Z', level, event: event.type, message: expect.stringMatching(/\S/) as string, ...('project' in event ? { project: 'shed' } : {}) });
    expect(line).not.toHaveProperty('human');
    expect(lines[0]).not.toMatch(/the prompt|the answer/);
  });

  test('a call has what it cost; a failure its reasons', () => {
    expect(JSON.parse(said([call('PROVIDER_UNAVAILABLE')])[0] ?? '')).toEqual({
      time: '2026-06-01T12:00:00.000Z', level: 'warn', message: 'draft of a: PROVIDER_UNAVAILABLE', event: 'call', project: 'shed', slug: 'a', stage: 'draft', model: 'm', host: 'h', outcome: 'PROVIDER_UNAVAILABLE', attempt: 2,
      waitedMs: 5, ms: 1500, tokens: { input: 10, cached: 4, output: 3 }, cost: 0.25,
    });
    expect(JSON.parse(said([{ type: 'fault', problem }])[0] ?? '')).toMatchObject({ message: problem.message, problems: [problem] });
  });
});

test('levels: what is below is not said', () => {
  const events = EVENTS.map(([, event]) => event);
  const count = (levels: readonly string[]): number => EVENTS.filter(([level]) => levels.includes(level)).length;
  expect(said(events, { least: 'info' })).toHaveLength(count(['info', 'warn', 'error']));
  expect(said(events, { least: 'error' })).toHaveLength(count(['error']));
  expect([levelOf('WARN '), levelOf('loud'), levelOf(undefined)]).toEqual(['warn', undefined, undefined]);
});

test('lines for a person', () => {
  expect(said(EVENTS.map(([, event]) => event), { json: false, least: 'info' }).join('')).toBe([
    'Worker at work, 8 calls at once. Ctrl-C lets them finish and gives the rest back.',
    '  shed/draft of a: PROVIDER_UNAVAILABLE (try 2)  1.5 s',
    '✓ shed/a  2.3 s',
    '↻ shed/a  2.3 s, will be tried again', 'the server fails all the time', '  → Look at the server.',
    '✗ shed/a  2.3 s', 'the server fails all the time', '  → Look at the server.',
    '· shed/a  given back: stopping', '· shed/a  given back: not for this worker', '· shed/a  somebody else has it, or it was cancelled',
    'shed: left alone for 30 s', 'the server fails all the time', '  → Look at the server.',
    'the server fails all the time', '  → Look at the server.',
    'Stopping: 3 articles under way …', 'Stopped: 4 written, 1 failed.', '',
  ].join('\n'));
});

test.each([true, false])('secrets are nowhere in it (JSON: %s), also those that become known later', (json) => {
  const secrets: string[] = ['sk-"SECRET"\\1'];
  const lines: string[] = [];
  const log = createWorkerLog({ json, now: () => new Date(), secrets: () => secrets, write: (line) => void lines.push(line) });
  const fault = (message: string): void => log.event({ type: 'fault', problem: { code: 'INTERNAL', message, help: `Not ${message}` } });
  fault(`refused: ${secrets[0]}`);
  secrets.push('later-SECRET-key');
  fault('refused: later-SECRET-key');
  log.note('warn', 'collector: later-SECRET-key');
  expect(lines.join('')).not.toContain('SECRET');
  expect(lines).toHaveLength(3);
  if (json) for (const line of lines) JSON.parse(line);
});

test('what others write does not move the cursor of a terminal, nor make lines of its own', () => {
  const evil = 'a\u001b[2Jb\rc\u0007\u009b31m';
  expect(said([{ type: 'given-back', project: 'shed', slug: 'a', why: evil }], { json: false })).toEqual(['· shed/a  given back: a\u{fffd}[2Jb\u{fffd}c\u{fffd}\u{fffd}31m\n']);
  expect(said([{ type: 'given-back', project: 'shed', slug: 'a', why: `${evil}\n{"level":"error"}` }])).toHaveLength(1);
});
