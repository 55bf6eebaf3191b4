import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import { openDatabase } from '../../src/store/database.ts';
import { runDatabase, type DatabaseLock, type RunDatabase } from '../../src/store/run-database.ts';
import { wireTo } from '../kit/cut.ts';
import { AT, child, entry, postgres, response } from './kit.ts';

/** One run at a time on a project, whichever machine it is on. */

const NOWHERE = async (): Promise<{ release(): void }> => Promise.resolve({ release: () => undefined });
const machine = (url: string, project = 'example.org', pid = 1): RunDatabase => runDatabase(url, () => project, { pid, what: 'generate' });
const at = async (one: RunDatabase, waitMs = 0, onWait: (holder: string | undefined) => void = () => undefined): Promise<DatabaseLock> => one.lockRun(NOWHERE, { waitMs, onWait, sleep: async (ms) => { await sleep(ms); } });
const url = async (): Promise<string> => (await postgres()).database();

async function fault(action: Promise<unknown>): Promise<string> {
  const error: unknown = await action.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SluglineError);
  return `${(error as SluglineError).problems[0]?.code} ${(error as SluglineError).message}`;
}

test('a second run is told who is at work; another project is not kept waiting', async () => {
  const address = await url();
  const [one, two] = [machine(address, 'example.org', 11), machine(address, 'example.org', 22)];
  expect(await two.isAtWork()).toBe(false);
  const mine = await at(one);
  expect(await two.isAtWork()).toBe(true);
  const said = await fault(at(two));
  expect(said).toMatch(/^USAGE another run is at work on the project "example\.org" at the database 127\.0\.0\.1:\d+\/test_\d+ \(generate on .+, process 11, since \d{4}-\d\d-\d\d \d\d:\d\d UTC\)/);
  expect(said).not.toContain('loopback');
  // The same process is another run, too.
  await fault(at(one));
  const other = await at(machine(address, 'example.net'));
  await mine.release();
  await mine.release();
  expect(await one.isAtWork()).toBe(false);
  const next = await at(two);
  expect([mine.lost.aborted, other.lost.aborted, next.lost.aborted]).toEqual([false, false, false]);
  await Promise.all([other.release(), next.release()]);
});

test('--wait waits until the other run is over, and says once for whom', async () => {
  const address = await url();
  const mine = await at(machine(address));
  const told: (string | undefined)[] = [];
  const waiting = at(machine(address, 'example.org', 2), 60_000, (holder) => told.push(holder));
  await expect.poll(() => told).toEqual([expect.stringMatching(/^generate on .+, process 1, since /)]);
  await mine.release();
  await (await waiting).release();
});

test('the lock of the directory is taken first, and given back last and always', async () => {
  const address = await url();
  const steps: string[] = [];
  const here = (name: string) => async (): Promise<{ release(): void }> => {
    steps.push(`${name} taken`);
    return Promise.resolve({ release: () => void steps.push(`${name} given back`) });
  };
  const options = { waitMs: 0, sleep: async (ms: number) => { await sleep(ms); } };
  const mine = await machine(address).lockRun(here('a'), options);
  await fault(machine(address).lockRun(here('b'), options));
  await mine.release();
  await fault(machine('postgres://u:secret-word@127.0.0.1:1/x').lockRun(async () => Promise.reject(new SluglineError({ code: 'USAGE', message: 'busy here' })), options));
  expect(steps).toEqual(['a taken', 'b taken', 'b given back', 'a given back']);
});

test('one that is killed holds nothing any more', async () => {
  const address = await url();
  const running = child('runDatabase', 'run-database.ts', `
    const lock = await runDatabase(${JSON.stringify(address)}, () => 'example.org', { pid: process.pid, what: 'generate' }).lockRun(async () => ({ release() {} }), { waitMs: 0, sleep: async () => {} });
    console.log('held');
    setInterval(() => lock, 1000);`);
  await running.printed('held');
  expect(await fault(at(machine(address)))).toContain(`process ${running.process.pid}`);
  running.process.kill('SIGKILL');
  await (await at(machine(address), 30_000)).release();
});

test('a restart of the server is no end of a run: the lock is taken again', async () => {
  const cluster = await postgres();
  const address = await cluster.database();
  const one = machine(address);
  const [store, mine] = [await one.openStore(), await at(one)];
  await cluster.stop();
  const put = store.put('a', response(), entry());
  await cluster.start();
  await put;
  await expect.poll(async () => one.isAtWork(), { timeout: 20_000 }).toBe(true);
  expect(mine.lost.aborted).toBe(false);
  await mine.release();
  await store.close();
});

test('a lock that another run has taken meanwhile is told as lost, with a reason', async () => {
  const cluster = await postgres();
  const address = await cluster.database();
  const wire = await wireTo(address);
  const mine = await at(machine(wire.url));
  const other = await openDatabase(address);
  wire.refuse();
  await other.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'slugline generate@% lock' AND datname = current_database()");
  const theirs = await at(machine(address, 'example.org', 2), 10_000);
  wire.accept();
  await expect.poll(() => mine.lost.aborted, { timeout: 20_000 }).toBe(true);
  expect((mine.lost.reason as SluglineError).problems[0]).toMatchObject({ code: 'STORE_UNWRITABLE', message: expect.stringMatching(/^the lock of the project "example\.org" at the database 127\.0\.0\.1:\d+\/test_\d+ is lost: its connection broke, and another run has it now$/) as string });
  await mine.release();
  expect(await machine(address).isAtWork()).toBe(true);
  await theirs.release();
  await other.close();
});

test('a holder whose cable is pulled knows it, though nobody tells', async () => {
  const wire = await wireTo(await url());
  const database = await openDatabase(wire.url, { beatMs: 100, patienceMs: 100 });
  const lost = Promise.withResolvers<void>();
  expect(await database.lock('a project', () => lost.resolve())).toBeDefined();
  wire.freeze();
  await lost.promise;
  await database.close();
});

test('a lock that is held in peace is not lost, beat after beat', async () => {
  const database = await openDatabase(await url(), { beatMs: 200 });
  let lost = 0;
  const lock = await database.lock('a project', () => lost++);
  await sleep(1000);
  expect([lost, await database.lock('a project', () => undefined)]).toEqual([0, undefined]);
  await lock?.release();
  expect(lost).toBe(0);
  await database.close();
});

test('store and lock share one database, which is closed with the last of them', async () => {
  const address = await url();
  const one = machine(address);
  const [first, second, lock] = [await one.openStore(), await one.openStore(), await at(one)];
  await first.close();
  await first.close();
  await second.put('a', response(), entry({ at: AT }));
  await second.close();
  await expect((async () => second.get('a'))()).rejects.toThrow('closed');
  await lock.release();
  const watch = await openDatabase(address, { application: 'watch' });
  await expect.poll(async () => watch.query("SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'slugline%'")).toEqual([]);
  await watch.close();
  const again = await one.openStore();
  expect((await again.get('a'))?.text).toBe('An answer.');
  await again.close();
});
