import { slugOfFile } from '../articles.ts';
import { createLanguages } from '../languages.ts';
import { openLinkSite, type LinkSite } from '../link-site.ts';
import { codeKey } from '../look.ts';
import { formatProblem, problemsOf, SluglineError } from '../model/errors.ts';
import type { Files, World } from '../model/world.ts';
import type { Project } from '../project.ts';
import { locales } from '../registry.ts';
import { pictureOf, type DrawnNode, type Picture } from '../text/graph-picture.ts';
import { joinPath } from '../text/paths.ts';
import { withoutDir } from './reading.ts';
import type { LinksAnswer, SiteAnswer } from './shapes.ts';

/** The links of the site: its graph, and the links of one article with their reasons. */

const WIDTH = 1400;
const HEIGHT = 900;
/** Broken links that are named. */
const BROKEN = 300;

/** A project as the answers about its site take it: plain functions from this to JSON, which the desk asks in a thread beside the server. */
export interface SiteWork {
  files: Files;
  project(): Project;
  dir: string;
  /** ISO date. */
  today: string;
  /** Milliseconds since 1970, for what is kept between runs. */
  now: number;
  openLinkStore?: World['openLinkStore'];
}

/** The links of all articles. @throws SluglineError */
export async function openSite({ files, project, dir, today, now, openLinkStore }: SiteWork): Promise<LinkSite> {
  const store = await openLinkStore?.(joinPath(dir, '.slugline/links.db'));
  try {
    return await openLinkSite({ files, project: project(), languages: createLanguages(locales), today, store: store === undefined ? undefined : { store, code: codeKey(files), now } });
  } finally {
    store?.close();
  }
}

/** What an answer says of a fault; a project without articles is none. @throws what is no SluglineError */
export function toldProblems(error: unknown, dir: string): string[] {
  if (!(error instanceof SluglineError)) throw error;
  return error.problems.some(({ code }) => code !== 'NOTHING_TO_DO') ? problemsOf(error).map((problem) => withoutDir(formatProblem(problem), dir)) : [];
}

/** The graph with its figures. @param open the links, made once for several questions */
export async function siteAnswer(work: SiteWork, open: () => Promise<LinkSite>): Promise<SiteAnswer> {
  let site: LinkSite;
  try {
    site = await open();
  } catch (error) {
    return { graph: null, totals: null, clusters: [], broken: [], problems: toldProblems(error, work.dir) };
  }
  const graph = site.plan.graph();
  const { totals, orphans, unreachable, hubs, brokenTargets, brokenAnchors } = graph;
  return {
    graph: drawn(pictureOf(graph, [0, 0, WIDTH, HEIGHT])),
    totals: { articles: totals.articles + totals.drafts, links: totals.links, clusters: totals.clusters, orphans: orphans.length, unreachable: unreachable.length, hubs: hubs.length, broken: brokenTargets.length + brokenAnchors.length },
    clusters: graph.clusters.map(({ number, title, name, size, inside, outside }) => ({ number, title, name, size, inside, outside })),
    broken: [...brokenTargets, ...brokenAnchors].slice(0, BROKEN).map(({ file, line, url, suggestion = '' }) => ({ slug: slugOfFile(file), line, url, suggestion })),
    problems: [],
  };
}

function drawn({ nodes, links, overview }: Picture): SiteAnswer['graph'] {
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const numberOf = (node: DrawnNode): number => numbers.get(node) ?? 0;
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return {
    nodes: nodes.map(({ x, y, radius, cluster, slug, label, inbound, outbound, depth, orphan, hub, key }) => ({ x: tenth(x), y: tenth(y), r: tenth(radius), c: cluster, slug, label, in: inbound, out: outbound, depth, orphan, hub, key })),
    links: links.flatMap(({ from, to }) => [numberOf(from), numberOf(to)]), width: WIDTH, height: HEIGHT, overview,
  };
}

/** Why an article links where it does, and who links to it. */
export function linksAnswer(site: LinkSite, slug: string): LinksAnswer {
  const graph = site.plan.graph();
  const titleOf = (other: string): string => site.plan.corpus.bySlug(other)?.title ?? other;
  const known = site.plan.corpus.bySlug(slug) !== undefined;
  const doc = known ? site.load(slug) : undefined;
  return {
    related: known ? site.plan.related(slug).map(({ slug: other, title, why, relevance }) => ({ slug: other, title, why, relevance })) : [],
    proposals: doc === undefined ? [] : site.plan.proposals(doc).map(({ slug: other, anchor, line, strength, nearness }) => ({ slug: other, title: titleOf(other), anchor, line, strength, nearness })),
    to: graph.links.filter(({ from }) => from === slug).map(({ to, where }) => ({ slug: to, title: titleOf(to), where })),
    from: graph.links.filter(({ to }) => to === slug).map(({ from, where }) => ({ slug: from, title: titleOf(from), where })),
    depth: graph.articles.find((one) => one.slug === slug)?.depth ?? null,
  };
}
