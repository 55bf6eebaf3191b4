import { describe, expect, test } from 'vitest';
import { createCorpus, type CorpusSource } from '../src/corpus.ts';
import { createCorpusView } from '../src/corpus-view.ts';
import { createLanguages } from '../src/languages.ts';
import type { CorpusEntry } from '../src/model/corpus.ts';
import { locales } from '../src/registry.ts';
import { groupKey } from '../src/text/corpus-groups.ts';
import { termCounts } from '../src/text/term-counts.ts';

/** Which articles are near, and what changes for others when one is held back. */

const languages = createLanguages(locales);
const source = (slug: string, title: string, more: { lang?: string; draft?: boolean; body?: string } = {}): CorpusSource => ({
  language: languages.detect('', more.lang ?? 'en'),
  entry: { slug, file: `${slug}.md`, path: `/blog/${slug}/`, title, description: '', heroImage: '', pubDate: '', lang: more.lang ?? 'en', draft: more.draft ?? false },
  terms: () => termCounts([[6, title], [1, more.body ?? '']], languages.detect('', more.lang ?? 'en')),
});
const SOURCES = [
  source('chain', 'Bicycle chain care', { body: 'oil the chain and wipe the plates' }),
  source('cable', 'Bicycle cable care', { body: 'oil the cable' }),
  source('roof', 'Roof repair', { body: 'a tile on the roof' }),
  source('gutter', 'Gutter of a roof', { body: 'leaves in the gutter of the roof' }),
  source('draft', 'Bicycle chain draft', { draft: true }),
  source('ru', 'Bicycle chain', { lang: 'ru' }),
];

describe('relevance', () => {
  const corpus = createCorpus(SOURCES, undefined, true);
  test('the nearest come first; another language, a draft and the article itself never', () => {
    expect(corpus.neighbours('chain', 9).map(({ slug }) => slug)).toEqual(['cable']);
    expect(corpus.neighbours('draft', 9).map(({ slug }) => slug)).toEqual(['chain', 'cable']);
    expect(corpus.neighbours('nobody', 9)).toEqual([]);
  });
  test('is a cosine: 1 for the same words, 0 for none in common, the same both ways', () => {
    const same = createCorpus([source('a', 'One two'), source('b', 'Two one'), source('c', 'Three')], undefined, true);
    expect([same.relevance('a', 'b'), same.relevance('a', 'c'), same.relevanceToText('a', 'one two')].map((score) => Math.round(score * 1e9) / 1e9)).toEqual([1, 0, 1]);
    expect(corpus.relevance('chain', 'cable')).toBe(corpus.relevance('cable', 'chain'));
    expect(corpus.relevance('chain', 'ru')).toBe(0);
  });
  test('does not depend on the order of the articles, to the last bit', () => {
    const words = ['chain', 'oil', 'brake', 'tyre', 'bolt', 'spoke', 'rim', 'hub', 'bell', 'lamp'];
    const many = Array.from({ length: 200 }, (_, index) => source(`s${index}`, `${words[index % 10]} ${words[(index * 7 + 3) % 10]} ${words[(index * index) % 10]} x${index % 50}`));
    const [one, other] = [createCorpus(many, undefined, true), createCorpus(many.toReversed(), undefined, true)];
    for (const { entry } of many) expect(other.neighbours(entry.slug, 20)).toEqual(one.neighbours(entry.slug, 20));
  });
  test('is there again after it was let go', () => {
    const before = corpus.neighbours('roof', 3);
    corpus.release();
    expect(corpus.neighbours('roof', 3)).toEqual(before);
  });
});

describe('a view', () => {
  const look = (): { view: ReturnType<typeof createCorpusView>; saw: string[]; titles(slug: string): string[] } => {
    const view = createCorpusView(createCorpus(SOURCES.toSorted((a, b) => (a.entry.slug < b.entry.slug ? -1 : 1)), undefined, true), undefined);
    const saw: string[] = [];
    return { view, saw, titles: (slug) => view.as(slug, (other) => saw.push(other), () => view.placed.group('title', groupKey('title', SOURCES[1]?.entry as CorpusEntry, undefined)).map((entry) => entry.slug)) };
  };
  test('leaves out what is held back, and notes it all the same', () => {
    const { view, saw, titles } = look();
    view.hide('cable', undefined);
    expect(titles('chain')).toEqual([]);
    expect(view.as('chain', (other) => saw.push(other), () => view.placed.neighbours('chain', 1))).toEqual([]);
    expect(saw).toEqual(['cable', 'cable']);
    expect([view.placed.bySlug('cable'), view.known.bySlug('cable')?.slug, view.isHidden('cable')]).toEqual([undefined, 'cable', true]);
    expect(view.placed.entries.map((entry) => entry.slug)).not.toContain('cable');
    view.show('cable');
    expect([titles('chain'), view.placed.entries.length]).toEqual([['cable'], SOURCES.length]);
  });
  test('shows an article to itself', () => {
    const { view, titles } = look();
    view.hide('cable', undefined);
    expect(titles('cable')).toEqual(['cable']);
    expect(titles('chain')).toEqual([]);
  });
  test('shows what readers find in its place, and tells for whom that matters', () => {
    const { view, titles } = look();
    expect(titles('roof')).toEqual(['cable']);
    view.hide('gutter', { ...(SOURCES[3] as CorpusSource).entry, title: 'Bicycle cable care' });
    expect(titles('roof')).toEqual(['cable', 'gutter']);
    expect([view.alike('gutter'), view.isHidden('gutter'), view.known.bySlug('gutter')?.title]).toEqual([['cable'], false, 'Bicycle cable care']);
  });
});
