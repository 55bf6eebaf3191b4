import { beforeAll, describe, expect, test } from 'vitest';
import { nodeWorld } from '../../src/api.ts';
import { createFinishing, type Article } from '../../src/finish.ts';
import { defineRule, type Rule } from '../../src/kinds.ts';
import { groupKey } from '../../src/text/corpus-groups.ts';
import { planProject } from '../../src/library.ts';
import type { Lock } from '../../src/model/lock.ts';
import type { Workspace } from '../../src/workspace.ts';
import { startFakeOpenAI } from '../kit/fake-openai.ts';
import { ENGLISH_CONFIG, goodAnswer, testProject, withServer } from '../kit/project.ts';

/** Finishing of many articles: each is checked once, only those that a refusal concerns again, and who was written first does not matter. */

interface Outcome { texts: Record<string, string>; refused: string[]; checks: Map<string, number>; findings: unknown }

/** What finishing makes of these briefs, written in the order given by `turn`. */
async function finish(workspace: Workspace, rules: readonly Rule[], turn: (slugs: string[]) => string[] = (slugs) => slugs): Promise<Outcome> {
  const checks = new Map<string, number>();
  const counter = defineRule({ id: 'test/counter', severity: 'info', about: '', why: '', fix: '', needs: 'article', examples: { bad: [], good: [] }, check: ({ doc }) => void checks.set(doc.slug, (checks.get(doc.slug) ?? 0) + 1) });
  const briefs = new Map(workspace.project.briefs.map((brief) => [brief.slug, brief]));
  const ranks = [...briefs.keys()];
  const lockOf = (slug: string): Lock => workspace.locks.get(slug) as Lock;
  const finishing = createFinishing({
    workspace, rules: [counter, ...rules], today: '2026-06-01', rank: (slug) => ranks.indexOf(slug), fileOf: (slug) => `output/${slug}.md`,
    read: (slug) => ({ lock: lockOf(slug), stages: lockOf(slug).stages }),
    others: () => [], published: () => undefined, faultOf: (error) => { throw error; },
  });
  for (const slug of turn(ranks)) finishing.add({ brief: briefs.get(slug) as never, stages: lockOf(slug).stages, lock: undefined });
  const texts: Record<string, string> = {};
  const articles: readonly Article[] = await finishing.run({
    announce: () => undefined,
    place: (article, finished) => {
      if (article.errors === 0) texts[article.slug] = finished?.text ?? '';
    },
  });
  return { texts, checks, refused: articles.filter((article) => article.errors > 0).map((article) => article.slug).toSorted(), findings: articles.map((article) => [article.slug, article.findings]) };
}

/** A project whose locks are there. */
async function workspaceOf(briefs: Record<string, string>): Promise<Workspace> {
  const project = testProject({ 'slugline.config.yaml': `${ENGLISH_CONFIG}links: { inText: 5 }\n`, ...briefs });
  await project.run();
  return planProject(nodeWorld(), project.dir, { provider: 'offline' }).setup.workspace;
}

const shuffled = (seed: number) => (slugs: string[]): string[] => slugs.toSorted((a, b) => ((a.length * 31 + (a.codePointAt(a.length - 1) ?? 0)) * seed) % 101 - ((b.length * 31 + (b.codePointAt(b.length - 1) ?? 0)) * seed) % 101);
const brief = (slug: string, topic: string, link?: string): string => `topic: ${topic}\nslug: ${slug}\nlead: ${topic} is a small routine of the workshop that is done by hand and takes an hour.\noutline: [{ heading: What ${topic} needs, points: ["It needs ${link === undefined ? 'a table' : `[what is told there](post:${link})`} and a lamp for ${topic}."] }]\n`;
const WORDS = ['chain', 'tyre', 'spoke', 'lamp', 'pedal', 'saddle', 'bell', 'cable', 'rim', 'hub', 'fork', 'brake', 'valve', 'pump', 'rack', 'basket', 'lock'];
/** An article whose text has lost its last link is refused, and so is the one called "bad". */
const linked = defineRule({
  id: 'test/linked', severity: 'error', about: '', why: '', fix: '', needs: 'article', examples: { bad: [], good: [] },
  check({ doc }, report) {
    if (doc.slug === 'bad' || (doc.slug.startsWith('chain-') && !doc.links.some((link) => link.area !== 'related' && link.url.startsWith('/blog/')))) report({ start: 0, end: 0, message: 'it links to nothing' });
  },
});

test('300 articles: each is checked once, whoever was written first', async () => {
  const briefs: Record<string, string> = {};
  for (let i = 0; i < 300; i++) briefs[`briefs/b${i}.yaml`] = brief(`article-${i}`, `${WORDS[i % 17]} ${WORDS[(i * 5 + 3) % 17]} ${WORDS[Math.floor(i / 17)]} number ${i}`);
  const workspace = await workspaceOf(briefs);
  const one = await finish(workspace, []);
  expect(Object.keys(one.texts)).toHaveLength(300);
  expect(new Set(one.checks.values())).toEqual(new Set([1]));
  expect(await finish(workspace, [], shuffled(7))).toEqual(one);
}, 60_000);

describe('a chain of refusals', () => {
  const LENGTH = 12;
  let workspace: Workspace;
  beforeAll(async () => {
    const briefs: Record<string, string> = { 'briefs/bad.yaml': brief('bad', 'Bells that ring false') };
    for (let i = 0; i < LENGTH; i++) briefs[`briefs/c${i}.yaml`] = brief(`chain-${i}`, `${WORDS[i]} work of kind ${i}`, i === 0 ? 'bad' : `chain-${i - 1}`);
    for (let i = 0; i < 5; i++) briefs[`briefs/x${i}.yaml`] = brief(`other-${i}`, `Gardens and their ${['roses', 'apples', 'hedges', 'ponds', 'paths'][i]}`, `other-${(i + 1) % 5}`);
    workspace = await workspaceOf(briefs);
  }, 60_000);

  test('goes to its end, and no article that stays links to one of it', async () => {
    const { texts, refused, checks } = await finish(workspace, [linked]);
    expect(refused).toEqual(['bad', ...Array.from({ length: LENGTH }, (_, i) => `chain-${i}`)].toSorted());
    expect(Object.keys(texts).toSorted()).toEqual(['other-0', 'other-1', 'other-2', 'other-3', 'other-4']);
    for (const text of Object.values(texts)) expect(text).not.toMatch(/\/blog\/(?:bad|chain-)/);
    expect(checks.get('bad')).toBeLessThan(4);
  });

  test('ends the same in any order of writing', async () => {
    const one = await finish(workspace, [linked]);
    for (const seed of [3, 17, 59]) {
      const { texts, refused, findings } = await finish(workspace, [linked], shuffled(seed));
      expect([texts, refused, findings]).toEqual([one.texts, one.refused, one.findings]);
    }
  });
});

test('of three with one title one is published, the same in any order', async () => {
  const same = defineRule({
    id: 'test/same', severity: 'error', about: '', why: '', fix: '', needs: 'corpus', examples: { bad: [], good: [] },
    check({ entry: self, corpus }, report) {
      const others = corpus.group('title', groupKey('title', self, undefined)).filter((entry) => entry.slug !== self.slug);
      if (others.length > 0) report({ start: 0, end: 0, message: others.map((entry) => entry.slug).join(' ') });
    },
  });
  const allowed = 'overlap: "allow: the rule is what is tested"\n';
  const workspace = await workspaceOf({ 'briefs/a.yaml': brief('a', 'Wheels and rims'), 'briefs/b.yaml': brief('b', 'Wheels and rims', 'a') + allowed, 'briefs/c.yaml': brief('c', 'Wheels and rims') + allowed, 'briefs/d.yaml': brief('d', 'Other things', 'b') });
  // Drafts are never duplicates; these are finished as if a model had written them.
  const locks = { ...workspace.locks, get: (slug: string) => { const lock = workspace.locks.get(slug) as Lock; return { ...lock, stages: Object.fromEntries(Object.entries(lock.stages).map(([id, stage]) => [id, { ...stage, provider: 'replay' }])) }; } };
  const one = await finish({ ...workspace, locks }, [same]);
  expect([one.refused, Object.keys(one.texts).toSorted()]).toEqual([['b', 'c'], ['a', 'd']]);
  expect(one.texts['d']).not.toContain('/blog/b/');
  const other = await finish({ ...workspace, locks }, [same], (slugs) => slugs.toReversed());
  expect([other.texts, other.findings]).toEqual([one.texts, one.findings]);
});

test('a lock that cannot be read back fails its article alone, and nobody links to it', async () => {
  const project = testProject({ 'slugline.config.yaml': ENGLISH_CONFIG, 'briefs/a.yaml': brief('a', 'Wheels and rims', 'b'), 'briefs/b.yaml': brief('b', 'Wheels and bells'), 'briefs/c.yaml': brief('c', 'Wheels and racks', 'a') });
  // Paid answers without a store to keep them go into the locks at once, and come from there.
  const server = await startFakeOpenAI(goodAnswer);
  withServer(project, server.baseURL);
  const disk = project.files;
  let broken = false;
  project.files = {
    ...disk,
    // Finishing begins when the output directory is listed and the lock is there.
    list: (path) => {
      if (path.endsWith('/output') && disk.stat(`${path}/.slugline/b.json`) !== undefined) broken = true;
      return disk.list(path);
    },
    read: (path) => {
      if (broken && path.endsWith('/.slugline/b.json')) throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
      return disk.read(path);
    },
  };
  const run = await project.run();
  expect(run.articles).toMatchObject({ a: { state: 'written' }, b: { state: 'failed', problems: [{ code: 'FILE_UNREADABLE', file: expect.stringContaining('.slugline/b.json') as string }] }, c: { state: 'written' } });
  expect(`${project.article('a')}${project.article('c')}`).not.toContain('/blog/b/');
  project.files = disk;
  expect((await project.run()).articles['b']).toMatchObject({ state: 'written', problems: [] });
  await server.close();
});
