import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as plan from '../../src/commands/plan.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { projectFiles, sandbox, type Outcome, type Sandbox } from '../kit/command.ts';

/** What `slugline plan` prints, and what it looks at to know. */

const MODEL = 'model: { provider: replay, name: gpt-5-mini }\n';
const BRIEFS = { 'briefs/a.yaml': 'topic: Wheel truing at home\nslug: a\nlength: 1000\n', 'briefs/hub.yaml': 'topic: Oil for a quiet chain\nslug: hub\n', 'briefs/later.yaml': 'topic: Spokes\nslug: later\nstatus: hold\n' };

function box(model: string, more: Record<string, string> = {}): Sandbox {
  const { 'slugline.config.yaml': config = '' } = projectFiles();
  return sandbox({ 'slugline.config.yaml': config + model, ...BRIEFS, ...more });
}

/** The store is opened by its real path, so the project is named by one. */
const run = async (at: Sandbox, ...argv: string[]): Promise<Outcome> => at.run(plan, [...argv, '--project', at.dir]);

/** A ledger with twelve calls of each stage. */
function spend(at: Sandbox, model: string): void {
  const store = openStore(join(at.dir, '.slugline/store.db'));
  for (const stage of ['outline', 'draft', 'faq', 'meta']) {
    for (let i = 0; i < 12; i++) store.record({ at: '2026-05-01T12:00:00.000Z', run: 'r', slug: 'x', stage, model, usage: { input: 1000, cachedInput: 0, output: stage === 'draft' ? 2000 + 20 * i : 300 + i }, cost: 0.01, kind: 'answer', request: `${stage}${i}`, ms: 3000 });
  }
  store.close();
}

describe('the text', () => {
  test('without history says that it is a guess', async () => {
    const { stdout, stderr, code } = await run(box(MODEL));
    expect(stdout.replaceAll(/\d+\.\dk \+ \d+\.\dk/g, 'N + N').replaceAll(/\$0\.\d+/g, '$N').replaceAll(/\d+\.\dk/g, 'N').replaceAll(/about (?:\d min )?\d+ s/g, 'about T')).toBe(`Writer: replay, gpt-5-mini
  write         a      new  4 calls, about N + N tokens, $N
  write         hub    new  4 calls, about N + N tokens, $N
  wait          later  status is hold
3 articles, 2 to make: 8 calls, about N tokens in and N out, about T at 60 tokens a second.
About $N (a guess from lengths: this project has no history with gpt-5-mini). Corrections and retries are not in it, nor what a model thinks before it answers; parts sent back with findings are, as often as in earlier runs.
`);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  test('with history has a range, and the time of earlier calls', async () => {
    const at = box(MODEL);
    spend(at, 'gpt-5-mini');
    const { stdout, stderr } = await run(at);
    expect(stdout).toMatch(/about \S+ tokens in and 6\.1k out, about 12 s\.\n/);
    expect(stdout).toMatch(/^About \$0\.0\d+ \(between \$0\.0\d+ and \$0\.0\d+; from 48 earlier calls of gpt-5-mini\)\. Corrections and retries are not in it; parts sent back with findings are, as often as in earlier runs\.$/m);
    expect(stderr).toBe('');
  });

  test('of a model without a price or a known tokenizer says so', async () => {
    const at = box('model: { provider: replay, name: llama9 }\n');
    spend(at, 'gpt-5-mini');
    const { stdout } = await run(at);
    expect(stdout).toContain('  write         a      new  4 calls');
    expect(stdout).not.toContain('$');
    expect(stdout).toContain("The price of this model is not known: add it to model.prices of the config. The tokens are a guess from lengths: this project has no history with llama9. Corrections and retries are not in it, nor what a model thinks before it answers; parts sent back with findings are, as often as in earlier runs. Prompts are counted as OpenAI's newer models count them; llama9 may do it otherwise.\n");
  });

  test('of an offline plan speaks of no money and opens no store', async () => {
    const at = box('');
    at.write('.slugline/store.db', 'no store at all');
    const { stdout, stderr } = await run(at);
    expect(stdout).toContain('Writer: offline (no model is called)\n');
    expect(stdout.endsWith('3 articles, 2 to make: 0 calls.\n')).toBe(true);
    expect(stderr).toBe('');
    expect(at.tree().filter((path) => path.startsWith('.slugline'))).toEqual(['.slugline/store.db']);
  });
});

test('a store that cannot be opened is told, and done without', async () => {
  const { stdout, stderr, code } = await run(box(MODEL, { '.slugline/store.db/file': '' }));
  expect(stdout).toContain('a guess from lengths');
  expect(stderr).toMatch(/store\.db[^]*The forecast does without the earlier calls\.\n$/);
  expect(code).toBe(0);
});

test('nothing is written', async () => {
  const at = box(MODEL);
  const before = at.tree();
  await run(at);
  expect(at.tree()).toEqual(before);
});

test('--json prints the plan with its sums and what they rest on', async () => {
  const at = box(MODEL);
  spend(at, 'gpt-5-mini');
  const { stdout } = await run(at, '--json');
  const parsed = JSON.parse(stdout) as { items: unknown[] };
  expect(parsed).toMatchObject({
    version: 1,
    writer: { provider: 'replay', model: 'gpt-5-mini', local: false },
    totals: { calls: 8, tokens: { output: expect.any(Number) as number }, cost: expect.any(Number) as number, range: { low: expect.any(Number) as number, high: expect.any(Number) as number }, seconds: 12 },
    certainty: { basis: 'history', input: 'counted', calls: 48, note: 'from 48 earlier calls of gpt-5-mini' },
  });
  expect(parsed.items[0]).toMatchObject({ slug: 'a', action: 'write', asks: ['outline', 'draft', 'faq', 'meta'], calls: 4, range: { low: expect.any(Number) as number }, seconds: 12 });
});

describe('--markdown', () => {
  test('a table of what is to do, with the sums', async () => {
    const at = box(MODEL);
    spend(at, 'gpt-5-mini');
    const { stdout, stderr, code } = await run(at, '--markdown');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout.replaceAll(/\d+\.\dk \+ \d+\.\dk/g, 'N + N').replaceAll(/\$0\.\d+/g, '$N').replaceAll(/\d+\.\dk/g, 'N')).toBe(`### Slugline: 3 articles, 2 to make

| | article | why | calls | tokens | cost |
|---|---|---|--:|--:|--:|
| write | Wheel truing at home<br><sub>a</sub> | new | 4 | N + N tokens | $N |
| write | Oil for a quiet chain<br><sub>hub</sub> | new | 4 | N + N tokens | $N |
| wait | Spokes<br><sub>later</sub> | status is hold |  |  |  |

**8 calls, about N tokens in and N out, about 12 s.** About $N (between $N and $N; from 48 earlier calls of gpt-5-mini). Corrections and retries are not in it; parts sent back with findings are, as often as in earlier runs.

Writer: replay, gpt-5-mini
`);
  });

  test('what is up to date is counted only, and problems are listed', async () => {
    const at = box('');
    at.spawn(['generate', '--provider', 'offline', '--quiet']);
    expect((await run(at, '--markdown')).stdout).toBe('### Slugline: 3 articles, nothing to do\n\n| | article | why | calls | tokens | cost |\n|---|---|---|--:|--:|--:|\n| wait | Spokes<br><sub>later</sub> | status is hold |  |  |  |\n\nAnd 2 up to date.\n\nWriter: offline (no model is called)\n');
    at.write('briefs/broken.yaml', 'topic: [\n');
    const { code, stdout } = await run(at, '--markdown');
    expect(code).toBe(1);
    expect(stdout).toMatch(/\n\*\*1 problem:\*\*\n\n- .*briefs\/broken\.yaml:\d.*\n\nWriter/);
  });

  test('titles are text: no markup, no further cell, nobody is told', async () => {
    const at = box('', { 'briefs/evil.yaml': 'topic: "a | b @team #12 <img src=x> [x](https://evil.example) `c`"\nslug: evil\n' });
    const { stdout } = await run(at, '--markdown');
    const row = stdout.split('\n').find((line) => line.includes('evil')) ?? '';
    expect(row.match(/(?<!\\)\|/g)?.length).toBe(7);
    expect(row).toContain('a \\| b @&#8203;team #&#8203;12 \\<img src=x\\> \\[x\\](https\\://evil.example) \\`c\\`');
  });

  test('a long plan is cut, so that it fits into a comment', async () => {
    const at = box('', Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`briefs/b${index}.yaml`, `topic: Topic number ${index} of a long list of very different things\nslug: b${index}\nstatus: hold\n`])));
    const { stdout } = await run(at, '--markdown');
    expect(stdout.length).toBeLessThan(65_536);
    expect(stdout).toMatch(/\nAnd \d+ more\.\n/);
  });

  test('2 with --json', async () => {
    expect((await run(box(''), '--markdown', '--json')).problems[0]?.message).toContain('two different forms');
  });
});
