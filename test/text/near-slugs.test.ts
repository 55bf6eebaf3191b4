import { expect, test } from 'vitest';
import type { Corpus } from '../../src/model/corpus.ts';
import { nearSlug } from '../../src/text/near-slugs.ts';

const corpus = (slugs: readonly string[]): Corpus => ({ entries: slugs.map((slug) => ({ slug })) }) as unknown as Corpus;

test('finds the slug that was meant, and none where nothing is near', () => {
  const one = corpus(['how-to-sharpen-a-knife', 'how-to-store-a-knife', 'a-whetstone', ...Array.from({ length: 500 }, (_, index) => `another-article-${index}`)]);
  expect(['how-to-sharpen-knife', 'whetstone', 'how-to-sharpn-a-knife', 'a-lamp', 'another-article-1', 'how-to-sharpen-knife'].map((slug) => nearSlug(one, slug)))
    .toEqual(['how-to-sharpen-a-knife', 'a-whetstone', 'how-to-sharpen-a-knife', undefined, 'another-article-1', 'how-to-sharpen-a-knife']);
  expect(nearSlug(corpus([]), 'anything')).toBeUndefined();
});
