import { describe, expect, test } from 'vitest';
import { confirmSpending } from '../../src/commands/_confirm.ts';
import type { PlanTotals } from '../../src/model/plan.ts';

/** The question before much is spent. */

interface Given {
  cost?: number | null;
  range?: PlanTotals['range'];
  calls?: number;
  above?: number | undefined;
  yes?: boolean;
  quiet?: boolean;
  /** What the person types; undefined where there is no terminal. */
  answer?: string | undefined;
}

async function confirm(given: Given): Promise<{ go: boolean; asked: string[]; said: string }> {
  const { cost, range, calls, above, yes, quiet, answer } = { cost: 1.24, range: null, calls: 4, above: 1, yes: false, quiet: false, answer: undefined, ...given };
  const asked: string[] = [];
  let said = '';
  const ask = async (question: string): Promise<string> => (asked.push(question), answer ?? '');
  const go = await confirmSpending({ quiet, stderr: (text) => void (said += text), ...(answer === undefined ? {} : { ask }) }, { calls, tokens: { input: 1, output: 1 }, cost, range, seconds: 1 }, above, yes);
  return { go, asked, said };
}

describe('is asked', () => {
  test('with the forecast and its upper end', async () => {
    expect((await confirm({ range: { low: 0.9, high: 1.6 }, answer: 'y' })).asked).toEqual(['This run will cost about $1.24 (up to $1.60), more than the $1.00 of model.confirmAbove. Go on? [y/N] ']);
    expect((await confirm({ answer: 'y' })).asked).toEqual(['This run will cost about $1.24, more than the $1.00 of model.confirmAbove. Go on? [y/N] ']);
  });

  test('when only the upper end is above', async () => {
    expect((await confirm({ cost: 0.9, range: { low: 0.7, high: 1.1 }, answer: 'n' })).asked).toEqual(['This run will cost about $0.90 (up to $1.10); that may be more than the $1.00 of model.confirmAbove. Go on? [y/N] ']);
  });

  test('when the price is not known', async () => {
    expect((await confirm({ cost: null, answer: 'n' })).asked).toEqual(['What this run will cost is not known, so it may be more than the $1.00 of model.confirmAbove. Go on? [y/N] ']);
  });

  test.for(['y', 'Y', 'yes', ' yes ', 'д', 'да', 'Да'])('"%s" goes on', async (answer) => {
    expect(await confirm({ answer })).toMatchObject({ go: true, said: '' });
  });

  test.for(['', 'n', 'no', 'нет', 'yep', 'y y', 'yes please'])('"%s" does not', async (answer) => {
    expect(await confirm({ answer })).toMatchObject({ go: false, said: 'Nothing was spent.\n' });
  });
});

describe('is not asked', () => {
  test.for<[string, Given]>([
    ['without confirmAbove', { above: undefined }],
    ['for --yes', { yes: true }],
    ['below the limit', { cost: 0.5, range: { low: 0.4, high: 0.6 } }],
    ['at the limit', { cost: 1 }],
    ['when no model is called', { calls: 0, cost: null }],
  ])('%s', async ([, given]) => {
    const { go, asked, said } = await confirm({ ...given, answer: 'n' });
    expect({ go, asked, said }).toEqual({ go: true, asked: [], said: '' });
  });

  test('without a terminal, and one line says so', async () => {
    const { go, said } = await confirm({});
    expect(go).toBe(true);
    expect(said).toBe('This run will cost about $1.24, more than the $1.00 of model.confirmAbove. Nobody can be asked here, so it goes on; --budget is what holds it back.\n');
    expect(await confirm({ quiet: true })).toMatchObject({ go: true, said: '' });
  });
});
