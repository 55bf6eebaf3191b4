import type { ArticleRef, GraphArticle, GraphEdge, GraphInput, GraphLink, GraphNode, LinkGraph, LinkPlace, LinkTotals } from './model/link-graph.ts';
import { compareText, findClusters } from './text/graph-cluster-list.ts';
import { judgeLinks, type LinkTable } from './text/graph-links.ts';
import { degrees, depths, pageRank, type Degrees } from './text/graph-measures.ts';
import { createTargets, type Targets } from './text/graph-targets.ts';
import { readDate } from './text/dates.ts';

export type * from './model/link-graph.ts';

/** As many of the most linked articles are listed. */
const MAX_HUBS = 10;

/**
 * The graph of a site's internal links with all that is wrong with it. Linear in the number of links but for sorting. The order of articles and links
 * does not matter, that of redirects does. Of several articles with one slug the first by path counts; links from unknown slugs are left out.
 * Throws only what `resolve` and `anchorsOf` throw.
 */
export function linkGraph(input: GraphInput): LinkGraph {
  const articles = inOrder(input.articles);
  const numbers = new Map(articles.map((article, index) => [article.slug, index]));
  const targets = createTargets(articles, input);
  const judged = judgeLinks(articles, linksByArticle(input.links, numbers), input, targets);
  const { table } = judged;
  const isPublished = (index: number): boolean => articles[index]?.draft === false;
  const { inbound, outbound } = degrees(table);
  const depth = depths(table, linkedFromHome(articles, numbers, input.home));
  const rank = pageRank(table, isPublished);
  const { clusterOf, clusters } = findClusters(articles, table, inbound.articles);
  const nodes = articles.map((article, index): GraphNode => ({
    ...refOf(article), path: article.path, lang: article.lang, draft: article.draft, hub: article.hub === true,
    inbound: countsAt(inbound, index), outbound: { ...countsAt(outbound, index), pages: judged.pages[index] as number },
    depth: depth[index] === -1 ? null : (depth[index] as number), importance: rounded(rank[index] as number), cluster: clusterOf[index] ?? null,
  }));
  const published = nodes.filter((node) => !node.draft);
  const linkable = ((count) => published.filter((node) => (count.get(node.lang) ?? 0) > 1))(countBy(published, (node) => node.lang));
  return {
    complete: input.complete,
    totals: totalsOf(nodes, published, table, clusters.length, judged.unknownTargets),
    articles: nodes,
    links: edgesOf(articles, table),
    clusters,
    orphans: linkable.filter((node) => node.inbound.articles === 0).map((node) => ({ ...refOf(node), depth: node.depth })),
    deadEnds: linkable.filter((node) => judged.leadsOn[numbers.get(node.slug) as number] === 0).map(refOf),
    unreachable: published.filter((node) => node.depth === null).map(refOf),
    hubs: published.filter((node) => node.inbound.articles > 0).sort((a, b) => b.inbound.articles - a.inbound.articles || compareText(a.slug, b.slug)).slice(0, MAX_HUBS)
      .map((node) => ({ ...refOf(node), inbound: node.inbound.articles })),
    brokenTargets: judged.brokenTargets.sort(comparePlaces),
    brokenAnchors: judged.brokenAnchors.sort(comparePlaces),
    redirectedLinks: judged.redirectedLinks.sort(comparePlaces),
    ...redirectReport(articles, targets),
    selfLinks: judged.selfLinks.sort(comparePlaces),
    draftLinks: judged.draftLinks.sort(comparePlaces),
  };
}

function inOrder(all: readonly GraphArticle[]): GraphArticle[] {
  const sorted = all.toSorted((a, b) => compareText(a.slug, b.slug) || compareText(a.path, b.path) || compareText(a.file, b.file));
  return sorted.filter((article, index) => article.slug !== sorted[index - 1]?.slug);
}

function linksByArticle(links: readonly GraphLink[], numbers: ReadonlyMap<string, number>): GraphLink[][] {
  const lists: GraphLink[][] = Array.from({ length: numbers.size }, () => []);
  for (const link of links) lists[numbers.get(link.from) ?? -1]?.push(link);
  return lists;
}

/** Numbers of the articles that the home page links to. What has no readable date counts as the oldest. */
function linkedFromHome(articles: readonly GraphArticle[], numbers: ReadonlyMap<string, number>, home: GraphInput['home']): number[] {
  const dated = articles.map((article, index) => ({ lang: article.lang, draft: article.draft, index, date: readDate(article.pubDate)?.instant ?? -Infinity })).filter((one) => !one.draft);
  const newest = [...Map.groupBy(dated, (one) => one.lang).values()].flatMap((list) => list.sort((a, b) => (a.date === b.date ? a.index - b.index : b.date > a.date ? 1 : -1)).slice(0, Math.max(0, home.articles)));
  const further = (home.links ?? []).flatMap((slug) => numbers.get(slug) ?? []).filter((index) => articles[index]?.draft === false);
  return [...newest.map((one) => one.index), ...further];
}

function countsAt({ articles, body, related }: Degrees, index: number): GraphNode['inbound'] {
  return { articles: articles[index] as number, body: body[index] as number, related: related[index] as number };
}

function totalsOf(nodes: readonly GraphNode[], published: readonly GraphNode[], table: LinkTable, clusters: number, unknownTargets: number): LinkTotals {
  const reached = published.flatMap((node) => node.depth ?? []);
  return {
    articles: published.length,
    drafts: nodes.length - published.length,
    links: table.to.length,
    clusters,
    averageDepth: reached.length === 0 ? null : rounded(reached.reduce((sum, one) => sum + one, 0) / reached.length),
    deepest: reached.length === 0 ? null : reached.reduce((most, one) => Math.max(most, one), 0),
    linkedFromText: published.length === 0 ? 0 : rounded(published.filter((node) => node.inbound.body > 0).length / published.length),
    unknownTargets,
  };
}

function edgesOf(articles: readonly GraphArticle[], { start, to, where }: LinkTable): GraphEdge[] {
  const names = ['body', 'body', 'related', 'both'] as const;
  return articles.flatMap(({ slug }, from) => {
    const edges: GraphEdge[] = [];
    for (let edge = start[from] as number; edge < (start[from + 1] as number); edge++) {
      edges.push({ from: slug, to: (articles[to[edge] as number] as GraphArticle).slug, where: names[where[edge] as number] ?? 'body' });
    }
    return edges;
  });
}

function redirectReport(articles: readonly GraphArticle[], { redirects, published, of }: Targets): Pick<LinkGraph, 'redirectFaults' | 'hiddenArticles'> {
  const hidden = redirects.leavers().flatMap(({ path, step }) => {
    const index = published(path);
    return index === undefined ? [] : [{ ...step, slug: (articles[index] as GraphArticle).slug }];
  });
  const missing = (path: string): boolean => ['broken', 'draft'].includes(of(path).kind);
  return {
    redirectFaults: redirects.faults(missing).sort((a, b) => compareSteps(a.steps[0], b.steps[0])),
    hiddenArticles: hidden.sort(compareSteps),
  };
}

interface Step { file: string; line: number; from: string }

function compareSteps(a: Step | undefined, b: Step | undefined): number {
  return a === undefined || b === undefined ? 0 : compareText(a.file, b.file) || a.line - b.line || compareText(a.from, b.from);
}

function comparePlaces(a: LinkPlace, b: LinkPlace): number {
  return compareText(a.file, b.file) || a.line - b.line || compareText(a.from, b.from) || compareText(a.url, b.url) || compareText(a.text, b.text) || compareText(a.area, b.area);
}

function refOf({ slug, title, file }: ArticleRef): ArticleRef {
  return { slug, title, file };
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** Three decimals: the rest is noise to a reader, and the same on every machine. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
