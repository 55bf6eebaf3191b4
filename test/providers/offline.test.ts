import { expect, test } from 'vitest';
import offline from '../../src/providers/offline.ts';

test('offline goes nowhere and needs nothing', () => {
  expect(offline.needsKey).toBe(false);
  expect(offline.create({ model: 'gpt', baseURL: undefined, apiKey: undefined })).toEqual({ host: '', model: 'offline', complete: false });
});
