import { afterEach, describe, expect, test } from 'vitest';
import { loadSets, type EvalSet } from '../../src/eval-set.ts';
import { runSet, type EvalRun } from '../../src/eval-run.ts';
import { scoreRun, type ScoredArticle } from '../../src/eval-scores.ts';
import { summarizeScores } from '../../src/eval-compare.ts';
import { nodeFiles } from '../../src/io/files.ts';
import type { World } from '../../src/model/world.ts';
import { goodAnswer } from '../kit/answers.ts';
import { startFakeOpenAI, type FakeOpenAI } from '../kit/fake-openai.ts';
import { ENGLISH_CONFIG, testProject, withServer, type TestProject } from '../kit/project.ts';
import { ANSWERS, evalProject, setFiles } from './kit.ts';

/** Golden briefs from recorded answers, by the path of a real run. */

const open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const world: World = { files: nodeFiles(), now: () => new Date('2030-01-01T00:00:00Z'), clock: () => 0, random: () => 0.5, sleep: async () => undefined, env: () => undefined };
const run = async (project: TestProject, label = 'v1'): Promise<EvalRun> => runSet(world, project.dir, loadSets(world.files, project.dir).sets.find((set) => set.label === label) as EvalSet, (text) => text.length);
const scored = async (project: TestProject, label = 'v1'): Promise<Record<string, ScoredArticle>> => Object.fromEntries(scoreRun(await run(project, label)).map((one) => [one.article.slug, one]));

describe('the run', () => {
  test('writes the very articles that a real run writes from the same answers', async () => {
    const server = await startFakeOpenAI(goodAnswer);
    open.push(server);
    const briefs = { 'hub.yaml': 'topic: Hub service\n', 'wheel.yaml': 'topic: Wheel truing\nkeywords: { primary: wheel truing }\n' };
    const real = testProject({ 'slugline.config.yaml': ENGLISH_CONFIG, ...Object.fromEntries(Object.entries(briefs).map(([name, text]) => [`briefs/${name}`, text])) });
    withServer(real, server.baseURL);
    const { articles } = await real.run();
    expect(Object.values(articles).map(({ state }) => state)).toEqual(['written', 'written']);
    const answers = Object.keys(articles).flatMap((slug) => Object.entries(real.lock(slug).stages).map(([stage, { answers: given }]): [string, string] => [`${slug}/${stage}.${stage === 'draft' ? 'md' : 'json'}`, given?.[0]?.text ?? '']));
    expect(answers).toHaveLength(8);
    for (const [name, text] of Object.entries(briefs)) real.write(`eval/briefs/${name}`, text);
    for (const [path, text] of Object.entries(setFiles('v1', Object.fromEntries(answers)))) real.write(path, text);
    const golden = await run(real);
    for (const { slug, text } of golden.articles) expect(text).toBe(real.article(slug));
  });

  test('writes nothing and asks nobody', async () => {
    const project = evalProject(setFiles('v1'));
    const before = project.tree('.');
    expect((await run(project)).articles.map(({ problem }) => problem)).toEqual([undefined, undefined]);
    expect(project.tree('.')).toEqual(before);
  });

  test('sees the golden briefs and facts only, whatever the project has', async () => {
    const project = evalProject(setFiles('v1'), { 'briefs/other.yaml': 'topic: Another brief\n', 'briefs/_facts.yaml': 'facts:\n  - { id: other, text: A bicycle chain has links, source: "https://x.example.org/" }\n', 'output/other.md': '# Other\n', 'posts/a.md': '---\ntitle: A post about wheel truing\n---\n# A post about wheel truing\n' });
    project.write('slugline.config.yaml', `${ENGLISH_CONFIG}content: { existing: [posts] }\n`);
    const { articles, project: golden } = await run(project);
    expect([articles.map(({ slug }) => slug), golden.facts.map(({ id }) => id)]).toEqual([['chain-care', 'wheel-truing'], ['wear']]);
    expect(articles.map(({ text }) => text).join('')).not.toMatch(/a-post|Another brief/);
  });

  test('tokens are those of the prompts as they are filled in, and of the answers', async () => {
    const { articles: [chain, wheel] } = await run(evalProject(setFiles('v1')));
    // The brief says outline and questions of the first, so nobody is asked for them.
    expect(chain?.usage.output).toBe((ANSWERS['chain-care/draft.md'] ?? '').length + (ANSWERS['chain-care/meta.json'] ?? '').length);
    expect(wheel?.usage.output).toBe(Object.entries(ANSWERS).reduce((sum, [path, text]) => sum + (path.startsWith('wheel') ? text.length : 0), 0));
    // Another template, another number.
    const shorter = await run(evalProject(setFiles('v1'), { 'prompts/draft.hbs': '=== user ===\n{{topic}}' }));
    expect(shorter.articles[0]?.usage.input).toBeLessThan((chain?.usage.input ?? 0) - 1000);
    const { usage, cost } = chain as { usage: { input: number; output: number }; cost: number };
    expect(cost).toBeCloseTo((usage.input * 0.25 + usage.output * 2) / 1e6, 9);
  });

  test('without a price there is no money', async () => {
    const { articles } = await run(evalProject(setFiles('v1', ANSWERS, { model: 'nobody-knows' })));
    expect(articles.map(({ cost }) => cost)).toEqual([null, null]);
  });

  test.each([
    ['a missing answer', { 'wheel-truing/faq.json': undefined }, /no answer of the stage "faq" is recorded/],
    ['no JSON', { 'wheel-truing/meta.json': 'Sure! Here are your titles' }, /meta: the answer of gpt-5-mini cannot be used/],
    ['another shape', { 'wheel-truing/outline.json': '{"parts":[]}' }, /outline: .*cannot be used.*the right shape/],
    ['a draft without sections', { 'wheel-truing/draft.md': 'Only an opening.' }, /draft: .*has no sections/],
  ])('%s is a failed article, beside the others', async (_name, change, message) => {
    const { 'chain-care': chain, 'wheel-truing': wheel } = await scored(evalProject(setFiles('v1', { ...ANSWERS, ...change })));
    expect([chain?.scores.failed, wheel?.scores.failed, wheel?.scores.errors, wheel?.total]).toEqual([0, 1, null, 0]);
    expect(wheel?.article.problem?.message).toMatch(message);
    // What was asked for is paid, and counted once, corrections aside.
    expect(wheel?.scores.input).toBeGreaterThan(0);
  });

  test('an answer that pretends to be a path or a template is text', async () => {
    const project = evalProject(setFiles('v1', { ...ANSWERS, 'wheel-truing/draft.md': `${ANSWERS['wheel-truing/draft.md'] ?? ''}\nA tail with {{topic}} and {{> _rules.en}} and <script>alert(1)</script>.\n` }));
    const { articles } = await run(project);
    expect(articles[1]?.text).toContain('{{topic}}');
    expect(articles[1]?.text).not.toContain('<script>');
  });

  test('a broken golden brief is told and the others are scored; none at all is an error', async () => {
    const project = evalProject(setFiles('v1'), { 'eval/briefs/broken.yaml': 'topik: x\n' });
    const golden = await run(project);
    expect(golden.problems.map(({ file }) => file?.endsWith('eval/briefs/broken.yaml'))).toContain(true);
    expect(golden.articles).toHaveLength(2);
    for (const name of ['broken', 'chain', 'wheel']) project.remove(`eval/briefs/${name}.yaml`);
    await expect(run(project)).rejects.toThrow('there is no golden brief');
  });

  test("a set's own templates are used, and a folder without any is an error", async () => {
    const own = setFiles('v1', ANSWERS, { prompts: 'prompts' });
    const short = await run(evalProject(own, { 'eval/answers/v1/prompts/draft.hbs': '=== user ===\n{{topic}}' }));
    const long = await run(evalProject(setFiles('v1')));
    expect(short.articles[0]?.usage.input).toBeLessThan((long.articles[0]?.usage.input ?? 0) - 1000);
    await expect(run(evalProject(own))).rejects.toThrow('there are none in it');
  });

  test('a template of a set with an unknown name stops the evaluation, with its place', async () => {
    const project = evalProject(setFiles('v1', ANSWERS, { prompts: 'prompts' }), { 'eval/answers/v1/prompts/draft.hbs': '=== user ===\n{{topik}}' });
    await expect(run(project)).rejects.toThrow(/draft\.hbs:2:.*unknown name "topik"/);
  });
});

describe('scores', () => {
  test('of good answers', async () => {
    const { 'chain-care': chain, 'wheel-truing': wheel } = await scored(evalProject(setFiles('v1')));
    expect(chain).toMatchObject({ facts: { used: ['wear'], missed: [] }, missed: [], placement: { title: true, description: true, opening: true, heading: true } });
    expect(chain?.scores).toMatchObject({ failed: 0, errors: 0, facts: 1, points: 1, unbound: 0, keyphrase: 1, repeated: 0, shared: 0, cliches: 0 });
    // Nothing is offered that it could use.
    expect(wheel?.scores.facts).toBeNull();
    expect(chain?.total).toBeGreaterThan(80);
  });

  const worse: [string, string, (text: string) => string, (one: ScoredArticle, good: ScoredArticle) => void][] = [
    ['a fact that is not used', 'chain-care/draft.md', (text) => text.replace('[worn out after 3000 kilometres](fact:wear)', 'worn out some day'), (one) => expect(one).toMatchObject({ scores: { facts: 0 }, facts: { missed: ['wear'] } })],
    ['a point that is left out', 'chain-care/draft.md', (text) => text.replace(/Let the solvent dry.*/, 'Everything has its time, as people say.'), (one) => expect(one.missed.map(({ point }) => point)).toEqual(['Let the solvent dry before the oil goes on.'])],
    ['a number nobody gave', 'chain-care/draft.md', (text) => text.replace('sooner in wet weather', 'and 78% of riders wait too long'), (one) => expect(one.unbound).toContain('78%')],
    ['no key phrase in the opening', 'chain-care/draft.md', (text) => text.replace('Bicycle chain care is', 'All of this is').replace('when a new chain is due', 'when'), (one, good) => expect(one.scores.keyphrase).toBeLessThan(good.scores.keyphrase as number)],
    ['stock phrases', 'chain-care/draft.md', (text) => text.replace('Take a rag first', "In today's fast-paced world a rag is a game-changer. Take a rag first"), (one) => expect(one.scores.cliches).toBeGreaterThan(1)],
    ['a paragraph twice', 'chain-care/draft.md', (text) => text.replace(/(A chain is \[.*)/, '$1\n\n$1'), (one) => expect(one.scores.repeated).toBeGreaterThan(0.1)],
    ['long sentences', 'chain-care/draft.md', (text) => text.replace('the brush comes after that.', 'and the brush comes after that, and after the brush comes the solvent, which needs time, and after the solvent comes the oil, which needs time as well, and after the oil comes the rag again, and so on until the chain is clean.'), (one, good) => expect([(one.scores.long ?? 0) > (good.scores.long ?? 0), (one.scores.ease ?? 0) < (good.scores.ease ?? 0)]).toEqual([true, true])],
    ['four times the length', 'chain-care/draft.md', (text) => `${text}\n${'Riders who care for their bicycles know this. '.repeat(60)}\n`, (one) => expect(one.scores.length).toBeGreaterThan(1)],
    ['an error', 'chain-care/draft.md', (text) => text.replace('A worn chain', 'Ordering a new chain from us brings a lifetime guarantee and you will never fall again. A worn chain'), (one, good) => expect((one.scores.errors ?? 0) + (one.scores.warnings ?? 0)).toBeGreaterThan((good.scores.errors ?? 0) + (good.scores.warnings ?? 0))],
  ];
  test.each(worse)('%s', async (_name, path, change, expected) => {
    const text = ANSWERS[path] ?? '';
    const bad = change(text);
    expect(bad).not.toBe(text);
    const project = evalProject(setFiles('good'), setFiles('v1', { ...ANSWERS, [path]: bad }));
    const [one, good] = [(await scored(project))['chain-care'], (await scored(project, 'good'))['chain-care']] as [ScoredArticle, ScoredArticle];
    expected(one, good);
    expect(one.total).toBeLessThan(good.total);
  });

  test('what two articles share counts for both', async () => {
    const tail = '\nRiders who look after their machines in spring have less to pay for in autumn, when everybody wants something done at once.\n';
    const both = { ...ANSWERS, 'chain-care/draft.md': ANSWERS['chain-care/draft.md'] + tail, 'wheel-truing/draft.md': ANSWERS['wheel-truing/draft.md'] + tail };
    const { 'chain-care': chain, 'wheel-truing': wheel } = await scored(evalProject(setFiles('v1', both)));
    expect([chain?.scores.shared, wheel?.scores.shared].map((share) => (share ?? 0) > 0.1)).toEqual([true, true]);
  });

  test('mean and worst leave out what does not apply', async () => {
    const { metrics, total } = summarizeScores(Object.values(await scored(evalProject(setFiles('v1', { ...ANSWERS, 'wheel-truing/draft.md': undefined })))));
    expect(metrics.failed).toEqual({ mean: 0.5, worst: 1, slug: 'wheel-truing' });
    expect(metrics.facts).toEqual({ mean: 1, worst: 1, slug: 'chain-care' });
    expect(total).toBeLessThan(50);
  });
});
