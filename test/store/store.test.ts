import { describe, expect, test } from 'vitest';
import type { BatchRecord, LedgerEntry, StoredResponse } from '../../src/model/store.ts';
import { AT, STORES, entry, kept, response, usage } from './kit.ts';

/** Answers and spending: what all stores do. */

describe.each(STORES)('%s store', (_, make) => {
  test('a new one is empty and has nothing to tell', async () => {
    const store = await kept(make());
    expect(store.notice).toBeUndefined();
    expect(await store.get('a')).toBeUndefined();
    expect(await store.spent()).toBe(0);
  });

  test.each<[string, Partial<StoredResponse>]>([
    ['plain', {}],
    ['Cyrillic, CJK, right to left, combining marks', { text: 'Ёлка — это «ёж»… 漢字 עברית e\u0301 \u00A0\u200B', model: 'модель/1' }],
    ['emoji', { text: '👩‍👩‍👧‍👦 🏳️‍🌈 𝔘' }],
    ['empty', { text: '' }],
    ['line ends, quotes and zero bytes', { text: 'a\r\nb\n\0\'";--\\' }],
    ['1 MB', { text: 'слово '.repeat(100_000) }],
    ['unknown price', { cost: null }],
    ['free', { cost: 0 }],
    ['a tiny price', { cost: 0.000_000_123 }],
    ['cut at the limit', { finish: 'length' }],
    ['filtered', { finish: 'filtered' }],
    ['no tokens', { usage: { input: 0, cachedInput: 0, output: 0 } }],
    ['many tokens', { usage: { input: 2 ** 40, cachedInput: 2 ** 33, output: 2 ** 31 } }],
    ['a time with an offset', { at: '2026-03-01T13:00:00+03:00' }],
  ])('gives back what it was given: %s', async (_name, some) => {
    const store = await kept(make());
    await store.put('ключ', response(some), entry());
    expect(await store.get('ключ')).toEqual(response(some));
    expect(await store.get('КЛЮЧ')).toBeUndefined();
  });

  test('a lone surrogate comes back as the replacement character', async () => {
    const store = await kept(make());
    await store.put('a', response({ text: 'x\uD83Dy' }), entry());
    expect((await store.get('a'))?.text).toBe('x\uFFFDy');
  });

  test('what it returns is a copy', async () => {
    const store = await kept(make());
    const given = response({ usage: { ...usage } });
    await store.put('a', given, entry());
    given.usage.input = 9;
    const found = await store.get('a');
    if (found !== undefined) found.usage.output = 9;
    expect(await store.get('a')).toEqual(response());
  });

  test('a newer answer of a key takes the place of the old one; both were paid for', async () => {
    const store = await kept(make());
    await store.put('a', response({ text: 'first' }), entry());
    await store.put('b', response({ text: 'other' }), entry({ cost: 0 }));
    const second = response({ text: 'second', usage: { input: 1, cachedInput: 0, output: 2 }, finish: 'length', model: 'another', cost: null, at: '2026-03-02T10:00:00Z' });
    await store.put('a', second, entry({ cost: 1 }));
    expect(await store.get('a')).toEqual(second);
    expect((await store.get('b'))?.text).toBe('other');
    expect(await store.spent()).toBe(1.25);
  });

  test('an answer that is refused leaves the old one', async () => {
    const store = await kept(make());
    await store.put('a', response(), entry());
    await expect((async () => store.put('a', response({ text: 'second' }), entry({ ms: Number.NaN })))()).rejects.toThrow(TypeError);
    expect(await store.get('a')).toEqual(response());
  });

  test('takes in answers from elsewhere, keeps its own, and pays for none', async () => {
    const store = await kept(make());
    await store.put('a', response({ text: 'own' }), entry());
    expect(await store.refill([])).toBe(0);
    expect(await store.refill([['a', response({ text: 'foreign' })], ['b', response({ text: 'b' })], ['c', response({ cost: null })], ['b', response({ text: 'b again' })]])).toBe(2);
    expect((await Promise.all(['a', 'b', 'c'].map(async (key) => store.get(key)))).map((found) => found?.text)).toEqual(['own', 'b', 'An answer.']);
    expect(await store.refill([['b', response()], ['c', response()]])).toBe(0);
    expect(await store.spent()).toBe(0.25);
    // What was taken in gives way to what is bought.
    await store.put('b', response({ text: 'bought' }), entry());
    expect((await store.get('b'))?.text).toBe('bought');
  });

  test('takes in all or nothing', async () => {
    const store = await kept(make());
    await expect((async () => store.refill([['a', response()], ['b', response({ cost: Number.NaN })]]))()).rejects.toThrow(TypeError);
    expect(await store.get('a')).toBeUndefined();
  });

  test('what was taken in is a copy', async () => {
    const store = await kept(make());
    const given = response({ usage: { ...usage } });
    await store.refill([['a', given]]);
    given.usage.input = 9;
    expect(await store.get('a')).toEqual(response());
  });

  test('sums what was paid: answers and failures, not cached answers and unknown prices', async () => {
    const store = await kept(make());
    await store.put('a', response(), entry({ cost: 0.5 }));
    await store.record(entry({ kind: 'failed', cost: 0.25 }));
    await store.record(entry({ kind: 'cached', cost: 8 }));
    await store.record(entry({ cost: null }));
    expect(await store.spent()).toBe(0.75);
    await Promise.all(Array.from({ length: 1000 }, async () => store.record(entry({ cost: 0.001 }))));
    expect(await store.spent()).toBeCloseTo(1.75, 9);
  });

  test('sums from a moment on, however the times are written', async () => {
    const store = await kept(make());
    await store.record(entry({ at: '2026-02-28T23:59:59.999Z', cost: 1 }));
    await store.record(entry({ at: '2026-03-01T00:00:00Z', cost: 2 }));
    await store.record(entry({ at: '2026-03-01T02:00:00.500+03:00', cost: 4 })); // 23:00 the day before
    await store.record(entry({ at: '2026-03-02', cost: 8 }));
    expect(await store.spent()).toBe(15);
    expect(await store.spent('2026-03-01')).toBe(10);
    expect(await store.spent('2026-03-01T00:00:00Z')).toBe(10);
    expect(await store.spent('2026-03-01T00:00:00.001Z')).toBe(8);
    expect(await store.spent('2026-03-01T03:00:00+03:00')).toBe(10);
    expect(await store.spent('2027-01-01')).toBe(0);
  });

  test.each<[string, Partial<StoredResponse>, Partial<LedgerEntry>]>([
    ['a cost that is no number', { cost: Number.NaN }, {}],
    ['an endless cost in the ledger', {}, { cost: Infinity }],
    ['a negative cost', {}, { cost: -1 }],
    ['half a token', { usage: { ...usage, output: 0.5 } }, {}],
    ['a negative count in the ledger', {}, { usage: { ...usage, input: -1 } }],
    ['a time that is none', {}, { at: 'yesterday' }],
    ['an answer without a time', { at: '' }, {}],
    ['milliseconds that are no number', {}, { ms: Number.NaN }],
    ['milliseconds below 0', {}, { ms: -1 }],
  ])('refuses %s and keeps nothing', async (_name, some, line) => {
    const store = await kept(make());
    await expect((async () => store.put('a', response(some), entry(line)))()).rejects.toThrow(TypeError);
    expect(await store.get('a')).toBeUndefined();
    expect(await store.spent()).toBe(0);
  });

  test('closes twice; using it afterwards throws', async () => {
    const store = await make();
    await store.close();
    await store.close();
    const batch: BatchRecord = { mark: 'm', at: AT, host: 'h', model: 'm', id: '', state: 'open' };
    const uses: (() => Promise<unknown>)[] = [
      async () => store.get('a'),
      async () => store.put('a', response(), entry()),
      async () => store.refill([]),
      async () => store.spent(),
      async () => store.record(entry()),
      async () => store.beginRun({ id: 'r', at: AT, command: 'generate', provider: 'openai', model: 'm', host: 'h', articles: 1 }),
      async () => store.endRun('r', { at: AT, state: 'done', written: 1, failed: 0 }),
      async () => store.runs(1),
      async () => store.history(),
      async () => store.spending(),
      async () => store.durable(),
      async () => store.addBatch(batch, []),
      async () => store.updateBatch('m', { state: 'failed' }),
      async () => store.batches(),
      async () => store.batchItems('m'),
    ];
    for (const use of uses) await expect(use()).rejects.toThrow('closed');
  });
});
