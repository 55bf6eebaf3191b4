import type { GraphNode, LinkGraph } from '../model/link-graph.ts';
import { printable } from './excerpt.ts';

/**
 * The graph in Graphviz's language: clusters as subgraphs, orphans dashed, pillar pages with a double rim, links that stand beside the text only dotted.
 * Drafts are left out. Draw it with `sfdp -Tsvg` or `dot -Tsvg`.
 */
export function graphDot(graph: LinkGraph): string {
  const orphans = new Set(graph.orphans.map((orphan) => orphan.slug));
  const published = graph.articles.filter((node) => !node.draft);
  const byCluster = Map.groupBy(published, (node) => node.cluster ?? 0);
  const most = published.reduce((largest, node) => Math.max(largest, node.inbound.articles), 1);
  const line = (node: GraphNode): string => `"${escaped(node.slug)}" [${attributes(node, orphans.has(node.slug), most)}];`;
  return [
    'digraph links {',
    '  graph [charset="UTF-8", overlap=false, outputorder=edgesfirst, fontname="Arial"];',
    '  node [shape=ellipse, style=filled, fillcolor="#eef2f7", fontname="Arial", fontsize=10];',
    '  edge [color="#8a93a0", arrowsize=0.6];',
    ...graph.clusters.flatMap(({ number, title }) => [
      `  subgraph cluster_${number} {`,
      `    label="${escaped(title)}";`,
      ...(byCluster.get(number) ?? []).map((node) => `    ${line(node)}`),
      '  }',
    ]),
    ...(byCluster.get(0) ?? []).map((node) => `  ${line(node)}`),
    ...graph.links.map(({ from, to, where }) => `  "${escaped(from)}" -> "${escaped(to)}"${where === 'related' ? ' [style=dotted]' : ''};`),
    '}',
    '',
  ].join('\n');
}

function attributes(node: GraphNode, orphan: boolean, most: number): string {
  const tip = `${node.inbound.articles} in, ${node.outbound.articles} out, ${node.depth === null ? 'no way from the home page' : `depth ${node.depth}`}${orphan ? ', orphan' : ''}`;
  return [
    `label="${escaped(node.title)}"`,
    `URL="${escaped(node.path)}"`,
    `tooltip="${escaped(`${node.slug}: ${tip}`)}"`,
    // From half an inch to two: by area, as the eye compares.
    `width=${(0.5 + 1.5 * Math.sqrt(node.inbound.articles / most)).toFixed(2)}`,
    ...(orphan ? ['style="filled,dashed"', 'fillcolor="#ffffff"', 'color="#d55e00"', 'penwidth=2'] : []),
    ...(node.hub ? ['peripheries=2'] : []),
  ].join(', ');
}

/** Inside quotation marks of DOT: `"` ends a string, `\` begins an escape such as `\N`, and `&…;` is read as in HTML. */
function escaped(text: string): string {
  return printable(text).toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;');
}
