import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applySplices, type Splice } from '../../src/text/splice.ts';

test.each<[string, Splice[], string]>([
  ['nothing', [], 'abcdef'],
  ['a replacement', [{ start: 1, end: 3, text: 'X' }], 'aXdef'],
  ['an insertion', [{ start: 6, end: 6, text: '!' }], 'abcdef!'],
  ['two insertions at one place, in their order', [{ start: 2, end: 2, text: '1' }, { start: 2, end: 2, text: '2' }], 'ab12cdef'],
  ['any order', [{ start: 4, end: 5, text: '' }, { start: 0, end: 1, text: 'A' }], 'Abcdf'],
  ['neighbours', [{ start: 1, end: 2, text: 'B' }, { start: 2, end: 3, text: 'C' }], 'aBCdef'],
  ['of overlapping ones the first', [{ start: 2, end: 5, text: 'Y' }, { start: 1, end: 3, text: 'X' }], 'aXdef'],
  ['of those with one start the longest', [{ start: 1, end: 2, text: 'Y' }, { start: 1, end: 4, text: 'X' }], 'aXef'],
])('applies %s', (_name, splices, expected) => expect(applySplices('abcdef', splices)).toBe(expected));

test.each([[-1, 2], [3, 2], [0, 7]])('refuses %i–%i', (start, end) => {
  expect(() => applySplices('abcdef', [{ start, end, text: '' }])).toThrow(RangeError);
});

test('what is not spliced stays', () => {
  fc.assert(fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(30))), (source, ranges) => {
    const splices = ranges.map(([a, b]) => ({ start: Math.min(a, b, source.length), end: Math.min(Math.max(a, b), source.length), text: '' }));
    const kept = [...source].length === source.length ? [...source].filter((_letter, index) => !splices.some(({ start, end }) => index >= start && index < end)).join('') : undefined;
    const result = applySplices(source, splices);
    expect(result.length).toBeLessThanOrEqual(source.length);
    // Overlapping splices are dropped, so at least what none covers is there.
    if (kept !== undefined) for (const letter of kept) expect(result).toContain(letter);
  }));
});
