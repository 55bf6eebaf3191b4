import type { GraphCluster, GraphNode, LinkGraph } from '../model/link-graph.ts';
import { fitInto, forceLayout } from './graph-layout.ts';

/** With more articles than this only the clusters are drawn: more circles cannot be told apart. */
const MAX_ARTICLES = 5000;
/** Largest clusters of an overview, and the strongest links of each that are drawn. */
const MAX_CLUSTERS = 60;
const LINKS_EACH = 3;
/** Share of the area that circles may cover, and the limits of their radii, px. */
const COVER = 0.075;
const COVER_CLUSTERS = 0.13;
const RADIUS = { least: 1.6, most: 24, mostClusters: 60 };

export interface DrawnNode {
  x: number;
  y: number;
  radius: number;
  /** Number of the cluster; 0 for none. */
  cluster: number;
  label: string;
  /** Shown when pointed at. */
  tip: string;
  /** '' for a cluster. */
  slug: string;
  /** Articles that link to it and that it links to; of a cluster: links to and from others, and inside. */
  inbound: number;
  outbound: number;
  /** Clicks from the home page; null when no way leads there. */
  depth: number | null;
  orphan: boolean;
  hub: boolean;
  /** The article that a cluster is named by, or a pillar page: labelled even where there is little room. */
  key: boolean;
}

export interface DrawnLink {
  from: DrawnNode;
  to: DrawnNode;
  /** How many links it stands for. */
  count: number;
}

export interface Picture {
  /** Largest first: the order in which labels are placed. */
  nodes: DrawnNode[];
  links: DrawnLink[];
  overview: boolean;
  /** Clusters that are not drawn because they are too small. */
  hidden: number;
}

export type Box = readonly [left: number, top: number, width: number, height: number];

/** Circles and arrows for the published articles of a site in a box, px; for a large site for its clusters. */
export function pictureOf(graph: LinkGraph, box: Box): Picture {
  const published = graph.articles.filter((node) => !node.draft);
  return published.length > MAX_ARTICLES ? overviewOf(graph, box) : articlesOf(graph, published, box);
}

function articlesOf(graph: LinkGraph, published: readonly GraphNode[], box: Box): Picture {
  const orphans = new Set(graph.orphans.map((orphan) => orphan.slug));
  const names = new Set(graph.clusters.map((cluster) => cluster.name));
  const weight = (node: GraphNode): number => node.inbound.articles + 1;
  const radii = radiiOf(published.map(weight), box, COVER, RADIUS.most);
  const drawn = published.map((node, index): DrawnNode => ({
    x: 0, y: 0, radius: radii[index] as number, cluster: node.cluster ?? 0, label: node.title, orphan: orphans.has(node.slug), hub: node.hub, key: node.hub || names.has(node.slug),
    slug: node.slug, inbound: node.inbound.articles, outbound: node.outbound.articles, depth: node.depth,
    tip: `${node.title} (${node.slug}): ${node.inbound.articles} in, ${node.outbound.articles} out, ${node.depth === null ? 'no way from the home page' : `depth ${node.depth}`}`,
  }));
  const byNumber = new Map(published.map((node, index) => [node.slug, drawn[index] as DrawnNode]));
  const links = graph.links.flatMap(({ from, to }) => {
    const [a, b] = [byNumber.get(from), byNumber.get(to)];
    return a === undefined || b === undefined ? [] : [{ from: a, to: b, count: 1 }];
  });
  // Articles without any link would drift to the edge; they stand in rows below.
  const alone = drawn.filter((node) => node.cluster === 0);
  const connected = drawn.filter((node) => node.cluster !== 0);
  const strip = stripHeight(alone, connected.length, box);
  place(connected, links, [box[0], box[1], box[2], box[3] - strip]);
  inRows(alone, [box[0], box[1] + box[3] - strip, box[2], strip]);
  return { nodes: largestFirst(drawn), links, overview: false, hidden: 0 };
}

function overviewOf(graph: LinkGraph, box: Box): Picture {
  const clusters = graph.clusters.slice(0, MAX_CLUSTERS);
  const radii = radiiOf(clusters.map((cluster) => cluster.size), box, COVER_CLUSTERS, RADIUS.mostClusters);
  const drawn = clusters.map((cluster, index): DrawnNode => ({
    x: 0, y: 0, radius: radii[index] as number, cluster: cluster.number, orphan: false, hub: false, key: true, label: `${cluster.size} · ${cluster.title}`, tip: clusterTip(cluster),
    slug: '', inbound: cluster.outside, outbound: cluster.inside, depth: null,
  }));
  const clusterOf = new Map(graph.articles.map((node) => [node.slug, node.cluster ?? 0]));
  const counts = new Map<number, number>();
  for (const { from, to } of graph.links) {
    const [a, b] = [clusterOf.get(from) ?? 0, clusterOf.get(to) ?? 0];
    if (a !== b && a > 0 && b > 0 && a <= drawn.length && b <= drawn.length) counts.set(a * (MAX_CLUSTERS + 1) + b, (counts.get(a * (MAX_CLUSTERS + 1) + b) ?? 0) + 1);
  }
  const all = [...counts].map(([key, count]) => ({ from: Math.floor(key / (MAX_CLUSTERS + 1)), to: key % (MAX_CLUSTERS + 1), count }));
  const strongest = [...Map.groupBy(all, (link) => link.from).values()].flatMap((list) => list.sort((a, b) => b.count - a.count || a.to - b.to).slice(0, LINKS_EACH));
  const links = strongest.sort((a, b) => a.from - b.from || a.to - b.to).map(({ from, to, count }) => ({ from: drawn[from - 1] as DrawnNode, to: drawn[to - 1] as DrawnNode, count }));
  place(drawn, links, box);
  return { nodes: largestFirst(drawn), links, overview: true, hidden: graph.clusters.length - drawn.length };
}

function clusterTip({ title, name, size, inside, outside }: GraphCluster): string {
  return `${title} (${name}): ${size} articles, ${inside} links inside, ${outside} to and from other clusters`;
}

function radiiOf(weights: readonly number[], [, , width, height]: Box, cover: number, most: number): number[] {
  const sum = weights.reduce((total, one) => total + one, 0);
  const unit = Math.sqrt((cover * width * height) / (Math.PI * Math.max(1, sum)));
  return weights.map((weight) => Math.max(RADIUS.least, Math.min(most, unit * Math.sqrt(weight))));
}

function place(nodes: readonly DrawnNode[], links: readonly DrawnLink[], box: Box): void {
  if (nodes.length === 0) return;
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const numberOf = (node: DrawnNode): number => numbers.get(node) as number;
  const places = forceLayout({
    size: nodes.length,
    from: Int32Array.from(links, (link) => numberOf(link.from)),
    to: Int32Array.from(links, (link) => numberOf(link.to)),
    group: Int32Array.from(nodes, (node) => node.cluster),
  });
  fitInto(places, box, Float64Array.from(nodes, (node) => node.radius));
  nodes.forEach((node, index) => {
    node.x = places.x[index] as number;
    node.y = places.y[index] as number;
  });
}

/** Side of a square of the rows, px. */
const ROW = 14;

function stripHeight(alone: readonly DrawnNode[], connected: number, [, , width, height]: Box): number {
  if (alone.length === 0) return 0;
  if (connected === 0) return height;
  const rows = Math.ceil(alone.length / Math.max(1, Math.floor(width / ROW)));
  return Math.min(height / 3, rows * ROW + 12);
}

function inRows(nodes: readonly DrawnNode[], [left, top, width, height]: Box): void {
  if (nodes.length === 0) return;
  const cell = Math.min(ROW, Math.sqrt((width * Math.max(1, height - 12)) / nodes.length));
  const columns = Math.max(1, Math.floor(width / cell));
  nodes.forEach((node, index) => {
    node.radius = Math.min(node.radius, Math.max(1, cell / 2 - 1.5));
    node.x = left + ((index % columns) + 0.5) * cell;
    node.y = top + 12 + (Math.floor(index / columns) + 0.5) * cell;
  });
}

function largestFirst(nodes: readonly DrawnNode[]): DrawnNode[] {
  return nodes.toSorted((a, b) => b.radius - a.radius);
}
