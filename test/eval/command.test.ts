import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { TestProject } from '../kit/project.ts';
import { ANSWERS, changePrompts, evalProject, evaluate, setFiles, told } from './kit.ts';

/** `slugline eval`: what it shows, when it fails, and what it leaves alone. */

const WORSE = { ...ANSWERS, 'chain-care/draft.md': (ANSWERS['chain-care/draft.md'] ?? '').replace('[worn out after 3000 kilometres](fact:wear)', 'worn out when 78% of it is gone') };
const git = (project: TestProject, ...args: string[]): string => execFileSync('git', ['-C', project.dir, '-c', 'user.name=Anna', '-c', 'user.email=anna@example.org', '-c', 'commit.gpgsign=false', ...args], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: project.dir, GIT_CONFIG_NOSYSTEM: '1' } });
/** With a baseline of good answers that belong to the prompts. */
async function checked(...sets: Readonly<Record<string, string>>[]): Promise<TestProject> {
  const project = evalProject(setFiles('v1'), ...sets);
  expect((await evaluate(project, ['--adopt', 'v1'])).code).toBe(0);
  expect((await evaluate(project, ['--update-baseline'])).code).toBe(0);
  return project;
}

describe('scores', () => {
  test('of all versions beside each other, of the newest article by article', async () => {
    const project = evalProject(setFiles('v1', WORSE, { recorded: '2026-05-01' }), setFiles('v2'));
    const { code, stdout } = await evaluate(project);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^v1 {2}2026-05-01, answers written by hand, counted as gpt-5-mini: a version\n/);
    expect(stdout).toMatch(/\n {2}mean \/ worst +v1 +v2\n {2}failed articles ↓ +0 % \/ 0 % +0 % \/ 0 %\n/);
    expect(stdout).toMatch(/\n {2}facts used ↑ +0 % \/ 0 % +100 % \/ 100 % +better\n/);
    expect(stdout).toMatch(/\nv2, article by article:\n {2}chain-care +0 errors, /);
    expect(stdout).not.toMatch(/article by article:[^]*facts not used/);
    const one = await evaluate(project, ['v1']);
    expect(one.stdout).toMatch(/v1, article by article:[^]*facts not used: wear/);
    expect(one.stdout).toMatch(/unbound: [^\n]*“78%”/);
  });

  test('as JSON', async () => {
    const { version, sets, changes } = await told(evalProject(setFiles('v1', WORSE, { recorded: '2026-05-01' }), setFiles('v2')));
    expect([version, sets.map(({ label }) => label)]).toEqual([1, ['v1', 'v2']]);
    expect(sets[1]?.scores['facts']).toEqual({ mean: 1, worst: 1, slug: 'chain-care' });
    expect(sets[0]?.articles.map(({ slug, facts }) => [slug, facts])).toEqual([['chain-care', { used: [], missed: ['wear'] }], ['wheel-truing', { used: [], missed: [] }]]);
    expect(changes).toMatchObject({ facts: { mean: 'better', worst: 'better' }, errors: { mean: expect.any(String) as string }, cost: { mean: 'same' } });
  });

  test('a failed article of the newest version is exit code 1, of an older one it is not', async () => {
    const broken = { ...ANSWERS, 'wheel-truing/draft.md': undefined };
    const newest = await evaluate(evalProject(setFiles('v1', broken)));
    expect([newest.code, newest.stdout]).toEqual([1, expect.stringMatching(/wheel-truing +FAILED: no answer of the stage "draft" is recorded/)]);
    expect((await evaluate(evalProject(setFiles('v1', broken, { recorded: '2026-05-01' }), setFiles('v2')))).code).toBe(0);
  });

  test('without answers nothing can be said', async () => {
    expect(await evaluate(evalProject())).toMatchObject({ code: 2, problems: [{ code: 'NOTHING_TO_DO' }] });
    expect(await evaluate(evalProject(setFiles('v1')), ['v2'])).toMatchObject({ code: 2, problems: [{ message: 'there is no set of answers "v2"' }] });
  });

  test('a set that cannot be read is told, and exit code 1', async () => {
    const { code, stderr, stdout } = await evaluate(evalProject(setFiles('v2'), { 'eval/answers/v1/set.yaml': 'label: v1\n' }));
    expect([code, stderr.includes('v1/set.yaml'), stdout.includes('v2, article by article')]).toEqual([1, true, true]);
  });

  test('an older version whose templates no longer fit is left out, the newest is an error', async () => {
    const own = (label: string, recorded: string): Record<string, string> => ({ ...setFiles(label, ANSWERS, { prompts: 'prompts', recorded }), [`eval/answers/${label}/prompts/draft.hbs`]: '=== user ===\n{{topik}}' });
    const { code, stdout, stderr } = await evaluate(evalProject(own('v1', '2026-05-01'), setFiles('v2')));
    expect([code, stderr, stdout.includes('v1')]).toEqual([1, expect.stringMatching(/eval\/answers\/v1\/prompts\/draft\.hbs:2:\d+ {2}v1 is left out: unknown name "topik"/), false]);
    expect(await evaluate(evalProject(setFiles('v1', ANSWERS, { recorded: '2026-05-01' }), own('v2', '2026-06-01')))).toMatchObject({ code: 2, problems: [{ code: 'PROMPT_INVALID' }] });
    const project = evalProject(setFiles('v1'), { 'prompts/draft.hbs': '=== user ===\n{{topik}}' });
    expect(await evaluate(project)).toMatchObject({ code: 2, problems: [{ code: 'PROMPT_INVALID', file: `${project.dir}/prompts/draft.hbs`, line: 2 }] });
  });

  test.each([
    [['--check', '--update-baseline'], '--check and --update-baseline are two tasks'],
    [['v1', '--check'], '--check takes no other labels'],
    [['--check', '--compare', 'v1'], '--check compares with the baseline'],
    [['--check', '--judge'], '--check and --judge do not go together'],
    [['--adopt', 'v1', '--html', 'a.html'], '--adopt shows no scores'],
    [['--adopt', '../v1'], 'expected a label'],
    [['--record', '../v1'], 'expected a label'],
    [['--record', 'v1'], 'there are answers under "v1" already'],
    [['--model', 'x'], '--model is for --record and --judge'],
    [['v1', 'v1', '--compare', 'v1'], 'one other label at most'],
    [['--judge'], '--judge compares two versions'],
  ])('%j is refused', async (argv, message) => {
    const { code, problems } = await evaluate(evalProject(setFiles('v1')), argv);
    expect([code, problems[0]?.message]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('--adopt', () => {
  test('ties a set to the prompts there are, and touches nothing else', async () => {
    const project = evalProject(setFiles('v1'));
    expect((await told(project)).sets[0]?.drifted).toBe(true);
    const before = project.read('eval/answers/v1/set.yaml');
    expect((await evaluate(project, ['--adopt', 'v1'])).stdout).toMatch(/^v1: recorded with the prompts of the project from now on \([0-9a-f]{12}\)\.\n$/);
    expect(project.read('eval/answers/v1/set.yaml')).toMatch(new RegExp(`^${before}promptsHash: [0-9a-f]{64}\n$`));
    expect((await told(project)).sets[0]?.drifted).toBe(false);
    expect((await evaluate(project, ['--adopt', 'v1'])).stdout).toContain('are already the ones');
  });
  test('takes the templates of the set where it has some', async () => {
    const project = evalProject(setFiles('v1', ANSWERS, { prompts: 'prompts' }), { 'eval/answers/v1/prompts/draft.hbs': '=== user ===\n{{topic}}' });
    expect((await evaluate(project, ['--adopt', 'v1'])).stdout).toContain('the templates in prompts/');
    // They are not the project's.
    await evaluate(project, ['--update-baseline']);
    expect(await evaluate(project, ['--check'])).toMatchObject({ code: 1, stderr: expect.stringContaining('are not the ones these answers were recorded with') as string });
  });
  test('of an unknown label is refused', async () => {
    expect(await evaluate(evalProject(setFiles('v1')), ['--adopt', 'v2'])).toMatchObject({ code: 2 });
  });
});

describe('--check', () => {
  test('passes when nothing has changed', async () => {
    const project = await checked();
    const { code, stdout } = await evaluate(project, ['--check']);
    expect([code, stdout.split('\n').at(-2)]).toEqual([0, 'v1 against the baseline: 2 briefs, nothing is worse.']);
    expect((await told(project, ['--check'])).check).toEqual({ passed: true, baseline: 'v1', regressions: [], problems: [] });
  });

  test('fails for a score that is worse than allowed, and names the article', async () => {
    const project = await checked();
    project.write('eval/answers/v1/chain-care/draft.md', WORSE['chain-care/draft.md']);
    const { code, stdout } = await evaluate(project, ['--check']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/\nv1 against the baseline: \d+ scores worse than allowed\.\n[^]* {2}facts used \(mean\): 100 % → 0 %, more than 5 % worse: chain-care\n[^]* {2}unbound claims \(worst\): 0 → 1, more than 0 worse: chain-care\n/);
    expect((await told(project, ['--check'])).check).toMatchObject({ passed: false, regressions: expect.arrayContaining([{ metric: 'unbound', which: 'mean', before: 0, now: 0.5, change: 'worse', slugs: ['chain-care'] }]) as unknown });
  });

  test('lets pass what stays within the tolerance, and what is better', async () => {
    const project = await checked();
    project.edit('eval/answers/v1/chain-care/draft.md', 'This page tells what to wipe', 'This little page tells what to wipe');
    expect((await evaluate(project, ['--check'])).code).toBe(0);
    const bad = evalProject(setFiles('v1', WORSE));
    await evaluate(bad, ['--adopt', 'v1']);
    await evaluate(bad, ['--update-baseline']);
    bad.write('eval/answers/v1/chain-care/draft.md', ANSWERS['chain-care/draft.md'] ?? '');
    expect((await evaluate(bad, ['--check'])).code).toBe(0);
  });

  test('is about the newest set: a worse one that comes after it fails', async () => {
    const project = await checked();
    for (const [path, text] of Object.entries(setFiles('v2', WORSE))) project.write(path, text);
    await evaluate(project, ['--adopt', 'v2']);
    expect(await evaluate(project, ['--check'])).toMatchObject({ code: 1, stdout: expect.stringContaining('v2 against the baseline (v1)') as string });
  });

  test('fails when an article failed, although its other scores are gone with it', async () => {
    const project = await checked();
    project.remove('eval/answers/v1/wheel-truing/draft.md');
    expect((await told(project, ['--check'])).check?.regressions.map(({ metric }) => metric)).toContain('failed');
  });

  test('fails when the prompts of the project are not the recorded ones, whatever the scores say', async () => {
    const project = await checked();
    changePrompts(project);
    const { code, stderr, stdout } = await evaluate(project, ['--check']);
    expect([code, stdout.split('\n').at(-2)]).toEqual([1, expect.stringMatching(/^v1 against the baseline: (?:not passed|\d+ scores? worse)/)]);
    expect(stderr).toMatch(/v1\/set\.yaml {2}v1: the prompts of the project are not the ones[^]*--record LABEL[^]*--adopt v1/);
    await evaluate(project, ['--adopt', 'v1']);
    expect((await evaluate(project, ['--check'])).stderr).toBe('');
  });

  test('fails for a set that is tied to no prompts', async () => {
    const project = await checked();
    for (const [path, text] of Object.entries(setFiles('v2'))) project.write(path, text);
    expect(await evaluate(project, ['--check'])).toMatchObject({ code: 1, stderr: expect.stringContaining('v2: it is not noted which prompts') as string });
    expect(await evaluate(project, ['--update-baseline'])).toMatchObject({ code: 2, problems: [{ message: expect.stringContaining('not tied to any prompts') as string }] });
  });

  test('fails for other golden briefs', async () => {
    const project = await checked();
    project.write('eval/briefs/tyre.yaml', 'topic: Tyre pressure\n');
    expect(await evaluate(project, ['--check'])).toMatchObject({ code: 1, stderr: expect.stringContaining('tyre-pressure is new') as string });
    project.remove('eval/briefs/tyre.yaml');
    project.remove('eval/briefs/wheel.yaml');
    expect(await evaluate(project, ['--check'])).toMatchObject({ code: 1, stderr: expect.stringContaining('wheel-truing is gone') as string });
  });

  test('cannot run without a baseline, or with one that cannot be read', async () => {
    expect(await evaluate(evalProject(setFiles('v1')), ['--check'])).toMatchObject({ code: 2, problems: [{ message: expect.stringContaining('there is no baseline') as string }] });
    const project = await checked();
    for (const text of ['', '{', '[]', '{"version":2}', project.read('eval/baseline.json').replace('"facts": 1', '"facts": "many"')]) {
      project.write('eval/baseline.json', text);
      expect({ text, ...await evaluate(project, ['--check']) }).toMatchObject({ text, code: 2, problems: [{ code: 'BASELINE_INVALID' }] });
    }
  });

  test('a measure that the baseline does not know cannot pass', async () => {
    const project = await checked();
    project.edit('eval/baseline.json', /"mean": \{\n +"failed": 0,/, '"mean": {');
    expect((await told(project, ['--check'])).check).toMatchObject({ passed: false, regressions: [{ metric: 'failed', which: 'mean', change: 'new' }] });
  });

  test('the baseline is the same for the same answers', async () => {
    const project = await checked();
    const first = project.read('eval/baseline.json');
    await evaluate(project, ['--update-baseline']);
    expect(project.read('eval/baseline.json')).toBe(first);
  });
});

describe('--compare', () => {
  test('with a label', async () => {
    const project = evalProject(setFiles('v1', WORSE, { recorded: '2026-05-01' }), setFiles('v2', ANSWERS, { recorded: '2026-05-02' }), setFiles('v3'));
    expect((await told(project, ['--compare', 'v1'])).sets.map(({ label }) => label)).toEqual(['v1', 'v3']);
    expect((await told(project, ['v2', '--compare', 'v1'])).sets.map(({ label }) => label)).toEqual(['v1', 'v2']);
  });

  test('with a git revision, by the prompts it had', async () => {
    const project = evalProject(setFiles('v1', WORSE, { recorded: '2026-05-01' }), setFiles('v2'));
    changePrompts(project, 'Write an article.');
    await evaluate(project, ['--adopt', 'v1']);
    git(project, 'init', '-q');
    git(project, 'add', '.');
    git(project, 'commit', '-qm', 'first prompts');
    changePrompts(project, 'Write a better article.');
    await evaluate(project, ['--adopt', 'v2']);
    git(project, 'commit', '-qam', 'better prompts');
    const before = git(project, 'status', '--porcelain');
    expect((await told(project, ['--compare', 'HEAD~1'])).sets.map(({ label }) => label)).toEqual(['v1', 'v2']);
    expect((await evaluate(project, ['--compare', 'HEAD~1'])).stderr).toContain('The prompts of HEAD~1 are those of v1.');
    const same = await evaluate(project, ['--compare', 'HEAD']);
    expect([same.code, same.stderr]).toEqual([0, 'HEAD has the prompts of v2 itself: there is nothing to compare.\n']);
    changePrompts(project, 'Nobody recorded this.');
    git(project, 'commit', '-qam', 'a draft');
    const unknown = await evaluate(project, ['--compare', 'HEAD']);
    expect(unknown).toMatchObject({ code: 2, problems: [{ message: expect.stringMatching(/nobody recorded answers to the prompts of HEAD/) as string, help: expect.stringMatching(/v1 \([0-9a-f]{12}\), v2/) as string }] });
    for (const rev of ['no-such-revision', '--output=x', 'HEAD:prompts', '']) expect([rev, (await evaluate(project, [`--compare=${rev}`])).code]).toEqual([rev, 2]);
    expect(git(project, 'status', '--porcelain')).toBe(before);
  });

  test('outside a repository, and for a revision without prompts', async () => {
    const project = evalProject(setFiles('v1'));
    expect(await evaluate(project, ['--compare', 'HEAD'])).toMatchObject({ code: 2, problems: [{ message: expect.stringMatching(/neither a label nor a revision/) as string }] });
    git(project, 'init', '-q');
    git(project, 'add', '.');
    git(project, 'commit', '-qm', 'no prompts');
    expect(await evaluate(project, ['--compare', 'HEAD'])).toMatchObject({ code: 2, problems: [{ message: expect.stringMatching(/has no templates/) as string }] });
  });
});

describe('--html', () => {
  const HOSTILE = '<img src=x onerror=alert(1)>';
  test('one page without scripts, the articles of two versions side by side', async () => {
    const project = evalProject(setFiles('v1', WORSE, { recorded: '2026-05-01' }), setFiles('v2'));
    const { code } = await evaluate(project, ['--html', `${project.dir}/out/eval.html`]);
    const page = project.read('out/eval.html');
    expect(code).toBe(0);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page.match(/<article aria-label="chain-care, v[12]">/g)).toHaveLength(2);
    expect(page).toMatch(/<li dir="auto">wear<\/li>/);
    expect(page).toContain('<span class="better">facts used better</span>');
    expect(page).not.toMatch(/<script|https?:\/\/(?!parts\.example\.net|example\.org|schema\.org|dvorik)[^"<\s]*\.(?:js|css)|javascript:/);
  });

  test('nothing of an answer, a brief or a set becomes markup', async () => {
    const answers = { ...ANSWERS, 'wheel-truing/draft.md': undefined, 'chain-care/draft.md': `${ANSWERS['chain-care/draft.md'] ?? ''}\nA tail \`${HOSTILE}\` and "quotes" &amp; 78% of riders.\n`, 'chain-care/meta.json': JSON.stringify({ titles: [`Bicycle chain care ${HOSTILE}`], descriptions: ['Bicycle chain care.'] }) };
    const project = evalProject(setFiles('v1', answers, { about: JSON.stringify(`a ${HOSTILE} version`), model: JSON.stringify(`<b>model</b>`) }));
    project.edit('eval/briefs/wheel.yaml', 'topic: Wheel truing', `topic: 'Wheel ${HOSTILE} truing'`);
    await evaluate(project, ['--html', `${project.dir}/eval.html`]);
    const page = project.read('eval.html');
    expect(page).not.toMatch(/<img|<b>|onerror=alert\(1\)>(?!&)/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  test('with --check it tells the verdict', async () => {
    const project = await checked();
    await evaluate(project, ['--check', '--html', `${project.dir}/eval.html`]);
    expect(project.read('eval.html')).toContain('v1 against the baseline: 2 briefs, nothing is worse.');
  });

  test('a place that cannot be written is an error', async () => {
    const project = evalProject(setFiles('v1'));
    expect(await evaluate(project, ['--html', `${project.dir}/eval`])).toMatchObject({ code: 2, problems: [{ code: 'FILE_UNWRITABLE' }] });
  });
});
