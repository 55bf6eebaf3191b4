import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { englishProject, sha256Of, testProject, type Run, type TestProject } from '../kit/project.ts';

/** What a person does to an article survives everything that Slugline does. */

const FILE = 'output/tyre-pressure.md';
const state = (run: Run): unknown => run.articles['tyre-pressure'];

async function project(): Promise<TestProject> {
  const made = testProject(englishProject());
  await made.run();
  return made;
}
/** What the brief changes in another section than the person did. */
const changeBrief = (made: TestProject): void => made.edit('briefs/tyre.yaml', 'Start in the middle', 'Begin in the middle');

describe('an edit', () => {
  test('and an unchanged brief: the file is not touched', async () => {
    const made = await project();
    made.edit(FILE, 'A soft tyre grips', 'A soft tyre holds the road');
    const before = made.tree();
    expect(state(await made.run())).toMatchObject({ state: 'unchanged', problems: [] });
    expect(made.tree()[FILE.slice(7)]).toBe(before[FILE.slice(7)]);
    expect(made.manifest().articles.find((entry) => entry.slug === 'tyre-pressure')?.sha256).toBe(sha256Of(made.article('tyre-pressure')));
  });

  test('and a change of another section: both are there, now and after further changes', async () => {
    const made = await project();
    made.edit(FILE, 'A soft tyre grips', 'A soft tyre holds the road');
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'written', problems: [] });
    expect(made.article('tyre-pressure')).toMatch(/A soft tyre holds the road[^]*Begin in the middle/);
    // The base of the next merge is what Slugline would have written, not what it merged.
    expect(made.lock('tyre-pressure').text).toContain('A soft tyre grips');
    made.edit('briefs/tyre.yaml', 'stops hopping', 'no longer hops');
    expect(state(await made.run())).toMatchObject({ state: 'written' });
    expect(made.article('tyre-pressure')).toMatch(/A soft tyre holds the road[^]*Begin in the middle[^]*no longer hops/);
    const before = made.tree();
    expect(state(await made.run())).toMatchObject({ state: 'unchanged' });
    expect(made.tree()).toEqual(before);
  });

  test('an added paragraph, a removed one and a changed title in front matter are kept', async () => {
    const made = await project();
    made.edit(FILE, /\n## How to find/, '\nA paragraph of a person.\n\n## How to find');
    made.edit(FILE, 'title: Bicycle tyre pressure', 'title: Bicycle tyre pressure by hand');
    made.edit(FILE, '# Bicycle tyre pressure\n', '# Bicycle tyre pressure by hand\n');
    made.edit(FILE, 'lang: en\n', 'lang: en\ntags:\n  - tyres\n');
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'written' });
    expect(parseArticle(made.article('tyre-pressure')).data).toMatchObject({ title: 'Bicycle tyre pressure by hand', tags: ['tyres'] });
    expect(made.article('tyre-pressure')).toMatch(/A paragraph of a person\.[^]*Begin in the middle/);
    expect(made.manifest().articles.find((entry) => entry.slug === 'tyre-pressure')).toMatchObject({ title: 'Bicycle tyre pressure by hand', tags: ['tyres'] });
  });

  test('of the title in front matter and heading: the structured data follow when the next version comes', async () => {
    const made = await project();
    made.edit(FILE, 'title: Bicycle tyre pressure', 'title: Air in your tyres');
    made.edit(FILE, '# Bicycle tyre pressure\n', '# Air in your tyres\n');
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'written', problems: [] });
    const schema = JSON.stringify(parseArticle(made.article('tyre-pressure')).data['schema']);
    expect(schema).toContain('"headline":"Air in your tyres"');
    expect(schema).not.toContain('"headline":"Bicycle tyre pressure"');
  });

  test('of an answer: the data follow it, and a new question of the brief comes in beside it', async () => {
    const made = testProject(englishProject());
    await made.run();
    const file = 'output/chain-care.md';
    const [before, after] = ['No, kitchen oil turns sticky in the air and holds the dust, so the chain wears faster.', 'Better not, it turns sticky and holds the dust in every joint.'];
    made.edit(file, `\n\n${before}`, `\n\n${after}`);
    made.edit('briefs/chain.yaml', 'faq:\n', 'faq:\n  - { question: How often is a chain cleaned?, answer: "After every ride in the rain, and every few weeks when the roads stay dry." }\n');
    const run = await made.run();
    expect(run.articles['chain-care']).toMatchObject({ state: 'written', problems: [] });
    const { data, body } = parseArticle(made.article('chain-care'));
    expect(body).toContain(`### Can I use kitchen oil?\n\n${after}`);
    expect(data['faq']).toEqual([
      { question: 'How often is a chain cleaned?', answer: 'After every ride in the rain, and every few weeks when the roads stay dry.' },
      { question: 'Can I use kitchen oil?', answer: after },
    ]);
    expect(made.article('chain-care')).not.toContain(before);
  });

  test('that moved a section: it stays there, with the changes in it', async () => {
    const made = await project();
    const [first, second] = [/## What pressure[^]*?(?=## How to find)/, /## How to find[^]*?(?=\n## )/].map((pattern) => pattern.exec(made.article('tyre-pressure'))?.[0] ?? '');
    made.edit(FILE, `${first}${second}`, `${second}\n${first}`.trimEnd() + '\n');
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'written', problems: [] });
    expect(made.article('tyre-pressure')).toMatch(/## How to find[^]*Begin in the middle[^]*## What pressure/);
  });

  test('next to a change: neighbouring paragraphs are no conflict', async () => {
    const made = await project();
    made.edit(FILE, /\n## How to find[^\n]*\n/, '\n## Find your pressure\n');
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'written', problems: [] });
    expect(made.article('tyre-pressure')).toMatch(/## Find your pressure\n\nBegin in the middle/);
  });

  test('by an editor with Windows line ends: an edit like any other, and the line ends stay', async () => {
    const made = await project();
    made.write(FILE, made.read(FILE).replaceAll('\n', '\r\n'));
    const before = made.tree();
    expect(state(await made.run())).toMatchObject({ state: 'unchanged' });
    expect(made.tree()[FILE.slice(7)]).toBe(before[FILE.slice(7)]);

    made.edit(FILE, 'A soft tyre grips', 'A soft tyre holds the road');
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'written', problems: [] });
    const text = made.article('tyre-pressure');
    expect(text).toMatch(/A soft tyre holds the road[^]*Begin in the middle/);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('of nothing but line ends is none: the new version comes whole', async () => {
    const made = await project();
    made.write(FILE, made.read(FILE).replaceAll('\n', '\r\n'));
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'written', problems: [] });
    expect(made.article('tyre-pressure')).toBe(made.lock('tyre-pressure').text);
  });

  test('with a byte order mark', async () => {
    const made = await project();
    made.write(FILE, `\uFEFF${made.read(FILE)}`);
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'written', problems: [] });
    expect(made.article('tyre-pressure')).toMatch(/^\uFEFF---\n[^]*Begin in the middle/);
  });

  test('saved in another encoding: the bytes are left alone', async () => {
    const made = await project();
    const path = join(made.dir, FILE);
    writeFileSync(path, Buffer.from(made.read(FILE).replace('A soft tyre', 'Caf\u00e9'), 'latin1'));
    const before = readFileSync(path);
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'conflict', problems: [{ code: 'EDITED_BY_HAND', message: expect.stringContaining('not valid UTF-8') as string }] });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('that the new version would make faulty is a conflict', async () => {
    const made = await project();
    made.edit(FILE, '# Bicycle tyre pressure\n', '# Bicycle tyre pressure\n\n<script>person()</script>\n');
    const before = made.article('tyre-pressure');
    changeBrief(made);
    expect(state(await made.run())).toMatchObject({ state: 'conflict', problems: [{ message: expect.stringContaining('would have errors') as string }] });
    expect(made.article('tyre-pressure')).toBe(before);
  });
});

describe('a conflict', () => {
  const conflict = async (): Promise<{ made: TestProject; edited: string; run: Run }> => {
    const made = await project();
    made.edit(FILE, 'Start in the middle of the range', 'Take the lower end of the range');
    const edited = made.article('tyre-pressure');
    changeBrief(made);
    return { made, edited, run: await made.run() };
  };
  const PENDING = 'output/.slugline/pending/tyre-pressure.md.new';

  test('leaves the file, keeps the new version beside it and says so', async () => {
    const { made, edited, run } = await conflict();
    expect(state(run)).toMatchObject({ state: 'conflict', problems: [{ code: 'EDITED_BY_HAND', file: `${made.dir}/${FILE}`, help: expect.stringContaining('pending/tyre-pressure.md.new') as string }] });
    const line = edited.split('\n').findIndex((one) => one.includes('Take the lower end')) + 1;
    expect(run.articles['tyre-pressure']?.problems).toMatchObject([{ line, message: 'a person and the new version changed the same text under "How to find the right tyre pressure", so the file was left alone' }]);
    expect(made.article('tyre-pressure')).toBe(edited);
    expect(made.read(PENDING)).toContain('Begin in the middle');
    expect(made.manifest().articles.find((entry) => entry.slug === 'tyre-pressure')?.sha256).toBe(sha256Of(edited));
  });

  test('is told on every run until it is settled, and writes nothing new, not even on another day', async () => {
    const { made } = await conflict();
    const before = made.tree();
    made.now = '2026-07-01T00:00:00.000Z';
    const run = await made.run();
    expect(state(run)).toMatchObject({ state: 'conflict' });
    expect(run.made).toEqual([]);
    made.now = '2026-07-02T00:00:00.000Z';
    const then = made.tree();
    await made.run();
    expect(made.tree()).toEqual(then);
    expect(Object.keys(then)).toEqual(Object.keys(before));
  });

  test('is settled by taking the new lines over', async () => {
    const { made } = await conflict();
    made.edit(FILE, 'Take the lower end of the range', 'Begin in the middle of the range');
    expect(state(await made.run())).toMatchObject({ state: 'unchanged', problems: [] });
    expect(made.has(PENDING)).toBe(false);
  });

  test('is settled by removing the new version: the file is right as it is', async () => {
    const { made, edited } = await conflict();
    made.remove(PENDING);
    expect(state(await made.run())).toMatchObject({ state: 'unchanged', problems: [] });
    expect(made.article('tyre-pressure')).toBe(edited);
    expect(made.item('tyre-pressure').action).toBe('none');
    made.edit('briefs/tyre.yaml', 'A hard tyre rolls', 'A hard tyre runs');
    expect(state(await made.run())).toMatchObject({ state: 'written' });
    expect(made.article('tyre-pressure')).toMatch(/A hard tyre runs[^]*Take the lower end of the range/);
  });

  test('is settled by deleting the article: the new version comes whole', async () => {
    const { made } = await conflict();
    made.remove(FILE);
    expect(state(await made.run())).toMatchObject({ state: 'written', problems: [] });
    expect(made.article('tyre-pressure')).toContain('Begin in the middle');
    expect(made.has(PENDING)).toBe(false);
  });

  test('a file that was there before the first run is left alone', async () => {
    const made = testProject({ ...englishProject(), [FILE]: '# An old post\n\nText of a person.\n' });
    expect(state(await made.run())).toMatchObject({ state: 'conflict', problems: [{ message: expect.stringContaining('not written by Slugline') as string }] });
    expect(made.read(FILE)).toBe('# An old post\n\nText of a person.\n');
  });
});

test('a deleted article comes back without the edits, a deleted lock never overwrites them', async () => {
  const made = await project();
  made.edit(FILE, 'A soft tyre grips', 'A soft tyre holds the road');
  made.remove('output/.slugline/tyre-pressure.json');
  const edited = made.article('tyre-pressure');
  expect(state(await made.run())).toMatchObject({ state: 'conflict' });
  expect(made.article('tyre-pressure')).toBe(edited);
});

test('a held-back version does not move the date of a text that comes back', async () => {
  const made = await project();
  const text = made.article('tyre-pressure');
  made.now = '2026-06-10T00:00:00.000Z';
  made.edit('briefs/tyre.yaml', 'A soft tyre grips and damps', 'A soft tyre {{grips}} and damps');
  expect(state(await made.run())).toMatchObject({ state: 'rejected' });
  expect(made.article('tyre-pressure')).toBe(text);
  made.now = '2026-06-11T00:00:00.000Z';
  const before = made.tree();
  expect(state(await made.run())).toMatchObject({ state: 'rejected' });
  expect(made.tree()).toEqual(before);
  made.edit('briefs/tyre.yaml', '{{grips}}', 'grips');
  expect(state(await made.run())).toMatchObject({ state: 'unchanged' });
  expect(made.article('tyre-pressure')).toBe(text);
  expect(made.has('output/.slugline/rejected/tyre-pressure.md.rejected')).toBe(false);
});
