import { describe, expect, test } from 'vitest';
import * as batch from '../../src/commands/batch.ts';
import { projectFiles, sandbox, type Outcome, type RunOptions, type Sandbox } from '../kit/command.ts';

const SITE = projectFiles({ 'briefs/wheel.yaml': 'topic: Wheel truing\n', 'briefs/saddle.yaml': 'topic: Saddle height\n' });

/** The store is opened by its path, so the project is named by its own. */
const run = async (site: Sandbox, argv: readonly string[], options?: RunOptions): Promise<Outcome> => site.run(batch, [...argv, '--project', site.dir], options);

describe('slugline batch', () => {
  test.each<[string[], string]>([
    [['nope'], 'there is no action "nope"'],
    [['--export', 'a', '--import', 'b'], '--export and --import together'],
    [['collect', '--export', 'a'], '--export does not go with collect'],
    [['submit', '--import', 'a'], '--import does not go with submit'],
    [['submit', '--budget', 'much'], '--budget much: expected an amount of US dollars above 0'],
    [['submit', '--provider', 'replay'], 'the provider "replay" takes no batches'],
    [['submit'], 'the writer "offline" makes no calls, so there is nothing to put into a batch'],
    [['cancel', 'nope'], 'there is no open batch "nope"'],
    [['--export', 'requests', '--only', 'whel'], 'there is no brief "whel"'],
  ])('%j cannot run', async (argv, message) => {
    const { code, problems } = await run(sandbox(SITE), argv);
    expect(code).toBe(2);
    expect(problems[0]?.message).toBe(message);
    expect(problems[0]?.help).toBeTruthy();
  });

  test('out as files, and back', async () => {
    const site = sandbox(SITE);
    expect(await run(site, [])).toMatchObject({ code: 0, stdout: 'No batch is open.\n' });
    const out = await run(site, ['--export', `${site.dir}/requests`]);
    expect(out).toMatchObject({ code: 0 });
    expect(out.stdout).toBe(`Written: 2 requests in 1 batch.\nWaiting for answers: 2 articles.\n1 batch is open. When the answers are in ${site.dir}/requests: slugline batch --import ${site.dir}/requests\n`);
    expect((await run(site, ['status'])).stdout).toBe('BATCH       BEGUN             CALLS  STATE     DONE  FAILED\nwave-1-001  2026-06-01 12:00      2  in files\n');
    expect(JSON.parse((await run(site, ['status', '--json'])).stdout)).toMatchObject({ version: 1, batches: [{ mark: 'wave-1-001', host: 'files', calls: 2, state: null }] });
    const [first = ''] = (site.read('requests/wave-1-001.jsonl') ?? '').split('\n');
    const { custom_id: id } = JSON.parse(first) as { custom_id: string };
    site.write('requests/answers.jsonl', `${JSON.stringify({ custom_id: id, text: { sections: [{ heading: 'Where it begins', points: ['A sound.'] }, { heading: 'How it is done', points: ['Slowly.'] }] } })}\n{"custom_id":"zzz","text":"x"}\n`);
    const back = await run(site, ['--import', `${site.dir}/requests`, '--json'], { now: '2026-06-01T13:00:00Z' });
    expect(back.code).toBe(0);
    expect(back.stderr).toContain('1 line belongs to no exported request and was left out');
    expect(JSON.parse(back.stdout)).toMatchObject({ version: 1, open: 2, collected: { answers: 1, faults: [] }, submitted: { batches: 1, calls: 2, leftOut: [] } });
    expect(site.tree().filter((path) => path.endsWith('.jsonl'))).toEqual(['requests/answers.jsonl', 'requests/wave-1-001.jsonl', 'requests/wave-2-001.jsonl']);
    expect((await run(site, ['cancel'])).stderr).toBe('Batch wave-1-001: given up.\nBatch wave-2-001: given up.\n');
  });
});
