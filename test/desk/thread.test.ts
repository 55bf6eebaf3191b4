import { expect, test } from 'vitest';
import { openThread } from '../../src/commands/_preview-thread.ts';
import type { PlanAnswer, RunView } from '../../src/desk/shapes.ts';
import { testDesk } from '../kit/desk.ts';
import { englishProject, testProject } from '../kit/project.ts';

/** Plans and runs are made beside the server: it answers meanwhile. */

/** Briefs of which no two compete: each word stands in one of them only. */
function manyBriefs(count: number): Record<string, string> {
  const word = (number: number): string => [...String(number).padStart(4, '0')].map((digit) => ['ba', 'ken', 'tor', 'mi', 'lus', 'fen', 'dra', 'pol', 'gri', 'vam'][Number(digit)]).join('');
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`briefs/many-${index}.yaml`, `topic: ${word(index * 2)} ${word(index * 2 + 1)}\nslug: many-${index}\n`]));
}

test('other requests are answered before a plan is there, and before a run has ended; a plan writes nothing', async () => {
  const project = testProject({ ...englishProject(), ...manyBriefs(60) });
  const desk = await testDesk(project);
  await desk.get('/desk');
  const before = project.tree('.');
  const events: string[] = [];
  const planned = desk.send('/run/plan', {}).then((answer) => {
    events.push('plan');
    return answer.json() as PlanAnswer;
  });
  for (let times = 0; times < 5; times++) {
    await desk.get('/rows');
    events.push('rows');
  }
  expect(events).toEqual(['rows', 'rows', 'rows', 'rows', 'rows']);
  expect(await planned).toMatchObject({ write: 63, problems: [] });
  expect(project.tree('.')).toEqual(before);

  expect((await desk.send('/run/start', {})).json()).toMatchObject({ state: 'planning' });
  const states = new Set<string>();
  let run: RunView;
  do {
    ({ run } = await desk.get<{ run: RunView }>('/desk'));
    states.add(run.state);
  } while (run.state === 'planning' || run.state === 'running');
  expect([...states]).toEqual(['planning', 'running', 'done']);
  expect(run).toMatchObject({ done: 63, total: 63, open: [] });
  expect(project.manifest().articles).toHaveLength(63);
});

test('a config that is broken by now is told, by the plan and by the run', async () => {
  const project = testProject(englishProject());
  const desk = await testDesk(project);
  await desk.get('/desk');
  project.write('slugline.config.yaml', 'site: 5\n');
  const plan = await desk.send('/run/plan', {});
  expect(plan.status).toBe(409);
  expect(plan.text).toContain('slugline.config.yaml');
  await desk.send('/run/start', {});
  await expect.poll(async () => (await desk.get<{ run: RunView }>('/desk')).run, { timeout: 45_000 }).toMatchObject({ state: 'failed', problems: expect.arrayContaining([expect.stringContaining('slugline.config.yaml')]) });
});

test('a desk that is closed stops its run first, and the lock of the project is free', async () => {
  const project = testProject({ ...englishProject(), ...manyBriefs(200) });
  const desk = await testDesk(project);
  await desk.send('/run/start', {});
  await expect.poll(async () => (await desk.get<{ run: RunView }>('/desk')).run.state, { timeout: 45_000 }).toBe('running');
  await desk.close();
  const { result } = await project.run({ provider: 'offline', briefs: ['chain-care'] });
  expect(result.articles.map(({ slug }) => slug)).toEqual(['chain-care']);
});

test('a thread that cannot start or is closed leaves nobody waiting', async () => {
  const broken = openThread<string>('_no-such-thread');
  await expect(broken.ask('anything')).rejects.toThrow('_no-such-thread');
  const closed = openThread<object>('_preview-work');
  const answer = closed.ask({ what: 'plan', dir: '/nowhere', now: 0, env: {}, online: false, choice: { briefs: [], budget: undefined } });
  closed.close();
  await expect(answer).rejects.toThrow('closed');
  const open = openThread<object>('_preview-work');
  await expect(open.ask({ what: 'plan', dir: '/nowhere', now: 0, env: {}, online: false, choice: { briefs: [], budget: undefined } })).rejects.toMatchObject({ problems: [expect.objectContaining({ code: expect.any(String) })] });
  open.close();
});
