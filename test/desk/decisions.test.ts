import { beforeAll, describe, expect, test } from 'vitest';
import type { ArticleAnswer, DeskAnswer } from '../../src/desk/shapes.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, sha256Of, testProject, type TestProject } from '../kit/project.ts';

/** What people decide at the desk. */

let project: TestProject;
let desk: TestDesk;

beforeAll(async () => {
  project = testProject(englishProject());
  await project.run({ provider: 'offline' });
  desk = await testDesk(project);
});

describe('decisions', () => {
  test('an approval stands in the lock, holds for this text only, and can be taken back', async () => {
    const { sha256 } = await desk.get<ArticleAnswer>('/article/chain-care');
    expect((await desk.send('/article/chain-care/decide', { state: 'approved', base: sha256, by: 'Anna' })).status).toBe(200);
    expect(project.lock('chain-care').approval).toEqual({ state: 'approved', by: 'Anna', at: project.now, sha256 });
    expect((await desk.get<ArticleAnswer>('/article/chain-care')).row.decision).toBe('approved');
    await project.run({ provider: 'offline', force: true, briefs: ['chain-care'] });
    expect(project.lock('chain-care').approval?.by).toBe('Anna');
    project.edit('output/chain-care.md', 'short routine', 'quick routine');
    expect((await desk.get<ArticleAnswer>('/article/chain-care')).approval).toMatchObject({ valid: false });
    expect((await desk.send('/article/chain-care/decide', { state: 'approved', base: sha256, by: 'Anna' })).status).toBe(409);
    const now = sha256Of(project.article('chain-care'));
    expect((await desk.send('/article/chain-care/decide', { state: null, base: now, by: 'Anna' })).status).toBe(200);
    expect(project.lock('chain-care').approval).toBeUndefined();
  });

  test('with output.approval only approved articles are in the manifest, at once and after a run', async () => {
    const other = testProject(englishProject());
    other.write('slugline.config.yaml', `${other.read('slugline.config.yaml')}output: { approval: true }\n`);
    await other.run({ provider: 'offline' });
    expect(other.manifest().articles).toEqual([]);
    const own = await testDesk(other);
    const { row, sha256 } = await own.get<ArticleAnswer>('/article/chain-care');
    expect(row.state).toBe('ready');
    expect((await own.send('/article/chain-care/decide', { state: 'approved', base: sha256, by: 'Anna' })).json()).toEqual({ ok: true });
    await expect.poll(() => other.manifest().articles.map(({ slug }) => slug), { timeout: 45_000 }).toEqual(['chain-care']);
    expect((await own.get<DeskAnswer>('/desk')).problems).toEqual([]);
    expect((await own.get<ArticleAnswer>('/article/chain-care')).row.decision).toBe('approved');
    await other.run({ provider: 'offline' });
    expect(other.manifest().articles.map(({ slug }) => slug)).toEqual(['chain-care']);
    expect((await own.send('/article/chain-care', { text: other.article('chain-care').replace('Wipe the outside', 'Wipe its outside'), base: sha256 }, 'PUT')).status).toBe(200);
    await expect.poll(() => other.manifest().articles, { timeout: 45_000 }).toEqual([]);
    const now = sha256Of(other.article('chain-care'));
    await own.send('/article/chain-care/decide', { state: 'approved', base: now, by: 'Anna' });
    await expect.poll(() => other.manifest().articles.map((article) => article.sha256), { timeout: 45_000 }).toEqual([now]);
    other.edit('output/chain-care.md', 'short routine', 'quick routine');
    await other.run({ provider: 'offline' });
    expect(other.manifest().articles).toEqual([]);
  });
});
