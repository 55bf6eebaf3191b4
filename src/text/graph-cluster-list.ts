import type { GraphArticle, GraphCluster } from '../model/link-graph.ts';
import { communities } from './graph-clusters.ts';
import type { LinkTable } from './graph-links.ts';

/** By UTF-16 units: the same everywhere, whatever the language of the machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Communities of articles as a list, largest first, each named by its most linked article (of equals the first slug).
 * @param inbound how many articles link to each
 * @returns `clusterOf`: by article; undefined for those without links
 */
export function findClusters(articles: readonly GraphArticle[], table: LinkTable, inbound: Int32Array): { clusterOf: (number | undefined)[]; clusters: GraphCluster[] } {
  const community = communities(table);
  const linked = (index: number): boolean => (inbound[index] as number) > 0 || (table.start[index + 1] as number) > (table.start[index] as number);
  const members = new Map<number, number[]>();
  community.forEach((one, index) => {
    if (!linked(index)) return;
    const list = members.get(one);
    if (list === undefined) members.set(one, [index]);
    else list.push(index);
  });
  const sorted = [...members.values()]
    .map((list) => ({ list, top: list.reduce((best, index) => ((inbound[index] as number) > (inbound[best] as number) ? index : best)) }))
    .sort((a, b) => b.list.length - a.list.length || a.top - b.top);
  const clusterOf: (number | undefined)[] = Array.from({ length: articles.length });
  sorted.forEach(({ list }, index) => { for (const member of list) clusterOf[member] = index + 1; });

  const inside = new Int32Array(sorted.length + 1);
  const outside = new Int32Array(sorted.length + 1);
  for (let from = 0; from < table.size; from++) {
    for (let edge = table.start[from] as number; edge < (table.start[from + 1] as number); edge++) {
      const [one, other] = [clusterOf[from] ?? 0, clusterOf[table.to[edge] as number] ?? 0];
      if (one === other) inside[one]!++;
      else {
        outside[one]!++;
        outside[other]!++;
      }
    }
  }
  const clusters = sorted.map(({ list, top }, index): GraphCluster => {
    const { slug, title } = articles[top] as GraphArticle;
    const declared = majority(list.map((member) => articles[member]?.cluster));
    return { number: index + 1, name: slug, title, size: list.length, inside: inside[index + 1] as number, outside: outside[index + 1] as number, ...(declared === undefined ? {} : { declared }) };
  });
  return { clusterOf, clusters };
}

/** What more than half of the names are. */
function majority(names: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].find(([, count]) => count * 2 > names.length)?.[0];
}
