import { afterAll, beforeEach, expect, test } from 'vitest';
import * as command from '../../src/commands/queue.ts';
import { sandbox, type Outcome } from '../kit/command.ts';
import { startCluster } from '../kit/postgres.ts';
import { empty, orders, result, rig } from '../queue/kit.ts';

/** `slugline queue`, on a real PostgreSQL. */

const cluster = await startCluster(['-c', 'fsync=off']);
const at = await rig(await cluster.database());
beforeEach(() => empty(at));
afterAll(() => at.close());
const box = sandbox();

async function queue(...argv: string[]): Promise<Outcome> {
  const outcome = await box.run(command, argv, { world: { env: (name) => (name === 'SLUGLINE_DATABASE_URL' ? at.url : undefined) } });
  expect(JSON.stringify(outcome)).not.toContain('loopback');
  return outcome;
}

/** Two projects: one at work, written and dead articles. */
async function filled(): Promise<void> {
  await at.queue.enqueue('bikes', { run: 'r1', snapshot: 's', weight: 2 }, orders('wheel', 5));
  const [written, dead] = await at.queue.take(3);
  if (written === undefined || dead === undefined) throw new Error('too few');
  await at.queue.finish(written, result(written));
  await at.queue.fail(dead, result(dead, 'failed', { problems: [{ code: 'PROVIDER_REFUSED', message: 'the model \u001b[31mrefused', help: 'Ask differently.' }], findings: [{ rule: 'body/too-short', message: 'too short', file: 'wheel-1.md', line: 3 }] }), false);
  await at.queue.enqueue('gardens', { run: 'r1', snapshot: 's' }, orders('rose', 1));
}

test('status: a line a project, or all as JSON', async () => {
  const name = at.database.name;
  expect(await queue('status')).toMatchObject({ code: 0, stdout: `Nothing was ever queued at ${name}.\n` });
  await filled();
  await at.queue.schedule('gardens', '30 4 * * *', 'Europe/Berlin');
  expect((await queue('status')).stdout).toBe([
    'bikes    1 at work  2 queued  1 written  1 dead  weight 2',
    'gardens             1 queued',
    `2 projects at ${name}: 4 articles to do. Why some are dead: slugline queue dead bikes`,
    '',
    (await queue('schedule')).stdout,
  ].join('\n'));
  expect((await queue('status', 'gardens')).stdout).toContain(`1 project at ${name}: 1 article to do.\n`);
  expect(JSON.parse((await queue('status', '--json')).stdout)).toMatchObject({
    version: 1, database: name, projects: [{ project: 'bikes', weight: 2, paused: false, active: 1, queued: 2, written: 1, failed: 1, served: 3 }, { project: 'gardens' }], schedules: [{ project: 'gardens', cron: '30 4 * * *' }],
  });
});

test('pause and resume', async () => {
  await filled();
  expect(await queue('pause', 'bikes')).toMatchObject({ code: 0, stdout: 'bikes is paused: articles at work are finished, no other is begun.\n' });
  expect((await queue('status')).stdout).toMatch(/^bikes {4}paused {2}1 at work/);
  expect((await at.queue.take(9)).map(({ project }) => project)).toEqual(['gardens']);
  expect(JSON.parse((await queue('resume', 'bikes', '--json')).stdout)).toEqual({ version: 1, project: 'bikes', paused: false });
  expect(await at.queue.take(9)).toHaveLength(2);
});

test('dead: why; retry and cancel: all or those named', async () => {
  await filled();
  expect((await queue('dead', 'bikes')).stdout).toMatch(new RegExp([
    String.raw`^wheel-1  given up after one try, \d{4}-\d\d-\d\d \d\d:\d\d UTC`, String.raw`  the model [^\u001b]*refused`, String.raw`    → Ask differently\.`, String.raw`  wheel-1\.md:3  too short  body/too-short`,
    String.raw`1 dead article\. Try again: slugline queue retry bikes`, '$',
  ].join('\n')));
  expect(JSON.parse((await queue('dead', 'bikes', '--json')).stdout)).toMatchObject({ project: 'bikes', dead: [{ slug: 'wheel-1', attempt: 1 }] });
  expect((await queue('retry', 'bikes', '--slug', 'wheel-0, wheel-2')).stdout).toBe('0 articles of bikes back in the queue.\n');
  expect((await queue('retry', 'bikes')).stdout).toBe('1 article of bikes back in the queue.\n');
  expect((await queue('dead', 'bikes')).stdout).toBe('No article of bikes is dead.\n');
  expect((await queue('cancel', 'bikes', '--slug', 'wheel-1,wheel-4')).stdout).toBe('2 articles of bikes cancelled.\n');
  expect(JSON.parse((await queue('cancel', 'bikes', '--json')).stdout)).toEqual({ version: 1, project: 'bikes', articles: 2 });
});

test('schedule: make, list, remove', async () => {
  expect((await queue('schedule')).stdout).toBe('No project is scheduled.\n');
  expect((await queue('schedule', 'bikes', '30 4 * * 1-5', '--timezone', 'Europe/Berlin')).stdout)
    .toMatch(/^bikes {2}30 4 \* \* 1-5 {2}Europe\/Berlin {2}next \d{4}-\d\d-\d\d 0[23]:30 UTC\nIt is run by a process that has the project: /);
  expect(JSON.parse((await queue('schedule', '--json')).stdout)).toMatchObject({ schedules: [{ project: 'bikes', timezone: 'Europe/Berlin' }] });
  expect((await queue('schedule', 'bikes', '--remove')).stdout).toBe('bikes is no longer scheduled.\n');
  expect((await queue('schedule', 'bikes', '--remove')).problems).toMatchObject([{ code: 'USAGE', message: 'bikes is not scheduled' }]);
});

test.each([
  [['pause'], /which project is to pause/],
  [['dead'], /which project is to be looked at/],
  [['pause', 'cars'], /no project "cars"/],
  [['status', 'cars'], /no project "cars"/],
  [['retry', 'cars'], /no project "cars"/],
  [['dead', 'bikes', '--limit', 'x'], /--limit x/],
  [['schedule', 'bikes', 'daily'], /"daily" has not the five fields/],
  [['status', '--database', 'mysql://u:loopback@x/y'], /PostgreSQL database/],
  [['status', '--store', 'postgres://u:loopback@127.0.0.1:1/x'], /127\.0\.0\.1:1\/x does not answer/],
] as const)('%j is a fault of the command line, with what to do', async (argv, message) => {
  await at.queue.enqueue('bikes', { run: 'r1', snapshot: 's' }, orders('wheel', 1));
  const { code, problems, stdout } = await queue(...argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(problems[0]?.message).toMatch(message);
  expect(problems[0]?.help).toBeDefined();
});

test('an action that is none, and no database at all', async () => {
  expect((await queue('stop')).code).toBe(2);
  expect((await box.run(command, ['status'])).problems).toMatchObject([{ code: 'USAGE', help: expect.stringContaining('SLUGLINE_DATABASE_URL') as string }]);
});

test('as a process of its own it ends by itself, and prints nothing but its answer', async () => {
  const ended = box.spawn(['queue', 'status'], { env: { SLUGLINE_DATABASE_URL: at.url } });
  expect(ended).toMatchObject({ code: 0, stdout: `Nothing was ever queued at ${at.database.name}.\n`, stderr: '' });
  const wrong = box.spawn(['queue', 'pause', 'x', '--database', at.url.replace('loopback', 'wrong-word')]);
  expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('does not let us in') as string });
  expect(wrong.stderr).not.toContain('wrong-word');
});
