import { describe, expect, test } from 'vitest';
import { createCorpus, type CorpusSource } from '../../src/corpus.ts';
import { createLinkClusters } from '../../src/link-clusters.ts';
import { chooseRelated, isAvoidedBy, type RelatedOptions } from '../../src/links.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RelatedLink } from '../../src/model/lock.ts';
import { termCounts } from '../../src/text/term-counts.ts';
import { languages, testConfig } from '../kit/rule.ts';
import { randomFrom } from '../kit/random.ts';
import { siteFrom } from './linking.ts';
import { randomSite } from './random-site.ts';

/** The related list of an article. */

interface Given {
  body: string;
  title?: string;
  lang?: string;
  draft?: boolean;
  pubDate?: string;
}

function corpusOf(articles: Readonly<Record<string, string | Given>>, prefix = '/blog/'): Corpus {
  const config = testConfig({ site: { articlePath: `${prefix}{slug}/` } });
  return createCorpus(Object.entries(articles).map(([slug, given]): CorpusSource => {
    const { body, title = `About ${slug}`, lang = 'en', draft = false, pubDate = '' } = typeof given === 'string' ? { body: given } : given;
    const language = languages.detect('', lang);
    return { language, entry: { slug, file: `${slug}.md`, path: `${prefix}${slug}/`, title, description: '', heroImage: '', pubDate, lang, draft }, terms: () => termCounts([[1, body]], language) };
  }), config, true);
}

interface Asked {
  must?: string[];
  avoid?: string[];
  links?: Record<string, unknown>;
  previous?: readonly string[];
  linked?: string[];
  hidden?: string[];
  today?: string;
  briefs?: Record<string, string>;
}

function choose(corpus: Corpus, slug: string, { must = [], avoid = [], links = {}, previous = [], linked = [], hidden = [], today = '2026-06-01', briefs = {} }: Asked = {}): ReturnType<typeof chooseRelated> {
  const config = testConfig({ links });
  const options: RelatedOptions = {
    links: config.links, today, linked: new Set(linked), isHidden: (other) => hidden.includes(other),
    clusters: createLinkClusters(config, Object.entries(briefs).map(([name, cluster]) => ({ slug: name, links: { cluster } }))),
    previous: previous.map((one): RelatedLink => ({ slug: one, path: corpus.bySlug(one)?.path ?? `/blog/${one}/`, title: `Then ${one}` })),
  };
  return chooseRelated({ slug, file: `briefs/${slug}.yaml`, must, avoid }, corpus, options);
}
const list = (...asked: Parameters<typeof choose>): string[] => choose(...asked).reasons.map(({ slug, why }) => `${slug} ${why}`);

/** Every article has words with the first in common, fewer from one to the next. */
const NEAR = {
  self: 'chain oil brush rust wipe', a: 'chain oil brush rust lamp', b: 'chain oil brush lock bell', c: 'chain oil pump bolt rack', d: 'chain mud cold snow salt', far: 'piano organ violin cello harp', other: 'roof tile gutter moss slate',
};
const corpus = corpusOf(NEAR);

describe('the list', () => {
  test('has the nearest, best first, each with its reason and relevance', () => {
    const { related, reasons, problems } = choose(corpus, 'self');
    expect(related).toEqual(['a', 'b', 'c'].map((slug) => ({ slug, path: `/blog/${slug}/`, title: `About ${slug}` })));
    expect(reasons.map(({ why }) => why)).toEqual(['near', 'near', 'near']);
    for (const { slug, relevance } of reasons) expect(relevance).toBeCloseTo(corpus.relevance('self', slug), 12);
    expect(problems).toEqual([]);
  });
  test('is rather short than far from the point, and no longer than wanted', () => {
    expect(list(corpus, 'self', { links: { related: 20 } })).toEqual(['a near', 'b near', 'c near', 'd near']);
    expect(list(corpus, 'far')).toEqual([]);
    expect(list(corpus, 'self', { links: { related: 0 } })).toEqual([]);
    expect(list(corpus, 'nobody')).toEqual([]);
  });
  test('never has the article itself, drafts, other languages, what is held back, linked in the text, avoided or without title', () => {
    const mixed = corpusOf({ ...NEAR, a: { body: NEAR.a, draft: true }, b: { body: NEAR.b, lang: 'ru' }, c: { body: NEAR.c, title: '' } });
    expect(list(mixed, 'self')).toEqual(['d near']);
    expect(list(corpus, 'self', { hidden: ['a'], linked: ['/blog/b/'] })).toEqual(['c near', 'd near']);
    for (const avoid of ['a', '/blog/a/', '/blog/a', 'https://example.org/blog/a/']) {
      expect(list(corpus, 'self', { avoid: [avoid] })).toEqual(['b near', 'c near', 'd near']);
      expect(list(corpus, 'self', { links: { avoid: [avoid] } })).toEqual(['b near', 'c near', 'd near']);
    }
  });
  test('of a draft may have drafts', () => {
    const drafts = corpusOf({ ...NEAR, self: { body: NEAR.self, draft: true }, a: { body: NEAR.a, draft: true } });
    expect(list(drafts, 'self')).toEqual(['a near', 'b near', 'c near']);
  });
});

describe('what goes first', () => {
  test('brief, pillar page, config, what was there, then the near ones', () => {
    const asked: Asked = { must: ['far'], links: { related: 5, must: ['/blog/other/'], clusters: [{ name: 'x', hub: 'd', articles: ['self'] }] }, previous: ['c'] };
    expect(list(corpus, 'self', asked)).toEqual(['far brief', 'd pillar', 'other config', 'c kept', 'a near']);
  });
  test('what must be there is there even when the list is full', () => {
    expect(list(corpus, 'self', { must: ['far', 'other', 'd'], links: { related: 1, must: ['c'] }, previous: ['a', 'b'] })).toEqual(['far brief', 'other brief', 'd brief', 'c config']);
  });
  test('each comes once, for its first reason', () => {
    expect(list(corpus, 'self', { must: ['a', '/blog/a/', 'https://example.org/blog/a'], links: { must: ['a'], clusters: [{ name: 'x', hub: 'a', articles: ['self'] }] }, previous: ['a'] })).toEqual(['a brief', 'b near', 'c near']);
  });
  test('what must be linked by slug, path or address, and what that cannot override', () => {
    for (const must of ['far', '/blog/far/', '/blog/far', 'https://example.org/blog/far/']) expect(list(corpus, 'self', { must: [must], links: { related: 1 } })).toEqual(['far brief']);
    expect(list(corpus, 'self', { must: ['self', 'far', 'a'], hidden: ['a'], avoid: ['far'], links: { related: 1 } })).toEqual(['b near']);
    expect(list(corpus, 'self', { links: { related: 1, must: ['self', 'nobody'] } })).toEqual(['a near']);
  });
  test('a target that nobody knows is a problem of the brief', () => {
    const { problems, related } = choose(corpus, 'self', { must: ['nobody', '/blog/nowhere/', 'a'] });
    expect(problems.map(({ code, file, message }) => [code, file, message.includes('nobody') || message.includes('nowhere')])).toEqual([['BRIEF_UNKNOWN_REFERENCE', 'briefs/self.yaml', true], ['BRIEF_UNKNOWN_REFERENCE', 'briefs/self.yaml', true]]);
    expect(related[0]?.slug).toBe('a');
  });
  test('a must of the config is none across languages and for drafts', () => {
    const mixed = corpusOf({ ...NEAR, far: { body: NEAR.far, draft: true }, other: { body: NEAR.other, lang: 'ru' } });
    expect(list(mixed, 'self', { links: { related: 1, must: ['far', 'other'], clusters: [{ name: 'x', hub: 'other', articles: ['self'] }] } })).toEqual(['a near']);
  });
});

describe('a cluster', () => {
  const cluster = { name: 'x', hub: 'self', articles: ['other', 'far', 'a'] };
  test('is listed whole by its pillar page, in order', () => {
    expect(list(corpus, 'self', { links: { clusters: [cluster] } })).toEqual(['other cluster', 'far cluster', 'a cluster']);
    expect(list(corpus, 'self', { links: { related: 1, clusters: [cluster] } })).toEqual(['other cluster', 'far cluster', 'a cluster']);
  });
  test('of hundreds is listed in part', () => {
    const many = corpusOf({ ...NEAR, ...Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`m${index}`, `word${index} x`])) });
    expect(list(many, 'self', { links: { clusters: [{ name: 'x', hub: 'self', articles: Array.from({ length: 100 }, (_, index) => `m${index}`) }] } })).toHaveLength(20);
  });
  test('is preferred by its articles, however few words they share', () => {
    expect(list(corpus, 'far', { links: { clusters: [{ ...cluster, hub: 'd' }] } })).toEqual(['d pillar', 'other cluster', 'a cluster']);
    expect(list(corpus, 'far', { briefs: { far: 'y', a: 'y' } })).toEqual(['a cluster']);
  });
  test('makes nobody link a draft, another language or what is held back', () => {
    const mixed = corpusOf({ ...NEAR, a: { body: NEAR.a, draft: true }, far: { body: NEAR.far, lang: 'ru' } });
    expect(list(mixed, 'self', { hidden: ['other'], links: { related: 1, clusters: [cluster] } })).toEqual(['b near']);
    expect(list(mixed, 'other', { hidden: ['self'], links: { clusters: [cluster] } })).toEqual([]);
  });
});

describe('what was there', () => {
  test('stays with its title while it is there, though others are nearer', () => {
    const { related, reasons } = choose(corpus, 'self', { previous: ['d', 'far'] });
    expect(reasons.map(({ slug, why }) => `${slug} ${why}`)).toEqual(['d kept', 'far kept', 'a near']);
    expect(related.map(({ title }) => title)).toEqual(['Then d', 'Then far', 'About a']);
  });
  test('goes when it is gone, has moved, is held back, linked in the text, avoided, or when fewer are wanted', () => {
    expect(list(corpus, 'self', { previous: ['gone', 'd'], links: { related: 1 } })).toEqual(['d kept']);
    expect(list(corpusOf(NEAR, '/posts/'), 'self', { previous: [], links: { related: 1 } })).toEqual(['a near']);
    const moved = chooseRelated({ slug: 'self', file: '', must: [], avoid: [] }, corpus, { links: { ...testConfig().links, related: 1 }, clusters: createLinkClusters(testConfig(), []), previous: [{ slug: 'd', path: '/old/d/', title: 'D' }], linked: new Set(), isHidden: () => false, today: '2026-06-01' });
    expect(moved.related.map(({ slug }) => slug)).toEqual(['a']);
    expect(list(corpus, 'self', { previous: ['d', 'c', 'far', 'other'], hidden: ['d'], linked: ['/blog/c/'], avoid: ['far'], links: { related: 1 } })).toEqual(['other kept']);
    expect(list(corpus, 'self', { previous: ['d', 'c'], links: { related: 1 } })).toEqual(['d kept']);
  });
  test('goes when it has become a draft or changed its language', () => {
    const mixed = corpusOf({ ...NEAR, d: { body: NEAR.d, draft: true }, far: { body: NEAR.far, lang: 'ru' } });
    expect(list(mixed, 'self', { previous: ['d', 'far'], links: { related: 1 } })).toEqual(['a near']);
  });
});

describe('preferences', () => {
  const dated = (dates: Record<string, string>): Corpus => corpusOf(Object.fromEntries(Object.entries(NEAR).map(([slug, body]) => [slug, { body, pubDate: dates[slug] ?? '2020-01-01' }])));
  test('a fresh article goes before an old one of about the same relevance, when the config says so', () => {
    const site = dated({ b: '2026-05-30' });
    expect(list(site, 'self')).toEqual(['a near', 'b near', 'c near']);
    expect(list(site, 'self', { links: { freshness: 1 } })).toEqual(['b near', 'a near', 'c near']);
    // Years ago is years ago: nearly nothing is added.
    expect(list(dated({ b: '2019-01-01' }), 'self', { links: { freshness: 1 } })).toEqual(['a near', 'b near', 'c near']);
  });
  test('dates that are none, or to come, do no harm', () => {
    for (const date of ['', 'soon', '9999-99-99', '2027-01-01']) {
      const { reasons } = choose(dated({ a: date, b: date, c: date }), 'self', { links: { freshness: 1 } });
      expect(reasons.map(({ slug }) => slug)).toEqual(['a', 'b', 'c']);
    }
  });
  test('a pillar page of another cluster goes before an article of about the same relevance', () => {
    const clusters = [{ name: 'x', hub: 'b', articles: ['far'] }];
    expect(list(corpus, 'self', { links: { clusters, hubs: 0 } })).toEqual(['a near', 'b near', 'c near']);
    expect(list(corpus, 'self', { links: { clusters, hubs: 1 } })).toEqual(['b near', 'a near', 'c near']);
  });
});

describe('articles that say the same', () => {
  const copy = 'chain oil brush rust wipe dust cloth drip pads coat';
  const copies = Object.fromEntries(['v', 'w', 'x', 'y', 'z'].map((slug, index) => [slug, `${copy} extra${index}`]));
  test('are not all listed while others are near', () => {
    const site = corpusOf({ self: 'chain oil brush rust wipe dust lamp bell rack bolt', ...copies, p: 'chain oil brush lamp bell snow', q: 'wipe dust rack bolt salt', r: 'piano' });
    const { reasons } = choose(site, 'self', { links: { related: 4 } });
    const listed = reasons.map(({ slug }) => slug);
    expect(listed.filter((slug) => slug in copies).length).toBeLessThan(4);
    expect(listed).toEqual(expect.arrayContaining(['p', 'q']));
  });
  test('are listed when there is nothing else', () => {
    expect(choose(corpusOf({ self: copy, ...copies, r: 'piano', s: 'organ' }), 'self').reasons).toHaveLength(3);
  });
});

describe('isAvoidedBy', () => {
  const entry = { slug: 'a', path: '/blog/a/' };
  test('knows slugs, paths and addresses', () => {
    for (const link of ['a', '/blog/a/', '/blog/a', 'https://example.org/blog/a/', 'https://example.org/blog/a']) expect(isAvoidedBy([link], entry)).toBe(true);
    for (const link of ['b', '/blog/b/', '/blog/ba', '/a/', 'https://example.org/blog/', '', '/']) expect(isAvoidedBy([link], entry)).toBe(false);
    expect(isAvoidedBy([], entry)).toBe(false);
  });
});

describe('random sites', () => {
  test('lists hold their limits, lead somewhere else, and are the same again', () => {
    const random = randomFrom(5);
    for (let round = 0; round < 200; round++) {
      const site = siteFrom(randomSite(random, round % 2 === 0 ? 'en' : 'ru'));
      const slugs = [...site.docs.keys()];
      const related = Math.floor(random() * 6);
      const hidden = slugs.filter(() => random() < 0.1);
      const asked: Asked = { links: { related, freshness: random(), hubs: random(), clusters: slugs.length > 3 && random() < 0.5 ? [{ name: 'x', hub: slugs[0], articles: slugs.slice(1, 3) }] : [] }, hidden, avoid: slugs.filter(() => random() < 0.1) };
      for (const slug of slugs) {
        const { related: links, reasons } = choose(site.corpus, slug, asked);
        expect(links.length).toBeLessThanOrEqual(Math.max(related, 2));
        expect(new Set(links.map((link) => link.slug)).size).toBe(links.length);
        expect(reasons.map((reason) => reason.slug)).toEqual(links.map((link) => link.slug));
        for (const link of links) {
          expect(link.slug).not.toBe(slug);
          expect([...hidden, ...(asked.avoid ?? [])]).not.toContain(link.slug);
          const entry = site.corpus.bySlug(link.slug);
          expect(entry).toMatchObject({ path: link.path, title: link.title });
          if (site.corpus.bySlug(slug)?.draft === false) expect(entry?.draft).toBe(false);
        }
        // The next run finds them in the lock and leaves them as they are.
        expect(choose(site.corpus, slug, { ...asked, previous: links.map((link) => link.slug) }).related.map((link) => link.slug).toSorted()).toEqual(links.map((link) => link.slug).toSorted());
      }
    }
  });
  test('a new article moves no list that is full, and when it is gone again everything is as before', () => {
    const random = randomFrom(6);
    for (let round = 0; round < 200; round++) {
      const files = randomSite(random, round % 2 === 0 ? 'en' : 'ru');
      const added = randomSite(random, round % 2 === 0 ? 'en' : 'ru')['s1'] ?? '---\ntitle: New\n---\nText.';
      const [before, after, again] = [siteFrom(files), siteFrom({ ...files, new: added }), siteFrom(files)];
      for (const slug of before.docs.keys()) {
        const first = choose(before.corpus, slug).related.map((link) => link.slug);
        const second = choose(after.corpus, slug, { previous: first }).related.map((link) => link.slug);
        expect(second.slice(0, first.length)).toEqual(first);
        if (first.length === 3) expect(second).toEqual(first);
        expect(choose(again.corpus, slug, { previous: second }).related.map((link) => link.slug)).toEqual(first);
      }
    }
  });
});
