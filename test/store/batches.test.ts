import { describe, expect, test } from 'vitest';
import type { BatchItem, BatchRecord } from '../../src/model/store.ts';
import { AT, STORES, kept } from './kit.ts';

/** Batches and their calls: what both stores do. */

const batch = (some: Partial<BatchRecord> = {}): BatchRecord => ({ mark: 'batch-1', at: AT, host: 'api.example.com', model: 'some-model', id: '', state: 'open', ...some });
const item = (some: Partial<BatchItem> = {}): BatchItem => ({ customId: 'key-1', slug: 'a-post', stage: 'draft', request: '{"messages":[]}', ...some });

describe.each(STORES)('batches of the %s store', (_, make) => {
  test('a new one has none', () => {
    const store = kept(make());
    expect(store.batches()).toEqual([]);
    expect(store.batches('open')).toEqual([]);
    expect(store.batchItems('batch-1')).toEqual([]);
  });

  test('gives back a batch and its calls, in their order', () => {
    const store = kept(make());
    const items = ['z', 'a', 'м', '10', '9'].map((customId) => item({ customId, request: `{"text":"Слово 🎈 ${customId}"}` }));
    store.addBatch(batch(), items);
    expect(store.batches()).toEqual([batch()]);
    expect(store.batchItems('batch-1')).toEqual(items);
    expect(store.batchItems('batch-2')).toEqual([]);
  });

  test('a batch without calls, and 5,000 calls', () => {
    const store = kept(make());
    store.addBatch(batch({ mark: 'empty' }), []);
    store.addBatch(batch({ mark: 'large' }), Array.from({ length: 5000 }, (_item, i) => item({ customId: `key-${i}` })));
    expect(store.batchItems('empty')).toEqual([]);
    expect(store.batchItems('large').map((one) => one.customId)).toEqual(Array.from({ length: 5000 }, (_item, i) => `key-${i}`));
  });

  test('two batches may have the same call', () => {
    const store = kept(make());
    store.addBatch(batch(), [item({ slug: 'one' })]);
    store.addBatch(batch({ mark: 'batch-2' }), [item({ slug: 'two' })]);
    expect(['batch-1', 'batch-2'].map((mark) => store.batchItems(mark)[0]?.slug)).toEqual(['one', 'two']);
  });

  test.each<[string, BatchRecord, BatchItem[], RegExp]>([
    ['a mark that is taken', batch(), [item({ customId: 'key-2' })], /batch/],
    ['one id twice', batch({ mark: 'batch-2' }), [item(), item({ customId: 'key-2' }), item()], /batch/],
    ['a time that is none', batch({ mark: 'batch-2', at: 'soon' }), [item()], /not a time: soon/],
  ])('refuses %s and keeps nothing of it', (_name, given, items, message) => {
    const store = kept(make());
    store.addBatch(batch(), [item()]);
    expect(() => store.addBatch(given, items)).toThrow(message);
    expect(store.batches()).toEqual([batch()]);
    expect(store.batchItems('batch-1')).toEqual([item()]);
    expect(store.batchItems('batch-2')).toEqual([]);
  });

  test('id and state change one by one or together; what is not given stays', () => {
    const store = kept(make());
    store.addBatch(batch(), [item()]);
    store.addBatch(batch({ mark: 'batch-2' }), []);
    store.updateBatch('batch-1', { id: 'server-1' });
    expect(store.batches()).toEqual([batch({ id: 'server-1' }), batch({ mark: 'batch-2' })]);
    store.updateBatch('batch-1', { state: 'cancelled' });
    expect(store.batches()[0]).toEqual(batch({ id: 'server-1', state: 'cancelled' }));
    store.updateBatch('batch-1', { id: 'server-2', state: 'collected' });
    store.updateBatch('batch-1', {});
    store.updateBatch('batch-1', { id: undefined, state: undefined });
    store.updateBatch('unknown', { id: 'x', state: 'failed' });
    expect(store.batches()).toEqual([batch({ id: 'server-2', state: 'collected' }), batch({ mark: 'batch-2' })]);
    // An id can be taken away again.
    store.updateBatch('batch-1', { id: '' });
    expect(store.batches()[0]?.id).toBe('');
    expect(store.batchItems('batch-1')).toEqual([item()]);
  });

  test('oldest first, however the times are written; of one time in the order they came', () => {
    const store = kept(make());
    const at = { c: '2026-03-01T10:00:00Z', b: '2026-03-01T12:30:00+03:00', a: '2026-03-01T10:00:00.000Z', d: '2026-03-02' };
    for (const [mark, time] of Object.entries(at)) store.addBatch(batch({ mark, at: time, state: mark === 'b' ? 'collected' : 'open' }), []);
    expect(store.batches().map((one) => one.mark)).toEqual(['b', 'c', 'a', 'd']);
    expect(store.batches('open').map((one) => one.mark)).toEqual(['c', 'a', 'd']);
    expect(store.batches('collected')).toEqual([batch({ mark: 'b', at: '2026-03-01T09:30:00.000Z', state: 'collected' })]);
    expect(store.batches('failed')).toEqual([]);
  });

  test('what it returns is a copy; a lone surrogate comes back as the replacement character', () => {
    const store = kept(make());
    const given = item({ request: 'x\uD83D' });
    store.addBatch(batch(), [given]);
    given.request = 'changed';
    for (const one of store.batches()) one.id = 'changed';
    for (const one of store.batchItems('batch-1')) one.slug = 'changed';
    expect(store.batches()).toEqual([batch()]);
    expect(store.batchItems('batch-1')).toEqual([item({ request: 'x\uFFFD' })]);
  });
});
