import { describe, expect, test } from 'vitest';
import { createBriefs } from '../src/briefs.ts';
import { createLooks } from '../src/corpus-view.ts';
import { briefSchema, type Brief } from '../src/model/brief.ts';
import { createJsonShelf } from '../src/text/json-shelf.ts';

/** Values that are packed away give back what was put in. */

const briefOf = (slug: string, more: object = {}): Brief => ({ ...briefSchema.parse({ topic: `О ${slug}`, ...more }), slug, locale: 'ru', file: `briefs/${slug}.yaml`, hash: 'f'.repeat(64) });

describe('a shelf of briefs', () => {
  const given = [briefOf('a', { outline: [{ heading: 'Раздел 😀', points: ['Строка\nи "кавычки".'] }], pubDate: '2026-06-01' }), briefOf('b', { status: 'hold' }), briefOf('c', { notes: '\uD83D \u2028 x'.repeat(50) })];
  const { briefs, add } = createBriefs();
  for (const brief of given) add(brief);

  test('gives back every brief as it was, keys in their order', () => {
    expect([...briefs]).toEqual(given);
    expect(JSON.stringify([...briefs])).toBe(JSON.stringify(given));
    expect(briefs.get('b')).toEqual(given[1]);
    expect([briefs.get('x'), briefs.head('x')]).toEqual([undefined, undefined]);
    expect(briefs.heads).toEqual(given.map(({ slug, file, locale }) => ({ slug, file, locale })));
  });
  test('can be asked as a list', () => {
    expect(briefs).toHaveLength(3);
    expect(briefs.map((brief, index) => `${index} ${brief.slug}`)).toEqual(['0 a', '1 b', '2 c']);
    expect(briefs.filter((brief) => brief.status === 'hold')).toEqual([given[1]]);
    expect(briefs.find((brief) => brief.pubDate !== undefined)).toEqual(given[0]);
  });
  test('what is done to one that was handed out stays with it', () => {
    (briefs.get('a') as Brief).topic = 'другое';
    expect(briefs.get('a')).toEqual(given[0]);
  });
});

test('a JSON shelf: more than one block, and a value that is larger than a block', () => {
  const shelf = createJsonShelf<string>();
  const values = Array.from({ length: 600 }, (_, index) => (index === 300 ? 'ы'.repeat(400_000) : `${index} `.repeat(200)));
  expect(values.map((value) => shelf.push(value))).toEqual([...values.keys()]);
  expect(values.every((value, index) => shelf.at(index) === value)).toBe(true);
});

test('who looked at whom, over several pieces of the list', () => {
  const looks = createLooks();
  for (let looker = 0; looker < 2000; looker++) for (let other = 0; other < 100; other++) looks.add(looker, (looker + other) % 2000);
  looks.add(1999, 7);
  expect([...looks.at(new Set([150]))]).toEqual(Array.from({ length: 100 }, (_, index) => 51 + index));
  expect(looks.at(new Set([7, 2000])).size).toBe(100);
  expect(looks.at(new Set()).size).toBe(0);
});
