import { expect, describe, test } from 'vitest';
import { articleShape } from '../../src/text/article-shape.ts';
import { batchVariety, groupSize, type BatchVariety } from '../../src/text/batch-variety.ts';
import { testConfig, testDocument } from '../kit/rule.ts';

const batch = (texts: Record<string, string>): BatchVariety =>
  batchVariety(Object.entries(texts).map(([slug, text]) => {
    const doc = testDocument(text, slug);
    return { slug, lang: doc.language.tag, shape: articleShape(doc, testConfig()) };
  }));
const none = { share: 0, groups: [] };
const article = (first: string, last: string, heading = 'Part'): string => `# Title\n\n${first}\n\n## ${heading}\n\n${last}\n`;

describe('the variety of a batch', () => {
  test('of nothing', () => expect(batch({})).toEqual({ articles: 0, openings: none, closings: none, structures: none, headings: none }));

  test('articles of their own', () => {
    expect(batch({ a: article('Sand the wood.', 'Brushes dry hanging up.', 'Grain'), b: article('Old varnish comes off.', 'Tape leaves in the evening.', 'Coats'), c: article('A tin has a skin.', 'North walls stay damp.', 'Damp') }))
      .toEqual({ articles: 3, openings: none, closings: none, structures: none, headings: none });
  });

  test('three that open alike among four, and two that close alike', () => {
    const found = batch({
      d: article('Whoever paints a door needs tape.', 'Brushes dry hanging up.', 'Grain'), a: article('Whoever paints a wall has time.', 'Now you know it all.', 'Coats'),
      c: article('Whoever paints a roof must climb.', 'Now you know the rest.', 'Damp'), b: article('Sand the wood.', 'North walls stay damp.', 'Heat'),
    });
    expect(found.openings).toEqual({ share: 0.75, groups: [{ shown: '"whoever paints a…"', slugs: ['a', 'c', 'd'] }] });
    expect(found.closings).toEqual(none);
  });

  test('closings and headings, the subject left out', () => {
    const found = batch(Object.fromEntries(['door', 'wall', 'roof'].map((thing) => [thing, `# A ${thing}\n\nThe ${thing} is old, ${thing}.\n\n## Painting the ${thing}\n\nNow you know the ${thing}.\n`])));
    expect(found.closings).toEqual({ share: 1, groups: [{ shown: '"now you know…"', slugs: ['door', 'roof', 'wall'] }] });
    expect(found.headings).toEqual({ share: 1, groups: [{ shown: 'Painting the door', slugs: ['door', 'roof', 'wall'] }] });
  });

  test('languages are not compared with each other', () => {
    const texts = { a: article('Whoever paints a door needs tape.', 'X.'), b: article('Whoever paints a wall has time.', 'Y.'), c: '---\nlang: ru\n---\n# Дверь\n\nWhoever paints a roof must climb.\n' };
    expect(batch(texts).openings).toEqual(none);
  });

  test('groups of the same articles are named once, by the first', () => {
    const found = batch(Object.fromEntries(['a', 'b', 'c'].map((slug) => [slug, article('Whoever paints a door, if it is old, needs tape.', 'X.', slug)])));
    expect(found.openings.groups).toHaveLength(1);
  });
});

test('the size of a group grows with the batch', () => {
  const border = { share: 0.05, least: 3 };
  expect([1, 10, 60, 61, 1000].map((articles) => groupSize(border, articles))).toEqual([3, 3, 3, 4, 50]);
});
