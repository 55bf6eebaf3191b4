import { describe, expect, test } from 'vitest';
import { createLinkClusters } from '../../src/link-clusters.ts';
import { testConfig } from '../kit/rule.ts';

/** Articles that belong together. */

const clustersOf = (clusters: readonly Record<string, unknown>[], briefs: Record<string, string | undefined> = {}): ReturnType<typeof createLinkClusters> =>
  createLinkClusters(testConfig({ links: { clusters } }), Object.entries(briefs).map(([slug, cluster]) => ({ slug, links: { cluster } })));

describe('a cluster', () => {
  test('has its pillar page and its articles, in the order of the config', () => {
    const clusters = clustersOf([{ name: 'care', hub: 'guide', articles: ['tyre', 'chain', 'guide', 'chain'] }]);
    const cluster = { name: 'care', hub: 'guide', members: ['tyre', 'chain'] };
    for (const slug of ['guide', 'tyre', 'chain']) expect(clusters.of(slug)).toEqual(cluster);
    expect(clusters.of('roof')).toBeUndefined();
    expect(clusters.of('')).toBeUndefined();
  });
  test('gets the articles whose briefs name it, behind those of the config', () => {
    const clusters = clustersOf([{ name: 'care', hub: 'guide', articles: ['tyre'] }], { chain: 'care', guide: 'care', tyre: 'care', roof: undefined });
    expect(clusters.of('guide')?.members).toEqual(['tyre', 'chain']);
    expect(clusters.of('roof')).toBeUndefined();
  });
  test('of briefs alone has no pillar page', () => {
    expect(clustersOf([], { a: 'new', b: 'new', c: 'other' }).of('a')).toEqual({ name: 'new', hub: undefined, members: ['a', 'b'] });
    expect(clustersOf([{ name: 'care', articles: ['a'] }]).of('a')).toEqual({ name: 'care', hub: undefined, members: ['a'] });
  });
  test('of an article in two is the first', () => {
    const clusters = clustersOf([{ name: 'one', hub: 'guide', articles: ['a', 'b'] }, { name: 'two', hub: 'a', articles: ['b', 'c'] }], { c: 'one' });
    expect(['guide', 'a', 'b', 'c'].map((slug) => clusters.of(slug)?.name)).toEqual(['one', 'one', 'one', 'one']);
    expect(clustersOf([{ name: 'two', hub: 'a', articles: ['b', 'c'] }], { b: 'one' }).of('b')?.name).toBe('two');
  });
  test('names that mean something to the language are names', () => {
    const clusters = clustersOf([{ name: 'constructor', hub: '__proto__', articles: ['toString'] }], { hasOwnProperty: 'constructor' });
    expect(clusters.of('toString')?.members).toEqual(['toString', 'hasOwnProperty']);
    expect(clusters.of('valueOf')).toBeUndefined();
  });
  test('briefs are looked through once, when the first article is asked about', () => {
    let looks = 0;
    const clusters = createLinkClusters(testConfig(), { * [Symbol.iterator]() { looks++; yield { slug: 'a', links: { cluster: 'x' } }; } });
    expect(looks).toBe(0);
    clusters.of('a');
    clusters.of('b');
    expect(looks).toBe(1);
  });
});
