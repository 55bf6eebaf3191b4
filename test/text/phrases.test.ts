import { describe, expect, test } from 'vitest';
import { compilePhrases, findPhrases, type StemmedWord } from '../../src/text/phrases.ts';
import { wordsOf } from '../../src/text/words.ts';

/** A stemmer simple enough to see through: the plural "s" goes. */
const stem = (word: string): string => word.replace(/s$/, '');
const words = (text: string): StemmedWord[] => wordsOf(text).map((word) => ({ ...word, stem: stem(word.lower) }));
const find = (phrases: string[], text: string): string[] => findPhrases(words(text), compilePhrases(phrases, stem)).map((match) => text.slice(match.start, match.end));

describe('the phrase syntax', () => {
  test.each<[string, string, string, string[]]>([
    ['words by stem', 'red apple', 'Two red apples, one Red Apple.', ['red apples', 'Red Apple']],
    ['an exact word', '=apples', 'apple and apples', ['apples']],
    ['an exact word ignores case', '=TODO', 'todo, Todos', ['todo']],
    ['any one word', 'red * apple', 'red big apple, red apple', ['red big apple']],
    ['a gap of up to three words', 'red ... apple', 'red a b c apple', ['red a b c apple']],
    ['a gap of none', 'red ... apple', 'red apple', ['red apple']],
    ['a gap of four is too long', 'red ... apple', 'red a b c d apple', []],
    ['a number', '# apple', '12 apples, many apples', ['12 apples']],
    ['alternatives', 'red|green apple', 'green apples, blue apples', ['green apples']],
    ['a prefix', 'gard~', 'gardening in a garden, guard', ['gardening', 'garden']],
    ['alternatives with exact words', '=a|=the apple', 'the apples, an apple', ['the apples']],
    ['ё as е', 'ёлка', 'Елка и ёлка', ['Елка', 'ёлка']],
  ])('%s', (_name, phrase, text, expected) => expect(find([phrase], text)).toEqual(expected));

  test('the longest phrase wins, matches do not overlap', () => {
    expect(find(['red', 'red apple', 'apple pie'], 'red apple pie')).toEqual(['red apple']);
  });
  test('places are those of the text, indexes those of the words', () => {
    const [match] = findPhrases(words('A red  apple!'), compilePhrases(['red apple'], stem));
    expect(match).toEqual({ phrase: 'red apple', first: 1, last: 2, start: 2, end: 12 });
  });
  test('no phrases, no words', () => {
    expect(find([], 'red apple')).toEqual([]);
    expect(find(['red apple'], '')).toEqual([]);
  });
});

test('two signs stand for a number in digits or in one of the words that are given, at any place', () => {
  const set = compilePhrases(['## years', 'within ## hours'], stem, ['five', 'ten']);
  const found = (text: string): string[] => findPhrases(words(text), set).map((match) => text.slice(match.start, match.end));
  expect(found('ten years, 5 years, one years')).toEqual(['ten years', '5 years']);
  expect(found('within five hours and within few hours')).toEqual(['within five hours']);
});
