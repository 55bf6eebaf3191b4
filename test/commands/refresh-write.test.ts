import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as refresh from '../../src/commands/refresh.ts';
import { sandbox, type Outcome } from '../kit/command.ts';
import { startFakeOpenAI, type FakeOpenAI, type FakeRequest } from '../kit/fake-openai.ts';
import { asked, ENGLISH_CONFIG, goodAnswer, testProject, withServer, type TestProject } from '../kit/project.ts';

/** `slugline refresh --write`: a changed price makes a model write one section anew, and nothing else of the article moves. */

const FACT = (text: string, more = ''): string => `facts:\n  - { id: price, text: ${text}, source: "https://www.dvorik.example.com/prices", asOf: 2026-05-01${more} }\n`;
const BRIEF = 'topic: Truing a wheel\nslug: truing\npubDate: 2026-01-15\nkeywords: { primary: truing a bicycle wheel }\n';
const CONFIG = `${ENGLISH_CONFIG}rules: { claims/unbound: error }\n`;

const box = sandbox();
let server: FakeOpenAI;
/** What the model answers to a part that is sent to it. */
let answer: (request: FakeRequest) => string;
const isPart = (request: FakeRequest): boolean => request.body.messages.some(({ content }) => content.startsWith('One part of a finished article'));

beforeAll(async () => {
  server = await startFakeOpenAI((request) => {
    if (isPart(request)) return answer(request);
    const good = goodAnswer(request);
    return asked(request).stage === 'draft' && 'text' in good ? { text: good.text.replace('the place to start with.', 'the place to start with. [Truing a bicycle wheel costs 990 roubles](fact:price).') } : good;
  });
});
afterAll(async () => server.close());

async function site(): Promise<TestProject> {
  const project = testProject({ 'slugline.config.yaml': CONFIG, 'briefs/_facts.yaml': FACT('Truing a bicycle wheel costs 990 roubles'), 'briefs/truing.yaml': BRIEF });
  withServer(project, server.baseURL);
  const run = await project.run();
  expect(run.articles['truing']?.state).toBe('written');
  answer = () => 'The first sign is a sound. Stop, lift the wheel and turn it by hand; the place where it catches is the place to start with. [Truing a bicycle wheel costs 1,200 roubles](fact:price).';
  project.now = '2026-06-10T12:00:00.000Z';
  return project;
}
const run = async (project: TestProject, argv: readonly string[] = ['--write']): Promise<Outcome> => box.run(refresh, ['--project', project.dir, ...argv], { now: project.now });
const changePrice = (project: TestProject, text = 'Truing a bicycle wheel costs 1 200 roubles', more = ''): void => project.write('briefs/_facts.yaml', FACT(text, more));

describe('a changed price', () => {
  test('is named with its section', async () => {
    const project = await site();
    changePrice(project);
    const outcome = await run(project, []);
    expect(outcome.stdout).toMatch(/truing {2}urgent\n.*the fact "price" says now: Truing a bicycle wheel costs 1 200 roubles \(it said: Truing a bicycle wheel costs 990 roubles\), in “Where truing a wheel begins”\n {2}→ make again: “Where truing a wheel begins”/);
    expect((await run(project, ['--check'])).code).toBe(1);
    // Without --write the whole article would be made again, and plan says for which fact.
    expect(project.item('truing')).toMatchObject({ action: 'write', reason: 'fact changed (price)' });
  });

  test('makes one section anew, by one call; the rest stays word for word, and the date of change moves', async () => {
    const project = await site();
    const before = project.article('truing').split('\n');
    changePrice(project);
    const calls = server.requests.length;
    const outcome = await run(project);
    expect([outcome.code, server.requests.length - calls]).toEqual([0, 1]);
    expect(outcome.stdout).toMatch(/1 part sent back with findings: 1 mended/);
    const after = project.article('truing').split('\n');
    const changed = after.filter((line) => !before.includes(line));
    expect(changed.filter((line) => !/^\s*(?:dateModified|wordCount): /.test(line))).toEqual(["updatedDate: '2026-06-10'", 'The first sign is a sound. Stop, lift the wheel and turn it by hand; the place where it catches is the place to start with. [Truing a bicycle wheel costs 1,200 roubles](https://www.dvorik.example.com/prices).']);
    expect(after.join('\n')).not.toContain('990');
  });

  test('is done with: generate asks nothing more, refresh names nothing', async () => {
    const project = await site();
    changePrice(project);
    await run(project);
    const calls = server.requests.length;
    expect(project.item('truing')).toMatchObject({ action: 'none' });
    await project.run();
    expect(server.requests).toHaveLength(calls);
    expect((await run(project, [])).stdout).toContain('nothing is out of date');
    expect((await run(project)).stdout).toContain('Nothing is out of date.');
    expect(project.lock('truing').facts).toEqual([{ id: 'price', text: 'Truing a bicycle wheel costs 1 200 roubles', source: 'https://www.dvorik.example.com/prices', asOf: '2026-05-01' }]);
  });

  test('a text that keeps the old number is not taken, and exit code 1 says so', async () => {
    const project = await site();
    const before = project.article('truing');
    changePrice(project);
    answer = () => 'The first sign is a sound. Stop, lift the wheel and turn it by hand; the place where it catches is where to start. [Truing a bicycle wheel costs 990 roubles](fact:price).';
    const outcome = await run(project);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toMatch(/0 mended, 2 no better/);
    expect(project.article('truing')).toBe(before);
    // Nothing is called up to date that is not.
    expect(project.item('truing')).toMatchObject({ action: 'write' });
  });

  test('a person\'s edit elsewhere stays', async () => {
    const project = await site();
    project.edit('output/truing.md', 'before it costs money', 'before it costs real money');
    changePrice(project);
    await run(project).catch(() => undefined);
    expect(project.article('truing')).toContain('before it costs real money');
    expect(project.article('truing')).toContain('1,200');
  });
});

test('an expired fact goes from the text, with its link', async () => {
  const project = await site();
  changePrice(project, 'Truing a bicycle wheel costs 990 roubles', ', expires: 2026-06-01');
  answer = () => 'The first sign is a sound. Stop, lift the wheel and turn it by hand; the place where it catches is the place to start with. The workshop tells the price of truing on its page.';
  const outcome = await run(project);
  expect(outcome.code).toBe(0);
  expect(project.article('truing')).not.toContain('990');
});

test('a changed brief is not for single parts', async () => {
  const project = await site();
  project.edit('briefs/truing.yaml', 'Truing a wheel', 'Truing a rear wheel');
  const calls = server.requests.length;
  const outcome = await run(project);
  expect(outcome.stdout).toContain('truing: brief or prompt changed, so all of it is made anew: slugline generate');
  expect(server.requests).toHaveLength(calls);
});

test('without a key nothing is written, and the reason is told', async () => {
  const project = await site();
  changePrice(project);
  const outcome = await box.run(refresh, ['--project', project.dir, '--write', '--provider', 'offline'], { now: project.now });
  expect(outcome.code).toBe(2);
  expect(outcome.problems[0]?.message).toContain('parts are made anew by a model');
});

test('flags that need --write', async () => {
  const project = await site();
  expect((await run(project, ['--budget', '1'])).problems[0]?.message).toContain('--budget goes with --write');
  expect((await run(project, ['--write', '--only', 'nowhere'])).problems[0]?.message).toContain('--only nowhere');
});
