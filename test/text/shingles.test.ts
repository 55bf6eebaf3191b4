import { expect, test } from 'vitest';
import { testDocument } from '../kit/rule.ts';
import { randomFrom } from '../kit/random.ts';
import { likeness, sampleShingles, sketchLikeness } from '../../src/text/shingles.ts';

function prose(seed: number, words: number): string {
  const random = randomFrom(seed);
  return Array.from({ length: words }, () => `word${Math.floor(random() * 5000)}`).join(' ');
}

const sampleOf = (text: string): NonNullable<ReturnType<typeof sampleShingles>> => sampleShingles(testDocument(text)) ?? expect.unreachable('too short');
const shared = (a: readonly number[], b: readonly number[]): number => a.filter((hash) => b.includes(hash)).length;

test('samples of all lengths are of one size, and short articles are kept whole', () => {
  for (const words of [90, 200, 700, 1200, 5000, 20_000]) {
    const { hashes, sample } = sampleOf(prose(words, words));
    expect(hashes.length).toBeGreaterThan(25);
    expect(hashes.length).toBeLessThan(120);
    expect(sample.counts[0]).toBe(hashes.length);
    expect(sample.counts[1]).toBe(hashes.filter((hash) => hash < 2 ** (31 - sample.level)).length);
    expect(JSON.stringify(sample).length).toBeLessThan(300);
  }
  expect(sampleOf(prose(1, 84)).sample.level).toBe(0);
  expect(sampleOf(prose(1, 84)).hashes.length).toBe(80);
  expect(sampleOf(prose(1, 1200)).sample.level).toBe(4);
  expect(sampleShingles(testDocument(prose(1, 30)))).toBeUndefined();
});

test('likeness is near the truth', () => {
  // Half of one text and half of another: a third of all phrases are common.
  const [a, b] = [sampleOf(`${prose(1, 1000)}\n\n${prose(2, 1000)}`), sampleOf(`${prose(2, 1000)}\n\n${prose(3, 1000)}`)];
  const like = likeness(a.sample, b.sample, shared(a.hashes, b.hashes));
  expect(like.jaccard).toBeGreaterThan(0.2);
  expect(like.jaccard).toBeLessThan(0.47);
  expect(like.contained).toBeGreaterThan(0.35);
  expect(like.contained).toBeLessThan(0.65);
});

test('a short text within a long one is contained, and the long one is not', () => {
  const [short, long] = [sampleOf(prose(1, 300)), sampleOf(`${prose(1, 300)}\n\n${prose(2, 900)}`)];
  const common = shared(short.hashes, long.hashes);
  expect(likeness(short.sample, long.sample, common).contained).toBe(1);
  expect(likeness(long.sample, short.sample, common).contained).toBeLessThan(0.5);
});

test('sketches tell copies from strangers', () => {
  const copy = sampleOf(prose(1, 600)).sample;
  expect(sketchLikeness(copy, sampleOf(prose(1, 600)).sample).jaccard).toBe(1);
  expect(sketchLikeness(copy, sampleOf(prose(2, 600)).sample).jaccard).toBe(0);
});

test('headings, quotations and related links are no prose', () => {
  const text = prose(1, 100);
  const { hashes } = sampleOf(text);
  expect(sampleOf(`# ${prose(5, 50)}\n\n${text}\n\n> ${prose(6, 90)}\n\n## Read also\n\n- ${prose(7, 30)}\n`).hashes).toEqual(hashes);
});
