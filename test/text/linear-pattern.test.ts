import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern, PatternError } from '../../src/model/linear-pattern.ts';

const found = (pattern: string, text: string): string[] => compilePattern(pattern).find(text).map(({ start, end }) => text.slice(start, end));

describe('a pattern finds', () => {
  test.each<[string, string, string[]]>([
    ['a+', 'baaab a', ['aaa', 'a']],
    ['a+?', 'aa', ['a', 'a']],
    ['a.*?b', 'a1b2b', ['a1b']],
    ['a.*b', 'a1b2b', ['a1b2b']],
    ['foo|foobar', 'foobar', ['foo']],
    ['(?:ab|a)(c|bcd)', 'abcd', ['abc']],
    ['x{2,3}', 'xxxxx', ['xxx', 'xx']],
    ['x{2}', 'xxxxx', ['xx', 'xx']],
    ['x{2,}', 'xxxxx', ['xxxxx']],
    ['"[^"]*"', 'say "a" and "b"', ['"a"', '"b"']],
    [String.raw`[\w-]+!`, 'онлайн-чат!', ['онлайн-чат!']],
    [String.raw`\W+`, 'а, б', [', ']],
    [String.raw`\bкот\b`, 'скот кот котик Кот', ['кот', 'Кот']],
    [String.raw`\Bот\b`, 'кот от', ['от']],
    [String.raw`^\p{L}+`, 'ЁЛКА x', ['ЁЛКА']],
    ['!$', 'a! b!', ['!']],
    [String.raw`\d+ ?%`, '10 % и 5%', ['10 %', '5%']],
    ['😀+', 'x😀😀y', ['😀😀']],
    [String.raw`\u0431\.`, 'аб.', ['б.']],
    ['a', '', []],
    // A repetition that matched nothing is given up: the other way of it is tried.
    [String.raw`.(?:\b|a)?`, ' a', [' a']],
    [String.raw`.(?:(?:\b|a)?|b)*`, ' ab', [' ab']],
  ])('%s in %j', (pattern, text, expected) => expect(found(pattern, text)).toEqual(expected));

  test('what the regular expressions of the engine find', () => {
    const pattern = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof(
        // No "^" in the middle: with it V8 itself missed a match once in half a million.
        { maxDepth: 4 }, fc.constantFrom('a', 'b', '.', '[ab]', String.raw`\b`, String.raw`\B`, '$'),
        fc.tuple(tie('any'), tie('any')).map(([one, other]) => one + other),
        fc.tuple(tie('any'), tie('any')).map(([one, other]) => `(?:${one}|${other})`),
        fc.tuple(tie('any'), fc.constantFrom('?', '*', '+', '{2}', '{1,2}', '??', '*?', '+?', '{2,}', '{0,2}')).map(([one, sign]) => `(?:${one})${sign}`),
      ),
    })).any;
    fc.assert(fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 }), (source, text) => {
      let compiled;
      try {
        compiled = compilePattern(source);
      } catch (error) {
        // Patterns that may be empty.
        return error instanceof PatternError;
      }
      const wanted = [...text.matchAll(new RegExp(source, 'gisu'))].map((match) => [match.index, match.index + match[0].length]);
      expect(compiled.find(text).map(({ start, end }) => [start, end])).toEqual(wanted);
      return true;
    }), { numRuns: 500 });
  });
});

describe('a pattern is refused', () => {
  test.each<[string, RegExp]>([
    ['(?=a)b', /no "\(\?=": only plain groups/], ['(?<!a)b', /only plain groups/], ['(?<n>a)', /only plain groups/], ['(?i:a)', /only plain groups/],
    [String.raw`(a)\1`, /no back-reference/], [String.raw`\k<n>a`, /no back-reference/],
    ['(a', /a "\)" for each "\("/], ['a)', /a "\(" for each "\)"/], ['[z-a]', /not "\[z-a\]"/], [String.raw`\p{Foo}`, /not "\\p\{Foo\}"/], ['[a', /a backslash before "\["/],
    ['+a', /a backslash before "\+"/], ['a**', /one sign of repetition/], ['a{2,1}', /the smaller number first/], ['a{200}', /at most 100 repetitions/],
    ['a*', /matches nothing everywhere/], ['', /matches nothing everywhere/], [String.raw`\b`, /matches nothing everywhere/], ['a|', /matches nothing everywhere/],
    ['((a{50}){50}){50}', /repetitions are too many/], ['a'.repeat(201), /at most 200 characters/], [String.raw`[\W]`, /in place of "\\W"/],
  ])('%s', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(PatternError);
    expect(() => compilePattern(pattern)).toThrow(message);
  });
});

// Each of these takes a backtracking engine longer than anybody waits; here the test ends.
test.each(['(a+)+b', '(a|aa)+$b', '(.*)(.*)(.*)(.*)x', '(a?){50}a{50}b'])('%s ends on a long text without a match', (pattern) => {
  expect(found(pattern, 'a'.repeat(5000))).toEqual([]);
});

test('a match is at most 200 characters long', () => {
  expect(found('a+', 'a'.repeat(450)).map(({ length }) => length)).toEqual([200, 200, 50]);
});
