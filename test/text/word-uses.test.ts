import { expect, test } from 'vitest';
import { testDocument } from '../kit/rule.ts';
import { wordUses } from '../../src/text/word-uses.ts';

const BODY = '# Kayak care\n\nThe kayak dries. Kayaks and kayak-covers dry in the shade, 12 hours at least.\n\n## Read also\n\n- [Paddle repair](/blog/paddle/)\n';

test('different words with their counts, in order of first use, the related list left out', () => {
  const doc = testDocument(BODY);
  const { numbers, counts } = wordUses(doc);
  const words = Array.from(numbers, (number, index) => `${doc.lexis.vocabulary.lowers[number] ?? ''} ${counts[index] ?? 0}`);
  expect(words.slice(0, 4)).toEqual(['kayak 2', 'care 1', 'the 2', 'dries 1']);
  expect(words).not.toContain('paddle 1');
});

test('uses of a stem: all forms, parts of words with a hyphen; no stop words and no numbers', () => {
  const { usesOf } = wordUses(testDocument(BODY));
  expect([usesOf('kayak'), usesOf('the'), usesOf('12'), usesOf('sledge')]).toEqual([4, 0, 0, 0]);
});

test('families: kin words by their first five letters, short stems only as they are', () => {
  const families = wordUses(testDocument('---\nlang: ru\n---\n# Полив\n\nПоливальный шланг и лук.\n')).families();
  expect(['полив', 'поливк', 'лук', 'лу', 'шланг', 'лейк'].map((stem) => families.has(stem))).toEqual([true, true, true, false, true, false]);
});

test('the row of numbers is left as it was found', () => {
  const doc = testDocument(BODY);
  expect(Array.from(wordUses(testDocument(BODY)).counts)).toEqual(Array.from(wordUses(doc).counts));
  expect(doc.lexis.vocabulary.tally().every((count) => count === 0)).toBe(true);
});
