import { expect, test } from 'vitest';
import { createRecordingPool } from '../../src/commands/_recording-pool.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { createRecording, type RecordingSetup, type RecordingTask } from '../../src/recording.ts';
import { rules } from '../../src/registry.ts';
import { languages, testConfig } from '../kit/rule.ts';

/** Records made in threads are those made here, in the same order. */

const setup: RecordingSetup = { config: testConfig(), ledger: [], asOf: '2026-06-01', lockDir: undefined, hashed: false };
const tasks = Array.from({ length: 1001 }, (_, index): RecordingTask => ({ file: `article-${index}.md`, text: `# Lamp ${index}\n\n## ## The lamp\n\nA lamp of [glass](/blog/article-${index % 7}/).\n`, judged: index % 3 !== 0 }));

test('the same records from two threads', async () => {
  const pool = createRecordingPool(0, 4);
  try {
    const threads = pool.recording(setup, tasks.length);
    expect(threads).toBeDefined();
    const [there, here] = [await threads?.(tasks), await createRecording(setup, { files: nodeFiles(), languages, rules })(tasks)];
    const plain = (recorded: unknown): string => JSON.stringify(recorded, (_key, value: unknown) => (ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') : value));
    expect(there).toHaveLength(1001);
    expect(plain(there)).toBe(plain(here));
  } finally {
    await pool.end();
  }
}, 60_000);

test('few files, or few cores: no threads', async () => {
  for (const [count, cores] of [[300, 8], [100_000, 2]] as const) {
    const pool = createRecordingPool(count, cores);
    expect(pool.recording(setup, count)).toBeUndefined();
    await pool.end();
  }
});
