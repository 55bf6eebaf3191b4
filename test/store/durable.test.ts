import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createFlusher } from '../../src/store/_flush.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { STORES } from './kit.ts';

/** Answers that a power cut cannot take away: the flush of the log beside the work of the process. */

const dir = mkdtempSync(join(tmpdir(), 'slugline-durable-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const usage = { input: 1, cachedInput: 0, output: 1 };
const at = '2026-06-01T12:00:00.000Z';
const response = { text: 'An answer.', usage, finish: 'stop', model: 'm', cost: null, at } as const;
const entry = { at, run: 'r', slug: 's', stage: 'draft', model: 'm', usage, cost: null, kind: 'answer', request: 'k', ms: 5 } as const;

test.each(STORES)('%s: resolves after answers, for several callers at once, and while none is new', async (_name, open) => {
  const store = await open();
  await store.durable();
  await store.put('a', response, entry);
  const first = store.durable();
  await store.put('b', response, entry);
  expect(await Promise.all([first, store.durable(), store.durable()])).toHaveLength(3);
  await store.durable();
  await store.close();
});

test('a call that comes while a flush is under way waits for the next one', async () => {
  const path = join(dir, 'order.db');
  const store = openStore(path);
  const flusher = createFlusher(path);
  const order: string[] = [];
  const first = flusher.flush().then(() => order.push('first'));
  const [second, third] = [flusher.flush().then(() => order.push('second')), flusher.flush().then(() => order.push('third'))];
  await Promise.all([first, second, third]);
  expect(order[0]).toBe('first');
  expect(order).toHaveLength(3);
  flusher.close();
  store.close();
});

test('a log that is gone is told, and a closed store refuses', async () => {
  const path = join(dir, 'gone.db');
  const store = openStore(path);
  unlinkSync(`${path}-wal`);
  await expect(store.durable()).rejects.toThrow(/response store/);
  store.close();
  await expect(store.durable()).rejects.toThrow('closed');
});

test('a put is there when the process ends right after it', () => {
  const path = join(dir, 'killed.db');
  const script = `import { openStore } from ${JSON.stringify(new URL('../../src/store/sqlite.ts', import.meta.url).href)};
    const store = openStore(${JSON.stringify(path)});
    store.put('a', ${JSON.stringify(response)}, ${JSON.stringify(entry)});
    process.kill(process.pid, 'SIGKILL');`;
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL');
  const store = openStore(path);
  expect(store.get('a')?.text).toBe('An answer.');
  store.close();
});
