import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { SluglineError } from '../../src/model/errors.ts';
import type { RunEvent } from '../../src/model/events.ts';
import { generateProject } from '../../src/library.ts';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { startFakeOpenAI, type FakeOpenAI, type FakeReply, type FakeRequest } from '../kit/fake-openai.ts';
import { asked, ENGLISH_CONFIG, englishProject, goodAnswer, KEY, testProject, topics, withServer, type Run, type TestProject } from '../kit/project.ts';

/** Runs with a model, over real HTTP to a server on this machine. */

const open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

type Script = (request: FakeRequest, attempt: number) => FakeReply | Promise<FakeReply>;

async function modelProject(script: Script = goodAnswer, files = topics('Wheel truing', 'Hub service'), more = ''): Promise<{ project: TestProject; server: FakeOpenAI }> {
  const server = await startFakeOpenAI(script);
  open.push(server);
  const project = testProject(files);
  withServer(project, server.baseURL, more);
  return { project, server };
}

const states = (run: Run): Record<string, string> => Object.fromEntries(Object.entries(run.articles).map(([slug, article]) => [slug, article.state]));
const stagesAsked = (server: FakeOpenAI): string[] => server.requests.map((request) => `${asked(request).topic}/${asked(request).stage}`).toSorted();
/** Everything a run left on the disk and told. */
const everything = (project: TestProject, run: Run): string =>
  readdirSync(project.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n') + JSON.stringify(run.events);
const only = (stage: string, topic: string, reply: FakeReply | ((request: FakeRequest, attempt: number) => FakeReply | Promise<FakeReply>)): Script => (request, attempt) => {
  const found = asked(request);
  return found.stage === stage && found.topic === topic ? (typeof reply === 'function' ? reply(request, attempt) : reply) : goodAnswer(request);
};

describe('answers become articles', () => {
  test('with their words, usage and model, and are no drafts', async () => {
    const { project, server } = await modelProject();
    const run = await project.run();
    expect(states(run)).toEqual({ 'hub-service': 'written', 'wheel-truing': 'written' });
    expect(run.result).toMatchObject({ writer: { provider: 'openai', model: 'test-model' }, calls: 8, usage: { input: 8000, cachedInput: 800, output: 4000 }, check: { summary: { errors: 0 } } });
    expect(stagesAsked(server)).toEqual(['Hub service/draft', 'Hub service/faq', 'Hub service/meta', 'Hub service/outline', 'Wheel truing/draft', 'Wheel truing/faq', 'Wheel truing/meta', 'Wheel truing/outline']);
    const text = project.article('wheel-truing');
    expect(text).toContain('The model says that the first sign is a sound.');
    expect(text).toContain('### How often is wheel truing needed?\n\nThe model answers');
    expect(parseArticle(text).data).toMatchObject({ title: 'Wheel truing: where to begin and how it is done' });
    expect(parseArticle(text).data).not.toHaveProperty('draft');
    const lock = project.lock('wheel-truing');
    expect(lock).toMatchObject({ model: 'test-model', state: 'written', text });
    expect(Object.keys(lock.stages).toSorted()).toEqual(['draft', 'faq', 'meta', 'outline']);
    for (const stage of Object.values(lock.stages)) expect(stage).toMatchObject({ provider: 'openai', model: 'test-model', usage: { input: 1000, cachedInput: 100, output: 500 } });
    expect(everything(project, run)).not.toContain('SECRET');
  });

  test('the second run asks nothing and touches nothing', async () => {
    const { project, server } = await modelProject();
    await project.run();
    const before = project.tree();
    const run = await project.run();
    expect([server.requests.length, run.result.calls]).toEqual([8, 0]);
    expect(project.tree()).toEqual(before);
  });

  test('the plan forecasts calls, and none are made for it', async () => {
    const { project, server } = await modelProject();
    expect(project.plan()).toMatchObject({ writer: { provider: 'openai', local: false }, items: [{ action: 'write', calls: 4 }, { action: 'write', calls: 4 }] });
    await project.run();
    expect(project.plan().items.map((item) => [item.action, item.calls])).toEqual([['none', 0], ['none', 0]]);
    expect(server.requests).toHaveLength(8);
  });

  test('what the brief says is not asked for', async () => {
    const { project, server } = await modelProject(goodAnswer, englishProject({ 'briefs/tyre.yaml': undefined, 'briefs/brake.yaml': undefined }));
    const run = await project.run();
    expect(states(run)).toEqual({ 'chain-care': 'written' });
    expect(stagesAsked(server)).toEqual(['Bicycle chain care/draft', 'Bicycle chain care/meta']);
    expect(project.plan().items[0]?.calls).toBe(0);
  });

  test("the editor's outline, lead, questions and answers stay, in their order", async () => {
    const script: Script = (request) => {
      const { stage } = asked(request);
      if (stage === 'outline') return { json: { sections: [{ heading: 'Third', points: ['c'] }, { heading: 'First thing', points: ['point of the model'] }, { heading: 'Second thing', points: ['b'] }] } };
      if (stage === 'faq') return { json: { items: [{ question: 'Is there another question?', answer: 'This one was not asked for by anybody.' }, { question: 'what about RAIN', answer: 'Rain washes the oil away within a day.' }] } };
      if (stage === 'draft') return '## Second thing\n\nThe second text of the model is here now.\n\n## First thing\n\nThe first text of the model is here now.\n';
      return goodAnswer(request);
    };
    const { project, server } = await modelProject(script, {
      'slugline.config.yaml': ENGLISH_CONFIG,
      'briefs/a.yaml': 'topic: Two things\nlead: The opening of the editor stands here with enough words to be one, and nothing of the model takes its place.\noutline:\n  - heading: First thing\n  - { heading: Second thing, points: [Point of the editor.] }\nfaq:\n  - { question: What about snow? }\n  - { question: What about rain? }\n  - { question: Who pays?, answer: The owner of the bicycle pays for it. }\n',
    });
    const run = await project.run();
    expect(states(run)).toEqual({ 'two-things': 'written' });
    const text = parseArticle(project.article('two-things')).body;
    expect(text).toMatch(/# Two things.*\n\nThe opening of the editor stands here/);
    expect(text).toMatch(/## First thing\n\nThe first text of the model is here now\.\n\n## Second thing\n\nThe second text/);
    expect(text).toMatch(/### What about rain\?\n\nRain washes the oil away within a day\.\n\n### Who pays\?\n\nThe owner of the bicycle pays for it\./);
    expect(text).not.toMatch(/another question|asked for|snow/);
    expect(run.articles['two-things']?.notes).toContainEqual({ what: 'unanswered', excerpt: 'What about snow?' });
    const draft = server.requests.find((request) => asked(request).stage === 'draft');
    expect(draft?.prompt).toContain('1. First thing\n   - point of the model\n2. Second thing\n   - Point of the editor.');
  });

  test('a reply with a structure of its own keeps it, without parts that the layout builds', async () => {
    const text = '# Wheel truing\n\nA good opening of this article about wheel truing, which says what the reader gains.\n\n## One\n\nText one is here with a few words.\n\n## Two\n\nText two is here with a few words.\n\n## Three\n\nText three is here with a few words.\n\n## FAQ\n\n### Is it?\n\nYes, it is, and there are words enough.\n\n## Read also\n\n- something else to read about it\n';
    const { project } = await modelProject(only('draft', 'Wheel truing', text), topics('Wheel truing'));
    expect(states(await project.run())).toEqual({ 'wheel-truing': 'written' });
    const headings = [...parseArticle(project.article('wheel-truing')).body.matchAll(/^#+ .*/gm)].map(([line]) => line);
    expect(headings).toEqual(['# Wheel truing: where to begin and how it is done', '## One', '## Two', '## Three', '## Frequently asked questions', '### How often is wheel truing needed?', '## About the author']);
  });

  test('of several titles the one that fits and holds the keyphrase is taken', async () => {
    const long = 'Everything about the truing of bicycle wheels at home, in the garden and on the road, told from the very beginning to the very end';
    const { project } = await modelProject(
      only('meta', 'Wheel truing', { json: { titles: [long, 'A short title without the words', 'Wheel truing at home, side by side', 'Truing your wheel'], descriptions: ['Short.', 'Wheel truing at home for riders with one spoke key: where the wheel catches, which side to turn first and when to stop.'] } }),
      { 'slugline.config.yaml': ENGLISH_CONFIG, 'briefs/a.yaml': 'topic: Wheel truing\nkeywords: { primary: wheel truing }\n' },
    );
    await project.run();
    expect(parseArticle(project.article('wheel-truing')).data).toMatchObject({ title: 'Wheel truing at home, side by side', description: expect.stringMatching(/^Wheel truing at home for riders/) as string });
  });

  test('menu links become links of the site, sources and calls to action', async () => {
    const draft = (): string => 'An opening that says what the reader gains from this article about wheel truing at home.\n\n## Where wheel truing begins\n\n[Spokes stretch](fact:stretch) when they are new. See [the service of hubs](post:hub-service) as well.\n\n## How wheel truing is done\n\nTurn slowly. [The workshop](cta:workshop) does it, too, and so does [the hub](post:hub-service).\n';
    const files = { ...topics('Hub service'), 'briefs/w.yaml': 'topic: Wheel truing\ncta: workshop\nfacts: [{ id: stretch, text: Spokes stretch, source: "https://parts.example.net/spokes" }]\n' };
    const { project } = await modelProject(only('draft', 'Wheel truing', draft), files);
    expect(states(await project.run())).toMatchObject({ 'wheel-truing': 'written' });
    const text = parseArticle(project.article('wheel-truing')).body;
    expect(text).toContain('[Spokes stretch](https://parts.example.net/spokes) when');
    expect(text).toContain('[the service of hubs](/blog/hub-service/)');
    expect(text).toContain('[The workshop](https://dvorik.example.com/workshop/) does it, too, and so does the hub.');
    expect(text).not.toMatch(/## Read also/);
    expect(project.manifest().articles.find((entry) => entry.slug === 'wheel-truing')?.related).toEqual([]);
  });
});

describe('two articles of one run with the same title', () => {
  const same: Script = (request) => (asked(request).stage === 'meta' ? { json: { titles: ['The one title that both have'], descriptions: [`The description of ${asked(request).topic}, long enough to be taken for a description by the code.`] } } : goodAnswer(request));

  test('one is published, the other held back, and it stays so', async () => {
    const { project } = await modelProject(same);
    const run = await project.run();
    expect(states(run)).toEqual({ 'hub-service': 'written', 'wheel-truing': 'rejected' });
    expect(run.result.check.findings.filter((finding) => finding.severity === 'error')).toMatchObject([{ rule: 'corpus/duplicate-title', message: expect.stringContaining('hub-service') as string }]);
    const before = project.tree();
    expect(states(await project.run())).toEqual({ 'hub-service': 'unchanged', 'wheel-truing': 'rejected' });
    expect(project.tree()).toEqual(before);
  });

  test('a new version that is held back leaves the published one in place, and linked', async () => {
    let answer: Script = goodAnswer;
    const { project } = await modelProject((request, attempt) => answer(request, attempt));
    await project.run();
    const article = project.article('wheel-truing');
    answer = (request) => (asked(request).stage === 'meta' ? { json: { titles: ['Hub service: where to begin and how it is done'], descriptions: [] } } : goodAnswer(request));
    project.write('briefs/wheel-truing.yaml', 'topic: Wheel truing\naudience: beginners\n');
    project.edit('slugline.config.yaml', 'bio: Anna repairs bicycles', 'bio: Anna repairs wheels');
    expect(states(await project.run())).toEqual({ 'hub-service': 'written', 'wheel-truing': 'rejected' });
    expect(project.article('wheel-truing')).toBe(article);
    expect(project.article('hub-service')).toContain('](/blog/wheel-truing/)');
    expect(project.lock('wheel-truing')).toMatchObject({ state: 'rejected', text: article });
  });
});

describe('unusable replies', () => {
  test('are corrected once, and both calls are counted', async () => {
    const { project, server } = await modelProject(only('draft', 'Wheel truing', (request) => (asked(request).again ? goodAnswer(request) : 'Sorry?')), topics('Wheel truing'));
    const run = await project.run();
    expect(states(run)).toEqual({ 'wheel-truing': 'written' });
    const again = server.requests.filter((request) => asked(request).again);
    expect(again).toHaveLength(1);
    expect(again[0]?.body.messages.map((message) => message.role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(again[0]?.body.messages[2]?.content).toBe('Sorry?');
    expect(again[0]?.prompt).toContain('the answer has no sections');
    expect(run.result).toMatchObject({ calls: 5, usage: { output: 2500 } });
    expect(project.lock('wheel-truing').stages['draft']?.usage.output).toBe(1000);
  });

  test.each([
    ['outline', { json: { sections: [] } }],
    ['outline', { json: { sections: [{ heading: 'A', points: ['b'], extra: true }] } }],
    ['outline', { json: { titles: ['A'] } }],
    ['draft', 'No headings at all, only a paragraph.'],
    ['draft', '## Where wheel truing begins\n\nThere is no opening paragraph before this one.\n'],
    ['meta', { json: { titles: 'A', descriptions: [] } }],
  ] as [string, FakeReply][])('that stay so fail their article alone: %s %j', async (stage, reply) => {
    const { project, server } = await modelProject(only(stage, 'Wheel truing', reply));
    const run = await project.run();
    expect(states(run)).toEqual({ 'hub-service': 'written', 'wheel-truing': 'failed' });
    expect(run.articles['wheel-truing']?.problems).toMatchObject([{ code: 'STAGE_INVALID_REPLY', file: 'briefs/wheel-truing.yaml', message: expect.stringContaining(`${stage}: the answer of test-model cannot be used`) as string }]);
    expect(server.requests.filter((request) => asked(request).topic === 'Wheel truing' && asked(request).stage === stage)).toHaveLength(2);
    expect(run.result.calls).toBe(server.requests.length);
    expect(project.has('output/wheel-truing.md')).toBe(false);
    expect(project.manifest().articles.map((entry) => entry.slug)).toEqual(['hub-service']);
  });

  test('do not lose the stages before them: the next run asks for the rest only', async () => {
    let broken = true;
    const { project, server } = await modelProject(only('draft', 'Wheel truing', (request) => (broken ? 'Sorry?' : goodAnswer(request))), topics('Wheel truing'));
    await project.run();
    broken = false;
    const before = server.requests.length;
    expect(project.item('wheel-truing')).toMatchObject({ action: 'write', reason: 'begun, not finished' });
    expect(states(await project.run())).toEqual({ 'wheel-truing': 'written' });
    expect(server.requests.slice(before).map((request) => asked(request).stage).toSorted()).toEqual(['draft', 'meta']);
  });
});

describe('faults of the server', () => {
  test('a refused key stops the run with one clear message', async () => {
    const names = ['Wheel truing', 'Hub service', 'Rim tape', 'Spoke length', 'Bell repair'];
    const { project, server } = await modelProject(() => ({ fault: 'unauthorized' }), topics(...names), ', concurrency: 2');
    const run = await project.run();
    expect(server.requests.length).toBeLessThanOrEqual(2);
    expect(Object.values(states(run)).toSorted()).toEqual(['failed', 'stopped', 'stopped', 'stopped', 'stopped']);
    const told = run.result.articles.flatMap((article) => article.problems);
    expect(told).toMatchObject([{ code: 'PROVIDER_AUTH', message: expect.stringContaining('refused the API key') as string, help: expect.stringContaining('OPENAI_API_KEY') as string }]);
    expect(everything(project, run)).not.toMatch(new RegExp(`SECRET|${KEY.slice(0, 8)}|${KEY.slice(-4)}\\b`));
  });

  test('in the midst of a run: what is finished is kept, one message', async () => {
    const names = ['Wheel truing', 'Hub service', 'Rim tape'];
    const { project } = await modelProject((request) => (asked(request).topic === 'Hub service' ? goodAnswer(request) : { fault: 'quota' }), topics(...names), ', concurrency: 1');
    const run = await project.run();
    expect(states(run)).toEqual({ 'hub-service': 'written', 'rim-tape': 'failed', 'wheel-truing': 'stopped' });
    expect(run.result.articles.flatMap((article) => article.problems)).toMatchObject([{ code: 'PROVIDER_QUOTA' }]);
  });

  test.each(['rate-limit', 'server-error', 'unavailable', 'reset-mid-stream', 'invalid-utf8', 'empty-text'] as const)('%s is tried again', async (fault) => {
    const { project } = await modelProject((request, attempt) => (attempt <= 2 ? { fault } : goodAnswer(request)), topics('Wheel truing'));
    const run = await project.run();
    expect(states(run)).toEqual({ 'wheel-truing': 'written' });
    const retries = run.events.filter((event) => event.type === 'retry');
    expect(retries.map(({ stage, attempt }) => `${stage} ${attempt}`).toSorted()).toEqual(['draft 1', 'draft 2', 'faq 1', 'faq 2', 'meta 1', 'meta 2', 'outline 1', 'outline 2']);
  });

  test('a failed try that was paid for is counted', async () => {
    const { project } = await modelProject(only('faq', 'Wheel truing', (request, attempt) => (attempt === 1 ? { fault: 'broken-json' } : goodAnswer(request))), topics('Wheel truing'));
    const run = await project.run();
    expect(states(run)).toEqual({ 'wheel-truing': 'written' });
    expect(run.result).toMatchObject({ calls: 5, usage: { input: 5000, output: 2500 } });
  });

  test('waits as long as the server asks', async () => {
    const { project } = await modelProject((request, attempt) => (attempt === 1 ? { fault: 'rate-limit', retryAfter: '7' } : goodAnswer(request)), topics('Wheel truing'));
    const run = await project.run();
    expect(new Set(run.events.flatMap((event) => (event.type === 'retry' ? [event.waitMs] : [])))).toEqual(new Set([7000]));
  });

  test.each(['server-error', 'length', 'content-filter', 'refusal', 'huge', 'damaged-letters'] as const)('%s for good fails its article alone', async (fault) => {
    const { project } = await modelProject(only('draft', 'Wheel truing', { fault }));
    const run = await project.run();
    expect(states(run)).toEqual({ 'hub-service': 'written', 'wheel-truing': 'failed' });
    expect(run.articles['wheel-truing']?.problems).toMatchObject([{ code: expect.stringMatching(/^PROVIDER_/) as string, file: 'briefs/wheel-truing.yaml', help: expect.any(String) as string }]);
  });

  test('a lost connection is no fault of the other articles', async () => {
    const { project, server } = await modelProject(goodAnswer);
    await project.run();
    await server.close();
    project.write('briefs/rim.yaml', 'topic: Rim tape\n');
    const before = project.tree();
    const run = await project.run();
    expect(states(run)).toEqual({ 'hub-service': 'unchanged', 'rim-tape': 'failed', 'wheel-truing': 'unchanged' });
    expect(project.tree()).toEqual(before);
  });

  test('a missing key is told before anything is done', async () => {
    const project = testProject({ ...topics('Wheel truing'), 'slugline.config.yaml': `${ENGLISH_CONFIG}model: { provider: openai }\n` });
    const error = await project.run().catch((thrown: unknown) => thrown);
    expect((error as SluglineError).problems).toMatchObject([{ code: 'PROVIDER_CONFIG', help: expect.stringContaining('OPENAI_API_KEY') as string }]);
    expect(project.has('output')).toBe(false);
  });
});

describe('an interrupt', () => {
  test('keeps and places what is finished; the next run asks only for the rest', async () => {
    let hold = true;
    const abort = new AbortController();
    const { project, server } = await modelProject(async (request) => {
      const { stage, topic } = asked(request);
      if (hold && topic === 'Wheel truing' && stage === 'draft') {
        abort.abort();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return goodAnswer(request);
    }, topics('Hub service', 'Wheel truing', 'Zip ties'), ', concurrency: 1');
    const run = await project.run({ signal: abort.signal });
    expect(states(run)).toEqual({ 'hub-service': 'written', 'wheel-truing': 'stopped', 'zip-ties': 'stopped' });
    expect(run.result.interrupted).toBe(true);
    expect(run.events.filter((event) => event.type === 'interrupted')).toHaveLength(1);
    expect(project.manifest().articles.map((entry) => entry.slug)).toEqual(['hub-service']);
    // The draft under way was paid for, so it is in the lock.
    expect(project.lock('wheel-truing')).toMatchObject({ state: 'pending', text: null, stages: { draft: { usage: { output: 500 } } } });

    hold = false;
    const before = server.requests.length;
    const next = await project.run();
    expect(states(next)).toEqual({ 'hub-service': 'unchanged', 'wheel-truing': 'written', 'zip-ties': 'written' });
    expect(server.requests.slice(before).map((request) => `${asked(request).topic}/${asked(request).stage}`).toSorted()).toEqual(['Wheel truing/faq', 'Wheel truing/meta', 'Zip ties/draft', 'Zip ties/faq', 'Zip ties/meta', 'Zip ties/outline']);
  });

  test('before the start does nothing', async () => {
    const { project, server } = await modelProject();
    const run = await project.run({ signal: AbortSignal.abort() });
    expect(states(run)).toEqual({ 'hub-service': 'stopped', 'wheel-truing': 'stopped' });
    expect([server.requests.length, run.result.interrupted]).toEqual([0, true]);
  });

  test('does not wait for the end of a pause between two tries', async () => {
    const abort = new AbortController();
    const { project } = await modelProject(() => ({ fault: 'rate-limit', retryAfter: '3600' }), topics('Wheel truing'));
    const world = {
      files: project.files, now: () => new Date(project.now), clock: () => performance.now(), random: () => 0.5, env: (name: string) => project.env[name],
      sleep: async (ms: number, signal?: AbortSignal) => {
        setTimeout(() => abort.abort(), 10);
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(resolve, ms);
          signal?.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason as Error); });
        });
      },
    };
    const begun = performance.now();
    const events: RunEvent[] = [];
    for await (const event of generateProject(world, project.dir, { signal: abort.signal })) events.push(event);
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(events.at(-1)).toMatchObject({ type: 'result', result: { interrupted: true, articles: [{ state: 'stopped', problems: [] }] } });
  });
});

describe('auto without a key, after a model has written', () => {
  const auto = async (): Promise<{ project: TestProject; before: Record<string, string> }> => {
    const { project } = await modelProject(goodAnswer, topics('Wheel truing'));
    await project.run();
    project.write('slugline.config.yaml', project.read('slugline.config.yaml').replace('provider: openai', 'provider: auto'));
    project.env = {};
    return { project, before: project.tree() };
  };

  test('nothing changed: up to date', async () => {
    const { project, before } = await auto();
    const run = await project.run();
    expect(states(run)).toEqual({ 'wheel-truing': 'unchanged' });
    expect(project.tree()).toEqual(before);
  });

  test('the brief changed: held with the reason, the article stays', async () => {
    const { project, before } = await auto();
    project.write('briefs/wheel-truing.yaml', 'topic: Wheel truing\naudience: beginners\n');
    const run = await project.run();
    expect(run.articles['wheel-truing']).toMatchObject({ state: 'held', reason: expect.stringMatching(/^brief changed, but test-model wrote it: give its API key, or choose --provider offline$/) as string });
    expect(project.tree()).toEqual(before);
  });

  test('the layout changed or the file is gone: put together again from the lock, and still of the model', async () => {
    const { project } = await auto();
    const article = project.article('wheel-truing');
    project.remove('output/wheel-truing.md');
    expect(states(await project.run())).toEqual({ 'wheel-truing': 'written' });
    expect(project.article('wheel-truing')).toBe(article);
    expect(project.lock('wheel-truing').model).toBe('test-model');
    project.edit('slugline.config.yaml', 'bio: Anna repairs bicycles', 'bio: Anna repairs wheels');
    expect(states(await project.run())).toEqual({ 'wheel-truing': 'written' });
    expect(project.article('wheel-truing')).toContain('Anna repairs wheels');
    expect(project.lock('wheel-truing').model).toBe('test-model');
  });

  test('an article that the model began is held too', async () => {
    const { project } = await modelProject(only('draft', 'Wheel truing', 'Sorry?'), topics('Wheel truing'));
    await project.run();
    project.write('slugline.config.yaml', project.read('slugline.config.yaml').replace('provider: openai', 'provider: auto'));
    project.env = {};
    expect(states(await project.run())).toEqual({ 'wheel-truing': 'held' });
  });

  test('--provider offline and --force say so and are obeyed', async () => {
    const { project } = await auto();
    expect(states(await project.run({ provider: 'offline' }))).toEqual({ 'wheel-truing': 'written' });
    expect(project.article('wheel-truing')).not.toContain('The model says');
  });
});
