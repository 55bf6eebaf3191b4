import { expect, test } from 'vitest';
import * as refresh from '../../src/commands/refresh.ts';
import type { RefreshItem } from '../../src/refresh.ts';
import { sandbox, type Outcome } from '../kit/command.ts';
import { englishProject, testProject, type TestProject } from '../kit/project.ts';

/** `slugline refresh`: which articles are out of date, where, and in which order to see to them. */

interface Told { version: number; asOf: string; articles: number; otherPages: number | null; plan: RefreshItem[] }

const box = sandbox();
const run = async (project: TestProject, argv: readonly string[] = [], now = '2026-06-01T12:00:00Z'): Promise<Outcome> => box.run(refresh, ['--project', project.dir, ...argv], { now });
const told = (project: TestProject, { stdout }: Outcome): string => stdout.replaceAll(`${project.dir}/`, '');
const json = async (project: TestProject, argv: readonly string[] = []): Promise<Told> => JSON.parse((await run(project, ['--json', ...argv])).stdout) as Told;

const LEDGER = (expires = '2026-12-31'): string => `facts:\n  - { id: price, text: Truing a bicycle wheel costs 990 roubles, source: "https://www.dvorik.example.com/prices", asOf: 2026-05-01, expires: ${expires} }\n`;
const TYRE = (englishProject()['briefs/tyre.yaml'] ?? '').replace('"A hard tyre rolls', '"The workshop says that [truing a wheel costs 990 roubles](fact:price).", "A hard tyre rolls');

async function site(more: Record<string, string> = {}): Promise<TestProject> {
  const project = testProject(englishProject({ 'briefs/_facts.yaml': LEDGER(), 'briefs/tyre.yaml': TYRE, ...more }));
  await project.run();
  return project;
}

test('nothing is out of date, and nothing is written', async () => {
  const project = await site();
  const before = project.tree('');
  const outcome = await run(project, ['--check']);
  expect([outcome.code, outcome.stdout, outcome.stderr]).toEqual([0, '3 articles: nothing is out of date.\n', '']);
  expect(project.tree('')).toEqual(before);
});

test('urgent ones first, then clicks, then the rest, each with place, section and what to make again', async () => {
  const project = await site();
  project.write('briefs/_facts.yaml', LEDGER('2026-05-20'));
  project.edit('briefs/brake.yaml', 'Loosen the bolt', 'Loosen the small bolt');
  project.write('pages.csv', 'Top pages,Last 3 months Clicks,Previous 3 months Clicks\nhttps://example.org/blog/tyre-pressure/,9,10\nhttps://example.org/blog/chain-care/,40,100\nhttps://example.org/about/,1,90\n');
  const argv = ['--search-console', `${project.dir}/pages.csv`];
  const outcome = await run(project, argv);
  const line = project.article('tyre-pressure').split('\n').findIndex((one) => one.includes('990 roubles')) + 1;
  expect([outcome.code, outcome.stderr]).toEqual([0, '']);
  expect((await run(project, ['--check'])).code).toBe(1);
  expect(told(project, outcome)).toBe(`tyre-pressure  urgent
  output/tyre-pressure.md:${line}  the fact "price" expired on 2026-05-20, in “What pressure does to a bicycle tyre”
  → make again: “What pressure does to a bicycle tyre”

chain-care  losing clicks
  pages.csv:3  40 clicks after 100 in the period before (60 % fewer)
  → look at it as a whole: no part is named

brake-pads  when there is time
  briefs/brake.yaml:1  the brief was edited after the article was written
  → make again: the whole article

3 articles, 3 to look at: 1 urgent, 1 losing clicks, 1 when there is time. 1 row of the table is about other pages.
`);
  const { version, asOf, articles, otherPages, plan } = await json(project, argv);
  expect([version, asOf, articles, otherPages, plan.map(({ slug, urgency }) => [slug, urgency])]).toEqual([1, '2026-06-01', 3, 1, [['tyre-pressure', 'urgent'], ['chain-care', 'decay'], ['brake-pads', 'rest']]]);
});

test('--check: exit code 1 for what is urgent only', async () => {
  const project = await site({ 'slugline.config.yaml': `${englishProject()['slugline.config.yaml'] ?? ''}content: { existing: [posts] }\n`, 'posts/old.md': "---\ntitle: Old\npubDate: '2020-01-01'\n---\n# Old\n\nText.\n" });
  expect((await run(project, ['--check'])).code).toBe(0);
  project.write('posts/viber.md', "---\ntitle: Связь\nlang: ru\npubDate: '2024-11-01'\n---\n# Связь\n\nПишите соседям в Viber.\n");
  const { plan } = await json(project);
  expect(plan.map(({ slug, urgency, reasons }) => [slug, urgency, reasons.map(({ kind, line }) => `${kind} ${line}`)])).toEqual([['viber', 'urgent', ['policy 8']], ['old', 'rest', ['age 3']]]);
  expect([(await run(project)).code, (await run(project, ['--check'])).code]).toEqual([0, 1]);
});

test('--stale and --age set the limits', async () => {
  const project = await site();
  const kinds = async (argv: string[], now?: string): Promise<string[]> => (JSON.parse((await run(project, ['--json', ...argv], now)).stdout) as Told).plan.flatMap(({ reasons }) => reasons.map(({ kind }) => kind));
  expect(await kinds(['--stale', '30'])).toEqual(['fact-old']);
  expect(await kinds(['--age', '10'], '2026-07-01T00:00:00Z')).toEqual(['age', 'age', 'age']);
  for (const flag of ['--stale', '--age']) expect((await run(project, [flag, 'soon'])).problems[0]?.message).toBe(`${flag} soon: expected a number of days`);
  expect((await run(project, ['tyre-pressure'])).code).toBe(2);
});

test('a prompt that changed: only for what a model wrote', async () => {
  const project = await site();
  project.write('prompts/draft.hbs', `${project.has('prompts/draft.hbs') ? project.read('prompts/draft.hbs') : '=== user ===\nWrite.'}\n`);
  expect((await json(project)).plan).toEqual([]);
  const path = 'output/.slugline/tyre-pressure.json';
  project.write(path, project.read(path).replaceAll('"model": "offline"', '"model": "gpt"'));
  expect((await json(project)).plan.map(({ slug, reasons }) => [slug, reasons.map(({ message }) => message)])).toEqual([['tyre-pressure', ['the prompt changed after the article was written (prompts/draft.hbs)']]]);
});

test('what cannot be read is told with its place: a table ends the look, an article does not', async () => {
  const project = await site();
  project.write('pages.csv', 'page,clicks,previous clicks\n/a/,x,1\n');
  const outcome = await run(project, ['--search-console', `${project.dir}/pages.csv`]);
  expect([outcome.code, outcome.problems.map(({ file, line }) => `${file?.slice(project.dir.length + 1)}:${line}`)]).toEqual([2, ['pages.csv:2']]);
  expect((await run(project, ['--search-console', 'none.csv'])).problems[0]).toMatchObject({ code: 'FILE_UNREADABLE', file: 'none.csv' });
  project.edit('output/brake-pads.md', /^---\n/, '---\n: [\n');
  const broken = await run(project);
  expect(broken.code).toBe(1);
  expect(broken.stderr).toContain('output/brake-pads.md:');
});
