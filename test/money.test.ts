import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceListSchema, priceSchema } from '../src/model/prices.ts';
import { configSchema } from '../src/model/site.ts';
import { costOf, createBudget, formatMoney, mergePrices, priceOf } from '../src/money.ts';
import { readYaml } from '../src/text/yaml.ts';

const file = fileURLToPath(new URL('../prices.yaml', import.meta.url));
const { data: shipped } = readYaml({ file: 'prices.yaml', text: readFileSync(file, 'utf8') }, priceListSchema, 'CONFIG_INVALID');
const prices = mergePrices(shipped, {});

describe('the shipped list', () => {
  test('knows the default model and is dated', () => {
    expect(priceOf(configSchema.parse({ site: { url: 'https://example.org', name: 'x' }, brand: { name: 'x' } }).model.name, prices)).toBeDefined();
    expect(shipped.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(shipped.models.filter((one) => one.asOf > shipped.asOf)).toEqual([]);
  });

  test.each(shipped.models)('$model: cached ≤ input < output, batch half of it', ({ input, cachedInput, output, batch }) => {
    expect(cachedInput).toBeLessThanOrEqual(input);
    expect(input).toBeLessThan(output);
    if (batch !== undefined) expect(batch).toEqual({ input: input / 2, output: output / 2 });
  });

  test('goes into the package', () => {
    const text = readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8');
    expect((JSON.parse(text) as { files: string[] }).files).toContain('prices.yaml');
  });

  test('a model stands in it once', () => {
    const [first] = shipped.models;
    expect(priceListSchema.safeParse({ asOf: shipped.asOf, models: [first, first] }).success).toBe(false);
  });
});

describe('prices', () => {
  test('a cached price above the input price, a negative or an infinite price is no price', () => {
    expect(priceSchema.safeParse({ input: 1, output: 1, cachedInput: 1 }).success).toBe(true);
    expect(priceSchema.safeParse({ input: 0, output: 0 }).success).toBe(true);
    for (const wrong of [{ input: 1, output: 1, cachedInput: 2 }, { input: -1, output: 1 }, { input: Infinity, output: 1 }, { input: 1 }]) expect(priceSchema.safeParse(wrong).success).toBe(false);
  });

  test('a fault in the config names its place', () => {
    const text = 'site: { url: https://example.org, name: x }\nbrand: { name: x }\nmodel:\n  prices:\n    mine: { input: 1, cachedInput: 2, output: 1 }\n';
    expect(() => readYaml({ file: 'slugline.config.yaml', text }, configSchema, 'CONFIG_INVALID')).toThrow(/slugline\.config\.yaml:5:\d+ {2}.*a cachedInput of at most input/);
  });

  test('a name, a dated name, an unknown name', () => {
    expect(priceOf('gpt-5-mini', prices)).toMatchObject({ input: 0.25, cachedInput: 0.025, output: 2 });
    expect(priceOf('gpt-5-mini-2025-08-07', prices)).toBe(priceOf('gpt-5-mini', prices));
    for (const unknown of ['gpt-5-mini-latest', 'gpt-5-mini-2025-08', 'gpt-5-mini-2025-08-07-x', 'gpt-5-min', 'llama3', '', 'constructor', '__proto__', 'toString']) expect(priceOf(unknown, prices)).toBeUndefined();
  });

  test('a dated name of its own goes first', () => {
    const dated = { input: 9, output: 9 };
    expect(priceOf('gpt-5-2025-08-07', mergePrices(shipped, { 'gpt-5-2025-08-07': dated }))).toBe(dated);
  });

  test("a project's price replaces the listed one whole", () => {
    const own = { input: 1, output: 2 };
    const merged = mergePrices(shipped, { 'gpt-5-mini': own, 'house-model': own });
    expect(priceOf('gpt-5-mini', merged)).toBe(own);
    expect(priceOf('house-model', merged)).toBe(own);
    expect(priceOf('gpt-5', merged)).toEqual(priceOf('gpt-5', prices));
  });
});

describe('cost', () => {
  const price = { input: 0.25, cachedInput: 0.025, output: 2 };

  test('cached tokens are part of the input', () => {
    expect(costOf({ input: 1_000_000, cachedInput: 0, output: 0 }, price)).toBe(0.25);
    expect(costOf({ input: 1_000_000, cachedInput: 1_000_000, output: 0 }, price)).toBe(0.025);
    expect(costOf({ input: 1_000_000, cachedInput: 400_000, output: 1_000_000 }, price)).toBeCloseTo(0.15 + 0.01 + 2, 12);
    expect(costOf({ input: 0, cachedInput: 0, output: 0 }, price)).toBe(0);
  });

  test('without a cached price they cost what other input costs, also in a batch', () => {
    expect(costOf({ input: 1_000_000, cachedInput: 1_000_000, output: 0 }, { input: 0.125, output: 1 })).toBe(0.125);
  });

  test('a server that reports more cached tokens than input never makes the cost negative', () => {
    expect(costOf({ input: 1000, cachedInput: 5000, output: 0 }, price)).toBeCloseTo(0.000_025, 12);
  });

  test('property: no call costs more than its worst case', () => {
    const count = fc.nat(2_000_000);
    const dollars = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(count, count, count, dollars, dollars, fc.double({ min: 0, max: 1, noNaN: true }), (input, cachedInput, output, perInput, perOutput, share) => {
        const one = { input: perInput, cachedInput: perInput * share, output: perOutput };
        const worst = costOf({ input, cachedInput: 0, output }, one);
        expect(costOf({ input, cachedInput, output }, one)).toBeLessThanOrEqual(worst * (1 + 1e-12));
      }),
    );
  });
});

test.each([
  [0, '$0'], [0.0123, '$0.0123'], [1.24, '$1.24'], [0.5, '$0.50'], [0.1, '$0.10'], [0.123, '$0.123'], [0.0001, '$0.0001'], [0.000_05, '$0.0001'], [0.000_049, '<$0.0001'],
  [1e-12, '<$0.0001'], [0.9999, '$0.9999'], [0.999_96, '$1.00'], [1, '$1.00'], [12.345_678, '$12.35'], [1234.5, '$1234.50'],
])('%d is %s', (usd, text) => {
  expect(formatMoney(usd)).toBe(text);
});

describe('budget', () => {
  test('without limits every call may be made, and is booked', () => {
    const budget = createBudget({});
    expect(budget.reserve('a', 1e6)).toBe('ok');
    budget.settle('a', 1e6, 3);
    expect([budget.spent(), budget.spentOn('a'), budget.spentOn('b')]).toEqual([3, 3, 0]);
  });

  test('a call that could exceed the run is refused before it is made, with calls in flight', () => {
    const budget = createBudget({ run: 1 });
    expect([budget.reserve('a', 0.6), budget.reserve('b', 0.6), budget.reserve('b', 0.4), budget.reserve('c', 0.000_000_001)]).toEqual(['ok', 'run', 'ok', 'run']);
    expect(budget.spent()).toBe(0);
    budget.settle('a', 0.6, 0.1);
    expect(budget.reserve('c', 0.5)).toBe('ok');
    expect(budget.reserve('c', 0.1)).toBe('run');
  });

  test("an article's limit is its own", () => {
    const budget = createBudget({ run: 10, article: 0.2 });
    expect([budget.reserve('a', 0.15), budget.reserve('a', 0.06), budget.reserve('b', 0.2), budget.reserve('b', 0.01)]).toEqual(['ok', 'article', 'ok', 'article']);
    budget.settle('a', 0.15, 0.05);
    expect(budget.reserve('a', 0.15)).toBe('ok');
    expect(budget.spentOn('a')).toBe(0.05);
  });

  test('the run is named where both limits are too small', () => {
    expect(createBudget({ run: 1, article: 1 }).reserve('a', 2)).toBe('run');
  });

  test('a refusal holds nothing, a call that cost nothing frees everything', () => {
    const budget = createBudget({ run: 1 });
    expect(budget.reserve('a', 2)).toBe('run');
    expect(budget.reserve('a', 1)).toBe('ok');
    budget.settle('a', 1, 0);
    expect([budget.spent(), budget.reserve('b', 1)]).toEqual([0, 'ok']);
  });

  test('a limit is used up exactly: 0.1 and 0.2 are 0.3, ten times 0.1 is 1', () => {
    const budget = createBudget({ run: 0.3, article: 0.3 });
    expect([budget.reserve('a', 0.1), budget.reserve('a', 0.2), budget.reserve('a', 1e-9)]).toEqual(['ok', 'ok', 'run']);
    const ten = createBudget({ run: 1 });
    for (let call = 0; call < 10; call++) {
      expect(ten.reserve('a', 0.1)).toBe('ok');
      ten.settle('a', 0.1, 0.1);
    }
    expect([ten.spent(), ten.reserve('a', 1e-9), ten.reserve('a', 0)]).toEqual([1, 'run', 'ok']);
  });

  test('a call dearer than its worst case is booked as it is', () => {
    const budget = createBudget({ run: 1 });
    budget.reserve('a', 0.5);
    budget.settle('a', 0.5, 1.5);
    expect([budget.spent(), budget.reserve('a', 0)]).toEqual([1.5, 'run']);
  });

  test('settling twice frees only what was held', () => {
    const budget = createBudget({ run: 1 });
    budget.reserve('a', 0.5);
    budget.reserve('b', 0.5);
    budget.settle('a', 0.5, 0);
    budget.settle('a', 0.5, 0);
    expect([budget.reserve('c', 0.5), budget.reserve('c', 0.1)]).toEqual(['ok', 'run']);
  });

  test.each([NaN, Infinity, -1])('%d is no amount', (amount) => {
    const budget = createBudget({ run: 1 });
    expect(() => budget.reserve('a', amount)).toThrow(RangeError);
    expect(() => { budget.settle('a', 0, amount); }).toThrow(RangeError);
    expect([budget.spent(), budget.reserve('a', 1)]).toEqual([0, 'ok']);
  });

  test('property: whatever the order of reserve and settle, what is spent and held never exceeds a limit', () => {
    const money = fc.oneof(fc.integer({ min: 0, max: 500 }).map((cents) => cents / 100), fc.double({ min: 0, max: 5, noNaN: true }));
    const step = fc.record({ slug: fc.constantFrom('a', 'b', 'c'), worst: money, share: fc.double({ min: 0, max: 1, noNaN: true }), settle: fc.boolean(), pick: fc.nat() });
    const limit = fc.option(money.filter((usd) => usd > 0), { nil: undefined });
    // Amounts are rounded up to a billionth, limits down; what is left is the noise of adding fractions here.
    const noise = 1e-9;
    fc.assert(
      fc.property(limit, limit, fc.array(step, { maxLength: 60 }), (run, article, steps) => {
        const budget = createBudget({ run, article });
        const flying: { slug: string; worst: number; share: number }[] = [];
        const paid: Record<string, number> = { a: 0, b: 0, c: 0 };
        const total = (slug?: string): number =>
          Object.entries(paid).reduce((sum, [key, usd]) => (slug === undefined || key === slug ? sum + usd : sum), 0) + flying.reduce((sum, call) => (slug === undefined || call.slug === slug ? sum + call.worst : sum), 0);
        const settle = (index: number): void => {
          const [call] = flying.splice(index, 1);
          if (call === undefined) return;
          budget.settle(call.slug, call.worst, call.worst * call.share);
          paid[call.slug] = (paid[call.slug] ?? 0) + call.worst * call.share;
        };
        for (const { slug, worst, share, settle: end, pick } of steps) {
          if (end && flying.length > 0) {
            settle(pick % flying.length);
          } else {
            const answer = budget.reserve(slug, worst);
            // Refused with reason only, let through only within the limits.
            if (answer === 'ok') flying.push({ slug, worst, share });
            else if (answer === 'run') expect(total() + worst).toBeGreaterThan((run ?? Infinity) - 100 * noise);
            else expect(total(slug) + worst).toBeGreaterThan((article ?? Infinity) - 100 * noise);
          }
          expect(total()).toBeLessThanOrEqual((run ?? Infinity) + noise);
          for (const one of ['a', 'b', 'c']) expect(total(one)).toBeLessThanOrEqual((article ?? Infinity) + noise);
        }
        while (flying.length > 0) settle(0);
        expect(budget.spent()).toBeLessThanOrEqual((run ?? Infinity) + noise);
        expect(Math.abs(budget.spent() - total())).toBeLessThan(100 * noise);
        for (const one of ['a', 'b', 'c']) expect(budget.spentOn(one)).toBeLessThanOrEqual((article ?? Infinity) + noise);
        expect(budget.reserve('fresh', Math.max(0, Math.min((run ?? Infinity) - budget.spent(), article ?? Infinity, 5) - noise))).toBe('ok');
      }),
      { numRuns: 500 },
    );
  });
});
