import { describe, expect, test } from 'vitest';
import { documentOf } from '../src/articles.ts';
import { appliesTo, factDate, factIn, factSource, factText, factUses, factWording, isExpired, unfitLinks, type FactUse } from '../src/fact-ledger.ts';
import { nodeFiles } from '../src/io/files.ts';
import { createLanguages } from '../src/languages.ts';
import type { Fact } from '../src/model/brief.ts';
import { SluglineError, type Problem } from '../src/model/errors.ts';
import { loadProject } from '../src/project.ts';
import { locales } from '../src/registry.ts';
import { sandbox } from './kit/command.ts';
import { ENGLISH_CONFIG, englishProject, russianProject, testProject, topics } from './kit/project.ts';

const languages = createLanguages(locales);
const FEE: Fact = { id: 'fee', text: 'Обслуживание стоит 990 рублей', wording: ['от 990 рублей'], locales: { en: { text: 'Servicing costs 990 roubles', wording: ['from 990 roubles'] }, de: { text: 'Die Wartung kostet 990 Rubel' } } };

describe('what a fact says', () => {
  test.each([['en', 'Servicing costs 990 roubles'], ['en-GB', 'Servicing costs 990 roubles'], ['ru', 'Обслуживание стоит 990 рублей'], ['fr', 'Обслуживание стоит 990 рублей'], ['constructor', 'Обслуживание стоит 990 рублей']])('in %s', (tag, text) => {
    expect(factText(FEE, tag)).toBe(text);
    expect(factIn(FEE, tag).text).toBe(text);
  });
  test('wordings belong to their language: those of another one are none', () => {
    expect(['ru', 'en', 'de'].map((tag) => factWording(FEE, tag))).toEqual([['от 990 рублей'], ['from 990 roubles'], []]);
    expect(['ru', 'en', 'de'].map((tag) => factIn(FEE, tag).wording)).toEqual([['от 990 рублей'], ['from 990 roubles'], undefined]);
  });
  test('without a variant it is the same object', () => {
    const fact: Fact = { id: 'a', text: 'b' };
    expect(factIn(fact, 'en')).toBe(fact);
  });
  test('source and day, also of own data', () => {
    expect([factSource({ id: 'a', text: 'b' }), factDate({ id: 'a', text: 'b' })]).toEqual([undefined, undefined]);
    const own: Fact = { id: 'a', text: 'b', own: { owner: 'Anna Sedova', date: '2026-03-01' } };
    expect([factSource(own), factDate(own), factDate({ ...own, asOf: '2026-04-01' })]).toEqual(['own data, Anna Sedova, 2026-03-01', '2026-03-01', '2026-04-01']);
  });
});

describe('where and how long', () => {
  test.each([[undefined, false], ['2026-05-31', true], ['2026-06-01', false], ['2026-06-02', false], ['2026-05-31T23:00:00Z', true]])('expires %s: expired on 2026-06-01 is %s', (expires, expired) => {
    expect(isExpired({ id: 'a', text: 'b', ...(expires === undefined ? {} : { expires }) }, '2026-06-01')).toBe(expired);
  });
  test.each([
    [undefined, true], [['chain-care'], true], [['howto'], true], [['en'], true], [['bicycle'], true], [['ru', 'chain-care'], true],
    [['chain'], false], [['guide'], false], [['ru'], false], [['e'], false],
  ])('scope %j: %s', (scope, applies) => {
    const fact: Fact = { id: 'a', text: 'b', ...(scope === undefined ? {} : { scope }) };
    expect(appliesTo(fact, { slug: 'chain-care', type: 'howto', locale: 'en-GB', tags: ['bicycle'] })).toBe(applies);
    expect(appliesTo({ id: 'a', text: 'b', scope: ['bicycle'] }, { slug: 'chain-care', locale: 'en' })).toBe(false);
  });
  test('links to facts that may not be stated: one problem a fact, and the first of an id counts', () => {
    const facts: Fact[] = [{ id: 'old', text: 'x', expires: '2026-01-01' }, { id: 'old', text: 'x' }, { id: 'ru', text: 'y', scope: ['ru', 'guide'] }, { id: 'good', text: 'z', expires: '2027-01-01' }, { id: 'unused', text: 'z', expires: '2020-01-01' }];
    const said = unfitLinks('[a](fact:old) [b](fact:old) [c](fact:ru) [d](fact:good) [e](fact:nobody)', facts, { slug: 'page', locale: 'en' }, '2026-06-01');
    expect(said.map(({ id, problem }) => [id, problem.message])).toEqual([
      ['old', 'the link to the fact "old": it expired on 2026-01-01'], ['ru', 'the link to the fact "ru": its scope is ru, guide, and "page" is not in it'],
    ]);
    expect(said.every(({ problem }) => (problem.help ?? '') !== '')).toBe(true);
    expect(unfitLinks('[d](fact:good)', facts, { slug: 'page', locale: 'en' }, '2026-06-01')).toEqual([]);
  });
});

describe('which lines of an article state a fact', () => {
  const uses = (facts: readonly Fact[], text: string | undefined, values: readonly unknown[] = [], lang = 'en'): Record<string, FactUse[]> => {
    const doc = text === undefined ? undefined : documentOf('a.md', `---\ntitle: 990 roubles\nlang: ${lang}\n---\n${text}`, languages, undefined);
    return Object.fromEntries([...factUses({ slug: 'a', locale: lang, doc, values }, facts)].map(([fact, list]) => [fact.id, list]));
  };
  const price: Fact = { id: 'price', text: 'Servicing costs 990 roubles', source: 'https://example.org/price' };

  test('by a link: where the linked words stand, whatever became of the link', () => {
    const values = [{ sections: [{ body: 'We ask. [Servicing costs 990 roubles](fact:price), parts *not* included.' }] }];
    for (const body of ['[Servicing costs 990 roubles](https://example.org/price), parts', 'Servicing costs 990 roubles[^price], parts', 'Servicing costs 990 roubles, parts', 'All [for 990 roubles](https://example.org/price)']) {
      expect(uses([price], `# A\n\nOne.\n\n${body}\n`, values)['price']).toEqual([expect.objectContaining({ by: 'link', line: 9, differs: false })]);
    }
  });
  test('by a link that opens its sentence: that sentence', () => {
    expect(uses([price], '# A\n\nWe ask. [Servicing costs 990 roubles](https://example.org/price) a year. More.\n', ['[Servicing costs 990 roubles](fact:price) a year.'])['price']?.[0]?.text).toBe('Servicing costs 990 roubles a year.');
  });
  test('a sentence whose number is no longer that of the fact', () => {
    const now = { ...price, text: 'Servicing costs 1 090 roubles' };
    expect(uses([now], '# A\n\nServicing costs 990 roubles a year.\n', ['[costs 990 roubles](fact:price)'])['price']).toMatchObject([{ by: 'link', differs: true }]);
    expect(uses([now], '# A\n\nServicing costs 1090 roubles a year.\n', ['[costs 1090 roubles](fact:price)'])['price']).toMatchObject([{ differs: false }]);
    expect(uses([now], '# A\n\nServicing has its price.\n', ['[has its price](fact:price)'])['price']).toMatchObject([{ differs: false }]);
  });
  test('linked words that are nowhere, and an article that is not placed: no line', () => {
    expect(uses([price], '# A\n\nOther words.\n', ['[Servicing *costs* money](fact:price)'])['price']).toEqual([{ by: 'link', line: null, text: 'Servicing costs money', differs: false }]);
    expect(uses([price], undefined, ['[Servicing costs money](fact:price)'])['price']).toEqual([{ by: 'link', line: null, text: 'Servicing costs money', differs: false }]);
  });
  test('by a value: a number of the fact in a sentence about the same, in digits or words', () => {
    expect(uses([price], '# A\n\nA yearly servicing is 990 roubles here.\n\n990 visitors came.\n')['price']).toEqual([{ by: 'value', line: 7, text: 'A yearly servicing is 990 roubles here.', differs: false }]);
    expect(uses([{ id: 'age', text: 'The workshop has been open for fifteen years' }], '# A\n\nThe workshop is 15 years old.\n')['age']).toHaveLength(1);
    expect(uses([{ id: 'age', text: 'The workshop has been open for 15 years' }], '# A\n\nThe workshop is fifteen years old.\n')['age']).toHaveLength(1);
  });
  test('by a value that its text does not show', () => {
    const fact: Fact = { id: 'reply', text: 'The desk answers within a working day', values: [{ value: 8, unit: 'hours', subject: 'answer of the desk' }] };
    expect(uses([fact], '# A\n\nThe desk answers after 8 hours.\n')['reply']).toHaveLength(1);
  });
  test('each line once: a link wins; the front matter and lists of other articles are no lines', () => {
    const text = '# A\n\nServicing costs 990 roubles. Servicing is 990 roubles.\n\n## Read also\n\n- [Servicing for 990 roubles](/b/)\n';
    expect(uses([price], text, ['[Servicing costs 990 roubles](fact:price)'])['price']).toMatchObject([{ by: 'link', line: 7 }]);
  });
  test('in its own language only, and where its scope allows', () => {
    expect(uses([FEE], '# A\n\nServicing costs 990 roubles.\n')).toHaveProperty('fee');
    expect(uses([FEE], '# А\n\nОбслуживание стоит 990 рублей.\n', [], 'ru')).toHaveProperty('fee');
    expect(uses([{ ...price, scope: ['ru'] }], '# A\n\nServicing costs 990 roubles.\n')).toEqual({});
    expect(uses([{ ...price, scope: ['ru'] }], '# A\n\nServicing costs 990 roubles.\n', ['[Servicing costs 990 roubles](fact:price)'])).toHaveProperty('price');
  });
  test('values of any shape, and links that are no facts', () => {
    expect(uses([price], '# A\n\nText.\n', [null, undefined, 1, ['[](fact:price)', '[x](post:price)', '(fact:price)', '[x](fact:other)']])).toEqual({});
  });
});

describe('the ledger on disk', () => {
  const load = (files: Record<string, string>): ReturnType<typeof loadProject> => loadProject({ files: nodeFiles(), now: () => new Date('2026-06-01T12:00:00Z') }, sandbox({ 'slugline.config.yaml': ENGLISH_CONFIG, ...files }).dir);
  const refused = (files: Record<string, string>): Problem[] => {
    try {
      load(files);
    } catch (error) {
      if (error instanceof SluglineError) return error.problems.map((problem) => ({ ...problem, file: (problem.file ?? '').replace(/^.*\/(?=briefs\/)/, '') }));
      throw error;
    }
    return [];
  };

  test('several files in the order of their names, each fact with its place', () => {
    const project = load({ 'briefs/_facts.yaml': 'facts:\n  - { id: one, text: a }\n', 'briefs/_facts/b.yaml': 'facts:\n\n  - { id: three, text: c }\n', 'briefs/_facts/a.yml': 'facts: [{ id: two, text: b }]\n', 'briefs/_facts/notes.txt': 'no', 'briefs/_facts/_draft.yaml': 'no' });
    expect(project.facts.map((fact) => fact.id)).toEqual(['one', 'two', 'three']);
    expect([...project.factPlaces.values()].map(({ file, line }) => `${file.replace(/^.*\/briefs/, 'briefs')}:${line}`)).toEqual(['briefs/_facts.yaml:2', 'briefs/_facts/a.yml:1', 'briefs/_facts/b.yaml:3']);
    expect(project.briefs.length).toBe(0);
  });
  test('facts without the new keys stay as they were: no default is added', () => {
    expect(load({ 'briefs/_facts.yaml': 'facts: [{ id: a, text: b, source: c, asOf: 2026-01-01 }]\n' }).facts).toEqual([{ id: 'a', text: 'b', source: 'c', asOf: '2026-01-01' }]);
  });
  test('all keys at once', () => {
    const fact = { id: 'a', text: 'b', own: { owner: 'c', date: '2026-01-01' }, asOf: '2026-01-01', expires: '2026-12-31', scope: ['ru'], wording: ['d'], values: [{ value: 1.5, unit: 'kg', subject: 'e' }], locales: { 'en-GB': { text: 'f', wording: ['g'] } }, person: { name: 'h', title: 'i' }, kind: 'price' };
    expect(load({ 'briefs/_facts.yaml': JSON.stringify({ facts: [fact] }) }).facts).toEqual([fact]);
  });
  test('faults of all files at once, with their places', () => {
    const problems = refused({ 'briefs/_facts.yaml': 'facts:\n  - { id: a, text: b, expire: 2026-01-01 }\n', 'briefs/_facts/x.yaml': 'facts: [\n' });
    expect(problems).toMatchObject([
      { code: 'FACTS_INVALID', file: 'briefs/_facts.yaml', line: 2, message: 'unknown key "expire" in "facts, item 1"', help: 'Did you mean "expires"?' },
      { code: 'YAML_INVALID', file: 'briefs/_facts/x.yaml' },
    ]);
  });
  test('an id in two files names the other place', () => {
    expect(refused({ 'briefs/_facts.yaml': 'facts:\n  - { id: a, text: b }\n', 'briefs/_facts/x.yaml': 'facts:\n  - { id: a, text: c }\n' })).toMatchObject([{ file: 'briefs/_facts/x.yaml', line: 2, message: expect.stringMatching(/the fact id "a" stands in .*briefs\/_facts\.yaml:2 as well/) as string }]);
  });
  test.each([
    ['both kinds of source', 'source: x, own: { owner: c, date: 2026-01-01 }', /either "source" or "own", not both/],
    ['expired before it was known', 'asOf: 2026-02-01, expires: 2026-01-01', /a day that is not before "asOf"/],
    ['no day', 'expires: soon', /a date such as 2026-11-21/],
    ['no tag', 'locales: { English!: { text: x } }', /a language tag such as ru or en/],
    ['an unknown kind', 'kind: prise', /expected one of statement, price/],
    ['an unknown key of a value', 'values: [{ value: 1, untis: x }]', /unknown key "untis" in "facts, item 1, values, item 1"/],
    ['an unknown key of a variant', 'locales: { en: { text: x, wordin: [y] } }', /unknown key "wordin" in "facts, item 1, locales\.en"/],
    ['a value in words', 'values: [{ value: many }]', /expected a number, found "many"/],
    ['an empty scope', 'scope: []', /"facts, item 1, scope"/],
    ['the old word for text', 'statement: x', /unknown key "statement"/],
  ])('%s: refused', (_name, more, message) => {
    const [first] = refused({ 'briefs/_facts.yaml': `facts:\n  - { id: a, text: b, ${more} }\n` });
    expect(first).toMatchObject({ code: 'FACTS_INVALID', line: 2, message: expect.stringMatching(message) as string });
  });
  test('a fact of a brief with an id of a ledger file: the problem names that file', () => {
    const project = load({ 'briefs/_facts/prices.yaml': 'facts: [{ id: a, text: b }]\n', 'briefs/x.yaml': 'topic: A\nfacts: [{ id: a, text: c }]\n' });
    expect(project.problems).toMatchObject([{ code: 'BRIEF_INVALID', message: 'the fact id "a" is already in use (here or in briefs/_facts/prices.yaml)' }]);
  });
  test('a brief that links to an expired fact stays, and a problem names the fact and the line', () => {
    const files = { 'briefs/_facts.yaml': 'facts: [{ id: fee, text: b, expires: 2026-05-01 }]\n', 'briefs/x.yaml': 'topic: A\noutline:\n  - heading: B\n    points: ["We ask [a fee](fact:fee)."]\n', 'briefs/held.yaml': 'topic: C\nstatus: hold\nlead: We ask [a fee](fact:fee).\n', 'briefs/note.yaml': 'topic: D\n# [a fee](fact:fee)\n' };
    const project = load(files);
    expect(project.briefs.map((brief) => brief.slug)).toContain('a');
    expect(project.problems).toMatchObject([{ code: 'BRIEF_INVALID', file: expect.stringContaining('briefs/x.yaml') as string, line: 4, message: 'the link to the fact "fee": it expired on 2026-05-01' }]);
  });
});

describe('what writers are offered', () => {
  const ledger = (more: string): string => `facts:\n  - { id: ledger, text: A bicycle chain has an outer plate and an inner plate in turn, source: "https://parts.example.net/chain", asOf: 2026-01-01${more} }\n`;
  const written = async (more = ''): Promise<ReturnType<typeof testProject>> => {
    const project = testProject(englishProject({ 'briefs/_facts.yaml': ledger(more) }));
    await project.run();
    expect(project.item('chain-care').action).toBe('none');
    return project;
  };

  test('an article is made again on the day its fact has expired, not before; others are not', async () => {
    const project = await written(', expires: 2026-07-01');
    project.now = '2026-07-01T12:00:00.000Z';
    expect(project.item('chain-care').action).toBe('none');
    project.now = '2026-07-02T12:00:00.000Z';
    expect(project.item('chain-care')).toMatchObject({ action: 'write', reason: 'facts or site settings changed' });
    expect(project.item('tyre-pressure').action).toBe('none');
  });
  test.each([', expires: 2027-01-01', ', scope: [en]', ', kind: statement', ', values: [{ value: 2, unit: plates }]', ', person: { name: Anna }'])('a key that says nothing new of the text makes nothing stale:%s', async (more) => {
    const project = await written();
    project.write('briefs/_facts.yaml', ledger(more));
    expect(project.plan().items.map((item) => item.action)).toEqual(['none', 'none', 'none']);
  });
  test('the same keys on a fact of the brief need no new text', async () => {
    const brief = (more: string): string => `${englishProject()['briefs/chain.yaml'] ?? ''}facts: [{ id: grit, text: Grit wears a chain, source: "https://parts.example.net/grit"${more} }]\n`;
    const project = testProject(englishProject({ 'briefs/chain.yaml': brief('') }));
    await project.run();
    project.write('briefs/chain.yaml', brief(', expires: 2027-01-01, kind: statement'));
    expect(project.item('chain-care')).toMatchObject({ action: 'render', reason: 'brief changed (no new text needed)' });
  });
  test('out of scope: made again without it', async () => {
    const project = await written();
    project.write('briefs/_facts.yaml', ledger(', scope: [brake-pads]'));
    expect(project.item('chain-care').action).toBe('write');
  });
  test('wordings and the language of the article are in what the model is sent', async () => {
    const { startFakeOpenAI } = await import('./kit/fake-openai.ts');
    const { goodAnswer, withServer } = await import('./kit/project.ts');
    const server = await startFakeOpenAI((request) => goodAnswer(request));
    const project = testProject({ ...topics('Wheel truing'), 'briefs/_facts.yaml': 'facts:\n  - { id: stand, text: Стойка для правки колеса, wording: [на стойке], locales: { en: { text: Wheel truing takes a stand, wording: [a truing stand, on the stand] } } }\n  - { id: gone, text: Wheel truing is old news, expires: 2026-01-01 }\n  - { id: shy, text: Wheel truing is for others, scope: [ru] }\n' });
    withServer(project, server.baseURL);
    await project.run();
    const sent = JSON.stringify(server.requests);
    expect(sent).toContain('fact:stand — Wheel truing takes a stand (“a truing stand” / “on the stand”)');
    expect(sent).not.toMatch(/Стойка|old news|for others/);
    await server.close();
  });
  test('the offline writer states a fact of the brief in the language of the article, and no expired one', async () => {
    const project = testProject(russianProject({ 'briefs/cep.yaml': `${russianProject()['briefs/cep.yaml'] ?? ''}facts:\n  - { id: grit, text: Grit wears a chain, source: "https://parts.example.net/grit", locales: { ru: { text: Песок точит цепь } } }\n  - { id: gone, text: Цепь стоила дешевле, source: "https://parts.example.net/gone", expires: 2026-01-01 }\n` }));
    const { result } = await project.run();
    expect(result.articles.find(({ slug }) => slug.startsWith('uhod'))?.state).toBe('written');
    const text = project.article(project.plan().items[0]?.slug ?? '');
    expect(text).toContain('[Песок точит цепь](https://parts.example.net/grit)');
    expect(text).not.toMatch(/Grit wears|дешевле/);
  });
});
