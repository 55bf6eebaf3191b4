import { afterEach, describe, expect, test } from 'vitest';
import { createBriefs } from '../src/briefs.ts';
import { createCallsToAction, type CallsToAction } from '../src/calls-to-action.ts';
import type { LockNote } from '../src/locks.ts';
import { briefSchema, type Brief } from '../src/model/brief.ts';
import { lockSchema, type Lock } from '../src/model/lock.ts';
import { configSchema } from '../src/model/site.ts';
import { parseArticle } from '../src/text/frontmatter.ts';
import { startFakeOpenAI, type FakeOpenAI } from './kit/fake-openai.ts';
import { asked, ENGLISH_CONFIG, goodAnswer, testProject, topics, withServer, type TestProject } from './kit/project.ts';
import { languages } from './kit/rule.ts';

/** Which article gets which call to action. */

interface Given {
  cta: readonly Record<string, unknown>[];
  briefs: Readonly<Record<string, string | Record<string, unknown>>>;
  /** Ids that locks have; `text` is what was placed, `linked` what the values link to. */
  locks?: Readonly<Record<string, { cta?: string | null; linked?: string; text?: string | null }>>;
  locale?: string;
}

const BASE = { site: { url: 'https://example.org', name: 'A' }, brand: { name: 'B' } };

function setUp({ cta, briefs: given, locks = {}, locale = 'en' }: Given): { ctas: CallsToAction; brief(slug: string): Brief; choice(): Record<string, string | undefined> } {
  const config = configSchema.parse({ ...BASE, cta: cta.map((one) => ({ url: `https://shop.example.net/${String(one['id'])}`, text: 'write to us', ...one })) });
  const { briefs, add } = createBriefs();
  for (const [slug, more] of Object.entries(given)) {
    add({ ...briefSchema.parse({ intent: 'commercial', ...(typeof more === 'string' ? { topic: more } : more) }), slug, locale, file: `briefs/${slug}.yaml`, hash: '' });
  }
  const ctas = createCallsToAction({
    project: { briefs, config }, languages,
    locks: {
      noted: (slug): LockNote | undefined => (locks[slug] === undefined ? undefined : { related: [], findings: { errors: 0, warnings: 0 }, cta: locks[slug].cta ?? null, ctaInText: locks[slug].linked }),
      get: (slug): Lock | undefined => (locks[slug] === undefined ? undefined : ({ text: locks[slug].text ?? null } as Lock)),
    },
  });
  const brief = (slug: string): Brief => briefs.get(slug) as Brief;
  return { ctas, brief, choice: () => Object.fromEntries(Object.keys(given).map((slug) => [slug, ctas.of(brief(slug))?.id])) };
}

/** Ten subjects of a blog about flats. */
const FLATS = {
  arrival: 'Flat arrival', cleaning: 'Flat cleaning', keys: 'Flat keys', linen: 'Flat linen', noise: 'Flat noise',
  photos: 'Flat photos', prices: 'Flat prices', repairs: 'Flat repairs', taxes: 'Flat taxes', water: 'Flat water',
};

describe('relevance', () => {
  test('a word that every brief has says little, a rare one is enough', () => {
    const { choice } = setUp({ cta: [{ id: 'service', keywords: ['flat', 'cleaning'] }], briefs: FLATS });
    expect(Object.entries(choice()).filter(([, id]) => id !== undefined)).toEqual([['cleaning', 'service']]);
  });
  test('Russian words in other forms', () => {
    const briefs = { dom: 'Шум в квартире', uborka: 'Как убирать квартиру между гостями: уборка', klyuchi: 'Ключи от квартиры', svet: 'Свет в квартире', voda: 'Вода в квартире' };
    expect(setUp({ locale: 'ru', cta: [{ id: 'servis', keywords: ['уборкой', 'квартира'] }], briefs }).choice()).toEqual({ dom: undefined, uborka: 'servis', klyuchi: undefined, svet: undefined, voda: undefined });
  });
  test('in a project of one brief a shared keyword is enough, and nothing shared is not', () => {
    expect(setUp({ cta: [{ id: 'service', keywords: ['flat'] }], briefs: { a: { topic: 'Flat cleaning', intent: 'informational' } } }).choice()).toEqual({ a: 'service' });
    expect(setUp({ cta: [{ id: 'service', keywords: ['boat'] }], briefs: { a: 'Flat cleaning' } }).choice()).toEqual({ a: undefined });
  });
  test('the best of several; of equals the first of the config', () => {
    const cta = [{ id: 'linen', keywords: ['linen'] }, { id: 'wash', keywords: ['linen', 'washing'] }];
    expect(setUp({ cta, briefs: { ...FLATS, linen: 'Washing linen' } }).choice()['linen']).toBe('wash');
    expect(setUp({ cta: cta.map((one) => ({ ...one, keywords: ['linen'] })), briefs: FLATS }).choice()['linen']).toBe('linen');
  });
  test('half of a keyword is half as much; one word of the anchor text is too little', () => {
    const { choice } = setUp({ cta: [{ id: 'lease', keywords: ['short-stay lease contract'] }], briefs: { ...FLATS, contract: { topic: 'Contract of work', intent: 'informational' } } });
    expect(choice()['contract']).toBeUndefined();
    expect(setUp({ cta: [{ id: 'write', text: 'write to the photos desk' }], briefs: FLATS }).choice()['photos']).toBeUndefined();
  });
  test('outline and goal count for half', () => {
    const outline = { topic: 'Flat rules', outline: [{ heading: 'Where the laundry goes' }] };
    expect(setUp({ cta: [{ id: 'wash', keywords: ['laundry'] }], briefs: { ...FLATS, rules: outline } }).choice()['rules']).toBe('wash');
    expect(setUp({ cta: [{ id: 'wash', keywords: ['laundry'] }], briefs: { ...FLATS, rules: { ...outline, intent: 'informational' } } }).choice()['rules']).toBeUndefined();
  });
  test('none without keywords that fit, without calls to action, in a language that nobody speaks', () => {
    expect(setUp({ cta: [], briefs: FLATS }).choice()['arrival']).toBeUndefined();
    expect(setUp({ cta: [{ id: 'x' }], briefs: FLATS }).choice()['arrival']).toBeUndefined();
    expect(setUp({ locale: 'tlh', cta: [{ id: 'x', keywords: ['arrival'] }], briefs: FLATS }).choice()['arrival']).toBeUndefined();
  });
  test('no article is sent to itself', () => {
    const cta = [{ id: 'self', url: 'https://example.org/blog/linen/', keywords: ['linen', 'towels'] }];
    expect(setUp({ cta, briefs: { ...FLATS, towels: 'Towels' } }).choice()).toMatchObject({ linen: undefined, towels: 'self' });
    expect(setUp({ cta, briefs: { linen: { topic: 'Linen', cta: 'self' } } }).choice()).toEqual({ linen: undefined });
  });
});

describe('intents', () => {
  const one = (intents: readonly string[] | undefined, intent: string, topic = 'Flat linen'): string | undefined =>
    setUp({ cta: [{ id: 'x', keywords: ['linen', 'flat'], ...(intents === undefined ? {} : { intents }) }], briefs: { ...FLATS, linen: { topic, intent } } }).choice()['linen'];
  test('only those that are listed', () => {
    expect(one(['commercial', 'transactional'], 'transactional')).toBe('x');
    expect(one(['commercial'], 'informational')).toBeUndefined();
    expect(one(['informational'], 'informational')).toBe('x');
    expect(one([], 'commercial')).toBeUndefined();
  });
  test('an informational brief wants clear relevance unless the config names the intent', () => {
    const briefs = { ...FLATS, rules: { topic: 'House rules', goal: 'The linen is counted', intent: 'informational' } };
    const choose = (more: Record<string, unknown>): string | undefined => setUp({ cta: [{ id: 'x', keywords: ['linen'], ...more }], briefs }).choice()['rules'];
    expect(choose({})).toBeUndefined();
    // In 2 of 11 briefs, and only in the goal.
    expect(setUp({ cta: [{ id: 'x', keywords: ['linen', 'house'], intents: ['informational'] }], briefs }).choice()['rules']).toBe('x');
  });
});

describe('quotas', () => {
  const named = { a: { topic: 'Anything', cta: 'x' }, b: { topic: 'Else', cta: 'x' }, c: { topic: 'More', cta: 'x' } };
  test('the most relevant ones get it, ties by slug; the next best call to action goes to the others', () => {
    const briefs = { ...FLATS, towels: 'Linen', zed: 'Linen' };
    const limited = { id: 'x', keywords: ['linen', 'water'], max: 2 };
    expect(setUp({ cta: [limited], briefs }).choice()).toMatchObject({ water: 'x', linen: 'x', towels: undefined, zed: undefined });
    expect(setUp({ cta: [limited, { id: 'y', keywords: ['linen'] }], briefs }).choice()).toMatchObject({ water: 'x', linen: 'x', towels: 'y', zed: 'y' });
  });
  test('those that have it keep it, and what fits no longer gives its place away', () => {
    const given = { cta: [{ id: 'x', keywords: ['linen'], max: 1 }], briefs: { ...FLATS, zed: 'Linen' } };
    expect(setUp(given).choice()).toMatchObject({ linen: 'x', zed: undefined });
    expect(setUp({ ...given, locks: { zed: { cta: 'x' } } }).choice()).toMatchObject({ linen: undefined, zed: 'x' });
    expect(setUp({ ...given, locks: { water: { cta: 'x' } } }).choice()).toMatchObject({ linen: 'x', water: undefined });
    expect(setUp({ ...given, locks: { zed: { cta: 'gone' } } }).choice()).toMatchObject({ linen: 'x' });
  });
  test('what has it keeps it when its words become common', () => {
    const briefs = Object.fromEntries(Object.keys(FLATS).map((slug) => [slug, 'Flat']));
    const given = { cta: [{ id: 'x', keywords: ['flat'] }], briefs };
    expect(setUp({ ...given, locks: { keys: { cta: 'x' } } }).choice()).toMatchObject({ keys: 'x', linen: undefined });
  });
  test('named ones count first; over the quota they get it all the same, with a warning', () => {
    const { choice, ctas, brief } = setUp({ cta: [{ id: 'x', keywords: ['linen'], max: 2 }], briefs: { ...FLATS, ...named }, locks: { linen: { cta: 'x' } } });
    expect(choice()).toMatchObject({ a: 'x', b: 'x', c: 'x', linen: undefined });
    expect(ctas.problems(brief('b'))).toEqual([]);
    expect(ctas.problems(brief('c'))).toEqual([{ code: 'BRIEF_INVALID', file: 'briefs/c.yaml', message: expect.stringContaining('3 briefs name the call to action "x", which may stand in 2 articles at most') as string, help: expect.any(String) as string }]);
  });
  test('0 is none, unless it is named', () => {
    const { choice, ctas, brief } = setUp({ cta: [{ id: 'x', keywords: ['linen'], max: 0 }], briefs: { ...FLATS, a: named.a } });
    expect(choice()).toMatchObject({ linen: undefined, a: 'x' });
    expect(ctas.problems(brief('a'))).toHaveLength(1);
  });
  test('briefs that are not ready take no place', () => {
    const briefs = { a: { topic: 'Linen', status: 'hold' }, b: { topic: 'Linen', cta: 'x', status: 'draft' }, c: 'Linen' };
    expect(setUp({ cta: [{ id: 'x', keywords: ['linen'], max: 1 }], briefs }).choice()).toMatchObject({ a: undefined, c: 'x' });
  });
  test('named against its intents: a warning; `none` and unnamed ones: no word', () => {
    const { ctas, brief } = setUp({ cta: [{ id: 'x', intents: ['transactional'] }], briefs: { ...named, d: { topic: 'D', cta: 'none' }, e: 'E' } });
    expect(ctas.problems(brief('a')).map(({ message }) => message)).toEqual([expect.stringContaining('which the config has for the intent transactional, and its own intent is commercial')]);
    expect([...ctas.problems(brief('d')), ...ctas.problems(brief('e'))]).toEqual([]);
  });
  test('the order of the briefs does not matter', () => {
    const given = { cta: [{ id: 'x', keywords: ['linen', 'water', 'keys'], max: 2 }, { id: 'y', keywords: ['photos', 'keys'], max: 1 }], briefs: FLATS };
    expect(setUp({ ...given, briefs: Object.fromEntries(Object.entries(FLATS).toReversed()) }).choice()).toEqual(setUp(given).choice());
  });
});

describe('links that texts have already', () => {
  const given = { cta: [{ id: 'x', url: 'https://shop.example.net/x?a=1&b=2', keywords: ['boats'] }], briefs: FLATS };
  test.each<[string, NonNullable<Given['locks']>[string], string | undefined]>([
    ['chosen for it and linked: it stays, whatever the words', { cta: 'x', linked: 'x' }, 'x'],
    ['chosen for it, not linked, and the words do not fit', { cta: 'x' }, undefined],
    ['a lock of before the choice, with the link on the page', { linked: 'x', text: '<a href="https://shop.example.net/x?a=1&amp;b=2">' }, 'x'],
    ['a text that is not placed yet', { linked: 'x', text: null }, 'x'],
    ['a link that lost its address', { linked: 'x', text: 'words' }, undefined],
    ['a link to one that is gone', { linked: 'gone', text: null }, undefined],
  ])('%s', (_name, lock, id) => expect(setUp({ ...given, locks: { keys: lock } }).choice()['keys']).toBe(id));

  test('what the article as it lies there must have', () => {
    const { ctas, brief } = setUp({ cta: [{ id: 'x', keywords: ['linen', 'water'], max: 1 }], briefs: { ...FLATS, a: { topic: 'A', cta: 'x' } }, locks: { linen: { cta: 'x' } } });
    // Lost to a quota: it has to change. Not had: nothing has to.
    expect([ctas.standing(brief('linen')), ctas.standing(brief('water'))]).toEqual([null, null]);
    const kept = setUp({ cta: [{ id: 'x', keywords: ['linen', 'water'] }], briefs: FLATS, locks: { linen: { cta: 'x' } } });
    expect([kept.ctas.standing(kept.brief('linen')), kept.ctas.standing(kept.brief('water')), kept.choice()['water']]).toEqual(['x', null, 'x']);
  });
});

test('10,000 briefs in linear time, and once', () => {
  const briefs = Object.fromEntries(Array.from({ length: 10_000 }, (_, number) => [`s${number}`, `Flat ${['linen', 'water', 'keys', 'noise'][number % 4] ?? ''} ${number}`]));
  const { choice } = setUp({ cta: [{ id: 'x', keywords: ['linen'], max: 100, intents: ['commercial'] }, { id: 'y', keywords: ['water'] }], briefs });
  const begun = performance.now();
  const chosen = Object.values(choice());
  expect(chosen.filter((id) => id === 'x')).toHaveLength(100);
  expect(chosen.filter((id) => id === 'y')).toHaveLength(2500);
  expect(performance.now() - begun).toBeLessThan(10_000);
});

// ---- whole runs --------------------------------------------------------------------------------------------------------------------

const open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const URL_OF = 'https://dvorik.example.com/workshop/';
const CONFIG = (more: string): string => ENGLISH_CONFIG.replace('keywords: [bicycle] }', `keywords: [truing], ${more} }`);

/** A model whose draft for "Wheel truing" is given. */
/** What a writer claims is not what is tested here. */
const UNJUDGED = 'rules: { claims/unbound: warning }\n';

async function withDraft(draft: string, config = `${CONFIG('')}${UNJUDGED}`, more: Readonly<Record<string, string | undefined>> = {}): Promise<TestProject> {
  const server = await startFakeOpenAI((request) => (asked(request).stage === 'draft' && asked(request).topic === 'Wheel truing' ? draft : goodAnswer(request)));
  open.push(server);
  const project = testProject({ ...topics('Wheel truing', 'Hub service', 'Saddle height'), 'slugline.config.yaml': config, ...more });
  withServer(project, server.baseURL);
  return project;
}

const DRAFT = (text: string): string => `An opening that says what the reader gains from this article about wheel truing at home.\n\n## Where wheel truing begins\n\n${text}\n\n## How wheel truing is done\n\nTurn slowly, look at both sides of the rim and turn again where it is needed.\n`;
const body = (project: TestProject, slug = 'wheel-truing'): string => parseArticle(project.article(slug)).body;
const count = (text: string): number => text.split('dvorik.example.com/workshop').length - 1;

describe('runs', () => {
  test('the choice is in the lock, a second run does nothing, and another brief changes no article', async () => {
    const project = testProject({ ...topics('Wheel truing', 'Hub service', 'Saddle height'), 'slugline.config.yaml': CONFIG('max: 1') });
    await project.run();
    expect([project.lock('wheel-truing').cta, project.lock('hub-service').cta]).toEqual(['workshop', null]);
    expect(count(body(project))).toBe(1);
    expect(count(body(project, 'hub-service'))).toBe(0);
    expect(project.plan().items.map((item) => item.action)).toEqual(['none', 'none', 'none']);
    project.write('briefs/a-truing.yaml', 'topic: A truing of truing\nkeywords: { primary: truing }\n');
    expect(Object.fromEntries(project.plan().items.map((item) => [item.slug, item.action]))).toEqual({ 'a-truing-of-truing': 'write', 'hub-service': 'none', 'saddle-height': 'none', 'wheel-truing': 'none' });
    await project.run();
    expect([project.lock('wheel-truing').cta, project.lock('a-truing-of-truing').cta]).toEqual(['workshop', null]);
  });

  test('a brief that names it takes the place of one that was given it, which is put together again without it', async () => {
    const project = testProject({ ...topics('Wheel truing', 'Hub service'), 'slugline.config.yaml': CONFIG('max: 1, intents: [informational]') });
    await project.run();
    project.write('briefs/hub-service.yaml', 'topic: Hub service\ncta: workshop\nintent: commercial\n');
    expect(project.item('wheel-truing').action).toBe('render');
    const run = await project.run();
    expect([count(body(project)), count(body(project, 'hub-service'))]).toEqual([0, 1]);
    expect(project.lock('wheel-truing').cta).toBeNull();
    expect(run.articles['hub-service']).toMatchObject({ state: 'written', problems: [{ message: expect.stringContaining('its own intent is commercial') as string }] });
    expect(project.plan().items.map((item) => item.action)).toEqual(['none', 'none']);
    // The place is free again: nobody is touched for it, and it is taken when there is another reason.
    project.write('briefs/hub-service.yaml', 'topic: Hub service\ncta: none\nintent: commercial\n');
    expect([project.item('wheel-truing').action, project.item('hub-service').action]).toEqual(['none', 'render']);
    project.edit('slugline.config.yaml', 'bio: Anna repairs bicycles', 'bio: Anna repairs wheels');
    await project.run();
    expect([count(body(project)), count(body(project, 'hub-service'))]).toEqual([1, 0]);
    expect(project.plan().items.map((item) => item.action)).toEqual(['none', 'none']);
  });

  test('a lock without the key is read as one without a choice', async () => {
    const project = testProject({ ...topics('Wheel truing'), 'slugline.config.yaml': CONFIG('') });
    await project.run();
    const { cta: _cta, ...old } = project.lock('wheel-truing');
    expect(lockSchema.parse(old).cta).toBeNull();
  });

  test('the model is offered the chosen one and no other', async () => {
    const project = await withDraft(DRAFT('The [workshop](cta:workshop) trues wheels with a stand and a good deal of time.'));
    await project.run();
    expect(body(project)).toContain(`The [workshop](${URL_OF}) trues wheels`);
    expect(count(body(project))).toBe(1);
    const prompts = open[0]?.requests.filter((request) => asked(request).stage === 'draft') ?? [];
    expect(prompts.filter((request) => JSON.stringify(request.body).includes('cta:workshop')).map((request) => asked(request).topic)).toEqual(['Wheel truing']);
  });
});

describe('in the text of a model', () => {
  test.each<[string, string, string]>([
    ['a sentence before it without a space', 'Read the contract.[Terms](cta:workshop) apply to each wheel of the bicycle.', `Read the contract. [Terms](${URL_OF}) apply`],
    ['bold words before it', '**Read the contract.**[Terms](cta:workshop) apply to each wheel.', `**Read the contract.** [Terms](${URL_OF}) apply`],
    ['a bold link', 'Read the contract.**[Terms](cta:workshop)** apply to each wheel.', `Read the contract. **[Terms](${URL_OF})** apply`],
    ['a quote that ends', 'He said "read it."[Terms](cta:workshop) apply to each wheel.', `[Terms](${URL_OF}) apply`],
    ['a sentence behind it', 'Ask [the workshop](cta:workshop)Then wait for the answer of the mechanic.', `[the workshop](${URL_OF}) Then wait`],
    ['a second one', 'Ask [the workshop](cta:workshop) first. Then ask [the workshop](cta:workshop) again.', `Ask [the workshop](${URL_OF}) first. Then ask the workshop again.`],
  ])('%s', async (_name, text, wanted) => {
    const project = await withDraft(DRAFT(text));
    await project.run();
    expect(body(project)).toContain(wanted);
    expect(body(project)).not.toMatch(/[.!?"”][[<]/);
    expect(count(body(project))).toBe(1);
  });

  test.each<[string, string, string]>([
    ['a list item', '- Loosen the spoke.[Terms](cta:workshop) apply\n- Turn it back after the ride', '- Loosen the spoke. Terms apply'],
    ['a table cell', '| Part | Help |\n|---|---|\n| Spoke | [Terms](cta:workshop) |\n| Rim | None at all |', '| Spoke | Terms |'],
    ['a heading', 'Words before the heading are here as well.\n\n### Ask [the workshop](cta:workshop) today\n\nWords behind the heading are here as well.', '### Ask the workshop today'],
    ['an item that would open a list', '- [1. Terms](cta:workshop)\n- Turn it back after the ride', '- 1\\. Terms'],
  ])('in %s its words stay, and the block comes at the end', async (_name, text, wanted) => {
    const project = await withDraft(DRAFT(text));
    const run = await project.run();
    expect(body(project)).toContain(wanted);
    expect(body(project)).toContain(`\n\nWhen the job is too big you can [book a repair at the workshop](${URL_OF}).\n\n`);
    expect(count(body(project))).toBe(1);
    expect(run.articles['wheel-truing']?.notes.map(({ what }) => what)).toContain(text.startsWith('Words') ? 'raw-url' : 'call-to-action');
  });

  test.each<[string, boolean]>([['a model', true], ['an editor', false]])('an answer of %s keeps the words', async (_name, byModel) => {
    const answer = 'Anyone with time, or [the workshop](cta:workshop) in the next street does it for you.';
    const server = await startFakeOpenAI((request) => (asked(request).stage === 'faq' && asked(request).topic === 'Wheel truing' ? { json: { items: [{ question: 'Who trues wheels?', answer }] } } : goodAnswer(request)));
    open.push(server);
    const project = testProject({ ...topics('Wheel truing'), 'slugline.config.yaml': CONFIG(''), 'briefs/wheel-truing.yaml': `topic: Wheel truing\n${byModel ? '' : `faq: [{ question: Who trues wheels?, answer: "${answer}" }]\n`}` });
    withServer(project, server.baseURL);
    const run = await project.run();
    expect(body(project)).toContain('Anyone with time, or the workshop in the next street does it for you.');
    expect(count(body(project))).toBe(1);
    // What an editor wrote is cleaned without a word.
    expect(run.articles['wheel-truing']?.notes.map(({ what }) => what)).toEqual(byModel ? ['raw-url'] : []);
  });
});

describe('one page, one link', () => {
  const facts = `topic: Wheel truing\nfacts: [{ id: stand, text: The workshop has a stand, source: "https://www.dvorik.example.com/workshop?x=1" }]\n`;
  test.each(['inline', 'footnotes', 'list'])('a source with the same address: the text has the link, so there is no block (%s)', async (sources) => {
    const project = await withDraft(DRAFT('[The workshop has a stand](fact:stand) for wheels of every size and age.'), `${CONFIG('')}article: { sources: ${sources} }\n`, { 'briefs/wheel-truing.yaml': facts });
    await project.run();
    expect(count(body(project))).toBe(1);
    expect(body(project)).not.toContain('book a repair');
  });
  test('a source with the same address beside the call to action keeps its words', async () => {
    const project = await withDraft(DRAFT('[The workshop has a stand](fact:stand) for all wheels. Ask [the workshop](cta:workshop) before you begin.'), CONFIG(''), { 'briefs/wheel-truing.yaml': facts });
    await project.run();
    expect(body(project)).toContain(`The workshop has a stand for all wheels. Ask [the workshop](${URL_OF}) before`);
    expect(count(body(project))).toBe(1);
  });
  test('a call to action that leads to an article: neither a link in the text nor the related list repeats it', async () => {
    const config = CONFIG('').replace('https://dvorik.example.com/workshop/', 'https://example.org/blog/hub-service/');
    const hub = (text: string): number => text.split('/blog/hub-service/').length - 1;
    const block = await withDraft(DRAFT('Turn the key a little and look at the gap between the rim and the pad.'), config);
    await block.run();
    expect(hub(body(block))).toBe(1);
    expect(block.lock('wheel-truing').links.related.map(({ slug }) => slug)).not.toContain('hub-service');
    const linked = await withDraft(DRAFT('See [the hub](post:hub-service) first, and [the service](cta:workshop) after that.'), config);
    await linked.run();
    expect(body(linked)).toContain('See the hub first, and [the service](https://example.org/blog/hub-service/) after that.');
    expect(hub(body(linked))).toBe(1);
  });
  test('paid hosts and those below them are marked', async () => {
    const project = await withDraft(DRAFT('Ask.[The workshop](cta:workshop) has a stand for wheels of every size and age.'), `${CONFIG('rel: [nofollow]')}links: { sponsoredHosts: [Example.com] }\n`);
    await project.run();
    expect(body(project)).toContain(`Ask. <a href="${URL_OF}" rel="nofollow sponsored">The workshop</a> has`);
  });
});
