import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { startFakeOpenAI, type FakeOpenAI, type FakeReply, type FakeRequest } from './kit/fake-openai.ts';
import { asked, englishProject, goodAnswer, KEY, testProject, topics, withServer, type TestProject } from './kit/project.ts';
import { BIN, cli, start, type Ended } from './kit/spawned.ts';

/** The command line as people and CI start it: a process of its own, with streams, exit codes and signals. */

const json = (ended: Ended): Record<string, unknown> => JSON.parse(ended.stdout) as Record<string, unknown>;

const open: FakeOpenAI[] = [];
afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
});
async function modelProject(script: (request: FakeRequest, attempt: number) => FakeReply | Promise<FakeReply>): Promise<{ project: TestProject; server: FakeOpenAI; env: Record<string, string> }> {
  const server = await startFakeOpenAI(script);
  open.push(server);
  const project = testProject(topics('Hub service', 'Wheel truing'));
  withServer(project, server.baseURL, ', concurrency: 1');
  return { project, server, env: { OPENAI_API_KEY: KEY } };
}

describe.concurrent('generate', () => {
  test('writes, says what it did on standard error, the result on standard output, and ends with 0', async () => {
    const project = testProject(englishProject());
    const { code, stdout, stderr } = await cli(project, ['generate']);
    expect({ code, stdout: stdout.split('\n')[0], stderr }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^3 articles: 3 written\. 0 calls, \d/) as string,
      stderr: expect.stringMatching(/^Writer: offline.*\n {2}written {2}brake-pads.*\n {2}written {2}chain-care[^]*\n {2}written {2}tyre-pressure/) as string,
    });
    expect(project.manifest().articles).toHaveLength(3);
    expect(await cli(project, ['generate'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^3 articles: 3 unchanged\./) as string });
    expect(await cli(project, ['validate', '--as-of', '2100-01-01'])).toMatchObject({ code: 0 });
  });

  test('with nothing to do: the same words, no file touched; with --verify as well', async () => {
    const project = testProject(englishProject());
    await cli(project, ['generate']);
    const [first, known] = [await cli(project, ['generate']), project.tree('.')];
    for (const argv of [['generate'], ['generate', '--concurrency', '2'], ['start', '--json'], ['start']]) {
      const ended = await cli(project, argv);
      expect(ended).toMatchObject({ code: 0, stderr: first.stderr });
      if (argv[1] === '--json') expect(json(ended)).toMatchObject({ version: 1, calls: 0, changed: 0, articles: [{ slug: 'brake-pads', state: 'unchanged' }, { slug: 'chain-care' }, { slug: 'tyre-pressure' }] });
      else expect(ended.stdout).toMatch(/^3 articles: 3 unchanged\. 0 calls, \d/);
    }
    expect(project.tree('.')).toEqual(known);
    for (const time of ['first', 'again']) expect([time, await cli(project, ['generate', '--verify', '--quiet'])]).toMatchObject([time, { code: 0, stdout: expect.stringMatching(/^3 articles: 3 unchanged\./) as string, stderr: '' }]);
    expect(await cli(project, ['generate', '--concurrency', 'many'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--concurrency many') as string });
    project.edit('briefs/tyre.yaml', 'A soft tyre', 'One soft tyre');
    expect((await cli(project, ['generate'])).stdout).toMatch(/^3 articles: 1 written, 2 unchanged\./);
  });

  test('--json: nothing but JSON on standard output', async () => {
    const project = testProject(englishProject());
    const ended = await cli(project, ['generate', '--json']);
    expect(ended.code).toBe(0);
    expect(json(ended)).toMatchObject({ version: 1, articles: [{ slug: 'brake-pads', state: 'written' }, { slug: 'chain-care' }, { slug: 'tyre-pressure' }], check: { summary: { errors: 0 } }, interrupted: false });
    expect(ended.stderr).toContain('written  chain-care');
  });

  test('--quiet: the result and what went wrong, no progress', async () => {
    const project = testProject(englishProject());
    expect(await cli(project, ['generate', '--quiet'])).toMatchObject({ code: 0, stderr: '' });
    project.edit('output/chain-care.md', 'Grit mixes with', 'Sand mixes with');
    project.edit('briefs/chain.yaml', 'Grit mixes with', 'Dirt mixes with');
    expect(await cli(project, ['generate', '--quiet'])).toMatchObject({ code: 1, stdout: expect.stringContaining('1 not overwritten') as string, stderr: expect.stringContaining('output/.slugline/pending/chain-care.md.new') as string });
  });

  test('--dry-run: the plan, and nothing is written', async () => {
    const project = testProject(englishProject());
    const ended = await cli(project, ['generate', '--dry-run']);
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('3 articles, 3 to make') as string, stderr: '' });
    expect(json(await cli(project, ['generate', '--dry-run', '--json', 'chain-care']))).toMatchObject({ version: 1, items: [{ slug: 'chain-care', action: 'write', reason: 'new' }] });
    expect(project.has('output')).toBe(false);
  });

  test('1 when some article failed or some brief is broken, in a dry run and a plan too', async () => {
    const project = testProject(englishProject({ 'briefs/x.yaml': 'topic: X\noutlin: []\n' }));
    for (const argv of [['generate'], ['generate', '--dry-run'], ['plan'], ['start']]) {
      const { code, stderr } = await cli(project, argv);
      expect([argv, code]).toEqual([argv, 1]);
      expect(stderr).toContain('briefs/x.yaml:2:1  unknown key "outlin"\n  → Did you mean "outline"?');
    }
    // Not this run's business.
    expect((await cli(project, ['generate', 'chain-care'])).code).toBe(0);
  });

  test('--project works on another directory', async () => {
    const project = testProject(englishProject());
    const elsewhere = testProject({ 'a.txt': 'a' });
    expect((await cli(elsewhere, ['generate', '--only', 'tyre', '--project', project.dir])).code).toBe(0);
    expect(project.manifest().articles.map((entry) => entry.slug)).toEqual(['tyre-pressure']);
    expect(elsewhere.has('output')).toBe(false);
  });
});

describe.concurrent('plan and start', () => {
  test('plan spends and writes nothing', async () => {
    const { project, server, env } = await modelProject(goodAnswer);
    expect(await cli(project, ['plan'], env)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Writer: openai, test-model at 127\.0\.0\.1:\d+\n {2}write\s+hub-service {3}new {2}4 calls, about [^]*2 articles, 2 to make: 8 calls/) as string });
    expect(json(await cli(project, ['plan', '--json'], env))).toMatchObject({ version: 1, writer: { provider: 'openai', model: 'test-model' }, items: [{ calls: 4 }, { calls: 4 }] });
    expect([server.requests.length, project.has('output')]).toEqual([0, false]);
  });

  test('start says what next', async () => {
    const project = testProject(englishProject());
    expect(await cli(project, ['start'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^3 articles: 3 written[^]*What next\n {2}Read an article: +output\/brake-pads\.md/) as string });
    expect(json(await cli(project, ['start', '--json']))).toMatchObject({ version: 1, articles: [{ state: 'unchanged' }, { state: 'unchanged' }, { state: 'unchanged' }] });
  });
});

describe.concurrent('2: could not run', () => {
  const cases: [string, readonly string[], RegExp][] = [
    ['an unknown command', ['genrate'], /unknown command 'genrate'[^]*Did you mean generate\?/],
    ['an unknown flag', ['generate', '--dryrun'], /unknown option '--dryrun'[^]*Did you mean --dry-run\?/],
    ['an unknown brief', ['generate', 'chain-cares'], /there is no brief "chain-cares"\n {2}→ Did you mean "chain-care"\?/],
    ['an unknown provider', ['generate', '--provider', 'openia'], /there is no provider "openia"\n {2}→ Did you mean "openai"\?/],
    ['openai without a key', ['generate', '--provider', 'openai'], /needs an API key, and OPENAI_API_KEY is not set\n {2}→ Set OPENAI_API_KEY, or write without a model: --provider offline/],
    ['a bad number', ['generate', '--concurrency', 'many'], /--concurrency many: expected a number/],
    ['no project', ['generate', '--project', 'nowhere'], /no Slugline project\n {2}→ Run `slugline init`/],
  ];
  test.each(cases)('%s', async (_name, argv, message) => {
    const project = testProject(englishProject());
    const ended = await cli(project, argv);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) as string });
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(project.has('output')).toBe(false);
  });

  test('a faulty config or template: file, line and what was meant', async () => {
    const project = testProject(englishProject());
    project.write('prompts/_draft.en.hbs', 'Write: {{topik}}\n');
    expect(await cli(project, ['generate'])).toMatchObject({ code: 2, stderr: expect.stringMatching(/prompts\/_draft\.en\.hbs:1:\d+ {2}unknown name "topik"\n {2}→ Did you mean "topic"\?/) as string });
    project.remove('prompts');
    project.edit('slugline.config.yaml', 'cta:', 'ctas:');
    expect(await cli(project, ['generate'])).toMatchObject({ code: 2, stderr: expect.stringMatching(/slugline\.config\.yaml:\d+:1 {2}unknown key "ctas"\n {2}→ Did you mean "cta"\?/) as string });
  });
});

describe.concurrent('a model', () => {
  test('writes; the key is shown nowhere', async () => {
    const { project, env } = await modelProject((request) => (asked(request).topic === 'Wheel truing' ? { fault: 'unauthorized' } : goodAnswer(request)));
    const { code, stdout, stderr } = await cli(project, ['generate'], env);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Writer: openai, model test-model at 127\.0\.0\.1:\d+, 1 call at a time\.[^]*hub-service: outline answered in [^]*FAILED {2}wheel-truing[^]*refused the API key/);
    expect(stdout).toMatch(/^2 articles: 1 written, 1 failed\. 4 calls, 4000 tokens in \(400 cached\), 2000 out/);
    expect(stdout + stderr + JSON.stringify(project.tree())).not.toContain('SECRET');
    expect(project.lock('hub-service').model).toBe('test-model');
  });

  test('SIGINT: 130 after the grace, finished articles are kept and placed; a second one ends at once', async () => {
    const hang = await modelProject((request) => (asked(request).topic === 'Wheel truing' && asked(request).stage === 'draft' ? { fault: 'stall' } : goodAnswer(request)));
    const other = await modelProject(() => ({ fault: 'stall-before-headers' }));
    const [patient, hasty] = [start(hang.project, ['generate', '--json'], hang.env), start(other.project, ['generate'], other.env)];
    await expect.poll(() => hang.server.requests.length, { timeout: 20_000 }).toBe(6);
    patient.signal();
    await expect.poll(() => other.server.requests.length, { timeout: 20_000 }).toBe(1);
    hasty.signal();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const begun = performance.now();
    hasty.signal();
    expect(await hasty.ended).toMatchObject({ code: 130, stdout: '' });
    expect(performance.now() - begun).toBeLessThan(3000);

    const ended = await patient.ended;
    expect(ended.code).toBe(130);
    expect(json(ended)).toMatchObject({ interrupted: true, articles: [{ slug: 'hub-service', state: 'written' }, { slug: 'wheel-truing', state: 'stopped' }] });
    expect(ended.stderr).toContain('Stopping');
    expect(hang.project.manifest().articles.map((entry) => entry.slug)).toEqual(['hub-service']);
    expect(Object.keys(hang.project.lock('wheel-truing').stages)).toEqual(['outline']);
  });
});

describe.concurrent('help', () => {
  test('--version and --help', async () => {
    const project = testProject(englishProject());
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
    expect(await cli(project, ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await cli(project, ['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const command of ['init', 'import', 'plan', 'generate', 'validate', 'rules']) expect(help.stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    const generate = await cli(project, ['generate', '--help']);
    for (const flag of ['--provider', '--only', '--force', '--dry-run', '--json', '--quiet', '--project', '--no-color', '--concurrency', '--verify']) expect(generate.stdout).toContain(flag);
  });

  test('output that nobody reads is no error', async () => {
    const project = testProject(englishProject());
    const child = spawn(process.execPath, [BIN, 'rules'], { cwd: project.dir, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
    child.stdout.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stderr).toBe('');
  });
});
