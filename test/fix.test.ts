import { describe, expect, test } from 'vitest';
import type { Found } from '../src/check.ts';
import { fixText, type FixOptions } from '../src/fix.ts';
import type { Severity } from '../src/model/finding.ts';
import type { Root } from '../src/text/markdown.ts';
import type { Splice } from '../src/text/splice.ts';

/** A finding at no place in particular: the engine reads rule, severity, message and edits only. */
function found(rule: string, edits: readonly Splice[] | undefined, severity: Severity = 'info', message = `a ${rule}`): Found {
  return { finding: { rule, severity, file: 'a.md', line: 1, column: 1, endLine: 1, endColumn: 1, message, help: '', fix: edits === undefined ? null : 'safe' }, edits };
}

/** A rule that finds every match of a pattern and puts something else in its place. */
function replaces(rule: string, pattern: RegExp, text: string, severity?: Severity): (source: string) => Found[] {
  return (source) => [...source.matchAll(pattern)].map((match) => found(rule, [{ start: match.index, end: match.index + match[0].length, text }], severity));
}

function checks(...rules: ((source: string) => Found[])[]): FixOptions {
  return { checkText: (source) => rules.flatMap((rule) => rule(source)) };
}

describe('passes', () => {
  test('all that fits is done at once, the rest in the next pass, until nothing is left', () => {
    const options = checks(replaces('t/ab', /ab/g, 'c'), replaces('t/bc', /bc/g, 'd'), replaces('t/cc', /cc/g, 'e'));
    const result = fixText('ab abc abab\n', options);
    expect(result.text).toBe('c e e\n');
    expect(result).toMatchObject({ passes: 2, refused: [], left: [] });
    expect(result.applied).toEqual([{ rule: 't/ab', count: 4 }, { rule: 't/cc', count: 2 }]);
    expect(fixText(result.text, options)).toMatchObject({ text: result.text, passes: 0, applied: [] });
  });

  test('nothing to fix: the same text, one check', () => {
    let count = 0;
    const result = fixText('Text.\n', { checkText: () => { count++; return [found('t/none', undefined, 'error')]; } });
    expect(result).toMatchObject({ text: 'Text.\n', passes: 0, applied: [], refused: [] });
    expect(result.left).toHaveLength(1);
    expect(count).toBe(1);
  });

  test('edits of one finding are made together or not at all', () => {
    const pair = (source: string): Found[] => (source.startsWith('(') ? [found('t/pair', [{ start: 0, end: 1, text: '[' }, { start: 3, end: 4, text: ']' }])] : []);
    const earlier = (source: string): Found[] => (source === '(ab)' ? [found('t/early', [{ start: 0, end: 1, text: '(' }, { start: 1, end: 2, text: 'A' }])] : []);
    expect(fixText('(ab)', checks(earlier, pair)).text).toBe('[Ab]');
  });

  test('an edit that two findings ask for is made once', () => {
    const append = (source: string): Found[] => (source.includes('!') ? [] : [...source.matchAll(/\bx\b/g)].map((match) => found('t/note', [{ start: match.index + 1, end: match.index + 1, text: '*' }, { start: source.length, end: source.length, text: '!' }])));
    expect(fixText('x and x', checks(append))).toMatchObject({ text: 'x* and x*!', passes: 1, applied: [{ rule: 't/note', count: 2 }] });
  });

  test('an insertion is not lost beside a replacement at the same place', () => {
    const insert = (source: string): Found[] => (source.includes('>') ? [] : [found('t/insert', [{ start: 0, end: 0, text: '> ' }])]);
    expect(fixText('abc', checks(replaces('t/abc', /abc/g, 'xyz'), insert)).text).toBe('> xyz');
  });
});

describe('guards', () => {
  test('an edit that brings a new error is left out and named; others go on', () => {
    const error = (source: string): Found[] => (source.includes('B') ? [found('t/shout', undefined, 'error', '"B" shouts')] : []);
    const options = checks(replaces('t/upper', /b/g, 'B'), replaces('t/dots', /\.\.\./g, '…'), error);
    const result = fixText('a b...\n', options);
    expect(result.text).toBe('a b…\n');
    expect(result.refused).toEqual([{ rule: 't/upper', message: 'a t/upper', reason: 'it would bring the error t/shout: "B" shouts' }]);
    expect(fixText(result.text, options).text).toBe(result.text);
  });

  test('of one rule only what does harm is left out', () => {
    const upper = (source: string): Found[] => [...source.matchAll(/[bc]/g)].map((match) => found('t/upper', [{ start: match.index, end: match.index + 1, text: match[0].toUpperCase() }], 'info', `"${match[0]}"`));
    const error = (source: string): Found[] => (source.includes('B') ? [found('t/shout', undefined, 'error')] : []);
    const result = fixText('b c b c\n', checks(upper, error));
    expect(result.text).toBe('b C b C\n');
    expect(result.refused.map(({ message }) => message)).toEqual(['"b"']);
  });

  test('an error that was there before is no reason', () => {
    const error = (): Found[] => [found('t/old', undefined, 'error')];
    expect(fixText('a...\n', checks(replaces('t/dots', /\.\.\./g, '…'), error)).text).toBe('a…\n');
  });

  test('two rules that undo each other leave the text alone', () => {
    const options = checks(replaces('t/plus', /-/g, '+'), replaces('t/minus', /\+/g, '-'), replaces('t/dots', /\.\.\./g, '…'));
    const result = fixText('a - b...\n', options);
    expect(result.text).toBe('a - b…\n');
    expect(result.refused.map(({ rule }) => rule).sort()).toEqual(['t/minus', 't/plus']);
    expect(fixText(result.text, options).text).toBe(result.text);
  });

  test('a rule that is never content is left out', () => {
    const grows = (source: string): Found[] => [found('t/more', [{ start: source.length, end: source.length, text: '!' }])];
    expect(fixText('Text', checks(grows))).toMatchObject({ text: 'Text', passes: 0, refused: [{ rule: 't/more', reason: 'its edits never come to an end' }] });
  });

  test('edits that change nothing or overlap each other are refused', () => {
    const same = (): Found[] => [found('t/same', [{ start: 0, end: 1, text: 'T' }])];
    const torn = (): Found[] => [found('t/torn', [{ start: 0, end: 3, text: 'a' }, { start: 2, end: 4, text: 'b' }])];
    expect(fixText('Text', checks(same)).refused.map(({ reason }) => reason)).toEqual(['its edits change nothing']);
    expect(fixText('Text', checks(torn)).refused.map(({ reason }) => reason)).toEqual(['its edits overlap each other']);
  });

  test('wording may not become Markdown, whatever else the pass does', () => {
    const star = replaces('language/star', /x/g, '*');
    const result = fixText('x a x and b...\n', checks(star, replaces('t/dots', /\.\.\./g, '…')));
    expect(result.text).toBe('* a x and b…\n'.replace('*', 'x'));
    expect(result.refused.map(({ rule }) => rule)).toEqual(['language/star']);
    expect(fixText('a x b\n', checks(replaces('language/star', /x/g, '×'))).text).toBe('a × b\n');
  });

  test.each([
    ['paragraphs that become one', 'One\n\nTwo\n\nThree\n', /(?<=Two\n)\n/, ''],
    ['a fence that swallows what follows', 'One\n\nTwo\n\nThree\n', /One/, '```'],
    ['a definition that links need', 'See [it] here.\n\n[it]: /x/\n', /\[it\]: \/x\//, ''],
  ])('Markdown around an edit stays: %s', (_what, source, pattern, text) => {
    const result = fixText(source, checks((now) => { const match = pattern.exec(now); return match === null ? [] : [found('t/cut', [{ start: match.index, end: match.index + match[0].length, text }])]; }));
    expect(result.text).toBe(source);
    expect(result.refused.map(({ reason }) => reason)).toEqual(['it would change the Markdown around it']);
  });

  test('front matter stays readable, its keys stay, and none appears', () => {
    const source = '---\ntitle: Oak\nauthor: Anna\n---\n# Oak\n\nText.\n';
    const reason = (pattern: RegExp, text: string, rule = 'links/x', from = source): string[] => {
      const result = fixText(from, checks(replaces(rule, pattern, text)));
      return result.text === from ? result.refused.map((refused) => refused.reason) : [result.text];
    };
    expect(reason(/Oak\n(?=author)/g, '"Oak\n')).toEqual(['the front matter could not be read any more']);
    expect(reason(/author: Anna\n/g, '')).toEqual(['keys of the front matter would change']);
    expect(reason(/author: Anna\n/g, '', 'frontmatter/x')).toEqual([source.replace('author: Anna\n', '')]);
    expect(reason(/Anna/g, 'Vera')).toEqual([source.replace('Anna', 'Vera')]);
    expect(reason(/"/g, '”', 'language/x', '+++\ntitle = "Kite"\n+++\n# Kite\n')).toEqual(['the front matter could not be read any more']);
    expect(reason(/Sure\.\n/g, '', 't/x', 'Sure.\n---\na: b\n---\n')).toEqual(['text would become front matter']);
  });
});

test('line ends and the byte order mark are those of the file', () => {
  const add = (source: string): Found[] => (source.includes('New') ? [] : [found('t/add', [{ start: 0, end: 0, text: 'New\n\n' }])]);
  expect(fixText('\uFEFFOne\r\n\r\nTwo\r\n', checks(add)).text).toBe('\uFEFFNew\r\n\r\nOne\r\n\r\nTwo\r\n');
  expect(fixText('One\nTwo\n', checks(add)).text).toBe('New\n\nOne\nTwo\n');
  expect(fixText('One', checks(add)).text).toBe('New\n\nOne');
});

test('structure is told by the tree that the caller reads with', () => {
  // In plain Markdown the fourth space makes code; to this caller nothing is code.
  const indent = (source: string): Found[] => (source.includes('    x') ? [] : [found('language/indent', [{ start: source.indexOf('x'), end: source.indexOf('x') + 1, text: '    x' }])]);
  expect(fixText('a\n\nx\n', checks(indent)).text).toBe('a\n\nx\n');
  expect(fixText('a\n\nx\n', { ...checks(indent), treeOf: () => ({ type: 'root', children: [] }) }).text).toBe('a\n\n    x\n');
  const broken = (text: string): Root => { if (text.includes('    x')) throw new Error('too deep'); return { type: 'root', children: [] }; };
  expect(fixText('a\n\nx\n', { ...checks(indent), treeOf: broken }).refused.map(({ reason }) => reason)).toEqual(['the Markdown could not be parsed any more']);
});
