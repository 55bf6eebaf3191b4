import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFakeOpenAI, type FakeOpenAI, type FakeRequest } from '../kit/fake-openai.ts';
import { asked, ENGLISH_CONFIG, goodAnswer, testProject, withServer, type Run, type TestProject } from '../kit/project.ts';

/** What a rule refuses goes back to the model, part by part. The rule of unproven claims is the one most models will meet. */

const LIE = 'According to a study by the Wheel Institute, 83 % of riders never look.';
const TRUE_WORDS = 'Stop, lift the wheel and turn it by hand; the place where it catches is the place to start with, and a second look in better light shows the rest.';

interface Part { kind: string; text: string; findings: string; again: boolean }

/** What a request for a repair shows; undefined for a stage's request. */
function repairOf(request: FakeRequest): Part | undefined {
  const first = request.body.messages.find((message) => message.role === 'user')?.content ?? '';
  if (!first.startsWith('One part of a finished article')) return undefined;
  return { kind: /^The part: the (\w+)/m.exec(first)?.[1] ?? '', text: /<<<\n([^]*?)\n>>>/.exec(first)?.[1] ?? '', findings: /^What is wrong:\n([^]*?)\n\nHow to mend/m.exec(first)?.[1] ?? '', again: request.body.messages.some((message) => message.role === 'assistant') };
}

const BRIEFS: Record<string, string> = {};
const brief = (slug: string, more = ''): void => {
  BRIEFS[`briefs/${slug}.yaml`] = `topic: Subject ${slug}\nslug: ${slug}\npubDate: 2026-01-15\n${more}`;
};
brief('section');
brief('stubborn');
brief('second');
brief('worse');
brief('emptied');
brief('title');
brief('answer');
brief('opening');
brief('clean');
brief('linked', 'facts: [{ id: known, text: A wheel has a hub, source: "https://parts.example.net/known" }]\n');
brief('editor', 'lead: According to a study by the Wheel Institute, 83 % of riders never look at the wheel before a ride, and this page says why it matters and what to do.\n');
brief('refused');

const CONFIG = `${ENGLISH_CONFIG}rules: { claims/unbound: error, corpus/cannibalization: off }\n`;
const topicOf = (request: FakeRequest): string => (/^(?:Topic|Тема): Subject (.*)$/m.exec(request.body.messages.find((message) => message.role === 'user')?.content ?? '')?.[1] ?? '');

function script(request: FakeRequest): ReturnType<typeof goodAnswer> | string | { fault: 'refusal' } {
  const slug = topicOf(request);
  const part = repairOf(request);
  const good = goodAnswer(request);
  if (part !== undefined) {
    if (slug === 'stubborn') return `${TRUE_WORDS} ${LIE}`;
    if (slug === 'second') return part.again ? TRUE_WORDS : `${TRUE_WORDS} ${LIE}`;
    if (slug === 'worse') return `${TRUE_WORDS} The workshop guarantees a full refund, says Dr Peter Holm, and nine of ten riders agree.`;
    if (slug === 'emptied') return 'The first sign is heard early.';
    if (slug === 'linked') return part.again ? `${TRUE_WORDS} [A wheel has a hub](fact:known).` : TRUE_WORDS;
    if (slug === 'refused') return { fault: 'refusal' };
    if (part.kind === 'title') return 'Subject title: where to begin at home';
    if (part.kind === 'answer') return 'A look before every long ride is enough, and after rain a second one in daylight.';
    if (part.kind === 'opening') return 'A rider who knows subject opening hears trouble before it costs money. This page shows the order of the work and the sign that each part of it is done.';
    return TRUE_WORDS;
  }
  const { stage } = asked(request);
  if (stage === 'draft' && 'text' in good) {
    const twice = (words: string): string => good.text.replace('the place to start with.', `the place to start with. ${words}`);
    if (['section', 'stubborn', 'second', 'worse', 'emptied', 'refused'].includes(slug)) return { text: twice(LIE) };
    if (slug === 'linked') return { text: twice(`[A wheel has a hub](fact:known). ${LIE}`) };
    if (slug === 'opening') return { text: good.text.replace('of it is done.', `of it is done. ${LIE}`) };
  }
  if (stage === 'faq' && slug === 'answer') return { json: { items: [{ question: 'How often is a look needed?', answer: `The model answers that a look before every long ride is enough. ${LIE}` }] } };
  if (stage === 'meta' && slug === 'title') return { json: { titles: ['Subject title: 83 % of riders never look'], descriptions: ['Subject title for riders who work at home: where to begin, the order of the work and the sign that each part of it is done.'] } };
  return good;
}

let server: FakeOpenAI;
let project: TestProject;
let run: Run;

beforeAll(async () => {
  server = await startFakeOpenAI((request) => script(request));
  project = testProject({ 'slugline.config.yaml': CONFIG, ...BRIEFS });
  withServer(project, server.baseURL);
  run = await project.run();
}, 60_000);
afterAll(async () => server.close());

const repairs = (slug: string): Part[] => server.requests.filter((request) => topicOf(request) === slug).flatMap((request) => repairOf(request) ?? []);
const published = (slug: string): string => (project.has(`output/${slug}.md`) ? project.article(slug) : '');

describe('a part with an error', () => {
  test.each(['section', 'title', 'answer', 'opening'])('%s: only it goes back, and the article is placed without the claim', (slug) => {
    expect(run.articles[slug]?.state).toBe('written');
    expect(repairs(slug).map(({ kind }) => kind)).toEqual([slug]);
    expect(published(slug)).not.toMatch(/83/);
    expect(published(slug)).not.toMatch(/Wheel Institute/);
  });

  test('is shown with the finding, its place and the advice', () => {
    const [part] = repairs('section');
    expect(part?.text).toContain(LIE);
    expect(part?.findings).toMatch(/83 %.*Place: “.*83 %/);
    expect(part?.findings).toContain('What to do:');
  });

  test('leaves the other parts as they were', () => {
    const stage = project.lock('section').stages['draft'];
    const [was, is] = [stage?.unmended, stage?.value] as { lead: string; sections: { heading: string; body: string }[] }[];
    expect(is?.lead).toBe(was?.lead);
    expect(is?.sections[1]).toEqual(was?.sections[1]);
    expect(is?.sections[0]?.body).not.toBe(was?.sections[0]?.body);
    expect(is?.sections[0]?.heading).toBe(was?.sections[0]?.heading);
  });

  test('is noted in the lock with its outcome, the answer and its cost', () => {
    const stage = project.lock('section').stages['draft'];
    expect(stage?.repairs).toEqual([{ part: 'section:0', round: 1, rules: expect.arrayContaining(['claims/unbound']) as string[], outcome: 'mended' }]);
    expect(stage?.answers).toHaveLength(2);
    expect(stage?.answers?.[1]?.text).toBe(TRUE_WORDS);
    expect(project.lock('clean').stages['draft']).toMatchObject({ repairs: [] });
    expect(project.lock('clean').stages['draft']).not.toHaveProperty('unmended');
  });

  test('is told in events and in the books', () => {
    expect(run.events.find((event) => event.type === 'repair' && event.slug === 'section')).toMatchObject({ part: 'section:0', round: 1, outcome: 'mended', errors: { after: 0 } });
    expect(run.result.spending.find((row) => row.stage === 'repair')?.calls).toBe(server.requests.filter((request) => repairOf(request) !== undefined).length - run.events.filter((event) => event.type === 'call' && event.outcome === 'PROVIDER_REFUSED').length + (run.result.spending.find((row) => row.stage === 'repair')?.failed ?? 0));
  });
});

describe('an answer that is no better', () => {
  test('is dropped, the second one with the reason why; then the article is held back as it was written', () => {
    expect(repairs('stubborn').map(({ again }) => again)).toEqual([false, true]);
    expect(run.articles['stubborn']?.state).toBe('rejected');
    expect(published('stubborn')).toBe('');
    expect(project.read('output/.slugline/rejected/stubborn.md.rejected')).toContain(LIE);
    expect(project.lock('stubborn').stages['draft']?.repairs?.map(({ outcome }) => outcome)).toEqual(['dropped', 'dropped']);
    expect(project.lock('stubborn').stages['draft']).not.toHaveProperty('unmended');
  });

  test('may become right at the second time', () => {
    expect(run.articles['second']?.state).toBe('written');
    expect(project.lock('second').stages['draft']?.repairs?.map(({ outcome }) => outcome)).toEqual(['dropped', 'mended']);
  });

  test.each(['worse', 'emptied'])('%s: is not taken', (slug) => {
    expect(run.articles[slug]?.state).toBe('rejected');
    expect(project.lock(slug).stages['draft']?.repairs?.map(({ outcome }) => outcome)).toEqual(['dropped', 'dropped']);
  });

  test('is one that loses a fact, too', () => {
    expect(repairs('linked')).toHaveLength(2);
    expect(run.articles['linked']?.state).toBe('written');
    expect(published('linked')).toContain('[A wheel has a hub](https://parts.example.net/known)');
  });

  test('or none at all: a refusal stops neither the article nor the run', () => {
    expect(run.articles['refused']?.state).toBe('rejected');
    expect(project.lock('refused').stages['draft']?.repairs?.map(({ outcome }) => outcome)).toEqual(['unusable', 'unusable']);
  });
});

test('what the editor wrote is nobody else\'s to mend', () => {
  expect(repairs('editor')).toEqual([]);
});

test('an article without errors costs no more calls', () => {
  expect(server.requests.filter((request) => topicOf(request) === 'clean')).toHaveLength(4);
  expect(run.articles['clean']?.state).toBe('written');
});

test('a second run asks nothing and changes nothing, rejected articles included', async () => {
  const before = server.requests.length;
  const tree = project.tree();
  const again = await project.run();
  expect(server.requests).toHaveLength(before);
  expect(again.result.calls).toBe(0);
  expect(project.tree()).toEqual(tree);
});

test('from the lock alone the mended text comes out the same', async () => {
  const before = server.requests.length;
  const article = project.article('section');
  project.remove('output/section.md');
  await project.run();
  expect(server.requests).toHaveLength(before);
  expect(project.article('section')).toBe(article);
});

describe('settings', () => {
  const settled = async (model: string, prepare: (own: TestProject) => void = () => undefined): Promise<{ own: TestProject; made: Run; asked: () => Part[] }> => {
    const own = testProject({ 'slugline.config.yaml': CONFIG, 'briefs/section.yaml': BRIEFS['briefs/section.yaml'] });
    const from = server.requests.length;
    withServer(own, server.baseURL, `, ${model}`);
    prepare(own);
    return { own, made: await own.run(), asked: () => server.requests.slice(from).flatMap((request) => repairOf(request) ?? []) };
  };

  test('rounds: 0 asks nothing', async () => {
    const { made, asked: parts } = await settled('repair: { rounds: 0 }');
    expect(parts()).toEqual([]);
    expect(made.articles['section']?.state).toBe('rejected');
  });

  test('the budget of an article ends the work without a fault; with a larger one it goes on, and nothing else is asked again', async () => {
    const prices = 'prices: { test-model: { input: 0.001, output: 1000 } }';
    const { own, made, asked: parts } = await settled(`${prices}, budget: { article: 20 }`, (project_) => project_.write('prompts/repair.hbs', '---\nmaxOutputTokens: 30000\n---\n=== user ===\n{{> (concat "_repair." promptLanguage)}}\n'));
    expect(parts()).toEqual([]);
    expect(made.articles['section']?.state).toBe('rejected');
    expect(own.lock('section').stages['draft']).not.toHaveProperty('repairs');
    own.edit('slugline.config.yaml', 'article: 20', 'article: 60');
    const calls = server.requests.length;
    const again = await own.run();
    expect(again.articles['section']?.state).toBe('written');
    expect(server.requests).toHaveLength(calls + 1);
  });

  test('level: warning sends back what only earns a warning', async () => {
    const { asked: parts } = await settled('repair: { level: warning, rounds: 1 }', (own) => own.edit('slugline.config.yaml', 'claims/unbound: error', 'claims/unbound: warning'));
    expect(parts().some(({ findings }) => findings.includes('83 %'))).toBe(true);
  });
});
