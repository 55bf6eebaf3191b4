import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { linkGraph, type GraphLink, type LinkGraph } from '../../src/link-graph.ts';
import { graphDot } from '../../src/text/graph-dot.ts';
import { graphHuman } from '../../src/text/graph-human.ts';
import { graphSvg } from '../../src/text/graph-svg.ts';
import { anySite, articleOf, siteOf } from './graph-site.ts';

const NASTY = 'A "quoted" <b> & \\N \u0007 \uD800 \u202E Ёлка';

/** Articles in groups that link to the first of their group and to the next article. */
function largeSite(size: number, groups: number): LinkGraph {
  const articles = Array.from({ length: size }, (_, index) => articleOf(`a${index}`, { title: `Статья о лесе номер ${index}`, pubDate: `20${10 + (index % 15)}-01-01` }));
  const links = articles.flatMap(({ slug }, index): GraphLink[] => [
    { from: slug, url: `/blog/a${index % groups}/`, text: 'x', area: 'body', line: 1 },
    { from: slug, url: `/blog/a${(index + groups) % size}/`, text: 'y', area: 'related', line: 2 },
  ]);
  return linkGraph({ ...siteOf({ articles: [] }), articles, links, home: { articles: 10 } });
}

const small = linkGraph(siteOf({
  articles: [{ slug: 'oak', title: NASTY, hub: true }, 'ash', 'elm', { slug: 'дуб-"1"', title: 'Дуб' }, { slug: 'plan', draft: true }],
  links: ['ash /blog/oak/', 'elm /blog/oak/', 'oak related /blog/ash/', 'elm /blog/ok/', 'elm /old', 'ash #no', 'ash /blog/ash/', 'ash /blog/plan/'],
  ids: { ash: ['yes'] },
  redirects: [['/old', '/older'], ['/older', '/blog/oak/'], ['/r', '/r'], ['/blog/elm', '/blog/ash/']],
}));

const box = { width: 1000, height: 700 };
const circles = (svg: string): { x: number; y: number; r: number }[] => [...(svg.split('<text class="lg-h"')[0] ?? '').matchAll(/cx="([-\d.]+)" cy="([-\d.]+)" r="([-\d.]+)"/g)].map(([, x, y, r]) => ({ x: Number(x), y: Number(y), r: Number(r) }));

async function expectXml(svg: string): Promise<void> {
  const schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg"><xs:element name="svg"/></xs:schema>';
  const { errors } = await validateXML({ xml: [{ fileName: 'graph.svg', contents: svg }], schema: [{ fileName: 'svg.xsd', contents: schema }] });
  expect(errors).toEqual([]);
}

describe('SVG', () => {
  test('is well-formed, without scripts and requests, with its words escaped', async () => {
    const svg = graphSvg(small, box);
    await expectXml(svg);
    expect(svg).not.toMatch(/<script|\son\w+=|url\(|@import|href=/);
    expect(svg).toContain('role="img" aria-labelledby="lg-title lg-desc"');
    expect(svg).toContain('A "quoted" &lt;b&gt; &amp; \\N \uFFFD \uFFFD \uFFFD Ёлка (oak): 2 in, 1 out, depth');
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toContain('About plan');
  });

  test('marks orphans and pillar pages', () => {
    const svg = graphSvg(small, box);
    expect(svg.match(/<circle class="lg-o[^"]*"[^>]*><title>/g)).toHaveLength(small.orphans.length);
    expect(svg).toMatch(/<circle class="lg-1 lg-p"[^>]*><title>A /);
  });

  test('the same graph gives the same bytes; circles lie in the picture and apart', () => {
    const graph = largeSite(400, 8);
    const svg = graphSvg(graph, box);
    expect(graphSvg(graph, box)).toBe(svg);
    const drawn = circles(svg);
    expect(drawn).toHaveLength(400);
    for (const { x, y, r } of drawn) expect(x - r >= 0 && y - r >= 0 && x + r <= box.width && y + r <= box.height).toBe(true);
    const overlaps = drawn.flatMap((a, index) => drawn.slice(index + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r - 1));
    expect(overlaps.length).toBeLessThan(8);
  });

  test('a group lies together', () => {
    const graph = largeSite(200, 4);
    const places = new Map([...graphSvg(graph, box).matchAll(/cx="([-\d.]+)" cy="([-\d.]+)" r="[\d.]+"><title>[^(]+\((a\d+)\)/g)].map(([, x, y, slug]) => [slug, [Number(x), Number(y)] as const]));
    const distance = (pairs: readonly (readonly [number, number])[]): number => pairs.reduce((sum, [a, b]) => sum + Math.hypot((places.get(`a${a}`)?.[0] ?? 0) - (places.get(`a${b}`)?.[0] ?? 0), (places.get(`a${a}`)?.[1] ?? 0) - (places.get(`a${b}`)?.[1] ?? 0)), 0) / pairs.length;
    const indexes = Array.from({ length: 150 }, (_, index) => index);
    expect(distance(indexes.map((index) => [index, index + 4]))).toBeLessThan(distance(indexes.map((index) => [index, index + 1])) / 2);
  });

  test('5,000 articles within seconds, more as clusters', { timeout: 20_000 }, () => {
    const most = graphSvg(largeSite(5000, 40), box);
    expect(circles(most)).toHaveLength(5000);
    const overview = graphSvg(largeSite(5001, 40), box);
    expect(circles(overview).length).toBeLessThanOrEqual(60);
    expect(overview).toContain('Each circle is a cluster');
  });

  test('odd sizes and empty graphs', async () => {
    const none = linkGraph(siteOf({ articles: [] }));
    const lonely = linkGraph(siteOf({ articles: ['a', 'b', 'c'] }));
    for (const graph of [none, lonely, small]) {
      for (const size of [{ width: 0, height: -5 }, { width: Number.NaN, height: Infinity }, { width: 1e9, height: 300 }]) {
        const svg = graphSvg(graph, size);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        await expectXml(svg);
      }
    }
  });

  test('of any site', () => {
    fc.assert(fc.property(anySite, (input) => {
      expect(graphSvg(linkGraph(input), box)).not.toMatch(/NaN|Infinity|undefined|<script/);
    }), { numRuns: 50 });
  });
});

describe('DOT', () => {
  test('strings are closed, clusters are subgraphs, orphans dashed, drafts left out', () => {
    const dot = graphDot(small);
    expect(dot).toContain('"oak" [label="A \\"quoted\\" <b> &amp; \\\\N \uFFFD \uFFFD \uFFFD Ёлка", URL="/blog/oak/"');
    expect(dot).toContain('"дуб-\\"1\\"" [label="Дуб"');
    expect(dot).toMatch(/subgraph cluster_1 \{[^}]*"oak"[^}]*\}/);
    expect(dot).toContain('"oak" -> "ash" [style=dotted];');
    expect(dot.match(/filled,dashed/g)).toHaveLength(small.orphans.length);
    expect(dot).toContain('peripheries=2');
    expect(dot).not.toContain('plan');
    // Outside its strings DOT has only these; an open string would break the rest.
    for (const line of dot.split('\n')) expect(line.replace(/"(?:[^"\\]|\\.)*"/g, 'S')).toMatch(/^[\w\s=,;[\]{}.>-]*$/);
  });

  test('of any site', () => {
    fc.assert(fc.property(anySite, (input) => {
      const graph = linkGraph(input);
      const dot = graphDot(graph);
      expect(dot.match(/ -> /g)?.length ?? 0).toBe(graph.links.length);
      expect(dot.match(/\[label=/g)?.length ?? 0).toBe(graph.totals.articles);
    }));
  });
});

describe('text', () => {
  test('totals, then each kind with its place and what to do', () => {
    const text = graphHuman(small);
    expect(text).toMatch(/^4 articles, 3 links between them, 1 draft left out\n {2}\d\.\d clicks from the home page on average, \d at most\n/);
    expect(text).toContain('\n1 broken link\n  output/elm.md:4  /blog/ok/ "words 4": no such page (did you mean /blog/oak/?)\n  → Correct');
    expect(text).toContain('\n1 broken anchor\n  output/ash.md:6  #no "words 6": ash has no #no\n');
    expect(text).toContain('\n1 link to a draft\n  output/ash.md:8  /blog/plan/ "words 8": plan is a draft\n');
    expect(text).toContain('\n2 faulty redirects\n  _redirects:1  /old → /older (_redirects:2) → /blog/oak/: a chain of 2 steps\n  _redirects:3  /r → /r: goes round in 1 step\n');
    expect(text).toContain('\n1 redirect away from an article that exists\n  _redirects:4  /blog/elm → /blog/ash/ (article elm)\n');
    expect(text).toContain('\n1 link to a redirect\n  output/elm.md:5  /old "words 5": write /blog/oak/ (301)\n');
    expect(text).toContain('\n1 link of an article to itself\n  output/ash.md:7  /blog/ash/ "words 7"\n');
    expect(text).toContain('\n2 orphans\n');
    for (const unsafe of ['\u0007', '\u202E']) expect(text).not.toContain(unsafe);
    expect(text.endsWith('\n')).toBe(true);
  });

  test('at most 20 lines of a kind', () => {
    const graph = linkGraph(siteOf({ articles: ['a', 'b'], links: Array.from({ length: 1234 }, (_, index) => `a /x${index}`) }));
    expect(graphHuman(graph)).toContain('1,234 broken links\n');
    expect(graphHuman(graph)).toContain('\n  … and 1,214 more\n');
    for (const block of graphHuman(graph).split('\n\n')) expect(block.split('\n').length).toBeLessThanOrEqual(23);
  });

  test('nothing wrong, nothing there', () => {
    expect(graphHuman(linkGraph(siteOf({ articles: ['a', 'b'], links: ['a /blog/b/', 'b /blog/a/'] })))).not.toMatch(/broken|orphan|dead|→/);
    expect(graphHuman(linkGraph(siteOf({ articles: [] })))).toBe('0 articles, 0 links between them\n');
  });
});

test('40,000 articles with 240,000 links within seconds', { timeout: 60_000 }, () => {
  const size = 40_000;
  const articles = Array.from({ length: size }, (_, index) => articleOf(`a${index}`));
  const links = articles.flatMap(({ slug }, index) => [1, 2, 3, 5, 8, 13].map((step, line): GraphLink => ({ from: slug, url: step === 13 && index % 50 === 0 ? `/blog/b${index}/` : `/blog/a${(index * step + step * 97) % size}/`, text: 'x', area: 'body', line })));
  const start = performance.now();
  const graph = linkGraph({ ...siteOf({ articles: [] }), articles, links, redirects: Array.from({ length: 5000 }, (_, index) => ({ from: `/r${index}`, to: `/r${index + 1}`, status: 301, file: '_redirects', line: index })) });
  expect(graph.brokenTargets).toHaveLength(800);
  // A twentieth of this on an ordinary machine; a quadratic step would take an hour.
  expect(performance.now() - start).toBeLessThan(30_000);
});
