import { describe, expect, test } from 'vitest';
import { planText } from '../../src/commands/_plan-text.ts';
import { ENGLISH_CONFIG, testProject, type TestProject } from '../kit/project.ts';

/** Briefs that would compete for one search query are held back before anything is spent on them. */

const OUTLINE = 'outline: [{ heading: When to prune, points: ["Prune when the forsythia blooms."] }, { heading: Which shears, points: ["Sharp ones."] }]\n';

function project(briefs: Record<string, string>, config = '', more: Record<string, string> = {}): TestProject {
  return testProject({ 'slugline.config.yaml': ENGLISH_CONFIG + config, ...Object.fromEntries(Object.entries(briefs).map(([name, text]) => [`briefs/${name}.yaml`, `slug: ${name}\n${text}\n`])), ...more });
}

const actions = (made: TestProject): Record<string, string> => Object.fromEntries(made.plan().items.map((item) => [item.slug, item.action]));

const TWO = { a: 'topic: When to prune roses', b: 'topic: Best time for pruning roses' };

describe('two new briefs', () => {
  test('the later file is held back, and told why and what to do', () => {
    const made = project(TWO);
    expect(actions(made)).toEqual({ a: 'write', b: 'hold' });
    const plan = made.plan();
    expect(made.item('b')).toMatchObject({ calls: 0, overlap: { slug: 'a', file: 'briefs/a.yaml', verdict: 'hold', evidence: [{ kind: 'keyphrase', value: 1, reason: 'same question' }] } });
    expect(made.item('b').reason).toBe('competes with briefs/a.yaml "When to prune roses": same question (merge the two, change the keyword, link to it by links.must: [a], or say "overlap: allow" with a reason)');
    expect(planText(plan, '')).toContain('1 brief held back: it would compete with another article for one search query.\n');
    expect(plan.problems).toEqual([]);
  });

  test('the earlier date wins', () => {
    expect(actions(project({ a: `${TWO.a}\npubDate: 2026-07-02`, b: `${TWO.b}\npubDate: 2026-05-01` }))).toEqual({ a: 'hold', b: 'write' });
    // Without a date an article is of today.
    expect(actions(project({ a: `${TWO.a}\npubDate: 2026-07-02`, b: TWO.b }))).toEqual({ a: 'hold', b: 'write' });
  });

  test('a brief that is held back holds nobody back', () => {
    expect(actions(project({
      a: 'topic: Roses\nkeywords: { primary: prune roses }', b: 'topic: Prune roses\ntitle: Roses and their shears', c: 'topic: Roses and their shears',
    }))).toEqual({ a: 'write', b: 'hold', c: 'write' });
  });

  test('drafts and briefs on hold do not count', () => {
    expect(actions(project({ a: `${TWO.a}\nstatus: draft`, b: TWO.b }))).toEqual({ a: 'hold', b: 'write' });
    expect(actions(project({ a: `${TWO.a}\nstatus: hold`, b: TWO.b }))).toEqual({ a: 'hold', b: 'write' });
  });

  test('two languages do not compete', () => {
    expect(actions(project({ a: 'topic: Roses Bravo', b: 'topic: Roses Bravo\nlocale: ru' }))).toEqual({ a: 'write', b: 'write' });
  });

  test('only one asked for: the answer is the same', () => {
    expect(project(TWO).item('b', { briefs: ['b'] }).action).toBe('hold');
  });

  test('a series is one on purpose', () => {
    expect(actions(project({ a: 'topic: Workshop report of June', b: 'topic: Workshop report of July' }))).toEqual({ a: 'write', b: 'write' });
  });

  test('a link that must be there makes it a warning', () => {
    const made = project({ a: TWO.a, b: `${TWO.b}\nlinks: { must: [/blog/a/] }` });
    expect(made.item('b')).toMatchObject({ action: 'write', overlap: { verdict: 'close', slug: 'a' } });
  });
});

describe('overlap: allow', () => {
  test.each(['overlap: allow\noverlapReason: one is for owners', 'overlap: { allow: one is for owners }', 'overlap: "allow: one is for owners"'])('%s', (line) => {
    const made = project({ a: TWO.a, b: `${TWO.b}\n${line}` });
    expect(made.item('b')).toMatchObject({ action: 'write', overlap: { verdict: 'allowed', allowed: 'one is for owners' } });
    expect(planText(made.plan(), '')).toContain('close to "When to prune roses" (a): same question; allowed: one is for owners');
  });

  test.each([
    ['overlap: allow', '"overlap: allow" needs a reason'],
    ['overlap: { allow: "" }', 'needs a reason'],
    ['overlap: "allow:"', 'needs a reason'],
    ['overlapReason: because', 'add a line "overlap: allow"'],
    ['overlap: maybe', 'overlap'],
  ])('%s is an error', (line, message) => {
    const { problems } = project({ a: `${TWO.a}\n${line}` }).plan();
    expect(problems).toMatchObject([{ code: 'BRIEF_INVALID', line: 3 }]);
    expect(problems[0]?.message).toContain(message);
  });

  test('does not change the text', async () => {
    const made = testProject();
    await made.run();
    made.write('briefs/chain.yaml', `${made.read('briefs/chain.yaml')}overlap: "allow: a reason"\n`);
    const before = made.article('chain-care');
    expect((await made.run()).made).toEqual([]);
    expect(made.article('chain-care')).toBe(before);
  });
});

describe('what is there already', () => {
  const post = (title: string, more = ''): Record<string, string> => ({ 'posts/old.md': `---\ntitle: ${title}\nlang: en\n${more}---\n\n# ${title}\n\nShears and roses.\n` });

  test('a post of the blog holds a brief back; a draft does not', () => {
    const existing = 'content: { existing: [posts] }\n';
    expect(project({ b: TWO.b }, existing, post('When to prune roses')).item('b')).toMatchObject({ action: 'hold', overlap: { file: 'posts/old.md', slug: 'old' } });
    expect(project({ b: TWO.b }, existing, post('When to prune roses', 'draft: true\n')).item('b').action).toBe('write');
    expect(project({ b: TWO.b }, existing, post('Feeding roses')).item('b').action).toBe('write');
    expect(project({ old: TWO.b }, existing, post('When to prune roses')).item('old').action).toBe('write');
  });

  test('an article wins over a brief that comes before it, and stays when it changes', async () => {
    const made = project({ b: `${TWO.b}\n${OUTLINE}` });
    await made.run();
    made.write('briefs/a.yaml', `slug: a\n${TWO.a}\npubDate: 2020-01-01\n`);
    expect(actions(made)).toEqual({ a: 'hold', b: 'none' });
    made.edit('briefs/b.yaml', 'Sharp ones.', 'Clean and sharp ones.');
    expect(made.item('b')).toMatchObject({ action: 'write', overlap: undefined });
    const { articles } = await made.run();
    expect(articles).toMatchObject({ a: { state: 'held' }, b: { state: 'written' } });
    expect(articles['a']?.reason).toContain('competes with briefs/b.yaml');
  });

  test('a changed brief of a written article is only warned', async () => {
    const made = project({ a: TWO.a, b: 'topic: Oil for a quiet chain' });
    await made.run();
    made.write('briefs/b.yaml', `slug: b\n${TWO.b}\n`);
    expect(made.item('b')).toMatchObject({ action: 'write', overlap: { verdict: 'close', slug: 'a' } });
  });

  test('an article whose brief is gone counts', async () => {
    const made = testProject();
    await made.run();
    made.remove('briefs/chain.yaml');
    made.edit('output/.slugline/chain-care.json', String.raw`draft: true\n`, '');
    made.write('briefs/b.yaml', `slug: b\ntopic: ${made.lock('chain-care').text?.match(/^title: "?(.*?)"?$/m)?.[1]}\n`);
    expect(made.item('b')).toMatchObject({ action: 'hold', overlap: { file: 'output/chain-care.md' } });
  });
});

test('another intent or type is another page', () => {
  expect(actions(project({ a: 'topic: Roof repair\ntype: service\nintent: transactional', b: 'topic: How to repair a roof' }))).toEqual({ a: 'write', b: 'write' });
});

test('many briefs take time by their number', () => {
  const briefs = Object.fromEntries(Array.from({ length: 300 }, (_, number) => [`b-${number}`, `topic: Care of the same thing in room ${number}`]));
  expect(new Set(Object.values(actions(project(briefs))))).toEqual(new Set(['write']));
});
