import { readFileSync } from 'node:fs';
import { LISTED, rankings } from './quality-rankings.ts';
import { HALVES, loadSite, type Half, type Labels, type LabelledSite } from './quality-set.ts';
import { HARD_TRAPS, judgedLinks, readAnchors, type JudgedLink } from './quality-verdicts.ts';

/** Runs all methods over both blogs, and counts; compares with what was measured last. */

export type Part = Half | 'together';
export const PARTS: readonly Part[] = [...HALVES, 'together'];
export const SLUGLINE = 'Slugline';
const COSINE = 'TF-IDF cosine, brute force';
/** The same figures without an index: the difference is what shortcuts cost. */
const SAME = 'the measure of Slugline, brute force';

/** Related lists of one method. Shares, 0 to 1. */
export interface ListScore {
  /** Of three places, those with a relevant article; over articles with three or more relevant ones. */
  precision: number;
  /** Normalized discounted cumulative gain of three places, gain 2^grade - 1 (Järvelin and Kekäläinen 2002; gain as in Burges 2005); over articles with any relevant one. */
  ndcg: number;
  /** Articles with no relevant one for which something is listed all the same. */
  lone: number;
}

export interface Measured {
  lists: Record<string, Record<Part, ListScore>>;
  links: Record<Part, JudgedLink[]>;
  /** Numbers of articles: all, with three or more relevant ones, with any, with none. */
  articles: Record<Part, { all: number; three: number; any: number; lone: number }>;
  /** Pairs of articles with a labelled place, and those of them between which a link is made, wherever it stands. */
  linkedPairs: Record<Part, { labelled: number; linked: number }>;
  sites: readonly LabelledSite[];
}

export interface LinkScore {
  links: number;
  good: number;
  acceptable: number;
  unjudged: number;
  traps: number;
  hardTraps: number;
  unread: number;
  /** Shares of all links; `readsWell` of those that were read. */
  goodShare: number;
  fairShare: number;
  readsWell: number;
}

/** What must not become worse. */
export type Floor = Record<Part, { precision: number; ndcg: number; lone: number; goodShare: number; fairShare: number; traps: number; readsWell: number }>;

export const FLOOR = new URL('./quality-floor.json', import.meta.url);
/** Slugline takes shortcuts that brute force does not; more than this they must not cost. */
const SHORTCUTS = 0.02;
/** Links whose words nobody has read (anchors.yaml), as a share of all. */
const UNREAD = 0.1;

/** Per article: the mean over its draws, or undefined where the measure does not apply. */
interface ArticleScore {
  precision: number | undefined;
  ndcg: number | undefined;
  lone: number | undefined;
}

export function measure(): Measured {
  const sites = HALVES.map(loadSite);
  const anchors = readAnchors();
  const lists: Record<string, Record<Part, ListScore>> = {};
  const scores = sites.map((site) => new Map(Object.entries(rankings(site)).map(([name, ranking]) => [name, Object.keys(site.labels.relevant).map((slug) => articleScore(ranking(slug), site.labels, slug))])));
  for (const name of scores[0]?.keys() ?? []) {
    const [ru, en] = scores.map((one) => one.get(name) ?? []) as [ArticleScore[], ArticleScore[]];
    lists[name] = { ru: mean(ru), en: mean(en), together: mean([...ru, ...en]) };
  }
  const [ru, en] = sites.map((site) => judgedLinks(site, anchors)) as [JudgedLink[], JudgedLink[]];
  const links = { ru, en, together: [...ru, ...en] };
  return {
    lists, sites, links, linkedPairs: Object.fromEntries(PARTS.map((part) => [part, pairsOf(sites, links[part], part)])) as Measured['linkedPairs'],
    articles: { ru: countsOf(sites, 'ru'), en: countsOf(sites, 'en'), together: countsOf(sites) },
  };
}

/** @param lists one, or one a draw */
function articleScore(lists: readonly (readonly string[])[], { relevant }: Labels, slug: string): ArticleScore {
  const grades = relevant[slug] ?? {};
  const wanted = Object.values(grades);
  const gain = (list: readonly (number | undefined)[]): number => list.slice(0, LISTED).reduce<number>((sum, grade, place) => sum + (2 ** (grade ?? 0) - 1) / Math.log2(place + 2), 0);
  const best = gain(wanted.toSorted((a, b) => b - a));
  const over = (value: (list: readonly string[]) => number): number => lists.reduce((sum, list) => sum + value(list), 0) / lists.length;
  return {
    precision: wanted.length < LISTED ? undefined : over((list) => list.slice(0, LISTED).filter((other) => (grades[other] ?? 0) > 0).length / LISTED),
    ndcg: wanted.length === 0 ? undefined : over((list) => gain(list.map((other) => grades[other])) / best),
    lone: wanted.length > 0 ? undefined : over((list) => (list.length > 0 ? 1 : 0)),
  };
}

function mean(scores: readonly ArticleScore[]): ListScore {
  const of = (measureOf: (score: ArticleScore) => number | undefined): number => {
    const values = scores.flatMap((score) => measureOf(score) ?? []);
    return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  };
  return { precision: of(({ precision }) => precision), ndcg: of(({ ndcg }) => ndcg), lone: of(({ lone }) => lone) };
}

function pairsOf(sites: readonly LabelledSite[], links: readonly JudgedLink[], part: Part): Measured['linkedPairs'][Part] {
  const labelled = new Set(sites.filter(({ half }) => part === 'together' || part === half).flatMap(({ labels }) => labels.mentions.map(({ from, to }) => `${from} ${to}`)));
  return { labelled: labelled.size, linked: links.filter(({ from, to }) => labelled.has(`${from} ${to}`)).length };
}

function countsOf(sites: readonly LabelledSite[], half?: Half): Measured['articles'][Part] {
  const sizes = sites.filter((site) => half === undefined || site.half === half).flatMap(({ labels }) => Object.values(labels.relevant).map((grades) => Object.keys(grades).length));
  return { all: sizes.length, three: sizes.filter((size) => size >= LISTED).length, any: sizes.filter((size) => size > 0).length, lone: sizes.filter((size) => size === 0).length };
}

export function linkScore(links: readonly JudgedLink[]): LinkScore {
  const count = (fits: (link: JudgedLink) => boolean): number => links.filter(fits).length;
  const [good, acceptable, unread] = [count(({ verdict }) => verdict === 'good'), count(({ verdict }) => verdict === 'acceptable'), count(({ reads }) => reads === undefined)];
  const share = (part: number, of = links.length): number => (of === 0 ? 1 : part / of);
  return {
    links: links.length, good, acceptable, unread, unjudged: count(({ verdict }) => verdict === 'unjudged'), traps: count(({ verdict }) => verdict === 'trap'), hardTraps: count(({ trap }) => trap !== undefined && HARD_TRAPS.includes(trap.why)),
    goodShare: share(good), fairShare: share(good + acceptable), readsWell: share(count(({ reads }) => reads === 'well'), links.length - unread),
  };
}

export function floorOf({ lists, links }: Measured): Floor {
  return Object.fromEntries(PARTS.map((part) => {
    const { precision, ndcg, lone } = (lists[SLUGLINE] as Record<Part, ListScore>)[part];
    const { goodShare, fairShare, traps, readsWell } = linkScore(links[part]);
    return [part, { precision: rounded(precision), ndcg: rounded(ndcg), lone: rounded(lone), goodShare: rounded(goodShare), fairShare: rounded(fairShare), traps, readsWell: rounded(readsWell) }];
  })) as Floor;
}

export function recordedFloor(): Floor {
  return JSON.parse(readFileSync(FLOOR, 'utf8')) as Floor;
}

/** What is not as it has to be, one sentence each; empty when all is well. */
export function shortcomings(measured: Measured, floor: Floor | undefined): string[] {
  const now = floorOf(measured);
  return PARTS.flatMap((part) => {
    const here = now[part];
    const score = linkScore(measured.links[part]);
    const said: string[] = [];
    for (const name of ['precision', 'ndcg'] as const) {
      for (const [method, scores] of Object.entries(measured.lists)) {
        const theirs = rounded(scores[part][name]);
        if ((method === COSINE || method === SAME) && here[name] < theirs - SHORTCUTS) said.push(`${part}: ${name} ${here[name]}, more than ${SHORTCUTS} under ${method} (${theirs})`);
        else if (isBaseline(method) && method !== SAME && here[name] <= theirs) said.push(`${part}: ${name} ${here[name]}, not better than ${method} (${theirs})`);
      }
    }
    if (score.hardTraps > 0) said.push(`${part}: ${score.hardTraps} links in headings, FAQ, quotations or code`);
    if (score.unread > UNREAD * score.links) said.push(`${part}: nobody has read the words of ${score.unread} of ${score.links} links; see npm run quality:links -- --list, and say in test/links/anchors.yaml how they read`);
    for (const [name, value] of Object.entries(floor?.[part] ?? {}) as [keyof Floor[Part], number][]) {
      const isWorse = name === 'lone' || name === 'traps' ? here[name] > value : here[name] < value;
      if (isWorse) said.push(`${part}: ${name} ${here[name]}, recorded ${value}`);
    }
    return said;
  });
}

function isBaseline(method: string): boolean {
  return method !== SLUGLINE && method !== COSINE && method !== 'BM25, asked for the whole text';
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
