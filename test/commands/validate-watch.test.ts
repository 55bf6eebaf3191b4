import { expect, test } from 'vitest';
import { englishProject, testProject } from '../kit/project.ts';
import { cli, start, type Ended } from '../kit/spawned.ts';

/** `validate --watch`, in a process of its own. */

test('checks again when an article changes, survives a broken config, and ends by Ctrl-C', async () => {
  const project = testProject({ ...englishProject(), 'output/a.md': '# A lamp\n\nText of the lamp.\n' });
  const running = start(project, ['validate', '--watch', '--format', 'json']);
  const until = async (done: (out: Ended) => boolean): Promise<void> => {
    const before = Date.now();
    while (!done(running.soFar())) {
      if (Date.now() - before > 20_000) throw new Error(`it never came: ${JSON.stringify(running.soFar())}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const rounds = (out: Ended): number => out.stderr.split('Waiting for changes').length - 1;
  await until((out) => rounds(out) === 1);
  expect(running.soFar().stdout).not.toContain('structure/doubled-heading-marker');
  project.edit('output/a.md', 'Text of the lamp.', '## ## More\n\nText of the lamp.');
  await until((out) => rounds(out) === 2);
  expect(running.soFar().stdout).toContain('structure/doubled-heading-marker');
  project.edit('slugline.config.yaml', 'site:', 'sight:');
  await until((out) => rounds(out) === 3);
  expect(running.soFar().stderr).toContain('"sight"');
  running.signal();
  expect((await running.ended).code).toBe(130);
}, 60_000);

test('--watch contradicts what writes', async () => {
  const project = testProject(englishProject());
  for (const flag of ['--fix', '--fix-dry-run', '--stdin']) expect(await cli(project, ['validate', '--watch', flag])).toMatchObject({ code: 2, stderr: expect.stringContaining('--watch') as string });
});
