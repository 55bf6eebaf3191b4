import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkHistory, noteCheck } from '../../src/check-history.ts';
import { leanScript } from '../../src/desk/assets.ts';
import { historyAnswer } from '../../src/desk/findings.ts';
import { pairsAnswer } from '../../src/desk/pairs.ts';
import { phrasesAnswer } from '../../src/desk/phrases.ts';
import type { EvaluationAnswer, FindingsAnswer, PairsAnswer, PhraseRow, PhrasesAnswer } from '../../src/desk/shapes.ts';
import type { SiteWork } from '../../src/desk/site.ts';
import type { CheckResult, Finding } from '../../src/model/finding.ts';
import { loadProject } from '../../src/project.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, testProject, type TestProject } from '../kit/project.ts';

/** The answers about the site as a whole: history, phrases, rivals, and the check beside the server. */

const AT = '2026-06-01T12:00:00.000Z';
const DAY = 86_400_000;

function found(counts: Readonly<Record<string, [number, number, number]>>): CheckResult {
  const findings = Object.entries(counts).flatMap(([rule, [errors, warnings, infos]]) => (['error', 'warning', 'info'] as const).flatMap((severity, index) => Array.from({ length: [errors, warnings, infos][index] ?? 0 }, (): Finding => ({ rule, severity, file: 'output/a.md', line: 1, column: 1, endLine: 1, endColumn: 1, message: '', help: '', fix: null }))));
  const sum = (at: number): number => Object.values(counts).reduce((all, one) => all + (one[at] ?? 0), 0);
  return { version: 1, summary: { files: 3, errors: sum(0), warnings: sum(1), infos: sum(2) }, findings };
}

function workOf(project: TestProject): SiteWork {
  return { files: project.files, dir: project.dir, today: '2026-06-01', now: Date.parse(AT), project: () => loadProject({ files: project.files, now: () => new Date(AT) }, project.dir) };
}

describe('the history of checks', () => {
  test('a check that finds the same on the same day changes nothing; another is a line more', () => {
    const project = testProject();
    noteCheck(project.files, project.dir, found({ 'a/b': [1, 2, 0] }), AT);
    const before = project.tree('.slugline');
    expect(noteCheck(project.files, project.dir, found({ 'a/b': [1, 2, 0] }), '2026-06-01T18:00:00.000Z')).toHaveLength(1);
    expect(project.tree('.slugline')).toEqual(before);
    noteCheck(project.files, project.dir, found({ 'a/b': [0, 2, 0] }), '2026-06-01T18:00:00.000Z');
    noteCheck(project.files, project.dir, found({ 'a/b': [0, 2, 0] }), '2026-06-02T18:00:00.000Z');
    expect(checkHistory(project.files, project.dir).map(({ total }) => total)).toEqual([[1, 2, 0], [0, 2, 0], [0, 2, 0]]);
  });

  test('it is bounded: the newest stay, of older days the last check', () => {
    const project = testProject();
    const lines = Array.from({ length: 420 }, (_, index) => JSON.stringify({ at: new Date(Date.parse('2026-01-01T00:00:00Z') + index * DAY / 3).toISOString(), articles: 1, total: [index, 0, 0], rules: {} }));
    project.write('.slugline/checks.jsonl', `${lines.join('\n')}\n`);
    const kept = noteCheck(project.files, project.dir, found({ 'a/b': [9, 0, 0] }), AT);
    expect(kept.length).toBeLessThanOrEqual(300);
    expect(kept.at(-1)?.at).toBe(AT);
    expect(kept.slice(-150).map(({ at }) => at).toSorted()).toEqual(kept.slice(-150).map(({ at }) => at));
    expect(new Set(kept.slice(0, -150).map(({ at }) => at.slice(0, 10))).size).toBe(kept.length - 150);
  });

  test('lines that cannot be read are left out, whatever they are', () => {
    const project = testProject();
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify({ at: AT, articles: 2, total: [1, 2, 3], rules: { 'a/b': [1, 2, 3], 'c/d': 'x' } })), fc.constant('{"at":"x","articles":1,"total":[1,1,1],"rules":{}}')), { maxLength: 12 }), (lines) => {
      project.write('.slugline/checks.jsonl', lines.map((line) => line.replaceAll(/[\r\n]/g, ' ')).join('\n'));
      for (const { at, total, rules } of checkHistory(project.files, project.dir)) {
        expect(Number.isNaN(Date.parse(at))).toBe(false);
        expect(total.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
        expect(Object.keys(rules)).not.toContain('c/d');
      }
    }));
  });

  test('the rules that changed most come first; what never changed has no plot', () => {
    const line = (at: string, rules: Record<string, [number, number, number]>) => ({ at, articles: 1, total: [0, 0, 0] as [number, number, number], rules });
    const { points, changed } = historyAnswer([line(AT, { same: [5, 0, 0], some: [1, 0, 0] }), line(AT, { same: [5, 0, 0], some: [3, 0, 0], wild: [0, 40, 0] }), line(AT, { same: [5, 0, 0], some: [3, 0, 0] })]);
    expect(points).toHaveLength(3);
    expect(changed).toEqual([{ rule: 'wild', counts: [0, 40, 0] }, { rule: 'some', counts: [1, 3, 3] }]);
  });
});

describe('phrases and rivals', () => {
  const page = (title: string, body: string, more = ''): string => `---\ntitle: ${title}\ndescription: About ${title}.\n${more}---\n\n# ${title}\n\n${body}\n`;
  let project: TestProject;
  beforeAll(() => {
    project = testProject(englishProject({
      'briefs/tyre.yaml': undefined, 'briefs/pads.yaml': undefined,
      'briefs/chain.yaml': 'topic: Bicycle chain care\nslug: chain-care\nkeywords: { primary: bicycle chain care, secondary: [oiling a chain, chain wear, winter storage] }\n',
      'briefs/again.yaml': 'topic: How to care for a bicycle chain\nslug: chain-again\nkeywords: { primary: bicycle chain care }\n',
      'briefs/bell.yaml': 'topic: A bell for the bicycle\nslug: bell\nkeywords: { primary: bicycle bell }\n',
      'output/chain-care.md': page('Bicycle chain care', 'Caring for the chains of bicycles is a routine.\n\n## Oiling the chain\n\nA chain is oiled. Its wear grows: a worn chain.', 'pubDate: 2026-01-01\n'),
      'output/storage.md': page('Winter storage of a bicycle', 'Bicycles rest in winter.', 'keywords: [winter storage, dry cellar]\n'),
      'output/broken.md': '---\ntitle: [\n---\n',
    }));
  });

  test('every phrase with its places, in any form and order of its words', async () => {
    const { rows, problems } = await phrasesAnswer(workOf(project));
    expect(problems).toEqual([]);
    const row = (phrase: string, slug: string): PhraseRow => rows.find((one) => one.phrase === phrase && one.slug === slug) as PhraseRow;
    expect(row('bicycle chain care', 'chain-care')).toMatchObject({ kind: 'primary', written: true, state: 'own', places: { title: true, h1: true, description: true, first: true, headings: false } });
    expect(row('oiling a chain', 'chain-care')).toMatchObject({ kind: 'secondary', state: 'own', places: { title: false, headings: true }, count: 2 });
    expect(row('chain wear', 'chain-care')).toMatchObject({ state: 'text', count: 1 });
    expect(row('winter storage', 'chain-care')).toMatchObject({ state: 'other', others: [{ slug: 'storage' }] });
    expect(row('bicycle chain care', 'chain-again')).toMatchObject({ state: 'other', written: false, others: [{ slug: 'chain-care' }] });
    expect(row('bicycle bell', 'bell')).toMatchObject({ state: 'unwritten', written: false });
    expect(row('winter storage', 'storage')).toMatchObject({ kind: 'primary', state: 'own' });
    expect(row('dry cellar', 'storage')).toMatchObject({ kind: 'secondary', state: 'nobody' });
  });

  test('what was read is remembered until the file changes', async () => {
    const memory = new Map();
    const work = workOf(project);
    await phrasesAnswer(work, memory);
    let reads = 0;
    const counting = { ...work, files: { ...work.files, read: (path: string) => { if (path.includes('/output/')) reads++; return work.files.read(path); } } };
    await phrasesAnswer(counting, memory);
    expect(reads).toBe(0);
    project.edit('output/storage.md', 'rest in winter', 'rest in a dry cellar');
    expect((await phrasesAnswer(counting, memory)).rows.find(({ phrase }) => phrase === 'dry cellar')).toMatchObject({ state: 'text' });
    expect(reads).toBe(1);
    project.edit('output/storage.md', 'rest in a dry cellar', 'rest in winter');
  });

  test('two for one query side by side, the words of both marked', async () => {
    const { pairs } = await pairsAnswer(workOf(project));
    expect(pairs).toHaveLength(1);
    const [{ a, b, verdict, evidence }] = pairs as [PairsAnswer['pairs'][number]];
    expect([verdict, a.slug, b.slug, a.written, b.written, a.date]).toEqual(['same', 'chain-care', 'chain-again', true, false, '2026-01-01']);
    expect(evidence[0]).toMatchObject({ kind: 'keyphrase', value: 1 });
    expect(b.title).toEqual([['How to ', 0], ['care', 1], [' for a ', 0], ['bicycle', 1], [' ', 0], ['chain', 1]]);
    for (const side of [a, b]) for (const text of [side.title, side.primary, side.description]) expect(text.every(([piece]) => piece !== '')).toBe(true);
  });

  test('a pair that somebody wants says so; a project that cannot be read says why', async () => {
    project.write('briefs/again.yaml', `${project.read('briefs/again.yaml')}overlap: { allow: one is for children }\n`);
    expect((await pairsAnswer(workOf(project))).pairs[0]).toMatchObject({ verdict: 'allowed', allowed: 'one is for children' });
    const broken = testProject({ 'slugline.config.yaml': 'site: 5\n' });
    expect((await pairsAnswer(workOf(broken))).problems.join()).toContain('slugline.config.yaml');
    expect((await phrasesAnswer(workOf(broken))).problems.join()).toContain('slugline.config.yaml');
  });
});

describe('beside the server', () => {
  let project: TestProject;
  let desk: TestDesk;
  beforeAll(async () => {
    project = testProject();
    await project.run({ provider: 'offline' });
    desk = await testDesk(project);
  });
  const settled = async (): Promise<FindingsAnswer> => {
    await expect.poll(async () => (await desk.get<FindingsAnswer>('/site/findings')).state, { timeout: 30_000 }).toBe('done');
    return desk.get<FindingsAnswer>('/site/findings');
  };

  test('findings come when the check is done; until then the answer says how far it is', async () => {
    const first = await desk.get<FindingsAnswer>('/site/findings');
    expect(first).toMatchObject({ state: 'reading', found: null, history: { points: [] } });
    const { found: now } = await settled();
    expect(now?.totals.articles).toBe(3);
    expect(now?.rules.length).toBeGreaterThan(0);
    expect(now?.history.points).toHaveLength(1);
    expect(checkHistory(project.files, project.dir)).toHaveLength(1);
  });

  test('a change is checked anew when somebody asks, and noted', async () => {
    await settled();
    project.write('output/chain-care.md', project.article('chain-care').replace(/^description:.*$/m, 'description: x'));
    await expect.poll(async () => (await desk.get<FindingsAnswer>('/site/findings')).found?.history.points.length, { timeout: 30_000 }).toBe(2);
  });

  test('a project without recorded answers has no versions; the measures are named all the same', async () => {
    const { versions, metrics, problems } = await desk.get<EvaluationAnswer>('/site/evaluation');
    expect([versions, problems]).toEqual([[], []]);
    expect(metrics.map(({ id }) => id)).toContain('ease');
    expect((await desk.get<PhrasesAnswer>('/site/phrases')).rows.length).toBeGreaterThan(2);
  });
});

describe('the scripts of the page', () => {
  const names = readdirSync('desk').filter((name) => name.endsWith('.js'));
  let desk: TestDesk;
  beforeAll(async () => { desk = await testDesk(testProject(englishProject())); });

  test('are less than 150 kB together, as they are sent', async () => {
    let [sent, plain] = [0, 0];
    for (const name of names) {
      const answer = await desk.raw('GET', `/page/${name}`, { headers: { Cookie: desk.cookie, 'Accept-Encoding': 'gzip, br' } });
      expect([answer.status, answer.headers['content-encoding']]).toEqual([200, 'gzip']);
      sent += answer.bytes;
      plain += Buffer.byteLength(leanScript(readFileSync(`desk/${name}`, 'utf8')));
    }
    expect(sent).toBeLessThan(60_000);
    // And as a browser reads them.
    expect(plain).toBeLessThan(150_000);
  });

  test.each([['gzip', true], ['br, GZIP;q=0.5', true], [undefined, false], ['identity', false], ['gzip;q=0, br', false]] as const)('accept-encoding %s', async (header, packed) => {
    const answer = await desk.raw('GET', '/page/api.js', { headers: { Cookie: desk.cookie, ...(header === undefined ? {} : { 'Accept-Encoding': header }) } });
    expect(answer.headers['content-encoding']).toBe(packed ? 'gzip' : undefined);
  });

  test('lose comments and indents, nothing else', () => {
    expect(leanScript('/** One. */\nconst a = /** @type {number} */ (1);\n\n/**\n * Two\n */\nfunction b() {\n  // three\n  return \'/* four */ // five\';\n}\n/** @type {x} */ (a).c = 6;\n')).toBe('\nconst a = (1);\nfunction b() {\nreturn \'/* four */ // five\';\n}\n(a).c = 6;\n');
  });
});
