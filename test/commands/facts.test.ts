import { expect, test } from 'vitest';
import * as facts from '../../src/commands/facts.ts';
import { sandbox, type Outcome } from '../kit/command.ts';
import { englishProject, testProject, type TestProject } from '../kit/project.ts';

/** `slugline facts`: what there is, how old it is, and which articles state it. */

interface Told {
  version: number;
  asOf: string;
  facts: { id: string; file: string; line: number | null; brief: string | null; ageDays: number | null; expired: boolean; usedBy: { slug: string; file: string; placed: boolean; by: string; line: number | null; text: string; differs: boolean }[] }[];
}

const box = sandbox();
const run = async (project: TestProject, argv: readonly string[] = [], now = '2026-06-01T12:00:00Z'): Promise<Outcome> => box.run(facts, ['--project', project.dir, ...argv], { now });
const json = async (project: TestProject, argv: readonly string[] = [], now?: string): Promise<Told> => JSON.parse((await run(project, ['--json', ...argv], now)).stdout) as Told;
/** What is printed, with paths from the project on. */
const told = (project: TestProject, { stdout }: Outcome): string => stdout.replaceAll(`${project.dir}/`, '');

const LEDGER = (price = '990', more = ''): string => `facts:
  - { id: price, text: Truing a bicycle wheel costs ${price} roubles, source: "https://www.dvorik.example.com/prices", asOf: 2026-05-01, expires: 2026-12-31, kind: price${more} }
  - { id: origin, text: A bicycle has two wheels, own: { owner: Anna Sedova, date: 2026-01-01 } }
`;
const TYRE = englishProject()['briefs/tyre.yaml'] ?? '';
const linked = (words: string): string => TYRE.replace('"A hard tyre rolls', `"The workshop says that [${words}](fact:price).", "A hard tyre rolls`);

/** Three articles: one links to the price, one holds its number, one holds neither. */
async function site(ledger = LEDGER(), more: Record<string, string> = {}): Promise<TestProject> {
  const project = testProject(englishProject({ 'briefs/_facts.yaml': ledger, 'briefs/tyre.yaml': linked('truing a wheel costs 990 roubles'), ...more }));
  await project.run();
  return project;
}

test('the list: a line a fact, aligned, with source, age, end and articles', async () => {
  const project = await site();
  const { code, stdout, stderr } = await run(project);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`fact    what it says                              source                   as of            age  expires     stated by
price   Truing a bicycle wheel costs 990 roubles  dvorik.example.com       2026-05-01   31 days  2026-12-31  tyre-pressure
origin  A bicycle has two wheels                  own data, Anna Sedova,…  2026-01-01  151 days              no article

2 facts: 1 unused. \`slugline facts ID\` tells every line that states one.
`);
});

test('one fact: all that is known, every article and line, by link and by value', async () => {
  const project = await site();
  project.edit('output/brake-pads.md', 'Water and grit', 'Truing a wheel is 990 roubles. Water and grit');
  const outcome = await run(project, ['price']);
  expect(outcome.code).toBe(0);
  const text = told(project, outcome);
  expect(text).toMatch(/^price {2}briefs\/_facts\.yaml:2\n {2}says {5}Truing a bicycle wheel costs 990 roubles\n {2}kind {5}price\n {2}source {3}https:\/\/www\.dvorik\.example\.com\/prices\n {2}as of {4}2026-05-01, 31 days ago\n {2}expires {2}2026-12-31\n\nStated by 2 articles, /);
  expect(text).toMatch(/\n {2}output\/brake-pads\.md:\d+ {2,}value {2}Truing a wheel is 990 roubles\.\n {2}output\/tyre-pressure\.md:\d+ {2,}link {3}The workshop says that truing a wheel costs 990 roubles\.\n$/);
  for (const { file, line, text: sentence } of (await json(project, ['price'])).facts[0]?.usedBy ?? []) {
    const written = project.read(file.slice(project.dir.length + 1)).split('\n')[(line ?? 0) - 1] ?? '';
    expect(written.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')).toContain(sentence);
  }
});

test('a changed price names every article that links to it and says the old one', async () => {
  const project = await site();
  project.write('briefs/_facts.yaml', LEDGER('1090'));
  expect(told(project, await run(project))).toMatch(/\noutput\/tyre-pressure\.md:\d+ {2}states "price", which says another number now\n/);
  expect(told(project, await run(project, ['price']))).toMatch(/ {2}link {3}ANOTHER NUMBER {2}The workshop says/);
});

test('an expired fact or one without a source in a placed article is exit code 1, with the place', async () => {
  const project = await site(LEDGER('990').replace('own: { owner: Anna Sedova, date: 2026-01-01 }', 'asOf: 2026-01-01'));
  const before = await run(project);
  expect([before.code, before.stdout.includes('NONE')]).toEqual([0, true]);
  const after = await run(project, [], '2027-01-01T00:00:00Z');
  expect(after.code).toBe(1);
  expect(told(project, after)).toMatch(/ {2}EXPIRED 2026-12-31 {2}tyre-pressure\n[^]*\noutput\/tyre-pressure\.md:\d+ {2}states "price", which expired on 2026-12-31\n\n2 facts: 1 unused, 1 expired, 1 without a source\./);
  // The brief links to it as well, and is told of.
  expect(after.stderr.replaceAll(`${project.dir}/`, '')).toMatch(/^briefs\/tyre\.yaml:\d+:\d+ {2}the link to the fact "price": it expired on 2026-12-31\n {2}→ /);
  project.edit('briefs/_facts.yaml', 'source: "https://www.dvorik.example.com/prices", ', '');
  expect(await run(project)).toMatchObject({ code: 1, stdout: expect.stringContaining('states "price", which has no source') as string });
});

test('an expired fact that no placed article states is no fault', async () => {
  const project = await site(undefined, { 'briefs/tyre.yaml': TYRE });
  expect(await run(project, ['price'], '2027-01-01T00:00:00Z')).toMatchObject({ code: 0, stdout: expect.stringMatching(/2026-12-31: expired\n\nNo article states it\.\n$/) as string });
});

test('an article that is written and not placed is named as such, and is no fault', async () => {
  const project = await site();
  project.remove('output/tyre-pressure.md');
  project.write('briefs/tyre.yaml', TYRE);
  const outcome = await run(project, [], '2027-01-01T00:00:00Z');
  expect(outcome.code).toBe(0);
  expect(outcome.stdout).toContain('tyre-pressure (not placed)');
  expect(told(project, await run(project, ['price']))).toMatch(/\n {2}output\/\.slugline\/tyre-pressure\.json {2}link {3}truing a wheel costs 990 roubles \(not placed\)\n/);
});

test('facts of a brief: listed with their brief, and looked for in its article alone', async () => {
  const project = await site(undefined, { 'briefs/brake.yaml': `${(englishProject()['briefs/brake.yaml'] ?? '').replace('[Water and grit', '["[Grit](fact:grit) is hard.", Water and grit')}facts: [{ id: grit, text: Grit wears pads, source: "https://parts.example.net/grit" }]\n` });
  const { facts: [fact] } = await json(project, ['grit']);
  expect(fact).toMatchObject({ brief: 'brake-pads', line: null, usedBy: [{ slug: 'brake-pads', by: 'link', placed: true }] });
  expect(told(project, await run(project, ['grit']))).toMatch(/^grit {2}briefs\/brake\.yaml \(of this brief alone\)\n/);
});

test('--expired, --unused and --stale choose; together they narrow', async () => {
  const project = await site();
  const ids = async (argv: string[], now?: string): Promise<string[]> => (await json(project, argv, now)).facts.map((fact) => fact.id);
  expect(await ids([])).toEqual(['price', 'origin']);
  expect(await ids(['--expired'])).toEqual([]);
  expect(await ids(['--expired'], '2027-01-01T00:00:00Z')).toEqual(['price']);
  expect(await ids(['--unused'])).toEqual(['origin']);
  expect(await ids(['--stale', '30'])).toEqual(['price', 'origin']);
  expect(await ids(['--stale', '31'])).toEqual(['origin']);
  expect(await ids(['--unused', '--stale', '200'])).toEqual([]);
  expect((await run(project, ['--expired'])).stdout).toBe('None of 2 facts.\n');
  expect((await run(project, ['--unused'])).stdout).toContain('\n1 fact of 2: 1 unused.');
});

test('as JSON: all keys of the file and what is known', async () => {
  const project = await site();
  const { version, asOf, facts: [price, origin] } = await json(project);
  expect([version, asOf]).toEqual([1, '2026-06-01']);
  expect(price).toMatchObject({ id: 'price', kind: 'price', expires: '2026-12-31', line: 2, ageDays: 31, expired: false, usedBy: [{ slug: 'tyre-pressure', placed: true, by: 'link', differs: false }] });
  expect(origin).toMatchObject({ own: { owner: 'Anna Sedova', date: '2026-01-01' }, ageDays: 151, usedBy: [] });
});

test('wrong arguments, no facts, and what cannot be read', async () => {
  const project = await site();
  expect(await run(project, ['prise'])).toMatchObject({ code: 2, problems: [{ code: 'USAGE', message: 'there is no fact "prise"', help: 'Did you mean "price"?' }] });
  expect(await run(project, ['--stale', 'long'])).toMatchObject({ code: 2, problems: [{ message: '--stale long: expected a number of days' }] });
  expect(await run(project, ['price', '--unused'])).toMatchObject({ code: 2, problems: [{ code: 'USAGE' }] });
  project.write('output/.slugline/tyre-pressure.json', '{');
  expect(await run(project)).toMatchObject({ code: 1, stderr: expect.stringContaining('the lock file cannot be read') as string });
  project.remove('briefs/_facts.yaml');
  project.remove('briefs/tyre.yaml');
  expect((await run(project)).stdout).toMatch(/^No facts yet\. /);
});

test('nothing in a fact can move the cursor of a terminal, and nothing is written', async () => {
  const project = await site('facts:\n  - { id: a, text: "one\\e[2J\\ntwo", source: "x\\e]0;y", wording: ["\\e[1m"] }\n', { 'briefs/tyre.yaml': TYRE });
  const before = project.tree('.');
  // eslint-disable-next-line no-control-regex -- exactly these must not reach a terminal
  for (const argv of [[], ['a']]) expect((await run(project, argv)).stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  expect(project.tree('.')).toEqual(before);
});

test('the command line knows it', () => {
  const files = englishProject();
  const own = sandbox(Object.fromEntries(Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]))));
  expect(own.spawn(['facts'])).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/\nledger {2}A bicycle chain has an outer plate/) as string });
  expect(own.spawn(['facts', '--help']).stdout).toMatch(/--expired[^]*--unused[^]*--stale <days>[^]*Exit code/);
});
