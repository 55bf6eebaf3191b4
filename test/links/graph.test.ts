import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkGraph, type GraphInput, type LinkGraph } from '../../src/link-graph.ts';
import { normalPath } from '../../src/text/site-paths.ts';
import { anySite, articleOf, resolveUrl, siteOf, type SmallSite } from './graph-site.ts';

const graphOf = (site: SmallSite): LinkGraph => linkGraph(siteOf(site));
const slugs = (list: readonly { slug: string }[]): string[] => list.map((one) => one.slug);
const nodeOf = (graph: LinkGraph, slug: string) => graph.articles.find((node) => node.slug === slug);

describe('articles', () => {
  const graph = graphOf({
    articles: ['hub', 'a', 'b', 'c', 'alone', { slug: 'draft', draft: true }, { slug: 'einzig', lang: 'de' }],
    links: ['a /blog/hub/', 'a /blog/hub/', 'a related /blog/hub/', 'b related /blog/hub/', 'c faq https://example.org/blog/hub', 'hub /blog/a/', 'hub /', 'draft /blog/b/', 'a https://other.example/'],
    home: { articles: 0, links: ['hub', 'draft', 'unknown'] },
  });

  test('counts other articles, once each', () => {
    expect(nodeOf(graph, 'hub')).toMatchObject({ inbound: { articles: 3, body: 2, related: 2 }, outbound: { articles: 1, body: 1, related: 0, pages: 1 }, depth: 1 });
    expect(graph.links).toContainEqual({ from: 'a', to: 'hub', where: 'both' });
    expect(graph.links).toContainEqual({ from: 'b', to: 'hub', where: 'related' });
    expect(graph.hubs[0]).toEqual({ slug: 'hub', title: 'About hub', file: 'output/hub.md', inbound: 3 });
  });

  test('drafts and the only article of a language are no orphans; links of drafts do not count', () => {
    expect(slugs(graph.orphans)).toEqual(['alone', 'b', 'c']);
    expect(slugs(graph.deadEnds)).toEqual(['alone']);
    expect(slugs(graph.unreachable)).toEqual(['alone', 'b', 'c', 'einzig']);
  });

  test('totals', () => {
    expect(graph.totals).toEqual({ articles: 6, drafts: 1, links: 4, clusters: 1, averageDepth: 1.5, deepest: 2, linkedFromText: 0.333, unknownTargets: 0 });
  });

  test('the newest articles of each language are one click away; unreadable dates are the oldest', () => {
    const dated = graphOf({
      articles: [{ slug: 'new', pubDate: '2026-03-01' }, { slug: 'old', pubDate: '2020-01-01' }, { slug: 'never', pubDate: 'soon' }, { slug: 'ru', lang: 'ru', pubDate: '2010-01-01' }, { slug: 'next', pubDate: '2027-01-01', draft: true }],
      links: ['new /blog/old/'],
    });
    expect(dated.articles.map((node) => [node.slug, node.depth])).toEqual([['never', null], ['new', 1], ['next', null], ['old', 2], ['ru', 1]]);
  });

  test('importance: 1 on average, equal in a ring', () => {
    const ring = graphOf({ articles: ['a', 'b', 'c'], links: ['a /blog/b/', 'b /blog/c/', 'c /blog/a/'] });
    expect(ring.articles.map((node) => node.importance)).toEqual([1, 1, 1]);
    expect(nodeOf(graph, 'draft')?.importance).toBe(0);
    expect(graph.articles.reduce((sum, node) => sum + node.importance, 0)).toBeCloseTo(6, 1);
  });

  test('two groups with one link between them are two clusters, named by the most linked article', () => {
    const group = (names: readonly string[]): string[] => names.flatMap((from) => names.filter((to) => to !== from).map((to) => `${from} /blog/${to}/`));
    const two = graphOf({ articles: [...['a', 'b', 'c', 'd'].map((slug) => ({ slug, cluster: 'first' })), 'x', 'y', 'z', 'lonely'], links: [...group(['a', 'b', 'c', 'd']), ...group(['x', 'y', 'z']), 'a /blog/z/'] });
    expect(two.clusters).toEqual([
      { number: 1, name: 'a', title: 'About a', size: 4, inside: 12, outside: 1, declared: 'first' },
      { number: 2, name: 'z', title: 'About z', size: 3, inside: 6, outside: 1 },
    ]);
    expect(nodeOf(two, 'lonely')?.cluster).toBeNull();
  });

  test('an empty site', () => {
    expect(graphOf({ articles: [] }).totals).toEqual({ articles: 0, drafts: 0, links: 0, clusters: 0, averageDepth: null, deepest: null, linkedFromText: 0, unknownTargets: 0 });
  });
});

describe('links', () => {
  test('to nothing, with the path that was meant', () => {
    const graph = graphOf({ articles: ['sharpen-a-knife', 'lamps'], links: ['lamps /blog/sharpn-a-knife/', 'lamps /guides/sharpen-a-knife', 'lamps /zzz/', 'lamps /abuot/'], pages: ['/about'] });
    expect(graph.brokenTargets.map((link) => [link.file, link.line, link.url, link.reason, link.suggestion])).toEqual([
      ['output/lamps.md', 1, '/blog/sharpn-a-knife/', 'missing', '/blog/sharpen-a-knife/'],
      ['output/lamps.md', 2, '/guides/sharpen-a-knife', 'missing', '/blog/sharpen-a-knife/'],
      ['output/lamps.md', 3, '/zzz/', 'missing', undefined],
      ['output/lamps.md', 4, '/abuot/', 'missing', '/about'],
    ]);
    expect(slugs(graph.deadEnds)).toEqual(['lamps', 'sharpen-a-knife']);
  });

  test('to nothing, among names with numbers and names that stand twice', () => {
    const graph = graphOf({
      articles: [...Array.from({ length: 600 }, (_, index) => `part-${index}`), { slug: 'oak', path: '/en/oak/' }, { slug: 'oak-ru', path: '/ru/oak/' }],
      links: ['part-1 /blog/part-40x/', 'part-1 /rus/oak/', 'part-1 /blog/prat-7/', `part-1 /${'x'.repeat(5000)}/`, 'part-2 /blog/part2/'],
    });
    expect(graph.brokenTargets.map((link) => link.suggestion)).toEqual(['/blog/part-40/', '/ru/oak/', '/blog/part-7/', undefined, undefined]);
  });

  test('to nothing known, when the site is not known completely', () => {
    const graph = graphOf({ articles: ['a', 'b'], links: ['a /tag/x/', 'b /blog/a/'], complete: false });
    expect([graph.brokenTargets, graph.totals.unknownTargets, graph.deadEnds]).toEqual([[], 1, []]);
  });

  test('to anchors', () => {
    const graph = graphOf({
      articles: ['a', 'b', 'c'], ids: { a: ['prices', 'какой-помол'], b: [] },
      links: ['a #prices', 'a #price', 'a #top', 'a /blog/a/#Prices', 'b /blog/a/#какой-помол', 'b /blog/a/#%D0%BA%D0%B0%D0%BA%D0%BE%D0%B9-%D0%BF%D0%BE%D0%BC%D0%BE%D0%BB', 'b /blog/a/#:~:text=x', 'a /blog/b/#x', 'a /blog/c/#unknown', 'a /blog/a/#'],
    });
    expect(graph.brokenAnchors.map((link) => [link.from, link.to, link.fragment, link.suggestion])).toEqual([['a', 'a', 'price', 'prices'], ['a', 'a', 'Prices', 'prices'], ['a', 'b', 'x', undefined]]);
    expect(graph.selfLinks.map((link) => link.url)).toEqual(['/blog/a/#']);
  });

  test('to drafts: a fault of published articles only', () => {
    const graph = graphOf({ articles: ['a', { slug: 'd', draft: true }, { slug: 'e', draft: true }], links: ['a /blog/d/', 'e /blog/d/', 'd /blog/d/'] });
    expect(graph.draftLinks.map((link) => [link.from, link.to])).toEqual([['a', 'd']]);
    expect(graph.selfLinks.map((link) => link.from)).toEqual(['d']);
    expect(graph.links).toEqual([]);
  });

  test('to redirects: the last page is to be written, and the link counts there', () => {
    const graph = graphOf({
      articles: ['a', 'b'], pages: ['/shop'],
      redirects: [['/old/b', '/older/b', 302], ['/older/*', '/blog/:splat/'], ['/store', '/shop?x=1#top'], ['/away', 'https://other.example/'], ['/shown', '/blog/b/', 200]],
      links: ['a /old/b', 'a https://example.org/old/b#part', 'a /store', 'a /away', 'b /shown', 'b /blog/b/?a=1', 'a /shown'],
    });
    expect(graph.redirectedLinks.map((link) => [link.line, link.target, link.status])).toEqual([[1, '/blog/b/', 302], [2, 'https://example.org/blog/b/#part', 302], [3, '/shop?x=1#top', 301], [4, 'https://other.example/', 301]]);
    expect(graph.links).toEqual([{ from: 'a', to: 'b', where: 'body' }]);
    expect(graph.selfLinks.map((link) => link.line)).toEqual([5, 6]);
  });

  test('to redirects that end nowhere', () => {
    const graph = graphOf({ articles: ['a'], redirects: [['/one', '/two'], ['/two', '/one'], ['/lost', '/nothing'], ['/sold', '/x', 410]], links: ['a /one', 'a /lost', 'a /sold'] });
    expect(graph.brokenTargets.map((link) => link.reason)).toEqual(['redirect', 'redirect', 'gone']);
  });
});

describe('redirects', () => {
  const faults = (redirects: SmallSite['redirects'], more: Partial<SmallSite> = {}) =>
    graphOf({ articles: ['a', 'b'], ...(redirects === undefined ? {} : { redirects }), ...more }).redirectFaults.map(({ kind, steps, final }) => `${kind} ${steps.map((step) => `${step.from}@${step.line}`).join(' ')} ${final}`);

  test.each<[string, SmallSite['redirects'], string[]]>([
    ['one step', [['/x', '/blog/a/']], []],
    ['a chain, told once from its start', [['/y', '/z'], ['/x', '/y'], ['/z', '/blog/a/']], ['chain /x@2 /y@1 /z@3 /blog/a/']],
    ['two beginnings of one chain', [['/x', '/z'], ['/y', '/z'], ['/z', '/blog/a/']], ['chain /x@1 /z@3 /blog/a/', 'chain /y@2 /z@3 /blog/a/']],
    ['a chain of rules with stars', [['/x/*', '/y/:splat'], ['/y/*', '/z/:splat'], ['/z/*', 'https://other.example/:splat']], ['chain /x/*@1 /y/*@2 /z/*@3 https://other.example/:splat']],
    ['a loop, told once, and what leads into it not', [['/in', '/x'], ['/y', '/x'], ['/x', '/y']], ['loop /y@2 /x@3 /y']],
    ['a rule that leads to itself', [['/x', '/x']], ['loop /x@1 /x']],
    ['a slash more, another case, index.html: the same page', [['/x', '/x/'], ['/Blog/A', '/blog/a/'], ['/blog/b/index.html', '/blog/b/'], ['/*', 'https://example.org/:splat']], []],
    ['nowhere', [['/x', '/nothing'], ['/y', '/z'], ['/z', '/lost']], ['nowhere /x@1 /nothing', 'nowhere /y@2 /z@3 /lost']],
    ['the first rule counts', [['/x', '/blog/a/'], ['/x', '/nothing']], []],
    ['a page that is there ends a chain', [['/x', '/blog/a/'], ['/blog/a/', '/blog/b/']], []],
    ['other sites and rules about queries', [['/x', 'https://other.example/'], ['https://other.example/x', '/y'], ['/?p=1', '/nothing']], []],
    ['a star that meets itself', [['/*', '/en/:splat']], []],
    ['a draft is no page', [['/x', '/blog/d/']], ['nowhere /x@1 /blog/d/']],
  ])('%s', (_, redirects, expected) => {
    expect(faults(redirects, { articles: ['a', 'b', { slug: 'd', draft: true }] })).toEqual(expected);
  });

  test('more steps than browsers go', () => {
    const long = Array.from({ length: 30 }, (_, index) => [`/x${index}`, `/x${index + 1}`] as const);
    expect(graphOf({ articles: [], redirects: long }).redirectFaults.map(({ kind, steps }) => [kind, steps.length])).toEqual([['endless', 20]]);
  });

  test('unknown ends are no fault when the site is not known completely', () => {
    expect(faults([['/x', '/nothing']], { complete: false })).toEqual([]);
  });

  test('away from an article that is there', () => {
    expect(graphOf({ articles: ['a', 'b'], redirects: [['/blog/a', '/blog/b/'], ['/blog/b', '/blog/b/']] }).hiddenArticles).toEqual([{ slug: 'a', from: '/blog/a', to: '/blog/b/', file: '_redirects', line: 1 }]);
  });
});

describe('any site', () => {
  const shuffled = (input: GraphInput): GraphInput => ({ ...input, articles: input.articles.toReversed(), links: input.links.toReversed() });

  test('is plain JSON, the same in whatever order articles and links come', () => {
    fc.assert(fc.property(anySite, (input) => {
      const graph = linkGraph(input);
      expect(JSON.parse(JSON.stringify(graph))).toEqual(graph);
      expect(linkGraph(shuffled(input))).toEqual(graph);
    }));
  });

  test('depths are those of a plain search', () => {
    fc.assert(fc.property(anySite, (input) => {
      const graph = linkGraph(input);
      const depth = new Map<string, number>();
      let layer = [...Map.groupBy(input.articles.filter((one) => !one.draft), (one) => one.lang).values()].flatMap((list) => list.toSorted((a, b) => (a.pubDate === b.pubDate ? (a.slug < b.slug ? -1 : 1) : a.pubDate < b.pubDate ? 1 : -1)).slice(0, input.home.articles)).map((one) => one.slug);
      for (let clicks = 1; layer.length > 0; clicks++) {
        for (const slug of layer) depth.set(slug, clicks);
        layer = [...new Set(graph.links.filter((link) => layer.includes(link.from) && !depth.has(link.to)).map((link) => link.to))];
      }
      expect(graph.articles.map((node) => node.depth)).toEqual(graph.articles.map((node) => depth.get(node.slug) ?? null));
    }));
  });

  test('what is broken is unknown, what is linked exists, and each link has one fate', () => {
    fc.assert(fc.property(anySite, (input) => {
      const graph = linkGraph(input);
      const published = new Map(input.articles.filter((one) => !one.draft).map((one) => [normalPath(one.path), one.slug]));
      for (const link of graph.brokenTargets) {
        const path = resolveUrl(link.url)?.path ?? '';
        expect(published.has(path) || path === '' || input.knownPaths.has(path)).toBe(false);
        if (link.suggestion !== undefined) expect(published.has(normalPath(link.suggestion)) || input.knownPaths.has(link.suggestion)).toBe(true);
      }
      const drafts = new Set(input.articles.filter((one) => one.draft).map((one) => one.slug));
      for (const { from, to } of graph.links) expect([from === to, drafts.has(from), drafts.has(to)]).toEqual([false, false, false]);
      // Each link straight to another published article is an edge.
      for (const link of input.links) {
        const to = published.get(resolveUrl(link.url)?.path ?? '?');
        const from = input.articles.find((one) => one.slug === link.from);
        if (to !== undefined && from?.draft === false && to !== link.from) expect(graph.links.some((edge) => edge.from === link.from && edge.to === to)).toBe(true);
      }
      expect(graph.articles.reduce((sum, node) => sum + node.inbound.articles, 0)).toBe(graph.links.length);
      expect(graph.clusters.reduce((sum, one) => sum + one.inside, 0) + graph.clusters.reduce((sum, one) => sum + one.outside, 0) / 2).toBe(graph.links.length);
    }));
  });

  test('redirects end: 20 steps at most, each from a rule that is there; targets to write are no redirects', () => {
    fc.assert(fc.property(anySite, (input) => {
      const graph = linkGraph(input);
      for (const { steps, kind } of graph.redirectFaults) {
        expect(steps.length).toBeGreaterThan(kind === 'chain' ? 1 : 0);
        expect(steps.length).toBeLessThanOrEqual(20);
        for (const step of steps) expect(input.redirects[step.line - 1]?.from).toBe(step.from);
      }
      const again = linkGraph({ ...input, links: graph.redirectedLinks.map((link) => ({ ...link, url: link.target })) });
      expect([again.redirectedLinks, again.brokenTargets]).toEqual([[], []]);
    }));
  });

  test('adding an article and taking it away leaves the report as it was', () => {
    fc.assert(fc.property(anySite, (input) => {
      const before = JSON.stringify(linkGraph(input));
      const more = { ...input, articles: [...input.articles, articleOf('zz-new')], links: [...input.links, { from: 'zz-new', url: '/blog/oak/', text: '', area: 'body' as const, line: 1 }] };
      expect(linkGraph(more).articles).toHaveLength(input.articles.length + 1);
      const without = { ...more, articles: more.articles.filter((one) => one.slug !== 'zz-new') };
      expect(JSON.stringify(linkGraph(without))).toBe(before);
    }));
  });
});
