import { expect, test } from 'vitest';
import { testDocument } from '../kit/rule.ts';
import { countHeadingWords, headingWords } from '../../src/text/heading-words.ts';

const doc = testDocument('# Looms\n\nText.\n\n> ## Quoted\n\n## The `warp` and 3 threads\n\nText.\n\n## Weaving *slowly*\n\nText.\n');

test('words of a heading are those a reader sees, code among them', () => {
  const { lowers } = doc.lexis.vocabulary;
  const words = doc.headings.map((heading) => {
    const found = headingWords(doc).get(heading);
    return found === undefined ? [] : Array.from(found.numbers.slice(found.from, found.to), (number) => lowers[number]);
  });
  expect(words).toEqual([['looms'], ['the', 'warp', 'and', '3', 'threads'], ['weaving', 'slowly']]);
});

test('only a heading with the text of its block is plain', () => {
  expect(doc.headings.map((heading) => headingWords(doc).get(heading)?.plain)).toEqual([true, false, true]);
});

test('numbers are not counted', () => {
  expect(doc.headings.map((heading) => countHeadingWords(doc, heading))).toEqual([1, 4, 2]);
});
