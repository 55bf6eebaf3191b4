import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import type { LedgerEntry, ResponseStore, StoredResponse } from '../../src/model/store.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { openPgStore } from '../../src/store/pg.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { rawCluster, type Cluster } from '../kit/postgres.ts';

/** What the tests of the store share. Folders and stores are cleared away after each file of tests, processes too. */

const dirs: string[] = [];
const stores: (ResponseStore | Promise<ResponseStore>)[] = [];
const processes: ChildProcess[] = [];
const clusters: Awaited<ReturnType<typeof rawCluster>>[] = [];
afterAll(async () => {
  processes.forEach((one) => one.kill('SIGKILL'));
  for (const store of stores) await (await store).close();
  for (const database of databases.free) await database.close();
  for (const one of clusters) await one.remove();
  dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true }));
}, 60_000);

export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-store-'));
  dirs.push(dir);
  return dir;
}

/** Closed after the tests of the file. */
export function kept<Store extends ResponseStore | Promise<ResponseStore>>(store: Store): Store {
  stores.push(store);
  return store;
}

/** All stores: whatever one does, the others do. */
export const STORES: [name: string, make: () => ResponseStore | Promise<ResponseStore>][] = [
  ['sqlite', () => openStore(join(folder(), 'deep/er/store.db'))],
  ['memory', memoryStore],
  ['postgres', async () => openPgStore(await emptyDatabase(), 'example.org')],
];

let cluster: Promise<Cluster> | undefined;
/** One server for the file, started when it is asked for and stopped when the file is over. No test cuts the power, so nothing waits for the disk. */
export async function postgres(): Promise<Cluster> {
  return (cluster ??= rawCluster(['-c', 'fsync=off']).then((made) => {
    clusters.push(made);
    return made;
  }));
}

/** A database of a test. */
export interface TestDatabase extends Database {
  url: string;
}

const databases: { used: TestDatabase[]; free: TestDatabase[] } = { used: [], free: [] };
/** A database of its own until the test is over. Then it is emptied for another one: to make one takes a hundred times as long. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const database = databases.free.pop() ?? (await newDatabase());
  databases.used.push(database);
  return database;
}

async function newDatabase(): Promise<TestDatabase> {
  const url = await (await postgres()).database();
  return { ...(await openDatabase(url, { connections: 4 })), url };
}

afterEach(async () => {
  for (const database of databases.used.splice(0)) {
    const tables = await database.query<{ name: string }>("SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'slugline' AND tablename <> 'schema_version'");
    await database.query(`SET session_replication_role = replica; ${tables.map(({ name }) => `DELETE FROM ${name}`).join('; ')}; RESET session_replication_role`);
    databases.free.push(database);
  }
});

export const usage = { input: 1200, cachedInput: 1024, output: 345 };
export const AT = '2026-03-01T10:00:00.000Z';
export const response = (some: Partial<StoredResponse> = {}): StoredResponse => ({ text: 'An answer.', usage, finish: 'stop', model: 'some-model', cost: 0.25, at: AT, ...some });
export const entry = (some: Partial<LedgerEntry> = {}): LedgerEntry => ({ at: AT, run: 'run-1', slug: 'a-post', stage: 'draft', model: 'some-model', usage, cost: 0.25, kind: 'answer', request: 'key', ms: 1500, ...some });

export interface Child {
  process: ChildProcess;
  /** What it has printed so far. */
  output(): string;
  /** Waits until it has printed `text`, or has ended. */
  printed(text: string): Promise<void>;
  ended: Promise<{ code: number | null; errors: string }>;
}

/** A process of its own that runs `code`, a module; names are imported from `file` under src/store. */
export function child(names: string, file: string, code: string): Child {
  const source = `import { ${names} } from ${JSON.stringify(new URL(`../../src/store/${file}`, import.meta.url).href)};\n${code}`;
  const running = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'pipe'] });
  processes.push(running);
  let output = '';
  let errors = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  running.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(running, 'close').then(([exit]) => ({ code: exit as number | null, errors }));
  return {
    process: running,
    output: () => output,
    async printed(text) {
      const seen = new Promise<void>((done) => {
        const look = (): void => {
          if (output.includes(text)) done();
        };
        running.stdout.on('data', look);
        look();
      });
      await Promise.race([seen, ended]);
    },
    ended,
  };
}

/** The SluglineError that `action` throws. */
export function thrown(action: () => unknown): SluglineError {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(SluglineError);
    return error as SluglineError;
  }
  throw new Error('nothing was thrown');
}
