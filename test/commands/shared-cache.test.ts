import { cpSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { startCluster } from '../kit/postgres.ts';
import { testProject, topics } from '../kit/project.ts';
import { cli } from '../kit/spawned.ts';

/** `validate --store postgres://…`: what one machine has checked, another does not check again. */

const cluster = await startCluster();

test('a second checkout takes over what the first one found, and tells what it has changed', async () => {
  const url = await cluster.database();
  const database = await openDatabase(url);
  const changed = async (): Promise<unknown> => database.query('SELECT file, changed::int AS changed FROM slugline.check_articles ORDER BY changed, file');
  const [one, two] = [testProject(topics('Wheel truing', 'Hub service', 'Saddle height')), testProject(topics())];
  expect((await cli(one, ['generate'])).code).toBe(0);
  // As git checks it out: other times, and nothing of `.slugline`.
  rmSync(join(one.dir, '.slugline'), { recursive: true, force: true });
  cpSync(one.dir, two.dir, { recursive: true });
  utimesSync(join(two.dir, 'output/.slugline/wheel-truing.json'), 1, 1);

  const plain = await cli(two, ['validate', '--json', '--no-cache']);
  const first = await cli(one, ['validate', '--json', '--store', url]);
  const all = ['hub-service', 'saddle-height', 'wheel-truing'].map((slug) => ({ file: `output/${slug}.md`, changed: 1 }));
  expect(await changed()).toEqual(all);
  const second = await cli(two, ['validate', '--json'], { SLUGLINE_DATABASE_URL: url });
  // Nothing was made anew: there was nothing to tell.
  expect(await changed()).toEqual(all);
  for (const told of [first, second]) expect([told.code, told.stdout, told.stderr]).toEqual([plain.code, plain.stdout, plain.stderr]);

  two.edit('output/hub-service.md', 'Hub service', 'Hub servicing');
  const third = await cli(two, ['validate', '--json'], { SLUGLINE_DATABASE_URL: url });
  expect(await changed()).toContainEqual({ file: 'output/hub-service.md', changed: 2 });
  expect(third.stdout).toBe((await cli(two, ['validate', '--json', '--no-cache'])).stdout);
  await database.close();
}, 120_000);

test('a database that does not answer is told, and the check is made all the same', async () => {
  const project = testProject(topics('Wheel truing'));
  expect((await cli(project, ['generate'])).code).toBe(0);
  const plain = await cli(project, ['validate', '--json', '--no-cache']);
  const told = await cli(project, ['validate', '--json', '--store', 'postgres://u:a-secret-word@127.0.0.1:1/x']);
  expect([told.code, told.stdout]).toEqual([plain.code, plain.stdout]);
  expect(told.stderr).toMatch(/the database 127\.0\.0\.1:1\/x does not answer[^]*The check does without what other machines have found\.\n$/);
  expect(told.stderr).not.toContain('secret-word');
  expect(await cli(project, ['validate', '--store', 'check.db'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--store: this is no address') as string });
}, 60_000);
