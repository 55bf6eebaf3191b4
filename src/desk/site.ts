import { createLanguages } from '../languages.ts';
import { openLinkSite, type LinkSite } from '../link-site.ts';
import { codeKey } from '../look.ts';
import { formatProblem, problemsOf, SluglineError } from '../model/errors.ts';
import type { CheckResult, Finding } from '../model/finding.ts';
import type { Files, World } from '../model/world.ts';
import type { Project } from '../project.ts';
import { locales, rules } from '../registry.ts';
import { slugOfFile } from '../articles.ts';
import { pictureOf, type DrawnNode, type Picture } from '../text/graph-picture.ts';
import { joinPath } from '../text/paths.ts';
import { withoutDir } from './reading.ts';
import type { LinksAnswer, SiteAnswer } from './shapes.ts';

/** The site as a whole: its graph, what competes, findings by rule; and the links of one article with their reasons. */

const WIDTH = 1400;
const HEIGHT = 900;
/** Rules that look at all articles together: what they find cannot be seen in one text. */
const TOGETHER: ReadonlySet<string> = new Set(rules.flatMap((rule) => (rule.needs === 'article' ? [] : [rule.id])));

/** The answer with what is to be shown in the articles' own views. */
export type SiteFound = SiteAnswer & { together: Finding[] };

/** Articles named under a rule. */
const NAMED = 200;

/** What looks at all articles together takes its time, so it runs beside the server. */
export interface SiteWork {
  files: Files;
  project(): Project;
  dir: string;
  /** ISO date. */
  today: string;
  /** Milliseconds since 1970, for what is kept between runs. */
  now: number;
  openLinkStore?: World['openLinkStore'];
  /** All findings of all articles. @throws SluglineError */
  checkAll(): Promise<CheckResult>;
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

/** @param open the links, made once for several questions */
export async function siteAnswer(work: SiteWork, open: () => Promise<LinkSite>): Promise<SiteFound> {
  const problems: string[] = [];
  const told = (error: unknown): void => {
    if (!(error instanceof SluglineError)) throw error;
    if (error.problems.some(({ code }) => code !== 'NOTHING_TO_DO')) problems.push(...problemsOf(error).map((problem) => withoutDir(formatProblem(problem), work.dir)));
  };
  let site: LinkSite | undefined;
  try {
    site = await open();
  } catch (error) {
    told(error);
  }
  let findings: readonly Finding[] = [];
  try {
    ({ findings } = await work.checkAll());
  } catch (error) {
    told(error);
  }
  const graph = site?.plan.graph();
  return {
    graph: graph === undefined ? null : drawn(pictureOf(graph, [0, 0, WIDTH, HEIGHT])),
    totals: graph === undefined ? null : { articles: graph.totals.articles + graph.totals.drafts, links: graph.totals.links, clusters: graph.totals.clusters, orphans: graph.orphans.length, unreachable: graph.unreachable.length, broken: graph.brokenTargets.length + graph.brokenAnchors.length },
    rules: byRule(findings),
    competing: findings.filter(({ rule }) => rule === 'corpus/cannibalization').map(({ file, message }) => ({ slug: slugOfFile(file), title: site?.plan.corpus.bySlug(slugOfFile(file))?.title ?? '', message })),
    problems,
    together: findings.filter(({ rule }) => TOGETHER.has(rule)),
  };
}

function byRule(findings: readonly Finding[]): SiteAnswer['rules'] {
  const told = [...Map.groupBy(findings, ({ rule, severity }) => `${rule} ${severity}`).values()].map((list) => ({
    rule: list[0]?.rule ?? '', severity: list[0]?.severity ?? 'info' as const, count: list.length, articles: [...new Set(list.map(({ file }) => slugOfFile(file)))].slice(0, NAMED),
  }));
  return told.sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count || (a.rule < b.rule ? -1 : 1));
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
