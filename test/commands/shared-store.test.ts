import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as batch from '../../src/commands/batch.ts';
import * as plan from '../../src/commands/plan.ts';
import { openDatabase } from '../../src/store/database.ts';
import { projectFiles, sandbox } from '../kit/command.ts';
import { startFakeOpenAI } from '../kit/fake-openai.ts';
import { startCluster } from '../kit/postgres.ts';
import { goodAnswer, KEY, testProject, topics, withServer, type TestProject } from '../kit/project.ts';
import { cli } from '../kit/spawned.ts';

/** `--store postgres://…`: two checkouts of one project, as on two machines, with one database. */

const cluster = await startCluster();
const PASSWORD = 'loopback';

/** A second checkout: briefs and config, nothing that was written. */
function checkout(of: TestProject): TestProject {
  const other = testProject(topics('Wheel truing', 'Hub service'));
  cpSync(join(of.dir, 'slugline.config.yaml'), join(other.dir, 'slugline.config.yaml'));
  return other;
}

/** All files of a project as text. */
function everything({ dir }: TestProject): string {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name), 'latin1')).join('\n');
}

test('what one machine has bought, another uses; one runs at a time; both see the same runs', async () => {
  const url = await cluster.database();
  const env = { OPENAI_API_KEY: KEY, SLUGLINE_DATABASE_URL: url };
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  const server = await startFakeOpenAI(async (request) => {
    await held;
    return goodAnswer(request);
  });
  const one = testProject(topics('Wheel truing', 'Hub service'));
  withServer(one, server.baseURL, ', prices: { test-model: { input: 1, output: 8 } }');
  const two = checkout(one);
  expect(await cli(two, ['runs'], env)).toMatchObject({ code: 0, stdout: 'No run with a model yet.\n' });

  const first = cli(one, ['generate', '--store', url, '--log', join(one.dir, 'run.jsonl')], { OPENAI_API_KEY: KEY });
  await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBeGreaterThan(0);
  const second = await cli(two, ['generate'], env);
  expect(second).toMatchObject({ code: 2, stderr: expect.stringMatching(/another run is at work on the project "example\.org" at the database 127\.0\.0\.1:\d+\/test_\d+ \(generate on .+, process \d+, since [^]*→ Wait until it has finished/) as string });
  expect((await cli(two, ['runs'], env)).stdout).toMatch(/ {2}running {2}/);
  const waiting = cli(two, ['generate', '--wait', '60', '--json'], env);
  await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBeGreaterThan(1);
  release();
  const done = await first;
  expect(done.code).toBe(0);
  const other = await waiting;
  expect(JSON.parse(other.stdout)).toMatchObject({ calls: 0, articles: [{ state: 'written' }, { state: 'written' }] });
  expect(server.requests).toHaveLength(8);
  for (const name of ['wheel-truing', 'hub-service']) expect(two.article(name)).toBe(one.article(name));

  const listed = await cli(one, ['runs', '--json', '--store', url], { OPENAI_API_KEY: KEY });
  expect(JSON.parse(listed.stdout)).toMatchObject({ runs: [{ state: 'done', calls: 0, reused: 8 }, { state: 'done', calls: 8, reused: 0 }] });
  const forecast = await cli(two, ['plan', '--force', '--json'], env);
  // A range needs earlier calls, and this checkout has made none.
  const rangeOf = ({ stdout }: { stdout: string }): unknown => (JSON.parse(stdout) as { totals: { range: unknown } }).totals.range;
  expect([rangeOf(forecast), rangeOf(await cli(two, ['plan', '--force', '--json'], { OPENAI_API_KEY: KEY }))]).toEqual([expect.any(Object), null]);
  for (const project of [one, two]) {
    expect(existsSync(join(project.dir, '.slugline/store.db'))).toBe(false);
    expect(everything(project)).not.toContain(PASSWORD);
  }
  for (const { stdout, stderr } of [done, second, other, listed, forecast]) expect(stdout + stderr).not.toContain(PASSWORD);
  await server.close();
}, 120_000);

test('two projects in one database have runs of their own; a project may be given a name', async () => {
  const url = await cluster.database();
  const env = { OPENAI_API_KEY: KEY, SLUGLINE_DATABASE_URL: url };
  const server = await startFakeOpenAI(goodAnswer);
  const project = testProject(topics('Wheel truing'));
  withServer(project, server.baseURL);
  expect((await cli(project, ['generate'], env)).code).toBe(0);
  project.write('slugline.config.yaml', `${project.read('slugline.config.yaml')}store: { project: another }\n`);
  expect((await cli(project, ['runs'], env)).stdout).toBe('No run with a model yet.\n');
  // The name is no part of an article.
  expect((await cli(project, ['plan'], env)).stdout).toContain('up to date');
  rmSync(join(project.dir, 'output'), { recursive: true });
  expect((await cli(project, ['generate'], env)).code).toBe(0);
  expect(server.requests).toHaveLength(4);
  const database = await openDatabase(url);
  expect(await database.query('SELECT project FROM slugline.runs ORDER BY at')).toEqual([{ project: 'example.org' }, { project: 'another' }]);
  await database.close();
  await server.close();
}, 90_000);

const SITE = projectFiles({ 'briefs/wheel.yaml': 'topic: Wheel truing\n', 'briefs/saddle.yaml': 'topic: Saddle height\n' });

test('batches go through the database: out on one machine, in on another', async () => {
  const url = await cluster.database();
  const [one, two] = [sandbox(SITE), sandbox(SITE)];
  const world = { env: (name: string) => (name === 'SLUGLINE_DATABASE_URL' ? url : undefined) };
  const out = await one.run(batch, ['--export', `${one.dir}/requests`, '--project', one.dir], { world });
  expect(out.stdout).toContain('Written: 2 requests in 1 batch.');
  expect((await two.run(batch, ['--project', two.dir, '--store', url])).stdout).toContain('wave-1-001');
  const lines = (one.read('requests/wave-1-001.jsonl') ?? '').trim().split('\n').map((line) => (JSON.parse(line) as { custom_id: string }).custom_id);
  two.write('requests/answers.jsonl', lines.map((id) => JSON.stringify({ custom_id: id, text: { sections: [{ heading: 'Where it begins', points: ['A sound.'] }, { heading: 'How it is done', points: ['Slowly.'] }] } })).join('\n'));
  const back = await two.run(batch, ['--import', `${two.dir}/requests`, '--json', '--project', two.dir], { world, now: '2026-06-01T13:00:00Z' });
  expect(JSON.parse(back.stdout)).toMatchObject({ collected: { answers: 2, faults: [] }, submitted: { batches: 1 } });
  expect((await one.run(batch, ['cancel', '--project', one.dir], { world })).stderr).toBe('Batch wave-2-001: given up.\n');
});

test.each<[string, string[], Record<string, string>, RegExp]>([
  ['no address', ['--store', `mysql://u:${PASSWORD}-secret@h/x`], {}, /^--store: this is no address of a PostgreSQL database/],
  ['no address in the environment', [], { SLUGLINE_DATABASE_URL: `http://u:${PASSWORD}-secret@h/x` }, /^SLUGLINE_DATABASE_URL: this is no address/],
  ['a file', ['--store', 'store.db'], {}, /^--store: this is no address of a PostgreSQL database[^]*\.slugline\/store\.db/],
])('%s is a fault of the command line, and is not repeated', async (_name, argv, env, message) => {
  const project = testProject(topics('Wheel truing'));
  withServer(project, 'http://127.0.0.1:1');
  for (const command of ['generate', 'plan', 'runs', 'batch']) {
    const { code, stdout, stderr } = await cli(project, [command, ...argv], { OPENAI_API_KEY: KEY, ...env });
    expect([command, code]).toEqual([command, 2]);
    expect(stderr).toMatch(message);
    expect(stdout + stderr).not.toContain(PASSWORD);
  }
}, 60_000);

test('a database that does not let us in is told without the password, also when it stands in the address twice', async () => {
  const wrong = (await cluster.database()).replace(PASSWORD, 'a%20very-long-secret-word');
  const project = testProject(topics('Wheel truing'));
  withServer(project, 'http://127.0.0.1:1');
  const { code, stdout, stderr } = await cli(project, ['generate', '--store', wrong], { OPENAI_API_KEY: KEY });
  expect([code, stderr]).toEqual([2, expect.stringContaining('does not let us in')]);
  expect(stdout + stderr).not.toMatch(/very-long-secret/);
}, 60_000);

test('a plan makes no store of its own', async () => {
  const site = sandbox(SITE);
  expect((await site.run(plan, [])).code).toBe(0);
  expect(site.tree().filter((path) => path.includes('.slugline'))).toEqual([]);
});
