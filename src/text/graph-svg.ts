import type { LinkGraph } from '../model/link-graph.ts';
import { printable } from './excerpt.ts';
import { LABEL_SIZE, placeLabels, shortened } from './graph-labels.ts';
import { pictureOf, type Box, type DrawnLink, type DrawnNode, type Picture } from './graph-picture.ts';
import { counted } from './graph-words.ts';

/** Limits of a picture's sides, px. */
const SIDE = { least: 240, most: 16_000 };
const HEAD = 52;
/** A smaller circle has no room for dashes or thick rims, px. */
const TINY = 5;
const LEGEND = { width: 236, from: 720, row: 20, clusters: 14 };
/** Colours by Okabe and Ito (Color Universal Design, 2008), which people with any colour blindness can tell apart; the eighth, black, is the ink. */
const COLORS = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7'];
const STYLE = `.lg{--lg-bg:#fff;--lg-ink:#1c1f24;--lg-soft:#5b6370;--lg-edge:#8a93a0;--lg-rim:#3a4048;--lg-y:#b8a800}
@media (prefers-color-scheme:dark){.lg{--lg-bg:#14171c;--lg-ink:#eceff4;--lg-soft:#a4adba;--lg-edge:#717b89;--lg-rim:#d5dae2;--lg-y:#f0e442}}
.lg text{font-family:Arial,"Liberation Sans","DejaVu Sans",sans-serif;font-size:${LABEL_SIZE}px;fill:var(--lg-ink)}
.lg .lg-h{font-size:18px;font-weight:700}.lg .lg-s{fill:var(--lg-soft)}
.lg .lg-l text{paint-order:stroke;stroke:var(--lg-bg);stroke-width:3px;stroke-linejoin:round;pointer-events:none}
.lg-bg{fill:var(--lg-bg)}.lg .lg-a{stroke:none}.lg .lg-e{fill:none;stroke-linecap:round}.lg circle{stroke:var(--lg-rim);stroke-width:.7px}
.lg-0{fill:var(--lg-edge);stroke:var(--lg-edge)}
${COLORS.map((color, index) => `.lg-${index + 1}{fill:${color};stroke:${color}}`).join('')}
.lg path.lg-4,.lg path.lg-r4{fill:var(--lg-y);stroke:var(--lg-y)}.lg path.lg-e{fill:none}
${COLORS.map((color, index) => `.lg circle.lg-r${index + 1}{fill:${color};fill-opacity:.3;stroke:${color};stroke-width:2px}.lg-r${index + 1}{fill:${color};stroke:${color}}`).join('')}
.lg circle.lg-o{fill:var(--lg-bg);fill-opacity:1;stroke:var(--lg-ink);stroke-width:1.2px}.lg circle.lg-d{stroke-width:1.6px;stroke-dasharray:3 2}.lg circle.lg-t{stroke-width:.6px}.lg circle.lg-p{stroke:var(--lg-ink);stroke-width:2.5px}`;

/**
 * The graph as one SVG without scripts: circles sized by links that lead there, in the colours of their clusters; links as arrows; titles when pointed at.
 * Above 5,000 published articles: the clusters instead. The same graph always gives the same bytes.
 * @param size px; brought into 240 to 16,000
 */
export function graphSvg(graph: LinkGraph, size: { width: number; height: number }): string {
  const [width, height] = [sideOf(size.width, 1200), sideOf(size.height, 800)];
  const withLegend = width >= LEGEND.from;
  const box: Box = [8, HEAD, width - 16 - (withLegend ? LEGEND.width : 0), height - HEAD - 8];
  const picture = pictureOf(graph, box);
  const { totals } = graph;
  const summary = [counted(totals.articles, 'article'), counted(totals.links, 'link'), counted(graph.clusters.length, 'cluster'), counted(graph.orphans.length, 'orphan')].join(' · ');
  const about = picture.overview ? `Each circle is a cluster of articles that link to each other; its area is the number of articles. Of each cluster the strongest links to others are drawn.` : 'Each circle is an article, the larger the more other articles link to it. Arrows are links.';
  return `<svg xmlns="http://www.w3.org/2000/svg" class="lg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="lg-title lg-desc">
<title id="lg-title">Internal links</title>
<desc id="lg-desc">${xml(`${summary}. ${about}`)}</desc>
<style>${STYLE}</style>
<rect class="lg-bg" width="${width}" height="${height}"/>
${linkPaths(picture)}
<g>
${picture.nodes.map((node) => circle(node)).join('\n')}
</g>
<text class="lg-h" x="16" y="26">Internal links</text>
<text class="lg-s" x="16" y="44">${xml(summary)}</text>
<g class="lg-l">
${placeLabels(picture.nodes, box).map(({ text, x, y, anchor }) => `<text x="${short(x)}" y="${short(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${xml(text)}</text>`).join('\n')}
</g>
${withLegend ? legend(graph, picture, width - LEGEND.width + 4, height) : ''}
</svg>
`;
}

function sideOf(value: number, otherwise: number): number {
  return Number.isFinite(value) ? Math.round(Math.max(SIDE.least, Math.min(SIDE.most, value))) : otherwise;
}

/** Seven colours filled, the same seven as rings, grey for all further clusters. */
function colorOf(cluster: number): string {
  if (cluster < 1 || cluster > COLORS.length * 2) return 'lg-0';
  return cluster <= COLORS.length ? `lg-${cluster}` : `lg-r${cluster - COLORS.length}`;
}

function circle({ x, y, radius, cluster, tip, orphan, hub }: DrawnNode): string {
  const kind = orphan ? `lg-o${radius < TINY ? '' : ' lg-d'}` : `${colorOf(cluster)}${hub ? ' lg-p' : radius < TINY ? ' lg-t' : ''}`;
  return `<circle class="${kind}" cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"><title>${xml(tip)}</title></circle>`;
}

/** All links of one colour and width as one path, and their heads as another: thousands of elements would make a browser slow. */
function linkPaths({ links, overview }: Picture): string {
  const most = links.reduce((largest, link) => Math.max(largest, link.count), 1);
  const widthOf = (link: DrawnLink): number => (overview ? 1 + Math.round((4 * link.count) / most) : 1);
  const opacity = Math.max(0.16, Math.min(0.6, 14 / Math.sqrt(links.length + 1)));
  const head = overview ? 7 : links.length > 3000 ? 3 : links.length > 600 ? 4.5 : 6;
  const groups = Map.groupBy(links, (link) => `${link.from.cluster === link.to.cluster ? colorOf(link.from.cluster) : 'lg-0'} ${widthOf(link)}`);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => {
    const [color = '', width = ''] = key.split(' ');
    const arrows = list.map((link) => arrow(link, head + Number(width) - 1)).filter((one) => one !== undefined);
    if (arrows.length === 0) return '';
    return `<path class="lg-e ${color}" stroke-width="${width}" stroke-opacity="${short2(opacity)}" d="${arrows.map((one) => one.line).join('')}"/><path class="lg-a ${color}" fill-opacity="${short2(Math.min(0.9, opacity * 1.8))}" d="${arrows.map((one) => one.head).join('')}"/>`;
  }).filter((path) => path !== '').join('\n');
}

/** A line from rim to rim and a triangle at its end; undefined where the circles touch. */
function arrow({ from, to }: DrawnLink, head: number): { line: string; head: string } | undefined {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < from.radius + to.radius + 2) return undefined;
  const [unitX, unitY] = [dx / length, dy / length];
  const size = Math.min(head, (length - from.radius - to.radius) * 0.8);
  const [tipX, tipY] = [to.x - unitX * (to.radius + 0.5), to.y - unitY * (to.radius + 0.5)];
  const [baseX, baseY] = [tipX - unitX * size, tipY - unitY * size];
  const [sideX, sideY] = [-unitY * size * 0.42, unitX * size * 0.42];
  return {
    line: `M${short(from.x + unitX * from.radius)} ${short(from.y + unitY * from.radius)}L${short(baseX)} ${short(baseY)}`,
    head: `M${short(tipX)} ${short(tipY)}L${short(baseX + sideX)} ${short(baseY + sideY)}L${short(baseX - sideX)} ${short(baseY - sideY)}Z`,
  };
}

function legend(graph: LinkGraph, { overview, hidden }: Picture, left: number, height: number): string {
  const room = Math.max(0, Math.floor((height - HEAD - 40) / LEGEND.row) - 3);
  const shown = graph.clusters.slice(0, Math.min(LEGEND.clusters, room));
  const rows = shown.map(({ number, title, size }) => ({ circle: `class="${colorOf(number)}" r="6"`, text: shortened(`${size} · ${printable(title)}`, LEGEND.width - 40, LABEL_SIZE) }));
  const rest = graph.clusters.length - shown.length;
  if (rest > 0) rows.push({ circle: 'class="lg-0" r="6"', text: `${counted(rest, 'more cluster')}${hidden > 0 ? `, ${hidden} not drawn` : ''}` });
  if (!overview && graph.orphans.length > 0) rows.push({ circle: 'class="lg-o lg-d" r="6"', text: `${counted(graph.orphans.length, 'orphan')}: nothing links there` });
  if (!overview && graph.articles.some((node) => node.hub && !node.draft)) rows.push({ circle: 'class="lg-0 lg-p" r="6"', text: 'thick rim: pillar page' });
  const lines = rows.map((row, index) => {
    const y = HEAD + 24 + index * LEGEND.row;
    return `<circle ${row.circle} cx="${left + 8}" cy="${y - 4}"/><text x="${left + 22}" y="${y}">${xml(row.text)}</text>`;
  });
  return `<g><text class="lg-s" x="${left}" y="${HEAD}">Clusters and their top articles</text>\n${lines.join('\n')}</g>`;
}

/** Text of an element: no markup, no control characters, nothing that XML 1.0 forbids. */
function xml(text: string): string {
  return printable(text).toWellFormed().replace(/[\uFFFE\uFFFF]/g, '\uFFFD').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** One decimal, as short as it can be. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function short2(value: number): string {
  return String(Math.round(value * 100) / 100);
}
