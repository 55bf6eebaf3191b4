import { describe, expect, test } from 'vitest';
import { overlayFiles } from '../../src/eval-files.ts';
import { loadSets, projectTemplates, promptsHash, setOf, templatesIn, withHash } from '../../src/eval-set.ts';
import { SluglineError } from '../../src/model/errors.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { builtinPrompts } from '../../src/builtin.ts';
import { changePrompts, evalProject, setFiles, setYaml } from './kit.ts';

/** Sets of recorded answers: what they are named, in which order, and which prompts they belong to. */

const files = nodeFiles();

describe('sets', () => {
  test('are in order of the day, then of the name', () => {
    const project = evalProject(setFiles('b-old', {}, { recorded: '2026-01-01' }), setFiles('c', {}), setFiles('a', {}), { 'eval/answers/_notes/x.txt': 'no set' });
    expect(loadSets(files, project.dir).sets.map(({ label }) => label)).toEqual(['b-old', 'a', 'c']);
  });

  test.each([
    ['another label', setYaml('other'), /set\.yaml:1:.*the label is "other" and the folder is "v1"/],
    ['no day', setYaml('v1', { recorded: 'yesterday' }), /recorded.*a date such as/],
    ['a day that is none', setYaml('v1', { recorded: '2026-02-30' }), /a day that exists/],
    ['an unknown key', setYaml('v1', { about2: 'x' }), /about2/],
    ['templates outside its folder', setYaml('v1', { prompts: '../../prompts' }), /a folder below the label/],
    ['an absolute folder', setYaml('v1', { prompts: '/etc' }), /a folder below the label/],
    ['a hash that is none', setYaml('v1', { promptsHash: 'abc' }), /sha256/],
    ['no YAML', 'label: [', /set\.yaml:1/],
  ])('with %s are told with their place, beside the others', (_name, text, message) => {
    const project = evalProject(setFiles('v2'), { 'eval/answers/v1/set.yaml': text });
    const { sets, problems } = loadSets(files, project.dir);
    expect(sets.map(({ label }) => label)).toEqual(['v2']);
    expect(new SluglineError(problems).message).toMatch(message);
  });

  test('without a set.yaml are told', () => {
    const project = evalProject(setFiles('v2'), { 'eval/answers/v1/chain-care/draft.md': 'x' });
    expect(loadSets(files, project.dir).problems).toMatchObject([{ code: 'FILE_UNREADABLE', message: 'this set of answers has no set.yaml' }]);
  });

  test('a label nobody recorded is told with the nearest', () => {
    const { sets } = loadSets(files, evalProject(setFiles('v2-rules')).dir);
    expect(() => setOf(sets, 'v2-rule')).toThrow('Did you mean "v2-rules"?');
  });
});

describe('the hash of the prompts', () => {
  const own = templatesIn(files, builtinPrompts());
  const hash = promptsHash(files, own);
  const changed = (name: string): string => promptsHash(files, new Map([...own, [name, `${own.get(name) ?? ''}\nOne more line.\n`]]));

  test('changes with a template of a stage and with what it includes', () => {
    expect(['draft.hbs', 'outline.hbs', '_rules.ru.hbs', '_faq.en.hbs'].filter((name) => changed(name) === hash)).toEqual([]);
  });
  test('does not change with the layout, line ends, or templates that no stage asks with', () => {
    expect(['article.hbs', 'draft-section.hbs'].filter((name) => changed(name) !== hash)).toEqual([]);
    expect(promptsHash(files, new Map([...own, ['notes.hbs', 'x']]))).toBe(hash);
    const project = evalProject({ 'prompts/draft.hbs': (own.get('draft.hbs') ?? '').replaceAll('\n', '\r\n') });
    expect(promptsHash(files, projectTemplates(files, project.dir))).toBe(hash);
  });
  test('of a folder that lacks some is that of the folder with the built-in ones', () => {
    const project = evalProject();
    expect(promptsHash(files, projectTemplates(files, project.dir))).toBe(hash);
    changePrompts(project);
    expect(promptsHash(files, projectTemplates(files, project.dir))).not.toBe(hash);
  });
  test('a template that cannot be read is an error with its line', () => {
    expect(() => promptsHash(files, new Map([...own, ['draft.hbs', 'one\n{{#if topic}}never closed']]))).toThrow(/draft\.hbs:/);
  });
  test('is put into a set.yaml without touching the rest', () => {
    const text = '# mine\nlabel: a # here\nabout: >-\n  two\n  lines\n';
    const once = withHash(text, hash);
    expect(once).toBe(`${text}promptsHash: ${hash}\n`);
    expect(withHash(once, 'f'.repeat(64))).toBe(`${text}promptsHash: ${'f'.repeat(64)}\n`);
    expect(withHash('label: a', hash)).toBe(`label: a\npromptsHash: ${hash}\n`);
  });
});

describe('files over files', () => {
  test('given texts win, hidden folders are empty, and what is written stays in memory', () => {
    const project = evalProject({ 'a/one.txt': 'disk', 'a/two.txt': 'disk', 'hidden/x.txt': 'disk' });
    const before = project.tree('.');
    const at = (path: string): string => `${project.dir}/${path}`;
    const over = overlayFiles(files, new Map([[at('a/one.txt'), 'given'], [at('new/deep/x.txt'), 'ab']]), [at('hidden')]);
    const read = (path: string): string | undefined => {
      const bytes = over.read(at(path));
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    };
    expect([read('a/one.txt'), read('a/two.txt'), read('hidden/x.txt'), read('none')]).toEqual(['given', 'disk', undefined, undefined]);
    expect([over.list(at('a')), over.list(at('new')), over.list(at('hidden')), over.list(at('none'))]).toEqual([['one.txt', 'two.txt'], ['deep/'], [], []]);
    expect([over.stat(at('new'))?.isDirectory, over.stat(at('new/deep/x.txt')), over.stat(at('hidden')), over.stat(at('hidden/x.txt'))]).toMatchObject([true, { size: 2, isDirectory: false }, undefined, undefined]);
    over.write(at('hidden/y.txt'), 'мир');
    over.write(at('a/two.txt'), 'changed');
    over.remove(at('a/one.txt'));
    expect([read('hidden/y.txt'), read('a/two.txt'), read('a/one.txt'), over.text(at('hidden/y.txt'))]).toEqual(['мир', 'changed', undefined, 'мир']);
    expect(over.list(at('a'))).toEqual(['two.txt']);
    expect(over.survey(at('hidden'))).toMatchObject({ names: ['y.txt'] });
    expect([...(over.survey(at('hidden'))?.stats ?? [])].slice(0, 1)).toEqual([6]);
    expect(over.survey(at('none'))).toBeUndefined();
    expect(project.tree('.')).toEqual(before);
  });
});
