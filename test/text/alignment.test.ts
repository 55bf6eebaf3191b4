import { expect, test } from 'vitest';
import { alignment } from '../../src/text/alignment.ts';
import { testDocument } from '../kit/rule.ts';

test.each([
  ['a"b c', 'a&quot;b c', [0, 1, 7, 8, 9, 10]],
  ['a*b', 'a\\*b', [0, 1, 3, 4]],
  ['a\nb', 'a\n  b', [0, 1, 4, 5]],
  ['a\nb', 'a\r\nb', [0, 2, 3, 4]],
  ['a&b', 'a&amp;b', [0, 1, 6, 7]],
  ['a\nb', 'a\n> b', [0, 1, 4, 5]],
  ['', '', [0]],
])('%j written as %j', (value, source, places) => {
  expect([...(alignment(value, source) ?? [])]).toEqual(places);
});

test('what cannot be brought together is not guessed at', () => {
  expect(alignment('abc', 'xyz')).toBeUndefined();
});

test('every character of a block stands where the block says, behind entities and escapes too', () => {
  const doc = testDocument('# A\n\n&quot;сад 10-2 , сад\\* и &laquo;дом&raquo; &amp; двор — конец.\n');
  const block = doc.blocks.find(({ kind }) => kind === 'paragraph');
  for (const word of ['сад 10-2', ' , сад', 'и ', 'дом', 'двор', 'конец']) {
    const index = block?.text.indexOf(word) ?? -1;
    expect(doc.text.slice(block?.at(index), (block?.at(index) ?? 0) + word.length)).toBe(word);
  }
});
