import { createLanguages } from '../languages.ts';
import { openLinkSite, type LinkSite } from '../link-site.ts';
import { codeKey } from '../look.ts';
import { formatProblem, problemsOf, SluglineError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import { loadProject } from '../project.ts';
import { locales } from '../registry.ts';
import { slugOfFile } from '../articles.ts';
import { pictureOf, type DrawnNode, type Picture } from '../text/graph-picture.ts';
import { joinPath } from '../text/paths.ts';
import type { Desk } from './desk.ts';
import { withoutDir } from './reading.ts';
import type { LinksAnswer, SiteAnswer } from './shapes.ts';

/** The site as a whole: its graph, what competes, findings by rule; and the links of one article with their reasons. Worked out when asked for, kept until files change. */

const WIDTH = 1400;
const HEIGHT = 900;
/** Articles named under a rule. */
const NAMED = 200;

/** The links of all articles; the same until files change. @throws SluglineError */
async function siteOf(desk: Desk): Promise<LinkSite> {
  const { remembered, world, dir } = desk;
  if (remembered.site?.version === desk.version()) return remembered.site.site;
  const version = desk.version();
  const site = (async () => {
    const store = await world.openLinkStore?.(joinPath(dir, '.slugline/links.db'));
    try {
      return await openLinkSite({
        files: world.files, project: loadProject(world, dir), languages: createLanguages(locales), today: world.now().toISOString().slice(0, 10),
        store: store === undefined ? undefined : { store, code: codeKey(world.files), now: world.now().getTime() },
      });
    } finally {
      store?.close();
    }
  })();
  remembered.site = { version, site };
  return site;
}

export async function siteAnswer(desk: Desk): Promise<SiteAnswer> {
  const problems: string[] = [];
  const told = (error: unknown): void => {
    if (!(error instanceof SluglineError)) throw error;
    if (error.problems.some(({ code }) => code !== 'NOTHING_TO_DO')) problems.push(...problemsOf(error).map((problem) => withoutDir(formatProblem(problem), desk.dir)));
  };
  let site: LinkSite | undefined;
  try {
    site = await siteOf(desk);
  } catch (error) {
    told(error);
  }
  let findings: readonly Finding[] = [];
  try {
    findings = await findingsOf(desk);
  } catch (error) {
    told(error);
  }
  const graph = site?.plan.graph();
  return {
    graph: graph === undefined ? null : drawn(pictureOf(graph, [0, 0, WIDTH, HEIGHT])),
    totals: graph === undefined ? null : { articles: graph.totals.articles + graph.totals.drafts, links: graph.totals.links, clusters: graph.totals.clusters, orphans: graph.orphans.length, unreachable: graph.unreachable.length, broken: graph.brokenTargets.length + graph.brokenAnchors.length },
    rules: byRule(findings),
    competing: findings.filter(({ rule }) => rule === 'corpus/cannibalization').map(({ file, message }) => ({ slug: slugOfFile(file), title: desk.shelf.row(slugOfFile(file))?.title ?? '', message })),
    problems,
  };
}

/** All findings, and those that only all articles together show noted for the articles' own views. */
async function findingsOf(desk: Desk): Promise<readonly Finding[]> {
  const { remembered } = desk;
  if (remembered.check?.version !== desk.version()) remembered.check = { version: desk.version(), result: desk.checkAll() };
  const { findings } = await remembered.check.result;
  desk.known.findings = Map.groupBy(findings.filter(({ rule }) => desk.siteRules.has(rule)), ({ file }) => slugOfFile(file));
  return findings;
}

function byRule(findings: readonly Finding[]): SiteAnswer['rules'] {
  const rules = [...Map.groupBy(findings, ({ rule, severity }) => `${rule} ${severity}`).values()].map((list) => ({
    rule: list[0]?.rule ?? '', severity: list[0]?.severity ?? 'info' as const, count: list.length, articles: [...new Set(list.map(({ file }) => slugOfFile(file)))].slice(0, NAMED),
  }));
  return rules.sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function drawn({ nodes, links, overview }: Picture): SiteAnswer['graph'] {
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const numberOf = (node: DrawnNode): number => numbers.get(node) ?? 0;
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return {
    // The tip begins with title and slug: "Title (slug): …".
    nodes: nodes.map((node) => ({ x: tenth(node.x), y: tenth(node.y), r: tenth(node.radius), c: node.cluster, slug: overview ? '' : (/\(([a-z0-9-]+)\): \d/.exec(node.tip)?.[1] ?? ''), label: node.label, tip: node.tip, orphan: node.orphan, key: node.key })),
    links: links.map(({ from, to }) => [numberOf(from), numberOf(to)]), width: WIDTH, height: HEIGHT, overview,
  };
}

/** Why an article links where it does, and who links to it. */
export async function linksAnswer(desk: Desk, slug: string): Promise<LinksAnswer> {
  const site = await siteOf(desk);
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
