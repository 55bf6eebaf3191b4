import { describe, expect, test } from 'vitest';
import { createDocument, type Document } from '../../src/text/document.ts';
import { alikeOpenings, clicheDensity, missedPoints, phrasesIn, placementOf, repeatedShare, sharedShares } from '../../src/text/eval-measures.ts';
import { keyphraseOf } from '../../src/text/keyphrase.ts';
import { english, russian as ru } from '../kit/languages.ts';

const doc = (text: string, language = english): Document => createDocument({ file: 'chain-care.md', slug: 'chain-care', text }, language);

describe('points of the outline', () => {
  const text = doc(`An opening about the bicycle.

## Cleaning

Take a rag and wipe the plates until it stays clean.

Let the solvent dry before any oil goes on.

## Wear

Twelve links are measured with a ruler.
`);
  const missed = (heading: string, point: string, common = ''): boolean => missedPoints(text, [{ heading, point }], common).length > 0;

  test.each([
    ['in its own words', 'Wipe the plates with a rag', false],
    ['in other words, with the same subject', 'A rag cleans the plates better than water or paper would', false],
    ['over two paragraphs', 'A rag for the plates, time for the solvent', false],
    ['not at all', 'Store spare tubes in a cool cupboard', true],
  ])('taken up %s', (_name, point, expected) => expect(missed('Cleaning', point)).toBe(expected));

  test('only in its own section', () => {
    expect(missed('Wear', 'Wipe the plates with a rag')).toBe(true);
    expect(missed('Wear', 'Measure twelve links')).toBe(false);
  });

  test('a section that is not there: the whole text counts', () => expect(missed('Gone', 'Measure twelve links')).toBe(false));

  test('words that stand everywhere prove nothing', () => {
    expect(missed('Wear', 'Bicycle chain: store the links in sand')).toBe(true);
    expect(missedPoints(doc('Opening.\n\n## Wear\n\nA bicycle chain gets longer.\n'), [{ heading: 'Wear', point: 'Bicycle chain and its humidity' }], 'bicycle chain care')).toHaveLength(1);
    // A point that consists of them alone is judged by them.
    expect(missedPoints(doc('Opening.\n\n## Wear\n\nA bicycle chain gets longer.\n'), [{ heading: 'Wear', point: 'The bicycle chain' }], 'bicycle chain care')).toEqual([]);
  });

  test('forms and kin of Russian words', () => {
    const russian = doc('Вступление.\n\n## Уход\n\nСначала протирают звенья тряпкой, потом дают растворителю высохнуть.\n', ru);
    expect(missedPoints(russian, [{ heading: 'Уход', point: 'Протрите звено сухой тряпкой' }, { heading: 'Уход', point: 'Храните камеры в прохладном шкафу' }], '').map(({ point }) => point)).toEqual(['Храните камеры в прохладном шкафу']);
  });

  test('a point of no topic words is never missed, and an empty text misses all others', () => {
    expect(missed('Cleaning', '—')).toBe(false);
    expect(missedPoints(doc(''), [{ heading: 'A', point: 'Wipe the plates' }], '')).toHaveLength(1);
  });
});

describe('the key phrase', () => {
  const placed = (title: string, description: string, body: string): unknown => {
    const page = doc(`---\ntitle: ${title}\ndescription: ${description}\nkeywords: [bicycle chain care]\n---\n# ${title}\n\n${body}\n`);
    return placementOf(page, keyphraseOf(page) as never);
  };
  test('whole in title, description and opening, a word of it in a heading', () => {
    expect(placed('Bicycle chain care', 'Caring for a bicycle chain.', 'A bicycle chain needs care.\n\n## The chain\n\nText.')).toEqual({ title: true, description: true, opening: true, heading: true });
    expect(placed('A chain', 'For your bicycle.', 'Text first.\n\nBicycle chain care.\n\n## Oil\n\nText.')).toEqual({ title: false, description: false, opening: false, heading: false });
  });
});

describe('repetition', () => {
  const SENTENCE = 'the quick rider oils every link of the long chain in the evening';
  test('inside a text: the share of phrases that stood before', () => {
    expect(repeatedShare(phrasesIn(doc(`${SENTENCE}.\n`)))).toBe(0);
    expect(repeatedShare(phrasesIn(doc(`${SENTENCE}.\n\n${SENTENCE}.\n`)))).toBe(0.5);
    expect(repeatedShare(new Map())).toBe(0);
  });
  test('between texts: the share of phrases another one has, too', () => {
    const [a, b, c] = [`${SENTENCE}.`, `${SENTENCE}.`, 'nobody here has ever written these seven words down before.'].map((text) => phrasesIn(doc(`${text}\n`)));
    expect(sharedShares([a, b, c] as never)).toEqual([1, 1, 0]);
    expect(sharedShares([a] as never)).toEqual([0]);
    expect(sharedShares([new Map()])).toEqual([0]);
  });
  test('paragraphs that begin with the same three words', () => {
    expect(alikeOpenings(['Take the long rag.', 'Take the long brush.', 'Oil it.'], english)).toBeCloseTo(2 / 3);
    expect(alikeOpenings(['Take a rag.', 'Oil it.'], english)).toBe(0);
    expect(alikeOpenings(['', '—'], english)).toBe(0);
    expect(alikeOpenings([], english)).toBe(0);
  });
});

test('stock phrases in 1000 words; quoted ones do not count', () => {
  expect(clicheDensity(doc('Roses want sun.\n'))).toBe(0);
  expect(clicheDensity(doc("In today's fast-paced world a garden is a game-changer for all of us here.\n"))).toBeGreaterThan(50);
  expect(clicheDensity(doc('They said “a game-changer” and left.\n'))).toBe(0);
});
