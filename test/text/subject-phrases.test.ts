import { describe, expect, test } from 'vitest';
import { aloneKeys, documentPhrases, isPlainGap, packPhrases, PHRASE_SIZE, subjectPhrases, topicFamilies, type SubjectPhrase } from '../../src/text/subject-phrases.ts';
import { languages } from '../kit/rule.ts';
import { documentOf } from '../links/linking.ts';

/** By which words an article is spoken of. */

const EMPTY = { title: '', keywords: [], headings: [], body: [] };
const phrases = (source: Partial<Parameters<typeof subjectPhrases>[0]>, tag = 'en'): SubjectPhrase[] => subjectPhrases({ ...EMPTY, ...source }, languages.detect('', tag));
/** Families of words, smallest first, as a phrase has them. */
const families = (words: string, tag = 'en'): number[] => {
  const lexis = languages.detect('', tag).lexis();
  return words.split(' ').map((word) => topicFamilies(lexis)(lexis.vocabulary.numberOf(word))).sort((a, b) => a - b);
};
const alone = (word: string, tag = 'en'): number => {
  const lexis = languages.detect('', tag).lexis();
  return aloneKeys(lexis)(lexis.vocabulary.numberOf(word));
};
const has = (found: readonly SubjectPhrase[], wanted: readonly number[]): SubjectPhrase | undefined => found.find((one) => String(one.families) === String(wanted));

describe('phrases', () => {
  test('of an article without words are none', () => {
    expect(phrases({})).toEqual([]);
    expect(phrases({ title: '12, 13 — 14', keywords: ['', '…', 'and of the'], headings: ['1'], body: ['7 8 9'] })).toEqual([]);
  });
  test('are key phrases first, then pairs of the title, of headings, of the text', () => {
    const found = phrases({ title: 'Winter storage', keywords: ['bicycle chain care'], headings: ['Rust spots', 'Three words together here'], body: ['Warm garage. A warm garage and a cold cellar.'] });
    expect(found.map(({ weight }) => weight)).toEqual(found.map(({ weight }) => weight).toSorted((a, b) => b - a));
    expect(has(found, families('bicycle chain care'))?.weight).toBe(1);
    expect(has(found, families('winter storage'))?.weight).toBe(0.6);
    expect(has(found, families('bicycle chain'))?.weight).toBe(0.55);
    expect(has(found, families('rust spots'))?.weight).toBe(0.4);
    expect(has(found, families('warm garage'))?.weight).toBe(0.3);
    expect(has(found, families('cold cellar'))).toBeUndefined();
    expect(has(found, families('three words'))).toBeUndefined();
  });
  test('of a key phrase may have function words in it, and go by any form', () => {
    expect(has(phrases({ keywords: ['care of the chains'] }), families('chain care'))?.weight).toBe(1);
    expect(has(phrases({ keywords: ['чисткой мягкого дивана'] }, 'ru'), families('чистка мягкий диваны', 'ru'))?.weight).toBe(1);
    expect(has(phrases({ keywords: ['щётка и ёмкость'] }, 'ru'), families('щетка емкость', 'ru'))?.weight).toBe(1);
  });
  test('are surer with each origin, and never surer than 1', () => {
    const found = phrases({ title: 'Chain care', keywords: ['chain care'], headings: ['Chain care'], body: ['Chain care, chain care.'] });
    expect(has(found, families('chain care'))?.weight).toBe(1);
    const two = phrases({ title: 'Chain care', headings: ['Chain care'] });
    expect(has(two, families('chain care'))?.weight).toBeCloseTo(0.65);
  });
  test('are not made across punctuation, nor of numbers and short words', () => {
    const found = phrases({ title: 'Chains, tyres', body: ['Chains. Tyres. Chains. Tyres.', 'Seven chains, seven chains, 12 chains, 12 chains'] });
    expect(has(found, families('chains tyres'))).toBeUndefined();
    expect(found.filter((one) => one.families.length > 1)).toEqual([]);
  });
  test('of a word twice are none', () => {
    for (const keyword of ['step by step', 'bicycle bicycles', 'chain to chains']) expect(phrases({ keywords: [keyword], headings: [keyword] })).toEqual([]);
  });
  test('of more than four words stand as pairs only', () => {
    const found = phrases({ keywords: ['cheap clean bicycle chain oil bottle'] });
    expect(found.every((one) => one.families.length === 2)).toBe(true);
    expect(has(found, families('bicycle chain'))).toBeDefined();
  });
  test('are at most 24, of at most four words', () => {
    const words = Array.from({ length: 60 }, (_, index) => `w${'abcdefghijklmnopqrstuvwxyz'[index % 26]}${'qxzvk'[index % 5]}uma${index}`);
    const found = phrases({ keywords: words.map((word, index) => `${word} ${words[(index + 7) % 60]} ${words[(index + 13) % 60]}`) });
    expect(found).toHaveLength(24);
    expect(found.every((one) => one.families.length <= 4)).toBe(true);
  });
  test('of a single word come from title and keywords, when the text comes back to it', () => {
    const body = ['A derailleur, the derailleur, derailleurs.', 'A bed. A bed. A bed. Spokes, spokes, spokes.'];
    const found = phrases({ title: 'Derailleur', keywords: ['bed', 'tyre'], body });
    expect(has(found, [alone('derailleur')])?.weight).toBe(0.45);
    // Too short to say anything, not in the text, not in title or keywords.
    for (const word of ['bed', 'tyre', 'spokes']) expect(has(found, [alone(word)])).toBeUndefined();
    expect(alone('bed')).toBe(0);
    expect(has(phrases({ keywords: ['derailleur'], body }), [alone('derailleur')])?.weight).toBe(0.8);
  });
  test('do not depend on what was read before', () => {
    const one = phrases({ title: 'Chain care', keywords: ['bicycle chain care'] });
    phrases({ title: 'Something else altogether', body: ['New words everywhere.'] });
    expect(phrases({ title: 'Chain care', keywords: ['bicycle chain care'] })).toEqual(one);
  });
});

describe('phrases of a document', () => {
  const text = '---\ntitle: Winter storage\nkeywords: [bicycle chain care]\n---\n# Winter storage\n\nThe lead.\n\n## Rust spots\n\nWarm garage. A warm garage.\n\n';
  test('are those of its parts', () => {
    expect(packPhrases(documentPhrases(documentOf(text)))).toEqual(packPhrases(phrases({ title: 'Winter storage', keywords: ['bicycle chain care'], headings: ['Rust spots'], body: ['The lead.', 'Warm garage. A warm garage.'] })));
  });
  test('leave out FAQ, the related list and code', () => {
    const more = '## FAQ\n\n### Dry cellar?\n\nDry cellar. Dry cellar.\n\n## Read also\n\n- [Dry cellar](/x)\n- [Dry cellar](/y)\n';
    expect(documentPhrases(documentOf(`${text}\`dry cellar\` and \`dry cellar\`\n\n${more}`))).toEqual(documentPhrases(documentOf(text)));
  });
  test('take keywords that are no list of texts for none', () => {
    for (const keywords of ['chain care', '7', '{ a: b }', '[1, true, [x]]', '~']) expect(documentPhrases(documentOf(`---\ntitle: ''\nkeywords: ${keywords}\n---\nText.`))).toEqual([]);
  });
  test('of a text with broken front matter, and of none', () => {
    expect(documentPhrases(documentOf('---\ntitle: [\n---\n## Rust spots\n')).length).toBe(1);
    expect(documentPhrases(documentOf(''))).toEqual([]);
  });
});

test('packed phrases hold families and weights', () => {
  const packed = packPhrases([{ families: [3, 0xffffffff], weight: 0.45 }, { families: [1, 2, 3, 4], weight: 1 }]);
  expect([...packed]).toEqual([3, 0xffffffff, 0, 0, 450, 1, 2, 3, 4, 1000]);
  expect(packed.length % PHRASE_SIZE).toBe(0);
  expect(packPhrases([])).toHaveLength(0);
});

test('only spaces join the words of a phrase', () => {
  for (const gap of [' ', '  ', '\u00A0', '\u202F', '\n', '']) expect(isPlainGap(`a${gap}b`, 1, 1 + gap.length)).toBe(true);
  for (const gap of [', ', '. ', ' — ', '/', ' (', '\u2028']) expect(isPlainGap(`a${gap}b`, 1, 1 + gap.length)).toBe(false);
});
