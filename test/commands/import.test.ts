import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as importCommand from '../../src/commands/import.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { loadProject } from '../../src/project.ts';
import { projectFiles, sandbox, type Outcome, type Sandbox } from '../kit/command.ts';

async function imported(file: string, text: string, more: Record<string, string> = {}, argv: readonly string[] = []): Promise<{ box: Sandbox; outcome: Outcome; briefs: string[] }> {
  const box = sandbox(projectFiles({ [file]: text, ...more }));
  const outcome = await box.run(importCommand, [file, ...argv]);
  expect(loadProject({ files: nodeFiles() }, box.dir).problems.filter((problem) => !(problem.file ?? '').endsWith('broken.yaml'))).toEqual([]);
  return { box, outcome, briefs: box.tree().filter((path) => path.startsWith('briefs/')) };
}
function brief(box: Sandbox, slug: string, folder = 'briefs'): Record<string, unknown> {
  return parse(box.read(`${folder}/${slug}.yaml`) ?? '') as Record<string, unknown>;
}
const places = (outcome: Outcome): (number | undefined)[] => outcome.problems.map((problem) => problem.line);

describe('a list', () => {
  test('one topic a line; blank lines and comments are skipped', async () => {
    const { box, outcome, briefs } = await imported('topics.txt', '\uFEFF# осень\r\n\r\nЧат-поддержка на сайте\r\n  C# для начинающих: «да» - нет  \r\n2026\r\n');
    expect(outcome.code).toBe(0);
    expect(briefs).toEqual(['briefs/2026.yaml', 'briefs/c-dlya-nachinayuschih-da-net.yaml', 'briefs/chat-podderzhka-na-sayte.yaml']);
    expect(box.read('briefs/chat-podderzhka-na-sayte.yaml')).toBe('# yaml-language-server: $schema=../schemas/brief.schema.json\ntopic: Чат-поддержка на сайте\nslug: chat-podderzhka-na-sayte\n');
    expect(brief(box, '2026')['topic']).toBe('2026');
    expect(outcome.stdout).toMatch(/3 made, 0 kept, 0 repeated, 0 with problems\. Next: slugline plan\n$/);
  });
  test('existing briefs are kept, by file and by slug', async () => {
    const { box, outcome } = await imported('topics.txt', 'One topic\nAnother\nBroken\n', { 'briefs/one-topic.yaml': 'topic: Mine\nslug: one-topic\n', 'briefs/old/x.yaml': 'topic: Something\nslug: another\n', 'briefs/broken.yaml': 'topc: x\n' });
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toContain('kept    briefs/one-topic.yaml');
    expect(outcome.stdout).toContain('kept    briefs/old/x.yaml');
    expect(outcome.stdout).toContain('kept    briefs/broken.yaml');
    expect(box.read('briefs/one-topic.yaml')).toBe('topic: Mine\nslug: one-topic\n');
    expect(box.tree()).not.toContain('briefs/another.yaml');
  });
  test('a second run makes nothing', async () => {
    const { box } = await imported('topics.txt', 'One\nTwo\n');
    expect((await box.run(importCommand, ['topics.txt'])).stdout).toContain('0 made, 2 kept');
  });
  test('repeated topics are told, the first is taken', async () => {
    const { outcome, briefs } = await imported('topics.txt', 'Same topic\nother\nsame  TOPIC\n');
    expect([outcome.code, briefs.length]).toEqual([0, 2]);
    expect(outcome.stdout).toContain('skipped topics.txt:3  ("same TOPIC" stands on line 1 already)');
  });
  test('two topics with one slug, and a topic without letters: problems at their lines, the others are made', async () => {
    const { outcome, briefs } = await imported('topics.txt', 'What is SEO?\nWhat is: SEO\n???\nFine\n');
    expect([outcome.code, briefs]).toEqual([1, ['briefs/fine.yaml', 'briefs/what-is-seo.yaml']]);
    expect(outcome.stderr).toMatch(/topics\.txt:2:1 .*what-is-seo[\s\S]*topics\.txt:3:1 .*no slug/);
  });
  test('a very long topic gives a slug that fits; a longer one is a problem', async () => {
    const { outcome, briefs } = await imported('topics.txt', `${'слово '.repeat(60)}\n${'w'.repeat(500)}\n`);
    expect(outcome.code).toBe(1);
    expect(briefs).toHaveLength(1);
    expect(briefs[0]?.length).toBeLessThan(140);
  });
  test('--to a folder below briefs, with the schema found from there', async () => {
    const { box, briefs } = await imported('topics.txt', 'One\n', {}, ['--to', './briefs/autumn/']);
    expect(briefs).toEqual(['briefs/autumn/one.yaml']);
    expect(box.read('briefs/autumn/one.yaml')).toContain('$schema=../../schemas/brief.schema.json');
  });
});

describe('a table', () => {
  test('columns are keys of a brief: dotted keys, lists, numbers, quotes, line breaks in cells', async () => {
    const csv = '\uFEFFTopic,slug,keywords.primary,keywords.secondary,length,notes,outline,faq,links.must,pubDate,hero.image,hero.alt\r\n"Умный ""дом"", начало",umnyy-dom,умный дом,"датчики, розетки",1200,"строка 1\r\nстрока 2","Выбор, цена | Монтаж",Зачем?|Как?,/blog/a/|/blog/b/,2026-11-21,https://example.org/a.jpg,A\r\n';
    const { box, outcome } = await imported('t.csv', csv);
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    expect(brief(box, 'umnyy-dom')).toEqual({
      topic: 'Умный "дом", начало', slug: 'umnyy-dom', keywords: { primary: 'умный дом', secondary: ['датчики', 'розетки'] }, length: 1200, notes: 'строка 1\nстрока 2',
      outline: [{ heading: 'Выбор, цена' }, { heading: 'Монтаж' }], faq: [{ question: 'Зачем?' }, { question: 'Как?' }], links: { must: ['/blog/a/', '/blog/b/'] }, pubDate: '2026-11-21',
      hero: { image: 'https://example.org/a.jpg', alt: 'A' },
    });
  });
  test.each([['semicolons', ';', 't.csv'], ['tabs', '\t', 't.csv'], ['tabs in .tsv', '\t', 't.tsv']])('%s', async (_name, separator, file) => {
    const { box } = await imported(file, ['topic', 'keywords.secondary'].join(separator) + '\n' + ['Один, два', 'a|b, c|'].join(separator) + '\n');
    expect(brief(box, 'odin-dva')).toMatchObject({ topic: 'Один, два', keywords: { secondary: ['a', 'b, c'] } });
  });
  test('one column needs no quotes around commas', async () => {
    expect((await imported('t.csv', 'topic\nOne, two\nThree; four\n"Five, ""six"""\n')).briefs).toEqual(['briefs/five-six.yaml', 'briefs/one-two.yaml', 'briefs/three-four.yaml']);
  });
  test('quotation marks inside an unquoted cell, blank rows, short rows, empty cells', async () => {
    const { box, outcome } = await imported('t.csv', 'topic,type,audience\n\nThe "smart" home,howto\n,,\nLast,,\n');
    expect(outcome.code).toBe(0);
    expect(brief(box, 'the-smart-home')).toEqual({ topic: 'The "smart" home', slug: 'the-smart-home', type: 'howto' });
    expect(brief(box, 'last')).toEqual({ topic: 'Last', slug: 'last' });
  });
  test('without a header the first column holds the topics, and the others are told', async () => {
    const { outcome, briefs } = await imported('t.csv', 'First thing,x\nSecond thing,y\n');
    expect([outcome.code, briefs]).toEqual([0, ['briefs/first-thing.yaml', 'briefs/second-thing.yaml']]);
    expect(outcome.stderr).toContain('only the first column was read');
  });
  test('without a header and with uneven rows nothing is guessed', async () => {
    const { outcome, briefs } = await imported('t.csv', 'Silence, please\nNoise\n');
    expect([outcome.code, briefs]).toEqual([1, []]);
    expect(outcome.stderr).toContain('t.csv:2:1');
  });
  test.each([
    ['an unknown column, with the nearest', 'topic,audiense\nA,b\n', 't.csv', /no key "audiense"/, /"audience"/],
    ['a block without its key', 'topic,keywords\nA,b\n', 't.csv', /no key "keywords"/, /"keywords\.primary" or "keywords\.secondary"/],
    ['a header in Russian', 'Тема;Ключ\nA;b\n', 't.csv', /no key "Тема"/, /"topic"/],
    ['no topic column', 'slug,title\na,b\n', 't.csv', /no column "topic"/, /topic/],
    ['a column twice', 'topic,slug,slug\na,b,c\n', 't.csv', /stands twice/, /Keep one/],
    ['a column without a name', 'topic,\na,b\n', 't.csv', /has no name/, /topic/],
    ['an open quotation mark', 'topic\nA\n\n"B\nC\n', 't.csv', /never closed/, /""/],
    ['an empty file', '', 't.csv', /no topics/, /topic/],
    ['only comments', '# a\n\n', 't.txt', /no topics/, /topic/],
    ['an office file', 'PK', 't.xlsx', /office program/, /CSV/],
  ])('2 for %s', async (_name, text, file, message, help) => {
    const { outcome, briefs } = await imported(file, text);
    expect([outcome.code, briefs]).toEqual([2, []]);
    expect(outcome.problems[0]?.message).toMatch(message);
    expect(outcome.problems[0]?.help).toMatch(help);
    expect(outcome.problems[0]?.file).toBe(file);
  });
  test('the line of a row counts line breaks in cells', async () => {
    const { outcome } = await imported('t.csv', 'topic,notes\nA,"1\n2\n3"\n\n"B\n');
    expect(places(outcome)).toEqual([6]);
  });
  test('rows that make no valid brief are told with their lines; the others are made', async () => {
    const { outcome, briefs } = await imported('t.csv', 'topic,type,length,slug,cta,author\nA,gide,,,,\nB,,many,,,\nC,,,Bad Slug,,\n,guide,,,,\nD,,,,nobody,\nE,,,,none,\nF,,,,,,surplus\nG,,,,,ann\n');
    expect([outcome.code, briefs]).toEqual([1, ['briefs/e.yaml']]);
    expect([...outcome.stderr.matchAll(/^t\.csv:(\d+):1/gm)].map((match) => Number(match[1])).toSorted()).toEqual([2, 3, 4, 5, 6, 8, 9]);
    expect(outcome.stderr).toContain('Did you mean "guide"?');
  });
  test('as JSON', async () => {
    const box = sandbox(projectFiles({ 't.csv': 'topic,type\nA,gide\nB,\nB,\n' }));
    const { stdout, stderr } = await box.run(importCommand, ['t.csv', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, written: [{ slug: 'b', path: 'briefs/b.yaml', line: 3 }], kept: [], duplicates: [{ line: 4, firstLine: 3, topic: 'B' }], problems: [{ line: 2, file: 't.csv' }] });
    expect(stderr).toContain('t.csv:2:1');
  });
});

describe('could not run', () => {
  test.each([
    ['no such file', ['nope.txt'], /no such file/],
    ['no file named', [], undefined],
    ['a folder that is never read', ['t.txt', '--to', 'drafts'], /reads briefs from "briefs" only/],
    ['a folder outside', ['t.txt', '--to', 'briefs/../..'], /reads briefs from "briefs" only/],
    ['a hidden folder', ['t.txt', '--to', 'briefs/_old'], /reads briefs from "briefs" only/],
  ])('%s', async (_name, argv, message) => {
    const box = sandbox(projectFiles({ 't.txt': 'A\n' }));
    const { code, problems } = await box.run(importCommand, argv);
    expect([code, box.tree()]).toEqual([2, ['slugline.config.yaml', 't.txt']]);
    if (message !== undefined) expect(problems[0]?.message).toMatch(message);
  });
  test('outside a project', async () => {
    expect((await sandbox({ 't.txt': 'A\n' }).run(importCommand, ['t.txt'])).problems[0]?.code).toBe('CONFIG_MISSING');
  });
  test('a list in another encoding', async () => {
    const box = sandbox(projectFiles({ 't.txt': '' }));
    const { problems } = await box.run(importCommand, ['t.txt'], { files: (files) => ({ ...files, read: (path) => (path === 't.txt' ? new Uint8Array([0xcf, 0xf0]) : files.read(path)) }) });
    expect(problems[0]).toMatchObject({ code: 'FILE_ENCODING', help: expect.stringContaining('UTF-8') });
  });
  test('spawned', () => {
    const box = sandbox(projectFiles({ 'topics.txt': 'One\nTwo\n' }));
    expect(box.spawn(['import', 'topics.txt']).stdout).toContain('2 made');
    expect(box.spawn(['import']).code).toBe(2);
    expect(box.spawn(['import', 'topics.csv']).stderr).toContain('topics.csv  there is no such file');
  });
});
