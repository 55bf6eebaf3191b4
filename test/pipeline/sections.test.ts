import { afterEach, expect, test } from 'vitest';
import { SluglineError } from '../../src/model/errors.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { startFakeOpenAI, type FakeOpenAI, type FakeReply, type FakeRequest } from '../kit/fake-openai.ts';
import { asked, ENGLISH_CONFIG, goodAnswer, testProject, withServer, type TestProject } from '../kit/project.ts';

/** `model: { split: [draft] }`: one call a part of the text. */

const open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const HEADINGS = ['Where wheel truing begins', 'How wheel truing is done', 'When to stop'];
const OPENING = 'A rider who knows wheel truing hears trouble before it costs money, and this page shows the order of the work.';
const TEXTS: Record<string, string> = {
  '': OPENING,
  'Where wheel truing begins': 'The first sign is a sound. Lift the wheel and turn it by hand until it catches.',
  'How wheel truing is done': 'One side follows the other. Turn the nipple a little, look, and turn it again.',
  'When to stop': 'Stop when the rim runs straight for a whole turn, and ride round the house once.',
};
const BRIEF = `topic: Wheel truing\noutline:\n${HEADINGS.map((heading) => `  - { heading: ${heading}, points: [What is to be said of it.] }\n`).join('')}faq: [{ question: How often?, answer: "A look before every long ride is enough, and after rain a second one." }]\n`;

/** Which part a request asks for: a heading, '' for the opening, undefined for what is no part. */
function partOf(request: FakeRequest): string | undefined {
  const found = /Write now only (?:its opening|section \d+, “(.*?)”)/.exec(request.prompt);
  return found === null ? undefined : (found[1] ?? '');
}

type Reply = (part: string, request: FakeRequest) => FakeReply | undefined | Promise<FakeReply | undefined>;

async function splitProject(reply: Reply = () => undefined, brief = BRIEF, more = ''): Promise<{ project: TestProject; server: FakeOpenAI }> {
  const server = await startFakeOpenAI(async (request) => {
    const part = partOf(request);
    return part === undefined ? goodAnswer(request) : ((await reply(part, request)) ?? TEXTS[part] ?? '');
  });
  open.push(server);
  const project = testProject({ 'slugline.config.yaml': ENGLISH_CONFIG, 'briefs/wheel.yaml': brief });
  withServer(project, server.baseURL, `, split: [draft]${more}`);
  return { project, server };
}

const partsAsked = (server: FakeOpenAI): string[] => server.requests.flatMap((request) => partOf(request) ?? []);
const bodyOf = (project: TestProject): string => parseArticle(project.article('wheel-truing')).body;
const headingsOf = (project: TestProject): string[] => [...bodyOf(project).matchAll(/^#{2,} .*/gm)].map(([line]) => line);
const OWN = HEADINGS.map((heading) => `## ${heading}`);
const AROUND = ['## Frequently asked questions', '### How often?', '## About the author'];

test('one call a part: the first alone, then the others side by side; all begin alike', async () => {
  let [now, most] = [0, 0];
  const order: string[] = [];
  const { project, server } = await splitProject(async (part) => {
    order.push(`${part || 'opening'} begins`);
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 100));
    now--;
    order.push(`${part || 'opening'} ends`);
    return undefined;
  });
  const run = await project.run();
  expect(run.articles['wheel-truing']?.state).toBe('written');
  expect(partsAsked(server).toSorted()).toEqual(['', ...HEADINGS].toSorted());
  expect(order.slice(0, 2)).toEqual(['opening begins', 'opening ends']);
  expect([most, run.result.calls]).toEqual([3, 5]);
  const drafts = server.requests.filter((request) => partOf(request) !== undefined);
  const [first] = drafts;
  const common = first?.prompt.slice(0, first.prompt.indexOf('The article is written in parts')) ?? '';
  expect(common.length).toBeGreaterThan(1000);
  for (const { body, prompt } of drafts) expect([body.messages[0], prompt.startsWith(common)]).toEqual([first?.body.messages[0], true]);
});

test('the article has all sections under the headings of the outline', async () => {
  const { project } = await splitProject();
  const run = await project.run();
  expect(run.result.check.summary.errors).toBe(0);
  expect(headingsOf(project)).toEqual([...OWN, ...AROUND]);
  for (const text of Object.values(TEXTS)) expect(bodyOf(project)).toContain(text);
  expect(bodyOf(project).indexOf(OPENING)).toBeLessThan(bodyOf(project).indexOf('## Where wheel'));
  expect(project.lock('wheel-truing').stages['draft']).toMatchObject({ usage: { input: 4000, output: 2000 }, answers: [{ text: OPENING }, {}, {}, {}] });
});

test.each([
  ['its own heading', 'When to stop', `## When to stop\n\n${TEXTS['When to stop']}`, OWN],
  ['a heading in other words', 'When to stop', `# The end of it\n\n${TEXTS['When to stop']}`, OWN],
  ['sub-headings', 'When to stop', `${TEXTS['When to stop']}\n\n### By eye\n\nLook at the rim from the side and wait.\n\n### By ear\n\nListen for the block that touches the rim.`, [...OWN, '### By eye', '### By ear']],
  ['sub-headings that are too high', 'When to stop', `${TEXTS['When to stop']}\n\n## By eye\n\nLook at the rim from the side and wait.`, [...OWN, '### By eye']],
  ['a heading before the opening', '', `# Wheel truing at home\n\n${OPENING}`, OWN],
])('a part with %s is put in all the same', async (_name, which, text, headings) => {
  const { project, server } = await splitProject((part) => (part === which ? text : undefined));
  const run = await project.run();
  expect([run.articles['wheel-truing']?.state, headingsOf(project)]).toEqual(['written', [...headings, ...AROUND]]);
  expect(bodyOf(project)).toContain(TEXTS[which]);
  expect(server.requests).toHaveLength(5);
});

test.each(['Sure, here is the section:\n\n', 'Certainly! Here is the text of this section.\n\n'])('a greeting before a part is left out: %j', async (greeting) => {
  const { project } = await splitProject((part) => (part === 'When to stop' ? `${greeting}${TEXTS[part]}` : undefined));
  await project.run();
  expect(bodyOf(project)).toContain(`## When to stop\n\n${TEXTS['When to stop']}`);
});

test.each([
  ['a section without text', 'When to stop', '## When to stop'],
  ['a section of four words', 'When to stop', 'Stop when it runs.'],
  ['an opening without text', '', '## Wheel truing'],
])('%s: the whole is asked for', async (_name, which, text) => {
  const { project, server } = await splitProject((part) => (part === which ? text : undefined));
  const run = await project.run();
  expect(run.articles['wheel-truing']?.state).toBe('written');
  expect(server.requests.map((request) => partOf(request) === undefined ? asked(request).stage : 'part').toSorted()).toEqual(['draft', 'meta', 'part', 'part', 'part', 'part']);
  expect(bodyOf(project)).toContain('The model says that the first sign is a sound.');
  expect(project.lock('wheel-truing').stages['draft']?.usage.output).toBe(2500);
});

test("the editor's own opening is not asked for", async () => {
  const lead = 'The opening of the editor stands here with enough words to be one, and no model takes its place.';
  const { project, server } = await splitProject(undefined, `${BRIEF}lead: ${lead}\n`);
  await project.run();
  expect(partsAsked(server).toSorted()).toEqual(HEADINGS.toSorted());
  expect(bodyOf(project)).toContain(lead);
  expect(bodyOf(project)).not.toContain(OPENING);
});

test('one section with the opening of the editor is asked for as a whole', async () => {
  const { project, server } = await splitProject(undefined, 'topic: Wheel truing\nlead: The opening of the editor stands here with enough words to be one.\noutline: [{ heading: Where wheel truing begins, points: [The sound of it.] }]\nfaq: [{ question: How often?, answer: "A look before every long ride is enough, and after rain a second one." }]\n');
  await project.run();
  expect([partsAsked(server), server.requests.map((request) => asked(request).stage)]).toEqual([[], ['draft', 'meta']]);
});

test('only what can be asked in parts may be named', async () => {
  const { project, server } = await splitProject();
  project.edit('slugline.config.yaml', 'split: [draft]', 'split: [faq]');
  const error = await project.run().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SluglineError);
  expect((error as SluglineError).problems).toMatchObject([{ code: 'CONFIG_INVALID', file: expect.stringMatching(/slugline\.config\.yaml$/) as string, message: expect.stringContaining('"faq"') as string, help: 'These can: draft.' }]);
  expect(server.requests).toEqual([]);
});

test('a second run asks nothing and touches nothing', async () => {
  const { project, server } = await splitProject();
  await project.run();
  const before = project.tree();
  const run = await project.run();
  expect([server.requests.length, run.result.calls]).toEqual([5, 0]);
  expect(project.tree()).toEqual(before);
});

test('turned on or off, the draft is stale; the other stages are not, unless it comes out otherwise', async () => {
  const { project } = await splitProject();
  await project.run();
  project.edit('slugline.config.yaml', 'split: [draft]', 'split: []');
  expect(project.item('wheel-truing')).toMatchObject({ action: 'write', stages: expect.arrayContaining(['draft']) as string[] });
});

test('what ends between two parts: the parts in the store are not asked for again', async () => {
  let broken = true;
  const { project, server } = await splitProject((part) => (broken && part === 'How wheel truing is done' ? { fault: 'bad-request' } : undefined));
  const store = { ...memoryStore(), close: () => undefined };
  const first = await project.run({ openStore: () => store });
  expect(first.articles['wheel-truing']).toMatchObject({ state: 'failed', problems: [{ code: 'PROVIDER_CONFIG' }] });
  const before = server.requests.length;
  broken = false;
  const second = await project.run({ openStore: () => store });
  expect(second.articles['wheel-truing']?.state).toBe('written');
  expect(server.requests.slice(before).map((request) => partOf(request) ?? asked(request).stage)).toEqual(['How wheel truing is done', 'meta']);
});

test('an interrupt between two parts keeps those that were answered', async () => {
  const abort = new AbortController();
  const { project, server } = await splitProject((part) => {
    if (part === '') abort.abort();
    return undefined;
  });
  const store = { ...memoryStore(), close: () => undefined };
  const first = await project.run({ openStore: () => store, signal: abort.signal });
  expect([first.articles['wheel-truing']?.state, partsAsked(server)]).toEqual(['stopped', ['']]);
  await project.run({ openStore: () => store });
  expect(partsAsked(server).toSorted()).toEqual(['', ...HEADINGS].toSorted());
  expect(headingsOf(project)).toEqual([...OWN, ...AROUND]);
});
