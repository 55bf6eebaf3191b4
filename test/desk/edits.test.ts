import { beforeAll, describe, expect, test } from 'vitest';
import type { ArticleAnswer, TextView, VersionsAnswer } from '../../src/desk/shapes.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, sha256Of, testProject, type TestProject } from '../kit/project.ts';

/** Texts that people change at the desk. */

let project: TestProject;
let desk: TestDesk;

beforeAll(async () => {
  project = testProject(englishProject());
  await project.run({ provider: 'offline' });
  desk = await testDesk(project);
});

describe('edits', () => {
  test('a save is a person\'s edit; one that began from another text gets both, and nothing is written', async () => {
    const { text, sha256 } = await desk.get<ArticleAnswer>('/article/tyre-pressure');
    const mine = text.replace('Too soft', 'Much too soft');
    const saved = await desk.send('/article/tyre-pressure', { text: mine, base: sha256 }, 'PUT');
    expect(saved).toMatchObject({ status: 200 });
    expect(saved.json()).toEqual({ sha256: sha256Of(mine) });
    expect(project.article('tyre-pressure')).toBe(mine);
    const stale = await desk.send('/article/tyre-pressure', { text: text.replace('Too soft', 'Far too soft'), base: sha256 }, 'PUT');
    expect(stale.status).toBe(409);
    expect(stale.json()).toMatchObject({ text: mine, sha256: sha256Of(mine) });
    expect(project.article('tyre-pressure')).toBe(mine);
    expect((await desk.get<ArticleAnswer>('/article/tyre-pressure')).row).toMatchObject({ edited: true });
    expect(await desk.get<VersionsAnswer>('/article/tyre-pressure/versions')).toMatchObject({ pending: null, edits: expect.arrayContaining([expect.objectContaining({ same: false })]) });
    await project.run({ provider: 'offline' });
    expect(project.article('tyre-pressure')).toBe(mine);
  });

  test('a text is checked as it is typed, and a safe fix changes its place only', async () => {
    const { text } = await desk.get<ArticleAnswer>('/article/brake-pads');
    const faulty = text.replace('Bicycle brake pads wear quietly.', 'Вicycle brake pads wear quietly.');
    const view = (await desk.send('/article/brake-pads/check', { text: faulty })).json() as TextView;
    const fixable = view.findings.filter(({ fix }) => fix);
    expect(fixable.length).toBeGreaterThan(0);
    const [finding] = fixable;
    const fixed = await desk.send('/article/brake-pads/fix', { text: faulty, rule: finding?.rule, line: finding?.line, message: finding?.message });
    expect(fixed.status).toBe(200);
    const { text: next } = fixed.json() as { text: string };
    expect(next).not.toBe(faulty);
    expect(next.split('\n').filter((line, index) => line !== faulty.split('\n')[index])).toHaveLength(1);
    expect((await desk.send('/article/brake-pads/fix', { text: next, rule: finding?.rule, line: finding?.line, message: finding?.message })).status).toBe(409);
    expect(project.article('brake-pads')).toBe(text);
  });

  test('a field of the front matter is set, the rest stays', async () => {
    const { text } = await desk.get<ArticleAnswer>('/article/brake-pads');
    const { text: next } = (await desk.send('/article/brake-pads/set', { text, key: 'title', value: 'Brakes: what "quiet" means' })).json() as { text: string };
    expect(next.replace(/^title: .*$/m, '')).toBe(text.replace(/^title: .*$/m, ''));
    expect(next).toMatch(/^title: .*Brakes: what "quiet" means/m);
  });

  test('sent back: the note stands in the brief, and nothing else changes there', async () => {
    const before = project.read('briefs/brake.yaml');
    project.write('briefs/brake.yaml', `# by Anna\n${before}`);
    expect((await desk.send('/article/brake-pads/send-back', { note: 'Say how long\npads last: in months', by: 'Anna' })).status).toBe(200);
    expect(project.read('briefs/brake.yaml')).toBe(`# by Anna\n${before}notes: |\n  2026-06-01, Anna: Say how long\n  pads last: in months\n`);
    expect((await desk.send('/article/brake-pads/send-back', { note: 'And more', by: 'Anna' })).status).toBe(200);
    expect(project.read('briefs/brake.yaml')).toBe(`# by Anna\n${before}notes: |\n  2026-06-01, Anna: Say how long\n  pads last: in months\n\n  2026-06-01, Anna: And more\n`);
    expect(project.item('brake-pads')).toMatchObject({ action: 'write' });
  });
});

describe('a new version that could not be merged', () => {
  test('is compared part by part and merged by choice', async () => {
    const other = testProject(englishProject());
    await other.run({ provider: 'offline' });
    const generated = other.article('brake-pads');
    other.edit('output/brake-pads.md', 'wear quietly', 'wear in silence');
    const pending = generated.replace('wear quietly', 'wear slowly').replace('Water and grit', 'Rain and grit');
    other.write('output/.slugline/pending/brake-pads.md.new', pending);
    const own = await testDesk(other);
    expect((await own.get<ArticleAnswer>('/article/brake-pads')).row.state).toBe('person');
    const versions = await own.get<VersionsAnswer>('/article/brake-pads/versions');
    const parts = versions.pending?.filter(({ same }) => !same) ?? [];
    expect(parts.map(({ take }) => take)).toEqual([false, true]);
    const text = versions.pending?.map((hunk) => (!hunk.same && hunk.take ? hunk.b : hunk.a)).join('') ?? '';
    expect(text).toBe(generated.replace('wear quietly', 'wear in silence').replace('Water and grit', 'Rain and grit'));
    expect((await own.send('/article/brake-pads/merge', { text, base: versions.sha256, pending: sha256Of('another') })).status).toBe(409);
    expect((await own.send('/article/brake-pads/merge', { text, base: sha256Of('another'), pending: versions.pendingSha256 })).status).toBe(409);
    expect(other.has('output/.slugline/pending/brake-pads.md.new')).toBe(true);
    expect((await own.send('/article/brake-pads/merge', { text, base: versions.sha256, pending: versions.pendingSha256 })).status).toBe(200);
    expect(other.article('brake-pads')).toBe(text);
    expect(other.has('output/.slugline/pending/brake-pads.md.new')).toBe(false);
  });
});
