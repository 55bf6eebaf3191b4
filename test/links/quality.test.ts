import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { linkScore, measure, PARTS, recordedFloor, shortcomings, SLUGLINE, type Floor, type Measured } from './quality-scores.ts';
import { page, PAGE } from './quality-page.ts';
import { mentionPlaces, readAnchors, trapPlaces } from './quality-verdicts.ts';

/** The same comparison as `npm run quality:links`, which also shows every link and every list with a wrong article (`-- --list`). */

const measured = measure();

test('related articles and links in texts are as good as recorded, and better than simple methods', () => {
  expect(shortcomings(measured, recordedFloor())).toEqual([]);
});

test('the page is made of what was measured', () => {
  expect(readFileSync(PAGE, 'utf8'), 'run npm run quality:links -- --write').toBe(page(measured));
});

describe('the set', () => {
  test('has enough articles in both languages, with and without relevant ones', () => {
    for (const { docs, labels } of measured.sites) {
      expect(docs.length).toBeGreaterThanOrEqual(30);
      expect(Object.keys(labels.relevant).sort()).toEqual(docs.map(({ slug }) => slug));
      expect(Object.values(labels.relevant).filter((grades) => Object.keys(grades).length === 0).length).toBeGreaterThanOrEqual(3);
    }
  });

  test('labels speak of articles and words that are there', () => {
    for (const { docs, labels } of measured.sites) {
      const bySlug = new Map(docs.map((doc) => [doc.slug, doc]));
      const named = [...Object.entries(labels.relevant).flatMap(([slug, grades]) => [slug, ...Object.keys(grades)]), ...labels.mentions.flatMap(({ from, to }) => [from, to]), ...labels.traps.flatMap((trap) => [trap.in, trap.looksLike])];
      expect(named.filter((slug) => !bySlug.has(slug))).toEqual([]);
      expect(labels.mentions.filter((mention) => mentionPlaces(bySlug.get(mention.from) ?? raise(mention.from), mention).length === 0)).toEqual([]);
      expect(labels.traps.filter((trap) => trapPlaces(bySlug.get(trap.in) ?? raise(trap.in), trap).length === 0)).toEqual([]);
      expect(Object.entries(labels.relevant).filter(([slug, grades]) => slug in grades)).toEqual([]);
    }
  });

  test('readings of anchors are told apart', () => {
    const keys = readAnchors().map(({ from, to, anchor }) => `${from} ${to} ${anchor}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('shortcomings', () => {
  const floor = recordedFloor();
  const changed = (change: (copy: Measured) => void): string[] => {
    const copy = { ...measured, lists: structuredClone(measured.lists), links: structuredClone(measured.links) };
    change(copy);
    return shortcomings(copy, floor);
  };

  test('a score under the recorded one, or far under brute force', () => {
    expect(changed(({ lists }) => { (lists[SLUGLINE] as Measured['lists'][string]).ru.precision = 0.5; })).toEqual(expect.arrayContaining([expect.stringMatching(/^ru: precision 0\.5, more than 0\.02 under TF-IDF/), expect.stringMatching(/^ru: precision 0\.5, recorded /)]));
  });

  test('no better than a simple method', () => {
    expect(changed(({ lists }) => { (lists['words of titles'] as Measured['lists'][string]).en.ndcg = 1; })).toEqual([expect.stringMatching(/^en: ndcg [\d.]+, not better than words of titles \(1\)$/)]);
  });

  test('a link in a heading', () => {
    const said = changed(({ links }) => Object.assign(links.ru[0] ?? {}, { verdict: 'trap', trap: { in: 'a', words: 'b', looksLike: 'c', why: 'heading' } }));
    expect(said).toContain('ru: 1 links in headings, FAQ, quotations or code');
  });

  test('words that nobody has read', () => {
    expect(changed(({ links }) => { for (const link of links.en) link.reads = undefined; })).toContainEqual(expect.stringMatching(/^en: nobody has read the words of \d+ of \d+ links/));
  });

  test('nothing to compare with is no shortcoming by itself', () => {
    expect(shortcomings(measured, undefined)).toEqual([]);
    expect(shortcomings(measured, Object.fromEntries(PARTS.map((part) => [part, {}])) as Floor)).toEqual([]);
  });
});

test('a blog without links has no bad ones', () => {
  expect(linkScore([])).toMatchObject({ links: 0, goodShare: 1, fairShare: 1, readsWell: 1 });
});

function raise(slug: string): never {
  throw new Error(`no article ${slug}`);
}
