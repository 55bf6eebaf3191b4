import { afterAll, describe, expect, test } from 'vitest';
import { FAULT_CASES, runFault, type FaultCase } from '../kit/fault-matrix.ts';

/** One row for every fault: what it costs in requests, what is written all the same, and what a person is told. `bench/faults.ts` prints it. */

/** Message → causes. */
const told = new Map<string, Set<string>>();
const rows = FAULT_CASES.map((fault): [string, FaultCase] => [fault.name, fault]);

describe('once: both articles are written', () => {
  test.each(rows)('%s', async (_name, fault) => {
    const { requests, runs, done, exitCode, problems, waits } = await runFault(fault, 'once');
    expect({ requests, runs, done, exitCode, problems }).toEqual({ ...fault.once, done: 2, exitCode: 0, problems: [] });
    if (fault.waits !== undefined) expect(waits).toContain(fault.waits);
  });
});

describe('for good: the other article is written', () => {
  test.each(rows)('%s', async (_name, fault) => {
    const { requests, done, exitCode, problems, result } = await runFault(fault, 'always');
    const { code } = fault.always;
    expect({ requests, done, exitCode, codes: problems.map((problem) => problem.code) }).toEqual({ requests: fault.always.requests, done: code === undefined ? 2 : 1, exitCode: code === undefined ? 0 : 1, codes: code === undefined ? [] : [code] });
    for (const { message, help } of problems) {
      expect(help).toMatch(/^[A-Z].+\.$/);
      expect(message).not.toContain('SECRET');
      told.set(message, new Set([...(told.get(message) ?? []), fault.cause ?? '']));
    }
    expect(result.articles.map(({ state }) => state)).toEqual(['written', code === undefined ? 'written' : 'failed']);
  });
});

test('the message names the cause: no two causes have the same', () => {
  expect([...told].filter(([, causes]) => causes.size > 1).map(([message, causes]) => `${message}: ${[...causes].join(', ')}`)).toEqual([]);
});

afterAll(() => told.clear());
