import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { SluglineError, type Problem } from '../../src/model/errors.ts';
import { acquireRunLock, waitForRunLock, type RunHolder, type RunLock } from '../../src/store/run-lock.ts';
import { AT, child, folder, thrown, type Child } from './kit.ts';

const me: RunHolder = { pid: 1, since: AT, what: 'generate' };
const lockPath = (): string => join(folder(), 'deep/er/run.lock');

/** The lock, or a failed test. */
function taken(path: string, holder = me): RunLock {
  const lock = acquireRunLock(path, holder);
  if ('busy' in lock) throw new Error(`busy: ${JSON.stringify(lock.busy)}`);
  return lock;
}

/** A process that takes the lock, prints `held`, and keeps it until it is killed. */
async function other(path: string): Promise<Child> {
  const running = child('acquireRunLock', 'run-lock.ts', `
    const lock = acquireRunLock(${JSON.stringify(path)}, { pid: process.pid, since: ${JSON.stringify(AT)}, what: 'other' });
    console.log('busy' in lock ? 'busy' : 'held');
    setInterval(() => lock, 1000);`);
  await running.printed('\n');
  expect(running.output()).toBe('held\n');
  return running;
}

async function killed(running: Child): Promise<void> {
  running.process.kill('SIGKILL');
  await running.ended;
}

describe('the lock', () => {
  test('is taken, told, given back and taken again; leaves an empty file', () => {
    const path = lockPath();
    for (const what of ['generate', 'batch']) {
      const lock = taken(path, { ...me, what });
      expect(JSON.parse(readFileSync(`${path}.json`, 'utf8'))).toEqual({ ...me, what });
      lock.release();
      lock.release();
    }
    expect(readdirSync(join(path, '..'))).toEqual(['run.lock']);
    expect(readFileSync(path)).toHaveLength(0);
  });

  test('is busy for the process that has it, too', () => {
    const path = lockPath();
    const lock = taken(path);
    expect(acquireRunLock(path, { ...me, pid: 2 })).toEqual({ busy: me });
    lock.release();
    const next = taken(path, { ...me, pid: 2 });
    // Giving back twice does not take the next one's.
    lock.release();
    expect(acquireRunLock(path, me)).toEqual({ busy: { ...me, pid: 2 } });
    next.release();
  });

  test('two projects do not meet', () => {
    const lock = taken(lockPath());
    const second = acquireRunLock(lockPath(), me);
    expect(second).not.toHaveProperty('busy');
    lock.release();
    if (!('busy' in second)) second.release();
  });

  test('another process is busy, and told by its id; killed, it has nothing any more', async () => {
    const path = lockPath();
    const running = await other(path);
    expect(acquireRunLock(path, me)).toEqual({ busy: { pid: running.process.pid, since: AT, what: 'other' } });
    await killed(running);
    // Its note is still there.
    expect(existsSync(`${path}.json`)).toBe(true);
    const lock = taken(path);
    expect(JSON.parse(readFileSync(`${path}.json`, 'utf8'))).toEqual(me);
    lock.release();
    expect(readdirSync(join(path, '..'))).toEqual(['run.lock']);
  });

  test('is not lost when a second try in the same process closes the file', async () => {
    const path = lockPath();
    const lock = taken(path);
    for (let i = 0; i < 3; i += 1) expect(acquireRunLock(path, me)).toEqual({ busy: me });
    const second = child('acquireRunLock', 'run-lock.ts', `console.log(JSON.stringify(acquireRunLock(${JSON.stringify(path)}, { pid: 2, since: '', what: '' })));`);
    expect(await second.ended).toEqual({ code: 0, errors: '' });
    expect(JSON.parse(second.output())).toEqual({ busy: me });
    lock.release();
  });

  test.each<[string, string | undefined]>([
    ['missing', undefined],
    ['empty', ''],
    ['no JSON', '{"pid": 1'],
    ['no object', 'null'],
    ['without a process', '{"since":"","what":""}'],
    ['of another kind', '{"pid":"1","since":2,"what":[]}'],
  ])('busy with a note that is %s: nobody is named', (_name, note) => {
    const path = lockPath();
    mkdirSync(join(path, '..'), { recursive: true });
    // As one that has got the lock just now.
    const holder = new DatabaseSync(path);
    holder.exec('BEGIN EXCLUSIVE');
    if (note !== undefined) writeFileSync(`${path}.json`, note);
    try {
      expect(acquireRunLock(path, me)).toEqual({ busy: undefined });
    } finally {
      holder.close();
    }
    taken(path).release();
  });

  test.each<[string, (path: string) => void]>([
    ['is a text', (path) => writeFileSync(path, 'no database '.repeat(1000))],
    ['is zeros', (path) => writeFileSync(path, new Uint8Array(8192))],
    ['has a header and nothing true behind it', (path) => writeFileSync(path, `SQLite format 3\0${'\u0001'.repeat(9000)}`)],
    ['has wild logs', (path) => ['', '-wal', '-journal', '-shm'].forEach((suffix) => writeFileSync(path + suffix, 'wild '.repeat(500)))],
    ['is a database with a write-ahead log', (path) => {
      const db = new DatabaseSync(path);
      db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x)');
      db.close();
    }],
  ])('works when its file %s', async (_name, spoil) => {
    const path = lockPath();
    mkdirSync(join(path, '..'), { recursive: true });
    spoil(path);
    const running = await other(path);
    expect(acquireRunLock(path, me)).toMatchObject({ busy: { pid: running.process.pid } });
    await killed(running);
    taken(path).release();
  });

  test('20 processes begin at once: one gets it', async () => {
    const path = lockPath();
    const start = Date.now() + 2500;
    const all = Array.from({ length: 20 }, () => child('acquireRunLock', 'run-lock.ts', `
      console.log('ready');
      while (Date.now() < ${start});
      const lock = acquireRunLock(${JSON.stringify(path)}, { pid: process.pid, since: ${JSON.stringify(AT)}, what: 'race' });
      console.log('busy' in lock ? 'busy' : 'held', 'end');
      if (!('busy' in lock)) setInterval(() => lock, 1000);`));
    await Promise.all(all.map((one) => one.printed('end')));
    const winners = all.filter((one) => one.output().includes('held'));
    expect(winners).toHaveLength(1);
    expect(all.filter((one) => one.output().includes('busy'))).toHaveLength(19);
    expect(acquireRunLock(path, me)).toMatchObject({ busy: { pid: winners[0]?.process.pid } });
    await Promise.all(winners.map(killed));
    taken(path).release();
  });

  test('20 processes one after the other, some of them killed at work: never two at once', { timeout: 60_000 }, async () => {
    const path = lockPath();
    const dir = folder();
    // `wx` fails when another one is at work. A damaged file at the beginning: all of them mend it at once.
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'no database '.repeat(1000));
    const all = Array.from({ length: 20 }, (_one, i) => child('waitForRunLock', 'run-lock.ts', `
      import { closeSync, openSync, rmSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      const lock = await waitForRunLock(${JSON.stringify(path)}, { pid: process.pid, since: ${JSON.stringify(AT)}, what: 'race' }, { waitMs: 50_000, sleep: (ms) => sleep(ms / 10) });
      const mark = ${JSON.stringify(join(dir, 'at-work'))};
      closeSync(openSync(mark, 'wx'));
      await sleep(5);
      rmSync(mark);
      console.log('done');
      if (${i % 4 === 0}) process.kill(process.pid, 'SIGKILL');
      lock.release();`));
    const ends = await Promise.all(all.map((one) => one.ended));
    expect(ends.map((one) => one.errors).filter((text) => text !== '')).toEqual([]);
    expect(all.filter((one) => one.output() === 'done\n')).toHaveLength(20);
    const lock = taken(path);
    lock.release();
    expect(readdirSync(join(path, '..'))).toEqual(['run.lock']);
  });
});

describe('where no lock can be', () => {
  const refusal = (path: string): Problem | undefined => thrown(() => acquireRunLock(path, me)).problems[0];
  const refused = (path: string): unknown => expect.objectContaining({ code: 'FILE_UNREADABLE', file: path, help: expect.stringContaining('directory') });

  test('a directory in its place', () => {
    const dir = folder();
    expect(refusal(dir)).toEqual(refused(dir));
  });

  test('a path below a file', () => {
    const dir = folder();
    writeFileSync(join(dir, 'file'), '');
    const path = join(dir, 'file/run.lock');
    expect(refusal(path)).toEqual(refused(path));
  });

  test('a directory in place of the note: the lock is given back', () => {
    const path = join(folder(), 'run.lock');
    mkdirSync(join(`${path}.json`, 'x'), { recursive: true });
    expect(refusal(path)).toEqual(refused(path));
    rmSync(`${path}.json`, { recursive: true });
    taken(path).release();
  });

  // Root writes everywhere: nothing to see for it.
  test.skipIf(process.getuid?.() === 0)('a file that is read-only (skipped as root, who may write anywhere)', () => {
    const path = lockPath();
    taken(path).release();
    chmodSync(path, 0o444);
    expect(refusal(path)).toEqual(refused(path));
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a directory that is read-only (skipped as root, who may write anywhere)', () => {
    const dir = folder();
    mkdirSync(join(dir, 'shut'));
    taken(join(dir, 'shut/old.lock')).release();
    chmodSync(join(dir, 'shut'), 0o555);
    try {
      for (const path of ['shut/new.lock', 'shut/old.lock', 'shut/deeper/new.lock']) expect(refusal(join(dir, path))).toEqual(refused(join(dir, path)));
    } finally {
      chmodSync(join(dir, 'shut'), 0o755);
    }
  });
});

describe('waiting', () => {
  /** A sleep that takes no time and calls `then` with the number of the nap. */
  function naps(then: (count: number) => void = () => {}): { sleep(ms: number, signal?: AbortSignal): Promise<void>; slept: number[] } {
    const slept: number[] = [];
    return {
      slept,
      async sleep(ms, signal) {
        signal?.throwIfAborted();
        slept.push(ms);
        then(slept.length);
      },
    };
  }
  async function failure(promise: Promise<unknown>): Promise<SluglineError> {
    const error = await promise.then(() => undefined, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(SluglineError);
    return error as SluglineError;
  }

  test('a free lock is taken without waiting', async () => {
    const { sleep, slept } = naps();
    const path = lockPath();
    const lock = await waitForRunLock(path, me, { waitMs: 1000, sleep, onWait: () => expect.unreachable() });
    expect(slept).toEqual([]);
    expect(acquireRunLock(path, me)).toEqual({ busy: me });
    lock.release();
  });

  test('tells whom it waits for, once, and takes the lock when it is free', async () => {
    const path = lockPath();
    const first = taken(path);
    const { sleep, slept } = naps((count) => {
      if (count === 3) first.release();
    });
    const told: (RunHolder | undefined)[] = [];
    const lock = await waitForRunLock(path, { ...me, pid: 2 }, { waitMs: 10_000, sleep, onWait: (busy) => told.push(busy) });
    expect(slept).toEqual([250, 250, 250]);
    expect(told).toEqual([me]);
    lock.release();
  });

  test.each([
    [0, []],
    [-1, []],
    [Number.NaN, []],
    [100, [100]],
    [600, [250, 250, 100]],
  ])('gives up after %d ms', async (waitMs, expected) => {
    const path = lockPath();
    const first = taken(path);
    const { sleep, slept } = naps();
    const error = await failure(waitForRunLock(path, { ...me, pid: 2 }, { waitMs, sleep, onWait: () => expect(waitMs).toBeGreaterThan(0) }));
    expect(slept).toEqual(expected);
    expect(error.problems[0]).toMatchObject({ code: 'USAGE', help: 'Wait until it has finished, or stop it; two runs at once would buy the same answers twice.' });
    first.release();
  });

  test.each<[string, RunHolder, RegExp]>([
    ['the same day', { pid: 1234, since: new Date(2026, 2, 1, 12, 3).toISOString(), what: 'generate' }, /^another run is at work on this project \(process 1234, since 12:03, generate\)$/],
    ['another day', { pid: 1234, since: new Date(2026, 1, 28, 23, 59).toISOString(), what: 'batch' }, /\(process 1234, since 2026-02-28 23:59, batch\)$/],
    ['no time', { pid: 1234, since: '?', what: 'generate' }, /\(process 1234, generate\)$/],
  ])('says who is at work: %s', async (_name, holder, message) => {
    const path = lockPath();
    const first = taken(path, holder);
    const error = await failure(waitForRunLock(path, { ...me, since: new Date(2026, 2, 1, 18, 0).toISOString() }, { waitMs: 0, sleep: naps().sleep }));
    expect(error.problems[0]?.message).toMatch(message);
    first.release();
  });

  test('stops waiting when it is told to', async () => {
    const path = lockPath();
    const first = taken(path);
    const abort = new AbortController();
    const { sleep, slept } = naps(() => abort.abort(new Error('enough')));
    await expect(waitForRunLock(path, me, { waitMs: 10_000, sleep, signal: abort.signal })).rejects.toThrow('enough');
    expect(slept).toEqual([250]);
    first.release();
    // Told before: it does not even try.
    await expect(waitForRunLock(path, me, { waitMs: 10_000, sleep, signal: abort.signal })).rejects.toThrow('enough');
    taken(path).release();
  });
});
