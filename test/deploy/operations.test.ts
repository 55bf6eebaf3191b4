import { describe, expect, test } from 'vitest';
import { startCluster } from '../kit/postgres.ts';
import { read, refusal } from '../kit/deploy.ts';
import pg from 'pg';
import { openDatabase } from '../../src/store/database.ts';

/** The runbook: what it tells to type is there, and what it tells to do with the database works. */

const text = read('docs/operations.md');
const metrics = read('src/io/_telemetry-metrics.ts');

/** Words of a command line; quotes keep them together. */
const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
const commands = [...new Set([...text.matchAll(/`(slugline [^`]+)`/g), ...text.matchAll(/^(slugline .+)$/gm)].map((match) => match[1] ?? ''))];

test('every command in it is taken by our command line', async () => {
  expect(commands.length).toBeGreaterThan(15);
  for (const command of commands.filter((one) => !one.endsWith('--help'))) expect([command, await refusal(words(command).slice(1))]).toEqual([command, undefined]);
});

test('every metric there is is in it, and no other', () => {
  const made = [...metrics.matchAll(/(counter|histogram|gauge|createObservableCounter)\('([a-z_.]+)',(?: \{ unit:)? '([^']+)'/g)].map(([, kind = '', name = '', unit = '']) => {
    const suffix = unit === 's' ? '_seconds' : unit === 'By' ? '_bytes' : '';
    return `${name.replaceAll('.', '_')}${suffix}${kind === 'counter' || kind === 'createObservableCounter' ? '_total' : ''}`;
  });
  expect(made.length).toBeGreaterThan(16);
  const said = new Set([...text.matchAll(/\b(?:slugline|gen_ai_client|process)_[a-z_]+/g)].map(([name]) => name));
  expect(made.filter((name) => !said.has(name))).toEqual([]);
  expect([...said].filter((name) => !made.includes(name) && !['slugline_boss', 'slugline_new', 'slugline_a', 'slugline_b'].includes(name))).toEqual([]);
});

describe('with a real PostgreSQL', async () => {
  const cluster = await startCluster();

  test('a password is rotated as it says, without a stop and without losing what was made', async () => {
    const admin = new pg.Client({ connectionString: await cluster.database() });
    await admin.connect();
    const [setUp = '', rotate = ''] = [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map((match) => match[1]);
    const statements = (sql: string): string[] => sql.split(';').map((one) => one.trim()).filter((one) => one !== '');
    // The role of the cluster itself has the same name here.
    const here = (sql: string): string => sql.replaceAll(/\bslugline\b/g, 'app');
    for (const statement of statements(setUp)) await admin.query(here(statement));
    const { host, port } = admin;
    const as = (user: string, password: string): string => `postgres://${user}:${password}@${host}:${port}/app`;
    const first = await openDatabase(as('slugline_a', 'first'));
    await first.query("INSERT INTO slugline.snapshots (hash, bytes) VALUES ('a', 'x')");
    for (const statement of statements(rotate)) await admin.query(here(statement));
    const second = await openDatabase(as('slugline_b', 'second'));
    await second.query("INSERT INTO slugline.snapshots (hash, bytes) VALUES ('b', 'x')");
    expect(await first.query('SELECT hash FROM slugline.snapshots ORDER BY 1')).toEqual([{ hash: 'a' }, { hash: 'b' }]);
    await first.close();
    await admin.query('DROP ROLE slugline_a');
    // What the first one made can be changed by the second one, tables included.
    await second.query('ALTER TABLE slugline.snapshots ADD COLUMN more text');
    expect(await second.query('SELECT hash FROM slugline.snapshots ORDER BY 1')).toHaveLength(2);
    await second.close();
    await admin.end();
  });
});
