import { describe, expect, test } from 'vitest';
import { basisOf, createRelevance, type Relevance, type RelevanceOptions, type RelevanceSource } from '../../src/relevance.ts';
import { documentTerms, termCounts, type TermCounts } from '../../src/text/term-counts.ts';
import { createTermPostings } from '../../src/text/term-postings.ts';
import { languages } from '../kit/rule.ts';
import { randomFrom } from '../kit/random.ts';
import { documentOf } from './linking.ts';
import { randomSite } from './random-site.ts';

/** How near articles are to each other. */

const source = (text: string, key?: string, lang = 'en'): RelevanceSource => {
  const terms = termCounts([[1, text]], languages.detect('', lang));
  return { lang, terms: () => terms, key };
};
const relevanceOf = (sources: readonly RelevanceSource[], options?: RelevanceOptions): Relevance => createRelevance(sources, basisOf(sources), options);
const TEXTS = ['chain oil brush', 'chain oil brush rust', 'chain lock', 'roof tile', 'roof gutter tile moss', 'piano'];
const sources = TEXTS.map((text, index) => source(text, `k${index}`));

describe('relevance', () => {
  const relevance = relevanceOf(sources);
  test('is 1 for the same words, between 0 and 1 for some, 0 for none and for another language', () => {
    expect(relevance.cosine(0, 0)).toBeCloseTo(1, 12);
    expect(relevance.cosine(0, 1)).toBeGreaterThan(relevance.cosine(0, 2));
    expect(relevance.cosine(0, 3)).toBe(0);
    const two = relevanceOf([source('chain'), source('chain', undefined, 'ru')]);
    expect([two.cosine(0, 1), two.nearest(0)]).toEqual([0, []]);
  });
  test('counts a rare word for more than a common one', () => {
    const common = relevanceOf([...sources, source('chain roof'), source('chain brush'), source('roof brush'), source('moss moss chain'), source('moss rust')]);
    expect(common.rarity('en', hashOf('piano'))).toBeGreaterThan(common.rarity('en', hashOf('chain')));
    for (const word of ['piano', 'chain', 'unheard']) {
      expect(common.rarity('en', hashOf(word))).toBeGreaterThan(0);
      expect(common.rarity('en', hashOf(word))).toBeLessThanOrEqual(1);
    }
  });
  test('of words that are no article\'s', () => {
    const terms = termCounts([[1, 'tile moss']], languages.detect('', 'en'));
    expect(relevance.nearestTo(terms, 'en')[0]?.position).toBe(4);
    expect(relevance.cosineTo(4, terms)).toBeGreaterThan(relevance.cosineTo(3, terms));
    expect(relevance.nearestTo(termCounts([], languages.detect('', 'en')), 'en')).toEqual([]);
    expect(relevance.cosineTo(0, sources[0]?.terms() ?? expect.unreachable())).toBeCloseTo(1, 12);
  });
  test('is told by the words it rests on, heaviest first, which add up to it', () => {
    const shares = relevance.shared(0, 1, 10);
    expect(shares.map(({ share }) => share)).toEqual(shares.map(({ share }) => share).toSorted((a, b) => b - a));
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(relevance.cosine(0, 1), 12);
    expect(relevance.shared(0, 1, 1)).toEqual(shares.slice(0, 1));
    expect(relevance.shared(0, 5, 9)).toEqual([]);
  });
  test('of a site without articles, of one, of empty ones', () => {
    expect(() => relevanceOf([])).not.toThrow();
    expect(relevanceOf([source('chain')]).nearest(0)).toEqual([]);
    const empty = relevanceOf([source(''), source(''), source('chain'), source('12 and of')]);
    expect([empty.cosine(0, 1), empty.cosine(0, 0), empty.cosine(0, 2), empty.nearest(0), empty.nearest(3)]).toEqual([0, 0, 0, [], []]);
  });
  test('orders equals by their keys, then by place', () => {
    const equal = relevanceOf([source('chain oil', 'x'), source('chain oil', 'c'), source('chain oil', 'a'), source('chain oil', 'b')]);
    expect(equal.nearest(0).map(({ position }) => position)).toEqual([2, 3, 1]);
    expect(relevanceOf(['chain', 'chain', 'chain'].map((text) => source(text))).nearest(1).map(({ position }) => position)).toEqual([0, 2]);
  });
  test('ranks no more than it is asked for', () => {
    const many = relevanceOf(Array.from({ length: 40 }, (_, index) => source(`chain oil w${index}x`, `k${index}`)));
    expect(many.nearest(0)).toHaveLength(16);
    expect(many.nearest(0, 5)).toHaveLength(5);
    expect(many.nearest(0, 100)).toHaveLength(39);
  });
  test('of words used more than 255 times', () => {
    const loud = relevanceOf([source('chain '.repeat(70_000)), source('chain oil'), source('oil')]);
    expect(loud.nearest(0).map(({ position }) => position)).toEqual([1]);
    expect(loud.cosine(0, 0)).toBeCloseTo(1, 12);
  });
});

describe('what was prepared', () => {
  test('gives the same when it is handed in again', () => {
    for (const options of [{}, { topTerms: Infinity }, { topTerms: 2, queryTerms: 2 }]) {
      const first = relevanceOf(sources, options);
      const again = relevanceOf(sources.map((one, position) => ({ ...one, prepared: first.prepared(position) })), options);
      for (const position of sources.keys()) {
        expect(again.nearest(position)).toEqual(first.nearest(position));
        expect(again.prepared(position)).toEqual(first.prepared(position));
      }
    }
  });
  test('asks nobody for words it does not need', () => {
    const prepared = sources.map((_, position) => relevanceOf(sources).prepared(position));
    const asked: number[] = [];
    const quiet = createRelevance(sources.map((one, position) => ({ lang: one.lang, key: one.key, prepared: prepared[position], terms: () => (asked.push(position), one.terms()) })), basisOf(sources));
    quiet.nearest(5);
    expect(new Set(asked)).toEqual(new Set([5]));
  });
});

describe('seeded sites', () => {
  const random = randomFrom(11);
  const sites = Array.from({ length: 200 }, (_, round) => {
    const files = { ...(round % 3 === 2 ? {} : randomSite(random, 'en')), ...Object.fromEntries(Object.entries(round % 3 === 0 ? {} : randomSite(random, 'ru')).map(([slug, text]) => [`r${slug}`, text])) };
    return Object.entries(files).map(([slug, text]): RelevanceSource => {
      const doc = documentOf(text, slug);
      const terms = documentTerms(doc);
      return { lang: doc.language.tag, key: slug, terms: () => terms };
    });
  });
  test('the cosine is the same both ways, 1 with itself, as by hand', () => {
    for (const site of sites) {
      const relevance = relevanceOf(site);
      for (const a of site.keys()) {
        expect(relevance.cosine(a, a)).toBeCloseTo(1, 12);
        for (const b of site.keys()) {
          if (b >= a) continue;
          expect(relevance.cosine(a, b)).toBeCloseTo(relevance.cosine(b, a), 12);
          expect(relevance.cosine(a, b)).toBeCloseTo(cosineByHand(site, a, b), 10);
        }
      }
    }
  });
  test('the nearest are those of comparing all with all', () => {
    for (const site of sites) {
      for (const options of [{}, { topTerms: Infinity, ranked: 60 }]) {
        const relevance = relevanceOf(site, options);
        for (const a of site.keys()) {
          const all = [...site.keys()].filter((b) => b !== a).map((position) => ({ position, score: relevance.cosine(a, position) })).filter(({ score }) => score > 0);
          all.sort((one, other) => other.score - one.score || ((site[one.position]?.key ?? '') < (site[other.position]?.key ?? '') ? -1 : 1));
          expect(relevance.nearest(a, 60)).toEqual(all);
        }
      }
    }
  });
  test('nothing depends on the order of the articles', () => {
    for (const site of sites) {
      const turned = site.toReversed();
      const [one, other] = [relevanceOf(site), relevanceOf(turned)];
      const named = (relevance: Relevance, list: readonly RelevanceSource[], position: number): unknown => relevance.nearest(position, 60).map(({ position: near, score }) => [list[near]?.key, score]);
      for (const position of site.keys()) expect(named(other, turned, site.length - 1 - position)).toEqual(named(one, site, position));
    }
  });
});

describe('postings', () => {
  test('are what the articles say, in their order', () => {
    const random = randomFrom(3);
    for (let round = 0; round < 100; round++) {
      const articles = Array.from({ length: Math.floor(random() * 20) }, () => new Map(Array.from({ length: Math.floor(random() * 30) }, () => [Math.floor(random() * 12) * 0x15555555, 1 + Math.floor(random() * 400)])));
      const postings = createTermPostings(articles.length, (position) => ({ hashes: Uint32Array.from(articles[position]?.keys() ?? []), counts: Uint16Array.from(articles[position]?.values() ?? []) }));
      for (let term = 0; term < 13; term++) {
        const { articles: list, uses, from, to } = postings.of(term * 0x15555555);
        const found = Array.from({ length: to - from }, (_, index) => [list[from + index], uses[from + index]]);
        expect(found).toEqual([...articles.keys()].flatMap((position) => (articles[position]?.has((term * 0x15555555) >>> 0) === true ? [[position, Math.min(255, articles[position].get((term * 0x15555555) >>> 0) ?? 0)]] : [])));
      }
    }
  });
  test('of nothing', () => {
    const none = createTermPostings(0, () => expect.unreachable());
    expect(none.of(0)).toMatchObject({ from: 0, to: 0 });
  });
});

function hashOf(word: string): number {
  return termCounts([[1, word]], languages.detect('', 'en')).hashes[0] ?? 0;
}

/** The formula of the docstring, said once more. */
function cosineByHand(site: readonly RelevanceSource[], a: number, b: number): number {
  const [one, other] = [site[a] as RelevanceSource, site[b] as RelevanceSource];
  if (one.lang !== other.lang) return 0;
  const articles = site.filter(({ lang }) => lang === one.lang);
  const vector = ({ hashes, counts }: TermCounts): Map<number, number> => new Map([...hashes].map((hash, index) => {
    const frequency = articles.filter((article) => article.terms().hashes.includes(hash)).length;
    return [hash, Math.sqrt(counts[index] ?? 0) * Math.log(1 + (articles.length + 1) / (frequency + 1))];
  }));
  const [x, y] = [vector(one.terms()), vector(other.terms())];
  const length = (v: Map<number, number>): number => Math.sqrt([...v.values()].reduce((sum, value) => sum + value * value, 0));
  let dot = 0;
  for (const [hash, value] of x) dot += value * (y.get(hash) ?? 0);
  return dot / (length(x) * length(y));
}
