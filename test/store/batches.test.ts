import { describe, expect, test } from 'vitest';
import type { BatchItem, BatchRecord } from '../../src/model/store.ts';
import { AT, STORES, kept } from './kit.ts';

/** Batches and their calls: what all stores do. */

const batch = (some: Partial<BatchRecord> = {}): BatchRecord => ({ mark: 'batch-1', at: AT, host: 'api.example.com', model: 'some-model', id: '', state: 'open', ...some });
const item = (some: Partial<BatchItem> = {}): BatchItem => ({ customId: 'key-1', slug: 'a-post', stage: 'draft', request: '{"messages":[]}', ...some });

describe.each(STORES)('batches of the %s store', (_, make) => {
  test('a new one has none', async () => {
    const store = await kept(make());
    expect(await store.batches()).toEqual([]);
    expect(await store.batches('open')).toEqual([]);
    expect(await store.batchItems('batch-1')).toEqual([]);
  });

  test('gives back a batch and its calls, in their order', async () => {
    const store = await kept(make());
    const items = ['z', 'a', 'м', '10', '9'].map((customId) => item({ customId, request: `{"text":"Слово 🎈 ${customId}"}` }));
    await store.addBatch(batch(), items);
    expect(await store.batches()).toEqual([batch()]);
    expect(await store.batchItems('batch-1')).toEqual(items);
    expect(await store.batchItems('batch-2')).toEqual([]);
  });

  test('a batch without calls, and 5,000 calls', async () => {
    const store = await kept(make());
    await store.addBatch(batch({ mark: 'empty' }), []);
    await store.addBatch(batch({ mark: 'large' }), Array.from({ length: 5000 }, (_item, i) => item({ customId: `key-${i}` })));
    expect(await store.batchItems('empty')).toEqual([]);
    expect((await store.batchItems('large')).map((one) => one.customId)).toEqual(Array.from({ length: 5000 }, (_item, i) => `key-${i}`));
  });

  test('two batches may have the same call', async () => {
    const store = await kept(make());
    await store.addBatch(batch(), [item({ slug: 'one' })]);
    await store.addBatch(batch({ mark: 'batch-2' }), [item({ slug: 'two' })]);
    expect([await store.batchItems('batch-1'), await store.batchItems('batch-2')].map((items) => items[0]?.slug)).toEqual(['one', 'two']);
  });

  test.each<[string, BatchRecord, BatchItem[], RegExp]>([
    ['a mark that is taken', batch(), [item({ customId: 'key-2' })], /batch/],
    ['one id twice', batch({ mark: 'batch-2' }), [item(), item({ customId: 'key-2' }), item()], /batch/],
    ['a time that is none', batch({ mark: 'batch-2', at: 'soon' }), [item()], /not a time: soon/],
  ])('refuses %s and keeps nothing of it', async (_name, given, items, message) => {
    const store = await kept(make());
    await store.addBatch(batch(), [item()]);
    await expect((async () => store.addBatch(given, items))()).rejects.toThrow(message);
    expect(await store.batches()).toEqual([batch()]);
    expect(await store.batchItems('batch-1')).toEqual([item()]);
    expect(await store.batchItems('batch-2')).toEqual([]);
  });

  test('id and state change one by one or together; what is not given stays', async () => {
    const store = await kept(make());
    await store.addBatch(batch(), [item()]);
    await store.addBatch(batch({ mark: 'batch-2' }), []);
    await store.updateBatch('batch-1', { id: 'server-1' });
    expect(await store.batches()).toEqual([batch({ id: 'server-1' }), batch({ mark: 'batch-2' })]);
    await store.updateBatch('batch-1', { state: 'cancelled' });
    expect((await store.batches())[0]).toEqual(batch({ id: 'server-1', state: 'cancelled' }));
    await store.updateBatch('batch-1', { id: 'server-2', state: 'collected' });
    await store.updateBatch('batch-1', {});
    await store.updateBatch('batch-1', { id: undefined, state: undefined });
    await store.updateBatch('unknown', { id: 'x', state: 'failed' });
    expect(await store.batches()).toEqual([batch({ id: 'server-2', state: 'collected' }), batch({ mark: 'batch-2' })]);
    // An id can be taken away again.
    await store.updateBatch('batch-1', { id: '' });
    expect((await store.batches())[0]?.id).toBe('');
    expect(await store.batchItems('batch-1')).toEqual([item()]);
  });

  test('oldest first, however the times are written; of one time in the order they came', async () => {
    const store = await kept(make());
    const at = { c: '2026-03-01T10:00:00Z', b: '2026-03-01T12:30:00+03:00', a: '2026-03-01T10:00:00.000Z', d: '2026-03-02' };
    for (const [mark, time] of Object.entries(at)) await store.addBatch(batch({ mark, at: time, state: mark === 'b' ? 'collected' : 'open' }), []);
    expect((await store.batches()).map((one) => one.mark)).toEqual(['b', 'c', 'a', 'd']);
    expect((await store.batches('open')).map((one) => one.mark)).toEqual(['c', 'a', 'd']);
    expect(await store.batches('collected')).toEqual([batch({ mark: 'b', at: '2026-03-01T09:30:00.000Z', state: 'collected' })]);
    expect(await store.batches('failed')).toEqual([]);
  });

  test('what it returns is a copy; a lone surrogate comes back as the replacement character', async () => {
    const store = await kept(make());
    const given = item({ request: 'x\uD83D' });
    await store.addBatch(batch(), [given]);
    given.request = 'changed';
    for (const one of await store.batches()) one.id = 'changed';
    for (const one of await store.batchItems('batch-1')) one.slug = 'changed';
    expect(await store.batches()).toEqual([batch()]);
    expect(await store.batchItems('batch-1')).toEqual([item({ request: 'x\uFFFD' })]);
  });
});
